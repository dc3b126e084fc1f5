"""What ties a speaker to a claim, by what the speaker does with it; what a denial denies."""

from __future__ import annotations

import networkx as nx
import pytest

import graphs
import quotes
from graphs.building.relations import UTTERANCES
from graphs.shown import shown
from tests.quotes.attribution.test_stances import DENIALS

RELATIONS = {"denies": "denied", "declines": "declined", "asks": "asked", "doubts": "doubted"}


def ties(graph: nx.MultiDiGraph[str]) -> list[str]:
    return [values["relation"] for *_, values in graph.edges(data=True) if values["relation"] in UTTERANCES]


@pytest.mark.parametrize(("sentence", "stance"), DENIALS.items())
def test_what_is_not_said_is_no_statement(sentence: str, stance: str) -> None:
    graph = graphs.build([quotes.attribute(sentence)], graphs.GraphOptions(acts="all"))
    assert ties(graph) == [RELATIONS[stance]]


def test_what_is_unsaid_ties_nobody_to_it() -> None:
    assert not ties(graphs.build([quotes.attribute("Marta Kovel never said that the bridge was safe.")]))


def test_a_denial_is_tied_to_the_claim_that_it_denies() -> None:
    text = (
        "Anna Brandt said the town had sold the old bridge to a friend of the mayor.\n\n"
        "Marta Kovel denied that the town had sold the old bridge to a friend.\n"
    )
    graph = graphs.build([quotes.attribute(text)])
    (tie,) = [(a, b, values) for a, b, values in graph.edges(data=True) if values["relation"] == "denies"]
    assert graph.nodes[tie[0]]["text"] == "the town had sold the old bridge to a friend"
    assert graph.nodes[tie[1]]["text"] == "the town had sold the old bridge to a friend of the mayor"
    assert not [v for *_, v in graph.edges(data=True) if v["relation"] in ("repeats", "alters")]


@pytest.mark.parametrize(
    ("sentence", "is_shown"),
    [
        ("Marta Kovel refused to say who had paid for the bridge.", True),
        ("Marta Kovel doubts that the bridge will ever open again.", True),
        ("Marta Kovel refused to leave the bridge that day.", False),
        ("Marta Kovel believes that the bridge will open again.", False),
        ("Marta Kovel showed: the bridge.", False),
    ],
)
def test_what_is_shown_unasked(sentence: str, is_shown: bool) -> None:
    assert bool(shown(quotes.attribute(sentence), "statement").quotes) is is_shown
