"""Mails and pages saved whole (MHTML), which are mails by their form.

Of a mail the text is what its sender wrote: no quoted reply, no signature. A mail that forwards another,
as press releases come, gives the forwarded one. What is attached is read as the files it consists of.
"""

from __future__ import annotations

import codecs
import email
import email.policy
import email.utils
import mimetypes
from collections.abc import Iterator
from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect
from email.message import EmailMessage, Message
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import regex
from w3lib.encoding import resolve_encoding

from quotes.document import Article
from quotes.reading.charsets import decoded, page_decoded
from quotes.reading.days import stated_day
from quotes.reading.kinds import is_read, passed_over
from quotes.reading.mending import mended, mended_text
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import finished, of_text
from quotes.reading.source import ReadingError, Source, cut_off
from quotes.reading.web.pages import of_fragment, of_page

__all__ = ["of_message", "pieces"]

_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_PGP = "-----BEGIN PGP MESSAGE-----"
_FORWARDED = regex.compile(
    r"(?m)^[ \t>]*+"
    r"(?:-{3,}[ \t]*(?:Forwarded message|Original Message|Weitergeleitete Nachricht)[ \t]*-{3,}[ \t]*$"
    r"|Begin forwarded message:[ \t]*$"
    r"|(?:_{10,}[ \t]*\n[ \t>]*+)?(?=\*?From:.+\n[ \t>]*+\*?(?:Sent|Date):.+\n(?:[ \t>]*+\*?(?:To|Cc):.+\n)*+"
    r"[ \t>]*+\*?Subject:))"
)
"""What stands above a mail in another; Outlook puts nothing there but its headers, and perhaps a rule."""

_HEADER = regex.compile(
    r"[ \t>]*\*?(?P<name>From|Sent|Date|To|Cc|Subject|Reply-To)\*?:\*?[ \t]*(?P<value>.*)"
)
_CITED = regex.compile(r"(?m)^[ \t]*>.*(?:\n|\Z)")
_REPLY = regex.compile(
    r"(?ms)^(?:On|Am|Le)\b[^\n]{5,200}(?:\n[^\n]{1,200})?(?:wrote|schrieb|a écrit)\s?:[ \t]*$"
)
_SIGNATURE = regex.compile(r"(?ms)^(?:-- ?|—|_{10,}|Sent from my \w[^\n]*|Get Outlook for [^\n]*)[ \t]*$.*\Z")
_PASSED_ON = regex.compile(r"(?i)^(?:(?:re|fwd?|aw|wg|tr)\s*:\s*)+")
_LEAST = 40
"""Letters; a plain part with fewer only says that there is another."""

_LONGEST_HEADER = 4000
"""Characters of a header that are read: to take it apart takes time by the square of them."""


@lru_cache(maxsize=1024)
def _header_of(name: str, value: str) -> Any:
    """A header taken apart, or "" where no mail may have such a one."""
    try:
        return email.policy.default.header_fetch_parse(name, value)
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""


class _Policy(email.policy.EmailPolicy):
    """The usual one, which takes every header apart whenever it is asked for."""

    def header_fetch_parse(self, name: str, value: Any) -> Any:
        return _header_of(name, str(value)[:_LONGEST_HEADER])


_POLICY = _Policy()


def pieces(source: Source, options: ReadingOptions) -> Iterator[Source | Article | ReadingError]:
    """The article of a mail and the files attached to it, or the page saved as a mail."""
    yield from of_message(source, source.content())


def of_message(
    source: Source, data: bytes, number: object = None
) -> Iterator[Source | Article | ReadingError]:
    """What a mail's bytes hold. Raises ReadingError where that is nothing, encrypted or nested too deep."""
    try:
        yield from _of_message(source, data, number)
    except RecursionError:
        raise ReadingError(
            f"{source.name}: holds mails in mails too deep; save the one that counts"
        ) from None


def _of_message(source: Source, data: bytes, number: object) -> Iterator[Source | Article | ReadingError]:
    data = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    message = email.message_from_bytes(data, policy=_POLICY)
    assert isinstance(message, EmailMessage)
    if message.get_content_type() in _ENCRYPTED:
        raise ReadingError(f"{source.name}: is encrypted; save it decrypted")
    is_cut = any(isinstance(fault, CloseBoundaryNotFoundDefect) for fault in message.defects)
    page = _saved_page(message)
    if page is not None:
        address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
        url = address if address and address.startswith("http") else None
        found = of_page(source, mended(_text(page, source)), number, **({"url": url} if url else {}))
        yield finished(found) if is_cut else found
        if is_cut:
            yield cut_off(source.name)
        return
    text = _body(message, source)
    if _PGP in text:
        raise ReadingError(f"{source.name}: is encrypted; save it decrypted")
    published = stated_day(_header(message, "Date"))
    known = {
        "title": _subject(_header(message, "Subject")),
        "author": _sender(_header(message, "From")),
        "published": published,
    }
    text, inner = _own(text)
    attached = list(_attached(message))
    if text.strip() or not attached:
        found = of_text(source, text, number, **{**known, **inner})
        yield finished(found) if is_cut and not attached else found
    id = source.id if number is None else f"{source.id}#{number}"
    for name, content in attached:
        if is_read(name):
            part = source.part(name, source.open)
            yield replace(part, id=f"{id}#{part.id}", data=content, known={"published": published})
    if is_cut:
        yield cut_off(source.name)
    yield from passed_over(source.name, [name for name, _ in attached if not is_read(name)])


