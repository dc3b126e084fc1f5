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
from training.crf import Run, Sample, Spec, train_all
from training.cues import Shares, Training, half, read_all, read_marked

__all__ = ["candidate", "labelled", "view"]

_COPIED = ("distance-pos", "label", "state", "pos", "pattern-side", "quotation", "sentences")

# Runs of the stochastic gradient each end a little off, in a direction of their own: their mean errs less.
# Half of them see no silver, and half of these PolNeAR alone, whose contents are marked to the word by hand.
_OF_ALL = (
    Run(30, c2=1.0, rate=0.0008, seeds=(1,)),
    Run(30, c2=1.0, rate=0.0016, seeds=(2,)),
    Run(30, c2=1.0, rate=0.0012, seeds=(3,)),
    Run(30, c2=0.5, rate=0.0012, seeds=(4,)),
)
_OF_MARKED = _OF_ALL[:2]
_OF_POLNEAR = (Run(30, c2=1.0, rate=0.0012, seeds=(3,)), Run(45, c2=0.5, rate=0.0012, seeds=(4,)))
_RUNS = len(_OF_ALL) + len(_OF_MARKED) + len(_OF_POLNEAR)


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
    """Train on the articles of ``training.cues``; ``scratch`` keeps each run, to try other shares."""
    every = _samples(read_all(), scratch, "")
    marked = _samples(read_marked(), scratch, "marked-")
    alone = [sample for sample in marked if not sample.other]
    sets = ((every, _OF_ALL), (marked, _OF_MARKED), (alone, _OF_POLNEAR))
    jobs = [(samples, run) for samples, runs in sets for run in runs]
    for number, model in enumerate(train_all(Spec(SIZES(), OFFSETS, LABELS, copied=_COPIED), jobs)):
        model.save(scratch / f"arguments-{number}.tables")
    blend(scratch)


def _samples(corpus: dict[str, Training], scratch: Path, halves: str) -> list[Sample]:
    """The windows of all articles of a corpus, of whose halves the cue models were learned that see them."""
    shares, part = Shares(corpus), half(corpus)
    models = [Model.load(scratch / f"cues-{halves}{number}.tables") for number in (0, 1)]
    kept: list[Sample] = []
    for name, article in corpus.items():
        sample = _sample(article, view(article, shares.buckets(name), models[part[name]]))
        kept += article.times * [sample] if sample else []
    return kept


def blend(scratch: Path) -> None:
    """Ship the mean of the runs in ``scratch``."""
    models = [Model.load(scratch / f"arguments-{number}.tables") for number in range(_RUNS)]
    Model.blend(models, _RUNS * [1 / _RUNS]).save(path("models/arguments.tables"))


if __name__ == "__main__":
    main(Path("build/training"))
