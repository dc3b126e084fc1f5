"""Learn the model of arguments: ``python -m training.arguments``, after ``training.cues``.

One sequence for each gold cue: the paragraph around it with that cue's source and
content. False cues are left out, or the model would learn to answer "nothing".
"""

from __future__ import annotations

from operator import attrgetter
from pathlib import Path

import numpy as np

from quotes.attribution.frames.arguments import LABELS, OFFSETS, SIZES, columns, static, window
from quotes.attribution.frames.cues import BEGIN, Cue, Cues, seen, sequences
from quotes.attribution.frames.cues import columns as cue_columns
from quotes.models.tables import Model
from quotes.resources import path
from quotes.text.analysis import Reading
from quotes.words.tokens import Ints
from training.corpus import GoldAttribution
from training.crf import Sample, Spec
from training.cues import Shares, Training, half, read_all, read_marked
from training.gradient import Run, train_all

__all__ = ["candidate", "labelled", "view"]

_COPIED = ("distance-pos", "label", "state", "pos", "pattern-side", "quotation", "sentences")

_SHARES = (0.5, 0.25, 0.25)
"""Of the models of all articles, of the marked ones, and of PolNeAR alone, which is marked to the word."""

_RUNS = (Run(seed=1), Run(seed=2))  # each ends a little off, in a direction of its own


def view(article: Training, share: Ints, model: Model) -> Cues:
    """What the cue model ``model`` sees in an article."""
    found = cue_columns(article.reading, share)
    layout = sequences(article.reading)
    scores = model.scores({name: layout.spread(column) for name, column in found.items()})
    return seen(article.reading, found, model.marginals(scores, layout))


def candidate(reading: Reading, cues: Cues, attribution: GoldAttribution) -> Cue | None:
    """The cue of a gold attribution as it is found: the likeliest that meets it, else its likeliest token."""
    first, last = reading.tokens.at(*attribution.cue[0]) if attribution.cue else (0, 0)
    if first == last:
        return None
    begins, goes_on = cues.probabilities[first:last, BEGIN["cue"] : BEGIN["cue"] + 2].T
    reporting = begins + goes_on
    met = [cue for cue in cues.cues if cue.first < last and first < cue.last]
    head = first + int(reporting.argmax())
    missed = Cue(head, head + 1, head, float(reporting.max()))
    return max(met, key=lambda cue: cue.probability, default=missed)


def labelled(reading: Reading, attribution: GoldAttribution) -> Ints:
    """The label of each token of an article as seen from the cue of a gold attribution."""
    labels = np.zeros(len(reading.tokens), np.int32)
    for role, spans in attribution.parts():
        for start, end in spans:
            begin, stop = reading.tokens.at(start, end)
            _mark(labels[begin:stop], role)
    return labels


def _sample(article: Training, cues: Cues) -> Sample | None:
    """The windows of an article's gold cues."""
    reading = article.reading
    in_order = sorted(article.exact, key=attrgetter("cue"))  # a window ends at the cues around it
    found = [(candidate(reading, cues, one), one) for one in in_order]
    candidates = tuple(cue for cue, _ in found if cue)
    truths = [labelled(reading, one) for cue, one in found if cue]
    if not candidates:
        return None
    viewed = window(reading, candidates)
    fixed = static(cues)
    all_columns = {
        name: viewed.layout.spread(column[viewed.token])
        for name, column in {**cues.columns, **fixed}.items()
        if name in OFFSETS
    }
    all_columns |= columns(reading, cues, fixed, candidates, viewed)
    truth = np.array(
        [truths[cue][token] for cue, token in zip(viewed.cue, viewed.token, strict=True)], np.int32
    )
    return Sample(all_columns, viewed.layout, truth, article.other)


def _mark(labels: Ints, role: str) -> None:
    """Label the tokens of one part; a last one is told apart, so that ends can be learned."""
    if not len(labels):
        return
    labels[:] = LABELS.index(f"in-{role}")
    labels[0] = LABELS.index(role)
    if role != "cue":
        labels[-1] = LABELS.index(f"last-{role}" if len(labels) > 1 else f"only-{role}")


def main(scratch: Path) -> None:
    """Ship the weighted sum of models of three corpora; ``scratch`` has the cue models of halves."""
    every = _samples(read_all(), scratch, "")
    marked = _samples(read_marked(), scratch, "marked-")
    alone = [sample for sample in marked if not sample.other]
    spec = Spec(SIZES(), OFFSETS, LABELS, copied=_COPIED)
    models = train_all(spec, [(samples, run) for samples in (every, marked, alone) for run in _RUNS])
    shares = [share / len(_RUNS) for share in _SHARES for _ in _RUNS]
    Model.blend([*models], shares).save(path("models/arguments.tables"))


def _samples(corpus: dict[str, Training], scratch: Path, halves: str) -> list[Sample]:
    """The windows of all articles of a corpus, of whose halves the cue models were learned that see them."""
    shares, part = Shares(corpus), half(corpus)
    models = [Model.load(scratch / f"cues-{halves}{number}.tables") for number in (0, 1)]
    kept: list[Sample] = []
    for name, article in corpus.items():
        sample = _sample(article, view(article, shares.buckets(name), models[part[name]]))
        kept += article.times * [sample] if sample else []
    return kept


if __name__ == "__main__":
    main(Path("build/training"))
