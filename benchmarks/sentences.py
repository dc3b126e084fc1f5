"""Sentence boundaries against Stanford CoreNLP's: ``python -m benchmarks.sentences [CORPORA]``.

CoreNLP's sentences of the PolNeAR articles are automatic, so agreement is measured, not
truth: it also cuts behind (D-Mass.) and between a question and who asked it. A boundary is the first
letter or digit of a sentence that does not start its paragraph, so that no opening mark counts on
either side. The baselines are NLTK's tokenizer as it is, with our parameters and with none.
"""

from __future__ import annotations

import gzip
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import regex
from nltk.tokenize.punkt import PunktSentenceTokenizer

from quotes.text.layout import Paragraph, paragraphs
from quotes.text.punkt import parameters
from quotes.text.sentences import sentences

__all__ = ["Agreement", "main", "measure", "silver"]

Starts = Callable[[str, Sequence[Paragraph]], set[int]]


def silver(file: Path) -> dict[str, set[int]]:
    """The sentence starts of each document of a CoreNLP table."""
    starts: dict[str, set[int]] = {}
    document, first = "", True
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# doc "):
                document, first = line[6:].strip(), True
                starts[document] = set()
            elif not line.strip():
                first = True
            elif document and first:
                starts[document].add(int(line.split("\t")[1]))
                first = False
    return starts


def _letters(text: str, starts: set[int]) -> set[int]:
    """Each start moved to the first letter or digit from there on."""
    return {match.start() for start in starts if (match := regex.compile(r"\w").search(text, start))}


def _ours(text: str, found: Sequence[Paragraph]) -> set[int]:
    return {sentence.start for sentence in sentences(text, found)}


def _nltk(trained: bool) -> Starts:
    tokenizer = PunktSentenceTokenizer(parameters() if trained else None)

    def starts(text: str, found: Sequence[Paragraph]) -> set[int]:
        return {
            paragraph.start + start
            for paragraph in found
            for start, _ in tokenizer.span_tokenize(text[paragraph.start : paragraph.end])
        }

    return starts


@dataclass(frozen=True, slots=True)
class Agreement:
    """Boundaries found and wanted, how many of them are the same, and the words cut in a CPU second."""

    right: int
    found: int
    wanted: int
    words_per_second: float

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 to 1."""
        return 2 * self.right / (self.found + self.wanted)


def measure(polnear: Path) -> dict[str, Agreement]:
    """The agreement of each splitter with the silver sentences of ``polnear/dev``."""
    gold = silver(polnear / "dev.corenlp.tsv.gz")
    texts = {name: (polnear / "dev" / f"{name}.txt").read_text(encoding="utf-8") for name in gold}
    words = sum(len(text.split()) for text in texts.values())
    measured = {}
    for label, starts in (
        ("quotetrail", _ours),
        ("NLTK, our parameters", _nltk(trained=True)),
        ("NLTK, untrained", _nltk(trained=False)),
    ):
        starts("Load it. Now.", paragraphs("Load it. Now."))
        right = found = wanted = 0
        seconds = 0.0
        for name, text in texts.items():
            layout = paragraphs(text)
            began = time.process_time()
            predicted = starts(text, layout)
            seconds += time.process_time() - began
            borders = _letters(text, {paragraph.start for paragraph in layout})
            predicted = _letters(text, predicted) - borders
            truth = _letters(text, gold[name]) - borders
            right += len(predicted & truth)
            found += len(predicted)
            wanted += len(truth)
        measured[label] = Agreement(right, found, wanted, words / seconds)
    return measured


def main() -> None:
    """Print precision, recall, F1 and speed of the three as a Markdown table."""
    corpora = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora")
    print("| sentences by | precision % | recall % | F1 % | words a CPU second |\n|---|---|---|---|---|")
    for label, agreement in measure(corpora / "polnear").items():
        precision, recall = agreement.right / agreement.found, agreement.right / agreement.wanted
        print(
            f"| {label} | {100 * precision:.1f} | {100 * recall:.1f} | {100 * agreement.f1:.1f} "
            f"| {agreement.words_per_second:,.0f} |"
        )


if __name__ == "__main__":
    main()
