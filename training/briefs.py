"""Briefs: openings of articles that we wrote, and sentences that may come next, with who says them.

They teach the ranking what whole articles seldom show: whether a description ("the foreman") is somebody
who was named in other words or somebody new. In ``briefs.txt`` a line that begins with ``=`` is an opening,
every other one ``who | words | text``: who says what has the words; in lower case a source without a name, a
dash for nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

__all__ = ["FILE", "briefs"]

FILE = Path(__file__).with_name("briefs.txt")


def briefs() -> Iterator[tuple[str, int, str]]:
    """Each as the text of an article, the place of the words in it, and who says them, empty for nobody."""
    opening = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            opening = line.removeprefix("=").strip().replace(" / ", "\n\n")
        elif line:
            who, words, text = (part.strip() for part in line.split("|"))
            text = text.replace(" / ", "\n\n")
            yield f"{opening}\n\n{text}", len(opening) + 2 + text.index(words), who.removeprefix("-")
