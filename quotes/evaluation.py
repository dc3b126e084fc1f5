"""How well attributed documents agree with gold ones: figures, and the errors by kind.

The measures are those of PolNeAR's literature: exact spans of sources, cues and contents,
and whole attributions matched one to one by the Jaccard overlap of their contents' characters
(Pareti 2016; Newell et al. 2018), with the source counted right where the spans overlap.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quotes.document import Article, AttributedDocument, Span
from quotes.formats.brat import fragments, text_of

__all__ = [
    "Error",
    "Evaluation",
    "GoldQuote",
    "evaluate",
    "is_label_studio",
    "read_brat",
    "read_gold",
    "read_label_studio",
]

_EDGE = " \t\r\n\"“”'‘’.,;:!?-–—()[]`"
_LOOSE, _TIGHT = 0.3, 0.8


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """An attribution as somebody marked it by hand; any part may be empty."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Error:
    """One disagreement. kind: missed, false, source, border."""

    kind: str
    document: str
    start: int
    end: int
    text: str
    note: str


@dataclass(slots=True)
class Evaluation:
    """Counts over any number of documents; ``rows`` turns them into figures."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[str, float]]:
        """Name and per cent of each measure."""
        count = self.counts
        for part in ("source", "cue", "content"):
            yield (
                f"exact {part} F1",
                _f1(count[f"{part} same"], count[f"{part} found"], count[f"{part} gold"]),
            )
        for limit in (_LOOSE, _TIGHT):
            yield f"attributions F1 at {limit}", _f1(count[f"matched {limit}"], count["found"], count["gold"])
            yield (
                f"source right among matched at {limit}",
                _share(count[f"right {limit}"], count[f"sourced {limit}"]),
            )


def evaluate(pairs: Iterable[tuple[AttributedDocument, Sequence[GoldQuote]]]) -> Evaluation:
    """Compare documents (with their text) and the gold quotes of each.

    Raises ValueError for a document without text.
    """
    evaluation = Evaluation()
    for document, gold in pairs:
        if document.text is None:
            raise ValueError(f"{document.document.id}: no text to evaluate on")
        _compare(evaluation, document, gold, document.text)
    return evaluation


def _compare(
    evaluation: Evaluation, document: AttributedDocument, gold: Sequence[GoldQuote], text: str
) -> None:
    found = read_gold(document)
    count = evaluation.counts
    count["found"] += len(found)
    count["gold"] += len(gold)
    for part in ("source", "cue", "content"):
        ours = {_trimmed(text, span) for quote in found for span in getattr(quote, part)}
        theirs = {_trimmed(text, span) for quote in gold for span in getattr(quote, part)}
        count[f"{part} found"] += len(ours)
        count[f"{part} gold"] += len(theirs)
        count[f"{part} same"] += len(ours & theirs)
    for limit in (_LOOSE, _TIGHT):
        matched = _matched(gold, found, limit)
        count[f"matched {limit}"] += len(matched)
        for mine, other in matched:
            if gold[mine].source:
                count[f"sourced {limit}"] += 1
                count[f"right {limit}"] += _meet(gold[mine].source, found[other].source)
    evaluation.errors += _errors(document.document.id, text, gold, found)


def _errors(id: str, text: str, gold: Sequence[GoldQuote], found: Sequence[GoldQuote]) -> Iterator[Error]:
    loose, tight = _matched(gold, found, _LOOSE), _matched(gold, found, _TIGHT)
    for at, quote in enumerate(gold):
        if quote.content and at not in {mine for mine, _ in loose}:
            yield _error("missed", id, text, quote, _words(text, quote.cue))
    for at, quote in enumerate(found):
        if quote.content and at not in {other for _, other in loose}:
            yield _error("false", id, text, quote, _words(text, quote.cue))
    for mine, other in loose:
        if gold[mine].source and not _meet(gold[mine].source, found[other].source):
            note = f"{_words(text, gold[mine].source)!r}, not {_words(text, found[other].source)!r}"
            yield _error("source", id, text, gold[mine], note)
        elif (mine, other) not in tight:
            yield _error("border", id, text, gold[mine], f"found {_words(text, found[other].content)!r}")


def _error(kind: str, id: str, text: str, quote: GoldQuote, note: str) -> Error:
    start, end = quote.content[0].start, quote.content[-1].end
    return Error(kind, id, start, end, _words(text, quote.content), note)


def _words(text: str, spans: Iterable[Span]) -> str:
    return " ... ".join(" ".join(span.of(text).split()) for span in spans)


def _matched(gold: Sequence[GoldQuote], found: Sequence[GoldQuote], limit: float) -> list[tuple[int, int]]:
    """Pairs of gold and found attributions, the greatest overlaps first, one to one."""
    ours, theirs = [_characters(q.content) for q in found], [_characters(q.content) for q in gold]
    owners: dict[int, list[int]] = {}
    for at, characters in enumerate(ours):
        for character in characters:
            owners.setdefault(character, []).append(at)
    candidates = []
    for mine, characters in enumerate(theirs):
        shared = Counter(other for character in characters for other in owners.get(character, ()))
        for other, same in shared.items():
            overlap = same / (len(characters) + len(ours[other]) - same)
            if overlap >= limit:
                candidates.append((overlap, mine, other))
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, mine, other in sorted(candidates, reverse=True):
        if mine not in used[0] and other not in used[1]:
            used[0].add(mine)
            used[1].add(other)
            pairs.append((mine, other))
    return pairs


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _meet(left: Iterable[Span], right: Iterable[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in left for b in right)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _f1(same: int, found: int, gold: int) -> float:
    return round(200 * same / (found + gold), 1) if found + gold else 0.0


def _share(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


_SPAN = re.compile(r"T\d+")
_EVENT = re.compile(r"E\d+")


def read_brat(path: Path) -> list[GoldQuote]:
    """The attributions of a brat file: spans Source, Cue, Content and one event for each attribution.

    Raises ValueError, with the line's number, for a line in another form.
    """
    spans: dict[str, tuple[Span, ...]] = {}
    quotes = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        parts = line.split("\t")
        try:
            if _SPAN.fullmatch(parts[0]) and len(parts) > 1:
                pieces = parts[1].split(" ", 1)[1].split(";")
                spans[parts[0]] = tuple(Span(int(a), int(b)) for a, b in (piece.split() for piece in pieces))
            elif _EVENT.fullmatch(parts[0]) and len(parts) > 1:
                roles: dict[str, tuple[Span, ...]] = {"source": (), "cue": (), "content": ()}
                for role, name in (part.split(":") for part in parts[1].split()):
                    key = role.rstrip("0123456789").lower()
                    if key in roles:
                        roles[key] += spans.get(name, ())
                quotes.append(GoldQuote(**roles))
        except (ValueError, IndexError) as error:
            raise ValueError(f"{path}, line {number}: not a line of brat's standoff format") from error
    return quotes


def is_label_studio(path: Path) -> bool:
    """Whether a file holds tasks of Label Studio: an array of objects that have ``data``."""
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return isinstance(tasks, list) and any(isinstance(task, dict) and "data" in task for task in tasks)


def read_label_studio(path: Path) -> Iterator[tuple[Article, list[GoldQuote]]]:
    """The articles of a Label Studio export (JSON), and of each the attributions of its last annotation.

    Contents that are related to each other, in whatever direction, are one attribution; its source
    and cue are what they are related to. Tasks that nobody annotated are left out.

    Raises ValueError, with the task's number, for another form, and where nobody annotated any.
    """
    tasks = json.loads(path.read_text(encoding="utf-8"))
    annotated = False
    for number, task in enumerate(tasks, 1):
        try:
            done = [one for one in task.get("annotations", ()) if not one.get("was_cancelled")]
            if not done:
                continue
            known = task["data"]
            article = Article.of(known["text"], str(known.get("id", number)))
            quotes = _related(article.text, done[-1]["result"])
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError(f"{path}, task {number}: not as Label Studio exports it ({error!r})") from error
        annotated = True
        yield article, quotes
    if not annotated:
        raise ValueError(f"{path}: nobody annotated a task; submit some in Label Studio and export again")


def _related(text: str, result: Sequence[Mapping[str, Any]]) -> list[GoldQuote]:
    """The attributions of one annotation's regions and relations, in the order of their contents."""
    parts: dict[str, dict[str, Span]] = {"Source": {}, "Cue": {}, "Content": {}}
    related: dict[str, list[str]] = {}
    for one in result:
        if one["type"] == "relation":
            related.setdefault(one["from_id"], []).append(one["to_id"])
            related.setdefault(one["to_id"], []).append(one["from_id"])
        elif one["type"] == "labels":
            span = Span(one["value"]["start"], one["value"]["end"])
            if not 0 <= span.start < span.end <= len(text):
                raise ValueError(f"region {one['id']} is not inside the text")
            for label in one["value"]["labels"]:
                parts.get(label, {})[one["id"]] = span
    contents = parts["Content"]
    seen: set[str] = set()
    quotes = []
    for first in sorted(contents, key=lambda id: contents[id]):
        if first in seen:
            continue
        pieces, beside = [first], set()
        seen.add(first)
        for piece in pieces:  # which grows by the contents that are related to it
            for other in related.get(piece, ()):
                if other not in contents:
                    beside.add(other)
                elif other not in seen:
                    seen.add(other)
                    pieces.append(other)
        spans = [[parts[part][id] for id in beside if id in parts[part]] for part in ("Source", "Cue")]
        spans.append([contents[piece] for piece in pieces])
        quotes.append(GoldQuote(*(fragments(text, sorted(part)) for part in spans)))
    return quotes


def read_gold(document: AttributedDocument) -> list[GoldQuote]:
    """A document's quotes in the form of gold ones: those that somebody corrected, say.

    Spans end at line breaks, as an annotator's do. Raises ValueError for a document without text.
    """
    text = text_of(document)
    return [
        GoldQuote(
            fragments(text, (quote.mention,) if quote.mention else ()),
            fragments(text, (quote.cue,) if quote.cue else ()),
            fragments(text, quote.spans),
        )
        for quote in document.quotes
    ]
