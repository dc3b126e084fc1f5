"""Affiliations: what an article states about a person, and where it states it.

Around each of a person's names a table of patterns is tried (``PATTERNS``). A pattern
finds a noun phrase that says something of the person, and one reader of noun phrases
(``_phrase``) cuts it into role, organization and place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import regex

from quotes.document import Affiliation, Span, Status
from quotes.resources import lexicon
from quotes.speakers.entities import Entities, Entity
from quotes.speakers.names import SUFFIXES
from quotes.text.analysis import Reading
from quotes.text.tags import POS

__all__ = ["MOST", "PATTERNS", "Page", "Pattern", "affiliations", "described", "distinct"]

_LONGEST = 14
"""Tokens of a noun phrase that may say something of a person."""

MOST = 100
"""Things stated about one person that are kept: who has more is no person."""

_NOUN = frozenset(POS.index(tag) for tag in ("NN", "NNS", "NNP", "NNPS"))
_PROPER = frozenset(POS.index(tag) for tag in ("NNP", "NNPS"))
_FINITE = frozenset(POS.index(tag) for tag in ("VBD", "VBZ", "VBP", "MD"))
_BEFORE_NAME = _NOUN | frozenset(POS.index(tag) for tag in ("JJ", "JJR", "JJS", "VBN", "POS", "CD", "other"))
_PARTICIPLES = frozenset(
    (
        "acting sitting leading managing founding visiting outgoing incoming supervising reigning "
        "retiring working consulting"
    ).split()
)
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_ARTICLES = frozenset("a an the his her their its one another my our".split())
_STOPS = frozenset(',.;:!?()"“”–—-') | {
    "--",
    "who",
    "which",
    "that",
    "whose",
    "whom",
    "when",
    "where",
    "while",
    "but",
    "as",
}
_CLOSED = frozenset(",.;:!?)(–—") | {
    "--",
    "-",
    "who",
    "whose",
    "which",
    "and",
    "”",
    '"',
    "said",
    "says",
    "in",
    "on",
    "by",
    "when",
    "during",
    "about",
    "after",
    "before",
    "since",
}
"""What may follow an apposition; a verb means that it was the subject of a new clause."""
_BEFORE_APPOSITION = frozenset((",", "–", "—", "--", "-"))
_JOINS = frozenset("of for at with from in on to by".split())
_BEFORE_PHRASE = frozenset(
    ("to by with from for of and or like now then even also including according says said added").split()
)
_BEHIND_NAME = frozenset("after before by during from since under until when while with".split())
_LEADING = frozenset(
    ("leads heads chairs runs directs led headed chaired runs founded owns manages represents").split()
)
_NO_BODIES = SUFFIXES | lexicon("roles")["courtesy"]
_STATE = regex.compile(r"\s?\((?P<place>\p{Lu}[\p{L}.]{1,6}(?: \p{L}\.)?)\)")
_PARTY = regex.compile(
    r"\s?[(,]\s?(?P<party>R|D|I|L|G|Rep|Dem|Republican|Democrat|Democratic|Libertarian|Independent)\.?"
    r"(?:(?:\s?[-–—‑]\s?|,? (?:of |from )?)"
    r"(?P<place>\p{Lu}[\p{L}.]*(?:[ -]\p{Lu}[\p{L}.]*){0,2}))?\s?(?=[),.])"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The article token by token; made once for all its persons.

    The columns are views of a reading's arrays, which give single values faster, as plain numbers.
    """

    article: str
    found: Entities
    words: list[str]
    lower: list[str]
    pos: Sequence[int]
    sentence: Sequence[int]
    paragraph: Sequence[int]
    quote: Sequence[int]
    start: Sequence[int]
    end: Sequence[int]

    @staticmethod
    def of(reading: Reading, found: Entities) -> Page:
        """The page of an article."""
        return Page(
            reading.text,
            found,
            found.words,
            found.lower,
            reading.pos.data,
            reading.sentence.data,
            reading.paragraph.data,
            reading.quote.data,
            reading.tokens.start.data,
            reading.tokens.end.data,
        )

    def word(self, token: int) -> str:
        """The token in lower case, nothing behind the last."""
        return self.lower[token] if token < len(self.lower) else ""

    def stops(self, token: int) -> bool:
        """Whether a token ends every noun phrase."""
        return self.lower[token] in _STOPS or self.pos[token] in _FINITE

    def text(self, first: int, last: int) -> str:
        """The article's own words from token ``first`` to ``last`` (exclusive), on one line."""
        if last <= first:
            return ""
        return " ".join(self.article[self.start[first] : self.end[last - 1]].split())

    def span(self, first: int, last: int) -> Span:
        """Where tokens ``first`` to ``last`` (exclusive) stand."""
        return Span(self.start[first], self.end[last - 1])

    def is_place(self, first: int, last: int) -> bool:
        """Whether the tokens are a place, by the lexicon or the model of names."""
        places = lexicon("places")
        text = self.text(first, last)
        if (
            text in places["countries"]
            or text in places["states"]
            or text in places["abbreviations"]
            or text in places["cities"]
        ):
            return True
        held = self.found.at.get(last - 1)
        return bool(held and held[1].kind == "place" and held[0].first <= max(first, last - 3))


