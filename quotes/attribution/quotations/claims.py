"""Claims: which drafts hold which quotation, while rules confirm drafts, take from them or add their own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter

from quotes.attribution.drafts import Draft, Range, meet
from quotes.attribution.quotations import follow_ons, relayed, rules
from quotes.text.analysis import Reading
from quotes.words.speech import belongs

__all__ = ["by_rules"]

_LEAST_QUOTATION = 6  # tokens, marks included, of a quotation that a rule alone may claim
_TOLD_BY_ANOTHER = (
    "quote-source-cue",
    "quote-cue-source",
    "quote-source-verb",
    "quote-verb-source",
)  # rules for who said what others pass on
_AND = ("and", "but", "while")
_TOLD_BEHIND = ("source-cue-quote", "source-verb-quote")
_TOLD_TO = 6  # tokens behind who said something that may tell to whom, or where
_TWO = 2  # quotations of one draft
_SHORT = 3  # tokens of a cue that announces a few words
_OPENING = 2  # tokens with which a sentence may open before its source


class _Claims:
    """Which drafts hold which quotation, while rules confirm drafts or add their own."""

    def __init__(self, reading: Reading, drafts: Sequence[Draft]) -> None:
        self._reading = reading
        self._quote, self._sentence = reading.quote, reading.sentence
        self._words = reading.words
        self.drafts = [self._without_before(draft) for draft in drafts]
        self._holders: dict[int, list[int]] = {}
        for at, draft in enumerate(self.drafts):
            self._enter(at, draft)

    def _enter(self, at: int, draft: Draft) -> None:
        for first, last in draft.content:
            for quote in set(self._quote[first:last]):
                self._holders.setdefault(quote, []).append(at)

    def apply(self, match: rules.Match, apart: bool) -> None:
        """Name the drafts that a match confirms; make one where no draft holds its quotation.

        apart: whether its cue is of another sentence, which says nothing of a draft's source.
        """
        if match.rule.name == "opening-colon-quote" and not self._is_brief(match):
            return
        apposed = match.rule.name == "source-verb-quote" and match.cue[1] < match.quote[0] - 1
        if apposed and not follow_ons.is_sentence(self._reading, *match.quote):
            return  # opened the pub of his dreams, “The Old Anchor,”
        if match.rule.name in _TOLD_BY_ANOTHER and self._is_next(match):
            return
        holders = self._holders.get(self._quote[match.quote[0]], [])
        holders = [
            at for at in holders if not self._is_cut(at, match) and (apart or not self._yields(at, match))
        ]
        is_long = match.quote[1] - match.quote[0] >= _LEAST_QUOTATION or match.rule.name == "label-quote"
        is_long = is_long or self._is_announced(match)
        if relayed.passes_on(self._reading, match.cue) and any(self._tells(at, match) for at in holders):
            return
        if not holders and (is_long or self._is_beside(match)):
            own = Draft((match.quote,), match.source, match.cue, match.cue[0], 0.5, match.rule.name)
            self.drafts.append(own)
            self._enter(len(self.drafts) - 1, own)
        for at in holders:
            draft = self.drafts[at]
            if match.rule.name in _TOLD_BY_ANOTHER and self._is_passed_on(draft, match):
                first, last = min(match.source, match.cue)[0], draft.cue[0] if draft.cue else 0
                kept = tuple(
                    (begin, first if begin < first < end else end)
                    for begin, end in draft.content
                    if not first <= begin < last
                )
                self.drafts[at] = draft._replace(
                    rule=match.rule.name, content=kept, source=match.source, cue=match.cue
                )
            elif draft.source is None and not apart and not self._is_within(draft, match):
                self._confirm(at, match, match.source)
            elif draft.source and draft.rule == "model" and meet(draft.source, match.source):
                self._confirm(at, match, draft.source)
            elif draft.rule == "model" and self._is_nearer(draft, match):
                self.drafts[at] = draft._replace(
                    rule=match.rule.name, content=(match.quote,), source=match.source, cue=match.cue
                )

    def _confirm(self, at: int, match: rules.Match, source: Range) -> None:
        """Name a draft, and take its source out of its content, with what is behind it up to a quotation."""
        content = []
        for first, last in self.drafts[at].content:
            if meet((first, last), source):
                content.append((first, source[0]))
                first = next((token for token in range(source[1], last) if self._quote[token] >= 0), last)
            content.append((first, last))
        kept = tuple((first, last) for first, last in content if first < last)
        self.drafts[at] = self.drafts[at]._replace(rule=match.rule.name, source=source, content=kept)

    def _is_within(self, draft: Draft, match: rules.Match) -> bool:
        """Whether a quotation, with who said it, is only told in an answer: I left. | Ma said, “Go.” |"""
        return draft.rule == "interview-answer" and any(
            first < match.quote[0] and first <= match.source[0] < last for first, last in draft.content
        )

    def _is_brief(self, match: rules.Match) -> bool:
        """Whether a sentence opens with its source, and what is behind its colon is a sentence, no title."""
        first = self._reading.around(match.source[0])[0]
        return match.source[0] - first <= _OPENING and follow_ons.is_sentence(self._reading, *match.quote)

    def _is_next(self, match: rules.Match) -> bool:
        """Whether a source and cue announce the next quotation: One wrote: “Yes!” | Another said |: “No.”"""
        return self._announces(match.quote, match.source, match.cue)

    def _announces(self, quote: Range, source: Range, cue: Range) -> bool:
        """Whether a sentence of its own begins behind an announced quotation and announces another."""
        (first, last), behind = quote, max(source[1], cue[1])
        if not 0 < first < last <= source[0] <= cue[0] or self._words[first - 1] != ":":
            return False
        if self._words[last - 2] == "," or behind + 1 >= len(self._words) or source[0] - last > _OPENING:
            return False
        announced = ":" in (self._words[behind - 1], self._words[behind])
        return announced and self._words[last][:1].isupper()

    def _without_before(self, draft: Draft) -> Draft:
        """The draft without a quotation that is announced as another's before it."""
        if len(draft.content) < _TWO or not draft.source or not draft.cue:
            return draft
        rest = tuple(part for part in draft.content if not self._announces(part, draft.source, draft.cue))
        return draft._replace(content=rest) if rest else draft

    def _is_announced(self, match: rules.Match) -> bool:
        """Whether a quotation stands right behind a cue and its colon: One wrote | : | “Yes!”"""
        first = match.quote[0]
        colon = first > 1 and self._words[first - 1] == ":" and match.cue[1] - match.cue[0] <= _SHORT
        return colon and match.rule.name == "source-cue-quote" and match.cue[1] in (first - 1, first)

    def _is_beside(self, match: rules.Match) -> bool:
        """Whether a quotation ends with a mark right before its source or cue: "Salt," she said."""
        first, last = match.quote
        return (
            match.rule.name in _TOLD_BY_ANOTHER
            and last == min(match.source[0], match.cue[0])
            and self._words[last - 2] in (",", "?", "!")
            and (
                first == 0
                or self._words[first - 1] in (";", ":")
                or self._sentence[first - 1] != self._sentence[first]
            )
        )

    def _is_nearer(self, draft: Draft, match: rules.Match) -> bool:
        """Whether a match is a clause behind a draft's, right before the quotation and its colon.

        Roe | had asked for | a day, but | Poe | refused: “No.” Roe | said | his father | told | him: “No.”
        """
        if match.rule.name not in _TOLD_BEHIND or self._words[match.quote[0] - 1] != ":" or not draft.cue:
            return False
        apart = self._words[match.source[0] - 2] == "," and self._reading.lower[match.source[0] - 1] in _AND
        told = apart or belongs(self._reading.lower[match.cue[0]], "saying", "telling")
        behind = draft.cue[1] <= match.source[0] and draft.source and draft.source[1] <= match.source[0]
        same = self._sentence[draft.cue[0]] == self._sentence[match.cue[0]]
        return bool(behind) and told and same

    def _tells(self, at: int, match: rules.Match) -> bool:
        """Whether a draft's cue stands before a quotation in its sentence: said it was “over,” PA reports."""
        cue = self.drafts[at].cue
        if cue is None or cue[1] > match.quote[0]:
            return False
        return self._sentence[cue[0]] == self._sentence[match.quote[0]]

    def _is_passed_on(self, draft: Draft, match: rules.Match) -> bool:
        """Whether a draft has its quotation by who passed it on: "...," Roe said, according to | the Post."""
        return (
            draft.cue is not None
            and self._words[draft.cue[0]] == "according"
            and 0 < draft.cue[0] - max(match.cue[1], match.source[1]) <= _TOLD_TO
            and self._sentence[draft.cue[0]] == self._sentence[match.cue[0]]
        )

    def _is_cut(self, at: int, match: rules.Match) -> bool:
        """Whether a draft gives up what a label opens within its content: Roe: "No." | Ward |: "Yes."."""
        draft, (first, _) = self.drafts[at], match.source
        if match.rule.name != "label-quote" or not draft.content or draft.content[0][0] >= first:
            return False
        rest = tuple((begin, min(end, first)) for begin, end in draft.content if begin < first)
        self.drafts[at] = draft._replace(content=rest)
        return True

    def _yields(self, at: int, match: rules.Match) -> bool:
        """Whether a draft gives a quotation up: it has others, and its cue is of a sentence before or behind.

        "...," the mayor | maintained. "...," the clerk | shot back.
        """
        draft, (first, last) = self.drafts[at], match.quote
        if not draft.cue or not draft.source or meet(draft.source, match.source):
            return False
        if draft.cue[1] > first and not (draft.cue[0] >= match.cue[1] and self._is_beside(match)):
            return False
        if self._sentence[draft.cue[0]] == self._sentence[match.cue[0]] and not self._is_beside(match):
            return False
        colon = self._words[first - 1] == ":"  # Roe says it runs | : "Then walk," said Poe
        rest = tuple(
            (part[0], first - 1) if part[0] < last <= part[1] else part
            for part in draft.content
            if not part[0] < last <= part[1] or (colon and part[0] < first - 1)
        )
        if rest:
            self.drafts[at] = draft._replace(content=rest)
        return bool(rest)


