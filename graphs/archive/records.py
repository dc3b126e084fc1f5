"""Attributed documents as rows of an archive's tables, and back."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import regex

from graphs.archive import cells
from graphs.archive.columns import (
    STEP,
    list_of,
    list_written,
    span_of,
    span_written,
    spans_of,
    spans_written,
    storable,
)
from graphs.archive.schema import RowError
from graphs.shown import is_shown
from quotes.document import (
    Affiliation,
    AttributedDocument,
    Disclosure,
    Document,
    Quote,
    Span,
    Speaker,
    SpeakerKind,
    SpokenOf,
    Step,
)

__all__ = [
    "AFFILIATION",
    "DISCLOSURE",
    "QUOTE",
    "SPEAKER",
    "SPOKEN_OF",
    "UNDATED",
    "Failed",
    "affiliation_columns",
    "day_of",
    "disclosure_columns",
    "document_columns",
    "drop_attribution",
    "load",
    "quote_columns",
    "quote_of",
    "somebody_of",
    "speaker_columns",
    "speaker_of",
    "spoken_of_columns",
    "store",
    "store_attribution",
]

UNDATED = 99999999
"""The ``day`` of a document without a date: it comes last."""

Failed: TypeAlias = Callable[[RowError], None]
"""Is told of an article that another program spoiled."""

_DAY = regex.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?!\d)")
_TOGETHER = 200  # documents that are read at once
_DOCUMENT = "name, path, title, author, published, outlet, url, sha256"  # as Document has it
_KNOWN = ("title", "author", "published", "outlet", "url", "path", "sha256")

_SOURCES: dict[SpeakerKind, str] = {
    "person": "named",
    "organization": "named",
    "group": "groups",
    "document": "papers",
    "unnamed": "unnamed",
}
"""As what a document counts the quotes of a kind of speaker."""

SPEAKER = ("key", "name", "kind", "aliases", "mentions", "description", "introduced", "anonymity")
AFFILIATION = ("role", "organization", "place", "start", "end", "status")
QUOTE = (
    *("key", "kind", "text", "spans", "quoted", "act", "stance", "mention_start", "mention_end", "cue_start"),
    *("cue_end", "addressee", "confidence", "rule", "evidence", "steps", "time"),
)
DISCLOSURE = ("party", "way", "when", "start", "end")
SPOKEN_OF = ("name", "kind", "mentions", "accused")
"""Columns that say all of a speaker, an affiliation and so on, but for whom and what it refers to."""


def day_of(published: str | None) -> int:
    """A date as a number that sorts: ``2024-03-01`` is 20240301, ``2024`` is 20240000."""
    found = _DAY.match(published or "")
    return int("".join(part or "00" for part in found.groups())) if found else UNDATED


def store(connection: sqlite3.Connection, document: AttributedDocument, name: str, **kept: str) -> int:
    """Insert a document under a name that is its alone; its number. kept: columns ``added``, ``models``."""
    number = _insert(connection, "documents", {**document_columns(document, name), **kept})
    text = storable(document.text or "")
    connection.execute("INSERT INTO texts (document, text) VALUES (?, ?)", (number, text))
    store_attribution(connection, number, document)
    return number


def store_attribution(connection: sqlite3.Connection, number: int, document: AttributedDocument) -> None:
    """Insert the speakers, quotes and disclosures of the document with this number."""
    numbers: dict[str | None, int] = {}
    shown = Counter(quote.speaker for quote in document.quotes if is_shown(quote, "statement"))
    for speaker in document.speakers:
        known = {"document": number, "quotes": shown[speaker.id]}
        numbers[speaker.id] = _insert(connection, "speakers", {**known, **speaker_columns(speaker)})
        for one in speaker.affiliations:
            columns = {"speaker": numbers[speaker.id], **affiliation_columns(one)}
            _insert(connection, "affiliations", columns)
    for speaker in document.speakers:
        if speaker.speaks_for in numbers:
            connection.execute(
                "UPDATE speakers SET speaks_for = ? WHERE id = ?",
                (numbers[speaker.speaks_for], numbers[speaker.id]),
            )
    day = day_of(document.document.published)
    for place, quote in enumerate(document.quotes, 1):
        where = {"document": number, "day": day, "speaker": numbers.get(quote.speaker)}
        _insert(connection, "quotes", {**where, **quote_columns(place, quote)})
    for told in document.disclosures:
        _insert(connection, "disclosures", {"document": number, **disclosure_columns(told)})
    for somebody in document.spoken_of:
        _insert(connection, "spoken_of", {"document": number, **spoken_of_columns(somebody)})
    by_kind = Counter({"all": shown.total()})
    for speaker in document.speakers:
        by_kind[_SOURCES[speaker.kind]] += shown[speaker.id]
    connection.execute(
        "UPDATE documents SET quotes = ?, named = ?, groups = ?, papers = ?, unnamed = ? WHERE id = ?",
        (*(by_kind[kind] for kind in ("all", "named", "groups", "papers", "unnamed")), number),
    )


def drop_attribution(connection: sqlite3.Connection, number: int) -> None:
    """Delete what ``store_attribution`` inserted for a document."""
    for table in ("quotes", "speakers", "disclosures", "spoken_of"):
        connection.execute(f"DELETE FROM {table} WHERE document = ?", (number,))


def document_columns(document: AttributedDocument, name: str) -> dict[str, Any]:
    """What a row of ``documents`` holds of a document under a name that is its alone."""
    known = document.document
    values = {field: storable(getattr(known, field)) for field in _KNOWN}
    return {"name": storable(name), "day": day_of(known.published), **values}


def speaker_columns(speaker: Speaker) -> dict[str, Any]:
    """What a row of ``speakers`` holds of a speaker, but for whom it refers to."""
    return {
        "key": storable(speaker.id),
        "name": storable(speaker.name),
        "kind": speaker.kind,
        "description": storable(speaker.description),
        "aliases": list_written(speaker.aliases),
        "mentions": spans_written(speaker.mentions),
        "introduced": span_written(speaker.introduced),
        "anonymity": span_written(speaker.anonymity),
    }


def affiliation_columns(stated: Affiliation) -> dict[str, Any]:
    """What a row of ``affiliations`` holds of one, but for its speaker."""
    return {
        "role": storable(stated.role),
        "organization": storable(stated.organization),
        "place": storable(stated.place),
        "status": stated.status,
        "start": stated.start,
        "end": stated.end,
    }


def quote_columns(place: int, quote: Quote) -> dict[str, Any]:
    """What a row of ``quotes`` holds of a quote, but for its document and speaker; place: its ``number``."""
    steps = [[step.mention, step.to, step.reason, step.start, step.end] for step in quote.steps]
    return {
        "number": place,
        "key": quote.id,
        "kind": quote.kind,
        "act": quote.act,
        "stance": quote.stance,
        "shown": int(is_shown(quote, "statement")),
        "confidence": quote.confidence,
        "start": min((span.start for span in quote.spans), default=0),
        "end": max((span.end for span in quote.spans), default=0),
        "text": storable(quote.text),
        "cue_start": quote.cue and quote.cue.start,
        "cue_end": quote.cue and quote.cue.end,
        "mention_start": quote.mention and quote.mention.start,
        "mention_end": quote.mention and quote.mention.end,
        "addressee": storable(quote.addressee),
        "rule": quote.rule,
        "time": quote.time,
        "spans": spans_written(quote.spans),
        "quoted": spans_written(quote.quoted),
        "evidence": spans_written(quote.evidence),
        "steps": list_written(steps),
    }


def disclosure_columns(told: Disclosure) -> dict[str, Any]:
    """What a row of ``disclosures`` holds of one, but for its document."""
    return {
        "party": storable(told.party),
        "way": told.way,
        "when": storable(told.when),
        "start": told.start,
        "end": told.end,
    }


def spoken_of_columns(one: SpokenOf) -> dict[str, Any]:
    """What a row of ``spoken_of`` holds of one, but for its document."""
    return {
        "name": storable(one.name),
        "kind": one.kind,
        "mentions": spans_written(one.mentions),
        "accused": span_written(one.accused),
    }


def load(
    connection: sqlite3.Connection, numbers: Iterable[int], failed: Failed | None = None
) -> Iterator[AttributedDocument]:
    """The documents with these numbers, in this order, each under its name, with its text.

    failed: is told of each that another program spoiled, and the rest go on. Without it the first is raised.
    """
    waiting = list(numbers)
    for begin in range(0, len(waiting), _TOGETHER):
        together = waiting[begin : begin + _TOGETHER]
        try:
            yield from _loaded(connection, together)
            continue
        except (RowError, sqlite3.OperationalError):  # the latter of a text that is no UTF-8
            if failed is None:
                raise
        for number in together:
            if (wrong := cells.wrong_of(connection, [number])) is None:
                yield from _loaded(connection, [number])
            else:
                failed(wrong)


def listed(connection: sqlite3.Connection) -> list[Document]:
    """What is known of each document that no newer one replaces, in the order of their numbers."""
    rows = connection.execute(f"SELECT {_DOCUMENT} FROM documents WHERE replaced_by IS NULL ORDER BY id")
    return [Document(*row) for row in rows]


def text(connection: sqlite3.Connection, number: int) -> str:
    """The text of a document."""
    return str(connection.execute("SELECT text FROM texts WHERE document = ?", (number,)).fetchone()[0])


def _loaded(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[AttributedDocument]:
    cells.hold(connection, numbers)
    speakers, keys = _speakers(connection, numbers)
    quotes = _quotes(connection, numbers, keys)
    disclosures: dict[int, list[Disclosure]] = defaultdict(list)
    for document, *told in _of(connection, ("document", *DISCLOSURE), "disclosures", numbers, "document, id"):
        disclosures[document].append(Disclosure(*told))
    spoken_of: dict[int, list[SpokenOf]] = defaultdict(list)
    for document, *columns in _of(connection, ("document", *SPOKEN_OF), "spoken_of", numbers, "document, id"):
        spoken_of[document].append(somebody_of(*columns))
    known = {
        number: (Document(*known), text)
        for number, *known, text in connection.execute(
            f"SELECT d.id, {_DOCUMENT}, text"
            f" FROM documents d JOIN texts t ON t.document = d.id WHERE d.id IN ({_marks(numbers)})",
            numbers,
        )
    }
    return [
        AttributedDocument(
            document,
            tuple(speakers[number]),
            tuple(quotes[number]),
            text or None,
            tuple(disclosures[number]),
            tuple(spoken_of[number]),
        )
        for number in numbers
        for document, text in (known[number],)
    ]


def _speakers(
    connection: sqlite3.Connection, numbers: Sequence[int]
) -> tuple[dict[int, list[Speaker]], dict[int | None, str]]:
    """The speakers of each document, and the key of each."""
    stated: dict[int, list[Affiliation]] = defaultdict(list)
    for speaker, *columns in connection.execute(
        f"SELECT a.speaker, {_listed(AFFILIATION)}"
        " FROM speakers s JOIN affiliations a ON a.speaker = s.id"
        f" WHERE s.document IN ({_marks(numbers)}) ORDER BY a.id",
        numbers,
    ):
        stated[speaker].append(Affiliation(*columns))
    rows = _of(
        connection, ("document", "id", "speaks_for", *SPEAKER), "speakers", numbers, "document, id"
    ).fetchall()
    keys: dict[int | None, str] = {row[1]: row[3] for row in rows}
    speakers: dict[int, list[Speaker]] = defaultdict(list)
    for document, number, body, *columns in rows:
        speakers[document].append(speaker_of(stated[number], keys.get(body), *columns))
    return speakers, keys


def speaker_of(stated: Iterable[Affiliation], speaks_for: str | None, *columns: Any) -> Speaker:
    """The speaker of a row's columns ``SPEAKER``."""
    key, name, kind, aliases, mentions, description, *places = columns
    return Speaker(
        key,
        name,
        kind,
        tuple(list_of(aliases)),
        spans_of(mentions),
        tuple(stated),
        description,
        speaks_for,
        *(span_of(place) for place in places),
    )


