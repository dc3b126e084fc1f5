"""Firms that are named by surnames or by two nouns: Roe, Poe & Co; Roe and Poe, a firm; Bread and Salt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from quotes.names.bodies import LEGAL
from quotes.names.brands import goes_back, next_sentence
from quotes.names.firm_signs import OF_FIRMS
from quotes.names.gazetteer import SELDOM, flags
from quotes.names.honorifics import plain, titles
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import NAMES
from quotes.words.calendar import CALENDAR
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["divisions", "firms"]

_ENDS = LEGAL | frozenset("Associates Bros Brothers Co Co. Company Daughters Partners Son Sons".split())
"""What ends the name of a firm behind the surnames of its owners."""

_AND = ("&", "and")
_BESIDE = frozenset((*map(str.lower, _ENDS), *_AND))
_NOUNS = frozenset(
    (
        "agency brewery broker brokerage business chain company consultancy developer firm insurer maker "
        "manufacturer merchant merchants partnership practice publisher retailer store supplier"
    ).split()
)
"""Nouns that say that two surnames are a firm's."""

_SINGULAR = frozenset("does has is plans says was".split())
"""Verbs of one: Roe and Poe | is | to close."""

_KEEPS = _SINGULAR | frozenset("makes operates owns runs sells".split())
"""What firms do, or are, that are told of behind "which"."""

_SAYING = frozenset("announced confirmed denied said says told warned".split())
_CHIEF = ["chief", "executive"]
_SEVERAL = frozenset("both they them their we".split())

_NEAR = 7
"""Tokens behind two surnames in which such a noun stands."""

_MOST = 4
"""Surnames of a firm."""


def firms(reading: Reading) -> Iterator[Name]:
    """The names of firms in a text, wherever they stand once a noun has told what they are."""
    words, opens = reading.words, reading.opens.tolist()
    told: set[tuple[str, str]] = set()
    pairs: list[int] = []
    as_one: list[int] = []
    for at in reading.places("firms", _BESIDE.__contains__):
        word = words[at]
        if word in _ENDS and at > 1:
            first = _first(words, at)
            if first is not None:
                yield Name(first, at + 1, "organization")
        elif word in _AND and 0 < at < len(words) - 1 and _is_pair(words, at):
            pairs.append(at)
            if _is_told(words, at):
                told.add((words[at - 1], words[at + 1]))
            elif words[at + 2 : at + 3] and (words[at + 2] in _SINGULAR or _is_firm(words, opens, at)):
                as_one.append(at)
    told.update(_as_one(words, as_one, pairs))
    for at in pairs:
        if (words[at - 1], words[at + 1]) in told:
            yield Name(at - 1, at + 2, "organization")


def _first(words: Sequence[str], end: int) -> int | None:
    """Where the surnames before the last word of a firm begin."""
    at = end - 1
    if words[at] in _AND:
        at -= 1 + (words[at - 1] == ",")
    elif words[end] not in LEGAL:
        return None
    if not _is_surname(words, at):
        return None
    for _ in range(_MOST):
        if at > 1 and words[at - 1] in (",", "&") and _is_surname(words, at - 2):
            at -= 2
        else:
            break
    return at


def _is_surname(words: Sequence[str], at: int) -> bool:
    """Whether a word may be a surname; no day before a comma: on | Monday |, Brask Ltd said."""
    return at >= 0 and words[at][:1].isupper() and words[at].isalpha() and words[at].lower() not in CALENDAR


def _is_pair(words: Sequence[str], at: int) -> bool:
    """Whether an "and" stands between two words with capitals that have no others beside them."""
    if not (_is_surname(words, at - 1) and _is_surname(words, at + 1)):
        return False
    before = at > 1 and words[at - 2][:1].isupper() and words[at - 2].isalpha()
    return not before and not _is_surname(words, min(at + 2, len(words) - 1))


def _as_one(words: Sequence[str], found: Sequence[int], pairs: Sequence[int]) -> Iterator[tuple[str, str]]:
    """The pairs before a verb of one that are no country's name, neither of which stands alone anywhere."""
    if not found:
        return
    places = lexicon("places")["countries"]
    paired = Counter(words[at] for pair in pairs for at in (pair - 1, pair + 1))
    every = Counter(word for word in words if word in paired)
    for at in found:
        one, other = words[at - 1], words[at + 1]
        together = every[one] == paired[one] and every[other] == paired[other]
        if together and f"{one} and {other}" not in places:
            yield one, other


def _is_firm(words: Sequence[str], opens: Sequence[int], at: int) -> bool:
    """Whether two are no two people: the firm is told of next, has what firms have, or usual nouns name them.

    Roe and Poe said it was late. The firm | has; Roe and Poe's | shares; Land and Sea said.
    """
    behind = words[at + 2 : at + 6]
    if len(behind) > 2 and behind[0] in POSSESSIVE_S and (behind[1] in OF_FIRMS or behind[1:3] == _CHIEF):
        return True
    if words[at + 2] not in _SAYING:
        return False
    if behind[1:2] == ["its"]:  # Roe and Poe said | its | profits fell
        return True
    follows = next_sentence(opens, at + 2)
    if not _SEVERAL.isdisjoint(words[at + 3 : follows or at + 3 + _NEAR]):
        return False
    usual = min(flags(words[at - 1]).case, flags(words[at + 1]).case) >= SELDOM
    return usual or (follows > 0 and goes_back(words, follows))


def _is_told(words: Sequence[str], at: int) -> bool:
    """Whether it is told what they are: Roe and Poe |, a Dublin law firm; the insurer | Roe and Poe."""
    if at > 2 and words[at - 2] in _NOUNS:
        return True
    if at + 3 >= len(words) or words[at + 2] != ",":
        return False
    if words[at + 3] == "which":  # not: which | are
        return not _KEEPS.isdisjoint(words[at + 4 : at + 5])
    if words[at + 3] not in ("a", "an", "the", "his", "her"):
        return False
    for word in words[at + 3 : at + 3 + _NEAR]:
        if word in _NOUNS:
            return True
        if word in (",", ".", "who", "and"):
            return False
    return False


def divisions(
    words: Sequence[str], pos: Sequence[int], found: Sequence[Name], sources: Iterable[tuple[int, int]]
) -> Iterator[Name]:
    """The names of sources that begin with a body's and go on: Uber | Freight; no office: FTC | Chair."""
    begun = {name.first: name for name in found if name.kind == "organization"}
    taken = {name.first for name in found}
    for first, last in sources:
        name = begun.get(first)
        if name is None or not name.last < last <= name.last + _DIVISION:
            continue
        if last < len(words) and words[last][:1].isupper():
            continue  # a headline
        more = range(name.last, last)
        if all(pos[at] in NAMES and at not in taken and not _is_somebody(words[at]) for at in more):
            yield Name(first, last, "organization")


def _is_somebody(word: str) -> bool:
    """Whether a word is for people or a document of a body's: FTC | Chair, Uber | Drivers, CNN | Poll."""
    word, sources = plain(word), lexicon("sources")
    if word in titles() or word in sources["groups"] or word in sources["documents"]:
        return True
    one = word.removesuffix("s")
    return one in lexicon("roles")["roles"] or one in lexicon("persons")["persons"]


_DIVISION = 2
"""Words that a body's name has behind another's."""
