"""What is whole in a zip archive that is spoiled, or cut off: the list of its files stood at its end."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

import regex

from quotes.reading.source import LARGEST

__all__ = ["mended_zip", "whole_files"]

_BEGINS = b"PK\x03\x04"
_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED, _UNICODE = 1, 0x800
_STORED, _DEFLATED = 0, 8
_STEP = 4096
"""Bytes that are unpacked at a time: of what is spoiled, so many before it are lost."""

_MOST = 10 * LARGEST
_PARAGRAPH_ENDS = regex.compile(rb"</(?:\w+:)?(?:p|h|h[1-6]|li|blockquote)\s*>")
_TAG = regex.compile(rb"<(?P<end>/?)(?P<name>[\w:.-]++)(?P<rest>[^<>]*+)>")
_DEEPEST = 256
"""Elements in elements; XML with more is not read."""


def whole_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file that is whole and no longer than an article, by what stands before it."""
    return ((name, content) for name, content, whole in _files(data) if whole)


def mended_zip(data: bytes) -> bytes:
    """An archive of the files that are whole, and of the whole paragraphs of those that are not."""
    file = io.BytesIO()
    size = 0
    with zipfile.ZipFile(file, "w") as parts:
        for name, content, whole in _files(data):
            content = content if whole else _closed(content)
            size += len(content)
            if size > _MOST:
                break
            if content and name not in parts.NameToInfo:
                parts.writestr(name, content)
    return file.getvalue()


def _closed(content: bytes) -> bytes:
    """The markup up to its last whole paragraph, with the ends of what is still open; none without one."""
    end = max((found.end() for found in _PARAGRAPH_ENDS.finditer(content)), default=0)
    waiting: list[bytes] = []
    for tag in _TAG.finditer(content, endpos=end):
        if tag["end"]:
            if waiting and waiting[-1] == tag["name"]:
                waiting.pop()
        elif not tag["rest"].endswith(b"/"):
            waiting.append(tag["name"])
        if len(waiting) > _DEEPEST:
            return b""
    return content[:end] + b"".join(b"</%s>" % name for name in reversed(waiting))


def _files(data: bytes) -> Iterator[tuple[str, bytes, bool]]:
    """Name and bytes of each file, as far as they can be unpacked, and whether that is all of them."""
    at = data.find(_BEGINS)
    while 0 <= at <= len(data) - _HEADER.size:
        _, _, flags, method, _, _, _, packed, size, name_length, more = _HEADER.unpack_from(data, at)
        name_at = at + _HEADER.size
        begins = end = name_at + name_length + more
        encoding = "utf-8" if flags & _UNICODE else "cp437"
        name = data[name_at : name_at + name_length].decode(encoding, "replace")
        if flags & _ENCRYPTED:
            end += packed
        elif method == _STORED and packed == size <= LARGEST:
            end += packed
            yield name, data[begins:end], end <= len(data)
        elif method == _DEFLATED:
            content, whole, end = _inflated(data, begins)
            yield name, content, whole
        at = data.find(_BEGINS, max(end, begins))


def _inflated(data: bytes, at: int) -> tuple[bytes, bool, int]:
    """What is packed from ``at`` on, whether it is whole and no longer than an article, where it ends."""
    unpack = zlib.decompressobj(-15)
    view = memoryview(data)
    parts: list[bytes] = []
    size = 0
    try:
        while not unpack.eof and at < len(data) and size <= LARGEST:
            piece = view[at : at + _STEP]
            parts.append(unpack.decompress(piece, LARGEST + 1))
            size += len(parts[-1])
            at += len(piece) - len(unpack.unused_data) - len(unpack.unconsumed_tail)
    except zlib.error:
        return b"".join(parts), False, at
    return b"".join(parts), unpack.eof and size <= LARGEST, at
