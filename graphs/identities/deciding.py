"""Which of some bearers of names are one: the rules of names, what articles say, what people judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from graphs.identities.blocks import MANY
from graphs.identities.evidence import EVIDENCE_RULES, Bearer
from graphs.identities.judgements import Judgement
from graphs.identities.names import (
    BODY_RULES,
    PERSON_RULES,
    Name,
    NameRule,
    acronym,
    body_key,
    person_name,
    skeleton,
)

__all__ = ["MERGE_FROM", "Decision", "decide", "full_names"]

MERGE_FROM = 0.70
_SEVERAL_FIT = -0.30
_LEAD = 0.15  # by which the best of several has to fit better
_NEAR = 50  # bearers among whom each meets each, and among whom an initial or an acronym is looked for
_WINDOW = 10  # of more, sorted by name, each meets so many after it


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of some bearers.

    homes: for the key of each the key of the first that it is one with. bearers: by these, what is known of
    all who are one. met: for the two that met the score and the reasons. judged: those of people.
    """

    homes: Mapping[str, str]
    bearers: Mapping[str, Bearer]
    met: Mapping[tuple[str, str], tuple[float, tuple[str, ...]]]
    judged: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Two bearers whose names could be one, and what speaks for it; fits: nothing speaks against it."""

    left: Bearer
    right: Bearer
    score: float
    reasons: tuple[str, ...]
    fits: bool


def decide(members: Mapping[str, Bearer | None], judgements: Iterable[Judgement] = ()) -> Decision:
    """Which of some members, in the order of their articles' dates, are one; None is an unnamed source.

    The bearers are taken over and changed. Raises ValueError where judgements contradict each other.
    """
    run = _Identification(members)
    run.judge(judgements)
    run.gather()
    run.match()
    return run.decision()


class _Identification:
    """One run over all speakers: judged pairs, then equal names, then names that could be one."""

    def __init__(self, members: Mapping[str, Bearer | None]) -> None:
        self.bearers = {key: bearer for key, bearer in members.items() if bearer}
        self.home = {key: key for key in members}
        self.rank = {key: rank for rank, key in enumerate(members)}
        self.apart: dict[str, set[str]] = defaultdict(set)
        self.judged: set[tuple[str, str]] = set()
        self.met: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Do as people said; judgements about documents that are not here wait."""
        here = sorted(j for j in judgements if j.left in self.rank and j.right in self.rank)
        for judgement in here:
            self.judged.add(self._ends(judgement.left, judgement.right))
            if judgement.verdict == "same":
                self._note(judgement.left, judgement.right, 1.0, ("judged the same",))
                self._unite(judgement.left, judgement.right)
        for judgement in here:
            if judgement.verdict == "different":
                self._note(judgement.left, judgement.right, 0.0, ("judged different",))
                self._part(judgement)

    def gather(self) -> None:
        """Unite the bearers of one full name, unless what is said of them speaks against it."""
        for group in _grouped(self._named(), full_names):
            found: list[Bearer] = []
            # Those of whom most is known come first, so that the others meet a fuller picture.
            for bearer in sorted(self._homes(group), key=lambda b: -len(b.bodies | b.places | b.roles)):
                meetings = [
                    _meeting(other, bearer, PERSON_RULES[0].score, PERSON_RULES[0].name)
                    for other in found[:_NEAR]
                    if bearer.key not in self.apart[other.key]
                ]
                best = max(meetings, key=lambda meeting: meeting.score, default=None)
                if best:
                    self._note(best.left.key, bearer.key, best.score, best.reasons)
                if best and best.score >= MERGE_FROM:
                    self._unite(best.left.key, bearer.key)
                    found[found.index(best.left)] = self.bearers[self._find(bearer.key)]
                else:
                    found.append(bearer)

    def match(self) -> None:
        """Unite bearers whose names differ but could be one, the surest first."""
        meetings = list(_meetings(self._named()))
        fitting: dict[str, list[tuple[Bearer, float]]] = defaultdict(list)
        for meeting in meetings:
            for end, bearer in ((meeting.left, meeting.right), (meeting.right, meeting.left)):
                if meeting.fits and person_name(bearer.name).whole:
                    fitting[end.key].append((bearer, meeting.score))
        scored = []
        for meeting in meetings:
            left, right, score, reasons = meeting.left, meeting.right, meeting.score, meeting.reasons
            if _torn(right, score, fitting[left.key]) or _torn(left, score, fitting[right.key]):
                score, reasons = round(score + _SEVERAL_FIT, 2), (*reasons, "several fit")
            self._note(left.key, right.key, score, reasons)
            scored.append((score, left.key, right.key))
        for score, one, other in sorted(scored, key=lambda item: (-item[0], item[1:])):
            if score >= MERGE_FROM and self._compatible(self._find(one), self._find(other)):
                self._unite(one, other)

    def decision(self) -> Decision:
        """The end of the run."""
        homes = {key: self._find(key) for key in self.home}
        known = {home: self.bearers[home] for home in homes.values() if home in self.bearers}
        return Decision(homes, known, self.met, frozenset(self.judged))

    def _named(self) -> list[Bearer]:
        return [self.bearers[key] for key, home in self.home.items() if key == home and key in self.bearers]

    def _homes(self, found: Iterable[Bearer]) -> list[Bearer]:
        """The bearers that some have become part of, each once."""
        return [self.bearers[key] for key in dict.fromkeys(self._find(bearer.key) for bearer in found)]

    def _find(self, key: str) -> str:
        while (home := self.home[key]) != key:
            self.home[key] = self.home[home]
            key = home
        return key

    def _unite(self, left: str, right: str) -> None:
        """Make two one, under the key of the earlier."""
        first, second = sorted((self._find(left), self._find(right)), key=self.rank.__getitem__)
        if first == second:
            return
        self.home[second] = first
        enemies = self.apart.pop(second, set())
        self.apart[first] |= enemies
        for enemy in enemies:
            self.apart[enemy] = self.apart[enemy] - {second} | {first}
        if second in self.bearers:
            if first in self.bearers:
                self.bearers[first].absorb(self.bearers[second])
            else:  # a judgement ties a name to an unnamed source
                self.bearers[first] = self.bearers[second]
                self.bearers[first].key = first

    def _part(self, judgement: Judgement) -> None:
        left, right = self._find(judgement.left), self._find(judgement.right)
        if left == right:
            raise ValueError(
                f"judgements contradict each other: {judgement.left} and {judgement.right} are different, "
                "but others make them the same"
            )
        self.apart[left].add(right)
        self.apart[right].add(left)

    def _compatible(self, left: str, right: str) -> bool:
        """Whether nobody judged them different and no two of their full names exclude each other."""
        return right not in self.apart[left] and not any(
            _exclude(one, other) for one in self.bearers[left].names for other in self.bearers[right].names
        )

    def _ends(self, left: str, right: str) -> tuple[str, str]:
        first, second = sorted((left, right), key=self.rank.__getitem__)
        return first, second

    def _note(self, left: str, right: str, score: float, reasons: tuple[str, ...]) -> None:
        ends = self._ends(left, right)
        if ends not in self.judged or ends not in self.met:
            self.met[ends] = min(max(score, 0.0), 1.0), reasons


