"""What is read of a bank, row by row, is what was written."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from quotes.models.banks import Shape, read, written


def test_rows_are_unpacked_when_they_are_asked_for(tmp_path: Path) -> None:
    numbers = np.random.default_rng(3)
    tables = [numbers.integers(-300, 300, (rows, 6)) * (numbers.random((rows, 6)) < 0.2) for rows in (40, 1)]
    whole = [table.astype(np.int16) for table in tables]
    with (tmp_path / "banks").open("wb") as file:
        written(whole, file)
    with (tmp_path / "banks").open("rb") as file:
        banks = read([Shape("word", (0, 1), 40, 6), Shape("pos", (0, 1), 1, 6)], file)
    for values in ([7, 0, 7], [], [39, 7, 2]):
        np.testing.assert_array_equal(banks[0].rows(np.array(values, np.int32)), whole[0][values])
    assert not banks[0].weights[1:2].any()  # nobody asked for it
    for bank, own in zip(banks, whole, strict=True):
        np.testing.assert_array_equal(bank.whole(), own)


def test_a_bank_too_wide_for_its_file_is_refused() -> None:
    with pytest.raises(ValueError, match="more than 255 columns"):
        written([np.ones((1, 256), np.int16)], BytesIO())
