"""Output that cannot be written: a full disk, a closed pipe, no standard output at all."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from quotes.resources import path

SAMPLE = str(path("samples/mosul-2017-06-26.txt"))
PRINTING = {
    "quotes": f"quotes {SAMPLE}",
    "jsonl": f"quotes {SAMPLE} --format jsonl",
    "explain": f"explain {SAMPLE}",
    "stats": f"graph {SAMPLE} --stats",
    "check": f"check --speaker Ahmed --quote 'high alert' --against {SAMPLE}",
}
WRITING = {
    "quotes": f"quotes {SAMPLE} --format csv -o /dev/full",
    "report": f"report {SAMPLE} -o full.html",
    "graph": f"graph {SAMPLE} -o full.gexf",
    "page": f"graph {SAMPLE} -o full.html",
    "check": f"check --speaker Ahmed --quote 'high alert' --against {SAMPLE} --format html -o full.html",
}

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")


def run(command: str, folder: Path) -> tuple[int, list[str]]:
    """The exit code of a shell's command line, and the lines of its messages."""
    line = re.sub(r"(?<![\w/.-])quotetrail(?= )", f"{sys.executable} -m graphs", command)  # not in a path
    result = subprocess.run(["bash", "-c", line], cwd=folder, capture_output=True, text=True, check=False)
    return result.returncode, result.stderr.splitlines()


@pytest.mark.parametrize("command", PRINTING.values(), ids=PRINTING)
def test_full_standard_output(command: str) -> None:
    code, (message,) = run(f"quotetrail {command} > /dev/full", Path.cwd())
    assert code == 2
    assert message.startswith("quotetrail: ")
    assert "the disk is full" in message


@pytest.mark.parametrize("command", WRITING.values(), ids=WRITING)
def test_full_disk(command: str, tmp_path: Path) -> None:
    for name in ("full.html", "full.gexf"):
        (tmp_path / name).symlink_to("/dev/full")
    checkout = Path(__file__).resolve().parents[3]
    code, (message,) = run(f"PYTHONPATH={checkout} quotetrail {command}", tmp_path)
    assert code == 2
    assert "the disk is full" in message


def test_more_than_one_may_write(tmp_path: Path) -> None:
    checkout = Path(__file__).resolve().parents[3]
    line = f"ulimit -f 1; export PYTHONPATH={checkout}; quotetrail report {SAMPLE} -o long.html"
    code, (message,) = run(line, tmp_path)
    assert code == 2
    assert message.startswith(f"quotetrail: {tmp_path / 'long.html'}: you may write no more")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("command", PRINTING.values(), ids=PRINTING)
def test_closed_standard_output(command: str) -> None:
    code, (message,) = run(f"quotetrail {command} >&-", Path.cwd())
    assert code == 2
    assert message == "quotetrail: standard output is closed; open it or name a file with -o"


@pytest.mark.parametrize("command", PRINTING.values(), ids=PRINTING)
def test_closed_pipe(command: str) -> None:
    code, messages = run(f"set -o pipefail; (sleep 1; quotetrail {command}) | true", Path.cwd())
    assert (code, messages) == (1, [])
