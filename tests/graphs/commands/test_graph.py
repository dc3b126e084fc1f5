from __future__ import annotations

import csv
import json
from pathlib import Path

import igraph
import networkx as nx
import pytest
from click.testing import CliRunner, Result

import graphs
from graphs.commands import main
from graphs.exports import WRITERS

# What the two articles say is made so that one name is doubtful: other places, other people.
FIRST = """\
Ferry Promised

By Ines Varga March 3, 2021

"The ferry will be back before the summer comes," said Tomas Berg, the mayor of Ostby.

"Nobody has asked the harbour board about it," said Anna Lind, a member of the Harbour Board.
"""
SECOND = """\
Ferry Doubted

By Ole Dahl March 5, 2021

"The ferry will be back before the summer comes," Tomas Berg said on Monday.

"Tomas Berg has promised this for years," said Karl Ek, a fisherman.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "news" / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path / "news"


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.parametrize("ending", sorted(set(WRITERS) - {".html", ".png", ".svg"}))
def test_every_format(folder: Path, ending: str) -> None:
    result = run("graph", folder, "-o", folder.parent / f"speakers{ending}")
    assert (result.exit_code, result.stdout) == (0, "")
    written = [path for path in folder.parent.iterdir() if path.name.startswith("speakers")]
    assert len(written) == (2 if ending.endswith("csv") else 1)
    assert all(path.stat().st_size > 100 for path in written)


def test_speakers_and_their_common_claim(folder: Path) -> None:
    run("graph", folder, "-o", folder.parent / "graph.json")
    graph = graphs.read(folder.parent / "graph.json")
    assert {"speaker:tomas-berg", "speaker:karl-ek", "document:first"} <= set(graph)
    claims = [
        values for _, values in graph.nodes(data=True) if values.get("documents") == 2 and "text" in values
    ]
    assert [claim["first_document"] for claim in claims] == ["document:first"]


def test_filters(folder: Path) -> None:
    path = folder.parent / "graph.graphml"
    run("graph", folder, "--speaker", "karl ek", "-o", path)
    assert {v["kind"] for v in igraph.Graph.Read_GraphML(str(path)).vs} >= {"speaker", "claim", "document"}
    assert "speaker:tomas-berg" in graphs.read(path)  # of whom Ek speaks
    run("graph", folder, "--since", "2021-03-04", "-o", path)
    assert [n for n in graphs.read(path) if n.startswith("document:")] == ["document:second"]
    result = run("graph", folder, "--speaker", "Nobody", "-o", path)
    assert result.exit_code == 2 and "no speaker is called 'Nobody'" in result.stderr


def test_statistics(folder: Path) -> None:
    result = run("graph", folder, "--stats")
    assert result.exit_code == 0
    assert "Most quoted" in result.stdout and "Tomas Berg" in result.stdout
    heads = {" ".join(line.split()) for line in result.stdout.splitlines()}
    assert "outlet articles quotes not told whose of named of unnamed" in heads  # whole words on one line
    run("graph", folder, "--tables", folder.parent / "tables")
    with (folder.parent / "tables" / "most-quoted.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[0]["speaker"], rows[0]["quotes"], rows[0]["documents"]) == ("Tomas Berg", "2", "2")


def test_two_runs_are_alike(folder: Path) -> None:
    for name in ("1.gexf", "2.gexf"):
        run("graph", folder, "-o", folder.parent / name)
    assert (folder.parent / "1.gexf").read_bytes() == (folder.parent / "2.gexf").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "graph.xyz"], "the ending says no format"),
        ([], "nothing to do"),
        (
            ["-o", "graph.gexf", "--since", "yesterday"],
            "since is a date such as 2024-03-31, 2024-03 or 2024, not 'yesterday'",
        ),
        (["-o", "graph.gexf", "--until", "2024/03/01"], "until is a date such as 2024-03-31"),
        (["-o", "graph.gexf", "--identities", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_one_line_for_an_error(folder: Path, arguments: list[str], message: str) -> None:
    result = run("graph", folder, *arguments)
    assert result.exit_code == 2 and result.stdout == ""
    assert result.stderr.count("\n") == 1 and message in result.stderr


def doubtful(folder: Path) -> None:
    (folder / "third.txt").write_text(
        SECOND.replace("Karl Ek, a fisherman", "K. Ek, a fisherman").replace("5, 2021", "6, 2021"),
        encoding="utf-8",
    )


def test_identities(folder: Path) -> None:
    doubtful(folder)
    judged = folder.parent / "who.csv"
    listed = run("identities", folder)
    assert listed.exit_code == 0 and "sure that they are one" in listed.stdout and "K. Ek" in listed.stdout
    answered = run("identities", folder, "--identities", judged, "--judge", stdin="d\n" * 20)
    assert answered.exit_code == 0
    assert {one.verdict for one in graphs.read_judgements(judged)} == {"different"}
    again = run("identities", folder, "--identities", judged, "--judge")
    assert "0 doubtful pairs" in again.stderr
    run("graph", folder, "--identities", judged, "-o", folder.parent / "graph.json")
    named = [v["label"] for _, v in graphs.read(folder.parent / "graph.json").nodes(data=True)]
    assert "K. Ek" in named and "Karl Ek" in named


def test_identities_as_a_sheet(folder: Path) -> None:
    doubtful(folder)
    sheet = folder.parent / "sheet.csv"
    sheet.write_text(run("identities", folder, "--format", "csv").stdout, encoding="utf-8")
    assert graphs.read_judgements(sheet) == ()
    sheet.write_text(sheet.read_text("utf-8").replace(",,,", ",same,,"), encoding="utf-8")
    assert {one.verdict for one in graphs.read_judgements(sheet)} == {"same"}
    result = run("identities", folder, "--judge")
    assert result.exit_code == 2 and "--identities" in result.stderr


def test_node_link_holds_nothing_but_text_and_numbers(folder: Path) -> None:
    run("graph", folder, "-o", folder.parent / "graph.json")
    data = json.loads((folder.parent / "graph.json").read_text("utf-8"))
    values = [value for item in (*data["nodes"], *data["edges"]) for value in item.values()]
    assert {type(value) for value in values} <= {str, int, float, bool}
    assert isinstance(nx.node_link_graph(data, edges="edges"), nx.MultiDiGraph)


@pytest.mark.parametrize("filter", ["--outlet", "--speaker", "--document", "--until"])
def test_an_empty_filter_is_told_where_an_article_failed_too(filter: str, tmp_path: Path) -> None:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    value = "1990-01-01" if filter == "--until" else "nix"
    result = run("graph", str(tmp_path), filter, value, "-o", str(tmp_path / "n.gexf"))
    assert result.exit_code == 2
    assert result.stderr.splitlines()[-1].startswith("quotetrail: no ")


def test_months_years_and_outlets_however_they_are_written(tmp_path: Path) -> None:
    rows = "".join(
        f'{day},The Hérald,"“The {word} will open,” said Tomas Berg, the mayor of Ostby."\n'
        for day, word in (("2024-03-31", "bridge"), ("2024-04-01", "ferry"), ("2025-01-01", "school"))
    )
    (tmp_path / "media.csv").write_text(f"date,outlet,text\n{rows}", encoding="utf-8")
    path = tmp_path / "out.json"
    for filters, articles in (
        (["--since", "2024-04"], 2),
        (["--until", "2024-03"], 1),
        (["--until", "2024"], 2),
        (["--outlet", "the herald", "--kind", "Direct"], 3),
    ):
        result = run("graph", tmp_path / "media.csv", *filters, "-o", path)
        assert result.exit_code == 0, result.output
        assert len([node for node in graphs.read(path) if node.startswith("document:")]) == articles


def test_a_network_of_speakers(folder: Path) -> None:
    result = run("graph", folder, "--network", "stories", "-o", folder.parent / "network.gexf")
    assert result.exit_code == 0, result.output
    network = nx.read_gexf(folder.parent / "network.gexf", version="1.3")
    label = {node: values["label"] for node, values in network.nodes(data=True)}
    pairs = sorted(sorted((label[one], label[two])) for one, two in network.edges())
    assert pairs == [["Anna Lind", "Tomas Berg"], ["Karl Ek", "Tomas Berg"]]


def test_a_network_needs_a_file_that_can_hold_it(folder: Path) -> None:
    assert "--network needs a file" in run("graph", folder, "--network", "claims").stderr
    result = run("graph", folder, "--network", "claims", "-o", folder.parent / "network.html")
    assert (result.exit_code, "a network of speakers can be" in result.stderr) == (2, True)
