"""Names in a text: the runs of words that name a person, an organization or a place.

A model marks them (``recognition``), then rules mend what it cannot see in one sentence:
borders, one kind for one name, surnames alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from operator import attrgetter

from quotes.names.appositions import apposed
from quotes.names.bodies import LEGAL, SMALL, is_opening, spelled_out
from quotes.names.borders import (
    LETTERS,
    MOST_WORDS,
    before_days,
    before_letters,
    is_agency,
    is_headline,
    is_occupation,
    joined,
    tells_who_speaks,
    trimmed,
)
from quotes.names.callings import without_callings
from quotes.names.compounds import compounds
from quotes.names.fields import with_and, with_list
from quotes.names.firms import divisions, firms
from quotes.names.firsts import borne, with_borne, with_left_out, with_lone_letter, with_usual_words
from quotes.names.foreign import foreign
from quotes.names.gazetteer import SELDOM, flags, is_given
from quotes.names.honorifics import SUFFIXES, after_titles, is_only_title, plain, titles
from quotes.names.kinds import consistent, is_family_first, known_bodies, no_persons
from quotes.names.no_names import are_counted, are_some, is_usual
from quotes.names.offices import parted, titled_inside
from quotes.names.people import people
from quotes.names.possessives import possessives
from quotes.names.posts import without_posts
from quotes.names.recognition import Name, NameKind, cased
from quotes.names.reunited import reunited
from quotes.names.saints import saints
from quotes.names.title_case import in_title_case
from quotes.names.turn_letters import behind_letter, behind_stuck, is_more, turn_letters
from quotes.names.usual_words import usual_words
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import NAMES
from quotes.words.calendar import DAYS, MONTHS
from quotes.words.tokens import POSSESSIVE_S
from quotes.words.users import are_users, is_user

__all__ = ["STORMS", "names"]

_LONGEST = 30
"""Words of any name: a longer run of capitals is none."""

_NO_NAMES = frozenset(
    (
        "he she it they i we you who this that these those one some many most others both each another "
        "what her his their its our my all several few a an no every everyone nobody somebody"
    ).split()
)
_CALENDAR = (
    DAYS
    | MONTHS
    | frozenset(
        ("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun").split()
    )
)
STORMS = frozenset(["cyclone", "hurricane", "storm", "typhoon"])
"""Nouns before what a storm is called."""

_QUOTATION = frozenset('"“”‘')


@cache
def _unnamed() -> frozenset[str]:
    """Words of sources that have no name."""
    return lexicon("sources")["groups"] | lexicon("sources")["documents"] | _NO_NAMES | _CALENDAR


def names(
    reading: Reading, words: Sequence[str], marked: Iterable[Name], sources: Iterable[tuple[int, int]]
) -> list[Name]:
    """The names of a text, in order.

    words: the text's tokens. marked: the names that the model finds. sources: token ranges
    that name sources, where every run of capitalised words is taken for a name.
    """
    opens = reading.opens.tolist()
    letters = turn_letters(reading, opens)
    if letters:
        marked = [behind_letter(letters, name) for name in marked if is_more(name, letters)]
    marked = with_lone_letter(words, list(marked))
    firsts_borne = frozenset(borne(words, marked))
    apart = (part for name in marked for part in parted(words, name))
    addressed = (_of_addressed(words, _behind_verb(words, opens, name)) for name in apart)
    found = [trimmed(words, opens, name) for name in addressed]
    found = [with_borne(words, name, firsts_borne) for name in found] if firsts_borne else found
    found = with_left_out(words, reading.pos, found)
    sources = list(sources)
    listed = list(_listed(words, sources))
    found += [
        *apposed(reading, opens, found),
        *spelled_out(reading, found),
        *compounds(reading),
        *firms(reading),
        *saints(reading),
    ]
    found += foreign(reading)
    found = sorted(people(words, found, sources))
    sources = [behind_stuck(letters, source) for source in sources] if letters else sources
    firsts = [name.first for name in found]
    sources = [
        before_letters(words, after_titles(words, first, last), before_days(words, first, last))
        for first, last in sources
    ]
    near = [one for one in sources if reading.ends[one[1] - 1] - reading.starts[one[0]] <= _WIDEST]
    whole = [Name(*source, "person") for source in near if _is_whole(words, found, firsts, *source)]
    whole += [*divisions(words, reading.pos, found, sources), *usual_words(reading, opens, found, sources)]
    found = joined(words, [*listed, *whole, *_of_sources(words, reading.pos, found, sources), *found])
    found = with_usual_words(words, found, sources)
    found = in_title_case(words, cased(reading).tolist(), found)
    found = without_callings(words, without_posts(words, found))
    found = [name for name in found if not (is_opening(words, opens, name) or is_agency(words, opens, name))]
    found = [name for name in found if not _is_no_name(words, name)]
    found = reunited(words, possessives(words, with_list(words, found)))
    return with_and(words, opens, _named_again(words, reading.capitals, consistent(words, opens, found)))


def _behind_verb(words: Sequence[str], opens: Sequence[bool], name: Name) -> Name:
    """A name without the verb that opens a sentence and tells that its bearer speaks: Recalls | Ana Ott."""
    if name.last - name.first > 1 and opens[name.first] and tells_who_speaks(words[name.first].lower()):
        return Name(name.first + 1, name.last, "person")
    return name


def _of_addressed(words: Sequence[str], name: Name) -> Name:
    """A name without the body behind it, where a title tells that it is a person's: Capt. | Roe | of it."""
    if name.last < len(words) and words[name.last] in LEGAL:
        return Name(name.first, name.last + 1, "organization")
    if name.kind != "organization":
        return Name(name.first, name.last, "organization") if _is_body_of(words, name) else name
    if (person := titled_inside(words, name)) is not None:
        return person
    if (
        name.last - name.first == 2
        and words[name.last - 1].endswith(".")
        and plain(words[name.last - 1]) in titles()
    ):
        return Name(name.first, name.last - 1, name.kind)  # Police | Sgt. Al Burke
    if not name.first or plain(words[name.first - 1]) not in titles():
        return name
    of = next((at for at in range(name.first + 1, name.last) if words[at] in ("of", "for")), name.last)
    return Name(name.first, of, "person") if of < name.last and is_given(words[name.first]) else name


