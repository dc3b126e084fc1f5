"""Which quotes of an archive are asked for, as SQL."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, get_args
from urllib.parse import parse_qsl

import regex

from graphs.archive.records import UNDATED
from graphs.archive.schema import ArchiveError
from graphs.shown import Acts
from quotes.document import QuoteKind, Stance

__all__ = ["Filters", "Where", "matching"]

_DATE = regex.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", regex.ASCII)
_TERM = regex.compile(r"[\"“”]([^\"“”]*+)(?:[\"“”]|$)|(\S+)")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]++")
_MOST_WORDS = 100  # of a search; FTS5 looks for each in every quote that has the others


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotes are asked for; what is not given keeps all.

    text: words of the quote, all of which it has, in any order and without regard to case and accents;
    ``"in quotation marks"`` a phrase, ``cease*`` a word's beginning. speaker: a node (``speaker:ada-byron``),
    or words of a name by which any article calls the speaker. affiliation: words of a role, organization or
    place that any article gives the speaker. outlet: its name, case and accents aside.
    since, until: ``2024``, ``2024-03`` or ``2024-03-31``, both included; an undated article lies in no
    period. kind, stance: of the quote. document: an article's name. acts: statements, or beliefs
    and intentions too.

    Raises ArchiveError for what is none of these.
    """

    text: str = ""
    speaker: str = ""
    affiliation: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""
    kind: str = ""
    stance: str = ""
    document: str = ""
    acts: Acts = "statement"

    def __post_init__(self) -> None:
        for name in ("kind", "stance"):
            object.__setattr__(self, name, getattr(self, name).lower())
        for name in ("since", "until"):
            if (value := getattr(self, name)) and not _DATE.fullmatch(value):
                raise ArchiveError(f"{name} is a date such as 2024-03-31, 2024-03 or 2024, not {value!r}")
        for name, known in (("kind", QuoteKind), ("stance", Stance), ("acts", Acts)):
            if (value := getattr(self, name)) and value not in get_args(known):
                raise ArchiveError(f"{name} is one of {', '.join(get_args(known))}, not {value!r}")

    @staticmethod
    def of(query: str) -> Filters:
        """The filters that the query of an address tells: ``text=ceasefire&speaker=Roe``."""
        given = dict(parse_qsl(query, strict_parsing=bool(query)))
        known = [field.name for field in fields(Filters)]
        for name in given:
            if name not in known:
                raise ArchiveError(f"no filter is called {name!r}; there are {', '.join(known)}")
        return Filters(**given)  # type: ignore[arg-type]

    def words(self, *months: str) -> str:
        """What the index of words is asked for, of which it knows all but who and which article.

        months: marks of months, in any of which the quote lies.
        """
        shown = "shown" if self.acts == "statement" else "(shown OR hidden)"
        marks = [shown]
        marks += [f"{letter}{value}" for letter, value in (("k", self.kind), ("s", self.stance)) if value]
        if months:
            marks.append(f"({' OR '.join(months)})")
        asked = f"marks : ({' AND '.join(marks)})"
        return f"text : ({matching(self.text)}) AND {asked}" if self.text.strip() else asked

    def period(self, months: Iterable[int]) -> tuple[str, ...]:
        """The marks of the months that lie in the filters' dates, those of a year in one."""
        first, last = self.months
        marks = dict[str, None]()
        for month in months:
            year = month // 100
            # Month 0 is of a date that tells no more than its year.
            is_whole = first <= year * 100 and year * 100 + 12 <= last
            marks[f"m{year}*" if is_whole else f"m{month}"] = None
        return tuple(marks) or ("none",)

    @property
    def of_documents(self) -> bool:
        """Whether anything is asked of documents, and not of quotes alone."""
        return bool(self.acts == "all" or self.outlet or self.document)

    @property
    def is_dated(self) -> bool:
        """Whether articles of some dates alone are asked for."""
        return bool(self.since or self.until)

    @property
    def in_whole_months(self) -> bool:
        """Whether no month is asked for in part."""
        return max(len(self.since), len(self.until)) <= len("2024-03")

    @property
    def of_words_alone(self) -> bool:
        """Whether the index of words knows all that is asked for."""
        return self.in_whole_months and not (self.of_documents or self.speaker or self.affiliation)

    @property
    def months(self) -> tuple[int, int]:
        """The first and the last month (202403) in which an article may lie."""
        last = _day(self.until, "99") if self.until else UNDATED - 100
        return _day(self.since or "0000", "00") // 100, last // 100

    @property
    def articles_alone(self) -> bool:
        """Whether nothing is asked of quotes, whose number each article and each of its speakers knows."""
        whole = replace(self, outlet="", since="", until="", document="")
        return whole == Filters()

    def where_articles(self) -> Where:
        """What is asked of articles, as SQL over documents ``d``."""
        where = Where(["d.replaced_by IS NULL", "d.quotes > 0"], [])
        self._of_articles(where, "d.day")
        return where

    def _of_articles(self, where: Where, day: str) -> None:
        for column, value in (("d.outlet", self.outlet), ("d.name", self.document)):
            if value:
                where.add(f"{column} = ?", value)
        self.of_days(where, day)

    def of_days(self, where: Where, day: str) -> None:
        """What is asked of the day of an article, in a column."""
        if self.since:
            where.add(f"{day} >= ? AND {day} < {UNDATED}", _day(self.since, "00"))
        if self.until:
            where.add(f"{day} <= ?", _day(self.until, "99"))

    def identities(self) -> tuple[str, list[Any]]:
        """SQL that selects whose quotes are asked for, with its values; empty where it is anybody's."""
        asked: list[tuple[str, str]] = []
        if self.speaker.startswith("speaker:"):
            asked.append(("SELECT id FROM identities WHERE node = ?", self.speaker))
        elif self.speaker.strip():
            asked.append((_identities("names"), matching(self.speaker)))
        if self.affiliation.strip():
            asked.append((_identities("affiliations"), matching(self.affiliation)))
        return " INTERSECT ".join(sql for sql, _ in asked), [value for _, value in asked]

    def where(self, identities: str = "") -> Where:
        """The same as SQL over quotes ``q``, and documents ``d`` where ``of_documents``.

        identities: SQL that selects them where they are looked up already, and have few quotes.
        A + keeps SQLite from an index: it is to begin with the document, such identities, the speaker, the
        words or the affiliation, the first of these that is asked for, as that leaves fewest to look at.
        """
        where = Where([], [])
        begins = "document"
        if not self.document:
            begins = "who" if identities or self.speaker or not self.text.strip() else "words"
        if self.text.strip():
            found = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?"
            where.add(f"{'+' * (begins != 'words')}q.id IN ({found})", self.words())
        where.add("q.shown = 1" if self.acts == "statement" else "d.replaced_by IS NULL")
        who, values = (identities, []) if identities else self.identities()
        if who:
            where.add(f"{'+' * (begins != 'who')}q.identity IN ({who})", *values)
        for column, value in (("q.kind", self.kind), ("q.stance", self.stance)):
            if value:
                where.add(f"{column} = ?", value)
        self._of_articles(where, "q.day")
        return where


