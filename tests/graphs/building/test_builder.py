from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from itertools import permutations
from typing import Any

import networkx as nx
import pytest

import graphs
from graphs.building.builder import GraphBuilder
from tests.graphs.documents import WALL, document, sample, speaker

BYRON = "speaker:ada-byron"


def edges(graph: nx.MultiDiGraph[str], relation: str) -> list[tuple[str, str, dict[str, Any]]]:
    return [(u, v, values) for u, v, values in graph.edges(data=True) if values["relation"] == relation]


def test_contract() -> None:
    graph = graphs.build(sample())
    kinds = {"speaker", "affiliation", "claim", "document"}
    for node, values in graph.nodes(data=True):
        assert node.split(":")[0] == values["kind"] in kinds
        assert values["label"]
    for source, target, values in graph.edges(data=True):
        assert not {"id", "key", "source", "target", "label"} & set(values)
        assert graph.nodes[source] and graph.nodes[target]
        if values["relation"] in {"said", "reported_in", "affiliated_with"}:
            assert values["document"] in graph and values["end"] > values["start"]
    for values in [*(graph.nodes[node] for node in graph), *(edge[2] for edge in graph.edges(data=True))]:
        assert {type(value) for value in values.values()} <= {str, int, float, bool}


def test_same_words_in_two_outlets_are_one_claim() -> None:
    graph = graphs.build(sample())
    said = edges(graph, "said")
    wall = [(source, claim) for source, claim, values in said if "wall, and" in str(values["text"]).lower()]
    assert len(wall) == 2 and len(set(wall)) == 1 and wall[0][0] == BYRON
    claim = graph.nodes[wall[0][1]]
    assert (claim["documents"], claim["outlets"], claim["first_document"]) == (2, 2, "document:courier-1")
    assert (claim["first_seen"], claim["last_seen"]) == ("2020-01-01", "2020-01-02")


def test_every_quote_is_there_once_with_its_place() -> None:
    documents = sample()
    graph = graphs.build(documents)
    found = {(v["document"], v["quote"]): v for *_, v in edges(graph, "reported_in")}
    assert len(found) == sum(len(d.quotes) for d in documents) == len(edges(graph, "reported_in"))
    for d in documents:
        for quote in d.quotes:
            values = found[f"document:{d.document.id}", quote.id]
            assert d.text is not None
            assert d.text[values["start"] : values["end"]] == f"“{quote.text}”"
    assert len(edges(graph, "said")) == len(found) - 1
    assert {values["cue"] for *_, values in edges(graph, "said")} == {"said"}


def test_affiliations() -> None:
    graph = graphs.build(sample())
    ties = {(s, a, v["role"], v["place"]) for s, a, v in edges(graph, "affiliated_with")}
    assert ties == {
        (BYRON, "affiliation:organization/ministry-of-works", "minister", "Lund"),
        (BYRON, "affiliation:organization/ministry-of-works", "", ""),
        ("speaker:karl-ek", "affiliation:place/lund", "mayor", "Lund"),
    }


def test_any_order_gives_the_same_graph() -> None:
    expected = None
    for documents in permutations(sample()):
        data = json.dumps(nx.node_link_data(graphs.build(documents), edges="edges"))
        expected = expected or data
        assert data == expected


def test_growing_gives_the_same_graph() -> None:
    builder = GraphBuilder()
    for d in sample():
        builder.add(d)
        grown = builder.graph()
    assert nx.utils.graphs_equal(grown, graphs.build(sample()))


def test_any_hash_seed_gives_the_same_graph() -> None:
    code = (
        "import json, graphs, networkx as nx; from tests.graphs.documents import sample;"
        "print(json.dumps(nx.node_link_data(graphs.build(sample()), edges='edges')))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert len(outputs) == 1


def test_statements_only_unless_asked() -> None:
    d = document("a", [speaker("Ada Byron")], [("ada-byron", "It will rain tomorrow in Lund.")])
    wish = replace(d, quotes=(replace(d.quotes[0], act="intention"),))
    assert not edges(graphs.build([wish]), "said")
    assert edges(graphs.build([wish], graphs.GraphOptions(acts="all")), "said")


def test_who_only_believes_is_shown_only_where_others_speak_of_them() -> None:
    holm = speaker("Eva Holm", ("mayor", "Lund", ""))
    found = document("d", [holm, speaker("Karl Ek")], [("eva-holm", "it rains"), ("karl-ek", "We go.")])
    belief = replace(found, quotes=(replace(found.quotes[0], act="belief"), found.quotes[1]))
    nodes = {values["label"] for _, values in graphs.build([belief]).nodes(data=True)}
    assert "Karl Ek" in nodes
    assert not {"Eva Holm", "Lund"} & nodes
    asked = graphs.build([belief], graphs.GraphOptions(acts="all"))
    assert {"Eva Holm", "Lund"} <= {values["label"] for _, values in asked.nodes(data=True)}
    said = document(
        "d", [holm, speaker("Karl Ek")], [("eva-holm", "it rains"), ("karl-ek", "Eva Holm lies.")]
    )
    spoken_of = replace(said, quotes=(replace(said.quotes[0], act="belief"), said.quotes[1]))
    nodes = {values["label"] for _, values in graphs.build([spoken_of]).nodes(data=True)}
    assert {"Eva Holm", "Lund"} <= nodes


def test_one_document_twice_counts_once_and_two_of_one_name_twice() -> None:
    d = sample()[0]
    other = document("herald-1", [speaker("Ada Byron")], [("ada-byron", "Quite another text altogether.")])
    assert nx.utils.graphs_equal(graphs.build([d, d]), graphs.build([d]))
    both = graphs.build([d, other])
    assert sum(node.startswith("document:herald-1~") for node in both) == 2
    with pytest.raises(ValueError, match="attributed in two ways"):
        graphs.build([d, replace(d, quotes=())])


def test_few_words_are_one_claim_of_one_speaker_only() -> None:
    documents = [
        document("a", [speaker("Ada Byron"), speaker("Karl Ek")], [("ada-byron", "No."), ("karl-ek", "No.")]),
        document("b", [speaker("Ada Byron")], [("ada-byron", "No!"), (None, "No.")]),
    ]
    claims = {claim: values for _, claim, values in edges(graphs.build(documents), "said")}
    assert len(claims) == 2


def test_indirect_speech_is_no_quote() -> None:
    documents = [
        document("a", [speaker("Ada Byron")], [("ada-byron", WALL)]),
        document("b", [speaker("Ada Byron")], [("ada-byron", WALL, "indirect")]),
    ]
    assert len({claim for _, claim, _ in edges(graphs.build(documents), "said")}) == 2
