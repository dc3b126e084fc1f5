"""``quotetrail identities``: which names of different articles are one, where people should decide."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphs.commands.common import (
    documents,
    inputs_argument,
    judgements,
    options_option,
    output,
    say_written,
    warn,
)
from graphs.commands.outputs import format_of, format_option, in_a_folder, output_option
from quotes.formats.content import percent
from quotes.formats.inert import cell, visible
from quotes.options import Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.table import Table

    from graphs.identities.identity import Pair
    from graphs.identities.judgements import Judgement
    from quotes.document import AttributedDocument

__all__ = ["command"]

_ANSWERS = ("same", "different", "unsure", "quit")
_FORMATS = {"table": (".txt",), "csv": (".csv",)}
_WIDTH = 120  # columns where no terminal says how many


@click.command(
    epilog="""\b
Examples:
  quotetrail identities articles/
  quotetrail identities articles/ --identities who.csv --judge
  quotetrail identities articles/ -o who.csv               then fill in the column verdict
  quotetrail graph articles/ --identities who.csv -o speakers.gexf"""
)
@inputs_argument
@click.option(
    "--identities",
    "judged",
    type=click.Path(dir_okay=False, path_type=Path),
    callback=in_a_folder,
    metavar="FILE",
    help="The judgements made so far; --judge adds to them.",
)
@click.option("--judge", is_flag=True, help="Ask about each pair, and keep the answers in FILE.")
@output_option("Write to FILE instead of standard output: a table (.txt) or CSV (.csv).")
@format_option(_FORMATS, "csv is to be filled in and given as --identities.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="So many pairs at most.")
@options_option
def command(
    inputs: tuple[str, ...],
    judged: Path | None,
    judge: bool,
    path: Path | None,
    form: str | None,
    limit: int,
    options: Options,
) -> None:
    """List the pairs of names that are doubtful, the most worth deciding first.

    A judgement is same, different or unsure. It outranks every rule, and lasts.
    """
    import graphs
    from graphs.archive import is_archive

    form = format_of(path, form, _FORMATS)
    if judge and judged is None:
        raise click.UsageError("--judge needs --identities FILE to keep the answers in")
    if judge and judged is not None and is_archive(judged):
        raise click.UsageError(
            f"--judge keeps answers in a CSV; to judge in the archive: quotetrail serve {judged}"
        )
    if judge and (path or form == "csv"):
        raise click.UsageError("--judge asks about what it prints: leave out -o and --format csv")
    known = judgements(inputs, judged)
    builder = graphs.GraphBuilder(graphs.GraphOptions(judgements=known))
    for document in documents(inputs, options):
        builder.add(document)
    pairs = builder.identities().doubtful()
    articles = builder.documents()
    if judge and judged is not None:
        _ask(pairs[:limit], articles, known, judged)
    else:
        with output(path) as file:
            text = _csv(pairs[:limit]) if form == "csv" else _tables(pairs[:limit], articles, path is None)
            file.write(text.encode("utf-8", "replace"))
    rest = len(pairs) - limit
    warn(f"{len(pairs)} doubtful pairs" + (f", {rest} more than shown; see --limit" if rest > 0 else ""))


def _ask(
    pairs: Sequence[Pair],
    articles: Mapping[str, AttributedDocument],
    known: tuple[Judgement, ...],
    judged: Path,
) -> None:
    """Ask about each pair, and keep each answer at once."""
    import graphs

    for n, pair in enumerate(pairs, 1):
        click.echo(_tables([pair], articles, terminal=True, first=n), nl=False)
        answer = click.prompt(", ".join(_ANSWERS), value_proc=_answer)
        if answer == "quit":
            break
        known = (*known, graphs.Judgement(pair.left, pair.right, answer))
        graphs.write_judgements(known, judged)
    if judged.exists():
        say_written(judged)


def _answer(typed: str) -> Any:
    """The answer that begins so."""
    begun = [answer for answer in _ANSWERS if typed.strip() and answer.startswith(typed.strip().lower())]
    if not begun:
        raise click.UsageError(f"answer {', '.join(_ANSWERS)}, or the first letter of one")
    return begun[0]


def _row(pair: Pair) -> tuple[object, ...]:
    taken = "same" if pair.same else "different"
    return cell(pair.left), cell(pair.right), "", "", pair.score, taken, cell("; ".join(pair.reasons))


def _csv(pairs: Sequence[Pair]) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("left", "right", "verdict", "note", "score", "taken for", "reasons"))
    writer.writerows(_row(pair) for pair in pairs)
    return file.getvalue()


def _tables(
    pairs: Sequence[Pair], articles: Mapping[str, AttributedDocument], terminal: bool, first: int = 1
) -> str:
    """The two of each pair and what their articles say of them, side by side."""
    from rich.console import Console

    lines = io.StringIO()
    is_shown = terminal and sys.stdout.isatty()
    console = Console(file=lines, width=None if is_shown else _WIDTH, force_terminal=is_shown or None)
    for n, pair in enumerate(pairs, first):
        console.print(_table(n, pair, articles))
    return lines.getvalue()


def _table(n: int, pair: Pair, articles: Mapping[str, AttributedDocument]) -> Table:
    from rich.table import Table
    from rich.text import Text

    taken = "taken for the same" if pair.same else "kept apart"
    table = Table(title=Text(f"{n}. {taken}, {percent(pair.score)} sure that they are one"))
    table.add_column("")
    sides = [_side(key, articles) for key in (pair.left, pair.right)]
    for key in (pair.left, pair.right):
        table.add_column(Text(visible(key)), ratio=1, overflow="fold")
    for name in sides[0]:
        table.add_row(name, *(Text(visible(side[name])) for side in sides))
    table.caption = Text(visible("; ".join(pair.reasons)))
    return table


def _side(key: str, articles: Mapping[str, AttributedDocument]) -> dict[str, str]:
    name, _, id = key.rpartition("/")
    article = articles[name]
    speaker = article.speaker(id)
    known: Any = article.document
    stated = speaker.affiliations if speaker else ()
    said = next((quote.text for quote in article.quotes if quote.speaker == id), "")
    return {
        "name": speaker.name if speaker else "",
        "affiliations": "; ".join(
            ", ".join(filter(None, (one.role, one.organization, one.place))) for one in stated
        ),
        "article": " ".join(filter(None, (known.published, known.outlet, known.title))),
        "says": said[:200],
    }
