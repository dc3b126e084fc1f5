"""Small cases of kinds that news has: ``python -m benchmarks.cases [--failing]``.

Each is a short article with who said what in it, by kind (``../shared/cases`` has the kinds and the scorer).
Those of ``written`` are by writers who had seen neither the code nor what it does, each lot when the faults
that the one before showed had been mended. Prints how many are right.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from training.corpus import SHARED

__all__ = ["FILES", "LOTS", "Right", "main", "measure"]

_WRITTEN = Path(__file__).with_name("written")
LOTS = {"known": SHARED / "cases", **{lot: _WRITTEN / lot for lot in ("first", "second", "third", "fourth")}}
FILES = ("who", "forms", "bodies", "check", "pages")


class Right(NamedTuple):
    """How many cases there are and are right, and what is wrong with the others, by their ids."""

    cases: int
    right: int
    wrong: dict[str, list[str]]


def measure(lot: str, file: str) -> Right:
    """The cases of a file of a lot, run on the command as a user would."""
    command = f"{sys.executable} -m graphs"
    script, cases = SHARED / "eval" / "cases.py", LOTS[lot] / f"{file}.json"
    run = [sys.executable, str(script), "--json", "--command", command, str(cases)]
    return Right(**json.loads(subprocess.run(run, check=True, capture_output=True, text=True).stdout))


def main() -> None:
    """Print a table, a row a file and a column a lot, and what fails if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--failing", action="store_true", help="print what is wrong, case by case")
    failing = parser.parse_args().failing
    print(f"| cases right | {' | '.join(LOTS)} |\n|---|{'---:|' * len(LOTS)}")
    found = {(lot, file): measure(lot, file) for file in FILES for lot in LOTS}
    for file in FILES:
        cells = (f"{own.right} of {own.cases}" for own in (found[lot, file] for lot in LOTS))
        print(f"| {file} | {' | '.join(cells)} |")
    shares = []
    for lot in LOTS:
        every = [found[lot, file] for file in FILES]
        shares.append(f"{100 * sum(one.right for one in every) / sum(one.cases for one in every):.1f} %")
    print(f"| all | {' | '.join(shares)} |")
    for (lot, _), own in found.items() if failing else ():
        for case, faults in own.wrong.items():
            print(f"{lot} {case}:", *faults, sep="\n    ")


if __name__ == "__main__":
    main()