def somebody_of(*columns: Any) -> SpokenOf:
    """Somebody spoken of, of a row's columns ``SPOKEN_OF``."""
    name, kind, mentions, accused = columns
    return SpokenOf(name, kind, spans_of(mentions), span_of(accused))


def _quotes(
    connection: sqlite3.Connection, numbers: Sequence[int], keys: dict[int | None, str]
) -> dict[int, list[Quote]]:
    quotes: dict[int, list[Quote]] = defaultdict(list)
    rows = _of(connection, ("document", "speaker", *QUOTE), "quotes", numbers, "document, number")
    for document, speaker, *columns in rows:
        quotes[document].append(quote_of(keys.get(speaker), *columns))
    return quotes


def quote_of(speaker: str | None, *columns: Any) -> Quote:
    """The quote of a row's columns ``QUOTE``."""
    key, kind, text, spans, quoted, act, stance, mention, mention_end, cue, cue_end, *rest = columns
    addressee, confidence, rule, evidence, steps, time = rest
    return Quote(
        id=key,
        kind=kind,
        text=text,
        speaker=speaker,
        spans=spans_of(spans),
        quoted=spans_of(quoted),
        act=act,
        stance=stance,
        mention=None if mention is None else Span(mention, mention_end),
        cue=None if cue is None else Span(cue, cue_end),
        addressee=addressee,
        confidence=confidence,
        rule=rule,
        evidence=spans_of(evidence),
        steps=tuple(Step(*step) for step in list_of(steps, STEP)),
        time=time,
    )


def _of(
    connection: sqlite3.Connection, what: Sequence[str], table: str, numbers: Sequence[int], order: str
) -> sqlite3.Cursor:
    return connection.execute(
        f"SELECT {_listed(what)} FROM {table} WHERE document IN ({_marks(numbers)}) ORDER BY {order}", numbers
    )


def _listed(columns: Sequence[str]) -> str:
    # In brackets: a column in double quotes that is not there is a text for SQLite, its own name in each row.
    return ", ".join(f"[{name}]" for name in columns)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _insert(connection: sqlite3.Connection, table: str, columns: dict[str, Any]) -> int:
    cursor = connection.execute(
        f"INSERT INTO {table} ({_listed(tuple(columns))}) VALUES ({_marks(tuple(columns))})",
        tuple(columns.values()),
    )
    return int(cursor.lastrowid or 0)
