"""Who is who over all articles, by Spark and by one machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import graphs
from graphs import Judgement
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


def test_what_people_judged_outranks_the_rules_as_on_one_machine(found: Found) -> None:
    """Two apart whom one name makes one, two of other names as one, also somebody without a name."""
    from graphs.spark.people import identities

    documents = [
        *sample(),
        *one_name(30),
        document("x-1", [speaker("Eva Holm"), speaker("a clerk", kind="unnamed")], [], "2013-02-01"),
        document("x-2", [speaker("Eva Holm"), speaker("the clerk", kind="unnamed")], [], "2014-03-01"),
        document("x-3", [speaker("Eva Lund", kind="person"), speaker("Holm Works", kind="organization")], []),
    ]
    judgements = (
        Judgement("more-1/ada-byron", "more-20/ada-byron", "different"),
        Judgement("x-1/eva-holm", "x-2/eva-holm", "different"),
        Judgement("x-2/eva-holm", "x-3/eva-lund", "same"),
        Judgement("x-1/a-clerk", "x-2/the-clerk", "same"),
        Judgement("x-1/a-clerk", "more-4/byron", "same"),
        Judgement("x-1/eva-holm", "nowhere/eva-holm", "same"),
        Judgement("more-2/byron", "more-5/ada-byron", "unsure"),
    )
    builder = graphs.GraphBuilder(graphs.GraphOptions(judgements=judgements))
    for one in documents:
        builder.add(one)
    whole = found(builder.documents())
    nodes = {
        (row["document"], row["key"]): row["identity"] for row in identities(whole, judgements).collect()
    }
    assert nodes == dict(builder.identities().nodes)
    assert nodes["x-2", "eva-holm"] == nodes["x-3", "eva-lund"] != nodes["x-1", "eva-holm"]
    assert nodes["x-1", "a-clerk"] == nodes["x-2", "the-clerk"]
    wrong = (*judgements, Judgement("x-2/eva-holm", "x-3/eva-lund", "different"))
    with pytest.raises(ValueError, match="x-3/eva-lund"):
        identities(whole, wrong)


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
