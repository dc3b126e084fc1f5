"""Profiles: articles about one person, whom paragraphs go on to tell of as "she" and name nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.grammar import SUBJECTS, grammar
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.passing import is_in_passing
from quotes.speakers.scene.scene import Scene
from quotes.words.function_words import FEMALE, MALE

__all__ = ["is_beside_profiled", "told_of"]

_LEAST = 2
"""Paragraphs before that tell of "she" without a name, from which an article is about her."""

_TOP = 3
"""Paragraphs at the beginning of an article in which it names whom it is about."""

_MOST = 50
"""Names at the beginning that are looked at."""

_REACH = 1000
"""Tokens of a paragraph that are looked through."""

_TURNS = 40
"""Turns that are looked back over for who else may be meant."""

_SOMEBODY = ("person", "unnamed")


def told_of(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whom an article is about, where a paragraph goes on about "she" before it tells what she said.

    In 1956 she joined the office. She lasted a year. Nobody listened, | she | said. That paragraph
    neither names nor hears anybody else, nor does anybody who may be meant do anything in the one before.
    """
    if mention.kind != "he" or mention.male is None:
        return None
    page, start = scene.page, min(mention.first, content.tokens.start)
    begin = bisect_left(page.paragraph, page.paragraph[start], 0, start)
    if (
        not 0 < start - begin < _REACH
        or not _tells(scene, begin, start, mention.male)
        or _names(scene, begin, start)
    ):
        return None
    main = _main(scene)
    if main is None or scene.gender(main) not in (None, mention.male):
        return None
    before = bisect_left(page.paragraph, page.paragraph[begin - 1], 0, begin) if begin else 0
    before = max(before, begin - _REACH)
    if any(
        one is not main and scene.gender(one) in (None, mention.male)
        for one in _subjects(scene, before, begin)
    ):
        return None
    heard = scene.turns[-1] if scene.turns else None
    if heard and heard.at >= begin and heard.entity is not main and heard.entity.kind in _SOMEBODY:
        return None
    told = _unnamed(scene, mention.male)
    return main if bisect_left(told, begin) >= _LEAST and _is_main(scene, main, mention.male) else None


def _is_main(scene: Scene, main: Entity, male: bool) -> bool:
    """Whether nobody who has spoken is named more: a novel's heroine is told of, its author speaks."""
    heard = (turn.entity for turn in scene.turns[-_TURNS:])
    return not any(
        len(one.mentions) > len(main.mentions) and scene.gender(one) in (None, male)
        for one in heard
        if one.kind == "person"
    )


def is_beside_profiled(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether "she" is the only person an article tells of, and who is named in passing is another.

    A portrait of | Ana Roe | hangs in her kitchen. "I was never afraid," she said.
    """
    if mention.kind != "he" or mention.male is None or not is_in_passing(scene, entity):
        return False
    main = next((one for one in _at_top(scene) if not is_in_passing(scene, one)), None)
    if main is None or main is entity or scene.gender(main) not in (None, mention.male):
        return False
    named = (one for _, one in scene.named_before(mention.first) if one.kind == "person" and one is not main)
    alone = all(is_in_passing(scene, one) for one in named)
    return alone and bisect_left(_unnamed(scene, mention.male), mention.first) >= _LEAST


def _main(scene: Scene) -> Entity | None:
    """The first person named more than once, if at the top of the article."""
    return next((one for one in _at_top(scene) if len(one.mentions) > 1), None)


def _at_top(scene: Scene) -> Iterator[Entity]:
    """The persons named at the top of the article, but its author."""
    page = scene.page
    for name, entity in scene.entities.ordered[:_MOST]:
        if page.paragraph[name.first] > page.paragraph[0] + _TOP:
            return
        if entity.kind == "person" and entity is not scene.author:
            yield entity


def _names(scene: Scene, first: int, last: int) -> list[Entity]:
    """The persons whom the article names, outside of what others say and not in passing, between tokens."""
    return [
        one
        for name, one in scene.entities.within(first, last)
        if one.kind == "person" and not scene.reported[name.first] and not is_in_passing(scene, one)
    ]


def _subjects(scene: Scene, first: int, last: int) -> list[Entity]:
    """Those of them who do something there."""
    named = scene.entities.within(first, last)
    doing = {one for name, one in named if grammar(scene.page, name)[0] in SUBJECTS}
    return [one for one in _names(scene, first, last) if one in doing]


def _tells(scene: Scene, first: int, last: int, male: bool) -> bool:
    """Whether the article itself speaks of "he", or of "she", from one token to another."""
    pronouns = MALE if male else FEMALE
    return not pronouns.isdisjoint(scene.page.lower[first:last]) and any(
        scene.page.lower[at] in pronouns and scene.page.quote[at] < 0 and not scene.reported[at]
        for at in range(first, last)
    )


def _unnamed(scene: Scene, male: bool) -> list[int]:
    """Where the paragraphs begin that tell of "he", or of "she", and name nobody."""
    if male not in scene.unnamed:
        scene.unnamed[male] = [
            first
            for first, last in _paragraphs(scene)
            if _tells(scene, first, last, male) and not _names(scene, first, last)
        ]
    return scene.unnamed[male]


def _paragraphs(scene: Scene) -> Iterator[tuple[int, int]]:
    first, paragraph = 0, scene.page.paragraph
    while first < len(paragraph):
        last = bisect_right(paragraph, paragraph[first], first)
        yield first, last
        first = last
