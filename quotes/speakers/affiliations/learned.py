"""Learned affiliations: what a model reads in the windows around persons' names, beside the patterns.

The model adds what fits no pattern, and takes back what a pattern found where it sees nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from quotes.document import Affiliation, Status
from quotes.models.banks import Floats
from quotes.models.tables import Layout, Model, highest
from quotes.names.honorifics import is_title
from quotes.resources import lexicon, path
from quotes.speakers.affiliations.page import Page
from quotes.speakers.affiliations.pages import Pages
from quotes.speakers.affiliations.statements import PATTERNS
from quotes.speakers.affiliations.windows import OF_WORDS, Windows
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import is_person, singular
from quotes.text.analysis import Reading
from quotes.text.tags import POS, tagged
from quotes.words.function_words import A_OR_THE, IN_ROWS
from quotes.words.tokens import POSSESSIVE, Ints, Vocabulary

__all__ = ["Asked", "learned"]

Field = Literal["role", "organization", "place"]
Value = tuple[Field, int, int, float]
"""A field, the tokens, first and one past the last, that fill it, and how likely that is right."""

_FIELDS: tuple[Field, ...] = ("role", "organization", "place")
_LIKELY = np.array([0.4, 0.5, 0.65], np.float32)
"""For each field the probability from which a token is of a value."""
_SURE = 0.7
"""The probability from which a value is taken where another of its field is known."""
_UNSEEN = 0.003
"""The probability below which nothing that a pattern found is of a value."""
_TOGETHER = 5
"""Tokens between two values of one affiliation."""
_RELATIVE = 10
"""Tokens behind "whose" in which a relative of somebody is told of."""
_STOPS = frozenset((",", ".", ";", ":"))
_DETERMINING = tagged("DT", "JJ", "NN", "NNP", "PRP$")
_ACTING = POS.index("VBZ")
_EDGES = frozenset(("the", "a", "an", ",", "(", ")", "'s", "’s", "-", "–", "—", '"', "“", "”"))


@cache
def model() -> Model:
    """The model that was learned by ``training/affiliations.py``."""
    return Model.load(path("models/affiliations.tables"))


class Asked(NamedTuple):
    """An article, and the persons asked for with what patterns found of each."""

    reading: Reading
    page: Page
    stated: Sequence[tuple[Entity, Sequence[Affiliation]]]


def learned(articles: Sequence[Asked]) -> list[list[list[Affiliation]]]:
    """What each article states about each of its persons. The readings must share a vocabulary."""
    known = [(one.page, *stated) for one in articles for stated in one.stated]
    if not known:
        return [[] for _ in articles]
    pages = Pages.of([(one.reading, one.page.found) for one in articles])
    windows = Windows.of(pages, [[person for person, _ in one.stated] for one in articles])
    read = _read(known, windows, _chances(pages.vocabulary, windows))
    return [[next(read) for _ in one.stated] for one in articles]


def _chances(vocabulary: Vocabulary, windows: Windows) -> Floats:
    """The probability of each label of each row of all windows."""
    layout = Layout.of(windows.length)
    classifier = model()
    columns = {name: layout.spread(column) for name, column in windows.columns.items()}
    words = classifier.by_type("affiliations", vocabulary, **OF_WORDS)
    return classifier.marginals(classifier.scores(columns, words), layout)


def _read(
    known: Sequence[tuple[Page, Entity, Sequence[Affiliation]]], windows: Windows, chances: Floats
) -> Iterator[list[Affiliation]]:
    """What the articles state about each person. known: the page of each, and what patterns found."""
    chance = chances[:, 1::2] + chances[:, 2::2]  # of each field, by row
    person = np.repeat(windows.person, windows.length)
    values = _values(person, windows.token, chance, chances[:, 1::2] > chances[:, 2::2])
    edges = np.searchsorted(person, np.arange(len(known) + 1)).tolist()
    told = chance.sum(axis=1)
    for number, (page, one, stated) in enumerate(known):
        own = slice(edges[number], edges[number + 1])
        kept = _seen(page, stated, windows.token[own], told[own])
        yield kept + _fresh(page, kept, _own(page, one, values.get(number, ())))


def _seen(page: Page, known: Sequence[Affiliation], token: Ints, chance: Floats) -> list[Affiliation]:
    """What patterns found, without that of which the model sees nothing."""
    kept = []
    for one in known:
        first, last = page.at(one.start, one.end)
        inside = chance[(token >= first) & (token < last)]
        if not len(inside) or inside.max() >= _UNSEEN:
            kept.append(one)
    return kept


def _values(
    person: NDArray[np.intp], token: Ints, chance: Floats, begins: NDArray[np.bool_]
) -> dict[int, list[Value]]:
    """The values that the model marks of each person, in the order of the windows."""
    sure = chance / _LIKELY
    rows = np.flatnonzero(highest(sure) >= 1)
    if not len(rows):
        return {}
    field = sure[rows].argmax(axis=1)
    person, token = person[rows], token[rows]
    same = (field[1:] == field[:-1]) & (person[1:] == person[:-1])
    same &= (np.diff(rows) == 1) & (np.diff(token) == 1) & ~begins[rows[1:], field[1:]]
    first = np.flatnonzero(np.append(True, ~same))
    size = np.diff(first, append=len(rows))
    likely = np.add.reduceat(highest(chance[rows]), first) / size.astype(np.float32)
    found: dict[int, list[Value]] = {}
    columns = (person[first], field[first], token[first], token[first + size - 1] + 1, likely)
    for number, kind, start, end, sure_of in zip(*(column.tolist() for column in columns), strict=True):
        found.setdefault(number, []).append((_FIELDS[kind], start, end, sure_of))
    return found


def _fresh(page: Page, known: Sequence[Affiliation], values: Iterable[Value]) -> list[Affiliation]:
    """The affiliations of values that tell something new."""
    return [_affiliation(page, group) for group in _groups(page, _new(page, known, values))]


def _new(page: Page, known: Sequence[Affiliation], values: Iterable[Value]) -> list[Value]:
    """The values that tell something new, likeliest first to be taken, in the order of the text."""
    told = [(field, _words(text)) for one in known for field in _FIELDS if (text := getattr(one, field))]
    filled = {field for one in known for field in _FIELDS if _tells(field, getattr(one, field))}
    fresh = []
    for value in sorted((_trimmed(page, value) for value in values), key=lambda value: -value[3]):
        field, first, last, likely = value
        words = _words(page.text(first, last))
        if (
            words
            and not (field == "place" and _is_somebody(page, first, last))
            and not _is_relatives(page, first)
            and (likely >= _SURE or field not in filled)
            and not any(words <= other or other <= words for _, other in told)
        ):
            told.append((field, words))
            filled.add(field)
            fresh.append(value)
    return sorted(fresh, key=lambda value: value[1])


def _is_somebody(page: Page, first: int, last: int) -> bool:
    """Whether words stand for a person, in small letters: the man's attorney."""
    return is_person(page.lower[last - 1]) and not any(
        page.words[at][:1].isupper() for at in range(first, last)
    )


