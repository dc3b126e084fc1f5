"""Who is who over all articles: the decisions of ``graphs.identities``, a block of names at a time.

Those who are one within a month are decided first, then the block over its years from what that gave, as
on one machine: a name that everybody quotes is shared out by months, and of a month only those that
differ go on. A name that very many bear in one month is shared out further, by documents, as one machine
does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql.functions import coalesce, col, concat_ws, expr, lit, posexplode, row_number, udf, when
from pyspark.sql.window import Window

from graphs.identities.blocks import bucket_of
from graphs.identities.deciding import Decision, decide, full_names
from graphs.identities.evidence import read, written
from graphs.identities.identity import node_of, overall
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


def identities(found: DataFrame, crowd: int = CROWD) -> DataFrame:
    """Who each speaker of some articles is: document, key, identity, which is its node in the graph."""
    speakers = found.where("error IS NULL").select(
        "month", expr("coalesce(published, '9999')").alias("published"), col("name").alias("document"),
        posexplode("speakers").alias("number", "one"),
    )  # fmt: skip
    key = concat_ws("/", "document", "one.key").alias("speaker")
    month = udf(bucket_of, useArrow=False)  # Spark warns where it is left to guess
    named = speakers.where("one.block IS NOT NULL").select(
        "one.block", month("published", "document").alias("bucket"), key, lit("").alias("home"),
        "one.bearer", lit("").alias("plain"), *_RANK,
    )  # fmt: skip
    within = by_group(
        shared_out(named, crowd), ("block", "bucket", "part"), _RANK, _within, _MEMBERS
    ).persist()
    homes_within = within.where("bearer IS NOT NULL")
    whole = by_group(homes_within, ("block",), _RANK, _overall, _MEMBERS).persist()
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


def shared_out(named: DataFrame, crowd: int) -> DataFrame:
    """With the ``part`` of a month's bearers in which each is decided first: 0 unless they are a crowd."""
    counts = named.groupBy("block", "bucket").count().where(f"count > {crowd}")
    part = expr(f"coalesce(crc32(document) % ceil(count / {crowd}), 0)")
    return named.join(counts, ["block", "bucket"], "left").withColumn("part", part).drop("count")


def _within(rows: list[dict[str, Any]]) -> Rows:
    """Those of a block who are one within a part of a month."""
    return _homes(rows, _decided(rows))


def _overall(rows: list[dict[str, Any]]) -> Rows:
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
    return _homes(rows, overall(within, (), {row["speaker"]: n for n, row in enumerate(rows)}))


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
        bearer = decision.bearers[home] if home == row["speaker"] else None
        plain = node_of(home, bearer, set()) if bearer and full_names(bearer) else None
        yield {**row, "home": home, "bearer": bearer and written(bearer), "plain": plain}
