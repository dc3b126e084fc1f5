"""Brands: bodies that are called as people are, told by what the text says of them.

The shoemaker | Bressani | ... The company; | Noa |, a maker of phones, said it would; | Saint Monica | said
that it had; | Brask Lund | is to sell its mill. Its shares fell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from quotes.names.beside import apposed_noun, is_addressed, is_aged
from quotes.names.borders import BEHIND_DATELINE
from quotes.names.gazetteer import is_borne, is_given
from quotes.names.honorifics import plain
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.words.calendar import DAYS
from quotes.words.function_words import A_OR_THE, PERSONAL
from quotes.words.wordforms import wordforms

__all__ = ["brands", "goes_back", "is_body_noun", "is_personal", "is_trade", "next_sentence", "vessels"]

_Text = tuple[str, ...]

_STRONG, _WEAK = 3, 2
"""What a sign counts that hardly goes with a person, and one that may be of another in the text."""

_LEAST = _STRONG + _WEAK
"""From where on a name is a body's: no sign but that of a peer is enough alone."""

_SENTENCE = 60
"""Tokens from a name to the next sentence."""

_SAYING = frozenset("announced confirmed said says".split())
_THAT = DAYS | {"today", "that", "on", "in", "a", "statement"}
_ACTS = frozenset("had has is was will would".split())
_WILLS = frozenset("aims expects hopes intends plans wants".split())
"""What only somebody or a body does: said it | plans |; not: said it | had | rained."""
_ENDS = frozenset(". ; : ! ? \" “ ” ''".split())
_SAINT = frozenset(("saint", "santa", "st", "ste"))
_MOST = frozenset("biggest first largest last latest oldest one richest second smallest third two".split())
"""What ends the words for one of several: the | oldest | of the city's bakeries."""

_PEERS = frozenset("competitor parent peer rival rivals subsidiary supplier".split())
_FIRMS = frozenset(("brand", "company", "firm", "label", "maker", "start-up", "startup"))
"""Nouns that go back to one of any trade."""

_OF_FIRMS = frozenset("customers shareholders shares stock users".split())
"""What only firms have: | shares | in Marlow."""

_HELD = ("shares", "stock")
"""What one holds in firms alone."""

_HEAD = 3
"""Words between an article and the noun before a name: the | Italian luxury shoemaker |."""

_SEVERAL_DO = frozenset("are deny have insist say were".split())
"""Verbs of several, of which one name that opens a sentence is a club, a band or a firm: | Otto | have.

A word that nobody bears may be that of a people.
"""

_SEVERAL = 6
"""Words from "the largest" to whom it is of."""

_FIRST, _CLAUSE = 12, 30
"""Tokens behind a name in which "its" stands, or the company says something in the same sentence."""

_PRONOUN = 15
"""Tokens behind a name in which a pronoun goes back to it."""


def brands(
    words: Sequence[str], opens: Sequence[int], found: Sequence[Name], texts: Sequence[_Text]
) -> set[_Text]:
    """The names that are taken for persons', or for nobody's, and are bodies' by several signs.

    texts: the names as they are compared. A name that goes back to somebody named in full before is theirs.
    """
    signs: dict[_Text, dict[str, int]] = {}
    human: set[_Text] = set()
    surnames: set[str] = set()
    persons: set[_Text] = set()
    for name, text in zip(found, texts, strict=True):
        if not _may_be_brand(words, name):
            continue
        if text not in signs and len(text) == 1 and text[0] in surnames:
            human.add(text)
        if name.kind != "place":
            persons.add(text)
        if len(text) > 1 and name.kind == "person":
            surnames.update((text[0], text[-1]))
        signs.setdefault(text, {}).update(_signs(words, opens, name))
    likely = {text for text in persons - human if _weight(signs[text]) >= _LEAST}
    told = zip(found, texts, strict=True) if likely else ()
    return likely - {text for name, text in told if text in likely and _is_human(words, name)}


def _may_be_brand(words: Sequence[str], name: Name) -> bool:
    """Whether a name was taken for a person's or nobody's, or for a place's that begins with Saint."""
    return name.kind in ("person", "other") or (name.kind == "place" and _is_saint(words, name))


def _weight(signs: Mapping[str, int]) -> int:
    """What signs count together; that it | rained |, as it | knew |, tells nothing unless a noun does."""
    return sum(signs.values()) - (signs.get("does", 0) if "it" in signs or "noun" not in signs else 0)


def _is_human(words: Sequence[str], name: Name) -> bool:
    """Whether what stands around a name tells of somebody."""
    if not _may_be_brand(words, name):
        return False
    return is_addressed(words, name) or is_aged(words, name) or is_personal(words, name)


