"""Names in a text: the runs of words that name a person, an organization or a place.

A model marks them (``marked``), then rules mend what it cannot see in one sentence:
titles off, nicknames and particles in, one kind for one name, surnames alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from quotes.models.columns import after, changes, crossed
from quotes.models.tables import Layout, Model
from quotes.resources import lexicon, path
from quotes.text.analysis import Reading, joined
from quotes.text.tags import POS
from quotes.words.tokens import Ints, Tokens
from quotes.words.wordforms import wordforms

__all__ = [
    "LABELS", "OFFSETS", "PARTICLES", "SIZES", "SMALL", "SUFFIXES", "Name", "NameKind", "columns",
    "first_names", "marked", "names", "plain", "sequences",
]  # fmt: skip

NameKind = Literal["person", "organization", "place", "other"]

_NEAR = 2
"""Tokens around a capital letter that belong to a run."""

KINDS: tuple[NameKind, ...] = ("person", "organization", "place", "other")
LABELS = ("none", *(f"{part}{kind}" for kind in KINDS for part in ("", "in-")))
"""2k+1 begins a name of kind k, 2k+2 goes on with it."""

OFFSETS = {
    "word": (-2, -1, 0, 1, 2),
    "lemma": (-1, 0, 1),
    "suffix": (-1, 0, 1),
    "ending": (0,),
    "shape": (-2, -1, 0, 1, 2),
    "pos": (-2, -1, 0, 1, 2),
    "group": (-2, -1, 0, 1, 2),
    "shape-pair": (-1, 0),
    "group-shape": (-1, 0, 1),
    "group-pair": (-1, 0),
}
_SIZES = {"pos": len(POS), "group": 20, "shape-pair": 1 << 9, "group-shape": 1 << 9, "group-pair": 1 << 9}


def SIZES() -> dict[str, int]:  # noqa: N802
    """The number of values of each column."""
    return {**wordforms().sizes(), **_SIZES}


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``first`` to ``last`` (exclusive) that are one name."""

    first: int
    last: int
    kind: NameKind


def sequences(reading: Reading) -> tuple[NDArray[np.intp], Layout]:
    """The tokens near a capital letter, where names may be, and the layout of their runs as sequences.

    A run does not go over the end of a sentence. The rest, a third of a text, is never looked at.
    """
    capital = _capital(reading.tokens)
    near, article = capital.copy(), reading.article
    for step in range(1, _NEAR + 1):
        same = article[step:] == article[:-step]
        near[step:] |= capital[:-step] & same
        near[:-step] |= capital[step:] & same
    kept = np.flatnonzero(near)
    if not len(kept):
        return kept, Layout.of([])
    breaks = changes(reading.sentence[kept])
    breaks[1:] |= kept[1:] - kept[:-1] > 1
    return kept, Layout.of(np.diff(np.flatnonzero(breaks), append=len(kept)))


def _capital(tokens: Tokens) -> NDArray[np.bool_]:
    """Whether each token may begin a name."""
    return tokens.vocabulary.table("capitals", _capitals)[tokens.type].astype(np.bool_)


def _capitals(words: Sequence[str]) -> NDArray[np.generic]:
    """Whether each word begins with a capital letter or is a handle."""
    return np.array([word[:1].isupper() or word[:1] == "@" for word in words], np.bool_)


def columns(reading: Reading) -> dict[str, Ints]:
    """What the model looks at, by token, besides the words' forms."""
    shape = wordforms().columns(reading.tokens)["shape"]
    vocabulary = reading.tokens.vocabulary
    group = vocabulary.table("name-groups", _groups)[reading.tokens.type].astype(np.int32)
    goes_on = after(reading.article + 1) == reading.article + 1
    return {
        "pos": reading.pos,
        "group": group,
        "shape-pair": crossed(1 << 9, shape, after(shape) * goes_on),
        "group-shape": crossed(1 << 9, group, shape),
        "group-pair": crossed(1 << 9, group, after(group) * goes_on),
    }