def _own(page: Page, person: Entity, values: Iterable[Value]) -> Iterator[Value]:
    """The values that are not another's, nor right behind one that is: his wife, director of | Acme."""
    end = -1
    for value in sorted(values, key=lambda value: value[1]):
        others = _is_others(page, person, value) or _is_stated_of_another(page, person, value)
        if others or 0 <= value[1] - end <= _NEAR:
            end = value[2]
        else:
            yield value


def _is_stated_of_another(page: Page, person: Entity, value: Value) -> bool:
    """Whether a pattern finds a value beside the next name: Ana Roe met the head of | Acme |, Ben Poe.

    What stands behind two who are joined may be of both: Ana Roe and Ben Poe of | Acme |.
    """
    _, first, last, _ = value
    before, behind = page.found.before(first, _NAMES), page.found.within(last, last + _APPOSED)
    nearest = (next((own for own in side if own[1].kind == "person"), None) for side in (before, behind))
    for name, entity in filter(None, nearest):
        if entity is person or page.sentence[name.first] != page.sentence[first]:
            continue
        joined = name.last <= first and page.word(name.first - 1) in IN_ROWS
        if joined and page.kind(name.first - 2) == "person":
            continue
        found = (told for pattern in PATTERNS for told in pattern.finds(page, name.first, name.last))
        if any(begin <= first and last <= end for _, begin, end in found):
            return True
    return False


