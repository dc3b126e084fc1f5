"""Gold articles as attributed documents: what a perfect reader would hand on.

From the hand-made JSON of ../shared/gold (who said each quoted span) and PolNeAR's own
annotation (indirect speech, mentions, cues).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quotes.document import (
    Affiliation,
    Article,
    AttributedDocument,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)
from training.corpus import SHARED, articles, attributions

__all__ = ["polnear", "polnear_dev", "quote", "speakers"]

_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "we", "i", "you", "who", "him", "her", "them", "that", "which"]
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|''(?:[^']|'(?!'))*''")
_CAPITALS = re.compile(r"[A-Z][\w.'’-]*(?: (?:de|van|von|bin|al|el|of|the|and|[A-Z][\w.'’-]*))* ?")
_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Prof|Rev)\.?|Senator|President|Governor|Secretary|The|the) "
)


def polnear_dev() -> list[AttributedDocument]:
    """PolNeAR's development articles, their quoted spans by our gold, their indirect speech by PolNeAR's."""
    return [_polnear_dev(path) for path in sorted((SHARED / "gold/polnear-dev").glob("*.json"))]


def polnear(part: str) -> Iterator[AttributedDocument]:
    """The articles of ``train`` or ``dev`` with the attributions that PolNeAR marks, and no more.

    Who a source is called by its last capitalized words, completed from the article's text:
    a makeshift that is good for sizes and claims, not for accuracy.
    """
    for name, text in articles(part).items():
        outlet, published, _ = name.split("_", 2)
        title = text.lstrip().partition("\n")[0][:200]
        article = Article.of(text, id=name, published=published, outlet=outlet, title=title)
        known: dict[str, Speaker] = {}
        found = []
        for n, (contents, cue, source) in enumerate(_attributions(part, name), 1):
            quoted = [
                Span(span.start + match.start(), span.start + match.end())
                for span in contents
                for match in _QUOTED.finditer(span.of(text))
            ]
            speaker = _speaker(source.of(text), text) if source else None
            if speaker:
                known.setdefault(speaker.id, speaker)
            who = speaker.id if speaker else None
            found.append(
                quote(f"q{n}", _kind(text, contents, quoted), text, contents, quoted, who, cue, source)
            )
        yield AttributedDocument(article.document, tuple(known.values()), tuple(found), text)


def _span(value: Mapping[str, Any]) -> Span:
    return Span(value["start"], value["end"])


def speakers(rows: Iterable[Mapping[str, Any]]) -> tuple[Speaker, ...]:
    """The speakers of a gold file."""
    return tuple(
        Speaker(
            row["id"],
            row["name"],
            row["kind"],
            affiliations=tuple(
                Affiliation(stated["role"], stated["organization"], stated["place"], 0, 0)
                for stated in row["affiliations"]
            ),
        )
        for row in rows
    )


def quote(
    id: str,
    kind: QuoteKind,
    text: str,
    spans: Sequence[Span],
    quoted: Sequence[Span] = (),
    speaker: str | None = None,
    cue: Span | None = None,
    mention: Span | None = None,
    addressee: str | None = None,
) -> Quote:
    """A quote of which all is known; ``text`` is its article's."""
    content = " ".join(span.of(text).strip(' "“”') for span in spans)
    return Quote(
        id,
        kind,
        content,
        speaker,
        tuple(spans),
        tuple(quoted),
        "statement",
        mention,
        cue,
        addressee,
        confidence=1.0,
        rule="gold",
    )


def _polnear_dev(path: Path) -> AttributedDocument:
    value = json.loads(path.read_text(encoding="utf-8"))
    text = (SHARED / f"corpora/polnear/dev/{value['doc']}.txt").read_bytes().decode("utf-8")
    known = {speaker.id: speaker for speaker in speakers(value["speakers"])}
    rows = [{**row, "speaker": _first(row["speaker"])} for row in value["quotes"] if row["kind"] == "speech"]
    quotes: list[Quote] = []
    used: set[int] = set()
    for contents, cue, mention in _attributions("dev", value["doc"]):
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
            speaker = _by_mention(mention.of(text) if mention else "", rows, known)
        quoted = tuple(_span(row) for row in inside)
        spans = _covering(contents, quoted)
        bare = "".join(span.of(text) for span in spans)
        direct = sum(span.end - span.start for span in quoted) >= len(bare) - 2
        kind: QuoteKind = "direct" if direct else "mixed" if quoted else "indirect"
        quotes.append(quote(f"q{len(quotes) + 1}", kind, text, spans, quoted, speaker, cue, mention))
    for row in rows:
        if row["n"] not in used:
            spans = (_span(row),)
            quotes.append(quote(f"q{len(quotes) + 1}", "direct", text, spans, spans, row["speaker"]))
    article = Article.of(text, id=value["doc"], published=value["doc"].split("_")[1])
    return AttributedDocument(article.document, tuple(known.values()), tuple(quotes), text)


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


def _attributions(part: str, name: str) -> Iterator[tuple[list[Span], Span | None, Span | None]]:
    """Content pieces, cue and mention of each of PolNeAR's attributions."""
    for found in attributions(part, name):
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


def _kind(text: str, contents: Sequence[Span], quoted: Sequence[Span]) -> QuoteKind:
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
