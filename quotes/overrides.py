"""Corrections by hand of who said what, in a plain file that outlives every new run.

The file is CSV with the columns document, mention, is and same as. ``document`` is a
document's id, or * for all; ``mention`` the words beside a quote ("he") or a speaker's name.
A row has one of ``is``, the right name, and ``same as``, another name in the article.
Other columns are left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import regex

from quotes.document import AttributedDocument, Quote, Span, Speaker, Step
from quotes.reading.rows import read_rows
from quotes.speakers.roll import identifier

__all__ = [
    "ALL",
    "Override",
    "apply",
    "in_turn",
    "moved_to",
    "newcomer",
    "place_of",
    "plain",
    "read_overrides",
]

ALL = "*"
"""Stands for all documents."""

Correction = TypeVar("Correction")

_COLUMNS = ("document", "mention", "is", "same as")
_REASON = "corrected by hand"
_EDGES = ' ,;:."“”'


@dataclass(frozen=True, slots=True)
class Override:
    """A person's correction: ``mention`` is ``name``.

    document: an id, or ALL. in_article: whether ``name`` must be in the article, as the
    file's column same as says. line: where it stands in its file.
    """

    document: str
    mention: str
    name: str
    in_article: bool = False
    line: int = 0

    def __str__(self) -> str:
        """For people: ``line 3 (“he” is Ana Brûlé)``."""
        return (
            f"line {self.line} (“{self.mention}” is {'the same as ' if self.in_article else ''}{self.name})"
        )


def read_overrides(path: Path) -> tuple[Override, ...]:
    """The corrections of a file, in its order. Raises ValueError, with the line, for a row that is none."""
    rows = read_rows(path)
    columns = [name.strip().lower() for name in rows[0][1]] if rows else []
    if missing := [name for name in _COLUMNS if name not in columns]:
        raise ValueError(
            f"{path}: no column {', '.join(missing)}; it needs the columns {', '.join(_COLUMNS)},"
            " with commas between them"
        )
    return tuple(_override(path, line, columns, row) for line, row in rows[1:])


def _override(path: Path, line: int, columns: Sequence[str], row: Sequence[str]) -> Override:
    cells = dict(zip(columns, (" ".join(cell.split()) for cell in row), strict=False))
    document, mention, right, same = (cells.get(name, "") for name in _COLUMNS)
    if len(row) > len(columns) or not document or not mention or bool(right) == bool(same):
        raise ValueError(
            f"{path}, line {line}: a correction has a document (or {ALL}), a mention,"
            " and one of is and same as; a cell with a comma stands in quotation marks"
        )
    return Override(document, mention, right or same, bool(same), line)


def apply(
    document: AttributedDocument, overrides: Sequence[Override]
) -> tuple[AttributedDocument, list[Override]]:
    """The document as corrected, and those corrections of it that no longer fit.

    Each works on what the ones before it left. One does not fit where no quote has its mention or
    a speaker of its name, or where the name that it is the same as is not in the article. A quote
    whose mention was corrected has the confidence 1; one whose speaker was renamed keeps its own.
    """
    own = (one for one in overrides if one.document in (ALL, document.document.id))
    return in_turn(document, own, _corrected)


def in_turn(
    document: AttributedDocument,
    corrections: Iterable[Correction],
    corrected: Callable[[AttributedDocument, Correction], AttributedDocument | None],
) -> tuple[AttributedDocument, list[Correction]]:
    """The document as corrected, each on what the ones before left, and those that fit nothing (None)."""
    unfit = []
    for correction in corrections:
        after = corrected(document, correction)
        if after is None:
            unfit.append(correction)
        else:
            document = after
    return document, unfit


def _corrected(document: AttributedDocument, override: Override) -> AttributedDocument | None:
    wrong = _speaker_of(document, override.mention)
    beside = {
        quote.id
        for quote in document.quotes
        if quote.mention and document.text and _same(quote.mention.of(document.text), override.mention)
    }
    known = _also(document, override.name) if override.in_article else _spelled(document, override.name)
    place = None if known else place_of(document.text, override.name)
    if not (wrong or beside) or (override.in_article and not (known or place)):
        return None
    if wrong and wrong == known:
        wrong = None
    right = known or newcomer(document, override.name, wrong, place)
    quotes = []
    moved: list[Span] = []
    for quote in document.quotes:
        if wrong and quote.speaker == wrong.id:
            quote = moved_to(quote, wrong.name, right, place, sure=False)
        elif quote.id in beside and quote.speaker != right.id:
            quote = moved_to(quote, override.mention, right, place, sure=True)
            moved += [quote.mention] if quote.mention else []
        quotes.append(quote)
    if not (wrong or moved):
        return document
    merged = replace(document, speakers=_speakers(document.speakers, right, wrong, moved))
    return merged.with_quotes(quotes)


def moved_to(quote: Quote, was: str, right: Speaker, place: Span | None, sure: bool) -> Quote:
    """The quote as said by ``right``, whose name stands at ``place`` or its first mention."""
    where = place or min(right.mentions, default=None) or quote.mention or quote.spans[0]
    step = Step(was, right.name, _REASON, where.start, where.end)
    if sure:
        return replace(quote, speaker=right.id, confidence=1.0, steps=(step,))
    return replace(quote, speaker=right.id, steps=(*quote.steps, step))


def newcomer(document: AttributedDocument, name: str, wrong: Speaker | None, place: Span | None) -> Speaker:
    """A speaker that the document did not have, of the kind of the named one it was taken for."""
    kind = wrong.kind if wrong and wrong.kind != "unnamed" else "person"
    id = identifier(name, {speaker.id for speaker in document.speakers if speaker != wrong})
    return Speaker(id, name, kind, mentions=(place,) if place else ())


def _speakers(
    speakers: Sequence[Speaker], right: Speaker, wrong: Speaker | None, moved: Sequence[Span]
) -> tuple[Speaker, ...]:
    """The speakers and ``right``, who has the mentions that moved, and all of ``wrong``."""
    merged = replace(right, mentions=tuple(sorted({*right.mentions, *moved})))
    if wrong:
        names = dict.fromkeys((*right.aliases, wrong.name, *wrong.aliases))
        merged = replace(
            merged,
            aliases=tuple(name for name in names if name != right.name),
            mentions=tuple(sorted({*merged.mentions, *wrong.mentions})),
            affiliations=tuple(dict.fromkeys((*right.affiliations, *wrong.affiliations))),
            speaks_for=right.speaks_for or wrong.speaks_for,
        )
    others = (
        replace(speaker, mentions=tuple(span for span in speaker.mentions if span not in moved))
        for speaker in speakers
    )
    found = {speaker.id: speaker for speaker in others} | {right.id: merged}
    if wrong:
        for id, speaker in found.items():
            body = right.id if speaker.speaks_for == wrong.id else speaker.speaks_for
            found[id] = replace(speaker, speaks_for=None if body == id else body)
    return tuple(found.values())


def _speaker_of(document: AttributedDocument, name: str) -> Speaker | None:
    return next((speaker for speaker in document.speakers if _same(speaker.name, name)), None)


def _also(document: AttributedDocument, name: str) -> Speaker | None:
    """The speaker of this name, or else the first that is also called so."""
    called = (s for s in document.speakers if any(_same(alias, name) for alias in s.aliases))
    return _speaker_of(document, name) or next(called, None)


def _spelled(document: AttributedDocument, name: str) -> Speaker | None:
    """The speaker of just this name: a correction may be one of its spelling."""
    return next((speaker for speaker in document.speakers if speaker.name == name), None)


def place_of(text: str | None, name: str) -> Span | None:
    """Where the article first names somebody who is no speaker."""
    words = r"\s+".join(map(regex.escape, name.split()))
    found = regex.search(rf"(?<!\w){words}(?!\w)", text or "")
    return Span(*found.span()) if found else None


def _same(left: str, right: str) -> bool:
    return plain(left) == plain(right)


def plain(words: str) -> str:
    """Words as they are compared: without case, and without what stands at their edges."""
    return " ".join(words.split()).strip(_EDGES).casefold()
