"""Whose a role is: the body that "its" or "the union's" before it goes back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.document import Affiliation
from quotes.resources import lexicon
from quotes.speakers.affiliations.kinds import PLACES
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.natures import called_by, is_apart
from quotes.text.tags import NOUNS, tagged
from quotes.words.tokens import POSSESSIVE

__all__ = ["with_bodies"]

_SENTENCES = 2
"""Sentences back in which the body is named."""
_STORY = 4
"""Sentences back in which the firm is named whose office is told without it."""
_PAGE = 24
"""Sentences back in which the school is named whose office it is."""
_MOST = 12
"""Names back that are looked at."""
_OF_SCHOOLS = dict.fromkeys(
    ("head teacher", "headmaster", "headmistress", "headteacher", "principal"),
    frozenset("academy college elementary high primary school secondary".split()),
) | dict.fromkeys(
    ("provost", "rector", "vice-chancellor"), frozenset("college institute polytechnic university".split())
)
"""Offices that schools alone have, with the nouns in the names of these."""
_DETERMINED = frozenset("a an another her his my our the their whose".split())
_OF_PLACES = frozenset(
    "city county department district government ministry parliament school state town".split()
)
"""Bodies of which an article names several: who is meant is told by their own name alone."""


def with_bodies(page: Page, stated: Iterable[Affiliation]) -> list[Affiliation]:
    """Statements with the names of bodies that they only point back to: its | chairman."""
    return [_with_body(page, one) for one in stated]


def _with_body(page: Page, one: Affiliation) -> Affiliation:
    first, last = page.at(one.start, one.end)
    if first == last or not (one.role or _is_holder(one.organization)):
        return one
    body = None
    possessed = not one.role or not POSSESSIVE.isdisjoint(page.lower[first:last])
    if one.organization:
        if _is_holder(one.organization.split(" ")[-1]) and (apposed := _behind(page, first, last)):
            body = apposed
        elif possessed and _is_holder(one.organization):
            named = [own for own in _before(page, first) if not is_apart(one.organization, own)]
            called = (entity for entity in named if one.organization in map(str.lower, entity.words))
            body = next(called, None if one.organization in _OF_PLACES else next(iter(named), None))
        elif f"the {one.organization}" in " ".join(page.lower[first:last]) and _is_holder(one.organization):
            body = _called(page, first, one.organization)  # a lawyer for the | company
        elif page.lower[first] == one.organization.lower() and _is_holder(page.lower[first]):
            body = _called(page, first, one.organization.lower())  # Council | leader Ana Roe
    elif "its" in page.lower[max(first - 1, 0) : first + 1]:
        if not (possessed or _is_of_work(one.role)):
            body = next(_holders(page, first), None)
            one = one if body else replace(one, organization=_without_name(page, first))
    elif not one.place and (noun := _of_body(one.role)):
        body = _called(page, first, noun)
    elif not one.place and (nouns := _OF_SCHOOLS.get(one.role.lower())):
        body = next(
            (own for own in _before(page, first, _PAGE) if nouns & {*map(str.lower, own.words)}), None
        )
    elif not one.place and (_is_bare(page, one, first, last) or _is_apposed(page, one, first, last)):
        body = next((entity for entity in _before(page, first, _STORY) if not _governs(entity)), None)
    elif not one.place and one.role.lower() == "president" and _stands_before(page, first, last):
        near = next(_before(page, first), None)  # of a state's or a firm's the article tells more
        body = near if near and not _WITH_PRESIDENTS.isdisjoint(called_by(near)) else None
    return replace(one, organization=_name(page, body)) if body else one


def _holders(page: Page, first: int) -> Iterator[Entity]:
    """The bodies whose "its" may be, the nearest first: no court or parliament, which has no officers."""
    return (entity for entity in _before(page, first) if not _governs(entity))


def _without_name(page: Page, first: int) -> str:
    """The body whose "its" may be where none is named: The finance committee met. Its | chairman."""
    for noun in range(first - 1, max(first - _REACH, -1), -1):
        if page.sentence[first] - page.sentence[noun] > 1:
            break
        if page.quote[noun] < 0 and _is_body(page, noun):
            start = page.begin(noun, _WITHIN, max(noun - _LONGEST, 0))
            new = start > 0 and page.lower[start - 1] in ("a", "an")
            return "" if new or start == noun else page.text(start, noun + 1)  # not: the | department |
    return ""


def _is_body(page: Page, noun: int) -> bool:
    """Whether a noun tells a body, and not only whose or which something is: the | school's bus."""
    behind = page.word(noun + 1)
    alone = behind not in POSSESSIVE and page.pos[noun + 1] not in NOUNS
    is_body = _is_holder(page.lower[noun]) and page.lower[noun] not in PLACES
    return alone and page.pos[noun] in NOUNS and is_body


