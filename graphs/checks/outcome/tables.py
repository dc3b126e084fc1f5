"""The outcome of a check as a table for the terminal, the changed words in colour."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphs.checks.checking import Check, summary
from graphs.checks.outcome.marked import Marked, claim_marked, extract_marked
from graphs.checks.outcome.wording import about, explained, passed
from quotes.formats.inert import visible

__all__ = ["print_table"]

_STYLES = {
    "same": "",
    "altered": "bold red",
    "missing": "bold red underline",
    "bracketed": "yellow",
    "elided": "cyan",
    "dropped": "magenta",
    "cosmetic": "blue",
    "around": "dim",
}


def print_table(checks: Sequence[Check], console: Console) -> None:
    """One row an item: verdict and flags, who and what, and the source beside it."""
    table = Table(show_lines=True, expand=True)
    table.add_column("", justify="right", no_wrap=True)
    table.add_column("verdict", no_wrap=True)
    table.add_column("report", ratio=1)
    table.add_column("source", ratio=1)
    for check in checks:
        table.add_row(_number(check), _verdict(check), _claim(check), _source(check))
    console.print(table)
    counts = ", ".join(f"{count} {verdict}" for verdict, count in summary(checks).items())
    console.print(Text(f"{passed(checks)}: {counts}"))


def _number(check: Check) -> str:
    """The item's number, and its line where that is another."""
    line = check.item.line
    return f"{check.item.n}" + (f"\nline {line}" if line and line != check.item.n else "")


def _verdict(check: Check) -> Text:
    text = Text(check.verdict, style="bold green" if check.passes else "bold red")
    text.append("\npasses" if check.passes else "\ndoes not pass", style="dim not bold")
    for flag in check.flags:
        text.append(f"\n{flag}", style="red not bold")
    return text


def _claim(check: Check) -> Text:
    text = Text(f"{visible(check.item.speaker) or '(nobody named)'}\n", style="bold")
    if check.item.stance != "asserts":
        text.append(f"{check.item.stance}: ", style="bold")
    text.append_text(_coloured(claim_marked(check)))
    for line in explained(check):
        text.append(visible(f"\n{line}"), style="italic not bold")
    return text


def _source(check: Check) -> Text:
    if check.found is None:
        return Text("not in the sources", style="dim")
    text = Text(f"{visible(check.found.speaker or '(no speaker named)')}\n", style="bold")
    for extract in check.found.extracts:
        text.append(f"{visible(about(extract))}: {extract.found[0].start}\n", style="dim not bold")
        text.append_text(_coloured(extract_marked(check, extract)))
        text.append("\n")
    text.rstrip()
    return text


def _coloured(pieces: Sequence[Marked]) -> Text:
    text = Text()
    for piece, kind in pieces:
        text.append(
            visible(" ".join(piece.split("\n"))),
            style=f"not bold {_STYLES[kind]}" if "bold" not in _STYLES[kind] else _STYLES[kind],
        )
    return text
