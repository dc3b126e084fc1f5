"""Bytes to text: what encoding they are in, where that is not said or said wrongly.

Unicode by its byte order mark; else UTF-8, which other bytes are hardly ever by chance; else as
declared, read as browsers do (ISO-8859-1 is windows-1252); else what the bytes look most like.
"""

from __future__ import annotations

import codecs

import regex

from quotes.reading.source import SAMPLE, ReadingError

__all__ = ["decoded", "encoding_of", "page_decoded"]

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b") | {127})
_CONTROL_SHARE = 0.02
"""More control characters than this are no text."""

_ZEROS = 0.2
"""Latin text in UTF-16 has a zero in half of its bytes, all at odd or all at even places."""

_CUT = 3
"""Bytes that the last character of a text in UTF-8 may lack."""

_SURROGATES = regex.compile(
    rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]|\xed[\xa0-\xbf][\x80-\xbf]"
)
"""A character of old databases: two surrogates, each as if it were a character; or half of one."""

_WHOLE = regex.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decoded(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of ``data``. Raises ReadingError for what is no text, or in no known encoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                raise _no_encoding(name) from None
    sample = data[:SAMPLE]
    if wide := _wide(sample):
        return data[: len(data) // 2 * 2].decode(wide, "replace")
    if len(sample) - len(sample.translate(None, _CONTROL)) > _CONTROL_SHARE * len(sample):
        raise ReadingError(f"{name}: is binary, not text; save the article as plain text or HTML")
    if (text := _utf8(data)) is not None:
        return text
    if declared:
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    data = _SURROGATES.sub(_joined, data)
    if (text := _mostly_utf8(data)) is not None:
        return text
    return _guessed(data, name)


def encoding_of(head: bytes, name: str) -> str:
    """The encoding of a text of which only the beginning is known."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    if wide := _wide(head):
        return wide
    if _utf8(head) is not None or _mostly_utf8(head) is not None:
        return "utf-8"
    decoded(head, name)
    return "cp1252"


def page_decoded(data: bytes, name: str, declared: str | None = None) -> str:
    """The text of an HTML page, whose own declaration counts where nothing else is declared."""
    from w3lib.encoding import html_body_declared_encoding

    if declared is None:
        declared = html_body_declared_encoding(data[:SAMPLE])
    if declared is not None and declared.lower().replace("_", "-").startswith(("utf-", "utf8")):
        declared = None  # in a page that is no UTF-8: it was declared by another system
    return decoded(data, name, declared)


def _wide(sample: bytes) -> str | None:
    """UTF-16 that lost its byte order mark."""
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > half * _ZEROS * 2 and even < half * 0.02:
        return "utf-16-le"
    if even > half * _ZEROS * 2 and odd < half * 0.02:
        return "utf-16-be"
    return None


def _utf8(data: bytes) -> str | None:
    """The text where the data are UTF-8, also cut within its last character."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - _CUT and error.reason == "unexpected end of data":
            return data[: error.start].decode("utf-8")
        return None


def _mostly_utf8(data: bytes) -> str | None:
    """The text where most of the bytes beyond ASCII are UTF-8, the others those of windows-1252."""
    whole = sum(len(match[0]) for match in _WHOLE.finditer(data))
    beyond = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if 2 * whole < beyond or not whole:
        return None
    return data.decode("utf-8", "windows-1252")


def _joined(pair: regex.Match[bytes]) -> bytes:
    text = pair[0].decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
    return text.decode("utf-16", "replace").encode()


def _stray(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.start + 1].decode("cp1252", "replace"), error.start + 1


codecs.register_error("windows-1252", _stray)


def _guessed(data: bytes, name: str) -> str:
    """The text by what the bytes look most like."""
    from charset_normalizer import CharsetMatch, from_bytes

    # Of equally likely encodings the one of English texts: an n with tilde there, an n with acute here.
    def rank(guess: CharsetMatch) -> tuple[float, float, bool]:
        return guess.chaos, -guess.coherence, guess.encoding != "cp1252"

    best = min(from_bytes(data), key=rank, default=None)
    try:
        return data.decode(best.encoding if best else "ascii")
    except UnicodeDecodeError:
        raise _no_encoding(name) from None


def _no_encoding(name: str) -> ReadingError:
    return ReadingError(f"{name}: is in no known encoding; save it as UTF-8")
