"""Remembered: who was named or spoke before a quote, who bears the same name, and who is named after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice

from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.entities.kin import fitting, is_of_kin
from quotes.speakers.entities.nouns import nation
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.again import is_again, is_another
from quotes.speakers.scene.scene import Scene

__all__ = ["FEW", "SOME", "ahead", "namesakes", "remembered"]

FEW, SOME = 4, 7
"""Candidates of one sort: few of those that are seldom meant, some of the others."""

_AHEAD = 2
"""Paragraphs after a quote in which somebody may be named who said it."""

_DESCRIBED = 200
"""Sources without a name, the last first, that "the baker" is looked for among."""


def namesakes(scene: Scene, mention: Mention, found: Collection[Entity]) -> list[Entity]:
    """Other persons who share a word of the name that a mention ends with."""
    held = scene.entities.at.get(mention.head)
    if held is not None and (held[1].kind != "person" or held[1].unclear):
        return []
    first, last = (held[0].first, held[0].last) if held else (mention.head, mention.head + 1)
    words = {*scene.page.lower[first:last]}
    others = {
        one: None
        for word in sorted(words)
        for one in scene.by_name(word, mention.first)[:SOME]
        if one not in found
    }
    bearers = [one for one in others if words <= {word.lower() for word in one.words}]
    if held and len(words) == 1 and len(held[1].words) > 1 and held[1].words[-1].lower() in words:
        bearers = [one for one in bearers if one.words[-1].lower() in words]  # Ryan Thomas, not Thomas Keane
    if held and mention.last - mention.first == 1 and not scene.is_dead(held[1]):
        fit = fitting(scene.page.words, [held[1], *bearers], scene.page.words[first:last], None)
        bearers = [one for one in bearers if one in fit]
    return bearers[:FEW]


_KINDS: dict[str, tuple[str, ...]] = {
    "he": ("person", "unnamed"),
    "who": ("person", "unnamed", "group", "organization"),
    "it": ("organization", "document", "place", "group", "other"),
    "they": ("person", "organization", "group", "unnamed"),
    "I": ("person", "unnamed", "group"),
    "person": ("person", "unnamed"),
    "body": ("organization", "place", "other"),
    "document": ("document", "organization", "other"),
    "many": ("group", "organization"),
    "thing": ("person", "organization", "unnamed", "document"),
    "name": ("person", "organization", "unnamed"),
    "nothing": ("person", "organization", "unnamed", "group", "document"),
}
"""The kinds of sources that each kind of mention may go back to."""


_BODIES = frozenset(("organization", "place", "other"))
"""The kinds of what is named and nobody."""


def remembered(scene: Scene, mention: Mention, at: int) -> Iterator[Entity]:
    """Who was named or spoke before: the last ones, those whom the description fits, the most prominent."""
    kinds = _KINDS[mention.kind]
    names: dict[Entity, None] = {}
    for _, entity in scene.named_before(at):
        if entity.kind in kinds:
            names[entity] = None
            if len(names) >= SOME:
                break
    yield from names
    spoke = dict.fromkeys(turn.entity for turn in scene.turns[: -2 * SOME - 1 : -1])
    fit = (one for one in spoke if one.kind in kinds and not is_another(scene, mention, one))
    yield from islice(fit, FEW)
    if mention.describes:
        own = next(iter(role_words([mention.noun])))
        fitting = [*scene.by_role(own, at)] if "person" in kinds else []
        if "person" in kinds:
            nations = sorted(filter(nation, mention.asked))
            fitting += [one for word in nations for one in scene.by_role(word, at)]
        if not _BODIES.isdisjoint(kinds):
            fitting += [one for one in scene.by_noun(own, at) if one.kind in kinds]
        fitting.sort(key=lambda one: (-len(mention.asked & scene.told(one).every), -len(one.mentions)))
        yield from fitting[:FEW]
        described = [
            one
            for one in islice(reversed(scene.descriptions.values()), _DESCRIBED)
            if is_again(mention, one) and not is_another(scene, mention, one)
        ]
        yield from described[:FEW]
    if "person" in kinds and mention.human:
        heard = any(one.kind == "person" for one in names)
        later = mention.kind != "I" and not (heard and mention.kind == "he")
        yield from (one for one in scene.prominent() if later or first_named(one) < at)


def ahead(scene: Scene, mention: Mention, content: Content) -> list[Entity]:
    """Persons who are named after a quote and not before: in the paragraphs after it."""
    if mention.kind not in ("nothing", "he", "person", "they"):
        return []
    page, stop = scene.page, max(content.tokens.stop, mention.last)
    if stop >= len(page.words):
        return []
    last = page.paragraph[content.tokens.stop - 1] + _AHEAD
    found: dict[Entity, None] = {}
    for name, entity in scene.named_after(stop):
        if page.paragraph[name.first] > last or len(found) >= FEW:
            break
        new = entity.mentions[0].first >= content.tokens.start
        if entity.kind == "person" and new and entity not in found:
            found[entity] = None
    first = [one for one in found if not is_of_kin(page.words, one)]
    return first or list(found)
