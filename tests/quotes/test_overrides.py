from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graphs.commands import common, main
from quotes.document import Article, AttributedDocument, Quote, Span, Speaker
from quotes.overrides import Override, apply, read_overrides
from quotes.pipeline import attribute
from tests.quotes.handmade import TEXT, at, handmade

ARTICLE = """\
Harbour Talks

Anders Holm, the mayor of Ostby, arrived on Monday. Later Lars Brink, a fisherman, came too.

He said the harbour will open in June. "Nobody expected it," said Holm.
"""


def corrected(*overrides: Override) -> AttributedDocument:
    document, unfit = apply(handmade(), overrides)
    assert unfit == []
    return document


def by_name(document: AttributedDocument) -> list[str | None]:
    speakers = [document.speaker(quote.speaker) for quote in document.quotes]
    return [speaker.name if speaker else None for speaker in speakers]


def told(quote: Quote) -> list[tuple[str, str, str]]:
    return [(step.mention, step.to, step.reason) for step in quote.steps]


def test_the_words_beside_a_quote_are_somebody_else() -> None:
    document = corrected(Override("harbour", "she", "Ines Varga"))
    assert by_name(document) == ["Ana Brûlé", "Ines Varga", None]
    quote = document.quotes[1]
    assert told(quote) == [("she", "Ines Varga", "corrected by hand")]
    assert (quote.confidence, quote.spans, quote.rule) == (1.0, handmade().quotes[1].spans, "models")
    ines, ana = document.speaker("ines-varga"), document.speaker("ana-brule")
    assert ines and ana
    assert (ines.kind, ines.mentions, ana.mentions) == ("person", (at("She"),), (at("Ana Brûlé"),))


def test_a_name_is_spelled_otherwise() -> None:
    document = corrected(Override("*", "Ana Brûlé", "Ana Brulé"))
    assert by_name(document) == ["Ana Brulé", "Ana Brulé", None]
    (speaker,) = document.speakers
    old = handmade().speakers[0]
    assert (speaker.id, speaker.kind, speaker.affiliations) == ("ana-brule", "person", old.affiliations)
    assert (speaker.aliases, speaker.mentions) == (("Ana Brûlé", "Brûlé"), old.mentions)
    assert [quote.confidence for quote in document.quotes] == [0.98, 0.9, 0.31]
    assert told(document.quotes[1])[-1] == ("Ana Brûlé", "Ana Brulé", "corrected by hand")


def test_who_speaks_for_a_body_still_does() -> None:
    made = handmade()
    ana, *others = made.speakers
    board = Speaker("port-board", "Port Board", "organization")
    made = replace(made, speakers=(replace(ana, speaks_for=board.id), *others, board))

    def bodies(*overrides: Override) -> list[tuple[str, str | None]]:
        document, unfit = apply(made, overrides)
        assert unfit == []
        return [
            (one.name, body.name if (body := document.speaker(one.speaks_for)) else one.speaks_for)
            for one in document.speakers
        ]

    assert bodies(Override("*", "She", "Ines Varga"))[0] == ("Ana Brûlé", "Port Board")
    assert bodies(Override("*", "Ana Brûlé", "Ana Brulé"))[0] == ("Ana Brulé", "Port Board")
    assert bodies(Override("*", "Port Board", "Harbour Board"))[0] == ("Ana Brûlé", "Harbour Board")
    assert bodies(Override("*", "Ana Brûlé", "Port Board")) == [("Port Board", None)]


def test_letter_case_can_be_corrected() -> None:
    assert by_name(corrected(Override("*", "Ana Brûlé", "Ana BRÛLÉ")))[0] == "Ana BRÛLÉ"


def test_a_name_is_the_same_as_another_in_the_article() -> None:
    document = corrected(
        Override("*", "She", "Ines Varga"), Override("*", "Ines Varga", "Brûlé", in_article=True)
    )
    assert by_name(document) == ["Ana Brûlé", "Ana Brûlé", None]
    (speaker,) = document.speakers
    assert speaker.mentions == handmade().speakers[0].mentions
    assert [to for _, to, _ in told(document.quotes[1])] == ["Ines Varga", "Ana Brûlé"]


def test_the_same_as_somebody_who_is_named_but_said_nothing() -> None:
    document = corrected(Override("*", "She", "the Herald", in_article=True))
    assert by_name(document)[1] == "the Herald"
    (step,) = document.quotes[1].steps
    assert Span(step.start, step.end) == at("the Herald")


@pytest.mark.parametrize(
    "override",
    [
        Override("harbour", "he", "Ana Brûlé"),
        Override("harbour", "Ana", "Ana Brûlé"),
        Override("harbour", "She", "Ines Varga", in_article=True),
        Override("*", "She", "Heral", in_article=True),
    ],
)
def test_what_no_longer_fits_changes_nothing(override: Override) -> None:
    assert apply(handmade(), [override]) == (handmade(), [override])


def test_corrections_of_other_documents_are_left_alone() -> None:
    assert apply(handmade(), [Override("quay", "nobody", "Ana Brûlé")]) == (handmade(), [])


