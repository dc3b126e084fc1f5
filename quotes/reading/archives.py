"""Archives: zip, tar, and single files compressed with gzip, bzip2 or xz. They are read in a stream.

Nothing is unpacked to the disk, and no file is unpacked further than an article can be long, so that a
bomb costs no more than a long article, and a name that climbs out of its folder is only a name.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, cast

from quotes.document import Article
from quotes.reading.kinds import ENDINGS, passed_over
from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source, too_long

__all__ = ["pieces"]

_BROKEN = (
    OSError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What the libraries raise for archives that are broken, cut off, or of a kind that they do not know."""

_LARGEST_INNER = 10 * LARGEST
"""Bytes of an archive that lies in another and has to be in memory."""

_TO_SKIP = 100 * LARGEST
"""Bytes of a file in a stream from which on going past it takes too long."""

_COMPRESSED: dict[bytes, Callable[[BinaryIO], Any]] = {
    b"\x1f\x8b": gzip.open,
    b"BZ": bz2.open,
    b"\xfd7": lzma.open,
}
_BOMB = 100
"""Times its size that no text unpacks to; what is small may, up to _LARGEST_INNER."""

_NAMES = (".gz", ".bz2", ".xz")


def pieces(source: Source, options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
    """The files of an archive that are read, and how many are not."""
    head = source.head()
    try:
        if head.startswith(b"PK"):
            yield from _of_zip(source)
        elif head[257:262] == b"ustar":
            yield from _of_tar(source, source.open())
        elif head[:2] in _COMPRESSED:
            yield from _of_compressed(source, head[:2])
        else:
            raise ReadingError(f"{source.name}: is no archive, though it is named as one; check it")
    except ReadingError:
        raise
    except _BROKEN as error:
        reason = str(error) or type(error).__name__
        yield ReadingError(f"{source.name}: is broken or cut off ({reason}); what was whole before is read")


def _of_zip(source: Source) -> Iterator[Source | ReadingError]:
    stream = source.open()
    if not stream.seekable() or source.opener:
        stream = io.BytesIO(source.content(_LARGEST_INNER))
    others = []
    with zipfile.ZipFile(stream) as archive:
        for member in _of_crawl(archive.infolist()):
            if member.is_dir() or _is_hidden(member.filename):
                continue
            if not _is_read(member.filename):
                others.append(member.filename)
            elif member.flag_bits & 1:
                yield ReadingError(
                    f"{source.name}/{member.filename}: is encrypted; unpack it with its password"
                )
            else:
                yield source.part(member.filename, _Member(archive, member))
    yield from passed_over(source.name, others)


def _of_crawl(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    """Of a packed web archive (WACZ) the records alone, whose texts stand in its lists too; else all."""
    if not any(member.filename == "datapackage.json" for member in members):
        return members
    return [one for one in members if one.filename.endswith((".warc", ".warc.gz"))] or members


class _Member:
    """What opens a file in a zip archive, with errors of reading that say what is wrong."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        self._archive, self._member = archive, member

    def __call__(self) -> BinaryIO:
        try:
            return cast(BinaryIO, self._archive.open(self._member))
        except _BROKEN as error:
            name = self._member.filename
            raise ReadingError(
                f"{self._archive.filename}/{name}: cannot be unpacked ({error}); check it"
            ) from None


def _of_tar(source: Source, stream: IO[bytes]) -> Iterator[Source | ReadingError]:
    others = []
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            if not member.isfile() or _is_hidden(member.name):
                continue
            if member.size > _TO_SKIP:
                raise too_long(f"{source.name}/{member.name}", f"{member.size:,} bytes")
            if not _is_read(member.name):
                others.append(member.name)
                continue
            file = archive.extractfile(member)
            data = file.read(_LARGEST_INNER + 1) if file else b""
            if len(data) > _LARGEST_INNER:
                yield too_long(f"{source.name}/{member.name}", f"{member.size:,} bytes")
            else:
                yield source.part(member.name, _Bytes(data))
    yield from passed_over(source.name, others)


class _Bytes:
    """What opens bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __call__(self) -> BinaryIO:
        return io.BytesIO(self._data)


def _of_compressed(source: Source, mark: bytes) -> Iterator[Source | ReadingError]:
    """The tar archive or the one file that is compressed."""
    unpack = _COMPRESSED[mark]
    with unpack(source.open()) as stream:
        begins = stream.read(512)
    if begins[257:262] == b"ustar":
        with unpack(source.open()) as stream:
            yield from _of_tar(source, cast(IO[bytes], stream))
        return
    if source.ending not in _NAMES:
        raise ReadingError(
            f"{source.name}: is compressed; name it {PurePosixPath(source.name).name}.gz, or unpack it"
        )
    inner = PurePosixPath(source.name).stem
    yield source.part(inner, lambda: _bounded(unpack(source.open()), source))


class _Bounded(io.RawIOBase):
    """A stream that is unpacked, up to where it is a bomb and no text."""

    def __init__(self, stream: BinaryIO, source: Source) -> None:
        self._stream, self._source = stream, source
        self._left = max(_LARGEST_INNER, _BOMB * source.size)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise ReadingError(
                f"{self._source.name}: unpacks to over {_BOMB} times its size; check where it is from"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


def _bounded(stream: BinaryIO, source: Source) -> BinaryIO:
    return io.BufferedReader(_Bounded(stream, source), 1 << 16)


def _is_read(name: str) -> bool:
    path = PurePosixPath(name)
    return path.suffix.lower() in ENDINGS or path.suffix.lower() in _NAMES


def _is_hidden(name: str) -> bool:
    return any(
        part.startswith((".", "__MACOSX")) and part not in ("..", ".") for part in PurePosixPath(name).parts
    )
