"""Self-named: whose name is only told by what they call themselves: a man who gave his name as | Piet |.

A former pupil who signed himself only as | Dezza |; the man, who asked us to call him | Lee |.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene

__all__ = ["before_name", "self_named"]

_THEMSELVES = frozenset(("himself", "herself", "themselves", "themself"))
_CALLING = frozenset(
    "called calling calls identified identifies identifying introduced introduces introducing signed".split()
)
_GIVING = frozenset("gave gives giving".split())
_ASKING = frozenset("asked asks asking wanted wants".split())
_HIM = frozenset("her him them".split())
_HIS = frozenset("her his their".split())
_LITTLE = frozenset('as by just merely only simply “ " ‘'.split())
"""What stands between that and the name."""

_REACH = 16
"""Tokens behind a noun in which its clause tells the name."""


def self_named(scene: Scene, mention: Mention) -> Entity | None:
    """The person whose name the clause behind a description says to be what that one calls itself."""
    page = scene.page
    if mention.kind not in ("person", "thing") or mention.head + 1 >= len(page.words):
        return None
    last = min(mention.head + _REACH, len(page.words))
    for name, entity in scene.entities.within(mention.head + 1, last):
        if page.sentence[name.first] != page.sentence[mention.head]:
            return None
        if entity.kind == "person" and _tells_name(page.lower, mention.head, name.first):
            return entity
    return None


def _tells_name(lower: Sequence[str], head: int, name: int) -> bool:
    """Whether the words before a name say that it is somebody's own: introduced himself as | Sunday |."""
    at = name - 1
    while at > head and lower[at] in _LITTLE:
        at -= 1
    before = lower[head + 1 : at + 1]
    if len(before) < _FEWEST:
        return False
    if before[-1] in _THEMSELVES:
        return before[-2] in _CALLING
    if before[-1] == "name":
        giving = before[-4:-1]
        return any(word in _GIVING for word in giving) and any(word in _HIS for word in giving)
    called = before[-1] == "called" or (before[-2] == "call" and before[-1] in _HIM)
    return called and not _ASKING.isdisjoint(before)


_FEWEST = 2


def before_name(scene: Scene, entity: Entity, mention: Mention) -> int | None:
    """Where a description ends before a comma and the name of who is meant: an envoy |, Ana Roe."""
    if entity.kind == "person" and self_named(scene, mention) is entity:
        return mention.head + 1  # a pupil | who signed himself only as Dezza
    held = scene.entities.at.get(mention.last - 1)
    if not mention.describes or held is None or held[1] is not entity or entity.kind != "person":
        return None
    comma = held[0].first - 1
    alone = held[0].last == mention.last and comma > mention.head and scene.page.words[comma] == ","
    return comma if alone else None
