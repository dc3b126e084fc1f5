"""Resolution: the person or body that every mention beside a quote stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from quotes.attribution.attributions import Attribution
from quotes.attribution.layouts import echoes
from quotes.attribution.quotations.follow_ons import APART
from quotes.attribution.sources.replies import REPLIES
from quotes.document import Span
from quotes.names.recognition import Name, marked
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.statements import described, is_general
from quotes.speakers.both import two_bodies
from quotes.speakers.candidates.candidates import Candidate, candidates
from quotes.speakers.candidates.own import description_key, own_words
from quotes.speakers.entities.entities import entities
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import is_person
from quotes.speakers.headlined import UNTOLD, heard_below, is_own_story, of_the_first, repeated
from quotes.speakers.implied.antecedents import antecedent, somebody_known
from quotes.speakers.implied.asked import implied
from quotes.speakers.implied.messages import writer
from quotes.speakers.implied.met import somebody_met
from quotes.speakers.implied.narrators import is_narrator
from quotes.speakers.joint import pair, together
from quotes.speakers.mentions.contents import Content, content_of
from quotes.speakers.mentions.determiners import DEFINITE, THE
from quotes.speakers.mentions.documents import document_before
from quotes.speakers.mentions.mentions import Mention, before_relative, mention_of, nothing_at
from quotes.speakers.ranking.columns import Row
from quotes.speakers.ranking.features import columns
from quotes.speakers.ranking.ranking import probabilities
from quotes.speakers.ranking.reasons import reason
from quotes.speakers.roll import Answer, Resolution, called
from quotes.speakers.scene.again import is_bare, is_headlined
from quotes.speakers.scene.role_names import by_role
from quotes.speakers.scene.scene import Scene, Turn
from quotes.speakers.scene.self_named import before_name
from quotes.speakers.scene.singular import is_one
from quotes.speakers.scene.styled import styled
from quotes.speakers.stated import stated
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE

__all__ = ["Question", "Resolver", "resolve"]

_STATES = 0.75
"""The probability from which a description says something of the person that it stands for."""

_SUPPOSES = 0.5
"""The probability from which it does where nothing else tells what the person is."""

_HEARD = 0.9
"""The probability from which "he" says of somebody that he is a man."""

_LEAST = 0.3
"""The probability from which a speaker is named."""

_DOUBTED = 0.5
"""The probability below which the subject of the sentence before is asked too."""

_GOES_BACK = 0.85
"""The probability that this subject is the right one."""

_Range = tuple[int, int]


class Question(NamedTuple):
    """Who said a quote: what is asked with, and the columns of each candidate."""

    number: int
    mention: Mention
    content: Content
    candidates: list[Candidate]
    rows: list[Row]


def resolve(
    readings: Sequence[Reading],
    attributions: Iterable[Sequence[Attribution]],
    authors: Sequence[str | None] = (),
) -> Iterator[Resolution]:
    """The speakers of the attributions of each of some articles, in the order of their contents.

    The readings must share a vocabulary: names are marked in all of them at once. authors: of each
    article, where they are known.
    """
    said = list(attributions)
    authors = authors or [None] * len(readings)
    answered = [
        _answered(Resolver(reading, own, names, author))
        for reading, own, names, author in zip(readings, said, marked(readings), authors, strict=True)
    ]
    for (scene, answers), own, told in zip(answered, said, stated(readings, answered), strict=True):
        yield called(scene, own, answers, told)


def _answered(resolver: Resolver) -> tuple[Scene, list[Answer | None]]:
    """The scene of an article when it has been read, and who said each of its contents."""
    answers: list[Answer | None] = []
    by_mention: dict[Span | None, Answer | None] = {}
    for number, said in enumerate(resolver.attributions):
        again = by_mention.get(said.mention) if said.rule in APART else None
        answer = _answer(resolver, number, again)
        by_mention[said.mention] = answer
        answers.append(answer)
    answers = heard_below(resolver.scene, resolver.attributions, answers)
    answers = repeated(resolver.scene, resolver.attributions, answers)
    answers = of_the_first(resolver.scene, resolver.attributions, answers)
    return resolver.scene, [
        _with_others(resolver.scene, said.mention, answer) if answer and said.mention else answer
        for said, answer in zip(resolver.attributions, answers, strict=True)
    ]


def _with_others(scene: Scene, mention: Span, answer: Answer) -> Answer:
    """The answer with who else says it; two who are only described are the last who were named together."""
    entity, page = answer.entity, scene.page
    own = entity.span if not entity.mentions else None
    called = page.span(*own) if own else mention  # they, who were "the lawyers" before
    two = pair(scene, called) or two_bodies(scene, mention)
    if two:
        return answer._replace(entity=two[0][0], others=two[1:])
    others = together(page, mention, entity)
    return answer._replace(others=others) if others else answer


def _answer(resolver: Resolver, number: int, again: Answer | None) -> Answer | None:
    """The likeliest candidate of a quote, None where nobody is likely; ``again`` of the same mention."""
    question = resolver.question(number)
    if question is None:
        return None
    if again is not None and question.mention.kind != "nothing":
        resolver.settle(question, again.entity, again.probability)
        return again
    scene = resolver.scene
    if _is_open(question):
        return None
    every = probabilities(question.mention.kind, question.rows)
    likely = _of_several(scene, question, every)
    best = max(range(len(likely)), key=likely.__getitem__)
    candidate = question.candidates[best]
    theirs = question.mention.kind == "they" and candidate.origin == "named"
    its = question.mention.kind == "it" and candidate.origin == "named"
    aside = likely is not every
    one = (theirs or aside) and _is_alone(scene, question.mention, candidate.entity, aside)
    if (
        likely[best] < _DOUBTED
        or theirs
        or its
        or aside
        or (candidate.entity is None and not question.content.passive)
    ):
        before = antecedent(scene, question.mention, question.content)
        other = not (theirs or its) or (its and before is not None and before.kind == "document")
        other = other or (one and before is not None and _are_people(before))
        if before is not None and (likely[best] < _DOUBTED or other or _is_of(resolver, candidate, before)):
            return _goes_back(resolver, question, before)
    if candidate.entity is None or candidate.entity.unclear or likely[best] < _LEAST:
        return None
    because = reason(scene, question.mention, question.content, candidate, question.rows[best])
    resolver.settle(question, candidate.entity, likely[best])
    return Answer(candidate.entity, because, likely[best], question.mention.kind, candidate.origin)


def _is_open(question: Question) -> bool:
    """Whether several may have given "the reply" to a question that was put to nobody by name."""
    if question.mention.kind != "nothing" or question.mention.noun != "reply":
        return False
    people = [one for one in question.candidates if one.entity and one.entity.kind == "person"]
    return len(people) > 1


def _of_several(scene: Scene, question: Question, likely: Sequence[float]) -> Sequence[float]:
    """The probabilities of the candidates; where the likeliest is one person, without all such.

    Nor is it then a body: who is told of is a person.
    """
    found = question.candidates
    ones = [one.entity is not None and is_one(scene, question.mention, one.entity) for one in found]
    if not ones[max(range(len(likely)), key=likely.__getitem__)]:
        return likely
    left = [
        0.0 if one or (candidate.entity and candidate.entity.kind == "organization") else probability
        for one, candidate, probability in zip(ones, found, likely, strict=True)
    ]
    return [probability / (sum(left) or 1) for probability in left]


def _is_alone(scene: Scene, they: Mention, entity: Entity | None, others: bool) -> bool:
    """Whether somebody is one person, whom "they" does not stand for, nor others who were named beside.

    others: what is said of who is no person.
    """
    if entity is None or entity.kind != "person":
        return others
    if entity in scene.plural:
        return False
    return not together(scene.page, scene.page.span(they.first, they.last), entity)


def _are_people(mention: Mention) -> bool:
    """Whether a noun in the plural is one for people."""
    return is_person(mention.noun) or f"{mention.noun}s" in lexicon("sources")["groups"]


def _is_of(resolver: Resolver, candidate: Candidate, subject: Mention) -> bool:
    """Whether a candidate is only the body that a subject belongs to: researchers at | Ostby University."""
    inside = resolver.scene.entities.within(subject.first, subject.last)
    return any(entity is candidate.entity and entity.kind == "organization" for _, entity in inside)


def _goes_back(resolver: Resolver, question: Question, before: Mention) -> Answer | None:
    """The source without a name that a pronoun goes back to, though it said nothing before."""
    entity = own_words(resolver.scene, before)
    if entity is None:
        return None
    resolver.settle(question, entity, _GOES_BACK)
    return Answer(entity, "the subject of the sentence before", _GOES_BACK, question.mention.kind, "named")


class Resolver:
    """An article's attributions, asked for one by one in the order of their contents."""

    def __init__(
        self, reading: Reading, attributions: Sequence[Attribution], names: Iterable[Name], author: str | None
    ) -> None:
        self.attributions = attributions
        self.tokens = reading.tokens
        places: list[list[_Range | None]] = [
            [_ends(a.mention) for a in attributions],
            [_ends(a.cue) for a in attributions],
            [*_contents(attributions)],
            [_ends(a.addressee) for a in attributions],
        ]
        found = _ranges(reading, [place for own in places for place in own])
        size = len(attributions)
        self._mentions, self._cues, self._contents, self._addressees = (
            found[at * size : (at + 1) * size] for at in range(len(places))
        )
        named = entities(reading, names, [mention for mention in self._mentions if mention])
        self.scene = Scene.of(reading, named, _reported(reading, attributions), author)

    def question(self, number: int) -> Question | None:
        """Who said the quote of a number; None where its content has no word, or the text below tells it."""
        place, mentioned = self._contents[number], self._mentions[number]
        scene, attribution = self.scene, self.attributions[number]
        if place is None or attribution.rule == echoes.RULE:
            return None
        if is_own_story(scene, attribution):
            return None
        content = content_of(scene.page, attribution, range(*place), range(*(self._cues[number] or (0, 0))))
        if mentioned:
            cue = (self._cues[number] or mentioned)[0]
            subject = _of_relative(scene.page, mentioned, cue) or mentioned
            mention = by_role(scene, styled(scene, _asked(scene.page, *subject)))
            told = somebody_known(scene, mention, content) or somebody_met(scene, mention, content)
            mention = told or mention
            if attribution.rule == "next-paragraph" and is_narrator(scene, mention):
                mention = nothing_at(place[0], "answer")  # I ask why. | "Because ..."
        else:
            interviewed = "interview" if attribution.rule == "interview-answer" else ""
            mention = nothing_at(place[0], interviewed)
            if attribution.rule == UNTOLD:
                mention = implied(scene, content) or mention
        hearer = range(*(self._addressees[number] or (0, 0)))
        found = candidates(scene, mention, content, hearer)
        rows = columns(scene, attribution, mention, content, found)
        return Question(number, mention, content, found, rows)

    def settle(self, question: Question, entity: Entity, probability: float) -> None:
        """Say who it was: those that follow are asked for in that light.

        What the author asks is no turn: who is talked to answers.
        """
        scene, mention = self.scene, question.mention
        addressee = self._addressees[question.number]
        asked = next((one for _, one in scene.entities.within(*addressee)), None) if addressee else None
        place = Name(mention.first, mention.end, "other") if mention.last > mention.first else None
        if entity.kind == "unnamed" and scene.page.paragraph[mention.first] == scene.title:
            return  # whom the headline only describes the article then names
        turn = Turn(entity, mention.first, place, question.content, asked)
        if entity is scene.author and mention.kind == "I":
            scene.talk.append(turn)
            return
        scene.spoke(turn)
        if mention.kind == "he" and mention.male is not None and probability >= _HEARD:
            scene.hear(entity, mention.male)
        if not entity.mentions:
            if is_headlined(entity) and not is_bare(mention):
                _describe(scene, entity, mention)
            scene.descriptions[description_key(entity.words)] = entity
        elif _is_described(scene, entity, mention):
            told = described(scene.page, mention.first, mention.last)
            if probability >= _STATES and not is_general(told):
                scene.state(entity, told)
            elif probability >= _SUPPOSES and _is_definite(scene, mention):
                scene.supposed.setdefault(entity, []).extend(told)
        elif (end := before_name(scene, entity, mention)) is not None:
            scene.state(entity, described(scene.page, mention.first, end))


