"""What commands that ask an archive share: filters, and answers as a table, JSON or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from graphs.commands.common import HEADS, warn
from graphs.words import portion, shorten
from quotes.document import QuoteKind, Stance
from quotes.formats.inert import cell, visible

if TYPE_CHECKING:
    from graphs.archive import Archive

__all__ = [
    "MANY",
    "absent",
    "asked",
    "filters_options",
    "form_option",
    "limit_option",
    "many",
    "place",
    "print_csv",
    "print_json",
    "print_table",
    "words_argument",
]

_Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

form_option: _Decorator = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print the answer.",
)
"""``form``: table, json or csv."""

words_argument: _Decorator = click.argument(
    "text", metavar="[WORDS]...", nargs=-1, callback=lambda context, parameter, words: " ".join(words)
)
"""``text``: what is searched for."""

MANY = 1_000_000_000
"""The highest number that an option takes, which SQLite can count to."""


def limit_option(default: int, noun: str) -> _Decorator:
    """``limit``: how many are printed."""
    many = click.IntRange(1, MANY)
    return click.option(
        "--limit", type=many, default=default, show_default=True, help=f"So many {noun} at most."
    )


_FILTERS = {
    "speaker": ("NAME", "Only quotes of who has NAME in a name."),
    "affiliation": ("WORDS", "Only speakers with WORDS in role, organization or place."),
    "outlet": ("NAME", "Only articles of this outlet."),
    "since": ("DATE", "Only articles from 2024, 2024-03 or 2024-03-31 on."),
    "until": ("DATE", "Only articles up to DATE."),
    "kind": ("KIND", f"Only quotes of this kind: {', '.join(get_args(QuoteKind))}."),
    "stance": ("STANCE", f"Only quotes of this stance: {', '.join(get_args(Stance))}."),
    "document": ("ID", "Only this article."),
}


@contextmanager
def asked(path: Path) -> Iterator[Archive]:
    """The archive that is asked; it tells where a run that was stopped has left something to do."""
    from graphs import archive

    with archive.open(path, create=False) as kept:
        if not kept.size():
            warn(f"{path}: the archive is empty; quotetrail archive add {path} articles/ fills it")
        if waiting := kept.waiting():
            warn(
                f"{path}: of {waiting:,} articles speakers and claims are not decided yet;"
                f" quotetrail archive update {path} goes on"
            )
        yield kept


def absent(kept: Archive, filters: Mapping[str, Any]) -> str:
    """Why nothing was found, where no outlet or speaker is called as the filters say or articles tell no
    date; else nothing."""
    from graphs.archive import Filters

    names = ("outlet", "speaker", "since", "until")
    return kept.unknown(Filters(**{name: filters[name] for name in names}))


def filters_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``filters``: as keywords, what Filters takes beside the words that are searched for."""
    for name, (value, help) in reversed(_FILTERS.items()):
        command = click.option(f"--{name}", default="", metavar=value, help=help)(command)
    return command


def many(number: int, noun: str) -> str:
    """``1 article``, ``2,000 articles``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def place(row: Mapping[str, Any]) -> str:
    """Where a quote stands, for people: outlet, article, and characters from the article's start."""
    return f"{row['outlet'] + ', ' if row['outlet'] else ''}{row['document']} {row['start']}-{row['end']}"


def print_json(value: object) -> None:
    """The value as JSON on standard output."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")


def print_csv(columns: Sequence[str], rows: Sequence[dict[str, Any]]) -> None:
    """The rows as CSV that a spreadsheet takes for nothing but text and numbers."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row[name]) if isinstance(row[name], str) else row[name] for name in columns])


_LONGEST = 300  # characters of a cell in a table; JSON and CSV have all of it
_SHORT = ("published", "kind", "relation", "first", "last")
_RATIO = {"text": 4, "place": 2, "speaker": 1}
"""How the width that is left is shared by what may be long."""


def print_table(columns: Sequence[str], rows: Sequence[dict[str, Any]], title: str = "") -> None:
    """The rows as a table for the terminal, long words folded."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=Text(title) if title else None, title_justify="left", box=SIMPLE_HEAD)
    for name in columns:
        number = bool(rows) and all(isinstance(row[name], int | float) for row in rows)
        short = number or name in _SHORT
        table.add_column(
            HEADS.get(name, name),
            justify="right" if number else "left",
            overflow="fold",
            no_wrap=short,
            ratio=_RATIO.get(name),
        )
    for row in rows:
        table.add_row(*(Text(_shown(name, row[name])) for name in columns))
    Console().print(table)


def _shown(name: str, value: object) -> str:
    if value is None:
        return ""
    if name.endswith("share") and isinstance(value, float):
        return portion(value)
    if isinstance(value, int):
        return f"{value:,}"
    return visible(shorten(str(value), _LONGEST))
