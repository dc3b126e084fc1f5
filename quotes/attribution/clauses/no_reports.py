"""No reports: what looks like a source and a verb behind a comma, and tells of what stands before it.

He fled, | a step Roe repeated |; the firm hired Roe, | a man now charged | with theft; it overruled the
mayor, | ruled Roe eligible | and went home; they work at a bank | which advises | firms.
"""

from __future__ import annotations

from quotes.attribution.acts.acts import bases
from quotes.attribution.drafts import Range
from quotes.text.analysis import OPENING, Reading
from quotes.text.tags import COMMON, FINITE, INFLECTED, NAMES, POS
from quotes.words.function_words import A_OR_AN

__all__ = ["is_no_report", "leads_to_quotation"]

_PARTICIPLE, _PREPOSITION = POS.index("VBN"), POS.index("IN")
_PAST = POS.index("VBD")
_OWN = frozenset(("i", "we", "which"))
"""What is nobody's but the author's, or goes back to a thing."""

_RELATIVES = frozenset(("that", "which", "who", "whose"))


def is_no_report(reading: Reading, content: Range, source: Range, cue: Range) -> bool:
    """Whether a source and a verb tell no report of the clause before them."""
    first, last = source
    if reading.lower[first] in _OWN or reading.lower[content[1] - 1] in _RELATIVES:
        return True  # the fervor of his fans, | which |, advisers believe, would help
    if reading.pos[cue[1] - 1] in NAMES and reading.words[cue[1] - 1][:1].isupper():
        return True  # the engineer of the United | States
    if cue[0] < first and _is_only_told_of(reading, content):
        return True
    if cue[0] < first:
        return _goes_on(reading, last) and "say" not in bases(reading, cue)
    return reading.lower[first] in A_OR_AN and (_is_thing(reading, source) or _is_passive(reading, cue))


def _is_only_told_of(reading: Reading, content: Range) -> bool:
    """Whether words only tell what was done to the subject of the verb: The memo, | dated 3 June |, says.

    The first verb stands behind the first comma, and may be a participle; no other one follows.
    """
    first, last = content
    comma = next((at for at in range(first + 1, last - 1) if reading.words[at] == ","), last - 1)
    if reading.pos[comma + 1 : comma + 2] not in ([_PARTICIPLE], [_PAST]) or comma + 1 >= last:
        return False
    return all(reading.pos[at] not in FINITE for at in (*range(first, comma), *range(comma + 2, last)))


def leads_to_quotation(reading: Reading, content: Range, end: int) -> bool:
    """Whether what is said is the quotation behind a cue: in an interview, she said: | "No." |

    It is open, which is an outcome, he said, | "we foresaw." |
    """
    if reading.state[end + 1 : end + 2] != [OPENING]:
        return False
    if reading.words[end] == ":":
        return True
    first, last = content
    comma = next((at for at in range(last - 1, first, -1) if reading.words[at] == ","), last)
    return reading.words[end] == "," and comma < last and reading.lower[comma + 1] in _RELATIVES


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether another verb of the clause's subject stands behind: ruled Roe eligible | and ordered | it."""
    joined = reading.lower[at : at + 1] == ["and"] and at + 1 < len(reading.pos)
    return joined and reading.pos[at + 1] in INFLECTED


def _is_thing(reading: Reading, source: Range) -> bool:
    """Whether a thing stands before who does something to it: a word | Roe | repeated."""
    first, last = source
    tags = reading.pos[first:last]
    if tags[-1] not in NAMES or _PREPOSITION in tags:
        return False
    begin = next(at for at in range(last - 1, first - 1, -1) if reading.pos[at] not in NAMES) + 1
    return begin < last and reading.pos[begin - 1] in COMMON


def _is_passive(reading: Reading, cue: Range) -> bool:
    """Whether somebody is only told to have met with something: a prisoner now | charged | with desertion."""
    first, last = cue
    alone = last - first == 1 and reading.pos[first] == _PARTICIPLE
    return alone and reading.lower[last : last + 1] in (["as"], ["of"], ["with"])
