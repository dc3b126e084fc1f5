"""How many of one machine's ties between claims MinHash would find: ``python -m benchmarks.nearness``.

On many machines, claims that share words are found either by an index of shingles, which is what one machine
has (``graphs.spark.claims`` shares the same one out), or by MinHash and bands (Broder 1997; Leskovec et al.,
Mining of Massive Datasets, 3.4). Both only propose: what is a tie, ``graphs.building.ties`` decides. Prints
Markdown for polnear/train and for articles made by varying it: bands and rows of the signature, pairs that
they propose, which of one machine's ties are among these, and ties that one machine does not see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

import numpy as np

from benchmarks.gold import polnear
from benchmarks.graphs import varied
from graphs.building.claims import Claim, find_claims, sayings_of
from graphs.building.ties import CANDIDATES, find_ties, taken_up, wording
from graphs.identities.identity import identify
from quotes.document import AttributedDocument

_BANDS = ((16, 4), (32, 2), (64, 2), (128, 1))
_PRIME = (1 << 61) - 1
_CROWD = 200  # claims of one band that are paired
_ARTICLES = 1_000


def main() -> None:
    """Print the table."""
    print("| articles | bands x rows | pairs | ties found | of | others |\n|---|---|---:|---:|---:|---:|")
    _measure("polnear/train", list(polnear("train")))
    _measure(f"{_ARTICLES:,} varied", list(islice(varied(_ARTICLES), _ARTICLES)))


def _measure(name: str, documents: Sequence[AttributedDocument]) -> None:
    named = {document.document.id: document for document in documents}
    nodes_of = identify(named).nodes
    claims = find_claims(
        saying for id, document in named.items() for saying in sayings_of(id, document, nodes_of, "statement")
    )
    exact = {(tie.later.id, tie.earlier.id) for tie in find_ties(claims) if tie.relation != "denies"}
    for bands, rows in _BANDS:
        pairs, found = _by_minhash([claim for claim in claims if claim.is_said], bands, rows)
        print(
            f"| {name} | {bands} x {rows} | {pairs:,} | {len(found & exact):,} | {len(exact):,}"
            f" | {len(found - exact):,} |",
            flush=True,
        )


def _by_minhash(claims: Sequence[Claim], bands: int, rows: int) -> tuple[int, set[tuple[str, str]]]:
    """How many pairs of claims share a band, and which of them are ties, the later first."""
    words = [wording(claim) for claim in claims]
    held = [one.repeatable for one in words]
    earlier: dict[int, set[int]] = defaultdict(set)
    for first, later in _pairs(held, bands, rows):
        earlier[later].add(first)
    found = set()
    for later, others in earlier.items():
        nearest = sorted(others, key=lambda other: (-len(held[later] & held[other]), other))[:CANDIDATES]
        for other, *_ in taken_up(words[later], [(n, words[n]) for n in nearest]):
            found.add((claims[later].id, claims[other].id))
    return sum(map(len, earlier.values())), found


def _pairs(held: Sequence[frozenset[int]], bands: int, rows: int) -> Iterator[tuple[int, int]]:
    chance = np.random.default_rng(1)
    factors, terms = chance.integers(1, 1 << 31, (2, bands * rows, 1), dtype=np.uint64)
    together: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for number, own in enumerate(held):
        if own:
            hashed = (factors * np.array([*own], dtype=np.uint64) + terms) % np.uint64(_PRIME)
            for band, signature in enumerate(hashed.min(axis=1).reshape(bands, rows)):
                together[band, signature.tobytes()].append(number)
    for numbers in together.values():
        yield from combinations(numbers[:_CROWD], 2)


if __name__ == "__main__":
    main()