def _is_body_of(words: Sequence[str], name: Name) -> bool:
    """Whether a name is a body's of a place, which it was taken for: Diocese | of | Ardfield."""
    if name.last - name.first < 3 or words[name.first + 1] != "of":
        return False
    word = words[name.first]
    return word in lexicon("organizations")["outlet words"] or word.lower() in lexicon("sources")["bodies"]


def _listed(words: Sequence[str], sources: Iterable[tuple[int, int]]) -> Iterator[Name]:
    """The sources of several words that lists have as one body's name: The | Economist |; | JP Morgan |."""
    for first, last in sources:
        own = first + (words[first].lower() == "the")
        if not 1 < last - first <= MOST_WORDS or not words[own][:1].isupper():
            continue
        texts = (" ".join(words[at:last]).lower() for at in {first, own})
        if not known_bodies().isdisjoint(texts):
            yield Name(own, last, "organization")


_WIDEST = 100
"""Characters of a whole name at most: what thousands of spaces part is none."""


def _is_whole(
    words: Sequence[str], found: Sequence[Name], firsts: Sequence[int], first: int, last: int
) -> bool:
    """Whether a source is one person's name of which the model took the parts for several.

    found: names in order; firsts: where they begin.
    """
    if not 1 < last - first <= MOST_WORDS or not all(words[at][:1].isupper() for at in range(first, last)):
        return False
    if any(is_occupation(plain(word)) for word in words[first + 1 : last - 1]):
        return False
    inside = found[bisect_left(firsts, first) : bisect_left(firsts, last)]
    persons = all(name.kind == "person" and name.last <= last for name in inside)
    parts = 2 if last - first == 2 and words[last : last + 1] != [":"] else 1  # | SAMIR | FAHMY |
    return persons and len(inside) >= parts and inside[0].first == first


