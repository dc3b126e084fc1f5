"""Headlined: who it is that a headline only describes: Rents to rise, | landlord | says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from quotes.attribution.attributions import Attribution
from quotes.attribution.layouts import echoes
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import document_kinds, is_person, singular
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.roll import Answer
from quotes.speakers.scene.fitting import stands_for
from quotes.speakers.scene.scene import Scene

__all__ = ["UNTOLD", "heard_below", "is_own_story", "of_the_first", "repeated"]

_LONGEST = 30
"""Tokens of a headline."""

_LINES = 6
"""Lines of a headline with what stands below it."""

UNTOLD = "implied-speaker"
"""The rule of a quotation without words for who says it."""

_LABELLED = "label-quote"
"""The rule of whom a headline quotes behind a colon."""

_ENDS = frozenset('.!?"”’')


def heard_below(
    scene: Scene, attributions: Sequence[Attribution], answers: Sequence[Answer | None]
) -> list[Answer | None]:
    """The answers, where those whom only the headline describes are who the article then hears.

    Nobody where none of these fits: "Tenants" of a headline are no source of their own, unless they are
    quoted: Parents: “No roof, no school.”
    """
    page = scene.page
    end = _headline(scene)
    if not end:
        return list(answers)
    behind = page.start[end]
    heard: dict[Entity, set[str]] = {}
    for said, answer in zip(attributions, answers, strict=True):
        if answer and (said.mention or said.spans[0]).start >= behind:
            told_as = said.mention.of(page.article).rpartition(" ")[2] if said.mention else ""
            for entity in answer.entities:
                heard.setdefault(entity, set()).add(told_as)
    found: list[Answer | None] = []
    for said, answer in zip(attributions, answers, strict=True):
        one = answer.entity if answer else None
        noun = _noun(one, end) if one and one not in heard else ""
        if answer is None or not noun:
            found.append(answer)
            continue
        heir = next(_heirs(scene, answer.entity, noun, heard), None)
        kept = said.rule == _LABELLED or page.paragraph[_first(answer.entity)] > page.paragraph[0]
        found.append(answer._replace(entity=heir) if heir else answer if kept else None)
    return found


def repeated(
    scene: Scene, attributions: Sequence[Attribution], answers: Sequence[Answer | None]
) -> list[Answer | None]:
    """The answers, where a quotation that a headline opens with is of whom the article has its words from.

    So is one behind a label that names nobody: Founder's sister: ‘I hope she never sleeps’.
    """
    text, found = scene.page.article, list(answers)
    behind = scene.page.start[end] if (end := _headline(scene)) else 0
    for number, (said, answer) in enumerate(zip(attributions, answers, strict=True)):
        labelled = said.rule == _LABELLED and said.spans[0].start < behind
        if said.rule == echoes.RULE or (labelled and not (answer and answer.mention == "name")):
            others = range(number + 1, len(attributions))
            at = echoes.echoed(
                said.spans[0].of(text),
                [" ".join(span.of(text) for span in attributions[one].spans) for one in others],
            )
            found[number] = (answer if labelled else None) if at is None else answers[others[at]]
    return found


def of_the_first(
    scene: Scene, attributions: Sequence[Attribution], answers: Sequence[Answer | None]
) -> list[Answer | None]:
    """The answers, where "I" of a headline that is all quotation is who first says "I" in the article.

    ‘My boss stole my lunch – and I am the villain’. | A cook | asks for advice. ‘I made soup,’ she says.
    """
    found = list(answers)
    for number, said in enumerate(attributions):
        if is_own_story(scene, said):
            below = range(number + 1, len(attributions))
            quoted = (one for one in below if attributions[one].quoted)
            heard = (answers[one] for one in quoted if _is_own(scene.page, attributions[one]))
            found[number] = next(heard, None)
    return found


def is_own_story(scene: Scene, said: Attribution) -> bool:
    """Whether a quotation is all of a headline, and somebody tells in it of themselves."""
    page = scene.page
    return said.rule == UNTOLD and page.paragraph[_token(page, said)] == scene.title and _is_own(page, said)


def _is_own(page: Page, said: Attribution) -> bool:
    return _first_person(" ".join(span.of(page.article) for span in said.spans)) is not None


_first_person = regex.compile(r"\b(?:I|I[’']m|[Mm]e|[Mm]y)\b").search


def _token(page: Page, said: Attribution) -> int:
    """The first token of what is said."""
    return bisect_left(page.start, said.spans[0].start)


def _headline(scene: Scene) -> int:
    """Where the headline of an article ends with its standfirst and its points, 0 where it has none."""
    page, end = scene.page, 0
    for _ in range(_LINES):
        first = end
        ends = range(first + 1, min(len(page.words), first + _LONGEST))
        end = next((at for at in ends if page.paragraph[at] != page.paragraph[first]), first)
        if end == first or (page.words[end - 1] in _ENDS and page.paragraph[first] != scene.title):
            return first
    return end


def _first(one: Entity) -> int:
    """The token that somebody is first told of with."""
    return one.mentions[0].first if one.mentions else one.span[0] if one.span else 0


def _noun(one: Entity, end: int) -> str:
    """The noun by which the headline alone describes somebody, though with a capital; else empty."""
    if one.mentions:
        word = one.words[-1].lower()
        alone = len(one.words) == 1 and one.mentions[-1].last <= end
        named = _is_many(word) or word in lexicon("sources")["bodies"] or is_person(word)  # | Doctor | warns
        return word if alone and named else ""
    return one.noun if one.span and one.span[1] <= end else ""


def _is_many(word: str) -> bool:
    """Whether a word is for several people: tenants, police."""
    return word in lexicon("sources")["groups"] or (word.endswith("s") and is_person(singular(word)))


def _heirs(scene: Scene, one: Entity, told_as: str, heard: dict[Entity, set[str]]) -> Iterator[Entity]:
    """Those who are heard whom a noun in the headline fits; heard: with the last words that tell of them."""
    noun = next(iter(role_words([told_as])), told_as)
    for entity in heard:
        told = scene.told(entity)
        if one.kind == "document":
            fits = entity.kind == "document" and bool(
                noun in role_words(entity.words) or document_kinds(told_as) & document_kinds(entity.noun)
            )
        elif one.kind == "group" or (one.mentions and _is_many(told_as)):
            fits = entity.kind == "group" and noun in role_words([entity.noun])
            fits = fits or (
                entity.kind == "organization" and noun in map(singular, map(str.lower, entity.words))
            )
        else:
            named = noun in told.heads | told.every | told.near | heard[entity]
            firm = entity.kind == "organization" and (named or stands_for(told_as, entity))
            one_by_one = one.kind in ("person", "unnamed") and entity.kind in ("person", "unnamed")
            fits = firm or (one_by_one and named)
        if fits:
            yield entity
