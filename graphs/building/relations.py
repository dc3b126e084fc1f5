"""The relations by which a speaker is tied to a claim."""

from __future__ import annotations

from quotes.document import Stance

__all__ = ["SAID", "UTTERANCES", "UTTERED"]

UTTERED: dict[Stance, str] = {
    "asserts": "said",
    "concedes": "said",
    "denies": "denied",
    "doubts": "doubted",
    "asks": "asked",
    "orders": "ordered",
    "declines": "declined",
}
"""The relation of each stance; what is ``unsaid`` ties nobody to it."""

UTTERANCES = frozenset(UTTERED.values())
"""The relations from a speaker to a claim."""

SAID = frozenset(stance for stance, relation in UTTERED.items() if relation == "said")
"""Stances of who says the content."""
