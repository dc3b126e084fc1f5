"""Anaphora: which speaker a pronoun, a description or a missing mention stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quotes.analysis import Reading
from quotes.entities import Entities, Entity, gender_of
from quotes.names import Name
from quotes.resources import lexicon
from quotes.tags import POS

__all__ = ["Found", "Scene", "by_pronoun", "by_role", "by_salience"]

_VERBS = frozenset(POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB"))
_NOUNS = frozenset(POS.index(tag) for tag in ("NN", "NNS", "NNP", "NNPS"))
_PREPOSITIONS = frozenset(POS.index(tag) for tag in ("IN", "TO"))

MALE = frozenset(("he", "him", "his", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
THING = frozenset(("it", "its", "itself"))
MANY = frozenset(("they", "them", "their", "theirs", "both", "we", "us"))
SPEAKING = frozenset(("i", "me", "my", "we", "us"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
PRONOUNS = MALE | FEMALE | THING | MANY | SPEAKING | RELATIVE | {"you", "this"}

# what a candidate's place in the text counts, in the unit of one sentence of distance
_FAR = 6
_SUBJECT = 1.2
_AFTER_PREPOSITION = -0.7
_POSSESSIVE = -0.5
_MODIFIER = -2.0
_QUOTED = -2.5
_SPOKE_LAST = 1.0
_UNKNOWN_GENDER = -0.6
_OFTEN = 0.12


@dataclass(frozen=True, slots=True)
class Found:
    """The entity that a mention stands for, why, and how likely that is right."""

    entity: Entity
    reason: str
    probability: float


@dataclass(slots=True)
class Scene:
    """The article as far as it has been read: entities, and who spoke where.

    spoken: token of the mention (or of the content) and the speaker, in order.
    descriptions: sources without a name by their words.
    """

    reading: Reading
    entities: Entities
    spoken: list[tuple[int, Entity]] = field(default_factory=list)
    descriptions: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    roles: Mapping[Entity, Sequence[str]] = field(default_factory=dict)


def by_pronoun(scene: Scene, at: int) -> Found | None:
    """The entity that the pronoun at token ``at`` stands for."""
    word = scene.entities.words[at].lower()
    if word in RELATIVE:
        return _antecedent(scene, at)
    if word in MALE or word in FEMALE:
        return _person(scene, at, word in MALE)
    if word in THING:
        return _thing(scene, at)
    if word in MANY:
        return _many(scene, at)
    return None


def _antecedent(scene: Scene, at: int) -> Found | None:
    """Who a relative pronoun goes back to: the nearest name in its sentence."""
    sentence = scene.reading.sentence
    for token in range(at - 1, max(-1, at - 40), -1):
        if sentence[token] != sentence[at]:
            break
        held = scene.entities.at.get(token)
        if held and held[1].kind == "person":
            return Found(held[1], "the name before the relative pronoun", 0.85)
    return None


def by_salience(scene: Scene, at: int, noun: str) -> Found | None:
    """Whom a role that the article states of nobody stands for: elegant variation for the last person named."""
    roles = lexicon("roles")
    male = True if noun in roles["male"] else False if noun in roles["female"] else None
    found = _person(scene, at, male)
    return Found(found.entity, f"{noun} stands for {found.reason}", 0.55) if found else None


def _person(scene: Scene, at: int, male: bool | None) -> Found | None:
    reading = scene.reading
    sentence = int(reading.sentence[at])
    outside = reading.quote[at] < 0
    scores: dict[Entity, tuple[float, int]] = {}
    last = scene.spoken[-1][1] if scene.spoken else None
    candidates = [(name.first, name, entity) for name, entity in scene.entities.ordered if name.first < at]
    candidates += [(token, None, entity) for token, entity in scene.spoken if token < at]
    for first, name, entity in candidates:
        distance = sentence - int(reading.sentence[first])
        if entity.kind not in ("person", "unnamed") or distance > _FAR:
            continue
        gender = gender_of(entity)
        if male is not None and gender is not None and gender != male:
            continue
        score = -float(distance) + (_UNKNOWN_GENDER if gender is None else 0.0)
        score += _OFTEN * min(len(entity.mentions), 10)
        score += _SPOKE_LAST if entity is last else 0.0
        score += _place(scene, name, outside) if name else _SUBJECT
        if entity not in scores or score > scores[entity][0]:
            scores[entity] = (score, first)
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1][0])
    entity, (score, first) = ranked[0]
    lead = score - ranked[1][1][0] if len(ranked) > 1 else 3.0
    away = sentence - int(reading.sentence[first])
    kind = "person" if male is None else "man" if male else "woman"
    reason = f"the last {kind} named, {_away(away)}" if entity is not last else f"the last {kind} who spoke, {_away(away)}"
    return Found(entity, reason, min(0.97, 0.6 + 0.15 * lead))


def _away(sentences: int) -> str:
    return "in the same sentence" if sentences == 0 else "one sentence before" if sentences == 1 else f"{sentences} sentences before"


def _place(scene: Scene, name: Name, outside: bool) -> float:
    """What the place of a name in its sentence counts."""
    reading, words = scene.reading, scene.entities.words
    pos = reading.pos
    score = 0.0
    if outside and reading.quote[name.first] >= 0:
        score += _QUOTED
    after = name.last
    if after < len(words):
        if words[after] in ("'s", "’s"):
            score += _POSSESSIVE
        elif int(pos[after]) in _VERBS or (words[after] in (",", "(") and _begins(scene, name.first)):
            score += _SUBJECT
        elif int(pos[after]) in _NOUNS:
            score += _MODIFIER
    if name.first and int(pos[name.first - 1]) in _PREPOSITIONS:
        score += _AFTER_PREPOSITION
    elif name.first and int(pos[name.first - 1]) in _VERBS and words[name.first - 1].lower() in ("said", "says"):
        score += _SUBJECT
    return score


def _begins(scene: Scene, token: int) -> bool:
    """Whether a name is the first of its sentence, a few words of title before it allowed."""
    sentence = scene.reading.sentence
    return token < 4 or bool(sentence[token - 4] != sentence[token])


def _thing(scene: Scene, at: int) -> Found | None:
    """The organization or document that ``it`` stands for: the last that spoke or was named."""
    reading = scene.reading
    sentence = int(reading.sentence[at])
    best: tuple[float, Entity] | None = None
    candidates = [(name.first, entity) for name, entity in scene.entities.ordered if name.first < at]
    candidates += [(token, entity) for token, entity in scene.spoken if token < at]
    for first, entity in candidates:
        distance = sentence - int(reading.sentence[first])
        if entity.kind not in ("organization", "document") or distance > 3:
            continue
        score = -float(distance) + (1.5 if any(entity is spoke for _, spoke in scene.spoken[-2:]) else 0.0)
        score += 1.0 if _begins(scene, first) else 0.0
        if best is None or score > best[0]:
            best = (score, entity)
    return Found(best[1], "the last organization or document named", 0.6) if best else None


def _many(scene: Scene, at: int) -> Found | None:
    """Who ``they`` stands for: the last group or organization that spoke."""
    reading = scene.reading
    sentence = int(reading.sentence[at])
    for token, entity in reversed(scene.spoken):
        if sentence - int(reading.sentence[token]) <= 4 and entity.kind in ("group", "organization"):
            return Found(entity, "the last group that spoke", 0.7)
    near = [
        entity
        for name, entity in scene.entities.ordered
        if name.first < at and 0 <= sentence - int(reading.sentence[name.first]) <= 2 and entity.kind == "organization"
    ]
    return Found(near[-1], "the last organization named", 0.5) if near else None


_SAME_ROLE = {
    "sen": "senator", "gov": "governor", "rep": "representative", "congressman": "representative", "congresswoman": "representative",
    "col": "colonel", "lt": "lieutenant", "gen": "general", "dr": "doctor", "prof": "professor", "rev": "reverend", "sgt": "sergeant",
    "capt": "captain", "cmdr": "commander", "adm": "admiral", "spokesperson": "spokesman", "spokeswoman": "spokesman",
    "chairwoman": "chairman", "chair": "chairman", "lawyer": "attorney", "solicitor": "attorney", "councilwoman": "councilman",
    "nominee": "candidate", "physician": "doctor", "premier": "prime", "businesswoman": "businessman", "lawmaker": "representative",
    "policeman": "officer", "boss": "chief", "cop": "officer", "professor": "professor", "democrat": "democratic", "reporter": "journalist",
}  # fmt: skip


def role_words(words: Sequence[str]) -> set[str]:
    """The words of a role as they are compared: lower case, without full stops, titles spelled out."""
    plain = (word.lower().removesuffix(".") for word in words)
    return {_SAME_ROLE.get(word, word) for word in plain}


_EMPTY = frozenset("the a an 's ’s his her its their of for in at to from and former own".split())


def by_role(scene: Scene, words: Sequence[str], at: int) -> Found | None:
    """The person whom a description like "the Vermont senator" fits best among those named so far."""
    asked = role_words(words) - _EMPTY
    head = role_words(words[-1:])
    roles = lexicon("roles")
    plain = words[-1].lower()
    male = True if plain in roles["male"] else False if plain in roles["female"] else None
    best: tuple[float, Entity] | None = None
    sentence = int(scene.reading.sentence[at])
    for entity in scene.entities.all:
        if entity.kind != "person" or not entity.mentions:
            continue
        gender = gender_of(entity)
        if male is not None and gender is not None and gender != male:
            continue
        known = role_words(scene.roles.get(entity, ()))
        shared = asked & known
        before = [name for name in entity.mentions if name.first < at]
        distance = sentence - int(scene.reading.sentence[before[-1].first]) if before else 30
        generic = plain in ("man", "woman")
        if not (head & known) and not (generic and before and distance <= 6):
            continue
        score = 2.0 * len(shared) - 0.15 * min(distance, 20) + 0.1 * min(len(entity.mentions), 10)
        if best is None or score > best[0]:
            best = (score, entity)
    if best is None:
        return None
    return Found(best[1], f"is the {' '.join(words[-1:])} of the article", 0.75)
