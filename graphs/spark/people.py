"""Who is who over all articles: the decisions of ``graphs.identities``, a block of names at a time.

Those who are one within a month are decided first, then the block over its years from what that gave, as
on one machine: a name that everybody quotes is shared out by months, and of a month only those that
differ go on. A name that very many bear in one month is shared out further, by documents, as one machine
does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql.functions import coalesce, col, concat_ws, expr, lit, posexplode, row_number, udf, when
from pyspark.sql.window import Window

from graphs.identities.blocks import bucket_of, judged_bucket, linked
from graphs.identities.deciding import Decision, decide, full_names
from graphs.identities.evidence import read, written
from graphs.identities.identity import node_of, overall
from graphs.identities.judgements import Judgement
from graphs.spark.groups import Rows, by_group
from graphs.words import printable

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["CROWD", "identities", "shared_out"]

CROWD = 5_000
"""Bearers of a block in one month that one task decides: a third of a second."""

_RANK = ("published", "document", "number")
_MEMBERS = pa.schema(
    [
        *((name, pa.string()) for name in ("block", "bucket", "speaker", "home", "bearer", "plain")),
        ("part", pa.int64()),
        ("published", pa.string()),
        ("document", pa.string()),
        ("number", pa.int64()),
    ]
)
"""A speaker; home: the first that it is one with; of a home alone what is known of them, and its node."""


def identities(found: DataFrame, judgements: Sequence[Judgement] = (), crowd: int = CROWD) -> DataFrame:
    """Who each speaker of some articles is: document, key, identity, which is its node in the graph.

    judgements: what people decided, which outranks the rules. Raises ValueError where they contradict each
    other.
    """
    speakers = found.where("error IS NULL").select(
        "month", expr("coalesce(published, '9999')").alias("published"), col("name").alias("document"),
        posexplode("speakers").alias("number", "one"),
    )  # fmt: skip
    key = concat_ws("/", "document", "one.key").alias("speaker")
    named = speakers.select(
        "one.block", lit("").alias("bucket"), key, lit("").alias("home"),
        "one.bearer", lit("").alias("plain"), *_RANK,
    )  # fmt: skip
    judged = _Judged.of(judgements, named)
    named = shared_out(judged.placed(named), crowd)
    within = by_group(named, ("block", "bucket", "part"), _RANK, _within, _MEMBERS).persist()
    homes_within = within.where("home = speaker")
    whole = by_group(homes_within, ("block",), _RANK, judged.overall, _MEMBERS).persist()
    first = Window.partitionBy(coalesce("plain", "speaker")).orderBy(*_RANK)
    homes = whole.where("home = speaker").withColumn("place", row_number().over(first))
    tilde = udf(printable, useArrow=False)(concat_ws("~", "plain", "speaker"))
    alone = udf(lambda key: node_of(key, None, set()), useArrow=False)
    nodes = homes.select(
        col("speaker").alias("home"),
        when(col("plain").isNull(), alone("speaker"))
        .when(col("place") == 1, col("plain"))
        .otherwise(tilde)
        .alias("node"),
    )
    known = (
        within.select("speaker", col("home").alias("part"))
        .join(whole.select(col("speaker").alias("part"), "home"), "part")
        .join(nodes, "home")
        .select("speaker", "node")
    )
    return (
        speakers.select("document", col("one.key").alias("key"), key)
        .join(known, "speaker", "left")
        .select(
            "document",
            "key",
            when(col("node").isNull(), alone("speaker")).otherwise(col("node")).alias("identity"),
        )
    )


@dataclass(frozen=True)
class _Judged:
    """What people decided of speakers who are here.

    blocks: of each of them the block of its name. home: of these blocks those that stand for others.
    by_home: the judgements.
    """

    blocks: dict[str, str]
    home: dict[str, str]
    by_home: dict[str, list[Judgement]]

    @staticmethod
    def of(judgements: Sequence[Judgement], named: DataFrame) -> _Judged:
        keys = sorted({key for one in judgements for key in (one.left, one.right)})
        rows = named.where(col("speaker").isin(keys)).select("speaker", "block").collect() if keys else ()
        known = {row["speaker"]: row["block"] or judged_bucket(row["speaker"]) for row in rows}
        here = [one for one in judgements if one.left in known and one.right in known]
        blocks = {key: known[key] for one in here for key in (one.left, one.right)}
        home = linked(blocks.values(), ((blocks[one.left], blocks[one.right]) for one in here))
        by_home: dict[str, list[Judgement]] = defaultdict(list)
        for one in here:
            by_home[home[blocks[one.left]]].append(one)
        for block, those in by_home.items():  # what contradicts is told here, not by a task that fails
            decide(dict.fromkeys(sorted(key for key in blocks if home[blocks[key]] == block)), those)
        return _Judged(blocks, home, dict(by_home))

    def placed(self, named: DataFrame) -> DataFrame:
        """Those who have a block, with the months in which they are decided first."""
        blocks, home = self.blocks, self.home

        def bucket(key: str, block: str, published: str, document: str) -> str:
            return judged_bucket(key) if key in blocks else f"{block} {bucket_of(published, document)}"

        here = named.where(col("block").isNotNull() | col("speaker").isin([*blocks]))
        month = udf(bucket, useArrow=False)("speaker", "block", "published", "document")
        here = here.withColumn("bucket", month)
        if not blocks:
            return here
        standing = udf(lambda key, block: home.get(block or blocks[key], block), useArrow=False)
        return here.withColumn("block", standing("speaker", "block"))

    def overall(self, rows: list[dict[str, Any]]) -> Rows:
        """Those of a block who are one, from what its months, or parts of them, gave."""
        months: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            months[row["bucket"]].append(row)
        if len(months) == 1 and len({row["part"] for row in rows}) == 1:
            return rows
        within = {
            month: _decided(those) if len({row["part"] for row in those}) > 1 else _as_it_is(those)
            for month, those in months.items()
        }
        judgements = self.by_home.get(rows[0]["block"], ())
        return _homes(rows, overall(within, judgements, {row["speaker"]: n for n, row in enumerate(rows)}))


def shared_out(named: DataFrame, crowd: int) -> DataFrame:
    """With the ``part`` of a month's bearers in which each is decided first: 0 unless they are a crowd."""
    counts = named.groupBy("block", "bucket").count().where(f"count > {crowd}")
    part = expr(f"coalesce(crc32(document) % ceil(count / {crowd}), 0)")
    return named.join(counts, ["block", "bucket"], "left").withColumn("part", part).drop("count")


def _within(rows: list[dict[str, Any]]) -> Rows:
    """Those of a block who are one within a part of a month."""
    return _homes(rows, _decided(rows))


def _decided(rows: list[dict[str, Any]]) -> Decision:
    return decide({row["speaker"]: read(row["speaker"], row["bearer"]) for row in rows})


def _as_it_is(rows: list[dict[str, Any]]) -> Decision:
    bearers = {row["speaker"]: read(row["speaker"], row["bearer"]) for row in rows}
    return Decision(
        {key: key for key in bearers}, {key: one for key, one in bearers.items() if one}, {}, frozenset()
    )


def _homes(rows: list[dict[str, Any]], decision: Decision) -> Iterator[dict[str, Any]]:
    for row in rows:
        home = decision.homes[row["speaker"]]
        bearer = decision.bearers.get(home) if home == row["speaker"] else None
        plain = node_of(home, bearer, set()) if bearer and full_names(bearer) else None
        yield {**row, "home": home, "bearer": bearer and written(bearer), "plain": plain}
