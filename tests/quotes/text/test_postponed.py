"""What another package imports and may never use is imported when it is used."""

import subprocess
import sys

import pytest

from quotes.text.postponed import postponed


def test_a_function_is_imported_when_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    with postponed("colorsys"):
        from colorsys import rgb_to_hsv
    assert "colorsys" not in sys.modules
    assert rgb_to_hsv(1.0, 0.0, 0.0) == (0.0, 1.0, 1.0)
    assert "colorsys" in sys.modules


def test_what_is_imported_already_stays_and_what_is_not_installed_is_still_missing() -> None:
    import colorsys

    with postponed("colorsys", "no_such_package"):
        assert sys.modules["colorsys"] is colorsys
        with pytest.raises(ImportError):
            __import__("no_such_package")
    assert sys.modules["colorsys"] is colorsys


def test_reading_a_text_imports_no_scipy_and_leaves_nltk_whole() -> None:
    code = (
        "import sys, quotes; quotes.attribute('It rained, she said.'); assert 'scipy' not in sys.modules\n"
        "from nltk.metrics.association import BigramAssocMeasures\n"
        "try: import scipy\n"
        "except ImportError: sys.exit()\n"
        "assert BigramAssocMeasures.fisher(3, (5, 7), 100) > 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
