"""An article as a report shows it: its speakers with their quotes, and its text with every quote marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graphs.building.relations import UTTERED
from graphs.labels import printed
from graphs.links import linked
from graphs.rendering import UNSURE, style_of
from graphs.reports.counts import Counts, counts, sourcing
from graphs.reports.marking import MarkedParagraph, marked
from graphs.reports.reasons import Reason, reasons
from graphs.shown import Acts, shown
from quotes.document import AttributedDocument, Quote, Speaker
from quotes.formats.content import cue, described

__all__ = ["Line", "Story", "Voice", "stories"]


@dataclass(frozen=True, slots=True)
class Line:
    """A quote as the report prints it.

    words: the content as the article prints it. key: letter of the speaker and number of
    the quote, "B3". paragraph: where it begins, counted from 1, or None where the text is
    not at hand.
    """

    quote: Quote
    words: str
    key: str
    paragraph: int | None
    cue: str
    reasons: tuple[Reason, ...]

    @property
    def is_unsure(self) -> bool:
        """Whether a person should look at this attribution."""
        return self.quote.confidence < UNSURE

    @property
    def offsets(self) -> str:
        """The characters of its pieces: "564–668, 782–845"."""
        return ", ".join(f"{span.start}–{span.end}" for span in self.quote.spans)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and all that the article quotes from it; None: words that no name fits, or nobody told.

    lines: what it said, denied, asked ...; unsaid: what the article says it did not say, or not yet.
    """

    letter: str
    colour: int | None
    line: str
    speaker: Speaker | None
    words: str
    affiliations: tuple[str, ...]
    lines: tuple[Line, ...]
    unsaid: tuple[Line, ...]

    @property
    def name(self) -> str:
        """What the report calls it."""
        return self.speaker.name if self.speaker else self.words or "Speaker not told"

    @property
    def sourcing(self) -> str:
        """How openly the article names it."""
        return sourcing(self.speaker)


@dataclass(frozen=True, slots=True)
class Story:
    """One article of the report, counted from 1."""

    number: int
    document: AttributedDocument
    voices: tuple[Voice, ...]
    paragraphs: tuple[MarkedParagraph, ...]
    counts: Counts

    @property
    def id(self) -> str:
        """What all its anchors begin with."""
        return f"a{self.number}"

    @property
    def title(self) -> str:
        """The article's title, or its id."""
        return self.document.document.title or self.document.document.id

    @property
    def url(self) -> str:
        """The article's address, if it is one that a page may link to."""
        return linked(self.document.document.url)

    @property
    def by_quote(self) -> dict[str, tuple[Voice, Line]]:
        """Voice and line of each quote id."""
        return {
            line.quote.id: (voice, line) for voice in self.voices for line in (*voice.lines, *voice.unsaid)
        }


def stories(documents: Iterable[AttributedDocument], acts: Acts) -> Iterator[Story]:
    """The articles in their order, with the quotes that are shown."""
    for number, read in enumerate(documents, 1):
        document = shown(read, acts)
        quotes = document.quotes
        paragraphs = marked(document.text, quotes) if document.text is not None else ()
        starts = {
            id: paragraph.number
            for paragraph in paragraphs
            for piece in paragraph.pieces
            for id in piece.starts
        }
        voices = tuple(_voices(document, starts))
        yield Story(number, document, voices, paragraphs, counts([document], acts))


def _voices(document: AttributedDocument, starts: dict[str, int]) -> Iterator[Voice]:
    """The speakers in the order of their first quotes; quotes without a speaker last.

    A source that no name fits is called what the article calls it.
    """
    by_id = {speaker.id: speaker for speaker in document.speakers}
    said: dict[tuple[str | None, str], list[Quote]] = defaultdict(list)
    for quote in sorted(document.quotes, key=lambda quote: min(quote.spans)):
        known = quote.speaker in by_id
        said[(quote.speaker, "") if known else (None, described(quote, document.text))].append(quote)
    unknown = said.pop((None, ""), [])
    for number, ((id, words), own) in enumerate(said.items()):
        speaker = by_id.get(id or "")
        colour, line = style_of(number)
        letter = _letter(number)
        stated = tuple(dict.fromkeys(filter(None, map(str, speaker.affiliations)))) if speaker else ()
        yield Voice(letter, colour, line, speaker, words, stated, *_lines(document, own, letter, starts))
    if unknown:
        yield Voice("?", None, "dotted", None, "", (), *_lines(document, unknown, "?", starts))


def _lines(
    document: AttributedDocument, quotes: Iterable[Quote], letter: str, starts: dict[str, int]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What it said, and what the article says that it did not say, or not yet."""
    text = document.text
    lines = [
        Line(
            quote,
            printed(quote, text),
            f"{letter}{number}",
            starts.get(quote.id),
            cue(quote, text),
            reasons(quote, text),
        )
        for number, quote in enumerate(quotes, 1)
    ]
    said = tuple(line for line in lines if line.quote.stance in UTTERED)
    return said, tuple(line for line in lines if line.quote.stance not in UTTERED)


def _letter(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    letters = ""
    while number >= 0:
        number, last = divmod(number, 26)
        letters = chr(ord("A") + last) + letters
        number -= 1
    return letters
