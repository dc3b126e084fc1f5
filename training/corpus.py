"""The training corpora, read for learning: articles, gold attributions, silver tags."""

from __future__ import annotations

import gzip
import importlib.util
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

__all__ = [
    "SHARED",
    "GoldAttribution",
    "SilverToken",
    "Spans",
    "articles",
    "attributions",
    "scorer",
    "silver",
]

SHARED = Path(__file__).resolve().parents[2] / "shared"

Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class GoldAttribution:
    """One attribution of PolNeAR: character ranges of source, cue and content."""

    source: Spans
    cue: Spans
    content: Spans

    def parts(self) -> tuple[tuple[str, Spans], ...]:
        """The role and ranges of each part, what counts most last: parts may lie in one another."""
        return ("content", self.content), ("source", self.source), ("cue", self.cue)


@dataclass(frozen=True, slots=True)
class SilverToken:
    """One token as Stanford CoreNLP tagged it."""

    word: str
    start: int
    end: int
    lemma: str
    pos: str


@cache
def scorer() -> ModuleType:
    """The scorer of ``../shared/eval``, which is a script."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "eval" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def articles(split: str) -> dict[str, str]:
    """The texts of ``train`` or ``dev`` by name, in order of name."""
    folder = SHARED / "corpora" / "polnear" / split
    return {file.stem: file.read_bytes().decode("utf-8") for file in sorted(folder.glob("*.txt"))}


def attributions(split: str, name: str) -> list[GoldAttribution]:
    """The gold attributions of an article."""
    spans: dict[str, Spans] = {}
    events: list[list[str]] = []  # an event may stand above the spans that it is made of
    file = SHARED / "corpora" / "polnear" / split / f"{name}.ann"
    for line in file.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")  # a span's text may go on in lines that are none
        if re.fullmatch(r"T\d+", parts[0]) and len(parts) > 1:
            ranges = parts[1].split(" ", 1)[1].split(";")
            spans[parts[0]] = [(int(s), int(e)) for s, e in (r.split() for r in ranges)]
        elif re.fullmatch(r"E\d+", parts[0]) and len(parts) > 1:
            events.append(parts[1].split())
    found = []
    for event in events:
        roles: dict[str, Spans] = {"source": [], "cue": [], "content": []}
        for role, _, span in (part.partition(":") for part in event):
            role = re.sub(r"\d", "", role).lower()
            if role in roles:
                roles[role] += spans.get(span, [])
        found.append(GoldAttribution(roles["source"], roles["cue"], roles["content"]))
    return found


def silver(split: str) -> Iterator[tuple[str, list[list[SilverToken]]]]:
    """Name and tagged sentences of each article that has them."""
    file = SHARED / "corpora" / "polnear" / f"{split}.corenlp.tsv.gz"
    name = ""
    sentences: list[list[SilverToken]] = []
    sentence: list[SilverToken] = []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("# doc "):
                if name:
                    yield name, sentences
                name, sentences, sentence = line[6:], [], []
            elif not line and sentence:
                sentences.append(sentence)
                sentence = []
            elif line and "\t" in line:
                word, start, end, lemma, pos, *_ = line.split("\t")
                sentence.append(SilverToken(word, int(start), int(end), lemma, pos))
    if sentence:
        sentences.append(sentence)
    if name:
        yield name, sentences
