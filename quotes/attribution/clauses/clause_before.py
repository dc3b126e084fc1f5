"""What is said before its cue: | The bridge will close |, the mayor said in Ostby.

Where the models miss the clause, take whom it was told or when for what was said, or only its quoted end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from quotes.attribution.acts.acts import behind_report, has_verb
from quotes.attribution.acts.mains import JOINING
from quotes.attribution.clauses.clause_rules import BEFORE
from quotes.attribution.drafts import Draft, Range, holds_one
from quotes.text.analysis import OPENING, Reading
from quotes.text.tags import POS, tagged
from quotes.words.speech import classes

__all__ = ["in_sentence", "missed", "whole", "with_subject", "without_circumstance"]

_SETTING = tagged("IN", "WRB")
_PARTICIPLES = tagged("VBD", "VBG", "VBN")
_ING = POS.index("VBG")
_PRONOUN = POS.index("PRP")
_SAID_AGAIN = frozenset(("that", "if", "whether"))
_LIKELY = 0.6  # the probability from which a draft counts as much as that of a rule
_REACH = 100  # tokens before a cue in which its subject is looked for
_NEAR = 2  # tokens between what is said and who said it


def missed(
    reading: Reading, drafts: Sequence[Draft], told: Sequence[Draft]
) -> tuple[list[Draft], list[Draft]]:
    """The models' drafts without those that lack a clause before their cue which a rule has, and the rules'.

    | A footbridge was planned |, he assured | the family |: the family heard it. What stands behind a comma
    may go on from the clause: | The warranty was for ten |, he told me, | so he could do nothing |.
    """
    known = {draft.head: draft for draft in told if draft.rule in BEFORE}
    kept, sure, held = [], {}, set()
    for draft in drafts:
        rule = known.get(draft.head) if draft.rule == "model" and draft.source else None
        if not rule:
            kept.append(draft)
        elif _has_most(draft, rule.content[0]):
            held.add(draft.head)
            kept.append(_opened(reading, draft, rule.content[0][0]))
        else:
            sure[draft.head] = draft.probability
            if content := _going_on(reading, draft, rule):
                likely = max(draft.probability, _LIKELY)
                kept.append(rule._replace(content=content, probability=likely, rule=draft.rule))
    return kept, [
        draft._replace(probability=max(draft.probability, sure.get(draft.head, 0.0)))
        for draft in told
        if draft.rule not in BEFORE or draft.head not in held
    ]


def _going_on(reading: Reading, draft: Draft, rule: Draft) -> tuple[Range, ...]:
    """What a draft has behind a comma behind a rule's source and cue."""
    assert rule.source and rule.cue
    end = max(rule.source[1], rule.cue[1])
    end += reading.words[end : end + 1] == [","]
    content = ((max(first, end), last) for first, last in draft.content if last > end)
    return tuple(part for part in content if reading.words[part[0] - 1] == ",")


def _has_most(draft: Draft, clause: Range) -> bool:
    """Whether a draft has most of a clause."""
    shared = sum(max(0, min(last, clause[1]) - max(first, clause[0])) for first, last in draft.content)
    return 2 * shared > clause[1] - clause[0]


def _opened(reading: Reading, draft: Draft, begin: int) -> Draft:
    """A rule's equal, with what opens its clause without a verb: | By Friday |, it will rain, he said."""
    draft = draft._replace(probability=max(draft.probability, _LIKELY))
    first, last = draft.content[0]
    opens = begin < first and reading.words[first - 1] == "," and reading.pos[begin] not in _PARTICIPLES
    if not opens or has_verb(reading, (begin, first)) or reading.inside(begin, first):
        return draft
    return draft._replace(content=((begin, last), *draft.content[1:]))


