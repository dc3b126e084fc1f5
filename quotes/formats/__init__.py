"""Attributed documents written down, one format a module, one document at a time.

A format of one stream is a module with ``write(documents, file)``; it asks for a document
when it has written the one before, so that a run over any number of them stays small.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO

from quotes.document import AttributedDocument

__all__ = ["FORMATS", "write"]

FORMATS = {"table": "table", "jsonl": "json_lines", "json": "json_array", "csv": "spreadsheet"}
"""The module of each format."""


def write(documents: Iterable[AttributedDocument], file: BinaryIO, format: str) -> None:
    """Write ``documents`` in one of ``FORMATS``, in UTF-8."""
    import_module(f"quotes.formats.{FORMATS[format]}").write(documents, file)
