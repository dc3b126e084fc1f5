"""Label Studio's JSON: one task an article, with what was found as its prediction to correct.

Source, Cue and Content are regions of the text. A quote's first content is related to its
source, to its cue and to its further contents; ``CONFIGURATION`` is the project's interface.
Offsets count code points, as Label Studio does; carriage returns, which it may drop, become
spaces or line feeds, so that offsets hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from quotes.document import AttributedDocument, Span
from quotes.formats.brat import fragments, note, text_of
from quotes.formats.json_array import write_array

__all__ = ["CONFIGURATION", "task", "write"]

CONFIGURATION = """\
<View>
  <Labels name="label" toName="text">
    <Label value="Source" background="#1f77b4"/>
    <Label value="Cue" background="#2ca02c"/>
    <Label value="Content" background="#ff7f0e"/>
  </Labels>
  <Text name="text" value="$text"/>
</View>
"""


def write(documents: Iterable[AttributedDocument], file: BinaryIO) -> None:
    """Write the array of tasks as the documents come."""
    tasks = (json.dumps(task(document), ensure_ascii=False) for document in documents)
    write_array((one.encode("utf-8", "replace") for one in tasks), file)


def task(document: AttributedDocument) -> dict[str, Any]:
    """The task of one document. Raises ValueError where its text is not at hand."""
    known = document.document
    text = text_of(document).replace("\r\n", " \n").replace("\r", "\n")
    return {
        "data": {"id": known.id, "title": known.title, "text": text},
        "predictions": [{"model_version": "quotetrail", "result": list(_result(document, text))}],
    }


def _result(document: AttributedDocument, text: str) -> Iterator[dict[str, Any]]:
    """The regions, each source and cue once, and the relations between them."""
    drawn: set[str] = set()
    for quote in document.quotes:
        pieces = fragments(text, quote.spans)
        first, *more = (f"{quote.id}-{n}" for n in range(1, len(pieces) + 1))
        for id, span in zip((first, *more), pieces, strict=True):
            yield {**_region(text, id, "Content", span), "meta": {"text": [note(document, quote)]}}
        for label, beside in (("Source", quote.mention), ("Cue", quote.cue)):
            if beside:
                id = f"{label.lower()}-{beside.start}-{beside.end}"
                if id not in drawn:
                    yield _region(text, id, label, beside)
                drawn.add(id)
                yield _relation(first, id)
        for id in more:
            yield _relation(first, id)


def _region(text: str, id: str, label: str, span: Span) -> dict[str, Any]:
    value = {"start": span.start, "end": span.end, "text": span.of(text), "labels": [label]}
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _relation(left: str, right: str) -> dict[str, Any]:
    return {"from_id": left, "to_id": right, "type": "relation", "direction": "right"}
