"""Is it reported right: a draft against chosen sources, item by item, to be settled and exported."""

from __future__ import annotations

import secrets
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graphs.archive import Filters
from graphs.archive.archive import Archive
from graphs.archive.items import Item
from graphs.checks.checking import Check, check_items, summary
from graphs.checks.draft import Draft, leave_out
from graphs.checks.items import Report, read_report
from graphs.checks.judging.policies import Policy
from graphs.checks.matching.archived import ArchiveSources
from graphs.checks.matching.sources import Sources
from graphs.checks.outcome import results
from graphs.checks.outcome.marked import claim_marked, extract_marked
from graphs.checks.outcome.pages import write_html
from graphs.checks.outcome.wording import about, explained, link, passed
from graphs.serving.articles import documents_of, files_of
from graphs.serving.guards import change
from graphs.serving.site import Site, address, filters_of, number_of, selection, to
from graphs.steps import steps
from graphs.words import printable
from quotes.document import AttributedDocument
from quotes.reading.source import Source

__all__ = ["compare", "export", "form", "outcome", "settle"]

_SOURCES = 5_000  # articles of one check
_LONGEST = 60  # letters of a file's name: of any script, as many as folders take
_KEPT = 50  # checks, while the page runs
_POLICIES = ("newsroom", "strict", "lenient")


@dataclass
class Outcome:
    """A check that was made."""

    title: str
    checks: Sequence[Check]
    report: Report
    policy: Policy
    sources: int
    unread: Sequence[str]

    def item(self, number: int) -> Item | None:
        """The item of this number, by which it is settled."""
        return next((item_of(check) for check in self.checks if check.item.n == number), None)


def item_of(check: Check) -> Item:
    """What is settled of a check's item."""
    item = check.item
    return Item(printable(item.speaker), printable(item.quote), item.stance, check.verdict)


def form(request: Request, site: Site) -> Response:
    """The form for a draft and its sources."""
    with site.archive() as archive:
        articles = archive.size()
    return site.show(
        request, "check", title="Is it reported right", articles=articles, policies=_POLICIES,
        filters=filters_of(request.query_params),
    )  # fmt: skip


async def compare(request: Request) -> Response:
    """Check the draft of the form; leads to the outcome, or to how far the work is."""
    site: Site = request.app.state.site
    fields = await change(request)
    draft = fields.get("draft")
    file = fields.get("report")
    name, data = "the draft", draft.encode("utf-8", "replace") if isinstance(draft, str) else b""
    if file is not None and not isinstance(file, str) and file.filename:
        name, data = Path(file.filename).name, await file.read()
    if not data.strip():
        raise HTTPException(400, "There is nothing to check: paste a draft or choose a file.")
    words = {key: value for key, value in fields.items() if isinstance(value, str)}
    sources = await files_of(fields)
    chosen = words.get("sources", "archive")
    if chosen == "files" and not sources:
        raise HTTPException(400, "Choose the files to check it against.")
    filters = selection(words) if chosen == "archive" else None
    rules = words.get("policy", _POLICIES[0])
    policy = Policy.load(rules if rules in _POLICIES else _POLICIES[0])
    work = await run_in_threadpool(
        site.works.start, "Checking", lambda: _compare(site, name, data, sources, filters, policy)
    )
    return to(work.to) if work.to else to("/work", id=work.id)


