from __future__ import annotations

import time
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest

from graphs import build
from graphs.pictures.drawing import LIMIT, caption, draw, figure
from graphs.pictures.outline import most_quoted, outline, quotes_of, tying_claims, what_matters
from graphs.pictures.placing import place
from tests.graphs.crowd import FIRST, LAST, crowd
from tests.graphs.documents import WALL, document, sample, speaker


@pytest.mark.parametrize("graph", [build(sample()), crowd(40, 3, 90), crowd(300, 40, 900)], ids=len)
def test_no_name_lies_on_another(graph: nx.MultiDiGraph[str]) -> None:
    made = figure(graph)
    names = made.axes[0].texts
    drawn = most_quoted(outline(graph), quotes_of(graph), LIMIT)
    assert len(names) == len(drawn) > 0.8 * min(LIMIT, len(outline(graph)))
    assert not any("…" in name.get_text() for name in names)
    boxes = [name.get_window_extent() for name in names]
    overlaps = [(a, b) for a, b in combinations(range(len(boxes)), 2) if boxes[a].overlaps(boxes[b])]
    assert overlaps == []
    boxes += [text.get_window_extent() for text in made.texts]
    sheet = made.bbox
    assert all(sheet.x0 <= b.x0 and b.x1 <= sheet.x1 and sheet.y0 <= b.y0 and b.y1 <= sheet.y1 for b in boxes)


def test_a_large_graph_shows_its_most_quoted_speakers_and_says_so() -> None:
    graph = crowd(173, 40, 900)
    drawn = most_quoted(outline(graph), quotes_of(graph), LIMIT)
    assert len(drawn) <= LIMIT
    speakers = sum(node.startswith("speaker:") for node in drawn)
    whole = sum(node.startswith("speaker:") for node in graph)
    assert caption(graph, drawn).startswith(f"The {speakers} most quoted of {whole} speakers")
    least = min(quotes_of(graph)[node] for node in drawn if node.startswith("speaker:"))
    left_out = [node for node in graph if node.startswith("speaker:") and node not in drawn]
    assert least >= max(quotes_of(graph)[node] for node in left_out)


@pytest.mark.parametrize("graph", [build(sample()), crowd(300, 40, 900)], ids=len)
def test_no_speaker_stands_without_an_article_or_claim(graph: nx.MultiDiGraph[str]) -> None:
    drawn = most_quoted(outline(graph), quotes_of(graph), LIMIT)
    for node in drawn:
        if node.startswith("speaker:"):
            assert any(other.startswith(("document:", "claim:")) for other in drawn[node]), node


def test_who_is_quoted_nowhere_is_not_drawn() -> None:
    silent = speaker("Ben Okoro", ("mayor", "Ostby", ""))
    graph = build([document("a", [speaker("Ana Roe"), silent], [("ana-roe", "We will wait for the mayor.")])])
    drawn = most_quoted(outline(graph), quotes_of(graph), LIMIT)
    assert "speaker:ben-okoro" not in graph and set(drawn) == {"speaker:ana-roe", "document:a"}


def test_who_is_only_spoken_of_is_not_drawn_in_a_large_graph_either() -> None:
    silent = speaker("Ben Okoro", ("mayor", "Ostby", ""))
    made = []
    for number in range(80):
        who = speaker(f"{FIRST[number % 13]} {LAST[number // 13]}")
        said = f"Ben Okoro will see {number} boats in the harbour of the town by then."
        made.append(document(f"a{number}", [who, silent], [(who.id, said)]))
    graph = build(made)
    drawn = most_quoted(outline(graph), quotes_of(graph), LIMIT)
    assert len(drawn) < len(outline(graph))
    assert "speaker:ben-okoro" in graph and "speaker:ben-okoro" not in drawn


def test_title_days_and_source_stand_on_the_sheet() -> None:
    words = " ".join(" ".join(text.get_text() for text in figure(build(sample())).texts).split())
    assert words.startswith("4 speakers") and "Who says what" in words
    assert "From 3 articles of Courier, Herald, 2020-01-01 to 2020-01-02. Drawn by quotetrail" in words


def test_what_matters_begins_with_the_most_quoted_and_their_articles() -> None:
    graph = crowd(300, 40, 900)
    first = what_matters(graph, quotes_of(graph))
    assert len(first) == len(set(first)) <= 250
    speakers = [node for node in first if node.startswith("speaker:")]
    assert quotes_of(graph)[speakers[0]] == max(map(quotes_of(graph).get, speakers))  # type: ignore[type-var]
    homes = set(first)
    assert all(homes & set(outline(graph)[node]) for node in speakers)


def test_a_small_graph_is_drawn_whole() -> None:
    graph = build(sample())
    drawn = most_quoted(outline(graph), quotes_of(graph), LIMIT)
    assert caption(graph, drawn).startswith("4 speakers, 2 affiliations, 3 articles.")


def test_claims_are_drawn_where_they_tie() -> None:
    graph = build(sample())
    ties = tying_claims(graph)
    assert len(ties) == 1 and graph.nodes[ties[0]]["text"].casefold() == WALL.casefold()
    drawn = outline(graph)
    assert drawn.has_edge(ties[0], "document:herald-1")
    assert drawn.edges["speaker:karl-ek", "document:courier-1"]["weight"] == 1


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_graph_gives_the_same_bytes(ending: str, tmp_path: Path) -> None:
    draw(build(sample()), tmp_path / f"a.{ending}")
    draw(build(reversed(sample())), tmp_path / f"b.{ending}")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


def test_odd_names_and_no_node(tmp_path: Path) -> None:
    names = ["$x^2$ & <b>", "Ἀθηνᾶ 雅典娜", "a" * 200, "\u202eevil"]
    graph = build(
        [document("a", [speaker(name) for name in names], [(speaker(n).id, f"{n} one two.") for n in names])]
    )
    draw(graph, tmp_path / "a.svg")
    ElementTree.parse(tmp_path / "a.svg")
    draw(nx.MultiDiGraph(), tmp_path / "b.png")
    assert (tmp_path / "b.png").stat().st_size > 1000


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"a drawing ends in .png, .svg, .pdf"):
        draw(build(sample()), tmp_path / "a.gif")


def test_places_are_apart_and_the_same() -> None:
    graph: nx.Graph[int | str] = nx.Graph(nx.barabasi_albert_graph(120, 2, seed=3))
    graph.add_edges_from((node, f"leaf {node} {n}") for node in range(40) for n in range(node % 7))
    graph.add_edge("alone", "too")
    graph.add_node("single")
    radius = dict.fromkeys(graph, 1.0)
    places = place(graph, radius, gap=0.5)
    assert places == place(graph, radius, gap=0.5)
    assert places.keys() == set(graph)
    near = min((ax - bx) ** 2 + (ay - by) ** 2 for (ax, ay), (bx, by) in combinations(places.values(), 2))
    assert near >= 1.99**2


def test_a_thousand_places_are_apart_in_time() -> None:
    graph = nx.cycle_graph(1000)
    begin = time.process_time()
    places = place(graph, dict.fromkeys(graph, 1.0), gap=0.5)
    assert time.process_time() - begin < 10
    at = np.array(list(places.values()))
    distances = np.sqrt(((at[:, None] - at[None]) ** 2).sum(axis=2)) + 10 * np.eye(len(at))
    assert distances.min() > 2.4
