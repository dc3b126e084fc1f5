"""Search, a speaker, a claim, the timeline, the graph: what an archive answers, each at its own address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from graphs.archive import Archive, ArchiveError, Event, Filters, Hit, MissingError
from graphs.labels import printed
from graphs.serving.site import Site, address, filters_of, number_of, selection
from graphs.serving.versions import versions
from quotes.document import AttributedDocument
from quotes.formats.content import described

__all__ = ["audit", "claim", "count", "graph", "search", "speaker", "speakers", "timeline"]

_PAGE = 20  # quotes
_PATIENCE = 0.02  # seconds for which a page waits until its quotes are counted
_EVENTS, _RANKED = 100, 200
_DRAWN = 2_000  # articles of one graph, of one audit


@dataclass(frozen=True, slots=True)
class Found:
    """A page of the quotes that were found: where their other pages are, and how many there are in all.

    total: None where counting takes so long that the page asks for it when it is shown already.
    number: the page's, from 1. has_next: whether another follows. path, query: the address of the first.
    filters: what was asked.
    """

    total: int | None
    hits: tuple[Hit, ...]
    number: int
    has_next: bool
    path: str
    query: Mapping[str, str]
    filters: Mapping[str, str]

    @property
    def last(self) -> int:
        """The number of the last page, where the total is known."""
        return _pages(self.total or 0)

    @property
    def first(self) -> int:
        """The place of the page's first quote among all."""
        return (self.number - 1) * _PAGE + 1

    @property
    def seen(self) -> int:
        """How many quotes this page and those before it have."""
        return self.first - 1 + len(self.hits)

    def turned(self, number: int) -> str:
        """The address of another page."""
        return address(self.path, **self.query, page=number if number > 1 else "")

    @property
    def count(self) -> str:
        """The address that tells the total."""
        return address("/count", **self.filters)


def _pages(total: int) -> int:
    return max(1, -(-total // _PAGE))


def _found(
    request: Request,
    archive: Archive,
    query: Mapping[str, str],
    filters: dict[str, str],
    total: int | None = None,
) -> Found:
    """The page that an address asks for, of the quotes that pass the filters. total: if it is known."""
    number = max(1, number_of(request.query_params.get("page", "")))
    page = archive.search(limit=_PAGE + 1, offset=(number - 1) * _PAGE, **filters)
    hits, has_next = page.results[:_PAGE], len(page.results) > _PAGE
    if total is None:
        total = page.count(_PATIENCE) if has_next else page.total
    return Found(total, worded(archive, hits), number, has_next, request.url.path, query, filters)


def count(request: Request, site: Site) -> Response:
    """How many quotes pass, for a page of them that is shown already."""
    with site.archive() as archive:
        total = archive.search(limit=1, offset=0, **filters_of(request.query_params)).total
    return JSONResponse({"quotes": f"{total:,} quotes", "pages": f"of {_pages(total):,}"})


Quoted = TypeVar("Quoted", Hit, Event)


def worded(archive: Archive, quoted: Iterable[Quoted]) -> tuple[Quoted, ...]:
    """Quotes as reports print them: with their breaks, and a source that no name fits by its own words."""
    documents: dict[str, AttributedDocument] = {}
    found = []
    for one in quoted:
        document = documents.get(one.document) or archive.document(one.document)
        documents[one.document] = document
        quote = next(other for other in document.quotes if other.id == one.quote)
        speaker = one.speaker or described(quote, document.text) or None
        found.append(replace(one, text=printed(quote, document.text), speaker=speaker))
    return tuple(found)


def search(request: Request, site: Site) -> Response:
    """Quotes by their words and by filters, a page at a time."""
    filters = filters_of(request.query_params)
    with site.archive() as archive:
        found = _found(request, archive, filters, filters)
        articles = archive.size()
    if not articles:
        return RedirectResponse("/read", 303)
    return site.show(
        request,
        "search",
        title=f"“{filters['text']}”" if filters.get("text") else "Search",
        filters=filters,
        found=found,
        articles=articles,
    )


def speakers(request: Request, site: Site) -> Response:
    """Who is quoted most, and how openly outlets and months name their sources."""
    filters = filters_of(request.query_params)
    with site.archive() as archive:
        ranked = archive.speakers(limit=_RANKED, **filters)
        by = {"outlet": archive.sources("outlet", **filters), "month": archive.sources("month", **filters)}
    return site.show(
        request, "speakers", title="Speakers", filters=filters, ranked=ranked, by=by, most=_RANKED
    )


def speaker(request: Request, site: Site) -> Response:
    """All that the articles tell of one speaker, with what was said."""
    node = request.query_params.get("node", "")
    with site.archive() as archive:
        known = archive.speaker(node)
        found = _found(request, archive, {"node": node}, {"speaker": node}, known.quotes)
        others = worded(archive, known.spoken_of)
    return site.show(request, "speaker", title=known.name, known=known, found=found, others=others)


def claim(request: Request, site: Site) -> Response:
    """A claim: all its reports side by side, what changed, who said it first and last."""
    with site.archive() as archive:
        known = archive.claim(request.query_params.get("node", ""))
        reports = worded(archive, known.reports)
        tied = worded(archive, (tie.first for tie in known.ties))
    found = versions(reports, zip(known.ties, tied, strict=True)) if reports else []
    return site.show(request, "claim", title="A claim", versions=found, reports=reports, known=known)


def timeline(request: Request, site: Site) -> Response:
    """Who said it first, who repeated, altered or denied it."""
    filters = filters_of(request.query_params)
    with site.archive() as archive:
        total, found = archive.timeline(limit=_EVENTS, **filters) if filters else (0, ())
        events = worded(archive, found)
    return site.show(
        request, "timeline", title="Timeline", filters=filters, total=total, events=events, most=_EVENTS
    )


def graph(request: Request, site: Site) -> Response:
    """The graph of the articles that a search finds, as ``quotetrail graph`` writes it."""
    import graphs
    from graphs.pictures.page import page_html

    filters = selection(request.query_params)
    with site.archive() as archive:
        names = _few(archive, filters)
        judged = graphs.GraphOptions(judgements=archive.judgements(), claims=archive.judgements("claims"))
        built = graphs.build(archive.selection(filters), judged) if names else None
    if built is None or not built:
        raise MissingError("no quote passes these filters, so there is no graph")
    return HTMLResponse(page_html(built, address("/", **filters_of(request.query_params))))


def audit(request: Request, site: Site) -> Response:
    """Who gets to speak in the articles that a search finds, as ``quotetrail sources`` writes it."""
    import graphs
    from graphs.audits.pages import write_html

    filters = selection(request.query_params)
    with site.archive() as archive:
        documents = list(archive.documents(filters)) if _few(archive, filters) else []
        judged = graphs.GraphOptions(judgements=archive.judgements())
    if not documents:
        raise MissingError("no quote passes these filters, so there is nothing to count")
    back = address("/", **filters_of(request.query_params))
    return HTMLResponse(write_html(graphs.audit(documents, judged), back=back))


def _few(archive: Archive, filters: Filters) -> int:
    number = archive.size(filters)
    if number > _DRAWN:
        raise ArchiveError(
            f"{number:,} articles are too many for one page: narrow the search to {_DRAWN:,} or fewer,"
            " or let quotetrail write it to a file"
        )
    return number