def _identities(by: str) -> str:
    """Who is called so, or stated to be so, by any article."""
    table = f"identity_{by}"
    return f"SELECT t.identity FROM {table}_fts f JOIN {table} t ON t.id = f.rowid WHERE {table}_fts MATCH ?"


@dataclass(slots=True)
class Where:
    """Conditions with the values for their question marks."""

    conditions: list[str]
    values: list[Any]

    def add(self, condition: str, *values: Any) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.values += values

    def __str__(self) -> str:
        return " AND ".join(self.conditions)


def matching(text: str) -> str:
    """What a user typed, as FTS5 understands it: all words, phrases and beginnings of words.

    Raises ArchiveError where there is no word in it, or so many that each quote would be long looked at.
    """
    terms = dict[str, int]()  # each once, with its number of words
    for phrase, word in _TERM.findall(text.replace("\0", " ")):
        term = phrase or word
        beginning = not phrase and term.endswith("*")
        if words := len(_WORD.findall(term)):
            terms['"' + term.rstrip("*").replace('"', " ") + '"' + "*" * beginning] = words
    if not terms:
        raise ArchiveError(f"{text!r} has no word to search for")
    if sum(terms.values()) > _MOST_WORDS:
        raise ArchiveError(f"more than {_MOST_WORDS} words are too many to search for; some of them will do")
    return " ".join(terms)


def _day(date: str, rest: str) -> int:
    found = _DATE.fullmatch(date)
    return int("".join(part or rest for part in found.groups())) if found else UNDATED
