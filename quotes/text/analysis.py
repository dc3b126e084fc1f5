"""What the steps before attribution found in one article, ready for rules and models."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.document import Span
from quotes.models.columns import changes, sums
from quotes.models.tables import Layout
from quotes.text.layout import Paragraph, paragraphs
from quotes.text.marks import QuotedSpan, quoted_spans
from quotes.text.reporting import with_verbs
from quotes.text.sentences import sentences
from quotes.text.tags import FINITE, mask, tag
from quotes.text.typesetting import with_whole_words, without_emphasis
from quotes.words.tokens import Ints, Tokens, Vocabulary, tokenize
from quotes.words.wordings import as_commonly_worded

__all__ = ["CLOSING", "INSIDE", "OPENING", "OUTSIDE", "Columns", "Reading", "analyse", "joined"]

_FINITE = mask(FINITE)
OUTSIDE, OPENING, INSIDE, CLOSING = 1, 2, 3, 4  # a token's place in a quoted span; 0 is no token


class Columns(NamedTuple):
    """What is known of each token, as models read it.

    ``pos`` its part of speech (index into tags.POS), ``paragraph`` and ``sentence`` their index, ``quote``
    the index of the outermost quoted span around it (-1 outside), ``state`` its place in that span;
    ``article`` the index of its article and ``place`` that of its paragraph in the article: 0 the first,
    1 the second, 2 a later one, and 3 more in the last.
    """

    pos: Ints
    paragraph: Ints
    sentence: Ints
    quote: Ints
    state: Ints
    article: Ints
    place: Ints


@dataclass(frozen=True)
class Reading:
    """A text with its paragraphs, sentences, tokens and outermost quoted spans.

    Rules look at one token after the other, for which numpy's arrays are slow: they read ``words``, ``lower``
    (the tokens as strings), ``starts``, ``ends`` and those of the ``columns`` that they ask for as plain
    lists, made when they are first asked for.
    """

    text: str
    paragraphs: Sequence[Paragraph]
    sentences: Sequence[Span]
    tokens: Tokens
    quoted: Sequence[QuotedSpan]
    columns: Columns
    _flags: dict[str, bytes] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def words(self) -> list[str]:
        """The tokens as strings."""
        return self.tokens.words()

    @cached_property
    def lower(self) -> list[str]:
        """The tokens in lower case."""
        return self.tokens.lower()

    @cached_property
    def starts(self) -> list[int]:
        """Where the tokens start in the text."""
        return _listed(self.tokens.start)

    @cached_property
    def ends(self) -> list[int]:
        """Where the tokens end."""
        return _listed(self.tokens.end)

    @cached_property
    def pos(self) -> list[int]:
        """The tokens' parts of speech."""
        return _listed(self.columns.pos)

    @cached_property
    def paragraph(self) -> list[int]:
        """The tokens' paragraphs."""
        return _listed(self.columns.paragraph)

    @cached_property
    def sentence(self) -> list[int]:
        """The tokens' sentences."""
        return _listed(self.columns.sentence)

    @cached_property
    def quote(self) -> list[int]:
        """The outermost quoted spans around the tokens, -1 for none."""
        return _listed(self.columns.quote)

    @cached_property
    def state(self) -> list[int]:
        """The tokens' places in their quoted spans."""
        return _listed(self.columns.state)

    @cached_property
    def capitals(self) -> list[int]:
        """The tokens with a capital letter: few, so that names are looked for among them."""
        large = self.tokens.vocabulary.table("capital letters", _have_capitals)[self.tokens.type]
        return _listed(np.flatnonzero(large))

    @cached_property
    def opens(self) -> NDArray[np.bool_]:
        """True for the tokens that begin a sentence."""
        return changes(self.columns.sentence)

    @cached_property
    def _begun(self) -> list[int]:
        """Where sentences begin, and where the last ends."""
        return [*np.flatnonzero(self.opens).tolist(), len(self.tokens)]

    @cached_property
    def _verbs(self) -> list[int]:
        return _listed(sums(_FINITE[self.columns.pos]))

    @cached_property
    def _inside(self) -> list[int]:
        return _listed(sums(self.columns.quote >= 0))

    def flags(self, name: str, tells: Callable[[str], int]) -> bytes:
        """For each token what its word in lower case tells, 0 to 255; each word is asked about once.

        So that rules look for words in a stretch of tokens without looking at each: 1 in flags[first:last].
        """
        if name not in self._flags:

            def rows(words: Sequence[str]) -> NDArray[np.generic]:
                return np.fromiter((tells(word.lower()) for word in words), np.uint8, len(words))

            by_word = self.tokens.vocabulary.table(f"flags: {name}", rows)
            self._flags[name] = by_word[self.tokens.type].tobytes()
        return self._flags[name]

    def places(self, name: str, tells: Callable[[str], int]) -> list[int]:
        """The tokens of whose word in lower case something is told, in order."""
        return np.flatnonzero(np.frombuffer(self.flags(name, tells), np.uint8)).tolist()

    def verbs(self, first: int, last: int) -> int:
        """How many of some tokens, ``first`` to ``last`` (exclusive), are finite verbs."""
        return self._verbs[last] - self._verbs[first]

    def inside(self, first: int, last: int) -> int:
        """How many of some tokens stand in quotation marks."""
        return self._inside[last] - self._inside[first]

    def any_inside(self, parts: Iterable[tuple[int, int]]) -> bool:
        """Whether any of some ranges of tokens has a part in quotation marks."""
        before = self._inside
        return True in [before[last] != before[first] for first, last in parts]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The tokens (first, one past the last) that overlap characters start to end."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def around(self, token: int) -> tuple[int, int]:
        """The tokens (first, one past the last) of a token's sentence."""
        begun = self._begun
        following = bisect_right(begun, token)
        return begun[following - 1], begun[following]

    def piece(self, tokens: slice) -> Reading:
        """Some tokens with their columns, for what works on these: a text without end is read in pieces."""
        columns = Columns(*(column[tokens] for column in self.columns))
        return replace(self, tokens=self.tokens.only(tokens), columns=columns)

    def stop(self, last: int) -> int:
        """Where a sentence that ends at ``last`` ends without its full stop."""
        return last - (self.words[last - 1] in ".?!")


