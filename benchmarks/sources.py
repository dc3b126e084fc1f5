"""How wrong the source audit is, by type of source: ``python -m benchmarks.sources [SET...] [--wrong]``.

The rows of ``quotetrail sources`` against the gold of world-dev and pages-dev (or other sets of that form):
which sources a careful reader marked, which of these are found, how many of those given are marked, whether
the type is right, and of the persons found whether title and organization are. Gold lists clear statements
only, so what is given right is a lower bound; it knows no anonymity, so unnamed and anonymous are one type.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import graphs
import quotes
from benchmarks.accuracy import SETS
from graphs.audits.sectors import UNCLASSED
from graphs.audits.sources import Source
from training.corpus import SHARED, scorer

__all__ = ["main", "measure"]

_TYPES = {
    "person": "named person",
    "organization": "named organization",
    "document": "document",
    "group": "group",
    "unnamed": "unnamed or anonymous",
}
"""The types of gold in the words of the audit."""

_ONE = {"unnamed person": "unnamed or anonymous", "anonymous source": "unnamed or anonymous"}


def measure(name: str) -> tuple[Counter[tuple[str, str]], list[str]]:
    """Counts by type and measure, and what is missed or given beside the gold, in words."""
    counts: Counter[tuple[str, str]] = Counter()
    wrong: list[str] = []
    own = SETS[name]
    for file in own.files():
        path = SHARED / own.gold / f"{file.name.split('.')[0]}.gold.json"
        if path.is_file():
            (story,) = graphs.audit([quotes.attribute(quotes.read(file))]).stories
            gold = json.loads(path.read_text(encoding="utf-8"))
            wrong += [f"{file.name}: {line}" for line in _compare(story.sources, gold, counts)]
    return counts, wrong


def _compare(
    rows: tuple[Source, ...], gold: dict[str, Any], counts: Counter[tuple[str, str]]
) -> Iterator[str]:
    """Count the rows of one story; tell what is wrong with them."""
    speakers = {one["id"]: one for one in gold["speakers"]}
    cited = {
        id
        for said in (*gold["spans"], *gold["indirect"])
        for id in (said["speaker"] if isinstance(said["speaker"], list) else [said["speaker"]])
        if id in speakers
    }
    free = list(rows)
    for one in (speakers[id] for id in sorted(cited)):
        kind = _TYPES[one["kind"]]
        counts[kind, "marked"] += 1
        row = next((r for r in free if scorer().same_speaker(r.name, one["name"], one["kind"])[0]), None)
        if row is None:
            yield f"missed {kind} {one['name']}"
            continue
        free.remove(row)
        counts[kind, "found"] += 1
        hidden = row.type == "anonymous source" and kind == "group"  # sources close to the family
        given = kind if hidden else _ONE.get(row.type, row.type)
        counts[kind, "type right"] += given == kind
        counts[given, "given"] += 1
        counts[given, "right"] += 1
        if given != kind:
            yield f"type of {one['name']} is {kind}, given {given}"
        if kind == "named person":
            for field, part in (("title", "role"), ("organization", "organization")):
                wanted = [told[part] for told in one["affiliations"] if told.get(part)]
                counts[field, "marked"] += bool(wanted)
                counts[field, "given"] += bool(getattr(row, field))
                right = any(_fits(getattr(row, field), words) for words in wanted)
                counts[field, "found"] += right
                counts[field, "right"] += right
    for row in free:
        counts[_ONE.get(row.type, row.type), "given"] += 1
        yield f"given {row.type} {row.name}"


def _fits(left: str, right: str) -> bool:
    """Whether one value holds all words of the other: a title with its body that of gold without."""
    one, other = ({*re.findall(r"\w+", value.lower())} for value in (left, right))
    return bool(one) and (one <= other or other <= one)


def sectors() -> Counter[str]:
    """Counts of hand-labelled sources whose sector is right.

    ``sectors.json`` holds sets, files, ids of sources and labels, no text.
    """
    labels = json.loads(Path(__file__).with_name("sectors.json").read_text(encoding="utf-8"))
    counts: Counter[str] = Counter()
    files = {(name, file.name): file for name in SETS for file in SETS[name].files()}
    found: dict[tuple[str, str], dict[str, str]] = {}
    for label in labels:
        key = label["set"], label["file"]
        if key not in found:
            (story,) = graphs.audit([quotes.attribute(quotes.read(files[key]))]).stories
            found[key] = {source.speaker: source.sector for source in story.sources}
        given = found[key].get(label["speaker"])
        if given is None:
            counts["gone"] += 1
            continue
        told = label["sector"] != UNCLASSED
        counts["labelled"] += 1
        counts["told"] += told
        counts["classed"] += given != UNCLASSED
        counts["right"] += given == label["sector"] != UNCLASSED
    return counts


def main() -> int:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=["world-dev", "pages-dev"])
    parser.add_argument("--wrong", action="store_true", help="also print what is wrong")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("benchmarks.sources: the corpora are not here (../shared): nothing measured", file=sys.stderr)
        return 0
    for name in options.sets:
        counts, wrong = measure(name)
        print(f"\n| {name} | marked | found % | given right % | type right % |\n|---|---:|---:|---:|---:|")
        for kind in (*_TYPES.values(), "title", "organization"):
            print(f"| {kind} | {counts[kind, 'marked']} | {_share(counts, kind, 'found', 'marked')} "
                  f"| {_share(counts, kind, 'right', 'given')} "
                  f"| {_share(counts, kind, 'type right', 'found')} |")  # fmt: skip
        if options.wrong:
            print(*wrong, sep="\n")
    counted = sectors()
    print(
        f"\nsectors: {counted['labelled']} sources labelled by hand, {counted['gone']} gone; the words tell"
        f" a sector of {counted['told']}; {counted['classed']} are classed, {counted['right']} of these right"
    )
    return 0


def _share(counts: Counter[tuple[str, str]], kind: str, part: str, whole: str) -> str:
    if part == "type right" and kind in ("title", "organization"):
        return ""
    return f"{100 * counts[kind, part] / counts[kind, whole]:.0f}" if counts[kind, whole] else "–"


if __name__ == "__main__":
    sys.exit(main())
