"""What a user names on the command line, as articles: files, folders, globs, links, standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quotes.document import Article
from quotes.reading.files import article, pieces
from quotes.reading.kinds import KINDS, is_read, passed_over
from quotes.reading.links import fetched, is_link, is_walled
from quotes.reading.options import ReadingOptions
from quotes.reading.source import Meter, PassedOverError, ReadingError, Source

__all__ = ["articles", "named", "sources"]

_FEW = 150
"""Words; the beginning of an article for subscribers that is shown to others is shorter."""


def articles(
    inputs: Sequence[str],
    options: ReadingOptions = ReadingOptions(),  # noqa: B008
) -> Iterator[Article | ReadingError]:
    """The articles that ``inputs`` stand for, in a fixed order, each read when it is asked for.

    What cannot be read gives its error instead of an article, and the rest go on.
    """
    for piece in named(sources(inputs), options):
        if not isinstance(piece, Source):
            yield piece
            continue
        try:
            yield article(piece, options)
        except ReadingError as error:
            yield error


def sources(inputs: Sequence[str], meter: Meter | None = None) -> list[Source | PassedOverError]:
    """The files that ``inputs`` stand for, each once, those of a folder or glob sorted.

    A folder stands for all articles in it and below it, by their endings; which files are passed over
    is told in their place. ``-`` stands for standard input. A file that is named need not exist:
    reading it says so.

    Raises ReadingError for a folder without articles and a glob that matches nothing.
    """
    found: dict[object, Source | PassedOverError] = {}
    for name in inputs:
        for source in _expanded(name):
            path = source.path if isinstance(source, Source) else None
            if isinstance(source, Source):
                source = replace(source, meter=meter)
            key = source.name if isinstance(source, Source) else str(source)
            found.setdefault(Path(path).resolve() if path else key, source)
    return list(found.values())


def named(
    sources: Sequence[Source | PassedOverError], options: ReadingOptions
) -> Iterator[Source | Article | ReadingError]:
    """What the sources hold, each under an id of its own: numbered where names collide."""
    taken: dict[str, int] = {}
    for source in sources:
        for piece in _pieces(source, options):
            if isinstance(piece, ReadingError):
                yield piece
            elif isinstance(piece, Source):
                yield replace(piece, id=_unique(piece.id, taken))
            else:
                yield piece.named(_unique(piece.document.id, taken))


def _pieces(
    source: Source | PassedOverError, options: ReadingOptions
) -> Iterator[Source | Article | ReadingError]:
    if isinstance(source, PassedOverError):
        yield source
        return
    if is_link(source.name):
        try:
            source = fetched(source.name, options)
            if is_walled(source) and len(article(source, options).text.split()) < _FEW:
                yield ReadingError(
                    f"{source.name}: is behind a paywall, and only its beginning is read; save the page in"
                    " your browser and give the file"
                )
        except ReadingError as error:
            yield error
            return
    yield from pieces(source, options)


def _unique(id: str, taken: dict[str, int]) -> str:
    """The id, with a number where it is taken; ``taken`` holds the last number given to each."""
    if id not in taken:
        taken[id] = 1
        return id
    number = taken[id] + 1
    while (unique := f"{id}-{number}") in taken:
        number += 1
    taken[id], taken[unique] = number, 1
    return unique


def _expanded(name: str) -> list[Source | PassedOverError]:
    if name == "-":
        return [_standard_input()]
    if is_link(name):
        return [Source(name, name)]
    path = Path(name)
    if path.is_dir():
        kinds = ", ".join(kind.name for kind in KINDS)
        return _below(path) or _nothing(f"{name}: no articles in this folder; what is read: {kinds}")
    if glob.has_magic(name) and not path.exists():
        matches = sorted(Path(match) for match in glob.glob(name, recursive=True))  # noqa: PTH207 (a Path takes no absolute pattern)
        files = [file for match in matches for file in (_below(match) if match.is_dir() else [_file(match)])]
        return files or _nothing(f"{name}: matches no file; check the pattern")
    return [_file(path).at_hand() if path.is_fifo() else _file(path)]


def _file(path: Path, found: bool = False) -> Source:
    return Source(path.stem, str(path), found=found)


def _standard_input() -> Source:
    if sys.stdin is None or sys.stdin.closed:
        raise ReadingError("standard input is closed; name a file, or pipe a text into the command")
    return Source("standard-input").through(sys.stdin.buffer)


def _below(folder: Path) -> list[Source | PassedOverError]:
    """The files of a folder that are read, sorted, how many are not, and which folders in it cannot be."""
    if not _is_open(folder):
        raise ReadingError(f"{folder}: this folder cannot be read; check its permissions")
    found = sorted(
        path
        for path in folder.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    files = [path for path in found if os.path.isfile(path)]  # noqa: PTH113 (a Path raises an error)
    read: list[Source | PassedOverError] = [_file(file, found=True) for file in files if is_read(file.name)]
    closed = [
        PassedOverError(f"{path}: passed over, as this folder cannot be read; check its permissions")
        for path in found
        if path.is_dir() and not _is_open(path)
    ]
    rest = passed_over(str(folder), [file.name for file in files if not is_read(file.name)])
    return [*read, *closed, *rest] if read else []


def _is_open(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)


def _nothing(message: str) -> list[Source | PassedOverError]:
    raise ReadingError(message)
