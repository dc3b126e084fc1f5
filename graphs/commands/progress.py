"""Bars on standard error: while articles are read and attributed, and of what else takes long."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from graphs.steps import heard

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

    from quotes.reading.source import Meter, PassedOverError, Source

__all__ = ["Progress", "bars", "progress"]

_LARGE = 100_000
"""Bytes of a single file, or from a pipe, from which on a bar is shown: they take about a second."""

_PATIENCE, _PAUSE = 0.5, 0.1
"""Seconds after which a bar appears, and after which it moves on."""


@dataclass
class Progress:
    """How far the work is, in bytes, as articles are not counted before: many are read ahead.

    sizes: bytes by name. show: is given bytes, articles and the name of the file.
    """

    sizes: dict[str, int]
    meter: Meter
    show: Callable[[int, int, str], None]
    _waiting: deque[tuple[int, str]] = field(default_factory=deque)
    _before: int = 0
    _name: str = ""
    _articles: int = 0

    def read(self) -> None:
        """One more article is read."""
        if self.meter.name != self._name:
            self._before, self._name = self._before + self.sizes.get(self._name, 0), self.meter.name
        here = min(self.meter.bytes, self.sizes.get(self._name, 0))
        self._waiting.append((self._before + here, self._name))

    def done(self) -> None:
        """The first article of those that are read is done."""
        self._articles += 1
        at, name = self._waiting.popleft()
        self.show(at, self._articles, Path(name).name)


@contextmanager
def progress(files: Sequence[Source | PassedOverError], meter: Meter) -> Iterator[Progress]:
    """Shows the progress where standard error is a terminal and there is something to wait for."""
    found = [file for file in files if not isinstance(file, ValueError)]
    sizes = {file.name: file.size for file in found}
    endless = any(file.opener for file in found)
    if not sys.stderr.isatty() or (len(files) < 2 and not endless and sum(sizes.values()) < _LARGE):
        yield Progress(sizes, meter, lambda *_: None)
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as RichProgress

    counted = TextColumn("{task.fields[articles]:,} articles")
    columns = (TextColumn("{task.description}"), BarColumn(), counted, TimeRemainingColumn())
    with RichProgress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        total = None if endless else sum(sizes.values()) or None
        streamed = next((file.name for file in found if file.opener), "")
        task = bar.add_task("Reading", total=total, articles=0)

        def show(at: int, articles: int, name: str) -> None:
            description = escape(f"Reading {name or streamed}"[:40])
            bar.update(task, completed=at, articles=articles, description=description)

        yield Progress(sizes, meter, show)


@contextmanager
def bars() -> Iterator[None]:
    """Shows the steps of long work (see ``graphs.steps``) where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    bar = _Bar()
    with heard(bar.show):
        try:
            yield
        finally:
            bar.close()


class _Bar:
    """The bar of the work that is done, once that takes a while."""

    def __init__(self) -> None:
        self._name, self._done, self._total, self._moved = "", 0, 0, 0.0
        self._bar: RichProgress | None = None
        self._timer = threading.Timer(0, lambda: None)
        self._turn = threading.Lock()

    def show(self, name: str, done: int, total: int) -> None:
        if name != self._name:
            self.close()
            self._name = name
            if name:
                self._timer = threading.Timer(_PATIENCE, self._appear, (name,))
                self._timer.daemon = True
                self._timer.start()
        self._done, self._total = done, total
        if self._bar is not None and time.monotonic() - self._moved > _PAUSE:
            self._moved = time.monotonic()
            self._bar.update(self._bar.task_ids[0], completed=done)

    def close(self) -> None:
        self._timer.cancel()
        with self._turn:
            if self._bar is not None:
                self._bar.stop()
            self._name, self._bar = "", None

    def _appear(self, name: str) -> None:
        with self._turn:
            if name == self._name:
                self._bar = _counting(name, self._done, self._total)


def _counting(name: str, done: int, total: int) -> RichProgress:
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as RichProgress

    columns = (MofNCompleteColumn(), TimeRemainingColumn()) if total else (TimeElapsedColumn(),)
    bar = RichProgress(
        TextColumn(escape(name)), BarColumn(), *columns,
        console=Console(stderr=True), transient=True, redirect_stdout=False,
    )  # fmt: skip
    bar.add_task(name, completed=done, total=total or None)
    bar.start()
    return bar
