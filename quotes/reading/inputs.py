"""What a user names on the command line, as articles: files, folders, globs, standard input."""

from __future__ import annotations

import glob
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quotes.document import Article
from quotes.reading.files import article, pieces
from quotes.reading.kinds import ENDINGS, KINDS
from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source, too_long

__all__ = ["articles", "named", "sources"]

Note = Callable[[str], None]


def articles(
    inputs: Sequence[str],
    options: ReadingOptions = ReadingOptions(),  # noqa: B008
    note: Note = lambda message: None,
) -> Iterator[Article | ReadingError]:
    """The articles that ``inputs`` stand for, in a fixed order, each read when it is asked for.

    What cannot be read gives its error instead of an article, and the rest go on.
    """
    for piece in named(sources(inputs, note), options):
        if not isinstance(piece, Source):
            yield piece
            continue
        try:
            yield article(piece, options)
        except ReadingError as error:
            yield error


def sources(inputs: Sequence[str], note: Note = lambda message: None) -> list[Source]:
    """The files that ``inputs`` stand for, each once, those of a folder or glob sorted.

    A folder stands for all articles in it and below it, by their endings; ``note`` is told which
    files are passed over. ``-`` stands for standard input. A file that is named need not exist:
    reading it says so.

    Raises ReadingError for a folder without articles and a glob that matches nothing.
    """
    found: dict[object, Source] = {}
    for name in inputs:
        for source in _expanded(name, note):
            key = Path(source.path).resolve() if source.path else source.id
            found.setdefault(key, source)
    return list(found.values())


def named(sources: Sequence[Source], options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
    """What the sources hold, each under an id of its own: numbered where names collide."""
    taken: dict[str, int] = {}
    for source in sources:
        for piece in pieces(source, options):
            if isinstance(piece, ReadingError):
                yield piece
            elif isinstance(piece, Source):
                yield replace(piece, id=_unique(piece.id, taken))
            else:
                id = _unique(piece.document.id, taken)
                same = id == piece.document.id
                yield piece if same else replace(piece, document=replace(piece.document, id=id))


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


def _expanded(name: str, note: Note) -> list[Source]:
    if name == "-":
        return [_standard_input()]
    path = Path(name)
    if path.is_dir():
        kinds = ", ".join(kind.name for kind in KINDS)
        return _below(path, note) or _nothing(f"{name}: no articles in this folder; what is read: {kinds}")
    if glob.has_magic(name) and not path.exists():
        matches = sorted(Path(match) for match in glob.glob(name, recursive=True))  # noqa: PTH207 (a Path takes no absolute pattern)
        files = [
            file for match in matches for file in (_below(match, note) if match.is_dir() else [_file(match)])
        ]
        return files or _nothing(f"{name}: matches no file; check the pattern")
    return [_file(path)]


def _file(path: Path, found: bool = False) -> Source:
    return Source(path.stem, str(path), found=found)


def _standard_input() -> Source:
    if sys.stdin is None or sys.stdin.closed:
        raise ReadingError("standard input is closed; name a file, or pipe a text into the command")
    data = sys.stdin.buffer.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_long("standard input", f"more than {LARGEST:,} bytes")
    return Source("standard-input", data=data)


def _below(folder: Path, note: Note) -> list[Source]:
    """The files of a folder that are read, sorted; ``note`` is told of the others."""
    files = sorted(
        file
        for file in folder.rglob("*")
        if not any(part.startswith(".") for part in file.relative_to(folder).parts) and file.is_file()
    )
    others = Counter(file.suffix.lower() or "without ending" for file in files if not _is_read(file))
    if others and len(files) > others.total():
        kinds = ", ".join(f"{count} {ending}" for ending, count in others.most_common(5))
        more = ", ..." if len(others) > 5 else ""
        note(f"{folder}: passed over {others.total()} of {len(files)} files ({kinds}{more})")
    return [_file(file, found=True) for file in files if _is_read(file)]


def _is_read(file: Path) -> bool:
    return file.suffix.lower() in ENDINGS


def _nothing(message: str) -> list[Source]:
    raise ReadingError(message)
