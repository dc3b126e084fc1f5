"""Small documents, written for these tests."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from quotes.document import (
    Affiliation,
    AttributedDocument,
    Document,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerKind,
)


def speaker(
    name: str,
    *affiliations: tuple[str, str, str],
    kind: SpeakerKind = "person",
    id: str | None = None,
    aliases: tuple[str, ...] = (),
    description: str | None = None,
) -> Speaker:
    stated = tuple(
        Affiliation(role, organization, place, 10 * n, 10 * n + 9)
        for n, (role, organization, place) in enumerate(affiliations)
    )
    return Speaker(
        id or name.lower().replace(" ", "-"), name, kind, aliases, (Span(0, 5),), stated, description
    )


def document(
    id: str,
    speakers: list[Speaker],
    quotes: Sequence[tuple[str | None, str] | tuple[str | None, str, QuoteKind]],
    published: str | None = "2020-01-01",
    outlet: str | None = None,
) -> AttributedDocument:
    """A document of some speakers' quotes, whose text is just these quotes in a row."""
    text = ""
    made = []
    for n, (who, content, *kind) in enumerate(quotes, 1):
        start = len(text)
        text += f"“{content}” said.\n"
        span = Span(start, start + len(content) + 2)
        cue = Span(span.end + 1, span.end + 5)
        made.append(
            Quote(
                id=f"q{n}",
                kind=kind[0] if kind else "direct",
                text=content,
                speaker=who,
                spans=(span,),
                quoted=(span,),
                act="statement",
                mention=None,
                cue=cue,
                addressee=None,
                confidence=0.9,
                rule="made-up",
            )
        )
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    known = Document(id=id, title=f"Title of {id}", published=published, outlet=outlet, sha256=digest)
    return AttributedDocument(known, tuple(speakers), tuple(made), text)


WALL = "We will build the wall, and it will be built on time."


def sample() -> list[AttributedDocument]:
    """Two outlets on one speech, a third article, an unnamed source, a quote nobody is named for."""
    return [
        document(
            "herald-1",
            [
                speaker("Ada Byron", ("minister", "Ministry of Works", "Lund")),
                speaker("a senior official", kind="unnamed", id="official"),
            ],
            [
                ("ada-byron", WALL),
                ("official", "The money for this has never been found.", "indirect"),
                (None, "Nobody asked us."),
            ],
            "2020-01-02",
            "Herald",
        ),
        document(
            "courier-1",
            [
                speaker("Ada Byron", ("", "the Ministry of Works", "")),
                speaker("Karl Ek", ("mayor", "", "Lund"), aliases=("Ek",)),
            ],
            [
                ("ada-byron", WALL.upper()),
                ("karl-ek", "Ada Byron has promised us this wall for eleven years now."),
            ],
            "2020-01-01",
            "Courier",
        ),
        document(
            "courier-2",
            [speaker("Works Union", kind="organization"), speaker("Karl Ek")],
            [("works-union", "Our members were never paid.")],
            None,
            "Courier",
        ),
    ]
