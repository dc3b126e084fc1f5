"""Attributions: contents tied to the words beside them, before speakers are known.

Models propose a cue with its source and content (``quotes.cues``, ``quotes.arguments``);
named rules (``quotes.rules``) read plain quotations off the order of their parts. Here
both are joined: quotations that no model claimed go to the rules, and an attribution
that a rule confirms bears the rule's name.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter, itemgetter
from typing import Literal

import numpy as np

from quotes import arguments, follow_ons, labels, relayed, rules
from quotes import cues as cue_model
from quotes.analysis import CLOSING, INSIDE, OUTSIDE, Reading, joined
from quotes.columns import changes
from quotes.cues import BEGIN, Cues
from quotes.document import Act, Span
from quotes.drafts import Draft, Range
from quotes.phrases import noun_phrases
from quotes.resources import lexicon
from quotes.tags import POS
from quotes.titles import is_title
from quotes.wordforms import wordforms

__all__ = ["Attribution", "act", "find"]

_ACCEPTED = 0.25  # the probability of a cue from which the models' attribution is taken
_LEAST_QUOTATION = 6  # tokens, marks included, of a quotation that a rule alone may claim
_SURE, _LEAST_CLAUSE = 0.8, 4  # of a cue without a content; tokens of a clause given to it
_LEAST_SOURCE, _LEAST_SOURCE_OF_QUOTE = 0.2, 0.05  # probability of a source that no frame has
_REACH = 100  # tokens before a participle in which its subject is looked for
_SHARED = 0.5  # the share of a content that another attribution may have claimed before


@dataclass(frozen=True, slots=True)
class Attribution:
    """A content, the cue that reports it and the mention of its source.

    spans: the content's pieces, quotation marks included; quoted: the pieces inside
    quotation marks. confidence: probability that the mention is the right source.
    rule: the rule or model that decided; evidence: the words that it used.
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


def find(readings: Sequence[Reading]) -> list[tuple[Attribution, ...]]:
    """Every attribution of some articles, of each in the order of their contents.

    The readings must share a vocabulary.
    """
    whole = joined(readings)
    firsts = np.searchsorted(whole.article, np.arange(len(readings) + 1)).tolist()
    found: list[tuple[Attribution, ...]] = []
    labelled = [
        draft.moved(first)
        for first, reading in zip(firsts, readings, strict=False)
        for draft in labels.labelled(reading)
    ]
    drafts = sorted(_drafts(whole, labelled), key=lambda draft: draft.content[0])
    at = 0
    for reading, first, last in zip(readings, firsts, firsts[1:], strict=False):
        own = []
        while at < len(drafts) and drafts[at].content[0][0] < last:
            own.append(_attribution(reading, drafts[at].moved(-first)))
            at += 1
        found.append(tuple(own))
    return found


def _drafts(reading: Reading, labelled: Sequence[Draft]) -> list[Draft]:
    """The attributions of a text in terms of its tokens; ``labelled`` are surer than any other."""
    if not len(reading.tokens):
        return []
    size = len(reading.tokens)
    layout = cue_model.sequences(reading)
    cues = cue_model.find(reading, layout)
    phrases = noun_phrases(reading.tokens, reading.pos, changes(reading.sentence))
    quotations = follow_ons.quotations(reading, phrases)
    starts = {start: (start, end) for start, end in phrases}
    drafts = [
        _completed(_proposed(reading, frame, phrases), reading, cues, starts)
        for frame in arguments.find(reading, cues, layout, _ACCEPTED)
        if frame.content or frame.source
    ]
    drafts = _without_overlap([*labelled, *relayed.found(reading, phrases), *drafts], size)
    drafts = _resumed(reading, _with_clause(reading, drafts), size)
    drafts = follow_ons.whole(reading, quotations, drafts)
    drafts = _by_rules(reading, cues, phrases, sorted(quotations.values()), drafts)
    drafts = follow_ons.applied(reading, quotations, drafts)
    return [_addressed(reading, draft, starts) for draft in drafts if draft.content]


