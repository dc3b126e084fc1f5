"""The web application: which address is answered by what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graphs.archive import ArchiveError, MissingError
from graphs.serving import articles, checking, deciding, exploring
from graphs.serving.guards import Guards, change
from graphs.serving.site import Site, get, to

__all__ = ["application"]


def application(
    archive: Path,
    hosts: Sequence[str],
    token: str = "",
    by: str = "the page",
    is_lasting: bool = True,
    may_fetch: bool = True,
) -> Starlette:
    """The application over an archive, as ASGI.

    hosts: the Host headers it answers to. token: what the first address must hold, or nothing (see Guards).
    by: who corrects and decides. is_lasting: whether the archive stays when the application ends.
    may_fetch: whether links are fetched.
    """
    site = Site(archive, by, is_lasting, may_fetch)
    app = Starlette(
        routes=[
            Route("/", get(exploring.search)),
            Route("/count", get(exploring.count)),
            Route("/speakers", get(exploring.speakers)),
            Route("/speaker", get(exploring.speaker)),
            Route("/claim", get(exploring.claim)),
            Route("/timeline", get(exploring.timeline)),
            Route("/graph", get(exploring.graph)),
            Route("/audit", get(exploring.audit)),
            Route("/read", get(articles.start)),
            Route("/read", articles.add, methods=["POST"]),
            Route("/added", get(articles.added)),
            Route("/article", get(articles.show)),
            Route("/correct", articles.correct, methods=["POST"]),
            Route("/check", get(checking.form)),
            Route("/check", checking.compare, methods=["POST"]),
            Route("/outcome", get(checking.outcome)),
            Route("/settle", checking.settle, methods=["POST"]),
            Route("/export", get(checking.export)),
            Route("/decide", get(deciding.queue)),
            Route("/decide", deciding.decide, methods=["POST"]),
            Route("/work", get(_work)),
            Route("/favicon.ico", _no_icon),
            Route("/stop", _stop, methods=["POST"]),
        ],
        middleware=[Middleware(Guards, hosts=hosts, token=token)],
        exception_handlers={HTTPException: _told, ArchiveError: _told},
    )
    app.state.site = site
    return app


_SEARCHES = ("/", "/speakers", "/timeline")  # whose form is shown again where its filters make no sense


def _work(request: Request, site: Site) -> Response:
    """How far a piece of work is; when it is done, what came of it."""
    work = site.works[request.query_params.get("id", "")]
    if work is None:
        raise HTTPException(404, "This work is no longer kept.")
    if work.to:
        return to(work.to)
    return site.show(request, "work", title=work.name, work=work)


async def _no_icon(request: Request) -> Response:
    """Browsers ask for one; there is none."""
    return Response(status_code=204)


async def _stop(request: Request) -> Response:
    site: Site = request.app.state.site
    form = await change(request)
    work = site.works[str(form.get("id", ""))]
    if work is None:
        raise HTTPException(404, "This work is no longer kept.")
    work.asked_to_stop = True
    work.ended.wait(1)
    return to("/work", id=work.id)


async def _told(request: Request, error: Exception) -> Response:
    """A page that says what was wrong, in one line."""
    site: Site = request.app.state.site
    if isinstance(error, HTTPException):
        status, said = error.status_code, error.detail
    else:
        status, said = 404 if isinstance(error, MissingError) else 400, str(error)
    said = "There is no such page." if said == "Not Found" else said
    asked = request.query_params if request.url.path in _SEARCHES else None
    return site.show(request, "error", status, title="That did not work", said=said, given=asked)
