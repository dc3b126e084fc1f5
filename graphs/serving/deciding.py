"""The pairs of speakers and of claims that a person should decide, one after the other."""

from __future__ import annotations

from typing import Any, get_args

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graphs.archive import ArchiveError
from graphs.archive.decisions import DoubtfulClaims, DoubtfulSpeakers
from graphs.archive.judgements import About
from graphs.identities.judgements import Verdict
from graphs.serving.exploring import worded
from graphs.serving.guards import change
from graphs.serving.site import Site, number_of, to
from graphs.serving.versions import both

__all__ = ["decide", "queue"]


def queue(request: Request, site: Site) -> Response:
    """The pair that most needs a decision, with the evidence of both sides."""
    about = _about(request.query_params.get("about"))
    skipped = number_of(request.query_params.get("after", ""))
    sides: list[tuple[Any, ...]] = []
    with site.archive() as archive:
        people, pairs = archive.doubtful_speakers(1, skipped)
        claims, tied = archive.doubtful_claims(1, skipped)
        number, decided = archive.decided(about)
        pair: DoubtfulSpeakers | DoubtfulClaims | None
        pair = next(iter(tied), None) if about == "claims" else next(iter(pairs), None)
        if isinstance(pair, DoubtfulSpeakers):
            sides = [(side, worded(archive, side.quotes)) for side in (pair.left, pair.right)]
        elif pair:
            earlier, later = worded(archive, (pair.first_earlier, pair.first_later))
            mine, theirs = both(later, earlier)
            sides = [("Earlier", earlier, theirs), ("Later", later, mine)]
    return site.show(
        request,
        "decide",
        title="Decide",
        about=about,
        waiting={"speakers": people, "claims": claims},
        pair=pair,
        sides=sides,
        skipped=skipped,
        number=number,
        decided=decided,
    )


async def decide(request: Request) -> Response:
    """Keep what a person decided of a pair; leads to the next one."""
    site: Site = request.app.state.site
    form = await change(request)
    fields = {key: value.strip() for key, value in form.items() if isinstance(value, str)}
    about, skipped = _about(fields.get("about")), number_of(fields.get("after", ""))
    if fields.get("verdict") == "skip":
        return to("/decide", about=about, after=skipped + 1)
    try:
        await run_in_threadpool(_judge, site, about, fields)
    except ValueError as error:
        raise HTTPException(400, str(error)) from None
    return to("/decide", about=about, after=skipped or "")


def _about(told: str | None) -> About:
    return "claims" if told == "claims" else "speakers"


def _judge(site: Site, about: About, fields: dict[str, str]) -> None:
    left, right = fields.get("left", ""), fields.get("right", "")
    if fields.get("verdict") == "take back":
        with site.archive() as archive:
            archive.take_back(about, left, right)
        return
    verdict = next((known for known in get_args(Verdict) if known == fields.get("verdict")), None)
    if verdict is None:
        raise ArchiveError("decide same, different or unsure")
    with site.archive() as archive:
        judge = archive.judge_claims if about == "claims" else archive.judge
        judge(left, right, verdict, site.by)