def _proposed(reading: Reading, frame: arguments.Frame, phrases: Sequence[Range]) -> Draft:
    """What the models propose, with the borders that quotation marks, names and cues have."""
    draft = _renamed(reading, _snapped(reading, _draft(frame)), phrases)
    return _inverted(reading, _unlabelled(reading, draft))


def _draft(frame: arguments.Frame) -> Draft:
    own = [part for part in frame.cue if part[0] <= frame.candidate.head < part[1]]
    cue = own[0] if own else (frame.candidate.first, frame.candidate.last)
    source = min(
        frame.source, key=lambda part: min(abs(part[0] - cue[1]), abs(cue[0] - part[1])), default=None
    )
    return Draft(frame.content, source, cue, frame.candidate.head, frame.candidate.probability, "model")


def _snapped(reading: Reading, draft: Draft) -> Draft:
    """The draft with contents that end at quotation marks where they nearly do."""
    content = tuple(_snap(reading, part) for part in draft.content)
    return draft if content == draft.content else replace(draft, content=content)


def _snap(reading: Reading, part: Range) -> Range:
    quote, state = reading.quote, reading.state
    first, last = part
    if quote[first] >= 0 and state[first] == INSIDE:
        begin = first
        while begin > 0 and quote[begin - 1] == quote[first]:
            begin -= 1
        if first - begin <= 2:
            first = begin
    if quote[last - 1] >= 0 and state[last - 1] != CLOSING:
        end = last
        while end < len(quote) and quote[end] == quote[last - 1]:
            end += 1
        if end - last <= 2:
            last = end
    return first, last


def _renamed(reading: Reading, draft: Draft, phrases: Sequence[Range]) -> Draft:
    """The draft whose source is the whole of a name with a nickname: Maria "Mia" Lopez, not Lopez."""
    if not draft.source or draft.source[0] == 0 or reading.state[draft.source[0] - 1] != CLOSING:
        return draft
    at = bisect_left(phrases, draft.source) - 1
    if at < 0 or phrases[at][1] < draft.source[1]:
        return draft
    first, last = phrases[at]
    content = tuple(
        (begin, first if begin < first < end else end)
        for begin, end in draft.content
        if not first <= begin < last
    )
    return replace(draft, source=(first, draft.source[1]), content=content)


def _inverted(reading: Reading, draft: Draft) -> Draft:
    """The draft whose clause the models took for its source or missed: "Prices fell, | says | Ana Roe".

    What is behind the cue has no verb, so it is nothing that could be said.
    """
    cue = draft.cue
    if not cue or cue[0] == 0 or _word(reading, cue[0] - 1) != "," or not _reports(reading, cue[0]):
        return draft
    first, last = (int(np.searchsorted(reading.sentence, reading.sentence[cue[0]], side)) for side in _SIDES)
    clause = draft.source or (first, cue[0] - 1)
    behind = (cue[1], last - (_word(reading, last - 1) in ".?!"))
    if not clause[1] <= cue[0] <= clause[1] + 1 or behind[0] >= behind[1]:
        return draft
    if any(part != behind for part in draft.content) or not (draft.source or draft.content):
        return draft
    if not _has_verb(reading, clause) or _has_verb(reading, behind):
        return draft
    content = (clause[0], clause[1] - (_word(reading, clause[1] - 1) == ","))
    return replace(draft, content=(content,), source=behind, rule="clause-cue-source")


def _word(reading: Reading, token: int) -> str:
    return reading.tokens.vocabulary.words[int(reading.tokens.type[token])]


def _has_verb(reading: Reading, part: Range) -> bool:
    return any(tag in _FINITE for tag in reading.pos[slice(*part)].tolist())


def _unlabelled(reading: Reading, draft: Draft) -> Draft:
    """The draft whose cue the models took for the name before a colon: "Said | Lopez: ..."."""
    if not draft.source or not draft.cue or draft.source[1] - draft.source[0] < 2:
        return draft
    first, last = draft.source
    opens = first == 0 or reading.sentence[first - 1] != reading.sentence[first]
    if opens and last <= draft.cue[0] and _reports(reading, first):
        return replace(draft, source=(first + 1, last), cue=(first, first + 1))
    return draft


