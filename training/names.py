"""Learn the model of names: ``python -m training.names``.

From the entity types that Stanford CoreNLP gave PolNeAR's training articles (silver), measured on
those of dev, and on the names that were marked by hand in the IEER newswire.
"""

from __future__ import annotations

import re
import sys
from collections import Counter

import numpy as np

from quotes.models.tables import Model
from quotes.resources import path
from quotes.speakers.names import KINDS, LABELS, OFFSETS, SIZES, columns, marked, names, sequences
from quotes.text.analysis import Reading, analyse
from quotes.words.tokens import Ints
from quotes.words.wordforms import wordforms
from training.corpus import SHARED, SilverToken, articles, silver
from training.crf import Run, Sample, Spec, train

_KIND = {"PERSON": 0, "ORGANIZATION": 1, "LOCATION": 2, "MISC": 3}

Spans = set[tuple[int, int, str]]


def _spans(sentences: list[list[SilverToken]]) -> Spans:
    """The silver names: runs of tokens of one type in a sentence."""
    found: Spans = set()
    for sentence in sentences:
        run: list[SilverToken] = []
        for token in [*sentence, None]:
            if run and (token is None or token.entity != run[0].entity):
                found.add((run[0].start, run[-1].end, KINDS[_KIND[run[0].entity]]))
                run = []
            if token is not None and token.entity in _KIND:
                run.append(token)
    return found


def _labels(reading: Reading, spans: Spans) -> Ints:
    labels = np.zeros(len(reading.tokens), np.int32)
    for start, end, kind in sorted(spans):  # those of one token in a fixed order: the last stands
        first, last = reading.tokens.at(start, end)
        labels[first:last] = LABELS.index(f"in-{kind}")
        labels[first : first + 1] = LABELS.index(kind)
    return labels


def _sample(reading: Reading, labels: Ints) -> Sample:
    kept, layout = sequences(reading)
    found = {**wordforms().columns(reading.tokens), **columns(reading)}
    return Sample({name: layout.spread(column[kept]) for name, column in found.items()}, layout, labels[kept])


def learn() -> Model:
    """The model of all training articles that have silver types."""
    texts = articles("train")
    samples = []
    for name, sentences in silver("train"):
        if name in texts:
            reading = analyse(texts[name])
            samples.append(_sample(reading, _labels(reading, _spans(sentences))))
    run = Run(60, c2=0.3, rate=0.0016)
    return train(Spec(SIZES(), OFFSETS, LABELS), samples, run, verbose="-v" in sys.argv)


def found(text: str) -> Spans:
    """The names of a text, by the model and the rules behind it."""
    reading = analyse(text)
    start, end = reading.tokens.start, reading.tokens.end
    return {
        (int(start[name.first]), int(end[name.last - 1]), name.kind)
        for name in names(reading, reading.tokens.words(), marked([reading])[0], ())
    }


def hand_marked() -> list[tuple[str, Spans]]:
    """The texts of the IEER newswire with their names."""
    kinds = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}
    documents = []
    for file in sorted((SHARED / "corpora" / "ieer").glob("[AN]*")):
        for body in re.findall(r"<TEXT>(.*?)</TEXT>", file.read_text(encoding="latin-1"), re.S):
            text, spans, opened = "", set(), (0, "")
            for part in re.split(r"(<[^<>]+>)", body):
                if mark := re.match(r'<b_\w+ type="(\w+)"', part):
                    opened = (len(text), mark[1])
                elif part.startswith("<e_"):
                    if opened[1] in kinds:
                        spans.add((opened[0], len(text), kinds[opened[1]]))
                elif not part.startswith("<"):
                    text += part
            documents.append((re.sub(r"\n(?!\s)", " ", text), spans))  # its lines are no paragraphs
    return documents


def report(title: str, pairs: list[tuple[Spans, Spans]]) -> None:
    """Print precision, recall and F1 of each kind, exact borders."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, got in pairs:
        for kind in KINDS:
            mine, theirs = {s for s in got if s[2] == kind}, {s for s in gold if s[2] == kind}
            counts[kind, "got"] += len(mine)
            counts[kind, "gold"] += len(theirs)
            counts[kind, "both"] += len(mine & theirs)
    for kind in KINDS:
        both, total = counts[kind, "both"], counts[kind, "gold"]
        if total:
            precision, recall = both / max(1, counts[kind, "got"]), both / total
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            print(f"{title} {kind:13} P {precision:.1%} R {recall:.1%} F1 {f1:.1%} of {total}")


if __name__ == "__main__":
    if "--measure" not in sys.argv:
        learn().save(path("models/names.npz"))
    texts = articles("dev")
    report(
        "dev (silver)",
        [(_spans(marked), found(texts[name])) for name, marked in silver("dev") if name in texts],
    )
    report("IEER (hand)", [(spans, found(text)) for text, spans in hand_marked()])
