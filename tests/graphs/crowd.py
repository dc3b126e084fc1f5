"""Graphs of any size as the builder makes them, for tests of pictures."""

from __future__ import annotations

from typing import get_args

import networkx as nx

from graphs import build
from quotes.document import QuoteKind
from tests.graphs.documents import document, speaker

__all__ = ["FIRST", "LAST", "crowd"]

FIRST = ("Ada", "Bo", "Chidi", "Dana", "Eero", "Fatima", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lea", "Mika")
LAST = (
    "Abara",
    "Berg",
    "Castellanos",
    "Dvorak",
    "Eriksen-Holm",
    "Fonseca",
    "Grüber",
    "Haddad",
    "Ito",
    "Jovanović",
)
BODIES = ("Ministry of Works", "Works Union", "City of Ostby", "Port Authority", "Harbour Museum")


def crowd(people: int, articles: int, quotes: int) -> nx.MultiDiGraph[str]:
    """A graph of ``people`` who say ``quotes`` different things in ``articles``."""
    made = []
    for number in range(articles):
        said: list[tuple[str | None, str, QuoteKind]] = []
        speakers = {}
        for at in range(number, quotes, articles):
            who = (at * at + 3 * at) % people
            first, last = FIRST[who % len(FIRST)], LAST[who // len(FIRST) % len(LAST)]
            name = f"{first} {last} {_roman(who // 130)}".strip()
            speakers[name] = speaker(name, ("", BODIES[who % len(BODIES)], ""))
            words = f"Pier {at} " + " ".join(hex(at * odd)[2:] for odd in range(1009, 1075, 8))
            said.append((speakers[name].id, words, get_args(QuoteKind)[at % 3]))
        day = f"2020-{number % 12 + 1:02}-{number % 28 + 1:02}"
        made.append(document(f"a{number}", list(speakers.values()), said, day, f"Paper {number % 7}"))
    return build(made)


def _roman(number: int) -> str:
    return "I" * (number % 5) + "V" * (number // 5) if number else ""