_NAMES = 3
"""Names before a value of which the last person's may be who it is told of."""
_APPOSED = 10
"""Tokens from a value to the name behind it of whom it is told."""


def _is_circumstance(page: Page, first: int, last: int) -> bool:
    """Whether a body is only met before a comma and a name: at a fair held by | the Bank |, Ana Roe said.

    Or somebody is told to be like it: Ana Roe, unlike | the Bank |, sold.
    """
    before = bisect_left(page.sentence, page.sentence[first], 0, first)
    at = next((at for at in range(first - 1, before - 1, -1) if page.pos[at] not in _DETERMINING), -1)
    if at < 0 or page.lower[at] in _COMPARING:
        return at >= 0
    return page.lower[at] in _MEETING and page.word(last) == "," and last + 1 in page.found.at


def _is_joined(page: Page, first: int, last: int) -> bool:
    """Whether a body stands beside people in a row: Ana Roe and | the Council | met; the Council and Roe."""
    before = first - 1 - (page.lower[first - 1] in A_OR_THE)
    if page.lower[before] in _AND and page.kind(before - 1) == "person":
        return True
    behind = last + 1
    while page.lower[behind : behind + 1] and is_title(page.words[behind]):
        behind += 1 + (page.word(behind + 1) == ".")
    return page.word(last) in _AND and page.kind(behind) == "person"


_AND = ("and", "or")
_COMPARING = frozenset(("alongside", "beside", "citing", "like", "quoting", "than", "unlike"))
"""Words before what somebody is like or beside, or goes by."""
_MEETING = frozenset(("against", "by", "to", "with"))
"""Prepositions before whom somebody meets or what they are given by, not whose they are."""

_NEAR = 3
"""Tokens from a role to the body behind it."""


def _is_others(page: Page, person: Entity, value: Value) -> bool:
    """Whether a value is told of another: Ben Roe met Ana Poe, an | actor; Roe's wife, the | director.

    So is whom somebody is a friend of: a friend of | mayor Ana Poe |. Nor is it told of anybody what
    he is not: Roe is not the | owner.
    """
    field, first, last, _ = value
    relative = field == "role" and page.word(last) in POSSESSIVE and page.word(last + 1) in _relations()
    if relative or _is_denied(page, first) or (field == "role" and _is_unnamed(page, person, first, last)):
        return True
    if page.lower[first - 1] == "of" and page.lower[first - 2] in _relations():
        return True
    if field == "organization" and (_is_circumstance(page, first, last) or _is_joined(page, first, last)):
        return True
    at = first - 1
    while at > 0 and first - at < _TOGETHER and page.lower[at] in _APPOSING:
        at -= 1
    if at == first - 1 or {",", "who"}.isdisjoint(page.lower[at + 1 : first]):
        return False
    held = page.found.at.get(at)
    if held is not None and held[1].kind == "person":
        return held[1] is not person and page.pos[last - 1] != _PLURAL
    owned = page.lower[at] in lexicon("roles")["kin"] and page.lower[at - 1] in _OWNERS
    return owned and page.kind(last) != "person"


@cache
def _relations() -> frozenset[str]:
    return lexicon("roles")["relations"] | lexicon("roles")["kin"]


def _is_unnamed(page: Page, person: Entity, first: int, last: int) -> bool:
    """Whether a role is of somebody who is not named, and speaks or stands for the person: his spokesman.

    A spokesman | for Roe; through a | spokeswoman; Roe's campaign | manager.
    """
    before, behind = page.lower[first - 1] if first else "", page.word(last)
    if before in ("a", "an") and page.lower[first - 2] == "through":
        return True
    if behind in _FOR and _names(page, person, range(last + 1, min(last + _NEAR, len(page.words)))):
        return True
    if _is_description(page, first, last):
        return True
    near = range(first - 1, max(first - _NEAR, 0), -1)
    owner = next((at for at in near if page.lower[at] in POSSESSIVE), 0)
    return owner > 0 and _names(page, person, range(owner - 1, owner))


