"""Marked articles: who said what by hand, and which attributions of ours that says something of."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import quotes
from quotes.attribution.attributions import Attribution
from quotes.document import Article, Span
from training import real
from training.briefs import briefs
from training.corpus import SHARED, scorer
from training.marked import LEARNED, SETS, articles

__all__ = ["BRIEFS", "DEV", "TRAIN", "Marked", "Said", "marked_articles"]

TRAIN = ("polnear-train", "world-train", "pages-train", *LEARNED, *real.SETS)
BRIEFS = "briefs"
DEV = ("polnear-dev", "abc-dev", "world-dev", "pages-dev", "styles-dev")
_TEXTS = {
    "polnear-train": "corpora/polnear/train",
    "polnear-dev": "corpora/polnear/dev",
    "abc-dev": "corpora/abc/dev",
    "pages-dev": "corpora/pages",
}


@dataclass(frozen=True, slots=True)
class Said:
    """Who said something by gold: names with their kinds, none where nobody in particular did."""

    speakers: tuple[tuple[str, str], ...]

    def is_by(self, name: str) -> tuple[bool, bool]:
        """Whether a name is one of theirs, and whether it is in full."""
        found = [scorer().same_speaker(name, own, kind) for own, kind in self.speakers]
        return any(same for same, _ in found), any(full for _, full in found)


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with its gold, read from JSON."""

    name: str
    article: Article
    gold: Mapping[str, Any]

    def said(self, attributions: Sequence[Attribution]) -> dict[int, Said]:
        """By the number of an attribution who said it; those that gold says nothing of are left out."""
        found: dict[int, list[Said]] = {}
        pairs = _by_words if "spans" in self.gold else _at_place if "at" in self.gold else _by_place
        for number, said in pairs(self, attributions):
            found.setdefault(number, []).append(said)
        return {number: every[0] for number, every in sorted(found.items()) if len(set(every)) == 1}

    def by(self, speaker: str | list[str] | None) -> Said:
        """Who has an id, or one of some."""
        named = {one["id"]: (one["name"], one["kind"]) for one in self.gold["speakers"]}
        ids = speaker if isinstance(speaker, list) else [speaker] if speaker else []
        return Said(tuple(named[id] for id in ids))


def marked_articles(name: str) -> Iterator[Marked]:
    """The articles of a set of ``../shared/gold`` as our command reads them, in order of name."""
    if name == BRIEFS:
        for number, (text, at, who) in enumerate(briefs()):
            kind = "unnamed" if who[:1].islower() else "person"
            speakers = [{"id": "s1", "name": who, "kind": kind}] if who else []
            article = Article.of(text, f"brief-{number}")
            yield Marked(f"{name}/{number:04}", article, {"at": at, "speakers": speakers})
        return
    if name in SETS or name in real.SETS:
        for own in articles(SETS[name]) if name in SETS else real.articles(name):
            yield Marked(f"{name}/{own.id}", Article.of(own.text, own.id), own.gold())
        return
    gold = SHARED / "gold" / name
    texts = SHARED / _TEXTS.get(name, f"gold/{name}")
    for file in sorted(gold.glob("*.json")):
        stem = file.name.removesuffix(".json").removesuffix(".gold")
        source = next(path for path in (texts / f"{stem}.txt", texts / f"{stem}.html") if path.exists())
        yield Marked(f"{name}/{stem}", quotes.read(source), json.loads(file.read_text(encoding="utf-8")))


def _by_place(marked: Marked, attributions: Sequence[Attribution]) -> Iterator[tuple[int, Said]]:
    """Attributions that hold half of a quoted span, or of whose spans half are one's."""
    for quote in marked.gold["quotes"]:
        spans = [Span(one["start"], one["end"]) for one in quote.get("spans", [quote])]
        quoted = "spans" not in quote
        size = sum(span.end - span.start for span in spans)
        best, number = 0.0, -1
        for at, attribution in enumerate(attributions):
            own = attribution.quoted if quoted else attribution.spans
            shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in own for b in spans)
            whole = size if quoted else size + sum(span.end - span.start for span in own) - shared
            if shared / whole > best:
                best, number = shared / whole, at
        if best >= 0.5:
            yield number, marked.by(None if quote["kind"] == "other" else quote["speaker"])


def _at_place(marked: Marked, attributions: Sequence[Attribution]) -> Iterator[tuple[int, Said]]:
    """The attribution that holds the place of a brief, rather in its quotation marks."""
    at = marked.gold["at"]
    for spans in ("quoted", "spans"):
        for number, one in enumerate(attributions):
            if any(span.start <= at < span.end for span in getattr(one, spans)):
                yield number, marked.by("s1" if marked.gold["speakers"] else None)
                return


def _by_words(marked: Marked, attributions: Sequence[Attribution]) -> Iterator[tuple[int, Said]]:
    """Attributions that hold most words of a span or of an indirect statement in one stretch."""
    text = marked.article.text
    own = [_words(" ".join(span.of(text) for span in one.spans)) for one in attributions]
    for least, every in ((0.7, marked.gold["spans"]), (0.6, marked.gold["indirect"])):
        for one in every:
            words = _words(one["text"])
            if one["speaker"] == "skip" or not words or not own:
                continue
            shares = [_held(words, found) for found in own]
            number = max(range(len(own)), key=lambda at: (shares[at], -len(own[at])))
            if shares[number] >= least and (one["speaker"] or len(own[number]) <= len(words) + 1):
                yield number, marked.by(one["speaker"])


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("'", ""))


def _held(small: list[str], big: list[str]) -> float:
    """The share of some words that stand together and in order among others."""
    known = set(small)
    best = 0
    for at, word in enumerate(big):
        if word in known:
            first = small.index(word)
            size = 0
            while (
                at + size < len(big) and first + size < len(small) and big[at + size] == small[first + size]
            ):
                size += 1
            best = max(best, size)
    return best / len(small)
