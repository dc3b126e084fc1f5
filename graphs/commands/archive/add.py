"""``quotetrail archive add``: attribute articles and keep them."""

from __future__ import annotations

from pathlib import Path

import click

from graphs.commands.archive import archive_argument
from graphs.commands.common import inputs_argument, options_option, unknown, warn
from quotes.options import Options

__all__ = ["command"]


@click.command(
    epilog="""\b
Examples:
  quotetrail archive add news.db articles/
  quotetrail archive add news.db 'news/*.html' feed.xml
  quotetrail archive add news.db https://example.org/story"""
)
@archive_argument
@inputs_argument
@options_option
def command(path: Path, inputs: tuple[str, ...], options: Options) -> None:
    """Attribute articles and keep them in ARCHIVE.db, which is made if it is not there.

    An article that is there already is passed over, so a run that was stopped is resumed by the same
    command. Another text at the same address is kept as a new version beside the old. Each article is
    there as a whole or not at all, whatever happens.
    """
    from graphs import archive
    from graphs.archive.inputs import Known

    with archive.open(path) as kept:
        added = kept.add(unknown(inputs, options, Known(path)))
    parts = [f"added {_counted(added.new)}"]
    if added.changed:
        parts.append(f"{_counted(added.changed)} in a new version")
    if added.known:
        parts.append(f"{_counted(added.known)} known already")
    warn(f"{path}: {', '.join(parts)}")


def _counted(number: int) -> str:
    return f"{number:,} article{'' if number == 1 else 's'}"
