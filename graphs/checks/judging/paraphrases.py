"""Paraphrases: where the same speaker says it in other words."""

from __future__ import annotations

from dataclasses import dataclass

from graphs.checks.judging import meaning
from graphs.checks.judging.claimants import Claimant
from graphs.checks.matching.places import Found, found_at
from graphs.checks.matching.source import Source
from graphs.checks.matching.sources import Sources
from graphs.checks.matching.words import Claim, stem

__all__ = ["Paraphrase", "paraphrase"]

_LOOKED_AT = 16
"""Articles looked at closely for one item."""
_SHARED = 0.5
"""Share of the rarer content words that a paraphrase has in common with what the speaker said."""


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """Where it stands, and what of it may mean something else."""

    found: Found
    risks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of a source by the item's speaker. shared: by weight, of the item's rarer words."""

    shared: float
    source: Source
    words: list[int]


def paraphrase(claim: Claim, sources: Sources, claimant: Claimant) -> Paraphrase | None:
    """The passage of the claimed speaker that has most of a claim's rarer words, if it has enough of them."""
    roots = _roots(claim)
    worth = {root: 0.5 + sources.index.rarity(word) for root, word in roots.items()}
    best: _Passage | None = None
    for number in sources.sharing(list(roots.values()), _LOOKED_AT):
        best = _best(worth, sources[number], claimant, best)
    if not best:
        return None
    quote = best.source.quote(best.words[0])
    speaker = best.source.speakers[str(quote.speaker)].name if quote else None
    place = found_at(best.source, speaker, [(best.source, best.words[0], best.words[-1])])
    return Paraphrase(place, _risks(claim, best))


def _roots(claim: Claim) -> dict[str, str]:
    """The words of a claim that say what it is about, by their roots."""
    words = zip(claim.words.folded, claim.bracketed, strict=True)
    return {stem(word): word for word, bracketed in words if not bracketed and meaning.weight(word) == 1.0}


def _best(
    worth: dict[str, float], source: Source, claimant: Claimant, best: _Passage | None
) -> _Passage | None:
    """The best passage of a source, or the one that was better; worth: of each root."""
    shared: dict[int, list[str]] = {}
    for root in worth:
        for number in source.roots.get(root, ()):
            shared.setdefault(number, []).append(root)
    whole = sum(worth.values())
    for number in sorted(shared):
        score = sum(worth[root] for root in shared[number]) / whole
        few = len(shared[number]) < min(3, max(2, len(worth)))
        if few or score < _SHARED or (best and score <= best.shared):
            continue
        words = source.passages[number]
        quote = source.quote(words[0])
        if quote and claimant.says(source, quote):
            best = _Passage(score, source, words)
    return best


def _risks(claim: Claim, passage: _Passage) -> tuple[str, ...]:
    """What the claim negates or counts otherwise than the passage."""
    source = [passage.source.surface(word) for word in passage.words]
    report = [claim.surface(i) for i in range(len(claim))]
    here, there = meaning.risks(report, []), meaning.risks(source, [])
    found = [risk for risk in here if risk.startswith(("negation", "number")) and risk not in there]
    return tuple(found + meaning.turned(report, source))
