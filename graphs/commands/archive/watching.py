"""What appears in folders and feeds: files that are new or changed since the last look."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphs.commands.common import warn
from quotes.reading.inputs import sources
from quotes.reading.links import is_link
from quotes.reading.source import ReadingError, Source

__all__ = ["Watch"]

_SETTLED = 2.0  # seconds since a file was written; one that is younger may not be whole


@dataclass
class Watch:
    """Folders, files and links that are looked at again and again.

    _seen: of each file that was given, when it was last written and its size.
    """

    names: Sequence[str]
    _seen: dict[str, tuple[int, int]] = field(default_factory=dict, init=False)

    def fresh(self) -> list[str]:
        """The files that appeared or changed since the last call, and all links: feeds tell what is new."""
        return [name for name in self.names if is_link(name)] + [
            str(path) for path in self._files() if self._is_fresh(path)
        ]

    def _files(self) -> Iterator[Path]:
        for name in self.names:
            if is_link(name):
                continue
            try:
                found = sources([name])
            except ReadingError as error:
                if not Path(name).is_dir():  # an empty folder may fill
                    warn(str(error))
                continue
            yield from (Path(one.path) for one in found if isinstance(one, Source) and one.path)

    def _is_fresh(self, path: Path) -> bool:
        try:
            state = path.stat()
        except OSError:
            return False
        known = state.st_mtime_ns, state.st_size
        if self._seen.get(str(path)) == known or time.time() - state.st_mtime < _SETTLED:
            return False
        self._seen[str(path)] = known
        return True