@cache
def _listed() -> dict[str, int]:
    """The lexicon group of each listed word; the group that tells most about a name wins."""
    places, organizations, roles = lexicon("places"), lexicon("organizations"), lexicon("roles")
    order = (
        roles["roles"],
        roles["titles"],
        places["cities"],
        places["countries"] | places["states"],
        places["demonyms"],
        organizations["outlet words"],
        organizations["ending"],
        organizations["parties"],
        organizations["outlets"] | organizations["bodies"],
        places["abbreviations"],
        roles["courtesy"],
    )
    listed: dict[str, int] = {}
    for number, entries in enumerate(order, 3):
        for entry in entries:
            for word in entry.split():
                listed[word] = number
    return listed


def _groups(words: Sequence[str]) -> Ints:
    """The lexicon group of each word: 1 for none, 2 for a listed first name, 0 for no word."""
    listed, given = _listed(), first_names()
    found = []
    for word in words:
        number = listed.get(word) or listed.get(word.lower().removesuffix("."))
        if number is None and word.isupper() and len(word) > 3:
            number = listed.get(word.title())
        found.append(number or (2 if word[:1].isupper() and word.lower() in given else 1) * bool(word))
    return np.array(found, np.int32)


@cache
def first_names() -> dict[str, float]:
    """First names in lower case with the share of men among their bearers.

    From the US census of 1990, which the package ``names`` carries.
    """
    from names import FILES

    bearers: dict[str, list[float]] = {}
    for at, sex in enumerate(("male", "female")):
        for line in Path(FILES[f"first:{sex}"]).read_text(encoding="ascii").splitlines():
            name, share = line.split()[:2]
            bearers.setdefault(name.lower(), [0.0, 0.0])[at] = float(share) + 0.0005
    return {name: men / (men + women) for name, (men, women) in bearers.items()}


@cache
def model() -> Model:
    """The model that was learned by ``training/names.py``."""
    return Model.load(path("models/names.npz"))


def marked(readings: Sequence[Reading]) -> list[list[Name]]:
    """The names that the model finds in each of some articles, in order.

    The readings must share a vocabulary.
    """
    whole = joined(readings)
    found: list[list[Name]] = [[] for _ in readings]
    kept, layout = sequences(whole)
    if not len(kept):
        return found
    classifier = model()
    tokens = whole.tokens
    read = {"type": tokens.type, **columns(whole)}
    del read["group"]  # which the types' bank holds
    scores = classifier.scores(
        {name: layout.spread(column[kept]) for name, column in read.items()},
        classifier.by_type("names", tokens.vocabulary, group=_groups),
    )
    starts, ends, kinds = runs(classifier.decode(scores, layout), layout)
    article = whole.article[kept[starts]]
    before = np.searchsorted(whole.article, article)
    firsts, lasts = kept[starts] - before, kept[ends - 1] - before + 1
    rows = article.tolist(), firsts.tolist(), lasts.tolist(), kinds.tolist()
    for at, first, last, kind in zip(*rows, strict=True):
        found[at].append(Name(first, last, KINDS[kind]))
    return found


def runs(labels: Ints, layout: Layout) -> tuple[NDArray[np.intp], NDArray[np.intp], Ints]:
    """Start and end of each name that labels mark, and its kind; none goes over the end of a sequence."""
    kind = (labels + 1) // 2
    on = kind > 0
    fresh = changes(kind) | (labels % 2 == 1)
    fresh[(np.cumsum(layout.length) - layout.length)[layout.length > 0]] = True
    starts = np.flatnonzero(on & fresh)
    edges = np.append(np.flatnonzero(~on | fresh), len(labels))
    return starts, edges[np.searchsorted(edges, starts, side="right")], kind[starts] - 1


