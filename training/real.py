"""Real articles that were marked by hand: their marks by offsets, for their text is not ours to ship.

``real.json`` holds by name what ``training.marked`` has inline: speakers, with offsets for names and for
values of affiliations, and quotes. The text is that of a piece of ``../shared/corpora/abc`` (which is not
divided into articles: the name has the offsets of its characters), of an article of ``worldwide`` without
gold, or of PolNeAR's training part: there the quotes are its annotators', and we say who speaks. Those of
``outlets`` are articles of worldwide, too, that no model learns from: they tell what to expect of other news.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.corpus import SHARED
from training.marked import MarkedArticle

__all__ = ["MEASURED", "SETS", "TAGGED", "articles"]

TAGGED = ("abc", "worldwide")
"""Sets whose quotes we marked."""

SETS = (*TAGGED, "polnear")
"""Sets that models learn from."""

MEASURED = "outlets"
"""A set that measures alone."""

_FILE = Path(__file__).with_name("real.json")

Place = list[int]


def articles(name: str) -> Iterator[MarkedArticle]:
    """The articles of a set, in order of name."""
    for key, told in json.loads(_FILE.read_text(encoding="utf-8")).items():
        own, _, id = key.partition("/")
        if own == name:
            text = _TEXTS[own](id)
            speakers = [_speaker(one, text) for one in told["speakers"]]
            yield MarkedArticle(id, text, speakers, [_quote(one, text) for one in told["quotes"]])


def _abc(id: str) -> str:
    part, start, end = id.split("-")
    file = SHARED / "corpora" / "abc" / f"unlabelled-{part}.txt"
    return file.read_text(encoding="utf-8")[int(start) : int(end)]


def _worldwide(id: str) -> str:
    return (SHARED / "corpora" / "worldwide" / "texts" / f"{id}.txt").read_text(encoding="utf-8")


def _polnear(id: str) -> str:
    return (SHARED / "corpora" / "polnear" / "train" / f"{id}.txt").read_bytes().decode("utf-8")


_TEXTS = {"abc": _abc, "worldwide": _worldwide, "polnear": _polnear, MEASURED: _worldwide}


def _speaker(told: dict[str, Any], text: str) -> dict[str, Any]:
    stated = [
        {part: _words(one[part], text) if part in one else "" for part in ("role", "organization", "place")}
        for one in told["affiliations"]
    ]
    return told | {"name": _words(told["name"], text), "affiliations": stated}


def _words(place: Place, text: str) -> str:
    return text[slice(*place)]


def _quote(told: dict[str, Any], text: str) -> dict[str, Any]:
    spans = [_span(one, text) for one in told["spans"]]
    parts = {part: told[part] and _span(told[part], text) for part in ("mention", "cue")}
    return told | parts | {"spans": spans}


def _span(place: Place, text: str) -> dict[str, Any]:
    return {"start": place[0], "end": place[1], "text": _words(place, text)}
