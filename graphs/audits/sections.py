"""Sections: in which part of its outlet a story stands, by its web address or its folder."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import urlsplit

from quotes.document import Document

__all__ = ["section"]

_NO_SECTION = frozenset(
    "amp article articles content en english index news story stories the-latest www".split()
)
"""Parts of an address that most stories of an outlet share."""

_LONGEST = 2
"""Words of a section; what has more is the story itself."""


def section(document: Document) -> str:
    """The section of a story in lower case, empty where neither address nor folder has one.

    The first part of the address that is neither a date nor the story: sport of /2024/05/sport/late-goal.
    """
    if document.url:
        try:
            parts = urlsplit(document.url).path.strip("/").split("/")[:-1]
        except ValueError:
            return ""
        return next((part.lower() for part in parts if _is_section(part)), "")
    return PurePath(document.path).parent.name.lower() if document.path and "://" not in document.path else ""


def _is_section(part: str) -> bool:
    words = part.lower().replace("_", "-").split("-")
    return part.lower() not in _NO_SECTION and len(words) <= _LONGEST and all(map(str.isalpha, words))
