"""What is said, however often and wherever it is repeated."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphs.words import comparable, digest
from quotes.document import Quote

__all__ = ["Claim", "Saying", "find_claims"]

# "No comment" is not one claim whoever says it: so few words are one claim of one speaker only.
_FEW_WORDS = 5


@dataclass(frozen=True, slots=True)
class Saying:
    """One quote in one document, and the graph's node of its speaker."""

    document: str
    quote: Quote
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """The same words, in all places that report them; the first came first.

    quoted: whether the words stood, at least partly, inside quotation marks. What a
    reporter put in their own words is another claim, even where the words agree.
    """

    id: str
    sayings: tuple[Saying, ...]
    quoted: bool


def find_claims(sayings: Iterable[Saying]) -> list[Claim]:
    """The claims of some sayings, in the order of first appearance."""
    found: dict[str, list[Saying]] = {}
    for saying in sayings:
        found.setdefault(_key(saying), []).append(saying)
    return [
        Claim(f"claim:{digest(key)}", tuple(same), same[0].quote.kind != "indirect")
        for key, same in found.items()
    ]


def _key(saying: Saying) -> str:
    words = comparable(saying.quote.text)
    mode = "indirect" if saying.quote.kind == "indirect" else "quoted"
    whose = ""
    if len(words) < _FEW_WORDS:
        whose = saying.speaker or saying.document
    return "\n".join((mode, whose, " ".join(words) or saying.quote.text))
