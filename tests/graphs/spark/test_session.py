"""What is said where Spark cannot run; nothing of Spark is loaded elsewhere."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphs.commands import main
from graphs.spark import session
from tests.graphs.commands.test_graph import FIRST


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    (tmp_path / "story.txt").write_text(FIRST, encoding="utf-8")
    return ["spark", str(tmp_path / "story.txt"), "-o", str(tmp_path / "tables")]


def test_without_pyspark(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "find_spec", lambda name: None)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "pip install 'quotetrail[spark]'" in result.output


def test_without_java(arguments: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(session, "find_spec", lambda name: True)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "Spark needs Java 17 or newer; on Debian: apt-get install default-jre-headless" in result.output


def test_nothing_of_it_is_loaded_elsewhere() -> None:
    code = (
        "import sys; from graphs.commands import main; import graphs.commands.spark, graphs.archive.inputs\n"
        "assert not {'pyspark', 'pandas', 'pyarrow'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
