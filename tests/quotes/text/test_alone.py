"""A module is imported without what its packages import for others, who get them whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from quotes.text.alone import alone


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package that imports much of its own, in a folder from which Python imports."""
    own = tmp_path / "much_more"
    own.mkdir()
    (own / "__init__.py").write_text("from much_more import heavy\n", encoding="utf-8")
    (own / "heavy.py").write_text("HEAVY = True\n", encoding="utf-8")
    (own / "light.py").write_text("from much_more import lighter\nLIGHT = lighter.LIGHT\n", encoding="utf-8")
    (own / "lighter.py").write_text("LIGHT = True\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return own.name


def test_a_module_comes_alone_and_its_package_is_whole_after(package: str) -> None:
    with alone(package):
        from much_more.light import LIGHT  # type: ignore[import-not-found]

        assert "much_more.heavy" not in sys.modules
    assert LIGHT and package not in sys.modules
    import much_more  # type: ignore[import-not-found]

    assert much_more.heavy.HEAVY
    with alone(package):
        assert sys.modules[package] is much_more
    assert sys.modules[package] is much_more


def test_reading_a_text_imports_little_of_nltk_and_leaves_it_whole() -> None:
    code = (
        "import sys, quotes; quotes.attribute('It rained, she said.')\n"
        "assert not {'scipy', 'nltk', 'nltk.metrics'} & {*sys.modules}\n"
        "import nltk; from nltk.tokenize.punkt import PunktTrainer\n"
        "assert nltk.tokenize.punkt.PunktTrainer is PunktTrainer and nltk.edit_distance('a', 'b') == 1"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
