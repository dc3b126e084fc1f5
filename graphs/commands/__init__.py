"""The command line: ``quotetrail COMMAND INPUT...``.

A command is a module of this package with a ``click.Command`` named ``command``, and a
line in ``COMMANDS``. It is loaded when it is called, so its heavy imports belong into its
functions.
"""

from __future__ import annotations

import errno
import os
import sys
import warnings
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from graphs.building.garbage import collect_rarely
from graphs.commands.progress import bars
from graphs.commands.stopping import exit_code, stopped_by_sigterm
from quotes.version import __version__

__all__ = ["COMMANDS", "main", "no_command"]

COMMANDS = (
    "quotes",
    "explain",
    "graph",
    "identities",
    "evaluate",
    "report",
    "sources",
    "check",
    "archive",
    "serve",
    "spark",
)  # fmt: skip

_CANNOT_RUN = 2
_PIPE_CLOSED = 1  # as click says it


class _Commands(click.Group):
    """The group of all commands, which says what is wrong in one line.

    The library raises ValueError (or a kind of it) and OSError for what a user can mend.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.UsageError(no_command(args[0], COMMANDS), ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"graphs.commands.{cmd_name}").command
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        _open_streams()
        try:
            with stopped_by_sigterm(), bars(), warnings.catch_warnings():
                warnings.showwarning = _show_warning
                warnings.filterwarnings("always", category=UserWarning, module=r"graphs\.")
                code = super().main(*args, **{**extra, "standalone_mode": False})
            sys.stdout.flush()
        except (click.Abort, KeyboardInterrupt) as stopped:
            click.echo("quotetrail: stopped; a file that -o names is written only when it is whole", err=True)
            sys.exit(exit_code(stopped))
        except BrokenPipeError:  # who read has read enough
            _forget_output()
            sys.exit(_PIPE_CLOSED)
        except click.UsageError as error:
            message = error.format_message().rstrip(".")
            if error.ctx:
                message += f"{' ' if message.endswith('?') else '; '}see {error.ctx.command_path} -h"
        except click.ClickException as error:
            message = error.format_message()
        except OSError as error:
            message = _of_system(error)
        except ValueError as error:
            message = str(error)
        else:
            sys.exit(code if isinstance(code, int) else 0)
        from graphs.commands.common import one_line

        click.echo(f"quotetrail: {one_line(message)}", err=True)
        _forget_output()
        sys.exit(_CANNOT_RUN)


def _show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: Any = None,
    line: str | None = None,
) -> None:
    """What our own library warns of is a line for the user; others warn us."""
    if category.__module__.startswith("graphs."):
        click.echo(f"quotetrail: {message}", err=True)
    else:
        print(warnings.formatwarning(message, category, filename, lineno, line), end="", file=sys.stderr)


def no_command(name: str, commands: Sequence[str], reading: str = "quotetrail quotes") -> str:
    """That there is no command of this name, and what may be meant; ``reading`` takes a file."""
    from difflib import get_close_matches

    from quotes.reading.links import is_link

    if Path(name).exists() or is_link(name):
        return f"{name} is no command; to read it: {reading} {name}"
    close = get_close_matches(name.lower(), commands, 1)
    meant = f"did you mean {close[0]}?" if close else f"there are {', '.join(commands)}"
    return f"No such command {name!r}: {meant}"


def _of_system(error: OSError) -> str:
    """What the system refused, and what to do."""
    where = error.filename or "the output"
    if error.errno in (errno.EFBIG, errno.EDQUOT):
        return f"{where}: you may write no more, so it is not whole; name a file elsewhere with -o"
    if error.errno == errno.ENOSPC:
        return f"{where}: the disk is full, so it is not whole; make room or name another file with -o"
    if error.errno == errno.EBADF:
        return "standard output is closed; open it or name a file with -o"
    return f"{error.filename}: {error.strerror}" if error.filename else str(error)


def _open_streams() -> None:
    """Give the program the streams that it was started without: output fails when it is written to."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def _forget_output() -> None:
    """Let go of what standard output did not take, so that the end of the program does not try again."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    name="quotetrail",
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""\b
Examples:
  quotetrail quotes article.txt
  quotetrail quotes articles/ -o quotes.csv
  quotetrail report articles/ -o report.html
  quotetrail sources articles/ --by month
  quotetrail check draft.md --against interviews/
  quotetrail COMMAND -h""",
)
@click.version_option(__version__, prog_name="quotetrail", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Who said what in news articles, on whose behalf, and is it reported right?

    INPUT is a file (page, PDF, Word, mail, feed, table, archive ...), a folder, a pattern such as
    'news/*.html', a link, or - for standard input. Results go to standard output, messages to
    standard error. Exit code: 0, 1 where some article failed, 2 where the command could not run.
    """
    collect_rarely()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
