"""Subordinate clauses: what is said in one that opens or parts a sentence ends where its main clause begins.

While some argue that | the dam is needed |, the problem is money; Ostby, which reported | nine cases |, shut
its schools; officials, citing | the cold |, are closing roads.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotes.attribution.acts.mains import SUBORDINATING
from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, PAST, POS, tagged

__all__ = ["without_main"]

_OPENING = SUBORDINATING | {"as", "even", "whereas"}
_RELATIVES = frozenset(("which", "who"))
_NO_SUBJECTS = _OPENING | _RELATIVES | {"and", "but", "or", "that", "whose"}
_PARTICIPLE, _ADVERB = POS.index("VBG"), POS.index("RB")
_SUBJECTS = tagged("CD", "DT", "EX", "JJ", "NN", "NNP", "NNPS", "NNS", "PRP", "PRP$")
_SPEAKS = FINITE | PAST
_NO_PARTICIPLES = frozenset("did had was were".split())
_NEAR = 3  # tokens before a source or cue, and between a cue and what is said
_REACH = 100  # tokens of a content that are looked at


def without_main(reading: Reading, draft: Draft) -> Draft:
    """The draft without the main clause of its sentence, before and behind its own."""
    if not draft.cue or not draft.source or not draft.content:
        return draft
    cue = draft.cue
    near = range(cue[1], cue[1] + _NEAR + 1)
    own = next((at for at, (first, _) in enumerate(draft.content) if first in near), None)
    if own is None or reading.words[draft.content[own][0] - 1] == "," or reading.inside(*cue):
        return draft
    first, last = draft.content[own]
    before, behind = draft.content[:own], draft.content[own + 1 :]
    if _opens_sentence(reading, cue, min(draft.source[0], cue[0])):
        end = last if behind else _main_begins(reading, first, last)
        whole = reading.inside(end, last) > 0
        return draft if whole else draft._replace(content=(*before, (first, end), *behind))
    inserted = _inserted(reading, cue, draft.source[0])
    if inserted is None:
        return draft
    end = _main_goes_on(reading, first, last)
    if end == last and not _begins_verb(reading, last) and _is_of_subject(reading, inserted):
        end = _main_in_past(reading, first, last)
    goes_on = behind and reading.words[behind[0][0] - 1] == "," and reading.pos[behind[0][0]] in FINITE
    if (end == last and not goes_on) or reading.inside(end, max(last, draft.content[-1][1])):
        return draft  # hoping for votes, he | called | it “a mess”
    whose = reading.lower[inserted] in _RELATIVES and inserted < cue[0] - 1  # which | police say | is old
    return draft._replace(content=(*(before if whose else ()), (first, end)))


def _opens_sentence(reading: Reading, cue: Range, begin: int) -> bool:
    """Whether a source and its verb stand in an opening clause: | As | Roe said that; | had | Roe said so."""
    first, _ = reading.around(cue[0])
    if reading.lower[first] not in _OPENING and reading.lower[first] != "had":
        return False
    if reading.pos[cue[0]] == _PARTICIPLE:  # After | reporting | losses, the firm ...
        return cue[0] - first <= _NEAR - 1
    return first < begin <= first + _NEAR - 1 and not _SPEAKS.isdisjoint(reading.pos[slice(*cue)])


def _inserted(reading: Reading, cue: Range, source: int) -> int | None:
    """Where a clause of a cue begins that parts a sentence: Ostby, | which | reported; he, | citing | ..."""
    if reading.lower[source] == "whose":
        return source
    if reading.pos[cue[0]] == _PARTICIPLE:
        return cue[0] if cue[0] and reading.words[cue[0] - 1] == "," else None
    for at in range(cue[0], max(cue[0] - _NEAR, 0), -1):
        if reading.lower[at] in _RELATIVES:
            return at if reading.words[at - 1] == "," else None
    return None


def _main_begins(reading: Reading, first: int, last: int) -> int:
    """The comma in what is said behind which a subject has a verb: it rains |, the mayor | left."""
    clause = _is_clause(reading, first, last)
    opened = first + (reading.lower[first] == "that")
    hangs = opened < last and (reading.lower[opened] in _OPENING or reading.lower[opened] == "if")
    for at in _commas(reading, first, last):
        if hangs:  # that if it rains, | the game ends
            hangs = False
            continue
        end = next(_commas(reading, at, last), last)
        begins = reading.pos[at + 1] in _SUBJECTS and reading.lower[at + 1] not in _NO_SUBJECTS
        if begins and reading.verbs(at + 2, end) and (not clause or reading.verbs(first, at)):
            return at
    return last


def _main_goes_on(reading: Reading, first: int, last: int) -> int:
    """The comma in what is said behind which the sentence's own verb stands: nine cases |, shut | schools."""
    clause = _is_clause(reading, first, last)
    related = apposed = False
    for at in _commas(reading, first, last):
        verb = _verb(reading, at + 1)
        if not related and _is_participial(reading, verb, last):
            apposed = not clause
        elif reading.pos[verb] in FINITE:
            own = apposed and _is_ahead(reading, at, last)  # the hall, built in 1900, | was shut, left
            if not (related or own) and (not clause or reading.verbs(first, at)):
                return at
            related = apposed = False
        related = related or reading.lower[at + 1] in _RELATIVES
    return last


def _main_in_past(reading: Reading, first: int, last: int) -> int:
    """The same where its verb is taken for a participle: the singer, who said she was ill |, collapsed |."""
    clause = _is_clause(reading, first, last)
    for at in _commas(reading, first, last):
        verb = _verb(reading, at + 1)
        if reading.pos[verb] in PAST and (not clause or reading.verbs(first, at)):
            return at
    return last


def _verb(reading: Reading, at: int) -> int:
    """Where a verb may stand behind a comma, an adverb before it: , | later | retired."""
    return at + (at + 1 < len(reading.pos) and reading.pos[at] == _ADVERB)


def _is_participial(reading: Reading, verb: int, last: int) -> bool:
    """Whether the next comma closes what a participle opens: the hall, | built | in 1900, was shut."""
    if reading.pos[verb] not in PAST or reading.lower[verb] in _NO_PARTICIPLES:
        return False
    comma = next(_commas(reading, verb, last), last)
    return _begins_verb(reading, comma)


def _is_ahead(reading: Reading, comma: int, last: int) -> bool:
    """Whether a finite verb stands behind a later comma, or behind what is said."""
    return any(_begins_verb(reading, at) for at in (*_commas(reading, comma, last), last))


def _begins_verb(reading: Reading, comma: int) -> bool:
    """Whether a finite verb stands right behind a comma."""
    return reading.words[comma : comma + 1] == [","] and not FINITE.isdisjoint(
        reading.pos[comma + 1 : comma + 2]
    )


def _is_of_subject(reading: Reading, inserted: int) -> bool:
    """Whether a clause between commas is of the sentence's subject, so that its verb is still to come."""
    first = reading.around(inserted)[0]
    return reading.lower[inserted] in _RELATIVES and not reading.verbs(first, inserted)


def _is_clause(reading: Reading, first: int, last: int) -> bool:
    """Whether a clause is said, with a verb before its first comma or behind "that"."""
    end = next(_commas(reading, first, last), last)
    return reading.lower[first] == "that" or reading.verbs(first, end) > 0


def _commas(reading: Reading, first: int, last: int) -> Iterator[int]:
    """The commas behind a token, outside of quotations."""
    for at in range(first + 1, min(last - 1, first + _REACH)):
        if reading.words[at] == "," and reading.quote[at] < 0:
            yield at
