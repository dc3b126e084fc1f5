"""What is whole in a zip archive that is cut off, whose list of files stood at its end."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from quotes.reading.source import LARGEST

__all__ = ["whole_files"]

_BEGINS = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED, _UNICODE = 1, 0x800
_STORED, _DEFLATED = 0, 8


def whole_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file that is whole and no longer than an article, by what stands before it."""
    at = data.find(_BEGINS)
    while 0 <= at <= len(data) - _HEADER.size:
        _, _, flags, method, _, _, _, packed, size, name_length, more = _HEADER.unpack_from(data, at)
        name_at = at + _HEADER.size
        begins = name_at + name_length + more
        encoding = "utf-8" if flags & _UNICODE else "cp437"
        name = data[name_at : name_at + name_length].decode(encoding, "replace")
        content: bytes | None = None
        end = begins + packed
        if flags & _ENCRYPTED:
            pass
        elif method == _STORED and end <= len(data) and packed == size <= LARGEST:
            content = data[begins:end]
        elif method == _DEFLATED:
            content, end = _inflated(data, begins)
        if content is not None:
            yield name, content
        at = data.find(_BEGINS, max(end, begins))


def _inflated(data: bytes, at: int) -> tuple[bytes | None, int]:
    """What is packed from ``at`` on, None where it is not whole, and where it ends."""
    unpack = zlib.decompressobj(-15)
    view = memoryview(data)
    parts: list[bytes] = []
    size = 0
    try:
        while not unpack.eof and at < len(data) and size <= LARGEST:
            piece = view[at : at + 65536]
            parts.append(unpack.decompress(piece, LARGEST + 1))
            size += len(parts[-1])
            at += len(piece) - len(unpack.unused_data) - len(unpack.unconsumed_tail)
    except zlib.error:
        return None, at
    return (b"".join(parts) if unpack.eof and size <= LARGEST else None), at
