"""``quotetrail archive``: many articles, kept. A command is a module of this package, as in the one above."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import click

__all__ = ["archive_argument", "command"]

_COMMANDS = ("add", "search", "timeline", "speakers", "update", "correct", "changes")


class _Commands(click.Group):
    """Those of ``_COMMANDS``, each loaded when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            from graphs.commands import no_command

            raise click.UsageError(no_command(args[0], _COMMANDS, "quotetrail archive search"), ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        found: click.Command = import_module(f"graphs.commands.archive.{cmd_name}").command
        return found


archive_argument = click.argument("path", metavar="ARCHIVE.db", type=click.Path(path_type=Path))
"""``path``: the file of an archive."""


@click.group(
    cls=_Commands,
    epilog="""\b
Examples:
  quotetrail archive add news.db articles/
  quotetrail archive search news.db ceasefire --speaker Roe --since 2024-03
  quotetrail archive timeline news.db ceasefire
  quotetrail archive speakers news.db --by outlet
  quotetrail graph 'news.db?text=ceasefire&since=2024-03' -o ceasefire.html
  quotetrail archive COMMAND -h""",
)
def command() -> None:
    """Many articles, kept in one file: who said what, asked at any time.

    The file is an SQLite database, which other programs can read, too; docs/archive.md describes its
    tables. It can be named wherever articles are: quotetrail graph news.db -o speakers.html.
    """
