"""Flags: what a person should look at where a source bears an item out, or nearly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graphs.checks.items import Item
from graphs.checks.judging.claimants import Claimant
from graphs.checks.judging.comparison import Comparison
from graphs.checks.judging.speakers import compare, is_full_name
from graphs.checks.matching.source import Source
from quotes.document import Stance
from quotes.formats.content import cue

__all__ = ["Flags"]

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
_INSTEAD = {
    "denied": "in the source it is denied",
    "asked": "in the source it is asked or demanded",
    "conditional": "the source does not have it said",
}
"""What the source has instead of it as said."""


class Flags:
    """What a person should look at in the best place of an item.

    claimant: whom the item names. is_named: whether a source is the document that the item names.
    """

    def __init__(self, item: Item, claimant: Claimant, is_named: Callable[[Source], bool]) -> None:
        self.item, self.claimant, self.is_named = item, claimant, is_named

    def of(self, best: Comparison, others: Sequence[Comparison]) -> tuple[list[str], list[str]]:
        """The flags, and in words what they mean here."""
        flags, notes = self._stance(best)
        notes += best.risks
        if best.risks:
            flags = [*dict.fromkeys([*flags, "meaning-risk"])]
        if note := self._unnamed(best):
            notes.append(note)
        if note := self._unsure(best):
            flags.append("attribution-unsure")
            notes.append(note)
        if conflicts := [note for other in others if (note := self._conflict(best, other))]:
            flags.append("conflicting-sources")
            notes += dict.fromkeys(conflicts)
        if best.speaker:
            source, speaker = best.speaker
            like = self.claimant.likeness(source, speaker.id)
            namesakes: list[str] = []
            if like and like.same and not is_full_name(self.item.speaker, speaker):
                namesakes = self.claimant.namesakes(source)
            if len(namesakes) > 1 and " and " not in self.item.speaker:
                flags.append("ambiguous-speaker")
                notes.append(f"{self.item.speaker} may be {_either(namesakes)}")
            if like and (like.same or "attribution-unsure" not in flags):
                flags += sorted(like.flags)
                notes += like.notes
            if like and (note := self._second_hand(best, like.same or best.shares["same"] > 0.5)):
                flags.append("second-hand")
                notes.append(note)
        if self.item.document and not self.is_named(best.alignment.pieces[0].source):
            flags.append("other-document")
            notes.append(f"not in {self.item.document}")
        return flags, notes

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
        return [flag], [f"{_INSTEAD[flag]}: “{reported} ...”"]

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

    def _unnamed(self, best: Comparison) -> str | None:
        """That the source has no such name, where it tells not plainly who says it."""
        if best.shares["nobody"] <= 0.5 or self.claimant.is_written(best.alignment.pieces[0].source):
            return None
        guess = best.speaker[1] if best.speaker else None
        may = f"; it may give it to {guess.name}" if guess and guess.kind != "unnamed" else ""
        return f"the source does not name {self.item.speaker}{may}"

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
        if any(self.claimant.says(source, quote) for quote in around):
            return f"{self.item.speaker} only quoted them"
        said = source.quote(words[0])
        known = source.attributed.document
        reporters = (said.addressee if said else None, known.author, known.outlet)
        if any(name and name.casefold() == self.item.speaker.casefold() for name in reporters):
            return f"{self.item.speaker} only reported them"
        return None


def _either(names: Sequence[str]) -> str:
    """Some names, of very many the first."""
    more = f" or {len(names) - _NAMES_SHOWN:,} more" if len(names) > _NAMES_SHOWN else ""
    return " or ".join(names[:_NAMES_SHOWN]) + more
