"""All articles of an archive to check against, with an index that is kept beside it.

An article is loaded when a first candidate leads there: a check of a few quotes does not read the archive.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from graphs.archive.archive import Archive
from graphs.checks.matching.index import Index
from graphs.checks.matching.source import Source
from graphs.checks.matching.sources import Sources
from graphs.steps import steps
from quotes.document import AttributedDocument, Document
from quotes.version import __version__

__all__ = ["ArchiveSources"]

_TEXTS = "texts.json"
"""Of which version, and of which texts by their sha256, an index is."""


class ArchiveSources(Sources):
    """The newest version of each article of an archive, in the order in which they came in.

    The index is kept in a folder beside the archive, ``news.db-words``, and brought up to date for what
    is new. Without it, or where no folder can be written, it is made again.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive, self._listed = archive, archive.listed()
        self.index = _index(archive, self._listed)
        self._sources: dict[int, Source] = {}

    def _attributed(self, number: int) -> AttributedDocument:
        return self._archive.document(self._listed[number].id)

    def known(self) -> Iterable[Document]:
        """What is known of each article, by number."""
        return self._listed


def _index(archive: Archive, listed: Sequence[Document]) -> Index:
    folder = archive.path.with_name(archive.path.name + "-words")
    texts = [document.sha256 for document in listed]
    index, known = _load(folder)
    if index is not None and known == texts:
        return index
    place = {text: number for number, text in enumerate(known)}
    kept = [place[text] for text in texts if text in place]
    if not all(text in place for text in texts[: len(kept)]):
        kept = []  # some came in between: the order of the texts is the articles'
    new = [document.id for document in listed[len(kept) :]]
    more = steps("Indexing", archive.texts(new), len(new))
    index = index.with_texts(kept, more) if index is not None else Index.of(more)
    _save(index, texts, folder)
    return index


def _load(folder: Path) -> tuple[Index | None, list[str]]:
    """The index in a folder and the texts that it is of; none where it is not whole, or another version's."""
    try:
        known = json.loads((folder / _TEXTS).read_text(encoding="utf-8"))
        if known["version"] == __version__:
            return Index.load(folder), known["sha256"]
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return None, []


def _save(index: Index, texts: list[str], folder: Path) -> None:
    """Keep it, as a whole or not at all: another check may read or keep it meanwhile."""
    new = folder.with_name(f"{folder.name}.{os.getpid()}")
    with contextlib.suppress(OSError):  # a folder that cannot be written: it is made again next time
        index.save(new)
        (new / _TEXTS).write_text(json.dumps({"version": __version__, "sha256": texts}), encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        new.rename(folder)
    shutil.rmtree(new, ignore_errors=True)
