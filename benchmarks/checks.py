"""Verdicts on planted changes: ``python -m benchmarks.checks [--speed]``.

Takes real quotes of polnear/dev through gold, changes them in known ways with a fixed seed
and prints precision and recall of each verdict. The right verdict is known by how an item
was made, never by asking the checker. Then with our own attribution (``benchmarks.accusations``).
``--speed`` measures 1,000 items against 924 and 10,000 articles instead.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from benchmarks import accusations, short
from benchmarks.gold import polnear_dev
from benchmarks.planting import Planted, planted
from graphs import archive
from graphs.checks.checking import Check, check_items
from graphs.checks.items import Item
from graphs.checks.judging.policies import VERDICTS, Policy
from graphs.checks.matching.archived import ArchiveSources
from graphs.checks.matching.sources import Sources
from quotes.document import Article, AttributedDocument
from training.corpus import SHARED, articles

__all__ = ["Scores", "measure"]


@dataclass(frozen=True, slots=True)
class Scores:
    """right: share of verdicts; flagged: share of planted risks; verbatim: changed items called verbatim."""

    right: float
    flagged: float
    verbatim: int
    counts: Counter[tuple[str, str]]
    wrong: list[tuple[Planted, Check]]
    unflagged: list[tuple[Planted, Check]]

    def table(self) -> str:
        """Precision and recall of each verdict, in per cent."""
        lines = ["| verdict | items | precision | recall |", "|---|---|---|---|"]
        for verdict in VERDICTS:
            made = sum(count for (planted, _), count in self.counts.items() if planted == verdict)
            given = sum(count for (_, got), count in self.counts.items() if got == verdict)
            hit = self.counts[verdict, verdict]
            lines.append(
                f"| {verdict} | {made} | {100 * hit / max(1, given):.1f} | {100 * hit / max(1, made):.1f} |"
            )
        return "\n".join(lines)


def measure(seed: int = 6) -> Scores:
    """Plant changes and check them."""
    documents = polnear_dev()
    rows = planted(documents, random.Random(seed))
    checks = check_items([row.item for row in rows], Sources(documents), Policy.load())
    pairs = list(zip(rows, checks, strict=True))
    wrong = [(row, check) for row, check in pairs if row.verdict != check.verdict]
    risky = [(row, check) for row, check in pairs if row.risk]
    unflagged = [(row, check) for row, check in risky if "meaning-risk" not in check.flags]
    return Scores(
        1 - len(wrong) / len(rows),
        1 - len(unflagged) / len(risky),
        sum(check.verdict == "verbatim" for row, check in wrong),
        Counter((row.verdict, check.verdict) for row, check in pairs),
        wrong,
        unflagged,
    )


def speed() -> Iterator[str]:
    """CPU seconds for the index and for 1,000 items, against 924 and 10,000 articles."""
    dev = polnear_dev()
    items = [row.item for row in planted(dev, random.Random(6))]
    items = [replace(items[i % len(items)], n=i + 1) for i in range(1000)]
    train = [_plain(name, text) for name, text in articles("train").items()]
    for count in (924, 10_000):
        copies = range((count - len(dev)) // len(train) + 1)
        texts = [*dev, *(_copy(document, number) for number in copies for document in train)][:count]
        words = sum(len((document.text or "").split()) for document in texts)
        start = time.process_time()
        sources = Sources(texts)
        built = time.process_time()
        check_items(items, sources, Policy.load())
        done = time.process_time()
        times = f"index {built - start:.1f} s, 1,000 items {done - built:.1f} s"
        yield f"{len(texts)} articles, {words:,} words: {times}"
    yield from _archived(texts, items)


def _archived(documents: Sequence[AttributedDocument], items: Sequence[Item]) -> Iterator[str]:
    """The same against an archive of the articles: when the index is made, and with the index beside it."""
    with tempfile.TemporaryDirectory() as folder, archive.open(Path(folder) / "news.db") as held:
        for document in documents:
            held.store(document)
        for state in ("index made", "index kept"):
            start = time.process_time()
            sources = ArchiveSources(held)
            built = time.process_time()
            check_items(items, sources, Policy.load())
            done = time.process_time()
            yield f"an archive of them, {state}: {built - start:.1f} s, 1,000 items {done - built:.1f} s"
        kept = sum(file.stat().st_size for file in (Path(folder) / "news.db-words").iterdir())
        size = held.path.stat().st_size
        yield f"index {kept / 1e6:.0f} MB, archive {size / 1e6:.0f} MB"


def _plain(name: str, text: str) -> AttributedDocument:
    """An article whose attributions do not matter."""
    return AttributedDocument(Article.of(text, id=name).document, (), (), text)


def _copy(document: AttributedDocument, number: int) -> AttributedDocument:
    """The article with its longer words made another article's, so that copies do not share their quotes."""
    text = (
        regex.sub(r"\b[a-z]{7,}\b", lambda match: match[0] + str(number), document.text or "")
        if number
        else document.text
    )
    return _plain(f"{document.document.id}-{number}", text or "")


def main() -> int:
    """Print the table, or the speed figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true", help="measure time instead of verdicts")
    parser.add_argument("--wrong", action="store_true", help="also print the items judged wrongly")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("benchmarks.checks: the corpora are not here (../shared): nothing measured", file=sys.stderr)
        return 0
    if options.speed:
        for line in speed():
            print(line, flush=True)
        return 0
    scores = measure()
    print(scores.table())
    print(
        f"\nverdicts right {100 * scores.right:.1f} %, "
        f"planted meaning-risks flagged {100 * scores.flagged:.1f} %, "
        f"changed items called verbatim: {scores.verbatim}"
    )
    print("\nWith our own attribution, not gold:\n")
    print("| set | items | verdicts right % | false accusations per 100 | misattributed right |")
    print("|---|---:|---:|---:|---:|")
    outcomes = {name: accusations.measure(name) for name in accusations.OWN}
    for name, outcome in outcomes.items():
        given, right = outcome.misattributed
        print(
            f"| {name} | {outcome.items.total()} | {outcome.share:.1f} | {outcome.accusations:.1f} "
            f"| {right} of {given} |"
        )
    print("\nShort quotations, two to five words:\n")
    print("| made | items | altered | not-found | other verdicts |")
    print("|---|---:|---:|---:|---:|")
    counts = short.measure(polnear_dev())
    for way in short.WAYS:
        items = sum(count for (made, _), count in counts.items() if made == way)
        altered, unfound = counts[way, "altered"], counts[way, "not-found"]
        print(f"| {way} | {items} | {altered} | {unfound} | {items - altered - unfound} |")
    if options.wrong:
        for way, check in (pair for outcome in outcomes.values() for pair in outcome.wrong):
            print(f"\n{way} -> {check.verdict} {check.flags} {check.notes}")
            print(f"  {check.item.speaker}: {check.item.quote}")
        for row, check in [*scores.wrong, *scores.unflagged]:
            print(
                f"\n{row.way} -> {check.verdict} {check.findings} {check.flags} {check.notes}"
                f"\n  {row.item.speaker}: {row.item.quote}"
            )
            print(f"  {check.found and check.found.speaker}: {check.found and check.found.text[:300]}")
            print("  ", [(change.report, change.source, change.kind) for change in check.changes])
    return 0


if __name__ == "__main__":
    sys.exit(main())
