"""What many articles cost on Spark: ``python -m benchmarks.scale [ARTICLES...] [--cores N...] [--skewed]``.

Reading and attributing are measured on texts (polnear/train) that are read from JSON Lines. What comes after,
over all articles, is measured on more than there are: articles made by varying polnear/train as
``benchmarks.graphs`` does, three quotes each, attributed already. Each run is a session in local mode.
Prints Markdown, a row a step: seconds, the processor's seconds of Java and of Python, the peak of memory of
both, and from Spark's log of events what was written to be shared out and the longest task.

``--skewed``: one name is given to the speakers of a third of all quotes.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from benchmarks.gold import polnear
from benchmarks.graphs import in_a_process, vary
from quotes.document import AttributedDocument

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_SIZES = (1_000, 10_000, 100_000)  # articles
_TEXTS = 200  # that are read and attributed
_QUOTES = 3
_SUBMITTED = (
    "--master local[{cores}] --driver-memory 2g --conf spark.ui.enabled=false"
    " --conf spark.driver.bindAddress=127.0.0.1 --conf spark.driver.host=127.0.0.1"
    " --conf spark.sql.shuffle.partitions={parts} --conf spark.local.dir={folder}"
    " --conf spark.eventLog.enabled=true --conf spark.eventLog.dir=file://{folder}"
    " --conf spark.eventLog.rolling.enabled=false --conf spark.eventLog.compress=false pyspark-shell"
)
_EVERYBODY = "Ada Byron"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sizes", type=int, nargs="*", default=_SIZES, metavar="ARTICLES")
    parser.add_argument("--cores", type=int, nargs="+", default=(1, 2))
    parser.add_argument("--skewed", action="store_true")
    chosen = parser.parse_args()
    print("| articles | cores | step | s | CPU s Java | CPU s Python | peak MB Java | peak MB Python |"
          " shuffled MB | longest task s |\n|---:|---:|---|---:|---:|---:|---:|---:|---:|---:|")  # fmt: skip
    for cores in chosen.cores:
        for size in chosen.sizes:
            in_a_process(_across, size, cores, chosen.skewed)
        in_a_process(_attribute, cores)


@dataclass
class _Run:
    """Steps of one session, each measured."""

    size: int
    cores: int
    spark: SparkSession
    log: Path
    seen: int = field(default=0)

    def step(self, name: str, run: Callable[[], Any]) -> None:
        """Run a step and print what it cost."""
        processes = _Processes(os.getpid())
        begun = time.monotonic()
        with processes:
            run()
        seconds = time.monotonic() - begun
        java, python = processes.java, processes.python
        shuffled, longest = self._tasks()
        print(
            f"| {self.size:,} | {self.cores} | {name} | {seconds:.1f} | {java.seconds:.1f}"
            f" | {python.seconds:.1f} | {java.peak:.0f} | {python.peak:.0f} | {shuffled / 1e6:.1f}"
            f" | {longest:.1f} |",
            flush=True,
        )

    def _tasks(self) -> tuple[int, float]:
        """Bytes that tasks since the last step wrote to be shared out, and seconds of the longest task."""
        time.sleep(1)  # until the log is written
        lines = self.log.read_text(encoding="utf-8").split("\n")[:-1]
        tasks = [
            event
            for line in lines[self.seen :]
            if (event := json.loads(line))["Event"] == "SparkListenerTaskEnd" and event.get("Task Metrics")
        ]
        self.seen = len(lines)
        shuffled = sum(
            task["Task Metrics"]["Shuffle Write Metrics"]["Shuffle Bytes Written"] for task in tasks
        )
        times = [task["Task Info"]["Finish Time"] - task["Task Info"]["Launch Time"] for task in tasks]
        return shuffled, max(times, default=0) / 1000


@dataclass
class _Cost:
    seconds: float = 0.0
    peak: float = 0.0  # MB


class _Processes:
    """What Java, and the Python that it starts, cost while a block runs: from /proc, twice a second."""

    def __init__(self, root: int) -> None:
        self.root = root
        self.java, self.python = _Cost(), _Cost()
        self._known: dict[int, tuple[bool, float]] = {}
        self._ended = threading.Event()
        self._watching = threading.Thread(target=self._watch)

    def __enter__(self) -> None:
        self._look()
        self._before = self._seconds()
        self._watching.start()

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._watching.join()
        self._look()
        for cost, before, now in zip((self.java, self.python), self._before, self._seconds(), strict=True):
            cost.seconds = now - before

    def _watch(self) -> None:
        while not self._ended.wait(0.5):
            self._look()

    def _look(self) -> None:
        held = {True: 0.0, False: 0.0}
        for number, is_java, seconds, size in self._below():
            self._known[number] = is_java, seconds  # of one that ends, what it was when last seen
            held[is_java] += size
        self.java.peak = max(self.java.peak, held[True])
        self.python.peak = max(self.python.peak, held[False])

    def _seconds(self) -> tuple[float, float]:
        java = sum(seconds for is_java, seconds in self._known.values() if is_java)
        return java, sum(seconds for is_java, seconds in self._known.values() if not is_java)

    def _below(self) -> Iterator[tuple[int, bool, float, float]]:
        """Of each process below the root: its number, whether it is Java, seconds, MB."""
        tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
        known: dict[int, tuple[int, bool, float, float]] = {}
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                head, _, rest = path.read_text(encoding="utf-8").rpartition(")")
            except OSError:  # it has ended
                continue
            columns = rest.split()
            ticks = sum(map(int, columns[11:13]))
            known[int(path.parent.name)] = (
                int(columns[1]), head.endswith("(java"), ticks / tick, int(columns[21]) * page / 1e6
            )  # fmt: skip
        for number, (_, is_java, seconds, size) in known.items():
            above = number
            while above in known and above != self.root:
                above = known[above][0]
            if above == self.root and number != self.root:
                yield number, is_java, seconds, size


@contextmanager
def _running(size: int, cores: int) -> Iterator[tuple[_Run, Path]]:
    """A session with so many cores, and a folder that goes with it."""
    from graphs.spark.session import session

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = max(4, size // 5_000)
        os.environ["PYSPARK_SUBMIT_ARGS"] = _SUBMITTED.format(cores=cores, folder=folder, parts=parts)
        os.environ["PYSPARK_PYTHON"] = sys.executable
        with session() as spark:
            spark.range(1).count()
            (log,) = folder.glob(f"{spark.sparkContext.applicationId}*")
            yield _Run(size, cores, spark, log), folder


def _attribute(cores: int) -> None:
    """Read and attribute texts, from a file of some hundred KB a task."""
    from graphs.spark.attributing import articles
    from quotes.options import Options
    from quotes.reading.options import ReadingOptions

    with _running(_TEXTS, cores) as (run, folder):
        inputs = folder / "texts"
        inputs.mkdir()
        for n, document in enumerate(polnear("train")):
            if n < _TEXTS:
                row = {"id": document.document.id, "text": document.text}
                with (inputs / f"{n * 4 // _TEXTS}.jsonl").open("a", encoding="utf-8") as file:
                    file.write(json.dumps(row) + "\n")
        found = articles(run.spark, [str(inputs)], Options(), ReadingOptions())
        run.step("read and attribute texts", found.count)


def _across(size: int, cores: int, skewed: bool) -> None:
    """Everything that comes after attributing."""
    from graphs.spark.attributing import write_rows
    from graphs.spark.graph import linked, write_graph
    from graphs.spark.people import identities

    with _running(size, cores) as (run, folder):
        found = _made(run.spark, size, folder / "originals", skewed).persist()
        run.step("(make articles)", found.count)
        people = identities(found).persist()
        run.step("who is who", people.count)
        whole = linked(found, people)
        run.step("each article with who is in it", whole.count)
        run.step("write tables", lambda: write_rows(whole, folder / "out"))
        run.step("claims, ties, mentions, nodes, edges", lambda: write_graph(whole, folder / "out"))
        written = sum(file.stat().st_size for file in (folder / "out").rglob("*.parquet"))
        edges = run.spark.read.parquet(str(folder / "out/edges")).count()
        nodes = run.spark.read.parquet(str(folder / "out/nodes")).count()
        print(f"| | | {nodes:,} nodes, {edges:,} edges, {written / 1e6:.0f} MB | | | | | | | |", flush=True)


def _made(spark: SparkSession, size: int, originals: Path, skewed: bool) -> DataFrame:
    """So many attributed articles, made where they are used."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from graphs.spark.tables import ARTICLES, article_row

    kept = [document for document in polnear("train") if len(document.quotes) >= _QUOTES]
    originals.write_bytes(pickle.dumps([replace(one, text=None) for one in kept]))

    def make(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        known = pickle.loads(originals.read_bytes())
        for batch in batches:
            made = (vary(known, number, _QUOTES) for number in batch.column(0).to_pylist())
            rows = [article_row(_everybodys(one) if skewed else one) for one in made]
            yield pa.RecordBatch.from_pylist(rows, schema=ARTICLES)

    parts = max(spark.sparkContext.defaultParallelism * 2, size // 5_000)
    return spark.range(0, size, 1, parts).mapInArrow(make, from_arrow_schema(ARTICLES))


def _everybodys(document: AttributedDocument) -> AttributedDocument:
    """With one name for who says a third of all quotes."""
    if not document.speakers or random.Random(document.document.id).random() > 0.5:
        return document
    first, *others = document.speakers
    return replace(document, speakers=(replace(first, name=_EVERYBODY, kind="person"), *others))


if __name__ == "__main__":
    main()
