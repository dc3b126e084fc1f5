"""Anaphora: which speaker a pronoun, a description or a missing mention stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from quotes.affiliations import Page, affiliations
from quotes.analysis import Reading
from quotes.document import Affiliation
from quotes.entities import Entities, Entity, gender_of
from quotes.names import Name
from quotes.resources import lexicon
from quotes.tags import POS

__all__ = ["Found", "Scene", "by_body", "by_pronoun", "by_role", "by_salience", "last_person"]

_VERBS = frozenset(POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB"))
_BREAKS = frozenset(POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB", "IN", "TO", "VBG", ",", "``", "''", ":"))
_NOUNS = frozenset(POS.index(tag) for tag in ("NN", "NNP", "NNPS"))
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
_POSSESSIVE = -0.8
_MODIFIER = -1.5
_QUOTED = -2.5
_SPOKE_LAST = 1.0
_UNKNOWN_GENDER = -1.2
_UNNAMED = -0.8
_REPORTED = -0.8
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
    descriptions: sources without a name by their words. stated: what the article
    states of persons, as far as asked for. reported: tokens of contents, where names are spoken of.
    passed: how many sentences outside quotation marks have begun at each token, the measure of distance.
    """

    reading: Reading
    entities: Entities
    spoken: list[tuple[int, Entity]] = field(default_factory=list)
    descriptions: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    stated: dict[Entity, list[Affiliation]] = field(default_factory=dict)
    reported: frozenset[int] = frozenset()
    page: Page = field(init=False)

    passed: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        self.page = Page.of(self.reading, self.entities)
        sentence = self.reading.sentence
        begins = np.r_[True, sentence[1:] != sentence[:-1]][: len(sentence)]
        self.passed = np.cumsum(begins & (self.reading.quote < 0)).tolist()

    def statements(self, entity: Entity) -> list[Affiliation]:
        """What the article states about a person, read once."""
        if entity not in self.stated:
            self.stated[entity] = affiliations(self.page, entity)
        return self.stated[entity]

    def gender(self, entity: Entity) -> bool | None:
        """Whether a person is a man, by titles and first name, else by a role that tells: spokeswoman, father."""
        known = gender_of(entity)
        if known is None and entity.kind == "person" and entity not in self.stated:
            roles = lexicon("roles")
            said = {word for statement in self.statements(entity) for word in statement.role.lower().split()}
            if bool(said & roles["male"]) != bool(said & roles["female"]):
                known = entity.male = bool(said & roles["male"])
        return known


def by_pronoun(scene: Scene, at: int) -> Found | None:
    """The entity that the pronoun at token ``at`` stands for."""
    word = scene.entities.words[at].lower()
    if word in RELATIVE:
        return _antecedent(scene, at)
    if word in MALE or word in FEMALE:
        return _person(scene, at, word in MALE)
    if word in THING:
        return by_body(scene, at)
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


def by_salience(scene: Scene, at: int, noun: str, without: frozenset[Entity] = frozenset()) -> Found | None:
    """Whom a role that the article states of nobody stands for: elegant variation for the last person named."""
    roles = lexicon("roles")
    male = True if noun in roles["male"] else False if noun in roles["female"] else None
    found = _person(scene, at, male, without)
    return Found(found.entity, f"{noun} stands for {found.reason}", 0.55) if found else None


def _person(scene: Scene, at: int, male: bool | None, without: frozenset[Entity] = frozenset(), far: int = _FAR, least: int = 0) -> Found | None:
    """The person whom a pronoun at token ``at`` fits best: near, a subject, speaking, of the right gender."""
    reading = scene.reading
    here = scene.passed[at]
    outside = reading.quote[at] < 0
    scores: dict[Entity, tuple[float, int]] = {}
    last = scene.spoken[-1][1] if scene.spoken else None
    for first, name, entity in _before(scene, at, here - far):
        if entity in without or first < least:
            continue
        gender = scene.gender(entity)
        if male is not None and gender is not None and gender != male:
            continue
        score = -float(here - scene.passed[first])
        if gender is None and male is not None:
            score += _UNKNOWN_GENDER + (0 if not entity.votes else 1 if (entity.votes > 0) == male else -1)
        score += _OFTEN * min(len(entity.mentions), 10)
        score += _SPOKE_LAST if entity is last else 0.0
        score += _place(scene, name, outside) if name else _SUBJECT
        score += _UNNAMED if entity.kind == "unnamed" else 0.0
        if entity not in scores or score > scores[entity][0]:
            scores[entity] = (score, first)
    if not scores:
        return None
    ranked = sorted(scores.items(), key=lambda item: -item[1][0])
    entity, (score, first) = ranked[0]
    lead = score - ranked[1][1][0] if len(ranked) > 1 else 3.0
    away = here - scene.passed[first]
    kind = "person" if male is None else "man" if male else "woman"
    reason = f"the last {kind} {'who spoke' if entity is last else 'named'}, {_away(away)}"
    return Found(entity, reason, min(0.97, 0.6 + 0.15 * lead))


