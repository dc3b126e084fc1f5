"""The right of reply: who is accused, or spoken of, in a story and not heard, and what it tells of why.

Nobody is accused here on a guess: only what the story itself says by name counts, and whoever speaks for a
body, or belongs to it, is its reply.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from graphs.audits.sources import Source
from graphs.identities.names import SMALL_WORDS, acronym, body_key
from graphs.words import comparable
from quotes.document import AttributedDocument, Disclosure, Quote, Span, Speaker, SpokenOf

__all__ = ["Reply", "replies"]

Words = tuple[str, ...]

_LONGEST = 12
"""Words of a name, or of the words for a party, that are looked at."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Somebody of whom others speak, or who was asked, and whether it has its say.

    by: the sources that speak of it or accuse it. mentions: how often sources name it. accused: the story's
    words that accuse or criticize it, empty where none do. heard: whether it speaks, itself or through
    another; through: who speaks for it. told: what became of the question that it was asked;
    disclosure: the same in the story's words.
    """

    name: str
    by: tuple[str, ...]
    mentions: int
    accused: str
    heard: bool
    through: str
    told: Disclosure | None = None
    disclosure: str = ""

    @property
    def is_asked(self) -> bool:
        """Whether it is accused or was asked, rather than only spoken of."""
        return bool(self.accused or self.told)

    @property
    def is_open(self) -> bool:
        """Whether it is accused and neither heard nor asked, as far as the story tells."""
        return bool(self.accused) and not self.heard and not self.disclosure


def replies(document: AttributedDocument, sources: Sequence[Source]) -> tuple[Reply, ...]:
    """Who is spoken of and not heard, who is accused, and who was asked: what is open first."""
    said, bodies, known = _Said(sources), _Bodies(sources), _Known(document.speakers)
    found = [_of_others(document, one, said, bodies, known) for one in document.spoken_of]
    named = _Named(found)
    for told in _told(document):
        named.note(told, document.text)
    rows = (row for row in named.rows if row.accused or row.disclosure or not row.heard)
    return tuple(sorted(rows, key=_weight))


def _weight(row: Reply) -> tuple[bool, bool, bool, int]:
    return not row.is_open, not row.accused, not row.disclosure, -row.mentions


def _of_others(
    document: AttributedDocument, one: SpokenOf, said: _Said, bodies: _Bodies, known: _Known
) -> Reply:
    own = known.of(one)
    itself = not said.speakers.isdisjoint(own)
    through = "" if itself else bodies.speaker_for(one.name)
    places = (*one.mentions, *filter(None, [one.accused]))
    return Reply(
        name=one.name,
        by=tuple(dict.fromkeys(name for place in places for name in said.around(place, own))),
        mentions=len(one.mentions),
        accused=_words(one.accused, document.text),
        heard=itself or bool(through),
        through=through,
    )


class _Known:
    """The speakers by their names, and by the places at which they are named."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._ids: dict[object, set[str]] = defaultdict(set)
        for speaker in speakers:
            for key in (speaker.name, *speaker.mentions):
                self._ids[key].add(speaker.id)

    def of(self, one: SpokenOf) -> set[str]:
        """The ids of the speakers that the one spoken of is."""
        return {id for key in (one.name, *one.mentions) for id in self._ids.get(key, ())}


class _Said:
    """Where each quote stands, from its first to its last character with source and cue."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.speakers = {quote.speaker for source in sources for quote in source.quotes}
        found = [(_reach(quote), source.name, quote.speaker) for source in sources for quote in source.quotes]
        self._found = sorted(found, key=lambda one: one[0])
        self._starts = [reach.start for reach, _, _ in self._found]
        self._ends = list(accumulate((reach.end for reach, _, _ in self._found), max))

    def around(self, place: Span, own: Collection[str | None]) -> Iterator[str]:
        """The names of those others in whose words a place stands, or whose cue it is."""
        at = bisect_left(self._starts, place.end) - 1
        while at >= 0 and self._ends[at] > place.start:
            reach, name, speaker = self._found[at]
            if reach.end > place.start and speaker not in own:
                yield name
            at -= 1


class _Bodies:
    """Who speaks for whom: the sources by the names of their bodies.

    Two names are one where they are equal, one stands within the other, or one has the other's initials.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._whole: dict[Words, str] = {}
        self._parts: dict[Words, str] = {}
        for source in sources:
            for body in filter(None, (source.speaks_for, *source.organizations)):
                words = _key(body)
                self._whole.setdefault(words, source.name)
                for part in (*_rows(words), (acronym(body),)):
                    self._parts.setdefault(part, source.name)

    def speaker_for(self, name: str) -> str:
        """The first source that belongs to the bearer of a name or speaks for it, by name; else nothing."""
        words = _key(name)
        if not words:
            return ""
        within = (self._whole.get(part) for part in (*_rows(words), (acronym(name),)))
        return self._parts.get(words) or next(filter(None, within), "")


class _Named:
    """The rows, found by the names in the words for a party."""

    def __init__(self, rows: list[Reply]) -> None:
        self.rows = rows
        self._at: dict[Words, list[int]] = defaultdict(list)
        self._whole = {row.name: at for at, row in reversed(list(enumerate(rows)))}
        for at, row in enumerate(rows):
            self._at[comparable(row.name)].append(at)

    def note(self, told: Disclosure, text: str | None) -> None:
        """Write a disclosure into the row of its party or of whom that speaks for, else into one more."""
        words = _words(Span(told.start, told.end), text) or told.way
        if told.party in self._whole:
            at = self._whole[told.party]
            self.rows[at] = replace(self.rows[at], told=told, disclosure=words)
            return
        fitting = [at for part in _rows(comparable(told.party)) for at in self._at.get(part, ())]
        for at in fitting:
            if not self.rows[at].told:
                through = self.rows[at].through or told.party
                self.rows[at] = replace(self.rows[at], told=told, disclosure=words, through=through)
        if not fitting:
            self.rows.append(Reply(told.party, (), 0, "", False, "", told, words))


def _key(name: str) -> Words:
    """The words that a body's name is compared by."""
    return tuple(word for word in body_key(name).split()[:_LONGEST] if word not in SMALL_WORDS)


def _rows(words: Words) -> Iterator[Words]:
    """All rows of some words."""
    words = words[:_LONGEST]
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]


def _reach(quote: Quote) -> Span:
    """From the first to the last character of a quote with its source and cue."""
    spans = (*quote.spans, *filter(None, (quote.mention, quote.cue)))
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def _told(document: AttributedDocument) -> Iterator[Disclosure]:
    """The disclosures, and what somebody declined to say."""
    yield from document.disclosures
    names = {speaker.id: speaker.name for speaker in document.speakers}
    for quote in document.quotes:
        if quote.stance == "declines" and quote.speaker in names and quote.cue:
            end = max(span.end for span in quote.spans)
            yield Disclosure(names[quote.speaker], "declined", None, quote.cue.start, max(end, quote.cue.end))


def _words(span: Span | None, text: str | None) -> str:
    return " ".join(span.of(text).split()) if span and text is not None else ""
