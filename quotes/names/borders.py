"""Where a person's name begins and ends: titles off, particles, nicknames and suffixes in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from quotes.names import gazetteer
from quotes.names.bodies import UNITED, is_local, is_partner, whole_body
from quotes.names.honorifics import SUFFIXES, after_inner_title, after_titles, is_numeral, plain, titles
from quotes.names.recognition import Name
from quotes.resources import lexicon

__all__ = [
    "BEHIND_DATELINE",
    "LETTERS",
    "MOST_WORDS",
    "PARTICLES",
    "before_days",
    "before_letters",
    "is_agency",
    "is_headline",
    "is_occupation",
    "is_said_of",
    "joined",
    "tells_who_speaks",
    "trimmed",
]

LETTERS = lexicon("name_parts")["letters"]
"""Offices, degrees and orders that stand behind a name and are no part of it."""


PARTICLES = lexicon("name_parts")["particles"]
_LEFT_OFF = lexicon("name_parts")["particles: left off"]
"""Particles that the model may leave off the name they begin."""


MOST_WORDS = 5
"""Words of a person's name, particles not counted."""

_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
"""Days that may follow a name without a comma: Ana Roe | Sunday denied it."""

_GREETINGS = frozenset("Dear Goodbye Hello Hey Hi Thanks".split())
"""Words that open a letter or a turn, before whom it is for: Dear | Ana."""

_WHENCE = frozenset(("based", "born", "bred", "educated", "raised", "trained"))

BEHIND_DATELINE = frozenset(("—", "–", "--", "-", ":"))
"""Marks behind a dateline: HARARE | — | A man who said."""

_CRAFTS = ("driver", "holder", "keeper", "maker", "monger", "seller", "smith", "trucker", "worker", "wright")
"""Endings of what somebody does: Cheesemaker | Ana Roe."""

_MAKER = "maker"
"""The ending of what a firm does, too."""

_DOERS = ("er", "ist", "or")
"""Endings of what somebody is, which no list has, before a usual first name: Bellringer | Ana Roe."""

_LEARNED, _LONG = "ist", 7
"""The ending of what somebody is, before any name, and letters of such a word: Glaciologist | Aviaja Roe."""

_WITHIN = frozenset("ben bin bint binti da das do dos e ibn ould y".split())
"""Particles within a name behind which the model may begin another: Idriss | ben | Youssef."""

_INITIALS = re.compile(r"A[BFHKMSTZ]M")
"""Initials without full stops of names of Bengal, as of Abul Bashar Mohammad."""

_OPENING = frozenset("\"“('‘")
_CLOSING = frozenset("\"”)'’")


@cache
def _not_first() -> frozenset[str]:
    """Words of parties and peoples that are no first name: Republican | Donald Trump, but Christian Bale."""
    places = lexicon("places")
    listed = lexicon("organizations")["parties"] | places["demonyms"] | places["natives"]
    return frozenset(word for word in listed if not gazetteer.is_given(word))


