"""What the names of an article are: a person, an organization, a place.

All names of the same words are one kind. The model's marks vote, and so does what stands around a name:
the chain Curtis Boyle; Clement, which makes chatbots; Furrow Direct, an online market.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache

import regex

from quotes.names.beside import CALLINGS, is_addressed, is_aged, told
from quotes.names.bodies import SMALL, is_noun_of
from quotes.names.borders import LETTERS, MOST_WORDS
from quotes.names.brands import brands, vessels
from quotes.names.firm_signs import companies, told_bodies
from quotes.names.founders import with_firms
from quotes.names.gazetteer import SELDOM, flags, is_borne, is_given
from quotes.names.homes import homes, in_brackets
from quotes.names.honorifics import SUFFIXES, plain
from quotes.names.lone import articled, lone, seats
from quotes.names.machines import machines
from quotes.names.recognition import Name, NameKind
from quotes.names.shorts import shortened
from quotes.resources import lexicon
from quotes.words.speech import belongs

__all__ = ["consistent", "is_family_first", "known_bodies", "no_persons"]

_SITES = frozenset(
    (
        "Capital Center Centre Church City Club Court Exchange Farmers Forum Front House Mission Museum "
        "School Station Stores Studio Theater Theatre Union"
    ).split()
)
"""Words that end the names of places as well as of bodies: Quezon City, Maple Court."""

_STREETS = frozenset(
    "Alley Avenue Boulevard Close Court Crescent Drive Lane Place Road Row Street Way".split()
)
"""Words that end an address: 12 | Roe Lane."""

_JOINING = frozenset(("and", "for", "&"))
"""Words in the names of bodies, not of persons: Center for Strategic Studies."""

_WHOLE: tuple[NameKind, ...] = ("place", "organization")
"""Kinds of names of which the beginning alone is taken for a person: Halcyon Bay | Homes LLC."""

_Text = tuple[str, ...]

_TOLD = 3
"""What stands around a name counts for so many marks of the model."""


@cache
def known_bodies() -> frozenset[str]:
    """Outlets, organs of states, institutions and large firms by their names in lower case."""
    listed = lexicon("organizations")
    known = listed["outlets"] | listed["bodies"] | listed["firms"] | listed["institutions"]
    return frozenset(entry.lower() for entry in known if len(entry) > 3)


@cache
def no_persons() -> frozenset[str]:
    """Words that name a people, a party or a group, not a person."""
    places = lexicon("places")
    return places["demonyms"] | places["peoples"] | lexicon("organizations")["parties"]


def consistent(words: Sequence[str], opens: Sequence[int], found: Sequence[Name]) -> list[Name]:
    """The names with the kind that the same words have everywhere; opens: which words open a sentence."""
    texts = [tuple(map(plain, words[name.first : name.last])) for name in found]
    surnames = _surnames(words, found, texts)
    borne: set[_Text] = {(surname,) for surname in surnames}
    coined = {text for name, text in zip(found, texts, strict=True) if _is_coined(words, name)}
    votes = _votes(words, opens, found, texts, borne, coined)
    addressed = {text for name, text in zip(found, texts, strict=True) if is_addressed(words, name)}
    kinds = {text: _elected(text, given, surnames, addressed) for text, given in votes.items()}
    kinds |= {text: kind for text, kind in lone(words, found, texts).items() if kinds[text] == "person"}
    kinds |= {text: "organization" for text in seats(words, found, texts) if kinds[text] == "person"}
    kinds |= {text: "organization" for text in articled(words, found, texts) if kinds[text] == "person"}
    kinds |= dict.fromkeys(shortened(words, found, texts, kinds) - addressed, "organization")
    kinds |= dict.fromkeys(brands(words, opens, found, texts), "organization")
    kinds |= dict.fromkeys(vessels(words, found, texts), "other")
    kinds |= dict.fromkeys(machines(words, found, texts), "other")
    kinds |= _of_beginnings(kinds, coined, borne | addressed)
    polite = {text for name, text in zip(found, texts, strict=True) if _is_polite(words, name)}
    kinds |= {text: "person" for text in kinds if text[-1:] in polite and _may_be_called(text, kinds[text])}
    own_kinds = (_by_words(words, name, kinds[text]) for name, text in zip(found, texts, strict=True))
    of_kind = [
        name if name.kind == kind else name._replace(kind=kind)
        for name, kind in zip(found, own_kinds, strict=True)
    ]
    return with_firms(words, of_kind)


def _surnames(words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text]) -> set[str]:
    """The surnames of the persons who are named in full: of Roy Tuttle Jr. Tuttle."""
    surnames: set[str] = set()
    for name, text in zip(found, texts, strict=True):
        whole = text[:-1] if text[-1] in SUFFIXES else text
        if name.kind == "person" and len(whole) > 1:
            surnames.add(whole[-1])
            if is_family_first(words[name.first : name.last]):
                surnames.add(text[0])
    return surnames


def _votes(
    words: Sequence[str],
    opens: Sequence[int],
    found: Sequence[Name],
    texts: Sequence[_Text],
    borne: set[_Text],
    coined: set[_Text],
) -> dict[_Text, dict[NameKind, int]]:
    """How much speaks for each kind of a name: the model's marks, and what stands around it.

    borne: surnames of persons; coined: names that are spelled as brands are.
    """
    votes: dict[_Text, dict[NameKind, int]] = {}
    for name, text in zip(found, texts, strict=True):
        own = votes.setdefault(text, {})
        own[name.kind] = own.get(name.kind, 0) + 1
        if beside := told(words, opens, name):
            own[beside] = own.get(beside, 0) + _TOLD
    firsts = {text[:1] for name, text in zip(found, texts, strict=True) if name.kind == "person" and text[1:]}
    for text in _somewhere(words, found, texts) - borne:
        votes[text]["place"] = votes[text].get("place", 0) + _TOLD
    for read, weight in ((in_brackets, _TOLD), (homes, 2 * _TOLD)):  # "who" behind a home is not of it
        for text, kind in read(words, found, texts).items():
            if text not in borne:
                votes[text][kind] = votes[text].get(kind, 0) + weight
    for text in coined - borne - firsts:  # not KhunyingPatama, who is KhunyingPatama Ott in full
        votes[text]["organization"] = votes[text].get("organization", 0) + _TOLD
    for text in _speaking(words, found, texts, votes):
        votes[text]["person"] = votes[text].get("person", 0) + _TOLD
    for text in told_bodies(words, found, texts):
        votes[text]["organization"] = votes[text].get("organization", 0) + _TOLD
    for text in companies(words, found, texts) - borne:
        votes[text]["organization"] = votes[text].get("organization", 0) + sum(votes[text].values()) + 1
    return votes


def _speaking(
    words: Sequence[str],
    found: Sequence[Name],
    texts: Sequence[_Text],
    votes: Mapping[_Text, Collection[str]],
) -> set[_Text]:
    """The names like places' of a first name and a surname that speaks alone: Bo Lund. Lund said.

    No place's end speaks; a firm's may: Eli Lilly. Lilly said.
    """
    alone = {
        text[0] for name, text in zip(found, texts, strict=True) if len(text) == 1 and _says(words, name)
    }
    return {
        text
        for text, kinds in votes.items()
        if len(text) == 2
        and text[1] in alone
        and "organization" not in kinds
        and is_given(text[0])
        and flags(text[1]).surname > 1
    }


def _says(words: Sequence[str], name: Name) -> bool:
    """Whether a verb of saying stands right behind a name."""
    return name.last < len(words) and belongs(words[name.last], "saying", "telling")


def _of_beginnings(
    kinds: Mapping[_Text, NameKind], coined: set[_Text], apart: set[_Text]
) -> dict[_Text, NameKind]:
    """The kinds of names of which others that are known begin, or end, the same: Ascentis | Safety."""
    kinds = dict(kinds)
    begun = {text for text, kind in kinds.items() if kind == "organization" and len(text) == 1} - coined
    kinds |= {  # Ascentis Safety, where Ascentis alone is a body
        text: "organization"
        for text, kind in kinds.items()
        if kind == "person"
        and len(text) > 1
        and text[:1] in begun
        and not is_given(text[0])
        and not flags(text[-1]).surname  # Dazza Pike, a pal of Dazza's
    }
    for sort in _WHOLE:
        starts = {text[:size] for text, kind in kinds.items() if kind == sort for size in range(1, len(text))}
        kinds |= {
            text: sort
            for text in starts - apart
            if kinds.get(text) == "person" and (text[0] == "st" or not is_given(text[0]))
        }
    kinds |= {text: "person" for text in kinds if _ends_in_person(text, kinds)}
    return kinds


def _by_words(words: Sequence[str], name: Name, kind: NameKind) -> NameKind:
    """The kind of a name that was elected, or what its own words and those around it tell against that."""
    first, last = words[name.first], words[name.last - 1]
    several = name.last - name.first > 1
    if several and last in lexicon("organizations")["ending"]:
        borne = kind == "person" and _is_borne(first, last)
        if borne or _is_called(words, name) or is_aged(words, name) or _is_doctor(words, name):
            return "person"
        if kind in ("person", "other") or (kind == "place" and last not in _SITES):
            return "organization"
    if several and kind in ("place", "person") and not last.isupper():  # SEIU | Healthcare Ohio
        lettered = kind == "place" and _is_lettered(first)
        kind = "organization" if lettered or is_noun_of(words, name) else kind
    if kind == "person" and (_is_joined(words, name) or _ends_in_letters(words, name)):
        return "organization"
    if several and kind == "person" and _is_of_things(words, name):
        return "organization"
    if several and words[name.first] in lexicon("organizations")["beginning"]:
        return "organization"  # | Musée | Lachance
    if kind == "place" and several and "-" in last and is_given(first):
        return "person"  # Ana | Roe-Park
    numbered = name.first > 0 and words[name.first - 1][:1].isdigit()
    return "place" if kind == "person" and last in _STREETS and numbered else kind


def _is_of_things(words: Sequence[str], name: Name) -> bool:
    """Whether a word that nobody bears stands before a noun that hardly anybody does: Tarnbrook | Water.

    Short ones are syllables of names that happen to be English words: Phyo Thaw.
    """
    if name.last - name.first != 2:
        return False
    first, last = words[name.first], words[name.last - 1]
    known = flags(last)
    thing = last.istitle() and known.case >= SELDOM and known.surname < 2 and not known.given
    if not thing or is_borne(first) or (len(first) < _SYLLABLE and flags(first).case < SELDOM):
        return False
    return not (_is_called(words, name) or is_aged(words, name) or is_addressed(words, name))


_SYLLABLE = 6
"""Letters that a syllable of a name does not have."""


def _is_lettered(word: str) -> bool:
    """Whether letters begin a body's name: SEIU | Healthcare Ohio; a place's are its own: WALVIS | Bay."""
    return word.isupper() and word.isalpha() and 3 < len(word) < 7 and not flags(word).place


def _is_borne(first: str, last: str) -> bool:
    """Whether a first name stands before a body's last word that is a surname, too: Ana | Edison."""
    return is_given(first) and flags(last).surname > 1 and flags(last).case < SELDOM


