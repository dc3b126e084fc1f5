"""Short forms: what a body is called by letters or beginnings of its name's words: HUD, the DfE, Comelec."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quotes.names.beside import apposed_noun
from quotes.names.bodies import LEGAL, SMALL
from quotes.names.brands import is_personal
from quotes.names.gazetteer import OFTEN, SELDOM, flags, is_given
from quotes.names.honorifics import plain
from quotes.names.recognition import Name, NameKind
from quotes.resources import lexicon
from quotes.words.function_words import APPOSING

__all__ = [
    "NAMED_AFTER",
    "initials",
    "is_acronym",
    "is_called",
    "is_clipped",
    "is_known_as",
    "letters",
    "patron",
    "shortened",
]

_LEFT = 2
"""Words before a name that an acronym may leave out: U.S. Department of | Housing and Urban Development."""

_SYLLABLE = 4
"""Letters of a word that an abbreviation keeps at most: Huff | Po, Com | elec."""

_LEAST = 3
"""Letters of an acronym that leaves the end of a name out, and of one that is written as a word."""


def initials(words: Sequence[str]) -> str:
    """The letters that words begin with, without "'s"."""
    return "".join([word[0] for word in words if word[:1].isalnum() or word == "&"])


def letters(full: tuple[str, ...]) -> Iterator[str]:
    """The letters that may stand for a name in small letters; the end behind "and" or "of" may be left out.

    HUD, Department of Housing and Urban Development; CDC, Centers for Disease Control | and Prevention;
    ACLU | of Texas; PG&E, Pacific Gas and Electric | Co.; HMRC, HM Revenue and Customs.
    """
    while len(full) > 2 and full[-1] in _FIRMS:
        yield from _letters(full)
        full = full[:-1]
    yield from _letters(full)


_FIRMS = {plain(word) for word in LEGAL} | {
    *"ag bhd co company corporation group holdings limited pty".split()
}
"""Words behind the name of a firm."""


def _letters(full: tuple[str, ...]) -> Iterator[str]:
    large = [word for word in full if word not in SMALL]
    if len(large) > 1:
        yield initials(large)
        yield initials(full)
        yield initials([part for word in large if word != "&" for part in word.split("-") if part])
        yield initials(["&" if word == "and" else word for word in full])
    for left in range(1, min(len(large) - 2, _LEFT + 1)):
        yield initials(large[left:])
    if full[0] == "department" and len(large) > 2:  # VA, Department of Veterans Affairs
        yield initials(large[1:])
    if len(large) > 2:
        yield "t" + initials(large)  # The Utility Reform Network, TURN
        yield initials([word for word in large if word not in _OF_PLACES])
        yield from (start + initials(large[1:]) for start in _beginnings(full[0]))
        yield initials(full[1:])
        if 1 < len(full[0]) <= _LEAST:
            yield full[0] + initials(large[1:])
    for at, word in enumerate(full):
        if word in ("and", "of"):
            short = initials([one for one in full[:at] if one not in SMALL])
            if len(short) >= _LEAST:
                yield short


_OF_PLACES = frozenset(("city", "county", "state"))
"""Words that letters leave out: New York | City | Police Department, NYPD."""


def _beginnings(word: str) -> Iterator[str]:
    """How a state is shortened before the letters of its department: Penn | DOT, Cal | OSHA, Tx | DMV."""
    yield from (word[:size] for size in range(2, _SYLLABLE + 1) if size < len(word))
    if len(word) > _LEAST:
        yield word[0] + word[2]


def is_clipped(word: str, full: Sequence[str]) -> bool:
    """Whether a word is the beginnings of all words of a name, in order; small ones may be left out."""
    if not full or not word:
        return not full and not word
    if full[0] in SMALL and is_clipped(word, full[1:]):
        return True
    sizes = range(1, min(len(word), len(full[0]), _SYLLABLE) + 1)
    return any(word[:size] == full[0][:size] and is_clipped(word[size:], full[1:]) for size in sizes)


def shortened(
    words: Sequence[str],
    found: Sequence[Name],
    texts: Sequence[tuple[str, ...]],
    kinds: Mapping[tuple[str, ...], NameKind],
) -> set[tuple[str, ...]]:
    """The one-word names, taken for persons or others, that are short for a body's: the DfE, Edison.

    texts: the names as they are compared; kinds: what they are, so far. A word written as any other, as Knut,
    has to have more than three letters.
    """
    whole = [text for text in kinds if len(text) > 1]
    borne = {word for text in whole if kinds[text] == "person" for word in text}
    doubted = {
        (words[name.first], text[0])
        for name, text in zip(found, texts, strict=True)
        if len(text) == 1 and kinds[text] in ("person", "other") and text[0] not in borne
    }
    bodies = sorted(text for text in whole if kinds[text] == "organization") if doubted else []
    known = {short for body in bodies for short in letters(body) if len(short) > 1}
    parts = {part for body in bodies for part in (body[0], body[-1])}
    patrons = {part for text in whole for part in patron(text)} if doubted else set()
    if patrons:
        patrons -= {text[0] for name, text in zip(found, texts, strict=True) if _is_somebody(words, name)}
    ends = {body[-1] for body in bodies if body[-1].capitalize() in lexicon("organizations")["ending"]}
    by_start: dict[str, list[tuple[str, ...]]] = {}
    for body in bodies:
        by_start.setdefault(body[0][:_BEGIN], []).append(body)
    return {
        (word,)
        for written, word in doubted
        if _is_short(written, word.replace(".", ""), known, by_start)
        or (word in parts and flags(word).case != OFTEN)
        or word in ends | patrons
    } | {
        text
        for told in (_in_brackets, _called)
        for text in told(words, found, texts, kinds)
        if text[0] not in borne
    }


def _in_brackets(
    words: Sequence[str],
    found: Sequence[Name],
    texts: Sequence[tuple[str, ...]],
    kinds: Mapping[tuple[str, ...], NameKind],
) -> Iterator[tuple[str, ...]]:
    """The names of one word in brackets behind a body of whose letters they are: Rail Office (| Railo |)."""
    ends = {name.last: text for name, text in zip(found, texts, strict=True)}
    for name, text in zip(found, texts, strict=True):
        if len(text) > 1 or words[name.first - 1] != "(":
            continue
        full = ends.get(name.first - 1, ())
        if len(full) < _LEAST:
            continue
        closed = words[name.last : name.last + 1] == [")"] and len(text[0]) >= _LEAST
        if closed and kinds[full] == "organization" and kinds[text] in ("person", "other"):
            rest = iter("".join(full))
            if all(letter in rest for letter in text[0]):
                yield text


NAMED_AFTER = frozenset(
    (
        "academy clinic college foundation gallery hospice hospital institute library museum polytechnic "
        "school seminary theater theatre university trust"
    ).split()
)
"""What is called after somebody and for short by the surname: Tomas | Villareal | University."""


def patron(body: Sequence[str]) -> Sequence[str]:
    """The surname of whom a school or hospital is called after, by which it is called for short; () for none.

    body: its name as it is compared: mary | okafor | college of nursing; not: harvard medical school.
    """
    at = next((at for at, word in enumerate(body) if at > 1 and word in NAMED_AFTER), 0)
    if not at or (at + 1 < len(body) and body[at + 1] not in SMALL):
        return ()
    surname = body[at - 1]
    usual = flags(surname).case >= SELDOM and not flags(surname).surname
    return () if usual or surname in SMALL or not is_given(body[0]) else (surname,)


def _is_somebody(words: Sequence[str], name: Name) -> bool:
    """Whether what stands behind a surname tells of a person: | Lund |, its founder; | Lund | said he."""
    behind = words[name.last : name.last + 2]
    apposed = name.last - name.first == 1 and behind[:1] == [","] and behind[-1] in APPOSING
    return is_personal(words, name) or (
        apposed and apposed_noun(words, name.last + 2) in lexicon("roles")["roles"]
    )


_BEGIN = 2
"""Letters of a body's first word that a word of beginnings begins with."""
_MOST = 20
"""Bodies that begin alike and are compared."""


