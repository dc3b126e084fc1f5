"""A bar on standard error, while articles are read and attributed."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quotes.reading.source import Meter, PassedOverError, Source

__all__ = ["Progress", "counting", "progress"]

_LARGE = 100_000
"""Bytes of a single file, or from a pipe, from which on a bar is shown: they take about a second."""


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
    from rich.progress import Progress as Bar

    counted = TextColumn("{task.fields[articles]:,} articles")
    columns = (TextColumn("{task.description}"), BarColumn(), counted, TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        total = None if endless else sum(sizes.values()) or None
        streamed = next((file.name for file in found if file.opener), "")
        task = bar.add_task("Reading", total=total, articles=0)

        def show(at: int, articles: int, name: str) -> None:
            description = escape(f"Reading {name or streamed}"[:40])
            bar.update(task, completed=at, articles=articles, description=description)

        yield Progress(sizes, meter, show)


@contextmanager
def counting(description: str) -> Iterator[Callable[[int, int], None]]:
    """What is told how much of how many is done, and shows it where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(description), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(description, total=None, visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)
