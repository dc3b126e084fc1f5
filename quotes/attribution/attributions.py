"""Attributions: contents tied to the words beside them, before speakers are known.

Models propose a cue with its source and content (``cues``, ``arguments``);
named rules (``rules``) read plain quotations off the order of their parts. Here
both are joined: quotations that no model claimed go to the rules, and an attribution
that a rule confirms bears the rule's name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import NamedTuple

import numpy as np

from quotes.attribution import rivals
from quotes.attribution.acts.acts import act, bases
from quotes.attribution.acts.doings import is_deed, is_none
from quotes.attribution.acts.passives import is_suffered
from quotes.attribution.acts.stances import stance
from quotes.attribution.acts.statements import is_statement
from quotes.attribution.acts.terms import is_of_deed
from quotes.attribution.acts.works import is_title
from quotes.attribution.clauses import clause_before, clauses
from quotes.attribution.clauses.clause_rules import BEFORE, RELATIVE
from quotes.attribution.contents import addenda, asides, backgrounds, borders, extents
from quotes.attribution.drafts import Draft, Range, holds_one, meet
from quotes.attribution.frames import arguments, epithets, proposals
from quotes.attribution.frames import cues as cue_model
from quotes.attribution.frames.cues import Cues
from quotes.attribution.layouts import answers, blocks, echoes, headlines, lettering, signatures, turns
from quotes.attribution.quotations import adjuncts, follow_ons, nested, relayed, rules, verdicts
from quotes.attribution.quotations.claims import Claims
from quotes.attribution.sources import (
    agents,
    appended,
    asked_when,
    doers,
    expletives,
    minded,
    participles,
    possessors,
    pronouns,
    relatives,
    rows,
    subjects,
)
from quotes.deep import encoder
from quotes.document import Act, Span, Stance
from quotes.resources import lexicon
from quotes.text.analysis import Reading, joined
from quotes.text.phrases import noun_phrases

__all__ = ["Attribution", "attributed", "drafts", "find"]

_ACCEPTED = 0.25  # the probability of a cue from which the models' attribution is taken
_END = attrgetter("end")


class Attribution(NamedTuple):
    """A content, the cue that reports it and the mention of its source.

    spans: the content's pieces, quotation marks included; quoted: the pieces inside
    quotation marks. confidence: probability that the mention is the right source.
    rule: the rule or model that decided; evidence: the words that it used. suffered: it tells only what was
    done to somebody, which helps to see who is meant elsewhere and is no quote.
    """

    spans: tuple[Span, ...]
    quoted: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    addressee: Span | None
    act: Act
    confidence: float
    rule: str
    evidence: tuple[Span, ...] = ()
    stance: Stance = "asserts"
    suffered: bool = False


def find(readings: Sequence[Reading]) -> list[tuple[Attribution, ...]]:
    """Every attribution of some articles, of each in the order of their contents.

    The readings must share a vocabulary.
    """
    return [
        tuple(attributed(reading, [draft for draft in own if not _is_none(reading, draft)]))
        for reading, own in zip(readings, drafts(readings), strict=True)
    ]


def _is_none(reading: Reading, draft: Draft) -> bool:
    deed = is_deed(reading, draft) and _act(reading, draft) != "statement"
    return deed or is_none(reading, draft)


def attributed(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Attribution]:
    """What some drafts say; a quotation that another said within what one tells is the other's alone."""
    every = [_attribution(reading, draft) for draft in drafts]
    inner: dict[int, int] = {}  # by where a quotation begins: who of those that have it says the least
    for number, one in sorted(enumerate(every), key=lambda pair: _rank(pair[1]), reverse=True):
        inner |= {span.start: number for span in one.quoted}
    for number, one in enumerate(every):
        kept = tuple(span for span in one.quoted if inner[span.start] == number)
        yield one if kept == one.quoted else one._replace(quoted=kept)


def _rank(one: Attribution) -> tuple[bool, int]:
    """What is told within what another tells first, then by length."""
    return one.rule not in _WITHIN, sum(span.end - span.start for span in one.spans)


_WITHIN = (nested.RULE, relayed.RECORDED)
"""Rules of quotations within what another tells."""


def drafts(readings: Sequence[Reading]) -> list[list[Draft]]:
    """The same in terms of each article's tokens."""
    whole = joined(readings)
    firsts = np.searchsorted(whole.columns.article, np.arange(len(readings) + 1)).tolist()
    found: list[list[Draft]] = []
    labelled = [
        draft.moved(first)
        for first, reading in zip(firsts, readings, strict=False)
        for draft in (
            *headlines.found(reading),
            *echoes.found(reading),
            *turns.found(reading),
            *signatures.found(reading),
            *blocks.found(reading),
        )
    ]
    every = sorted(_drafts(whole, labelled), key=lambda draft: draft.content[0])
    at = 0
    for first, last in pairwise(firsts):
        own = []
        while at < len(every) and every[at].content[0][0] < last:
            own.append(every[at].moved(-first))
            at += 1
        found.append(own)
    return found


