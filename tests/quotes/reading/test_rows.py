"""The tables that somebody keeps are read whatever program wrote them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphs.audits.roster import read_roster
from graphs.checks.items import read_report
from graphs.identities.judgements import read_judgements
from quotes.overrides import read_overrides
from quotes.pipeline import attribute

TABLES: dict[str, tuple[str, Callable[[Path], Any]]] = {
    "roster": ("name,community\nZoë Roe,Tromsø\n\nBen Poe,\n", read_roster),
    "overrides": ("document,mention,is,same as\n*,she,Zoë Roe,\n", read_overrides),
    "judgements": ("left,right,verdict,note\na/zoë,b/zoë,same,\nc/d,e/f,,\n", read_judgements),
    "report": ("speaker,quote\nZoë Roe,The pier is shut\n", lambda path: read_report(path, attribute)),
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("kind", TABLES)
def test_delimiters_and_encodings(kind: str, delimiter: str, encoding: str, tmp_path: Path) -> None:
    text, reader = TABLES[kind]
    plain, other = tmp_path / "plain.csv", tmp_path / "other.csv"
    plain.write_bytes(text.encode())
    other.write_bytes(text.replace(",", delimiter).replace("\n", "\r\n").encode(encoding))
    assert reader(other) == reader(plain)
    assert "Zoë" in str(reader(plain)) or "zoë" in str(reader(plain))


@pytest.mark.parametrize("kind", TABLES)
def test_a_comma_within_a_cell_parts_nothing(kind: str, tmp_path: Path) -> None:
    text, reader = TABLES[kind]
    file = tmp_path / "table.csv"
    head, _, rest = text.partition("\n")
    more = "\n".join(
        f'"{row}"' if not row else f'{row};"a, b, c"' for row in rest.replace(",", ";").split("\n")
    )
    file.write_text(f'{head.replace(",", ";")};"note, of a desk, and more"\n{more}'.rstrip('"\n') + '"\n')
    if kind != "overrides":  # whose rows have the file's columns and no more
        assert "Zoë" in str(reader(file)) or "zoë" in str(reader(file))


@pytest.mark.parametrize("kind", TABLES)
def test_a_workbook_is_no_table(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(ValueError, match="is a workbook, not text; save the sheet as CSV"):
        TABLES[kind][1](file)
