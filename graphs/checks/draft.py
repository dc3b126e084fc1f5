"""A report that lies among its own sources: it is no witness of itself."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import LCSseq

from graphs.checks.matching.sources import Sources
from graphs.checks.matching.words import Words
from graphs.words import first_of
from quotes.document import Document
from quotes.reading.files import parse
from quotes.reading.source import ReadingError

__all__ = ["Draft", "leave_out"]

_NEARLY = 0.9
"""Share of the longer text's words that the other has, in this order, where one is a copy of the other."""
_COPIES = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """A report as a text. sha256, text: empty where it is a table. path: where it lies, if it is a file."""

    path: Path | None
    text: str = ""
    sha256: str = ""

    @staticmethod
    def of(data: bytes, name: str, path: Path | None = None) -> Draft:
        """The report of this name: its text where it is an article."""
        try:
            article = parse(data, Path(name).stem, name)
        except ReadingError:
            return Draft(path)
        return Draft(path, article.text, article.document.sha256)


def leave_out(draft: Draft, sources: Sources) -> str:
    """Leaves the draft out of its sources; gives what to tell of it, or nothing where it is not there.

    A text that is nearly the draft's is left out where another source is left. Raises ValueError where
    there is none but the draft itself.
    """
    known = list(sources.known())
    same = _same(draft, known)
    nearly = [number for number in _nearly(draft, sources) if number not in same]
    if same and len(same) == len(known):
        raise ValueError(
            f"{known[same[0]].path or known[same[0]].id}: is the draft itself, and the only source;"
            " name others to check it against"
        )
    are_all = len(same) + len(nearly) == len(known)
    left = same if are_all else [*same, *nearly]
    sources.leave_out(left)
    names = _named([known[number] for number in left or nearly])
    if not left:
        return f"{names}: nearly the same text as the draft" if nearly else ""
    what = "the draft itself" if left == same else "the same text as the draft, or nearly"
    return f"{names}: {what}, and left out of the sources"


def _same(draft: Draft, known: Sequence[Document]) -> list[int]:
    """The sources that are the same file or text."""
    file = _file(draft.path)
    return [
        number
        for number, one in enumerate(known)
        if (draft.sha256 and one.sha256 == draft.sha256) or (file and one.path and _file(one.path) == file)
    ]


def _file(path: str | Path | None) -> tuple[int, int] | None:
    """What tells a file from all others, whatever it is called."""
    try:
        found = os.stat(path) if path else None  # noqa: PTH116 (a link is no Path)
    except (OSError, ValueError):
        return None
    return (found.st_dev, found.st_ino) if found else None


def _nearly(draft: Draft, sources: Sources) -> list[int]:
    """The sources whose words are nearly the draft's."""
    words = Words.of(draft.text).folded
    own = sources.index.numbers(words).tolist()
    return [
        number
        for number in sources.index.holding(words, _COPIES)
        if LCSseq.normalized_similarity(own, sources.index.words(number)[0].tolist(), score_cutoff=_NEARLY)
    ]


def _named(documents: Sequence[Document]) -> str:
    return first_of([*dict.fromkeys(one.path or one.id for one in documents)])
