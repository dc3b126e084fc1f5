"""What stands beside a name and tells what it is: Furrow Direct, | an online market; operator | Caspline."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names.bodies import SMALL
from quotes.names.gazetteer import SELDOM, flags, is_borne, is_given
from quotes.names.homes import is_held
from quotes.names.honorifics import plain, titles
from quotes.names.recognition import Name, NameKind
from quotes.resources import lexicon
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import A_OR_THE
from quotes.words.speech import belongs
from quotes.words.tokens import POSSESSIVE_S

__all__ = [
    "CALLINGS",
    "PLANS",
    "apposed_noun",
    "is_addressed",
    "is_aged",
    "is_body",
    "is_somebody",
    "is_within",
    "told",
]

_ARTICLES = frozenset("a an the its their our".split())
_STOPS = frozenset(
    ', . ; : ( ) - – — " “ ” who which that whose where when while behind in of for at on from to with by as '
    "and since until before after because he she they without".split()
)
_APPOSITION = 7
"""Words of an apposition in which its head is looked for."""


PLANS = frozenset("expects has plans will would".split())
"""What a firm does that is "it" behind its name: Caspline said it | plans to grow."""

CALLINGS = frozenset(("carrier", "operator", "producer", "publisher", "supplier", "wholesaler"))
"""Nouns for firms that are also what people do: Holm, a letter | carrier."""


def told(words: Sequence[str], opens: Sequence[int], name: Name) -> NameKind | None:
    """The kind that the words around a person's or an organization's name tell, None for nothing."""
    if _is_in_post(words, name) or _is_of_outlet(words, name) or is_aged(words, name):
        return "person"
    if is_somebody(words, name) or _is_titled(words, name) or _leads(words, name):
        return "person"
    if name.kind == "other" and _is_called(words, name.first):
        return "person"
    if name.kind not in ("person", "organization"):
        return None
    nouns = lexicon("organizations")["nouns"]
    before = words[name.first - 1] if name.first and not opens[name.first] else ""
    if _is_firm(words, opens, name):
        return "organization"
    if before.endswith("-based") and name.last - name.first == 1 and not is_given(words[name.first]):
        return "organization"
    if (before in nouns and not (_is_calling(words, before, name) or is_within(words, name))) or (
        before in ("The", "the") and _is_acronym(words[name.first : name.last])
    ):
        return "organization"
    if _is_apposed(words, name) and words[name.first - 2] in nouns and not is_given(words[name.first]):
        return "organization"
    called, opened = _called(words, opens, name)
    if called in nouns and (opened or not is_given(words[name.first])):
        return "organization"
    held = is_held(words, name)
    if name.last + 1 >= len(words) or words[name.last] != ",":
        return "person" if name.last < len(words) and words[name.last] == "who" and not held else None
    if words[name.last + 1] in ("who", "which"):
        if words[name.last + 1] == "which":  # a request of Dr | Ana Roe |, which he rejected
            return None if is_addressed(words, name) else "organization"
        return None if held else "person"
    if _is_largest(words, name):
        return "organization"
    if words[name.last + 1] in _ARTICLES:
        head = apposed_noun(words, name.last + 2)
        if head in nouns and not (head in CALLINGS and is_given(words[name.first])):
            return "organization"
        alone = name.last - name.first == 1 and not is_borne(words[name.first])
        if alone and head in lexicon("organizations")["trades"]:
            return "organization"  # Caspline, the depot's operator
        if head in lexicon("roles")["roles"]:
            return "person"
    return None


def _leads(words: Sequence[str], name: Name) -> bool:
    """Whether a name stands right behind what its bearer leads: the leader of the council | Paul Firth |."""
    first = name.first
    if first < 4 or list(words[first - 3 : first - 1]) != ["of", "the"] or not is_given(words[first]):
        return False
    leads = words[first - 4].lower() in lexicon("roles")["roles"]
    return leads and words[first - 1] in _LED and name.last - first == 2


_LED = frozenset(
    "assembly association board charity club college commission committee council court department "
    "faculty federation government institute ministry museum opposition parish parliament party school "
    "senate society union university".split()
)
"""Bodies that are mostly led by whom the words behind name; a firm may be named there."""


def _is_calling(words: Sequence[str], before: str, name: Name) -> bool:
    """Whether a noun before a name is what somebody does: wholesaler | Jan Trueman; brewer Ana Roe, she."""
    human = before in CALLINGS or _goes_on(words[name.last : name.last + _REACH])[0]
    return human and is_given(words[name.first])


def is_within(words: Sequence[str], name: Name) -> bool:
    """Whether a name opens a clause about the noun before it: the firm | Roe | founded said."""
    verbs, behind = lexicon("verbs"), words[name.last : name.last + 2]
    if len(behind) < 2 or belongs(behind[0], "saying", "telling"):
        return False
    does = behind[0] in verbs["past"] or behind[0] in verbs["third person"]
    return does and (behind[1] in _MARKS or behind[1] == "," or belongs(behind[1], "saying", "telling"))


_LARGEST = frozenset(("biggest", "largest"))
_ARTICLES_OR_ONE = _ARTICLES | {"one"}
_OWNER = 4
"""Tokens between an article and a superlative: the | country's second | largest lender."""


