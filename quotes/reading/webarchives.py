"""Web archives (WARC): each page that a server answered with is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quotes.document import Article
from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source, extra
from quotes.reading.web.bylines import day

__all__ = ["pieces"]

_PAGES = ("text/html", "application/xhtml+xml")


def pieces(source: Source, options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
    """A source for each page, with its address and the day it was saved; what is no page is passed over.

    The number in its id is that of the record, revisits and all.
    """
    iterate = extra("warcio.archiveiterator", source.name, "web archives", "warc").ArchiveIterator

    number, record = 0, None
    with source.open() as stream:
        try:
            for number, record in enumerate(iterate(stream), 1):
                headers = record.http_headers
                if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                    continue
                if not (headers.get_header("Content-Type") or "").lower().startswith(_PAGES):
                    continue
                data = record.content_stream().read(LARGEST + 1)
                if len(data) <= LARGEST:
                    _hold_to_end(record)
                url = record.rec_headers.get_header("WARC-Target-URI")
                known = {"url": url, "published": day(record.rec_headers.get_header("WARC-Date"))}
                yield Source(
                    f"{source.id}#{number}",
                    source.path,
                    data,
                    known=known,
                    label=f"{source.name}, record {number}.html",
                )
            _hold_to_end(record)
        except Exception as error:
            reason = " ".join(str(error).split())[:120]
            yield ReadingError(
                f"{source.name}: is broken after record {number} ({reason}); what is whole is read"
            )


def _hold_to_end(record: Any) -> None:
    """Raises EOFError where what was read of a record is less than it states."""
    if getattr(getattr(record, "raw_stream", None), "limit", 0) > 0:
        raise EOFError("it ends before the record does")
