"""Gold articles as attributed documents: what a perfect reader would hand on.

From the hand-made JSON of ../shared/gold (who said each quoted span) and PolNeAR's own
annotation (indirect speech, mentions, cues).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from quotes.document import Affiliation, Article, AttributedDocument, Quote, Span, Speaker
from training.corpus import SHARED, attributions

__all__ = ["polnear_dev"]

_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "that", "which"]
)


def polnear_dev() -> list[AttributedDocument]:
    """PolNeAR's development articles, their quoted spans by our gold, their indirect speech by PolNeAR's."""
    return [_polnear(path) for path in sorted((SHARED / "gold/polnear-dev").glob("*.json"))]


def _span(value: Mapping[str, Any]) -> Span:
    return Span(value["start"], value["end"])


def _speakers(value: Mapping[str, Any]) -> tuple[Speaker, ...]:
    return tuple(
        Speaker(
            speaker["id"],
            speaker["name"],
            speaker["kind"],
            affiliations=tuple(
                Affiliation(stated["role"], stated["organization"], stated["place"], 0, 0)
                for stated in speaker["affiliations"]
            ),
        )
        for speaker in value["speakers"]
    )


def _polnear(path: Path) -> AttributedDocument:
    value = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / f"corpora/polnear/dev/{value['doc']}.txt").read_bytes().decode("utf-8")
    speakers = {speaker.id: speaker for speaker in _speakers(value)}
    rows = [{**row, "speaker": _first(row["speaker"])} for row in value["quotes"] if row["kind"] == "speech"]
    quotes: list[Quote] = []
    used: set[int] = set()
    for contents, cue, mention in _attributions(value["doc"]):
        inside = [
            row
            for row in rows
            if any(s.start <= row["start"] + 1 and row["end"] <= s.end + 2 for s in contents)
        ]
        said_by = {row["speaker"] for row in inside}
        if len(said_by) > 1 or any(row["n"] in used for row in inside):
            continue
        used |= {row["n"] for row in inside}
        if inside:
            speaker = inside[0]["speaker"]
        else:
            speaker = _by_mention(mention.of(text) if mention else "", rows, speakers)
        quoted = tuple(_span(row) for row in inside)
        spans = _covering(contents, quoted)
        bare = "".join(span.of(text) for span in spans)
        direct = sum(span.end - span.start for span in quoted) >= len(bare) - 2
        quotes.append(
            _quote(
                len(quotes),
                "direct" if direct else "mixed" if quoted else "indirect",
                text,
                spans,
                quoted,
                speaker,
                cue,
                mention,
            )
        )
    for row in rows:
        if row["n"] not in used:
            spans = (_span(row),)
            quotes.append(_quote(len(quotes), "direct", text, spans, spans, row["speaker"], None, None))
    article = Article.of(text, id=value["doc"], published=value["doc"].split("_")[1])
    return AttributedDocument(article.document, tuple(speakers.values()), tuple(quotes), text)


def _first(speaker: str | list[str] | None) -> str | None:
    """One speaker of those who say the words together."""
    return speaker[0] if isinstance(speaker, list) else speaker


def _covering(contents: list[Span], quoted: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents, widened to hold the marks of the quoted spans in them."""
    return tuple(
        Span(
            min([span.start, *(q.start for q in quoted if span.start <= q.start + 1 <= span.end)]),
            max([span.end, *(q.end for q in quoted if span.start <= q.end - 2 <= span.end)]),
        )
        for span in contents
    )


def _quote(
    number: int, kind: Any, text: str, spans: tuple[Span, ...], quoted: tuple[Span, ...],
    speaker: str | None, cue: Span | None, mention: Span | None,
) -> Quote:  # fmt: skip
    content = " ".join(span.of(text).strip('"“”') for span in spans)
    return Quote(
        f"q{number + 1}", kind, content, speaker, spans, quoted, "statement", mention, cue, None, 1.0, "gold"
    )


def _attributions(name: str) -> Iterator[tuple[list[Span], Span | None, Span | None]]:
    """Content pieces, cue and mention of each of PolNeAR's attributions."""
    for found in attributions("dev", name):
        content, cue, source = (
            sorted(Span(*place) for place in places) for places in (found.content, found.cue, found.source)
        )
        if content:
            yield content, cue[0] if cue else None, source[0] if source else None


def _by_mention(mention: str, rows: list[dict[str, Any]], speakers: dict[str, Speaker]) -> str | None:
    """The speaker that a mention of indirect speech names: maybe a new one, for a pronoun none."""
    if not mention or mention.lower() in _PRONOUNS:
        return None
    same = {row["speaker"] for row in rows if row["mention"] == mention and row["speaker"]}
    if len(same) == 1:
        return str(same.pop())
    named = [id for id, speaker in speakers.items() if speaker.name.split()[-1] in mention.split()]
    if len(named) == 1:
        return named[0]
    known = next((id for id, speaker in speakers.items() if speaker.name == mention), None)
    if known is None:
        known = f"m{len(speakers)}"
        speakers[known] = Speaker(known, mention, "group")
    return known
