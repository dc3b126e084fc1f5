"""Every format, read back by a reader that is not the writer."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import igraph
import networkx as nx
import pytest

import graphs
from tests.graphs.documents import document, sample, speaker

ODD = "\x00\x1b\ud800 \ufffe \u200f\u202e مرحبا Ωμέγα 東京 Ünï 🗳️👩‍⚖️ \"q\" 'a' « »"
ODD += " <b>&amp; \\n \\N a\nb\r\nc\td\u2028;|"


def odd() -> nx.MultiDiGraph[str]:
    """Everything at once that a name, a role or a content can hold."""
    people = [speaker(ODD, (ODD, ODD, ODD), id="odd"), speaker("🗳️ 👍", id="sign")]
    quotes: list[tuple[str | None, str]] = [("odd", ODD), ("sign", "long " * 2000), (None, "")]
    first = document("odd", people, quotes, outlet=ODD)
    second = document("odd\x01 2", people, quotes, None)
    return graphs.build([first, second])


@pytest.fixture(params=["sample", "odd", "empty", "parallel"])
def graph(request: pytest.FixtureRequest) -> nx.MultiDiGraph[str]:
    match request.param:
        case "sample":
            return graphs.build(sample())
        case "odd":
            return odd()
        case "empty":
            return graphs.build([])
    who = [speaker("Ada Byron")]
    return graphs.build(
        [document(id, who, [("ada-byron", "The same words twice, and again.")] * 2) for id in ("a", "b")]
    )


@pytest.mark.parametrize("ending", ["gexf", "graphml", "json"])
def test_reads_back_as_it_was(graph: nx.MultiDiGraph[str], ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph.{ending}"
    graphs.write(graph, path)
    back = graphs.read(path)
    assert {node: back.nodes[node] for node in back} == {node: graph.nodes[node] for node in graph}
    assert sorted(back.edges(keys=True)) == sorted(graph.edges(keys=True))
    for source, target, key, values in graph.edges(keys=True, data=True):
        assert back.edges[source, target, key] == values


@pytest.mark.parametrize("ending", ["gexf", "graphml", "json"])
def test_two_files_of_one_graph_are_alike(graph: nx.MultiDiGraph[str], ending: str, tmp_path: Path) -> None:
    graphs.write(graph, tmp_path / f"1.{ending}")
    graphs.write(graph, tmp_path / f"2.{ending}")
    assert (tmp_path / f"1.{ending}").read_bytes() == (tmp_path / f"2.{ending}").read_bytes()


def test_gexf(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graphs.write(graph, tmp_path / "graph.gexf")
    root = ElementTree.parse(tmp_path / "graph.gexf").getroot()
    ns, viz = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
    assert root.get("version") == "1.3"
    nodes, edges = root.findall(f".//{ns}node"), root.findall(f".//{ns}edge")
    assert {node.get("id") for node in nodes} == set(graph)
    assert len(edges) == graph.number_of_edges() == len({edge.get("id") for edge in edges})
    # Gephi joins edges of the same nodes and kind.
    assert len({(edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges}) == len(edges)
    for node in nodes:
        assert node.find(f"{viz}color") is not None and node.find(f"{viz}size") is not None
        values = graph.nodes[str(node.get("id"))]
        spells = [(spell.get("start"), spell.get("end")) for spell in node.iter(f"{ns}spell")]
        assert spells == ([(values["first_seen"], values["last_seen"])] if "first_seen" in values else [])
    assert all(edge.get("start") is None for edge in edges)
    if "document:herald-1" in graph:
        described = root.find(f"{ns}graph")
        assert described is not None
        assert described.get("timeformat") == "date" and described.get("mode") == "dynamic"
        types = {a.get("title"): a.get("type") for a in root.iter(f"{ns}attribute")}
        assert types["confidence"] == "double" and types["quoted"] == "boolean"
        assert types["start_offset"] == types["quotes"] == "long"


def test_graphml_in_igraph(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graphs.write(graph, tmp_path / "graph.graphml")
    back = igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml"))
    assert (back.vcount(), back.ecount(), back.is_directed()) == (
        graph.number_of_nodes(),
        graph.number_of_edges(),
        True,
    )
    for vertex in back.vs:
        assert vertex["label"] == graph.nodes[vertex["id"]]["label"]
    ids = back.vs["id"] if graph else []
    # igraph mixes up the ids of edges with those of nodes, so edges are compared by what they say.
    assert sorted(
        (ids[edge.source], ids[edge.target], edge["relation"], edge["quote"], edge["text"])
        for edge in back.es
    ) == sorted(
        (source, target, values["relation"], values.get("quote", ""), values.get("text", ""))
        for source, target, values in graph.edges(data=True)
    )


def test_node_link_in_d3s_shape(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    import json

    graphs.write(graph, tmp_path / "graph.json")
    data = json.loads((tmp_path / "graph.json").read_text("utf-8"))
    ids = {node["id"] for node in data["nodes"]}
    assert ids == set(graph)
    assert all(edge["source"] in ids and edge["target"] in ids for edge in data["edges"])


def test_refuses_what_a_format_would_lose(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    for name, value in (("label", "x"), ("key", "x"), ("note", None), ("note", ["a"]), ("note", "\x00")):
        graph = graphs.build(sample())
        source, target, key = next(iter(graph.edges(keys=True)))
        graph.edges[source, target, key][name] = value
        with pytest.raises(ValueError, match=name):
            graphs.write(graph, path)
    with pytest.raises(ValueError, match=r"known are \.\w+"):
        graphs.write(graphs.build([]), tmp_path / "graph.xyz")
    assert not list(tmp_path.iterdir())
