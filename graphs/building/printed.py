"""Where the printed words of two claims differ, of which one takes up the other."""

from __future__ import annotations

from dataclasses import dataclass

from graphs.building.passages import BARRIER, Change
from graphs.building.ties import LONGEST, QUOTED, Wording, changed
from graphs.words import placed
from quotes.document import QuoteKind, Span

__all__ = ["Printed", "differences"]

_INTERRUPTED = "[...]"
"""Stands for the reporter's words between two parts of a quote (``quotes.formats.content``)."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A quote as people read it, and its words that are compared: those inside quotation marks.

    words: with a barrier between the pieces of a mixed quote. places: of each word in the text, a barrier's
    before the piece behind it.
    """

    text: str
    words: tuple[str, ...]
    places: tuple[Span, ...]

    @staticmethod
    def of(text: str, kind: QuoteKind) -> Printed:
        """The text of a quote of this kind."""
        pieces = [(0, len(text))] if kind == "direct" else []
        if kind == "mixed":
            pieces = [found.span(found.lastindex or 0) for found in QUOTED.finditer(text)]
        words: list[tuple[str, int, int]] = []
        for start, end in pieces:
            if words:
                words.append((BARRIER, start, start))
            words += [(word, start + begin, start + stop) for word, begin, stop in placed(text[start:end])]
        return Printed(
            text, tuple(word for word, *_ in words), tuple(Span(begin, stop) for _, begin, stop in words)
        )

    def span(self, at: int, number: int) -> Span:
        """Where so many words stand from a word on; the empty place before it where there are none."""
        if number:
            return Span(self.places[at].start, self.places[at + number - 1].end)
        end = self.places[at].start if at < len(self.places) else self.places[-1].end
        return Span(end, end)


def differences(later: Printed, earlier: Printed) -> list[Change]:
    """Where the words of both differ in substance."""
    return list(changed(_wording(later), _wording(earlier)))


def _wording(printed: Printed) -> Wording:
    return Wording(printed.text.replace(_INTERRUPTED, ""), printed.words[:LONGEST], ())
