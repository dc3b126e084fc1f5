"""Labels: a name with a colon before what it says: "WALLACE: ...", "Ana Roe, nurse: ..."."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from quotes.attribution.drafts import Draft, Range
from quotes.names.gazetteer import PERSON, SELDOM, flags, is_only_town
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.layout import Paragraph
from quotes.text.patterns import later
from quotes.text.tags import NAMES, tagged
from quotes.words.users import USER

__all__ = [
    "BULLET",
    "CLOSERS",
    "FIRST_PERSON",
    "LINE_NAME",
    "STAMP",
    "Label",
    "bare_label",
    "first_person",
    "is_heard",
    "is_named",
    "is_no_speaker",
    "is_quoted",
    "is_role",
    "is_section",
    "label",
    "somebody",
]

_WORD = r"\p{Lu}[\p{L}\p{M}.'’-]*+"
_SMALL = r"(?:al|bin|binti|da|de|del|der|di|dos|du|la|le|of|ten|the|van|von)(?= )"
LINE_NAME = rf"(?P<name>{_WORD}(?: (?:{_WORD}|{_SMALL})){{0,6}}+)"
FIRST_PERSON = later(
    r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]e|[Mm]y|[Mm]ine|[Ww]e(?:['’](?:re|ve|d|ll))?|[Oo]urs?|[Uu]s)\b"
)
BULLET = r"(?:>>\s*|[•·▪◦‣●○∙–—*-]\s+|\d{1,2}[.)]\s+)?"
STAMP = r"(?:[\[(]\d{1,2}(?::\d\d){1,2}[\])]|\d{1,2}(?::\d\d){1,2})"
"""When something is said in a recording: [00:14:07], (1:02), 00:41."""

_SOME = r"(?P<name>(?:An?|Many|Several|Some|The)(?: \p{Ll}[\p{Ll}.]*){1,3}?)(?: (?:from|in) [^:,.\n]{1,30})?"
"""Who is heard without a name: Some hon. members; A voice from the gallery."""

_CLOCK = r"\d{1,2}[:.]\d\d(?: ?[APap]\.?[Mm]\.?)?"
_SENT = rf"\[?(?:\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}},? )?{_CLOCK}\]?(?: ?[–—-])? (?=\p{{Lu}})"
_LABEL = later(
    rf"(?:(?P<sent>{_SENT})|{STAMP} +(?:[-–—] +)?)?"
    rf"{BULLET}[\"“*]{{0,3}}(?:{LINE_NAME}|(?P<name>{USER})|{_SOME})(?:\*\*)?"
    rf"(?:(?P<sent>,? [(\[]?{_CLOCK}[)\]]?(?=:))| {STAMP}| \([^():\n]{{1,60}}\))?"
    r"(?P<role>, ?[^:!?;\"“”\n]{1,80}?)?(?: \([^():\n]{1,60}\))?(?:\*\*)?(?P<cue>:)(?:\*\*)?\s+(?=\S)"
)
_BARE = later(
    rf"(?:\[{LINE_NAME}(?P<cue>\])"
    rf"|{BULLET}{LINE_NAME}(?P<role>(?: \([^()\n]{{1,60}}\))?, [^:;–—\"“”\n]{{1,60}}?| \([^()\n]{{1,60}}\))?"
    r" ?(?P<cue>[—–-])(?= ))\s+(?=\S)"
)
_LONGEST = 160  # characters of a label
_TOP = 3000  # characters at the top, where those who talk are named in full
_FEW_INITIALS = (2, 3)  # letters, at least and at most
_LEAST = 3  # tokens of a quotation that stands for itself
_NO_ROLE = tagged("VBD", "VBP", "VBZ", "MD", "PRP", "WP", "WRB", "EX")
CLOSERS = frozenset((",", ".", ";", ":", "?", "!", '"', "“", "”", "<", ">"))
"""Marks that no name or title of who speaks ends with, nor goes on behind."""

_AGO = later(r"\b(?:\d+|an?) (?:minute|hour|day|week)s? ago\b")
_DOTTED = regex.compile(r"\p{L}{4,}\. ")
"""A full stop in a label ends a sentence, so that it is none."""


class Label(NamedTuple):
    """A paragraph with a name before its colon.

    source, cue and content in tokens; name: the words of the source; role: whether some words behind a comma
    say who that is; posted: whether they say when it was posted. end: the character behind the colon.
    initials: whether the name is the initials of somebody named near the top.
    """

    paragraph: Paragraph
    source: Range
    cue: Range
    content: Range
    name: str
    role: bool
    posted: bool = False
    end: int = 0
    initials: bool = False

    @property
    def key(self) -> str:
        """What the same speaker's labels have in common: the last word."""
        return self.name.split()[-1].casefold()

    @property
    def in_capitals(self) -> bool:
        """Whether the name is spelled in capitals."""
        return len(self.name) > 1 and self.name.upper() == self.name

    def draft(self, rule: str) -> Draft:
        """What the label says that it says."""
        return Draft((self.content,), self.source, self.cue, None, 1.0, rule)


