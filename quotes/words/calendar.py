"""The calendar: the names of months and of days, in lower case."""

from __future__ import annotations

__all__ = ["CALENDAR", "DAYS", "MONTHS"]

MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
CALENDAR = DAYS | MONTHS
