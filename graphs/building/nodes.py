"""The nodes of a graph, each from what is known of it: of one document, or counted over many.

Every attribute is one that all formats can hold; what is not known has none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graphs.building.roles import plain_role
from graphs.identities.evidence import usual_name
from graphs.words import printable, shorten, slug
from quotes.document import Affiliation, AttributedDocument

__all__ = [
    "Node",
    "Value",
    "affiliation",
    "affiliation_node",
    "claim_node",
    "document_node",
    "period",
    "speaker_node",
    "tied_to",
    "values",
]

Value = str | int | float | bool
Node = tuple[str, dict[str, Value]]


def values(**known: Value | None) -> dict[str, Value]:
    """Attributes that every format can hold: nothing unknown, nothing unprintable."""
    return {
        name: printable(value) if isinstance(value, str) else value
        for name, value in known.items()
        if value is not None
    }


def period(dates: Iterable[str | None]) -> dict[str, str | None]:
    """The first and the last of some dates."""
    known = sorted(date for date in dates if date)
    return {"first_seen": known[0] if known else None, "last_seen": known[-1] if known else None}


def document_node(name: str, document: AttributedDocument) -> Node:
    """A document, under a name that is its alone."""
    known = document.document
    return f"document:{name}", values(
        kind="document",
        label=shorten(known.title or known.id),
        document_id=known.id,
        title=known.title,
        author=known.author,
        outlet=known.outlet,
        published=known.published,
        url=known.url,
        path=known.path,
        sha256=known.sha256,
        **period([known.published]),
    )


def claim_node(
    id: str,
    text: str,
    label: str,
    quoted: bool,
    first_document: str,
    *,
    quotes: int,
    documents: int,
    outlets: int,
    dates: Iterable[str | None],
) -> Node:
    """A claim, by its first saying; how many quotes, documents and outlets report it, and when."""
    return id, values(
        kind="claim",
        label=shorten(label),
        text=text,
        quoted=quoted,
        first_document=f"document:{first_document}",
        quotes=quotes,
        documents=documents,
        outlets=outlets,
        **period(dates),
    )


def speaker_node(
    id: str,
    names: Counter[str],
    aliases: Iterable[str],
    kinds: Counter[str],
    description: str | None,
    *,
    quotes: int,
    documents: int,
    outlets: int,
    dates: Iterable[str | None],
) -> Node:
    """A speaker, called by the usual one of some names. description: the first that an article gives."""
    label = usual_name(names)
    return id, values(
        kind="speaker",
        label=label,
        speaker_kind=_usual(kinds),
        aliases="; ".join(sorted({*names, *aliases} - {label})) or None,
        description=description,
        quotes=quotes,
        documents=documents,
        outlets=outlets,
        **period(dates),
    )


def affiliation_node(id: str, labels: Counter[str], dates: Iterable[str | None]) -> Node:
    """A body, place or role that speakers are tied to, called by the usual one of some labels."""
    return id, values(
        kind="affiliation",
        label=_usual(labels),
        affiliation_kind=id.partition(":")[2].partition("/")[0],
        **period(dates),
    )


def affiliation(sort: str, label: str) -> tuple[str, str]:
    """The node of an ``organization``, ``place`` or ``role``, and what it is called.

    "the Pentagon" is "Pentagon", "new prime minister" and "sixth prime minister in eight years" are
    "Prime Minister".
    """
    name = plain_role(label) if sort == "role" else label
    return f"affiliation:{sort}/{slug(name).removeprefix('the-')}", name


def tied_to(stated: Affiliation) -> tuple[str, str]:
    """What the speaker is tied to: the organization, else the place, else the role alone."""
    if stated.organization:
        return "organization", stated.organization
    if stated.place:
        return "place", stated.place
    return "role", stated.role


def _usual(labels: Counter[str]) -> str:
    """The most frequent form, of equals the longest, then the first by the alphabet."""
    return min(labels, key=lambda label: (-labels[label], -len(label), label))
