"""Who said what: an article that is pasted, sent as a file or named by its address, and its corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

import regex
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graphs.archive import ArchiveError, MissingError, What
from graphs.attributing import attributed
from graphs.reports.story import stories
from graphs.serving.guards import change
from graphs.serving.site import Site, address, number_of, to
from graphs.serving.work import StoppedError
from graphs.steps import heard, steps
from graphs.words import shorten
from quotes.document import Article, AttributedDocument, Quote, Span
from quotes.options import Options
from quotes.reading.inputs import named
from quotes.reading.options import ReadingOptions
from quotes.reading.source import ReadingError, Source

__all__ = ["add", "added", "correct", "documents_of", "files_of", "show", "start"]

_PASTED = "pasted"
_WHATS: tuple[What, ...] = ("speaker", "nobody", "borders", "no quote")
_LONGEST = 200  # characters of a name
_WORD = regex.compile(r"\S+")


def start(request: Request, site: Site) -> Response:
    """The form for a new article."""
    return site.show(request, "read", title="Who said what", may_fetch=site.may_fetch)


async def add(request: Request) -> Response:
    """Attribute and keep what the form holds; leads to the article, or to how far the work is."""
    site: Site = request.app.state.site
    form = await change(request)
    sources = [*_pasted(form), *await files_of(form), *await _linked(form, site)]
    if not sources:
        raise HTTPException(400, "There is nothing to read: paste a text, choose a file or give a link.")
    work = await run_in_threadpool(site.works.start, "Reading and attributing", lambda: _add(site, sources))
    return to(work.to) if work.to else to("/work", id=work.id)


def _pasted(form: FormData) -> list[Source]:
    text = form.get("text")
    if not isinstance(text, str) or not text.strip():
        return []
    data = text.replace("\r\n", "\n").encode("utf-8", "replace")
    return [Source(_PASTED, data=data, label="the text")]


async def files_of(form: FormData) -> list[Source]:
    """The ``files`` that a form brings to be read."""
    found = []
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            name = PurePath(file.filename.replace("\\", "/")).name
            found.append(Source(PurePath(name).stem or "file", data=await file.read(), label=name))
    return found


async def _linked(form: FormData, site: Site) -> list[Source]:
    link = form.get("link")
    if not isinstance(link, str) or not link.strip():
        return []
    if not site.may_fetch:
        raise HTTPException(400, "Links are not fetched here; paste the text, or send the saved page.")
    from quotes.reading.links import fetched, is_link

    if not is_link(link.strip()):
        raise HTTPException(400, f"{link.strip()!r} is no link; a link begins with https://")
    try:
        return [await run_in_threadpool(fetched, link.strip(), ReadingOptions())]
    except ReadingError as error:
        raise HTTPException(400, str(error)) from None


def documents_of(
    sources: list[Source], unread: list[str], known: Callable[[Article], bool] | None = None
) -> Iterator[AttributedDocument | Article]:
    """Who said what in the articles that sources hold; those that are ``known`` come as they are.

    What is wrong with one is told in ``unread``, and the others go on.
    """
    options = ReadingOptions()
    for piece in named(sources, options):
        one = str(piece) if isinstance(piece, ReadingError) else piece
        (found,) = attributed([one], Options(), options, known)
        if isinstance(found, str):
            unread.append(found)
        else:
            yield found


def _add(site: Site, sources: list[Source]) -> str:
    unread: list[str] = []
    names: list[str] = []

    def told() -> Iterator[AttributedDocument | Article]:
        for document in steps("Attributing", documents_of(sources, unread, archive.knows)):
            yield document
            names.append(archive.name_of(document) or "")

    with site.archive() as archive:
        try:
            archive.add(told())
        except StoppedError:
            with heard(None):
                archive.settle()  # what was read before stays, whole
            raise
    if not names:
        raise ValueError("; ".join(unread[:3]) or "no article was found in it")
    if len(names) == 1 and not unread:
        return address("/article", name=names[0])
    return address("/added", names=len(names), unread="; ".join(unread[:5]), first=names[0])


def added(request: Request, site: Site) -> Response:
    """How many articles were read, and what was not."""
    query = request.query_params
    return site.show(
        request,
        "added",
        title="Articles added",
        number=number_of(query.get("names", "")),
        unread=query.get("unread", ""),
        first=query.get("first", ""),
    )


def show(request: Request, site: Site) -> Response:
    """An article with each quote in its speaker's colour; why, for the quote that the address names."""
    name, chosen = request.query_params.get("name", ""), request.query_params.get("quote", "")
    with site.archive() as archive:
        document = archive.document(name)
        nodes = archive.nodes(name)
        changes = archive.changes(name)
        corrected = [one for one in archive.corrections(name) if one.document == name]
    (story,) = stories([document], "statement")
    by_quote = story.by_quote
    return site.show(
        request,
        "article",
        title=story.title,
        story=story,
        by_quote=by_quote,
        chosen=by_quote.get(chosen),
        nodes=nodes,
        names=sorted({speaker.name for speaker in document.speakers}),
        changes=changes,
        corrected=corrected,
        shorten=shorten,
    )


async def correct(request: Request) -> Response:
    """Keep a correction of a quote (its speaker, nobody, its words, that it is none), or take one back."""
    site: Site = request.app.state.site
    form = await change(request)
    fields = {key: value.strip() for key, value in form.items() if isinstance(value, str)}
    await run_in_threadpool(_correct, site, fields)
    quote = fields.get("quote", "") if fields.get("what") != "no quote" else ""
    return to("/article", name=fields.get("name", ""), quote=quote)


def _correct(site: Site, fields: dict[str, str]) -> None:
    name, value = fields.get("name", ""), fields.get("value", "")
    if fields.get("what") == "take back":
        with site.archive() as archive:
            number = number_of(fields.get("number", ""))
            made = next((one for one in archive.corrections(name) if one.number == number), None)
            if made is None:
                raise MissingError("there is no such correction any more")
            archive.take_back_correction(made)
        return
    what = next((known for known in _WHATS if known == fields.get("what")), None)
    if what is None:
        raise ArchiveError("choose what to correct")
    if what == "speaker" and not (len(value) <= _LONGEST and any(map(str.isalnum, value))):
        raise ArchiveError(f"give the name of who said it (up to {_LONGEST} characters), or choose nobody")
    with site.archive() as archive:
        if what == "borders":
            value = _borders(archive.document(name), fields.get("quote", ""), value)
        archive.correct(name, what, quote=fields.get("quote", ""), value=value, by=site.by)


def _borders(document: AttributedDocument, id: str, words: str) -> str:
    """Where the words that a quote should have stand in the text: the place nearest to where it is."""
    quote = next((one for one in document.quotes if one.id == id), None)
    if quote is None or not words:
        raise ArchiveError("give the words that are the quote, as the article has them")
    parts = [regex.escape(word) for word in _WORD.findall(words)]
    here = _extent(quote)
    found = [Span(*match.span()) for match in regex.finditer(r"\s+".join(parts), document.text or "")]
    if not found:
        raise ArchiveError("these words do not stand in the article just so; copy them from it")
    best = min(found, key=lambda place: abs(place.start - here.start) + abs(place.end - here.end))
    return f"{best.start}-{best.end}"


def _extent(quote: Quote) -> Span:
    return Span(quote.spans[0].start, quote.spans[-1].end)
