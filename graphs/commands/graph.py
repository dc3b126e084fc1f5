"""``quotetrail graph``: who says what, for whom, and who else says it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphs.commands.common import (
    HEADS,
    documents,
    graph_options,
    identities_option,
    reading_options,
    say_written,
    warn,
)
from graphs.commands.outputs import output_option
from graphs.shown import Acts
from graphs.steps import steps
from graphs.words import portion
from quotes.formats.files import whole_in
from quotes.formats.inert import cell, visible
from quotes.options import Options

if TYPE_CHECKING:
    from graphs.building.networks import Shared
    from quotes.overrides import Override

__all__ = ["command"]

_OF_SHARES = ("named", "groups", "papers", "unnamed")
"""Columns that only a CSV has room for, where their shares are shown."""

_ROWS_SHOWN = 20
_NAMES_SHOWN = 8  # of a list in one cell
_CROWDS_NAMED = 5


def _files(path: Path) -> tuple[Path, ...]:
    from graphs.exports import files

    return files(path)


@click.command(
    epilog="""\b
Examples:
  quotetrail graph articles/ -o speakers.gexf
  quotetrail graph articles/ --network stories -o network.gexf
  quotetrail graph articles/ --stats
  quotetrail graph articles/ --speaker "Ada Byron" --since 2016-09-01 -o byron.html
  quotetrail graph articles/ --identities who.csv --tables tables/"""
)
@output_option("Write to FILE, in the format of its ending.", _files)
@reading_options
@click.option(
    "--stats", is_flag=True, help="Print tables: most quoted, named and unnamed sources, bridges, ..."
)
@click.option(
    "--tables",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Write these tables as CSV files, whole.",
)
@click.option(
    "--network",
    "shared",
    type=click.Choice(["stories", "claims", "organizations"], case_sensitive=False),
    help="Write who shares these with whom, and how many, instead of the whole graph.",
)
@identities_option
@click.option("--speaker", "speakers", multiple=True, metavar="NAME", help="Only what NAME said.")
@click.option("--affiliation", "affiliations", multiple=True, metavar="NAME", help="Only speakers of NAME.")
@click.option("--document", "named", multiple=True, metavar="ID", help="Only this article.")
@click.option("--outlet", "outlets", multiple=True, metavar="NAME", help="Only articles of this outlet.")
@click.option("--since", metavar="DATE", help="Only articles from 2024, 2024-03 or 2024-03-31 on.")
@click.option("--until", metavar="DATE", help="Only articles up to DATE.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(["direct", "mixed", "indirect"], case_sensitive=False),
    help="Only quotes of this kind.",
)
def command(
    inputs: tuple[str, ...],
    path: Path | None,
    stats: bool,
    folder: Path | None,
    shared: Shared | None,
    identities: Path | None,
    options: Options,
    overrides: tuple[Override, ...],
    acts: Acts,
    **wanted: Any,
) -> None:
    """The graph of speakers, affiliations, claims and articles.

    It is written to FILE, printed as tables (--stats), or both. FILE's ending says in which
    format: gexf, graphml, json, cyjs, csv, neo4j.csv, dot, jsonld, ftm.json, html, png or svg.

    With --network FILE is the network of speakers alone: gexf, graphml, csv (for Gephi) or json.
    """
    import graphs
    from graphs.archive import Filters
    from graphs.building.selection import contents
    from graphs.exports import OF_NETWORKS, WRITERS, ending, files

    if shared and path is None:
        raise click.UsageError("--network needs a file to write: name it with -o (speakers.gexf, say)")
    if path is None and not stats and folder is None:
        raise click.UsageError(
            "nothing to do: name a file with -o (speakers.html, say), or ask for --stats or --tables"
        )
    if path is not None:
        ending(path, OF_NETWORKS if shared else WRITERS)
    Filters(since=wanted["since"] or "", until=wanted["until"] or "")  # what is no date is told at once
    found = documents(inputs, options, overrides, progress=True)
    graph = graphs.build(found, graph_options(acts, inputs, identities))
    selection = _selection(graph, **wanted)
    if selection != graphs.Selection():
        whole, graph = graph, graphs.select(graph, selection)
        if not graph:
            raise click.ClickException(f"no quote passes these filters; there are {contents(whole)}")
    if path is not None:
        graphs.write(graphs.network(graph, shared) if shared else graph, path)
        say_written(*files(path))
    if folder is not None or stats or shared == "stories":
        _warn_of_crowds(graph)
    if folder is not None:
        _write_tables(graph, folder)
        say_written(folder)
    if stats:
        _print_tables(graph)


def _selection(
    graph: Any,
    speakers: tuple[str, ...],
    affiliations: tuple[str, ...],
    named: tuple[str, ...],
    outlets: tuple[str, ...],
    since: str | None,
    until: str | None,
    kinds: tuple[str, ...],
) -> Any:
    import graphs
    from graphs.building.selection import check_outlets

    check_outlets(graph, outlets)

    def nodes(names: tuple[str, ...], kind: str) -> frozenset[str] | None:
        found = [graphs.find(graph, name, kind) for name in names]
        return frozenset().union(*found) if found else None

    return graphs.Selection(
        speakers=nodes(speakers, "speaker"),
        affiliations=nodes(affiliations, "affiliation"),
        documents=nodes(named, "document"),
        outlets=frozenset(outlets) or None,
        since=since,
        until=until,
        kinds=frozenset(kinds) or None,
    )


def _warn_of_crowds(graph: Any) -> None:
    from graphs.building.networks import crowded

    crowds = crowded(graph)
    for document, paired, speakers in crowds[:_CROWDS_NAMED]:
        warn(f"{document} quotes {speakers:,} named speakers; of these the {paired} most quoted are paired")
    if len(crowds) > _CROWDS_NAMED:
        warn(f"... and so of {len(crowds) - _CROWDS_NAMED:,} more articles")


def _write_tables(graph: Any, folder: Path) -> None:
    from graphs.building.measures import TABLES

    folder.mkdir(parents=True, exist_ok=True)
    with whole_in(folder) as part:
        for title, table in steps("Counting", TABLES.items()):
            rows = table(graph)
            name = title.lower().replace(" ", "-")
            with (part / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(rows[0] if rows else ())
                writer.writerows(map(cell, row.values()) for row in rows)


def _print_tables(graph: Any) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from graphs.building.measures import TABLES

    console = Console()
    measured = [(title, measure(graph)) for title, measure in steps("Counting", TABLES.items())]
    for title, rows in measured:
        more = f" ({_ROWS_SHOWN} of {len(rows)})" if len(rows) > _ROWS_SHOWN else ""
        table = Table(title=Text(title + more), title_justify="left", box=SIMPLE_HEAD, collapse_padding=True)
        names = rows[0] if rows else ()
        left_out = _OF_SHARES if "named share" in names else ()
        columns = [name for name in names if "node" not in name and name not in left_out]
        for name in columns:
            number = isinstance(rows[0][name], int | float)
            head = HEADS.get(name, name)
            least = max(map(len, head.split())) if number else None  # no word of a head is broken
            table.add_column(head, justify="right" if number else "left", overflow="fold", min_width=least)
        for row in rows[:_ROWS_SHOWN]:
            table.add_row(*(Text(_shown(name, row[name])) for name in columns))
        if rows:
            console.print(table)
            console.print()
    if not graph:
        console.print("no quotes")


def _shown(name: str, value: object) -> str:
    """A cell: a share in per cent, of a long list its beginning, nothing that steers the terminal."""
    if name.endswith("share"):
        return portion(float(str(value)))
    names = str(value).split(", ")
    if name == "then" and len(names) > _NAMES_SHOWN:
        return visible(", ".join(names[:_NAMES_SHOWN]) + f" ... and {len(names) - _NAMES_SHOWN:,} more")
    return visible(str(value))
