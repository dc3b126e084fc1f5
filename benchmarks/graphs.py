"""How long graphs take, and how much memory: ``python -m benchmarks.graphs``.

Articles are made by varying polnear/train: other ids, dates, surnames and some other
words in the quotes, ten quotes an article. Prints a Markdown table, a row a step; each
export runs in a process of its own, so that its peak is its own.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import networkx as nx

import graphs
from benchmarks.gold import polnear
from graphs.exports import WRITERS
from quotes.document import Affiliation, AttributedDocument, Quote, Speaker

_QUOTES = 10
_SIZES = (100, 1_000, 10_000)  # articles
_ENDINGS = sorted(set(WRITERS) - {".html", ".png", ".svg"})
_SYLLABLES = "ba ko ri mu ta le no ve sha gri don pol".split()


def main() -> None:
    """Print the table."""
    print("| articles | quotes | step | CPU seconds | peak MB |\n|---:|---:|---|---:|---:|")
    for size in _SIZES:
        in_a_process(_measure, size)


def varied(size: int) -> Iterator[AttributedDocument]:
    """So many articles, always the same."""
    originals = [document for document in polnear("train") if len(document.quotes) >= _QUOTES]
    return (vary(originals, n, _QUOTES) for n in range(size))


def vary(originals: Sequence[AttributedDocument], n: int, quotes: int) -> AttributedDocument:
    """The ``n``th article that is made of some, with so many quotes.

    Where an article is used again half of its speakers are others, a third of its quotes always.
    """
    document, turn, chance = originals[n % len(originals)], n // len(originals), random.Random(n)
    used = document.quotes[:quotes]
    renamed = {
        speaker.id: _renamed(speaker, turn, chance)
        for speaker in document.speakers
        if any(quote.speaker == speaker.id for quote in used)
    }
    return AttributedDocument(
        replace(
            document.document,
            id=f"{document.document.id}-{turn}",
            published=f"{2016 + turn % 8}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}",
        ),
        tuple(renamed.values()),
        tuple(_reworded(quote, chance) for quote in used),
    )


def _renamed(speaker: Speaker, turn: int, chance: random.Random) -> Speaker:
    body = "".join(chance.choices(_SYLLABLES, k=2)).capitalize()
    stated = Affiliation("member", f"{body} Council", "", 0, 1)
    name = speaker.name
    if turn and chance.random() < 0.5:
        name = f"{name.rpartition(' ')[0]} {''.join(chance.choices(_SYLLABLES, k=3)).capitalize()}".strip()
    return replace(speaker, name=name, affiliations=(stated,) if chance.random() < 0.3 else ())


def _reworded(quote: Quote, chance: random.Random) -> Quote:
    words = quote.text.split()
    share = chance.choice((0.0, 0.05, 1.0))
    words = ["".join(chance.choices(_SYLLABLES, k=2)) if chance.random() < share else word for word in words]
    return replace(quote, text=" ".join(words))


def _measure(size: int) -> None:
    made: list[AttributedDocument] = []
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    def make() -> None:
        made.extend(varied(size))

    def build() -> None:
        nonlocal graph
        graph = graphs.build(made)

    _row(size, "make articles", make)
    _row(size, "build", build)
    made.clear()
    print(f"| | | {len(graph):,} nodes, {graph.number_of_edges():,} edges | | |", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for ending in _ENDINGS:
            in_a_process(_export, size, graph, Path(folder, f"graph{ending}"))


def _export(size: int, graph: nx.MultiDiGraph[str], path: Path) -> None:
    _row(size, f"write {path.name}", lambda: graphs.write(graph, path))
    print(
        f"| | | {sum(file.stat().st_size for file in path.parent.iterdir()) / 1e6:.0f} MB | | |", flush=True
    )
    for file in path.parent.iterdir():
        file.unlink()


def _row(size: int, step: str, run: Callable[[], None]) -> None:
    begun = time.process_time()
    run()
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {size:,} | {size * _QUOTES:,} | {step} | {seconds:.1f} | {peak:.0f} |", flush=True)


def in_a_process(run: Callable[..., None], *arguments: Any) -> None:
    """Run something that has a peak of its own, and end with it where it fails."""
    process = get_context("fork").Process(target=run, args=arguments)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


if __name__ == "__main__":
    main()
