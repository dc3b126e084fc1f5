"""A roster: the newsroom's own columns, joined by who is who."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner

import graphs
from graphs.audits.audit import Audit
from graphs.audits.pages import write_html
from graphs.audits.results import to_dict
from graphs.audits.roster import Roster, read_roster
from graphs.commands import main
from tests.graphs.documents import document, speaker

STORY = (
    "Mayor Ada Byron said the harbour would close. She said it was old.\n\n"
    "Mr. Karl Ek, a fisherman, said nobody had asked him.\n\nEva Lind said the water was high.\n"
)


def roster(folder: Path, text: str) -> Roster:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return read_roster(path)


def audit(known: Roster) -> Audit:
    people = [
        speaker("Ada K. Byron"),
        speaker("Karl Ek"),
        speaker("Eva Lind"),
        speaker("Works Union", kind="organization"),
    ]
    said = [(one.id, f"{one.name} said this.") for one in people]
    return graphs.audit([document("a", people, [*said, ("karl-ek", "Once more.")])], roster=known)


def test_rows_are_joined_by_name_and_counted_by_their_columns(tmp_path: Path) -> None:
    known = roster(tmp_path, "name,community,note\nAda Byron,Lund,\nKarl Ek,,met twice\nWorks Union,Malmö,\n")
    found = audit(known)
    assert known.columns == ("community", "note")
    counts = {share.value: (share.sources, share.statements) for share in found.by("community")}
    assert counts == {"Lund": (1, 1), "Malmö": (1, 1), "left blank": (1, 2), "not in the roster": (1, 1)}
    assert [voice.name for voice in found.unmatched] == ["Eva Lind"]


def test_values_that_differ_in_case_and_spaces_alone_are_one(tmp_path: Path) -> None:
    rows = "Ada Byron,WOMAN,50+\nKarl Ek,woman ,50 +\nEva Lind,Woman,50\nWorks Union, Woman,50+\n"
    found = audit(roster(tmp_path, f"name,gender,age\n{rows}"))
    assert {share.value: share.sources for share in found.by("gender")} == {"Woman": 4}
    assert {share.value: share.sources for share in found.by("age")} == {"50+": 2, "50": 1, "50 +": 1}


def test_a_name_that_two_bear_is_left_to_people(tmp_path: Path) -> None:
    two = "source,name,community\n,Karl Ek,Lund\n,Karl Ek,Malmö\n"
    assert not audit(roster(tmp_path, two)).known
    tied = audit(roster(tmp_path, "source,name,community\nspeaker:karl-ek,Somebody,Lund\n,Karl Ek,Malmö\n"))
    assert tied.known["speaker:karl-ek"]["community"] == "Lund"


def test_a_lone_surname_is_nobody(tmp_path: Path) -> None:
    assert not audit(roster(tmp_path, "name,community\nByron,Lund\n")).known


def test_the_json_has_what_the_roster_says(tmp_path: Path) -> None:
    value = to_dict(audit(roster(tmp_path, "name,community\nAda Byron,Lund\n")), ["community"])
    own = {voice["name"]: voice["roster"] for voice in value["voices"]}
    assert own["Ada K. Byron"] == {"community": "Lund"}
    assert own["Eva Lind"] is None
    assert [one["value"] for one in value["totals"]["by"]["community"]] == ["Lund", "not in the roster"]


def test_a_roster_needs_names(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no column name"):
        roster(tmp_path, "who,community\nAda Byron,Lund\n")


def test_from_unmatched_to_filled_in(tmp_path: Path) -> None:
    """What --unmatched writes is a roster once columns are added."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    people, table = tmp_path / "people.csv", tmp_path / "audit.csv"
    run = CliRunner().invoke(main, ["sources", str(tmp_path / "story.txt"), "--unmatched", str(people)])
    assert run.exit_code == 0
    with people.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["name"] for row in rows} == {"Ada Byron", "Karl Ek", "Eva Lind"}
    with people.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "region"])
        writer.writeheader()
        writer.writerows(row | {"region": "Skåne"} for row in rows)
    again = CliRunner().invoke(
        main, ["sources", str(tmp_path / "story.txt"), "--roster", str(people), "-o", str(table)]
    )
    assert again.exit_code == 0
    with table.open(encoding="utf-8-sig", newline="") as file:
        assert {row["name"]: row["region"] for row in csv.DictReader(file)} == dict.fromkeys(
            ("Ada Byron", "Karl Ek", "Eva Lind"), "Skåne"
        )
    counts = CliRunner().invoke(
        main,
        [
            "sources",
            str(tmp_path / "story.txt"),
            "--roster",
            str(people),
            "--by",
            "REGION",
            "--format",
            "csv",
        ],
    )
    assert "region,Skåne,1,3,1.0" in counts.output


def test_a_page_tells_the_share_of_each_value_and_who_is_what(tmp_path: Path) -> None:
    known = roster(tmp_path, "name,community\nAda Byron,Lund\nKarl Ek,Malmö\n")
    people = [speaker("Ada K. Byron"), speaker("Karl Ek")]
    stories = [
        document("a", people, [(one.id, f"{one.name} said this.") for one in people]),
        document("b", people[:1], [(people[0].id, "Once more.")]),
    ]
    page = write_html(graphs.audit(stories, roster=known), ["community"])
    table, voices = page.partition('id="by-1"')[2].split('id="voices"')
    assert "67 %" in table
    assert "named person" not in table.partition("</table>")[0]
    assert "<bdi>Malmö</bdi>" in voices


def test_pronouns_as_the_article_tells_them() -> None:
    import quotes

    counts = {share.value: share.sources for share in graphs.audit([quotes.attribute(STORY)]).by("pronoun")}
    assert counts == {"he": 1, "she": 1, "unknown": 1}
