"""Streams that give their bytes once: a pipe, a file in a packed archive."""

from __future__ import annotations

import io
from typing import Any, BinaryIO

__all__ = ["Once"]


class Once:
    """What opens a stream whose beginning is known: as often as one likes until more than that is read."""

    def __init__(self, begins: bytes, stream: BinaryIO) -> None:
        self._begins, self._stream = begins, stream
        self._gone = False

    def __call__(self) -> BinaryIO:
        """The stream from its first byte on. Raises OSError once more than the beginning was read."""
        if self._gone:
            raise OSError("its bytes come once")
        return io.BufferedReader(_Joined(self), 1 << 16)

    def part(self, at: int, size: int) -> bytes:
        """The bytes from ``at`` on; behind the beginning those that come next."""
        if at < len(self._begins):
            return self._begins[at : at + size]
        self._begins, self._gone = b"", True
        return self._stream.read(size)


class _Joined(io.RawIOBase):
    """The beginning of a stream, and what comes behind it."""

    def __init__(self, once: Once) -> None:
        self._once, self._at = once, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._once.part(self._at, len(buffer))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
