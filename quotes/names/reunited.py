"""Names in parts that are one elsewhere: Bertram | Adeyemi Kuo |, then Bertram Adeyemi Kuo."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from quotes.names.recognition import Name

__all__ = ["reunited"]

_LEAST = 3
"""Words of a name that was parted: two that stand beside each other may be of two sides."""


def reunited(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names in order, two beside each other as one where others bear the same words."""
    beside = {one: other for one, other in pairwise(found) if one.last == other.first}
    whole: dict[tuple[str, ...], Name] = {}
    if beside:
        whole = {
            tuple(words[name.first : name.last]): name for name in found if name.last - name.first >= _LEAST
        }
    kept: list[Name] = []
    for name in found:
        if kept and kept[-1].last > name.first:
            continue
        other = beside.get(name)
        same = whole.get(tuple(words[name.first : other.last])) if other else None
        kept.append(Name(name.first, other.last, same.kind) if other and same else name)
    return kept
