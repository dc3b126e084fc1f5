"""Reports of a claim and of those that take it up, their changed words marked where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from graphs.archive import Hit
from graphs.archive.pages import TiedClaim
from graphs.building.printed import Printed, differences
from graphs.checks.outcome.marked import Marked, cut
from quotes.document import QuoteKind, Span

__all__ = ["Version", "both", "versions"]


_Place = tuple[int, int]
"""At which word, and how many: none where words of the other are missing."""


@dataclass(frozen=True, slots=True)
class Version:
    """One report as people read it.

    pieces: its text, cut where words differ from those of other versions. tie: how its claim is tied to the
    one that is looked at; None for a report of that one.
    """

    hit: Hit
    pieces: list[Marked]
    tie: TiedClaim | None = None


def versions(reports: Sequence[Hit], ties: Iterable[tuple[TiedClaim, Hit]]) -> list[Version]:
    """The reports of a claim, and the first report of each claim that is tied to it, by date.

    reports: one or more, the first one first.
    """
    ours = [_printed(report) for report in reports]
    places: list[_Place] = []  # of our words that others have otherwise: at which word, how many
    found = []
    for tie, report in ties:
        theirs = _printed(report)
        pair = (theirs, ours[0]) if tie.is_later else (ours[0], theirs)
        later, earlier = _places(*pair)
        places += earlier if tie.is_later else later
        found.append(Version(report, _marked(theirs, later if tie.is_later else earlier), tie))
    for report, printed in zip(reports, ours, strict=True):
        is_same = printed.words == ours[0].words
        found.append(Version(report, _marked(printed, places if is_same else ())))
    return sorted(found, key=_when)


def _when(version: Version) -> tuple[bool, str, int]:
    """By which versions are in order: of one day, first those that are taken up."""
    tie, day = version.tie, version.hit.published
    return not day, day or "", 1 if tie is None else 2 * tie.is_later


def both(later: Hit, earlier: Hit) -> tuple[list[Marked], list[Marked]]:
    """The texts of two reports, cut where their words differ."""
    printed = _printed(later), _printed(earlier)
    mine, theirs = _places(*printed)
    return _marked(printed[0], mine), _marked(printed[1], theirs)


def _printed(report: Hit) -> Printed:
    return Printed.of(report.text, cast(QuoteKind, report.kind))


def _places(later: Printed, earlier: Printed) -> tuple[list[_Place], list[_Place]]:
    changes = differences(later, earlier)
    return (
        [(one.at, len(one.mine)) for one in changes],
        [(one.at_there, len(one.theirs)) for one in changes],
    )


def _marked(printed: Printed, places: Iterable[_Place]) -> list[Marked]:
    marks = [
        (printed.span(at, number), "altered" if number else "missing") for at, number in sorted({*places})
    ]
    return list(cut(printed.text, Span(0, len(printed.text)), marks, "same"))