def _is_joined(words: Sequence[str], name: Name) -> bool:
    return not _JOINING.isdisjoint(map(plain, words[name.first : name.last]))


def is_family_first(name: Sequence[str]) -> bool:
    """Whether a name begins with the surname, as one does that ends in two syllables: Ban | Ki-moon."""
    before, _, behind = name[-1].partition("-")
    return len(name) == 2 and before.istitle() and behind.islower()


def _is_called(words: Sequence[str], name: Name) -> bool:
    """Whether what somebody does stands before a name of two words: shop owner | Mina Park."""
    before = words[name.first - 1] if name.first else ""
    return (
        name.last - name.first == 2
        and before in lexicon("roles")["roles"]
        and before not in lexicon("organizations")["nouns"] | CALLINGS
        and is_given(words[name.first])
    )


def _is_doctor(words: Sequence[str], name: Name) -> bool:
    """Whether a title stands before a first name and a surname that also ends bodies: Dr | John Church."""
    return name.last - name.first == 2 and is_addressed(words, name) and is_given(words[name.first])


def _ends_in_letters(words: Sequence[str], name: Name) -> bool:
    """Whether letters end a name as they end a body's: Lachlan | CMA."""
    last = words[name.last - 1]
    return (
        name.last - name.first == 2
        and 2 < len(last) < 6
        and last.isupper()
        and last not in LETTERS
        and plain(last) not in SUFFIXES
        and not words[name.first].isupper()
        and not is_given(last)
        and not is_given(words[name.first])
    )


