from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphs.commands import main
from quotes.document import AttributedDocument, Span
from quotes.evaluation import GoldQuote, read_brat, read_gold, read_label_studio
from quotes.formats import FORMATS, brat, label_studio, read_json, write
from quotes.formats.spreadsheet import COLUMNS
from quotes.pipeline import attribute
from quotes.reading.files import read
from tests.quotes.handmade import TEXT, handmade


def written(format: str, *documents: AttributedDocument) -> str:
    file = io.BytesIO()
    write(documents, file, format)
    return file.getvalue().decode("utf-8")


def rows(*documents: AttributedDocument) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *documents).removeprefix("\ufeff"), newline="")))


def test_json_lines() -> None:
    lines = written("jsonl", handmade("a"), handmade("b")).splitlines()
    assert [json.loads(line) for line in lines] == [handmade("a").to_dict(), handmade("b").to_dict()]
    assert "Brûlé" in lines[0]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json(count: int) -> None:
    documents = [handmade(str(n)) for n in range(count)]
    assert json.loads(written("json", *documents)) == [document.to_dict() for document in documents]


def test_csv_has_a_row_a_quote() -> None:
    first, second, third = rows(handmade())
    assert tuple(first) == COLUMNS
    assert first["speaker"] == "Ana Brûlé"
    assert first["affiliations"] == "Capt.; former head, port of Ostby"
    assert (first["mention"], first["cue"]) == ("Capt. Ana Brûlé", "said")
    assert TEXT[int(first["start"]) : int(first["end"])].endswith("berth.”")
    assert second["addressee"] == "the Herald"
    assert (third["speaker"], third["act"]) == ("", "belief")


def test_csv_opens_in_a_spreadsheet() -> None:
    assert written("csv", handmade()).startswith("\ufeffdocument,")
    assert rows(handmade())[1]["text"] == "'=dues= stay as they are"


@pytest.mark.parametrize("start", list("=+-@＝\t"))
def test_csv_runs_no_formula(start: str) -> None:
    document = handmade()
    quote = replace(document.quotes[0], text=f"{start}HYPERLINK(1)")
    assert rows(replace(document, quotes=(quote,), text=None))[0]["text"] == f"'{start}HYPERLINK(1)"


def test_csv_keeps_fields_of_several_lines_and_quotation_marks() -> None:
    document = handmade()
    quote = replace(document.quotes[0], text='One,\r\n"two"\nthree')
    assert rows(replace(document, quotes=(quote,), text=None))[0]["text"] == 'One,\r\n"two"\nthree'


def test_csv_without_the_text() -> None:
    row = rows(replace(handmade(), text=None))[0]
    assert (row["mention"], row["cue"]) == ("", "")


def test_table_shows_who_said_what() -> None:
    table = written("table", handmade())
    for words in ("Harbour Plan Delayed", "Ana Brûlé", "former head", "We will wait", "98 %", "said: "):
        assert words in table
    assert "3 quotes, 1 speaker, 1 without a speaker" in table
    assert table.count("former head") == 1
    assert "\x1b" not in table


def test_table_is_not_steered_by_an_article() -> None:
    document = handmade()
    quote = replace(document.quotes[0], text="[bold]\x1b]0;owned\x07\u202e and [/red] more")
    table = written("table", replace(document, quotes=(quote,), text=None))
    assert "[bold]" in table
    assert not set("\x1b\x07\u202e") & set(table)


@pytest.mark.parametrize("format", FORMATS)
def test_each_document_is_written_before_the_next_is_asked_for(format: str) -> None:
    file = io.BytesIO()

    def documents() -> Iterator[AttributedDocument]:
        for n in range(3):
            before = file.tell()
            yield handmade(str(n))
            if format != "csv":  # whose writer's rows are the file's too, after the header
                assert file.tell() > before

    write(documents(), file, format)