SUFFIXES = frozenset("jr sr ii iii iv esq phd ph.d m.d".split())
PARTICLES = frozenset(
    ("al bin ibn de del della der den di du la le van von el ben abu st mac ter ten da dos das").split()
)
SMALL = frozenset("the of and for in on at to & de du".split())
_OF_SURNAMES = frozenset("van von der den de del della bin ibn dos al".split())
"""Particles that the model may leave off the name they begin."""

_MOST_WORDS = 5
"""Words of a person's name, particles not counted."""

_LONGEST = 30
"""Words of any name: a longer run of capitals is none."""

_NO_NAMES = frozenset(
    (
        "he she it they i we you who this that these those one some many most others both each another "
        "what her his their its our my all several few a an no every everyone nobody somebody"
    ).split()
)
_STORMS = frozenset(["cyclone", "hurricane", "storm", "typhoon"])
_OCCUPATIONS = ("er", "or", "ist", "ian", "man", "woman")
_OPENING = frozenset("\"“('‘")
_QUOTATION = frozenset('"“”‘')
_CLOSING = frozenset("\"”)'’")
_PROPER = (POS.index("NNP"), POS.index("NNPS"))
_ADJECTIVE = POS.index("JJ")


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word of a name as it is compared: lower case, straight apostrophes, no full stop behind."""
    return word.lower().replace("’", "'").removesuffix(".")


@cache
def _titles() -> frozenset[str]:
    return lexicon("roles")["titles"] | lexicon("roles")["courtesy"]


@cache
def _no_persons() -> frozenset[str]:
    """Words that name a people, a party or a group, not a person."""
    places = lexicon("places")
    return places["demonyms"] | places["peoples"] | lexicon("organizations")["parties"]


@cache
def _unnamed() -> frozenset[str]:
    """Words of sources that have no name."""
    return lexicon("sources")["groups"] | lexicon("sources")["documents"] | _NO_NAMES


@cache
def _known_bodies() -> frozenset[str]:
    listed = lexicon("organizations")
    return frozenset(entry.lower() for entry in listed["outlets"] | listed["bodies"] if len(entry) > 3)


def names(
    reading: Reading, words: Sequence[str], marked: Iterable[Name], sources: Iterable[tuple[int, int]]
) -> list[Name]:
    """The names of a text, in order.

    words: the text's tokens. marked: the names that the model finds. sources: token ranges
    that name sources, where every run of capitalised words is taken for a name.
    """
    pos = reading.pos.tolist()
    found = [part for name in marked for part in _split(words, name)]
    opens = changes(reading.sentence).tolist()
    found = [_trimmed(words, pos, opens, name) if name.kind == "person" else name for name in found]
    sources = [_bare(words, source) for source in sources]
    whole = [Name(*source, "person") for source in sources if _is_whole(words, found, *source)]
    found = _joined(words, [*whole, *_of_sources(words, pos, found, sources), *found])
    found = [name for name in found if not _is_no_name(words, name)]
    return _consistent(reading.tokens, words, found)


def _bare(words: Sequence[str], source: tuple[int, int]) -> tuple[int, int]:
    """A source without titles before it."""
    first, last = source
    while first < last - 1 and plain(words[first]) in _titles():
        first += 1
    return first, last


def _is_whole(words: Sequence[str], found: Sequence[Name], first: int, last: int) -> bool:
    """Whether a source is one person's name of which the model took the parts for several."""
    if not 2 < last - first <= _MOST_WORDS or not all(words[at][:1].isupper() for at in range(first, last)):
        return False
    inside = [name for name in found if first <= name.first < last]
    persons = all(name.kind == "person" and name.last <= last for name in inside)
    return persons and bool(inside) and inside[0].first == first


