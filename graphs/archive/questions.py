"""What an archive is asked: articles, quotes, speakers, claims, and what people should decide."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from graphs.archive import (
    corrections,
    decisions,
    items,
    judgements,
    pages,
    rankings,
    records,
    searching,
    settling,
    timelines,
    versions,
)
from graphs.archive.filters import Filters, Where
from graphs.archive.schema import MissingError, told
from graphs.identities.judgements import Judgement
from graphs.spellings import key_of
from graphs.steps import steps
from quotes.document import Article, AttributedDocument, Document

__all__ = ["Questions"]


class Questions:
    """The questions that an archive answers; none changes it."""

    path: Path
    connection: sqlite3.Connection

    def waiting(self) -> int:
        """How many articles identities and claims do not know of yet, as a run was stopped."""
        with told(self.path):
            return settling.waiting(self.connection)

    def document(self, name: str) -> AttributedDocument:
        """One article with its text. Raises MissingError where there is none of this name."""
        with told(self.path):
            return next(records.load(self.connection, [self._number(name)]))

    def size(self, filters: Filters = Filters()) -> int:  # noqa: B008
        """How many articles hold a quote that passes the filters; without filters, how many there are."""
        filters = self._spelled(filters)
        where = filters.where()
        query = f"SELECT count(DISTINCT q.document) FROM {searching.tables(filters)} WHERE {where}"
        if filters == Filters():  # two indexes tell, and no article need be read
            query = (
                "SELECT (SELECT count(*) FROM documents)"
                " - (SELECT count(*) FROM documents WHERE replaced_by IS NOT NULL)"
            )
            where = Where([], [])
        with told(self.path):
            return int(self.connection.execute(query, where.values).fetchone()[0])

    def name_of(self, article: Article | AttributedDocument) -> str | None:
        """What the archive calls an article that it knows; None for another."""
        with told(self.path):
            number = versions.twin(self.connection, article.document)
            row = self.connection.execute("SELECT name FROM documents WHERE id = ?", (number,)).fetchone()
            return str(row[0]) if row else None

    def nodes(self, name: str) -> dict[str, str]:
        """The nodes of an article's speakers in the graph, by their ids in the article."""
        with told(self.path):
            rows = self.connection.execute(
                "SELECT s.key, i.node FROM speakers s JOIN identities i ON i.id = s.identity"
                " WHERE s.document = ?",
                (self._number(name),),
            )
            return dict(rows.fetchall())

    def documents(
        self,
        filters: Filters = Filters(),  # noqa: B008
        failed: records.Failed | None = None,
    ) -> Iterator[AttributedDocument]:
        """The articles, in the newest version of each, that hold a quote which passes the filters.

        Without filters all of them, in the order of their dates. failed: is told of each that another program
        spoiled, and the rest go on; without it the first raises ArchiveError.
        """
        with told(self.path):
            numbers = [number for (number,) in self.connection.execute(*_articles(self._spelled(filters)))]
            loaded = records.load(self.connection, numbers, failed)
            yield from steps("Reading the archive", loaded, len(numbers))

    def listed(self) -> list[Document]:
        """What is known of the newest version of each article, in the order in which they came in."""
        with told(self.path):
            return records.listed(self.connection)

    def texts(self, names: Iterable[str]) -> Iterator[str]:
        """The texts of articles."""
        with told(self.path):
            for name in names:
                yield records.text(self.connection, self._number(name))

    def selection(
        self,
        filters: Filters = Filters(),  # noqa: B008
        failed: records.Failed | None = None,
    ) -> Iterator[AttributedDocument]:
        """The same articles with only the quotes that pass, and who said those."""
        if filters == Filters():
            yield from self.documents(failed=failed)
            return
        with told(self.path):
            passing: dict[str, set[str]] = {}
            for name, key in self.connection.execute(*_passing(self._spelled(filters))):
                passing.setdefault(name, set()).add(key)
        for document in self.documents(filters, failed):
            kept = passing[document.document.id]
            yield document.with_quotes(quote for quote in document.quotes if quote.id in kept)

    def unknown(self, filters: Filters) -> str:
        """Which outlet or speaker of the filters there is none of, with those that come close, or how many
        articles no span of time holds; or nothing."""
        from graphs.building.selection import listed

        with told(self.path):
            filters, outlets = self._spelled(filters), self._outlets()
            if filters.outlet and filters.outlet not in outlets:
                return f"no article's outlet is {filters.outlet!r}; {listed(filters.outlet, outlets)}"
            if filters.speaker and not filters.speaker.startswith("speaker:"):
                who, values = Filters(speaker=filters.speaker).identities()
                if not self.connection.execute(f"SELECT 1 FROM ({who}) LIMIT 1", values).fetchone():
                    rows = self.connection.execute("SELECT DISTINCT name FROM identities WHERE name <> ''")
                    names = [name for (name,) in rows]
                    return f"no speaker is called {filters.speaker!r}; {listed(filters.speaker, names)}"
            undated = self._undated() if filters.since or filters.until else 0
            return f"{undated:,} of its articles tell no date, so no span of time has them" if undated else ""

    def _undated(self) -> int:
        rows = "SELECT count(*) FROM documents WHERE replaced_by IS NULL AND published IS NULL"
        return int(self.connection.execute(rows).fetchone()[0])

    def _outlets(self) -> list[str]:
        rows = self.connection.execute("SELECT DISTINCT outlet FROM documents WHERE outlet IS NOT NULL")
        return [outlet for (outlet,) in rows]

    def _spelled(self, filters: Filters) -> Filters:
        """The filters with the outlet as the archive spells it."""
        if not filters.outlet:
            return filters
        outlets = self._outlets()
        spelled = [one for one in outlets if key_of(one) == key_of(filters.outlet)]
        return filters if filters.outlet in outlets or not spelled else replace(filters, outlet=min(spelled))

    def search(self, text: str = "", *, limit: int = 20, offset: int = 0, **filters: Any) -> searching.Page:
        """Quotes by their words and by filters (see Filters), those of the newest articles first."""
        with told(self.path):
            return searching.search(
                self.path, self.connection, self._spelled(Filters(text=text, **filters)), limit, offset
            )

    def timeline(
        self, text: str = "", *, limit: int = 50, **filters: Any
    ) -> tuple[int, tuple[timelines.Event, ...]]:
        """How many reports there are of the claims found and of those tied to them; and the first of them.

        Who said it first, who said it again, who repeated, altered or denied it.
        """
        with told(self.path):
            return timelines.timeline(self.connection, self._spelled(Filters(text=text, **filters)), limit)

    def speakers(self, text: str = "", *, limit: int = 50, **filters: Any) -> list[dict[str, Any]]:
        """Who is quoted most, among the quotes that pass the filters."""
        with told(self.path):
            return rankings.speakers(self.connection, self._spelled(Filters(text=text, **filters)), limit)

    def sources(self, by: rankings.By, text: str = "", **filters: Any) -> list[dict[str, Any]]:
        """How many quotes are of named and unnamed sources, by ``outlet`` or ``month``; ``all`` first."""
        with told(self.path):
            return rankings.sources(self.connection, self._spelled(Filters(text=text, **filters)), by)

    def speaker(self, node: str) -> pages.SpeakerPage:
        """All that is known of a speaker. Raises MissingError for a node that there is not."""
        with told(self.path):
            return pages.speaker(self.connection, node)

    def claim(self, node: str) -> pages.ClaimPage:
        """All reports of a claim and what it is tied to. Raises MissingError for a node that there is not."""
        with told(self.path):
            return pages.claim(self.connection, node)

    def doubtful_speakers(
        self, limit: int = 20, offset: int = 0
    ) -> tuple[int, list[decisions.DoubtfulSpeakers]]:
        """How many pairs of speakers a person should judge, and some, those nearest to the border first."""
        with told(self.path):
            return decisions.doubtful_speakers(self.connection, limit, offset)

    def doubtful_claims(self, limit: int = 20, offset: int = 0) -> tuple[int, list[decisions.DoubtfulClaims]]:
        """How many pairs of claims a person should judge, and some, those least alike first."""
        with told(self.path):
            return decisions.doubtful_claims(self.connection, limit, offset)

    def decided(
        self, about: judgements.About = "speakers", limit: int = 20
    ) -> tuple[int, list[decisions.Decided]]:
        """How many pairs of speakers, or of claims, people decided, and some, the last one first."""
        with told(self.path):
            return decisions.decided(self.connection, about, limit)

    def judgements(self, about: judgements.About = "speakers") -> tuple[Judgement, ...]:
        """What people decided of speakers, or of claims, as GraphOptions takes it."""
        with told(self.path):
            return judgements.kept(self.connection, about)

    def judgements_kept(self) -> list[dict[str, str]]:
        """All judgements, of speakers and claims, with who made them and when."""
        with told(self.path):
            return judgements.listed(self.connection)

    def corrections_kept(self) -> list[dict[str, str]]:
        """All corrections as such rows; ``mention``: the words, or the place of the quote."""
        return [
            {
                "about": one.document,
                "what": one.what,
                "mention": f"{one.place.start}-{one.place.end}" if one.place else one.mention,
                "value": one.value,
                "by": one.by,
                "at": one.at,
                "note": one.note,
            }
            for one in self.corrections()
        ]

    def corrections(self, name: str = "") -> list[corrections.Correction]:
        """What people corrected in an article, or in any, in the order in which they did."""
        with told(self.path):
            return corrections.kept(self.connection, name)

    def settled_items(self) -> dict[items.Item, items.Settled]:
        """The items of checks that people settled, with who did and when."""
        with told(self.path):
            return items.settled(self.connection)

    def changes(self, name: str = "") -> list[dict[str, str]]:
        """What new versions, newer models and corrections changed in an article's quotes, or in all."""
        with told(self.path):
            return versions.noted(self.connection, name)

    def _number(self, name: str) -> int:
        row = self.connection.execute("SELECT id FROM documents WHERE name = ?", (name,)).fetchone()
        if not row:
            raise MissingError(f"{self.path}: no article is called {name!r}; search finds those there are")
        return int(row[0])


def _articles(filters: Filters) -> tuple[str, list[Any]]:
    if filters == Filters():
        return "SELECT id FROM documents WHERE replaced_by IS NULL ORDER BY day, name", []
    where = filters.where()
    return f"SELECT DISTINCT d.id {_FROM} WHERE {where} ORDER BY d.day, d.name", where.values


def _passing(filters: Filters) -> tuple[str, list[Any]]:
    where = filters.where()
    return f"SELECT d.name, q.key {_FROM} WHERE {where}", where.values


_FROM = "FROM quotes q JOIN documents d ON d.id = q.document"
