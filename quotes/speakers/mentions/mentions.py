"""Mentions: what the words beside a quote say of who is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from quotes.document import SpeakerKind
from quotes.names.gazetteer import SELDOM, flags
from quotes.names.no_names import COUNTS, are_some
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.nouns import is_person, nouns, singular
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions import heads
from quotes.speakers.mentions.contacts import contact
from quotes.speakers.mentions.determiners import ANOTHER, NUMBER, THE, determiner, is_determiner
from quotes.speakers.mentions.edges import is_not_meant, phrase_end, trimmed
from quotes.text.tags import DETERMINING, FINITE, IN_PHRASE, NOUNS, PLURALS, POS, tagged
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import FEMALE, MALE, OWNERS

__all__ = [
    "EMPTY",
    "KINDS",
    "PRONOUNS",
    "Mention",
    "before_relative",
    "mention_of",
    "nothing_at",
    "without_apposition",
]

KINDS = (
    "name", "he", "it", "they", "I", "who", "person", "body", "document", "many", "thing", "nothing",
)  # fmt: skip
"""How a quote's source is mentioned: by a name, a pronoun, a noun for one of five kinds, or not at all."""

_PRONOUN = {
    **dict.fromkeys(MALE | FEMALE, "he"),
    **dict.fromkeys(("it", "its", "itself", "this", "that"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "both", "you"), "they"),
    **dict.fromkeys(("i", "me", "my", "myself", "we", "us", "our"), "I"),
    **dict.fromkeys(("who", "whom", "which"), "who"),
}
PRONOUNS = frozenset(_PRONOUN)
"""Words that stand for somebody whom other words name."""

_SUBJECTS = tagged("PRP", "WP")
_COUNT = POS.index("CD")
_PARTICIPLE = POS.index("VBN")
_NO_NOUN = frozenset(("name", "he", "it", "they", "I", "who", "nothing"))
"""Kinds of mention that are no description."""

_WITH_NOUN = 2  # tokens: the coroner

_BACK = 25
"""Tokens that a relative pronoun goes back at most."""

_ONE_BODY = frozenset(("police",))
"""Nouns for a body that take a verb in the plural."""

_PARTS = frozenset("% fifth half majority minority percent percentage quarter tenth third".split())
"""Nouns for a part of many: 58 percent of respondents."""


class Mention(NamedTuple):
    """The words that stand for the source of a quote.

    first, last: its tokens without marks at the edges, equal where there are none. end: where its
    first noun phrase ends; core: where that phrase ends before "of" or "for". head: its noun or
    pronoun, ``noun`` in lower case and singular. asked: the words that describe, as ``role_words``.
    male: what they say of gender. human: whether the noun is one for somebody who can say something.
    by_role: whether capitals that look like a name call a person by a role or a people: the MEC, the Latvian.
    """

    kind: str
    first: int
    last: int
    end: int
    core: int
    head: int
    noun: str = ""
    asked: frozenset[str] = frozenset()
    male: bool | None = None
    determiner: int = 0
    human: bool = True
    speaker: SpeakerKind = "unnamed"
    by_role: bool = False

    @property
    def describes(self) -> bool:
        """Whether the noun says what the source is: no name, no pronoun."""
        return bool(self.noun) and self.kind not in _NO_NOUN

    @property
    def alone(self) -> bool:
        """Whether it is "the" and its noun, which nothing is told of beside: the coroner."""
        return self.determiner == THE and self.last - self.first == _WITH_NOUN


def nothing_at(at: int, noun: str = "") -> Mention:
    """No words at all; ``noun`` says what it is that is implied: a reply, an answer, an interview's."""
    return Mention("nothing", at, at, at, at, at, noun)


