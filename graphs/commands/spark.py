"""``quotetrail spark``: attribute many articles on many cores or machines."""

from __future__ import annotations

from pathlib import Path

import click

from graphs.commands.common import (
    chosen_reading,
    graph_options,
    identities_option,
    inputs_argument,
    options_option,
    say_written,
    warn,
)
from quotes.options import Options

__all__ = ["command"]

_FAILED = 1


@click.command(
    epilog="""\b
Examples:
  quotetrail spark articles/ -o tables/
  quotetrail spark 'crawl/*.warc.gz' -o tables/ --neo4j
  quotetrail spark articles/ -o tables/ --identities news.db      as people decided in an archive
  spark-submit --master yarn $(which quotetrail) spark '/shared/*.warc.gz' -o /shared/tables"""
)
@inputs_argument
@click.option("-o", "--output", "folder", required=True, type=click.Path(path_type=Path), metavar="FOLDER",
              help="A new folder for the tables.")  # fmt: skip
@click.option("--neo4j", is_flag=True, help="Write the graph as CSV for neo4j-admin, too.")
@identities_option
@options_option
def command(
    inputs: tuple[str, ...], folder: Path, neo4j: bool, identities: Path | None, options: Options
) -> None:
    """Attribute articles by Apache Spark into Parquet tables: documents, quotes, speakers and more.

    The graph over all of them is in FOLDER/nodes and FOLDER/edges. Other commands read FOLDER as they do
    articles: quotetrail archive add news.db FOLDER keeps it without attributing anything again.

    Alone it takes all cores of this machine, under spark-submit those of a cluster, whose machines must all
    see INPUT and FOLDER. Each file is read in one task, so a long table is best split. An article that cannot
    be read, or takes too long, is a row of FOLDER/errors.
    """
    from graphs.spark.session import session

    decided = graph_options("statement", (), identities)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise click.UsageError(f"{folder} is there already: name a new folder with -o")
    with session() as spark:
        from graphs.spark.attributing import articles, write_tables

        found = articles(spark, inputs, options, chosen_reading())
        write_tables(found, folder.absolute(), decided)
        if neo4j:
            from graphs.spark.neo4j import write_neo4j

            write_neo4j(spark, folder.absolute())
        failed = spark.read.parquet(str(folder.absolute() / "errors")).count()
    say_written(folder)
    if failed:
        warn(f"{failed:,} article{'' if failed == 1 else 's'} failed; {folder / 'errors'} says why")
        raise click.exceptions.Exit(_FAILED)
