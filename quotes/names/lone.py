"""Lone names: one word of which the article has no full name and no title, so that it is hardly a person's.

News gives a person's whole name once. What is taken for a person and stands alone from the first time on
is a province, a firm, a party or a law, where no list of names has it and nothing else tells of a person.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from quotes.names.beside import is_somebody
from quotes.names.brands import is_personal
from quotes.names.gazetteer import OFTEN, PLACE, THING, flags, folded
from quotes.names.honorifics import plain, title_before
from quotes.names.recognition import Name, NameKind
from quotes.resources import lexicon
from quotes.words.function_words import A_OR_THE, PERSONAL
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["articled", "has_initial", "lone", "seats"]

_TOWN = 2
_USUAL = 2
_HUMAN = PERSONAL | {"who", "whose"}
_REACH = 12
"""Words behind a name in which a pronoun tells of a person."""
_WHERE = frozenset("in at near from across around outside".split())
_BESIDE = _WHERE - {"from"} | frozenset("behind beside inside opposite outside past".split())
_DESCRIBED = 4
"""Words before a name in which an article may stand: a closed-down | Sears."""
_SPEAKING = frozenset(
    "added admitted adds argued asked asks explained explains insisted recalled recalls replied said says "
    "tells told warned writes wrote".split()
)
_MARKS = frozenset('"“”‘’')
_RULES = frozenset("administration campaign presidency supporters voters".split())
"""What is called by the name of who leads it."""
_ALIKE = 75
"""Per cent of letters that a misspelt surname shares with the right one."""
_MOST = 50
"""Words of whole names with one first letter that are compared."""


def lone(
    words: Sequence[str], found: Sequence[Name], texts: Sequence[tuple[str, ...]]
) -> dict[tuple[str, ...], NameKind]:
    """What the one-word names that were taken for persons are, where they are none. texts: as compared."""
    persons = [(name, text) for name, text in zip(found, texts, strict=True) if name.kind == "person"]
    whole = dict.fromkeys(
        part for _, text in persons if len(text) > 1 for word in text for part in _parts(word)
    )
    known: dict[str, list[str]] = {}
    for part in whole:
        known.setdefault(part[:1], []).append(part)
    alone: dict[tuple[str, ...], list[Name]] = {}
    for name, text in persons:
        if len(text) == 1 and not _is_known(text[0], whole, known):
            alone.setdefault(text, []).append(name)
    return {text: kind for text, names in alone.items() if (kind := _kind(words, names))}


def seats(
    words: Sequence[str], found: Sequence[Name], texts: Sequence[tuple[str, ...]]
) -> set[tuple[str, ...]]:
    """The names of one usual word for a building, always behind "the": the | Castle | said."""
    one = {text: True for text in texts if len(text) == 1 and flags(text[0]).noun in (PLACE, THING)}
    for name, text in zip(found, texts, strict=True):
        if text in one:
            behind = words[name.first - 1].lower() == "the" if name.first else False
            one[text] = one[text] and behind and not is_personal(words, name)
    return {text for text, always in one.items() if always}


def articled(
    words: Sequence[str], found: Sequence[Name], texts: Sequence[tuple[str, ...]]
) -> set[tuple[str, ...]]:
    """The names that say something and always stand behind "the", as nobody's do: the | Lakers | said.

    Not a family's: the Obamas; the first name of one who is called so: the | Donald |.
    """
    always: dict[tuple[str, ...], bool] = {}
    speaking: set[tuple[str, ...]] = set()
    for name, text in zip(found, texts, strict=True):
        behind = words[name.first - 1].lower() == "the" if name.first else False
        always[text] = always.get(text, True) and behind and not is_personal(words, name)
        if behind and not _SPEAKING.isdisjoint(words[name.last : name.last + 1]):
            speaking.add(text)
    return {text for text in speaking if always[text] and not _may_be_persons(text)}


def _may_be_persons(text: tuple[str, ...]) -> bool:
    """Whether words behind "the" may name a family, or somebody by a usual first name."""
    family = len(text) == 1 and text[0].endswith("s") and flags(text[0][:-1]).surname >= _USUAL
    return family or flags(text[0]).given > _USUAL


def _parts(word: str) -> list[str]:
    """A word of a name and what it is made of with hyphens, without accents."""
    whole = folded(word)
    return [whole, *whole.split("-")]


def _is_known(word: str, whole: Collection[str], by_letter: Mapping[str, Sequence[str]]) -> bool:
    """Whether a word, or what is nearly it, is part of a whole name: Eldrige, of Anna Eldridge."""
    own = folded(word)
    near = by_letter.get(own[:1], ())[:_MOST]
    return any(part in whole for part in _parts(word)) or any(ratio(own, part) >= _ALIKE for part in near)


def _kind(words: Sequence[str], names: Sequence[Name]) -> NameKind | None:
    """What all names of one word are, None where they may be a person's."""
    if any(_is_in_state(words, name) for name in names):
        return "place"
    if all(_is_site(words, name) for name in names):
        return "organization"
    seat = _is_seat(words[names[0].first])
    if any(_is_human(words, name, seat) for name in names):
        return None
    if seat:
        return "place"
    listed = flags(words[names[0].first])
    borne = listed.given >= _USUAL or listed.surname >= _USUAL
    where = any(name.first and words[name.first - 1] in _WHERE for name in names)
    if listed.place >= _TOWN:
        known = listed.case == OFTEN and listed.place == _TOWN
        return "place" if where or not (borne or known) else None
    if listed.given or borne or listed.case == OFTEN:
        return None
    return "place" if where else "organization"


