"""Candidates: the persons whom a pronoun can stand for, and which of them fits best.

Each name and each source before the pronoun is described by a few features of its place;
a person is worth its best place. The weights are learned by ``training/candidates.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from math import exp, log

from quotes.names.recognition import Name
from quotes.resources import path
from quotes.speakers.entities import Entity
from quotes.speakers.scene import Found, Scene
from quotes.text.tags import POS

__all__ = ["FEATURES", "begins", "best_person", "candidates", "weights"]

FEATURES = (
    "sentences away",
    "same sentence",
    "same paragraph",
    "paragraphs away",
    "nearest",
    "subject",
    "begins its sentence",
    "begins its paragraph",
    "after a preposition",
    "before 's",
    "before a noun",
    "object",
    "inside a quotation",
    "inside a content",
    "inside its own content",
    "named in its own content",
    "behind said",
    "named in full",
    "spoke here",
    "spoke last",
    "mentions",
    "no name",
    "gender unknown",
    "first name against",
    "pronouns agree",
    "pronouns disagree",
    "first of the article",
)
_FAR = 7
"""Sentences outside quotation marks that a pronoun reaches back."""

_VERBS = frozenset(POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB"))
_NOUNS = frozenset(POS.index(tag) for tag in ("NN", "NNP", "NNPS"))
_PREPOSITIONS = frozenset(POS.index(tag) for tag in ("IN", "TO"))
_BREAKS = frozenset(
    POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB", "IN", "TO", "VBG", ",", "``", "''", ":")
)


@cache
def weights() -> dict[str, float]:
    """The weight of each of ``FEATURES``."""
    stored = json.loads(path("models/candidates.json").read_text(encoding="utf-8"))
    return {name: stored[name] for name in FEATURES}


def best_person(
    scene: Scene,
    at: int,
    male: bool | None,
    without: frozenset[Entity] = frozenset(),
    far: int = _FAR,
    least: int = 0,
) -> Found | None:
    """The person whom a pronoun at token ``at`` fits best.

    male: what the pronoun says of gender. without: persons it cannot be. far: sentences,
    least: token that it reaches back to at most.
    """
    best: dict[Entity, tuple[float, int]] = {}
    learned = weights()
    for entity, first, values in candidates(scene, at, male, far):
        if entity in without or first < least:
            continue
        score = sum([learned[name] * value for name, value in values.items()])
        if entity not in best or score > best[entity][0]:
            best[entity] = score, first
    if not best:
        return None
    entity, (score, first) = max(best.items(), key=lambda item: item[1][0])
    sure = 1 / sum(exp(other - score) for other, _ in best.values())
    kind = "person" if male is None else "man" if male else "woman"
    did = "who spoke" if scene.spoken and scene.spoken[-1][1] is entity else "named"
    away = scene.page.sentence[at] - scene.page.sentence[first]
    return Found(entity, f"the last {kind} {did}, {_away(away)}", min(0.97, sure))


def _away(sentences: int) -> str:
    if sentences == 0:
        return "in the same sentence"
    return "one sentence before" if sentences == 1 else f"{sentences} sentences before"


def candidates(
    scene: Scene, at: int, male: bool | None, far: int = _FAR
) -> Iterator[tuple[Entity, int, dict[str, float]]]:
    """Every place of a person before token ``at``: the person, the token, those of ``FEATURES`` it has."""
    here, paragraph = scene.passed[at], scene.page.paragraph
    outside = scene.page.quote[at] < 0
    last = scene.spoken[-1][1] if scene.spoken else None
    lead = next((entity for _, entity in scene.entities.ordered if entity.kind == "person"), None)
    named = {entity for _, entity in scene.entities.within(scene.own.start, scene.own.stop)}
    nearest = True
    for first, name, entity in _before(scene, at, here - far):
        gender = scene.gender(entity)
        against = male is not None and gender is not None and gender != male
        if against and (entity.titled or name is None):
            continue
        away, paragraphs = here - scene.passed[first], paragraph[at] - paragraph[first]
        values = {
            "sentences away": away,
            "same sentence": away == 0,
            "same paragraph": paragraphs == 0,
            "paragraphs away": min(paragraphs, _FAR),
            "nearest": nearest,
            "named in its own content": entity in named,
            "spoke here": name is None,
            "spoke last": entity is last,
            "mentions": log(1 + len(entity.mentions)),
            "no name": entity.kind == "unnamed",
            "first name against": against,
            "first of the article": entity is lead,
        }
        if gender is None and male is not None:
            values["gender unknown"] = 1.0
            if entity.votes:
                values["pronouns agree" if (entity.votes > 0) == male else "pronouns disagree"] = 1.0
        if name is not None:
            values |= _place(scene, name)
            if said := _inside(scene, first, outside):
                values[said] = 1.0
            nearest = False
        yield entity, first, values


def _before(scene: Scene, at: int, least: int) -> Iterator[tuple[int, Name | None, Entity]]:
    """Names of persons, and sources that spoke, before token ``at``, back to sentence ``least``."""
    sentence = scene.passed
    for name, entity in scene.named_before(at):
        if sentence[name.first] < least:
            break
        if entity.kind == "person":
            yield name.first, name, entity
    for token, entity in scene.spoken_before(at):
        if sentence[token] < least:
            break
        if entity.kind in ("person", "unnamed"):
            yield token, None, entity


def _inside(scene: Scene, first: int, outside: bool) -> str | None:
    """What is said where a name begins, seen from ``outside`` of quotation marks or from inside."""
    if first in scene.own:
        return "inside its own content"
    if outside and scene.page.quote[first] >= 0:
        return "inside a quotation"
    return "inside a content" if scene.reported[first] else None


def _place(scene: Scene, name: Name) -> dict[str, float]:
    """The features of a name's place in its sentence, looked at once."""
    known = scene.places.get(name.first)
    if known is None:
        known = scene.places[name.first] = dict.fromkeys(_describe(scene, name), 1.0)
    return known


def _describe(scene: Scene, name: Name) -> Iterator[str]:
    page, words, pos = scene.page, scene.page.words, scene.page.pos
    after, before = name.last, name.first - 1
    leads = begins(scene, name.first)
    if leads:
        yield "begins its sentence"
        if page.paragraph[name.first] != page.paragraph[max(0, name.first - 9)]:
            yield "begins its paragraph"
    if after - name.first > 1:
        yield "named in full"
    if after + 1 < len(words):
        if words[after] in ("'s", "’s"):
            yield "before 's"
        elif pos[after] in _VERBS or (words[after] in (",", "(") and (pos[after + 1] in _VERBS or leads)):
            yield "subject"
        elif pos[after] in _NOUNS:
            yield "before a noun"
    if before >= 0:
        if page.lower[before] in ("said", "says"):
            yield "behind said"
        elif pos[before] in _PREPOSITIONS:
            yield "after a preposition"
        elif pos[before] in _VERBS:
            yield "object"


def begins(scene: Scene, token: int) -> bool:
    """Whether a name begins its sentence, titles and roles before it allowed."""
    sentence, pos = scene.page.sentence, scene.page.pos
    for before in range(token - 1, token - 9, -1):
        if before < 0 or sentence[before] != sentence[token]:
            return True
        if pos[before] in _BREAKS:
            return False
    return False
