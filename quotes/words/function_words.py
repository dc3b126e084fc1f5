"""Function words: the small closed classes of English words that rules ask for, in lower case."""

from __future__ import annotations

__all__ = [
    "APPOSING", "ARE", "ASKING", "A_OR_AN", "A_OR_ANOTHER", "A_OR_THE", "FEMALE", "HE_OR_SHE",
    "HIS_OR_HER", "IN_ROWS", "IS_OR_WAS", "I_OR_WE", "MALE", "MY_OR_OUR", "OWNERS", "PERSONAL",
    "RELATIVES", "SELF", "SUBJECTS",
]  # fmt: skip

A_OR_THE = frozenset(("a", "an", "the"))
"""The articles."""

APPOSING = A_OR_THE | {"its"}
"""What opens an apposition to a body: Acme, | its | parent."""

A_OR_AN = frozenset(("a", "an"))
A_OR_ANOTHER = frozenset(("a", "an", "another", "one"))
"""Determiners of one who is not known: a neighbour, another witness, one fan."""

HE_OR_SHE = frozenset(("he", "she"))
HIS_OR_HER = frozenset(("his", "her"))
SELF = frozenset(("himself", "herself"))
MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
PERSONAL = MALE | FEMALE
"""Pronouns for nobody but persons."""

I_OR_WE = frozenset(("i", "we"))
MY_OR_OUR = frozenset(("my", "our"))
OWNERS = frozenset("her his its my our their".split())
"""Pronouns of who owns what follows."""

SUBJECTS = frozenset("he i it she there they we".split())
"""Pronouns that open a clause."""

IN_ROWS = frozenset(("and", "&", ","))
"""What joins the members of a row."""

RELATIVES = frozenset("that which who whom whose".split())
"""Words that open a clause about the noun before them."""

ASKING = frozenset("how if what when where whether which who whom whose why".split())
"""Words that open a question, or a clause that reports one."""

IS_OR_WAS = frozenset(("is", "was"))
ARE = frozenset("are is was were".split())
"""The finite forms of "be" for others than I and you."""
