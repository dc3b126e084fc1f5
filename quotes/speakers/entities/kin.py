"""Kin: what the words beside names tell of relatives with one surname: Her daughter, Ana Roe; Tom Roe, 22."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.names.honorifics import is_title, plain
from quotes.names.kinds import is_family_first
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity, first_named
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["fitting", "is_of_kin", "of_two", "tells_age"]

_BESIDE = 4
"""Tokens beside a name in which it is told whose relative somebody is."""

_MOST = 8
"""Names of one person that are looked at."""

_WHOSE = frozenset(("her", "his", "their", *POSSESSIVE_S))
_AGES = {"younger": -1, "elder": 1, "older": 1}
_SUFFIXES = {"jnr": -1, "jr": -1, "snr": 1, "sr": 1}


def is_of_kin(words: Sequence[str], entity: Entity) -> bool:
    """Whether somebody is first named as another's relative: Her daughter, | Ana Roe."""
    return _is_kin_at(words, first_named(entity))


def _is_kin_at(words: Sequence[str], first: int) -> bool:
    return not lexicon("roles")["kin"].isdisjoint(_kin_before(words, first))


def of_two(words: Sequence[str], bearers: Sequence[Entity], name: Name) -> Entity | None:
    """Who of two with one surname "the elder | Roe" is: by their ages, by whose child or brother one is."""
    bearers = [one for one in bearers if first_named(one) < name.first]
    if len(bearers) != 2 or not tells_age(words, name):
        return None
    years = [next(_ages(words, one), None) for one in bearers]
    one, other = years if None not in years else [_generation(words, bearer) for bearer in bearers]
    if one is None or other is None or one == other:
        return None
    return bearers[(one > other) != (_AGES[_before(words, name)] > 0)]


def tells_age(words: Sequence[str], name: Name) -> bool:
    """Whether a name is told from another by who is older: the elder | Roe; the younger | Ms. Roe."""
    return _before(words, name) in _AGES


def _before(words: Sequence[str], name: Name) -> str:
    """The word before a name and its title."""
    at = name.first - 1
    at -= at > 0 and words[at].lower() not in _AGES and is_title(words[at])
    return words[at].lower() if at >= 0 else ""


def fitting(
    words: Sequence[str], bearers: Sequence[Entity], called: Sequence[str], title: str | None
) -> list[Entity]:
    """Those of several with one surname whom its suffix or title does not rule out.

    Roe Sr. is not Tom Roe Jr.; Mr. Roe is not who was named as "his wife, Ana Roe", nor is Roe, who is
    called by the surname before: relatives go by their first names.
    """
    fit = [*bearers]
    if len(called) > 1 and plain(called[-1]) in _SUFFIXES:
        fit = [one for one in bearers if plain(one.words[-1]) == plain(called[-1])]
    roles = lexicon("roles")
    if title and (title in roles["male"]) != (title in roles["female"]):
        against = roles["kin"] & roles["female" if title in roles["male"] else "male"]
        fit = [one for one in bearers if against.isdisjoint(_kin_before(words, first_named(one)))]
    elif len(called) == 1 and not title:
        fit = [one for one in fit if not _is_beside(words, one, bearers)]
    return fit or [*bearers]


def _is_beside(words: Sequence[str], entity: Entity, bearers: Sequence[Entity]) -> bool:
    """Whether somebody is a relative of who bears the surname and was named before: her husband, Tom Roe.

    Where surnames come first, as in Korea, relatives are called by them too.
    """
    first = first_named(entity)
    if is_family_first(entity.words) or not any(first_named(one) < first for one in bearers):
        return False
    return any(_is_kin_at(words, name.first) for name in entity.mentions[:_MOST])


def _kin_before(words: Sequence[str], first: int) -> list[str]:
    """The words between "his" or "her" and where somebody is named: and his | wife |, Ana Roe."""
    before = [word.lower() for word in words[max(first - _BESIDE, 0) : first] if word != ","]
    at = next((at for at, word in enumerate(before) if word in _WHOSE), len(before))
    return before[at + 1 :]


def _ages(words: Sequence[str], entity: Entity) -> Iterator[int]:
    """The ages behind a person's names: Tom Roe, | 22."""
    for name in entity.mentions[:_MOST]:
        behind = words[name.last : name.last + 2]
        if len(behind) == 2 and behind[0] in (",", "(") and behind[1].isdecimal() and len(behind[1]) < 4:
            yield int(behind[1])


def _generation(words: Sequence[str], entity: Entity) -> int:
    """-1 for who is told of as a child or the younger, 1 for the older, 0 where nothing tells."""
    if told := _SUFFIXES.get(plain(entity.words[-1])):
        return told
    for name in entity.mentions[:_MOST]:
        apposed = words[name.last : name.last + 1] == [","]
        behind = words[name.last + 1 : name.last + 1 + _BESIDE] if apposed else []
        for part in (words[max(name.first - _BESIDE, 0) : name.first], behind):
            if found := _told(part):
                return found
    return 0


def _told(part: Sequence[str]) -> int:
    """The same of some words that tell of a relative: his | younger | brother."""
    beside = [word.lower() for word in part]
    roles = lexicon("roles")
    if roles["kin"].isdisjoint(beside):
        return 0
    if compared := next((_AGES[word] for word in beside if word in _AGES), 0):
        return compared
    younger, older = roles["children"] | roles["younger kin"], roles["parents"] | roles["older kin"]
    told = (1 if word in older else -1 for word in reversed(beside) if word in younger | older)
    return next(told, 0)
