"""The line that names an article's authors, and the days that it was published."""

from __future__ import annotations

import datetime

import regex

from quotes.resources import lexicon
from quotes.text.layout import DATE
from quotes.text.patterns import later

__all__ = ["LED", "authors", "credited", "day", "is_change", "is_day", "is_post", "last_day", "published"]

_MONTH = r"(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{L}{0,6}+)"
_ANY_DATE = (
    rf"{DATE}|(?<!\d)(?P<day>\d{{1,2}})(?:-{_MONTH}-|/{_MONTH}/|(?:st|nd|rd|th)? of {_MONTH},? )"
    r"(?P<year>\d{4})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?, {_MONTH},? (?P<year>\d{{4}})"
    r"|(?<![\d.])(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\. ?(?P<year>(?:19|20)\d\d)(?![\d.]\d)"
    r"|(?<![\d/-])(?P<day>1[3-9]|2\d|3[01])(?P<_>[/-])(?P<month>\d{1,2})(?P=_)(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?<![\d/-])(?P<month>\d{1,2})(?P<_>[/-])(?P<day>1[3-9]|2\d|3[01])(?P=_)(?P<year>(?:19|20)\d\d)(?!\d)"
    r"|(?<!\d)(?P<year>(?:19|20)\d\d)(?P<_>[./])(?P<month>\d{1,2})(?P=_)(?P<day>\d{1,2})(?![\d.]\d)"
)
"""Also 3-Jun-2023; 3rd of June 2023; 03.06.2023; 28/06/2023 and 06/28/2023, which only one order can mean."""

_DATE = regex.compile(_ANY_DATE, flags=regex.I)
_DAY_ALONE = regex.compile(
    rf"(?:\p{{L}}{{3,9}}day,?|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{{Ll}}*\.?,?)?\s*(?:{_ANY_DATE})[\s,|·•@–-]*(?:at\s)?(?:\d{{1,2}}[:.]?\d\d(?!\d).{{0,24}}|\d{{1,2}}\s?[ap]\.?m\..{{0,20}})?",
    flags=regex.I,
)
"""A line that tells a day, and perhaps the time, and nothing else."""

_BEHIND_DAY = regex.compile(r"(?i)[\s,|·•@–-]*(?:(?:at\s)?\d{1,2}(?:[:.]\d\d.{0,24}|\s?[ap]\.?m.{0,20}))?")
_CHANGED = regex.compile(r"(?i)\b(?:updated?|modified|edited|revised|corrected|changed|refreshed)\b")
_ISSUED = regex.compile(r"(?i)\b(?:published|posted|created|issued|released|publication|first)\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = regex.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?:[T ]|$)")
_SLASHED = regex.compile(r"\s*(\d{4})/(\d\d?)/(\d\d?)(?:\D|$)")

_SECONDS = regex.compile(r"\s*(1\d{9})(?:\d{3})?(?:\.\d+)?\s*")
"""Since 1970, of the years from 2001 on."""

_MADE = (
    r"(?:words?|texts?|story|stories|article|report(?:s|ed|ing)?|written|interview(?:ed)?|research(?:ed)?"
    r"|(?:as )?told|compiled|posted|published|submitted|contributed|filed|analysis|commentary|opinion|essay"
    r"|review(?:ed)?|(?:exclusive|feature|dispatch|column))"
)
_SHOWN = r"(?:photo(?:s|graph(?:s|y))?|pictures?|images?|illustrations?|video|graphics?)"
LED = (
    rf"(?:{_MADE}(?:\s*(?:,|and|&|\+)\s*(?:{_MADE}|{_SHOWN})){{0,2}}\s+by\b|{_MADE}(?:\s*(?:,|and|&|\+)\s*{_SHOWN})?\s*:"
    rf"|{_SHOWN}\s*(?:,|and|&|\+)\s*(?:words?|texts?|story|report)\s*(?:by\b|:)|by\b|(?:author|writer|reporter|correspondent|journalist)s?\s*:)"
)
"""What stands before the names of those who wrote: Words and pictures by."""

