"""Input that nobody made to be read: ``python -m benchmarks.hostile [WORD...]``.

Some forty kinds of text at 100, 300 and 900 kB, fourteen kinds of attributed articles of 1,000, 3,000
and 9,000 quotes through the graph, its tables, its files and the reports, and nine kinds of reports to
check. Each run is a process of its own, with limits of time and memory. A row gives the time a unit (a
byte, a quote) in CPU microseconds at each size, how many times as long a unit takes at the last size as
at the first (linear is 1), and the peak memory. The last line names the rows where that grows by more
than half: a step there does not cost linear time. With words, only rows that hold one of them are run.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graphs
import quotes
from benchmarks.hostile.documents import DOCUMENTS, one_speaker
from benchmarks.hostile.reports import REPORTS, checked
from benchmarks.hostile.texts import TEXTS
from graphs.building.measures import TABLES
from graphs.reports.report import write_report
from quotes.document import AttributedDocument

__all__ = ["main"]

_BYTES = (100_000, 300_000, 900_000)
_QUOTES = (1_000, 3_000, 9_000)
_LONGEST = 300  # CPU seconds of one run
_MOST_MEMORY = 2 << 30  # bytes of address space
_GROWTH = 1.5

Step = Callable[[list[AttributedDocument]], Any]


def _measured(found: list[AttributedDocument]) -> None:
    graph = graphs.build(found)
    for table in TABLES.values():
        table(graph)


def _written(ending: str) -> Step:
    def write(found: list[AttributedDocument]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            graphs.write(graphs.build(found), Path(folder) / f"graph{ending}")

    return write


def _reported(ending: str) -> Step:
    def write(found: list[AttributedDocument]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_report(found, Path(folder) / f"report{ending}")

    return write


_STEPS: dict[str, Step] = {
    "graph": graphs.build,
    "stats": _measured,
    **{f"graph{ending}": _written(ending) for ending in (".gexf", ".jsonld", ".html", ".svg")},
    **{f"report{ending}": _reported(ending) for ending in (".html", ".md", ".csv", ".json")},
}

_ROWS = (
    *((step, kind) for step in ("attribute",) for kind in TEXTS),
    *((step, kind) for kind in DOCUMENTS for step in _STEPS),
    *((step, kind) for step in ("check",) for kind in REPORTS),
)


def _run(step: str, kind: str, size: int) -> float:
    """The CPU seconds of one run in this process, without making its input and loading its files."""
    if step == "attribute":
        return _timed(quotes.attribute, '"Load it," said Anna Roe, the mayor. She left.', TEXTS[kind](size))
    if step == "check":
        return _timed(lambda n: checked(kind, n), 3, size)
    return _timed(_STEPS[step], one_speaker(3), DOCUMENTS[kind](size))


def _timed(run: Callable[[Any], Any], first: Any, then: Any) -> float:
    run(first)
    start = time.process_time()
    run(then)
    return time.process_time() - start


def _one(step: str, kind: str, size: int) -> None:
    """One run under the limits; prints CPU seconds and peak memory in MB as JSON."""
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST))
    seconds = _run(step, kind, size)
    print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))


def _apart(step: str, kind: str, size: int) -> tuple[float, float] | None:
    """CPU seconds and peak memory in MB of a run in its own process, None where it did not end in limits."""
    command = [sys.executable, "-m", "benchmarks.hostile", "--one", step, kind, str(size)]
    run = subprocess.run(command, capture_output=True, text=True)
    return tuple(json.loads(run.stdout)) if run.returncode == 0 else None


def _row(step: str, kind: str) -> tuple[str, bool]:
    """A row of the table, and whether its time a unit grows."""
    sizes = _BYTES if step == "attribute" else _QUOTES
    found = [_apart(step, kind, size) for size in sizes]
    each = [1e6 * one[0] / size if one else None for one, size in zip(found, sizes, strict=True)]
    growth = each[-1] / each[0] if each[0] and each[-1] else None
    cells = (f"{one:.1f}" if one is not None else "did not end" for one in each)
    peak = max((one[1] for one in found if one), default=0)
    shown = f"{growth:.1f}" if growth else "-"
    return f"| {step} | {kind} | {' | '.join(cells)} | {shown} | {peak:.0f} |", not growth or growth > _GROWTH


def main() -> None:
    """Print the table, and what grows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("words", nargs="*", help="only rows whose step or kind holds one of these")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        step, kind, size = asked.one
        return _one(step, kind, int(size))
    rows = [row for row in _ROWS if not asked.words or any(word in " ".join(row) for word in asked.words)]
    if not rows:
        parser.error(
            f"no row holds {' or '.join(asked.words)}; kinds: {', '.join([*TEXTS, *DOCUMENTS, *REPORTS])}"
        )
    print("| step | kind | µs a unit, first size | second | third | growth | peak MB |")
    print(f"|---|---|{'---:|' * 5}")
    growing = []
    for step, kind in rows:
        row, grows = _row(step, kind)
        print(row, flush=True)
        growing += [f"{step} {kind}"] * grows
    print(f"\nTime a unit grows by more than half: {', '.join(growing) or 'none'}.")
    return None


if __name__ == "__main__":
    main()