def mention_of(page: Page, first: int, last: int) -> Mention:
    """What the tokens ``first`` to ``last`` (exclusive) of a source say."""
    first, last = trimmed(page, first, last)
    lower = page.lower
    if last - first > 2 and lower[last - 1] in ("he", "she"):
        return _pronoun(page, last - 1)
    if (
        lower[first] in PRONOUNS
        and not heads.is_surname(page, first)
        and (
            last - first == 1
            or (
                page.pos[first] in _SUBJECTS and not (lower[first] in OWNERS and page.pos[first + 1] in NOUNS)
            )
        )
    ):
        return _pronoun(page, first)
    if last - first == 1 and lower[first].removesuffix(".") in lexicon("roles")["titles"]:
        after = first + 1 + (page.word(first + 1) == ".")
        held = page.found.at.get(after)
        if held and held[1].kind == "person" and held[0].first == after:
            last = held[0].last
    if (titled := heads.titled(page, first, last)) is not None:
        return _of_name(page, titled, first, last, titled.last, titled.last)
    told = contact(page, first, last)
    end = phrase_end(page, first, last) if told is None else told
    core = heads.core(page, first, end)
    named = page.found.at.get(core - 1)
    if named and named[1].kind == "person":
        for name, entity in page.found.within(first, core):
            if entity.kind == "person" and name.last < core and lower[name.last] in ("and", "or", ",", "&"):
                named, core = (name, entity), name.last
                break
    elif (body := heads.joined_body(page, first, core) or heads.begun(page, first, core)) is not None:
        named, core = body, body[0].last
    elif (body := heads.lettered(page, first, last, core)) is not None:
        return _of_name(page, body[0], first, last, last, last - 1)
    elif (officer := heads.of_office(page, core, end)) is not None:
        return _of_name(page, officer, first, last, end, end)
    apposed = None if named and named[1].kind == "person" else heads.apposed(page, first, last, end, core)
    if apposed:
        return _of_name(page, apposed, first, last, apposed.last, apposed.last)
    made = named and named[1].kind == "person" and heads.is_document_by(page, first, named[0].first)
    if named and named[0].first >= first and not (made or _are_counted(page, first, core - 1)):
        return _of_name(page, named[0], first, last, end, core)
    return _described(page, first, last, end, core)


def _pronoun(page: Page, at: int) -> Mention:
    word = page.lower[at]
    male = True if word in MALE else False if word in FEMALE else None
    return Mention(_PRONOUN[word], at, at + 1, at + 1, at + 1, at, word, male=male)


def before_relative(page: Page, at: int) -> tuple[int, int] | None:
    """The noun phrase that a relative pronoun goes back to: few economists, who; critics of a bank, who.

    "Who" goes back to somebody: a man who raises turkeys a mile to the east, | who.
    """
    relative, least = page.lower[at], max(0, at - _BACK)
    while at > 0 and page.lower[at - 1] in ("and", "but"):
        earlier = next((one for one in range(at - 2, least - 1, -1) if page.lower[one] == relative), None)
        if earlier is None:
            return None
        at = earlier
    nearest = None
    last = at - (at > 0 and page.words[at - 1] == ",")
    closed = last < at or page.kind(last - 1) not in ("", "person")
    named = heads.told_in_apposition(page, last) if closed else None
    if named is not None:
        return named
    while last > max(0, at - _BACK) and page.sentence[last - 1] == page.sentence[at]:
        first = last
        while (
            first > 0 and page.pos[first - 1] in IN_PHRASE and page.sentence[first - 1] == page.sentence[at]
        ):
            first -= 1
        if first > 1 and is_not_meant(page, first - 2):
            last = first - 2  # it was Roe |, not Poe,| who
            continue
        if first == last or page.pos[last - 1] not in NOUNS:
            if nearest is None:
                return None
        elif page.lower[at] != "who" or heads.is_somebody(page, first, last):
            held = page.found.at.get(first)
            body = nearest if nearest and heads.is_body_of(page, *nearest) else None
            return (min(first, held[0].first) if held else first), body[1] if body else last
        else:
            nearest = nearest or (first, last)
        last = min(first, last - 1)
    return nearest


def _of_name(page: Page, name: Name, first: int, last: int, end: int, core: int) -> Mention:
    roles = lexicon("roles")
    titles = {word.removesuffix(".") for word in page.lower[first : name.first]}
    man, woman = bool(titles & roles["male"]), bool(titles & roles["female"])
    asked = role_words(page.words[first : name.first]) - EMPTY
    male = man if man != woman else None
    return Mention(
        "name", first, last, end, core, core - 1, "", frozenset(asked), male, determiner(page, first, core)
    )


