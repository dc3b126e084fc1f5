"""Who is who over all articles, by Spark and by one machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import graphs
from quotes.document import AttributedDocument
from tests.graphs.documents import document, sample, speaker
from tests.graphs.spark.conftest import Found

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def one_name(size: int) -> list[AttributedDocument]:
    """So many articles that all quote one person, who is called by a part of the name in some."""
    made = []
    for n in range(size):
        known = speaker("Ada Byron", ("minister", f"Ministry {n % 4}", "")) if n % 3 else speaker("A. Byron")
        said = [(known.id, f"The bridge number {n} will be open by the end of the summer.")]
        day = f"20{10 + n % 9}-0{1 + n % 7}-02"
        made.append(document(f"more-{n}", [known, speaker("Byron")], said, day))
    return made


def test_a_name_that_all_quote_and_others_are_who_one_machine_says(found: Found) -> None:
    from graphs.spark.people import identities

    builder = graphs.GraphBuilder()
    for one in (*sample(), *one_name(60)):
        builder.add(one)
    rows = identities(found(builder.documents())).collect()
    nodes = {(row["document"], row["key"]): row["identity"] for row in rows}
    assert nodes == dict(builder.identities().nodes)


def test_a_crowd_is_shared_out(spark: SparkSession) -> None:
    from graphs.spark.people import shared_out

    rows = [("person byron", "2020-01", f"d-{n}") for n in range(600)]
    rows += [("person ek", "2020-01", f"d-{n}") for n in range(50)]
    named = spark.createDataFrame(rows, "block string, bucket string, document string")
    parts = shared_out(named, crowd=50).groupBy("block", "part").count().collect()
    assert {row["part"] for row in parts if row["block"] == "person byron"} == set(range(12))
    assert {row["part"] for row in parts if row["block"] == "person ek"} == {0}
    assert max(row["count"] for row in parts) < 100


def test_a_name_in_a_third_of_all_quotes_is_one(found: Found) -> None:
    """Of one month, so that months do not share it out."""

    from graphs.spark.people import identities

    size, crowd = 600, 50
    made = [
        document(f"d-{n}", [speaker("Ada Byron") if n % 3 == 0 else speaker(f"Ada Ro{n}")], [], "2020-01-02")
        for n in range(size)
    ]
    rows = found({one.document.id: one for one in made})
    known = {row["document"]: row["identity"] for row in identities(rows, crowd=crowd).collect()}
    assert {known[f"d-{n}"] for n in range(0, size, 3)} == {"speaker:ada-byron"}
    assert len(set(known.values())) == 1 + size - size // 3
