"""First names that the model or the titles leave off: | Y | Thanh Nie; | Ouma | Oluga; | April | Young."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from quotes.names.beside import is_aged
from quotes.names.borders import is_occupation, is_said_of
from quotes.names.gazetteer import flags, is_given
from quotes.names.honorifics import are_initials, is_title, plain
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.text.tags import FINITE
from quotes.words.function_words import A_OR_THE
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["borne", "with_borne", "with_left_out", "with_lone_letter", "with_usual_words"]


def with_lone_letter(words: Sequence[str], marked: Sequence[Name]) -> list[Name]:
    """The names, a person's with the Y that it begins with and the model left out: | Y | Thanh Nie."""
    begun = {
        name.first - 1
        for name in marked
        if name.kind == "person" and name.first and words[name.first - 1] == "Y"
    }
    if not begun:
        return [*marked]
    return [
        Name(
            name.first - (name.kind == "person" and name.first - 1 in begun),
            name.last - (name.last - 1 in begun),
            name.kind,
        )
        for name in marked
        if name.last - name.first > (name.last - 1 in begun)
    ]


def borne(words: Sequence[str], marked: Iterable[Name]) -> Iterator[str]:
    """The forms of address that are names here: Ouma, who is called so alone, and is Ouma Oluga in full."""
    for name in marked:
        word = words[name.first]
        if (
            name.kind == "person"
            and name.last - name.first == 1
            and plain(word) in lexicon("roles")["courtesy"]
        ):
            listed = flags(word)
            if listed.case < _OFTEN and (listed.given or listed.surname):
                yield word


_OFTEN = 2
"""The case of words that news has with and without a capital: Sir."""


def with_borne(words: Sequence[str], name: Name, firsts: Collection[str]) -> Name:
    """A surname with the first name that looks like a form of address: | Ouma | Oluga."""
    alone = name.kind == "person" and name.last - name.first == 1 and name.first > 0
    return Name(name.first - 1, name.last, "person") if alone and words[name.first - 1] in firsts else name


def with_left_out(words: Sequence[str], pos: Sequence[int], found: Sequence[Name]) -> list[Name]:
    """The names, surnames with a first name that is a usual word, too: poet | Per | Lindqvist was ill.

    pos: the tags of the words. Such a first name opens a sentence only before a verb: no | May | Roe, resign.
    """
    ends = {name.last for name in found}
    return [
        Name(name.first - 1, name.last, "person")
        if _lacks_first(words, pos, name, ends) or _lacks_short(words, name, ends)
        else name
        for name in found
    ]


_SHORT = frozenset(("Md", "Md.", "Mohd", "Mohd.", "Muhd", "Muhd.", "Mst", "Mst.", "Most."))
"""How Mohammed and Mosammat are written short before another first name."""


def _lacks_short(words: Sequence[str], name: Name, ends: Collection[int]) -> bool:
    """Whether a first name that is written short is missing: | Md | Mahbub Hossain; not Laurel, | Md."""
    at = name.first - 1
    if name.kind != "person" or at < 0 or name.first in ends:
        return False
    alone = name.last - name.first == 1
    return (words[at] in _SHORT and words[at - 1 : at] != [","]) or (alone and are_initials(words, at))


def _lacks_first(words: Sequence[str], pos: Sequence[int], name: Name, ends: Collection[int]) -> bool:
    if name.last - name.first > 1 or not name.first or name.first in ends:
        return False
    aged = is_aged(words, name._replace(first=name.first - 1))  # Per | Lund, 55
    if name.kind != "person" and not (aged and name.kind == "place"):
        return False
    word = words[name.first - 1]
    if len(word) < _SHORTEST or flags(word).given < _USUAL or is_given(words[name.first]):
        return False
    before = words[name.first - 2]  # the board's | Grace | Roe
    opens = name.first == 1 or not (before[:1].isalnum() or before in POSSESSIVE_S)
    acts = name.last < len(words) and pos[name.last] in FINITE
    return _may_be_first(words, name.first - 1) and (acts or aged or not opens)


_SHORTEST = 3
"""Letters: shorter words are too usual in headlines: response | To | Trump."""

_USUAL = 3
"""From where on a word is a very usual first name."""


def with_usual_words(
    words: Sequence[str], found: Sequence[Name], sources: Iterable[tuple[int, int]]
) -> list[Name]:
    """The names, and those in sources whose first names are usual words: | April Young |, | Monday | Obi.

    Where somebody's first name is the second word and no surname, the first is a form of address:
    Cap | Thamanat, beside Thamanat Prompow.

    found: names in order. sources: token ranges that name sources, where such words are hardly more.
    """
    at = {token: name for name in found for token in range(name.first, name.last)}
    persons = [name for name in found if name.kind == "person"]
    known = {words[name.first] for name in persons if name.last - name.first > 1}
    lone = {words[name.first] for name in persons if name.last - name.first == 1}
    whole = {}
    for first, last in sources:
        first = _behind_occupation(words, first, last)
        own = at.get(first + 1, Name(first + 1, first + 2, "other"))
        if last - first < 2 or first in at or not _is_whole(words, first, own, lone):
            continue
        alone = own.last - own.first == 1 and words[own.first] in known
        if not alone or (flags(words[own.first]).surname and not is_title(words[first])):
            whole[own] = Name(first, own.last, "person")
    return sorted([*(one for one in found if one not in whole), *whole.values()])


def _behind_occupation(words: Sequence[str], first: int, last: int) -> int:
    """Where a name begins behind what its bearer does: Resident | Monday Obi; shop owner | May Roe."""
    ends = (
        at + 1
        for at in range(min(first + _ROLE, last - 2) - 1, first - 1, -1)
        if is_occupation(plain(words[at])) and (at == first or not is_title(words[at + 1]))
    )
    return next(ends, first)


_ROLE = 3
"""Words of a role before a name that are looked at."""


def _is_whole(words: Sequence[str], first: int, surname: Name, alone: Collection[str]) -> bool:
    """Whether a usual word is the first name before what is a surname, in a list or to the model.

    alone: surnames by which persons are called in the text.
    """
    if not _may_be_first(words, first) or surname.first != first + 1:
        return False
    if surname.kind != "other":
        more = surname.last - surname.first
        said = more > 1 and is_said_of(plain(words[first]), words[surname.first], more > 2)  # Pilot | Ana Ott
        return surname.kind == "person" and not said
    word = words[surname.first]
    ends = surname.last == len(words) or not words[surname.last][:1].isupper()
    listed = flags(word)
    borne = word in alone or listed.surname > 1 or (listed.surname > 0 and not listed.noun)
    return ends and word.istitle() and word.isalpha() and borne


_WHEN = frozenset("by early each every in last late next of on since this until".split())
"""Words before a day or a month that is no first name."""


def _may_be_first(words: Sequence[str], at: int) -> bool:
    """Whether a usual word may be a first name that opens a source, not when it was said: on | Monday."""
    word = words[at]
    if (
        word.lower() in A_OR_THE
        or not (word.istitle() and word.isalpha() and flags(word).given)
        or is_occupation(plain(word))
    ):
        return False
    if is_title(word) and plain(word) not in lexicon("roles")["names too"]:
        return False
    return not at or words[at - 1].lower() not in _WHEN
