"""Candidates: the persons whom a pronoun can stand for, and which of them fits best.

Each name and each source before the pronoun is described by a few features of its place;
a person is worth its best place. The weights are learned by ``training/candidates.py``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from math import exp, log

from quotes.entities import Entity
from quotes.names import Name
from quotes.resources import path
from quotes.scene import Found, Scene
from quotes.tags import POS

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
_AT = {name: at for at, name in enumerate(FEATURES)}

_FAR = 7
"""Sentences outside quotation marks that a pronoun reaches back."""

_VERBS = frozenset(POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB"))
_NOUNS = frozenset(POS.index(tag) for tag in ("NN", "NNP", "NNPS"))
_PREPOSITIONS = frozenset(POS.index(tag) for tag in ("IN", "TO"))
_BREAKS = frozenset(
    POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB", "IN", "TO", "VBG", ",", "``", "''", ":")
)


@cache
def weights() -> tuple[float, ...]:
    """The weight of each of ``FEATURES``."""
    stored = json.loads(path("models/candidates.json").read_text(encoding="utf-8"))
    return tuple(stored[name] for name in FEATURES)


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
        score = sum(weight * value for weight, value in zip(learned, values, strict=True))
        if entity not in best or score > best[entity][0]:
            best[entity] = score, first
    if not best:
        return None
    entity, (score, first) = max(best.items(), key=lambda item: item[1][0])
    sure = 1 / sum(exp(other - score) for other, _ in best.values())
    kind = "person" if male is None else "man" if male else "woman"
    did = "who spoke" if scene.spoken and scene.spoken[-1][1] is entity else "named"
    away = int(scene.reading.sentence[at] - scene.reading.sentence[first])
    return Found(entity, f"the last {kind} {did}, {_away(away)}", min(0.97, sure))


def _away(sentences: int) -> str:
    if sentences == 0:
        return "in the same sentence"
    return "one sentence before" if sentences == 1 else f"{sentences} sentences before"


def candidates(
    scene: Scene, at: int, male: bool | None, far: int = _FAR
) -> Iterator[tuple[Entity, int, list[float]]]:
    """Every place of a person before token ``at``: the person, the token, the values of ``FEATURES``."""
    here = scene.passed[at]
    paragraph = scene.reading.paragraph
    outside = scene.reading.quote[at] < 0
    last = scene.spoken[-1][1] if scene.spoken else None
    lead = next((entity for _, entity in scene.entities.ordered if entity.kind == "person"), None)
    named = {entity for _, entity in scene.entities.within(scene.own.start, scene.own.stop)}
    nearest = True
    for first, name, entity in _before(scene, at, here - far):
        gender = scene.gender(entity)
        against = male is not None and gender is not None and gender != male
        if against and (entity.titled or name is None):
            continue
        values = [0.0] * len(FEATURES)
        away = here - scene.passed[first]
        values[_AT["sentences away"]] = float(away)
        values[_AT["same sentence"]] = float(away == 0)
        values[_AT["same paragraph"]] = float(paragraph[first] == paragraph[at])
        values[_AT["paragraphs away"]] = float(min(paragraph[at] - paragraph[first], _FAR))
        values[_AT["named in its own content"]] = float(entity in named)
        values[_AT["nearest"]] = float(nearest)
        values[_AT["spoke last"]] = float(entity is last)
        values[_AT["mentions"]] = log(1 + len(entity.mentions))
        values[_AT["no name"]] = float(entity.kind == "unnamed")
        values[_AT["first of the article"]] = float(entity is lead)
        values[_AT["first name against"]] = float(against)
        if gender is None and male is not None:
            values[_AT["gender unknown"]] = 1.0
            if entity.votes:
                values[_AT["pronouns agree" if (entity.votes > 0) == male else "pronouns disagree"]] = 1.0
        if name is None:
            values[_AT["spoke here"]] = 1.0
        else:
            _describe(scene, name, outside, values)
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


def _describe(scene: Scene, name: Name, outside: bool, values: list[float]) -> None:
    """Set the features of a name's place in its sentence."""
    reading, words = scene.reading, scene.entities.words
    pos = reading.pos
    after, before = name.last, name.first - 1
    if name.first in scene.own:
        values[_AT["inside its own content"]] = 1.0
    elif outside and reading.quote[name.first] >= 0:
        values[_AT["inside a quotation"]] = 1.0
    elif name.first in scene.reported:
        values[_AT["inside a content"]] = 1.0
    leads = begins(scene, name.first)
    values[_AT["begins its sentence"]] = float(leads)
    values[_AT["begins its paragraph"]] = float(
        leads and reading.paragraph[name.first] != reading.paragraph[max(0, name.first - 9)]
    )
    values[_AT["named in full"]] = float(after - name.first > 1)
    if after + 1 < len(words):
        tag = int(pos[after])
        if words[after] in ("'s", "’s"):
            values[_AT["before 's"]] = 1.0
        elif tag in _VERBS or (words[after] in (",", "(") and (int(pos[after + 1]) in _VERBS or leads)):
            values[_AT["subject"]] = 1.0
        elif tag in _NOUNS:
            values[_AT["before a noun"]] = 1.0
    if before >= 0:
        if words[before].lower() in ("said", "says"):
            values[_AT["behind said"]] = 1.0
        elif int(pos[before]) in _PREPOSITIONS:
            values[_AT["after a preposition"]] = 1.0
        elif int(pos[before]) in _VERBS:
            values[_AT["object"]] = 1.0


def begins(scene: Scene, token: int) -> bool:
    """Whether a name begins its sentence, titles and roles before it allowed."""
    reading = scene.reading
    for before in range(token - 1, token - 9, -1):
        if before < 0 or reading.sentence[before] != reading.sentence[token]:
            return True
        if int(reading.pos[before]) in _BREAKS:
            return False
    return False
