"""Learn every model: ``python -m training``.

Each step reads ``../shared`` and writes below ``data``; the same input gives the
same files.
"""

from __future__ import annotations

import subprocess
import sys

STEPS = (
    "persons",
    "wordforms",
    "verbs",
    "sentences",
    "tags",
    "doings",
    "animals",
    "nouns",
    "gazetteer",
    "names",
    "cues",
    "arguments",
    "statements",
    "affiliations",
    "ranking",
    "confidence",
)

if __name__ == "__main__":
    for step in STEPS:
        print(f"training.{step}", file=sys.stderr)
        subprocess.run([sys.executable, "-m", f"training.{step}"], check=True)
