"""``quotetrail identities``: which names of different articles are one, where people should decide."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphs.commands.common import documents, inputs_argument, judgements, options_option, say_written, warn
from quotes.formats.inert import cell, visible
from quotes.options import Options

if TYPE_CHECKING:
    from graphs.identities.identity import Pair
    from quotes.document import AttributedDocument

__all__ = ["command"]

_ANSWERS = ("same", "different", "unsure", "quit")


@click.command(
    epilog="""\b
Examples:
  quotetrail identities articles/
  quotetrail identities articles/ --identities who.csv --judge
  quotetrail identities articles/ --format csv > who.csv   then fill in the column verdict
  quotetrail graph articles/ --identities who.csv -o speakers.gexf"""
)
@inputs_argument
@click.option(
    "--identities",
    "path",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The judgements made so far; --judge adds to them.",
)
@click.option("--judge", is_flag=True, help="Ask about each pair, and keep the answers in FILE.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv"]),
    default="table",
    show_default=True,
    help="csv is to be filled in and given as --identities.",
)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="So many pairs at most.")
@options_option
def command(
    inputs: tuple[str, ...], path: Path | None, judge: bool, form: str, limit: int, options: Options
) -> None:
    """List the pairs of names that are doubtful, the most worth deciding first.

    A judgement is same, different or unsure. It outranks every rule, and lasts.
    """
    import graphs

    if judge and path is None:
        raise click.UsageError("--judge needs --identities FILE to keep the answers in")
    judged = judgements(inputs, path)
    builder = graphs.GraphBuilder(graphs.GraphOptions(judgements=judged))
    for document in documents(inputs, options):
        builder.add(document)
    pairs = builder.identities().doubtful()
    articles = builder.documents()
    if form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(("left", "right", "verdict", "note", "score", "taken for", "reasons"))
        writer.writerows(_row(pair) for pair in pairs[:limit])
        return
    for n, pair in enumerate(pairs[:limit], 1):
        _print_pair(n, pair, articles)
        if judge and path is not None:
            answer = click.prompt(", ".join(_ANSWERS), value_proc=_answer)
            if answer == "quit":
                break
            judged = (*judged, graphs.Judgement(pair.left, pair.right, answer))
            graphs.write_judgements(judged, path)
    if judge and path and path.exists():
        say_written(path)
    rest = len(pairs) - limit
    warn(f"{len(pairs)} doubtful pairs" + (f", {rest} more than shown; see --limit" if rest > 0 else ""))


def _answer(typed: str) -> Any:
    """The answer that begins so."""
    begun = [answer for answer in _ANSWERS if typed.strip() and answer.startswith(typed.strip().lower())]
    if not begun:
        raise click.UsageError(f"answer {', '.join(_ANSWERS)}, or the first letter of one")
    return begun[0]


def _row(pair: Pair) -> tuple[object, ...]:
    taken = "same" if pair.same else "different"
    return cell(pair.left), cell(pair.right), "", "", pair.score, taken, cell("; ".join(pair.reasons))


def _print_pair(n: int, pair: Pair, articles: dict[str, AttributedDocument]) -> None:
    """The two and what their articles say of them, side by side."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(f"{n}. {'taken for the same' if pair.same else 'kept apart'}, score {pair.score:.2f}")
    )
    table.add_column("")
    sides = [_side(key, articles) for key in (pair.left, pair.right)]
    for key in (pair.left, pair.right):
        table.add_column(Text(visible(key)), ratio=1, overflow="fold")
    for name in sides[0]:
        table.add_row(name, *(Text(visible(side[name])) for side in sides))
    table.caption = Text(visible("; ".join(pair.reasons)))
    Console().print(table)


def _side(key: str, articles: dict[str, AttributedDocument]) -> dict[str, str]:
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
