"""List forms of verbs that are no nouns: ``python -m training.verbs``.

From WordNet 3.0 (Debian's wordnet-base) and the lexicon of speech: insists, reckons, swore, but not claims.
"""

from __future__ import annotations

from quotes.resources import lexicon, path
from quotes.words.speech import third_person
from training.wordnet import lines

__all__ = ["main", "verbs"]

_FILE = "lexicons/verbs.txt"
_GROUPS = ("saying", "holding", "showing", "telling", "asking", "manner", "judging", "calling")
_LEAST = 4
"""Letters of a form: shorter ones are other words too."""

_HEADER = """\
# Third persons and irregular pasts of verbs that are no nouns, nor plurals of nouns: insists, not claims.
# Made by `python -m training.verbs`. WordNet 3.0 Copyright 2006 by Princeton University. All rights
# reserved; used by its licence: wordnet.princeton.edu/license-and-commercial-use
[third person]
"""


def verbs(nouns: frozenset[str], listed: frozenset[str]) -> list[str]:
    """The third persons of ``listed`` verbs that can be no nouns."""
    forms = {form for form in map(third_person, listed) if len(form) >= _LEAST}
    return sorted(form for form in forms if nouns.isdisjoint(_singulars(form)))


def _singulars(form: str) -> set[str]:
    """What a word is, and may be the plural of."""
    found = {form, form[:-1]}
    if form.endswith("es"):
        found.add(form[:-2])
    if form.endswith("ies"):
        found.add(f"{form[:-3]}y")
    return found


def _words(part: str) -> frozenset[str]:
    words = (line.partition(" ")[0] for line in lines(f"index.{part}"))
    return frozenset(word for word in words if word.isalpha())


def _past(others: frozenset[str]) -> list[str]:
    """The irregular pasts of verbs that are no other words."""
    forms = {line.partition(" ")[0] for line in lines("verb.exc")}
    return sorted(form for form in forms - others if len(form) >= _LEAST and _is_past(form))


def _is_past(form: str) -> bool:
    """Whether an irregular form is a past, not a participle in "n", nor another."""
    return form.isalpha() and not form.endswith(("ing", "s", "ed", "n"))


def main() -> None:
    """Learn and save."""
    speech = frozenset().union(*(lexicon("speech")[group] for group in _GROUPS))
    nouns = _words("noun") | lexicon("speech")["nouns"]
    found = verbs(nouns, _words("verb") | speech)
    past = _past(nouns | _words("adj") | _words("adv"))
    lines = [*found, "[past]", *past]
    path(_FILE).write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(found)} third persons, {len(past)} pasts")


if __name__ == "__main__":
    main()
