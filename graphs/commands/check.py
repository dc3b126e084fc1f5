"""``quotetrail check``: do the sources bear out what a report says was said?"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from graphs.commands.common import documents, options_option, output, warn
from graphs.commands.outputs import format_of, format_option, output_option, paged
from quotes.options import Options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphs.checks.checking import Check
    from graphs.checks.items import Report
    from graphs.checks.judging.policies import Policy
    from graphs.checks.matching.sources import Sources

__all__ = ["command"]

_SOME_FAIL = 1
_WIDTH = 120  # columns of a table that no terminal shows
_FORMATS = {
    "table": (".txt",),
    "json": (".json",),
    "csv": (".csv",),
    "html": (".html", ".htm"),
    "claimreview": (".jsonld", ".json"),
}
"""What there is to write, and how its files end."""


class _Said(NamedTuple):
    """What --speaker and --quote tell."""

    speaker: str
    quote: str | None


_BEFORE = "graphs.commands.check.before"


class _Command(click.Command):
    """Notes which names stand before --against: those are reports, and the ones behind it sources."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        at = next((n for n, one in enumerate(args) if one.split("=")[0] == "--against"), len(args))
        with suppress(click.UsageError):  # of a whole that is wrong it is raised below
            found = self.make_parser(ctx).parse_args(args[:at])[0].get("paths")
            ctx.meta[_BEFORE] = len(found) if isinstance(found, list | tuple) else 0
        return super().parse_args(ctx, args)


@click.command(
    cls=_Command,
    epilog="""\b
Examples:
  quotetrail check report.csv --against articles/
  quotetrail check draft.md --against interviews/ -o check.html
  quotetrail check report.jsonl --against articles/ --policy strict --quiet
  quotetrail check --speaker "Faruq Ahmed" --quote "..." --against article.txt""",
)
@click.argument("paths", metavar="[REPORT]", nargs=-1)
@click.option(
    "--against",
    multiple=True,
    metavar="INPUT...",
    help="The sources: files, folders, patterns such as 'news/*.html', links.  [required]",
)
@click.option("--speaker", default="", help="Check one quote of this speaker, without a report.")
@click.option("--quote", help="Check this quote, without a report.")
@click.option("--quote-column", metavar="NAME", help="The column of the quotes, if it is not called so.")
@click.option("--speaker-column", metavar="NAME", help="The column of the speakers.")
@output_option(
    "Write to FILE instead of standard output: a table (.txt), JSON (.json), CSV (.csv), a page (.html)"
    " or JSON-LD (.jsonld)."
)
@format_option(_FORMATS, "claimreview is schema.org's, as JSON-LD.")
@click.option(
    "--policy",
    "rules",
    default="newsroom",
    show_default=True,
    metavar="NAME|FILE",
    help="What passes: strict, newsroom, lenient, or a TOML file.",
)
@click.option(
    "--fail-on",
    multiple=True,
    metavar="VERDICT|FLAG",
    help="Fail only on this verdict (altered, misattributed, ...) or flag; may be repeated.",
)
@click.option("--quiet", is_flag=True, help="Print nothing on standard output: the exit code tells.")
@options_option
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    against: tuple[str, ...],
    speaker: str,
    quote: str | None,
    quote_column: str | None,
    speaker_column: str | None,
    form: str | None,
    path: Path | None,
    rules: str,
    fail_on: tuple[str, ...],
    quiet: bool,
    options: Options,
) -> None:
    """Do the sources bear out what a report says was said?

    REPORT is CSV, JSON or JSON Lines with speaker and quote, or an article whose own quotes are
    checked. Exit code: 0 where every item passes, 1 where one does not or a row could not be
    read, 2 where the command could not run.
    """
    from graphs.checks.checking import check_items
    from graphs.checks.judging.policies import Policy

    if not against:
        raise click.UsageError("name the sources to check it against: --against articles/")
    form = format_of(path, form, _FORMATS)
    policy = Policy.load(rules).failing_on(fail_on)
    report, more = _parted(paths, context.meta.get(_BEFORE, 0), quote)
    named = {"quote": quote_column, "speaker": speaker_column}
    columns = {field: name for field, name in named.items() if name}
    found = _report(report, _Said(speaker, quote), columns, options)
    for row in found.wrong:
        warn(f"{report}: line {row.line} {row.reason}")
    if found.not_checked:
        warn(f"{report}: {found.not_checked}")
    sources = _sources([*against, *more], options)
    if report:
        _leave_out(report, sources)
    checks = check_items(found.items, sources, policy)
    if path or not quiet:
        _write(checks, found, policy, form, path, report, sources)
    if found.wrong or not all(check.passes for check in checks):
        context.exit(_SOME_FAIL)


