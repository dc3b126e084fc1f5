"""Steps: how the drafts of a text come to be, from what models propose to whole sources and contents.

Models propose a cue with its source and content (``frames``); rules read clauses (``clauses``) and plain
quotations (``quotations``) off the order of their parts; the form of the article tells of some (``layouts``).
Where they meet, ``rivals`` says which is kept, and a draft that a rule confirms bears the rule's name. Then
what belongs to each content and source is added, and what does not is taken off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from quotes.attribution import rivals
from quotes.attribution.acts.acts import bases
from quotes.attribution.acts.reduced import is_reduced
from quotes.attribution.clauses import clause_before, clauses
from quotes.attribution.clauses.clause_rules import BEFORE, RELATIVE
from quotes.attribution.contents import addenda, asides, backgrounds, borders, extents, subordinate
from quotes.attribution.drafts import Draft, Range, holds_one, meet
from quotes.attribution.frames import arguments, epithets, proposals
from quotes.attribution.frames import cues as cue_model
from quotes.attribution.judged import judged
from quotes.attribution.layouts import answers, blocks, echoes, headlines, lettering, signatures, turns
from quotes.attribution.quotations import (
    adjuncts,
    as_said,
    follow_ons,
    fragments,
    gaps,
    nested,
    relayed,
    verdicts,
)
from quotes.attribution.quotations.claims import by_rules
from quotes.attribution.sources import (
    addressees,
    agents,
    appended,
    asked_when,
    conveyed,
    dashes,
    doers,
    expletives,
    inserted,
    minded,
    participles,
    possessors,
    pronouns,
    relatives,
    replies,
    rows,
    senders,
    subjects,
    whose,
    witnessed,
)
from quotes.deep import encoder
from quotes.resources import lexicon
from quotes.text.analysis import Reading, joined
from quotes.text.phrases import noun_phrases

__all__ = ["drafts"]

_ACCEPTED = 0.25  # the probability of a cue from which the models' attribution is taken


def drafts(readings: Sequence[Reading]) -> list[list[Draft]]:
    """The attributions of some articles, of each in terms of its tokens, in the order of their contents."""
    whole = joined(readings)
    edges = np.searchsorted(whole.columns.article, np.arange(1, 2 * len(readings) + 1)).tolist()
    firsts, lasts = edges[::2], edges[1::2]
    found: list[list[Draft]] = []
    labelled = [
        draft.moved(first)
        for first, reading in zip(firsts, readings, strict=True)
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
    for first, last in zip(firsts, lasts, strict=True):
        own = []
        while at < len(every) and every[at].content[0][0] < last:
            if _is_within(every[at], first, last):
                own.append(every[at].moved(-first))
            at += 1
        found.append(own)
    return found


def _is_within(draft: Draft, first: int, last: int) -> bool:
    """Whether all parts of a draft stand in one article: what two of them give together nobody said."""
    parts = [*draft.content, *filter(None, (draft.source, draft.cue, draft.addressee))]
    return all(first <= part[0] and part[1] <= last for part in parts)


class _Text:
    """What steps look at: a text, its noun phrases by where they begin and end, its quotations."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.phrases = noun_phrases(reading.tokens, reading.columns.pos, reading.opens)
        self.starts = {start: (start, end) for start, end in self.phrases}
        self.ends = {end: (start, end) for start, end in self.phrases}
        self.quotations = follow_ons.quotations(reading, self.phrases)
        self.quotes = sorted(self.quotations.values())


def _drafts(reading: Reading, labelled: Sequence[Draft]) -> list[Draft]:
    """The drafts of a text; ``labelled`` are surer than any other."""
    if not len(reading.tokens):
        return []
    text = _Text(reading)
    layout = cue_model.sequences(reading)
    engine = encoder.installed()
    sight = engine.read(reading) if engine else None
    cues = cue_model.find(reading, layout, sight)
    frames = arguments.find(reading, cues, layout, _ACCEPTED, sight)
    told = proposals.proposed(reading, frames, text.starts, cues)
    drafts = _with_clauses(text, _proposed(text, labelled, told))
    runs = [(cue.first, cue.last) for cue in cues.cues]
    runs = [run for run in runs if not epithets.is_epithet(reading, run)]
    drafts = by_rules(reading, runs, text.phrases, text.quotes, drafts)
    drafts = _parted(text, _with_sources(text, _goes_on(text, drafts)))
    return [_addressed(reading, draft, text.starts) for draft in drafts]


def _proposed(text: _Text, labelled: Sequence[Draft], told: Sequence[Draft]) -> list[Draft]:
    """What models propose, beside what labels and words for relayed speech tell more surely."""
    reading = text.reading
    told = [dashes.without(reading, extents.behind_another(reading, draft), text.starts) for draft in told]
    told = [
        draft
        for draft in told
        if not (backgrounds.is_background(reading, draft) or is_reduced(reading, draft))
    ]
    drafts = [*borders.parted(reading, told)]
    drafts = rivals.without_shown(reading, relayed.first_hand(reading, drafts))
    drafts = rivals.without_done(reading, drafts)
    named = [
        *labelled,
        *fragments.found(reading, text.starts, text.ends),
        *gaps.found(reading, text.starts),
        *as_said.found(reading),
        *relayed.found(reading, text.phrases),
        *verdicts.found(reading, text.phrases),
    ]
    return rivals.without_overlap([*named, *drafts], len(reading.tokens))


