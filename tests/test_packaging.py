"""The wheel, built once, holds all that the tool needs and works outside the checkout."""

from __future__ import annotations

import ast
import os
import re
import shutil
import site
import subprocess
import sys
import venv
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
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh virtual environment with the wheel, and what it asks for borrowed from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder)
    python = str(folder / "bin" / "python")
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index")
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sample(environment: Path) -> str:
    """The sample article, as installed."""
    (file,) = environment.glob("lib/python*/site-packages/quotes/data/samples/mosul-2017-06-26.txt")
    return str(file)


def run(environment: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The installed command, in ``folder``, with nothing of the checkout in reach."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [str(environment / "bin" / "quotetrail"), *arguments]
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, check=False)


def test_wheel_holds_every_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = [file for name in SOURCES for file in (ROOT / name).rglob("*") if file.is_file()]
    places = {file.relative_to(ROOT).as_posix() for file in files if "__pycache__" not in file.parts}
    expected = {f"quotes/{name}" if name.startswith("data/") else name for name in places}
    assert {name for name in names if ".dist-info/" not in name} == expected


def test_what_is_installed_stays_small(wheel: Path) -> None:
    assert sum(file.file_size for file in zipfile.ZipFile(wheel).infolist()) < 25_000_000


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


def test_version_outside_the_checkout(environment: Path, tmp_path: Path) -> None:
    result = run(environment, tmp_path, "--version")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("quotetrail ")


def test_quotes_in_an_empty_folder(environment: Path, sample: str, tmp_path: Path) -> None:
    result = run(environment, tmp_path, "quotes", sample)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Faruq Ahmed" in result.stdout
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("name", "file"),
    [("graph", "speakers.gexf"), ("graph", "speakers.html"), ("report", "report.html")],
)
def test_files_in_an_empty_folder(
    environment: Path, sample: str, tmp_path: Path, name: str, file: str
) -> None:
    result = run(environment, tmp_path, name, sample, "-o", file)
    assert (result.returncode, result.stderr) == (0, f"quotetrail: wrote {file}\n")
    assert [path.name for path in tmp_path.iterdir()] == [file]
    assert "Faruq Ahmed" in (tmp_path / file).read_text(encoding="utf-8")


def test_every_import_is_asked_for() -> None:
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    asked = {canonical(line) for line in settings["options"]["install_requires"].split("\n") if line}
    extras = settings["options.extras_require"]  # a room of an extra's name may import what it brings
    homes = packages_distributions()
    for name in ("quotes", "graphs"):
        for file in (ROOT / name).rglob("*.py"):
            own = {canonical(line) for line in extras.get(file.parent.name, "").split("\n") if line}
            for module in imported(file) - sys.stdlib_module_names - {"quotes", "graphs"}:
                found = {canonical(home) for home in homes.get(module, [module])}
                assert found & (asked | own), (
                    f"{file.relative_to(ROOT)} imports {module}: add it to setup.cfg"
                )


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


def test_every_dependency_is_explained() -> None:
    settings = ConfigParser()
    settings.read(ROOT / "setup.cfg", encoding="utf-8")
    lists = [settings["options"]["install_requires"], *settings["options.extras_require"].values()]
    asked = {canonical(line) for lines in lists for line in lines.split("\n") if line}
    explained = set(re.findall(r"[\w-]+", (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")))
    assert {name for name in asked if not name.startswith("types-")} <= explained
