"""Articles to attributed documents, some together: a fault in one is told and does not end the others."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, TypeAlias

from quotes.document import Article, AttributedDocument
from quotes.options import Options
from quotes.reading.options import ReadingOptions

if TYPE_CHECKING:
    from quotes.reading.source import Source

__all__ = ["TOGETHER", "Piece", "attributed"]

TOGETHER = 32
"""Articles that are attributed together: more are no faster."""

Piece: TypeAlias = "Source | Article | str"
"""An article, where to read one, or why it cannot be read."""


class _OvertimeError(Exception):
    """Something took longer than it may."""


def attributed(
    pieces: Sequence[Piece],
    options: Options,
    reading: ReadingOptions,
    known: Callable[[Article], bool] | None = None,
    seconds: float = 0,
) -> list[AttributedDocument | Article | str]:
    """The document of each of a few articles, labelled together, or what is wrong with it.

    known: tells which articles need not be attributed; they are given back. seconds: that reading one
    article may take, and attributing it; 0 for any. Only the main thread of a process can hold to it.
    """
    from quotes.deep import encoder
    from quotes.pipeline import attribute_all

    encoder.installed()  # what is wrong with it is no article's fault
    read = [_article(piece, reading, seconds) for piece in pieces]
    new = [isinstance(one, Article) and not (known and known(one)) for one in read]
    waiting = [one for one, is_new in zip(read, new, strict=True) if is_new and isinstance(one, Article)]
    found: Iterator[AttributedDocument | str]
    try:
        with _within(seconds):
            found = iter(list(attribute_all(waiting, options)))
    except Exception:  # one of them is at fault: the others must not end with it
        found = iter([_alone(one, options, seconds) for one in waiting])
    return [next(found) if is_new else one for one, is_new in zip(read, new, strict=True)]


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raises _OvertimeError where what is done inside takes longer."""
    if not seconds:
        yield
        return
    before = signal.signal(signal.SIGALRM, _end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _end(number: int, frame: FrameType | None) -> None:
    raise _OvertimeError


def _article(piece: Piece, reading: ReadingOptions, seconds: float) -> Article | str:
    """The article of a source, or why it cannot be read."""
    from quotes.reading.files import article
    from quotes.reading.source import ReadingError

    if isinstance(piece, str):
        return piece
    try:
        with _within(seconds):
            found = piece if isinstance(piece, Article) else article(piece, reading)
            return found if reading.language == "any" else _in_english(found)
    except ReadingError as error:
        return str(error)
    except _OvertimeError:
        return f"{getattr(piece, 'name', '')}: took longer than {seconds:g} s to read, and is left out"
    except Exception as error:
        return _broken(getattr(piece, "name", ""), error)


def _in_english(article: Article) -> Article | str:
    """The article, or that it is in another language."""
    from quotes.reading.languages import ENGLISH, language_of, name_of

    language = language_of(article.text)
    if language == ENGLISH:
        return article
    name = article.document.path or article.document.id
    other = name_of(language)
    return f"{name}: is in {other}, not English, and not attributed; --language any does it all the same"


def _alone(article: Article, options: Options, seconds: float) -> AttributedDocument | str:
    from quotes.pipeline import attribute

    name = article.document.path or article.document.id
    try:
        with _within(seconds):
            return attribute(article, options)
    except _OvertimeError:
        return f"{name}: took longer than {seconds:g} s to attribute, and is left out"
    except Exception as error:
        return _broken(name, error)


def _broken(name: str | Path, error: Exception) -> str:
    return f"{name}: could not be attributed ({type(error).__name__}: {error}); please report it"
