"""The outcome of a check as JSON, CSV, and schema.org ClaimReview."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from graphs.checks.checking import Check, summary
from graphs.checks.items import Report
from graphs.checks.written import Said
from quotes.formats.inert import cell

__all__ = ["check_data", "write_claimreview", "write_csv", "write_json"]

_COLUMNS = (
    *("n", "line", "speaker", "quote", "verdict", "passes", "flags", "findings", "notes"),
    *("document", "source_speaker", "start", "end", "source_text", "changes", "normalization"),
)


_NOT_CHECKED = "not-checked"
"""What a table has instead of a verdict, of what is told without quotation marks."""


def check_data(check: Check) -> dict[str, Any]:
    """The JSON object of one item."""
    found = check.found
    return {
        "n": check.item.n,
        "line": check.item.line,
        "speaker": check.item.speaker,
        "quote": check.item.quote,
        "verdict": check.verdict,
        "findings": list(check.findings),
        "passes": check.passes,
        "flags": list(check.flags),
        "notes": list(check.notes),
        "found": None if found is None else {
            "document": found.document,
            "speaker": found.speaker,
            "start": found.start,
            "end": found.end,
            "text": found.text,
            "pieces": [
                {"document": extract.document, "start": place.start, "end": place.end}
                for extract in found.extracts
                for place in extract.found
            ],
            "context": [
                {"document": extract.document, "start": extract.start, "text": extract.text}
                for extract in found.extracts
            ],
        },
        "changes": [
            {
                "report": change.report,
                "source": change.source,
                "kind": change.kind,
                "risks": list(change.risks),
                "document": change.document,
                "places": [{"start": place.start, "end": place.end} for place in change.places],
            }
            for change in check.changes
        ],
        "normalization": list(check.normalization),
    }  # fmt: skip


def write_json(checks: Sequence[Check], report: Report) -> str:
    """All items in the report's order, how many got each verdict, what was not checked, and the rows that
    could not be read."""
    value = {
        "items": [check_data(check) for check in checks],
        "summary": summary(checks),
        "not_checked": [
            {"line": said.line, "speaker": said.name, "quote": said.quote, "stance": said.stance}
            for said in report.unquoted
        ],
        "unreadable": [{"line": row.line, "reason": row.reason} for row in report.wrong],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write_csv(checks: Sequence[Check], report: Report) -> str:
    """One row an item, then one for each statement that is not checked, without a number.

    Several flags, notes or changes in one cell are divided by ``; ``. It begins with a byte order mark,
    without which Excel takes it for another encoding.
    """
    lines = io.StringIO()
    lines.write("\ufeff")
    writer = csv.DictWriter(lines, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for check in checks:
        found = check.found
        writer.writerow(
            {
                "n": check.item.n,
                "line": check.item.line or "",
                "speaker": cell(check.item.speaker),
                "quote": cell(check.item.quote),
                "verdict": check.verdict,
                "passes": "yes" if check.passes else "no",
                "flags": "; ".join(check.flags),
                "findings": "; ".join(check.findings),
                "notes": cell("; ".join(check.notes)),
                "document": cell(found.document if found else ""),
                "source_speaker": cell(found.speaker or "" if found else ""),
                "start": found.start if found else "",
                "end": found.end if found else "",
                "source_text": cell(found.text if found else ""),
                "changes": cell(
                    "; ".join(
                        f"{change.source or '(nothing)'} > {change.report or '(nothing)'}"
                        for change in check.changes
                    )
                ),
                "normalization": "; ".join(check.normalization),
            }
        )
    writer.writerows(map(_row, report.unquoted))
    return lines.getvalue()


def _row(said: Said) -> dict[str, object]:
    """What a table has of a statement that is not checked."""
    notes = ["without quotation marks", *([said.stance] if said.stance != "asserts" else [])]
    return {
        "line": said.line,
        "speaker": cell(said.name),
        "quote": cell(said.quote),
        "verdict": _NOT_CHECKED,
        "notes": "; ".join(notes),
    }


def write_claimreview(checks: Sequence[Check]) -> str:
    """JSON-LD, a schema.org ClaimReview an item: its verdict as alternateName, never a rating of truth."""
    value = {"@context": "https://schema.org", "@graph": [_review(check) for check in checks]}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _review(check: Check) -> dict[str, Any]:
    claim: dict[str, Any] = {"@type": "Claim", "text": check.item.quote}
    if check.item.speaker:
        claim["author"] = {"@type": "Person", "name": check.item.speaker}
    if check.item.date:
        claim["datePublished"] = check.item.date
    if check.found:
        documents = dict.fromkeys(extract.document for extract in check.found.extracts)
        claim["appearance"] = [{"@type": "NewsArticle", "identifier": document} for document in documents]
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "claimReviewed": f"{check.item.speaker or 'Somebody'} said: “{check.item.quote}”",
        "itemReviewed": claim,
        "reviewRating": {"@type": "Rating", "alternateName": check.verdict},
    }
    if check.flags or check.notes:
        review["reviewBody"] = "; ".join([*check.flags, *check.notes])
    return review
