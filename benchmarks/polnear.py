"""PolNeAR's annotated articles as attributed documents, for measuring graphs without our own attribution."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from quotes.document import AttributedDocument, Document, Quote, QuoteKind, Span, Speaker, SpeakerKind

__all__ = ["CORPUS", "documents"]

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "polnear"

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|''(?:[^']|'(?!'))*''")
_CAPITALS = re.compile(r"[A-Z][\w.'’-]*(?: (?:de|van|von|bin|al|el|of|the|and|[A-Z][\w.'’-]*))* ?")
_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Rev)\.?|Senator|President|Governor|Secretary|The|the) "
)


def documents(part: str) -> Iterator[AttributedDocument]:
    """The articles of ``train`` or ``dev`` with the attributions that people marked.

    Who a source is called by its last capitalized words, completed from the article's text:
    a makeshift that is good for sizes and claims, not for accuracy.
    """
    for path in sorted((CORPUS / part).glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        yield _document(path, text)


def _document(path: Path, text: str) -> AttributedDocument:
    outlet, published, _ = path.stem.split("_", 2)
    known = Document(
        id=path.stem,
        published=published,
        outlet=outlet,
        title=text.lstrip().partition("\n")[0][:200],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    speakers: dict[str, Speaker] = {}
    quotes = []
    for n, parts in enumerate(_attributions(path.with_suffix(".ann")), 1):
        contents = sorted(parts["Content"])
        quoted = tuple(
            Span(span.start + found.start(), span.start + found.end())
            for span in contents
            for found in _QUOTED.finditer(span.of(text))
        )
        source = min(parts["Source"], default=None)
        speaker = _speaker(source.of(text), text) if source else None
        if speaker:
            speakers.setdefault(speaker.id, speaker)
        quotes.append(
            Quote(
                id=f"q{n}",
                kind=_kind(text, contents, quoted),
                text=" ".join(span.of(text).strip(' “”"') for span in contents),
                speaker=speaker.id if speaker else None,
                spans=tuple(contents),
                quoted=quoted,
                act="statement",
                mention=source,
                cue=min(parts["Cue"], default=None),
                addressee=None,
                confidence=1.0,
                rule="gold",
            )
        )
    return AttributedDocument(known, tuple(speakers.values()), tuple(quotes), text)


def _attributions(path: Path) -> Iterator[dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")  # a span's text may go on in lines that are none
        if len(fields) > 1 and line.startswith("T"):
            places = fields[1].partition(" ")[2].split(";")
            spans[fields[0]] = [Span(*map(int, place.split())) for place in places]
        elif len(fields) > 1 and line.startswith("E"):
            events.append(fields[1].split())
    for event in events:
        parts: dict[str, list[Span]] = defaultdict(list)
        for item in event:
            role, _, id = item.partition(":")
            parts[role.rstrip("0123456789")] += spans[id]
        if parts["Content"]:
            yield parts


def _kind(text: str, contents: list[Span], quoted: tuple[Span, ...]) -> QuoteKind:
    inside = sum(span.end - span.start for span in quoted)
    whole = sum(len(span.of(text).strip(" ,.")) for span in contents)
    return "indirect" if not inside else "direct" if inside >= 0.99 * whole else "mixed"


def _speaker(source: str, text: str) -> Speaker:
    runs = [run.strip(" ,") for run in _CAPITALS.findall(source)]
    name = runs[-1].removesuffix("'s").removesuffix("’s") if runs else ""
    while name != (shorter := _TITLES.sub("", name)):
        name = shorter
    if not name:
        return Speaker(source[:60], source, "unnamed", description=source)
    if " " not in name and (found := re.search(rf"\b([A-Z][a-z]+ ){re.escape(name)}\b", text)):
        name = _TITLES.sub("", found[0])
    kind: SpeakerKind = "person" if 1 <= name.count(" ") <= 2 and " of " not in name else "organization"
    return Speaker(name, name, kind)
