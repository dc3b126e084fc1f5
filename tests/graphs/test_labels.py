from __future__ import annotations

import pytest

from graphs import build
from graphs.labels import joined, label
from graphs.pictures.outline import named
from quotes.document import Article, Document, Span
from quotes.pipeline import attribute


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("It was a matter of time,", "It was a matter of time"),
        ("“It was a matter of time,”", "“It was a matter of time”"),
        ("It was 'a joke',", "It was 'a joke'"),
        ("It was, I think, a joke.", "It was, I think, a joke."),
        ('Was it, "a joke?"', 'Was it, "a joke?"'),
        ("We paid 1,000", "We paid 1,000"),
        (",", ","),
        ("", ""),
    ],
)
def test_the_comma_of_the_article_is_no_part_of_a_label(words: str, shown: str) -> None:
    assert label(words) == shown


def _spans(text: str, *pieces: str) -> list[Span]:
    return [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("to disperse, We killed two, that is so.", "to disperse … We killed two … that is so."),
        ("other words, We killed two", "other words, We killed two"),
    ],
)
def test_pieces_are_parted(words: str, shown: str) -> None:
    text = "Told “to disperse,” she said. “We killed two,” she added, “that is so.”"
    spans = _spans(text, "“to disperse,”", "“We killed two,”", "“that is so.”")
    assert joined(words, spans, text) == shown
    assert joined(words, [Span(s.start + 9, s.end + 9) for s in spans], text, 9) == shown
    assert joined("to disperse, We go,", spans, None) == "to disperse, We go"


def test_pieces_with_nothing_between_run_on() -> None:
    text = "“We go.\n\n“We stay.”"
    assert joined("We go. We stay.", _spans(text, "“We go.", "“We stay.”"), text) == "We go. We stay."


def test_the_graph_keeps_the_words_and_labels_them() -> None:
    text = "“The harbour was only a matter of time,” said Ana Roe, “and we all knew it.”"
    graph = build([attribute(Article(text, Document(id="a", sha256="0")))])
    (claim,) = (node for node, values in graph.nodes(data=True) if values["kind"] == "claim")
    assert graph.nodes[claim]["text"] == "The harbour was only a matter of time, and we all knew it."
    assert graph.nodes[claim]["label"] == "The harbour was only a matter of time … and we all knew it."
    assert named(graph)[claim] == graph.nodes[claim]["label"]
