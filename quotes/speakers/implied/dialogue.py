"""Dialogue: whose turn it is where two talk, a short paragraph each, and nobody is named beside it."""

from __future__ import annotations

from bisect import bisect_left

from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.families import is_authors
from quotes.speakers.scene.scene import Scene, Turn

__all__ = ["in_turn", "who_asked_you"]


_TURN = 25
"""Tokens of a turn in a dialogue, at most."""

_ASIDE = 3
"""Paragraphs in which something is done between two turns, of which the second asks."""

_ASKING = frozenset(("ask", "asked", "asking", "asks", "demanded", "wondered"))

_YOU = frozenset(("you", "your", "yours"))


def in_turn(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whose turn a short quotation alone in its paragraph is: who spoke before the last, or was asked.

    "You're late," said Ruiz. / "The bus was late," said Reed. / | "Sit down." So also where the author is
    one of the two, or where the one who answered was asked in other words: Ruiz asked who would pay.
    """
    last = _last(scene, mention, content)
    if last is None:
        return None
    before = scene.talk[-2] if len(scene.talk) > 1 else None
    if before and before.entity is not last.entity:
        away = _begun(scene, content) - _begun(scene, before.content) - 1
        asked = last.content.asks and not content.asks and away <= _ASIDE
        told = 0 <= away <= 1 and _asks_whether(scene, before)
        if told or _is_turn(before.content, 0 if asked else away) or _opened(scene, before, last, away):
            return before.entity
    if scene.author and is_authors(last.entity):  # "Now press," my mother said. / | "Press what?"
        return scene.author
    return _asked_alone(scene, last, content) if last.content.asks else None


def who_asked_you(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Who asked what a short quotation in a paragraph of its own answers: "You fish?" she asked. | "No."

    Only where it is told whom: me, or somebody named just before. "Would you live here?" others ask nobody.
    """
    last = _last(scene, mention, content)
    if last is None or content.asks or not _asks_you(scene, last, content):
        return None
    me = "me" in scene.page.lower[last.content.tokens.stop : content.tokens.start]
    return last.entity if me or _near(scene, last, content) else None


def _last(scene: Scene, mention: Mention, content: Content) -> Turn | None:
    """The turn in the paragraph before a short quotation alone in its own, of which nobody is told."""
    if mention.kind != "nothing" or mention.noun or not scene.talk or not _is_turn(content, 0):
        return None
    last = scene.talk[-1]
    away = _begun(scene, content) - _begun(scene, last.content)
    return last if _is_turn(last.content, away) else None


def _opened(scene: Scene, before: Turn, last: Turn, away: int) -> bool:
    """Whether a question began a talk behind a deed: He held up a bill. | "Is it yours?" | he asked."""
    asks = before.content.asks and not last.content.asks and last.content.opens
    short = before.content.whole and len(before.content.tokens) <= _TURN
    behind = scene.page.lower[before.content.tokens.stop : last.content.tokens.start]
    return asks and short and away == 1 and not _ASKING.isdisjoint(behind)


def _begun(scene: Scene, content: Content) -> int:
    return scene.page.paragraph[content.tokens.start]


def _is_turn(content: Content, away: int) -> bool:
    """Whether a content is a short quotation that opens its paragraph; away: paragraphs back, one at most."""
    return content.opens and content.whole and len(content.tokens) <= _TURN and 0 <= away <= 1


def _asks_whether(scene: Scene, turn: Turn) -> bool:
    """Whether somebody is told in other words to have asked: Ruiz | asked | who would pay."""
    words = scene.page.lower[turn.at : turn.content.tokens.start]
    return turn.content.quoted == 0 and not _ASKING.isdisjoint(words)


def _asks_you(scene: Scene, last: Turn, content: Content) -> bool:
    """Whether a turn is a question to somebody there: "Do you fish?" she asked, "Why?" she asked me."""
    lower, tokens = scene.page.lower, last.content.tokens
    behind = lower[tokens.stop : content.tokens.start]
    if not last.content.asks or _ASKING.isdisjoint(behind):
        return False
    return "me" in behind or not _YOU.isdisjoint(lower[tokens.start : tokens.stop])


def _asked_alone(scene: Scene, last: Turn, content: Content) -> Entity | None:
    """Who is asked by the last speaker: the only other person that was named before, outside quotations.

    Or in the paragraph before the question, where that says "you".
    """
    page, first = scene.page, last.content.tokens.stop
    if _ASKING.isdisjoint(page.lower[first : content.tokens.start]):
        return None
    named = {
        one: name.first
        for name, one in scene.named_before(content.tokens.start)
        if one.kind == "person" and not scene.reported[name.first] and one is not last.entity
    }
    if len(named) != 1 and _asks_you(scene, last, content):
        named = _near(scene, last, content)
    return next(iter(named)) if len(named) == 1 else None


def _near(scene: Scene, last: Turn, content: Content) -> dict[Entity, int]:
    """The others who are named from the paragraph before a turn on, outside quotations, and where first."""
    page, stop = scene.page, content.tokens.start
    start = bisect_left(page.paragraph, _begun(scene, last.content) - 1, 0, stop)
    found: dict[Entity, int] = {}
    for name, one in scene.entities.within(start, stop):
        if one.kind == "person" and one is not last.entity and not scene.reported[name.first]:
            found.setdefault(one, name.first)
    return found
