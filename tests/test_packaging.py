"""The wheel, built once, holds all that the tool needs and works outside the checkout."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import zipfile
from configparser import ConfigParser
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("quotes", "graphs", "data")

pytest.importorskip("setuptools", minversion="77", reason="the build needs setuptools 77 or newer")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that nothing of an earlier build gets in."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in SOURCES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = (sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index")
    subprocess.run([*pip, "-w", str(built), str(source)], check=True, capture_output=True)
    (file,) = built.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    pip = (sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index")
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed command, in ``folder``, with nothing of the checkout in reach."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, str(installed / "bin" / "quotetrail"), *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_wheel_holds_every_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [file for name in SOURCES for file in (ROOT / name).rglob("*") if file.is_file()]
    places = {file.relative_to(ROOT).as_posix() for file in files if "__pycache__" not in file.parts}
    expected = {f"quotes/{name}" if name.startswith("data/") else name for name in places}
    assert {name for name in names if ".dist-info/" not in name} == expected


def test_wheel_adds_no_other_top_level_name(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"quotes", "graphs"}


def test_every_package_is_named_in_setup_cfg() -> None:
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    found = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for name in ("quotes", "graphs")
        for file in (ROOT / name).rglob("__init__.py")
    }
    assert set(settings["options"]["packages"].split()) == found | {"quotes.data"}


def test_metadata(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    (name,) = (name for name in archive.namelist() if name.endswith("/METADATA"))
    metadata = archive.read(name).decode("utf-8")
    lines = ("Name: quotetrail", "License-Expression: Apache-2.0", "Requires-Python: >=3.11")
    for line in (*lines, "License-File: LICENSE"):
        assert f"\n{line}\n" in metadata


def test_version_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    result = run(installed, tmp_path, "--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("quotetrail ")


def test_quotes_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    sample = installed / "quotes" / "data" / "samples" / "mosul-2017-06-26.txt"
    result = run(installed, tmp_path, "quotes", str(sample), "--format", "csv", "-o", "quotes.csv")
    assert (result.returncode, result.stderr) == (0, "")
    assert "black flags" in (tmp_path / "quotes.csv").read_text(encoding="utf-8")


def test_every_import_is_asked_for() -> None:
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    asked = {canonical(line) for line in settings["options"]["install_requires"].split("\n") if line}
    homes = packages_distributions()
    for name in ("quotes", "graphs"):
        for file in (ROOT / name).rglob("*.py"):
            for module in imported(file) - sys.stdlib_module_names - {"quotes", "graphs"}:
                found = {canonical(home) for home in homes.get(module, [module])}
                assert found & asked, f"{file.relative_to(ROOT)} imports {module}: add it to setup.cfg"


def imported(file: Path) -> set[str]:
    """The top-level names of what a file imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


def canonical(requirement: str) -> str:
    return re.split(r"[\s<>=!~;\[]", requirement.strip())[0].lower().replace("_", "-")