def _is_short(written: str, word: str, known: set[str], by_start: dict[str, list[tuple[str, ...]]]) -> bool:
    capitals = sum(map(str.isupper, written)) > 1
    if word in known and (capitals or len(word) > _LEAST):
        return True
    return len(word) > _SYLLABLE and any(
        is_clipped(word, body) for body in by_start.get(word[:_BEGIN], ())[:_MOST]
    )


_SITED = ("at", "in")
_REACH = 10
"""Tokens between a body's name and what it is called for short."""

_NEAR = 6
"""Tokens behind letters in which it may be told that they are letters."""

_LETTERS = frozenset("abbreviation abbreviations acronym acronyms initials letters shorthand".split())
_CALLING = frozenset("abbreviated called goes known shortened".split())
_OPENING = frozenset(("(", "—", "–", ","))


def is_called(words: Sequence[str], last: int, short: Name) -> bool:
    """Whether the words between a name and letters, or behind them, tell that they are its own."""
    between = words[last : short.first]
    if between[:1] and between[0] in _SITED and "," in between:
        between = between[between.index(",") :]  # the Institute | in Ostby |, known by its initials
    if not 0 < len(between) <= _REACH or between[0] not in _OPENING or "." in between or ";" in between:
        return False
    if not is_acronym(words[short.first]):
        return _is_told(words, between, short)
    if not _CALLING.isdisjoint(between) or not _LETTERS.isdisjoint(between):
        return True
    behind = words[short.last : short.last + _NEAR]
    beside = between[1:] in ([], ["or"], ["the"], ["or", "the"])
    return (
        beside
        and (
            not _LETTERS.isdisjoint(behind)
            or behind[:2] == ["for", "short"]
            or (between[0] == "(" and behind[:1] == ["in"])  # (OC in French)
            or (between[-1] != between[0] == "," and behind[:1] == [","])  # , or OCC,
        )
    )


