"""``quotetrail archive search``: what was said, by words and filters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphs.building.relations import SAID
from graphs.commands.archive import archive_argument
from graphs.commands.archive.asking import (
    MANY,
    absent,
    asked,
    filters_options,
    form_option,
    limit_option,
    many,
    place,
    print_csv,
    print_json,
    print_table,
    words_argument,
)
from graphs.commands.common import warn

if TYPE_CHECKING:
    from graphs.archive import Page

__all__ = ["command"]

_COLUMNS = ("published", "speaker", "text", "place")


@click.command(
    epilog="""\b
Examples:
  quotetrail archive search news.db ceasefire --speaker Roe --since 2024-03
  quotetrail archive search news.db '"cut off the road" cease*' --outlet "The Herald"
  quotetrail archive search news.db --affiliation ministry --kind direct --format csv > quotes.csv"""
)
@archive_argument
@words_argument
@filters_options
@click.option("--acts", type=click.Choice(["statement", "all"]), default="statement", show_default=True,
              help="Search what was said, or beliefs, intentions and a word or two too.")  # fmt: skip
@limit_option(20, "quotes")
@click.option(
    "--offset", type=click.IntRange(0, MANY), default=0, help="Pass over so many, for the next page."
)
@form_option
def command(path: Path, text: str, limit: int, offset: int, form: str, **filters: Any) -> None:
    """Quotes that have all the WORDS, in any order, newest first.

    Case and accents do not count. "In quotation marks" is a phrase, cease* the beginning of a word. Every
    line names the article and the place in it, in characters from its start.
    """
    from graphs.archive.searching import SHOWN

    with asked(path) as kept:
        page = kept.search(text, limit=limit, offset=offset, **filters)
        rows = [hit.to_dict() for hit in page.results]
        if form == "json":
            print_json(page.to_dict())
        elif form == "csv":
            print_csv(SHOWN, rows)
        else:
            if rows:
                print_table(_COLUMNS, [{**row, "text": _worded(row), "place": place(row)} for row in rows])
            _tell(page, offset, "" if rows else absent(kept, filters))


def _tell(page: Page, offset: int, why: str) -> None:
    """How many there are, which of very many is known later than the first; why there are none."""
    number = len(page.results)
    shown = f", {offset + 1:,} to {offset + number:,} shown; see --limit" if page.total > number > 0 else ""
    warn(f"{many(page.total, 'quote')} found{shown}{why and f': {why}'}")


def _worded(row: dict[str, Any]) -> str:
    """The words, behind what the speaker does with them where that is not to say them."""
    return row["text"] if row["stance"] in SAID else f"{row['stance']}: {row['text']}"