def _is_description(page: Page, first: int, last: int) -> bool:
    """Whether a role is of who is only described beside one: friend of the | mayor; “...,” the | judge says.

    Or what a verb tells: how much he had | drunk.
    """
    the = first - 1
    if the > 0 and page.lower[the] in ("had", "has", "have"):
        return page.pos[last - 1] == _DONE
    if the < 1 or page.lower[the] != "the" or page.found.at.get(last) is not None:
        return False
    said = page.quote[the - 1] >= 0 and page.quote[the] < 0 and page.word(last) not in _STOPS
    return said or page.lower[the - 1] in _BESIDE


def _names(page: Page, person: Entity, tokens: range) -> bool:
    """Whether a person is named first among some tokens."""
    held = next((page.found.at[at] for at in tokens if at in page.found.at), None)
    return held is not None and held[1] is person


_FOR = frozenset(("for", "of", "to"))
_BESIDE = frozenset(("against", "of", "to", "with"))
_DONE = POS.index("VBN")


def _is_denied(page: Page, first: int) -> bool:
    """Whether a value stands behind a negation in its clause: is not the owner of | Acme."""
    for at in range(first - 1, max(first - _DENIED, 0), -1):
        if page.lower[at] in _DENYING:
            return page.lower[at + 1] not in ("just", "only")
        if page.words[at] in _STOPS:
            return False
    return False


_APPOSING = frozenset(", a also an is now the was who".split())
_DENYING = frozenset(("n't", "never", "not"))
_DENIED = 7
"""Tokens behind a negation in which something is denied."""
_OWNERS = frozenset(("'s", "’s", "her", "his", "their"))
_PLURAL = POS.index("NNS")


def _is_relatives(page: Page, first: int) -> bool:
    """Whether words tell of somebody's relative: whose | husband flies for | Lufthansa."""
    for at in range(first - 1, max(first - _RELATIVE, 1), -1):
        if page.words[at] in _STOPS:
            return False
        if page.lower[at - 1] == "whose":
            return page.lower[at] in lexicon("roles")["kin"]
    return False


def _tells(field: Field, value: str) -> bool:
    """Whether a value tells so much that another of its field must be surer: a party or Sen. does not."""
    if field == "organization" and (len(value) == 1 or value in lexicon("organizations")["parties"]):
        return False
    return bool(value) and not (field == "role" and value.endswith("."))


def _trimmed(page: Page, value: Value) -> Value:
    """A value without articles and marks at its edges."""
    field, first, last, likely = value
    while first < last and page.lower[first] in _EDGES:
        first += 1
    while last > first and page.lower[last - 1] in _EDGES:
        last -= 1
    return field, first, last, likely


def _affiliation(page: Page, group: Sequence[Value]) -> Affiliation:
    """The affiliation of values that stand together."""
    fields: dict[str, str] = dict.fromkeys(_FIELDS, "")
    status: Status = "present"
    for field, first, last, _ in group:
        if field == "role":
            status, first = _status(page, first)
        text = page.text(first, last)
        acts = field == "role" and page.pos[last - 1] == _ACTING and is_person(singular(page.lower[last - 1]))
        fields[field] = singular(text) if acts else text
    span = page.span(group[0][1], group[-1][2])
    return Affiliation(**fields, start=span.start, end=span.end, status=status)


def _words(text: str) -> set[str]:
    return {singular(word.removesuffix(".")) for word in text.lower().split()}


def _groups(page: Page, values: Iterable[Value]) -> Iterator[list[Value]]:
    """Values that make one affiliation: close together, each field once, no name of a person between."""
    group: list[Value] = []
    for value in values:
        if group and not (
            0 <= value[1] - group[-1][2] <= _TOGETHER
            and all(value[0] != other[0] for other in group)
            and not any(page.kind(token) == "person" for token in range(group[-1][2], value[1]))
        ):
            yield group
            group = []
        group.append(value)
    if group:
        yield group


def _status(page: Page, first: int) -> tuple[Status, int]:
    """Whether a role is a former one, by its first word or the one before, and where it begins with that."""
    roles = lexicon("roles")
    for token in (first, first - 1):
        word = page.lower[token] if token >= 0 else ""
        for status in ("former", "acting", "elect"):
            if word in roles[status]:
                return status, token
    return "present", first