@dataclass(slots=True)
class _Parts:
    """Token ranges of what a phrase says."""

    role: tuple[int, int] | None = None
    organizations: list[tuple[int, int]] | None = None
    places: list[tuple[int, int]] | None = None
    status: Status = "present"
    end: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """Where, seen from a name at tokens first to last, a statement may stand."""

    name: str
    example: str
    result: str
    finds: Callable[[Page, int, int], Iterator[tuple[_Parts, int, int]]]


def affiliations(text: Page, entity: Entity) -> list[Affiliation]:
    """What the article states about a person, in the order of the text."""
    stated: dict[tuple[str, str, str], Affiliation] = {}
    for name in entity.mentions:
        if len(stated) > MOST:
            break
        for pattern in PATTERNS:
            for parts, first, last in pattern.finds(text, name.first, name.last):
                for one in _stated(text, parts, first, last):
                    stated.setdefault((one.role.lower(), one.organization, one.place), one)
        _party(text, name.last, stated)
    return list(stated.values())


def described(text: Page, first: int, last: int) -> list[Affiliation]:
    """What a description that stands for a person says of them: "the New York businessman"."""
    parts = _phrase(text, first, last)
    return list(_stated(text, parts, first, last)) if parts else []


def distinct(stated: list[Affiliation]) -> list[Affiliation]:
    """The statements of which no other says the same and more, in the order of the text."""

    def says(one: Affiliation) -> tuple[set[str], set[str], set[str]]:
        return (
            {word.removesuffix(".") for word in one.role.lower().split()},
            set(one.organization.lower().split()),
            set(one.place.lower().split()),
        )

    kept: list[Affiliation] = []
    for one in sorted(stated, key=lambda one: -len(f"{one.role}{one.organization}{one.place}")):
        mine = says(one)
        if not any(
            one.status == other.status and all(a <= b for a, b in zip(mine, says(other), strict=True))
            for other in kept
        ):
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _stated(text: Page, parts: _Parts, first: int, last: int) -> Iterator[Affiliation]:
    """The affiliations of a phrase's parts: the role with the first organization and place, others alone."""
    if any(text.lower[last - 1].removesuffix(".") in _NO_BODIES for _, last in parts.organizations or ()):
        return
    role = text.text(*parts.role) if parts.role else ""
    organizations = [text.text(*_name(text, *part)) for part in parts.organizations or ()]
    places = [text.text(*part) for part in parts.places or ()]
    start, end = text.start[first], text.end[last - 1]
    for at in range(max(1 if role else 0, len(organizations), len(places))):
        yield Affiliation(
            role if at == 0 else "",
            organizations[at] if at < len(organizations) else "",
            places[at] if at < len(places) else "",
            start,
            end,
            parts.status if at == 0 else "present",
        )