_LED = regex.compile(rf"(?i)^\s*(?:{LED}|from\b)\s*:?\s*(?:by\b\s*)?")
_OTHERS = regex.compile(
    r"(?i)[\s,;|(]*\b(?:photo(?:s|graph(?:s|y))?|pictures?|images?|illustrations?|video|graphics?|edit(?:ed|ing))\b\s*(?:by\b|:).*$"
)
_CONTACT = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:^|\s)@\w+")
_TRAILING = regex.compile(
    r"(?i)(?:^(?-i:(?=[a-z]))|\s+)(?:for|in|at|of|from|near|reporting from)\s+(?:the\s+)?\p{Lu}.*$"
    r"|\s*[|·•/].*$|\s+[–—-]\s.*$|\s*\((?!\s*$)[^)]*\)|\s+(?:updated|published|posted)\b.*$"
)
_PARTED = regex.compile(
    r"\s*;\s*|\s*,\s*(?:and|AND|&)\s+|\s+(?:and|AND|&|with|WITH)\s+|\s*,\s*+(?!(?:Jr|Sr|II|III|IV|M\.?D|Ph\.?D)\b)"
)
_STOP = regex.compile(r"(?<=\p{Ll}{2})\.\s*$|\s+(?:Follow|Share|Subscribe|View Profile)\b.*$")
"""Not the point of "Jr."; and what a page offers beside a name."""

_DESK = regex.compile(r"[^,;]{1,60}\b(?:Desk|Team|Bureau|Unit|Service)")
_ROLE = regex.compile(
    r"(?i)\b(?:staff|writer|reporter|editor|correspondent|columnist|contributor|journalist|producer|bureau|chief|senior|fellow|political"
    r"|associate|special|guest|freelance|updated|published|minutes?|read|follow|share|subscribe|newsletters?|view|more|profile|comments?|contact)\b"
)
_POST = regex.compile(
    r"(?i)\b(?:columnist|contributor|correspondent|editor|journalist|producer|reporter|writer)s?$"
)
_NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "editor",
        "staff",
        "webmaster",
        "user",
        "guest",
        "author",
        "unknown",
        "none",
        "null",
        "by",
        "root",
        "web",
    }
)
_AGENCIES = frozenset(
    "reuters;ap;associated press;the associated press;afp;agence france-presse;bloomberg;bloomberg news;dpa"
    ";pa;pa media;press association;upi;united press international;aap;australian associated press"
    ";canadian press;the canadian press;pti;press trust of india;ians;xinhua;kyodo;anadolu;efe;tass".split(
        ";"
    )
)
"""Whose names stand beside those of writers, and are authors only alone."""

_MAC = regex.compile(r"\bMa?c(?=\p{Lu})")
_CREDIT = later(r"(?i)\s*[(\[]?(?:reporting|written|reported|words)\s+by\s")
_LAST_LINES = 3
_END = 1000
_LONGEST_NAME = 60
_LONGEST_LINE = 300
_MOST = 50


def day(text: str | None) -> str | None:
    """The ISO form of the first day that a text states, None for none, or a day that no calendar has."""
    if not text:
        return None
    text = text[:300]
    if found := _ISO.match(text) or _SLASHED.match(text):
        return _iso(*map(int, found.groups()))
    if found := _DATE.search(text):
        month = found["month"].lower()
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) + 1
        return _iso(int(found["year"]), number, int(found["day"]))
    if seconds := _SECONDS.fullmatch(text):
        return datetime.datetime.fromtimestamp(int(seconds[1]), datetime.UTC).date().isoformat()
    import email.utils  # few days are written so

    try:
        return email.utils.parsedate_to_datetime(text).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def is_day(line: str) -> bool:
    """Whether a line tells a day, and perhaps the time, and nothing else."""
    return len(line) < _LONGEST_NAME and _DAY_ALONE.fullmatch(line.strip()) is not None


def last_day(line: str) -> str | None:
    """The day with which a line of authors ends: By Ann Roe / The Post / 05:12 AM June 3, 2023."""
    found = next(_DATE.finditer(line), None)
    if not found or len(line) > _LONGEST_LINE or not _BEHIND_DAY.fullmatch(line[found.end() :]):
        return None
    return day(found[0])


