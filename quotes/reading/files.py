"""Files to articles: what kind each is, and what it holds."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from quotes.document import Article
from quotes.reading.kinds import Kind, kind_of
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import finished
from quotes.reading.source import PassedOverError, ReadingError, Source, cut_off

__all__ = ["ReadingWarning", "article", "parse", "pieces", "read", "read_all"]

_DEEPEST = 3
"""Archives in archives that are opened; more are a bomb."""


class ReadingWarning(UserWarning):
    """Part of a file was not read."""


def read(path: str | Path) -> Article:
    """The article in a file of any kind that is read; its id is the file's name without ending.

    Raises ReadingError for a file that is missing, a folder, empty, of no kind that holds text,
    longer than any article, without an article, or with more than one (see ``read_all``).
    """
    return article(Source(Path(path).stem, str(path)), ReadingOptions())


def parse(data: bytes, id: str, path: str | None = None) -> Article:
    """The article in ``data``; ``path`` says where it is from and, by its ending, what it may be.

    Raises ReadingError like ``read``.
    """
    return article(Source(id, path, data), ReadingOptions())


def read_all(path: str | Path, options: ReadingOptions = ReadingOptions()) -> Iterator[Article]:  # noqa: B008
    """The articles of a file, a folder, a pattern or a link, each read when it is asked for.

    Their ids are unique among them and stay the same from call to call: ``feed#3``, ``articles.csv:12``.
    What cannot be read is passed over with a ReadingWarning.

    Raises ReadingError where nothing could be read at all.
    """
    from quotes.reading.inputs import articles

    number = 0
    failed: ReadingError | None = None
    for found in articles([str(path)], options):
        if isinstance(found, Article):
            number += 1
            yield found
        else:
            failed = found
            warnings.warn(str(found), ReadingWarning, stacklevel=2)
    if failed and not number:
        raise failed


def article(source: Source, options: ReadingOptions) -> Article:
    """The one article of a source. Raises ReadingError like ``read``."""
    source = source.at_hand()
    kind = kind_of(source)
    if not kind.many and kind.is_whole(source):
        return kind.article(source, options)
    found: Source | Article | None = None
    for piece in pieces(source, options):
        if isinstance(piece, ReadingError):
            if found is None and not isinstance(piece, PassedOverError):
                raise piece
            warnings.warn(str(piece), ReadingWarning, stacklevel=3)
        elif found is not None:
            raise ReadingError(
                f"{source.name}: holds several articles ({kind.name}); read it with quotes.read_all"
            )
        else:
            found = piece
    if found is None:
        raise ReadingError(f"{source.name}: holds no article ({kind.name})")
    return article(found, options) if isinstance(found, Source) else found


def pieces(source: Source, options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
    """What a source holds: itself where it is one article, else what is in it, down to the last archive.

    A source that is given may still hold no article. What cannot be read is given as its error.
    """
    try:
        source = source.at_hand()
        kind = kind_of(source)
        if not kind.many:
            source = source.loaded()
            if kind.is_whole(source):
                yield source
            else:
                yield from _cut_off(source, kind, options)
            return
        if source.depth > _DEEPEST:
            raise ReadingError(f"{source.name}: lies too deep in archives; unpack it")
        yield from _within(source, kind, options)
    except ReadingError as error:
        yield error


def _cut_off(source: Source, kind: Kind, options: ReadingOptions) -> Iterator[Article | ReadingError]:
    """The article of a file that breaks off, without the sentence that does, and that it breaks off."""
    yield finished(kind.article(source, options))
    yield cut_off(source.name)


def _within(source: Source, kind: Kind, options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
    any = False
    for piece in kind.pieces(source, options):
        any = True
        if isinstance(piece, Source):
            yield from pieces(replace(piece, depth=source.depth + 1), options)
        else:
            yield piece
    if not any:
        yield ReadingError(f"{source.name}: holds no article ({kind.name})")
