"""The verdict on one item, as a table of named rules.

A ``Comparison`` gathers all that is known of an item laid along the sources; each rule
looks at it and says whether its verdict holds. The most severe one that holds is the
verdict, the others stay beside it as findings: words cut with an ellipsis and given to the
wrong person are ``misattributed``, with ``elided`` among the findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graphs.checks.judging import meaning
from graphs.checks.judging.names import Likeness
from graphs.checks.matching.alignment import Alignment, Edit
from graphs.checks.matching.sources import Source
from graphs.checks.matching.surface import Surface, surface
from graphs.checks.matching.words import fold
from quotes.document import Quote, Span, Speaker

__all__ = ["NEAR", "RULES", "Change", "Comparison", "Rule", "findings"]

NEAR = 0.6
"""Share of the claim's words, function words counting less, from which on it is a near match."""

_JOINED = 0.75
"""The same for a claim put together from several places."""

_OUTSIDE = 1.0
"""Content words outside quotation marks from which on the claim is no quotation of the source."""


@dataclass(frozen=True, slots=True)
class Change:
    """What the report has and what the source has there.

    kind: ``altered``, ``bracketed``, ``elided``, ``dropped`` (a neighbour of a truncated
    quote) or the cosmetic difference that it is. at: the characters of the report's quote;
    document, places: the characters of the source.
    """

    report: str
    source: str
    kind: str
    risks: tuple[str, ...]
    at: Span
    document: str
    places: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """A claim laid along the sources.

    likeness: for each speaker of the sources (by source and id) whether the report names them;
    empty where the report names nobody. cosmetic: the differences that count as such.
    """

    alignment: Alignment
    likeness: Callable[[Source, str], Likeness | None]
    cosmetic: frozenset[str]

    @cached_property
    def surface(self) -> Surface:
        """What differs in writing."""
        return surface(self.alignment)

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """Of the words found, the shares that are the claimed speaker's, another's and nobody's."""
        sums = {"same": 0.0, "other": 0.0, "nobody": 0.0}
        for source, word in self.alignment.words:
            sums[self._whose(source, word)] += meaning.weight(source.folded[word])
        whole = sum(sums.values()) or 1.0
        return {name: value / whole for name, value in sums.items()}

    @cached_property
    def _whole(self) -> list[tuple[Source, set[int], Quote]]:
        """For each piece that one quote holds as a whole: its words and that quote, the innermost such."""
        found = []
        for piece in self.alignment.pieces:
            words = {word for _, word in piece.pairs}
            if quote := piece.source.holding(words):
                found.append((piece.source, words, quote))
        return found

    def quote(self, source: Source, word: int) -> Quote | None:
        """The quote that a word is taken from."""
        return next(
            (quote for other, words, quote in self._whole if other is source and word in words),
            source.quote(word),
        )

    def _whose(self, source: Source, word: int) -> str:
        quote = self.quote(source, word)
        speaker = quote and quote.speaker and source.speakers.get(quote.speaker)
        if not quote or not speaker:
            return "nobody"
        like = self.likeness(source, speaker.id)
        if like is None or like.same:
            return "same"
        return "nobody" if speaker.kind == "unnamed" else "other"

    @cached_property
    def outside(self) -> float:
        """Weight of the words found that stand outside quotation marks."""
        return sum(
            meaning.weight(source.folded[word])
            for source, word in self.alignment.words
            if source.quoted[word] < 0
        )

    @cached_property
    def speaker(self) -> tuple[Source, Speaker] | None:
        """The source's speaker of most of the words."""
        sums: dict[tuple[int, str], float] = {}
        sources = {}
        for source, word in self.alignment.words:
            quote = self.quote(source, word)
            if quote and quote.speaker in source.speakers:
                key = id(source), str(quote.speaker)
                sources[key] = source
                sums[key] = sums.get(key, 0.0) + meaning.weight(source.folded[word])
        if not sums:
            return None
        best = max(sums, key=lambda key: sums[key])
        return sources[best], sources[best].speakers[best[1]]

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All differences in words, in the report's order."""
        edits = map(self._change, self.alignment.edits)
        found = [*self._dropped(-1), *edits, *self._letters(), *self._dropped(+1)]
        return tuple(sorted(found, key=lambda change: change.at))

    def _change(self, edit: Edit) -> Change:
        claim, source = self.alignment.claim, edit.source
        here = [claim.surface(i) for i in range(edit.start, edit.end)]
        there = [source.surface(word) for word in edit.words]
        at = claim.span(edit.start, edit.end)
        if edit.kind == "bracket":
            risks = meaning.risks([], there) + [
                risk for risk in meaning.risks(here, []) if risk.startswith(("negation", "modal"))
            ]
            return self._of("bracketed", f"[{at.of(claim.text)}]", source, edit.words, risks, at)
        if edit.kind == "gap":
            return self._of("elided", "...", source, edit.words, meaning.risks([], there), at)
        kind = _cosmetic([fold(word) for word in here], [fold(word) for word in there])
        risks = [] if kind else meaning.risks(here, there)
        kind = kind if kind in self.cosmetic else "altered"
        return self._of(kind, at.of(claim.text), source, edit.words, risks, at)

    def _of(
        self, kind: str, report: str, source: Source, words: Sequence[int], risks: Sequence[str], at: Span
    ) -> Change:
        places = tuple(source.spans(words))
        id = source.attributed.document.id
        return Change(
            report, " ".join(place.of(source.text) for place in places), kind, tuple(risks), at, id, places
        )

    def _letters(self) -> Iterator[Change]:
        """Words with letters in brackets: [T]he."""
        for i, source, word in self.surface.letters:
            at = self.alignment.claim.span(i, i + 1)
            yield self._of("bracketed", at.of(self.alignment.claim.text), source, [word], [], at)

    def _dropped(self, step: int) -> list[Change]:
        """The rest of the source's sentence before (-1) or after (+1) the claim, where it was left out."""
        claim, pieces = self.alignment.claim, self.alignment.pieces
        piece = pieces[0] if step < 0 else pieces[-1]
        source = piece.source
        border = 0 if step < 0 else len(claim)
        at, word = piece.pairs[0] if step < 0 else piece.pairs[-1]
        if at != (border if step < 0 else border - 1):
            # The report's outermost words are changed ones: go on from what they stand for.
            words = [
                w for edit in self.alignment.edits if border in (edit.start, edit.end) for w in edit.words
            ]
            if not words:
                return []
            word = min(words) if step < 0 else max(words)
        rest: list[int] = []
        while not source.is_border(word, step):
            beside = source.beside(word, step)
            assert beside is not None
            word = beside
            rest.append(word)
        if not rest or (source.quoted[rest[0]] < 0 and [source.folded[word] for word in rest] == ["that"]):
            return []  # the "that" of indirect speech is the reporter's
        rest.sort()
        there = [source.surface(word) for word in rest]
        if meaning.is_filler([fold(word) for word in there]):
            kind = "fillers" if "fillers" in self.cosmetic else "altered"
            return [self._of(kind, "", source, rest, [], claim.span(border, border))]
        kind = "elided" if border in claim.ellipses else "dropped"
        report = "..." if kind == "elided" else ""
        return [self._of(kind, report, source, rest, meaning.risks([], there), claim.span(border, border))]

    def has(self, kind: str) -> bool:
        """Whether some difference is of this kind."""
        return any(change.kind == kind for change in self.changes)

    @cached_property
    def risks(self) -> tuple[str, ...]:
        """Why the differences may alter the meaning."""
        found = [risk for change in self.changes for risk in change.risks]
        altered = [change for change in self.changes if change.kind == "altered"]
        found += meaning.swapped((change.report.split(), change.source.split()) for change in altered)
        if self.surface.question:
            found.append("question: ?")
        return tuple(dict.fromkeys(found))

    @property
    def near(self) -> bool:
        """Whether enough of the claim is found to speak of its words at all."""
        alignment = self.alignment
        return alignment.coverage + alignment.moved >= (_JOINED if len(alignment.pieces) > 1 else NEAR)


