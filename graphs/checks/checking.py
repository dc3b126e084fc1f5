"""Checking the items of a report against sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graphs.checks.items import Item
from graphs.checks.judging import meaning
from graphs.checks.judging.claimants import Claimant
from graphs.checks.judging.comparison import Change, Comparison
from graphs.checks.judging.flags import Flags
from graphs.checks.judging.paraphrases import paraphrase
from graphs.checks.judging.policies import Policy
from graphs.checks.judging.speakers import is_named
from graphs.checks.judging.verdicts import findings
from graphs.checks.matching.alignment import align
from graphs.checks.matching.places import Found, extents, found_at
from graphs.checks.matching.source import NARRATION, Source
from graphs.checks.matching.sources import Sources
from graphs.checks.matching.surface import NORMALIZATIONS
from graphs.checks.matching.words import Claim
from graphs.steps import steps

__all__ = ["Check", "check", "check_items", "summary"]

_CANDIDATES = 8
"""Articles looked at closely for one item."""
_OUTER = " \n\"'“”‘’«»,"
_WHOLE = 0.95
"""Coverage from which on no second place is looked for."""
_LEAST = 0.1
"""Runs of three words an article must share, as a part of the item's words, where another has them all."""
_PENALTIES = {"misattributed": 0.15, "unattributed": 0.12, "paraphrase": 0.1, "composite": 0.05}
"""What a place must be better by to be taken for where the quote is from."""


@dataclass(frozen=True, slots=True)
class Check:
    """The outcome for one item.

    findings: all verdicts that hold, the most severe first; notes: what else a person should
    know, in words; passes: what the policy says.
    """

    item: Item
    verdict: str
    findings: tuple[str, ...]
    flags: tuple[str, ...]
    notes: tuple[str, ...]
    found: Found | None
    changes: tuple[Change, ...]
    normalization: tuple[str, ...]
    passes: bool


def check_items(items: Iterable[Item], sources: Sources, policy: Policy) -> list[Check]:
    """Each item's check, in the items' order."""
    return [check(item, sources, policy) for item in steps("Checking", items)]


def summary(checks: Iterable[Check]) -> dict[str, int]:
    """How many items got each verdict."""
    return dict(sorted(Counter(check.verdict for check in checks).items()))


def check(item: Item, sources: Sources, policy: Policy) -> Check:
    """Whether ``sources`` bear out ``item``."""
    return _Search(item, sources, policy).check()