_VESSELS = frozenset(
    (
        "boat ferry freighter frigate lifeboat locomotive schooner ship steamer submarine tanker trawler "
        "tug vessel yacht"
    ).split()
)


def vessels(words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text]) -> Iterator[_Text]:
    """The names that stand behind what a ship is, as nobody's do: the Indonesian ferry | Bunga Laut |."""
    for name, text in zip(found, texts, strict=True):
        if name.kind in ("person", "organization") and name.first and words[name.first - 1] in _VESSELS:
            yield text


def _signs(words: Sequence[str], opens: Sequence[int], name: Name) -> Iterator[tuple[str, int]]:
    """What tells of a body around a name, and what it counts."""
    first, last = name.first, name.last
    before, behind = words[first - 1] if first else "", words[last] if last < len(words) else ""
    if last - first > 1 and _is_saint(words, name):
        yield "saint", _STRONG
    if behind in _SEVERAL_DO and opens[first] and (last - first > 1 or is_borne(words[first])):
        yield "several", _LEAST
    if before in _PEERS and _is_peer(words, name):
        yield "peer", _LEAST
    if (before in _ONLY_BODIES and _is_introduced(words, first)) or (behind == "," and _is_told(words, name)):
        yield "told", _LEAST
    noun = _noun_before(words, name) or (behind == "," and _noun_behind(words, name))
    if noun:
        alone = last - first == 1 and is_trade(before)
        yield "noun", _LEAST if alone else _WEAK if last - first > 1 and is_given(words[first]) else _STRONG
    if before in ("in", "of") and first > 1 and words[first - 2].lower() in _OF_FIRMS:
        yield "of", _LEAST if before == "in" and words[first - 2].lower() in _HELD else _STRONG
    if behind in _SAYING and (does := _says_it(words, last)):
        acts = does in _ACTS or does in _WILLS
        yield ("it" if acts else "does"), _STRONG if does in _WILLS else _WEAK
    if not noun and not _is_subject(words, opens, first):
        return
    if _has_its(words, last):
        yield "its", _STRONG
    follows = next_sentence(opens, last)
    if follows and (words[follows] == "Its" or _goes_on_as_it(words, follows)):
        yield "Its", _STRONG
    elif (follows and goes_back(words, follows)) or _inside(words, last):
        yield "called", _WEAK


def _is_subject(words: Sequence[str], opens: Sequence[int], first: int) -> bool:
    """Whether a name opens a sentence, be it behind a dateline."""
    return bool(opens[first]) or words[first - 1] in BEHIND_DATELINE


def next_sentence(opens: Sequence[int], at: int) -> int:
    """Where the sentence behind that of a token begins; 0 for none nearby."""
    near = opens[at : at + _SENTENCE]
    return at + near.index(True) if True in near else 0


def goes_back(words: Sequence[str], first: int) -> bool:
    """Whether a sentence begins with what a firm is called: | The company | said; not: The company that."""
    if first + 2 >= len(words) or words[first] != "The" or words[first + 1] not in _called():
        return False
    return words[first + 2] not in ("that", "of", "in", "which")


def _goes_on_as_it(words: Sequence[str], first: int) -> bool:
    """Whether a sentence begins with a thing that says or wants something: | It said |; not: It was late."""
    behind = words[first + 1] if first + 1 < len(words) else ""
    return words[first] == "It" and (behind in _SAYING or behind in _WILLS)


def _is_saint(words: Sequence[str], name: Name) -> bool:
    return name.last - name.first > 1 and plain(words[name.first]) in _SAINT


@cache
def _called() -> frozenset[str]:
    return _FIRMS | lexicon("organizations")["nouns"]


@cache
def _trades() -> frozenset[str]:
    return lexicon("organizations")["trades"] | _FIRMS


@cache
def is_body_noun(word: str) -> bool:
    """Whether a noun beside a name is one for a body: a charity, a phone | maker |, a think | tank |."""
    return word in lexicon("organizations")["nouns"] or word == "tank" or is_trade(word)


def is_trade(word: str) -> bool:
    """Whether a noun is one for a firm, be it also one for who works alone: shoemaker, builder."""
    return word in _trades() or (word.endswith("maker") and word not in _NO_TRADES)


_NO_TRADES = frozenset("filmmaker homemaker lawmaker peacemaker playmaker policymaker troublemaker".split())


_MADE = frozenset("built led made run set".split())
"""What somebody has done with a body, behind its noun: a charity | set | up by two tuners."""

