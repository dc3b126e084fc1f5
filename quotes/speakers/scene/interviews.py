"""Interviews: the person whom one of questions and answers ("Q: ...", "A: ...") is with."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.scene.scene import Scene
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["interviewed"]

_QUESTION = frozenset(("Q", "Question", "QUESTION"))


def interviewed(scene: Scene, at: int) -> Entity | None:
    """The person whom an interview is with, whose first answer begins at token ``at``.

    Who is named most outside of questions and answers, else in questions, twice as much above the first
    answer; of two, who has more than one name; None for a tie.
    """
    if scene.interviewed is None:
        told: Counter[Entity] = Counter()
        asked: Counter[Entity] = Counter()
        for first, entity, is_question in _named(scene):
            (asked if is_question else told)[entity] += 2 * (1 + (first < at))
        for counted in (told, asked):
            counted.update([entity for entity in counted if len(entity.words) > 1])
        ranked = (told or asked).most_common(2)
        tied = len(ranked) == 2 and ranked[0][1] == ranked[1][1] and first_named(ranked[1][0]) < at
        scene.interviewed = [ranked[0][0] if ranked and not tied else None]
    return scene.interviewed[0]


def _named(scene: Scene) -> Iterator[tuple[int, Entity, bool]]:
    """Where persons are named outside of answers, and whether in a question, which opens with Q: or QWhat."""
    page, here, is_question = scene.page, -1, False
    for name, entity in scene.entities.ordered:
        if entity.kind != "person" or entity is scene.author or scene.reported[name.first]:
            continue
        if page.word(name.last) in POSSESSIVE_S and page.word(name.last + 1)[:1].isupper():
            continue  # Bruno's Clocks
        if page.paragraph[name.first] != here:
            here = page.paragraph[name.first]
            word = page.words[bisect_left(page.paragraph, here, 0, name.first)].rstrip(".")
            is_question = word in _QUESTION or (word[:1] == "Q" and word[1:2].isupper())
        yield name.first, entity, is_question