def _is_definite(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is of somebody told of before, and names nobody."""
    inside = scene.entities.within(mention.first, mention.last)
    return mention.determiner in DEFINITE and all(entity.kind != "person" for _, entity in inside)


def _is_described(scene: Scene, entity: Entity, mention: Mention) -> bool:
    """Whether a mention describes a person, whom it does not name."""
    inside = scene.entities.within(mention.first, mention.last)
    described = entity.kind == "person" and mention.kind in ("person", "thing")
    return described and all(held is not entity for _, held in inside)


def _describe(scene: Scene, entity: Entity, mention: Mention) -> None:
    """Call a document by the words that tell more than a headline: study, | a study of 40 towns."""
    fuller = own_words(scene, mention)
    if fuller is not None and fuller.kind == "document" and fuller.span:
        entity.words, entity.span, entity.noun = fuller.words, fuller.span, fuller.noun


def _asked(page: Page, first: int, last: int) -> Mention:
    """What a source says; a relative pronoun says what the noun phrase right before it says.

    "Which" is the whole document: a study by Norvik Bank, which. "Who" is no body: in "Ana Roe of Norvik
    Bank, who" it is not the bank. In a person's message that person speaks.
    """
    document = document_before(page, first)
    mention = mention_of(page, *(document or (first, last)))
    if mention.noun in REPLIES and mention.determiner == THE and page.word(mention.end) not in ("by", "from"):
        return nothing_at(first, "reply")  # "No," came | the reply
    if (person := writer(page, mention)) is not None:
        return person
    before = before_relative(page, mention.first) if mention.kind == "who" else None
    if before is None:
        return mention
    meant = mention_of(page, *before)
    held = page.found.at.get(meant.head)
    is_person = held[1].kind == "person" if held else meant.kind in ("person", "many")
    return meant if is_person or mention.noun == "which" else mention


_OBJECTS = ("who", "whom")
_NEAR = 6
"""Tokens between the subject of a relative clause and its verb: whom Poe | on Friday | called."""


def _of_relative(page: Page, mentioned: _Range, cue: int) -> _Range | None:
    """The subject of a relative clause behind what only seems to be a source: Roe, whom | Poe | called."""
    least, last = max(mentioned[0], cue - 2 * _NEAR), min(mentioned[1] + 1, cue - 2)
    relative = next((at for at in range(last, least, -1) if page.lower[at] in _OBJECTS), cue)
    first = relative + 1
    held = page.found.at.get(first)
    if first >= cue or not (held or page.lower[first] in _SUBJECTS):
        return None
    end = held[0].last if held else first + 1
    verb = any(page.pos[at] in FINITE for at in range(end, cue))
    return None if verb or not end <= cue <= end + _NEAR else (first, end)


_SUBJECTS = frozenset(("he", "she", "they", "i", "we"))


def _contents(attributions: Sequence[Attribution]) -> Iterator[_Range]:
    """Where each content begins, and where what the same mention goes on to say behind it ends."""
    ends = [one.spans[-1].end for one in attributions]
    for at in range(len(ends) - 2, -1, -1):
        own, later = attributions[at : at + 2]
        if own.quoted and later.rule in APART and own.mention and own.mention == later.mention:
            ends[at] = max(ends[at], ends[at + 1])
    return zip((one.spans[0].start for one in attributions), ends, strict=True)


def _ends(span: Span | None) -> _Range | None:
    return (span.start, span.end) if span else None


def _ranges(reading: Reading, places: Sequence[_Range | None]) -> list[_Range | None]:
    """The tokens in each stretch of characters, None where there are none."""
    starts, ends = np.array([place or (0, 0) for place in places], np.int32).reshape(-1, 2).T
    firsts = reading.tokens.end.searchsorted(starts, "right").tolist()
    lasts = reading.tokens.start.searchsorted(ends, "left").tolist()
    return [(first, last) if first < last else None for first, last in zip(firsts, lasts, strict=True)]


def _reported(reading: Reading, attributions: Sequence[Attribution]) -> bytearray:
    """For each token 1 where it is of a content."""
    reported = bytearray(len(reading.tokens))
    for part in _ranges(reading, [(span.start, span.end) for a in attributions for span in a.spans]):
        if part:
            reported[slice(*part)] = b"\1" * (part[1] - part[0])
    return reported