def _name(text: Page, first: int, last: int) -> tuple[int, int]:
    """The name of an organization without adjectives before it and what happened when behind it."""
    capital = next((token for token in range(first, last) if text.words[token][:1].isupper()), None)
    if capital is None or any(text.lower[token] in _JOINS for token in range(first, capital)):
        return first, last
    behind = (token for token in range(capital + 1, last) if text.lower[token] in _BEHIND_NAME)
    return capital, next(behind, last)


def _is_role(text: Page, token: int) -> bool:
    """Whether a noun says what a person does or is."""
    roles = lexicon("roles")
    word = text.lower[token].removesuffix(".").removesuffix("-elect").removesuffix("-designate")
    if word in roles["courtesy"]:
        return False
    if word in roles["roles"] or word in roles["titles"] or word in roles["kin"]:
        return True
    if token > 1 and " ".join(text.lower[token - 2 : token + 1]) in roles["titles"]:
        return True
    if token > 2 and " ".join(text.lower[token - 3 : token + 1]) in roles["titles"]:
        return True
    tail = word.rpartition("-")[2]
    if tail != word and tail in roles["roles"]:
        return True
    if word.endswith("s") and (word[:-1] in roles["roles"] or word[:-1] in roles["titles"]):
        return True
    return text.pos[token] in _NOUN - _PROPER and word.endswith(
        ("ologist", "ician", "woman", "grapher", "smith", "owner", "maker", "keeper")
    )


def _is_body(text: Page, first: int, last: int) -> bool:
    """Whether tokens name an organization, by a name or by a noun such as department."""
    for token in range(first, last):
        held = text.found.at.get(token)
        if held and held[1].kind == "organization":
            return True
    return any(text.lower[token] in lexicon("sources")["bodies"] for token in range(first, last))


def _phrase(text: Page, first: int, limit: int) -> _Parts | None:
    """What a noun phrase that begins at ``first`` says of a person, None where its head is no role."""
    parts = _Parts(organizations=[], places=[])
    at = first
    while at < limit and (
        text.lower[at] in _ARTICLES or text.lower[at] in ("now", "then", "currently", "also")
    ):
        at += 1
    start, at = at, _status(text, at, limit, parts)
    end = at
    while end < limit and not text.stops(end) and not _joins(text, end, at) and end - at < _LONGEST:
        if text.lower[end] == "and" and not (end + 1 < limit and _is_role(text, end + 1)):
            break
        end += 1
    while end > at and text.pos[end - 1] not in _NOUN and not _is_role(text, end - 1):
        end -= 1
    if end == at or not _is_role(text, end - 1) or _is_plural(text, end - 1):
        return None
    _cut(text, at, end, parts)
    if parts.role and parts.role[0] == at:
        parts.role = (start, parts.role[1])
    return _complements(text, end, limit, parts)


def _joins(text: Page, token: int, first: int) -> bool:
    """Whether a preposition ends a noun phrase; the one in Secretary of State does not."""
    if text.lower[token] not in _JOINS:
        return False
    held = text.found.at.get(token)
    inside_title = (
        f"{text.lower[token - 1]} of {text.lower[token + 1]}"
        if token > first and token + 1 < len(text.lower)
        else ""
    )
    return not (held and held[0].first < token) and inside_title not in lexicon("roles")["titles"]


def _status(text: Page, at: int, limit: int, parts: _Parts) -> int:
    roles = lexicon("roles")
    while at < limit:
        word = text.lower[at].rstrip(",")
        if word in roles["former"]:
            parts.status = "former"
        elif word in roles["acting"]:
            parts.status = "acting"
        elif word in roles["elect"]:
            parts.status = "elect"
        else:
            return at
        at += 1
    return at