def full_names(bearer: Bearer) -> set[str]:
    """What bearers of one full name share; nothing for a lone surname."""
    if bearer.kind == "organization":
        return {f"organization {body_key(name)}" for name in bearer.names}
    parsed = {person_name(name) for name in bearer.names}
    return {
        " ".join(("person", name.first, *name.middle, name.last, name.suffix))
        for name in parsed
        if name.whole
    }


def _grouped(found: Iterable[Bearer], keys: Callable[[Bearer], set[str]]) -> Iterator[list[Bearer]]:
    groups: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in found:
        for key in sorted(keys(bearer)):
            groups[key].append(bearer)
    return (group for group in groups.values() if len(group) > 1)


def _meetings(named: list[Bearer]) -> Iterator[_Meeting]:
    """Those pairs of bearers whose names could be one."""
    people = [bearer for bearer in named if bearer.kind == "person"]
    for left, right in (*_whole_names(people), *_lone_surnames(people)):
        yield from _met(left, right, PERSON_RULES, person_name(left.name), person_name(right.name))
    for left, right in _acronyms([bearer for bearer in named if bearer.kind == "organization"]):
        yield from _met(left, right, BODY_RULES, body_key(left.name), body_key(right.name))


def _whole_names(people: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Those of one surname, whatever its spelling, with one first name or an initial for it."""

    def spelling(bearer: Bearer) -> set[str]:
        name = person_name(bearer.name)
        return {f"{skeleton(name.first)} {skeleton(name.last)}"} if name.whole else set()

    def initial(bearer: Bearer) -> set[str]:
        name = person_name(bearer.name)
        return {f"{name.first[0]} {name.last}"} if name.whole else set()

    for group in _grouped(people, spelling):
        window = _NEAR
        if len(group) > _NEAR:
            group.sort(key=lambda bearer: bearer.name)
            window = _WINDOW
        for n, bearer in enumerate(group):
            yield from ((bearer, other) for other in group[n + 1 : n + 1 + window])
    for group in _grouped(people, initial):
        yield from _across(group, lambda bearer: len(person_name(bearer.name).first) == 1)


def _acronyms(bodies: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    for group in _grouped(bodies, lambda b: {acronym(body_key(b.name)) or body_key(b.name)}):
        yield from _across(group, lambda bearer: " " not in body_key(bearer.name))


def _across(group: list[Bearer], is_short: Callable[[Bearer], bool]) -> Iterator[tuple[Bearer, Bearer]]:
    """Each short name with each long one, in order; none where the long ones are too many to tell."""
    long = [(n, bearer) for n, bearer in enumerate(group) if not is_short(bearer)]
    if len(long) > _NEAR:
        return
    for n, short in enumerate(group):
        if is_short(short):
            yield from ((short, other) if n < m else (other, short) for m, other in long)


def _lone_surnames(people: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    whole: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in people:
        if person_name(bearer.name).whole:
            whole[person_name(bearer.name).last].append(bearer)
    for bearer in people:
        name = person_name(bearer.name)
        if not name.whole and len(whole.get(name.last, ())) <= MANY:
            yield from ((bearer, other) for other in whole.get(name.last, ()))


def _met(
    left: Bearer, right: Bearer, rules: tuple[NameRule[Name], ...], one: Name, other: Name
) -> Iterator[_Meeting]:
    rule = next((rule for rule in rules if rule.applies(one, other)), None)
    if rule:
        yield _meeting(left, right, rule.score, rule.name)


def _meeting(left: Bearer, right: Bearer, score: float, name: str) -> _Meeting:
    """The two with all that speaks for and against their being one."""
    reasons, fits = [f"{name} {score:.2f}"], True
    for rule in EVIDENCE_RULES:
        if shown := rule.applies(left, right):
            score += rule.weight
            fits = fits and rule.weight > 0
            reasons.append(f"{rule.name} {rule.weight:+.2f} ({shown})")
    return _Meeting(left, right, round(score, 2), tuple(reasons), fits)


def _torn(bearer: Bearer, score: float, others: list[tuple[Bearer, float]]) -> bool:
    """Whether somebody else, whose name excludes this one, fits about as well."""
    return any(
        rival is not bearer and other > score - _LEAD and _exclude(bearer.name, rival.name)
        for rival, other in others[:MANY]
    )


def _exclude(left: str, right: str) -> bool:
    """Whether two names cannot be one person's, or are one name that evidence has parted already."""
    one, other = person_name(left), person_name(right)
    return (
        one.whole and other.whole and (one == other or not any(r.applies(one, other) for r in PERSON_RULES))
    )
