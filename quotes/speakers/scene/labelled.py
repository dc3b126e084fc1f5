"""Labelled: who a label means that names a part in a talk or in court: Moderator: ..., THE COURT: ..."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene

__all__ = ["in_stand", "in_turns", "labelled"]

_ASKING = frozenset(
    (
        "host hosted hosts interviewed interviewer interviews presented presenter presents reporter sat "
        "speaks spoke talked talks"
    ).split()
)
_CHAIRING = frozenset(
    (
        "chair chaired chairing chairman chairs chairwoman hosted led moderated moderates moderating "
        "moderator"
    ).split()
)
_JUDGING = frozenset(
    "honorable honour honourable judge justice magistrate presided presides presiding".split()
)
_PARTS = {
    **dict.fromkeys(("chair", "chairman", "chairwoman", "moderator"), _CHAIRING),
    **dict.fromkeys(("host", "interviewer", "presenter"), _ASKING),
    **dict.fromkeys(("court", "judge"), _JUDGING),
    **dict.fromkeys(("guest", "interviewee"), frozenset(("guest", "interviewee"))),
}
"""What the article tells of whom a label means, by the label."""

_TAKES_STAND = frozenset("affirmed recalled stand sworn testified testifying witness".split())
_IN_COURT = frozenset(("stand", "sworn", "witness"))
_CALLS = frozenset(("call", "called", "calls"))
_NEAR = 12
"""Tokens between the word that tells a part and the name."""

_LAST = 12
"""Turns of a talk that are looked back over."""

_TOP = 600
"""Tokens at the beginning of an article in which it is told who takes part."""


def labelled(scene: Scene, mention: Mention) -> Entity | None:
    """Whom the article told to chair, host or judge, or who is in the stand, where a label says so."""
    page, last = scene.page, mention.last
    if page.word(last) != ":":
        return None
    words = page.lower[mention.first : last]
    if not words or len(words) > 2 or words[:-1] not in ([], ["the"]):
        return None
    opens = mention.first == 0 or page.paragraph[mention.first - 1] != page.paragraph[last]
    if not opens:
        return None
    if words[-1] == "witness":
        return in_stand(scene, mention.first)
    told = _PARTS.get(words[-1], frozenset())
    labels = (turn.at for turn in scene.turns if turn.place and page.word(turn.place.last) == ":")
    above = min(mention.first, _TOP, next(labels, _TOP))
    tells = (at for at in range(above) if page.lower[at] in told and page.word(at + 1) != ":")
    named = (one for at in tells if (one := _nearest(scene, at)))
    return next(named, None) or _only(scene, words[-1], mention.first)


def in_turns(scene: Scene, mention: Mention) -> list[Entity]:
    """Who spoke last under other labels, which are nobody's but theirs: Mr Roe: ..., of The Witness: ..."""
    page = scene.page
    if mention.kind != "person" or page.word(mention.last) != ":":
        return []
    label = page.lower[mention.first : mention.last]
    return [
        turn.entity
        for turn in scene.turns[-_LAST:]
        if turn.place
        and page.word(turn.place.last) == ":"
        and turn.entity.kind == "person"
        and page.lower[turn.place.first : turn.place.last] != label
    ]


def _only(scene: Scene, noun: str, at: int) -> Entity | None:
    """The only person who is told to be what a label says: | Minister |: ..., of the minister, Ana Roe."""
    if noun not in lexicon("roles")["roles"] and noun not in lexicon("roles")["titles"]:
        return None
    told = [one for one in scene.by_role(noun, at) if noun in scene.told(one).heads]
    return told[0] if len(told) == 1 else None


def in_stand(scene: Scene, at: int) -> Entity | None:
    """The last person before a token who was called or sworn, where somebody was."""
    if scene.stand is None:
        scene.stand = [*_sworn(scene)]
    before = bisect_left(scene.stand, at, key=lambda one: one[0])
    return scene.stand[before - 1][1] if before else None


def _sworn(scene: Scene) -> Iterator[tuple[int, Entity]]:
    """Where persons take the stand: IVY TRENT, | sworn |; I | call | Constable Ivy Trent."""
    page = scene.page
    if _IN_COURT.isdisjoint(page.lower):
        return
    for at, word in enumerate(page.lower):
        if word in _CALLS or (word in _TAKES_STAND and not scene.reported[at]):
            one = _nearest(scene, at, behind=word in _CALLS)
            if one:
                yield at, one


def _nearest(scene: Scene, at: int, behind: bool = False) -> Entity | None:
    """The person who is named nearest to a token, in its sentence."""
    sentence = scene.page.sentence
    found = [
        (max(name.first - at, at - name.last + 1, 0), entity)
        for name, entity in scene.entities.within(max(0, at - _NEAR), at + _NEAR)
        if entity.kind == "person"
        and sentence[name.first] == sentence[at]
        and not (behind and name.first < at)
    ]
    return min(found, key=lambda one: one[0])[1] if found else None
