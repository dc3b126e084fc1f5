"""Whose a role is: the body that "its" or "the union's" before it goes back to."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.document import Affiliation
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.words.tokens import POSSESSIVE

__all__ = ["with_bodies"]

_SENTENCES = 2
"""Sentences back in which the body is named."""
_STORY = 4
"""Sentences back in which the firm is named whose office is told without it."""
_MOST = 12
"""Names back that are looked at."""
_OFFICERS = frozenset(
    (
        "ceo chairman chairperson chairwoman chief-economist chief-executive chief-executive-officer "
        "chief-financial-officer chief-operating-officer communications-director deputy-director director "
        "executive-director executive-officer general-manager general-secretary legal-director manager "
        "managing-director marketing-manager medical-director national-president operations-manager "
        "policy-director program-director project-manager research-director secretary-general spokesman "
        "spokesperson spokeswoman state-president"
    ).split()
)
"""Offices that firms, unions, schools and the like have."""
_DETERMINED = frozenset("a an another her his my our the their whose".split())
_OF_PLACES = frozenset(
    "city county department district government ministry parliament school state town".split()
)
"""Bodies of which an article names several: who is meant is told by their own name alone."""


def with_bodies(page: Page, stated: Iterable[Affiliation]) -> list[Affiliation]:
    """Statements with the names of bodies that they only point back to: its | chairman."""
    return [_with_body(page, one) for one in stated]


def _with_body(page: Page, one: Affiliation) -> Affiliation:
    first, last = bisect_right(page.end, one.start), bisect_left(page.start, one.end)
    if first == last or not (one.role or _is_holder(one.organization)):
        return one
    body = None
    possessed = not one.role or not POSSESSIVE.isdisjoint(page.lower[first:last])
    if one.organization:
        if _is_holder(one.organization.split(" ")[-1]) and (apposed := _behind(page, first, last)):
            body = apposed
        elif possessed and _is_holder(one.organization):
            named = list(_before(page, first))
            called = (entity for entity in named if one.organization in map(str.lower, entity.words))
            body = next(called, None if one.organization in _OF_PLACES else next(iter(named), None))
        elif f"the {one.organization}" in " ".join(page.lower[first:last]) and _is_holder(one.organization):
            body = _called(page, first, one.organization)  # a lawyer for the | company
        elif page.lower[first] == one.organization.lower() and _is_holder(page.lower[first]):
            body = _called(page, first, one.organization.lower())  # Council | leader Ana Roe
    elif "its" in page.lower[max(first - 1, 0) : first + 1]:
        body = None if possessed or _is_of_work(one.role) else next(_holders(page, first), None)
    elif not one.place and (noun := _of_body(one.role)):
        body = _called(page, first, noun)
    elif not one.place and _is_bare(page, one, first, last):
        body = next((entity for entity in _before(page, first, _STORY) if not _governs(entity)), None)
    return replace(one, organization=_name(page, body)) if body else one


def _holders(page: Page, first: int) -> Iterator[Entity]:
    """The bodies whose "its" may be, the nearest first: no court or parliament, which has no officers."""
    return (entity for entity in _before(page, first) if not _governs(entity))


def _is_of_work(role: str) -> bool:
    """Whether a role is held in a study or a book: its | lead author."""
    return role.lower().rpartition(" ")[2] in ("author", "co-author", "editor", "writer")


def _of_body(role: str) -> str:
    """The noun for a body before an office: company | spokeswoman; else nothing."""
    noun, _, office = role.lower().partition(" ")
    is_officer = office.replace(" ", "-") in _OFFICERS | _MORE_OFFICERS
    return noun if is_officer and noun in lexicon("sources")["bodies"] else ""


_MORE_OFFICERS = frozenset("chair coach founder leader president treasurer".split())
_ANY_BODY = frozenset("business charity company firm group nonprofit organisation organization".split())
"""Nouns for a body that its name seldom has in it."""


def _called(page: Page, first: int, noun: str) -> Entity | None:
    """The body that a noun before an office goes back to: one so called; for a company, the last one."""
    named = [entity for entity in _before(page, first, _STORY) if not _governs(entity)]
    called = (entity for entity in named if noun in map(str.lower, entity.words))
    last = (entity for entity in named if noun in _ANY_BODY and not _is_dateline(entity))
    return next(called, next(last, None))


def _is_dateline(entity: Entity) -> bool:
    """Whether what was taken for a body is written as the town is from which news comes: ARDFIELD."""
    return len(entity.words) == 1 and entity.words[0].isupper() and len(entity.words[0]) > _LETTERS


_LETTERS = 6
"""Letters of an acronym."""


def _is_bare(page: Page, one: Affiliation, first: int, last: int) -> bool:
    """Whether an office of a firm stands right before a name, and not whose: Chief executive | Ana Roe."""
    held = page.found.at.get(last)
    before = page.lower[first - 1] if first else ""
    return (
        one.role.lower().replace(" ", "-") in _OFFICERS
        and held is not None
        and held[1].kind == "person"
        and before not in _DETERMINED
        and not (one.role.lower().startswith("spokes") and _is_behind_person(page, first))
    )


def _governs(entity: Entity) -> bool:
    """Whether a body governs, and has no officers as a firm has them."""
    return entity.words[-1].lower() in ("cabinet", "congress", "court", "government", "parliament")


def _is_behind_person(page: Page, first: int) -> bool:
    """Whether a person is the last who is named before a token, for whom a spokesman may speak."""
    index = bisect_left(page.found.firsts, first)
    return index > 0 and page.found.ordered[index - 1][1].kind == "person"


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
    index, quoted = bisect_left(page.found.firsts, first), []
    for name, entity in reversed(page.found.ordered[max(index - _MOST, 0) : index]):
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