def analyse(text: str) -> Reading:
    """Paragraphs, sentences, tokens, parts of speech and quoted spans of ``text``.

    Tokens of paragraphs that are not the article (notices, bylines) are left out.
    """
    found = paragraphs(text)
    cut = sentences(text, found)
    quoted = quoted_spans(text, found)
    tokens = tokenize(without_emphasis(text))
    tokens = as_commonly_worded(with_whole_words(text, tokens, partial(_belongs, tokens, found)))
    read = [paragraph for paragraph in found if paragraph.is_read]
    if len(read) < len(found):
        tokens = tokens.only(_belongs(tokens, read) >= 0)
    outer = _outermost(quoted)
    quote = _belongs(tokens, outer)
    sentence = _belongs(tokens, cut)
    breaks = np.flatnonzero(changes(sentence))
    pos = tag(tokens, Layout.of(np.diff(breaks, append=len(tokens))))
    paragraph = _belongs(tokens, found)
    pos = with_verbs(tokens, pos, quote, sentence)
    return Reading(
        text,
        found,
        cut,
        tokens,
        outer,
        Columns(
            pos,
            paragraph,
            sentence,
            quote,
            _states(tokens, quote, outer),
            np.zeros(len(tokens), np.int32),
            (np.minimum(paragraph, 2) + 3 * (paragraph == paragraph[-1:])).astype(np.int32),
        ),
    )


def _have_capitals(words: Sequence[str]) -> NDArray[np.bool_]:
    return np.array([any(map(str.isupper, word)) for word in words], np.bool_)


def _listed(column: NDArray[np.integer]) -> list[int]:
    listed: list[int] = column.tolist()
    return listed


_BORDER = 3
"""Tokens between two articles, of no word, part of speech or state: a rule that looks this far before an
article's first token, or behind its last, sees nothing, and not the article beside it."""


