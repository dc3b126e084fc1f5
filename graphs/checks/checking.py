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
from graphs.checks.judging.comparison import Change, Comparison
from graphs.checks.judging.policies import Policy
from graphs.checks.judging.speakers import Likeness, compare, is_full_name, is_named
from graphs.checks.judging.verdicts import findings
from graphs.checks.matching.alignment import align
from graphs.checks.matching.places import Found, extents, found_at
from graphs.checks.matching.source import NARRATION, Source
from graphs.checks.matching.sources import Sources
from graphs.checks.matching.surface import NORMALIZATIONS
from graphs.checks.matching.words import Claim, stem
from graphs.steps import steps
from quotes.document import Quote, Stance
from quotes.formats.content import cue

__all__ = ["Check", "check", "check_items", "summary"]

_CANDIDATES = 8
"""Articles looked at closely for one item."""
_OUTER = " \n\"'“”‘’«»,"
_WHOLE = 0.95
"""Coverage from which on no second place is looked for."""
_LEAST = 0.1
"""Runs of three words an article must share, as a part of the item's words, where another has them all."""
_PARAPHRASED = 0.5
"""Share of the rarer content words that a paraphrase has in common with what the speaker said."""
_NAMES_SHOWN = 10
_STANCES: dict[Stance, str] = {
    "denies": "denied",
    "asks": "asked",
    "orders": "asked",
    "doubts": "conditional",
    "declines": "conditional",
    "unsaid": "conditional",
}
"""The flag of words that their speaker does not say."""
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
        self._take(Claim.of(item.quote))
        self._known: dict[tuple[int, str], Likeness | None] = {}

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
            return self._paraphrase() or self._verdict(None, ["not-found"])
        near.sort(key=self._rank)
        best = near[0]
        flags, notes = self._flags(best, near[1:])
        return self._verdict(best, findings(best), flags, notes)

    def likeness(self, source: Source, speaker: str) -> Likeness | None:
        """Whether the item's speaker is this one; None where the item names nobody."""
        if not is_named(self.item.speaker):
            return None
        key = id(source), speaker
        if key not in self._known:
            self._known[key] = compare(self.item.speaker, source.speakers[speaker])
        return self._known[key]

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
        alignment = align(self.claim, self.ids, self.weights, sources, self._preferred, self._own)
        if not alignment:
            return None
        return Comparison(alignment, self.likeness, self.policy.cosmetic, self.item.stance == "denies")

    def _preferred(self, source: Source, words: Sequence[int]) -> NDArray[np.float64]:
        """Words in quotation marks, the claimed speaker's, and a whole quotation count a little more.

        words: first and last of each run of words that is looked at; others' speakers are not.
        """
        worth = np.zeros(len(source.attributed.quotes) + 1)
        for first, last in zip(words[::2], words[1::2], strict=True):
            for index in set(source.owner[first : last + 1]) - {NARRATION}:
                if not worth[index] and self._says(source, source.attributed.quotes[index]):
                    worth[index] = 0.05
        preferred: NDArray[np.float64] = worth[source.owners] + 0.02 * source.in_marks
        if (whole := source.whole.get(self.claim.words.folded)) is not None:
            preferred[whole] += 0.1
        return preferred

    def _own(self, source: Source) -> NDArray[np.bool_]:
        """For each word whether it stands in a quote of a speaker of the item's name."""
        alike = ((id, self.likeness(source, id)) for id in source.called(self.item.speaker))
        return source.said(id for id, like in alike if like and like.same)

    def _says(self, source: Source, quote: Quote) -> bool:
        """Whether the item names the quote's speaker."""
        like = (
            self.likeness(source, quote.speaker)
            if quote.speaker in source.speakers and quote.speaker
            else None
        )
        return like is not None and like.same

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

    def _flags(self, best: Comparison, others: list[Comparison]) -> tuple[list[str], list[str]]:
        flags, notes = self._stance(best)
        notes += best.risks
        if best.risks:
            flags = [*dict.fromkeys([*flags, "meaning-risk"])]
        if note := self._unsure(best):
            flags.append("attribution-unsure")
            notes.append(note)
        if conflicts := [note for other in others if (note := self._conflict(best, other))]:
            flags.append("conflicting-sources")
            notes += dict.fromkeys(conflicts)
        if best.speaker:
            source, speaker = best.speaker
            like = self.likeness(source, speaker.id)
            namesakes: list[str] = []
            if like and like.same and not is_full_name(self.item.speaker, speaker):
                namesakes = self._namesakes(source)
            if len(namesakes) > 1:
                flags.append("ambiguous-speaker")
                notes.append(f"{self.item.speaker} may be {_either(namesakes)}")
            if like and (like.same or "attribution-unsure" not in flags):
                flags += sorted(like.flags)
                notes += like.notes
            if like and (note := self._second_hand(best, like.same or best.shares["same"] > 0.5)):
                flags.append("second-hand")
                notes.append(note)
        if self.item.document and not self._is_named_document(best.alignment.pieces[0].source):
            flags.append("other-document")
            notes.append(f"not in {self.item.document}")
        return flags, notes

    def _namesakes(self, source: Source) -> list[str]:
        """The speakers of an article whom the item's speaker may be; the same for all items of one name."""
        key = self.item.speaker
        if key not in source.namesakes:
            alike = ((id, self.likeness(source, id)) for id in source.called(key))
            source.namesakes[key] = [source.speakers[id].name for id, like in alike if like and like.same]
        return source.namesakes[key]

    def _stance(self, best: Comparison) -> tuple[list[str], list[str]]:
        """Whether the source has the words as denied, asked or not said by their speaker."""
        source, word = best.alignment.words[0]
        quote = best.quote(source, word)
        flag = _STANCES.get(quote.stance) if quote else None
        is_itself = flag == "asked" and source.in_marks[word]
        if not quote or is_itself or flag == _STANCES.get(self.item.stance):
            return [], []
        reported = cue(quote, source.text)
        if self.item.stance != "denies" and (
            not flag or any(own.stance not in _STANCES for own in best.held_by(source, word))
        ):
            return [], []
        if not flag:
            return ["meaning-risk"], [
                f"the source has it as what the speaker “{reported}”, not {self.item.stance}"
            ]
        return [flag], [f"the source does not have it said: “{reported} ...”"]

    def _unsure(self, best: Comparison) -> str | None:
        """Who else may have said it, where the source's attribution is our own guess."""
        if best.shares["unsure"] <= max(best.shares["same"], best.shares["other"], best.shares["nobody"]):
            return None
        named = self.item.speaker or "nobody"
        if best.speaker and best.speaker[1].kind != "unnamed":
            other = best.speaker[1].name
            return (
                f"the source may give it to {other}, the report gives it to {named}: read who says it there"
            )
        return f"the source does not tell plainly who says it, the report gives it to {named}: read it there"

    def _conflict(self, best: Comparison, other: Comparison) -> str | None:
        """How another article contradicts the best one: another speaker, or words of another meaning."""
        if (
            not (best.speaker and other.speaker)
            or best.speaker[0] is other.speaker[0]
            or len(other.alignment.pieces) > 1
        ):
            return None
        (_, one), (source, two) = best.speaker, other.speaker
        coverage = other.alignment.coverage
        same = compare(one.name, two).same or compare(two.name, one).same
        known = source.attributed.document
        where = f"“{known.title}”" if known.title else known.id
        where += f" ({known.outlet})" if known.outlet else ""
        if (
            not same
            and best.is_sure
            and other.is_sure
            and coverage >= 0.9
            and "unnamed" not in (one.kind, two.kind)
        ):
            return f"{where} gives the words to {two.name}"
        if (
            same
            and coverage >= 0.75
            and not best.risks
            and any(change.risks for change in other.changes if change.kind == "altered")
        ):
            return f"{where} has other words"
        return None

    def _second_hand(self, best: Comparison, same: bool) -> str | None:
        """Whether the claimed speaker merely repeats or reports somebody else's words."""
        source = best.alignment.pieces[0].source
        words = [word for _, word in best.alignment.pieces[0].pairs]
        first, last = int(source.start[words[0]]), int(source.end[words[-1]])
        if same:
            if len(words) > 3 and source.is_inner(first, last):
                return f"{self.item.speaker} quotes these words"
            return None
        around = (source.attributed.quotes[index] for index in source.quotes_around(first, last))
        if any(self._says(source, quote) for quote in around):
            return f"{self.item.speaker} only quoted them"
        said = source.quote(words[0])
        known = source.attributed.document
        reporters = (said.addressee if said else None, known.author, known.outlet)
        if any(name and name.casefold() == self.item.speaker.casefold() for name in reporters):
            return f"{self.item.speaker} only reported them"
        return None

    def _paraphrase(self) -> Check | None:
        """The same speaker saying it in other words: enough rare words in common within one passage."""
        if not is_named(self.item.speaker):
            return None
        roots = {
            stem(word): word
            for word, weight in zip(self.claim.words.folded, self.weights, strict=True)
            if weight == 1.0
        }
        worth = {root: 0.5 + self.sources.index.rarity(word) for root, word in roots.items()}
        whole = sum(worth.values())
        best: tuple[float, Source, list[int]] | None = None
        for number in self.sources.sharing(list(roots.values()), 2 * _CANDIDATES):
            source = self.sources[number]
            shared: dict[int, list[str]] = {}
            for root in roots:
                for number_of_passage in source.roots.get(root, ()):
                    shared.setdefault(number_of_passage, []).append(root)
            for number_of_passage in sorted(shared):
                found = shared[number_of_passage]
                if len(found) < min(3, max(2, len(roots))):
                    continue
                score = sum(worth[root] for root in found) / whole
                if score < _PARAPHRASED or (best and score <= best[0]):
                    continue
                passage = source.passages[number_of_passage]
                quote = source.quote(passage[0])
                if quote and self._says(source, quote):
                    best = score, source, passage
        if not best:
            return None
        _, source, passage = best
        there = [source.surface(word) for word in passage]
        here = [self.claim.surface(i) for i in range(len(self.claim))]
        risks = [
            risk
            for risk in meaning.risks(here, [])
            if risk.startswith(("negation", "number")) and risk not in meaning.risks(there, [])
        ]
        quote = source.quote(passage[0])
        speaker = source.speakers[str(quote.speaker)].name if quote else None
        return self._verdict(
            None,
            ["paraphrase"],
            ["meaning-risk"] if risks else [],
            risks,
            found=found_at(source, speaker, [(source, passage[0], passage[-1])]),
        )

    def _verdict(
        self,
        best: Comparison | None,
        held: list[str],
        flags: list[str] | None = None,
        notes: list[str] | None = None,
        found: Found | None = None,
    ) -> Check:
        changes: tuple[Change, ...] = ()
        used: tuple[str, ...] = ()
        if best:
            changes = best.changes
            used = tuple(name for name in NORMALIZATIONS if name in best.surface.normalization)
            found = _place(best)
        return Check(
            self.item, held[0], tuple(held), tuple(flags or ()), tuple(notes or ()), found, changes, used,
            self.policy.passes(held[0], flags or ()),
        )  # fmt: skip


def _either(names: Sequence[str]) -> str:
    """Some names, of very many the first."""
    more = f" or {len(names) - _NAMES_SHOWN:,} more" if len(names) > _NAMES_SHOWN else ""
    return " or ".join(names[:_NAMES_SHOWN]) + more


def _place(best: Comparison) -> Found:
    pieces = extents(best.alignment)
    source = best.alignment.pieces[0].source
    speaker = None
    if best.speaker:
        source, known = best.speaker
        speaker = known.name if best.shares["nobody"] <= 0.5 or known.kind == "unnamed" else None
    return found_at(source, speaker, pieces)
