"""``quotetrail archive timeline``: who said it first, who repeated or altered it, when, where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from graphs.commands.archive import archive_argument
from graphs.commands.archive.asking import (
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

__all__ = ["command"]

_COLUMNS = ("published", "speaker", "how", "text", "place")


@click.command(
    epilog="""\b
Examples:
  quotetrail archive timeline news.db ceasefire
  quotetrail archive timeline news.db '"not one dollar"' --since 2024 --format csv > dollar.csv"""
)
@archive_argument
@words_argument
@filters_options
@limit_option(50, "reports")
@form_option
def command(path: Path, text: str, limit: int, form: str, **filters: Any) -> None:
    """Who said it first, who said the same, who repeated, altered or denied it.

    The claims that have the WORDS, and those that take them up or are taken up by them, report by report from
    the earliest on. A claim that is altered tells its own words and those it altered: ten ← twelve.
    """
    from graphs.archive.timelines import EVENT

    with asked(path) as kept:
        total, events = kept.timeline(text, limit=limit, **filters)
        why = "" if events else absent(kept, filters)
        rows = [event.to_dict() for event in events]
        if form == "json":
            print_json({"total": total, "results": rows})
        elif form == "csv":
            print_csv(EVENT, rows)
        elif rows:
            print_table(_COLUMNS, [{**row, "place": place(row), "how": _how(row)} for row in rows])
    if form == "table":
        shown = f", the first {len(rows):,} shown; see --limit" if total > len(rows) else ""
        warn(f"{many(total, 'report')}{shown}{why and f': {why}'}")


def _how(row: dict[str, Any]) -> str:
    of = f" {row['of']}" if row["of"] else ""
    changes = f": {row['changes']}" if row["changes"] else ""
    return f"{row['relation']}{' as' if row['relation'] == 'same words' else ''}{of}{changes}"
