"""The graph over all articles, as nodes and edges in Parquet: what ``graphs.build`` makes on one machine."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pyspark import StorageLevel
from pyspark.sql import functions as sql
from pyspark.sql.window import Window

from graphs.building.mentions import only
from graphs.building.nodes import affiliation_node, claim_node, speaker_node
from graphs.identities.judgements import Judgement
from graphs.spark.claims import claims, ties
from graphs.spark.elements import EDGES, NODES, node_row
from graphs.spark.groups import Rows, each
from graphs.spark.linking import LINKS, links, mentioned

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["linked", "write_graph"]


def linked(found: DataFrame, people: DataFrame) -> DataFrame:
    """The articles that were attributed, each with the ``nodes`` of its speakers."""
    nodes = people.groupBy(sql.col("document").alias("name")).agg(
        sql.map_from_entries(sql.collect_list(sql.struct("key", "identity"))).alias("nodes")
    )
    return found.where("error IS NULL").join(nodes, "name", "left").persist(StorageLevel.DISK_ONLY)


def write_graph(articles: DataFrame, folder: Path, judgements: Sequence[Judgement] = ()) -> None:
    """Write ``nodes`` and ``edges`` of the articles that ``linked`` gives.

    judgements: what people decided of two claims.
    """
    found = each(articles, links, LINKS).persist(StorageLevel.DISK_ONLY)
    known = claims(found.select(sql.explode("sayings").alias("saying")).select("saying.*"))
    known = known.persist(StorageLevel.DISK_ONLY)
    stated = found.select("published", sql.explode("edges").alias("edge")).select(
        sql.col("published").alias("day"), "edge.*"
    )
    edges = _uttered(stated)
    for more in (_reported(stated), ties(known, judgements), _mentions(articles, found)):
        edges = edges.unionByName(more)
    _write(edges, folder / "edges")
    # who only believes or intends, and is spoken of by nobody, has nothing to show among statements
    heard = _ends(found.sparkSession.read.parquet(str(folder / "edges")), "src").localCheckpoint()
    _write(_affiliated(stated).join(heard, "src", "left_semi"), folder / "edges")
    ends = _ends(found.sparkSession.read.parquet(str(folder / "edges")), "id")
    nodes = _counted(found).join(ends, "id", "left_semi")
    for more in (found.select("node.*"), each(known, _claim, NODES)):
        nodes = nodes.unionByName(more)
    _write(nodes, folder / "nodes")


def _write(rows: DataFrame, folder: Path) -> None:
    rows.hint("rebalance").write.mode("append").parquet(str(folder))


def _ends(edges: DataFrame, name: str) -> DataFrame:
    """The nodes that edges tie, in a column of this name."""
    return edges.select(sql.col("src").alias(name)).union(edges.select("dst")).distinct()


def _uttered(stated: DataFrame) -> DataFrame:
    ours = stated.where("relation NOT IN ('reported_in', 'affiliated_with')")
    return ours.select(*EDGES.names)


def _reported(stated: DataFrame) -> DataFrame:
    order = Window.partitionBy("src").orderBy("day", "document", "number")
    ours = stated.where("relation = 'reported_in'")
    return ours.withColumn("order", sql.row_number().over(order).cast("long")).select(*EDGES.names)


def _affiliated(stated: DataFrame) -> DataFrame:
    same = Window.partitionBy("src", "dst", "role", "place")
    return (
        stated.where("relation = 'affiliated_with'")
        .withColumn("first_seen", sql.min("published").over(same))
        .withColumn("last_seen", sql.max("published").over(same))
        .withColumn("published", sql.lit(None).cast("string"))
        .select(*EDGES.names)
    )


def _mentions(articles: DataFrame, found: DataFrame) -> DataFrame:
    """Names of several words are looked for by their first two, then in full."""
    named = found.select(sql.explode("names").alias("one")).select("one.*").distinct()
    everywhere = (
        named.groupBy("words")
        .agg(sql.collect_set("node").alias("nodes"))
        .select("words", sql.udf(only, useArrow=False)("nodes").alias("node"))
        .where("node IS NOT NULL")
        .withColumn("parts", sql.split("words", " "))
        .withColumn("head", sql.array_join(sql.slice("parts", 1, 2), " "))
        .persist(StorageLevel.DISK_ONLY)
    )
    longest = everywhere.groupBy("head").agg(sql.max(sql.size("parts")).alias("longest"))
    held = (
        found.select("name", sql.explode("runs").alias("run"))
        .withColumn("head", sql.array_join(sql.slice("run", 1, 2), " "))
        .join(longest, "head")
        .select(
            "name",
            "run",
            sql.explode(sql.sequence(sql.lit(2), sql.least("longest", sql.size("run")))).alias("n"),
        )
        .select("name", sql.array_join(sql.expr("slice(run, 1, n)"), " ").alias("words"))
        .distinct()
        .join(everywhere.select("words", "node"), "words")
        .groupBy("name")
        .agg(sql.collect_list(sql.struct("words", "node")).alias("everywhere"))
    )
    return each(articles.join(held, "name", "left"), mentioned, EDGES)


def _counted(found: DataFrame) -> DataFrame:
    """The nodes of speakers and affiliations, from what is counted of them."""
    counts = (
        found.select(sql.explode("counts").alias("one"))
        .select("one.*")
        .groupBy("node", "what", "value")
        .agg(sql.sum("n").alias("n"))
        .groupBy("node")
        .agg(sql.collect_list(sql.struct("what", "value", "n")).alias("counts"))
    )
    described = (
        found.select("published", "name", sql.posexplode("described").alias("number", "one"))
        .groupBy("one.node")
        .agg(sql.min_by("one.description", sql.struct("published", "name", "number")).alias("description"))
    )
    return each(counts.join(described, "node", "left"), _body, NODES)


def _body(row: dict[str, Any]) -> Rows:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in row["counts"]:
        counts[one["what"]][one["value"]] += one["n"]
    if labels := counts.get("label"):
        yield node_row(affiliation_node(row["node"], labels, counts["published"]))
        return
    yield node_row(
        speaker_node(
            row["node"],
            counts["name"],
            counts["alias"],
            counts["kind"],
            row["description"],
            quotes=counts["quotes"].total(),
            documents=counts["documents"].total(),
            outlets=len(counts["outlet"].keys() - {""}),
            dates=counts["published"],
        )
    )


def _claim(row: dict[str, Any]) -> Rows:
    yield node_row(
        claim_node(
            row["claim"],
            row["text"],
            row["label"],
            row["kind"] != "indirect",
            row["document"],
            quotes=row["quotes"],
            documents=row["documents"],
            outlets=row["outlets"],
            dates=(row["first_seen"], row["last_seen"]),
        )
    )
