"""Where the tests find what they test.

``pytest`` tests the installed packages where they are installed (the checkout is searched
last, for the tests' own helpers), ``python -m pytest`` the checkout.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from quotes.deep.encoder import ENGINE

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

sys.path.append(str(ROOT))
os.environ[ENGINE] = "plain"  # the same tests with and without quotetrail-deep; its own choose it themselves

settings.register_profile("same", derandomize=True)  # a run says of the code, not of its luck
settings.load_profile("same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the corpora where they are not."""
    if not SHARED.is_dir():
        for item in items:
            if item.get_closest_marker("corpora"):
                item.add_marker(pytest.mark.skip(reason="the corpora of ../shared are not here"))
