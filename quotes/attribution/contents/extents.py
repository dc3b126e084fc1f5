"""Extents: how far a clause that is said reaches, around who said it and behind a comma."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.acts.acts import act, asks, has_verb, reports
from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import CLOSING, OUTSIDE, Reading
from quotes.text.tags import COMMON, FINITE, NOUNS, POS, PREPOSITIONS, tagged
from quotes.words.calendar import DAYS
from quotes.words.function_words import SUBJECTS
from quotes.words.speech import belongs, classes

__all__ = ["TIMES", "behind_another", "finished", "is_elliptic", "with_clauses", "without_narrative"]

_SURE, _LEAST_CLAUSE = 0.8, 4  # of a cue without a content; tokens of a clause given to it
_NEAR = 6  # tokens between a cue and the clause that it reports
_REACH = 100  # tokens of a clause that goes on, before or behind who said it, which are looked at
_FEW_WORDS = 8
_CIRCUMSTANCE = 15  # tokens that tell when and where something was said
_PREPOSITION, _TO = POS.index("IN"), POS.index("TO")
_PARTICIPLE = POS.index("VBG")
_ENDING = frozenset(["a", "the", "he", "she", "according", "but"])
_APART = tagged("VBG", "VBD", "VBZ", "VBP")
_ADDING = tagged("CD", "DT", "JJ", "JJR", "NNP", "NNPS", "RB", "VBN")
_LISTED = tagged("NN", "NNS", "VBG")
_OF_CLAUSE, _OF_THING = frozenset(("holding", "saying")), frozenset(("judging", "saying", "showing"))
_APPOSING = tagged("CD", "DT", "WDT", "WP")
_SUBORDINATING = frozenset(
    "although as because despite even if once since though unless until when while".split()
)
_RELATIVES = frozenset("which who whose".split())
_BEHIND = frozenset(["model", "source-cue-that", "source-told-that", "source-cue-clause"])
_CLOSED = frozenset((",", "?", "!"))
TIMES = DAYS | frozenset("today yesterday tonight week month year morning afternoon evening night".split())


def is_elliptic(reading: Reading, part: Range) -> bool:
    """Whether the few words before an inverted verb are said, verb or not: | Rain on Sunday |, says Roe."""
    first, last = part
    if last - first > _FEW_WORDS or "," in reading.words[first:last] or reading.inside(first, last):
        return False
    told = any(
        reading.pos[token] in NOUNS and reading.lower[token] not in TIMES for token in range(first, last)
    )
    return told and reading.pos[first] != _PREPOSITION


def with_clauses(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with the clauses beside their cues that they lack, and what of them goes on behind."""
    drafts = [_with_subject(reading, draft) for draft in _with_clause(reading, drafts)]
    return _resumed(reading, drafts, len(reading.tokens))


