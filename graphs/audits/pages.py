"""An audit to read: Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.audits.audit import Audit
from graphs.audits.wording import answered, counted, facts, position, shares, who
from graphs.rendering import environment
from quotes.formats.content import percent

__all__ = ["write_markdown"]


def write_markdown(audit: Audit, by: Sequence[str] = ()) -> str:
    """The audit as tables in Markdown."""
    return (
        environment("markdown")
        .get_template("audit.md")
        .render(
            audit=audit,
            total=audit.total,
            by={what: audit.by(what) for what in by},
            answered=answered,
            counted=counted,
            facts=list(facts(audit)),
            position=position,
            shares=shares,
            who=who,
            percent=percent,
        )
    )