def _completed(draft: Draft, reading: Reading, cues: Cues, starts: Mapping[int, Range]) -> Draft:
    """The draft, where the models gave no source, with the cue's subject or its sentence's likeliest source.

    Of "prices fell | noted | Maria Lopez" they may take the last for more of the content.
    starts: the noun phrases by their first token.
    """
    if draft.source or draft.cue is None:
        return draft
    behind = starts.get(draft.cue[1])
    if behind and draft.content and draft.content[0][0] == behind[0] and _reports(reading, draft.cue[0]):
        first, last = draft.content[0]
        if behind[1] < last - 1 and _word(reading, behind[1]) == ":":
            return replace(draft, source=behind, content=((behind[1] + 1, last), *draft.content[1:]))
    if behind and behind in draft.content[1:]:
        return replace(draft, source=behind, content=tuple(part for part in draft.content if part != behind))
    parts = _subject(reading, draft.cue, starts)
    if parts:
        return replace(draft, source=parts[0], cue=parts[1])
    governing = _governing(reading, draft.cue[0], starts)
    if governing:
        return replace(draft, source=governing)
    quoted = any(reading.quote[first] >= 0 for first, _ in draft.content)
    least = _LEAST_SOURCE_OF_QUOTE if quoted else _LEAST_SOURCE
    sentence = reading.sentence[draft.cue[0]]
    first = int(np.searchsorted(reading.sentence, sentence, "left"))
    last = int(np.searchsorted(reading.sentence, sentence, "right"))
    taken = np.zeros(last - first, bool)
    for begin, end in (*draft.content, draft.cue):
        taken[max(begin - first, 0) : max(end - first, 0)] = True
    likely = (
        cues.probabilities[first:last, BEGIN["source"]] + cues.probabilities[first:last, BEGIN["source"] + 1]
    )
    likely = np.where(taken, 0.0, likely)
    best = int(likely.argmax())
    if likely[best] < least:
        return draft
    begin, end = best, best + 1
    while begin > 0 and likely[begin - 1] >= least:
        begin -= 1
    while end < len(likely) and likely[end] >= least:
        end += 1
    return replace(draft, source=(first + begin, first + end))


def _governing(reading: Reading, cue: int, starts: Mapping[int, Range]) -> Range | None:
    """The subject of the clause that a participle goes on from: "Ten groups sued, | saying ..."."""
    if reading.pos[cue] != _PARTICIPLE or cue == 0 or _word(reading, cue - 1) != ",":
        return None
    first = int(np.searchsorted(reading.sentence, reading.sentence[cue], "left"))
    phrases = (starts[token] for token in range(max(first, cue - _REACH), cue) if token in starts)
    return next((phrase for phrase in phrases if reading.pos[phrase[1]] in _FINITE), None)


def _subject(reading: Reading, cue: Range, starts: Mapping[int, Range]) -> tuple[Range, Range] | None:
    """Source and cue of what the models took for one: "the letter | read", "Says | Ellis Ward:"."""
    first, last = cue
    phrase = starts.get(first)
    if phrase and phrase[1] < last and reading.pos[phrase[1]] in _FINITE:
        return phrase, (phrase[1], last)
    if phrase and phrase[1] == last > first + 1 and _reports(reading, last - 1):
        return (first, last - 1), (last - 1, last)
    behind = starts.get(first + 1)
    if behind and behind[1] in (last, last - 1) and _reports(reading, first):
        return behind, (first, first + 1)
    return None


def _reports(reading: Reading, token: int) -> bool:
    """Whether a token is a verb that only reports, however it is spelled."""
    return bool(_bases(reading, (token, token + 1)) & lexicon("acts")["reporting"])


