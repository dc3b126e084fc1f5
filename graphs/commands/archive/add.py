"""``quotetrail archive add``: attribute articles and keep them."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphs.commands.archive import archive_argument
from graphs.commands.archive.asking import many
from graphs.commands.common import options_option, private_option, unknown, warn
from graphs.commands.stopping import exit_code
from quotes.options import Options

if TYPE_CHECKING:
    from graphs.archive import Archive

__all__ = ["command"]


@click.command(
    epilog="""\b
Examples:
  quotetrail archive add news.db articles/
  quotetrail archive add news.db 'news/*.html' feed.xml
  quotetrail archive add news.db https://example.org/story
  quotetrail archive add news.db --watch inbox/ --watch https://example.org/feed.xml"""
)
@archive_argument
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@click.option(
    "--watch",
    "watched",
    multiple=True,
    metavar="FOLDER_OR_FEED",
    help="Go on adding what appears there, until stopped with Ctrl-C.",
)
@click.option("--every", type=click.IntRange(1), default=60, show_default=True, metavar="SECONDS",
              help="How often to look, with --watch.")  # fmt: skip
@private_option
@options_option
def command(
    path: Path, inputs: tuple[str, ...], watched: tuple[str, ...], every: int, options: Options
) -> None:
    """Attribute articles and keep them in ARCHIVE.db, which is made if it is not there.

    An article that is there already is passed over, so a run that was stopped is resumed by the same
    command. Another text at the same address is kept as a new version beside the old. Each article is
    there as a whole or not at all, whatever happens.
    """
    if not inputs and not watched:
        raise click.UsageError("name what to add: files, folders, links; or a folder or feed with --watch")
    for name in inputs:
        if path.exists() and Path(name).exists() and path.samefile(name):
            raise click.UsageError(f"{name} is the archive itself; name what to add to it")
    with _opened(path) as kept:
        if inputs:
            _add(kept, inputs, options)
        if watched:
            _watch(kept, watched, every, options)


@contextmanager
def _opened(path: Path) -> Iterator[Archive]:
    """The archive in a file; one that is made now goes again where nothing was kept: a name was mistyped."""
    from graphs import archive

    made, empty = not path.exists(), False
    try:
        with archive.open(path) as kept:
            try:
                yield kept
            finally:
                empty = not kept.size()
    finally:
        if made and empty:
            path.unlink()


def _add(kept: Archive, inputs: Sequence[str], options: Options, quiet: bool = False) -> None:
    from graphs.archive.inputs import Known

    before = kept.size()
    try:
        with closing(Known(kept.path)) as known:
            added = kept.add(unknown(inputs, options, known))
    except KeyboardInterrupt as stopped:
        warn(
            f"{kept.path}: stopped; {many(kept.size() - before, 'new article')} of this run kept, each whole;"
            " the same command goes on"
        )
        raise click.exceptions.Exit(exit_code(stopped)) from None
    if quiet and not added.new and not added.changed:
        return
    parts = [f"added {many(added.new, 'article')}"]
    if added.changed:
        parts.append(f"{many(added.changed, 'article')} in a new version")
    if added.known:
        parts.append(f"{many(added.known, 'article')} known already")
    warn(f"{kept.path}: {', '.join(parts)}")


def _watch(kept: Archive, watched: Sequence[str], every: int, options: Options) -> None:
    """Add what appears, time and again; what cannot be read is told, and the rest goes on."""
    from graphs.commands.archive.watching import Watch

    watch = Watch(watched)
    warn(f"watching {', '.join(watched)}; Ctrl-C ends it")
    while True:
        if fresh := watch.fresh():
            try:
                _add(kept, fresh, options, quiet=True)
            except click.exceptions.Exit:  # nothing of it could be read, as was told
                pass
            except ValueError as error:
                warn(str(error))
        time.sleep(every)
