"""Features: what speaks for and against a candidate, as one small integer a column.

``columns`` gives them for all candidates of one quote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from quotes.attribution.attributions import Attribution
from quotes.names.gazetteer import is_given
from quotes.names.recognition import Name
from quotes.speakers.candidates.candidates import ORIGINS, Candidate
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import KNOWN
from quotes.speakers.mentions.grammar import SUBJECTS, grammar, opening
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.ranking.columns import EMPTY, Row
from quotes.speakers.scene.agreement import AGAINST, gender_agrees
from quotes.speakers.scene.descriptions import ANOTHER_ROLE, Description
from quotes.speakers.scene.scene import Scene

__all__ = ["SOMEBODY", "SUBJECT", "columns"]

_SORTS = ("person", "organization", "place", "other", "unnamed", "group", "document")
_SORT = {sort: at for at, sort in enumerate(_SORTS, 1)}
_ORIGIN = {origin: at for at, origin in enumerate(ORIGINS)}

SUBJECT = tuple(1 + grammar * 3 + leads for grammar in SUBJECTS for leads in range(3))
"""Values of "grammar of the last naming" that say that it is the subject."""

_AT = attrgetter("at")

_INTRODUCED = frozenset(("he", "person", "thing", "they", "who"))
"""Kinds of mention that often mean somebody who was just brought in."""

_AWAY = (1, 2, 3, 4, 6, 9, 15)
_AWAY_PARAGRAPHS = (1, 2, 3, 6)
_COUNTS = (2, 3, 5, 9)
_SINCE = (1, 3, 6)
_CONFIDENT = (0.3, 0.5, 0.7, 0.85, 0.95, 0.995)

_INTRODUCING = frozenset("says said words verdict view speaker voice speaking so".split())
"""Words that open a sentence which names who said what stands before it."""

SOMEBODY = ("person", "thing")
"""Kinds of description that may stand for somebody who was named in other words."""

_COUNTED = ("they", "many", "I")
"""Kinds of mention that say how many are meant."""

_KINDS = ("person", "thing", "body", "document", "many", "name", "who")


def columns(
    scene: Scene, attribution: Attribution, mention: Mention, content: Content, found: Sequence[Candidate]
) -> list[Row]:
    """The columns of each candidate."""
    view = _View(scene, attribution, mention, content, found)
    return [view.columns(one, one.entity) if one.entity else view.nobody() for one in found]


class _View:
    """A quote whose speaker is asked for, with what its candidates are compared in."""

    def __init__(
        self,
        scene: Scene,
        attribution: Attribution,
        mention: Mention,
        content: Content,
        found: Sequence[Candidate],
    ) -> None:
        self.scene, self.mention, self.content, self.attribution = scene, mention, content, attribution
        self.at = mention.first
        self.here = scene.passed[self.at]
        self.certainty = bisect_right(_CONFIDENT, attribution.confidence)
        self.named_inside = {
            entity for _, entity in scene.entities.within(content.tokens.start, content.tokens.stop)
        }
        inside = [one.entity for one in found if one.inside]
        self.holds_person = any(entity is not None and entity.kind == "person" for entity in inside)
        self.described = Description(scene, mention, bool(inside))
        self.roles = {
            one.entity: self.described.role(one.entity) if one.origin != "own" else 0
            for one in found
            if one.entity
        }
        self.describes = mention.describes
        people = [entity for entity in self.roles if entity.kind == "person"] if self.describes else []
        self.nations = {entity: self.described.nation(entity) for entity in people}
        if 2 in self.nations.values():  # the Brazilian leader is not the Chilean one
            self.roles |= {entity: ANOTHER_ROLE for entity, nation in self.nations.items() if nation == 3}
        self.best_role = max([role for role in self.roles.values() if role < 10], default=0)
        asked = self.roles.items() if self.describes else ()
        self.fitness = {one: self.described.fitness(one, role) for one, role in asked}
        self.fits = [*self.fitness.values()]
        self.callings = {entity: self.described.calling(entity) for entity in people}
        self.kindred = 3 in self.callings.values()
        self.genders = {
            entity: 0 if mention.male is None else gender_agrees(scene, entity, mention.male)
            for entity in self.roles
            if entity.kind in ("person", "unnamed")
        }
        self.opening = 1 + min(scene.page.paragraph[self.at], 4) * 12 + self.describes
        self._rank(found)
        self._look_back()
        self.fresh = {
            one.entity
            for one in found
            if one.entity and one.place and one.origin == "named" and one.place.first >= self.since
        }

    def _rank(self, found: Sequence[Candidate]) -> None:
        """Number those who were named before by how long ago, persons and others apart."""
        self.rank: dict[Entity, int] = {}
        persons = others = 0
        for one in sorted(found, key=_AT, reverse=True):
            if one.at < 0:
                break
            if one.entity is None or one.origin == "after":
                continue
            if one.entity.kind in ("person", "unnamed"):
                if self.genders[one.entity] not in AGAINST:
                    persons += 1
                    self.rank[one.entity] = min(persons, 5)
            else:
                others += 1
                self.rank[one.entity] = min(others, 5)
        self.anybody = persons > 0
        after = [one for one in found if one.origin == "after"]
        self.ahead = min(after, key=lambda one: one.at).entity if after else None

    def _look_back(self) -> None:
        """Who spoke last, who before, and how this quote stands to the last one."""
        turns, content = self.scene.turns, self.content
        self.last = self.previous = self.asked = None
        self.goes_on = self.asks = self.since = 0
        if turns:
            last = turns[-1]
            self.last, self.asked, self.asks = last.entity, last.addressee, int(last.content.asks)
            self.previous = next(
                (turn.entity for turn in reversed(turns[-6:]) if turn.entity is not last.entity), None
            )
            paragraph = self.scene.page.paragraph
            away = paragraph[content.tokens.start] - paragraph[last.content.tokens.stop - 1]
            where = min(max(away, 0), 2)
            self.goes_on = 1 + where + 6 * content.opens + 12 * (last.content.quoted > 0)
            self.since = last.content.tokens.stop

    def nobody(self) -> Row:
        """The values of nobody."""
        content, mention, rule = self.content, self.mention, self.attribution.rule
        kind = 0 if mention.kind == "nothing" else 1 if mention.kind in ("it", "who") else 2
        row = EMPTY.copy()
        row["origin and kind"] = 1
        row["nobody"] = 1 + content.quoted + 3 * content.passive + 6 * kind + 18 * (rule != "model")
        row["certainty of the cue"] = 1 + self.certainty
        row["before anybody"] = 1 + self.anybody
        row["I"] = 1 + content.self
        row["determiner"] = 1 + mention.determiner
        row["turn"] = int(not self.scene.turns)
        row["opening"] = self.opening
        return row

    def columns(self, one: Candidate, entity: Entity) -> Row:
        """The values of somebody."""
        mention, content, kind = self.mention, self.content, entity.kind
        person, human = kind == "person", kind == "person" or kind == "unnamed"
        origin, sort, role = _ORIGIN[one.origin], _SORT[kind], self.roles[entity]
        row = EMPTY.copy()
        row["origin and kind"] = origin * 8 + sort
        if one.inside:
            row["place in the mention"] = one.inside * 3 + (2 if person else kind == "organization")
        else:
            row["determiner"] = mention.determiner * 5 + origin
            self._away(one, entity, human, row)
        if entity in self.named_inside:
            row["named in its own content"] = 1 + content.quoted * 2 + person + 6 * (entity is self.last)
        row["turn"] = self._turn(entity)
        if self.goes_on:
            row["goes on"] = self.goes_on + 3 * (entity is self.last)
            row["asked"] = 2 + self.asks if self.asked is entity else self.asks
        row["mentions"], row["form of the name"], lead = self._traits(entity)
        if person:
            row["first of the article"] = 1 + lead
        if human:
            row["gender"] = self.genders[entity]
            if kind == "person" and (content.he or content.she):
                row["he or she"] = self._third(entity)
        if mention.kind in _COUNTED:
            row["number"] = self._number(kind)
        row["role"] = role
        if entity in self.fitness and one.origin != "own":
            row["role and rank"] = self.described.rival(self.fitness[entity], self.fits)
        if mention.asked and not (person and one.inside):
            row["words of the role"] = self.described.words(entity, role)
        if mention.kind == "name":
            row["name"] = self._name(one, entity)
        if content.self:
            row["I"] = 1 + content.self * 8 + sort
        self._by_origin(one, entity, role, row)
        if one.inside or one.origin == "own":
            row["certainty of the cue"] = 8 + self.certainty
        row["opening"] = self.opening + 2 * origin
        if mention.kind in SOMEBODY and not (one.inside or self.holds_person):
            row["calling of the noun"] = self.described.sorted_calling(one.origin, entity, role)
            row["words beside the noun"] = self.described.epithet(one.origin, entity, role, lead)
        if not one.inside:
            self._outside(one, entity, role, row)
        if self.asks and self.goes_on:
            which = 0 if entity is self.last else 1 if entity is self.previous else 2
            row["answers"] = 1 + (self.goes_on - 1) % 3 + 3 * which + 9 * content.opens
        return row

    def _by_origin(self, one: Candidate, entity: Entity, role: int, row: Row) -> None:
        """Enter what only counts for who is the mention's own words, named after it, or only described."""
        if one.origin == "own":
            row["calling"] = 10 + self.kindred if self.describes and self.best_role < 2 else 0
            row["own words"] = (
                1 + self.mention.determiner * 12 + self._head() + 96 * self.described.holds_name
            )
            row["before anybody"] = 3 + self.anybody
        elif one.origin == "after":
            row["after"] = self._after(one)
            row["before anybody"] = 5 + self.anybody
        elif one.origin == "described":
            row["described before"] = self.described.same(entity, role)

    def _outside(self, one: Candidate, entity: Entity, role: int, row: Row) -> None:
        """Enter what only counts for who is not named in the mention."""
        person, mention = entity.kind == "person", self.mention
        row["noun and fit"] = self.described.fit(one.origin, role, self.best_role)
        if person and self.describes:
            if self.best_role < 2:
                row["calling"] = self.callings[entity] + 5 * (mention.determiner in KNOWN)
            row["nation"] = self.nations[entity]
            row["named later"] = self.described.later(entity)
        if person and one.origin == "named":
            if mention.kind == "nothing":
                row["new"] = self._new(one, entity)
            elif mention.kind in _INTRODUCED and self.fresh:
                row["introduced"] = self._introduced(one, entity)

    def _new(self, one: Candidate, entity: Entity) -> int:
        """How somebody was brought in since the last quote: by a first name, as the subject, alone."""
        place = one.place
        if place is None or place.first < self.since or self.scene.reported[place.first]:
            return 1
        how, _ = self._grammar(place)
        first = entity.mentions[0].first >= self.since
        return 2 + first + 2 * (how in SUBJECTS) + 4 * min(len(self.fresh) - 1, 2) + 12 * self.content.opens

    def _introduced(self, one: Candidate, entity: Entity) -> int:
        """How somebody was named since the last quote, or that others were and they were not."""
        place = one.place
        if place is None or place.first < self.since:
            return 9 + min(len(self.fresh), 2)
        if self.scene.reported[place.first]:
            return 12
        how, _ = self._grammar(place)
        first = entity.mentions[0].first >= self.since
        paragraph = self.scene.page.paragraph
        same = paragraph[place.first] == paragraph[self.at]
        return 1 + first + 2 * (how in SUBJECTS) + 4 * same

    def _away(self, one: Candidate, entity: Entity, human: bool, row: Row) -> None:
        """Enter how far away somebody was named, and how, who is not named in the mention."""
        scene, place, how = self.scene, one.place, 0
        if place:
            how, leads = self._grammar(place)
            row["grammar of the last naming"] = 1 + how * 3 + leads
            row["spoken of"] = self._said(place.first)
        if one.at < 0 or one.origin == "after":
            return
        away = self.here - scene.passed[one.at]
        paragraphs = scene.page.paragraph[self.at] - scene.page.paragraph[one.at]
        row["rank by recency"] = self.rank.get(entity, 0) + 7 * (not human)
        if paragraphs >= 0:
            row["paragraphs away"] = 1 + bisect_right(_AWAY_PARAGRAPHS, paragraphs) + 5 * self.content.opens
        if away >= 0:
            row["sentences away"] = 1 + bisect_right(_AWAY, away) + 9 * (place is None)
            if place:
                row["grammar and distance"] = (1 + min(away, 3)) * 8 + how
                row["subject of the sentence before"] = 1 + (how in SUBJECTS) if away < 2 else 0

    def _grammar(self, name: Name) -> tuple[int, int]:
        """The grammar of a naming, and whether it begins its sentence (1) or paragraph (2)."""
        known = self.scene.places.get(name.first)
        if known is None:
            known = self.scene.places[name.first] = grammar(self.scene.page, name)
        return known

    def _said(self, first: int) -> int:
        """Where the last naming is: in narrative, in its own content, in a quotation, in another content."""
        if first in self.content.tokens:
            return 2
        quote = self.scene.page.quote
        if quote[self.at] < 0 <= quote[first]:
            return 3
        return 4 if self.scene.reported[first] else 1

    def _traits(self, entity: Entity) -> tuple[int, int, int]:
        """What is so wherever it is asked: how often named, the form of the name, whether named most."""
        known = self.scene.traits.get(entity)
        if known is None:
            count = 1 + bisect_right(_COUNTS, len(entity.mentions)) + 5 * (entity.kind != "person")
            known = count, _form(entity) if entity.mentions else 0, entity in self.scene.prominent()[:1]
            self.scene.traits[entity] = known
        return known

    def _turn(self, entity: Entity) -> int:
        """How long ago somebody spoke, as the last, as who spoke before that, or earlier."""
        turn = self.scene.last.get(entity)
        if turn is None:
            return 1
        since = bisect_right(_SINCE, self.here - self.scene.passed[self.scene.turns[turn].at])
        return (2 if entity is self.last else 6 if entity is self.previous else 10) + since

    def _number(self, kind: str) -> int:
        """Whether a body or a group may be meant by a plural, "we" or "I"."""
        asked = self.mention.kind
        if asked in ("they", "many"):
            return 1 + (kind == "group") + 2 * (kind == "organization")
        plural = self.scene.page.lower[self.at] in ("we", "us", "our")
        return 4 + 2 * plural + (kind in ("group", "organization"))

    def _name(self, one: Candidate, entity: Entity) -> int:
        """Whether a person bears the name of the mention, and by what title."""
        mention, person = self.mention, entity.kind == "person"
        if one.inside and one.place and not one.place.first <= mention.head < one.place.last:
            return 9
        if not one.inside:
            if not person:
                return 4
            if not entity.mentions:
                return 7
            if self.scene.page.lower[mention.head] not in [word.lower() for word in entity.words]:
                return 8
        fits = bool(mention.asked) and person and not mention.asked.isdisjoint(self.scene.told(entity).every)
        if self._is_first_name(entity):
            return 10 + bool(mention.asked) + fits if one.inside else 13 + fits
        return 1 + bool(mention.asked) + fits if one.inside else 5 + fits

    def _is_first_name(self, entity: Entity) -> bool:
        """Whether the mention is no more than somebody's first name: Thomas, of Thomas Keane."""
        mention = self.mention
        if mention.last - mention.first > 1 or len(entity.words) < 2:
            return False
        word = self.scene.page.words[mention.head]
        return word == entity.words[0] and word != entity.words[-1]

    def _third(self, entity: Entity) -> int:
        """Whether the quote speaks of a man or woman where the candidate is one."""
        content = self.content
        gender = self.scene.gender(entity)
        if gender is None:
            return 0
        of = content.he if gender else content.she
        rank = min(self.rank.get(entity, 3), 3) - 1
        return 1 + 12 * (content.quoted > 0) + of * 3 + rank + (0 if of else 9)

    def _head(self) -> int:
        """What kind of noun heads the mention, and whether it is one for somebody."""
        mention = self.mention
        kind = _KINDS.index(mention.kind) if mention.kind in _KINDS else len(_KINDS)
        return kind + (0 if mention.human else 4 if mention.kind in ("thing", "many") else 0)

    def _after(self, one: Candidate) -> int:
        """How somebody is named after the quote: how far, in which place, behind which word."""
        assert one.place is not None
        page, name = self.scene.page, one.place
        paragraphs = page.paragraph[name.first] - page.paragraph[self.content.tokens.stop - 1]
        how, leads = self._grammar(name)
        before = opening(page, name)
        if not before:
            word = 1
        elif not _INTRODUCING.isdisjoint(before):
            word = 2
        elif before[0] in ("for", "to"):
            word = 3
        else:
            word = 4 if leads else 0
        first = one.entity is self.ahead
        return 1 + min(paragraphs, 2) * 20 + word * 4 + 2 * first + (how in SUBJECTS)


def _form(entity: Entity) -> int:
    """The form of a name: how many words, whether its first is a first name, whether in capitals."""
    words = entity.words
    given = len(words) > 1 and is_given(words[0])
    capitals = len(words[-1]) > 1 and words[-1].isupper()
    return min(len(words), 4) + 4 * given + 8 * (capitals and not given)