def _cut(text: Page, first: int, end: int, parts: _Parts) -> None:
    """Organization and place that stand before a role are cut off it: White House | press secretary."""
    assert parts.organizations is not None and parts.places is not None
    places, listed = lexicon("places"), lexicon("organizations")
    head = end - 1
    titled = False
    for length in (4, 3, 2, 1):
        title = " ".join(text.lower[max(end - length, 0) : end]).removesuffix(".")
        capital = end - length >= first and text.words[end - length][:1].isupper()
        if capital and title in lexicon("roles")["titles"]:
            head, titled = end - length, True
            break
    at = first
    while at < head:
        held = text.found.at.get(at)
        if held and held[0].first == at and held[0].last == end and held[1].kind == "organization" and titled:
            parts.organizations.append((at, head))
            at = head
            continue
        if titled and at == head - 1 and text.words[at] in listed["parties"]:
            parts.organizations.append((at, at + 1))
            at += 1
            continue
        if held and held[0].first == at and held[0].last <= head:
            name, entity = held
            after = name.last + (1 if text.lower[name.last] in _POSSESSIVE else 0)
            word = text.words[at]
            if entity.kind == "organization" and word not in listed["parties"]:
                parts.organizations.append((name.first, name.last))
            elif (
                word in places["demonyms"]
                or " ".join(text.words[name.first : name.last]) in places["demonyms"]
                or text.is_place(name.first, name.last)
            ):
                parts.places.append((name.first, name.last))
            elif (
                entity.kind == "person" and text.lower[after] in lexicon("sources")["bodies"] and after < head
            ):
                parts.organizations.append((name.first, after + 1))
                after += 1
            else:
                break
            at = after
        elif text.words[at] in places["demonyms"] or text.words[at] in places["states"]:
            parts.places.append((at, at + 1))
            at += 1 + (text.lower[at + 1] in _POSSESSIVE)
        elif (
            text.words[at][:1].isupper()
            and not _is_role(text, at)
            and (
                text.pos[at] in _PROPER
                if text.words[at] not in listed["parties"]
                else text.words[at + 1][:1].isupper() and at + 1 < head
            )
        ):
            last = at + 1
            while last < head and text.words[last][:1].isupper() and not _is_role(text, last):
                last += 1
            if titled and last - at < 2:
                break
            parts.organizations.append((at, last))
            at = last + (text.lower[last] in _POSSESSIVE)
        else:
            break
    role = at
    _status(text, at, head, parts)
    last = end
    for suffix in ("-elect", "-designate"):
        if text.lower[last - 1].endswith(suffix):
            parts.status = "elect"
    parts.role = (role, last)


def _complements(text: Page, at: int, limit: int, parts: _Parts) -> _Parts:
    """What follows a role with of, for, at, with, from, in: organization, place, or part of the role."""
    assert parts.organizations is not None and parts.places is not None
    parts.end = at
    while at < limit and text.lower[at] in _JOINS:
        join = text.lower[at]
        first = at + 1
        if first < limit and text.lower[first] in _ARTICLES:
            first += 1
        last = _phrase_end(text, first, limit)
        if last <= first:
            break
        person = text.found.at.get(last - 1)
        if text.is_place(first, last) or (
            join == "in" and text.words[first][:1].isupper() and not _is_body(text, first, last)
        ):
            parts.places.append((first, last))
        elif _is_body(text, first, last):
            if last < limit - 1 and text.lower[last] == "in" and text.words[first].islower():
                place = _phrase_end(text, last + 1, limit)
                if text.words[last + 1][:1].isupper() and place > last + 1:
                    parts.places.append((last + 1, place))
                    last = place
            parts.organizations.append((first, last))
        elif (
            join in ("for", "at", "with", "of")
            and text.words[first][:1].isupper()
            and not (person and person[1].kind == "person" and join == "of")
        ):
            parts.organizations.append((first, last))
        elif join in ("of", "for", "to", "on", "in") and parts.role and parts.role[1] == at:
            parts.role = (parts.role[0], last)
        else:
            break
        at = parts.end = last
    if (
        at + 1 < limit
        and text.lower[at] == ","
        and text.is_place(at + 1, min(at + 2, limit))
        and parts.places
        and parts.places[-1][1] == at
    ):
        parts.places[-1] = (parts.places[-1][0], at + 2)
        parts.end = at + 2
    return parts


def _is_institution(text: Page, at: int) -> bool:
    """Whether a preposition stands in the name of a body: Center | for | American Progress."""
    return text.lower[at] in ("for", "on") and text.words[at - 1] in lexicon("organizations")["ending"]


