"""Learn the word list: ``python -m training.wordforms``.

Words, lemmas, endings and shapes that occur often enough in the silver tokens of
polnear/train to carry a weight of their own.
"""

from __future__ import annotations

import json
from collections import Counter

from quotes.resources import path
from quotes.words.wordforms import shape
from training.corpus import silver

__all__ = ["learn"]

_LEAST = {"word": 3, "lemma": 3, "suffix": 5, "ending": 5, "shape": 1}


def learn() -> dict[str, str]:
    """The listed values of each column, and the forms whose bases no rule would guess, with these."""
    counts: dict[str, Counter[str]] = {column: Counter() for column in _LEAST}
    bases: dict[str, Counter[str]] = {}
    for _, sentences in silver("train"):
        for token in (token for sentence in sentences for token in sentence):
            lower = token.word.lower()
            counts["word"][lower] += 1
            counts["lemma"][token.lemma.lower()] += 1
            counts["suffix"][lower[-3:]] += 1
            counts["ending"][lower[-2:]] += 1
            counts["shape"][shape(token.word)] += 1
            bases.setdefault(lower, Counter())[token.lemma.lower()] += 1
    stored = {
        column: " ".join(sorted(value for value, n in counts[column].items() if n >= least))
        for column, least in _LEAST.items()
    }
    lemmas = {
        word: best
        for word, seen in sorted(bases.items())
        if counts["word"][word] >= 3 and (best := seen.most_common(1)[0][0])
    }
    return {**stored, "forms": " ".join(lemmas), "bases": " ".join(lemmas.values())}


if __name__ == "__main__":
    target = path("models/wordforms.json")
    target.write_text(json.dumps(learn(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"{target.name}: {target.stat().st_size / 1000:.0f} kB")