def _with_clause(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of a sure cue without a content given the clause beside it.

    "Prices fell, Lopez said." (clause-source-cue); "Lopez said prices fell." (source-cue-clause).
    """
    words = reading.tokens.vocabulary.words
    type, sentence = reading.tokens.type, reading.sentence
    found = []
    for draft in drafts:
        source, cue = draft.source, draft.cue
        if not draft.content and source and cue and draft.probability >= _SURE:
            first = int(np.searchsorted(sentence, sentence[cue[0]], "left"))
            last = int(np.searchsorted(sentence, sentence[cue[0]], "right"))
            last -= words[type[last - 1]] in ".?!"
            begin, end = min(source[0], cue[0]), max(source[1], cue[1])
            if begin - first >= _LEAST_CLAUSE and words[type[begin - 1]] == ",":
                draft = replace(draft, content=((first, begin - 1),), rule="clause-source-cue")
            elif last - end >= _LEAST_CLAUSE and source[1] <= cue[0] and words[type[end]] not in ",:":
                draft = replace(draft, content=((end, last),), rule="source-cue-clause")
        found.append(draft)
    return found


_END = attrgetter("end")
_SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")
_PARTICIPLE = POS.index("VBG")
_FINITE = frozenset(POS.index(tag) for tag in ("MD", "VBD", "VBZ", "VBP"))
_JOINING = frozenset(POS.index(tag) for tag in ("IN", "TO"))


def _resumed(reading: Reading, drafts: Sequence[Draft], size: int) -> list[Draft]:
    """The drafts whose clause goes on behind the cue: "Prices fell, he said, by a tenth."."""
    taken = np.zeros(size + 1, bool)
    for draft in drafts:
        for first, last in (*draft.content, *(part for part in (draft.cue, draft.source) if part)):
            taken[first:last] = True
    words = reading.tokens.vocabulary.words
    type, sentence, state = reading.tokens.type, reading.sentence, reading.state

    def comma(token: int) -> bool:
        return token < size and words[type[token]] == ","

    found = []
    for draft in drafts:
        parts = [part for part in (draft.cue, draft.source) if part]
        end = max((last for _, last in parts), default=0)
        behind = bool(draft.content) and all(draft.content[-1][1] <= first for first, _ in parts)
        near = (
            behind
            and min(first for first, _ in parts) - draft.content[-1][1] <= 2
            and state[end - 1] == OUTSIDE
        )
        rest = end + 1
        if (
            near
            and comma(end)
            and rest < size
            and reading.pos[rest] in _JOINING
            and sentence[rest] == sentence[end]
        ):
            stop = rest
            while stop < size and sentence[stop] == sentence[rest] and not taken[stop]:
                stop += 1
            if stop == size or sentence[stop] != sentence[rest]:
                draft = replace(
                    draft, content=(*draft.content, (rest, stop - (words[type[stop - 1]] in ".?!")))
                )
        found.append(draft)
    return found


def _without_overlap(drafts: Sequence[Draft], size: int) -> list[Draft]:
    """The likelier of drafts that claim the same content, or whose cue another claims as content.

    A draft that is certain has its source and cue for itself too.
    """
    claimed = bytearray(size)
    kept = []
    for draft in sorted(drafts, key=lambda draft: -draft.probability):
        sizes = sum(last - first for first, last in draft.content)
        shared = sum(claimed.count(1, first, last) for first, last in draft.content)
        if (sizes and shared > _SHARED * sizes) or (draft.head is not None and claimed[draft.head]):
            continue
        own = [part for part in (draft.source, draft.cue) if part and draft.probability == 1.0]
        for first, last in (*draft.content, *own):
            claimed[first:last] = b"\1" * (last - first)
        kept.append(draft)
    return kept


def _by_rules(
    reading: Reading, cues: Cues, phrases: Sequence[Range], quotes: Sequence[Range], drafts: list[Draft]
) -> list[Draft]:
    """Name the drafts that a rule confirms, and let rules claim the quotations that are left."""
    letters = rules.letters(reading)
    runs = [(cue.first, cue.last) for cue in cues.cues]
    claims = _Claims(reading, drafts)
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
    numbers = np.unique(reading.paragraph[[first for first, _ in quotes]])
    firsts = np.searchsorted(reading.paragraph, numbers, "left").tolist()
    return list(zip(firsts, np.searchsorted(reading.paragraph, numbers, "right").tolist(), strict=True))


def _within(paragraph: Range, ranges: Sequence[Range]) -> Sequence[Range]:
    """Those of some ranges, which are in order, that begin in a paragraph."""
    first, last = paragraph
    return ranges[bisect_left(ranges, (first, 0)) : bisect_left(ranges, (last, 0))]


class _Claims:
    """Which drafts hold which quotation, while rules confirm drafts or add their own."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._quote = reading.quote
        self.drafts = list(drafts)
        self._holders: dict[int, list[int]] = {}
        for at, draft in enumerate(drafts):
            self._enter(at, draft)

    def _enter(self, at: int, draft: Draft) -> None:
        for first, last in draft.content:
            for quote in set(self._quote[first:last].tolist()):
                self._holders.setdefault(quote, []).append(at)

    def apply(self, match: rules.Match, apart: bool) -> None:
        """Name the drafts that a match confirms; make one where no draft holds its quotation.

        apart: whether its cue is of another sentence, which says nothing of a draft's source.
        """
        holders = self._holders.get(int(self._quote[match.quote[0]]), [])
        if not holders and match.quote[1] - match.quote[0] >= _LEAST_QUOTATION:
            own = Draft((match.quote,), match.source, match.cue, match.cue[0], 0.5, match.rule.name)
            self.drafts.append(own)
            self._enter(len(self.drafts) - 1, own)
        for at in holders:
            draft = self.drafts[at]
            if draft.source is None and not apart:
                self.drafts[at] = replace(draft, rule=match.rule.name, source=match.source)
            elif draft.source and draft.rule == "model" and _meet(draft.source, match.source):
                self.drafts[at] = replace(draft, rule=match.rule.name)


def _meet(left: Range, right: Range) -> bool:
    return left[0] < right[1] and right[0] < left[1]


def _attribution(reading: Reading, draft: Draft) -> Attribution:
    content = sorted(draft.content)
    spans = tuple(_span(reading, part) for part in content)
    quoted = []
    for span in spans:
        number = bisect_right(reading.quoted, span.start, key=_END)
        while number < len(reading.quoted) and reading.quoted[number].start < span.end:
            quote = reading.quoted[number]
            start, end = max(span.start, quote.start), min(span.end, quote.end)
            if end - start > 2 and not is_title(reading, number, draft.cue):
                quoted.append(Span(start, end))
            number += 1
    cue = _span(reading, draft.cue) if draft.cue else None
    mention = _span(reading, draft.source) if draft.source else None
    return Attribution(
        spans=spans,
        quoted=tuple(quoted),
        cue=cue,
        mention=mention,
        addressee=_span(reading, draft.addressee) if draft.addressee else None,
        act=act(reading, draft.cue),
        confidence=draft.probability,
        rule=draft.rule,
        evidence=tuple(part for part in (mention, cue) if part),
    )


def _span(reading: Reading, part: Range) -> Span:
    return Span(reading.tokens.start.item(part[0]), reading.tokens.end.item(part[1] - 1))


def _addressed(reading: Reading, draft: Draft, phrases: Mapping[int, Range]) -> Draft:
    """The draft with whom its source told: the noun phrase right behind a cue that takes one."""
    phrase = phrases.get(draft.cue[1]) if draft.cue else None
    if not draft.cue or not phrase or not _bases(reading, draft.cue) & lexicon("acts")["addressing"]:
        return draft
    others = [*draft.content, *([draft.source] if draft.source else [])]
    if any(_meet(part, phrase) for part in others):
        return draft
    return replace(draft, addressee=phrase)


def _bases(reading: Reading, part: Range) -> set[str]:
    """The lemmas of some tokens."""
    words = reading.tokens.vocabulary.words
    lower = [words[type].lower() for type in reading.tokens.type[part[0] : part[1]].tolist()]
    lemmas = wordforms().lemmas
    return {lemmas.get(word, word) for word in lower}


def act(reading: Reading, cue: Range | None) -> Act:
    """What the tokens of a cue do: state, believe or intend."""
    if cue is None:
        return "statement"
    bases = _bases(reading, cue)
    groups = lexicon("acts")
    if bases & groups["belief"]:
        return "belief"
    return "intention" if bases & groups["intention"] else "statement"
