"""Learn the model of names: ``python -m training.names``.

From corpora whose names were marked by hand: newswire of the whole world, GUM, wikigold and IEER.
Exact F1 on outlets that a model has not seen: ``python -m training.names --measure``.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from quotes.models.tables import Model
from quotes.names.recognition import KINDS, LABELS, OFFSETS, columns, recognized, sequences, sizes
from quotes.resources import path
from quotes.text.analysis import Reading, analyse
from quotes.words.tokens import Ints
from training.augmentation import copies, in_capitals, in_title_case
from training.crf import Run, Sample, Spec, train
from training.named import Marked, Spans, gum, ieer, wikigold, worldwide

_EVERY = 6
"""One outlet of so many is left out for measuring."""


def _labels(reading: Reading, spans: Spans) -> Ints:
    labels = np.zeros(len(reading.tokens), np.int32)
    for start, end, kind in sorted(spans):  # those of one token in a fixed order: the last stands
        first, last = reading.tokens.at(start, end)
        labels[first:last] = LABELS.index(f"in-{kind}")
        labels[first : first + 1] = LABELS.index(kind)
    return labels


def _sample(document: Marked) -> Sample:
    reading = analyse(document.text)
    kept, layout = sequences(reading)
    found = {name: layout.spread(column[kept]) for name, column in columns(reading).items()}
    return Sample(found, layout, _labels(reading, document.spans)[kept])


def predicted(model: Model, document: Marked) -> Spans:
    """The names that a model finds in a document."""
    reading = analyse(document.text)
    start, end = reading.tokens.start, reading.tokens.end
    return {
        (int(start[first]), int(end[last - 1]), KINDS[kind])
        for _, first, last, kind in recognized([reading], model)
    }


def filled(model: Model, document: Marked) -> Marked:
    """A document with the names that a model finds of the kinds that are not marked in it."""
    taken = [(start, end) for start, end, _ in document.spans]
    more = {
        (start, end, kind)
        for start, end, kind in predicted(model, document)
        if not any(start < last and first < end for first, last in taken)
    }
    more = {one for one in more if one[2] not in document.kinds}
    return replace(document, spans=document.spans | more)


_FIRST = Run(5, c2=None)
_RUN = Run(8, c2=None, seeds=(1, 2, 3))


def learn(documents: Sequence[Marked]) -> Model:
    """The model of documents, whose kinds that are not marked are those that a first model finds."""
    spec = Spec(sizes(), OFFSETS, LABELS)
    whole = [one for one in documents if len(one.kinds) == len(KINDS)]
    rest = [one for one in documents if len(one.kinds) < len(KINDS)]
    if rest:
        first = train(spec, [_sample(one) for one in whole], _FIRST)
        whole += [filled(first, one) for one in rest]
    return train(spec, [_sample(one) for one in whole + copies(whole)], _RUN, verbose="-v" in sys.argv)


def report(title: str, model: Model, documents: Sequence[Marked]) -> None:
    """Print F1, precision and recall of each kind, exact borders, as a row of a table."""
    counts: Counter[tuple[str, str]] = Counter()
    for document in documents:
        gold, got = _folded(document.spans), _folded(predicted(model, document))
        for which, spans in (("got", got), ("gold", gold), ("both", got & gold)):
            for *_, kind in spans:
                counts[kind, which] += 1
                counts["all three", which] += kind in _THREE
    cells = []
    for kind in (*_THREE, "all three", "other"):
        both, total = counts[kind, "both"], counts[kind, "gold"]
        precision, recall = both / max(1, counts[kind, "got"]), both / max(1, total)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        cells.append(f"{100 * f1:.1f} ({100 * precision:.0f}, {100 * recall:.0f})" if total else "")
    print(f"| {title} | {' | '.join(cells)} |", flush=True)


_THREE = ("person", "organization", "place")


def _folded(spans: Spans) -> Spans:
    """Spans with peoples among the others, as the tool gives them."""
    return {(start, end, "other" if kind == "people" else kind) for start, end, kind in spans}


def measure() -> None:
    """Print what a model finds on documents that it has not seen: outlets of worldwide, halves of others."""
    world = worldwide()
    out = set(sorted({one.outlet for one in world})[3::_EVERY])
    seen = [one for one in world if one.outlet not in out]
    unseen = [one for one in world if one.outlet in out]
    others = {"ieer": ieer(), "wikigold": wikigold(), "gum": gum()}
    model = learn(seen + [one for part in others.values() for one in part[::2]])
    print("| F1 % (precision, recall) | person | organization | place | all three | other |")
    print("|---|---:|---:|---:|---:|---:|")
    report("worldwide, outlets not seen", model, unseen)
    for name, part in others.items():
        report(name, model, part[1::2])
    report("worldwide in CAPITALS", model, [in_capitals(one) for one in unseen])
    report("worldwide in Title Case", model, [in_title_case(one) for one in unseen])


if __name__ == "__main__":
    if "--measure" in sys.argv:
        measure()
    else:
        learn(worldwide() + ieer() + wikigold() + gum()).save(path("models/names.tables"))
