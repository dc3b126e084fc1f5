"""Archives where inputs are named: ``news.db``, or a search of it, ``news.db?text=ceasefire&since=2024``.

And what ``quotetrail spark`` wrote: a folder of tables, which is attributed as well.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graphs import archive
from graphs.archive.schema import is_archive
from graphs.steps import steps
from quotes.document import Article, AttributedDocument

if TYPE_CHECKING:
    from graphs.archive.archive import Archive
    from graphs.archive.filters import Filters
    from graphs.archive.judgements import About
    from graphs.identities.judgements import Judgement

__all__ = ["Known", "documents_of", "judgements_of", "parted"]


@dataclass
class Known:
    """Tells which articles are in an archive, in whatever process it is asked."""

    path: Path
    _archive: Archive | None = field(default=None, init=False, repr=False)

    def __call__(self, article: Article) -> bool:
        """Whether the archive knows the article."""
        self._archive = self._archive or archive.open(self.path, create=False)
        return self._archive.knows(article)

    def close(self) -> None:
        """Let go of the archive: who closes it last leaves one file, which can be copied."""
        if self._archive:
            self._archive.close()
        self._archive = None

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        self.path, self._archive = path, None


def parted(inputs: Iterable[str]) -> tuple[list[tuple[Path, Filters]], list[str]]:
    """The archives and tables among the inputs, each with what is searched for in it; and the others."""
    archives, others = [], []
    for name in inputs:
        path, _, query = name.partition("?")
        if _is_tables(name):
            archives.append((Path(name), archive.Filters()))
        elif is_archive(path) and not Path(name).is_dir():
            archives.append((Path(path), archive.Filters.of(query)))
        else:
            others.append(name)
    return archives, others


def _is_tables(name: str) -> bool:
    # Path.is_dir raises an error for a name that is too long, as a link may be
    if not os.path.isdir(name) or not os.access(name, os.R_OK | os.X_OK):  # noqa: PTH112
        return False
    from graphs.archive import parquet

    return parquet.is_tables(name)


def judgements_of(archives: Sequence[tuple[Path, Filters]], about: About) -> Iterator[Judgement]:
    """What people decided in archives about who is who, or about claims."""
    for path, _ in archives:
        if path.is_dir():
            continue
        with archive.open(path, create=False) as held:
            yield from held.judgements(about)


def documents_of(
    archives: Sequence[tuple[Path, Filters]], whole: bool, failed: Callable[[str], None]
) -> Iterator[AttributedDocument]:
    """The documents of archives: of a search the quotes that were found, or the whole articles.

    failed: is told what is wrong with an article that another program spoiled; the rest go on.
    """
    from graphs.archive import parquet

    for path, filters in archives:
        if path.is_dir():
            yield from steps("Reading the tables", parquet.documents(path))
            continue
        with archive.open(path, create=False) as held:
            told = _told_of(path, failed)
            yield from held.documents(filters, told) if whole else held.selection(filters, told)


def _told_of(path: Path, failed: Callable[[str], None]) -> Callable[[ValueError], None]:
    return lambda error: failed(f"{path}: {error}")
