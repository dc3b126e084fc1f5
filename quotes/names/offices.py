"""Who holds an office that is told before the name without a comma: Member for Hinkler | Paul Neville."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.names.borders import PARTICLES, is_occupation
from quotes.names.gazetteer import flags, is_given
from quotes.names.honorifics import plain, titles
from quotes.names.lone import has_initial
from quotes.names.recognition import Name, NameKind
from quotes.resources import lexicon

__all__ = ["parted", "titled_inside"]

_OF = frozenset(("for", "of"))
_CONSTITUENTS = frozenset("candidate member mla mp mpp mep mayor senator".split())
"""Whose office is for a place."""

_BODY, _PLACE = 2, 3  # nouns, see ``gazetteer.Flags``
_TOWN = 2


def parted(words: Sequence[str], name: Name) -> Iterator[Name]:
    """A name; where the model took what an office is for and who holds it for one, the two."""
    at = name.last - 2
    if at > name.first and len(words[at]) == 2 and words[at].endswith("."):
        at -= 1  # Law Society | John F. Marsh
    stuck = has_initial(words[name.last - 1])
    at += stuck  # Prime Minister of Mongolia | L.Oyun-Erdene
    office = _office(words, name.first) if at > name.first else ""
    if not office or _is_titled(words[at - 1]) or not (stuck or _is_person(words[at], words[name.last - 1])):
        yield name
        return
    if at - name.first == 1 and is_given(words[name.first]) and office not in _CONSTITUENTS:
        yield name  # the Anne Frank House
        return
    kind: NameKind = "place" if office in _CONSTITUENTS or name.kind == "place" else "organization"
    yield Name(name.first, at, kind)
    yield Name(at, name.last, "person")


def titled_inside(words: Sequence[str], name: Name) -> Name | None:
    """The person at the end of what was taken for a body, behind a title: Ford City Mayor | Don Ott."""
    listed = lexicon("organizations")
    for at in range(name.last - 2, max(name.first, name.last - 4), -1):
        if plain(words[at - 1]) in titles() and is_given(words[at]):
            last = words[name.last - 1]
            body = last in listed["ending"] or flags(last).noun == _BODY
            plain_words = all(word[:1].isupper() for word in words[at : name.last])
            return Name(at, name.last, "person") if plain_words and not body else None
    return None


def _office(words: Sequence[str], first: int) -> str:
    """The noun of an office before "of" or "for" and a name, empty where none stands there."""
    at = first - 1 - (first > 1 and words[first - 1] == "the")
    if at < 1 or words[at] not in _OF:
        return ""
    noun, roles = words[at - 1].lower(), lexicon("roles")
    if any(noun in roles[group] for group in ("for others", "kin", "relations")):
        return ""  # a lawyer for | Jose Maria Sison
    is_office = noun in _CONSTITUENTS or is_occupation(noun) or noun in lexicon("persons")["persons"]
    return noun if is_office else ""


def _is_titled(word: str) -> bool:
    """Whether a word before a name is who bears it, not what an office is for: Trade Minister | Ana Roe."""
    return is_occupation(word.lower()) or plain(word) in titles()


def _is_person(given: str, surname: str) -> bool:
    """Whether two words are a usual first name and what may be a surname: Paul Neville, not Phillip Bay."""
    if not is_given(given) or given.lower() in PARTICLES or flags(given).place > _TOWN:
        return False
    last = flags(surname)
    is_place = last.place > _TOWN or (last.noun == _PLACE and last.place == _TOWN)
    return surname[:1].isupper() and not is_place and last.noun != _BODY