def by_rules(
    reading: Reading,
    cues: Sequence[Range],
    phrases: Sequence[Range],
    quotes: Sequence[Range],
    drafts: list[Draft],
) -> list[Draft]:
    """The drafts, those that a rule confirms with its name, and what rules claim of the quotations left."""
    letters = rules.letters(reading)
    claims = _Claims(reading, drafts)
    for paragraph in _paragraphs(reading, quotes):
        inside = (_within(paragraph, ranges) for ranges in (quotes, cues, phrases))
        matches = rules.matches(rules.sketch(reading, letters, paragraph, *inside))
        for apart, match in sorted(
            ((_is_apart(reading, match), match) for match in matches), key=itemgetter(0)
        ):
            claims.apply(match, apart)
    return claims.drafts


def _is_apart(reading: Reading, match: rules.Match) -> bool:
    """Whether the cue stands in none of the sentences that the quotation begins or ends in."""
    first, last = reading.sentence[match.quote[0]], reading.sentence[match.quote[1] - 1]
    return reading.sentence[match.cue[0]] not in (first, last)


def _paragraphs(reading: Reading, quotes: Sequence[Range]) -> list[Range]:
    """The paragraphs with quotations."""
    paragraph = reading.paragraph
    numbers = dict.fromkeys(paragraph[first] for first, _ in quotes)
    return [(bisect_left(paragraph, number), bisect_right(paragraph, number)) for number in numbers]


def _within(paragraph: Range, ranges: Sequence[Range]) -> Sequence[Range]:
    """Those of some ranges, which are in order, that begin in a paragraph."""
    first, last = paragraph
    return ranges[bisect_left(ranges, (first, 0)) : bisect_left(ranges, (last, 0))]
