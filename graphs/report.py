"""A who-said-what report to read: speakers, their quotes, and the article with every quote marked."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from graphs.audit import SOURCING, Acts, Audit, audit, shown, sourcing
from graphs.marking import MarkedParagraph, marked
from graphs.reasons import Reason, reasons
from graphs.rendering import ACCENTS, ACCENTS_DARK, environment, percent, style_of
from quotes.document import Affiliation, AttributedDocument, Quote, Speaker
from quotes.version import __version__

__all__ = ["FORMATS", "report_csv", "report_html", "report_json", "report_markdown", "write_report"]

_UNSURE = 0.7  # below it three of ten attributions or more are wrong: a person should look


@dataclass(frozen=True, slots=True)
class Line:
    """A quote as the report prints it.

    key: letter of the speaker and number of the quote, "B3". paragraph: where it begins,
    counted from 1, or None where the text is not at hand.
    """

    quote: Quote
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
    """A speaker (None: could not be told) and all that the article quotes from it."""

    letter: str
    colour: int | None
    line: str
    speaker: Speaker | None
    affiliations: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def name(self) -> str:
        """What the report calls it."""
        return self.speaker.name if self.speaker else "Speaker not told"

    @property
    def sourcing(self) -> str:
        """How openly the article names it."""
        return sourcing(self.speaker)


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
    """Write the report of some documents in the format that the file's name ends in.

    acts: ``statement`` for what was said, ``all`` for beliefs and intentions too.

    Raises ValueError for an ending that is not in ``FORMATS``.
    """
    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path}: a report ends in {', '.join(FORMATS)}")
    path.write_bytes(FORMATS[path.suffix.lower()](documents, acts).encode("utf-8", "replace"))


def report_html(documents: Sequence[AttributedDocument], acts: Acts = "statement") -> str:
    """One page that needs nothing else: no network, no other file."""
    script = _source("report.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return environment("html").get_template("report.html").render(
        **_known(documents, acts),
        accents=list(zip(ACCENTS, ACCENTS_DARK, strict=True)),
        style=_source("report.css"),
        script=script,
        script_hash=f"sha256-{digest}",
    )


def report_markdown(documents: Sequence[AttributedDocument], acts: Acts = "statement") -> str:
    """The report as Markdown; whatever in the articles would be markup is escaped."""
    return environment("markdown").get_template("report.md").render(**_known(documents, acts))


def report_csv(documents: Sequence[AttributedDocument], acts: Acts = "statement") -> str:
    """One row a quote, with a header, lines ending as RFC 4180 has them.

    A field that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for story in _stories(documents, acts):
        known = story.document.document
        for voice in story.voices:
            for line in voice.lines:
                quote = line.quote
                row = (
                    known.id, known.title, known.outlet, known.author, known.published, known.url,
                    quote.id, voice.speaker and voice.speaker.name, voice.speaker and voice.speaker.kind,
                    voice.sourcing, "; ".join(voice.affiliations), quote.kind, quote.act, quote.text,
                    line.cue, quote.addressee, quote.confidence, line.paragraph, line.offsets, quote.rule,
                )  # fmt: skip
                writer.writerow([_cell(value) for value in row])
    return out.getvalue()


COLUMNS = (
    "document", "title", "outlet", "author", "published", "url",
    "quote", "speaker", "speaker_kind", "sourcing", "affiliations", "kind", "act", "text",
    "cue", "addressee", "confidence", "paragraph", "characters", "rule",
)  # fmt: skip


def report_json(documents: Sequence[AttributedDocument], acts: Acts = "statement") -> str:
    """The counts of all, and each document of the contract with its own counts."""
    value = {
        "audit": asdict(audit(documents, acts)),
        "documents": [
            replace(document, quotes=shown(document, acts)).to_dict() | {"audit": asdict(audit([document], acts))}
            for document in documents
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


FORMATS = {".html": report_html, ".md": report_markdown, ".csv": report_csv, ".json": report_json}
"""What ``write_report`` writes, by the file's ending."""


def _known(documents: Sequence[AttributedDocument], acts: Acts) -> dict[str, Any]:
    stories = list(_stories(documents, acts))
    return {
        "stories": stories,
        "total": audit(documents, acts),
        "entries": _entries(stories),
        "sourcing": SOURCING,
        "percent": percent,
        "version": __version__,
    }


def _source(name: str) -> str:
    return (Path(__file__).parent / "templates" / name).read_text(encoding="utf-8")


def _stories(documents: Sequence[AttributedDocument], acts: Acts) -> Iterator[Story]:
    for number, document in enumerate(documents, 1):
        quotes = shown(document, acts)
        paragraphs = marked(document.text, quotes) if document.text is not None else ()
        starts = {
            id: paragraph.number
            for paragraph in paragraphs
            for piece in paragraph.pieces
            for id in piece.starts
        }
        voices = tuple(_voices(document, quotes, starts))
        yield Story(f"a{number}", document, voices, paragraphs, audit([document], acts))


def _voices(
    document: AttributedDocument, quotes: Sequence[Quote], starts: dict[str, int]
) -> Iterator[Voice]:
    """The speakers in the order of their first quotes; quotes without a speaker last."""
    by_id = {speaker.id: speaker for speaker in document.speakers}
    said: dict[str | None, list[Quote]] = defaultdict(list)
    for quote in sorted(quotes, key=lambda quote: min((span.start for span in quote.spans), default=0)):
        said[quote.speaker if quote.speaker in by_id else None].append(quote)
    unknown = said.pop(None, [])
    for number, (id, own) in enumerate(said.items()):
        speaker = by_id[id or ""]
        colour, line = style_of(number)
        letter = _letter(number)
        stated = tuple(dict.fromkeys(filter(None, map(affiliation_words, speaker.affiliations))))
        yield Voice(letter, colour, line, speaker, stated, _lines(document, own, letter, starts))
    if unknown:
        yield Voice("?", None, "dotted", None, (), _lines(document, unknown, "?", starts))


def _lines(
    document: AttributedDocument, quotes: Iterable[Quote], letter: str, starts: dict[str, int]
) -> tuple[Line, ...]:
    text = document.text
    return tuple(
        Line(
            quote,
            f"{letter}{number}",
            starts.get(quote.id),
            " ".join(quote.cue.of(text).split()) if quote.cue and text is not None else "",
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


def affiliation_words(affiliation: Affiliation) -> str:
    """ "former head, security department in Tuz Khurmatu": what the article states, in one line."""
    status = "" if affiliation.status == "present" else affiliation.status
    role = affiliation.role
    if status and status not in role.lower():
        role = f"{role}-{status}" if status == "elect" and role else f"{status} {role}".strip()
    named = [part for part in (role, affiliation.organization) if part]
    if affiliation.place and not any(affiliation.place in part for part in named):
        named.append(affiliation.place)
    return ", ".join(named)


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


def _cell(value: object) -> object:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return value
