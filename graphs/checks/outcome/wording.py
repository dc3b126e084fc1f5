"""The outcome of a check in words that a reader knows: what became what, and what that may change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from graphs.checks.checking import Check
from graphs.checks.judging.comparison import Change
from graphs.checks.matching.places import Extract
from graphs.links import linked_words
from quotes.document import Span
from quotes.resources import lexicon

__all__ = ["about", "explained", "link", "passed"]

_RISKS = {
    "negation": "whether it is so",
    "modal": "how certain it is",
    "condition": "on what condition",
    "time": "when",
    "reason": "why, or in spite of what",
    "limit": "to what it is limited",
    "quantifier": "how many or how much",
    "comparison": "how it compares",
    "unit": "how many of what",
    "date": "when",
    "number": "the number",
    "ordinal": "which one",
    "opposite": "into its opposite",
    "name": "who or what",
    "order": "who does what to whom",
    "reported": "whose words they are",
    "question": "from or into a question",
}
_NEAR = 6  # characters between changes that are told as one: 5 or 6
_LONGEST = 12  # words of a change that are told


def passed(checks: Sequence[Check]) -> str:
    """How many items pass, and how many of these only by their words: who says them is to be read."""
    passing = [check for check in checks if check.passes]
    unsure = sum("attribution-unsure" in check.flags for check in passing)
    told = f", {unsure} of them by the words alone: read who says {'it' if unsure == 1 else 'them'}"
    return f"{len(passing)} of {len(checks)} pass" + (told if unsure else "")


def explained(check: Check) -> list[str]:
    """What a person should know of the item, one line each."""
    lines = [_became(check, group) for group in _groups(check)]
    risks = [name for note in check.notes if (name := _RISKS.get(note.partition(": ")[0]))]
    if risks:
        lines.append(f"this may change {', '.join(dict.fromkeys(risks))}")
    lines += [note for note in check.notes if note.partition(": ")[0] not in _RISKS]
    if check.normalization:
        lines.append(f"differs only in {', '.join(check.normalization)}")
    return lines


def _groups(check: Check) -> Iterator[list[Change]]:
    """The changed words, those hardly apart together."""
    changed = [change for change in check.changes if change.kind == "altered"]
    number = 0
    numbers = []
    for at, change in enumerate(changed):
        before = changed[at - 1] if at else change
        joins = change.at.start - before.at.end <= _NEAR and before.document == change.document
        number += not joins
        numbers.append((number, change))
    for _, group in groupby(numbers, key=lambda pair: pair[0]):
        yield [change for _, change in group]


def _became(check: Check, changes: list[Change]) -> str:
    """5 or 6 points → 15 or 16 points; words that are only there or only missing are told as such."""
    report = check.item.quote[changes[0].at.start : changes[-1].at.end]
    source = _source(check, changes)
    if not source:
        return f"added: {_short(report)}"
    if not report.strip():
        return f"left out: {_short(source)}"
    before, behind = _beside(check, changes, source)
    return f"{before}{_short(f'{source}{behind}')} → {before}{_short(f'{report}{behind}')}"


def _beside(check: Check, changes: list[Change], source: str) -> tuple[str, str]:
    """What stands before and behind a number that changed, of how many or how much it is: $, or points."""
    quote, at = check.item.quote, Span(changes[0].at.start, changes[-1].at.end)
    sign = quote[max(at.start - 1, 0) : at.start]
    texts = [extract.text for extract in check.found.extracts] if check.found else []
    before = sign if sign in tuple("$€£¥") and any(f"{sign}{source}" in text for text in texts) else ""
    word = next(iter(quote[at.end :].split()), "")
    is_unit = word.isalpha() and word.casefold() not in lexicon("meaning")["function words"]
    return before, f" {word}" if quote[at.end - 1 : at.end].isdigit() and is_unit else ""


def _source(check: Check, changes: list[Change]) -> str:
    """The source's words from the first to the last change, those between included."""
    places = [place for change in changes for place in change.places]
    for extract in check.found.extracts if check.found else ():
        start, end = min(places, default=None), max((place.end for place in places), default=0)
        within = start and extract.start <= start.start and end <= extract.start + len(extract.text)
        if start and within and extract.document == changes[0].document:
            return extract.text[start.start - extract.start : end - extract.start]
    return " … ".join(change.source for change in changes if change.source)


def _short(words: str) -> str:
    parts = words.split()
    return " ".join(parts if len(parts) <= _LONGEST else [*parts[: _LONGEST - 2], "…", parts[-1]])


def about(extract: Extract) -> str:
    """Title, outlet and date of the article: "Harbour Plan Delayed", Herald, 2020-05-01."""
    known = extract.about
    return ", ".join(filter(None, (known.title or known.id, known.outlet, known.published)))


def link(extract: Extract) -> str:
    """The article's address, with the words at which a browser opens it, or nothing."""
    first = extract.found[0]
    words = extract.text[first.start - extract.start : first.end - extract.start]
    return linked_words(extract.about.url, words.split())
