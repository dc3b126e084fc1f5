"""Narrators: whom "I", "we" and "you" of an article's own text mean, outside of what anybody says."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.names.recognition import Name
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE
from quotes.words.speech import classes

__all__ = ["is_narrator", "is_told_of", "is_untold"]

_ALONE = frozenset(("i", "me"))
"""Pronouns of one who speaks."""

_MYSELF = _ALONE | {"my", "myself"}

_ALL = frozenset(("our", "us", "we", "you", "your"))
"""Pronouns of an article's own text for its readers, with or without who writes it."""

_TWICE = 2
"""Times that somebody is named who tells an article: above it and below."""

_SOON = 80
"""Tokens behind "I" in which somebody is named who answers."""

_BE = frozenset(("has", "is", "lives", "teaches", "was", "works", "writes"))
"""Verbs of what is told of who wrote an article: Ana Roe | teaches | law in Ostby."""

_REACH = 30
"""Tokens to either side of a name in which "I" may stand beside it."""


def is_narrator(scene: Scene, mention: Mention) -> bool:
    """Whether "I" is who writes the article: outside of quotations and of what anybody is told to say."""
    return mention.noun in _ALONE and _is_outside(scene, mention.first)


def is_untold(scene: Scene, mention: Mention, content: Content) -> bool:
    """Whether it is not told who says something: "we see | a man in despair"; words without marks or source.

    What is in quotation marks somebody says, who may be told of beside it.
    """
    if mention.kind == "nothing":
        return not mention.noun and content.untold
    return mention.noun in _ALL and content.quoted == 0 and _is_outside(scene, mention.first)


def is_told_of(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody is told of by "I" who is not named: says Roe. | I | ask her why.

    So is who is named again and again, or beside "I" in a sentence, and who spoke, or speaks further below,
    as somebody else than "I".
    """
    if mention.noun not in _MYSELF or entity is scene.author or not _is_outside(scene, mention.first):
        return False
    if entity.kind != "person":
        return True
    told = [name for name in entity.mentions[: 2 * _TWICE] if _is_outside(scene, name.first)]
    if scene.author is None and (_is_of_story(scene, mention, told) or _is_brought_in(scene, mention, told)):
        return True
    if len(told) > _TWICE or any(
        _is_beside_writer(scene, name) or _is_of_clause(scene, name) for name in told
    ):
        return True
    behind = bool(told) and 0 < told[0].first - mention.first < _SOON
    if behind and any(_speaks(scene, name) for name in told):
        return True
    turn = scene.last.get(entity)
    place = scene.turns[turn].place if turn is not None else None
    return place is not None and scene.page.lower[place.first] not in _MYSELF


def _is_of_story(scene: Scene, mention: Mention, told: Sequence[Name]) -> bool:
    """Whether a story tells of somebody by these names, not who tells it, whom its top or end names.

    So is who is named only in what is said, or once somebody was heard, or who does something behind "I": I
    say. | Roe | comes down. Behind the story it may be told who wrote it: Roe is a nurse.
    """
    heard = scene.turns[0].content.tokens.start if scene.turns else mention.first
    if not told or heard < told[0].first < mention.first:
        return True
    page = scene.page
    size = min(name.last - name.first for name in told)  # Ana Roe asked. I left. | Roe | stayed.
    behind = (one.last for one in told if one.first > mention.first and one.last - one.first == size)
    short = size < max(name.last - name.first for name in told)
    return short and any(
        page.pos[at] in FINITE and page.lower[at] not in _BE for at in behind if page.word(at)
    )


def _is_brought_in(scene: Scene, mention: Mention, told: Sequence[Name]) -> bool:
    """Whether somebody is first named behind "I" as another's, or met: his son, | Iker |; we met | Iker |."""
    first = told[0].first
    return first > mention.first and not _HIS.isdisjoint(scene.page.lower[max(0, first - _APPOSED) : first])


_HIS = frozenset(("her", "his", "my", "our", "their", "we"))
_APPOSED = 4
"""Tokens before a name in which it is told whose somebody is: his | younger son, | Iker."""


def _is_of_clause(scene: Scene, name: Name) -> bool:
    """Whether a relative clause tells of somebody in what nobody says: Roe, | who died |."""
    return scene.page.word(name.last) == "," and scene.page.word(name.last + 1) in ("who", "whose")


def _speaks(scene: Scene, name: Name) -> bool:
    """Whether a name stands beside a verb of speech in what nobody says: “Ninety,” | says Roe |."""
    page = scene.page
    beside = [page.lower[name.first - 1] if name.first else "", page.word(name.last).lower()]
    if page.word(name.last) == ",":  # a retired engineer, Roe, | points out
        beside.append(page.word(name.last + 1).lower())
    return any("saying" in classes(word) for word in beside)


def _is_beside_writer(scene: Scene, name: Name) -> bool:
    """Whether "I" of who writes stands in the same sentence as a name: I | asked | Roe."""
    page = scene.page
    near = range(max(0, name.first - _REACH), min(name.last + _REACH, len(page.words)))
    return any(
        page.lower[at] in _ALONE and page.sentence[at] == page.sentence[name.first] and _is_outside(scene, at)
        for at in near
    )


def _is_outside(scene: Scene, at: int) -> bool:
    return scene.page.quote[at] < 0 and not scene.reported[at]