def label(reading: Reading, paragraph: Paragraph) -> Label | None:
    """The label that a paragraph begins with."""
    text, start = reading.text, paragraph.start
    colon = text.find(":", start, min(paragraph.end, start + _LONGEST))
    if colon < 0 or not paragraph.is_read:
        return None
    found = _LABEL.match(text, start, paragraph.end)
    if not found or _DOTTED.search(text, start, found.start("cue")):
        return None
    name = found["name"]
    initials = _are_initials(text[: min(start, _TOP)], name)
    if not initials and name.casefold() in lexicon("labels")["topics"]:
        return None
    if " " in name and name.split()[1].islower() and not is_heard(name):
        return None
    source, cue = reading.at(*found.span("name")), reading.at(*found.span("cue"))
    role = reading.at(*found.span("role")) if found["role"] else None
    content = reading.at(found.end(), paragraph.end)
    if content[0] == content[1] or (role and not is_role(reading, role)):
        return None
    posted = bool((role and _AGO.search(found["role"])) or found["sent"])
    told, end = role is not None, found.end("cue")
    return Label(paragraph, source, cue, content, found["name"], told, posted, end, initials)


def _are_initials(above: str, name: str) -> bool:
    """Whether a label is the initials of somebody named above: TO, of Tadeo Olmos, is no address."""
    if not (_FEW_INITIALS[0] <= len(name) <= _FEW_INITIALS[1] and name.isalpha() and name.isupper()):
        return False
    full = r"[\p{L}.'’-]*[ -](?:\p{L}+[ -])?".join(name)
    return regex.search(rf"\b{full}\p{{Ll}}", above) is not None


def bare_label(reading: Reading, paragraph: Paragraph) -> Label | None:
    """A label without a colon that a paragraph begins with: [Ana Roe] We stay, or: Roe, 45 — We stay."""
    found = _BARE.match(reading.text, paragraph.start, paragraph.end) if paragraph.is_read else None
    if not found or is_no_speaker(found["name"]) or is_section(found["name"]):
        return None
    source, cue = reading.at(*found.span("name")), reading.at(*found.span("cue"))
    content = reading.at(found.end(), paragraph.end)
    told = found["role"] is not None
    return Label(paragraph, source, cue, content, found["name"], told) if content[0] < content[1] else None


def is_no_speaker(name: str) -> bool:
    """Whether a name before a colon files what follows, or is a dateline: "Breaking: ...", "DOHA: ..."."""
    lower = name.casefold()
    filed = lower in lexicon("labels")["topics"] or lower in _places()
    return filed or all(is_only_town(word) for word in name.split())


def is_section(name: str) -> bool:
    """Whether a name before a colon is made of usual words for no people: IMPACTS, PRECAUTIONARY ACTIONS."""
    return all(map(_is_usual, name.casefold().split()))


def _is_usual(word: str) -> bool:
    """Whether a word in lower case is no name and nothing that speaks."""
    known = flags(word)
    is_name = known.given > 1 or known.surname > 1
    is_source = word in somebody() or word in lexicon("sources")["bodies"]
    return known.case >= SELDOM and known.noun != PERSON and not is_name and not is_source


@cache
def somebody() -> frozenset[str]:
    """Nouns for people, one or many, without a name."""
    sources = lexicon("sources")
    return lexicon("roles")["roles"] | sources["groups"] | sources["persons"]


_HEARD = frozenset(("bench", "voice", "voices"))
"""Who is heard without being seen, beside people and bodies."""


def is_heard(name: str) -> bool:
    """Whether a label is of people, a body or voices without a name: The Speaker, Some hon. members."""
    last = name.split()[-1].casefold()
    return last in _HEARD or last in somebody() or last in lexicon("sources")["bodies"]


@cache
def _places() -> frozenset[str]:
    places = lexicon("places")
    return frozenset(name.casefold() for group in ("cities", "countries", "states") for name in places[group])


def is_role(reading: Reading, part: Range) -> bool:
    """Whether some words may say who somebody is: nobody does anything in them."""
    return not _NO_ROLE.intersection(reading.pos[slice(*part)])


def is_quoted(reading: Reading, part: Range) -> bool:
    """Whether some tokens all stand in quotation marks."""
    first, last = part
    return last - first >= _LEAST and reading.inside(first, last) == last - first


def is_named(reading: Reading, part: Range) -> bool:
    """Whether the first and last of some tokens are names."""
    return {int(reading.pos[part[0]]), int(reading.pos[part[1] - 1])} <= NAMES


def first_person(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether somebody speaks of himself in a paragraph."""
    return FIRST_PERSON.search(reading.text, paragraph.start, paragraph.end) is not None
