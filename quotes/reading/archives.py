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
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Any, BinaryIO, cast

from quotes.document import Article
from quotes.reading.kinds import is_read, passed_over
from quotes.reading.options import ReadingOptions
from quotes.reading.salvage import whole_files
from quotes.reading.source import LARGEST, ReadingError, Source

__all__ = ["Unpacked", "is_bomb", "pieces"]

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
"""Times its size that no text unpacks to ..."""

_HARMLESS = 10 * LARGEST
"""... and the bytes up to which it may, since what is repeated takes no room."""

_NAMES = (".gz", ".bz2", ".xz")


def is_bomb(unpacked: int, packed: int) -> bool:
    """Whether so many bytes of so many hold no text."""
    return unpacked > max(_HARMLESS, _BOMB * packed)


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
    try:
        archive = zipfile.ZipFile(stream)
    except zipfile.BadZipFile as error:
        yield from _of_cut_zip(source, error)
        return
    others = []
    with archive:
        for member in _of_crawl(archive.infolist()):
            if member.is_dir() or _is_hidden(member.filename):
                continue
            if not is_read(member.filename):
                others.append(member.filename)
            elif member.flag_bits & 1:
                yield ReadingError(
                    f"{source.name}/{member.filename}: is encrypted; unpack it with its password"
                )
            elif is_bomb(member.file_size, member.compress_size):
                yield ReadingError(
                    f"{source.name}/{member.filename}: would unpack to {member.file_size:,} bytes, over"
                    f" {_BOMB} times its size; check where it is from"
                )
            else:
                yield source.part(member.filename, _Member(archive, member))
    yield from passed_over(source.name, others)


def _of_cut_zip(source: Source, error: Exception) -> Iterator[Source | ReadingError]:
    """What is whole in an archive whose end is missing."""
    others = []
    number = 0
    for name, data in whole_files(source.content(_LARGEST_INNER)):
        if not name or name.endswith("/") or _is_hidden(name):
            continue
        if is_read(name):
            number += 1
            yield source.part(name, partial(io.BytesIO, data))
        else:
            others.append(name)
    yield from passed_over(source.name, others)
    what = f"what is whole is read (files: {number:,})" if number else "nothing in it is whole"
    yield ReadingError(f"{source.name}: is broken or cut off ({error}); {what}, get it anew")


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


class _TarInfo(tarfile.TarInfo):
    """A file of a tar archive; one that cannot be told from its header is a fault, not the archive's end."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _TarInfo:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if not any(buf):
                raise
            raise tarfile.ReadError(str(error)) from None


def _of_tar(source: Source, stream: BinaryIO) -> Iterator[Source | ReadingError]:
    others = []
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=_TarInfo) as archive:
        for member in archive:
            if not member.isfile() or _is_hidden(member.name):
                continue
            if member.size > _TO_SKIP:
                raise ReadingError(
                    f"{source.name}/{member.name}: is too large for a packed archive ({member.size:,} bytes);"
                    " unpack it, what comes behind it is not read"
                )
            if not is_read(member.name):
                others.append(member.name)
                continue
            if file := archive.extractfile(member):
                yield source.part(member.name, source.open).through(cast(BinaryIO, file))
    yield from passed_over(source.name, others)


def _of_compressed(source: Source, mark: bytes) -> Iterator[Source | ReadingError]:
    """The tar archive or the one file that is compressed."""
    unpacked = Unpacked(source, mark)
    with io.BufferedReader(unpacked, 1 << 16) as stream:
        if stream.peek(512)[257:262] == b"ustar":
            yield from _of_tar(source, stream)
        elif source.ending and source.ending not in _NAMES:  # what comes by a pipe has no name
            raise ReadingError(
                f"{source.name}: is compressed; name it {PurePosixPath(source.name).name}.gz, or unpack it"
            )
        else:
            file = source.part(PurePosixPath(source.name).stem, source.open).through(stream)
            if unpacked.fault and file.data is not None:
                file = replace(file, data=_whole_lines(file.data))
            if file.data != b"" or not unpacked.fault:
                yield file
        if unpacked.fault:
            raise EOFError(unpacked.fault)


def _whole_lines(data: bytes) -> bytes:
    return data[: data.rfind(b"\n") + 1] or data


class _Counted(io.RawIOBase):
    """A stream that knows how much of it has been read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        self._stream.close()
        super().close()


class Unpacked(io.RawIOBase):
    """What is compressed in a source, up to where it is cut off or spoiled, or a bomb and no text.

    mark: the first two bytes of the source. fault: what is wrong with it, once that has shown.
    """

    def __init__(self, source: Source, mark: bytes) -> None:
        self._packed, self._name = _Counted(source.open()), source.name
        self._stream = _COMPRESSED[mark](cast(BinaryIO, self._packed))
        self._count = 0
        self.fault = ""

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """The next bytes. Raises ReadingError where they show that it is a bomb."""
        try:
            data = b"" if self.fault else self._stream.read1(len(buffer))
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            data, self.fault = b"", str(error) or type(error).__name__
        self._count += len(data)
        if is_bomb(self._count, self._packed.count):
            raise ReadingError(
                f"{self._name}: unpacks to over {_BOMB} times its size; check where it is from"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        """The source too."""
        self._stream.close()
        self._packed.close()
        super().close()


def _is_hidden(name: str) -> bool:
    return any(
        part.startswith((".", "__MACOSX")) and part not in ("..", ".")
        for part in PurePosixPath(name.replace("\\", "/")).parts
    )