def without_circumstance(reading: Reading, draft: Draft) -> Draft:
    """The draft of what stands before its cue without when or where it was said: | during a visit |."""
    cue, source = draft.cue, draft.source
    if not cue or not source or len(draft.content) < 2 or not draft.content[0][1] <= min(cue[0], source[0]):
        return draft
    if not has_verb(reading, draft.content[0]):  # | whom | Roe named | as his heir
        return draft
    end = max(cue[1], source[1])
    kept = tuple(part for part in draft.content if part[0] < end or not _is_setting(reading, part[0], end))
    return draft if len(kept) == len(draft.content) else draft._replace(content=kept)


def _is_setting(reading: Reading, first: int, end: int) -> bool:
    """Whether a word opens when, where or at what it was said, or what was done, behind who did.

    said | when asked about the cost; said during | a visit; said, | asking for calm.
    """
    if reading.quote[first] >= 0:
        return False
    if reading.words[first - 1] == ",":
        return reading.pos[first] == _ING and bool(classes(reading.lower[first]))
    opens = first == end and reading.pos[first] in _SETTING and reading.lower[first] not in _SAID_AGAIN
    return opens or reading.pos[first - 1] in _SETTING


def in_sentence(reading: Reading, draft: Draft) -> Draft:
    """The draft of a model without the sentence before, where "he said" only ends the next, without marks.

    Roe brought bread. | It had been paid for |, he said.
    """
    if draft.rule != "model" or not draft.cue or not draft.source or len(draft.content) != 1:
        return draft
    first, last = draft.content[0]
    own = reading.sentence[last - 1]
    ends = 0 <= min(draft.cue[0], draft.source[0]) - last < _NEAR and reading.sentence[draft.cue[0]] == own
    if not ends or reading.sentence[first] == own or reading.inside(first, last):
        return draft
    begin = bisect_left(reading.sentence, own, first, last)
    return draft._replace(content=((begin, last),)) if has_verb(reading, (begin, last)) else draft


def whole(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of a quotation that ends a clause with all of it.

    | The plan would move the fight | “to the next stop,” | the envoy said.
    """
    marks = sorted(part[0] for draft in drafts for part in (draft.cue, draft.source, *draft.content) if part)
    return [_whole(reading, draft, marks) for draft in drafts]


def _whole(reading: Reading, draft: Draft, marks: Sequence[int]) -> Draft:
    """The draft with what its sentence has before its quotation; marks: where parts of drafts begin."""
    if not draft.content or not draft.cue or not draft.source:
        return draft
    first, last = draft.content[0]
    near = 0 <= min(draft.cue[0], draft.source[0]) - last <= _NEAR
    if not near or reading.state[first] != OPENING or reading.sentence[first - 1] != reading.sentence[first]:
        return draft
    if not reading.words[first - 1][-1:].isalnum() or reading.words[first + 1][:1].isupper():
        return draft
    if reading.words[first - 2] == "," and reading.lower[first - 1] in JOINING:
        return draft  # Roe owns a gym, and | "for safety," | he shut it
    begin = behind_report(reading, reading.around(first)[0], first)
    clause = (begin, last)
    if holds_one((begin, first), marks) or not has_verb(reading, clause) or reading.inside(begin, first):
        return draft
    return draft._replace(content=(clause, *draft.content[1:]))


def with_subject(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft | None:
    """The draft whose content ends with its source: | Prices fell |, | Ana Roe | was quoted as saying."""
    if not draft.cue:
        return None
    before = [part for part in draft.content if part[1] == draft.cue[0]]
    if not before:
        return None
    first, last = before[0]
    begin = next((at for at in range(last - 1, max(first, last - _REACH), -1) if reading.words[at] == ","), 0)
    begin = begin + 1 if begin else first
    rest = tuple(part for part in (*draft.content, (first, begin - 1)) if part != (first, last))
    rest = tuple(sorted(part for part in rest if part[0] < part[1]))
    is_source = reading.words[begin - 1] == "," and not has_verb(reading, (begin, last))
    if not is_source or not rest or not has_verb(reading, rest[0]) or rest[-1][1] > begin:
        return None
    is_phrase = begin in starts or reading.pos[begin] == _PRONOUN
    return draft._replace(source=(begin, last), content=rest) if is_phrase else None
