"""Stated: what each article says of those who said something in it: role, organization, place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.document import Affiliation
from quotes.speakers.affiliations.kinds import kinds
from quotes.speakers.affiliations.learned import Asked, learned
from quotes.speakers.affiliations.statements import described, distinct
from quotes.speakers.affiliations.whose import with_bodies
from quotes.speakers.affiliations.work import is_told_by_verb
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import singular
from quotes.speakers.roll import Answer
from quotes.speakers.scene.scene import Scene
from quotes.text.analysis import Reading

__all__ = ["stated"]


def stated(
    readings: Sequence[Reading], answered: Sequence[tuple[Scene, Sequence[Answer | None]]]
) -> Iterator[dict[Entity, tuple[Affiliation, ...]]]:
    """What each article states about the people among those who said something."""
    spoken = [
        dict.fromkeys(entity for answer in answers if answer for entity in answer.entities)
        for _, answers in answered
    ]
    asked = [
        Asked(
            reading,
            scene.page,
            [(entity, scene.statements(entity)) for entity in own if entity.kind == "person"],
        )
        for reading, (scene, _), own in zip(readings, answered, spoken, strict=True)
    ]
    scenes = [scene for scene, _ in answered]
    for one, scene, own, read in zip(asked, scenes, spoken, learned(asked), strict=True):
        stated = {
            person: tuple(distinct(with_bodies(one.page, _with_supposed(scene, person, told))))
            for (person, _), told in zip(one.stated, read, strict=True)
        }
        for entity in own:
            if entity.span and entity.kind in ("unnamed", "group"):
                told = [own for own in described(one.page, *entity.span, known=True) if _tells(own)]
                stated[entity] = tuple(with_bodies(one.page, told))
            elif entity.kind == "organization":
                stated[entity] = tuple(kinds(one.page, entity))
        yield stated


def _with_supposed(scene: Scene, person: Entity, told: list[Affiliation]) -> list[Affiliation]:
    """What is stated about a person, and where that is no role, what likely describes them."""
    known = any(one.role and not is_told_by_verb(one.role) for one in told)
    return told if known else [*told, *scene.supposed.get(person, ())]


_ANYBODY = frozenset(
    "adult authority boy child girl man men people percent person source woman women".split()
)
"""Nouns that say nothing of what somebody is."""

_COUNTS = frozenset("a few five four many more most one other others several some ten three two".split())


def _tells(one: Affiliation) -> bool:
    """Whether a description says what somebody is, or where they belong: no | three people."""
    words = one.role.lower().split()
    counted = bool(words) and all(word in _COUNTS or word.isdigit() for word in words[:-1])
    return bool(one.organization or one.place) or not (counted and singular(words[-1]) in _ANYBODY)
