"""JSON Lines: one object of ``data/document.schema.json`` a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from quotes.document import AttributedDocument

__all__ = ["line", "write"]


def line(document: AttributedDocument) -> bytes:
    """The document's JSON on one line, without the line's end.

    Ill-formed text (half a surrogate pair) is written as question marks.
    """
    return json.dumps(document.to_dict(), ensure_ascii=False).encode("utf-8", "replace")


def write(documents: Iterable[AttributedDocument], file: BinaryIO) -> None:
    """Write one line a document."""
    for document in documents:
        file.write(line(document) + b"\n")
