"""What is wrong with an archive, told in one line that says what to do."""

from __future__ import annotations

__all__ = ["CHANGED", "RESTORE", "ArchiveError", "ArchiveWarning", "MissingError", "RowError"]

CHANGED = "another program changed its tables"
RESTORE = "restore it from a copy, or add the articles to a new one"
_SHOWN = 40  # characters of what a row holds


class ArchiveError(ValueError):
    """What is wrong with an archive, in one line that says what to do."""


class ArchiveWarning(UserWarning):
    """What who opens an archive should know, in one line."""


class MissingError(ArchiveError):
    """What was asked for is not in the archive."""


class RowError(ArchiveError):
    """A row holds what quotetrail never writes there."""

    def __init__(self, held: object, expected: str, where: str = "a row") -> None:
        self.held, self.expected = held, expected
        shown = held[:_SHOWN] if isinstance(held, str | bytes) else held
        super().__init__(f"{CHANGED}: {where} holds {shown!r} instead of {expected}; {RESTORE}")

    def at(self, where: str) -> RowError:
        """The same, told where it is."""
        return RowError(self.held, self.expected, where)