def _somewhere(words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text]) -> set[_Text]:
    """The persons' names of one word before each of which stands "in": a judge in | Makhanda."""
    alone: list[tuple[tuple[str, ...], bool]] = [
        (text, name.first > 0 and words[name.first - 1] == "in")
        for name, text in zip(found, texts, strict=True)
        if name.kind == "person" and len(text) == 1
    ]
    return {text for text, inside in alone if inside} - {text for text, inside in alone if not inside}


def _is_coined(words: Sequence[str], name: Name) -> bool:
    """Whether a name is one word made of two as firms' are: HuffPost, not McDonald, LeBron or FitzGerald."""
    word = words[name.first]
    if name.last - name.first > 1 or not word.isalpha() or word[1:].islower():
        return False
    if _LETTERED.fullmatch(word):
        return True
    second = next((at for at, letter in enumerate(word) if at and letter.isupper()), 0)
    halves = word[1:second].islower() and word[second + 1 :].islower()
    half = flags(word[second:])
    usual = half.case >= SELDOM and half.given < _OFTEN_GIVEN  # Breeze, not Grace
    borne = word[:4] == "Fitz" or (is_given(word[second:]) and not usual)
    return second >= _COINED and halves and not borne


_LETTERED = regex.compile(r"\p{Lu}\p{Ll}+\p{Lu}{2,}")  # TxDMV, PennDOT
_OFTEN_GIVEN = 3
"""From where on ``Flags.given`` tells that a usual word is a usual first name, too."""
_COINED = 4
"""Letters of the first half of a coined name; a surname's particle has fewer."""


