"""Descriptions: how a noun and the words beside it ("the Melbourne MP") go with what is told of somebody."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import PRESS, age, called_so, callings, is_for, nation
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.determiners import HIS, KNOWN, NONE, THE
from quotes.speakers.mentions.mentions import EMPTY, Mention
from quotes.speakers.scene.again import is_again
from quotes.speakers.scene.fitting import FIRMS
from quotes.speakers.scene.scene import Scene

__all__ = ["ANOTHER_ROLE", "NOT_TOLD", "Description"]

ANOTHER_ROLE = 12
"""The value of ``role`` of somebody of whom other roles are stated."""

NOT_TOLD = (1, 11, ANOTHER_ROLE)
"""Values of ``role`` where nobody is told to have one, or only another, nor a body to be so called."""

_UNFIT = (0, 1, ANOTHER_ROLE)
"""Values of ``role`` that say that a description does not fit."""

_OF_WHOM = frozenset(("at", "for", "in", "of", "to"))
"""Words behind a noun that say of whom or where: the adviser | to | the president."""

_SAME_NOUN = 5
"""The value of ``role`` of a source without a name that has the same noun."""

_FIRST_CALLING, _BY_AGE = 3, 21
"""The bits of callings begin behind three sorts of nouns; behind all of them is a noun that tells an age."""

_AGES = {
    "teen": range(13, 20), "teenager": range(13, 20), "septuagenarian": range(70, 80),
    "octogenarian": range(80, 90), "nonagenarian": range(90, 100), "centenarian": range(100, 120),
    "pensioner": range(55, 120),
}  # fmt: skip
"""Nouns that tell an age, in years."""

_ANY_BODY = frozenset("agency body company corporation firm group organisation organization outlet".split())
"""Nouns that may stand for an organization whatever it is; "the union" needs to be one."""

_BUSINESS = ("company", "corporation", "firm")
_KNOWN_BODIES = FIRMS.difference(_BUSINESS) | frozenset(
    (
        "alliance association bank brand carrier charity club foundation giant insurer league "
        "lender museum network ngo non-profit nonprofit organiser platform store telco university"
    ).split()
)
"""Nouns for bodies of which "the" says that the reader knows which, as hardly "the court" or "the union"."""

_LOWER = frozenset(("assistant", "associate", "deputy", "shadow", "vice"))
"""Words that make a role another one."""


_DETERMINED = (0, 1, 2, 2, 3, 3, 2, 2)
"""Which determiners are alike: none, the, those of somebody new, those that say whose."""

_FITS = (0, 0, 1, 1, 1, 5, 2, 3, 4, 4, 1, 0, 0)
"""Which values of ``role`` are alike."""

_BARE = 18
"""Whether somebody is named right behind a description, and nothing is told of them."""

_KINDS = ("body", "document", "many")

_TIERS = (0, 0, 1, 2, 2, 2, 2, 1, 3, 2, 1, 0, 0)
"""How well values of ``role`` fit."""

_WHOLE = 3
"""What all words beside a noun are worth, in tiers: the union leader is the head of a union."""

_WORSE, _BY_REST, _ALONE, _BEST, _SHARED = 1, 2, 3, 4, 5
"""How a candidate fits a description beside others, see ``Description.rival``."""

_MOST = 3
"""Words that count, and rivals."""


def _sort(mention: Mention) -> int:
    """What sort of noun a description has, by whom it can stand for.

    0 to 2 a body, a document, many; 3 a relative, 4 who speaks for another, 5 anybody, 6 an office,
    7 an occupation, 8 another person, 9 a thing.
    """
    if mention.kind in _KINDS:
        return _KINDS.index(mention.kind)
    roles, noun = lexicon("roles"), mention.noun
    if noun in roles["kin"]:
        return 3
    if noun in roles["for others"]:
        return 4
    if noun in roles["relations"] or noun in lexicon("sources")["persons"] or age(noun):
        return 5
    if noun in roles["titles"] or noun in roles["standing"]:
        return 6
    if noun in roles["roles"]:
        return 7
    return 8 if mention.human else 9


_SHORT = 5
"""Letters that a noun has more of that ends a longer one: keeper, of a goalkeeper."""


def _is_past(scene: Scene, mention: Mention) -> bool:
    """Whether a description says that somebody is no longer what its noun says: the ex-mayor."""
    words = scene.page.lower[mention.first : mention.head + 1]
    return any(word.startswith("ex-") for word in words[-1:]) or not lexicon("roles")["former"].isdisjoint(
        words
    )


def _is_party(entity: Entity) -> bool:
    """Whether a body's name may be a party's: letters, or the Greens, the Democratic Alliance."""
    last = entity.words[-1]
    letters = len(entity.words) == 1 and last.isupper()
    return letters or last in lexicon("organizations")["parties"] or last in _OF_PARTIES


_OF_PARTIES = frozenset("Alliance Coalition Congress Democrats Front League Movement Party Union".split())
"""What ends the names of parties."""


def _is_outlet(entity: Entity) -> bool:
    """Whether a body is one of the press by its name."""
    organizations = lexicon("organizations")
    return entity.name in organizations["outlets"] or entity.words[-1] in organizations["outlet words"]


class Description:
    """The words of a mention that describe; each method gives one column's value."""

    def __init__(self, scene: Scene, mention: Mention, holds_name: bool) -> None:
        """holds_name: whether somebody is named in the mention too."""
        self.scene, self.mention, self.holds_name = scene, mention, holds_name
        self.head = role_words([mention.noun]) if mention.noun else set()
        self.rest = mention.asked - self.head
        self.describes = mention.describes
        self.callings = callings(mention.noun) if self.describes else 0
        self.called = called_so(mention.noun)
        self.nations = {word for word in mention.asked if nation(word) == word} if self.describes else set()
        self.years = age(mention.noun) if self.describes else ""
        self.past = self.describes and _is_past(scene, mention)
        self.sort = _sort(mention) if self.describes else 0
        self.of = self._of() if self.describes else set()
        self.calling_sort = self._calling_sort() if self.describes else 0
        self.beside = self._beside() if self.describes else 0

    def _calling_sort(self) -> int:
        """The calling of the noun, the rarer where it has two: 0 none, then their order, 21 an age."""
        return _BY_AGE if self.years else max(0, self.callings.bit_length() - _FIRST_CALLING)

    def _beside(self) -> int:
        """What is beside the noun: 0 nothing, 1 former, 2 a number, 3 capitals, 4 other words, 5 of whom."""
        if self.past:
            return 1
        page, mention = self.scene.page, self.mention
        if page.word(mention.head + 1).lower() in _OF_WHOM and mention.last > mention.head + 1:
            return 5
        words = [word for word in page.words[mention.first : mention.head] if word.lower() not in EMPTY]
        if not words:
            return 0
        if any(word[:1].isdigit() for word in words):
            return 2
        return 3 if any(word[:1].isupper() for word in words) else 4

    def role(self, entity: Entity) -> int:
        """How the noun of a description fits.

        1 not, 2 by a word beside the name, 3 and 4 by a part of a name, 5 as the noun of a source without
        a name, 6 by age, 7 with another rank, 8 by what is stated, 9 by another word for it, 10 as a noun
        for any body, 11 as none, 12 not, though other roles are stated. 0 where nothing is described.
        """
        if not self.describes:
            return 0
        mention, person = self.mention, entity.kind == "person"
        if not entity.mentions:
            return 5 if is_again(mention, entity) else 1
        told = self.scene.told(entity)
        if self.years:
            return 6 if self.years in told.near else 1
        if person and mention.noun in _AGES:
            ages = [int(word) for word in told.near if word.isdecimal() and len(word) < 4]
            if ages:
                return 6 if any(one in _AGES[mention.noun] for one in ages) else 1
        if self.head & told.heads:
            if not person:
                return 3
            if self._is_of_another(entity):
                return ANOTHER_ROLE
            other = mention.asked & _LOWER != told.every & _LOWER
            return 7 if other or self.past != self.head.issubset(told.past) else 8
        if self.head & told.every:
            return 4
        if self._is_called(told.heads) and entity.name not in lexicon("places")["countries"]:
            return 9
        if self.head & told.near or self._is_called(told.near):
            return 2
        if self.past and "predecessor" in told.near:
            return 4
        if mention.noun in PRESS and not person and _is_outlet(entity):
            return 9  # the newspaper, of The Wall Street Journal
        if mention.noun in _BUSINESS and not FIRMS.isdisjoint(told.heads | told.near):
            return 9  # Quantra, the chipmaker
        if mention.kind != "body" or person:
            return ANOTHER_ROLE if told.heads and person else 1
        return 10 if self._may_be_any(entity, told.heads | told.near) else 11

    def _of(self) -> set[str]:
        """Names behind the noun that say of whom or where: the member for | Lyne |, who spoke last."""
        page, mention = self.scene.page, self.mention
        if page.word(mention.head + 1) not in _OF_WHOM:
            return set()
        words: list[str] = []
        for word in page.words[mention.head + 2 : mention.last]:
            if word == ",":
                break
            words += [word] if word[:1].isupper() else []
        return role_words(words) - EMPTY

    def _is_of_another(self, entity: Entity) -> bool:
        """Whether somebody bears the noun of another place or body: the member for Lyne, not for Fowler."""
        if not self.of or entity.kind != "person":
            return False
        told = (
            f"{one.organization} {one.place} {one.role.partition(' of ')[2]}".split()
            for one in self.scene.statements(entity)
        )
        others = {word for words in told for word in role_words(words)}
        return bool(others) and self.of.isdisjoint(others | self.scene.told(entity).near)

    def _may_be_any(self, entity: Entity, told: frozenset[str]) -> bool:
        """Whether a noun for any body may stand for one: the company for no union or ministry."""
        noun = self.mention.noun
        if entity.kind == "place":
            return False
        if noun == "party":
            return self.mention.determiner == THE and _is_party(entity)
        if noun in _KNOWN_BODIES:  # no name says what another body than this is
            return self.mention.determiner == THE and told.isdisjoint(lexicon("sources")["bodies"])
        apart = told.isdisjoint(lexicon("sources")["no business"])
        return noun in _ANY_BODY and (noun not in _BUSINESS or apart)

    def _is_called(self, told: frozenset[str]) -> bool:
        """Whether the noun is another one for what is told: lawmaker for senator, keeper for goalkeeper."""
        noun = self.mention.noun
        longer = len(noun) > _SHORT and any(word.endswith(noun) for word in told)
        return longer or not self.called.isdisjoint(told) or is_for(noun, told)

    def calling(self, entity: Entity) -> int:
        """How what one does in life goes with the noun: 1 and 2 nothing known of either, 3 as well, 4 not.

        0 where the mention is no description.
        """
        if not self.describes:
            return 0
        told = self.scene.told(entity).callings
        if not self.callings or not told:
            return 1 + (self.callings > 0)
        return 3 if self.callings & told else 4

    def nation(self, entity: Entity) -> int:
        """Whether somebody is of the country of a description: 1 nothing known, 2 so, 3 of another."""
        if not self.nations:
            return 0
        told = self.scene.told(entity).nations
        return 1 if not told else 2 if self.nations & told else 3

    def sorted_calling(self, origin: str, entity: Entity, role: int) -> int:
        """What sort of noun a description has, by what one does in life, and how a candidate goes with it.

        The judge and the foreman seldom are who was named last; the winger and the singer often are.
        """
        if not self.describes:
            return 0
        return 1 + self.calling_sort * 7 + self._how(origin, entity, role)

    def _how(self, origin: str, entity: Entity, role: int) -> int:
        """How a candidate goes with a description.

        0 as its own words; 1 by the noun; 2 nothing is told of them; 3 other roles of the same calling are,
        4 of others; 5 as a source without a name of the same noun, 6 of another.
        """
        if origin == "own":
            return 0
        if not entity.mentions:
            return 5 if role == _SAME_NOUN else 6
        if role not in _UNFIT:
            return 1
        if role != ANOTHER_ROLE:
            return 2
        return 3 if self.callings & self.scene.told(entity).callings else 4

    def epithet(self, origin: str, entity: Entity, role: int, leads: int) -> int:
        """What words stand beside the noun, and how a candidate goes with the description.

        Who is told of as the former champion, the slow-spoken man or the Briton is mostly known already, and
        who spoke before is rather told of in other words than who did not.
        """
        if not self.describes:
            return 0
        turns = self.scene.turns
        speaks = bool(turns) if origin == "own" else entity in self.scene.last
        last = bool(turns) and (turns[-1].entity is entity or (origin == "own" and len(turns) > 1))
        how = self.beside * 7 + self._how(origin, entity, role)
        return 1 + how * 6 + leads + 2 * speaks + 2 * last

    def later(self, entity: Entity) -> int:
        """How somebody who is only named behind a description is brought in: by its noun, or by nothing.

        A lawyer for Ana Roe said ... "...", the lawyer, Ben Poe, added. The minister said ... | Ana Roe said.
        """
        if not self.describes or not entity.mentions or entity.mentions[0].first < self.mention.last:
            return 0
        page, first = self.scene.page, entity.mentions[0].first
        before = [word for word in page.lower[max(0, first - 6) : first] if word != ","]
        same = bool(before) and not self.head.isdisjoint(role_words(before[-1:]))
        told = self.scene.told(entity)
        fits = 2 if self.head & told.heads else 1 if self.head & told.near else 0
        how = 3 if same and "the" in before else fits
        away = page.paragraph[first] - page.paragraph[self.mention.first]
        if not how:
            bare = away < 2 and len(entity.words) > 1 and not told.every
            return _BARE + (self.mention.determiner in KNOWN) if bare else 0
        return 1 + how + 4 * (away < 2) + 8 * (self.mention.determiner in KNOWN)

    def fit(self, origin: str, role: int, best: int) -> int:
        """What sort of noun the mention has, by which determiner, and how a candidate fits it.

        Of its own words how well the best other candidate fits.
        """
        if not self.describes:
            return 0
        if origin == "own":
            how = 8 + (0 if best < 2 else 1 if best < 5 else 2 if best == 5 else 3)
        elif origin == "described":
            how = 6 + (role == 5)
        else:
            how = _FITS[role]
        return 1 + (self.sort * 4 + _DETERMINED[self.mention.determiner]) * 12 + how

    def fitness(self, entity: Entity, role: int) -> tuple[int, int]:
        """How well somebody fits: by the noun and all words beside it, then by how many of them are told."""
        tier, shared = _TIERS[role], self.shared(entity)
        whole = tier > 0 and shared > 0 and shared == min(len(self.rest), _MOST)
        return tier + _WHOLE * whole, shared

    def shared(self, entity: Entity) -> int:
        """How many of the words beside the noun are told of somebody."""
        if not self.rest:
            return 0
        told = self.scene.told(entity)
        return min(_MOST, len([word for word in self.rest if word in told.every or word in told.near]))

    def rival(self, own: tuple[int, int], every: Sequence[tuple[int, int]]) -> int:
        """How somebody fits among ``every`` candidate.

        0 as nobody does; 1 by the noun less than another, 2 as well, but not by the words beside it;
        3 as the only one; 4 best; 5 to 7 as well as one, two or more others; 8 not by the noun, but by the
        words best, 9 as others are told neither, 10 not, though another is.
        """
        best = max(every, default=(0, 0))
        if not own[0]:
            if not best[0]:
                words = max(shared for _, shared in every)
                return 0 if not words else 8 if own[1] == words else 9
            return 10 if best[0] > 1 else 9
        if own < best:
            return _WORSE if own[0] < best[0] else _BY_REST
        rivals = sum(one == best for one in every) - 1
        if rivals:
            return min(_SHARED - 1 + rivals, _SHARED + 2)
        return _ALONE if sum(tier > 0 for tier, _ in every) == 1 else _BEST

    def words(self, entity: Entity, role: int) -> int:
        """How many of the other words of a description are told of somebody whom its noun fits so."""
        rest = self.rest
        if not rest:
            return 1
        shared = self.shared(entity)
        if self.holds_name and not shared and role in _UNFIT:
            return 18
        return 2 + shared + 4 * (shared == min(len(rest), _MOST)) + 8 * (role in _UNFIT)

    def same(self, entity: Entity, role: int) -> int:
        """How a source without a name goes with a description: the same noun, its other words."""
        if not self.mention.noun:
            return 1
        rest, told = self.rest, role_words(entity.words)
        shared = 0 if not rest else 1 if not rest & told else 3 if rest <= told else 2
        return 2 + 4 * (role == 5) + shared + 8 * (self.mention.determiner in (NONE, THE, HIS))
