"""The edges of a graph: each says in which document and at which offsets it was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graphs.building.claims import Saying
from graphs.building.mentions import Names, find_mentions
from graphs.building.nodes import Value, affiliation, tied_to, values
from graphs.building.relations import UTTERED
from graphs.building.ties import Relation, changes_shown
from graphs.words import printable, slug
from quotes.document import AttributedDocument, Span

__all__ = ["Edge", "affiliated", "mentions", "reported_in", "said", "tied"]

Edge = tuple[str, str, str, dict[str, Value]]
"""From, to, a key that is its alone between the two, attributes."""


def said(claim: str, saying: Saying, document: AttributedDocument) -> Edge | None:
    """From who says, denies, asks ... to the claim; None where it cannot be told who."""
    if saying.speaker is None:
        return None
    quote, relation = saying.quote, UTTERED[saying.quote.stance]
    return (
        saying.speaker,
        claim,
        f"{relation}:{saying.document}:{quote.id}",
        values(
            relation=relation,
            document=f"document:{saying.document}",
            quote=quote.id,
            quote_kind=quote.kind,
            act=quote.act,
            stance=quote.stance,
            text=quote.text,
            cue=quote.cue.of(document.text) if quote.cue and document.text else None,
            cue_start=quote.cue.start if quote.cue else None,
            cue_end=quote.cue.end if quote.cue else None,
            mention_start=quote.mention.start if quote.mention else None,
            mention_end=quote.mention.end if quote.mention else None,
            published=document.document.published,
            confidence=float(quote.confidence),
            rule=quote.rule,
            **_place(quote.spans),
        ),
    )


def reported_in(claim: str, saying: Saying, document: AttributedDocument, order: int) -> Edge:
    """From a claim to a document that reports it. order: 1 for the first that does."""
    node = f"document:{saying.document}"
    return (
        claim,
        node,
        f"reported_in:{saying.document}:{saying.quote.id}",
        values(
            relation="reported_in",
            document=node,
            quote=saying.quote.id,
            quote_kind=saying.quote.kind,
            published=document.document.published,
            order=order,
            exact=_exact(saying, document.text),
            **_place(saying.quote.spans),
        ),
    )


def _exact(saying: Saying, text: str | None) -> str | None:
    """The characters from the first to the last of the content, marks and interruptions included."""
    spans = saying.quote.spans
    return text[min(spans).start : max(span.end for span in spans)] if text and spans else None


def tied(
    later: str,
    earlier: str,
    relation: Relation,
    similarity: float,
    changes: Iterable[Sequence[str]],
    document: str,
    quote: str,
    spans: Sequence[Span],
) -> Edge:
    """From a claim to the one it takes up. document, quote, spans: where the later is first said."""
    return (
        later,
        earlier,
        f"{relation}:{later}:{earlier}",
        values(
            relation=relation,
            similarity=similarity,
            changes=changes_shown(changes) or None,
            document=f"document:{document}",
            quote=quote,
            **_place(spans),
        ),
    )


def _place(spans: Sequence[Span]) -> dict[str, Value | None]:
    """Where the content stands: from its first to its last character, and piece by piece."""
    return {
        "start": min((span.start for span in spans), default=None),
        "end": max((span.end for span in spans), default=None),
        "spans": " ".join(f"{span.start}-{span.end}" for span in spans) or None,
    }


def mentions(claim: str, saying: Saying, document: AttributedDocument, names: Names) -> Iterator[Edge]:
    """From who says something to whom it names."""
    if saying.speaker is None:
        return
    found = find_mentions(saying.document, document, saying.quote, names)
    for n, mention in enumerate(found, 1):
        if mention.node == saying.speaker:
            continue
        place = _place(saying.quote.spans)
        if mention.place:
            place |= {"start": mention.place.start, "end": mention.place.end}
        yield (
            saying.speaker,
            mention.node,
            f"mentions:{saying.document}:{saying.quote.id}:{n}",
            values(
                relation="mentions",
                claim=claim,
                document=f"document:{saying.document}",
                quote=saying.quote.id,
                words=mention.words,
                published=document.document.published,
                start=place["start"],
                end=place["end"],
            ),
        )


def affiliated(
    name: str, document: AttributedDocument, nodes_of: Mapping[tuple[str, str], str]
) -> Iterator[tuple[Edge, str]]:
    """From a speaker to each body, place or role that the document ties them to, and what that is called.

    When it was stated first and last is for who knows all documents to add.
    """
    for speaker in document.speakers:
        for stated in speaker.affiliations:
            sort, label = tied_to(stated)
            if not label:
                continue
            node, called = affiliation(sort, label)
            where = f"{stated.start}-{stated.end}"
            key = f"affiliated_with:{name}:{speaker.id}:{where}:{slug(stated.role)}:{slug(stated.place)}"
            known = values(
                relation="affiliated_with",
                role=stated.role,
                place=stated.place,
                status=stated.status,
                document=f"document:{name}",
                start=stated.start,
                end=stated.end,
            )
            yield (nodes_of[name, speaker.id], node, printable(key), known), called