def _with_clauses(text: _Text, drafts: list[Draft]) -> list[Draft]:
    """The drafts with the clauses that rules find, each as far as it reaches."""
    reading = text.reading
    told = [draft for draft in clauses.found(reading, text.phrases) if not is_reduced(reading, draft)]
    told = relayed.first_hand(reading, told, drafts)
    drafts, told = clause_before.missed(reading, relayed.first_hand(reading, drafts, told), told)
    drafts = extents.with_clauses(reading, drafts)
    drafts = _not_within(reading, rivals.without_known(drafts, told), told)
    drafts = [*borders.parted(reading, [*drafts, *told])]
    drafts = borders.of_main_clause(reading, rivals.without_overlap(drafts, len(reading.tokens)))
    drafts = extents.finished(reading, drafts)
    return follow_ons.whole(reading, text.quotations, drafts)


def _goes_on(text: _Text, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what goes on from them or answers, without what only tells when and how."""
    reading = text.reading
    drafts = [whose.given(reading, draft, text.starts) for draft in drafts]
    drafts = [extents.without_narrative(reading, draft) for draft in drafts]
    drafts = [subordinate.without_main(reading, draft) for draft in drafts]
    drafts = [clause_before.in_sentence(reading, draft) for draft in drafts]
    drafts = [clause_before.without_circumstance(reading, draft) for draft in drafts]
    drafts = clause_before.whole(reading, drafts)
    drafts = follow_ons.applied(reading, text.quotations, drafts)
    return [draft for draft in answers.parted(reading, text.quotations, drafts) if draft.content]


def _with_sources(text: _Text, drafts: list[Draft]) -> list[Draft]:
    """The drafts with all the words for who speaks, and for nobody beside."""
    reading, starts, ends = text.reading, text.starts, text.ends
    drafts = [addressees.given(reading, draft, starts, ends) for draft in drafts]
    drafts = [senders.given(reading, draft, starts, ends) for draft in drafts]
    drafts = [conveyed.given(reading, draft, starts, ends) for draft in drafts]
    drafts = [
        subjects.whole(reading, minded.given(reading, witnessed.given(reading, draft))) for draft in drafts
    ]
    drafts = asked_when.given(reading, [expletives.given(reading, draft) for draft in drafts], starts)
    drafts = [appended.whole(reading, rows.whole(reading, draft)) for draft in drafts]
    drafts = [participles.given(reading, agents.given(reading, draft, starts), starts) for draft in drafts]
    drafts = [doers.given(reading, draft, starts, ends) for draft in drafts]
    drafts = [replies.given(reading, draft, starts) for draft in drafts]
    drafts = [possessors.given(reading, draft, starts, ends) for draft in drafts]
    drafts = [inserted.given(reading, draft, starts) for draft in drafts]
    drafts = [relatives.whole(reading, relatives.given(reading, draft, ends)) for draft in drafts]
    return [pronouns.alone(reading, draft) for draft in drafts]


def _parted(text: _Text, drafts: list[Draft]) -> list[Draft]:
    """The drafts without what others say in them, and without what stands beside what is said."""
    reading = text.reading
    drafts = [*addenda.parted(reading, [asides.own(reading, draft) for draft in drafts])]
    drafts = lettering.given(reading, drafts, text.quotes)
    drafts = [borders.behind_dateline(reading, draft) for draft in drafts]
    drafts = [borders.behind_told(reading, draft, text.starts) for draft in drafts]
    drafts = [part for one in drafts for part in gaps.parted(reading, fragments.trimmed(reading, one))]
    drafts = rivals.once([part for one in drafts if one.content for part in borders.announced(reading, one)])
    return [adjuncts.without(reading, draft) for draft in nested.parted(reading, drafts, text.phrases)]


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
            if judged(reading, draft) == "statement":
                kept.append(draft)
        elif not inside[draft.head] or judged(reading, draft) == "statement":
            sentence = reading.sentence[draft.head]
            own = tuple(
                part for part in draft.content if not inside[part[0]] or reading.sentence[part[0]] == sentence
            )
            kept.append(draft._replace(content=own) if own and own != draft.content else draft)
    return kept


def _addressed(reading: Reading, draft: Draft, phrases: Mapping[int, Range]) -> Draft:
    """The draft with whom its source told: the noun phrase right behind a cue that takes one."""
    phrase = phrases.get(draft.cue[1]) if draft.cue else None
    if not draft.cue or not phrase or not bases(reading, draft.cue) & lexicon("acts")["addressing"]:
        return draft
    if reading.sentence[phrase[0]] != reading.sentence[draft.cue[0]]:
        return draft  # what ends with "told" tells nobody of the article below it
    first, last = draft.content[0]
    if first == phrase[0] and phrase[1] < last and reading.words[phrase[1]] == "that":
        draft = draft._replace(content=((phrase[1], last), *draft.content[1:]))
    others = [*draft.content, *([draft.source] if draft.source else [])]
    if any(meet(part, phrase) for part in others):
        return draft
    return draft._replace(addressee=phrase)