@pytest.mark.parametrize("format", FORMATS)
def test_ill_formed_text_is_written_all_the_same(format: str) -> None:
    document = handmade()
    quote = replace(document.quotes[0], text="half a pair \ud83d here")
    known = replace(document.document, title="half a pair \ud83d here")  # Label Studio's has no quote's text
    half = "\ufffd" if format in ("table", "csv") else "?"
    assert f"half a pair {half} here" in written(format, replace(document, document=known, quotes=(quote,)))


def test_brat_offsets_rebuild_the_words(tmp_path: Path) -> None:
    brat.write([handmade()], tmp_path)
    text = (tmp_path / "harbour.txt").read_bytes().decode("utf-8")
    assert text == TEXT
    lines = (tmp_path / "harbour.ann").read_text(encoding="utf-8").splitlines()
    bound = [line.split("\t") for line in lines if line.startswith("T")]
    assert bound
    for _, where, words in bound:
        fragments = [tuple(map(int, offsets.split())) for offsets in where.split(" ", 1)[1].split(";")]
        assert " ".join(text[start:end] for start, end in fragments) == words
        assert fragments == sorted(fragments)


def test_brat_cuts_spans_at_line_breaks() -> None:
    content = next(line for line in brat.standoff(handmade()) if "Content" in line)
    assert content.split("\t")[2] == "“We will wait,” “And then we build. “Nobody loses a berth.”"
    assert content.split("\t")[1].count(";") == 2


def test_brat_ties_an_attribution_together() -> None:
    cue, content = TEXT.index("feared"), TEXT.index("the worst")
    assert list(brat.standoff(handmade()))[-8:] == [
        f"T9\tCue {cue} {cue + 6}\tfeared",
        f"T10\tContent {content} {content + 9}\tthe worst",
        f"T11\tAttribution {cue} {cue + 6}\tfeared",
        "E3\tAttribution:T11 Cue:T9 Content:T10",
        "A7\tKind E3 indirect",
        "A8\tAct E3 belief",
        "A9\tStance E3 asserts",
        "#3\tAnnotatorNotes E3\tno speaker; confidence 0.31; rule models",
    ]


def test_brat_needs_the_text() -> None:
    with pytest.raises(ValueError, match="harbour: its text is not at hand"):
        list(brat.standoff(replace(handmade(), text=None)))


SAMPLE = Path(__file__).resolve().parents[3] / "data" / "samples" / "mosul-2017-06-26.txt"


def both() -> list[AttributedDocument]:
    return [handmade(), attribute(SAMPLE.read_text(encoding="utf-8"))]


def test_brat_gives_the_quotes_back(tmp_path: Path) -> None:
    for document in both():
        brat.write([document], tmp_path)
        assert read_brat(tmp_path / f"{document.document.id}.ann") == read_gold(document)


def submitted(tmp_path: Path, *documents: AttributedDocument) -> Path:
    """The tasks as Label Studio exports them after somebody accepted every prediction."""
    tasks = json.loads(written("labelstudio", *documents))
    for number, task in enumerate(tasks, 1):
        (prediction,) = task.pop("predictions")
        cancelled = {"was_cancelled": True, "result": []}
        task |= {"id": number, "annotations": [{"result": prediction["result"]}, cancelled]}
    file = tmp_path / "export.json"
    file.write_text(json.dumps(tasks), encoding="utf-8")
    return file


def test_label_studio_gives_the_quotes_back(tmp_path: Path) -> None:
    documents = both()
    found = list(read_label_studio(submitted(tmp_path, *documents)))
    assert [article.document.id for article, _ in found] == ["harbour", "text"]
    for document, (article, gold) in zip(documents, found, strict=True):
        assert gold == read_gold(document)
        assert len(article.text) == len(document.text or "")