def _is_native(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a first name is whence one is, before another one: Finn | Aki Salo, but Finn Salo."""
    native = last - first > 2 and words[first] in lexicon("places")["natives"]
    return native and gazetteer.is_given(words[first + 1])


def is_occupation(word: str) -> bool:
    """Whether a word is what somebody does rather than a usual first name: gardener."""
    listed = gazetteer.flags(word)
    return listed.given < 2 and (listed.noun == gazetteer.PERSON or word in lexicon("roles")["roles"])


def is_said_of(word: str, behind: str, whole: bool) -> bool:
    """Whether a word is what somebody is whose name follows, at the start of a sentence: Bride | Ana Ott.

    whole: whether three words or more follow, a name without this one.
    """
    listed = gazetteer.flags(word)
    if is_occupation(word):
        return not (listed.given and listed.case == 0)  # Marino | Protti Quesada
    if not listed.given and listed.surname < 2 and word.endswith(_CRAFTS):
        return True
    if not (listed.given or listed.surname) and word.endswith(_DOERS):
        learned = word.endswith(_LEARNED) and len(word) >= _LONG
        return learned or gazetteer.is_given(behind)
    if listed.given > 2 or not (word in lexicon("persons")["persons"] or word in lexicon("roles")["roles"]):
        return False
    if listed.given == 2:  # Pilot | Ana Ott, but Christian Bale
        return listed.noun == gazetteer.PERSON and listed.surname < 2 and gazetteer.is_given(behind)
    return whole or gazetteer.is_given(behind)


@cache
def tells_who_speaks(word: str) -> bool:
    """Whether a word says that somebody speaks, and is no usual first name: Recalls | Ana Ott."""
    speech, lemma = lexicon("speech"), word.removesuffix("s")
    reporting = lemma != word and any(lemma in speech[kind] for kind in ("saying", "telling", "manner"))
    return reporting and gazetteer.flags(word).given < 2


def trimmed(words: Sequence[str], opens: Sequence[bool], name: Name) -> Name:
    """A person's name without titles before and clitics behind, with its particles and suffix.

    opens: whether each token is the first of its sentence, where every noun has a capital. Of a body only
    its trade is left off.
    """
    first, last = name.first, name.last
    if name.kind != "person":
        return name._replace(first=first + 1) if _is_of_maker(words, opens, name) else name
    greets = opens[first] and words[first] in _GREETINGS
    if last - first > 1 and (greets or _is_state(words, first)):
        first += 1
    begins = opens[first] or words[first - 1] in BEHIND_DATELINE  # OSLO | — | Bride Ana Ott
    if last - first > 2 and begins and is_said_of(plain(words[first]), words[first + 1], last - first > 3):
        first += 1
    if last - first > 2 and begins and _is_usual(words[first]) and gazetteer.is_given(words[first + 1]):
        first += 1
    if last - first > 2 and (words[first] in ("Daw", "U") or (last - first > 3 and words[first] == "Sardar")):
        first += 1
    first = after_titles(words, after_inner_title(words, first, last), last)
    while last - first > 1 and (words[first] in _not_first() or _is_compound(words[first])):
        first += 1
    first += _is_native(words, first, last)
    last = before_days(words, first, last)
    while first > 0 and words[first - 1] in _LEFT_OFF:
        first -= 1
    while last - first > 1 and not words[last - 1][-1].isalpha() and words[last - 1][-1] != ".":
        last -= 1
    while last - first > 1 and words[last - 1] in ("'s", "’s", "."):
        last -= 1
    first, last = before_letters(words, first, last)
    for at in range(first + 1, last):
        if words[at] in ":;/" or (words[at].islower() and words[at] not in PARTICLES):
            last = at
            break
    if last - first == 1 and last < len(words) and _is_surname_of(words[first], words[last], opens[last]):
        last += 1
    while last + 1 < len(words) and words[last] in _WITHIN and words[last + 1][:1].isupper():
        last += 2
        last += last < len(words) and words[last][:2] in ("d'", "d’") and words[last][2:3].isupper()
    while last < len(words) and words[last][0].isupper() and plain(words[last]) in SUFFIXES:
        last += 1
    last += is_numeral(words, first, last)
    while first > 0 and _is_initial(words[first]) and _is_initial(words[first - 1]):
        first -= 1  # | D. | M. R. Roe
    while first > 0 and _is_borne_before(words, first, last):
        first -= 1
    return name if (first, last) == (name.first, name.last) else Name(first, last, name.kind)


def _is_usual(word: str) -> bool:
    """Whether news hardly ever writes a word with a capital, and few are called so: Ailing | Ana Roe."""
    listed = gazetteer.flags(word)
    return listed.case >= gazetteer.SELDOM and listed.given < _WELL_KNOWN and listed.surname < 2


_WELL_KNOWN = 3
"""The number of lists that have a usual first name: Grace."""


def _is_state(words: Sequence[str], at: int) -> bool:
    """Whether a short form of a state ends the sentence before a name: in Laurel, | Md. | Tom Roe said."""
    short = words[at][-1] == "." and words[at] in lexicon("places")["abbreviations"]
    return short and at > 1 and words[at - 1] == "," and words[at - 2][:1].isupper()


def _is_borne_before(words: Sequence[str], first: int, last: int) -> bool:
    """Whether a word before a name that the model left off is a part of it: ABM | Ana Roe; Amir | Khan Roe.

    The Amir Ana Roe and Amir Sheikh Ana Roe are called by what they are.
    """
    before = words[first - 1]
    if last - first == 1:
        return False
    if before == "Amir":
        is_ruler = first > 1 and plain(words[first - 2]) == "the"
        return not is_ruler and plain(words[first]) not in titles()
    return bool(_INITIALS.fullmatch(before))


def _is_of_maker(words: Sequence[str], opens: Sequence[bool], name: Name) -> bool:
    """Whether a body's name begins with its trade, which opens a sentence: Toymaker | Merry Bear."""
    several = name.kind == "organization" and name.last - name.first > 1
    return several and opens[name.first] and words[name.first].endswith(_MAKER)


def _is_compound(word: str) -> bool:
    """Whether a word with a hyphen says what somebody is or whence: Oscar-winner | Susan Sarandon."""
    tail = word.rpartition("-")[2]
    return tail != word and tail.islower() and (tail in _WHENCE or is_occupation(tail))


def before_days(words: Sequence[str], first: int, last: int) -> int:
    """Where a name ends before the day behind it: Ana Roe | Sunday denied it."""
    while last - first > 1 and words[last - 1] in _WEEKDAYS:
        last -= 1
    return last


def is_agency(words: Sequence[str], opens: Sequence[bool], name: Name) -> bool:
    """Whether a name in brackets is whose the news is, behind where it is from: OSLO (| Northern News |) —"""
    first, last = name.first, name.last
    if first < 2 or words[first - 1] != "(" or words[last : last + 1] != [")"]:
        return False
    return set(words[last + 1 : last + 2]) <= BEHIND_DATELINE and any(
        opens[max(first - _DATELINE, 0) : first - 1]
    )


_DATELINE = 8
"""Tokens of where and when news is from: NEW DELHI, March 3 (."""


def before_letters(words: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """A name of two words or more without the letters or the year behind it: Maria Lopez | MP; | ’27."""
    if last - first > 3 and words[last - 2] in _CLOSING and words[last - 1].isdigit():
        last -= 2
    while last - first > 2 and words[last - 1] in LETTERS and not words[first].isupper():
        last -= 1
    return first, last


def _is_surname_of(given: str, word: str, opens: bool) -> bool:
    """Whether a word that the model left out behind a usual first name is the surname: Omar | Said."""
    if opens or not word[0].isupper() or word.isupper() or not gazetteer.is_given(given):
        return False
    return gazetteer.flags(word).surname > 0


def is_headline(words: Sequence[str], name: Name) -> bool:
    """Whether a person's name is too long for one: a headline in Title Case."""
    if name.last - name.first <= MOST_WORDS:
        return False
    own = [
        word for word in words[name.first : name.last] if word[0].isalpha() and plain(word) not in PARTICLES
    ]
    return len(own) > MOST_WORDS


def joined(words: Sequence[str], found: Sequence[Name]) -> list[Name]:
    """The names in order, in one piece where a nickname or a particle cuts them: Maria "Mia" Lopez."""
    whole: list[Name] = []
    persons = {name.first for name in found if name.kind == "person" and name.last - name.first > 1}
    for name in sorted(found, key=lambda name: (name.first, -name.last)):
        before = whole[-1] if whole else None
        if name.kind == "person":
            name = _with_surname(words, _with_nickname(words, name))
        if before and name.first < before.last:
            if before.kind == "person" == name.kind:
                whole[-1] = Name(before.first, max(before.last, name.last), "person")
            continue
        if before and before.kind == "person" == name.kind and _goes_on(words, before, name):
            whole[-1] = Name(before.first, name.last, "person")
            continue
        if before and before.last == name.first and is_local(words, before, name):
            whole[-1] = Name(before.first, name.last, "organization")
            continue
        if name.kind == "organization" or (name.kind == "place" and name.last - name.first > 1):
            name = whole_body(words, name, persons)
        wider = _with_body_before(words, name)
        if before and wider is not name and before.last > wider.first:
            whole.pop()
        whole.append(wider)
    return whole


def _goes_on(words: Sequence[str], before: Name, name: Name) -> bool:
    """Whether a person's name is the rest of the one before: Ragu | de Roe, William D. | Burns."""
    last = words[name.first - 1]
    cut = words[name.first].lower() in _LEFT_OFF or _is_initial(last) or last in ("Saint", "Santa")
    return (cut and before.last == name.first) or _is_between(words, before, name.first)


def _with_body_before(words: Sequence[str], name: Name) -> Name:
    """A name with what stands before it and makes it a body's: United | Roe, Walker & | Finch."""
    if name.kind == "person" and name.first and words[name.first - 1] in UNITED:
        name = Name(name.first - 1, name.last, "organization")
    return Name(name.first - 2, name.last, "organization") if is_partner(words, name) else name


def _is_between(words: Sequence[str], name: Name, other: int) -> bool:
    """Whether only a particle, or the end of a nickname, parts two parts of a name: Ragu | s/o | Maniam."""
    between = "".join(words[name.last : other])
    if other == name.last + 1 and between in _CLOSING:
        return not _OPENING.isdisjoint(words[name.first + 1 : name.last])
    return between in lexicon("name_parts")["particles: child of"]


def _is_initial(word: str) -> bool:
    """Whether a word is an initial, behind which a name goes on: William D. | Burns, Ts. | Elbegdorj."""
    if word[-1:] != "." or not word[0].isupper():
        return False
    return len(word) == 2 or word[:-1].lower() in lexicon("abbreviations")["initials"]


def _with_surname(words: Sequence[str], name: Name) -> Name:
    """A first name and an initial with the surname behind, though it is a common word: Paul R. | Pillar."""
    if (
        name.last - name.first == 2
        and name.last < len(words)
        and _is_initial(words[name.last - 1])
        and words[name.last].istitle()
        and words[name.last].isalpha()
        and words[name.last].lower() not in lexicon("meaning")["function words"]
    ):
        return Name(name.first, name.last + 1, "person")
    return name


def _is_seat(mark: str, word: str) -> bool:
    """Whether letters in brackets are somebody's party and state: Ana Roe (| R-Texas |), Ana Roe (| D |)."""
    return mark == "(" and (len(word) == 1 or word[1:2] in "-/")


def _with_nickname(words: Sequence[str], name: Name) -> Name:
    """A name with the nickname in marks or brackets behind its first part and the surname behind that."""
    if name.last + 3 < len(words) and words[name.last] in _OPENING:
        mark = next((at for at in (name.last + 2, name.last + 3) if words[at] in _CLOSING), None)
        if (
            mark
            and mark + 1 < len(words)
            and not _is_seat(words[name.last], words[name.last + 1])
            and words[mark + 1] not in _WEEKDAYS
            and all(words[at][:1].isupper() for at in (name.last + 1, mark + 1))
        ):
            return Name(name.first, mark + 2, "person")
    first = name.first - 2  # Thomas " | Tommy " Lunt
    opened = first >= 0 and words[first + 1] in _OPENING and not _CLOSING.isdisjoint(words[slice(*name[:2])])
    return Name(first, name.last, "person") if opened and words[first][:1].isupper() else name
