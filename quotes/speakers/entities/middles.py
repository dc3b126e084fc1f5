"""Middles: who are told apart only by what stands between first name and surname: Ana T. and Ana J. Roe."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names.gazetteer import folded, is_given

__all__ = ["are_apart", "middle"]

_SHORTEST = 3
"""Words of a name that has something in the middle."""


def are_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names with one first name and surname are two people's by what stands between.

    Ana | T. | Roe and Ana | J. | Roe; Ana | Mae | Poe and Ana | Beth | Poe. Ana Roe may be either.
    """
    if len(one) != _SHORTEST or len(other) != _SHORTEST:
        return False
    if (folded(one[0]), folded(one[2])) != (folded(other[0]), folded(other[2])):
        return False
    first, second = middle(one), middle(other)
    if len(first) == 1 or len(second) == 1:
        return first[:1] != second[:1]
    return first[:1] != second[:1] and is_given(first) and is_given(second)


def middle(words: Sequence[str]) -> str:
    """What stands between first name and surname, empty for nothing: t, of Ana | T. | Roe."""
    return folded(words[1]).removesuffix(".") if len(words) == _SHORTEST else ""
