from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import quotes
from graphs import archive
from graphs.commands import main
from graphs.commands.archive.asking import many
from quotes.document import Article
from tests.graphs.commands.test_graph import FIRST, SECOND


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "news" / "second.txt").write_text(SECOND, encoding="utf-8")
    run("add", str(tmp_path / "news.db"), str(tmp_path / "news"))
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    result = CliRunner().invoke(main, ["archive", *arguments])
    assert result.exit_code == code, result.output
    return result


def test_add_says_what_was_new(folder: Path) -> None:
    (folder / "news" / "third.txt").write_text(FIRST.replace("Tomas", "Olof"), encoding="utf-8")
    (folder / "news" / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    result = run("add", str(folder / "news.db"), str(folder / "news"), code=1)
    assert "broken.pdf" in result.stderr
    assert "added 1 article, 2 articles known already" in result.stderr


def test_what_adds_nothing_leaves_no_new_archive_and_keeps_an_old_one(folder: Path) -> None:
    missing = str(folder / "nofile.txt")
    assert "no such file" in run("add", str(folder / "other.db"), missing, code=2).stderr
    assert not (folder / "other.db").exists()
    run("add", str(folder / "news.db"), missing, code=2)
    assert (folder / "news.db").exists()


def test_search_as_table_json_and_csv(folder: Path) -> None:
    path = str(folder / "news.db")
    table = run("search", path, "ferry", "--speaker", "Berg")
    assert "second" in table.stdout
    assert "2 quotes found" in table.stderr
    found = json.loads(run("search", path, "ferry", "--format", "json", "--limit", "1").stdout)
    assert found["total"] == 2
    assert found["results"][0]["document"] == "second"
    rows = list(csv.DictReader(run("search", path, '"nobody has"', "--format", "csv").stdout.splitlines()))
    assert [(row["document"], row["speaker"]) for row in rows] == [("first", "Anna Lind")]


def test_words_need_no_quotation_marks(folder: Path) -> None:
    path = str(folder / "news.db")
    for command in ("search", "timeline"):
        one, several = (
            run(command, path, *words, "--format", "json").stdout
            for words in (["ferry back"], ["ferry", "back"])
        )
        assert one == several
        assert json.loads(one)["total"]


@pytest.mark.parametrize("command", ["search", "add"])
def test_a_search_is_no_archive(folder: Path, command: str) -> None:
    result = run(command, f"{folder / 'news.db'}?text=ferry", str(folder / "news"), code=2)
    assert "is a search; name the archive alone" in result.stderr
    assert not list(folder.glob("*[?]*"))


@pytest.mark.parametrize("command", ["search", "timeline", "speakers"])
def test_a_limit_is_a_number_that_a_database_can_count_to(folder: Path, command: str) -> None:
    result = run(command, str(folder / "news.db"), "--limit", "9" * 23, code=2)
    assert "is not in the range" in result.stderr and len(result.stderr.splitlines()) == 1


def test_that_nothing_has_changed_is_told(folder: Path) -> None:
    path = str(folder / "news.db")
    assert run("changes", path).stderr == "quotetrail: nothing has changed\n"
    assert run("changes", path, "--format", "json").stdout == "[]\n"


@pytest.mark.parametrize("query", ["", "?text=ferry", "?speaker=Berg&since=2021-03-04"])
def test_other_commands_take_archives_and_searches_of_them(folder: Path, query: str) -> None:
    path = f"{folder / 'news.db'}{query}"
    for arguments in (
        ["graph", path, "-o", str(folder / "graph.json")],
        ["report", path, "-o", str(folder / "report.html")],
        ["check", "--speaker", "Tomas Berg", "--quote", "The ferry will be back", "--against", path],
    ):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code in (0, 1), result.output
        assert "before the summer" in result.output + (folder / "graph.json").read_text(encoding="utf-8")


def test_an_archive_is_added_to_another(folder: Path) -> None:
    other = str(folder / "other.db")
    assert "added 1 article\n" in run("add", other, f"{folder / 'news.db'}?until=2021-03-04").stderr
    assert "added 1 article, 1 article known already" in run("add", other, str(folder / "news.db")).stderr
    assert run("search", other, "ferry").stderr == "quotetrail: 2 quotes found\n"


def test_what_a_stopped_run_left_is_told_and_done(folder: Path) -> None:
    path = folder / "news.db"
    with archive.open(path) as news:
        news.store(quotes.attribute(Article.of(FIRST.replace("ferry", "bridge"), id="third")))
    assert (
        "of 1 articles speakers and claims are not decided yet" in run("search", str(path), "bridge").stderr
    )
    run("update", str(path))
    assert run("search", str(path), "bridge", "--speaker", "Berg").stderr == "quotetrail: 1 quote found\n"


def test_a_table_tells_who_denies_what_it_shows(folder: Path) -> None:
    (folder / "third.txt").write_text("Nora Falk denied that the town would pay for it.\n", encoding="utf-8")
    run("add", str(folder / "news.db"), str(folder / "third.txt"))
    table = " ".join(run("search", str(folder / "news.db"), "pay", "--speaker", "Falk").stdout.split())
    assert "denies: the town would pay" in table


def test_a_table_shortens_what_is_very_long(folder: Path) -> None:
    with archive.open(folder / "news.db") as news:
        news.add(Article.of(FIRST.replace("ferry", "bridge"), outlet="A" * 5_000))
    assert len(run("search", str(folder / "news.db"), "bridge").stdout.splitlines()) < 60


def test_the_timeline(folder: Path) -> None:
    path = str(folder / "news.db")
    table = run("timeline", path, "ferry")
    assert "same words as" in " ".join(table.stdout.split())
    found = json.loads(run("timeline", path, "ferry", "--format", "json").stdout)
    assert found["total"] == 2
    assert [(row["document"], row["relation"]) for row in found["results"]] == [
        ("first", "first"),
        ("second", "same words"),
    ]
    rows = csv.DictReader(run("timeline", path, "ferry", "--format", "csv").stdout.splitlines())
    assert [row["of"] for row in rows] == ["", "Tomas Berg, first"]


def test_what_no_article_tells_is_said(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with archive.open(path) as news:
        news.add(Article.of(FIRST))
    assert "1 of its articles tell no date" in run("search", str(path), "ferry", "--since", "2021").stderr
    assert "in a column outlet" in run("speakers", str(path), "--by", "outlet").stderr
    by_month = run("speakers", str(path), "--by", "month")
    assert "in a column date" in by_month.stderr
    assert "not told" in by_month.stdout


def test_who_is_quoted_most_and_how_openly(folder: Path) -> None:
    path = str(folder / "news.db")
    assert "Tomas Berg" in run("speakers", path).stdout
    ranked = json.loads(run("speakers", path, "--since", "2021-03-04", "--format", "json").stdout)
    assert {row["speaker"] for row in ranked} == {"Tomas Berg", "Karl Ek"}
    rows = list(csv.DictReader(run("speakers", path, "--by", "month", "--format", "csv").stdout.splitlines()))
    assert [(row["month"], row["quotes"]) for row in rows] == [("all", "4"), ("2021-03", "4")]
    assert "no quote passes" in run("speakers", path, "--outlet", "none").stderr
    assert "in a column" not in run("speakers", path, "--by", "month").stderr


def test_corrections_and_judgements_are_kept_and_listed(folder: Path) -> None:
    path = str(folder / "news.db")
    (folder / "mend.csv").write_text(
        "document,mention,is,same as\nsecond,Tomas Berg,Thomas Berg,\n", encoding="utf-8"
    )
    run("correct", path, "--overrides", str(folder / "mend.csv"), "--by", "ana")
    assert run("search", path, "ferry", "--speaker", "Thomas").stderr == "quotetrail: 1 quote found\n"
    (folder / "who.csv").write_text(
        "left,right,verdict,note\nfirst/tomas-berg,second/thomas-berg,same,heard him\n", encoding="utf-8"
    )
    run("correct", path, "--identities", str(folder / "who.csv"), "--by", "ben")
    assert run("search", path, "ferry", "--speaker", "Thomas").stderr == "quotetrail: 2 quotes found\n"
    graph = folder / "speakers.json"
    assert CliRunner().invoke(main, ["graph", path, "-o", str(graph)]).exit_code == 0
    assert "speaker:tomas-berg" not in graph.read_text(encoding="utf-8")  # judged to be Thomas
    kept = json.loads(run("correct", path, "--format", "json").stdout)
    assert [(row["what"], row["by"]) for row in kept] == [("mention", "ana"), ("same", "ben")]
    changes = json.loads(run("changes", path, "--format", "json").stdout)
    assert [change["why"] for change in changes] == ["correction"]


def test_corrections_of_all_articles_and_rows_that_fit_nothing(folder: Path) -> None:
    path = str(folder / "news.db")
    rows = "*,Tomas Berg,Thomas Berg,\nnone,she,Ana Roe,\n*,Nora Roe,Ana Roe,\nsecond,Karl Ek,Carl Ek,\n"
    (folder / "mend.csv").write_text(f"document,mention,is,same as\n{rows}", encoding="utf-8")
    result = run("correct", path, "--overrides", str(folder / "mend.csv"), "--by", "ana", code=1)
    assert "line 3" in result.stderr and "no article is called 'none'" in result.stderr
    assert "line 4" in result.stderr and "kept for those to come" in result.stderr
    assert "kept 3 corrections" in result.stderr
    found = json.loads(run("search", path, "--format", "json").stdout)["results"]
    assert {hit["speaker"] for hit in found} == {"Thomas Berg", "Anna Lind", "Carl Ek"}
    third = FIRST.replace("ferry", "bridge")
    (folder / "third.txt").write_text(third, encoding="utf-8")
    run("add", path, str(folder / "third.txt"))
    (hit,) = json.loads(run("search", path, "bridge", "--format", "json", "--limit", "1").stdout)["results"]
    assert hit["speaker"] == "Thomas Berg"


def test_the_graph_has_claims_as_people_judged_them(folder: Path) -> None:
    (folder / "third.txt").write_text(SECOND.replace("summer", "winter"), encoding="utf-8")
    path = folder / "news.db"
    run("add", str(path), str(folder / "third.txt"))
    graph = folder / "graph.json"

    def ties() -> list[str]:
        assert CliRunner().invoke(main, ["graph", str(path), "-o", str(graph)]).exit_code == 0
        edges = json.loads(graph.read_text(encoding="utf-8"))["edges"]
        return [edge["relation"] for edge in edges if edge["relation"] in ("repeats", "alters")]

    assert ties() == ["alters"]
    with archive.open(path) as news:
        ((tie,),) = (news.claim(hit.claim or "").ties for hit in news.search("winter").results)
        later = news.search("winter").results[0].claim or ""
        news.judge_claims(later, tie.claim, "different", by="ana")
    assert ties() == []


def test_update_says_what_changed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(folder / "news.db")
    assert "is up to date" in run("update", path).stderr
    run("correct", path, "--overrides", str(_mend(folder)), "--by", "ana")
    monkeypatch.setattr("graphs.archive.archive.fingerprint", lambda: "newer")
    result = run("update", path, "--format", "json")
    assert "attributed 2 articles anew, 0 quotes changed" in result.stderr
    assert json.loads(result.stdout) == []
    found = json.loads(run("search", path, "years", "--format", "json").stdout)
    assert [hit["speaker"] for hit in found["results"]] == ["Carl Ek"]


def test_one_thing_is_told_as_one() -> None:
    assert [many(0, "quote"), many(1, "quote"), many(2_000, "quote")] == [
        "0 quotes",
        "1 quote",
        "2,000 quotes",
    ]


def _mend(folder: Path) -> Path:
    path = folder / "mend.csv"
    path.write_text("document,mention,is,same as\nsecond,Karl Ek,Carl Ek,\n", encoding="utf-8")
    return path


def test_errors_say_what_to_do(folder: Path) -> None:
    path = str(folder / "news.db")
    assert "archive add" in run("search", str(folder / "none.db"), "ferry", code=2).stderr
    assert "2024-03" in run("search", path, "--since", "spring", code=2).stderr
    assert "no archive" in run("add", str(folder / "news" / "first.txt"), str(folder), code=2).stderr


def test_an_older_archive_is_brought_up_to_date_and_that_is_told(tmp_path: Path) -> None:
    old = Path(__file__).parents[1] / "archive" / "forms" / "3.db.gz"
    (tmp_path / "old.db").write_bytes(gzip.decompress(old.read_bytes()))
    first, second = (run("search", str(tmp_path / "old.db"), "wall") for _ in range(2))
    assert first.stdout == second.stdout
    assert first.stderr.startswith(f"quotetrail: {tmp_path / 'old.db'}: is brought from form 3 of its tables")
    assert "form 3" not in second.stderr


def test_what_was_judged_in_an_archive_counts_for_files(folder: Path) -> None:
    with archive.open(folder / "judged.db") as kept:
        kept.add(quotes.read_all(folder / "news"))
        first, second = kept.documents()
        left = next(one.id for one in first.speakers if one.name == "Anna Lind")
        right = next(one.id for one in second.speakers if one.name == "Tomas Berg")
        kept.judge(f"{first.document.id}/{left}", f"{second.document.id}/{right}", "same", by="ana")
    articles, identities = str(folder / "news"), ("--identities", str(folder / "judged.db"))
    counts = []
    for more in ((), identities):
        CliRunner().invoke(main, ["graph", articles, *more, "-o", str(folder / "g.json")])
        counts.append((folder / "g.json").read_text(encoding="utf-8").count('"kind": "speaker"'))
    assert counts[1] == counts[0] - 1
    refused = CliRunner().invoke(main, ["identities", articles, *identities, "--judge"])
    assert refused.exit_code == 2 and "quotetrail serve" in refused.stderr


def test_names_that_nobody_has_are_told_with_those_there_are(folder: Path) -> None:
    path = folder / "news.db"
    with archive.open(path) as news:
        news.add(Article.of(FIRST.replace("ferry", "tram"), outlet="The Hérald"))
    for command in ("search", "timeline", "speakers"):
        told = run(command, str(path), "--outlet", "Post").stderr
        assert "no article's outlet is 'Post'; there are The Hérald" in told
        told = run(command, str(path), "--speaker", "Bergg").stderr
        assert "no speaker is called 'Bergg'; there are Tomas Berg" in told
        assert "there are" not in run(command, str(path), "--speaker", "Berg", "--until", "1990").stderr
    found = [run("search", str(path), "--outlet", name).stderr for name in ("The Hérald", "the herald")]
    assert found[0] == found[1] and not found[0].startswith("quotetrail: 0")
    assert archive.open(path).size(archive.Filters(outlet="THE HÉRALD")) == 1
    kinds = [run("search", str(path), "--kind", kind).stderr for kind in ("direct", "Direct")]
    assert kinds[0] == kinds[1]


def test_a_command_that_there_is_not(folder: Path) -> None:
    assert "did you mean search?" in run("serach", str(folder / "news.db"), code=2).stderr
    named = run(str(folder / "news.db"), code=2).stderr
    assert f"to read it: quotetrail archive search {folder / 'news.db'}" in named


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    archive.open(tmp_path / "new.db").close()
    for command in ("search", "speakers", "timeline"):
        assert "the archive is empty; quotetrail archive add" in run(command, str(tmp_path / "new.db")).stderr


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ("UPDATE quotes SET start = 'here' WHERE id = 1", "table quotes, row id 1, column start"),
        ("UPDATE texts SET text = CAST(x'41ff' AS TEXT) WHERE document = 1", "table texts, row document 1,"),
    ],
)
@pytest.mark.parametrize(
    "command", [["graph", "-o", "g.json"], ["report", "-o", "r.md"], ["sources"], ["quotes"]]
)
def test_an_article_that_another_program_spoiled_is_told_and_the_rest_go_on(
    folder: Path, command: list[str], change: str, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with archive.open("news.db") as kept:
        kept.connection.execute(change)
    result = CliRunner().invoke(main, [command[0], "news.db", *command[1:]])
    assert result.exit_code == 1, result.output
    assert f"news.db: another program changed its tables: {where}" in result.stderr
    assert "1 of 2 articles failed" in result.stderr
    with archive.open("news.db") as kept:
        kept.connection.execute(change.partition(" WHERE")[0])
    assert CliRunner().invoke(main, [command[0], "news.db", *command[1:]]).exit_code == 2


@pytest.mark.parametrize("change", ["outlet = x'ff'", "day = 'May'", "sha256 = x'ff'", "name = x'ff'"])
def test_no_question_to_a_spoiled_archive_ends_in_a_traceback(folder: Path, change: str) -> None:
    path = folder / "news.db"
    with archive.open(path) as kept:
        kept.connection.execute(f"UPDATE documents SET {change} WHERE id = 2")
    (folder / "report.csv").write_text("speaker,quote\nAnna Lind,the ferry\n", encoding="utf-8")
    for command in (
        ["archive", "search", str(path), "ferry"],
        ["archive", "timeline", str(path), "ferry"],
        ["archive", "speakers", str(path), "--by", "outlet"],
        ["check", str(folder / "report.csv"), "--against", str(path)],
        ["graph", f"{path}?text=ferry", "-o", str(folder / "g.json")],
    ):
        result = CliRunner().invoke(main, command)
        assert result.exception is None or isinstance(result.exception, SystemExit), command
        if result.exit_code == 2:
            assert (
                f"another program changed its tables: table documents, row id 2, column {change[:3]}"
                in result.stderr
            )


def test_who_adds_leaves_one_file_that_can_be_copied(tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    run("add", str(tmp_path / "news.db"), str(tmp_path / "first.txt"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.txt", "news.db"]


@pytest.mark.parametrize("number", [-5, 0])
def test_too_few_quotes_are_told(folder: Path, number: int) -> None:
    with archive.open(folder / "news.db") as news:
        news.connection.execute(f"UPDATE documents SET quotes = {number}")
    result = run("speakers", str(folder / "news.db"), code=2)
    assert "column quotes of table documents" in result.stderr


def test_a_folder_in_the_place_of_the_archive(folder: Path) -> None:
    result = run("add", str(folder / "news"), str(folder / "news.db"), code=2)
    assert "news: is a folder, no archive; name the archive first, such as news.db" in result.stderr
