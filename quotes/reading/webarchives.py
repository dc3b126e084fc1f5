"""Web archives (WARC): each page that a server answered with is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from quotes.document import Article
from quotes.reading.archives import Unpacked
from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source, extra
from quotes.reading.web.bylines import day

__all__ = ["pieces"]

_GZIP = b"\x1f\x8b"
"""What begins an archive that is compressed, each record on its own or all in one."""

_PACKED = {
    "br": "install what unpacks it: pip install brotli",
    "zstd": "that is not read, save the page itself",
}
"""How pages come packed for which warcio needs a library that may not be there, and what to do."""

_PAGES = ("text/html", "application/xhtml+xml")


def pieces(source: Source, options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
    """A source for each page, with its address and the day it was saved; what is no page is passed over.

    The number in its id is that of the record, revisits and all.
    """
    iterate = extra("warcio.archiveiterator", source.name, "web archives", "warc").ArchiveIterator
    known_packings = extra(
        "warcio.bufferedreaders", source.name, "web archives", "warc"
    ).BufferedReader.DECOMPRESSORS

    number, record = 0, None
    unpacked = Unpacked(source, _GZIP) if source.head().startswith(_GZIP) else None
    with io.BufferedReader(unpacked, 1 << 16) if unpacked else source.open() as stream:
        try:
            for number, record in enumerate(iterate(stream), 1):
                headers = record.http_headers
                if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                    continue
                if not (headers.get_header("Content-Type") or "").lower().startswith(_PAGES):
                    continue
                label = f"{source.name}, record {number}.html"
                packed = (headers.get_header("Content-Encoding") or "").strip().lower()
                if packed in _PACKED and packed not in known_packings:
                    yield ReadingError(f"{label}: came packed as {packed}; {_PACKED[packed]}")
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
                    label=label,
                )
            _hold_to_end(record)
            if unpacked and unpacked.fault:
                raise EOFError(unpacked.fault)
        except Exception as error:
            reason = " ".join(str(error).split())[:120]
            yield ReadingError(
                f"{source.name}: is broken after record {number} ({reason}); what is whole is read"
            )


def _hold_to_end(record: Any) -> None:
    """Raises EOFError where what was read of a record is less than it states."""
    if getattr(getattr(record, "raw_stream", None), "limit", 0) > 0:
        raise EOFError("it ends before the record does")