def _parted(paths: tuple[str, ...], before: int, quote: str | None) -> tuple[str, tuple[str, ...]]:
    """The report, and what follows --against without an option of its own: a source, too.

    before: how many of the names stand before --against, and are no sources.
    """
    if quote is not None and before:
        raise click.UsageError(
            f"{paths[0]}: a REPORT, and --quote is checked without one; leave out one of the two,"
            " or name it behind --against if it is a source"
        )
    if before > 1:
        raise click.UsageError(
            f"{paths[1]}: a second REPORT; check one at a time, and name sources behind --against"
        )
    return ("", paths) if quote is not None else (next(iter(paths), ""), paths[1:])


def _leave_out(report: str, sources: Sources) -> None:
    """A draft does not bear out itself."""
    from graphs.checks.draft import Draft, leave_out

    file = Path(report)
    if told := leave_out(Draft.of(file.read_bytes(), report, file), sources):
        warn(told)


def _sources(inputs: Sequence[str], options: Options) -> Sources:
    """The articles to check against; those of a whole archive by the index that is kept beside it."""
    from graphs import archive
    from graphs.archive.filters import Filters
    from graphs.archive.inputs import parted
    from graphs.checks.matching.archived import ArchiveSources
    from graphs.checks.matching.sources import Sources

    archives, others = parted(inputs)
    if not others and len(archives) == 1 and archives[0][1] == Filters() and archives[0][0].is_file():
        kept = archive.open(archives[0][0], create=False)
        return ArchiveSources(click.get_current_context().with_resource(kept))
    return Sources(documents(inputs, options, whole=True))


def _report(report: str, said: _Said, columns: dict[str, str], options: Options) -> Report:
    from graphs.checks.items import Item, Report, read_report
    from quotes.pipeline import attribute

    if said.quote is not None:
        if not said.quote.strip():
            raise click.UsageError("--quote is empty: give the words to check")
        return Report([Item(1, said.speaker, said.quote)], [])
    if not report:
        raise click.UsageError("nothing to check: name a REPORT, or give --speaker and --quote")
    return read_report(report, lambda article: attribute(article, options), columns)


def _write(
    checks: Sequence[Check],
    found: Report,
    policy: Policy,
    form: str,
    path: Path | None,
    report: str,
    sources: Sources,
) -> None:
    if form == "table" and path is None and sys.stdout.isatty():
        paged([_table(checks, terminal=True)])
        return
    with output(path) as file:
        from graphs.checks.outcome import results
        from graphs.checks.outcome.pages import write_html

        title = f"Check of {Path(report).name}" if report else "Check of a quote"
        text = {
            "table": lambda: _table(checks, terminal=False),
            "json": lambda: results.write_json(checks, found),
            "csv": lambda: results.write_csv(checks, found),
            "html": lambda: write_html(checks, found, policy, title, len(sources)),
            "claimreview": lambda: results.write_claimreview(checks),
        }[form]()
        file.write(text.encode("utf-8", "replace"))


def _table(checks: Sequence[Check], terminal: bool) -> str:
    """The table, in colour and as wide as the terminal where it is for one."""
    import io

    from rich.console import Console

    from graphs.checks.outcome.tables import print_table

    lines = io.StringIO()
    print_table(
        checks, Console(file=lines, width=None if terminal else _WIDTH, force_terminal=terminal or None)
    )
    return lines.getvalue()