def _ends_in_person(text: tuple[str, ...], kinds: Mapping[tuple[str, ...], NameKind]) -> bool:
    """Whether the end of a name is a person's, so that it is the same in full: Aung San | Suu Kyi."""
    if not 2 < len(text) <= MOST_WORDS or SMALL.intersection(text):
        return False
    return any(kinds.get(text[at:]) == "person" for at in range(1, len(text) - 1))


def _is_polite(words: Sequence[str], name: Name) -> bool:
    """Whether one word is called as a man or a woman is: Mr. | Bao."""
    before = plain(words[name.first - 1]) if name.first else ""
    return name.last - name.first == 1 and before in lexicon("roles")["courtesy"]


def _may_be_called(text: tuple[str, ...], kind: NameKind) -> bool:
    """Whether somebody may be called by some words that were taken for a body or a thing: Tran Quoc Bao."""
    return (
        1 < len(text) <= MOST_WORDS
        and kind in ("organization", "other")
        and text[-1] not in lexicon("organizations")["ending"]
        and all(map(is_borne, text))
    )


def _is_listed(word: str) -> bool:
    """Whether a word is a person's or a place's name."""
    return is_borne(word) or flags(word).place > 0


def _elected(
    text: _Text, votes: Mapping[NameKind, int], surnames: Collection[str], addressed: Collection[_Text]
) -> NameKind:
    """The kind of all names of the same words, of ties the first; a surname alone is a person's.

    addressed: names behind a title. One word that nobody is called by is a body's, where it is as often
    marked as that.
    """
    kind = max(votes, key=votes.__getitem__)
    if len(text) == 1 and votes.get("organization", 0) == votes[kind] and not _is_listed(text[0]):
        kind = "organization"
    if len(text) == 1 and text[0] in surnames and not (kind == "organization" and votes[kind] > 2):
        kind = "person"
    borne = text in addressed or (len(text) == 1 and text[0] in surnames and "person" in votes)
    return "organization" if " ".join(text) in known_bodies() and not borne else kind
