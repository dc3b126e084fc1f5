"""Networks of speakers, counted by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import networkx as nx
import pytest

import graphs
from graphs.building.networks import Shared
from tests.graphs.documents import document, sample, speaker

ADA = speaker("Ada Byron", ("mayor", "Lund Council", ""))
BO = speaker("Bo Ek", ("clerk", "Lund Council", ""))
CY = speaker("Cy Roe", ("captain", "", "Lund"))
SAME = "The old ferry will be back before the summer comes."


@pytest.fixture
def graph() -> nx.MultiDiGraph[str]:
    """Two are quoted together twice and belong to one council; one of them says what a third says, too."""
    nobody = speaker("a senior official", kind="unnamed")
    first = [(ADA.id, "Nobody has asked the board about it."), (BO.id, "These are other words, said once.")]
    second = [(ADA.id, "It rained all day on the harbour."), (BO.id, SAME), (nobody.id, SAME)]
    return graphs.build(
        [
            document("a", [ADA, BO], first),
            document("b", [ADA, BO, nobody], second),
            document("c", [CY], [(CY.id, SAME)]),
        ]
    )


@pytest.mark.parametrize(
    ("shared", "pairs"),
    [
        ("stories", [("Ada Byron", "Bo Ek", 2)]),
        ("claims", [("Bo Ek", "Cy Roe", 1)]),
        ("organizations", [("Ada Byron", "Bo Ek", 1)]),
    ],
)
def test_who_shares_what(
    graph: nx.MultiDiGraph[str], shared: Shared, pairs: list[tuple[str, str, int]]
) -> None:
    network = graphs.network(graph, shared)
    label = {node: values["label"] for node, values in network.nodes(data=True)}
    assert sorted(label.values()) == ["Ada Byron", "Bo Ek", "Cy Roe"]
    found = [(label[one], label[two], values["weight"]) for one, two, values in network.edges(data=True)]
    assert found == pairs


def test_gexf_opens_with_its_weights(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    graphs.write(graphs.network(graph, "stories"), tmp_path / "network.gexf")
    back = nx.read_gexf(tmp_path / "network.gexf", version="1.3")
    assert not back.is_directed()
    assert {values["label"]: values["speaker_kind"] for _, values in back.nodes(data=True)} == {
        "Ada Byron": "person",
        "Bo Ek": "person",
        "Cy Roe": "person",
    }
    ((one, two, values),) = back.edges(data=True)
    assert ({one, two}, values["weight"]) == ({"speaker:ada-byron", "speaker:bo-ek"}, 2)
    assert values["label"] == "shares stories"


def test_graphml_and_csv_hold_the_same(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    network = graphs.network(graph, "stories")
    graphs.write(network, tmp_path / "network.graphml")
    ((_, _, values),) = nx.read_graphml(tmp_path / "network.graphml").edges(data=True)
    assert values["weight"] == 2
    graphs.write(network, tmp_path / "network.csv")
    with (tmp_path / "network.edges.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Source"], row["Type"], row["weight"]) == ("speaker:ada-byron", "Undirected", "2")


@pytest.mark.parametrize("ending", ["html", "neo4j.csv", "xyz"])
def test_a_network_is_no_page(graph: nx.MultiDiGraph[str], tmp_path: Path, ending: str) -> None:
    with pytest.raises(ValueError, match=r"a network of speakers can be \.csv, \.gexf"):
        graphs.write(graphs.network(graph, "stories"), tmp_path / f"network.{ending}")


def test_it_is_the_same_every_time_and_of_nothing_empty() -> None:
    one, two = (graphs.network(graphs.build(sample()), "stories") for _ in range(2))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))
    assert not graphs.network(graphs.build([]), "claims")
