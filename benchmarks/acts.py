"""Acts on 200 hand-labelled attributions of polnear/dev: ``python -m benchmarks.acts``.

``acts.json`` holds the place of each gold cue, drawn with a fixed seed, and its act as one
of the authors labelled it; the act that the cue's words get is compared with it.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from quotes.attribution.acts.acts import act
from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading, analyse
from training.corpus import articles

__all__ = ["main"]


def main() -> None:
    """Print the accuracy and, for each act, precision and recall."""
    texts = articles("dev")
    readings: dict[str, Reading] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    for labelled in json.loads(Path(__file__).with_name("acts.json").read_text(encoding="utf-8")):
        name = labelled["document"]
        if name not in readings:
            readings[name] = analyse(texts[name])
        reading = readings[name]
        cue = reading.tokens.at(labelled["start"], labelled["end"])
        pairs[labelled["act"], act(reading, Draft((), None, cue, None, 1.0, "gold"))] += 1
    right = sum(count for (gold, found), count in pairs.items() if gold == found)
    print(f"acts right: {right} of {sum(pairs.values())}\n")
    print("| act | labelled | precision % | recall % |\n|---|---:|---:|---:|")
    for name in ("statement", "belief", "intention"):
        gold = sum(count for (act_, _), count in pairs.items() if act_ == name)
        found = sum(count for (_, act_), count in pairs.items() if act_ == name)
        same = pairs[name, name]
        print(f"| {name} | {gold} | {100 * same / max(found, 1):.0f} | {100 * same / max(gold, 1):.0f} |")


if __name__ == "__main__":
    main()