def test_label_studio_regions_rebuild_the_words() -> None:
    (task,) = json.loads(written("labelstudio", handmade()))
    text = task["data"]["text"]
    assert "\r" not in text
    assert text.split() == TEXT.split()
    regions = [one["value"] for one in task["predictions"][0]["result"] if one["type"] == "labels"]
    assert [region["text"] for region in regions if region["labels"] == ["Source"]] == [
        "Capt. Ana Brûlé",
        "She",
    ]
    assert all(text[region["start"] : region["end"]] == region["text"] for region in regions)


def test_label_studio_interface_has_the_labels_and_names_of_the_tasks() -> None:
    for one in json.loads(written("labelstudio", handmade()))[0]["predictions"][0]["result"]:
        if one["type"] == "labels":
            assert f'<Label value="{one["value"]["labels"][0]}"' in label_studio.CONFIGURATION
            assert (
                f'<Labels name="{one["from_name"]}" toName="{one["to_name"]}">' in label_studio.CONFIGURATION
            )


def annotation(*result: object) -> str:
    return json.dumps([{"data": {"text": "Ana said no."}, "annotations": [{"result": result}]}])


def region(id: str, label: str, start: int, end: int) -> object:
    return {"id": id, "type": "labels", "value": {"start": start, "end": end, "labels": [label]}}


def test_label_studio_relations_hold_in_both_directions(tmp_path: Path) -> None:
    file = tmp_path / "export.json"
    regions = (region("c", "Content", 9, 11), region("s", "Source", 0, 3), region("q", "Cue", 4, 8))
    relations = ({"type": "relation", "from_id": a, "to_id": b} for a, b in (("s", "c"), ("c", "q")))
    file.write_text(annotation(*regions, *relations), encoding="utf-8")
    ((article, gold),) = read_label_studio(file)
    assert article.document.id == "1"
    assert gold == [GoldQuote((Span(0, 3),), (Span(4, 8),), (Span(9, 11),))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (annotation(region("c", "Content", 9, 99)), "task 1: .*region c is not inside the text"),
        (annotation({"type": "labels"}), "task 1: not as Label Studio"),
        ('[{"data": {}, "annotations": [{"result": []}]}]', "task 1: not as Label Studio"),
        ('[{"data": {"text": "a"}, "predictions": []}]', "nobody annotated"),
        (
            '[{"data": {"text": "a"}, "annotations": [{"result": [], "was_cancelled": true}]}]',
            "nobody annotated",
        ),
    ],
)
def test_label_studio_that_cannot_be_read(tmp_path: Path, text: str, words: str) -> None:
    file = tmp_path / "export.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        list(read_label_studio(file))


@pytest.mark.parametrize("form", ["jsonl", "json"])
@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\r\n"])
def test_odd_line_breaks_in_a_title_come_back(tmp_path: Path, form: str, odd: str) -> None:
    document = handmade("a")
    document = replace(document, document=replace(document.document, title=f"One{odd}two"))
    (tmp_path / "a").write_text(written(form, document, document), encoding="utf-8")
    assert [one.document.title for one in read_json(tmp_path / "a")] == [f"One{odd}two"] * 2


@pytest.mark.parametrize("form", ["labelstudio", "brat", "jsonl"])
def test_evaluate_reads_what_was_exported_for_correction(tmp_path: Path, form: str) -> None:
    document = attribute(read(SAMPLE))
    (tmp_path / SAMPLE.name).write_bytes((document.text or "").encode("utf-8"))
    if form == "brat":
        brat.write([document], tmp_path)
    elif form == "jsonl":
        (tmp_path / "corrected.jsonl").write_text(written("jsonl", document), encoding="utf-8")
    else:
        submitted(tmp_path, document)
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path)])
    assert result.exit_code == 0, result.output
    measures = [line for line in result.stdout.splitlines() if "exact" in line or " at 0" in line]
    assert len(measures) == 7
    assert all("100.0" in line for line in measures)


def test_label_studio_interface_is_documented() -> None:
    page = Path(__file__).resolve().parents[3] / "docs" / "annotating.md"
    assert label_studio.CONFIGURATION in page.read_text(encoding="utf-8")
