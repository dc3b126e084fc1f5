"""Features: what speaks for and against a candidate, as one small integer a column.

0 means that a column says nothing. ``COLUMNS`` names the columns with the number of their values;
``columns`` gives them for all candidates of one quote.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quotes.attribution.attributions import Attribution
from quotes.names.gazetteer import is_given
from quotes.names.recognition import Name
from quotes.speakers.candidates import INSIDE, ORIGINS, Candidate
from quotes.speakers.entity import Entity
from quotes.speakers.mentions import POSSESSIVE, Content, Mention, age, role_words
from quotes.speakers.scene import Scene
from quotes.text.tags import POS

__all__ = ["COLUMNS", "SUBJECT", "columns"]

_SORTS = ("person", "organization", "place", "other", "unnamed", "group", "document")
_SORT = {sort: at for at, sort in enumerate(_SORTS, 1)}
_ORIGIN = {origin: at for at, origin in enumerate(ORIGINS)}
_GRAMMAR = (
    "none",
    "subject",
    "object",
    "behind a preposition",
    "before 's",
    "before a noun",
    "behind said",
    "apposed",
)

COLUMNS = {
    "origin and kind": 48,
    "place in the mention": 51,
    "sentences away": 20,
    "paragraphs away": 16,
    "grammar of the last naming": 32,
    "grammar and distance": 40,
    "rank by recency": 16,
    "subject of the sentence before": 4,
    "spoken of": 8,
    "named in its own content": 16,
    "turn": 20,
    "goes on": 25,
    "mentions": 16,
    "gender": 10,
    "number": 8,
    "role": 12,
    "role and rank": 16,
    "words of the role": 19,
    "name": 16,
    "form of the name": 16,
    "first of the article": 4,
    "I": 28,
    "he or she": 28,
    "asked": 4,
    "own words": 193,
    "determiner": 48,
    "described before": 20,
    "nobody": 40,
    "certainty of the cue": 16,
    "after": 40,
    "before anybody": 8,
}

_AT = {name: at for at, name in enumerate(COLUMNS)}

SUBJECT = tuple(1 + grammar * 3 + leads for grammar in (1, 6) for leads in range(3))
"""Values of "grammar of the last naming" that say that it is the subject."""

_DISTANCE = (1, 2, 3, 4, 6, 9, 15)
_PARAGRAPHS = (1, 2, 3, 6)
_COUNTS = (2, 3, 5, 9)

_VERBS = frozenset(POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB"))
_NOUNS = frozenset(POS.index(tag) for tag in ("NN", "NNP", "NNPS"))
_PREPOSITIONS = frozenset(POS.index(tag) for tag in ("IN", "TO"))
_BREAKS = frozenset(
    POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD", "VB", "IN", "TO", "VBG", ",", "``", "''", ":")
)
_CONFIDENT = (0.3, 0.5, 0.7, 0.85, 0.95, 0.995)
_RULES = ("model", "implied-speaker")
_ANY_BODY = frozenset("agency body company corporation firm group organisation organization outlet".split())
"""Nouns that may stand for an organization whatever it is; "the union" needs to be one."""

_LOWER = frozenset(("assistant", "associate", "deputy", "vice"))
"""Words that make a role another one."""


def columns(
    scene: Scene, attribution: Attribution, mention: Mention, content: Content, found: Sequence[Candidate]
) -> list[tuple[int, ...]]:
    """The columns of each candidate, in the order of ``COLUMNS``."""
    view = _View(scene, attribution, mention, content, found)
    return [tuple(view.columns(one)) if one.entity else view.nobody() for one in found]


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
        self.named_inside = {
            entity for _, entity in scene.entities.within(content.tokens.start, content.tokens.stop)
        }
        self.head = role_words([mention.noun]) if mention.noun else set()
        self.rest = mention.asked - self.head
        self.roles = {one.entity: self._role(one) for one in found if one.entity}
        self.holds_name = any(one.inside for one in found)
        self.rank: dict[Entity, int] = {}
        order = sorted((one for one in found if one.at >= 0), key=lambda one: -one.at)
        persons = others = 0
        for one in order:
            assert one.entity is not None
            if one.origin == "after":
                continue
            if one.entity.kind in ("person", "unnamed"):
                if self._gender(one.entity) in (6, 7):
                    continue
                persons += 1
                self.rank[one.entity] = min(persons, 5)
            else:
                others += 1
                self.rank[one.entity] = min(others, 5)
        self.anybody = persons > 0
        best = max((role for role in self.roles.values() if role < 9), default=0)
        self.rivals = sum(1 for role in self.roles.values() if role == best) if best > 1 else 0
        self.best_role = best
        turns = scene.turns
        self.last = turns[-1] if turns else None
        self.previous = next(
            (
                turn.entity
                for turn in reversed(turns[-6:])
                if self.last and turn.entity is not self.last.entity
            ),
            None,
        )

    def nobody(self) -> tuple[int, ...]:
        """The values of nobody."""
        row = [0] * len(COLUMNS)
        row[_AT["origin and kind"]] = 1
        row[_AT["nobody"]] = self._nobody()
        row[_AT["certainty of the cue"]] = 1 + bisect_right(_CONFIDENT, self.attribution.confidence)
        row[_AT["before anybody"]] = 1 + self.anybody
        row[_AT["I"]] = 1 + self.content.self
        row[_AT["determiner"]] = 1 + self.mention.determiner
        row[_AT["turn"]] = int(not self.scene.turns)
        return tuple(row)

    def columns(self, one: Candidate) -> Iterator[int]:
        """The values of somebody."""
        scene, mention, content, entity = self.scene, self.mention, self.content, one.entity
        origin = _ORIGIN[one.origin]
        assert entity is not None
        sort = _SORT[entity.kind]
        person = entity.kind == "person"
        human = entity.kind in ("person", "unnamed")
        page, at = scene.page, self.at
        inside = one.inside
        in_mention = INSIDE.index("nowhere") < inside
        after = one.origin == "after"
        away = self.here - scene.passed[one.at] if one.at >= 0 and not after and not in_mention else -1
        near = 0 if away < 0 else 1 + min(away, 3)
        paragraphs = page.paragraph[at] - page.paragraph[one.at] if one.at >= 0 and not after else -1
        grammar, leads = self._grammar(one.place) if one.place and not in_mention else (0, 0)
        named_here = entity in self.named_inside
        yield origin * 8 + sort  # origin and kind
        yield inside * 3 + (2 if person else int(entity.kind == "organization")) if in_mention else 0
        yield 1 + bisect_right(_DISTANCE, away) + 9 * (one.place is None) if away >= 0 else 0
        yield (
            1 + bisect_right(_PARAGRAPHS, paragraphs) + 5 * content.opens
            if paragraphs >= 0 and not in_mention
            else 0
        )
        yield 1 + grammar * 3 + leads if one.place and not in_mention else 0
        yield near * 8 + grammar if one.place and near else 0
        yield (
            (self.rank.get(entity, 0) + 7 * (not human))
            if one.at >= 0 and not in_mention and not after
            else 0
        )
        yield 1 + (grammar in (1, 6)) if away in (0, 1) and one.place else 0
        yield self._said(one) if one.place and not in_mention else 0
        yield (
            1 + content.quoted * 2 + person + 6 * (entity in (self.last.entity,) if self.last else 0)
            if named_here
            else 0
        )
        yield self._turn(entity)
        yield self._goes_on(entity)
        yield 1 + bisect_right(_COUNTS, len(entity.mentions)) + 5 * (not person)
        yield self._gender(entity) if human else 0
        yield self._number(entity)
        role = self.roles[entity]
        yield role
        yield self._rival(role)
        yield self._words(entity) if mention.asked and not (person and in_mention) else 0
        yield self._name(one) if mention.kind == "name" else 0
        yield self._form(entity) if entity.mentions else 0
        yield self._lead(one) if person else 0
        yield 1 + content.self * 8 + sort if content.self else 0
        yield self._third(one) if human else 0
        yield self._asked(entity)
        yield 1 + mention.determiner * 12 + self._head() + 96 * self.holds_name if one.origin == "own" else 0
        yield 1 + mention.determiner * 5 + origin - 1 if not in_mention else 0
        yield self._described(one) if one.origin == "described" else 0
        yield 0
        yield (
            8 + bisect_right(_CONFIDENT, self.attribution.confidence)
            if in_mention or one.origin == "own"
            else 0
        )
        yield self._after(one) if after else 0
        yield 3 + self.anybody + 2 * after if one.origin in ("after", "own") else 0

    def _grammar(self, name: Name) -> tuple[int, int]:
        """The grammar of a naming, and whether it begins its sentence (1) or paragraph (2)."""
        known = self.scene.places.get(name.first)
        if known is None:
            known = self.scene.places[name.first] = _grammar(self.scene, name)
        return known

    def _said(self, one: Candidate) -> int:
        """Where the last naming is: in narrative, in its own content, in a quotation, in another content."""
        scene = self.scene
        assert one.place is not None
        first = one.place.first
        if first in self.content.tokens:
            return 2
        if scene.page.quote[self.at] < 0 <= scene.page.quote[first]:
            return 3
        return 4 if scene.reported[first] else 1

    def _turn(self, entity: Entity) -> int:
        turn = self.scene.last.get(entity)
        if turn is None:
            return 1
        since = bisect_right((1, 3, 6), self.here - self.scene.passed[self.scene.turns[turn].at])
        if self.last and entity is self.last.entity:
            return 2 + since
        return (6 if entity is self.previous else 10) + since

    def _goes_on(self, entity: Entity) -> int:
        """How the quote stands to the last one, for who said that and for others."""
        if self.last is None:
            return 0
        page, content = self.scene.page, self.content
        away = page.paragraph[content.tokens.start] - page.paragraph[self.last.content.tokens.stop - 1]
        where = 0 if away <= 0 else 2 if away > 1 else 1
        return (
            1
            + 3 * (entity is self.last.entity)
            + where
            + 6 * content.opens
            + 12 * (self.last.content.quoted > 0)
        )

    def _gender(self, entity: Entity) -> int:
        """How gender agrees: 1 to 5 from sure to unlikely, 6 and 7 against."""
        male = self.mention.male
        if male is None:
            return 0
        if entity.kind == "unnamed":
            return 9
        gender = self.scene.gender(entity)
        if gender is None:
            if not entity.votes:
                return 4
            return 3 if (entity.votes > 0) == male else 5
        if gender == male:
            return 1 if entity.titled else 2
        return 7 if entity.titled else 6

    def _number(self, entity: Entity) -> int:
        kind = self.mention.kind
        if kind in ("they", "many"):
            return 1 + (entity.kind == "group") + 2 * (entity.kind == "organization")
        if kind == "I":
            plural = self.scene.page.lower[self.at] in ("we", "us", "our")
            return 4 + 2 * plural + (entity.kind in ("group", "organization"))
        return 0

    def _role(self, one: Candidate) -> int:
        """How the noun of a description fits.

        1 not, 2 by a word beside the name, 3 and 4 by a part of a name, 5 as the noun of a source without
        a name, 6 by age, 7 with another rank, 8 by what is stated, 9 as a noun for any body, 10 as none,
        11 not, though other roles are stated.
        """
        mention, entity = self.mention, one.entity
        assert entity is not None
        if (
            one.origin == "own"
            or not mention.noun
            or mention.kind in ("name", "he", "it", "they", "I", "who", "nothing")
        ):
            return 0
        if not entity.mentions:
            return 5 if entity.words[-1].lower() == mention.noun else 1
        told = self.scene.told(entity)
        years = age(mention.noun)
        if years:
            return 6 if years in told.near else 1
        head = self.head
        if head & told.heads:
            other = mention.asked & _LOWER != told.every & _LOWER
            return 7 if other and entity.kind == "person" else 8 if entity.kind == "person" else 3
        if head & told.every:
            return 4
        if head & told.near:
            return 2
        if mention.kind != "body" or entity.kind == "person":
            return 11 if told.heads and entity.kind == "person" else 1
        return 9 if mention.noun in _ANY_BODY else 10

    def _rival(self, role: int) -> int:
        """Whether others fit a description as well, or better."""
        if role in (0, 1, 11):
            return 9 if self.best_role in (6, 8) else 0
        return 1 + (role == self.best_role) + 2 * min(self.rivals, 3)

    def _words(self, entity: Entity) -> int:
        """How many of the other words of a description are told of somebody."""
        told = self.scene.told(entity)
        rest = self.rest
        if not rest:
            return 1
        shared = len(rest & (told.every | told.near))
        if self.holds_name and not shared and self.roles[entity] in (0, 1, 11):
            return 18
        return 2 + min(shared, 3) + 4 * (shared == len(rest)) + 8 * (self.roles[entity] in (0, 1, 11))

    def _name(self, one: Candidate) -> int:
        """Whether a person bears the name of the mention, and by what title."""
        entity = one.entity
        assert entity is not None
        if one.inside and one.place and not one.place.first <= self.mention.head < one.place.last:
            return 9
        if one.inside:
            titled = bool(self.mention.asked)
            fits = (
                bool(self.mention.asked & self.scene.told(entity).every)
                if titled and entity.kind == "person"
                else False
            )
            return 1 + titled + fits
        if entity.kind != "person":
            return 4
        if not entity.mentions:
            return 7
        if self.scene.page.lower[self.mention.head] not in [word.lower() for word in entity.words]:
            return 8
        fits = bool(self.mention.asked & self.scene.told(entity).every) if self.mention.asked else False
        return 5 + fits

    def _form(self, entity: Entity) -> int:
        """The form of a name: how many words, whether its first is a first name, whether in capitals."""
        words = entity.words
        given = len(words) > 1 and is_given(words[0])
        capitals = len(words[-1]) > 1 and words[-1].isupper()
        return 1 + min(len(words), 4) - 1 + 4 * given + 8 * (capitals and not given)

    def _lead(self, one: Candidate) -> int:
        lead = self.scene.prominent()
        return 1 + (one.entity is lead[0] if lead else 0)

    def _third(self, one: Candidate) -> int:
        """Whether the quote speaks of a man or woman where the candidate is one."""
        assert one.entity is not None
        content = self.content
        if one.entity.kind == "unnamed":
            return 0
        gender = self.scene.gender(one.entity)
        if gender is None:
            return 0
        of = content.he if gender else content.she
        other = content.she if gender else content.he
        if not of and not other:
            return 0
        quoted = content.quoted > 0
        rank = min(self.rank.get(one.entity, 3), 3) - 1
        return 1 + 12 * quoted + of * 3 + min(rank, 2) + (9 if not of else 0)

    def _asked(self, entity: Entity) -> int:
        """Whether they were asked or told the quote before."""
        if self.last is None:
            return 0
        if self.last.addressee is entity:
            return 2 + self.last.content.asks
        return int(self.last.content.asks)

    def _head(self) -> int:
        mention = self.mention
        kind = {"person": 0, "thing": 1, "body": 2, "document": 3, "many": 4, "name": 5, "who": 6}.get(
            mention.kind, 7
        )
        return kind + (0 if mention.human else 4 if kind in (1, 4) else 0)

    def _described(self, one: Candidate) -> int:
        """How a source without a name goes with a description: the same noun, its other words."""
        mention, entity = self.mention, one.entity
        assert entity is not None
        if not mention.noun:
            return 1
        same = self.roles[entity] == 5
        rest = self.rest
        told = role_words(entity.words)
        shared = 0 if not rest else 1 if not rest & told else 3 if rest <= told else 2
        return 2 + 4 * same + shared + 8 * (mention.determiner in (0, 1, 4))

    def _nobody(self) -> int:
        content, mention = self.content, self.mention
        kind = 0 if mention.kind == "nothing" else 1 if mention.kind in ("it", "who") else 2
        rule = (
            0 if self.attribution.rule == "model" else 1 if self.attribution.rule == "implied-speaker" else 2
        )
        return 1 + content.quoted + 3 * content.passive + 6 * kind + 18 * (rule > 0)

    def _after(self, one: Candidate) -> int:
        """How somebody is named after the quote: how far, in which place, behind which word."""
        assert one.place is not None
        page, name = self.scene.page, one.place
        stop = self.content.tokens.stop
        paragraphs = min(page.paragraph[name.first] - page.paragraph[stop - 1], 2)
        sentence = page.sentence[name.first]
        first = name.first
        while first > 0 and first > name.first - 8 and page.sentence[first - 1] == sentence:
            first -= 1
        opening = page.lower[first : name.first]
        word = 0
        if first == name.first:
            word = 1
        elif any(
            one in ("says", "said", "words", "verdict", "view", "speaker", "voice", "speaking", "so")
            for one in opening
        ):
            word = 2
        elif opening[0] in ("for", "to"):
            word = 3
        elif self._grammar(name)[1]:
            word = 4
        subject = self._grammar(name)[0] in (1, 6)
        return 1 + paragraphs * 10 + word * 2 + subject


def _grammar(scene: Scene, name: Name) -> tuple[int, int]:
    page, words, pos = scene.page, scene.page.words, scene.page.pos
    after, before = name.last, name.first - 1
    leads = 0
    if begins(scene, name.first):
        leads = (
            2 if page.paragraph[name.first] != page.paragraph[max(0, name.first - 9)] or name.first < 9 else 1
        )
    if after + 1 < len(words):
        if words[after] in POSSESSIVE:
            return 4, leads
        if pos[after] in _VERBS or (words[after] in (",", "(") and (pos[after + 1] in _VERBS or leads)):
            return 1, leads
        if pos[after] in _NOUNS:
            return 5, leads
    if before >= 0 and page.sentence[before] == page.sentence[name.first]:
        if page.lower[before] in ("said", "says"):
            return 6, leads
        if pos[before] in _PREPOSITIONS:
            return 3, leads
        if pos[before] in _VERBS:
            return 2, leads
        if words[before] == ",":
            return 7, leads
    return 0, leads


def begins(scene: Scene, token: int) -> bool:
    """Whether a name begins its sentence, titles and roles before it allowed."""
    sentence, pos = scene.page.sentence, scene.page.pos
    for before in range(token - 1, token - 9, -1):
        if before < 0 or sentence[before] != sentence[token]:
            return True
        if pos[before] in _BREAKS:
            return False
    return False
