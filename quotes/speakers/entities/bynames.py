"""Bynames: other names of a person that an article ties to the full one: known as Spud; born Ana Poe; ANR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.names.recognition import Name
from quotes.speakers.entities.entity import Entity, add, around, first_named, initials

__all__ = ["with_bynames"]

_CALLED = frozenset("aka alias called dubbed nicknamed".split())
_PAIRS = frozenset((("known", "as"), ("goes", "by"), ("known", "by")))
_BETWEEN = frozenset(
    (
        ", ( also affectionately and better commonly fondly is just mostly often popularly simply the to "
        "universally was who widely"
    ).split()
)
"""What stands between a full name and a word that says how its bearer is called."""

_FAR = 8
_QUOTATION = frozenset("\"“”'‘’")
_LONGEST = 3
"""Words of a byname."""

_BIRTH = frozenset(("born", "née", "nee"))
_PAIR = 2
"""Words of a name that is told in full, and tokens before it: was born."""

_FEWEST, _MOST = 3, 5
"""Letters of initials that stand for a person, and are no first name's."""


def with_bynames(words: Sequence[str], lower: Sequence[str], every: list[Entity]) -> list[Entity]:
    """The entities, those that are only another name of a person made one with that person."""
    persons = [entity for entity in every if entity.kind == "person"]
    told = dict(_told(words, lower, persons))
    told |= _born(words, lower, persons)
    told |= {(letters,): one for letters, one in _by_initials(every, persons)}
    if not told:
        return every
    kept: list[Entity] = []
    for entity in every:
        bearer = told.get(entity.words)
        if bearer is None or bearer is entity:
            kept.append(entity)
            continue
        for name in entity.mentions:
            add(bearer, Name(name.first, name.last, "person"), bearer.words, "")
    return kept


def _told(
    words: Sequence[str], lower: Sequence[str], persons: Sequence[Entity]
) -> Iterator[tuple[tuple[str, ...], Entity]]:
    """Each byname that is told right behind a name, with its bearer."""
    for entity in persons:
        for name in entity.mentions:
            at = name.last
            stop = min(len(words) - 1, at + _FAR)
            while at < stop and lower[at] in _BETWEEN:
                at += 1
            if at == name.last:
                continue
            if lower[at] in _CALLED:
                at += 1
            elif tuple(lower[at : at + 2]) in _PAIRS:
                at += 2
            else:
                continue
            at += at < len(words) and words[at] in _QUOTATION
            at += lower[at : at + 1] == ["the"]
            last = at
            while last < len(words) and last - at < _LONGEST and words[last][:1].isupper():
                last += 1
            if last > at:
                yield tuple(words[at:last]), entity


def _born(
    words: Sequence[str], lower: Sequence[str], persons: Sequence[Entity]
) -> dict[tuple[str, ...], Entity]:
    """The names that somebody is told to have been born with, and whose they are: Ana Roe | was born Ana Poe.

    Whom the sentence is about: who is named right before, or the only one before with the first name, "she".
    """
    whole = [entity for entity in persons if len(entity.words) >= _PAIR]
    behind = ((entity, first_named(entity) - 1) for entity in whole)
    born = [(entity, at) for entity, at in behind if at >= _PAIR and lower[at] in _BIRTH]
    if not born:
        return {}
    by_first: dict[str, list[Entity]] = {}
    for entity in sorted(whole, key=first_named):
        by_first.setdefault(entity.words[0], []).append(entity)
    by_end = {name.last: entity for entity in whole for name in entity.mentions}
    found: dict[tuple[str, ...], Entity] = {}
    for entity, at in born:
        own = [one for one in around(by_first[entity.words[0]], at) if first_named(one) < at]
        if not own and (subject := by_end.get(at - (lower[at - 1] in ("was", ",", "(")))):
            own = [subject]
        if len(own) == 1:
            found[entity.words] = own[0]
    return found


def _by_initials(every: Sequence[Entity], persons: Sequence[Entity]) -> Iterator[tuple[str, Entity]]:
    """Letters that are named by themselves and are the initials of one person, and of no body."""
    letters = {
        one.words[0]
        for one in every
        if len(one.words) == 1 and one.words[0].isupper() and _FEWEST <= len(one.words[0]) <= _MOST
    }
    if not letters:
        return
    bodies = {initials(one.words) for one in every if one.kind != "person" and len(one.words) > 1}
    bearers: dict[str, list[Entity]] = {}
    for one in (one for one in persons if len(one.words) > 1):
        with_small = "".join(word[0] for word in one.words).upper()  # Mohammed | bin | Salman
        for short in {initials(one.words), with_small}:
            bearers.setdefault(short, []).append(one)
    for word in sorted(letters - bodies):
        if len(bearers.get(word, ())) == 1:
            yield word, bearers[word][0]
