"""Contact clauses: what is told of somebody without "who" or "that": the woman | Roe married |."""

from __future__ import annotations

from quotes.speakers.affiliations.page import Page
from quotes.text.tags import COMMON, DETERMINING, FINITE, IN_PHRASE, PAST

__all__ = ["contact"]


def contact(page: Page, first: int, last: int) -> int | None:
    """Where such a clause begins in a mention that opens with a determiner and its noun; None for nowhere.

    The lawyer Ana Roe is that lawyer: behind her name is no verb of its own.
    """
    if page.pos[first] not in DETERMINING:
        return None
    at = first + 1
    while at < last and at not in page.found.at and page.pos[at] in IN_PHRASE:
        at += 1
    held = page.found.at.get(at)
    if at - first < 2 or held is None or held[0].first != at or page.pos[at - 1] not in COMMON:
        return None
    behind = held[0].last
    verb = behind < last and (page.pos[behind] in FINITE or page.pos[behind] in PAST)
    return at if verb else None
