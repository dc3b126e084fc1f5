"""An archive: articles come in, questions are answered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from graphs.archive import corrections, items, judgements, records, settling, statements, versions
from graphs.archive.models import fingerprint
from graphs.archive.questions import Questions
from graphs.archive.schema import OF_CELLS, ArchiveError, MissingError, connect, lasting, told, transaction
from graphs.identities.judgements import Judgement, Verdict
from graphs.spellings import Spellings
from graphs.steps import steps, telling
from quotes.document import Article, AttributedDocument, Quote, Span
from quotes.options import Options
from quotes.overrides import ALL

__all__ = ["Added", "Archive", "Updated", "open"]


@dataclass(slots=True)
class Added:
    """How many articles were new, were new versions of known ones, or were there already."""

    new: int = 0
    changed: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class Stale:
    """Articles to be attributed anew, each loaded when it is asked for."""

    connection: sqlite3.Connection
    numbers: Sequence[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Article]:
        for document in records.load(self.connection, self.numbers):
            yield Article(document.text or "", document.document)


@dataclass(slots=True)
class Updated:
    """Articles attributed anew, quotes that changed, and corrections that fit nothing any more."""

    articles: int = 0
    changes: int = 0
    unfit: list[corrections.Correction] = field(default_factory=list)


def open(path: str | Path, create: bool = True) -> Archive:
    """The archive in a file, which is made where there is none, unless ``create`` is false.

    Raises ArchiveError for a file that is no archive, or was made by a newer version.
    """
    return Archive(Path(path), create)


class Archive(Questions):
    """Articles with who said what in them, kept in one SQLite file.

    Every change is a transaction: it is there as a whole, or not at all.
    """

    def __init__(self, path: Path, create: bool = True) -> None:
        self.path = path
        self.connection = connect(path, create)
        self._spellings: Spellings | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, OF_CELLS):  # what was got from it may have failed whoever works with it
            with told(self.path):
                raise error

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
            document = self._spelled_outlet(document)
            document, _ = corrections.corrected(document, corrections.kept(self.connection, ALL))
            before = versions.earlier(self.connection, document)
            name = versions.free_name(self.connection, document.document)
            number = records.store(self.connection, document, name, added=now(), models=fingerprint())
            if before is None:
                return "new"
            settling.withdraw(self.connection, before)
            self.connection.execute("UPDATE documents SET replaced_by = ? WHERE id = ?", (number, before))
            self.connection.execute("UPDATE quotes SET shown = 0 WHERE document = ?", (before,))
            (old,) = records.load(self.connection, [before])
            versions.note(self.connection, number, "version", old, document, now())
            return "changed"

    def _spelled_outlet(self, document: AttributedDocument) -> AttributedDocument:
        """The document with its outlet as other articles here spell it."""
        if self._spellings is None:
            rows = self.connection.execute("SELECT outlet FROM documents WHERE outlet IS NOT NULL")
            self._spellings = Spellings(outlet for (outlet,) in rows)
        return self._spellings.of_outlet(document)

    def settle(self) -> None:
        """Bring identities and claims up to date for the articles stored since they last were."""
        total = left = self.waiting()
        with told(self.path), telling("Deciding who is who", total) as tell:
            while left:
                tell(total - left)
                with transaction(self.connection):
                    settling.settle(self.connection)
                left = settling.waiting(self.connection)

    def judge(self, left: str, right: str, verdict: Verdict, by: str, note: str = "") -> None:
        """Keep what a person decided of two speakers (``document/key``): it outranks every rule.

        A second judgement of the same two replaces the first. Raises ArchiveError for a speaker that there
        is not, ValueError where it contradicts other judgements.
        """
        with self._deciding():
            documents = [self._document_of(key) for key in (left, right)]
            judgements.keep(self.connection, "speakers", Judgement(left, right, verdict, note), by, now())
            self._decide_anew(documents)

    def judge_claims(self, later: str, earlier: str, verdict: Verdict, by: str, note: str = "") -> None:
        """Keep what a person decided of two claims (nodes): ``different`` unties them, ``same`` ties them."""
        with self._deciding():
            for node in (later, earlier):
                if not self.connection.execute("SELECT 1 FROM claims WHERE node = ?", (node,)).fetchone():
                    raise MissingError(f"no claim is {node!r}; search finds those there are")
            judgement = Judgement(later, earlier, verdict, note)
            judgements.keep(self.connection, "claims", judgement, by, now())
            statements.retie(self.connection, (later, earlier))

    def take_back(self, about: judgements.About, left: str, right: str) -> None:
        """Forget what a person decided of two speakers, or of two claims: they are as the rules have them.

        Raises ArchiveError where nothing was decided of these two.
        """
        with self._deciding():
            if not judgements.drop(self.connection, about, left, right):
                raise MissingError(f"nobody has judged {left!r} and {right!r}")
            if about == "claims":
                statements.retie(self.connection, (left, right))
                return
            documents = []
            for key in (left, right):
                with suppress(MissingError):  # it has had another attribution since
                    documents.append(self._document_of(key))
            self._decide_anew(documents)

    def correct(
        self,
        document: str,
        what: corrections.What,
        *,
        quote: str = "",
        mention: str = "",
        value: str = "",
        by: str,
        note: str = "",
    ) -> AttributedDocument:
        """Keep a person's correction of an article, and give the article as it then is.

        what: ``speaker`` (the quote was said by ``value``), ``nobody``, ``borders`` (``value``: 564-668),
        ``no quote``; or for all quotes of a mention: ``mention`` (it is ``value``), ``same as``. quote: its
        id.
        Raises ArchiveError for an article or a quote that there is not, and for what fits nothing.
        """
        with self._deciding():
            number = self._number(document)
            (before,) = records.load(self.connection, [number])
            place = None
            if quote:
                place = next((_extent(one) for one in before.quotes if one.id == quote), None)
                if place is None:
                    raise MissingError(f"{document} has no quote {quote!r}")
            made = corrections.Correction(document, what, place, mention, value, note, by, now())
            after, unfit = corrections.corrected(before, [made])
            if unfit:
                raise ArchiveError(f"{document}: the correction fits nothing in it; check quote and mention")
            corrections.keep(self.connection, made)
            self._attribute_anew(number, before, after, "correction")
            settling.settle(self.connection)
        return after

    def take_back_correction(self, made: corrections.Correction) -> AttributedDocument:
        """Forget a correction of an article, which is attributed anew; the others of it are kept to.

        Raises ArchiveError for one that is not kept.
        """
        from quotes.pipeline import attribute

        found = self.document(made.document)
        anew = attribute(Article(found.text or "", found.document))
        with self._deciding():
            if not corrections.drop(self.connection, made):
                raise MissingError(f"{made.document}: there is no such correction; look at what is kept")
            number = self._number(made.document)
            (before,) = records.load(self.connection, [number])
            after, _ = corrections.corrected(anew, corrections.kept(self.connection, made.document))
            self._attribute_anew(number, before, after, "correction")
            settling.settle(self.connection)
        return after

    def correct_all(
        self,
        what: corrections.What,
        *,
        mention: str,
        value: str,
        by: str,
        note: str = "",
    ) -> int:
        """Keep a person's correction of all articles, those to come too; how many it changes.

        what: ``mention`` (it is ``value``) or ``same as``.
        """
        made = corrections.Correction(ALL, what, None, mention, value, note, by, now())
        changed = 0
        with self._deciding():
            corrections.keep(self.connection, made)
            concerned = corrections.concerned(self.connection, made)
            for number in steps("Correcting", concerned):
                (before,) = records.load(self.connection, [number])
                after, _ = corrections.corrected(before, [made])
                if after != before:
                    self._attribute_anew(number, before, after, "correction")
                    changed += 1
        self.settle()
        return changed

    def settle_item(self, item: items.Item, by: str) -> None:
        """Keep that a person has settled an item of a check; it is so in every check that has it again."""
        with self._deciding():
            items.settle(self.connection, item, by, now())

    def reopen_item(self, item: items.Item) -> None:
        """Let an item that was settled be open again."""
        with self._deciding():
            items.reopen(self.connection, item)

    def stale(self) -> Stale:
        """The articles that an older version of rules and models attributed, to be attributed anew."""
        with told(self.path):
            rows = self.connection.execute(
                "SELECT id FROM documents WHERE replaced_by IS NULL AND models <> ? ORDER BY id",
                (fingerprint(),),
            )
            return Stale(self.connection, [number for (number,) in rows])

    def renew(
        self, document: AttributedDocument
    ) -> tuple[list[dict[str, str]], list[corrections.Correction]]:
        """Put a new attribution of an article in the place of the old, in one transaction.

        What people corrected outranks it. Gives what changed in its quotes, and corrections that fit no more.
        """
        name = document.document.id
        with self._writing():
            number = self._number(name)
            (before,) = records.load(self.connection, [number])
            after, unfit = corrections.corrected(document, corrections.kept(self.connection, name))
            changes = self._attribute_anew(number, before, after, "models")
            self.connection.execute("UPDATE documents SET models = ? WHERE id = ?", (fingerprint(), number))
        return changes, [one for one in unfit if one.document != ALL]

    def update(self, options: Options = Options()) -> Updated:  # noqa: B008
        """Attribute anew what older rules and models attributed; ``changes`` tells what became different.

        Corrections and judgements outrank the new models. Stopped, it goes on where it was.
        """
        from quotes.pipeline import attribute_all

        updated = Updated()
        stale = self.stale()
        for document in steps("Attributing anew", attribute_all(stale, options), len(stale)):
            changes, unfit = self.renew(document)
            updated.articles += 1
            updated.changes += len(changes)
            updated.unfit += unfit
        self.settle()
        return updated

    def _document_of(self, key: str) -> int:
        """The number of the document of a speaker."""
        name, _, speaker = key.rpartition("/")
        row = self.connection.execute(
            "SELECT d.id FROM documents d JOIN speakers s ON s.document = d.id"
            " WHERE d.name = ? AND s.key = ?",
            (name, speaker),
        ).fetchone()
        if not row:
            raise MissingError(
                f"{self.path}: no speaker is {key!r}; give an article's name, / and a speaker's key"
            )
        return int(row[0])

    def _decide_anew(self, documents: Iterable[int]) -> None:
        """Who the speakers of documents are."""
        for number in documents:
            settling.withdraw(self.connection, number)
        settling.settle(self.connection)

    def _attribute_anew(
        self, number: int, before: AttributedDocument, after: AttributedDocument, why: str
    ) -> list[dict[str, str]]:
        """Put another attribution of a document in the place of the one it has; what changed in quotes."""
        settling.withdraw(self.connection, number)
        records.drop_attribution(self.connection, number)
        records.store_attribution(self.connection, number, after)
        return versions.note(self.connection, number, why, before, after, now())

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with told(self.path), transaction(self.connection):
            yield

    @contextmanager
    def _deciding(self) -> Iterator[None]:
        """The same for what only people know."""
        with told(self.path), lasting(self.connection), transaction(self.connection):
            yield


def now() -> str:
    """This moment, in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _extent(quote: Quote) -> Span:
    return Span(min(span.start for span in quote.spans), max(span.end for span in quote.spans))
