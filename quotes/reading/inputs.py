"""What a user names on the command line, as articles: files, folders, globs, standard input."""

from __future__ import annotations

import glob
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from quotes.document import Article
from quotes.reading.files import ReadingError, parse, read

__all__ = ["STANDARD_INPUT", "article", "articles", "ids", "paths"]

STANDARD_INPUT = Path("-")
_ENDINGS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})


def paths(inputs: Sequence[str]) -> list[Path]:
    """The files that ``inputs`` stand for, each once, those of a folder or glob sorted.

    A folder stands for all articles in it and below it, by their endings; ``-`` for
    standard input. A file that is named need not exist: reading it says so.

    Raises ReadingError for a folder without articles and a glob that matches nothing.
    """
    found: dict[Path, Path] = {}
    for name in inputs:
        for file in _expanded(name):
            found.setdefault(file.resolve(), file)
    return list(found.values())


def ids(files: Sequence[Path]) -> list[str]:
    """A document id for each file: its name without ending, numbered where names collide."""
    taken: set[str] = set()
    given = []
    for file in files:
        stem = "standard-input" if file == STANDARD_INPUT else file.stem
        id, n = stem, 1
        while id in taken:
            n += 1
            id = f"{stem}-{n}"
        taken.add(id)
        given.append(id)
    return given


def articles(inputs: Sequence[str]) -> Iterator[Article | ReadingError]:
    """The articles that ``inputs`` stand for, in a fixed order, each read when it is asked for.

    A file that cannot be read gives its error instead of an article, and the rest go on.
    """
    files = paths(inputs)
    for file, id in zip(files, ids(files), strict=True):
        try:
            yield article(file, id)
        except ReadingError as error:
            yield error


def article(file: Path, id: str) -> Article:
    """The article in a file, or at standard input, under the id given to it.

    Raises ReadingError like ``read``.
    """
    if file == STANDARD_INPUT:
        return parse(sys.stdin.buffer.read(), id)
    found = read(file)
    return found if found.document.id == id else replace(found, document=replace(found.document, id=id))


def _expanded(name: str) -> list[Path]:
    if name == "-":
        return [STANDARD_INPUT]
    path = Path(name)
    if path.is_dir():
        return _below(path) or _nothing(f"{name}: no articles in this folder; they end in .txt, .md or .html")
    if glob.has_magic(name) and not path.exists():
        matches = sorted(Path(match) for match in glob.glob(name, recursive=True))  # noqa: PTH207 (a Path takes no absolute pattern)
        files = [file for match in matches for file in (_below(match) if match.is_dir() else [match])]
        return files or _nothing(f"{name}: matches no file; check the pattern")
    return [path]


def _below(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in _ENDINGS
        and not any(part.startswith(".") for part in file.relative_to(folder).parts)
        and file.is_file()
    )


def _nothing(message: str) -> list[Path]:
    raise ReadingError(message)
