"""A who-said-what report to read: speakers, their quotes, and the article with every quote marked."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graphs.rendering import environment, page, style_of
from graphs.reports.audit import SOURCING, Audit, audit, sourcing
from graphs.reports.marking import MarkedParagraph, marked
from graphs.reports.reasons import Reason, reasons
from graphs.shown import Acts, shown
from quotes.document import AttributedDocument, Quote, Speaker
from quotes.formats import write
from quotes.formats.content import content, cue, described, percent
from quotes.formats.files import whole

__all__ = ["FORMATS", "report", "write_report"]

_UNSURE = 0.7  # below it three of ten attributions or more are wrong: a person should look


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
        return self.quote.confidence < _UNSURE

    @property
    def offsets(self) -> str:
        """The characters of its pieces: "564–668, 782–845"."""
        return ", ".join(f"{span.start}–{span.end}" for span in self.quote.spans)


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker and all that the article quotes from it; None: words that no name fits, or nobody told."""

    letter: str
    colour: int | None
    line: str
    speaker: Speaker | None
    words: str
    affiliations: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """What the report calls it."""
        return self.speaker.name if self.speaker else self.words or "Speaker not told"

    @property
    def sourcing(self) -> str:
        """How openly the article names it."""
        return "described" if self.words else sourcing(self.speaker)


@dataclass(frozen=True, slots=True)
class Story:
    """One article of the report: ``id`` begins all its anchors."""

    id: str
    document: AttributedDocument
    voices: tuple[Voice, ...]
    paragraphs: tuple[MarkedParagraph, ...]
    audit: Audit

    @property
    def title(self) -> str:
        """The article's title, or its id."""
        return self.document.document.title or self.document.document.id

    @property
    def url(self) -> str | None:
        """The article's address, if it is one that a page may link to."""
        url = self.document.document.url
        return url if url and urlsplit(url).scheme in ("http", "https") else None

    @property
    def by_quote(self) -> dict[str, tuple[Voice, Line]]:
        """Voice and line of each quote id."""
        return {line.quote.id: (voice, line) for voice in self.voices for line in voice.lines}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: a named speaker and where it is quoted."""

    name: str
    affiliations: tuple[str, ...]
    places: tuple[tuple[Story, Voice], ...]

    @property
    def quotes(self) -> int:
        """The number of its quotes in all articles."""
        return sum(len(voice.lines) for _, voice in self.places)


def write_report(documents: Sequence[AttributedDocument], path: str | Path, acts: Acts = "statement") -> None:
    """Write the report of some documents in the format that the file's name ends in; see ``report``."""
    path = Path(path)
    with whole(path) as part:
        part.write_bytes(report(documents, path, acts))


def report(documents: Sequence[AttributedDocument], path: Path, acts: Acts = "statement") -> bytes:
    """The report as ``path`` should hold it, in UTF-8.

    acts: ``statement`` for what was said, ``all`` for beliefs and intentions too.

    Raises ValueError for an ending that is not in ``FORMATS``.
    """
    if path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path}: a report ends in {', '.join(FORMATS)}")
    return FORMATS[path.suffix.lower()](documents, acts)


def _html(documents: Sequence[AttributedDocument], acts: Acts) -> bytes:
    return _bytes(page("report", **_known(documents, acts)))


def _markdown(documents: Sequence[AttributedDocument], acts: Acts) -> bytes:
    return _bytes(environment("markdown").get_template("report.md").render(**_known(documents, acts)))


def _csv(documents: Sequence[AttributedDocument], acts: Acts) -> bytes:
    file = io.BytesIO()
    write((shown(document, acts) for document in documents), file, "csv")
    return file.getvalue()


def _json(documents: Sequence[AttributedDocument], acts: Acts) -> bytes:
    """The counts of all, and each document of the contract with its own counts."""
    value = {
        "audit": asdict(audit(documents, acts)),
        "documents": [
            shown(document, acts).to_dict() | {"audit": asdict(audit([document], acts))}
            for document in documents
        ],
    }
    return _bytes(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


FORMATS = {".html": _html, ".md": _markdown, ".csv": _csv, ".json": _json}
"""What makes the report, by the file's ending."""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _known(documents: Sequence[AttributedDocument], acts: Acts) -> dict[str, Any]:
    stories = list(_stories(documents, acts))
    return {
        "stories": stories,
        "total": audit(documents, acts),
        "entries": _entries(stories),
        "sourcing": SOURCING,
        "percent": percent,
    }


def _stories(documents: Sequence[AttributedDocument], acts: Acts) -> Iterator[Story]:
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
        yield Story(f"a{number}", document, voices, paragraphs, audit([document], acts))


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
        yield Voice(letter, colour, line, speaker, words, stated, _lines(document, own, letter, starts))
    if unknown:
        yield Voice("?", None, "dotted", None, "", (), _lines(document, unknown, "?", starts))


def _lines(
    document: AttributedDocument, quotes: Iterable[Quote], letter: str, starts: dict[str, int]
) -> tuple[Line, ...]:
    text = document.text
    return tuple(
        Line(
            quote,
            content(quote, text),
            f"{letter}{number}",
            starts.get(quote.id),
            cue(quote, text),
            reasons(quote, text),
        )
        for number, quote in enumerate(quotes, 1)
    )


def _letter(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    letters = ""
    while number >= 0:
        number, last = divmod(number, 26)
        letters = chr(ord("A") + last) + letters
        number -= 1
    return letters


def _entries(stories: Sequence[Story]) -> list[Entry]:
    """Named speakers over all articles, most quoted first; one full name is one speaker.

    A name of one word stays with its article: it may be anybody's.
    """
    merged: dict[str, list[tuple[Story, Voice]]] = defaultdict(list)
    for story in stories:
        for voice in story.voices:
            if voice.sourcing == "named":
                lone = voice.speaker is not None and voice.speaker.kind == "person" and " " not in voice.name
                merged[f"{voice.name.casefold()} {story.id if lone else ''}"].append((story, voice))
    entries = [
        Entry(
            places[0][1].name,
            tuple(dict.fromkeys(words for _, voice in places for words in voice.affiliations)),
            tuple(places),
        )
        for places in merged.values()
    ]
    return sorted(entries, key=lambda entry: (-entry.quotes, -len(entry.places), entry.name))
