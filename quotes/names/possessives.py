"""Firms that are called by somebody's name with an "s": | Wendy's | said sales fell; shares in | Lowe's |."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.names.beside import is_addressed
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["possessives"]

_SAYING = frozenset(("said", "says"))
"""What hardly stands behind a possessive: Wendy's | says |."""


def possessives(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names, those with the "s" of firms that say something so, or are listed, never without."""
    owners = [name for name in found if name.kind in ("person", "organization")]
    parts = {word for name in owners if name.last - name.first > 1 for word in words[name.first : name.last]}
    bare = {_text(words, name) for name in owners if not _is_owner(words, name)}
    called = {
        text
        for name in owners
        if _is_owner(words, name)
        and (text := _text(words, name)) not in parts | bare
        and not is_addressed(words, name)
        and (_says(words, name) or f"{text}'s" in lexicon("organizations")["firms"])
    } - set(_relatives(words, owners))
    if not called:
        return list(found)
    return [
        Name(name.first, name.last + 1, "organization")
        if _is_owner(words, name) and _text(words, name) in called
        else name
        for name in found
    ]


_ENDS = frozenset((",", ".", ";"))
"""What closes "according to" and a name, before which nothing is anybody's."""


def _text(words: Sequence[str], name: Name) -> str:
    return " ".join(words[name.first : name.last])


def _is_owner(words: Sequence[str], name: Name) -> bool:
    return name.last < len(words) and words[name.last] in POSSESSIVE_S


def _says(words: Sequence[str], name: Name) -> bool:
    """Whether a name with its "s" says something; of two words it may be somebody who has: Ana Roe's said."""
    behind = words[name.last + 1 : name.last + 2]
    if words[max(name.first - 2, 0) : name.first] == ["according", "to"]:
        return not _ENDS.isdisjoint(behind)
    own = words[name.first : name.last]
    return behind == ["says"] if len(own) > 1 and "&" not in own else not _SAYING.isdisjoint(behind)


def _relatives(words: Sequence[str], owners: Sequence[Name]) -> Iterator[str]:
    """The names of those whose relatives are told of: Wendy's | mother."""
    kin = lexicon("roles")["kin"]
    for name in owners:
        if _is_owner(words, name) and not kin.isdisjoint(words[name.last + 1 : name.last + 2]):
            yield _text(words, name)
