"""Tails: a line that tells who said the quotation above, and so belongs to it: "We won," | said Ana Roe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quotes.words.speech import belongs

__all__ = ["with_tails"]

_CLOSING = "\"”»’'“"
_REACH = 14
"""Words of a line among which its verb stands: Mayor Ana Roe, who heads the council, | said."""


def with_tails(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The paragraphs, those that a quotation leaves open joined with the line that says whose it is."""
    last: tuple[int, int] | None = None
    for span in spans:
        if last and _is_tail(text, last, span):
            last = last[0], span[1]
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _is_tail(text: str, above: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line says whose the quotation is that ends the paragraph above: "...," | Roe said."""
    ending = text[max(above[0], above[1] - 2) : above[1]]
    if ending[-1] not in _CLOSING and not (ending[-1] == "," and ending[0] in _CLOSING):
        return False
    if text[line[0]].islower():
        return "," in ending or _reports(text[slice(*line)])
    return "," in ending and text[line[1] - 1] in ".:," and _reports(text[slice(*line)])


def _reports(line: str) -> bool:
    """Whether somebody says something in the first words of a line."""
    words = line.lower().split(maxsplit=_REACH)[:_REACH]
    return any(belongs(word.strip(".,:"), "asking", "manner", "saying", "telling") for word in words)
