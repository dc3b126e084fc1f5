"""Which speakers can be one at all: who meets is decided by blocks of names, and first within one month.

Two names that any rule could take for one share their block, so that a block can be decided alone. Within a
block the bearers of one month are decided first, then what that gave over all months: news of today touch
the month of today and what is known of the months before, however many articles those had.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import regex

from graphs.identities.names import acronym, body_key, person_name, skeleton
from quotes.document import SpeakerKind

__all__ = ["block_of", "bucket_of", "judged_bucket", "linked"]

_MONTH = regex.compile(r"\d{4}-\d\d")
_UNDATED = 64  # buckets of undated articles


def block_of(kind: SpeakerKind, name: str) -> str:
    """The block of a person's or body's name: by the sound of the surname, by the initials of a body."""
    if kind == "organization":
        key = body_key(name)
        return f"body {acronym(key) or key}"
    return f"person {skeleton(person_name(name).last)}"


def bucket_of(published: str | None, document: str) -> str:
    """The month of an article; of undated ones a part."""
    found = _MONTH.match(published or "")
    return found[0] if found else f"undated {zlib.crc32(document.encode('utf-8', 'replace')) % _UNDATED}"


def judged_bucket(key: str) -> str:
    """The bucket of a speaker that somebody has judged: alone, until all months are looked at."""
    return f"judged {key}"


def linked(blocks: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each block one that stands for all that judgements tie it to."""
    home = {block: block for block in blocks}

    def find(block: str) -> str:
        while home.setdefault(block, block) != block:
            block = home[block]
        return block

    for left, right in pairs:
        first, second = sorted((find(left), find(right)))
        home[second] = first
    return {block: find(block) for block in list(home)}
