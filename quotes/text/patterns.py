"""Regular expressions that are compiled when a text first needs them: few texts need the rarer ones."""

from __future__ import annotations

from typing import Any, cast

import regex

__all__ = ["later"]


class _Later:
    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags

    def __getattr__(self, name: str) -> Any:
        own = getattr(regex.compile(*self._told), name)
        setattr(self, name, own)  # so that nobody asks again
        return own


def later(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """What ``regex.compile`` gives, compiled when it is first used.

    For patterns that an article seldom comes to: every start would wait for all of them.
    """
    return cast("regex.Pattern[str]", _Later(pattern, flags))