def _drafts(reading: Reading, labelled: Sequence[Draft]) -> list[Draft]:
    """The attributions of a text in terms of its tokens; ``labelled`` are surer than any other."""
    if not len(reading.tokens):
        return []
    size = len(reading.tokens)
    layout = cue_model.sequences(reading)
    engine = encoder.installed()
    sight = engine.read(reading) if engine else None
    cues = cue_model.find(reading, layout, sight)
    phrases = noun_phrases(reading.tokens, reading.columns.pos, reading.opens)
    quotations = follow_ons.quotations(reading, phrases)
    starts = {start: (start, end) for start, end in phrases}
    frames = arguments.find(reading, cues, layout, _ACCEPTED, sight)
    told = proposals.proposed(reading, frames, starts, cues)
    told = [draft for draft in told if not backgrounds.is_background(reading, draft)]
    drafts = [*borders.parted(reading, told)]
    drafts = rivals.without_shown(reading, relayed.first_hand(reading, drafts))
    drafts = rivals.without_done(reading, drafts)
    named = [*labelled, *relayed.found(reading, phrases), *verdicts.found(reading, phrases)]
    drafts = rivals.without_overlap([*named, *drafts], size)
    told = relayed.first_hand(reading, [*clauses.found(reading, phrases)], drafts)
    drafts, told = clause_before.missed(reading, relayed.first_hand(reading, drafts, told), told)
    drafts = extents.with_clauses(reading, drafts)
    drafts = _not_within(reading, rivals.without_known(drafts, told), told)
    drafts = [*borders.parted(reading, [*drafts, *told])]
    drafts = borders.of_main_clause(reading, rivals.without_overlap(drafts, size))
    drafts = extents.finished(reading, drafts)
    drafts = follow_ons.whole(reading, quotations, drafts)
    drafts = _by_rules(reading, cues, phrases, sorted(quotations.values()), drafts)
    drafts = [extents.without_narrative(reading, draft) for draft in drafts]
    drafts = [clause_before.without_circumstance(reading, draft) for draft in drafts]
    drafts = clause_before.whole(reading, drafts)
    drafts = answers.parted(reading, quotations, follow_ons.applied(reading, quotations, drafts))
    drafts = [subjects.whole(reading, minded.given(reading, draft)) for draft in drafts if draft.content]
    drafts = asked_when.given(reading, [expletives.given(reading, draft) for draft in drafts], starts)
    drafts = [appended.whole(reading, rows.whole(reading, draft)) for draft in drafts]
    drafts = [participles.given(reading, agents.given(reading, draft, starts), starts) for draft in drafts]
    ends = {end: (start, end) for start, end in phrases}
    drafts = [doers.given(reading, draft, starts, ends) for draft in drafts]
    drafts = [possessors.given(reading, draft, starts, ends) for draft in drafts]
    drafts = [relatives.given(reading, draft, ends) for draft in drafts]
    drafts = [pronouns.alone(reading, asides.own(reading, draft)) for draft in drafts]
    drafts = [*addenda.parted(reading, drafts)]
    drafts = lettering.given(reading, drafts, sorted(quotations.values()))
    drafts = [borders.behind_dateline(reading, draft) for draft in drafts]
    drafts = [borders.behind_told(reading, draft, starts) for draft in drafts]
    drafts = rivals.once([part for one in drafts if one.content for part in borders.announced(reading, one)])
    drafts = [adjuncts.without(reading, draft) for draft in nested.parted(reading, drafts, phrases)]
    return [_addressed(reading, draft, starts) for draft in drafts]


