"""Speed: ``python -m benchmarks.speed [FOLDER]``.

Words a CPU second of attribution (reading included, start-up not, garbage collected as
rarely as in the command line's processes), the same as a multiple of one pass of
``regex.findall(r"\\w+|\\S", text)`` over the same texts in the same run, peak memory, and how
the time grows with 1, 10 and 100 times the text; and how long the command takes for the sample
article, from its start to its end. FOLDER holds .txt files; without it, the
dev articles of ``../shared`` or, where they are not, the sample article.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import regex

import quotes
from graphs.building.garbage import collect_rarely

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[1]


def _files() -> list[Path]:
    named = [Path(argument) for argument in sys.argv[1:]]
    for folder in (*named, ROOT.parent / "shared" / "corpora" / "polnear" / "dev", ROOT / "data" / "samples"):
        if files := sorted(folder.glob("*.txt")):
            return files
    raise SystemExit("benchmarks.speed: no .txt file to read; name a folder that has some")


def _seconds(work: Callable[[], object], runs: int = 5) -> float:
    times = []
    for _ in range(runs):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return median(times)


def _first_result() -> float:
    """Seconds by the clock, the least of five runs: the command line may wait for other processes.

    With compiled modules, as pip installs them: the first run may have to write them.
    """
    command = [sys.executable, "-m", "graphs", "quotes", *map(str, (ROOT / "data" / "samples").glob("*.txt"))]
    times = []
    with tempfile.TemporaryDirectory() as compiled:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = compiled
        for _ in range(6):
            begin = time.perf_counter()
            subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=True)
            times.append(time.perf_counter() - begin)
    return min(times[1:])


def main() -> None:
    """Print the figures as a Markdown table."""
    collect_rarely()
    files = _files()
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    words = sum(len(text.split()) for text in texts)

    def whole() -> None:
        for document in quotes.attribute_all(quotes.read(file) for file in files):
            json.dumps(document.to_dict())

    begin = time.process_time()
    quotes.attribute("Start up, it said.")
    start_up = time.process_time() - begin
    whole()
    ours = _seconds(whole)
    scan = _seconds(lambda: [regex.findall(r"\w+|\S", text) for text in texts])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("| figure | value |\n|---|---:|")
    print(f"| articles, words | {len(files)}, {words:,} |")
    print(f"| words a CPU second | {words / ours:,.0f} |")
    print(f"| CPU milliseconds an article | {1000 * ours / len(files):.1f} |")
    print(f"| multiple of one regular-expression pass | {ours / scan:.1f} |")
    print(f"| first call (models loaded), CPU seconds | {start_up:.2f} |")
    print(f"| `quotetrail quotes` of the sample article, seconds | {_first_result():.2f} |")
    print(f"| peak memory, MB | {memory:.0f} |")
    # a hundred times the largest would be longer than what reading takes for an article
    middling = sorted(texts, key=len)[len(texts) // 2]
    one = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 10, 100):
            file = Path(folder) / f"{times}.txt"
            file.write_text("\n\n".join([middling] * times), encoding="utf-8")
            took = _seconds(lambda file=file: quotes.attribute(quotes.read(file)), 3)  # type: ignore[misc]
            one = one or took
            grown = took / times / one
            print(f"| one article {times} times as long: time a word, as a multiple | {grown:.2f} |")


if __name__ == "__main__":
    main()