def _phrase_end(text: Page, first: int, limit: int) -> int:
    """Where the noun phrase after a preposition ends; a name is not cut."""
    at = first
    while at < limit and at - first < _LONGEST:
        held = text.found.at.get(at)
        if held and held[0].first == at:
            at = min(held[0].last, limit)
            continue
        joined = text.words[at - 1][:1].isupper() if text.lower[at] == "of" else _is_institution(text, at)
        inside = joined and _is_capital(text, at + 1, limit)
        if (text.stops(at) or text.lower[at] in _JOINS) and not inside:
            break
        if text.lower[at] == "and" and not (at + 1 < limit and _goes_on(text, at, first)):
            break
        at += 1
    return at


def _is_capital(text: Page, token: int, limit: int) -> bool:
    return token < limit and text.words[token][:1].isupper()


def _goes_on(text: Page, at: int, first: int) -> bool:
    """Whether ``and`` joins two parts of one name or two plain nouns, not two phrases."""
    return (
        text.words[at - 1][:1].isupper() == text.words[at + 1][:1].isupper()
        and text.lower[at + 1] not in _ARTICLES
        and not _is_role(text, at + 1)
    )


def _sentence_end(text: Page, token: int) -> int:
    return bisect_right(text.sentence, text.sentence[token], token, min(token + 40, len(text.words)))


def _run(text: Page, first: int) -> int:
    """Where the words begin that stand right before a name: Clinton campaign spokesman | Brian Fallon."""
    at = first
    while at > 0 and first - at < _LONGEST and text.sentence[at - 1] == text.sentence[first]:
        before = at - 1
        held = text.found.at.get(before)
        if held and held[0].last == at:
            if held[1].kind == "person" and text.lower[at] in ("and", "&"):
                return at + 1
            at = held[0].first
            continue
        if text.lower[before] in _STOPS and text.lower[before] != "-":
            break
        word = text.lower[before]
        if (
            (word == "of" and f"{text.lower[before - 1]} of {text.lower[at]}" in lexicon("roles")["titles"])
            or (
                word in ("and", "&")
                and at < first
                and text.words[at][:1].isupper()
                and text.words[before - 1][:1].isupper()
                and before > 0
            )
            or (
                word in ("and", "&")
                and at < first
                and before > 0
                and _is_role(text, before - 1)
                and at < len(text.words)
            )
            or text.pos[before] in _BEFORE_NAME
            or word in _PARTICIPLES
            or word.removesuffix(".") in lexicon("roles")["titles"]
        ):
            at = before
        else:
            break
    return at


def _title(text: Page, first: int, last: int) -> Iterator[tuple[_Parts, int, int]]:
    start = _run(text, first)
    if start == first:
        return
    if text.lower[first - 1] in _POSSESSIVE:
        yield from _possessor(text, first - 1)
        return
    titled = first
    titles = lexicon("roles")["titles"]
    while titled > start and text.lower[titled - 1].removesuffix(".") in titles:
        titled -= 1
        if text.words[titled][-1] == "." and not text.words[titled - 1].endswith("."):
            break
    abbreviated = (first > start and text.words[first - 1][-1] == ".") or text.lower[first - 1] in (
        "dr",
        "professor",
    )
    if (
        start < titled < first
        and _is_role(text, titled - 1)
        and (text.words[titled - 1].islower() or abbreviated)
    ):
        yield _Parts(role=(titled, first)), titled, first
        first = titled
    while start > 1 and text.lower[start - 1] in ("of", "for", "the"):
        back = start - 1 if text.lower[start - 1] != "the" else start - 2
        if back < 1 or text.lower[back] not in ("of", "for") or not _is_role(text, back - 1):
            break
        start = _run(text, back)
    parts = _phrase(text, start, first)
    if parts and parts.end == first:
        yield parts, start, first


def _is_plural(text: Page, token: int) -> bool:
    """Whether a role is of several people: young voters; titles may be (Senators Lopez and Reed)."""
    return (
        text.pos[token] == POS.index("NNS")
        and text.lower[token].removesuffix(".") not in lexicon("roles")["titles"]
    )


