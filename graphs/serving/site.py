"""What all pages of the application share: the archive, a page from its template, where an answer leads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from graphs import archive
from graphs.archive import Archive, Filters
from graphs.links import linked
from graphs.rendering import page
from graphs.serving.guards import secret_of
from graphs.serving.work import Works
from graphs.words import portion
from quotes.formats.content import percent

__all__ = ["PLACES", "Site", "address", "filters_of", "get", "number_of", "selection", "to"]

PLACES = (
    ("/", "Search"),
    ("/speakers", "Speakers"),
    ("/read", "Who said what"),
    ("/check", "Is it reported right"),
    ("/decide", "Decide"),
)
"""The pages that every page leads to."""


class Site:
    """One running application over one archive: by whom it is used, and what ``application`` says."""

    def __init__(self, path: Path, by: str, is_lasting: bool, may_fetch: bool) -> None:
        self.path, self.by, self.is_lasting, self.may_fetch = path, by, is_lasting, may_fetch
        self.works = Works()
        self.checks: dict[str, Any] = {}

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """The archive, for the time of one answer."""
        with archive.open(self.path) as opened:
            yield opened

    def show(self, request: Request, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        """The page of a template, with what all pages need."""
        text = page(
            f"site-{name}",
            *SCRIPTS,
            styles=("report", "site"),
            **values,
            address=address,
            percent=percent,
            portion=portion,
            linked=linked,
            places=PLACES,
            here=request.url.path,
            secret=secret_of(request),
            archive_name=self.path.name if self.is_lasting else "",
        )
        return HTMLResponse(text, status)


SCRIPTS = ("sorting", "filter", "site")


def address(path: str, **query: object) -> str:
    """A place of ours with its query; what is empty is left out."""
    given = {name: str(value) for name, value in query.items() if value not in ("", None)}
    return path + ("?" + urlencode(given) if given else "")


def to(path: str, **query: object) -> RedirectResponse:
    """After a change: look at this place."""
    return RedirectResponse(address(path, **query), 303)


_FILTERS = ("text", "speaker", "affiliation", "outlet", "since", "until", "kind", "stance", "document")


def filters_of(query: Mapping[str, str]) -> dict[str, str]:
    """The filters of an address that say something. Raises ArchiveError where they make no sense."""
    filters = selection(query)
    return {name: value for name in _FILTERS if (value := getattr(filters, name))}


def selection(query: Mapping[str, str]) -> Filters:
    """What the filters of an address or a form ask for. Raises ArchiveError where they make no sense."""
    return Filters(**{name: query.get(name, "").strip() for name in _FILTERS})  # type: ignore[arg-type]


def number_of(told: str) -> int:
    """A whole number that an address or a form tells, or 0."""
    return int(told) if told.isascii() and told.isdigit() and len(told) < 8 else 0


Answer = Callable[[Request, Site], Response]


def get(answer: Answer) -> Callable[[Request], Any]:
    """An endpoint that reads the archive, in a thread."""

    async def endpoint(request: Request) -> Response:
        site: Site = request.app.state.site
        return await run_in_threadpool(answer, request, site)

    return endpoint
