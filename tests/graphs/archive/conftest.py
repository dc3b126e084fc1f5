from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graphs import archive
from tests.graphs.documents import sample


@pytest.fixture
def news(tmp_path: Path) -> Iterator[archive.Archive]:
    """An archive of the sample's three articles."""
    with archive.open(tmp_path / "news.db") as kept:
        kept.add(sample())
        yield kept
