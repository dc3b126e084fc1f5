"""What a user may choose about reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = ["ReadingOptions"]


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """Choices that travel together through every reader.

    columns: of tables, the names of the columns that hold ``text``, ``title``, ``author``,
    ``published``, ``outlet``, ``url`` and ``id``, where they are not the usual ones.
    language: "en" for articles in English alone, "any" for all.
    private: whether links may lead to addresses that are not public, such as an intranet's.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    language: Literal["en", "any"] = "any"
    private: bool = False
