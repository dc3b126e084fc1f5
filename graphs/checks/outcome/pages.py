"""The outcome of a check as a web page that an editor works through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphs.checks.checking import Check, summary
from graphs.checks.items import Row
from graphs.checks.judging.policies import Policy
from graphs.checks.outcome.marked import claim_marked, extract_marked

__all__ = ["write_html"]

_TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def write_html(checks: Sequence[Check], wrong: Sequence[Row], policy: Policy, title: str) -> str:
    """A page that needs nothing else: claim and source side by side, to be filtered by verdict."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    template = environment.get_template("check.html")
    return template.render(
        title=title,
        checks=checks,
        wrong=wrong,
        policy=policy,
        summary=summary(checks),
        passed=sum(check.passes for check in checks),
        claim_marked=claim_marked,
        extract_marked=extract_marked,
    )
