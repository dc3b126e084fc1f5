"""An article that a report is checked against.

What belongs to whom in it is worked out when a first candidate leads there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import islice
from operator import attrgetter

import numpy as np
import regex
from numpy.typing import NDArray

from graphs.checks.matching.index import Ints, Numbers
from graphs.checks.matching.words import Words, stem
from quotes.document import AttributedDocument, Quote, Span, Speaker
from quotes.text.layout import Paragraph, paragraphs
from quotes.text.marks import QuotedSpan, quoted_spans
from quotes.text.sentences import sentences

__all__ = ["LABELLED", "NARRATION", "Source"]

NARRATION = -1
"""The owner and the passage of words that nobody is quoted with."""

LABELLED = frozenset(
    ["transcript-label", "interview-answer", "name-role-quote", "name-line-quote", "block-quotation"]
)
"""Rules of attribution whose whole paragraphs are what is said, without quotation marks."""

_CALLED = 50
"""Speakers looked at for one name; of a surname that more share, any is one of many."""

_CAPITALIZED = regex.compile(r"\p{Lu}[\p{L}\p{M}'’\-]*")

_START = attrgetter("start")


class Source:
    """One article: its words by number, and whose words they are."""

    def __init__(
        self,
        attributed: AttributedDocument,
        vocabulary: list[str],
        ids: Numbers,
        start: Numbers,
        end: Numbers,
    ) -> None:
        self.attributed = attributed
        self.text: str = attributed.text or ""
        self.ids, self.start, self.end = ids, start, end
        self._vocabulary = vocabulary
        self.speakers: dict[str, Speaker] = {speaker.id: speaker for speaker in attributed.speakers}
        self.namesakes: dict[str, list[str]] = {}
        self._sentences: dict[int, list[Span]] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def folded(self) -> list[str]:
        """The folded words."""
        return [self._vocabulary[number] for number in self.ids.tolist()]

    def words(self, span: Span) -> range:
        """The words that overlap ``span``."""
        first = int(np.searchsorted(self.end, span.start, side="right"))
        return range(first, max(first, int(np.searchsorted(self.start, span.end, side="left"))))

    @cached_property
    def by_number(self) -> tuple[Ints, Numbers]:
        """The words in the order of their numbers, and these."""
        order = np.argsort(self.ids, kind="stable")
        return order, self.ids[order]

    def places(self, number: int) -> Ints:
        """Where the word of this number stands; nowhere for -1."""
        order, numbers = self.by_number
        low, high = np.searchsorted(numbers, [number, number + 1]) if number >= 0 else (0, 0)
        return order[low:high]

    def placed(self, numbers: Numbers) -> tuple[Ints, Ints]:
        """Between which places of ``by_number`` the words of these numbers stand: of -1 between none."""
        held = self.by_number[1]
        return held.searchsorted(numbers, "left"), held.searchsorted(numbers, "right")

    def has(self, words: Ints, number: int) -> NDArray[np.bool_]:
        """Whether each of some places, the end of the text among them, has the word of this number."""
        found: NDArray[np.bool_] = (number >= 0) & (self._ended[words] == number)
        return found

    @cached_property
    def _ended(self) -> Numbers:
        """The numbers of the words, and one that none has for the end."""
        return np.append(self.ids, np.int32(-1))

    @cached_property
    def owner(self) -> list[int]:
        """For each word the index of the quote it belongs to: the innermost where quotes nest."""
        owner = [NARRATION] * len(self)
        sizes = [sum(len(self.words(span)) for span in quote.spans) for quote in self.attributed.quotes]
        for index in sorted(range(len(sizes)), key=lambda index: -sizes[index]):
            for span in self.attributed.quotes[index].spans:
                for word in self.words(span):
                    owner[word] = index
        return owner

    @cached_property
    def quoted(self) -> list[int]:
        """For each word the number of the outermost quoted span it stands in, or -1."""
        return self._numbered(span for span in self._marks if span.depth == 0)

    @cached_property
    def innermost(self) -> list[int]:
        """For each word the number of the innermost quoted span it stands in, or -1."""
        return self._numbered(sorted(self._marks, key=lambda span: span.depth))

    @cached_property
    def _marks(self) -> list[QuotedSpan]:
        return quoted_spans(self.text, self._paragraphs)

    def _numbered(self, spans: Iterable[QuotedSpan]) -> list[int]:
        numbers = [-1] * len(self)
        for number, span in enumerate(spans):
            for word in self.words(Span(span.start, span.end)):
                numbers[word] = number
        return numbers

    @cached_property
    def whole(self) -> dict[tuple[str, ...], Ints]:
        """The words of all quotations that consist of just these folded words."""
        found: dict[tuple[str, ...], list[int]] = {}
        for span in self._marks:
            words = self.words(Span(span.start, span.end))
            found.setdefault(tuple(self.folded[words.start : words.stop]), []).extend(words)
        return {folded: np.array(words, np.int64) for folded, words in found.items()}

    @cached_property
    def owners(self) -> Numbers:
        """``owner`` as an array."""
        return np.array(self.owner, np.int32)

    @cached_property
    def in_marks(self) -> NDArray[np.bool_]:
        """For each word whether it is given as spoken: in quotation marks, or by a name in a transcript."""
        inside = np.array(self.quoted, np.int32) >= 0
        spoken = [span for quote in self.attributed.quotes if quote.rule in LABELLED for span in quote.spans]
        for words in map(self.words, spoken):
            inside[words.start : words.stop] = True
        return inside

    @cached_property
    def capitalized(self) -> frozenset[str]:
        """The words with a capital in the text and in what is known of the article, as they are written."""
        known = self.attributed.document
        about = (known.title, known.author, known.outlet, known.path, known.id)
        return frozenset(_CAPITALIZED.findall("\n".join(filter(None, (self.text, *about)))))

    def called(self, name: str) -> list[str]:
        """The speakers that ``name`` may name: all, but of very many those that share words with it.

        These are who has all its words that any speaker has, or who has the rarest of them.
        """
        if len(self.speakers) <= _CALLED:
            return list(self.speakers)
        words = dict.fromkeys(Words.of(name).folded)
        found = sorted((ids for word in words if (ids := self._by_word.get(word))), key=len)
        rarest = [id for ids in found[:1] for id in islice(ids, _CALLED)]
        whole = [id for id in rarest if all(id in ids for ids in found[1:])]
        return (
            whole
            or list(dict.fromkeys((*rarest, *(id for ids in found[1:] for id in islice(ids, _CALLED)))))[
                :_CALLED
            ]
        )

    @cached_property
    def _by_word(self) -> dict[str, dict[str, None]]:
        """The speakers that each word is part of a name of, in their order."""
        found: dict[str, dict[str, None]] = {}
        for speaker in self.speakers.values():
            for word in set(Words.of(" ".join((speaker.name, *speaker.aliases))).folded):
                found.setdefault(word, {})[speaker.id] = None
        return found

    def said(self, speakers: Iterable[str]) -> NDArray[np.bool_]:
        """For each word, and for the end of the text, whether it stands in a quote of these speakers."""
        said = np.zeros(len(self) + 1, np.bool_)
        for speaker in speakers:
            for words in self._said.get(speaker, ()):
                said[words.start : words.stop] = True
        return said

    @cached_property
    def _said(self) -> dict[str, list[range]]:
        """The words of each speaker's quotes."""
        found: dict[str, list[range]] = {}
        for quote in self.attributed.quotes:
            if quote.speaker:
                found.setdefault(quote.speaker, []).extend(self.words(span) for span in quote.spans)
        return found

    def sentence(self, word: int) -> Span:
        """The sentence of a word, of one that is not of the article its paragraph; no other is cut."""
        place = int(self.start[word])
        number = max(bisect_right(self._paragraphs, place, key=_START) - 1, 0)
        if number not in self._sentences:
            paragraph = self._paragraphs[number]
            cut = sentences(self.text, [paragraph]) or [Span(paragraph.start, paragraph.end)]
            self._sentences[number] = cut
        own = self._sentences[number]
        return own[max(bisect_right(own, place, key=_START) - 1, 0)]

    @cached_property
    def _paragraphs(self) -> Sequence[Paragraph]:
        return paragraphs(self.text)

    def around(self, start: int, end: int) -> Span:
        """The characters of the sentences from word ``start`` to word ``end``."""
        return Span(self.sentence(start).start, max(self.sentence(end).end, int(self.end[end])))

    @cached_property
    def passages(self) -> list[list[int]]:
        """The words of each passage: what one speaker says without a break but the cue's.

        Quotes join where no word stands between them, or where they share one cue within
        a paragraph ("A," he said. "B.").
        """
        pieces = [
            (words[0], words[-1], index)
            for index, quote in enumerate(self.attributed.quotes)
            for span in quote.spans
            if (words := [word for word in self.words(span) if self.owner[word] == index])
        ]
        passages: list[list[int]] = []
        last: dict[int, int] = {}
        previous: tuple[int, int] | None = None
        for first, end, index in sorted(pieces):
            words = [word for word in range(first, end + 1) if self.owner[word] == index]
            at = last.get(index)
            if at is None and previous is not None and self._continues(*previous, first, index):
                at = last[previous[1]]
            if at is None:
                at = len(passages)
                passages.append([])
            passages[at] += words
            last[index] = at
            previous = (end, index)
        return passages

    def _continues(self, end: int, before: int, start: int, after: int) -> bool:
        one, two = self.attributed.quotes[before], self.attributed.quotes[after]
        if one.speaker is None or one.speaker != two.speaker:
            return False
        if start == end + 1 or any(span.start <= self.start[end] < span.end for span in two.spans):
            return True
        between = self.text[self.end[end] : self.start[start]]
        return "\n" not in between and (one.cue == two.cue or two.cue is None)

    @cached_property
    def place(self) -> list[tuple[int, int]]:
        """For each word its passage (or NARRATION) and its place there."""
        place = [(NARRATION, word) for word in range(len(self))]
        for number, passage in enumerate(self.passages):
            for at, word in enumerate(passage):
                place[word] = (number, at)
        return place

    def between(self, one: int, two: int) -> list[int]:
        """The words after ``one`` and before ``two``, within their passage if they share one."""
        (passage, start), (other, end) = self.place[one], self.place[two]
        if passage == other and passage != NARRATION:
            return self.passages[passage][start + 1 : end]
        return list(range(one + 1, two))

    def beside(self, word: int, step: int) -> int | None:
        """The word before (-1) or after (+1) in the same passage, or None at its border."""
        passage, at = self.place[word]
        line: Sequence[int] = range(len(self)) if passage == NARRATION else self.passages[passage]
        if not 0 <= at + step < len(line):
            return None
        other = line[at + step]
        return other if self.place[other][0] == passage else None

    def is_border(self, word: int, step: int) -> bool:
        """Whether a sentence, a passage or the quoted part of a passage starts (-1) or ends (+1) here."""
        other = self.beside(word, step)
        if other is None or self.sentence(other) != self.sentence(word):
            return True
        return self.quoted[word] >= 0 and self.quoted[other] < 0

    def quote(self, word: int) -> Quote | None:
        """The quote that a word belongs to."""
        return None if self.owner[word] == NARRATION else self.attributed.quotes[self.owner[word]]

    def holding(self, words: Collection[int]) -> Quote | None:
        """The innermost quote that holds all of ``words``, where they belong to more than one."""
        owners = {self.owner[word] for word in words}
        if len(owners) < 2:
            return None
        at = int(self.start[min(words)])
        held = [
            (len(own), index)
            for index in self.quotes_around(at, at + 1)
            for quote in (self.attributed.quotes[index],)
            if (own := {word for span in quote.spans for word in self.words(span)}) >= set(words)
        ]
        return self.attributed.quotes[min(held)[1]] if held else None

    def quotes_around(self, start: int, end: int) -> list[int]:
        """The quotes of which one piece holds these characters, by index."""
        starts, ends, indexes = self._pieces
        return np.unique(indexes[(starts <= start) & (end <= ends)]).tolist()  # type: ignore[no-any-return]

    @cached_property
    def _pieces(self) -> tuple[Ints, Ints, Ints]:
        """Of all pieces of quotes the start, the end, and the quote's index."""
        rows = [
            (span.start, span.end, index)
            for index, quote in enumerate(self.attributed.quotes)
            for span in quote.spans
        ]
        starts, ends, indexes = np.array(rows, np.int64).reshape(-1, 3).T
        return starts, ends, indexes

    @cached_property
    def _inner(self) -> tuple[Ints, Ints]:
        """Start and end of each quotation inside a quotation."""
        spans = [span for span in self._marks if span.depth > 0]
        starts, ends = np.array([(s.start, s.end) for s in spans], np.int64).reshape(-1, 2).T
        return starts, ends

    def is_inner(self, start: int, end: int) -> bool:
        """Whether these characters stand in a quotation inside a quotation."""
        starts, ends = self._inner
        return bool(((starts <= start) & (end <= ends)).any())

    @cached_property
    def roots(self) -> dict[str, list[int]]:
        """In which passages each stem stands, in order."""
        found: dict[str, list[int]] = {}
        for number, passage in enumerate(self.passages):
            for root in {stem(self.folded[word]) for word in passage}:
                found.setdefault(root, []).append(number)
        return found

    def surface(self, word: int) -> str:
        """A word as the article writes it."""
        return self.text[self.start[word] : self.end[word]]

    def spans(self, words: Sequence[int]) -> list[Span]:
        """The characters of ``words``, one span for each run of neighbours."""
        runs: list[list[int]] = []
        for word in words:
            if runs and runs[-1][1] + 1 == word:
                runs[-1][1] = word
            else:
                runs.append([word, word])
        return [Span(int(self.start[first]), int(self.end[last])) for first, last in runs]
