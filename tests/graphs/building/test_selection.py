from __future__ import annotations

from dataclasses import replace

import networkx as nx
import pytest

import graphs
from graphs import Selection
from tests.graphs.documents import sample


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    return graphs.build(sample())


def quotes(graph: nx.MultiDiGraph[str]) -> set[tuple[str, str]]:
    return {
        (values["document"].removeprefix("document:"), values["quote"])
        for *_, values in graph.edges(data=True)
        if values["relation"] == "reported_in"
    }


ALL = {
    *(("herald-1", quote) for quote in ("q1", "q2", "q3")),
    *(("courier-1", quote) for quote in ("q1", "q2")),
    ("courier-2", "q1"),
}


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ALL),
        (Selection(speakers=frozenset({"speaker:ada-byron"})), {("herald-1", "q1"), ("courier-1", "q1")}),
        (
            Selection(affiliations=frozenset({"affiliation:organization/ministry-of-works"})),
            {("herald-1", "q1"), ("courier-1", "q1")},
        ),
        (Selection(documents=frozenset({"document:courier-2"})), {("courier-2", "q1")}),
        (Selection(outlets=frozenset({"Courier"})), {quote for quote in ALL if "courier" in quote[0]}),
        (Selection(outlets=frozenset({"couriér"})), {quote for quote in ALL if "courier" in quote[0]}),
        (Selection(outlets=frozenset()), set()),
        (Selection(since="2020-01-02"), {quote for quote in ALL if quote[0] == "herald-1"}),
        (Selection(until="2020-01-01"), {quote for quote in ALL if quote[0] == "courier-1"}),
        (Selection(kinds=frozenset({"indirect"})), {("herald-1", "q2")}),
        (Selection(min_confidence=0.9), ALL - {("herald-1", "q3")}),
        (Selection(min_confidence=0.91), set()),
    ],
)
def test_select(graph: nx.MultiDiGraph[str], selection: Selection, expected: set[tuple[str, str]]) -> None:
    part = graphs.select(graph, selection)
    assert quotes(part) == expected
    assert set(part.edges(keys=True)) <= set(graph.edges(keys=True))
    assert all(part.nodes[node] == graph.nodes[node] for node in part)
    assert not list(nx.isolates(part))


def test_select_all_keeps_all_that_was_said(graph: nx.MultiDiGraph[str]) -> None:
    part = graphs.select(graph, Selection())
    assert set(part.edges(keys=True)) == {
        edge for edge in graph.edges(keys=True) if graph.edges[edge]["relation"] != "affiliated_with"
    } | {edge for edge in graph.edges(keys=True) if edge[0] in part and "affiliated_with" in edge[2]}


def test_find(graph: nx.MultiDiGraph[str]) -> None:
    assert graphs.find(graph, "ada byron", "speaker") == {"speaker:ada-byron"}
    assert graphs.find(graph, "EK", "speaker") == {"speaker:karl-ek"}
    assert graphs.find(graph, "herald-1", "document") == {"document:herald-1"}
    with pytest.raises(ValueError, match="no speaker is called 'Nobody'"):
        graphs.find(graph, "Nobody", "speaker")


def test_ego(graph: nx.MultiDiGraph[str]) -> None:
    around = graphs.ego(graph, "speaker:works-union")
    assert {graph.nodes[node]["kind"] for node in around} == {"speaker", "claim"} and len(around) == 2
    assert "document:courier-2" in graphs.ego(graph, "speaker:works-union", radius=2)
    with pytest.raises(ValueError, match="no node"):
        graphs.ego(graph, "speaker:nobody")


def test_between(graph: nx.MultiDiGraph[str]) -> None:
    ties = graphs.between(graph, "speaker:karl-ek", "speaker:ada-byron")
    assert [values["relation"] for *_, values in ties.edges(data=True)] == ["mentions"]
    lone = replace(sample()[2], speakers=sample()[2].speakers[:1])
    apart = graphs.build([sample()[0], lone])
    assert not graphs.between(apart, "speaker:works-union", "speaker:ada-byron")