def _of_sources(
    words: Sequence[str], pos: Sequence[int], found: Sequence[Name], sources: Iterable[tuple[int, int]]
) -> list[Name]:
    """The runs of capitalised words in sources that the model left out."""
    taken = {token for name in found for token in range(name.first, name.last)}
    roles, others = lexicon("roles")["roles"], _unnamed()
    more = []
    for first, last in sources:
        at = first
        while at < last:
            end = at
            while end < last and pos[end] in _PROPER and end not in taken and words[end][:1].isupper():
                end += 1
            if end == at:
                at += 1
                continue
            lower = [plain(word) for word in words[at:end]]
            start = at
            while start < end and (
                lower[start - at] in _titles() or lower[start - at] in SMALL or lower[start - at] in roles
            ):
                start += 1
            if end > start and not any(word in roles or word in others for word in lower):
                more.append(
                    Name(start, end, "organization" if _is_organization(words[start:end]) else "person")
                )
            at = end
    return more


def _is_organization(words: Sequence[str]) -> bool:
    listed = lexicon("organizations")
    return (
        bool({words[-1], words[0]} & (listed["ending"] | listed["outlet words"]))
        or (len(words) == 1 and words[0].isupper() and len(words[0]) in (3, 4))
        or " ".join(words).lower() in _known_bodies()
    )


def _split(words: Sequence[str], name: Name) -> list[Name]:
    """An organization and a person whom the model took for one: Supreme Court | Justice | Maria Lopez."""
    if name.kind == "organization" and name.last - name.first > 3:
        if plain(words[name.first]) in _titles() and plain(words[name.first + 1]) in first_names():
            end = next(
                at for at in range(name.first + 1, name.last + 1) if at == name.last or words[at].islower()
            )
            return [Name(name.first + 1, end, "person")]
        for at in range(name.first + 1, name.last - 1):
            if plain(words[at]) in _titles() and plain(words[at + 1]) in first_names():
                return [Name(name.first, at, "organization"), Name(at + 1, name.last, "person")]
    return [name]


def _is_occupation(word: str) -> bool:
    """Whether a word is what somebody does rather than a first name: gardener."""
    return word not in first_names() and (word in lexicon("roles")["roles"] or word.endswith(_OCCUPATIONS))


def _is_headline(words: Sequence[str], name: Name) -> bool:
    """Whether a person's name is too long for one: a headline in Title Case."""
    if name.last - name.first <= _MOST_WORDS:
        return False
    own = [
        word for word in words[name.first : name.last] if word[0].isalpha() and plain(word) not in PARTICLES
    ]
    return len(own) > _MOST_WORDS


def _is_no_name(words: Sequence[str], name: Name) -> bool:
    """Whether what was taken for a name is none: of no person, a headline that holds a quotation mark."""
    if name.last - name.first > _LONGEST:
        return True
    if name.kind == "person":
        return _is_people(words, name) or _is_headline(words, name)
    return any(word in _QUOTATION for word in words[name.first + 1 : name.last - 1])


def _is_people(words: Sequence[str], name: Name) -> bool:
    """Whether one word that was taken for a person's name is none: a people, a party, a letter, a storm."""
    if name.last - name.first > 1:
        return False
    word = words[name.first]
    return (
        len(word) == 1
        or word[1] == "-"
        or (name.first > 0 and words[name.first - 1].lower() in _STORMS)
        or word in _no_persons()
        or word.lower() in lexicon("sources")["groups"]
    )


def _trimmed(words: Sequence[str], pos: Sequence[int], opens: Sequence[bool], name: Name) -> Name:
    """A person's name without titles before and clitics behind, with its particles and suffix.

    opens: whether each token is the first of its sentence, where every noun has a capital.
    """
    first, last = name.first, name.last
    if last - first > 2 and opens[first] and _is_occupation(plain(words[first])):
        first += 1
    while last - first > 1 and plain(words[first]) in _titles():
        first += 1
    while first > 0 and words[first - 1].lower() in _OF_SURNAMES:
        first -= 1
    while last - first > 2 and pos[first] == _ADJECTIVE and plain(words[first]) not in first_names():
        first += 1
    while last - first > 1 and not words[last - 1][-1].isalpha() and words[last - 1][-1] != ".":
        last -= 1
    while last - first > 1 and words[last - 1] in ("'s", "’s", "."):
        last -= 1
    for at in range(first + 1, last):
        if words[at].islower() and words[at] not in PARTICLES:
            last = at
            break
    while last < len(words) and words[last][0].isupper() and plain(words[last]) in SUFFIXES:
        last += 1
    return name if (first, last) == (name.first, name.last) else Name(first, last, name.kind)