_ONLY_BODIES = frozenset(
    (
        "agency airline app brand broadcaster chain charity company conglomerate consultancy firm label "
        "marketplace ngo nonprofit platform scheme service site start-up startup studio subsidiary website"
    ).split()
)
"""Nouns before a name that are no person's: the law | firm | Roe Ode Bly."""


def _is_told(words: Sequence[str], name: Name) -> bool:
    """Whether one word is told to name a body, no person and no trade: | Amparo |, a charity set up by two.

    Not who works for one, as in a list: Ana of | Amparo, a charity |, and Ivo.
    """
    article, first = words[name.last + 1 : name.last + 2], name.last + 2
    near = words[first : first + _HEAD + 1]
    noun = next((one for one, behind in pairwise(near) if behind.endswith("ed") or behind in _MADE), "")
    noun = noun or apposed_noun(words, first)
    if article not in (["a"], ["an"], ["the"]) or name.last - name.first > 1:
        return False
    if noun in _ONLY_BODIES:
        return True
    return article != ["the"] and noun in lexicon("organizations")["nouns"] and not is_trade(noun)


def _noun_before(words: Sequence[str], name: Name) -> bool:
    """Whether a trade stands before a name: The toy maker | Lin Huamei |; The Swedish maker, | Otto |, is."""
    first, last = name.first, name.last
    apposed = first > 1 and last < len(words) and words[first - 1] == words[last] == ","
    at = first - apposed
    return at > 0 and is_trade(words[at - 1]) and _is_introduced(words, at)


def _is_introduced(words: Sequence[str], first: int) -> bool:
    """Whether the noun before a place has an article, or it is told where it is: Oslo-based parts maker |."""
    before = words[max(first - 1 - _HEAD, 0) : first - 1]
    return any(word.lower() in A_OR_THE or word.endswith(_WHENCE) for word in before)


_WHENCE = ("-based", "-headquartered", "-listed", "-owned")
"""Endings of words for where a firm is, or who has it."""


def _noun_behind(words: Sequence[str], name: Name) -> bool:
    """Whether a trade stands behind a name and its comma: | Noa |, a maker of telephones."""
    last = name.last
    if last + 2 >= len(words) or words[last + 1].lower() not in A_OR_THE:
        return False
    noun = apposed_noun(words, last + 2)
    if noun in _MOST:  # the largest of the aid | groups
        behind = next((at for at in range(last + 2, last + 2 + _SEVERAL) if words[at : at + 1] == ["of"]), 0)
        noun = wordforms().base(apposed_noun(words, behind + 1)) if behind else noun
    return is_trade(noun) or noun in lexicon("organizations")["nouns"]


def _is_peer(words: Sequence[str], name: Name) -> bool:
    """Whether a name behind a noun for it is that of a body's like: its Italian rival | Vetreria Adda |."""
    first = name.first
    somebody = name.last - first > 1 and is_given(words[first])
    return not somebody and "its" in words[max(first - 1 - _HEAD, 0) : first - 1]


def _says_it(words: Sequence[str], last: int) -> str:
    """The verb of a thing that says so itself: said on Tuesday that it | had | advertised; "" for none.

    last: where the word for saying stands.
    """
    at = next((at for at in range(last + 1, len(words)) if words[at].lower() not in _THAT), len(words))
    return words[at + 1] if at + 1 < len(words) and words[at] == "it" else ""


def _has_its(words: Sequence[str], last: int) -> bool:
    """Whether the first pronoun behind a subject is "its": has begun talks to sell | its | works."""
    for word in words[last : last + _FIRST]:
        if word in _ENDS or word == ",":
            return False
        if word in PERSONAL or word in ("it", "its"):
            return word == "its"
    return False


def _inside(words: Sequence[str], last: int) -> bool:
    """Whether what follows calls the name a firm: has gone under, | the company said |; , | it said |."""
    for at in range(last, min(last + _CLAUSE, len(words) - 2)):
        if words[at] in (".", ";"):
            return False
        if words[at] == "," and words[at + 1] == "the" and words[at + 2] in _called():
            return at + 3 < len(words) and words[at + 3] in _SAYING
        if words[at] == "," and words[at + 1] == "it" and words[at + 2] in _SAYING:
            return True
    return False


def is_personal(words: Sequence[str], name: Name) -> bool:
    """Whether a pronoun behind a name in its sentence is a person's."""
    behind = words[name.last : name.last + _PRONOUN]
    if behind[:1] == [","] and behind[1:2] in (["who"], ["whose"]):
        return True
    for word in behind:
        if word in _ENDS:
            return False
        if word.lower() in PERSONAL:
            return True
    return False
