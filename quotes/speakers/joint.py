"""Joint speakers: all who are named in the words for the source of one statement.

Roe and | Poe | said. She and | Supervisor Ana Beck | said. Meta, | Google | and | Amazon | said. Roe, along
with | Poe |, said. Roe and | Poe | left; they said.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quotes.document import Span
from quotes.names.gazetteer import SELDOM, flags
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import is_person, singular
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.edges import is_not_meant
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE, NOUNS, POS, PREPOSITIONS, tagged
from quotes.words.function_words import HE_OR_SHE
from quotes.words.tokens import POSSESSIVE

__all__ = ["pair", "together"]

_AND = frozenset(("and", "&", "plus"))
_WITH = {("along", "with"): 2, ("together", "with"): 2, ("as", "well", "as"): 3}
"""What joins another to a name like "and", and how many tokens it has."""
_MAY_JOIN = frozenset(words[0] for words in _WITH)

_THEY = frozenset(("both", "they"))
_TWO = frozenset(("couple", "duo", "pair", "two"))
_OPENING = frozenset(("both", "the", "these"))
_BOTH = frozenset(("and", "both"))
_KNOWN = _OPENING | _TWO | frozenset((",",))
_ALL = frozenset(("all", "both", "three", "two"))
_NO_PART = frozenset((",", ";", ":", "(", ")", '"', "“", "”", "who", "which", "that", "or", "but")) | _AND
_KINDS = ("person", "organization")
_BESIDE = NOUNS | tagged("DT", "JJ", "PRP$")
_SINGULAR = POS.index("VBZ")
_FEW = 4
"""Tokens of a mention of two."""

_LONGEST = 30
"""Tokens of what stands in commas behind a name."""

_MOST = 8
"""Names that are looked at for those who are named together."""

_MANY = 60
"""Names that are looked at for those whom a noun named together."""

_SINCE = 1_000
"""Tokens that are looked through for others who were brought in."""

_BEHIND = 6
"""Tokens from a comma behind a row of names to the noun that says what they are."""

_FAR = 6
"""Tokens between two names that "and" or a comma joins."""

_BACK = 3
"""Sentences that "they" goes back at most."""


def together(page: Page, mention: Span, entity: Entity) -> list[tuple[Entity, Span]]:
    """Who else says what the source in a mention says, and where they are named in it, or before it.

    entity: the one for whom the mention stands.
    """
    first, last = page.at(mention.start, mention.end)
    if first + 1 == last and page.lower[first] in _THEY:
        return _named_before(page, first, entity)
    last = _listed(page, first, last)
    last = next((at for at in range(first + 1, last) if is_not_meant(page, at)), last)  # Roe | and not Poe
    with_and = not _AND.isdisjoint(page.lower[first:last])
    if not with_and and _MAY_JOIN.isdisjoint(page.lower[first:last]):
        return []
    if not with_and and not any(_with(page, at) for at in range(first, last)):
        return []
    if with_and and last < len(page.pos) and page.pos[last] == _SINGULAR:
        return []
    named = list(_named(page, first, last))
    held = {one: page.span(name.first, name.last) for name, one in named}
    he = page.lower[first] in HE_OR_SHE
    if len(held) + he < 2 or not (entity in held or he):
        return []
    return [(one, span) for one, span in held.items() if one is not entity and not one.unclear]


def pair(scene: Scene, mention: Span) -> list[tuple[Entity, Span]]:
    """Those who were last named together, for whom a mention stands: the | two | senators, both women.

    Or who were named together by its noun: researchers Roe and Poe found it, the | researchers | say.
    """
    page = scene.page
    first, last = page.at(mention.start, mention.end)
    last = next((at for at in range(first, last) if page.words[at] == ","), last)  # the brothers |, who
    if not 1 < last - first <= _FEW or page.lower[first] not in _OPENING:
        return []
    noun = page.lower[last - 1]
    if noun in _TWO or page.lower[first] == "both" or page.lower[first + 1] in _TWO:
        return _last_two(scene, first, noun)
    if last - first > 2 or singular(noun) == noun:
        return []
    if page.words[last - 1][:1].isupper():
        return _family(page, first)
    return _named_by(scene, first, noun) if is_person(singular(noun)) else []


def _family(page: Page, the: int) -> list[tuple[Entity, Span]]:
    """Those who were named before with the surname that stands in the plural: the | Khans."""
    surname = page.words[the + 1][:-1]
    named = {
        one: page.span(name.first, name.last)
        for name, one in reversed(page.found.before(the, _MANY))
        if one.kind == "person" and len(one.words) > 1 and one.words[-1] == surname
    }
    return [*named.items()] if len(named) == 2 else []


def _last_two(scene: Scene, first: int, noun: str) -> list[tuple[Entity, Span]]:
    """The two who were last named together before a mention, if they are what its noun says."""
    page = scene.page
    if noun not in _TWO and not is_person(singular(noun)):
        return []
    for name, entity in page.found.before(first, _MOST):
        row = _row(page, name) if entity.kind == "person" else []
        if page.sentence[first] - page.sentence[name.first] > _BACK or len(row) > 2:
            return []
        if len(row) == 2 and row[0][1] is not row[1][1]:
            are = noun in _TWO or any(_is_called(scene, one, singular(noun)) for _, one in row)
            are = are and not _are_others(page, row[-1][0].last, first, noun)
            return [(one, page.span(own.first, own.last)) for own, one in row] if are else []
    return []


def _named_by(scene: Scene, first: int, noun: str) -> list[tuple[Entity, Span]]:
    """Those whom a plural noun last named together, where nobody else is called so since."""
    page = scene.page
    for name, entity in page.found.before(first, _MANY):
        if entity.kind != "person":
            continue
        row = _row(page, name)
        if len({one for _, one in row}) > 1 and _introduces(page, row[0][0].first, row[-1][0].last, noun):
            others = _are_others(page, row[-1][0].last, first, noun)
            return [] if others else [(one, page.span(own.first, own.last)) for own, one in row]
        if entity.mentions[0] is name and _is_called(scene, entity, singular(noun)):
            return []
    return []


def _introduces(page: Page, first: int, last: int, noun: str) -> bool:
    """Whether a plural noun stands beside a row of names: senators | Roe |, the lawyers, | Roe |.

    Or in apposition behind it: | Roe and Poe |, both lawyers.
    """
    before, behind = page.lower[max(first - 2, 0) : first], page.lower[last : last + _BEHIND]
    appose = behind[:1] == [","] and (behind[1:2] == [noun] or not _ALL.isdisjoint(behind[1:2]))
    return noun in before[-1:] or before == [noun, ","] or (appose and noun in behind)


def _are_others(page: Page, begin: int, end: int, noun: str) -> bool:
    """Whether a noun brings in others in between: a | couple | at the next table; two more | officers |."""
    between = range(max(begin, end - _SINCE, 1), end)
    return any(page.lower[at] == noun and page.lower[at - 1] not in _KNOWN for at in between)


def _is_called(scene: Scene, entity: Entity, noun: str) -> bool:
    """Whether somebody may be meant by a noun: two men who were arrested are not "the two officers"."""
    told, roles = scene.told(entity), lexicon("roles")
    sex = noun in roles["male"] or noun in roles["female"]
    if sex and scene.gender(entity) is not None:
        return scene.gender(entity) == (noun in roles["male"])
    return sex or bool(role_words([noun]) & role_words(map(singular, told.heads | told.near)))


def _listed(page: Page, first: int, last: int) -> int:
    """Where the names end that go on behind a source with its verb before it: wrote | Roe |, Poe and Ward."""
    held = page.found.at.get(last - 1)
    if held is None or not first or page.pos[first - 1] not in FINITE or page.word(last) != ",":
        return last
    row = _row(page, held[0])
    end = row[-1][0].last if row else last
    verb = end < len(page.pos) and (page.pos[end] in FINITE or page.lower[end] in _AND)
    return last if verb else max(end, last)


def _named_before(page: Page, they: int, entity: Entity) -> list[tuple[Entity, Span]]:
    """Who was last named together with the one for whom "they" stands."""
    if entity.kind != "person":
        return []
    at = bisect_left(entity.mentions, they, key=lambda name: name.first) - 1
    if at < 0 or page.sentence[they] - page.sentence[entity.mentions[at].first] > _BACK:
        return []
    row = _row(page, entity.mentions[at])
    return [
        (one, page.span(name.first, name.last))
        for name, one in {one: (name, one) for name, one in row}.values()
        if one is not entity and not one.unclear
    ]


def _row(page: Page, name: Name) -> list[tuple[Name, Entity]]:
    """The names of one kind that "and" and commas join with a name, in order; none without "and"."""
    ordered = page.found.ordered
    at = low = high = bisect_left(page.found.firsts, name.first)
    kind = ordered[at][1].kind
    while low and at - low < _MOST and ordered[low - 1][1].kind == kind and _joins(page, low - 1):
        low -= 1
    last = min(len(ordered) - 1, at + _MOST)
    while high < last and ordered[high + 1][1].kind == kind and _joins(page, high):
        high += 1
    row = ordered[low : high + 1]
    between = page.lower[row[0][0].first : row[-1][0].last]
    return [*row] if len(row) > 1 and not _AND.isdisjoint(between) else []


def _joins(page: Page, number: int) -> bool:
    """Whether only "and" or a comma stands between a name and the next, with what this one is."""
    first, last = page.found.ordered[number][0].last, page.found.ordered[number + 1][0].first
    if not 0 < last - first <= _FAR:
        return False
    before = page.found.ordered[number][0].first - 1
    opening = before >= 0 and page.pos[before] in PREPOSITIONS  # In Orr, | Roe and Poe
    joint = page.lower[first] in _AND or (page.words[first] == "," and not opening)
    return joint and all(
        page.lower[at] in _AND
        or page.pos[at] in _BESIDE
        or (page.words[at] == "," and page.lower[at + 1] in _AND)  # Roe, the keeper |, and | Poe
        or (page.words[at] == "," and at == last - 1 and page.lower[first] in _AND)  # Roe and her son |,| Poe
        for at in range(first + 1, last)
    )


def _with(page: Page, at: int) -> int:
    """How many tokens join another to a name like "and": along with."""
    return next((size for words, size in _WITH.items() if page.lower[at : at + size] == [*words]), 0)


def _named(page: Page, at: int, last: int) -> Iterator[tuple[Name, Entity]]:
    """The names that "and" and commas join at the head of a noun phrase, in order."""
    if page.lower[at] in HE_OR_SHE and page.word(at + 1) in _AND:
        at += 2
    while at < last:
        at += page.lower[at] in _BOTH
        held = _next(page, at, last)
        if held is None:
            return
        if not _is_field(page, held[0]) and not _owns(page, *held):
            yield held
        at = _joined(page, held[0].last, last)


def _is_field(page: Page, name: Name) -> bool:
    """Whether a name is the first field of an office: | Energy | and Mines Minister Ana Roe."""
    if name.last - name.first > 1 or page.word(name.last) != "and":
        return False
    if flags(page.words[name.first]).case < SELDOM:
        return False  # Greenpeace and Green leader Ana Roe
    for at in range(name.last + 1, min(name.last + _LONGEST_FIELD, len(page.words))):
        if at in page.found.at or not page.words[at][:1].isupper():
            return False
        if at > name.last + 1 and is_person(page.lower[at]):
            return True
    return False


def _owns(page: Page, name: Name, entity: Entity) -> bool:
    """Whether one word is no speaker but the first half of an owner: | Antigua | and Barbuda's minister.

    Roe, who was named in full, and Oslo's mayor are two.
    """
    second = name.last + 1
    if len(entity.words) > 1 or page.word(name.last) != "and" or second == len(page.words):
        return False
    held = page.found.at.get(second)
    capital = page.words[second][:1].isupper()
    return capital and page.word(held[0].last if held else second + 1) in POSSESSIVE


_LONGEST_FIELD = 5
"""Words from "and" to the office whose second field stands behind it: | and Mines Minister |."""


def _next(page: Page, at: int, last: int) -> tuple[Name, Entity] | None:
    """The name at the end of the noun phrase that begins here, behind what they are: Mayor | Roe.

    Or behind a comma: his wife, | Ana Roe |; the four members, | Roe |, Poe, Ward and Beck.
    """
    begin = at
    while at < last and (page.lower[at] not in _NO_PART or _apposes(page, begin, at)):
        if page.pos[at] in PREPOSITIONS or page.pos[at] in FINITE:
            return None
        held = page.found.at.get(at)
        if held is None:
            at += 1
            continue
        name, entity = held
        at = name.last
        ends = at >= last or page.lower[at] in _NO_PART or page.pos[at] not in NOUNS
        if ends and entity.kind in _KINDS and page.word(at) not in POSSESSIVE:
            return held
    return None


def _apposes(page: Page, begin: int, at: int) -> bool:
    """Whether a comma stands between what somebody is and the name of a person."""
    if page.words[at] != "," or at == begin or page.pos[at - 1] not in NOUNS or page.found.at.get(at - 1):
        return False
    return page.kind(at + 1) == "person"


def _joined(page: Page, at: int, last: int) -> int:
    """Where the next noun phrase begins behind a name and what is said of it, else ``last``."""
    if page.word(at) == "(":
        at = next((token + 1 for token in range(at, min(at + 5, last)) if page.words[token] == ")"), last)
    if at < last and page.pos[at] in PREPOSITIONS:
        inside = at + 1 + (page.word(at + 1) == "the")
        held = page.found.at.get(inside)
        at = held[0].last if held and held[1].kind != "person" else last
    if at >= last:
        return last
    if page.lower[at] in _AND:
        return at + 1
    if size := _with(page, at):
        return at + size
    if page.words[at] != ",":
        return last
    if size := _with(page, at + 1):
        return at + 1 + size
    if at + 1 + (page.word(at + 1) == "the") in page.found.at and any(
        page.lower[token] in _AND and token not in page.found.at
        for token in range(at + 1, min(at + 2 * _LONGEST, last))
    ):
        return at + 1
    for token in range(at, min(at + _LONGEST, last - 1)):
        if page.words[token] == "," and page.lower[token + 1] in _AND:
            return last if _is_of_row(page, at, token) else token + 2
    return last


def _is_of_row(page: Page, comma: int, last: int) -> bool:
    """Whether "and" ends a row behind a comma and "of": Roe, of the Heart, Lung |, and Blood Institute."""
    held = page.found.at.get(last + 2)
    if held is None or held[1].kind == "person" or page.pos[comma + 1] not in PREPOSITIONS:
        return False
    persons = any(entity.kind == "person" for _, entity in page.found.within(comma, last))
    return "," in page.words[comma + 1 : last] and not persons
