"""What is whole in a zip archive that is cut off."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

from quotes.document import Article
from quotes.reading.inputs import articles
from quotes.reading.salvage import whole_files


def test_many_files_are_found_in_linear_time() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for number in range(4000):
            parts.writestr(f"{number}.txt", b"")
        parts.writestr("last.txt", bytes(15_000_000))
    data = file.getvalue()[:-1_000_000]
    began = time.process_time()
    names = [name for name, _ in whole_files(data)]
    assert time.process_time() - began < 1
    assert names == [f"{number}.txt" for number in range(4000)]


def test_only_what_is_read_is_told_as_read(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as parts:
        for name in ("a.jpg", "b.txt", "c.jpg", "d.txt"):
            parts.writestr(name, b"The pier is shut, said Norma Tull, the warden of Sorrel.")
    (tmp_path / "x.zip").write_bytes(file.getvalue()[: file.getvalue().index(b"d.txt")])
    found = list(articles([str(tmp_path / "x.zip")]))
    assert [isinstance(one, Article) for one in found].count(True) == 1
    assert any("what is whole is read (files: 1)" in str(one) for one in found)
