"""Rows: what is said of several who are named in a row."""

from __future__ import annotations

from collections.abc import Iterator

from quotes.speakers.affiliations.complements import ARTICLES, LONGEST, Parts
from quotes.speakers.affiliations.nouns import behind_number, is_plural, is_role
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.phrases import phrase
from quotes.speakers.affiliations.predicates import row_end, sentence_end
from quotes.words.function_words import IN_ROWS

__all__ = ["beside_row", "respectively"]

_ROW = 4
"""Names that a row goes back over."""
_IN_TURN = "respectively"
_BEFORE_TURN = frozenset((",", "are", "were", "respectively"))
_BEFORE_PHRASE = frozenset("by of said says to with".split())


def beside_row(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """What stands beside a row that a name is in: Roe and Lopez, | owners of the mill,."""
    start, end = _row_start(text, first), row_end(text, last)
    if start == first and end == last:
        return
    if text.word(end) == ",":
        yield from _shared(text, end + 1, sentence_end(text, last - 1))
    comma = start - 1
    if comma < 1 or text.lower[comma] != "," or text.sentence[comma] != text.sentence[first]:
        return
    at = comma
    while at > 0 and comma - at < LONGEST and text.sentence[at - 1] == text.sentence[comma]:
        if text.stops(at - 1) or text.lower[at - 1] in _BEFORE_PHRASE - {"of"}:
            break
        at -= 1
    for parts, begin, _ in _shared(text, at, comma):
        if parts.end == comma:
            yield parts, begin, comma


def respectively(text: Page, first: int, last: int) -> Iterator[tuple[Parts, int, int]]:
    """What is said of each in a row in turn: Roe and Poe are, respectively, | mayor | and head of the port.

    The word may stand behind what is said, too: Roe and Poe, | the mayor | and the head, respectively.
    """
    limit = sentence_end(text, last - 1)
    if _IN_TURN not in text.lower[last:limit]:
        return
    start, end = _row_start(text, first), row_end(text, last)
    if (start == first and end == last) or _IN_TURN not in text.lower[end:limit]:
        return
    while end < limit and text.lower[end] in _BEFORE_TURN:
        end += 1
    at = sum(one.kind == "person" for _, one in text.found.within(start, first))
    for turn in range(at + 1):
        begin = end + (end < limit and text.lower[end] in ARTICLES)
        stop = next((token for token in range(begin, limit) if text.lower[token] == _IN_TURN), limit)
        parts = phrase(text, begin, stop, known=True)
        if parts is None or parts.role is None:
            return
        if turn == at:
            yield parts, begin, parts.end
        end = parts.end
        while end < limit and text.lower[end] in IN_ROWS:
            end += 1


def _row_start(text: Page, first: int) -> int:
    """Where the row begins that goes on up to a name: Roe, Reed and | Lopez."""
    for _ in range(_ROW):
        at = first
        while at > 0 and text.lower[at - 1] in IN_ROWS:
            at -= 1
        held = text.found.at.get(at - 1) if at < first else None
        if held is None or held[1].kind != "person" or text.sentence[at - 1] != text.sentence[first]:
            return first
        first = held[0].first
    return first


def _shared(text: Page, first: int, limit: int) -> Iterator[tuple[Parts, int, int]]:
    """What a phrase in the plural says of each of a row, up to what may follow one."""
    parts = phrase(text, behind_number(text, first, limit), limit, known=True)
    if parts is None or parts.role is None:
        return
    head = parts.role[1] - 1
    if is_plural(text, head) and is_role(text, head) and text.word(parts.end) in _CLOSED:
        parts.shared = True
        yield parts, first, parts.end


_CLOSED = frozenset((",", ".", ";", "who", "”", '"', "–", "—"))
