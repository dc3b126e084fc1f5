"""The rows of a story and the counts of many."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

import graphs
import quotes
from graphs.audits.audit import Audit
from graphs.audits.results import to_dict, write_csv
from graphs.audits.tables import print_tables
from graphs.audits.wording import who
from graphs.commands import main
from tests.graphs.documents import WALL, document, speaker

STORY = """Harbour plan angers Lund

Mayor Ada Byron said on Monday the harbour would be filled in by May. "We have no choice," she said.

A senior official, who spoke on condition of anonymity because he was not authorized to talk to the press, \
said the money had been spent twice.

Residents said they had not been asked. A report by Lund University says the water will rise.

"Nobody listens," said a fisherman. Byron denied that anything was kept back.
"""


def rows(text: str) -> dict[str, dict[str, object]]:
    value = to_dict(graphs.audit([quotes.attribute(text)]))
    return {row["name"]: row for row in value["stories"][0]["sources"]}


def test_one_row_a_source() -> None:
    found = rows(STORY)
    mayor = found["Ada Byron"]
    assert mayor["type"] == "named person"
    assert (mayor["title"], mayor["sector"]) == ("Mayor", "politicians")
    assert (mayor["statements"], mayor["direct"], mayor["indirect"]) == (3, 1, 2)
    assert mayor["stances"] == {"asserts": 2, "denies": 1}
    assert (mayor["first_in"], mayor["last_in"]) == ("lead", "end")


def test_types_in_newsroom_words() -> None:
    types = {name: row["type"] for name, row in rows(STORY).items()}
    assert types == {
        "Ada Byron": "named person",
        "A senior official": "anonymous source",
        "Residents": "group",
        "A report by Lund University": "document",
        "a fisherman": "unnamed person",
    }


def test_titles_and_organizations_as_they_are_read() -> None:
    text = (
        "Former principal Tara Ogden said it was late. Retired teacher Bob Lunt said he felt watched. Rep. "
        "Ben Hale (R-Mesa Verde) said that it was not."
    )
    told = {name: (row["title"], row["organization"]) for name, row in rows(text).items()}
    assert told == {
        "Tara Ogden": ("Former principal", ""),
        "Bob Lunt": ("Retired teacher", ""),
        "Ben Hale": ("Rep.", "Republican Party"),
    }


def test_titles_in_the_words_of_the_story() -> None:
    named = (
        "Board member Jeff Strand", "U.S. Attorney Vera Holm", "Port Works Director Luis Canto",
        "Detective Sgt. Paula Rinde", "Supervisor of Elections Wendy Pruitt",
        "Mike Holm, a 52-year-old roofer,",
        "Maria Tell, an FTC attorney,", "The shelter’s part-time veterinarian, Lily Hsu,",
        "Councilwoman Trish Conley, chair of the Works Committee,",
        "Harbour Trust President and CEO Marla Jens",
        "The union’s treasurer, Yusuf Ade,", "Wei Lund, a professor of chemistry,",
    )  # fmt: skip
    text = "Late work\n\nThe port is late.\n\n" + "\n\n".join(
        f"{one} said the harbour would close on Monday." for one in named
    )
    assert {name: row["title"] for name, row in rows(text).items()} == {
        "Jeff Strand": "Board member",
        "Vera Holm": "U.S. Attorney",
        "Luis Canto": "Port Works Director",
        "Paula Rinde": "Detective Sgt.",
        "Wendy Pruitt": "Supervisor of Elections",
        "Mike Holm": "roofer",
        "Maria Tell": "FTC attorney",
        "Lily Hsu": "part-time veterinarian",
        "Trish Conley": "Councilwoman",
        "Marla Jens": "Harbour Trust President and CEO",
        "Yusuf Ade": "treasurer",
        "Wei Lund": "professor of chemistry",
    }


@pytest.mark.parametrize(
    "words",
    [
        "a person familiar with the talks said.",
        "a clerk, speaking on background, said.",
        "a clerk, who asked that her name be withheld because she may testify, said.",
        "a teller, who said she was told not to use her name, said.",
    ],
)
def test_kept_back_by_what_the_story_says(words: str) -> None:
    (row,) = rows(f"The port is late.\n\nThe ferry will stop on Monday, {words}").values()
    assert row["type"] == "anonymous source"


def test_what_is_no_title_is_left_out() -> None:
    text = (
        "Transit researcher Dan Oberg said it was late. “It was,” said Boone’s attorney, Sam Greer. "
        "“Yes,” said Ina Holm, one of 84 tenants. A second spokesperson, Rina Falk, said the bus was late."
    )
    assert {name: row["title"] for name, row in rows(text).items()} == {
        "Dan Oberg": "Transit researcher",
        "Sam Greer": "attorney",
        "Ina Holm": "",
        "Rina Falk": "spokesperson",
    }


def test_a_body_in_the_title_is_told_once() -> None:
    text = "Late work\n\nOn Monday, Board member Jeff Strand said it was late."
    (story,) = graphs.audit([quotes.attribute(text)]).stories
    assert who(story.sources[0]) == "Board member"


def test_why_a_name_is_kept_back() -> None:
    hidden = rows(STORY)["A senior official"]
    assert str(hidden["anonymity"]).startswith("spoke on condition of anonymity")
    assert hidden["reason"] == "because he was not authorized to talk to the press"


def test_what_was_not_said_counts_for_nobody() -> None:
    text = (
        "The mayor, Ada Byron, declined to say whether the harbour would close. Karl Ek said it will close."
    )
    assert set(rows(text)) == {"Karl Ek"}


def three() -> Audit:
    """One source in two outlets, an official alone, and a story without any."""
    mayor = speaker("Ada Byron", ("mayor", "", "Lund"))
    minister = speaker("Ada Byron", ("minister", "Ministry of Works", ""))
    herald = document("a", [mayor, speaker("Karl Ek")], [("ada-byron", WALL), ("karl-ek", "No.")],
                      "2020-01-02", "Herald")  # fmt: skip
    courier = document("b", [minister], [("ada-byron", WALL.upper())], "2020-02-01", "Courier")
    alone = document("c", [speaker("officials", kind="group")], [("officials", "Maybe.")], None, "Courier")
    nobody = document("d", [], [(None, "Who knows.")], "2020-02-03", "Courier")
    return graphs.audit([herald, courier, alone, nobody])


def test_one_source_over_stories() -> None:
    first = three().voices[0]
    assert (first.name, first.stories, first.statements) == ("Ada Byron", 2, 2)
    assert first.titles == ("2020-01-02 mayor", "2020-02-01 minister, Ministry of Works")
    assert first.outlets == ("Courier", "Herald")
    assert (first.first, first.last) == ("2020-01-02", "2020-02-01")


def test_stories_that_ask_for_a_look() -> None:
    value = to_dict(three())["totals"]
    assert value["one_source"] == ["b", "c"]
    assert value["none_named"] == ["c"]
    assert value["only_officials"] == ["b", "c"]
    assert value["without_source"] == ["d"]
    assert value["not_told"] == 1


def test_one_outlet_however_stories_write_it() -> None:
    names = ("AP NEWS", "AP News", "A.P. News", "AP News", "THE POST", "Post")
    stories = [document(f"s{n}", [speaker("Ada Byron")], [("ada-byron", f"Wall {n}.")], "2020-01-02", name)
               for n, name in enumerate(names)]  # fmt: skip
    audit = graphs.audit(stories)
    assert [(one.value, one.stories) for one in audit.by("outlet")] == [
        ("AP News", 4), ("Post", 1), ("THE POST", 1),
    ]  # fmt: skip
    assert audit.voices[0].outlets == ("AP News", "Post", "THE POST")


def test_one_author_however_stories_write_the_name() -> None:
    stories = [document(str(n), [], [], "2020-01-02") for n in range(4)]
    for n, author in enumerate(("Ana Roe", "ANA ROE; Ben Poe", "Ana Roe", "Ben Poe")):
        stories[n] = replace(stories[n], document=replace(stories[n].document, author=author, sha256=author))
    found = [(one.value, one.stories) for one in graphs.audit(stories).by("author")]
    assert found == [("Ana Roe", 3), ("Ben Poe", 2)]


def test_by_month_outlet_and_type() -> None:
    audit = three()
    months = {share.value: (share.stories, share.sources) for share in audit.by("month")}
    assert months == {"2020-01": (1, 2), "2020-02": (2, 1), "unknown": (1, 1)}
    courier = next(share for share in audit.by("outlet") if share.value == "Courier")
    assert (courier.stories, courier.types["group"], courier.share(1)) == (3, 1, 0.5)
    assert [share.value for share in audit.by("type")] == ["named person", "group"]
    with pytest.raises(ValueError, match="month, outlet, author, section, type"):
        audit.by("weather")


def test_a_story_of_two_authors_counts_for_each() -> None:
    story = document("a", [speaker("Karl Ek")], [("karl-ek", "No.")])
    story = replace(story, document=replace(story.document, author="Jo Ray; Eva Lind"))
    assert [share.value for share in graphs.audit([story]).by("author")] == ["Eva Lind", "Jo Ray"]


def test_concentration() -> None:
    people = [speaker(f"Ada Byron{'abcdefghijkl'[n]}") for n in range(12)]
    said = [(people[0].id, "One.")] * 89 + [(one.id, "One.") for one in people[1:]]
    audit = graphs.audit([document("a", people, said)])
    assert audit.top_share == pytest.approx(0.98)
    assert audit.gini == pytest.approx(0.8067, abs=1e-3)
    even = graphs.audit([document("a", people, [(one.id, "One.") for one in people])])
    assert even.gini == pytest.approx(0)
    assert graphs.audit([]).gini == 0


def test_tables_fit_a_terminal_of_80_columns() -> None:
    console = Console(width=80, record=True, file=io.StringIO())
    print_tables(graphs.audit([quotes.attribute(STORY)]), console, ["outlet"])
    printed = console.export_text()
    assert all(head in printed for head in ("document", "anonymous", "most of them"))
    assert all(len(line) <= 80 for line in printed.splitlines())


def test_a_narrow_terminal_cuts_no_number() -> None:
    people = [
        speaker("Ada Wolfeschlegelsteinhausen", ("counterdemonstrator", "Homeowners’ Association", "Lund"))
    ]
    words = "a word " * 2345
    many = graphs.audit([document(name, people, [(people[0].id, words)]) for name in "ab"])
    console = Console(width=80, record=True, file=io.StringIO())
    print_tables(many, console)
    assert f"{many.total.words}" in console.export_text()


def test_a_value_has_its_share_of_what_is_counted() -> None:
    rows = csv.DictReader(io.StringIO(write_csv(three(), ["outlet"]).removeprefix("\ufeff")))
    found = [float(row["share"]) for row in rows]
    assert len(found) > 1
    assert sum(found) == pytest.approx(1, abs=0.001)


def test_csv_for_spreadsheets() -> None:
    text = write_csv(three())
    assert text.startswith("\ufeff")
    read = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["document"] for row in read] == ["a", "a", "b", "c"]
    assert read[0]["source"] == read[2]["source"]
    months = list(csv.DictReader(io.StringIO(write_csv(three(), ["month"]).removeprefix("\ufeff"))))
    assert [(row["value"], row["sources"]) for row in months] == [
        ("2020-01", "2"),
        ("2020-02", "1"),
        ("unknown", "1"),
    ]


def test_the_contract() -> None:
    """Every field that the project's design names."""
    value = to_dict(graphs.audit([quotes.attribute(STORY)]))
    assert {"stories", "totals"} <= set(value)
    assert {"document", "title", "sources"} <= set(value["stories"][0])
    assert {
        "speaker", "type", "name", "title", "organization", "speaks_for", "introduced", "anonymity",
        "statements", "direct", "indirect", "words", "first",
    } <= set(value["stories"][0]["sources"][0])  # fmt: skip


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(map(str, ["sources", *arguments])))
    return result.exit_code, result.output


@pytest.mark.parametrize("ending", ["json", "csv", "md", "txt"])
def test_the_command_writes_by_the_ending(tmp_path: Path, ending: str) -> None:
    article, target = tmp_path / "story.txt", tmp_path / f"audit.{ending}"
    article.write_text(STORY, encoding="utf-8")
    code, _ = run(article, "-o", target, "--by", "month,type")
    assert code == 0
    text = target.read_text(encoding="utf-8")
    assert "named person" in text
    if ending == "json":
        assert set(json.loads(text)["totals"]["by"]) == {"month", "type"}


def test_the_command_says_what_it_can_count_by(tmp_path: Path) -> None:
    article = tmp_path / "story.txt"
    article.write_text(STORY, encoding="utf-8")
    code, said = run(article, "--by", "weather")
    assert code == 2
    assert "month, outlet, author, section, type" in said


def test_nothing_of_an_article_runs_in_markdown(tmp_path: Path) -> None:
    article, target = tmp_path / "story.txt", tmp_path / "audit.md"
    article.write_text("<b>Plan</b>\n\nAda Byron said it was *late*.\n", encoding="utf-8")
    assert run(article, "-o", target)[0] == 0
    assert "<b>" not in target.read_text(encoding="utf-8")
