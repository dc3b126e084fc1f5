"""The outcome of a check as a web page that an editor works through."""

from __future__ import annotations

from collections.abc import Sequence

from graphs.checks.checking import Check, summary
from graphs.checks.items import Report
from graphs.checks.judging.policies import Policy
from graphs.checks.outcome.marked import claim_marked, extract_marked
from graphs.checks.outcome.wording import about, explained, link, passed
from graphs.rendering import page

__all__ = ["write_html"]


def write_html(checks: Sequence[Check], report: Report, policy: Policy, title: str, sources: int) -> str:
    """A page that needs nothing else: claim and source side by side, to be filtered by verdict.

    It tells what of the report is not checked, and what could not be read. sources: how many articles it was
    checked against.
    """
    passing = sum(check.passes for check in checks)
    return page(
        "check",
        "filter",
        title=title,
        sources=sources,
        checks=checks,
        report=report,
        policy=policy,
        summary=summary(checks),
        passing={"passes": passing, "does not pass": len(checks) - passing},
        passed=passed,
        claim_marked=claim_marked,
        extract_marked=extract_marked,
        explained=explained,
        about=about,
        link=link,
    )
