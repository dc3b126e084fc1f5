"""What media databases export, in samples of our own that are laid out as theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.files import read_all
from tests.quotes.reading.test_documents import docx, paragraph, rtf

SAID = "“The piles are rotten,” said Norma Tull, the harbour master, in a long talk on the quay."
OTHER = "The pier of Sorrel closes on Sunday for good, the council said."

OLD = """                               {n} of 2 DOCUMENTS


                              The Sorrel Gazette

                             March 5, 2024 Tuesday
                                 Final Edition

Pier to close

BYLINE: By ANN ROE and Al Lee

SECTION: NEWS; Pg. 3

LENGTH: 31 words

DATELINE: SORREL

{other}

{said}

LOAD-DATE: March 6, 2024

LANGUAGE: ENGLISH

                         Copyright 2024 Sorrel Gazette
                              All Rights Reserved
"""

NEW = """Pier to close
The Sorrel Gazette
March 5, 2024 Tuesday

Copyright 2024 Sorrel Gazette All Rights Reserved

Section: NEWS; Pg. 3
Length: 31 words
Byline: By Ann Roe and Al Lee

Body


{other}

{said}

Load-Date: March 6, 2024


End of Document

"""

FIELDS = """HD
Pier to close

BY
By Ann Roe and Al Lee

WC
31 words

PD
5 March 2024

SN
The Sorrel Gazette

LA
English

CY
(c) 2024 Sorrel Gazette

LP
{other}

TD
{said}

NS
c13

Document SORG000020240305ek35000{n}x

"""

LINES = """Pier to close
By Ann Roe and Al Lee
31 words
5 March 2024
The Sorrel Gazette
SORG
English
(c) 2024 Sorrel Gazette

{other}

{said}

Document SORG000020240305ek35000{n}x

"""


def exported(form: str) -> bytes:
    """Two articles in a form."""
    return "".join(form.format(n=n, other=OTHER, said=SAID) for n in (1, 2)).encode()


@pytest.mark.parametrize("form", [OLD, NEW, FIELDS], ids=["nexis", "nexis uni", "factiva"])
@pytest.mark.parametrize("name", ["export.docx", "export.rtf"])
def test_exports_as_documents(tmp_path: Path, form: str, name: str) -> None:
    text = exported(form).decode()
    made = rtf(text) if name == "export.rtf" else docx("".join(map(paragraph, text.split("\n"))))
    (tmp_path / name).write_bytes(made)
    read = list(read_all(tmp_path / name))
    assert [article.document.id for article in read] == ["export#1", "export#2"]
    for article in read:
        assert [line for line in article.text.split("\n") if line] == [OTHER, SAID]
        assert (article.document.title, article.document.published) == ("Pier to close", "2024-03-05")


@pytest.mark.parametrize(
    "form", [OLD, NEW, FIELDS, LINES], ids=["nexis", "nexis uni", "factiva", "factiva lines"]
)
def test_exports(tmp_path: Path, form: str) -> None:
    (tmp_path / "export.txt").write_bytes(exported(form))
    read = list(read_all(tmp_path / "export.txt"))
    assert [article.document.id for article in read] == ["export#1", "export#2"]
    for article in read:
        assert isinstance(article, Article)
        assert [line for line in article.text.split("\n") if line] == [OTHER, SAID]
        document = article.document
        assert (document.title, document.author) == ("Pier to close", "Ann Roe; Al Lee")
        assert (document.published, document.outlet) == ("2024-03-05", "The Sorrel Gazette")


@pytest.mark.parametrize("line", ["BODY:", "Body:", "BODY"])
def test_a_line_that_only_says_where_the_text_begins(tmp_path: Path, line: str) -> None:
    form = OLD.replace("DATELINE: SORREL\n", f"DATELINE: SORREL\n\n{line}\n")
    (tmp_path / "export.txt").write_bytes(exported(form))
    for article in read_all(tmp_path / "export.txt"):
        assert [line for line in article.text.split("\n") if line] == [OTHER, SAID]
        assert article.document.author == "Ann Roe; Al Lee"
