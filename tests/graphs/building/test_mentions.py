from __future__ import annotations

from dataclasses import replace

import networkx as nx

import graphs
from quotes.document import AttributedDocument
from tests.graphs.documents import document, sample, speaker


def mentions(graph: nx.MultiDiGraph[str]) -> set[tuple[str, str, str]]:
    return {(u, v, d["words"]) for u, v, d in graph.edges(data=True) if d["relation"] == "mentions"}


def test_a_speaker_of_another_article() -> None:
    graph = graphs.build(sample())
    assert mentions(graph) == {("speaker:karl-ek", "speaker:ada-byron", "Ada Byron")}
    (edge,) = [d for *_, d in graph.edges(data=True) if d["relation"] == "mentions"]
    text = sample()[1].text
    assert text is not None and text[edge["start"] : edge["end"]] == "Ada Byron"
    assert edge["claim"] in graph and edge["document"] == "document:courier-1"


def test_without_the_text_the_place_is_the_quotes() -> None:
    documents = [replace(d, text=None) for d in sample()]
    graph = graphs.build(documents)
    (edge,) = [d for *_, d in graph.edges(data=True) if d["relation"] == "mentions"]
    span = documents[1].quotes[1].spans[0]
    assert (edge["start"], edge["end"]) == (span.start, span.end)


def one(content: str, *others: str) -> AttributedDocument:
    people = [speaker("Karl Ek", ("mayor", "the Harbour Board", "Lund"), aliases=("Ek",))]
    return document("a", [*people, speaker("Ada Byron", aliases=("Byron",))], [("karl-ek", content)])


def test_names_of_the_article() -> None:
    def found(content: str) -> set[tuple[str, str]]:
        return {(node, words) for _, node, words in mentions(graphs.build([one(content)]))}

    board = "affiliation:organization/harbour-board"
    assert found("Byron’s wall, and Byron's mayor") == {("speaker:ada-byron", "Byron’s")}
    assert found("The Harbour Board met, and Harbour Board members left") == {(board, "Harbour Board")}
    assert found("I, Karl Ek, am Ek") == set()
    assert found("a byron of a harbour board") == set()


def test_a_single_word_names_nobody_of_another_article() -> None:
    other = document("b", [speaker("Karl Ek")], [("karl-ek", "Byron is a poet, and Ada Byron a minister.")])
    found = mentions(graphs.build([one("Nothing."), other]))
    assert found == {("speaker:karl-ek", "speaker:ada-byron", "Ada Byron")}


def test_a_name_that_two_bear_names_nobody() -> None:
    documents = [
        document("a", [speaker("Ada Byron", ("mayor", "City of Lund", ""))], []),
        document("b", [speaker("Ada Byron", ("goalkeeper", "Malmo Rovers", ""))], []),
        document("c", [speaker("Karl Ek")], [("karl-ek", "Ada Byron knows.")]),
    ]
    assert mentions(graphs.build(documents)) == set()