def joined(readings: Sequence[Reading]) -> Reading:
    """Several articles as one text, one below the other; their tokens must share a vocabulary.

    For what works on tokens: paragraphs and sentences are left out. Labelling many short
    articles one by one takes twice the time. Each has a border on either side, the only one too, so that
    it is read alone as among others. In the column ``article`` borders are the even numbers, articles the
    odd ones.
    """
    border = _border(readings[0].tokens.vocabulary)
    parts = [border, *(part for reading in readings for part in (reading, border))]
    size = [len(part.tokens) for part in parts]
    by_text = _before([len(part.text) + len(_APART) for part in parts])
    by_quote = _before([len(part.quoted) for part in parts])

    def column(name: str, by: Ints | None = None) -> Ints:
        values: Ints = np.concatenate([getattr(part.columns, name) for part in parts])
        return values if by is None else values + np.repeat(by, size)

    return Reading(
        _APART.join(part.text for part in parts),
        (),
        (),
        Tokens(
            border.tokens.vocabulary,
            np.concatenate([part.tokens.type for part in parts]),
            np.concatenate([part.tokens.start for part in parts]) + np.repeat(by_text, size),
            np.concatenate([part.tokens.end for part in parts]) + np.repeat(by_text, size),
        ),
        [
            QuotedSpan(
                own.start + text,
                own.end + text,
                own.depth,
                own.closed,
                own.continues + quote if own.continues >= 0 else -1,
            )
            for text, quote, part in zip(by_text.tolist(), by_quote.tolist(), parts, strict=True)
            for own in part.quoted
        ],
        Columns(
            column("pos"),
            column("paragraph", _before([len(part.paragraphs) + _FAR for part in parts])),
            column("sentence", _before([len(part.sentences) + _FAR for part in parts])),
            np.where(column("quote") < 0, -1, column("quote", by_quote)),
            column("state"),
            np.repeat(np.arange(len(parts), dtype=np.int32), size),
            column("place"),
        ),
    )


_APART, _NOTHING = "\n\n", "\0"


def _border(vocabulary: Vocabulary) -> Reading:
    """The reading of a character that is no blank: it keeps what looks over line breaks out of the next."""
    none = np.zeros(_BORDER, np.int32)
    tokens = Tokens(vocabulary, none + vocabulary.type(_NOTHING), none, none + 1)
    outside = np.full(_BORDER, -1, np.int32)
    return Reading(_NOTHING, (), (), tokens, (), Columns(none, none, none, outside, none, none, none))


_FAR = 8
"""Paragraphs and sentences that seem to stand between two articles: none of one is the next of another's."""


def _before(sizes: Sequence[int]) -> Ints:
    """How much stands before each."""
    return np.cumsum([0, *sizes[:-1]], dtype=np.int32)


def _outermost(quoted: Sequence[QuotedSpan]) -> list[QuotedSpan]:
    """The spans that are inside no other, ``continues`` counted among themselves."""
    kept = [at for at, span in enumerate(quoted) if span.depth == 0]
    number = {at: new for new, at in enumerate(kept)}
    return [
        span if span.continues < 0 else span._replace(continues=number.get(span.continues, -1))
        for span in (quoted[at] for at in kept)
    ]


def _belongs(tokens: Tokens, spans: Sequence[Span | Paragraph | QuotedSpan]) -> Ints:
    """For each token the index of the span that holds it, -1 for none. Spans must not overlap."""
    if not spans:
        return np.full(len(tokens), -1, np.int32)
    starts = np.array([span.start for span in spans], np.int32)
    ends = np.array([span.end for span in spans], np.int32)
    found = np.searchsorted(starts, tokens.start, side="right").astype(np.int32) - 1
    return np.where((found >= 0) & (tokens.start < ends[found]), found, -1).astype(np.int32)


def _states(tokens: Tokens, quote: Ints, outer: Sequence[QuotedSpan]) -> Ints:
    """For each token OUTSIDE, OPENING, INSIDE or CLOSING."""
    state = np.where(quote >= 0, INSIDE, OUTSIDE).astype(np.int32)
    if outer:
        starts = np.array([span.start for span in outer], np.int32)
        ends = np.array([span.end for span in outer], np.int32)
        inside = quote >= 0
        state[inside & (tokens.start == starts[quote])] = OPENING
        state[inside & (tokens.end == ends[quote])] = CLOSING
    return state
