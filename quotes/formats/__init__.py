"""Attributed documents written down, one format a module, one document at a time.

A format of one stream is a module with ``write(documents, file)``; it asks for a document
when it has written the one before, so that a run over any number of them stays small.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from quotes.document import AttributedDocument

__all__ = ["FORMATS", "read_json", "write"]

FORMATS = {
    "table": "table",
    "jsonl": "json_lines",
    "json": "json_array",
    "csv": "spreadsheet",
    "labelstudio": "label_studio",
}
"""The module of each format."""


def write(documents: Iterable[AttributedDocument], file: BinaryIO, format: str) -> None:
    """Write ``documents`` in one of ``FORMATS``, in UTF-8."""
    import_module(f"quotes.formats.{FORMATS[format]}").write(documents, file)


def read_json(path: Path) -> Iterator[AttributedDocument]:
    """The documents of a JSON or JSON Lines file that ``write`` wrote.

    Raises ValueError, with the line of JSON Lines, for anything else.
    """
    import json

    text = path.read_text(encoding="utf-8")
    try:
        values = json.loads(text)
        numbered = [("", value) for value in (values if isinstance(values, list) else [values])]
    except ValueError:
        lines = enumerate(text.split("\n"), 1)  # no other break: a title may hold U+2028
        numbered = [(f", line {number}", line) for number, line in lines if line.strip()]
    for place, value in numbered:
        try:
            yield AttributedDocument.from_dict(json.loads(value) if isinstance(value, str) else value)
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path}{place}: not a document as quotetrail writes it ({error!r})") from error
