"""Days that tables, feeds and mails state in a field of their own, in whatever way and order."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import regex

from quotes.reading.source import PassedOverError, Source
from quotes.reading.web.bylines import day

__all__ = ["Days", "stated_day"]

_NUMBERS = regex.compile(r"\s*(\d{1,4})([./-])\s?(\d{1,2})\2\s?(\d{1,4})(?:[T ,].*|\s*)", flags=regex.S)
_ORDERS: Mapping[str, tuple[int, int, int]] = {"dmy": (2, 1, 0), "mdy": (2, 0, 1), "ymd": (0, 1, 2)}
"""Where of three numbers the year, the month and the day stand."""

_LONGEST = 100
_DEFAULTS = (datetime.datetime(2001, 1, 1), datetime.datetime(2002, 2, 2))


class Days:
    """The days of a column: where one row says what stands first, day or month, so it is in all rows.

    column: all of its cells; asked for when a first cell can be read in more than one way.
    """

    def __init__(self, source: Source, column: Callable[[], Iterable[str]] = tuple) -> None:
        self._source, self._column = source, column
        self._unread, self._example = 0, ""

    def of(self, text: str | None) -> str | None:
        """The day of a cell in ISO 8601; None where it tells none, or could be one of several."""
        if not text:
            return None
        readings = _readings(text)
        found = set(readings.values())
        if len(found) > 1:
            found = {value for order, value in readings.items() if order in self._orders} or found
        if len(found) == 1:
            return found.pop()
        if any(map(str.isdigit, text)):
            self._unread, self._example = self._unread + 1, self._example or text.strip()
        return None

    def told(self) -> Iterable[PassedOverError]:
        """How many cells tell no day, if any."""
        if self._unread:
            rows = "1 row has" if self._unread == 1 else f"{self._unread:,} rows have"
            yield PassedOverError(
                f"{self._source.name}: {rows} a date that is not understood, such as"
                f" {self._example[:_LONGEST]}, and {'is' if self._unread == 1 else 'are'} undated;"
                " write it as 2024-03-31"
            )

    @cached_property
    def _orders(self) -> set[str]:
        """The orders in which every day of the column can be read."""
        orders = set(_ORDERS)
        for text in self._column():
            if readings := _readings(text):
                orders &= set(readings)
        return orders


def stated_day(text: str | None) -> str | None:
    """The day that a text states in any way that can be read as no other."""
    found = set(_readings(text).values()) if text else set()
    return found.pop() if len(found) == 1 else None


def _readings(text: str) -> dict[str, str]:
    """The day that a text states, by each order in which it can be read."""
    numbers = _NUMBERS.fullmatch(text[:_LONGEST])
    if not numbers:
        found = day(text) or _worded(text)
        return dict.fromkeys(_ORDERS, found) if found else {}
    parts = numbers[1], numbers[3], numbers[4]
    readings = {
        order: found for order, places in _ORDERS.items() if (found := _day(*(parts[n] for n in places)))
    }
    if len(parts[0]) == 4 and "ymd" in readings:  # no other reads so, and that tells nothing of the others
        return dict.fromkeys(_ORDERS, readings["ymd"])
    if numbers[2] == "." and "dmy" in readings:  # where points stand, the day is first, whatever others do
        return dict.fromkeys(_ORDERS, readings["dmy"])
    return readings


def _day(year: str, month: str, day: str) -> str | None:
    """The day, where the calendar has it; of a year in two figures, where it has come."""
    if len(year) not in (2, 4) or len(month) > 2 or len(day) > 2:
        return None
    try:
        found = datetime.date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
    if len(year) == 2 and found > datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(1):
        return None
    return found.isoformat()


def _worded(text: str) -> str | None:
    """The day of a text in words (13-Apr-2024) that states its year, month and day."""
    from dateutil.parser import parse

    if len(text) > _LONGEST or not any(map(str.isdigit, text)) or not any(map(str.isalpha, text)):
        return None
    try:
        found = {parse(text, default=one, dayfirst=True, ignoretz=True).date() for one in _DEFAULTS}
    except (ValueError, OverflowError, TypeError, IndexError, ArithmeticError, AttributeError):
        return None
    return found.pop().isoformat() if len(found) == 1 else None