def _described(page: Page, first: int, last: int, end: int, core: int) -> Mention:
    """What a noun phrase without a name at its head says."""
    part = _share(page, first, last, end) or _part_of_many(page, first, last, end, core)
    if part is not None:
        return part
    if page.lower[first] == "those" and page.pos[core - 1] == _PARTICIPLE:
        return _several(first, last, end, core, core - 1, "people")
    head = heads.noun(page, first, end, core)
    word = page.lower[head].removesuffix(".")
    sources, roles = lexicon("sources"), lexicon("roles")
    two = f"{page.lower[head - 1]} {word}" if head > first else ""
    paper, firm = two in sources["documents"], two in sources["bodies"]
    counted = word.isdecimal() and page.lower[first] in ("all", "another")  # all 22
    plural = counted or page.pos[head] in PLURALS
    plural = plural or _are_counted(page, first, head) or are_some(page.words[head])
    plural = plural or word in sources["groups"] or singular(word) in sources["documents"]
    noun = (singular(word) if plural else word).removeprefix("ex-")
    capital = page.words[head][:1].isupper()
    capital = capital and not is_determiner(word) and word not in CALENDAR  # no name: Another, September
    person = is_person(noun)
    human = True
    kind: str
    speaker: SpeakerKind
    written = word in sources["documents"] or (plural and noun in sources["documents"])
    listed = written or word in sources["bodies"] or word in sources["groups"] or person
    if paper or written or (not listed and noun in nouns("document")):
        kind, speaker = "document", "document"
    elif plural:
        kind, speaker = "many", "organization" if word in _ONE_BODY else "group"
        human = word in sources["groups"] or person or noun.endswith(heads.SOURCES) or capital
    elif (
        firm
        or _is_peer(page, first, noun)
        or word in sources["bodies"]
        or (not listed and noun in nouns("body"))
    ):
        kind, speaker = "body", "organization"
    elif capital and not person and _is_of_capitals(page, first, core):
        kind, speaker = "name", "organization" if page.lower[first] == "the" else "person"
    else:
        kind, speaker = "person" if person else "thing", "unnamed"
        human = person or noun.endswith(heads.SOURCES) or capital or noun == "one"
    asked = role_words(page.words[first : head + 1]) - EMPTY
    told = {word.removesuffix(".").partition("-of-")[0] for word in page.lower[first : head + 1]}
    man, woman = bool(told & roles["male"]), bool(told & roles["female"])
    male = man if man != woman else None
    by = determiner(page, first, head)
    if kind in ("person", "thing") and _is_second(page, first, head):
        kind, by, human = "person", ANOTHER, True
    return Mention(kind, first, last, end, core, head, noun, frozenset(asked), male, by, human, speaker)


def _is_peer(page: Page, first: int, noun: str) -> bool:
    """Whether a noun is for a body like another: the Spanish ministry. | Its Polish counterpart |."""
    return page.lower[first] == "its" and noun in ("competitor", "counterpart", "parent", "rival")


def _are_counted(page: Page, first: int, head: int) -> bool:
    """Whether a noun phrase is for several of many: two Latinos, some Senate Republicans; not two of Acme."""
    word = page.words[head]
    counts = page.lower[first] in COUNTS and first < head
    return counts and word[-1] == "s" and word != word.upper() and page.kind(head) != "person"


def _several(first: int, last: int, end: int, core: int, head: int, noun: str) -> Mention:
    """People who are told as so many: two | officers |; 40 | percent |."""
    return Mention("many", first, last, end, core, head, noun, determiner=NUMBER, speaker="group")


def _is_second(page: Page, first: int, head: int) -> bool:
    """Whether "the other" is the second of two without names: | One | said it was shelved. The other said."""
    if page.lower[first] != "the" or page.word(first + 1) not in ("other", "second") or head > first + 2:
        return False
    before = range(first - 1, max(first - _SECOND, 0), -1)
    one = next((at for at in before if page.lower[at] == "one" and _is_first(page, at)), None)
    return one is not None and page.paragraph[one] == page.paragraph[first]


def _is_first(page: Page, one: int) -> bool:
    """Whether "one" is somebody: | One | of them left; said | one |, | one | asked; no one, one year."""
    if page.sentence[one - 1] != page.sentence[one] or page.pos[one - 1] in FINITE:
        return page.pos[one - 1] in FINITE or page.word(one + 1) != ","
    return page.pos[one + 1] in FINITE and page.pos[one - 1] not in DETERMINING