def _cosmetic(report: list[str], source: list[str]) -> str:
    """The kind of cosmetic difference that a change is, or nothing."""
    if not (report and source):
        return "fillers" if meaning.is_filler(report or source) else ""
    joined = ["".join(words).replace("-", "").replace(".", "").replace("'", "") for words in (report, source)]
    if joined[0] == joined[1]:
        return "punctuation"
    if meaning.without_contractions(report) == meaning.without_contractions(source):
        return "contractions"
    if meaning.numerals(report) == meaning.numerals(source):
        return "numerals"
    if len(report) == len(source) and all(
        one == two or meaning.same_spelling(one, two) for one, two in zip(report, source, strict=True)
    ):
        return "spelling"
    return ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A verdict, when it holds, and an example: what speaker and quote get it from the sample article."""

    verdict: str
    holds: Callable[[Comparison], bool]
    example: tuple[str, str]


RULES = (
    Rule("not-found", lambda c: not c.near, ("Luqman Muhammad", "We will never leave Mosul.")),
    Rule(
        "misattributed",
        lambda c: c.shares["other"] > 0.5,
        ("Faruq Ahmed", "The planes hit them about three times and forced them to disperse"),
    ),
    Rule(
        "unattributed",
        lambda c: c.shares["nobody"] > 0.5,
        ("Faruq Ahmed", "IS controlled large swaths of land in the three provinces"),
    ),
    Rule(
        "paraphrase",
        lambda c: c.outside >= _OUTSIDE and c.shares["nobody"] <= 0.5,
        ("Faruq Ahmed", "security forces in Tuz Khurmatu are on high alert"),
    ),
    Rule(
        "composite",
        lambda c: len(c.alignment.pieces) > 1,
        ("Luqman Muhammad", "We killed two of them. The planes hit them about three times."),
    ),
    Rule(
        "altered",
        lambda c: c.has("altered"),
        (
            "Luqman Muhammad",
            "We killed three of them and seized a lot of weapons after two hours of confrontation.",
        ),
    ),
    Rule(
        "truncated",
        lambda c: c.has("dropped"),
        ("Luqman Muhammad", "We killed two of them and seized a lot of weapons"),
    ),
    Rule(
        "bracketed",
        lambda c: c.has("bracketed"),
        ("Luqman Muhammad", "[They] hit them about three times and forced them to disperse"),
    ),
    Rule(
        "elided",
        lambda c: c.has("elided"),
        ("Luqman Muhammad", "We killed two of them ... after two hours of confrontation."),
    ),
    Rule(
        "cosmetic",
        lambda c: bool(c.surface.cosmetic) or any(map(c.has, c.cosmetic)),
        ("Luqman Muhammad", "the planes hit them, uh, about three times and forced them to disperse"),
    ),
    Rule(
        "verbatim",
        lambda c: True,
        ("Luqman Muhammad", "The planes hit them about three times and forced them to disperse"),
    ),
)
"""From the most to the least severe."""


def findings(comparison: Comparison) -> list[str]:
    """The verdicts whose rules hold, the most severe first; the first is the verdict."""
    held = [rule.verdict for rule in RULES if rule.holds(comparison)]
    return (
        held[:1] if held[0] == "not-found" else [verdict for verdict in held if verdict != "verbatim"] or held
    )
