"""Sort nouns by what they stand for: ``python -m training.nouns``.

From WordNet 3.0 (Debian's wordnet-base): a noun is for a person, a body or a document if its first
sense is, or its second where the first is none of the three and either is seldom.
"""

from __future__ import annotations

import json
from pathlib import Path

from quotes.resources import path

WORDNET = Path("/usr/share/wordnet")
ROOTS = {
    "person": ("person",),
    "body": ("organization", "social_group", "administrative_district", "institution"),
    "document": ("written_communication", "document", "message", "speech_act", "publication", "record"),
}
"""What each sort goes back to: the first senses of these nouns."""

_LONGEST = 20
"""Letters of a noun, words of one word only."""


def main() -> None:
    """Sort all nouns of one word and write the lists."""
    hypernyms: dict[str, list[str]] = {}
    for line in (WORDNET / "data.noun").read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            fields = line.partition("|")[0].split()
            pointers = fields[5 + 2 * int(fields[3], 16) :]
            hypernyms[fields[0]] = [
                offset
                for mark, offset in zip(pointers[::4], pointers[1::4], strict=False)
                if mark in ("@", "@i")
            ]
    senses: dict[str, list[str]] = {}
    for line in (WORDNET / "index.noun").read_text(encoding="ascii").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            senses[fields[0]] = fields[-int(fields[2]) :]
    roots = {sort: {senses[word][0] for word in words} for sort, words in ROOTS.items()}

    def sort_of(offset: str) -> str | None:
        seen, reach = set(), [offset]
        while reach:
            here = reach.pop()
            for sort, found in roots.items():
                if here in found:
                    return sort
            seen.add(here)
            reach += [other for other in hypernyms[here] if other not in seen]
        return None

    lists: dict[str, list[str]] = {sort: [] for sort in ROOTS}
    for word, found in sorted(senses.items()):
        if len(word) > _LONGEST or not word.isalpha():
            continue
        sort = sort_of(found[0])
        if sort:
            lists[sort].append(word)
    stored = {sort: " ".join(words) for sort, words in lists.items()}
    path("models/nouns.json").write_text(json.dumps(stored, indent=0) + "\n", encoding="ascii")
    for sort, words in lists.items():
        print(f"{sort}: {len(words)} nouns")


if __name__ == "__main__":
    main()
