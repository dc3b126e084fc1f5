"""What articles say for and against two bearers of a name being one: a table of named rules."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from graphs.identities.names import SMALL_WORDS, body_key, person_name
from graphs.words import comparable
from quotes.document import AttributedDocument, SpeakerKind

__all__ = ["EVIDENCE_RULES", "Bearer", "EvidenceRule", "bearers", "read", "usual_name", "written"]

_OWN_WORDS = 8  # so many words two speakers hardly say alike by chance
_SAME_WORDS = 12  # words that tell a quote from others
_SETS = ("bodies", "places", "roles", "words", "company", "said")
_KEPT = 100  # names and quotes by which a bearer is known; of somebody with more nobody asks who it is
_CROWD = 200  # of more speakers in one article, being quoted beside one says nothing


@dataclass(slots=True)
class Bearer:
    """One or more speakers taken for the same, and what their articles say of them.

    key: the first of them. bodies, places, roles: of the affiliations; words: of these names.
    today: of the bodies and places that are not of former days the first by the alphabet.
    company: whom the articles quote beside them. said: how their longer quotes begin. years: of the first
    and last article.
    """

    key: str
    kind: SpeakerKind
    names: Counter[str]
    bodies: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    today: str = ""
    company: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    years: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        """A full name if there is one; of several the most frequent, then the longest."""
        return usual_name(self.names)

    def absorb(self, other: Bearer) -> None:
        """Take over what is known of another."""
        self.names += other.names
        self.bodies |= other.bodies
        self.places |= other.places
        self.roles |= other.roles
        self.words |= other.words
        self.today = min(filter(None, (self.today, other.today)), default="")
        self.company = _some(self.company | other.company)
        self.said = _some(self.said | other.said)
        years = [year for pair in (self.years, other.years) if pair for year in pair]
        self.years = (min(years), max(years)) if years else None


def _some(words: set[str]) -> set[str]:
    """All of them, or of very many the first by the alphabet."""
    return words if len(words) <= _KEPT else set(sorted(words)[:_KEPT])


def usual_name(names: Counter[str]) -> str:
    """Of some names of one bearer the one to call them by: in full, frequent, long."""
    return min(names, key=lambda name: (not person_name(name).whole, -names[name], -len(name), name))


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """What the articles say for or against two bearers being one, and how much it weighs.

    applies: gives the words that show it, or nothing.
    """

    name: str
    weight: float
    applies: Callable[[Bearer, Bearer], str]


def _same_words(left: Bearer, right: Bearer) -> str:
    return min(left.said & right.said, default="")[:60]


def _same_company(left: Bearer, right: Bearer) -> str:
    return ", ".join(sorted(left.company & right.company)[:3])


def _same_body(left: Bearer, right: Bearer) -> str:
    return min(left.bodies & right.bodies, default="")


def _same_role(left: Bearer, right: Bearer) -> str:
    return min(left.roles & right.roles, default="")


def _other_affiliation(left: Bearer, right: Bearer) -> str:
    """Both belong somewhere today, and no word of where and as what agrees."""
    if not left.today or not right.today or not left.words.isdisjoint(right.words):
        return ""
    return f"{left.today} / {right.today}"


def _decades_apart(left: Bearer, right: Bearer) -> str:
    return _apart(left, right, 40)


def _surname_years_apart(left: Bearer, right: Bearer) -> str:
    lone = not (person_name(left.name).whole and person_name(right.name).whole)
    return _apart(left, right, 5) if lone else ""


def _apart(left: Bearer, right: Bearer, years: int) -> str:
    if not left.years or not right.years:
        return ""
    gap = max(left.years[0] - right.years[1], right.years[0] - left.years[1])
    return f"{gap} years" if gap > years else ""


# All that apply count.
EVIDENCE_RULES = (
    EvidenceRule("said the same words", 0.30, _same_words),
    EvidenceRule("quoted beside the same people", 0.15, _same_company),
    EvidenceRule("same organization", 0.10, _same_body),
    EvidenceRule("same role", 0.05, _same_role),
    EvidenceRule("other affiliation", -0.35, _other_affiliation),
    EvidenceRule("decades apart", -0.50, _decades_apart),
    EvidenceRule("lone surname, years apart", -0.25, _surname_years_apart),
)


def bearers(name: str, document: AttributedDocument) -> Iterator[Bearer]:
    """The named persons and bodies of a document, each with what it says of them."""
    named = [speaker for speaker in document.speakers if speaker.kind in ("person", "organization")]
    company = {speaker.id: " ".join(comparable(speaker.name)) for speaker in named[: _CROWD + 1]}
    if len(company) > _CROWD:
        company = {}
    said: dict[str, set[str]] = defaultdict(set)
    for quote in document.quotes:
        words = comparable(quote.text)
        if quote.speaker and quote.kind != "indirect" and len(words) >= _OWN_WORDS:
            said[quote.speaker].add(" ".join(words[:_SAME_WORDS]))
    year = (document.document.published or "")[:4]
    for speaker in named:
        stated = speaker.affiliations
        bodies = {body_key(one.organization) for one in stated if one.organization}
        places = {body_key(one.place) for one in stated if one.place}
        roles = {" ".join(comparable(one.role)) for one in stated if one.role}
        parts = {word for one in (*bodies, *places, *roles) for word in one.split()} - SMALL_WORDS
        today = (
            body_key(name)
            for one in stated
            if one.status != "former"
            for name in (one.organization, one.place)
            if name
        )
        yield Bearer(
            f"{name}/{speaker.id}",
            speaker.kind,
            Counter([speaker.name]),
            bodies,
            places,
            roles,
            parts,
            min(filter(None, today), default=""),
            {other for id, other in company.items() if id != speaker.id and " " in other},
            said[speaker.id],
            (int(year), int(year)) if year.isdecimal() else None,
        )


def written(bearer: Bearer) -> str:
    """The bearer as JSON, without its key."""
    return json.dumps(
        [
            bearer.kind,
            bearer.names,
            *(sorted(getattr(bearer, name)) for name in _SETS),
            bearer.today,
            bearer.years,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read(key: str, written: str | None) -> Bearer | None:
    """The bearer that was written, if one was."""
    if written is None:
        return None
    kind, names, *sets, today, years = json.loads(written)
    return Bearer(
        key, kind, Counter(names), today=today, years=years and tuple(years),
        **{name: set(words) for name, words in zip(_SETS, sets, strict=True)},
    )  # fmt: skip