_CALLERS = (
    _CALLING
    | _LETTERS
    | frozenset(
        (
            "( , or which is was a also as better by commonly generally its locally more often popularly "
            "simply the their to under usually widely"
        ).split()
    )
)
"""Words between a body's name and one that it is told to be called by, alone or with a language's."""


_ITS = ("its", "their")
"""Words behind which a language stands: by | its | Spanish initials."""


def _is_told(words: Sequence[str], between: Sequence[str], short: Name) -> bool:
    """Whether a word that may be somebody's name is told to be a body's: the Union, known as | Fenapi |."""
    if between[-1] in _ITS or any(word not in _CALLERS and word.islower() for word in between):
        return False
    behind = words[short.last : short.last + _NEAR]
    stop = next((at for at, word in enumerate(behind) if word in (",", ")", ".")), len(behind))
    named = not _CALLING.isdisjoint(between) or not _LETTERS.isdisjoint(between)
    return named or behind[:2] == ["for", "short"] or not _LETTERS.isdisjoint(behind[:stop])


def is_known_as(words: Sequence[str], short: Name, full: Name) -> bool:
    """Whether the one name is told to be that of the other behind it: | Fenapi |, as the Union is known."""
    between, behind = words[short.last : full.first], words[full.last : full.last + 3]
    verb = next((at for at, word in enumerate(behind) if word in _CALLING), 0)
    return short.last - short.first == 1 and between in ([",", "as"], [",", "as", "the"]) and verb > 0


def is_acronym(word: str) -> bool:
    """Whether a word has two capital letters: INTF, SaskPulse."""
    return sum(map(str.isupper, word)) > 1


def _called(
    words: Sequence[str],
    found: Sequence[Name],
    texts: Sequence[tuple[str, ...]],
    kinds: Mapping[tuple[str, ...], NameKind],
) -> Iterator[tuple[str, ...]]:
    """The names of one word, taken for persons or others, that are told to be a body's beside it."""
    full: Name | None = None
    alone: tuple[Name, tuple[str, ...]] | None = None
    for name, text in zip(found, texts, strict=True):
        if len(text) > 1:
            full = name if kinds[text] == "organization" else None
            if full and alone and is_known_as(words, alone[0], full):
                yield alone[1]
        elif full and kinds[text] in ("person", "other") and is_called(words, full.last, name):
            yield text
        alone = (name, text) if len(text) == 1 else None
