"""What the docs name is there: modules, paths, commands, programs in Python."""

from __future__ import annotations

import importlib
import importlib.util
import re
from pathlib import Path

import pytest

from graphs.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
DOCS = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])
OURS = ("quotes", "graphs", "training", "benchmarks", "tests", "data", "docs", "scripts", ".ci")

every_page = pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))


def test_every_room_has_its_line() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = {
        file.parent.relative_to(ROOT).as_posix()
        for top in ("quotes", "graphs", "training", "benchmarks")
        for file in (ROOT / top).rglob("__init__.py")
    }
    assert {
        room for room in rooms - {"graphs"} if not re.search(rf"^\| .*`{room}/`.* \|", text, re.MULTILINE)
    } == set()


@every_page
def test_paths(page: Path) -> None:
    """Every path below one of our folders, in code, in a link, in a command."""
    text = page.read_text(encoding="utf-8")
    tops = "|".join(map(re.escape, OURS))
    found = re.findall(rf"(?<![\w./-])(?:{tops})/[\w./*-]*", text)
    links = [link for link in re.findall(r"\]\(([^)#:]+)\)", text) if link]
    gone = {path for path in found if not list(ROOT.glob(path.strip("./") if path[0] != "." else path))}
    assert not gone | {link for link in links if not (page.parent / link).exists()}


@every_page
def test_modules(page: Path) -> None:
    """Every ``python -m MODULE``, and every dotted name of ours."""
    text = page.read_text(encoding="utf-8")
    modules = set(re.findall(r"python -m ([\w.]+)", text))
    assert not {name for name in modules if not importlib.util.find_spec(name)}
    names = set(re.findall(r"(?<![\w./-])(?:quotes|graphs|training|benchmarks)(?:\.\w+)+\b(?<!\.md)", text))
    assert not {name for name in names if not exists(name)}


def exists(name: str) -> bool:
    """Whether a dotted name is a module or what a module holds."""
    whole, _, last = name.rpartition(".")
    try:
        if importlib.util.find_spec(name):  # not imported: what it needs may be of an extra
            return True
    except ModuleNotFoundError:  # its parent is no package
        pass
    return bool(whole) and hasattr(importlib.import_module(whole), last)


@every_page
def test_commands(page: Path) -> None:
    """Every ``quotetrail COMMAND``."""
    text = page.read_text(encoding="utf-8")
    used = set(re.findall(r"(?<=[`/ ])quotetrail +([a-z]+)\b", "\n".join(code(text))))
    assert used <= set(COMMANDS)


@every_page
def test_programs_in_python(page: Path) -> None:
    """What a program in the docs imports is there."""
    for line in "\n".join(code(page.read_text(encoding="utf-8"))).splitlines():
        if found := re.fullmatch(r"\s*from ((?:quotes|graphs)[\w.]*) import (.+)", line):
            module = importlib.import_module(found[1])
            assert all(hasattr(module, name.strip()) for name in found[2].split(","))


@every_page
def test_programs_import_what_they_use(page: Path) -> None:
    """A program that can be copied names no package of ours that it has not imported."""
    for program in re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S):
        for name in ("quotes", "graphs"):
            if re.search(rf"(?<![\w.\"]){name}\.", re.sub(r"(?m)^\s*(?:from|import) .*|#.*", "", program)):
                assert re.search(rf"(?m)^import {name}$", program), (page, name)


def code(text: str) -> list[str]:
    """The pieces of a page that are code: fenced, indented, or between backticks."""
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    indented = re.findall(r"(?:^    .+\n)+", text, re.MULTILINE)
    return [*fenced, *indented, *re.findall(r"`[^`\n]+`", text)]
