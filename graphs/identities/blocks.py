"""Which speakers can be one at all: who meets is decided by blocks of names, and first within one month.

Two names that any rule could take for one share their block, so that a block can be decided alone. Within a
block the bearers of one month are decided first, then what that gave over each year, then over all years:
news of today touch the month of today, and what is known of the months and years before, however many
articles those had.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import regex

from graphs.identities.names import acronym, body_key, person_name, skeleton
from graphs.words import unaccented
from quotes.document import SpeakerKind

__all__ = ["MANY", "PERSONS", "block_of", "bucket_of", "concerned", "judged_bucket", "linked", "period_of"]

_MONTH = regex.compile(r"\d{4}-\d\d")
_LAST = regex.compile(r"[- ]\d+$")
_JUDGED = "judged "
PERSONS = "person "
"""What the blocks of persons begin with."""

MANY = 20
"""Bearers of a surname, among more of whom a lone surname is not looked for."""

_UNDATED = 64  # buckets of undated articles


def block_of(kind: SpeakerKind, name: str) -> str:
    """The block of a person's or body's name: by the sound of the surname, by the initials of a body."""
    if kind == "organization":
        key = body_key(name)
        return f"body {acronym(key) or key}"
    return f"{PERSONS}{skeleton(person_name(name).last)}"


def bucket_of(published: str | None, document: str) -> str:
    """The month of an article; of undated ones a part."""
    found = _MONTH.match(published or "")
    return found[0] if found else f"undated {zlib.crc32(document.encode('utf-8', 'replace')) % _UNDATED}"


def judged_bucket(key: str) -> str:
    """The bucket of a speaker that somebody has judged: alone, until all years are looked at."""
    return f"{_JUDGED}{key}"


def period_of(bucket: str) -> str:
    """The year of a block's month, or all that is undated; a speaker that somebody has judged stays alone."""
    return bucket if bucket.startswith(_JUDGED) else _LAST.sub("", bucket)


def concerned(names: Sequence[str], clean: Iterable[str], touched: Iterable[str]) -> list[bool]:
    """Which names of one block of persons are concerned by what happened to some of that block.

    Full names with one initial can be one; a lone surname can be any full name with it, if these are few.
    clean: the full names among which nothing happened. touched: those that came, changed or went.
    """
    touched = list(touched)
    few: dict[str, set[str]] = defaultdict(set)
    for name in clean:
        if person_name(name).whole:
            few[person_name(name).last].add(name)
    home: dict[str, str] = {}
    for name in (*names, *touched):
        last = person_name(name).last
        if person_name(name).whole and len(few[last]) <= MANY:
            first, second = sorted((_root(home, _part(name)), _root(home, f"lone {last}")))
            home[second] = first
    roots = {_root(home, _part(name)) for name in touched}
    return [_root(home, _part(name)) in roots for name in names]


def _part(name: str) -> str:
    parsed = person_name(name)
    return f"first {unaccented(parsed.first)[:1]}" if parsed.whole else f"lone {parsed.last}"


def _root(home: dict[str, str], part: str) -> str:
    while home.setdefault(part, part) != part:
        part = home[part]
    return part


def linked(blocks: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each block one that stands for all that judgements tie it to."""
    home = {block: block for block in blocks}
    for left, right in pairs:
        first, second = sorted((_root(home, left), _root(home, right)))
        home[second] = first
    return {block: _root(home, block) for block in list(home)}
