"""Who is who over all articles: the decisions of ``graphs.identities``, a block of names a task.

Those who are one within a month are decided first, then the block over all months from what that gave, as
on one machine: a name that everybody quotes is shared out by months, and of a month only those that
differ go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql.functions import coalesce, col, concat_ws, expr, lit, posexplode, row_number, udf, when
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.window import Window

from graphs.identities.blocks import bucket_of
from graphs.identities.deciding import decide, full_names
from graphs.identities.evidence import read, written
from graphs.identities.identity import node_of
from graphs.words import printable

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["identities"]

_RANK = ("published", "document", "number")
_MEMBERS = pa.schema(
    [
        *((name, pa.string()) for name in ("block", "bucket", "speaker", "home", "bearer", "plain")),
        ("published", pa.string()),
        ("document", pa.string()),
        ("number", pa.int64()),
    ]
)
"""A speaker; home: the first that it is one with; of a home alone what is known of them, and its node."""


def identities(found: DataFrame) -> DataFrame:
    """Who each speaker of some articles is: document, key, identity, which is its node in the graph."""
    speakers = found.where("error IS NULL").select(
        "month", expr("coalesce(published, '9999')").alias("published"), col("name").alias("document"),
        posexplode("speakers").alias("number", "one"),
    )  # fmt: skip
    key = concat_ws("/", "document", "one.key").alias("speaker")
    named = speakers.where("one.block IS NOT NULL").select(
        "one.block", udf(bucket_of)("published", "document").alias("bucket"), key, lit("").alias("home"),
        "one.bearer", lit("").alias("plain"), *_RANK,
    )  # fmt: skip
    members = from_arrow_schema(_MEMBERS)
    within = named.groupBy("block", "bucket").applyInArrow(_within, members).persist()
    whole = within.where("bearer IS NOT NULL").groupBy("block").applyInArrow(_overall, members).persist()
    first = Window.partitionBy(coalesce("plain", "speaker")).orderBy(*_RANK)
    homes = whole.where("home = speaker").withColumn("place", row_number().over(first))
    tilde = udf(printable)(concat_ws("~", "plain", "speaker"))
    alone = udf(lambda key: node_of(key, None, set()))
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


def _within(table: pa.Table) -> pa.Table:
    """Those of a block who are one within a month."""
    return _table(_decided(table.to_pylist()))


def _overall(table: pa.Table) -> pa.Table:
    """Those of a block who are one, from what its months gave."""
    rows = table.to_pylist()
    if len({row["bucket"] for row in rows}) > 1:
        return _table(_decided(rows))
    return _table(iter(rows))


def _decided(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    rows.sort(key=lambda row: [row[name] for name in _RANK])
    decision = decide({row["speaker"]: read(row["speaker"], row["bearer"]) for row in rows})
    for row in rows:
        home = decision.homes[row["speaker"]]
        bearer = decision.bearers[home] if home == row["speaker"] else None
        plain = node_of(home, bearer, set()) if bearer and full_names(bearer) else None
        yield {**row, "home": home, "bearer": bearer and written(bearer), "plain": plain}


def _table(rows: Iterator[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=_MEMBERS)
