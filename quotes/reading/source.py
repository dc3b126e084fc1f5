"""What articles are read from: the bytes of a file, of a part of one, or of standard input."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, BinaryIO, cast

from quotes.document import Article
from quotes.reading.streams import Once

__all__ = [
    "LARGEST",
    "SAMPLE",
    "Meter",
    "PassedOverError",
    "ReadingError",
    "Source",
    "cut_off",
    "extra",
    "too_long",
]

LARGEST = 20_000_000
"""Bytes; a text or page with more holds no article."""

SAMPLE = 65536
"""Bytes that tell what kind of data a source holds, and its encoding."""

_TAIL = 2048
_BEGINS = LARGEST + 1_000_000
"""Bytes of a stream that are kept while it is found out what it holds: an article, or its first line."""


@dataclass(slots=True)
class Meter:
    """How much of which file has been read, for who waits."""

    name: str = ""
    bytes: int = 0

    def begin(self, name: str) -> None:
        """A file is opened, perhaps once more."""
        self.name, self.bytes = name, 0


class _Metered:
    """What is read is told to a meter."""

    meter: Meter | None = None

    def readinto(self, buffer: Any, /) -> int | None:
        size: int | None = super().readinto(buffer)  # type: ignore[misc]
        if self.meter and size:
            self.meter.bytes += size
        return size


class _File(_Metered, io.FileIO):
    pass


class _Memory(_Metered, io.BytesIO):  # type: ignore[misc]
    pass


class ReadingError(ValueError):
    """An input that holds no article; the message is one line that says what to do."""


class PassedOverError(ReadingError):
    """A part of an input that is not read, and need not be: it is told, and no fault."""


@dataclass(frozen=True)
class Source:
    """Bytes that hold an article or several.

    id: the id of its article, or what the ids of its articles begin with. path: where it lies, for
    Document. data: its bytes, where they are in memory; opener: what opens it where it is part of
    something else; else it is the file at ``path``. known: what it is part of states about it, fields
    of Document. found: in a folder or an archive, not named by the user. depth: how many archives it
    lies in. label: what messages call it, and whose ending says what it may be, if not the path.
    meter: is told what is read of it.
    """

    id: str
    path: str | None = None
    data: bytes | None = None
    opener: Callable[[], BinaryIO] | None = None
    known: Mapping[str, str | None] = field(default_factory=dict)
    found: bool = False
    depth: int = 0
    label: str | None = None
    meter: Meter | None = field(default=None, compare=False)

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.label or self.path or self.id

    @property
    def file_name(self) -> str:
        """The last part of its name."""
        return PurePath(self.name).name

    @property
    def ending(self) -> str:
        """The file's ending in lower case, with its dot."""
        return Path(self.name).suffix.lower()

    def open(self) -> BinaryIO:
        """Its bytes from the first one on. Raises ReadingError where it cannot be read."""
        if self.data is not None:
            return self._metered(_Memory(self.data))
        try:
            if self.opener is not None:
                return self.opener()
            file = _File(self.path or self.id)
        except FileNotFoundError:
            raise ReadingError(f"{self.name}: no such file; check the name") from None
        except IsADirectoryError:
            raise ReadingError(f"{self.name}: is a folder; name the files in it") from None
        except ReadingError:
            raise
        except (OSError, ValueError) as error:
            raise self._unreadable(error) from None
        return self._metered(file)

    @property
    def size(self) -> int:
        """Bytes of it, where that is known without reading it."""
        if self.data is not None:
            return len(self.data)
        path = Path(self.path or "")
        return path.stat().st_size if path.is_file() else 0

    @property
    def again(self) -> bool:
        """Whether it can be read from the first byte on as often as one likes."""
        return not isinstance(self.opener, Once)

    def at_hand(self) -> Source:
        """The same with its bytes at hand where they can be read once only: a pipe, a device."""
        path = Path(self.path or "")
        if (
            self.data is not None
            or self.opener is not None
            or path.is_file()
            or not path.exists()
            or path.is_dir()
        ):
            return self
        stream = self.open()
        source = self.through(stream)
        if source.opener is None:
            stream.close()
        return source

    def through(self, stream: BinaryIO) -> Source:
        """The same with the bytes of a stream that gives them once: in memory if they may be an article's."""
        try:
            begins = stream.read(_BEGINS)
        except OSError as error:
            raise self._unreadable(error) from None
        if len(begins) < _BEGINS:
            return replace(self, data=begins, opener=None)
        return replace(self, data=None, opener=Once(begins, stream))

    def head(self) -> bytes:
        """Its first bytes, as many as tell what it is."""
        return self._read(SAMPLE)

    def tail(self) -> bytes:
        """Its last bytes, as many as tell whether it is whole."""
        if self.opener is not None:
            return self.content()[-_TAIL:]
        with self.open() as stream:
            stream.seek(max(0, self.size - _TAIL))
            return stream.read()

    def content(self, largest: int = LARGEST) -> bytes:
        """All its bytes. Raises ReadingError where they are more than ``largest``, or cannot be read."""
        data = self._read(largest + 1)
        if len(data) > largest:
            raise too_long(self.name, f"more than {largest:,} bytes")
        return data

    def loaded(self) -> Source:
        """The same with its bytes in memory, if they are no file of their own."""
        return self if self.opener is None else replace(self, data=self.content(), opener=None, meter=None)

    def part(self, name: str, opener: Callable[[], BinaryIO]) -> Source:
        """A file that lies in this one, under ``name``."""
        return replace(
            self,
            id=PurePosixPath(name).stem,
            label=f"{self.name}/{name}",
            data=None,
            opener=opener,
            found=True,
        )

    def article(self, text: str, number: object = None, **known: str | None) -> Article:
        """An article of this source; ``number`` is its place among several, ``known`` what it states.

        What its container knows is told where it states nothing itself.
        """
        stated = {**self.known, **{key: value for key, value in known.items() if value}}
        id = self.id if number is None else f"{self.id}#{number}"
        return Article.of(text, id=id, path=self.path, **stated)

    def _read(self, size: int) -> bytes:
        with self.open() as stream:
            try:
                return stream.read(size)
            except (EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
                raise ReadingError(f"{self.name}: is broken or cut off ({error}); get it anew") from None
            except OSError as error:
                raise self._unreadable(error) from None

    def _metered(self, file: _File | _Memory) -> BinaryIO:
        if self.meter:
            self.meter.begin(self.name)
            file.meter = self.meter
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, file)))

    def _unreadable(self, error: Exception) -> ReadingError:
        reason = getattr(error, "strerror", None) or str(error)
        return ReadingError(f"{self.name}: cannot be read ({reason}); check its permissions")


def cut_off(name: str) -> ReadingError:
    """The error for what breaks off, of which something could be read."""
    return ReadingError(f"{name}: is cut off; what is whole is read, get it anew")


def too_long(name: str, size: str) -> ReadingError:
    """The error for what is too large to be an article."""
    return ReadingError(f"{name}: is longer than any article ({size}); give one article a file")


def extra(module: str, file: str, kind: str, name: str) -> Any:
    """A library that comes with an extra only. Raises ReadingError, about a file, where it is not there."""
    try:
        return import_module(module)
    except ImportError:
        raise ReadingError(f"{file}: {kind} need pip install 'quotetrail[{name}]'") from None