def _saved_page(message: EmailMessage) -> EmailMessage | None:
    """The page of an MHTML file."""
    is_page = message.get_content_type() == "multipart/related" or "Snapshot-Content-Location" in message
    if not is_page or _header(message, "To"):
        return None
    return next((part for part in _parts(message) if part.get_content_type() == "text/html"), None)


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """The parts of a mail but those of a mail that is attached to it."""
    if message.get_content_maintype() == "multipart" and not message.is_multipart():  # its boundary got lost
        message.replace_header("Content-Type", "text/plain")
    if message.get_content_maintype() != "multipart":
        yield message
        return
    for part in message.iter_parts():
        if isinstance(part, EmailMessage):
            yield from _parts(part)


def _is_attached(part: EmailMessage) -> bool:
    """Whether a part is a file of its own, and no picture that the text shows."""
    shown = part.get_content_type() in ("text/plain", "text/html") or "Content-ID" in part
    return part.get_content_disposition() == "attachment" or not shown


def _attached(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    """The names and the bytes of the files attached to a mail."""
    for number, part in enumerate(filter(_is_attached, _parts(message)), 1):
        inner = part.get_payload()
        if part.get_content_maintype() == "message" and isinstance(inner, list):
            yield f"mail {number}.eml", b"".join(one.as_bytes() for one in inner if isinstance(one, Message))
            continue
        content = part.get_payload(decode=True)
        ending = mimetypes.guess_extension(part.get_content_type()) or ""
        name = PurePosixPath(part.get_filename() or "").name or f"attachment {number}{ending}"
        yield name, content if isinstance(content, bytes) else b""


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = str(message[name] or "")
    except RecursionError:  # of brackets in brackets
        return None
    return " ".join(value.split()) or None


def _body(message: EmailMessage, source: Source) -> str:
    """The mail's text: the plain part, else the HTML part as text."""
    parts = [part for part in _parts(message) if not _is_attached(part)]
    plain = "\n\n".join(_text(part, source) for part in parts if part.get_content_type() == "text/plain")
    if sum(map(str.isalpha, plain)) >= _LEAST:
        return mended_text(plain.replace("\r\n", "\n"))
    for part in parts:
        if part.get_content_type() == "text/html" and (markup := _text(part, source)).strip():
            return of_fragment(markup, source.name)
    return mended_text(plain.replace("\r\n", "\n"))


def _text(part: EmailMessage, source: Source) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return ""
    declared = resolve_encoding(part.get_content_charset() or "ascii")
    read = page_decoded if part.get_content_type() == "text/html" else decoded
    return read(data, source.name, None if declared == "utf-8" else declared)


def _own(text: str) -> tuple[str, dict[str, str]]:
    """What was written for this mail, or the mail that it forwards and what that one's headers state."""
    known: dict[str, str] = {}
    forwarded = list(_FORWARDED.finditer(text))
    if forwarded and len(text) - forwarded[0].end() > forwarded[0].start():
        text, known = _behind_headers(text[forwarded[-1].end() :].lstrip("\n"))
    else:
        if forwarded:
            text = text[: forwarded[0].start()]
        if reply := _REPLY.search(text):
            text = text[: reply.start()]
        text = _CITED.sub("", text)
    return _SIGNATURE.sub("", text), known


def _behind_headers(text: str) -> tuple[str, dict[str, str]]:
    """The text of a mail that stands in another, and what its headers state."""
    lines = text.split("\n")
    cited = bool(lines) and lines[0].lstrip().startswith(">")
    if cited:
        lines = [regex.sub(r"^[ \t]*>[ \t]?", "", line) for line in lines]
    stated: dict[str, str] = {}
    start = 0
    while start < len(lines) and (not lines[start].strip() or (header := _HEADER.fullmatch(lines[start]))):
        if lines[start].strip() and header:
            stated[header["name"].lower()] = header["value"].strip()
        start += 1
    known = {
        "title": _subject(stated.get("subject")),
        "author": _sender(stated.get("from")),
        "published": stated_day(stated.get("date") or stated.get("sent")),
    }
    return "\n".join(lines[start:]), {name: value for name, value in known.items() if value}


def _subject(subject: str | None) -> str | None:
    """A subject without what programs put before it."""
    return _PASSED_ON.sub("", subject) or None if subject else None


def _sender(address: str | None) -> str | None:
    """The name of a sender, without the address."""
    if not address:
        return None
    name, _ = email.utils.parseaddr(address)
    return name or None
