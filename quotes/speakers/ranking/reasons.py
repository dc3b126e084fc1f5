"""Reasons: why a candidate is meant, in words that a reader can check in the article."""

from __future__ import annotations

from quotes.speakers.candidates.candidates import Candidate
from quotes.speakers.candidates.naming import INSIDE
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.ranking.features import SUBJECT
from quotes.speakers.scene.scene import Scene

__all__ = ["reason"]

_IN_MENTION = {
    "possessor": "named in the mention",
    "behind a comma": "named in apposition",
    "named behind it": "named in apposition",
    "named before it": "named right before, in apposition",
    "before the relative": "the name before the relative pronoun",
}


def reason(scene: Scene, mention: Mention, content: Content, one: Candidate, told: dict[str, int]) -> str:
    """Why ``one`` is meant; ``told`` are its columns."""
    entity = one.entity
    assert entity is not None
    if one.inside:
        return _IN_MENTION.get(INSIDE[one.inside]) or _name(scene, one)
    if one.origin == "own":
        return "described, not named"
    if one.origin == "author":
        return "who wrote the article"
    if one.origin == "after":
        return f"the {_sort(scene, one)} named right after the quote"
    if mention.kind == "name":
        return "bears that name"
    place = _place(scene, mention, content, one, told)
    if not mention.describes:
        return place
    noun = mention.noun
    if not entity.mentions:
        return f"the {noun} before" if told["role"] == 5 else f"{noun} stands for {place}"
    if entity.kind != "person":
        return f"the {noun} by name" if told["role"] in (3, 4) else f"{noun} stands for {place}"
    if told["role"] in (6, 7, 8):
        return f"the {noun} by what the article states"
    if told["role"] in (2, 4):
        return f"the {noun} by what stands beside the name"
    return f"{noun} stands for {place}"


def _name(scene: Scene, one: Candidate) -> str:
    assert one.entity is not None and one.place is not None
    same = tuple(scene.page.words[one.place.first : one.place.last]) == one.entity.words
    return "named in full" if same else "part of the full name"


def _place(scene: Scene, mention: Mention, content: Content, one: Candidate, told: dict[str, int]) -> str:
    """Where the candidate was met before: who goes on, who spoke last, who was named last, and how."""
    page, last = scene.page, scene.turns[-1] if scene.turns else None
    spoke = last is not None and last.entity is one.entity
    if mention.kind == "nothing" and spoke and last is not None:
        away = page.paragraph[content.tokens.start] - page.paragraph[last.content.tokens.stop - 1]
        if away <= 1:
            return f"goes on from the {'paragraph' if away else 'quote'} before"
    sort = _sort(scene, one)
    which = "the last" if told["rank by recency"] in (1, 8) or spoke else "the"
    away = page.sentence[mention.first] - page.sentence[one.at] if one.at >= 0 else 0
    subject = ", subject there" if told["grammar of the last naming"] in SUBJECT else ""
    return f"{which} {sort} {'who spoke' if spoke else 'named'}, {_away(away)}{subject}"


def _sort(scene: Scene, one: Candidate) -> str:
    entity = one.entity
    assert entity is not None
    if entity.kind not in ("person", "unnamed"):
        return {"document": "document", "group": "group"}.get(entity.kind, "organization")
    gender = scene.gender(entity)
    return "person" if gender is None else "man" if gender else "woman"


def _away(sentences: int) -> str:
    if sentences == 0:
        return "in the same sentence"
    return "one sentence before" if sentences == 1 else f"{sentences} sentences before"
