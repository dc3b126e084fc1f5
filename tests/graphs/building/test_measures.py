"""The tables, counted by hand on the three articles of ``documents.sample``."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

import graphs
from graphs.building import measures
from tests.graphs.documents import document, sample, speaker


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    return graphs.build(sample())


def only(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_most_quoted(graph: nx.MultiDiGraph[str]) -> None:
    rows = measures.most_quoted(graph)
    assert only(rows, "speaker", "kind", "quotes", "words", "claims", "documents", "outlets") == [
        ("Ada Byron", "person", 2, 24, 1, 2, 2),
        ("Karl Ek", "person", 1, 11, 1, 1, 1),
        ("a senior official", "unnamed", 1, 8, 1, 1, 1),
        ("Works Union", "organization", 1, 5, 1, 1, 1),
    ]


def test_sources_by_outlet(graph: nx.MultiDiGraph[str]) -> None:
    columns = (
        "outlet",
        "documents",
        "quotes",
        "named",
        "unnamed",
        "no source",
        "named share",
        "unnamed share",
    )
    assert only(measures.sources_by_outlet(graph), *columns) == [
        ("all", 3, 6, 4, 1, 1, 0.8, 0.2),
        ("Courier", 2, 3, 3, 0, 0, 1.0, 0.0),
        ("Herald", 1, 3, 1, 1, 1, 0.5, 0.5),
    ]


def test_sources_by_month(graph: nx.MultiDiGraph[str]) -> None:
    rows = measures.sources_by_month(graph)
    assert only(rows, "month", "quotes") == [("all", 6), ("(undated)", 1), ("2020-01", 5)]


def test_floor(graph: nx.MultiDiGraph[str]) -> None:
    assert only(measures.floor(graph), "affiliation", "speakers", "quotes", "words", "share") == [
        ("the Ministry of Works", 1, 2, 24, 0.686),
        ("Lund", 1, 1, 11, 0.314),
    ]


def test_co_quoted(graph: nx.MultiDiGraph[str]) -> None:
    assert only(measures.co_quoted(graph), "speaker", "beside", "documents") == [("Ada Byron", "Karl Ek", 1)]


def test_most_mentioned(graph: nx.MultiDiGraph[str]) -> None:
    assert only(measures.most_mentioned(graph), "speaker", "speaks of", "quotes") == [
        ("Karl Ek", "Ada Byron", 1)
    ]


def test_most_repeated(graph: nx.MultiDiGraph[str]) -> None:
    columns = ("documents", "repeated", "altered", "first", "then")
    assert only(measures.most_repeated(graph), *columns) == [(2, 0, 0, "courier-1", "herald-1")]


def test_bridges() -> None:
    people = {name: speaker(f"{name} Ek") for name in ("Ada", "Bo", "Cy", "Di", "Ed")}

    def article(id: str, *names: str) -> Any:
        said = [(people[name].id, f"These are the words of {name} in {id}.") for name in names]
        return document(id, [people[name] for name in names], said)

    first, second = ("Ada", "Bo", "Cy"), ("Cy", "Di", "Ed")
    rows = measures.bridges(graphs.build([article("a", *first), article("b", *second)]))
    assert only(rows, "speaker", "betweenness", "beside", "reaches") == [("Cy Ek", 0.6667, 4, 2)]


def test_no_table_stumbles_over_nothing() -> None:
    empty = graphs.build([])
    assert not any(table(empty) for table in measures.TABLES.values())
    silent = graphs.build([document("a", [speaker("Ada Byron", ("mayor", "", ""))], [])])
    assert not any(table(silent) for table in measures.TABLES.values())