def _is_largest(words: Sequence[str], name: Name) -> bool:
    """Whether what a name is called is said of no person: Corvane, the | largest | of the apps."""
    if words[name.last + 1] not in _ARTICLES_OR_ONE or is_given(words[name.first]):
        return False
    noun = apposed_noun(words, name.last + 2)
    if noun in lexicon("persons")["persons"] or noun.endswith("holder"):  # Roe, the largest shareholder
        return False
    return not _LARGEST.isdisjoint(words[name.last + 2 : name.last + 2 + _OWNER])


def _is_called(words: Sequence[str], first: int) -> bool:
    """Whether a name is how somebody is called: She | is called | Gul Ism, a man | who was named | Ibu."""
    if first < _CALLED:
        return False
    who, be, called = map(str.lower, words[first - _CALLED : first])
    return called in ("called", "named") and be in ("is", "was") and who in ("he", "she", "who")


_CALLED = 3
"""Words before a name that tell how somebody is called."""


def _is_firm(words: Sequence[str], opens: Sequence[int], name: Name) -> bool:
    """Whether a name that nobody bears stands behind what a firm is: operator | Caspline; a supplier, | Roe.

    A longer one may be a foreigner's, so that its own words or "it" behind it have to tell: said it had.
    """
    first, size = name.first, name.last - name.first
    trades = lexicon("organizations")["trades"]
    at = first - 1 - (first > 1 and words[first - 1] == ",")
    if at < 0 or _trade(words, opens, at) not in trades or is_given(words[first]) or opens[first]:
        return False
    human, does = _goes_on(words[name.last : name.last + _REACH])
    if does or (human and not is_held(words, name)):
        return does
    if size == 1:
        return not is_borne(words[first])
    own = map(flags, words[first : name.last])
    return any(one.case >= SELDOM and one.surname < _USUAL for one in own)


_REACH = 14
"""Words behind a name in which a pronoun goes back to it."""
_USUAL = 2
"""From where on a surname is a usual one."""
_HUMAN = frozenset("he she his her who".split())
_DOES = PLANS | {"had", "supports"}
_MARKS = frozenset(". ; \" “ ” ‘ ’ ''".split())


def _goes_on(behind: Sequence[str]) -> tuple[bool, bool]:
    """Whether the first pronoun behind a name is a person's, or a firm's: said | it had; not it is late."""
    for at, word in enumerate(map(str.lower, behind)):
        if word in _MARKS:
            break
        if word in _HUMAN or word in ("it", "its"):
            acts = behind[at + 1 : at + 2] and behind[at + 1] in _DOES and behind[at + 2 : at + 3] != ["be"]
            return word in _HUMAN, word == "its" or (word == "it" and bool(acts))
    return False, False


def _trade(words: Sequence[str], opens: Sequence[int], at: int) -> str:
    """A noun for what a firm is, without the capital from its sentence's start."""
    return words[at].lower() if opens[at] else words[at]


def is_aged(words: Sequence[str], name: Name) -> bool:
    """Whether an age stands behind a first name and a surname: Iris Bank, | 44."""
    if name.last - name.first != 2 or words[name.last : name.last + 1] != [","]:
        return False
    age = words[name.last + 1] if name.last + 1 < len(words) else ""
    return age.isdecimal() and len(age) == 2 and is_given(words[name.first])


_KIN = lexicon("roles")["kin"] - {"parent", "partner"}
"""Relatives, as firms have none."""
_OF_BOTH = CALLINGS | frozenset(
    (
        "creator favorite favourite host investor leader member owner parent partner pioneer player rival "
        "source sponsor star survivor victor winner"
    ).split()
)
"""What bodies are called, too."""
_GOVERNING = frozenset("at for from in near of outside to with".split())


def is_somebody(words: Sequence[str], name: Name) -> bool:
    """Whether what stands in apposition to words by which people are called is said of people alone.

    Dell Ward, | 34 |; River Stone, | a mother of two |; Bo Lund, | mayor of Ostby |; Una Ray, | whose son |.
    """
    last, several = name.last, name.last - name.first > 1
    if last + 2 >= len(words) or words[last] != "," or not all(map(is_borne, words[name.first : last])):
        return False
    behind, near = words[last + 1 : last + 3]
    if behind.isdecimal():
        return several and len(behind) == 2 and near in (",", ".")
    if behind == "who":
        return several and (name.first == 0 or words[name.first - 1] not in _GOVERNING)
    if behind == "whose":
        return near in _KIN
    article = behind in _ARTICLES
    head = apposed_noun(words, last + 1 + article)
    if not (article or several):
        return False
    if near.endswith("-year-old") and head in lexicon("persons")["persons"]:
        return True
    listed, roles = lexicon("organizations"), lexicon("roles")
    if head in listed["nouns"] or head in listed["trades"] or head in _OF_BOTH:
        return False
    return head in roles["roles"] or plain(head) in roles["titles"] or head in _KIN


