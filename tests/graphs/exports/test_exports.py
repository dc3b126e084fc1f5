"""Every format, read back by a reader that is not the writer."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import igraph
import networkx as nx
import pydot
import pyshacl
import pytest
import rdflib

import graphs
from quotes.formats.inert import cell, visible
from tests.graphs.documents import document, sample, speaker

ODD = "\x00\x1b\ud800 \ufffe \u200f\u202e مرحبا Ωμέγα 東京 Ünï 🗳️👩‍⚖️ \"q\" 'a' « »"
ODD += " <b>&amp; \\n \\N a\nb\r\nc\td\u2028;|"

OA = rdflib.Namespace("http://www.w3.org/ns/oa#")
SCHEMA = rdflib.Namespace("https://schema.org/")

ENDINGS = ["gexf", "graphml", "json", "cyjs", "csv", "neo4j.csv", "dot", "jsonld", "ftm.json"]


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


@pytest.mark.parametrize("ending", ENDINGS)
def test_two_files_of_one_graph_are_alike(graph: nx.MultiDiGraph[str], ending: str, tmp_path: Path) -> None:
    for run in ("1", "2"):
        (tmp_path / run).mkdir()
        graphs.write(graph, tmp_path / run / f"graph.{ending}")
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


def test_gexf(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graphs.write(graph, tmp_path / "graph.gexf")
    root = ElementTree.parse(tmp_path / "graph.gexf").getroot()
    ns, viz = "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
    assert root.get("version") == "1.3"
    nodes, edges = root.findall(f".//{ns}node"), root.findall(f".//{ns}edge")
    assert {node.get("id") for node in nodes} == set(graph)
    assert len(edges) == graph.number_of_edges() == len({edge.get("id") for edge in edges})
    assert [edge.get("label") for edge in edges] == [v["relation"] for *_, v in graph.edges(data=True)]
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
    graphs.write(graph, tmp_path / "graph.json")
    data = json.loads((tmp_path / "graph.json").read_text("utf-8"))
    ids = {node["id"] for node in data["nodes"]}
    assert ids == set(graph)
    assert all(edge["source"] in ids and edge["target"] in ids for edge in data["edges"])


def test_cytoscape(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graphs.write(graph, tmp_path / "graph.cyjs")
    elements = json.loads((tmp_path / "graph.cyjs").read_text("utf-8"))["elements"]
    nodes = {element["data"]["id"]: element["data"] for element in elements["nodes"]}
    edges = {element["data"]["id"]: element["data"] for element in elements["edges"]}
    assert len(edges) == graph.number_of_edges() and not set(nodes) & set(edges)
    for node, values in graph.nodes(data=True):
        assert nodes[node] == {**values, "id": node, "value": node, "name": values["label"]}
    for source, target, key, values in graph.edges(keys=True, data=True):
        assert edges[key] == {**values, "id": key, "key": key, "source": source, "target": target}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_for_gephi(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graphs.write(graph, tmp_path / "graph.csv")
    nodes = {row["Id"]: row for row in rows(tmp_path / "graph.nodes.csv")}
    edges = rows(tmp_path / "graph.edges.csv")
    assert set(nodes) == set(graph) and len(edges) == graph.number_of_edges()
    assert all(nodes[node]["Label"] == cell(graph.nodes[node]["label"]) for node in graph)
    for row in (*nodes.values(), *edges):  # readers that disregard case refuse a column that comes twice
        assert len({name.lower() for name in row}) == len(row)
    for row in edges:
        values = graph.edges[row["Source"], row["Target"], row["Id"]]
        assert row["Type"] == "Directed" and row["Label"] == values["relation"]
        assert row.get("text", "") == cell(values.get("text", ""))
    assert len({(row["Source"], row["Target"], row["Kind"]) for row in edges}) == len(edges)


def test_csv_for_neo4j(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graphs.write(graph, tmp_path / "graph.neo4j.csv")
    nodes, edges = (rows(tmp_path / f"graph.neo4j.{part}.csv") for part in ("nodes", "edges"))
    assert {row[":ID"] for row in nodes} == set(graph)
    assert {row[":LABEL"] for row in nodes} <= {"Speaker", "Affiliation", "Claim", "Document"}
    assert [(row[":START_ID"], row[":END_ID"], row["edge"]) for row in edges] == list(graph.edges(keys=True))
    if graph:
        assert {"quoted:boolean", "quotes:long", "label:string"} <= set(nodes[0])
        assert {row["quoted:boolean"] for row in nodes} <= {"", "true", "false"}
        assert {"confidence:double", "start:long"} <= set(edges[0])


def test_dot_in_pydot(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    def unquoted(text: str) -> str:
        return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")

    graphs.write(graph, tmp_path / "graph.dot")
    found = pydot.graph_from_dot_data((tmp_path / "graph.dot").read_bytes().decode())
    assert found is not None and len(found) == 1
    back = found[0]
    nodes = {unquoted(node.get_name()): node for node in back.get_nodes()}
    assert set(nodes) == set(graph)
    assert len(back.get_edges()) == graph.number_of_edges()
    for node, values in graph.nodes(data=True):
        assert unquoted(nodes[node].get('"label"')) == visible(values["label"])


def test_jsonld_in_rdflib(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graphs.write(graph, tmp_path / "graph.jsonld")
    back = rdflib.Graph().parse(tmp_path / "graph.jsonld", format="json-ld")
    shapes = rdflib.Graph().parse(Path(__file__).parent / "shapes.ttl")
    conforms, _, report = pyshacl.validate(back, shacl_graph=shapes, advanced=True)
    assert conforms, report

    def count(type: rdflib.URIRef) -> int:
        return len(set(back.subjects(rdflib.RDF.type, type)))

    relations = [values["relation"] for *_, values in graph.edges(data=True)]
    kinds = [values["kind"] for _, values in graph.nodes(data=True)]
    assert count(OA.Annotation) == relations.count("reported_in")
    assert count(SCHEMA.NewsArticle) == kinds.count("document")
    assert count(SCHEMA.Quotation) + count(SCHEMA.Claim) == kinds.count("claim")
    said = {(source, target) for source, target, v in graph.edges(data=True) if v["relation"] == "said"}
    assert len(list(back.subject_objects(SCHEMA.creator))) == len(said)
    texts = {str(text) for text in back.objects(None, SCHEMA.text)}
    assert texts == {values["text"] for _, values in graph.nodes(data=True) if values["kind"] == "claim"}


def test_shapes_notice_what_is_missing(tmp_path: Path) -> None:
    shapes = rdflib.Graph().parse(Path(__file__).parent / "shapes.ttl")
    graphs.write(graphs.build(sample()), tmp_path / "graph.jsonld")
    for predicate in (SCHEMA.text, SCHEMA.name, SCHEMA.isPartOf, OA.start, OA.exact, OA.hasSource):
        back = rdflib.Graph().parse(tmp_path / "graph.jsonld", format="json-ld")
        back.remove((None, predicate, None))
        assert not pyshacl.validate(back, shacl_graph=shapes)[0], predicate


def test_followthemoney(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    model = pytest.importorskip("followthemoney", reason="followthemoney is not installed").model
    graphs.write(graph, tmp_path / "graph.ftm.json")
    lines = (tmp_path / "graph.ftm.json").read_text("utf-8").split("\n")[:-1]
    proxies = [model.get_proxy(json.loads(line), cleaned=False) for line in lines]
    by_id = {proxy.id: proxy for proxy in proxies}
    assert len(by_id) == len(proxies)
    roles = {n for n, values in graph.nodes(data=True) if values.get("affiliation_kind") == "role"}
    links = [
        target for _, target, v in graph.edges(data=True) if v["relation"] not in ("said", "reported_in")
    ]
    assert len(proxies) == len(graph) - len(roles) + len([target for target in links if target not in roles])
    for proxy, line in zip(proxies, lines, strict=True):
        proxy.schema.validate(json.loads(line))
        for name, values in json.loads(line)["properties"].items():
            clean = proxy.schema.get(name).type.clean
            assert proxy.get(name) == [kept for value in values if (kept := clean(value))] != []
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert by_id[value].schema.is_a(prop.range), (prop, by_id[value].schema)
    notes = {proxy.first("description") for proxy in proxies if proxy.schema.name == "Note"}
    texts = {
        v["text"].strip() for _, v in graph.nodes(data=True) if v["kind"] == "claim" and v["text"].strip()
    }
    assert len(notes - {None}) == len(texts)


def test_refuses_what_a_format_would_lose(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    for name, value in (("label", "x"), ("key", "x"), ("note", None), ("note", ["a"]), ("note", "\x00")):
        graph = graphs.build(sample())
        source, target, key = next(iter(graph.edges(keys=True)))
        graph.edges[source, target, key][name] = value
        with pytest.raises(ValueError, match=name):
            graphs.write(graph, path)
    with pytest.raises(ValueError, match=r"a graph can be \.\w+"):
        graphs.write(graphs.build([]), tmp_path / "graph.xyz")
    assert not list(tmp_path.iterdir())
