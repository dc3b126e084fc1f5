"""Titled: which of several with one surname a title before it tells: Mrs, Judge, Det Sgt Roe."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity, gender_of
from quotes.speakers.entities.role_words import is_same_title

__all__ = ["by_title"]


def by_title(candidates: Sequence[Entity], title: str) -> Sequence[Entity]:
    """Those who bear a title, or it written out, else all that fit: Det Sgt Roe, Detective Sergeant Roe."""
    roles = lexicon("roles")
    if title in roles["male"] or title in roles["female"]:
        male = title in roles["male"]
        agreeing = [one for one in candidates if gender_of(one) == male]
        candidates = agreeing or [one for one in candidates if gender_of(one) is None] or candidates
    titled = [one for one in candidates if title in one.titles]
    if titled:
        return titled
    titled = [one for one in candidates if any(is_same_title(title, own) for own in one.titles)]
    return titled or candidates