def _compare(
    site: Site,
    name: str,
    data: bytes,
    sources: list[Source],
    filters: Filters | None,
    policy: Policy,
) -> str:
    from quotes.pipeline import attribute

    unread: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / (Path(name).name[-_LONGEST:] if Path(name).suffix else "draft.md")
        file.write_bytes(data)
        try:
            report = read_report(file, attribute)
        except ValueError as error:
            raise ValueError(str(error).replace(str(file), name)) from None
    with site.archive() as archive:
        index = _sources(sources, archive, filters, unread)
        if not len(index):
            raise ValueError("; ".join(unread[:3]) or "there are no sources to check it against")
        if told := leave_out(Draft.of(data, file.name), index):
            unread.append(told)
        checks = check_items(report.items, index, policy)
    if not checks and not report.wrong:
        raise ValueError(f"{name}: no quote was found in it; write a line each: NAME: “QUOTE”")
    id = secrets.token_urlsafe(9)
    site.checks[id] = Outcome(name, checks, report, policy, len(index), unread)
    for old in list(site.checks)[:-_KEPT]:
        del site.checks[old]
    return address("/outcome", id=id)


def _sources(given: list[Source], archive: Archive, filters: Filters | None, unread: list[str]) -> Sources:
    """What was given to check against, the whole archive, or the articles of a search of it."""
    if filters is None:
        documents = steps("Attributing", documents_of(given, unread))
        return Sources(one for one in documents if isinstance(one, AttributedDocument))
    if filters == Filters():
        return ArchiveSources(archive)
    total = archive.size(filters)
    if total > _SOURCES:
        raise ValueError(
            f"{total:,} articles are too many for one check: narrow them to {_SOURCES:,}"
            " by words, speaker, outlet or date"
        )
    return Sources(archive.documents(filters))


def _outcome(request: Request, site: Site) -> tuple[str, Outcome]:
    id = request.query_params.get("id", "")
    found = site.checks.get(id)
    if found is None:
        raise HTTPException(404, "This check is no longer kept; make it again.")
    return id, found


def outcome(request: Request, site: Site) -> Response:
    """The verdicts, item by item."""
    id, found = _outcome(request, site)
    with site.archive() as archive:
        known = archive.settled_items()
    settled = {one.item.n: known[item_of(one)] for one in found.checks if item_of(one) in known}
    return site.show(
        request,
        "outcome",
        title=f"Check of {found.title}",
        id=id,
        outcome=found,
        settled=settled,
        summary=summary(found.checks),
        passed=passed(found.checks),
        claim_marked=claim_marked,
        extract_marked=extract_marked,
        explained=explained,
        about=about,
        link=link,
    )


async def settle(request: Request) -> Response:
    """Mark an item as settled, or open again."""
    site: Site = request.app.state.site
    fields = await change(request)
    found = site.checks.get(str(fields.get("id", "")))
    number = number_of(str(fields.get("n", "")))
    if found is None:
        raise HTTPException(404, "This check is no longer kept; make it again.")
    item = found.item(number)
    if item is None:
        raise HTTPException(404, "This check has no such item.")
    await run_in_threadpool(_settle, site, item, fields.get("is") == "settled")
    return to(f"/outcome?id={fields['id']}#item-{number}")


def _settle(site: Site, item: Item, is_settled: bool) -> None:
    with site.archive() as archive:
        if is_settled:
            archive.settle_item(item, site.by)
        else:
            archive.reopen_item(item)


_EXPORTS: dict[str, tuple[str, Callable[[Outcome], str]]] = {
    "csv": ("text/csv", lambda found: results.write_csv(found.checks, found.report)),
    "json": ("application/json", lambda found: results.write_json(found.checks, found.report)),
    "html": (
        "text/html",
        lambda found: write_html(
            found.checks, found.report, found.policy, f"Check of {found.title}", found.sources
        ),
    ),
}


def export(request: Request, site: Site) -> Response:
    """The outcome as a file: ``as`` csv, json or html."""
    _, found = _outcome(request, site)
    ending = request.query_params.get("as", "csv")
    if ending not in _EXPORTS:
        raise HTTPException(404, f"A check is written as {', '.join(_EXPORTS)}.")
    kind, write = _EXPORTS[ending]
    headers: dict[str, Any] = {"content-disposition": f'attachment; filename="check.{ending}"'}
    return Response(
        write(found).encode("utf-8", "replace"), media_type=f"{kind}; charset=utf-8", headers=headers
    )
