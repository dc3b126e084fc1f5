"""Which speakers of different articles are the same person or body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graphs.judgements import Judgement
from graphs.words import comparable, printable, slug
from quotes.document import AttributedDocument, Speaker

__all__ = ["identify"]


def identify(
    documents: Mapping[str, AttributedDocument], judgements: Iterable[Judgement] = ()
) -> dict[tuple[str, str], str]:
    """The graph's node for every (document's name, speaker's id)."""
    return {
        (name, speaker.id): _node(name, speaker)
        for name, document in documents.items()
        for speaker in document.speakers
    }


def _node(document: str, speaker: Speaker) -> str:
    whole = len(comparable(speaker.name)) > 1 if speaker.kind == "person" else speaker.kind == "organization"
    return f"speaker:{slug(speaker.name)}" if whole else f"speaker:{document}/{printable(speaker.id)}"