class _Search:
    """One item on its way through the sources."""

    def __init__(self, item: Item, sources: Sources, policy: Policy) -> None:
        self.item, self.sources, self.policy = item, sources, policy
        self.claimant = Claimant(item.speaker)
        self._take(Claim.of(item.quote))

    def _take(self, claim: Claim) -> None:
        self.claim = claim
        # Words in brackets are the report's own, so they anchor nothing.
        known = self.sources.index.numbers(self.claim.words.folded)
        self.ids = np.where(self.claim.bracketed, -1, known).astype(np.int32)
        self.weights = [
            0.0 if bracketed else meaning.weight(word)
            for word, bracketed in zip(self.claim.words.folded, self.claim.bracketed, strict=True)
        ]

    def check(self) -> Check:
        comparisons = self._comparisons()
        near = [comparison for comparison in comparisons if comparison.near]
        if not near:
            return self._in_other_words()
        near.sort(key=self._rank)
        best = near[0]
        flags, notes = Flags(self.item, self.claimant, self._is_named_document).of(best, near[1:])
        used = tuple(name for name in NORMALIZATIONS if name in best.surface.normalization)
        return self._verdict(findings(best), flags, notes, _place(best), best.changes, used)

    def _in_other_words(self) -> Check:
        found = is_named(self.item.speaker) and paraphrase(self.claim, self.sources, self.claimant)
        if not found:
            return self._verdict(["not-found"])
        return self._verdict(["paraphrase"], ["meaning-risk"] * bool(found.risks), found.risks, found.found)

    def _candidates(self) -> dict[Source, float]:
        """The articles to look at, best first, and how many runs of the item's words each has for each word.

        Of an article that the item names, or that only shares words, as many as if it had all.
        """
        folded = self.claim.words.folded
        found = dict.fromkeys(self.sources.named(self.item.document or ""), 1.0)
        held = self.sources.holding(folded, _CANDIDATES)
        for number in held or self.sources.sharing(folded, _CANDIDATES):
            found.setdefault(self.sources[number], held.get(number, len(folded)) / len(folded))
        return found

    def _is_named_document(self, source: Source) -> bool:
        return source in self.sources.named(self.item.document or "")

    def _comparisons(self) -> list[Comparison]:
        if not len(self.claim) or not any(self.weights):
            return []
        candidates = self._candidates()
        words = self.item.quote.strip(_OUTER)
        if self.claim.is_edited and any(words in source.text for source in candidates):
            self._take(Claim.plain(self.item.quote))  # brackets and dots are the source's own
        found: list[Comparison] = []
        best = 0.0
        for source, share in candidates.items():
            if best >= _WHOLE and share < _LEAST:
                continue  # too little to say the same, or to say it otherwise
            if comparison := self._compare([source]):
                found.append(comparison)
                best = max(best, comparison.alignment.coverage)
        if best < _WHOLE and len(candidates) > 1 and (joined := self._compare([*candidates])):
            found.append(joined)
        return found

    def _compare(self, sources: list[Source]) -> Comparison | None:
        alignment = align(self.claim, self.ids, self.weights, sources, self._preferred, self.claimant.own)
        if not alignment:
            return None
        return Comparison(alignment, self.claimant, self.policy.cosmetic, self.item.stance == "denies")

    def _preferred(self, source: Source, words: Sequence[int]) -> NDArray[np.float64]:
        """Words in quotation marks, the claimed speaker's, and a whole quotation count a little more.

        words: first and last of each run of words that is looked at; others' speakers are not.
        """
        worth = np.zeros(len(source.attributed.quotes) + 1)
        for first, last in zip(words[::2], words[1::2], strict=True):
            for index in set(source.owner[first : last + 1]) - {NARRATION}:
                if not worth[index] and self.claimant.says(source, source.attributed.quotes[index]):
                    worth[index] = 0.05
        preferred: NDArray[np.float64] = worth[source.owners] + 0.02 * source.in_marks
        if (whole := source.whole.get(self.claim.words.folded)) is not None:
            preferred[whole] += 0.1
        return preferred

    def _rank(self, comparison: Comparison) -> tuple[float, bool, int, int]:
        alignment = comparison.alignment
        penalty = max(_PENALTIES.get(verdict, 0.0) for verdict in findings(comparison))
        edited = sum(len(edit.words) + edit.end - edit.start for edit in alignment.edits)
        return (
            round(penalty - alignment.coverage, 3),
            not self._is_named_document(alignment.pieces[0].source),
            edited + len(comparison.surface.cosmetic),
            self._days(alignment.pieces[0].source),
        )

    def _days(self, source: Source) -> int:
        """Days between the item's date and the article's, where both are known."""
        try:
            claimed = date.fromisoformat((self.item.date or "")[:10])
            return abs((claimed - date.fromisoformat((source.attributed.document.published or "")[:10])).days)
        except ValueError:
            return 0

    def _verdict(
        self,
        held: Sequence[str],
        flags: Sequence[str] = (),
        notes: Sequence[str] = (),
        found: Found | None = None,
        changes: tuple[Change, ...] = (),
        used: tuple[str, ...] = (),
    ) -> Check:
        passes = self.policy.passes(held[0], flags)
        return Check(
            self.item, held[0], tuple(held), tuple(flags), tuple(notes), found, changes, used, passes
        )


def _place(best: Comparison) -> Found:
    pieces = extents(best.alignment)
    source = best.alignment.pieces[0].source
    speaker = None
    if best.speaker:
        source, known = best.speaker
        speaker = known.name if best.shares["nobody"] <= 0.5 or known.kind == "unnamed" else None
    return found_at(source, speaker, pieces)
