"""The sample article, row by row against its gold."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import quotes
from quotes.document import AttributedDocument, Quote
from quotes.resources import path

GOLD = json.loads(Path(__file__).with_name("mosul-2017-06-26.gold.json").read_text(encoding="utf-8"))
SPEAKERS = {speaker["id"]: speaker for speaker in GOLD["speakers"]}
VALUES = ("role", "organization", "place")


@cache
def sample() -> AttributedDocument:
    return quotes.attribute(quotes.read(path("samples/mosul-2017-06-26.txt")))


def _characters(spans: list[tuple[int, int]]) -> set[int]:
    return {at for start, end in spans for at in range(start, end)}


def _found(row: dict[str, Any]) -> tuple[float, Quote]:
    """The quote that shares most with a gold row, and the Jaccard overlap of their characters."""
    gold = _characters([(span["start"], span["end"]) for span in row["spans"]])
    overlaps = []
    for quote in sample().quotes:
        ours = _characters([(span.start, span.end) for span in quote.spans])
        overlaps.append((len(gold & ours) / len(gold | ours), quote))
    return max(overlaps, key=lambda overlap: overlap[0])


@pytest.mark.parametrize("row", GOLD["quotes"], ids=lambda row: row["row"])
def test_row(row: dict[str, Any]) -> None:
    overlap, quote = _found(row)
    assert overlap >= 0.8, quote.text
    assert (quote.kind, quote.act) == (row["kind"], "statement")
    speaker = sample().speaker(quote.speaker)
    assert speaker is not None
    assert speaker.name == SPEAKERS[row["speaker"]]["name"]
    assert speaker.kind == SPEAKERS[row["speaker"]]["kind"]
    assert quote.addressee == row["addressee"]


PERSONS = [gold for gold in GOLD["speakers"] if gold["kind"] == "person"]


@pytest.mark.parametrize("gold", PERSONS, ids=lambda gold: gold["id"])
def test_affiliations(gold: dict[str, Any]) -> None:
    found = [speaker for speaker in sample().speakers if speaker.name == gold["name"]]
    assert len(found) == 1
    ours = {getattr(stated, key) for stated in found[0].affiliations for key in VALUES}
    theirs = {stated[key] for stated in gold["affiliations"] for key in VALUES}
    assert ours - {""} == theirs - {""}


def test_metadata() -> None:
    document = sample().document
    for key in ("id", "title", "author", "published"):
        assert getattr(document, key) == GOLD["document"][key]