_REACH = 60
"""Tokens back in which a body without a name is told."""
_LONGEST = 6
"""Tokens of such a body."""
_WITHIN = NOUNS | tagged("JJ", "POS")
"""What stands before a noun: the county ambulance | service; the school's | association."""


def _is_of_work(role: str) -> bool:
    """Whether a role is held in a study or a book, or by another: its | lead author; its | counterpart."""
    return role.lower().rpartition(" ")[2] in ("author", "co-author", "counterpart", "editor", "writer")


def _of_body(role: str) -> str:
    """The noun for a body before an office: company | spokeswoman; else nothing."""
    noun, _, office = role.lower().partition(" ")
    roles = lexicon("roles")
    is_officer = office.replace("-", " ") in roles["officers"] | roles["leaders"]
    return noun if is_officer and noun in lexicon("sources")["bodies"] else ""


_ANY_BODY = frozenset("business charity company firm group nonprofit organisation organization".split())
"""Nouns for a body that its name seldom has in it."""


def _called(page: Page, first: int, noun: str) -> Entity | None:
    """The body that a noun before an office goes back to: one so called; for a company, the last one."""
    before = (entity for entity in _before(page, first, _STORY) if not _governs(entity))
    named = [entity for entity in before if not is_apart(noun, entity)]
    called = (entity for entity in named if noun in map(str.lower, entity.words))
    of_nature = (entity for entity in named if noun in called_by(entity))
    general = noun in _ANY_BODY or noun in lexicon("natures")["firm: called"]
    last = (entity for entity in named if general and not _is_dateline(entity))
    return next(called, next(of_nature, next(last, None)))


def _is_dateline(entity: Entity) -> bool:
    """Whether what was taken for a body is written as the town is from which news comes: ARDFIELD."""
    return len(entity.words) == 1 and entity.words[0].isupper() and len(entity.words[0]) > _LETTERS


_LETTERS = 6
"""Letters of an acronym."""


def _is_bare(page: Page, one: Affiliation, first: int, last: int) -> bool:
    """Whether an office of a firm stands right before a name, and not whose: Chief executive | Ana Roe."""
    return (
        one.role.lower().replace("-", " ") in lexicon("roles")["officers"]
        and _stands_before(page, first, last)
        and not (one.role.lower().startswith("spokes") and _is_behind_person(page, first))
    )


def _stands_before(page: Page, first: int, last: int) -> bool:
    """Whether words stand right before somebody's name, and nothing before them tells whose that is."""
    held = page.found.at.get(last)
    before = page.lower[first - 1] if first else ""
    return held is not None and held[1].kind == "person" and before not in _DETERMINED


_WITH_PRESIDENTS = frozenset(("college", "university"))
"""Bodies whose president is hardly a state's, by what they are called."""


def _is_apposed(page: Page, one: Affiliation, first: int, last: int) -> bool:
    """Whether somebody is told to speak, and not for whom, behind a name: Ana Roe, a | spokeswoman |."""
    start = first - (page.lower[first - 1] == "a" if first else 0)
    held = page.found.at.get(start - 2) if start > 1 and page.words[start - 1] == "," else None
    alone = page.word(last) in (",", ".", ";") and one.role.lower().startswith("spokes")
    return alone and held is not None and held[1].kind == "person"


def _governs(entity: Entity) -> bool:
    """Whether a body governs, and has no officers as a firm has them."""
    return entity.words[-1].lower() in ("cabinet", "congress", "court", "government", "parliament")


def _is_behind_person(page: Page, first: int) -> bool:
    """Whether a person is the last who is named before a token, for whom a spokesman may speak."""
    return any(entity.kind == "person" for _, entity in page.found.before(first, 1))


def _is_holder(organization: str) -> bool:
    """Whether an organization is told by a noun alone: the union."""
    return organization in lexicon("sources")["bodies"]


def _behind(page: Page, first: int, last: int) -> Entity | None:
    """The body in apposition to what tells it: a spokeswoman for the pilots' union, | Cockpit Alliance."""
    held = page.found.at.get(last - 1)
    if held is None or held[0].first <= first or page.words[held[0].first - 1] != ",":
        held = page.found.at.get(last + 1) if page.word(last) == "," else None
        last = last + 1 if held and held[0].first == last + 1 else len(page.words)
    return held[1] if held and held[1].kind == "organization" and held[0].last >= last else None


def _before(page: Page, first: int, sentences: int = _SENTENCES) -> Iterator[Entity]:
    """The bodies that are named not long before a token, the nearest first; of what was said, the last."""
    quoted = []
    for name, entity in page.found.before(first, _MOST):
        if page.sentence[first] - page.sentence[name.first] > sentences:
            break
        if entity.kind == "organization":
            if page.quote[name.first] >= 0 and page.quote[first] < 0:
                quoted.append(entity)
            else:
                yield entity
    yield from quoted


def _name(page: Page, body: Entity) -> str:
    """The fullest name of a body as it is written."""
    full = max(body.mentions, key=lambda name: name.last - name.first)
    return page.text(full.first, full.last)
