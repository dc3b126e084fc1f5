"""Links: a page or a file on the web, fetched when a user names its address, and at no other time.

Only http and https, only as much as an article is long, only for so long, and only from public addresses:
each step of a redirect is looked up, held against that rule and reached at the address that was looked up.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import regex

from quotes.reading.options import ReadingOptions
from quotes.reading.source import LARGEST, ReadingError, Source
from quotes.version import __version__

__all__ = ["fetched", "is_link", "is_walled"]

_ADDRESS = regex.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_WALLED = regex.compile(rb'(?i)"isAccessibleForFree"\s*:\s*"?false')
"""What publishers tell search engines of an article that is not given to everybody."""

_REDIRECTS = 5
_SECONDS = 30.0
_AGENT = f"quotetrail/{__version__} (reads one article for its user)"
_MOVED = (301, 302, 303, 307, 308)
_REASONS = {
    401: "asks for a password; save the page in your browser and give the file",
    402: "is behind a paywall; save the page in your browser and give the file",
    403: "is not given to programs; save the page in your browser and give the file",
    404: "is not there (404); check the address",
    410: "is gone (410); look for it in a web archive",
    429: "asks to wait (429); try again later",
    451: "is withheld for legal reasons (451)",
}
_PORTS = {"http": 80, "https": 443}


def is_link(name: str) -> bool:
    """Whether a name is an address, of a page or of something that is not fetched."""
    return _ADDRESS.match(name) is not None


def is_walled(source: Source) -> bool:
    """Whether a page says that it is for subscribers; its text may be there all the same."""
    return source.data is not None and _WALLED.search(source.data) is not None


def fetched(address: str, options: ReadingOptions) -> Source:
    """What lies at an address. Raises ReadingError where it cannot, or must not, be fetched."""
    import urllib3

    here = address
    try:
        for _ in range(_REDIRECTS + 1):
            status, where, data = _in_time(address, here, options)
            if status not in _MOVED or not where:
                break
            here = urljoin(here, where)
        else:
            raise ReadingError(f"{address}: is redirected in circles; open it in a browser and save the page")
    except ReadingError:
        raise
    except (urllib3.exceptions.ProtocolError, urllib3.exceptions.DecodeError):
        raise ReadingError(
            f"{address}: its server gives no whole answer; try again, or save the page and give the file"
        ) from None
    except urllib3.exceptions.HTTPError as error:
        raise ReadingError(
            f"{address}: cannot be reached ({_reason(error)}); check the network and the address"
        ) from None
    except (socket.gaierror, UnicodeError):
        raise ReadingError(f"{address}: its server is not found; check the network and the address") from None
    except (OSError, ValueError) as error:
        raise ReadingError(f"{address}: cannot be fetched ({error}); check the address") from None
    if status != 200:
        raise ReadingError(f"{address}: {_REASONS.get(status, f'is not given by its server ({status})')}")
    if len(data) > LARGEST:
        raise ReadingError(f"{address}: is longer than any article (more than {LARGEST:,} bytes)")
    parts = urlsplit(here)
    file = PurePosixPath(unquote(parts.path))
    return Source(file.stem or parts.hostname or "page", here, data, known={"url": here}, label=address)


def _in_time(address: str, here: str, options: ReadingOptions) -> tuple[int, str | None, bytes]:
    """What ``_answer`` gives, in as much time as is allowed; a server may send a letter a second."""
    given: list[tuple[int, str | None, bytes] | Exception] = []

    def ask() -> None:
        try:
            given.append(_answer(here, options))
        except Exception as error:  # raised again where it is asked for
            given.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(_SECONDS)
    if not given:
        raise ReadingError(
            f"{address}: takes more than {_SECONDS:.0f} seconds; save the page and give the file"
        )
    if isinstance(given[0], Exception):
        raise given[0]
    return given[0]


def _answer(address: str, options: ReadingOptions) -> tuple[int, str | None, bytes]:
    """Status, where it is redirected to, and body, of one address."""
    import urllib3

    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ReadingError(f"{address}: is no address of a page; it begins with http:// or https://")
    host = parts.hostname
    port = parts.port or _PORTS[parts.scheme]
    ip = _looked_up(address, host, port, options)
    timeout = urllib3.Timeout(total=_SECONDS)
    settings: dict[str, Any] = {"timeout": timeout, "retries": False}
    pool: urllib3.HTTPConnectionPool
    if parts.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(ip, port, server_hostname=host, assert_hostname=host, **settings)
    else:
        pool = urllib3.HTTPConnectionPool(ip, port, **settings)
    with pool:
        named = f"[{host}]" if ":" in host else host
        headers = {
            "Host": named if port == _PORTS[parts.scheme] else f"{named}:{port}",
            "User-Agent": _AGENT,
            "Accept": "text/html,*/*;q=0.8",
            "Accept-Encoding": "gzip",
        }
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        response = pool.urlopen("GET", path, headers=headers, redirect=False, preload_content=False)
        try:
            data = b"" if response.status in _MOVED else _body(response)
            return response.status, response.headers.get("Location"), data
        finally:
            response.close()


def _body(response: Any) -> bytes:
    """As much of an answer as is allowed."""
    data = bytearray()
    while len(data) <= LARGEST and (piece := response.read(65536, decode_content=True)):
        data += piece
    return bytes(data)


def _looked_up(address: str, host: str, port: int, options: ReadingOptions) -> str:
    """The IP address of a host, if it is a public one. Raises ReadingError for others."""
    found = {str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    for ip in found:
        number = ipaddress.ip_address(ip.partition("%")[0])
        mapped = getattr(number, "ipv4_mapped", None) or number
        if not options.private and (not mapped.is_global or mapped.is_multicast):
            raise ReadingError(
                f"{address}: leads to an address that is not public ({ip}); save the page yourself,"
                " or give the link to quotetrail archive add --private"
            )
    return sorted(found, key=lambda ip: ":" in ip)[0]


def _reason(error: Exception) -> str:
    words = str(getattr(error, "reason", None) or error)
    return " ".join(words.rpartition(": ")[2].split())[:100]