def _possessor(text: Page, mark: int) -> Iterator[tuple[_Parts, int, int]]:
    """Whom a name belongs to: Dairy Council's | Maria Lopez."""
    first = mark
    while first > 0 and mark - first < 8 and text.sentence[first - 1] == text.sentence[mark]:
        word = text.words[first - 1]
        if not word[:1].isupper() and not (
            text.lower[first - 1] in ("and", "of", "&", "for")
            and first < mark
            and text.words[first - 2][:1].isupper()
        ):
            break
        first -= 1
    while first < mark and text.lower[first] in _ARTICLES | {"and", "of", "but", "for"}:
        first += 1
    held = text.found.at.get(mark - 1)
    if first == mark or (held and held[1].kind == "person"):
        return
    if mark - first == 1 and text.is_place(first, mark):
        yield _Parts(places=[(first, mark)]), first, mark
    else:
        yield _Parts(organizations=[(first, mark)]), first, mark


def _bounds_before(text: Page, first: int) -> int:
    """The comma right before a name and its titles, -1 where none is."""
    start = first
    roles = lexicon("roles")
    while start > 0 and (
        text.lower[start - 1].removesuffix(".") in roles["titles"]
        or text.lower[start - 1].removesuffix(".") in roles["courtesy"]
    ):
        start -= 1
    return (
        start - 1
        if start > 1 and text.lower[start - 1] == "," and text.sentence[start - 1] == text.sentence[first]
        else -1
    )


def _apposition_before(text: Page, first: int, last: int) -> Iterator[tuple[_Parts, int, int]]:
    comma = _bounds_before(text, first)
    if (
        comma < 1
        or last >= len(text.words)
        or (
            text.lower[last] not in (",", ".", ")", "–", "—", "--", ":", "”", '"')
            and text.pos[last] not in _FINITE
        )
    ):
        return
    at = comma
    while (
        at > 0
        and comma - at < _LONGEST
        and text.sentence[at - 1] == text.sentence[comma]
        and not text.stops(at - 1)
    ):
        at -= 1
    starts = [at] + [token + 1 for token in range(at, comma) if text.lower[token] in _BEFORE_PHRASE]
    for start in starts:
        parts = _phrase(text, start, comma)
        if parts and parts.end == comma:
            yield parts, start, comma
            return


def _apposition_after(text: Page, first: int, last: int) -> Iterator[tuple[_Parts, int, int]]:
    if text.word(last) not in _BEFORE_APPOSITION and text.word(last) != "(":
        return
    limit = _sentence_end(text, last - 1)
    if last < limit and text.lower[last] == "(":
        while last < limit - 1 and text.lower[last] != ")":
            last += 1
        last += 1
    if last + 1 >= limit or text.lower[last] not in _BEFORE_APPOSITION:
        return
    at = last + 1
    if (party := _PARTY.match(text.article, text.start[last])) is not None:
        while at < limit and text.start[at] <= party.end():
            at += 1
    if text.words[at].isdigit() and at + 1 < limit and text.lower[at + 1] == ",":
        at += 2
    for _ in range(3):
        if at < limit and text.lower[at] in ("who", "whose"):
            yield from _verb(text, at + 1, limit)
            return
        if at < limit and text.lower[at] in ("from", "with", "of", "at", "representing"):
            yield from _after_preposition(text, at, limit)
            return
        parts = _phrase(text, at, limit)
        if parts is None or (parts.end < limit and text.lower[parts.end] not in _CLOSED):
            return
        yield parts, at, max(parts.end, parts.role[1] if parts.role else at)
        end = parts.end
        if end + 1 >= limit:
            return
        if text.lower[end] in ("who", "whose"):
            at = end
        elif text.lower[end] in ("and", ",") and text.pos[end + 1] in _FINITE:
            yield from _verb(text, end + 1, limit)
            return
        elif text.lower[end] in ("and", ","):
            at = end + 1 + (text.lower[end + 1] == "and")
        else:
            return


