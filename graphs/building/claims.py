"""What is said, however often and wherever it is repeated.

The same words are one claim; how claims take up each other, ``ties`` tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graphs.building.relations import UTTERED
from graphs.labels import joined
from graphs.shown import Acts, is_shown
from graphs.words import comparable, digest
from quotes.document import AttributedDocument, Quote, QuoteKind

__all__ = ["Claim", "Saying", "claim_id", "find_claims", "sayings_of"]

# Fewer words are one claim of one speaker only ("No comment"), and where they are a
# reporter's own ("the nomination") of one article only.
_WORDS_ENOUGH = {"direct": 5, "mixed": 5, "indirect": 8}


@dataclass(frozen=True, slots=True)
class Saying:
    """One quote in one document, and the graph's node of its speaker.

    text: the document's, where it is at hand: it tells best which words are quoted.
    """

    document: str
    quote: Quote
    speaker: str | None
    text: str | None = field(default=None, repr=False, compare=False)

    @property
    def claim(self) -> str:
        """The graph's node of what it claims."""
        return claim_id(self.quote.text, self.quote.kind, self.speaker, self.document)

    @property
    def label(self) -> str:
        """Its words as graphs label them."""
        return joined(self.quote.text, self.quote.spans, self.text)


@dataclass(frozen=True, slots=True)
class Claim:
    """The same words, in all places that report them; the first came first.

    quoted: whether the words stood, at least partly, inside quotation marks. The same
    words without quotation marks are another claim.
    """

    id: str
    sayings: tuple[Saying, ...]
    quoted: bool

    @property
    def is_said(self) -> bool:
        """Whether anybody says it, rather than deny, ask or order it."""
        return any(saying.quote.is_said for saying in self.sayings)

    @property
    def is_denied(self) -> bool:
        """Whether it is a denial of somebody and nobody says it."""
        return not self.is_said and any(saying.quote.stance == "denies" for saying in self.sayings)


def find_claims(sayings: Iterable[Saying]) -> list[Claim]:
    """The claims of some sayings, in the order of first appearance."""
    found: dict[str, list[Saying]] = {}
    for saying in sayings:
        found.setdefault(saying.claim, []).append(saying)
    return [Claim(id, tuple(same), same[0].quote.kind != "indirect") for id, same in found.items()]


def sayings_of(
    name: str, document: AttributedDocument, nodes_of: Mapping[tuple[str, str], str], acts: Acts
) -> Iterator[Saying]:
    """The quotes of a document that count, each with the node of its speaker."""
    for quote in document.quotes:
        if quote.stance in UTTERED and is_shown(quote, acts):
            yield Saying(name, quote, nodes_of.get((name, quote.speaker or "")), document.text)


def claim_id(text: str, kind: QuoteKind, speaker: str | None, document: str) -> str:
    """The graph's node of what a quote claims, by its words, and where they are few by who says it."""
    words = comparable(text)
    mode = "indirect" if kind == "indirect" else "quoted"
    whose = ""
    if len(words) < _WORDS_ENOUGH[kind]:
        whose = (speaker if mode == "quoted" else None) or document
    return f"claim:{digest(chr(10).join((mode, whose, ' '.join(words) or text)))}"
