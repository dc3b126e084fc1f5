"""Which quotes of an archive are asked for, as SQL."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any, get_args
from urllib.parse import parse_qsl

import regex

from graphs.archive.records import UNDATED
from graphs.archive.schema import ArchiveError
from graphs.shown import Acts
from quotes.document import QuoteKind, Stance

__all__ = ["Filters", "Where", "matching"]

_DATE = regex.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_TERM = regex.compile(r"[\"“”]([^\"“”]*+)(?:[\"“”]|$)|(\S+)")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which quotes are asked for; what is not given keeps all.

    text: words of the quote, all of which it has, in any order and without regard to case and accents;
    ``"in quotation marks"`` a phrase, ``cease*`` a word's beginning. speaker: a node (``speaker:ada-byron``),
    or words of a name by which any article calls the speaker. affiliation: words of a role, organization or
    place that any article gives the speaker. outlet: its name. since, until: ``2024``, ``2024-03`` or
    ``2024-03-31``, both included; an undated article lies in no period. kind, stance: of the quote.
    document: an article's name. acts: statements, or beliefs and intentions too.

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

    def words(self, month: int | None = None) -> str:
        """What FTS5 is asked for: the words, in quotes that are shown; in a month (202403)."""
        asked = [f"text : ({matching(self.text)})"] if self.text.strip() else []
        if self.acts == "statement":
            asked.append("marks : shown")
        if month is not None:
            asked.append(f"marks : m{month}")
        return " AND ".join(asked)

    @property
    def of_documents(self) -> bool:
        """Whether anything is asked of documents, and not of quotes alone."""
        return bool(self.acts == "all" or self.outlet or self.document)

    @property
    def words_alone(self) -> bool:
        """Whether nothing but words is asked for, of which the index of words knows all."""
        return self == Filters(text=self.text)

    @property
    def begins_with_words(self) -> bool:
        """Whether words leave fewest quotes to look at: neither speaker, outlet nor article is given."""
        return bool(self.text.strip()) and not (self.speaker or self.of_documents)

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

        identities: SQL that selects them where somebody has looked them up already.
        A + keeps SQLite from an index: it is to begin with the document, the speaker, the words or the
        affiliation, the first of these that is asked for, as that leaves fewest quotes to look at.
        """
        where = Where([], [])
        if self.text.strip():
            found = "SELECT rowid FROM quotes_fts WHERE quotes_fts MATCH ?"
            where.add(f"{'+' * bool(self.document or self.speaker)}q.id IN ({found})", self.words())
        where.add("q.shown = 1" if self.acts == "statement" else "d.replaced_by IS NULL")
        who, values = (identities, []) if identities else self.identities()
        if who:
            begins = not self.document and (self.speaker or not self.text.strip())
            where.add(f"{'' if begins else '+'}q.identity IN ({who})", *values)
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

    Raises ArchiveError where there is no word in it.
    """
    terms = []
    for phrase, word in _TERM.findall(text):
        term = phrase or word
        beginning = not phrase and term.endswith("*")
        if _WORD.search(term):
            terms.append('"' + term.rstrip("*").replace('"', " ") + '"' + "*" * beginning)
    if not terms:
        raise ArchiveError(f"{text!r} has no word to search for")
    return " ".join(terms)


def _day(date: str, rest: str) -> int:
    found = _DATE.fullmatch(date)
    return int("".join(part or rest for part in found.groups())) if found else UNDATED
