"""The graph that Spark makes of many articles, beside the one that one machine makes of the same."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import graphs
from graphs import Judgement
from quotes.document import AttributedDocument
from tests.graphs.documents import document, sample, speaker
from tests.graphs.spark.conftest import Found, table

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ROAD = "We will mend the road to the harbour before the first snow falls this year."


def made() -> list[AttributedDocument]:
    """Articles in which claims are repeated, altered and denied, names shared, and somebody only believes."""
    byron = speaker("Ada Byron", ("minister", "Ministry of Works", ""), aliases=("Byron",))
    ek = speaker("Karl Ek", ("new mayor", "", "Lund"), description="the mayor")
    altered = ROAD.replace("first snow", "last leaf")
    found = [
        *sample(),
        document(
            "d-1", [byron, ek], [("ada-byron", ROAD), ("karl-ek", "No, never.")], "2021-05-02", "Herald"
        ),
        document("d-2", [ek], [("karl-ek", f"Ada Byron says: {ROAD}")], "2021-05-03", "Courier"),
        document(
            "d-3", [speaker("A. Byron")], [("a.-byron", altered), ("a.-byron", "No, never.")], "2021-06-01"
        ),
        document("d-4", [ek, speaker("Works Union", kind="organization")], [("karl-ek", ROAD)], None),
        document("d-5", [speaker("Eva Holm")], [("eva-holm", ROAD.replace(" this year", ""))], "2021-06-02"),
        document(
            "d-6",
            [speaker("Nils Berg", ("pilot", "Harbour Office", ""))],
            [("nils-berg", "The harbour is far too small.")],
            "2021-06-03",
        ),
    ]
    return [_with(one, "d-5", stance="denies") for one in (_with(one, "d-6", act="belief") for one in found)]


def _with(one: AttributedDocument, id: str, **changed: Any) -> AttributedDocument:
    if one.document.id != id:
        return one
    return replace(one, quotes=tuple(replace(quote, **changed) for quote in one.quotes))


def differences(
    found: Found,
    documents: Iterable[AttributedDocument],
    folder: Path,
    options: graphs.GraphOptions = graphs.GraphOptions(),  # noqa: B008
) -> list[str]:
    """What Spark's nodes and edges have otherwise than one machine's."""
    from graphs.spark.graph import linked, write_graph
    from graphs.spark.people import identities

    builder = graphs.GraphBuilder(options)
    for one in documents:
        builder.add(one)
    graph = builder.graph()
    rows = found(builder.documents())
    write_graph(linked(rows, identities(rows, options.judgements)), folder, options.claims)
    nodes = {(row.pop("id"),): row for row in table(folder / "nodes")}
    edges = {(row.pop("src"), row.pop("dst"), row.pop("edge")): row for row in table(folder / "edges")}
    expected_nodes = {(node,): known for node, known in graph.nodes(data=True)}
    expected_edges = {tuple(ends): known for *ends, known in graph.edges(keys=True, data=True)}
    return [*_apart(nodes, expected_nodes), *_apart(edges, expected_edges)]


def _apart(ours: dict[Any, Any], theirs: dict[Any, Any]) -> Iterator[str]:
    for name in ours.keys() | theirs.keys():
        if ours.get(name) != theirs.get(name):
            yield f"{name}: {ours.get(name)} instead of {theirs.get(name)}"


def test_is_one_machines(found: Found, tmp_path: Path) -> None:
    documents = made()
    relations = {known["relation"] for *_, known in graphs.build(documents).edges(data=True)}
    assert relations >= {"said", "denied", "repeats", "alters", "denies", "mentions", "affiliated_with"}
    assert differences(found, documents, tmp_path) == []


def test_is_one_machines_with_what_people_judged(found: Found, tmp_path: Path) -> None:
    documents = made()
    plain = graphs.build(documents)
    ties = [(a, b) for a, b, known in plain.edges(data=True) if known["relation"] in ("repeats", "alters")]
    claims = sorted(node for node in plain if node.startswith("claim:"))
    free = next(node for node in claims if not any(node in pair for pair in ties))
    options = graphs.GraphOptions(
        judgements=(
            Judgement("d-1/ada-byron", "d-3/a.-byron", "different"),
            Judgement("d-1/karl-ek", "d-5/eva-holm", "same"),
        ),
        claims=(
            Judgement(ties[0][0], ties[0][1], "different"),
            Judgement(ties[1][1], ties[1][0], "same"),
            Judgement(free, ties[0][0], "same"),
            Judgement(free, ties[0][1], "unsure"),
            Judgement(free, "claim:nowhere", "same"),
        ),
    )
    judged = graphs.build(documents, options)
    assert set(judged.edges()) != set(plain.edges()) and set(judged) != set(plain)
    assert differences(found, documents, tmp_path, options) == []


@pytest.mark.corpora
def test_is_one_machines_on_polnear_dev(found: Found, tmp_path: Path) -> None:
    from benchmarks.gold import polnear_dev

    assert differences(found, polnear_dev(), tmp_path) == []


@pytest.mark.corpora
def test_is_one_machines_on_polnear_train(found: Found, tmp_path: Path) -> None:
    from benchmarks.gold import polnear

    assert differences(found, polnear("train"), tmp_path) == []


def test_for_neo4j(spark: SparkSession, found: Found, tmp_path: Path) -> None:
    from graphs.spark.neo4j import write_neo4j

    several_lines = document(
        "lines", [speaker("Ada Byron")], [("ada-byron", 'Two\n"lines", =and more of it.')]
    )
    documents = [*made(), several_lines]
    assert differences(found, documents, tmp_path) == []
    write_neo4j(spark, tmp_path)
    graph = graphs.build(documents)
    graphs.write(graph, tmp_path / "graph.neo4j.csv")
    for part in ("nodes", "edges"):
        ours = [*(tmp_path / f"neo4j/{part}.header.csv",), *(tmp_path / "neo4j" / part).glob("part-*")]
        text = "".join(path.read_text(encoding="utf-8") for path in ours)
        theirs = (tmp_path / f"graph.neo4j.{part}.csv").read_text(encoding="utf-8")
        assert _rows(text) == _rows(theirs)


def _rows(text: str) -> set[tuple[tuple[str, str], ...]]:
    """The rows of a table, without what is empty: Spark has a column for all that any graph can hold."""
    rows = csv.DictReader(text.splitlines(keepends=True))
    return {tuple(sorted((name, value) for name, value in row.items() if value)) for row in rows}