def _of_sources(
    words: Sequence[str], pos: Sequence[int], found: Sequence[Name], sources: Iterable[tuple[int, int]]
) -> Iterator[Name]:
    """The runs of capitalised words in sources that the model left out."""
    taken = {token for name in found for token in range(name.first, name.last)}
    for first, last in sources:
        at = first
        called = are_users(words[first : last - 1])
        if (called or last - first == 1) and last - 1 not in taken and is_user(words[last - 1], called):
            yield Name(last - 1, last, "person")
            continue
        while at < last:
            end = at
            while end < last and pos[end] in NAMES and end not in taken and words[end][:1].isupper():
                end += 1
            if end > at:
                yield from _left_out(words, at, end)
            at = max(end, at + 1)


def _left_out(words: Sequence[str], first: int, last: int) -> Iterator[Name]:
    """The name that capitalised words are, without titles and roles before it; none of usual words."""
    roles, others = lexicon("roles")["roles"], _unnamed()
    kin = first > 0 and words[first - 1].lower() in lexicon("roles")["kin"]
    if kin and last - first == 1 and is_given(words[first]):
        yield Name(first, last, "person")  # her husband | Dean |
        return
    if " ".join(map(plain, words[first:last])) in titles():  # the Right Reverend | Ana Roe
        return
    first = after_titles(words, first, last)
    while first < last and (
        plain(words[first]) in titles() or plain(words[first]) in SMALL or plain(words[first]) in roles
    ):
        first += 1
    letter = last - first == 1 and len(plain(words[first])) == 1
    if (
        first == last
        or letter
        or (last - first == 1 and words[first] in LETTERS)
        or any(plain(word) in others or plain(word) in roles for word in words[first:last])
        or (last - first == 1 and is_occupation(plain(words[first]).removesuffix("s")))
    ):
        return
    if _is_organization(words[first:last]):
        yield Name(first, last, "organization")
    elif any(flags(word).case < SELDOM for word in words[first:last]):
        yield Name(first, last, "person")


def _is_organization(words: Sequence[str]) -> bool:
    listed = lexicon("organizations")
    return (
        any(word in listed["ending"] or word in listed["outlet words"] for word in (words[0], words[-1]))
        or (len(words) == 1 and words[0].isupper() and len(words[0]) in (3, 4))
        or " ".join(words).lower() in known_bodies()
    )


def _is_no_name(words: Sequence[str], name: Name) -> bool:
    """Whether what was taken for a name is none: no person, Cork-based, a headline with a quotation mark."""
    if name.last - name.first > _LONGEST:
        return True
    if name.last - name.first == 1 and _is_office(words[name.first]) and not _is_abbreviated(words, name):
        return True
    if name.last - name.first == 1 and (
        words[name.first].rstrip("s") in _FORMS or _is_adjective(words[name.first])
    ):
        return True
    bracketed = name.last - name.first == 1 and words[name.last : name.last + 3 : 2] == ["(", ")"]
    if bracketed and plain(words[name.first]) in titles():
        return True  # Maj | (rtd) Ana Roe
    if name.last < len(words) and words[name.last][:1].isupper() and _tells_where(words[name.last]):
        return True
    if name.kind == "person":
        if name.last - name.first == 1 and plain(words[name.first]) in _NO_NAMES:
            return True
        return is_only_title(words, *name[:2]) or _is_thing(words, name) or is_headline(words, name)
    if name.kind == "place" and _tells_where(words[name.last - 1]):
        return True
    if name.kind == "organization" and _is_post(words, name):
        return True
    return not _QUOTATION.isdisjoint(words[name.first + 1 : name.last - 1])


def _is_post(words: Sequence[str], name: Name) -> bool:
    """Whether what was taken for a body's name is a post: Minister | for Rural Broadband."""
    word = words[name.first].lower()
    post = word in titles() or word in lexicon("roles")["roles"]
    behind = words[name.first + 1 : name.last]
    body = any(one in lexicon("organizations")["ending"] or one in POSSESSIVE_S for one in behind)
    return post and behind[:1] == ["for"] and not body


def _tells_where(word: str) -> bool:
    """Whether a word with a hyphen ends in small letters: Cork-based, the end of Penn | Hills-based."""
    return "-" in word and word.rpartition("-")[2].islower()


def _is_adjective(word: str) -> bool:
    """Whether a word with a hyphen tells what somebody does to what follows it: U.S.-led, Saudi-backed."""
    if "-" not in word:
        return False
    name, _, doing = word.rpartition("-")
    participle = doing.islower() and doing.endswith("ed") and len(doing) > _SHORT
    return name[:1].isupper() and name.lower() not in _ARTICLES and (participle or doing in _DOING)


