"""What people corrected in articles: it outranks rules and models, and outlives new versions of them.

A correction of a quote is kept with the place of its content, not with its number: whatever a newer model
finds at that place gets it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

import regex

from graphs.archive.schema import ArchiveError
from quotes.document import AttributedDocument, Quote, Span, Speaker
from quotes.overrides import ALL, Override, in_turn, moved_to, newcomer, place_of, plain
from quotes.overrides import apply as overridden

__all__ = ["Correction", "What", "concerned", "corrected", "drop", "keep", "kept"]

What = Literal["speaker", "nobody", "borders", "no quote", "mention", "same as"]
"""What is corrected: a quote's speaker (to a name, or to nobody), its borders, that it is one; or all
quotes of a mention: who it is, which other name of the article it is the same as."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's correction of an article.

    document: its name in the archive, or ALL. place: of the quote's content. mention: words beside quotes, or
    a speaker's name. value: the right name, or the right borders (``564-668``). by, at: who, and when in UTC.
    number: by which the archive knows it; 0 where it does not.
    """

    document: str
    what: What
    place: Span | None = None
    mention: str = ""
    value: str = ""
    note: str = ""
    by: str = ""
    at: str = ""
    number: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if self.what not in get_args(What):
            raise ArchiveError(f"a correction is one of {', '.join(get_args(What))}, not {self.what!r}")
        if self.what in ("speaker", "mention", "same as") and not self.value.strip():
            raise ArchiveError(f"a correction of what is {self.what!r} needs the right name")
        if self.what == "borders" and not regex.fullmatch(r"\d+-\d+", self.value):
            raise ArchiveError(f"borders are two offsets such as 564-668, not {self.value!r}")
        if self.what in ("mention", "same as") and not self.mention.strip():
            raise ArchiveError(f"a correction of what is {self.what!r} needs the mention")
        if self.document == ALL and self.what not in ("mention", "same as"):
            raise ArchiveError(f"a correction of what is {self.what!r} is of one article; name it")


def keep(connection: sqlite3.Connection, made: Correction) -> None:
    """Keep a correction as the last of its article, unless that is the same, whoever made it."""
    last = connection.execute(
        'SELECT what, start, "end", mention, value FROM corrections WHERE document = ?'
        " ORDER BY id DESC LIMIT 1",
        (made.document,),
    ).fetchone()
    place = (made.place.start, made.place.end) if made.place else (None, None)
    if last == (made.what, *place, made.mention, made.value):
        return
    drop(connection, made)
    connection.execute(
        'INSERT INTO corrections (document, what, start, "end", mention, value, note, "by", at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (made.document, made.what, *place, made.mention, made.value, made.note, made.by, made.at),
    )


def drop(connection: sqlite3.Connection, made: Correction) -> bool:
    """Forget a correction, whoever made it; whether it was kept."""
    place = (made.place.start, made.place.end) if made.place else (None, None)
    found = connection.execute(
        'DELETE FROM corrections WHERE document = ? AND what = ? AND start IS ? AND "end" IS ?'
        " AND mention IS ? AND value IS ?",
        (made.document, made.what, *place, made.mention, made.value),
    )
    return found.rowcount > 0


def kept(connection: sqlite3.Connection, name: str = "") -> list[Correction]:
    """The corrections of an article and those of all, or without a name whatever was corrected; in turn."""
    rows = connection.execute(
        'SELECT document, what, start, "end", mention, value, note, "by", at, id FROM corrections'
        " WHERE ?1 = '' OR document IN (?1, ?2) ORDER BY id",
        (name, ALL),
    )
    return [
        Correction(document, what, None if start is None else Span(start, end), *rest)
        for document, what, start, end, *rest in rows
    ]


def concerned(connection: sqlite3.Connection, made: Correction) -> list[int]:
    """The numbers of the articles, in their newest versions, that a correction of all could concern."""
    words = regex.compile(
        r"\s+".join(map(regex.escape, plain(made.mention).split())), regex.IGNORECASE | regex.FULLCASE
    )
    connection.create_function("named", 1, lambda text: bool(words.search(text)), deterministic=True)
    rows = connection.execute(
        "SELECT d.id FROM documents d JOIN texts t ON t.document = d.id WHERE d.replaced_by IS NULL AND"
        " (named(t.text) OR EXISTS (SELECT 1 FROM speakers s WHERE s.document = d.id AND named(s.name)))"
        " ORDER BY d.id"
    )
    return [number for (number,) in rows]


def corrected(
    document: AttributedDocument, corrections: Iterable[Correction]
) -> tuple[AttributedDocument, list[Correction]]:
    """The document as people corrected it, and those corrections that fit nothing in it any more."""
    return in_turn(document, corrections, _applied)


def _applied(document: AttributedDocument, correction: Correction) -> AttributedDocument | None:
    if correction.what in ("mention", "same as"):
        override = Override(
            document.document.id, correction.mention, correction.value, correction.what == "same as"
        )
        document, unfit = overridden(document, [override])
        return None if unfit else document
    quote = _at(document.quotes, correction.place)
    if quote is None:
        return None
    if correction.what == "no quote":
        return _with(document, quote, None)
    if correction.what == "nobody":
        return _with(document, quote, replace(quote, speaker=None, mention=None, steps=()))
    if correction.what == "borders":
        return _with(document, quote, _bordered(document, quote, correction.value))
    return _said_by(document, quote, correction.value)


def _at(quotes: Sequence[Quote], place: Span | None) -> Quote | None:
    """The quote that covers most of the place, at least half of it."""
    if place is None:
        return None
    size = max(place.end - place.start, 1)

    def shared(quote: Quote) -> int:
        return sum(max(0, min(span.end, place.end) - max(span.start, place.start)) for span in quote.spans)

    best = max(quotes, key=shared, default=None)
    return best if best and shared(best) * 2 >= size else None


def _with(document: AttributedDocument, quote: Quote, other: Quote | None) -> AttributedDocument:
    """The document with another quote in place of one, or with none."""
    changed = (other if one is quote else one for one in document.quotes)
    return document.with_quotes(one for one in changed if one is not None)


def _bordered(document: AttributedDocument, quote: Quote, borders: str) -> Quote:
    start, end = map(int, borders.split("-"))
    text = document.text or ""
    if not start < end <= len(text):
        raise ArchiveError(f"borders {borders} are not in the article, which has {len(text):,} characters")
    quoted = tuple(
        Span(max(span.start, start), min(span.end, end))
        for span in quote.quoted
        if span.start < end and span.end > start
    )
    words = " ".join(text[start:end].split()).strip("\"“”„‟«»‹›`'‘’ ")
    return replace(quote, spans=(Span(start, end),), quoted=quoted, text=words)


def _said_by(document: AttributedDocument, quote: Quote, name: str) -> AttributedDocument:
    speaker = _called(document.speakers, name)
    if speaker is None:
        speaker = newcomer(document, name, None, place_of(document.text, name))
        document = replace(document, speakers=(*document.speakers, speaker))
    was = quote.mention.of(document.text) if quote.mention and document.text else ""
    return _with(document, quote, moved_to(quote, was, speaker, None, sure=True))


def _called(speakers: Iterable[Speaker], name: str) -> Speaker | None:
    speakers = list(speakers)
    folded = name.casefold()
    exact = (one for one in speakers if folded in (one.name.casefold(), one.id))
    also = (one for one in speakers if folded in map(str.casefold, one.aliases))
    return next(exact, None) or next(also, None)
