"""Namesakes: which of several who bear a surname is meant where it stands alone: Park, of two Parks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Sequence
from operator import attrgetter, itemgetter

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity, gender_of
from quotes.speakers.entities.kin import is_of_kin
from quotes.speakers.entities.titled import by_title
from quotes.words.function_words import FEMALE, MALE
from quotes.words.speech import belongs

__all__ = ["BEHIND", "he_or_she", "nearest"]

_FIRST = attrgetter("first")
_WEIGHT = itemgetter(0, 1)

_APART = 0.1
"""How much more one of two bearers of a surname must be named, or how much later, to be the one meant."""

_OF_KIN = 0.2
"""What counts against who is only told of as another's relative: her daughter, Ana | Roe."""

_AGREES = 0.75
"""How much more one bearer must be named than who agrees with the pronoun behind the surname."""

_HEARD = 0.5
"""What counts for who has spoken, where the surname stands beside a verb of saying."""

_LEADS = 0.15
"""What counts for who is what the last sentence with a name of theirs is about, not one of a list."""

_OTHERWISE = 0.2
"""What counts against who is only called by another title: Rep. | Yoon, where President Yoon speaks."""

BEHIND = 15
"""Tokens behind a surname in which "he" or "she" goes back to who bears it."""

_STOPS = frozenset(". ? ! ; \" “ ” '' ``".split())

_FEW = 8
"""Namings of somebody that are looked at, the last ones."""


def he_or_she(words: Sequence[str], name: Name, starts: Collection[int]) -> bool | None:
    """Whether the pronoun behind a name in its sentence is a man's: Roe | changed his mind."""
    for at in range(name.last, min(name.last + BEHIND, len(words))):
        word = words[at].lower()
        if at in starts or word in _STOPS:
            return None
        if word in ("he", "she"):  # Roe said | he | was the best: maybe another
            return None
        if word in MALE or word in FEMALE:
            return word in MALE
    return None


def nearest(
    words: Sequence[str], candidates: Sequence[Entity], name: Name, title: str, male: bool | None
) -> Entity | None:
    """Which bearer of a surname is meant: by title, then by who is named most and last; None for nobody.

    male: what the pronoun behind it says of who is meant.
    """
    candidates = by_title(candidates, title) if title else candidates
    speaks = len(candidates) > 1 and _speaks(words, name)

    def weight(entity: Entity) -> float:
        before = bisect_left(entity.mentions, name.first, key=_FIRST)
        own = entity.mentions[max(0, before - _FEW) : before]
        recent = 1.0 / (1 + (name.first - own[-1].first) / 60) if own else -0.5
        for_it = _AGREES * (male is not None and gender_of(entity) == male)
        for_it += _LEADS * (bool(own) and _leads(words, own[-1]))
        for_it += _HEARD * (speaks and any(_speaks(words, one) for one in own))
        related = not title and is_of_kin(words, entity)
        against = _OF_KIN * related + _OTHERWISE * _is_called_otherwise(entity, title)
        return recent + 0.25 * min(len(entity.mentions), 8) + for_it - against

    ranked = sorted(
        ((weight(entity), -entity.mentions[0].first, entity) for entity in candidates), key=_WEIGHT
    )
    clear = len(ranked) == 1 or ranked[-1][0] - ranked[-2][0] >= _APART
    return ranked[-1][2] if clear else None


def _speaks(words: Sequence[str], name: Name) -> bool:
    """Whether a verb of saying stands right beside a name: Lee Rae-jin, | said; "No," said | Lee."""
    behind = name.last + (words[name.last : name.last + 1] == [","])
    beside = [*words[behind : behind + 2], *words[max(0, name.first - 1) : name.first]]
    return any(belongs(word, "asking", "saying", "telling") for word in beside)


def _leads(words: Sequence[str], name: Name) -> bool:
    """Whether a name opens its sentence, and no other is joined to it."""
    opens = name.first == 0 or words[name.first - 1] in _STOPS
    return opens and words[name.last : name.last + 1] not in (["and"], ["&"])


def _is_called_otherwise(entity: Entity, title: str) -> bool:
    """Whether somebody is called by titles, and an office's is no one of them."""
    courtesy = lexicon("roles")["courtesy"]
    own = [one for one in entity.titles if one not in courtesy]
    return bool(title) and title not in courtesy and bool(own) and title not in own
