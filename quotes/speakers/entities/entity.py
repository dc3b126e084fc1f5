"""An entity: one bearer of a name while an article is read."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import regex

from quotes.document import SpeakerKind
from quotes.names.gazetteer import is_given, is_mans
from quotes.names.recognition import Name, NameKind
from quotes.resources import lexicon

__all__ = ["MANY", "Entity", "add", "around", "first_named", "gender_of", "initials", "written"]

_FIRST = attrgetter("first")


MANY = 50
"""Bearers of a name or of a role that are compared one by one."""


@dataclass(slots=True, eq=False)
class Entity:
    """One bearer of a name while an article is read.

    words: its fullest name. mentions: where it is named, in order. titles: the words right
    before its names, lower case. male: whether it is a man, None where nothing tells;
    titled: whether a title or role says so, not a first name alone; votes: pronouns that
    follow its names, he for and she against; own: of those the ones that can hardly go back to another:
    Roe broke his wrist. unclear: whether it is a bare name of which nothing
    tells which of its bearers is meant. span, noun: for a source without a name the tokens
    that describe it, and the noun among them that says what it is, singular.
    """

    kind: NameKind | SpeakerKind
    words: tuple[str, ...]
    mentions: list[Name] = field(default_factory=list)
    titles: dict[str, int] = field(default_factory=dict)
    votes: int = 0
    own: int = 0
    male: bool | None = None
    titled: bool = False
    unclear: bool = False
    span: tuple[int, int] | None = None
    noun: str = ""

    @property
    def name(self) -> str:
        """The fullest name as one string, capitals tamed."""
        return written(self.words)


def written(words: Sequence[str]) -> str:
    """A name as one string; a name in capitals only is written with capital initials, but UNICEF."""
    text = " ".join(words).replace(" 's", "'s").replace(" ’s", "’s").replace("( ", "(").replace(" )", ")")
    text = text.replace(" ,", ",").replace(" / ", "/")
    text = _NICKNAME.sub(r" \1\2\3 ", text)
    text = _OF_MANY.sub(r"\1 ", text)
    letters = text in lexicon("organizations")["bodies"]
    if not letters and len(words) <= 4 and text.isupper() and (len(words) > 1 or len(text) > 5):
        text = text.title()
    return text


_OF_MANY = regex.compile(r"(?<=\p{L}s) (['’]) (?=\p{L})")
_NICKNAME = regex.compile(r" ([\"“‘']) ([\p{L} -]+) ([\"”’']) ")


def gender_of(entity: Entity) -> bool | None:
    """Whether a person is a man, by titles and first name; None where neither tells."""
    if entity.male is None:
        male, female = lexicon("roles")["male"], lexicon("roles")["female"]
        votes = 0
        for title, count in entity.titles.items():
            votes += count * ((title in male) - (title in female))
        if votes:
            entity.male = votes > 0
            entity.titled = True
        else:
            entity.male = _gender(entity.words)
    return entity.male


_INITIAL = 2
"""Letters of an initial with its full stop."""


def _gender(given: Sequence[str]) -> bool | None:
    """Whether first names are a man's, None where too many men and women bear them.

    Even a rare first name tells where a surname stands behind it; a surname alone tells nothing, nor does the
    father's name behind one that nobody knows: Mwanaisha | Juma | Kombo.
    """
    if len(given) > 1 and not is_given(given[0]):
        known = is_mans(given[0])
        if known is not None:
            return known
    first = given[:-1] or given  # the surname of Asha | Malik is many a man's first name
    for name in first:
        if is_given(name):
            return is_mans(name)
        if len(name) > _INITIAL and name[0].isupper():
            return None
    return None


def add(entity: Entity, name: Name, words: tuple[str, ...], title: str) -> None:
    """Count a name, with its words and the title before it, among those of a person."""
    insort(entity.mentions, name, key=_FIRST)
    if title:
        entity.titles[title] = entity.titles.get(title, 0) + 1
    if words != entity.words and _fuller(words, entity.words):
        entity.words = words


def _fuller(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a form of a name tells more: more words, or mixed case instead of capitals."""
    if len(one) != len(other):
        return len(one) > len(other)
    return " ".join(other).isupper() and not " ".join(one).isupper()


def first_named(entity: Entity) -> int:
    """The token where an entity is first named."""
    return entity.mentions[0].first


def around(every: Sequence[Entity], at: int) -> Sequence[Entity]:
    """Of very many, in the order of their names, some who are first named before token ``at``."""
    if len(every) <= MANY:
        return every
    last = max(bisect_left(every, at, key=first_named), MANY)
    return every[last - MANY : last]


def initials(words: Sequence[str]) -> str:
    """The capitals that the words of a name begin with, and their parts: JAR, of Jo-Ann Roe."""
    return "".join(part[0] for word in words for part in word.split("-") if part[:1].isupper())
