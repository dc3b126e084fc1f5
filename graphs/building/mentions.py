"""Who speaks of whom: names of speakers and organizations inside what others say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

import regex

from graphs.building.nodes import affiliation
from graphs.words import comparable
from quotes.document import AttributedDocument, Quote, Span

__all__ = ["Mention", "Names", "Words", "find_mentions", "names_in", "only", "runs"]

_WORD = regex.compile(r"\w+(?:['’.,]\w+)*+")
_GENITIVE = regex.compile(r"['’]s$")
_ARTICLE = "the"
_LONGEST = 20  # words; what is longer is no name that somebody says

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name inside a quote: the node it stands for, and its place in the text, where that is at hand."""

    node: str
    words: str
    place: Span | None


class Names:
    """Which node a row of words names, in every article and in one.

    Full names and names of two words or more count everywhere, unless several bear them.
    A single word ("Ahmed", "NATO") counts only where the article itself gives it to one
    of its speakers or organizations.
    """

    def __init__(
        self, here: Mapping[str, Iterable[tuple[Words, str]]], everywhere: Mapping[Words, str | None]
    ) -> None:
        """here: of a document ``names_in`` it. everywhere: of names of several words ``only`` their nodes."""
        self.here = {document: dict(names) for document, names in here.items()}
        self.everywhere = everywhere
        self.longest = max(map(len, chain(everywhere, *self.here.values())), default=1)

    @classmethod
    def of(
        cls, documents: Mapping[str, AttributedDocument], nodes_of: Mapping[tuple[str, str], str]
    ) -> Names:
        """All names in some documents."""
        here = {name: list(names_in(name, document, nodes_of)) for name, document in documents.items()}
        everywhere: dict[Words, set[str]] = defaultdict(set)
        for names in here.values():
            for words, node in names:
                if len(words) > 1:
                    everywhere[words].add(node)
        return cls(here, {words: only(nodes) for words, nodes in everywhere.items()})

    def node(self, document: str, words: Words) -> str | None:
        """The node that some words name in a document."""
        return self.here[document].get(words) or self.everywhere.get(words)


def names_in(
    name: str, document: AttributedDocument, nodes_of: Mapping[tuple[str, str], str]
) -> Iterator[tuple[Words, str]]:
    """The names of organizations and speakers in a document, with their nodes.

    Speakers come last and outdo: a body that speaks is a speaker rather than an affiliation.
    """
    stated = [stated for speaker in document.speakers for stated in speaker.affiliations]
    for one in stated:
        if one.organization:
            yield from _named(one.organization, affiliation("organization", one.organization)[0])
    for speaker in document.speakers:
        if speaker.kind in ("person", "organization"):
            for known in (*speaker.aliases, speaker.name):
                yield from _named(known, nodes_of[name, speaker.id])


def _named(name: str, node: str) -> Iterator[tuple[Words, str]]:
    words = comparable(name)
    words = words[1:] if words[:1] == (_ARTICLE,) else words
    if 0 < len(words) <= _LONGEST:
        yield words, node


def only(nodes: Collection[str]) -> str | None:
    """The only one, or the only speaker, of some nodes."""
    speakers = {node for node in nodes if node.startswith("speaker:")}
    return next(iter(speakers or nodes)) if len(speakers or nodes) == 1 else None


def runs(document: AttributedDocument, quote: Quote) -> Iterator[Words]:
    """The words of a quote from each on with which a name can begin, as many as names have."""
    for text, _ in _contents(document, quote):
        words, folded = _words(text)
        for n, (_, _, word) in enumerate(words[:-1]):
            if not word[0].islower():
                yield tuple(folded[n : n + _LONGEST])


def find_mentions(name: str, document: AttributedDocument, quote: Quote, names: Names) -> Iterator[Mention]:
    """The names in a quote, each node once, the longest name first where several begin at one word."""
    seen: set[str] = set()
    for text, start in _contents(document, quote):
        words, folded = _words(text)
        n = 0
        while n < len(words):
            size, node = _longest(name, words, folded, n, names)
            if node and node not in seen:
                seen.add(node)
                place = Span(words[n][0], words[n + size - 1][1])
                here = None if start is None else Span(start + place.start, start + place.end)
                yield Mention(node, place.of(text), here)
            n += size


def _words(text: str) -> tuple[list[tuple[int, int, str]], list[str]]:
    """The words of a text with their places, and as names are compared."""
    words = [(found.start(), found.end(), found[0]) for found in _WORD.finditer(text)]
    return words, [_GENITIVE.sub("", "".join(comparable(word))) for _, _, word in words]


def _longest(
    name: str, words: list[tuple[int, int, str]], folded: list[str], n: int, names: Names
) -> tuple[int, str | None]:
    if words[n][2][0].islower():
        return 1, None
    for size in range(min(names.longest, len(words) - n), 0, -1):
        if node := names.node(name, tuple(folded[n : n + size])):
            return size, node
    return 1, None


def _contents(document: AttributedDocument, quote: Quote) -> Iterator[tuple[str, int | None]]:
    """The pieces of a content with their places, or the content alone where the text is not at hand."""
    if document.text is None:
        yield quote.text, None
        return
    for span in quote.spans:
        yield span.of(document.text), span.start