def _not_within(reading: Reading, drafts: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """The drafts but those that tell what was done in a clause that somebody says, and without its words.

    Temperatures | were expected | to fall, the office said; the board | approved | the plan, minutes show;
    the county | adopted | a plan that critics say would fail.
    Nobody slept, according to the files. | It was loud, | said Roe.
    """
    inside = bytearray(len(reading.tokens))
    related = sorted(draft.cue[0] for draft in told if draft.rule == RELATIVE and draft.cue)
    for draft in told:
        if draft.rule in BEFORE:
            for first, last in draft.content:
                inside[first:last] = b"\1" * (last - first)
    kept = []
    for draft in drafts:
        if draft.head is None or draft.rule != "model":
            kept.append(draft)
        elif any(holds_one(part, related) for part in draft.content):
            if _act(reading, draft) == "statement":
                kept.append(draft)
        elif not inside[draft.head] or _act(reading, draft) == "statement":
            sentence = reading.sentence[draft.head]
            own = tuple(
                part for part in draft.content if not inside[part[0]] or reading.sentence[part[0]] == sentence
            )
            kept.append(draft._replace(content=own) if own else draft)
    return kept


def _by_rules(
    reading: Reading, cues: Cues, phrases: Sequence[Range], quotes: Sequence[Range], drafts: list[Draft]
) -> list[Draft]:
    """Name the drafts that a rule confirms, and let rules claim the quotations that are left."""
    letters = rules.letters(reading)
    runs = [(cue.first, cue.last) for cue in cues.cues]
    runs = [run for run in runs if not epithets.is_epithet(reading, run)]
    claims = Claims(reading, drafts)
    for paragraph in _paragraphs(reading, quotes):
        inside = (_within(paragraph, ranges) for ranges in (quotes, runs, phrases))
        matches = rules.matches(rules.sketch(reading, letters, paragraph, *inside))
        for apart, match in sorted(
            ((_is_apart(reading, match), match) for match in matches), key=itemgetter(0)
        ):
            claims.apply(match, apart)
    return claims.drafts


def _is_apart(reading: Reading, match: rules.Match) -> bool:
    """Whether the cue stands in none of the sentences that the quotation begins or ends in."""
    first, last = reading.sentence[match.quote[0]], reading.sentence[match.quote[1] - 1]
    return reading.sentence[match.cue[0]] not in (first, last)


def _paragraphs(reading: Reading, quotes: Sequence[Range]) -> list[Range]:
    """The paragraphs with quotations."""
    paragraph = reading.paragraph
    numbers = dict.fromkeys(paragraph[first] for first, _ in quotes)
    return [(bisect_left(paragraph, number), bisect_right(paragraph, number)) for number in numbers]


def _within(paragraph: Range, ranges: Sequence[Range]) -> Sequence[Range]:
    """Those of some ranges, which are in order, that begin in a paragraph."""
    first, last = paragraph
    return ranges[bisect_left(ranges, (first, 0)) : bisect_left(ranges, (last, 0))]


def _attribution(reading: Reading, draft: Draft) -> Attribution:
    content = sorted(draft.content)
    spans = tuple(_span(reading, part) for part in content)
    quoted = []
    for span in spans:
        number = bisect_right(reading.quoted, span.start, key=_END)
        while number < len(reading.quoted) and reading.quoted[number].start < span.end:
            quote = reading.quoted[number]
            start, end = max(span.start, quote.start), min(span.end, quote.end)
            no_speech = is_title(reading, number, draft.cue) or is_of_deed(reading, quote, draft.cue)
            if end - start > 2 and not no_speech:
                quoted.append(Span(start, end))
            number += 1
    cue = _span(reading, draft.cue) if draft.cue else None
    mention = _span(reading, draft.source) if draft.source else None
    does = _act(reading, draft)
    return Attribution(
        spans=spans,
        quoted=tuple(quoted),
        cue=cue,
        mention=mention,
        addressee=_span(reading, draft.addressee) if draft.addressee else None,
        act=does,
        stance=stance(reading, draft),
        confidence=draft.probability,
        rule=draft.rule,
        evidence=tuple(part for part in (mention, cue) if part),
        suffered=does != "statement" and is_suffered(reading, draft),
    )


def _act(reading: Reading, draft: Draft) -> Act:
    """What the cue does; what was hardly said is no statement, a quotation apart or behind a colon is."""
    found = act(reading, draft)
    colon = draft.cue is not None and reading.words[draft.cue[1] - 1] == ":" and draft.content
    if draft.rule in follow_ons.APART or (colon and reading.quote[draft.content[0][0]] >= 0):
        return "statement"
    return "belief" if found == "statement" and not is_statement(reading, draft) else found


def _span(reading: Reading, part: Range) -> Span:
    return Span(reading.starts[part[0]], reading.ends[part[1] - 1])


def _addressed(reading: Reading, draft: Draft, phrases: Mapping[int, Range]) -> Draft:
    """The draft with whom its source told: the noun phrase right behind a cue that takes one."""
    phrase = phrases.get(draft.cue[1]) if draft.cue else None
    if not draft.cue or not phrase or not bases(reading, draft.cue) & lexicon("acts")["addressing"]:
        return draft
    first, last = draft.content[0]
    if first == phrase[0] and phrase[1] < last and reading.words[phrase[1]] == "that":
        draft = draft._replace(content=((phrase[1], last), *draft.content[1:]))
    others = [*draft.content, *([draft.source] if draft.source else [])]
    if any(meet(part, phrase) for part in others):
        return draft
    return draft._replace(addressee=phrase)