def _is_titled(words: Sequence[str], name: Name) -> bool:
    """Whether a title stands before a surname that is a town's name, too: Rear Admiral | Lund."""
    if name.kind != "place" or name.last - name.first > 1 or flags(words[name.first]).surname < _USUAL:
        return False
    return is_addressed(words, name) and words[name.first - 1][:1].isupper()


def _is_in_post(words: Sequence[str], name: Name) -> bool:
    """Whether a name stands behind whose director somebody is: the office's director, | Consuelo Park |,."""
    first, last = name.first, name.last
    if last - first < 2 or first < 4 or last >= len(words) or not words[first - 1] == words[last] == ",":
        return False
    post = words[first - 2]
    if post not in lexicon("roles")["roles"] or post in lexicon("organizations")["nouns"] | CALLINGS:
        return False
    owned = not POSSESSIVE_S.isdisjoint(words[max(first - _APPOSITION, 0) : first - 2])
    return owned and is_given(words[first])


def _is_of_outlet(words: Sequence[str], name: Name) -> bool:
    """Whether a first name and a surname stand behind a reporter's outlet: The Post's | Ed Roe."""
    first = name.first - 2
    if first < 0 or words[first + 1] not in POSSESSIVE_S or name.last - name.first != 2:
        return False
    listed = lexicon("organizations")
    outlet = words[first] in listed["outlet words"] or words[first] in listed["outlets"]
    given, last = words[name.first], words[name.last - 1]
    return outlet and is_given(given) and last not in listed["ending"] and last not in listed["outlet words"]


def _is_apposed(words: Sequence[str], name: Name) -> bool:
    """Whether a name stands between commas behind "the" and a noun: the tax charity, | Prologis West |,.

    The head of the charity, Ana Roe, is no charity.
    """
    first, last = name.first, name.last
    if first < 3 or last >= len(words) or not words[first - 1] == words[last] == ",":
        return False
    for at in range(first - 3, max(-1, first - _APPOSITION), -1):
        if words[at].lower() == "the":
            return at == 0 or words[at - 1] not in ("of", "for", "at")
        if words[at] in _STOPS:
            break
    return False


_RELATIVE = frozenset("behind that which whose".split())
_CLAUSE = 12
"""Words of a clause between what a name is called and the comma before it."""


def _called(words: Sequence[str], opens: Sequence[int], name: Name) -> tuple[str, bool]:
    """What is called so between commas, and whether it opens its sentence: The | firm |, Silver Heron,.

    A clause may stand between: the | firm | whose ship it is, Silver Heron,.
    """
    first = name.first
    if first < _CALLED or name.last >= len(words) or not words[first - 1] == words[name.last] == ",":
        return "", False
    if words[first - 3].lower() == "the" and opens[first - 3]:
        return words[first - 2], True
    for at in range(first - 2, max(1, first - _CLAUSE), -1):
        if words[at] in _MARKS or words[at] == ",":
            break
        if words[at] in _RELATIVE:
            article = next((one for one in (at - 2, at - 3) if one >= 0 and words[one].lower() == "the"), -1)
            whose = article > 0 and words[article - 1] in ("of", "for", "at")
            return ("", False) if article < 0 or whose else (words[at - 1], bool(opens[article]))
    return "", False


def _is_acronym(name: Sequence[str]) -> bool:
    """Whether a name is letters only: the B.I.C."""
    letters = name[0].replace(".", "")
    return len(name) == 1 and len(letters) > 1 and letters.isupper()


def apposed_noun(words: Sequence[str], first: int) -> str:
    """The head noun of an apposition: an online | market; think-tank for a think tank."""
    head = before = ""
    for word in words[first : first + _APPOSITION]:
        if word in _STOPS:
            break
        before, head = head, word
    return "think-tank" if (before, head) == ("think", "tank") else head


_PEERS = frozenset("competitor insurer lender operator parent rival supplier".split())
"""Nouns for bodies that stand in a relation to another."""

_OPENING = SMALL | frozenset("after and as before but by from since under when while with last next".split())
_CALENDAR = CALENDAR | {"today", "week", "year"}


def is_body(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the apposition behind some words says that they name a body.

    Bread and Salt, a charity; Families First, the group behind the ballot; Harvest, its older rival.
    """
    if last + 1 >= len(words) or words[last] != "," or last == first:
        return False
    article, head = words[last + 1], apposed_noun(words, last + 2)
    if article == "its":
        return head in _PEERS
    if article == "the" and (words[first].lower() in _OPENING or plain(words[last - 1]) in _CALENDAR):
        return False
    return article in A_OR_THE and head in lexicon("organizations")["nouns"]


def is_addressed(words: Sequence[str], name: Name) -> bool:
    """Whether a title stands before a name, as before nobody but persons: Mr. | Halvorsen."""
    return name.first > 0 and plain(words[name.first - 1]) in titles()