_SECOND = 60
"""Tokens before "the other" in which "one" is looked for."""


_WITHIN = ("and", "&", "plc")
"""Words within the names of bodies that have no capital: Health | and | Safety Executive."""


def _is_of_capitals(page: Page, first: int, core: int) -> bool:
    """Whether words look like a name: not those that have a capital from their sentence's start alone."""
    words = (page.words[at] for at in range(first + 1, core))
    if not all(word[:1].isupper() or word in _WITHIN for word in words):
        return False
    opens = first == 0 or page.sentence[first - 1] != page.sentence[first]
    plain = page.pos[first] not in NOUNS or flags(page.words[first]).case >= SELDOM
    return core - first > 1 or not (opens and plain)


def _part_of_many(page: Page, first: int, last: int, end: int, core: int) -> Mention | None:
    """A share of people as a source: 58 percent of respondents; None for anything else."""
    if page.lower[core - 1] not in _PARTS:
        return None
    if page.word(core) != "of":
        return _alone(page, first, last, end, core)
    noun = next((page.lower[token] for token in range(core, max(end, last)) if page.pos[token] in NOUNS), "")
    if noun not in lexicon("sources")["groups"] and not is_person(singular(noun)):
        return None
    return _several(first, last, end, core, core - 1, singular(noun))


def _alone(page: Page, first: int, last: int, end: int, core: int) -> Mention | None:
    """A share of those who were asked, as a source: nearly a third, half; "a third" may be one of three."""
    if page.lower[first] != "half" and _ROUND.isdisjoint(page.lower[first : core - 1]):
        return None
    return _several(first, last, end, core, core - 1, "percent")


_ROUND = frozenset("about almost exactly just nearly over roughly than two".split())
"""What stands before a share: | nearly | a third."""


def _share(page: Page, first: int, last: int, end: int) -> Mention | None:
    """A share of people in numbers as a source: 24 percent, more than six in 10 voters; else None."""
    for at in range(first, min(first + _SHARE, last)):
        if not _is_number(page, at):
            continue
        of_ten = at + 2 < last and page.lower[at + 1] in ("in", "of") and _is_number(page, at + 2)
        of_ten = of_ten or (page.lower[at + 1 : at + 3] == ["out", "of"] and _is_number(page, at + 3))
        behind = (at + 4 if page.lower[at + 1] == "out" else at + 3) if of_ten else at + 1
        if not of_ten and page.word(at + 1) not in _PERCENT:
            continue
        heads = [token for token in range(behind, last) if page.pos[token] in PLURALS]
        head = heads[0] if heads else at + 1
        noun = singular(page.lower[head]) if heads else "percent"
        return _several(first, last, max(end, behind), last, head, noun)
    return None


def _is_number(page: Page, token: int) -> bool:
    return page.pos[token] == _COUNT or page.lower[token] in ("one", "ten")


_SHARE = 3
"""Tokens of a mention in which its share is: more than | six in 10."""
_PERCENT = frozenset(("%", "per", "percent"))


EMPTY = frozenset(
    "the a an 's ’s ' ’ , his her its their my our of for in at to from and former own this that".split()
)
"""Words that tell nothing of whom they stand beside."""

_APPOSING = frozenset(("a", "an", "the", "who", "which", "whose", "where", "including", "one", "some"))


def without_apposition(words: Sequence[str]) -> list[str]:
    """The words up to a comma that opens an apposition or a relative clause, or to why a name is kept back.

    An aide, | who ...; a person familiar with the talks | who asked not to be named.
    """
    for at in range(1, len(words) - 1):
        if words[at] == "," and (words[at + 1].lower() in _APPOSING or _is_doing(words[at + 1 :])):
            return list(words[:at])
        if words[at] == "who" and _keeps_back(words[at:]):
            return list(words[:at])
    return list(words)


def _is_doing(words: Sequence[str]) -> bool:
    """Whether words behind a comma tell what somebody does: the decree, | carrying two names; not tired."""
    return words[0].islower() and words[0].endswith("ing") and words[1:2] not in ([], [","], ["and"], ["or"])


def _keeps_back(words: Sequence[str]) -> bool:
    clause = f" {' '.join(words).lower()} "
    return any(f" {phrase} " in clause for phrase in lexicon("sources")["anonymous"])