def is_change(text: str) -> bool:
    """Whether what is said last before a day is that something was changed then."""
    changed = max((found.start() for found in _CHANGED.finditer(text)), default=-1)
    return changed >= 0 and changed > max((found.start() for found in _ISSUED.finditer(text)), default=-1)


def published(line: str) -> str | None:
    """The day on which a line says that something was published.

    "Updated: Mar 14, 2024 | Published: Mar 13, 2024"; "4 Sep 2024. Last modified on 5 Sep 2024".
    """
    if len(line) > _LONGEST_LINE:
        return None
    before, plain, changed = 0, None, False
    for date in _DATE.finditer(line):
        label = line[before : date.start()]
        before = date.end()
        if is_change(label):
            changed = True
        elif _ISSUED.search(label):
            return day(date[0])
        else:
            plain = plain or date[0]
    if changed and plain and not line.strip().endswith("."):
        return day(plain)
    led = _ISSUED.match(line.lstrip(" (")) if not before else None
    return day(line.lstrip(" (")[led.end() :].lstrip(" :onat")) if led else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def authors(line: str, inverted: bool = False, marked: bool = True) -> list[str]:
    """The names in a line of authors: "By Ann Roe and Al Lee, for The Example".

    inverted: one person may stand with the surname first, "Roe, Ann". marked: whether the page says
    that these are authors; else only what looks like names is taken.
    """
    line = " ".join(_CONTACT.sub(" ", line[:2000]).split())
    if line.startswith("(") and line.endswith(")"):  # of "ann@post.example (Ann Roe)", or a note at the end
        line = line[1:-1]
    line = _OTHERS.sub("", _LED.sub("", line))
    if date := _DATE.search(line):
        line = line[: date.start()]
    if inverted and regex.fullmatch(r"\p{Lu}[\p{L}'’-]+, \p{Lu}[\p{L}.'’-]+(?: \p{Lu}\.?)*", line):
        surname, _, given = line.partition(", ")
        return [f"{given} {surname}"]
    names: list[str] = []
    for part in [line] if _DESK.fullmatch(line) else _PARTED.split(line)[:_MOST]:
        name = _STOP.sub("", _TRAILING.sub("", part)).strip(" ,|/·•–—-:")
        if not name or len(name) > _LONGEST_NAME or name.lower() in _NOBODY or any(c.isdigit() for c in name):
            continue
        words = name.split()
        if _ROLE.search(name) and (names or len(words) > 4 or not marked):
            continue
        if not name[0].isalpha() or (
            not marked and not all(word[0].isupper() or len(word) < 4 for word in words)
        ):
            continue
        names.append(_cased(name))
    people = [name for name in names if name.lower() not in _AGENCIES]
    if people and " " in people[0]:
        people = [name for name in people if f", {name}".lower() not in line.lower() or not _is_town(name)]
    return list(dict.fromkeys(people or names))


def _is_town(name: str) -> bool:
    """Whether a part of a line of authors is where they wrote it, or for whom: Ann Roe, Nsukka."""
    places = lexicon("places")
    return " " not in name or any(name in places[section] for section in ("cities", "countries", "states"))


def is_post(name: str) -> bool:
    """Whether the name of an author is only what one does at the outlet: AP Technology Writer."""
    return _POST.search(name) is not None


def credited(text: str) -> list[str]:
    """The authors whom a note below a text names: "(Reporting by Ann Roe; Editing by Al Lee)"."""
    for line in text[-_END:].rstrip().split("\n")[-_LAST_LINES:]:
        if _CREDIT.match(line):
            return authors(line.split(";")[0].strip("([ )]"))
    return []


def _cased(name: str) -> str:
    """A name in capitals as names are written."""
    words = name.split()
    if not _MAC.sub("", name).isupper() or len(words) < 2:
        return name
    return regex.sub(r"\p{Lu}[\p{Lu}]+", lambda word: word[0].capitalize(), name)