def _is_in_state(words: Sequence[str], name: Name) -> bool:
    """Whether a state or country behind a comma says where a place is: Raleigh, | N.C."""
    if (
        name.last + 2 >= len(words)
        or words[name.last] != ","
        or words[name.last + 2] not in (",", ".", ")", ";")
    ):
        return False
    places, word = lexicon("places"), words[name.last + 1]
    return word in places["states"] or word in places["abbreviations"] or word in places["countries"]


def _is_site(words: Sequence[str], name: Name) -> bool:
    """Whether something happens at what a name with an article calls: behind a closed-down | Sears."""
    least, at = max(name.first - _DESCRIBED, 0), name.first - 1
    while at > least and words[at] not in A_OR_THE and words[at].islower():
        at -= 1
    return at > 0 and words[at] in A_OR_THE and words[at - 1].lower() in _BESIDE


def _is_somebody(word: str) -> bool:
    """Whether a noun is for people: the cook, | Milagros."""
    return word in lexicon("persons")["persons"] or word in lexicon("roles")["roles"]


def has_initial(word: str) -> bool:
    """Whether an initial sticks to a name, as in news of Mongolia: L.Oyun-Erdene."""
    return len(word) > _SHORTEST and word[0].isupper() and word[1] == "." and word[2].isupper()


_SHORTEST = 4
"""Letters of U.S. with the full stops."""


def _is_seat(word: str) -> bool:
    """Whether a word names a country, or its capital, that says things as people do: | Oslo | denied it."""
    places = lexicon("places")
    return word in places["capitals"] or (word in places["countries"] and word not in _FIRST_NAMES)


_FIRST_NAMES = frozenset(("Chad", "Georgia", "Jordan"))
"""Countries by whose names many people are called."""


def _is_human(words: Sequence[str], name: Name, seat: bool) -> bool:
    """Whether a title, a role, an age, a label's colon or a pronoun tells of a person.

    seat: whether it may be a government that speaks, so that a quotation and its verb tell nothing.
    """
    before = plain(words[name.first - 1]) if name.first else ""
    behind = words[name.last : name.last + _REACH]
    return (
        has_initial(words[name.first])
        or bool(title_before(words, name.first))
        or is_somebody(words, name)
        or _is_somebody(before)
        or (before == "," and name.first > 1 and _is_somebody(plain(words[name.first - 2])))
        or (len(behind) > 1 and behind[0] in POSSESSIVE_S and behind[1] in lexicon("roles")["kin"])
        or (not seat and _is_speaking(words, name))
        or (len(behind) > 1 and behind[0] == "," and behind[1].isdigit())
        or (bool(behind) and behind[0] == ":")
        or (bool(behind) and behind[0] in _RULES)
        or not _HUMAN.isdisjoint(behind)
    )


def _is_speaking(words: Sequence[str], name: Name) -> bool:
    """Whether a quotation or a verb of saying stands beside a name."""
    before, behind = words[name.first - 1].lower() if name.first else "", words[name.last : name.last + 1]
    return (
        not _MARKS.isdisjoint(words[max(name.first - 3, 0) : name.last + 3])
        or (before in _SPEAKING and bool(behind) and not behind[0][0].isalpha())
        or not _SPEAKING.isdisjoint(behind)
    )