_ARTICLES = ("al", "el")
"""Arabic articles, behind which a name may have a small letter: Al-hamed."""
_DOING = frozenset("born bound built era held led made owned run style wide".split())
_SHORT = 3


def _is_abbreviated(words: Sequence[str], name: Name) -> bool:
    """Whether the article says behind a name what letters are short for: the Miners' Congress (MCA)."""
    at = name.first - 1
    return name.kind != "person" and (
        words[name.first] in _PARTIES_TOO
        or (at > 1 and words[at] == "(" and plain(words[at - 1]) not in titles())
    )


_FORMS = frozenset(("FAQ", "FIR", "MOU", "MoU", "NGO", "PDF", "PSA"))
"""Letters that are short for kinds of documents and bodies."""

_PARTIES_TOO = frozenset(("DPP", "MCA"))
"""Letters that are short for offices in some countries and for parties in others."""


@lru_cache(maxsize=10_000)
def _is_office(word: str) -> bool:
    """Whether letters are short for an office, and for no party or body that is known: AG, MEC, VP, CJ."""
    return (
        1 < len(word) < 5
        and word.isupper()
        and plain(word) in titles()
        and word.lower() not in known_bodies()
    )


def _is_thing(words: Sequence[str], name: Name) -> bool:
    """Whether what was taken for a person's name is none: a people, many Texans, a month, a storm."""
    word = words[name.first]
    if are_counted(words, *name[:2]):
        return True
    if name.last - name.first > 1:
        last = words[name.last - 1]
        party = last in lexicon("organizations")["parties"] and name.last - name.first == 2
        letters = last[-1] == "s" and last[:-1].isupper() and len(last) > 2  # Opposition MPs
        several = name.last - name.first == 2 and flags(word).case >= SELDOM and are_some(last)
        storm = name.last - name.first == 2 and word.lower() in STORMS
        return letters or several or storm or (party and not is_given(word))
    return (
        len(plain(word)) == 1
        or word[1:2] == "-"
        or (name.first > 0 and words[name.first - 1].lower() in STORMS)
        or word in no_persons()
        or plain(word) in _CALENDAR
        or word.lower() in lexicon("sources")["groups"]
        or (word.lower() in lexicon("roles")["roles"] and flags(word).surname < 2)
        or is_usual(words, name.first)
        or are_some(word)
    )


def _named_again(words: Sequence[str], capitals: Sequence[int], found: Sequence[Name]) -> list[Name]:
    """The names, and those that the model left out of persons by surname and bodies by name or acronym."""
    forms: dict[str, list[tuple[tuple[str, ...], NameKind]]] = {}
    for form, kind in dict.fromkeys(form for name in found for form in _forms(words, name)):
        forms.setdefault(form[0], []).append((form, kind))
    taken = {token for name in found for token in range(name.first, name.last)}
    more = []
    for at in capitals:
        for form, kind in forms.get(words[at], ())[:_MOST_FORMS]:
            own = range(at, at + len(form))
            if tuple(words[at : at + len(form)]) == form and taken.isdisjoint(own):
                more.append(Name(at, at + len(form), kind))
                taken.update(own)
                break
    return sorted([*found, *more], key=attrgetter("first"))


_MOST_FORMS = 20
"""Forms that begin with one word."""


def _forms(words: Sequence[str], name: Name) -> Iterator[tuple[tuple[str, ...], NameKind]]:
    """How a name may come again: a person's surname; a body's name, acronym, and its part behind "of"."""
    last = words[name.last - 1]
    if name.kind == "person" and name.last - name.first > 1 and plain(last) not in SUFFIXES:
        yield (last,), "person"
        yield (last.upper(),), "person"
        if is_family_first(words[name.first : name.last]):
            yield (words[name.first],), "person"
    if name.kind == "organization":
        whole = tuple(words[name.first : name.last])
        if len(whole) > 1 or sum(map(str.isupper, last)) > 1:
            yield whole, "organization"
        behind = whole[whole.index("of") + 1 :] if "of" in whole else ()
        if len(behind) > 2 and behind[0][:1].isupper():
            yield behind, "organization"
