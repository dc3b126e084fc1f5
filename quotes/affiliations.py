"""Affiliations: what an article states about a person, and where."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.analysis import Reading
from quotes.document import Affiliation
from quotes.entities import Entities, Entity

__all__ = ["Statement", "affiliations"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One affiliation of a person and the pattern that found it."""

    affiliation: Affiliation
    pattern: str

    @property
    def role(self) -> str:
        return self.affiliation.role

    @property
    def organization(self) -> str:
        return self.affiliation.organization

    @property
    def place(self) -> str:
        return self.affiliation.place


def affiliations(reading: Reading, found: Entities, entity: Entity) -> list[Statement]:
    """What the article states about a person."""
    return []
