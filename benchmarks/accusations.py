"""Checks against our own attribution: how often a true report is called wrong, and a wrong one found out.

``python -m benchmarks.checks`` prints it. Each quotation of the gold that a named person or body says is an
item as it stands, and again given to somebody else of the article, with a number or a negation changed, and
invented. The sources are read and attributed as users would, so that the guesses are ours.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

import quotes
from benchmarks.accuracy import SETS
from graphs.checks.checking import Check, check
from graphs.checks.items import Item
from graphs.checks.judging.policies import Policy
from graphs.checks.matching.sources import Sources
from training.corpus import SHARED

__all__ = ["OWN", "Outcome", "measure"]

OWN = {"pages-dev": "pages-dev", "world-dev": "world-dev", "polnear-dev": "polnear-dev-who"}
_LEAST = 4  # words of an item
_SAME = ("verbatim", "cosmetic", "elided", "bracketed")
_ACCUSING = ("misattributed", "altered", "composite", "not-found")
_NUMBER = regex.compile(r"\b\d[\d,.]*\d\b|\b\d\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b")
_AUXILIARY = regex.compile(
    r"\b(?:is|are|was|were|will|would|can|could|should|has|have|had|must|may)\b(?! not|n't|n’t|['’])"
)


@dataclass(slots=True)
class Outcome:
    """Of one set: items and right verdicts by how an item was made; the accusations and what is wrong.

    misattributed: how often that verdict was given, and how often it was right.
    """

    items: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    accused: int = 0
    misattributed: tuple[int, int] = (0, 0)
    wrong: list[tuple[str, Check]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Per cent of verdicts that are right."""
        return 100 * self.right.total() / max(1, self.items.total())

    @property
    def accusations(self) -> float:
        """False accusations per hundred true items."""
        return 100 * self.accused / max(1, self.items["true"])


def measure(name: str, seed: int = 16) -> Outcome:
    """The outcome on one of ``OWN``."""
    chance = random.Random(seed)
    own = SETS[OWN[name]]
    outcome = Outcome()
    policy = Policy.load()
    files = {file.name.split(".")[0]: file for file in own.files()}
    golds = sorted((SHARED / own.gold).glob("*.json"))
    articles = {path.name.split(".")[0]: quotes.read(files[path.name.split(".")[0]]) for path in golds}
    documents = dict(zip(articles, quotes.attribute_all(articles.values()), strict=True))
    for path in golds:
        document = documents[path.name.split(".")[0]]
        sources = Sources([document])
        said = list(_said(path, document.text or ""))
        for way, speaker, text in _items(said, chance):
            found = check(Item(1, speaker, text), sources, policy)
            _count(outcome, way, found)
    return outcome


def _said(path: Path, text: str) -> Iterator[tuple[str, str]]:
    """The words of each quotation that a named source says, and the source's name."""
    value: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    speakers = {speaker["id"]: speaker for speaker in value["speakers"]}
    for row in value.get("spans") or [row for row in value.get("quotes", ()) if row["kind"] == "speech"]:
        speaker = speakers.get(row["speaker"]) if isinstance(row["speaker"], str) else None
        words = row.get("text") or text[row["start"] : row["end"]]
        words = " ".join(words.split()).strip("\"“”'‘’")
        if speaker and speaker["kind"] in ("person", "organization") and len(words.split()) >= _LEAST:
            yield speaker["name"], words


def _items(said: list[tuple[str, str]], chance: random.Random) -> Iterator[tuple[str, str, str]]:
    names = sorted({name for name, _ in said})
    for name, words in said:
        yield "true", name, words
        others = [other for other in names if not set(other.lower().split()) & set(name.lower().split())]
        if others and not any(words in more for other, more in said if other != name):
            yield "another speaker", chance.choice(others), words
        if match := _NUMBER.search(words):
            new = str(chance.randrange(13, 99)) if match[0][0].isdigit() else "eleven"
            if new != match[0] and len(words.split()) > _LEAST:
                yield "number", name, words[: match.start()] + new + words[match.end() :]
        if match := _AUXILIARY.search(words):
            yield "negated", name, words[: match.end()] + " not" + words[match.end() :]
    if said:
        yield "invented", said[0][0], "Nobody at the kettle told me that the velvet would need an orchard."


def _count(outcome: Outcome, way: str, found: Check) -> None:
    outcome.items[way] += 1
    if _is_right(way, found):
        outcome.right[way] += 1
    else:
        outcome.wrong.append((way, found))
        conflicting = "conflicting-sources" in found.flags or "meaning-risk" in found.flags
        outcome.accused += way == "true" and (found.verdict in _ACCUSING or conflicting)
    if found.verdict == "misattributed":
        given, right = outcome.misattributed
        outcome.misattributed = given + 1, right + (way == "another speaker")


def _is_right(way: str, found: Check) -> bool:
    match way:
        case "true":
            return found.verdict in (*_SAME, "truncated") and not {"meaning-risk", "conflicting-sources"} & {
                *found.flags
            } - ({"meaning-risk"} if found.verdict == "truncated" else set())
        case "another speaker":
            return found.verdict == "misattributed" or "attribution-unsure" in found.flags
        case "invented":
            return found.verdict == "not-found"
        case _:
            return found.verdict == "altered" or "altered" in found.findings
