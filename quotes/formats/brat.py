"""brat's standoff format: a text and its annotations, as a pair of files an article.

An attribution is an event of the cue with its source and content, as in PolNeAR, with the
quote's kind as an attribute and its speaker as a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from quotes.document import AttributedDocument, Quote, Span
from quotes.formats.files import whole_in
from quotes.formats.inert import visible

__all__ = ["fragments", "note", "standoff", "text_of", "write"]

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
Stance\tArg:Attribution, Value:asserts|concedes|denies|doubts|asks|orders|declines|unsaid
"""


def write(documents: Iterable[AttributedDocument], folder: Path) -> None:
    """Write ID.txt and ID.ann for each document, and the annotation.conf that brat reads.

    Control characters, which a browser would not show, are replaced; no offset changes by it.
    """
    with whole_in(folder) as part:
        (part / "annotation.conf").write_text(_CONFIGURATION, encoding="utf-8")
        for document in documents:
            text = visible(text_of(document))
            # In bytes: newlines stay as they are, so that the offsets hold.
            (part / f"{document.document.id}.txt").write_bytes(text.encode("utf-8", "replace"))
            lines = "".join(f"{line}\n" for line in standoff(document))
            (part / f"{document.document.id}.ann").write_bytes(visible(lines).encode("utf-8", "replace"))


def standoff(document: AttributedDocument) -> Iterator[str]:
    """The lines of the .ann file. Raises ValueError where the document's text is not at hand."""
    text = text_of(document)
    bound = 0
    for number, quote in enumerate(document.quotes, 1):
        trigger = quote.cue or quote.mention or quote.spans[0]
        parts = {"Source": quote.mention, "Cue": quote.cue, "Content": quote.spans, "Attribution": trigger}
        ids = {}
        for kind, spans in parts.items():
            if spans is not None:
                bound += 1
                ids[kind] = f"T{bound}"
                yield f"T{bound}\t{kind} {_bound(text, spans if isinstance(spans, tuple) else (spans,))}"
        event = ids.pop("Attribution")
        yield f"E{number}\tAttribution:{event} " + " ".join(f"{kind}:{id}" for kind, id in ids.items())
        for offset, (name, value) in enumerate(
            (("Kind", quote.kind), ("Act", quote.act), ("Stance", quote.stance)), 3 * number - 2
        ):
            yield f"A{offset}\t{name} E{number} {value}"
        yield f"#{number}\tAnnotatorNotes E{number}\t{note(document, quote)}"


def fragments(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The spans cut at each line break, which no annotation may hold, without the white space there."""
    pieces = []
    for span in spans:
        start = span.start
        for line in span.of(text).splitlines(keepends=True):
            words = line.strip()
            if words:
                at = start + len(line) - len(line.lstrip())
                pieces.append(Span(at, at + len(words)))
            start += len(line)
    return tuple(pieces)


def _bound(text: str, spans: Sequence[Span]) -> str:
    """Offsets and words."""
    pieces = fragments(text, spans)
    offsets = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
    return f"{offsets}\t{' '.join(piece.of(text) for piece in pieces)}"


def note(document: AttributedDocument, quote: Quote) -> str:
    """What an annotator should know of a quote: who it was given to, how sure that is, and by which rule."""
    speaker = document.speaker(quote.speaker)
    who = f"{speaker.name} ({speaker.kind})" if speaker else "no speaker"
    return " ".join(f"{who}; confidence {quote.confidence}; rule {quote.rule}".split())


def text_of(document: AttributedDocument) -> str:
    """The document's text. Raises ValueError where it is not at hand."""
    if document.text is None:
        raise ValueError(f"{document.document.id}: its text is not at hand; read the article again")
    return document.text
