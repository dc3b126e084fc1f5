"""JSON: one array of the objects of ``data/document.schema.json``, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from quotes.document import AttributedDocument
from quotes.formats.json_lines import line

__all__ = ["write", "write_array"]


def write(documents: Iterable[AttributedDocument], file: BinaryIO) -> None:
    """Write the array as the documents come."""
    write_array(map(line, documents), file)


def write_array(objects: Iterable[bytes], file: BinaryIO) -> None:
    """Write objects that are JSON already as one array, as they come."""
    before = b"[\n"
    for one in objects:
        file.write(before + one)
        before = b",\n"
    file.write(b"[]\n" if before == b"[\n" else b"\n]\n")
