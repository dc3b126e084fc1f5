"""All that is known of an item laid along the sources: what changed, whose words they are, how sure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import regex

from graphs.checks.judging import meaning
from graphs.checks.judging.attributions import is_in_full, is_sure
from graphs.checks.judging.claimants import Claimant
from graphs.checks.judging.figures import joined_numbers
from graphs.checks.judging.numbers import is_number, one_form
from graphs.checks.matching.alignment import Alignment, Edit
from graphs.checks.matching.source import Source
from graphs.checks.matching.surface import Surface, surface
from graphs.checks.matching.words import fold, stem
from quotes.document import Quote, Span, Speaker

__all__ = ["Change", "Comparison"]

_NEAR = 0.6
"""Share of the claim's words, function words counting less, from which on it is a near match."""

_WHOLE, _LEAST_TELLING = 0.9, 2
"""Below that share so many words that are no function words must be found: "The river is" tells nothing."""

_OTHER_NUMBER = 0.5
"""What a number is worth that stands where the source has another."""

_LONG = 6
"""Letters from which on a word that is mistyped tells as much as two words."""

_LEAD = 8
"""Words before the claim that may tell who else says it: "Ana Roe had told the police that ..."."""

_JOINED = 0.75
"""The same for a claim put together from several places."""

_POINTS, _DIGIT = regex.compile(r"[-.']"), regex.compile(r"\p{N}")


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

    claimant: whom the report names, if anybody. cosmetic: the differences that count as such. is_indirect:
    whether the report tells it in its own words, as a denial.
    """

    alignment: Alignment
    claimant: Claimant
    cosmetic: frozenset[str]
    is_indirect: bool = False

    @cached_property
    def surface(self) -> Surface:
        """What differs in writing."""
        return surface(self.alignment)

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """Of the words found, the shares that are the claimed speaker's, another's, nobody's, or unsure."""
        sums = {"same": 0.0, "other": 0.0, "nobody": 0.0, "unsure": 0.0}
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
        quote = next(
            (quote for other, words, quote in self._whole if other is source and word in words),
            source.quote(word),
        )
        if quote is None or self.claimant.says(source, quote):
            return quote
        # What several said together is the quote of each.
        return next((one for one in self.held_by(source, word) if one.spans == quote.spans), quote)

    def _whose(self, source: Source, word: int) -> str:
        quote = self.quote(source, word)
        if not quote:
            is_unsure = source.in_marks[word] and self.claimant.is_written(source)
            return "unsure" if is_unsure else "nobody"
        speaker = source.speakers.get(quote.speaker or "")
        like = self.claimant.likeness(source, speaker.id) if speaker else None
        if speaker and (like is None or like.same):
            return "same"
        is_relative = like is not None and "wrong-first-name" in like.flags
        if like is not None and like.may_be:
            return "unsure"
        if not is_sure(source, quote) or (is_relative and not is_in_full(source, quote)):
            if self.held_by(source, word):
                return "same"
            return "unsure" if self.claimant.is_written(source) else "nobody"
        if self._told_of:
            return "unsure"
        return "other" if speaker and speaker.kind != "unnamed" else "nobody"

    @cached_property
    def _told_of(self) -> bool:
        """Whether the words in front of the claim, in its sentence, tell that the claimed speaker says it."""
        source, first = self.alignment.words[0]
        words: list[int] = []
        before = source.beside(first, -1)
        while before is not None and len(words) < _LEAD and source.sentence(before) == source.sentence(first):
            words.append(before)
            before = source.beside(before, -1)
        lead = [source.surface(word) for word in reversed(words)]
        return self.claimant.is_among(lead) and bool(meaning.reported(lead, is_indirect=False))

    def held_by(self, source: Source, word: int) -> list[Quote]:
        """The claimed speaker's quotes that hold a word, be it within another's words."""
        around = source.quotes_around(int(source.start[word]), int(source.end[word]))
        quotes = [source.attributed.quotes[index] for index in around]
        return [quote for quote in quotes if self.claimant.says(source, quote)]

    @cached_property
    def outside(self) -> float:
        """Weight, as of ``meaning.weight``, of the words found that stand outside quotation marks."""
        return sum(
            meaning.weight(source.folded[word])
            for source, word in self.alignment.words
            if not source.in_marks[word]
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

    @property
    def is_sure(self) -> bool:
        """Whether it is no guess who says the first words found."""
        source, word = self.alignment.words[0]
        quote = self.quote(source, word)
        return quote is not None and is_sure(source, quote)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All differences in words, in the report's order."""
        edits = map(self._change, self._edits)
        found = [*self._dropped(-1), *edits, *self._letters(), *self._signs(), *self._dropped(+1)]
        return tuple(sorted(found, key=lambda change: change.at))

    @cached_property
    def _edits(self) -> list[Edit]:
        """What differs, those made one that write one number in two ways."""
        return joined_numbers(self.alignment)

    def _change(self, edit: Edit) -> Change:
        claim, source = self.alignment.claim, edit.source
        here = [claim.surface(i) for i in range(edit.start, edit.end)]
        there = [source.surface(word) for word in edit.words]
        at = claim.span(edit.start, edit.end)
        if edit.kind == "bracket" and not _is_bracketed(source, edit.words):
            risks = meaning.risks([], there) + [
                risk for risk in meaning.risks(here, []) if risk.startswith(("negation", "modal"))
            ]
            return self._of("bracketed", f"[{at.of(claim.text)}]", source, edit.words, risks, at)
        if edit.kind == "gap":
            return self._of("elided", "...", source, edit.words, meaning.left_out(there), at)
        if self._is_cut(edit):
            return self._of("dropped", at.of(claim.text), source, edit.words, [], at)
        kind = _cosmetic([fold(word) for word in here], [fold(word) for word in there])
        is_indirect = bool(edit.words) and all(self._is_indirect(source, word) for word in edit.words)
        risks = [] if kind else meaning.risks(here, there, is_indirect)
        kind = kind if kind in self.cosmetic else "altered"
        return self._of(kind, at.of(claim.text), source, edit.words, risks, at)

    def _is_indirect(self, source: Source, word: int) -> bool:
        """Whether a word stands in indirect speech."""
        return self.quote(source, word) is not None and not source.in_marks[word]

    def _is_cut(self, edit: Edit) -> bool:
        """Whether the report breaks off inside a word, or begins in one: "our country is fin"."""
        claim, words = self.alignment.claim, edit.words
        if len(words) != 1 or edit.end - edit.start != 1:
            return False
        here, there = claim.words.folded[edit.start], edit.source.folded[words[0]]
        if len(here) < 2 or stem(here) == stem(there) or is_number(here):
            return False
        is_last = edit.end == len(claim) and claim.text.rstrip().endswith(claim.surface(edit.start))
        return (is_last and there.startswith(here)) or (edit.start == 0 and there.endswith(here))

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
            words = [w for edit in self._edits if border in (edit.start, edit.end) for w in edit.words]
            if not words:
                return []
            word = min(words) if step < 0 else max(words)
        ends = {
            end.source.innermost[end.pairs[side][1]] if end.source is source and end.pairs else -1
            for end, side in ((pieces[0], 0), (pieces[-1], -1))
        }
        rest: list[int] = []
        while not source.is_border(word, step):
            beside = source.beside(word, step)
            assert beside is not None
            here, beyond = source.innermost[word], source.innermost[beside]
            if not rest and ends == {here} != {beyond} and here >= 0:
                break  # all that is in quotation marks there
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
        risks = meaning.risks([], there)
        risks += meaning.reported(there, self._is_indirect(source, word)) if step < 0 else []
        return [self._of(kind, report, source, rest, risks, claim.span(border, border))]

    def _signs(self) -> Iterator[Change]:
        """Numbers with a minus before them on one side only."""
        for i, source, word in self.surface.signs:
            claim = self.alignment.claim
            at = claim.span(i, i + 1)
            change = self._of("altered", at.of(claim.text), source, [word], ["number: minus"], at)
            minus = claim.text[max(0, at.start - 1) : at.start] in ("-", "−", "–")
            if minus:
                yield replace(change, report=f"-{change.report}")
            else:
                yield replace(change, source=f"-{change.source}")

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
        found = [weight for weight in self._similar if weight]
        mistyped = self._mistyped
        tells = self._telling + len(found) + sum(1 + (len(word) >= _LONG) for word in mistyped)
        share = alignment.coverage + alignment.moved
        if share < _WHOLE and tells < _LEAST_TELLING:
            return False
        whole = sum(map(meaning.weight, alignment.claim.words.folded)) or 1.0
        share += (sum(found) + len(mistyped)) / whole
        return share >= (_JOINED if len(alignment.pieces) > 1 else _NEAR)

    @property
    def _telling(self) -> int:
        """How many different words are found that are no function words."""
        words = {source.folded[word] for source, word in self.alignment.words}
        return sum(meaning.weight(word) == 1.0 for word in words)

    @cached_property
    def _similar(self) -> list[float]:
        """What changed words are worth that the source has in another spelling, cut, or as other numbers."""
        found = []
        for edit, one, two in self._changed_words:
            if meaning.same_spelling(one, two) or self._is_cut(edit):
                found.append(1.0)
            elif is_number(one) and is_number(two):
                found.append(one_form([one]) == one_form([two]) or _OTHER_NUMBER)
        return [float(value) for value in found]

    @property
    def _mistyped(self) -> list[str]:
        """The source's words that the report has with a letter changed, where the claimed speaker says the
        others: so few words are not given to anybody else.
        """
        if self.shares["same"] <= 0.5:
            return []
        return [
            two
            for edit, one, two in self._changed_words
            if meaning.is_mistyped(one, two) and not (meaning.same_spelling(one, two) or self._is_cut(edit))
        ]

    @property
    def _changed_words(self) -> Iterator[tuple[Edit, str, str]]:
        """The report's words that stand for as many of the source, each with the one it stands for."""
        for edit in self._edits:
            here = self.alignment.claim.words.folded[edit.start : edit.end]
            if edit.kind == "change" and len(here) == len(edit.words):
                for one, word in zip(here, edit.words, strict=True):
                    yield edit, one, edit.source.folded[word]


def _is_bracketed(source: Source, words: Sequence[int]) -> bool:
    """Whether the source itself has brackets around some words, so that other words in them are a change."""
    if not words:
        return False
    start, end = int(source.start[min(words)]), int(source.end[max(words)])
    return source.text[start - 1 : start] == "[" and source.text[end : end + 1] == "]"


def _cosmetic(report: list[str], source: list[str]) -> str:
    """The kind of cosmetic difference that a change is, or nothing."""
    if not (report and source):
        return "fillers" if meaning.is_filler(report or source) else ""
    if one_form(report) == one_form(source):
        return "numerals"
    if _parts(report) == _parts(source):
        return "punctuation"
    joined = [_POINTS.sub("", "".join(words)) for words in (report, source)]
    if joined[0] == joined[1] and not _DIGIT.search(joined[0]):
        return "punctuation"
    if meaning.without_contractions(report) == meaning.without_contractions(source):
        return "contractions"
    if len(report) == len(source) and all(
        one == two or meaning.same_spelling(one, two) for one, two in zip(report, source, strict=True)
    ):
        return "spelling"
    return ""


def _parts(words: list[str]) -> list[str]:
    """Words without their hyphens: 28-27 as 28, 27."""
    return [part for word in words for part in word.split("-") if part]
