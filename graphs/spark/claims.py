"""Which claims there are over all articles, and how they take up each other, by ``graphs.building``'s rules.

The index of one machine, shared out: each triple of words keeps its first claims, wherever they were read,
and every claim is compared with those that share most triples with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyspark.sql import functions as sql
from pyspark.sql.window import Window

from graphs.archive.columns import spans_of
from graphs.building.edges import tied
from graphs.building.ties import HOLDERS, Wording, best, decided, denial, shingles, taken_up, wording_of
from graphs.identities.judgements import Judgement
from graphs.spark.elements import EDGES, edge_row
from graphs.spark.groups import Rows, each

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["SAYING", "UNDATED", "claims", "ties"]

UNDATED = "9999"
"""The day of undated articles, which come last."""

_FIRST = ("published", "document", "number")
SAYING = pa.struct(
    [
        *((name, pa.string()) for name in ("claim", "published", "document", "quote", "outlet", "speaker")),
        *((name, pa.string()) for name in ("kind", "text", "label", "spans")),
        ("pieces", pa.list_(pa.string())),
        ("number", pa.int64()),
        ("said", pa.bool_()),
        ("denied", pa.bool_()),
    ]
)
"""A quote that claims something. pieces: of a mixed one."""

_WORDINGS = pa.schema(
    [
        ("rank", pa.int64()),
        ("said", pa.bool_()),
        ("repeatable", pa.list_(pa.int64())),
        ("whole", pa.list_(pa.int64())),
    ]
)
_CANDIDATES = pa.schema([("rank", pa.int64()), ("others", pa.list_(pa.int64()))])


def claims(sayings: DataFrame) -> DataFrame:
    """The claims of some sayings, each with its first saying; ``rank`` orders them by that."""
    first = sql.struct("document", "quote", "kind", "text", "label", "spans", "pieces")
    day = sql.nullif("published", sql.lit(UNDATED))
    found = sayings.groupBy("claim").agg(
        sql.min(sql.struct(*_FIRST)).alias("place"),
        sql.min_by(first, sql.struct(*_FIRST)).alias("first"),
        sql.count(sql.lit(1)).alias("quotes"),
        sql.countDistinct("document").alias("documents"),
        sql.countDistinct("outlet").alias("outlets"),
        sql.min(day).alias("first_seen"),
        sql.max(day).alias("last_seen"),
        sql.max("said").alias("said"),
        sql.max("denied").alias("denied"),
    )
    return found.orderBy("place").select(
        sql.monotonically_increasing_id().alias("rank"),
        "first.*",
        *(name for name in found.columns if name != "first"),
    )


def ties(found: DataFrame, judgements: Sequence[Judgement] = ()) -> DataFrame:
    """The edges between claims, as ``EDGES``; judgements: what people decided of two claims."""
    return _as_judged(_ties(found), found, judgements) if judgements else _ties(found)


def _as_judged(tied_: DataFrame, found: DataFrame, judgements: Sequence[Judgement]) -> DataFrame:
    """The edges, but that people untied claims which are different, and tied those which are the same."""
    ends = sorted({end for one in judgements for end in (one.left, one.right)})
    first = found.where(sql.col("claim").isin(ends)).select("claim", "document", "quote", "spans")
    here = {row["claim"]: row for row in first.collect()}
    judged = decided(judgements, here)
    pair = sql.concat_ws(" ", sql.array_sort(sql.array("src", "dst")))
    left = tied_.where(~pair.isin([" ".join(sorted(both)) for both in judged]))
    rows = []
    for one in judged.values():
        if one.verdict == "same":
            later = here[one.left]
            where = later["document"], later["quote"], spans_of(later["spans"])
            rows.append(edge_row(tied(one.left, one.right, "repeats", 1.0, (), *where)))
    if not rows:
        return left
    made = found.sparkSession.createDataFrame(pa.Table.from_pylist(rows, schema=EDGES))
    return left.unionByName(made)


def _ties(found: DataFrame) -> DataFrame:
    wordings = each(found.where("said OR denied"), _shingled, _WORDINGS).persist()
    said = wordings.where("said")
    repeatable = said.select("rank", sql.explode("repeatable").alias("shingle"))
    denials = wordings.where("NOT said").select("rank", sql.explode("whole").alias("shingle"))
    deniable = said.select("rank", sql.explode("whole").alias("shingle")).join(
        denials.select("shingle").distinct(), "shingle", "left_semi"
    )
    earlier = repeatable.join(_holders(repeatable), "shingle").where(
        sql.element_at("holders", 1) < sql.col("rank")
    )
    denied = denials.join(_holders(deniable), "shingle")
    candidates = each(_together(earlier), _best_earlier, _CANDIDATES).unionByName(
        each(_together(denied), _best_said, _CANDIDATES)
    )
    words = sql.struct("rank", "claim", "kind", "text", "pieces", "said", "document", "quote", "spans")
    known = found.select("rank", words.alias("one"))
    others = (
        candidates.select("rank", sql.posexplode("others").alias("place", "other"))
        .join(known.select(sql.col("rank").alias("other"), sql.col("one").alias("earlier")), "other")
        .groupBy("rank")
        .agg(sql.sort_array(sql.collect_list(sql.struct("place", "earlier"))).alias("others"))
    )
    return each(others.join(known, "rank"), _tied, EDGES)


def _holders(rows: DataFrame) -> DataFrame:
    """The first claims that hold each shingle: Spark keeps no more of any before it shares them out."""
    order = Window.partitionBy("shingle").orderBy("rank")
    first = rows.withColumn("place", sql.row_number().over(order)).where(sql.col("place") <= HOLDERS)
    return first.groupBy("shingle").agg(sql.sort_array(sql.collect_list("rank")).alias("holders"))


def _together(found: DataFrame) -> DataFrame:
    return found.groupBy("rank").agg(sql.collect_list(sql.struct("shingle", "holders")).alias("found"))


def _shingled(row: dict[str, Any]) -> Rows:
    own = _wording(row)
    repeatable = own.repeatable if row["said"] else frozenset()
    yield {
        "rank": row["rank"],
        "said": row["said"],
        "repeatable": list(repeatable),
        "whole": list(shingles(own.whole) | repeatable),
    }


def _best_earlier(row: dict[str, Any]) -> Rows:
    holders = {one["shingle"]: one["holders"] for one in row["found"]}
    if others := best(holders, holders.__getitem__, lambda other: other < row["rank"]):
        yield {"rank": row["rank"], "others": others}


def _best_said(row: dict[str, Any]) -> Rows:
    holders = {one["shingle"]: one["holders"] for one in row["found"]}
    yield {"rank": row["rank"], "others": best(holders, holders.__getitem__)[:1]}


def _wording(row: dict[str, Any]) -> Wording:
    return wording_of(row["text"], row["kind"], row["pieces"])


def _tied(row: dict[str, Any]) -> Rows:
    later, earlier = row["one"], {one["earlier"]["claim"]: one["earlier"] for one in row["others"]}
    own = _wording(later)
    where = later["document"], later["quote"], spans_of(later["spans"])
    if later["said"]:
        words = [(claim, _wording(one)) for claim, one in earlier.items()]
        for claim, relation, similarity, changes in taken_up(own, words):
            yield edge_row(tied(later["claim"], claim, relation, similarity, changes, *where))
        return
    for claim, one in earlier.items():
        if similarity := denial(own, _wording(one)):
            yield edge_row(tied(later["claim"], claim, "denies", similarity, (), *where))
