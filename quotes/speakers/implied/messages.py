"""Messages: who speaks in a statement, letter or post that the text tells as a person's."""

from __future__ import annotations

from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.mentions.documents import PASSING_ON
from quotes.speakers.mentions.mentions import Mention, mention_of
from quotes.words.tokens import POSSESSIVE

__all__ = ["writer"]

_NEAR = 4  # tokens behind a message within which its sender is told


def writer(page: Page, message: Mention) -> Mention | None:
    """The person in the words for a message who wrote it, None where these tell of none.

    Roe's | statement; her | tweet; a letter from | the mayor. A body's statement may be a source of its own.
    """
    if message.kind != "document" or message.noun not in lexicon("sources")["documents: message"]:
        return None
    for own in (_owner(page, message), _sender(page, message)):
        if own is not None and own[0] < own[1]:
            found = mention_of(page, *own)
            held = page.found.at.get(found.head)
            if held[1].kind == "person" if held else found.kind in ("person", "he"):
                return found
    return None


def _owner(page: Page, message: Mention) -> tuple[int, int] | None:
    first, head = message.first, message.head
    ends = [token for token in range(first + 1, head) if page.words[token] in POSSESSIVE]
    if ends:
        return first, ends[-1]  # | his university |'s press release
    return (first, first + 1) if page.lower[first] in ("his", "her") else None


def _sender(page: Page, message: Mention) -> tuple[int, int] | None:
    for token in range(message.head + 1, min(message.head + _NEAR, message.last)):
        if page.lower[token] in ("from", "by"):
            return None if page.lower[token - 1] in PASSING_ON else (token + 1, message.last)
    return None
