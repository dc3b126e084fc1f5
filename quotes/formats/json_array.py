"""JSON: one array of the objects of ``data/document.schema.json``, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from quotes.document import AttributedDocument
from quotes.formats.json_lines import line

__all__ = ["write"]


def write(documents: Iterable[AttributedDocument], file: BinaryIO) -> None:
    """Write the array as the documents come."""
    before = b"[\n"
    for document in documents:
        file.write(before + line(document))
        before = b",\n"
    file.write(b"[]\n" if before == b"[\n" else b"\n]\n")
