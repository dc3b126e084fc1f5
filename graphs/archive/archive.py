"""An archive: articles come in, questions are answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graphs.archive import records, searching, settling, versions
from graphs.archive.filters import Filters
from graphs.archive.models import fingerprint
from graphs.archive.schema import ArchiveError, connect, told, transaction
from quotes.document import Article, AttributedDocument
from quotes.options import Options

__all__ = ["Added", "Archive", "open"]


@dataclass(slots=True)
class Added:
    """How many articles were new, were new versions of known ones, or were there already."""

    new: int = 0
    changed: int = 0
    known: int = 0


def open(path: str | Path, create: bool = True) -> Archive:
    """The archive in a file, which is made where there is none, unless ``create`` is false.

    Raises ArchiveError for a file that is no archive, or was made by a newer version.
    """
    return Archive(Path(path), create)


class Archive:
    """Articles with who said what in them, kept in one SQLite file.

    Every change is a transaction: it is there as a whole, or not at all.
    """

    def __init__(self, path: Path, create: bool = True) -> None:
        self.path = path
        self.connection = connect(path, create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def add(
        self,
        articles: Iterable[str | Article | AttributedDocument] | str | Article | AttributedDocument,
        options: Options = Options(),  # noqa: B008
    ) -> Added:
        """Attribute and store articles, and bring identities and claims up to date for them.

        Each article is one transaction. One that is known (same text, unless from another outlet) is passed
        over; another text at the same address is a new version, kept beside the old. A str is a text.
        """
        if isinstance(articles, str | Article | AttributedDocument):
            articles = [articles]
        added = Added()
        for article in articles:
            if isinstance(article, str):
                article = Article.of(article)
            if self.knows(article):
                added.known += 1
                continue
            if isinstance(article, Article):
                from quotes.pipeline import attribute

                article = attribute(article, options)
            what = self.store(article)
            setattr(added, what, getattr(added, what) + 1)
        self.settle()
        return added

    def knows(self, article: Article | AttributedDocument) -> bool:
        """Whether just this text is in the archive, from this outlet or from none that is told."""
        with told(self.path):
            return versions.twin(self.connection, article.document) is not None

    def store(self, document: AttributedDocument) -> str:
        """Store one attributed article, in one transaction: it was ``new``, ``changed`` or ``known``.

        Identities and claims know of it after ``settle``, which ``add`` calls at its end.
        """
        with self._writing():
            if versions.twin(self.connection, document.document) is not None:
                return "known"
            before = versions.earlier(self.connection, document)
            name = versions.free_name(self.connection, document.document)
            number = records.store(self.connection, document, name, added=now(), models=fingerprint())
            if before is None:
                return "new"
            self.connection.execute(
                "UPDATE documents SET replaced_by = ?, settled = 0 WHERE id = ?", (number, before)
            )
            (old,) = records.load(self.connection, [before])
            self._note("version", number, versions.compare(old, document))
            return "changed"

    def settle(self) -> None:
        """Bring identities and claims up to date for the articles stored since they last were."""
        with told(self.path):
            if not settling.is_settled(self.connection):
                with transaction(self.connection):
                    settling.settle(self.connection)

    def document(self, name: str) -> AttributedDocument:
        """One article with its text. Raises ArchiveError where there is none of this name."""
        with told(self.path):
            row = self.connection.execute("SELECT id FROM documents WHERE name = ?", (name,)).fetchone()
            if not row:
                raise ArchiveError(
                    f"{self.path}: no article is called {name!r}; quotetrail archive search finds it"
                )
            return next(records.load(self.connection, [row[0]]))

    def documents(self, filters: Filters = Filters()) -> Iterator[AttributedDocument]:  # noqa: B008
        """The articles, in the newest version of each, that hold a quote which passes the filters.

        Without filters all of them, in the order of their dates.
        """
        with told(self.path):
            numbers = [number for (number,) in self.connection.execute(*_articles(filters))]
            yield from records.load(self.connection, numbers)

    def selection(self, filters: Filters = Filters()) -> Iterator[AttributedDocument]:  # noqa: B008
        """The same articles with only the quotes that pass, and who said those."""
        if filters == Filters():
            yield from self.documents()
            return
        with told(self.path):
            passing: dict[str, set[str]] = {}
            for name, key in self.connection.execute(*_passing(filters)):
                passing.setdefault(name, set()).add(key)
        for document in self.documents(filters):
            yield _with_only(document, passing[document.document.id])

    def search(self, text: str = "", *, limit: int = 20, offset: int = 0, **filters: Any) -> searching.Page:
        """Quotes by their words and by filters (see Filters), those of the newest articles first."""
        with told(self.path):
            return searching.search(self.connection, Filters(text=text, **filters), limit, offset)

    def changes(self, name: str = "") -> list[dict[str, Any]]:
        """What new versions, newer models and corrections changed in an article's quotes, or in all."""
        with told(self.path):
            rows = self.connection.execute(
                "SELECT d.name, c.why, c.what, c.quote, c.before, c.after, c.at FROM changes c"
                " JOIN documents d ON d.id = c.document WHERE ? IN ('', d.name) ORDER BY c.id",
                (name,),
            )
            keys = ("document", "why", "what", "quote", "before", "after", "at")
            return [dict(zip(keys, row, strict=True)) for row in rows]

    def _note(self, why: str, number: int, changes: Iterable[versions.Change]) -> None:
        self.connection.executemany(
            "INSERT INTO changes (document, why, what, quote, before, after, at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (number, why, change.what, change.quote, change.before, change.after, now())
                for change in changes
            ),
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with told(self.path), transaction(self.connection):
            yield


def now() -> str:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _articles(filters: Filters) -> tuple[str, list[Any]]:
    if filters == Filters():
        return "SELECT id FROM documents WHERE replaced_by IS NULL ORDER BY day, name", []
    where = filters.where()
    return f"SELECT DISTINCT d.id {_FROM} WHERE {where} ORDER BY d.day, d.name", where.values


def _passing(filters: Filters) -> tuple[str, list[Any]]:
    where = filters.where()
    return f"SELECT d.name, q.key {_FROM} WHERE {where}", where.values


_FROM = "FROM quotes q JOIN documents d ON d.id = q.document LEFT JOIN speakers s ON s.id = q.speaker"


def _with_only(document: AttributedDocument, kept: set[str]) -> AttributedDocument:
    quotes = tuple(quote for quote in document.quotes if quote.id in kept)
    named = {quote.speaker for quote in quotes}
    named |= {speaker.speaks_for for speaker in document.speakers if speaker.id in named}
    speakers = tuple(speaker for speaker in document.speakers if speaker.id in named)
    return replace(document, quotes=quotes, speakers=speakers)