def _verb(text: Page, at: int, limit: int) -> Iterator[tuple[_Parts, int, int]]:
    """What a verb says of a person: leads Peshmerga forces, is a farmer, works for the city."""
    while at < limit and text.lower[at] in ("also", "now", "currently", "once", "has", "had", "previously"):
        at += 1
    if at + 1 >= limit:
        return
    word = text.lower[at]
    if word in ("is", "was", "'s", "became", "served", "serves"):
        start = at + 2 if text.lower[at + 1] in ("as", "now", "also") else at + 1
        parts = _phrase(text, start, limit)
        if (
            parts
            and start < limit
            and (text.lower[start] in _ARTICLES or word in ("served", "serves") or _is_role(text, start))
        ):
            if word in ("was", "served"):
                parts.status = "former"
            yield parts, start, parts.end
    elif word in _LEADING:
        first = at + 1 + (text.lower[at + 1] in _ARTICLES)
        last = _phrase_end(text, first, limit)
        if last > first and (_is_body(text, first, last) or text.words[first][:1].isupper()):
            yield _Parts(organizations=[(first, last)]), at, last
    elif word in ("works", "worked", "working") and text.lower[at + 1] in ("for", "at", "with"):
        first = at + 2 + (at + 2 < limit and text.lower[at + 2] in _ARTICLES)
        last = _phrase_end(text, first, limit)
        if last > first:
            yield (
                _Parts(organizations=[(first, last)], status="former" if word == "worked" else "present"),
                at,
                last,
            )


def _predicate(text: Page, first: int, last: int) -> Iterator[tuple[_Parts, int, int]]:
    verb = last + (text.word(last) == ",")
    if (
        verb < len(text.words)
        and text.pos[verb] in _FINITE
        and verb < (limit := _sentence_end(text, last - 1))
    ):
        yield from _verb(text, verb, limit)


def _after_preposition(text: Page, at: int, limit: int) -> Iterator[tuple[_Parts, int, int]]:
    first = at + 1 + (at + 1 < limit and text.lower[at + 1] in _ARTICLES)
    if first < limit and text.words[first][:1].isupper():
        parts = _complements(text, at, limit, _Parts(organizations=[], places=[]))
        if parts.end > at:
            yield parts, first, parts.end


def _origin(text: Page, first: int, last: int) -> Iterator[tuple[_Parts, int, int]]:
    if text.word(last) in ("of", "from", "with", "at") and last + 1 < (
        limit := _sentence_end(text, last - 1)
    ):
        yield from _after_preposition(text, last, limit)


def _party(text: Page, last: int, stated: dict[tuple[str, str, str], Affiliation]) -> None:
    """Party and state in brackets behind a name, joined to the title before it."""
    behind = text.end[last - 1]
    if text.article[behind : behind + 2].lstrip()[:1] not in ("(", ","):
        return
    match = _PARTY.match(text.article, behind)
    if not match:
        state = _STATE.match(text.article, behind)
        if state and state["place"] in lexicon("places")["abbreviations"]:
            stated.setdefault(
                ("", "", state["place"]),
                Affiliation("", "", state["place"], state.start("place"), state.end("place")),
            )
        return
    place = match["place"] or ""
    title = max(
        (
            key
            for key, one in stated.items()
            if one.end <= match.start() < one.end + 60
            and not key[2]
            and (not key[1] or key[1] in lexicon("organizations")["parties"])
        ),
        key=lambda key: stated[key].end,
        default=None,
    )
    if title is None:
        start = match.start("party")
        stated.setdefault(
            ("", match["party"], place), Affiliation("", match["party"], place, start, match.end())
        )
        return
    one = stated.pop(title)
    stated[title[0], match["party"], place] = Affiliation(
        one.role, match["party"], place, one.start, match.end(), one.status
    )


PATTERNS = (
    Pattern("title", "Iowa Gov. Maria Lopez", "Gov. | | Iowa", _title),
    Pattern("apposition-before", "The union's president, Maria Lopez,", "president", _apposition_before),
    Pattern(
        "apposition-after",
        "Maria Lopez, head of the union in Ames,",
        "head | union in Ames | Ames",
        _apposition_after,
    ),
    Pattern("predicate", "Maria Lopez leads the Farmers Union", "| Farmers Union |", _predicate),
    Pattern("origin", "Maria Lopez from the Farmers Union", "| Farmers Union |", _origin),
)