def test_a_correction_that_is_right_already_fits() -> None:
    assert apply(handmade(), [Override("*", "She", "Ana Brûlé")]) == (handmade(), [])


def test_a_quote_without_a_speaker_gets_one() -> None:
    document = attribute(Article.of('A union official feared "the worst", said Ana Berg.', "x"))
    (quote, *_) = document.quotes
    assert quote.mention
    text = document.text or ""
    fixed, unfit = apply(document, [Override("x", quote.mention.of(text), "Ines Varga")])
    assert not unfit
    assert by_name(fixed)[0] == "Ines Varga"


def test_the_corrected_document_is_one_of_the_contract() -> None:
    document = corrected(Override("*", "She", "Ines Varga"))
    assert AttributedDocument.from_dict(document.to_dict(), TEXT) == document


def test_reads_a_file_as_a_spreadsheet_saves_it(tmp_path: Path) -> None:
    file = tmp_path / "overrides.csv"
    file.write_text(
        "\ufeffdocument,mention,is,Same as,note\r\n"
        'harbour,"Brûlé, of Ostby",  Ana  Brûlé,,checked\r\n'
        ",,,,\r\n"
        "*,She,,Brûlé\r\n",
        encoding="utf-8",
    )
    assert read_overrides(file) == (
        Override("harbour", "Brûlé, of Ostby", "Ana Brûlé", False, 2),
        Override("*", "She", "Brûlé", True, 4),
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no column document, mention, is, same as"),
        (b"document,mention,is\n", "no column same as"),
        (b"document mention is same as\n", "with commas between them"),
        (b"document,mention,is,same as\nharbour,She,,\n", "line 2: a correction has"),
        (b"document,mention,is,same as\nharbour,She,Ana,Ana\n", "line 2: a correction has"),
        (b"document,mention,is,same as\n,She,Ana,\n", "line 2: a correction has"),
        (b"document,mention,is,same as\nharbour,,Ana,\n", "line 2: a correction has"),
        (b"document,mention,is,same as\nharbour,She, Ana,,x\n", "a cell with a comma"),
        (b'document,mention,is,same as\nharbour,"She"x,Ana,\n', "line 2: is not CSV"),
        (bytes(range(32)) * 9, "is binary, not text"),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes, words: str) -> None:
    file = tmp_path / "overrides.csv"
    file.write_bytes(data)
    with pytest.raises(ValueError, match=words):
        read_overrides(file)


def run(folder: Path, *arguments: str) -> Result:
    names = [arguments[0], str(folder), "--overrides", str(folder.parent / "overrides.csv"), *arguments[1:]]
    return CliRunner().invoke(main, names)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    news = tmp_path / "news"
    news.mkdir()
    for name in ("harbour", "quay"):
        (news / f"{name}.txt").write_text(f"{ARTICLE}\nIt rained at the {name}.\n", encoding="utf-8")
    (tmp_path / "overrides.csv").write_text(
        "document,mention,is,same as\n"
        "harbour,he,,Anders Holm\n"
        "*,Anders Holm,Anders Holmqvist,\n"
        "quay,she,Ines Varga,\n"
        "*,Nobody at all,Ines Varga,\n",
        encoding="utf-8",
    )
    return news


def test_commands_correct_and_say_what_no_longer_fits(folder: Path) -> None:
    result = run(folder, "quotes", "--format", "csv")
    assert result.exit_code == 0
    rows = csv.DictReader(io.StringIO(result.stdout.removeprefix("\ufeff"), newline=""))
    assert [row["speaker"] for row in rows] == ["Anders Holmqvist"] * 2 + ["Lars Brink", "Anders Holmqvist"]
    assert result.stderr.splitlines() == [
        "quotetrail: overrides, line 4 (“she” is Ines Varga): no longer fits quay; mend or delete it",
        "quotetrail: overrides, line 5 (“Nobody at all” is Ines Varga): fits none of these articles;"
        " mend or delete it",
    ]


def test_corrections_by_processes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run(folder, "quotes", "--format", "jsonl")
    monkeypatch.setattr(common, "MANY", 2)
    together = run(folder, "quotes", "--format", "jsonl")
    assert (together.stdout, together.stderr) == (alone.stdout, alone.stderr)


@pytest.mark.parametrize(("command", "ending"), [("graph", "graphml"), ("report", "html"), ("explain", "")])
def test_other_commands_correct_too(folder: Path, command: str, ending: str) -> None:
    file = folder.parent / f"{folder.name}.{ending}"
    result = run(folder, command, *(["-o", str(file)] if ending else []))
    assert result.exit_code == 0
    assert "Holmqvist" in (file.read_text(encoding="utf-8") if ending else result.stdout)


def test_explain_says_that_it_was_corrected(folder: Path) -> None:
    shown = " ".join(run(folder, "explain", "--quote", "q1").stdout.split())
    assert "“he” is Anders Holm: corrected by hand step “Anders Holm” is Anders Holmqvist: corr" in shown


def test_a_bad_file_ends_the_command(folder: Path) -> None:
    (folder.parent / "overrides.csv").write_text("document,mention\n", encoding="utf-8")
    result = run(folder, "quotes")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "overrides.csv: no column is, same as" in result.stderr
