"""The right of reply: who is accused, or spoken of, in a story and not heard, and what it tells of why.

Nobody is accused here on a guess: only what the story itself says by name counts, and whoever speaks for a
body, or belongs to it, is its reply.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graphs.audits.sources import Source
from graphs.identities.names import SMALL_WORDS, acronym, body_key
from graphs.words import comparable
from quotes.document import AttributedDocument, Disclosure, Quote, Span, Speaker, SpokenOf

__all__ = ["Reply", "replies"]


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
    found = [_of_others(document, one, sources) for one in document.spoken_of]
    for told in _told(document):
        _note(found, told, document.text)
    rows = (row for row in found if row.accused or row.disclosure or not row.heard)
    return tuple(sorted(rows, key=_weight))


def _weight(row: Reply) -> tuple[bool, bool, bool, int]:
    return not row.is_open, not row.accused, not row.disclosure, -row.mentions


def _of_others(document: AttributedDocument, one: SpokenOf, sources: Sequence[Source]) -> Reply:
    own = {speaker.id for speaker in document.speakers if _is_same(one, speaker)}
    itself = any(quote.speaker in own for source in sources for quote in source.quotes)
    through = "" if itself else next((s.name for s in sources if _speaks_for(s, one.name)), "")
    return Reply(
        name=one.name,
        by=tuple(dict.fromkeys(_speaking(document, one, sources, own))),
        mentions=len(one.mentions),
        accused=_words(one.accused, document.text),
        heard=itself or bool(through),
        through=through,
    )


def _is_same(one: SpokenOf, speaker: Speaker) -> bool:
    """Whether a speaker is the one spoken of: by a place at which both are named, or by the name."""
    return speaker.name == one.name or not set(one.mentions).isdisjoint(speaker.mentions)


def _speaks_for(source: Source, name: str) -> bool:
    """Whether a source belongs to a body, or speaks for somebody, by the names."""
    return any(_is_one(name, body) for body in (source.speaks_for, *source.organizations) if body)


def _is_one(left: str, right: str) -> bool:
    """Whether two names are one: equal, one within the other, or the initials of the other."""
    one, other = (
        [word for word in body_key(name).split() if word not in SMALL_WORDS] for name in (left, right)
    )
    if not one or not other:
        return False
    shorter, longer = sorted((one, other), key=len)
    if any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1)):
        return True
    return len(shorter) == 1 and shorter[0] in (acronym(left), acronym(right))


def _speaking(
    document: AttributedDocument, one: SpokenOf, sources: Sequence[Source], own: set[str]
) -> Iterator[str]:
    """The names of those who speak of somebody, or whose words accuse it."""
    places = (*one.mentions, *filter(None, [one.accused]))
    for source in sources:
        quotes = (quote for quote in source.quotes if quote.speaker not in own)
        if any(_reach(quote).start < place.end and place.start < _reach(quote).end
               for quote in quotes for place in places):  # fmt: skip
            yield source.name


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


def _note(rows: list[Reply], told: Disclosure, text: str | None) -> None:
    """Write a disclosure into the row of its party, or of whom the party speaks for, else into one more."""
    words = _words(Span(told.start, told.end), text) or told.way
    for at, row in enumerate(rows):
        if row.name == told.party:
            rows[at] = replace(row, told=told, disclosure=words)
            return
    fitting = [at for at, row in enumerate(rows) if _within(row.name, told.party)]
    for at in fitting:
        if not rows[at].disclosure:
            through = rows[at].through or told.party
            rows[at] = replace(rows[at], told=told, disclosure=words, through=through)
    if not fitting:
        rows.append(Reply(told.party, (), 0, "", False, "", told, words))


def _within(name: str, party: str) -> bool:
    """Whether the words for a party hold a name: "a lawyer for Karl Ek"."""
    words, whole = comparable(name), comparable(party)
    return any(whole[at : at + len(words)] == words for at in range(len(whole) - len(words) + 1))


def _words(span: Span | None, text: str | None) -> str:
    return " ".join(span.of(text).split()) if span and text is not None else ""
