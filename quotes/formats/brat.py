"""brat's standoff format: a text and its annotations, as a pair of files an article.

An attribution is an event of the cue with its source and content, as in PolNeAR, with the
quote's kind as an attribute and its speaker as a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quotes.document import AttributedDocument, Quote, Span

__all__ = ["standoff", "write"]

_CONFIGURATION = """\
[entities]
Source
Cue
Content
[relations]
[events]
Attribution\tSource?:Source, Cue?:Cue, Content:Content
[attributes]
Kind\tArg:Attribution, Value:direct|mixed|indirect
Act\tArg:Attribution, Value:statement|belief|intention
"""


def write(documents: Iterable[AttributedDocument], folder: Path) -> None:
    """Write ID.txt and ID.ann for each document, and the annotation.conf that brat reads."""
    (folder / "annotation.conf").write_text(_CONFIGURATION, encoding="utf-8")
    for document in documents:
        text = _text(document)
        # In bytes: newlines stay as they are, so that the offsets hold.
        (folder / f"{document.document.id}.txt").write_bytes(text.encode("utf-8", "replace"))
        lines = "".join(f"{line}\n" for line in standoff(document))
        (folder / f"{document.document.id}.ann").write_bytes(lines.encode("utf-8", "replace"))


def standoff(document: AttributedDocument) -> Iterator[str]:
    """The lines of the .ann file. Raises ValueError where the document's text is not at hand."""
    text = _text(document)
    bound = 0
    for number, quote in enumerate(document.quotes, 1):
        trigger = quote.cue or quote.mention or quote.spans[0]
        parts = {"Source": quote.mention, "Cue": quote.cue, "Content": quote.spans, "Attribution": trigger}
        ids = {}
        for kind, spans in parts.items():
            if spans is not None:
                bound += 1
                ids[kind] = f"T{bound}"
                yield f"T{bound}\t{kind} {_fragments(text, spans if isinstance(spans, tuple) else (spans,))}"
        event = ids.pop("Attribution")
        yield f"E{number}\tAttribution:{event} " + " ".join(f"{kind}:{id}" for kind, id in ids.items())
        yield f"A{2 * number - 1}\tKind E{number} {quote.kind}"
        yield f"A{2 * number}\tAct E{number} {quote.act}"
        yield f"#{number}\tAnnotatorNotes E{number}\t{_note(document, quote)}"


def _fragments(text: str, spans: Sequence[Span]) -> str:
    """Offsets and words; a fragment holds no line break, so a span is cut at each."""
    pieces = []
    for span in spans:
        start = span.start
        for line in span.of(text).splitlines(keepends=True):
            words = line.strip()
            if words:
                at = start + len(line) - len(line.lstrip())
                pieces.append((at, at + len(words), words))
            start += len(line)
    offsets = ";".join(f"{start} {end}" for start, end, _ in pieces)
    return f"{offsets}\t{' '.join(words for _, _, words in pieces)}"


def _note(document: AttributedDocument, quote: Quote) -> str:
    speaker = document.speaker(quote.speaker)
    who = f"{speaker.name} ({speaker.kind})" if speaker else "no speaker"
    return " ".join(f"{who}; confidence {quote.confidence}; rule {quote.rule}".split())


def _text(document: AttributedDocument) -> str:
    if document.text is None:
        raise ValueError(f"{document.document.id}: its text is not at hand; read the article again")
    return document.text
