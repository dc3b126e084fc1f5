"""The tables of an archive, how they came to be what they are, and connections to them.

``docs/archive.md`` tells what each table and column means. A change of the tables is one more file of
``tables/``: an archive of any older form is brought up to date when it is opened.
"""

from __future__ import annotations

import json
import sqlite3
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import regex

from graphs.archive.cells import wrong
from graphs.archive.errors import (
    CHANGED,
    RESTORE,
    ArchiveError,
    ArchiveWarning,
    MissingError,
    RowError,
)
from graphs.steps import steps

__all__ = [
    "OF_CELLS",
    "ArchiveError",
    "ArchiveWarning",
    "MissingError",
    "RowError",
    "connect",
    "is_archive",
    "lasting",
    "told",
    "transaction",
]

_APPLICATION = 0x71747261  # "qtra", by which programs such as file(1) tell an archive from other databases
_WAIT = 120.0  # seconds for which a writer waits for another

OF_CELLS = (AttributeError, IndexError, KeyError, OverflowError, TypeError, json.JSONDecodeError)
"""What Python says where a cell holds what it never should."""

_SCHEMA = regex.compile(
    r"no such (table|column)|has no column|already exists|duplicate column|has \d+ columns but"
)
"""What SQLite says of tables that are not those we made."""

MIGRATIONS = tuple(
    file.read_text(encoding="utf-8") for file in sorted(Path(__file__).with_name("tables").glob("*.sql"))
)
"""SQL that makes each form of the tables from the one before; ``user_version`` counts those done."""


def is_archive(path: str | Path) -> bool:
    """Whether a file is an archive, by its first bytes.

    Not to be asked of one that this process has open: to close a file gives up the locks that SQLite holds
    on it, and another program that ends then takes what was written for its own to clear away.
    """
    try:
        with Path(path).open("rb") as file:
            head = file.read(72)
    except OSError:
        return False
    return head.startswith(b"SQLite format 3\0") and head[68:72] == _APPLICATION.to_bytes(4, "big")


def connect(path: Path, create: bool) -> sqlite3.Connection:
    """A connection to an archive whose tables are of the newest form.

    Raises ArchiveError for a file that is none, is not there, or is of a newer form.
    """
    archive, is_search, _ = str(path).partition("?")
    if is_search and not path.exists() and Path(archive).exists():
        raise ArchiveError(f"{path}: is a search; name the archive alone: {archive}")
    if path.is_dir():
        raise ArchiveError(f"{path}: is a folder, no archive; name the archive first, such as news.db")
    if not create and not path.exists():
        raise ArchiveError(f"{path}: there is no such archive; make it: quotetrail archive add {path} INPUT")
    if not path.parent.is_dir():
        raise ArchiveError(f"{path}: there is no folder {path.parent}; make it first")
    with told(path):
        connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -65536")
        # What a power failure takes from the last seconds is read again; what people decide is not, and waits
        # for the disk (see ``lasting``). A kill takes nothing.
        connection.execute("PRAGMA synchronous = NORMAL")
        _migrate(path, connection)
    return connection


def _migrate(path: Path, connection: sqlite3.Connection) -> None:
    form = _form(connection)
    is_ours = connection.execute("PRAGMA application_id").fetchone() == (_APPLICATION,)
    if form == len(MIGRATIONS) and is_ours:
        return
    if form > len(MIGRATIONS) and is_ours:
        raise ArchiveError(f"{path}: was made by a newer version of quotetrail; install that one")
    if not is_ours and connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        raise ArchiveError(f"{path}: is a database, but no archive of quotetrail; name another file")
    if is_ours:
        message = (
            f"{path}: is brought from form {form} of its tables to form {len(MIGRATIONS)}, once;"
            " older versions of quotetrail cannot open it then"
        )
        warnings.warn(message, ArchiveWarning, stacklevel=5)
    connection.execute("PRAGMA journal_mode = WAL")  # who reads need not wait for who writes
    with transaction(connection):
        missing = MIGRATIONS[_form(connection) :]  # another program may have done it meanwhile
        statements = [statement for script in missing for statement in _statements(script)]
        for statement in steps("Bringing the archive up to date", statements):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # the file's head tells what it is


def _form(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """One by one, as ``executescript`` would commit before the first."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing of what is written inside; waits for another writer first."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def lasting(connection: sqlite3.Connection) -> Iterator[None]:
    """What is committed inside is on the disk afterwards, come what may."""
    connection.execute("PRAGMA synchronous = FULL")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = NORMAL")


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Faults of the database as ArchiveError, with what to do; our own only where a cell is to blame."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorname", "") or ""
        advice = _advice(code, str(error)) or _blamed(path) or f"the database failed ({error})"
        raise ArchiveError(f"{path}: {advice}") from error
    except RowError as error:
        raise ArchiveError(f"{path}: {_blamed(path) or error}") from error
    except OF_CELLS as error:
        if (blamed := _blamed(path)) is None:
            raise
        raise ArchiveError(f"{path}: {blamed}") from error


def _blamed(path: Path) -> RowError | None:
    """What another program spoiled in an archive, if it did."""
    with suppress(sqlite3.Error):
        return wrong(path)
    return None


def _advice(code: str, message: str) -> str:
    """What is wrong and to be done, where the database tells it."""
    for begin, advice in (
        ("SQLITE_FULL", "the disk is full; make room and run it again: what was added is kept"),
        ("SQLITE_BUSY", "another program is writing to it for long; run it again when that is done"),
        ("SQLITE_NOTADB", "is no archive of quotetrail; name another file"),
        ("SQLITE_CORRUPT", f"is damaged; {RESTORE}"),
        ("SQLITE_READONLY", "cannot be written to; check its permissions"),
        ("SQLITE_CANTOPEN", "cannot be opened; check the name and its permissions"),
        ("SQLITE_PERM", "cannot be opened; check its permissions"),
        ("SQLITE_IOERR", f"the disk failed ({message}); check it and run again: what was added is kept"),
    ):
        if code.startswith(begin):
            return advice
    if "closed database" in message:
        return "was closed; ask it before that"
    if _SCHEMA.search(message):
        return f"{CHANGED} ({message}); {RESTORE}"
    return ""