def _joined(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names in order, in one piece where a nickname or a particle cuts them: Maria "Mia" Lopez."""
    joined: list[Name] = []
    for name in sorted(found, key=lambda name: (name.first, -name.last)):
        before = joined[-1] if joined else None
        if name.kind == "person" and name.last + 3 < len(words) and words[name.last] in _OPENING:
            mark = next((token for token in (name.last + 2, name.last + 3) if words[token] in _CLOSING), None)
            if (
                mark
                and mark + 1 < len(words)
                and all(words[at][:1].isupper() for at in (name.last + 1, mark + 1))
            ):
                name = Name(name.first, mark + 2, "person")
        if before and name.first < before.last:
            if before.kind == "person" == name.kind:
                joined[-1] = Name(before.first, max(before.last, name.last), "person")
            continue
        if (
            before
            and before.kind == "person" == name.kind
            and before.last == name.first
            and words[name.first].lower() in _OF_SURNAMES
        ):
            joined[-1] = Name(before.first, name.last, "person")
            continue
        joined.append(name)
    return joined


def _consistent(tokens: Tokens, words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names with the kind that most of the same words have, and surnames alone as persons."""
    texts = [tuple(map(plain, words[name.first : name.last])) for name in found]
    votes: dict[tuple[str, ...], list[NameKind]] = {}
    surnames: dict[str, str] = {}
    for name, text in zip(found, texts, strict=True):
        votes.setdefault(text, []).append(name.kind)
        if name.kind == "person" and len(text) > 1 and text[-1] not in SUFFIXES:
            surnames[text[-1]] = words[name.last - 1]
    kinds = {text: _elected(text, given, surnames) for text, given in votes.items()}
    kinds |= {text: "person" for text in kinds if _ends_in_person(text, kinds)}
    ending = lexicon("organizations")["ending"]
    fixed = []
    for name, text in zip(found, texts, strict=True):
        kind = kinds[text]
        if kind == "person" and len(text) > 1 and words[name.last - 1] in ending:
            kind = "organization"
        fixed.append(name if kind == name.kind else Name(name.first, name.last, kind))
    taken = {token for name in fixed for token in range(name.first, name.last)}
    forms = {form for surname in surnames.values() for form in (surname, surname.upper())}
    fixed += [
        Name(at, at + 1, "person")
        for at in np.flatnonzero(_capital(tokens)).tolist()
        if words[at] in forms and at not in taken and words[at][:1].isupper()
    ]
    return sorted(fixed, key=attrgetter("first"))


def _ends_in_person(text: tuple[str, ...], kinds: Mapping[tuple[str, ...], NameKind]) -> bool:
    """Whether the end of a name is a person's, so that it is the same in full: Aung San | Suu Kyi."""
    if not 2 < len(text) <= _MOST_WORDS or SMALL.intersection(text):
        return False
    return any(kinds.get(text[at:]) == "person" for at in range(1, len(text) - 1))


def _elected(text: tuple[str, ...], votes: Sequence[NameKind], surnames: Collection[str]) -> NameKind:
    """The kind of all names of the same words, of ties the first; a surname alone is a person's."""
    kind = max(dict.fromkeys(votes), key=votes.count)
    if len(text) == 1 and text[0] in surnames and not (kind == "organization" and votes.count(kind) > 2):
        kind = "person"
    return "organization" if " ".join(text) in _known_bodies() else kind
