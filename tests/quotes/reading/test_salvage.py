"""What is whole in a zip archive that is cut off."""

from __future__ import annotations

import io
import time
import zipfile

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