def _before(scene: Scene, at: int, least: int) -> Iterator[tuple[int, Name | None, Entity]]:
    """Names of persons, and sources that spoke, before token ``at`` no further back than ``least`` sentences."""
    sentence = scene.passed
    ordered = scene.entities.ordered
    for index in range(bisect_left(ordered, at, key=lambda pair: pair[0].first) - 1, -1, -1):
        name, entity = ordered[index]
        if sentence[name.first] < least:
            break
        if entity.kind == "person":
            yield name.first, name, entity
    for token, entity in reversed(scene.spoken):
        if sentence[token] < least:
            break
        if token < at and entity.kind in ("person", "unnamed"):
            yield token, None, entity


def _away(sentences: int) -> str:
    return "in the same sentence" if sentences == 0 else "one sentence before" if sentences == 1 else f"{sentences} sentences before"


def _place(scene: Scene, name: Name, outside: bool) -> float:
    """What the place of a name in its sentence counts."""
    reading, words = scene.reading, scene.entities.words
    pos = reading.pos
    score = 0.0
    if outside and reading.quote[name.first] >= 0:
        score += _QUOTED
    elif name.first in scene.reported:
        score += _REPORTED
    after = name.last
    if after + 1 < len(words):
        if words[after] in ("'s", "’s"):
            return score + _POSSESSIVE
        if int(pos[after]) in _VERBS or (words[after] in (",", "(") and (int(pos[after + 1]) in _VERBS or _begins(scene, name.first))):
            score += _SUBJECT
        elif int(pos[after]) in _NOUNS:
            score += _MODIFIER
        elif _begins(scene, name.first):
            score += _SUBJECT
    before = name.first - 1
    if before >= 0 and int(pos[before]) in _PREPOSITIONS:
        score += _AFTER_PREPOSITION
    elif before >= 0 and words[before].lower() in ("said", "says"):
        score += _SUBJECT
    return score


def _begins(scene: Scene, token: int) -> bool:
    """Whether a name begins its sentence, titles and roles before it allowed."""
    reading = scene.reading
    for before in range(token - 1, token - 9, -1):
        if before < 0 or reading.sentence[before] != reading.sentence[token]:
            return True
        if int(reading.pos[before]) in _BREAKS:
            return False
    return False


def by_body(scene: Scene, at: int, kinds: tuple[str, ...] = ("organization", "document")) -> Found | None:
    """The organization or document that ``it`` or "the agency" stands for: the last that spoke or was named."""
    reading = scene.reading
    sentence = int(reading.sentence[at])
    best: tuple[float, Entity] | None = None
    spoke = {entity for _, entity in scene.spoken[-2:]}
    candidates = [(name.first, entity) for name, entity in scene.entities.ordered if name.first < at]
    candidates += [(token, entity) for token, entity in scene.spoken if token < at]
    for first, entity in candidates:
        distance = sentence - int(reading.sentence[first])
        if entity.kind not in kinds or distance > (8 if entity in spoke else 3):
            continue
        score = -float(distance) + (1.5 if entity in spoke else 0.0) + (1.0 if _begins(scene, first) else 0.0)
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


def _known(scene: Scene, entity: Entity) -> set[str]:
    """The words of all roles, organizations and places that the article gives a person."""
    words = [word for title in entity.titles for word in title.split()]
    for one in scene.statements(entity):
        words += f"{one.role} {one.organization} {one.place}".split()
    return role_words(words)


def by_role(scene: Scene, words: Sequence[str], at: int) -> Found | None:
    """The person whom a description like "the Vermont senator" fits best among those of the article."""
    asked = role_words(words) - _EMPTY
    head = role_words(words[-1:])
    roles = lexicon("roles")
    lower = [word.lower() for word in words]
    male = True if roles["male"].intersection(lower) else False if roles["female"].intersection(lower) else None
    if "lady" in lower:
        male = False
    best: tuple[float, Entity] | None = None
    title = " ".join(word for word in lower if word not in _EMPTY)
    for entity in scene.entities.all:
        if entity.kind != "person" or not entity.mentions:
            continue
        gender = scene.gender(entity)
        if male is not None and gender is not None and gender != male:
            continue
        known = _known(scene, entity)
        if not head & known:
            continue
        before = [name for name in entity.mentions if name.first < at]
        distance = scene.passed[at] - scene.passed[before[-1].first] if before else 30
        score = 2.0 * len(asked & known) + (1.5 if title in entity.titles else 0.0) - 0.15 * min(distance, 20) + 0.1 * min(len(entity.mentions), 10)
        if best is None or score > best[0]:
            best = (score, entity)
    return Found(best[1], f"the {words[-1]} by what the article states", 0.75) if best else None


def last_person(scene: Scene, at: int) -> Found | None:
    """The person whom the words right before are about: of the same paragraph, else of the one before."""
    paragraph = scene.reading.paragraph
    start = at
    while start > 0 and paragraph[start - 1] == paragraph[at]:
        start -= 1
    found = _person(scene, at, None, least=start) or _person(scene, at, None, far=2)
    return Found(found.entity, found.reason, 0.6) if found else None