def _with_clause(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of a sure cue without a content given the clause beside it.

    "Prices fell, Lopez said." (clause-source-cue); "Lopez said prices fell." (source-cue-clause).
    """
    found = []
    for draft in drafts:
        source, cue = draft.source, draft.cue
        if not draft.content and source and cue and draft.probability >= _SURE:
            first, last = reading.around(cue[0])
            last = reading.stop(last)
            begin, end = min(source[0], cue[0]), max(source[1], cue[1])
            if begin > first and reading.state[begin - 1] == CLOSING:
                found.append(draft)  # "We will stay," Lopez told the crowd: the rules give it the quotation
                continue
            is_asked = reading.lower[first] == "asked"  # Asked why, Lopez | replied |: ...
            alone = reading.lower[first] in _SUBORDINATING and "," not in reading.words[first : begin - 1]
            told = not (is_asked or alone) and _has_clause(reading, (first, begin))
            if reading.words[begin - 1] == "," and told:
                draft = draft._replace(content=((first, begin - 1),), rule="clause-source-cue")
            elif source[1] <= cue[0] and _is_told(reading, cue, last) and reading.words[end] not in ",:":
                begin = _behind_circumstance(reading, end, last)
                draft = draft._replace(content=((begin, last),), rule="source-cue-clause")
        found.append(draft)
    return found


def _is_told(reading: Reading, cue: Range, last: int) -> bool:
    """Whether what stands behind a cue may be a clause that is said, not what interest was shown | in.

    Nor when a warning was issued: | last week when two bridges closed.
    """
    begin = cue[1]
    if reading.pos[begin - 1] in COMMON and (
        reading.lower[begin] in _SUBORDINATING or not TIMES.isdisjoint(reading.lower[begin : begin + 2])
    ):
        return False
    says = belongs(reading.lower[begin - 1], "saying", "telling") and reading.pos[begin - 1] not in COMMON
    return _has_clause(reading, (begin, last)) and (says or reading.pos[begin] != _PREPOSITION)


def _behind_circumstance(reading: Reading, first: int, last: int) -> int:
    """Where a clause begins behind when and where it was said: on Tuesday | it would close the mill."""
    if reading.pos[first] != _PREPOSITION or reading.lower[first] in _SUBORDINATING | {"that"}:
        return first
    subjects = range(first + 2, min(last - 1, first + _CIRCUMSTANCE))
    told = (at for at in subjects if reading.lower[at] in SUBJECTS and reading.pos[at + 1] in FINITE)
    return next(told, first)


def _has_clause(reading: Reading, part: Range) -> bool:
    """Whether some words may be a clause that is said, rather than what somebody spoke of or where."""
    long = part[1] - part[0] >= _LEAST_CLAUSE
    return long and (has_verb(reading, part) or _TO in reading.pos[slice(*part)])


def _with_subject(reading: Reading, draft: Draft) -> Draft:
    """The draft with a subject before its source: "Marsh, | the indictment says, | withdrew ..."."""
    draft = _without_rest(reading, draft)
    if not draft.content or not draft.source or not draft.cue:
        return draft
    begin, end = min(draft.source[0], draft.cue[0]), max(draft.source[1], draft.cue[1])
    split = draft.content[0][0] == end + 1 and reading.words[end] == reading.words[begin - 1] == ","
    first, _ = reading.around(begin)
    if not split or not 1 < begin - first <= _REACH or reading.pos[end + 1] not in FINITE:
        return draft
    first = next((token + 1 for token in range(begin - 2, first, -1) if reading.words[token] in ":;"), first)
    subject = (first, begin - 1)
    if begin - 1 <= first or has_verb(reading, subject) or reading.inside(first, begin):
        return draft
    return draft._replace(content=(subject, *draft.content))


def _without_rest(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source goes on with the clause: "The lake, according to | Arai | , holds no fish"."""
    source, cue = draft.source, draft.cue
    if not source or not cue or source[0] < cue[0] or len(draft.content) != 1:
        return draft
    (subject,) = draft.content
    if subject[1] + 1 != cue[0] or has_verb(reading, subject):
        return draft
    for token in range(source[0] + 1, source[1] - 1):
        if reading.words[token] == "," and reading.pos[token + 1] in FINITE:
            return draft._replace(source=(source[0], token), content=(subject, (token + 1, source[1])))
    return draft


_SIGNED = ("fragment", "name-line-quote", "quote-dash-name")
"""Rules of signatures and judgements, which tell behind a comma on what occasion: — Ana Roe, | on it |."""


def _resumed(reading: Reading, drafts: Sequence[Draft], size: int) -> list[Draft]:
    """The drafts whose clause goes on behind the cue: "Prices fell, he said, by a tenth.", "Once, ..."."""
    taken = np.zeros(size + 1, bool)
    for draft in drafts:
        for first, last in (*draft.content, *(part for part in (draft.cue, draft.source) if part)):
            taken[first:last] = True
    sentence, state = reading.sentence, reading.state

    def comma(token: int) -> bool:
        return token < size and reading.words[token] == ","

    found = []
    for draft in drafts:
        parts = [part for part in (draft.cue, draft.source) if part]
        begin = min(parts, default=(0, 0))[0]
        end = max([last for _, last in parts], default=0)
        rest = end + 1
        if (
            parts
            and draft.content
            and comma(end)
            and draft.content[-1][1] <= begin <= draft.content[-1][1] + 2
            and draft.rule not in _SIGNED
            and state[end - 1] == OUTSIDE
            and rest < size
            and (reading.pos[rest] in PREPOSITIONS or not has_verb(reading, draft.content[-1]))
            and sentence[rest] == sentence[end]
        ):
            stop = rest
            while stop < size and sentence[stop] == sentence[rest] and not taken[stop]:
                stop += 1
            if stop == size or sentence[stop] != sentence[rest]:
                draft = draft._replace(content=(*draft.content, (rest, reading.stop(stop))))
        found.append(draft)
    return found


def finished(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts whose clause the models cut at a comma before it was one, or before it ended.

    "Lopez said that during that hour, | nobody slept"; "... three were held, | while a fourth fled".
    """
    taken = np.zeros(len(reading.tokens) + 1, bool)
    for draft in drafts:
        # because Roe asked why ...
        if draft.rule != "model" or (act(reading, draft) == "statement" and not asks(reading, draft)):
            for first, last in (*draft.content, *(part for part in (draft.cue, draft.source) if part)):
                taken[first:last] = True
    finished = [_enlarged(reading, _finish(reading, draft, taken), taken) for draft in drafts]
    within = np.zeros(len(reading.tokens) + 1, bool)
    for draft, longer in zip(drafts, finished, strict=True):
        if longer is not draft:
            within[draft.content[-1][1] : longer.content[-1][1]] = True
    return [draft for draft in finished if draft.head is None or not within[draft.head]]


def _finish(reading: Reading, draft: Draft, taken: NDArray[np.bool_]) -> Draft:
    if not draft.content or not draft.cue or draft.rule not in _BEHIND:
        return draft
    first, last = draft.content[-1]
    if not draft.cue[1] <= first <= draft.cue[1] + _NEAR or reading.state[last - 1] != OUTSIDE:
        return draft
    if reading.lower[first] != "that" and not reports(reading, draft.head or draft.cue[0]):
        return draft
    stop = min(reading.stop(reading.around(first)[1]), last + _REACH)
    clause, end = first, last
    while end + 1 < stop and reading.words[end] == ",":
        ends = reading.lower[end + 1] in _ENDING or reading.pos[end + 1] in _APART
        if ends and _is_clause(reading, (clause, end)):
            break
        following = end + 1
        while following < stop and reading.words[following] != "," and not taken[following]:
            following += 1
        if following < stop and taken[following]:
            break
        if reading.lower[end + 1] in _SUBORDINATING:
            clause = end + 2
        end = following
    return draft if end == last else draft._replace(content=(*draft.content[:-1], (first, end)))


def _enlarged(reading: Reading, draft: Draft, taken: NDArray[np.bool_]) -> Draft:
    """The draft of a thing with what a list or an apposition adds to it, or with its verb behind one.

    decried theft, | looting and arson |; blamed rain, | high wages and a strike |;
    two men, | one of them whistling |; reckons the buyer, | a hotel
    group, got a bargain |.
    """
    if not draft.content or not draft.cue or draft.rule != "model":
        return draft
    first, end = draft.content[-1]
    stop = reading.stop(reading.around(end - 1)[1])
    if first != draft.cue[1] or end + 2 >= stop or reading.words[end] != "," or taken[end + 1 : stop].any():
        return draft
    if has_verb(reading, (first, end)) or reading.inside(first, stop) or stop - end > _REACH:
        return draft
    groups = {group for word in reading.lower[slice(*draft.cue)] for group in classes(word)}
    lists = (
        reading.pos[end + 1] in _LISTED
        and reading.lower[end + 2] in (",", "and")
        and "and" in reading.lower[end + 2 : stop]
    )
    adds = (
        (lists or reading.pos[end + 1] in _ADDING)
        and not has_verb(reading, (end, stop))
        and groups & _OF_THING
    )
    if adds or (groups & _OF_CLAUSE and _has_verb_behind(reading, end, stop)):
        return draft._replace(content=(*draft.content[:-1], (first, stop)))
    return draft


def _has_verb_behind(reading: Reading, end: int, stop: int) -> bool:
    """Whether a thing that ends at a comma has its verb behind an apposition."""
    if reading.pos[end + 1] not in _APPOSING:
        return False
    comma = next((at for at in range(end + 2, stop - 1) if reading.words[at] == ","), stop)
    return comma + 1 < stop and reading.pos[comma + 1] in FINITE


def _is_clause(reading: Reading, part: Range) -> bool:
    """Whether some words have a finite verb, and not only in a clause of their own beside a comma.

    Not: when the tide rose, | nobody; the pier, | which burned in May |.
    """
    first, last = part
    first += reading.lower[first] == "that"
    comma = next((token for token in range(first, last) if reading.words[token] == ","), None)
    if reading.lower[first] in _SUBORDINATING:
        first = last if comma is None else comma + 1
    elif comma is not None and reading.lower[comma + 1] in _RELATIVES:
        last = comma
    return has_verb(reading, (first, last))


def without_narrative(reading: Reading, draft: Draft) -> Draft:
    """The draft of a quotation without what the article tells around its cue.

    "Not a bit," says Hale. | Will he stand again? | "Ask my wife." -- "Mud," she says, | wading in |. --
    | He was not amused. | "Mud," she said | in the lobby |.
    """
    cue = draft.cue
    if not cue or not draft.content:
        return draft
    first, last = draft.content[0]
    if reading.quote[first] < 0:
        return _without_opening(reading, draft)
    if len(draft.content) < 2:
        return draft
    whole = _is_closed(reading, draft.content[0])
    kept = []
    for first, last in draft.content:
        if first >= cue[1] and reading.quote[first] < 0:
            quoted = next((token for token in range(first, last) if reading.quote[token] >= 0), last)
            begins = reading.sentence[first] != reading.sentence[cue[1] - 1]
            if begins or (whole and reading.pos[first] not in FINITE):
                first = quoted
            elif reading.pos[first] == _PARTICIPLE and reading.words[first - 1] == ",":
                last = first
        if first < last:
            kept.append((first, last))
    return draft._replace(content=tuple(kept))


def behind_another(reading: Reading, draft: Draft) -> Draft:
    """The draft of a quotation without the report before it: | A clerk said it rained. | "Mud," he said.

    And that of a clause without the quotation before it: | "It rained." | The mill shut, he added.
    """
    if not draft.cue or not draft.content:
        return draft
    if reading.quote[draft.content[0][0]] >= 0:
        return _behind_quotation(reading, draft)
    own = _without_opening(reading, draft)
    opening = range(draft.content[0][0], own.content[0][0])
    return own if any(reports(reading, at) for at in opening) else draft


def _behind_quotation(reading: Reading, draft: Draft) -> Draft:
    """The draft of a sentence before its cue without whole quotations in the sentences before that."""
    assert draft.cue
    first, last = draft.content[-1]
    own = max(first, reading.around(last - 1)[0])
    clause = 0 <= draft.cue[0] - last <= _NEAR and own > draft.content[0][0] and not reading.inside(own, last)
    if not clause or not has_verb(reading, (own, last)):
        return draft
    if reading.sentence[draft.cue[0]] != reading.sentence[own] or reading.state[own - 1] != CLOSING:
        return draft
    return draft._replace(content=((own, last),))


def _is_closed(reading: Reading, part: Range) -> bool:
    """Whether a mark ends a quotation, so that nothing behind its cue belongs to it."""
    first, last = part
    return last - first > 2 and reading.state[last - 1] == CLOSING and reading.words[last - 2] in _CLOSED


def _is_whole(reading: Reading, part: Range) -> bool:
    """Whether a quotation is a clause that a mark ends."""
    return _is_closed(reading, part) and has_verb(reading, part)


def _without_opening(reading: Reading, draft: Draft) -> Draft:
    """The draft of a quotation that a cue follows, without what is told before: | It rained. | "Mud," ..."""
    assert draft.cue
    first, last = draft.content[0]
    if draft.cue[0] < last or draft.cue[0] - last > _NEAR or not reading.inside(last - 1, last):
        return draft
    quote = next(token for token in range(first, last) if reading.quote[token] >= 0)
    if reading.sentence[first] == reading.sentence[quote] or not _is_whole(reading, (quote, last)):
        return draft
    begins = reading.sentence[quote - 1] != reading.sentence[quote] and reading.words[quote - 1] in ".?!"
    return draft._replace(content=((quote, last), *draft.content[1:])) if begins else draft
