"""Who may ask the local page, and what may run in it: hosts, origins, a token, sizes, headers.

A page on 127.0.0.1 is within reach of every other page that the same browser has open. So only our own
host names are answered (against DNS rebinding), every change needs a secret that other sites cannot read
(against forged requests), and nothing that an article brought in runs.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["LARGEST", "Guards", "change", "secret_of"]

LARGEST = 50_000_000
"""Bytes of what may be sent to the page: some drafts and articles, or an archive of them."""

_TOKEN, _SECRET = "quotetrail-token", "quotetrail-secret"
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)
# What a page's own policy (templates/base.html) cannot tell, or what a page without one needs.
_POLICY = b"frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
_NO_PAGE = b"default-src 'none'; " + _POLICY


class Guards:
    """What stands before the application: turns away whoever may not ask, and adds headers to each answer.

    hosts: the Host headers that are answered, as "127.0.0.1:8765". token: a secret that the first address
    must hold, for a page that others on the network can reach; empty where there is no need of one.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str], token: str = "") -> None:
        self.app, self.hosts, self.token = app, frozenset(hosts), token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request (ASGI)."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        secret = request.cookies.get(_SECRET, "")
        scope["secret"] = secret if len(secret) >= _LEAST else secrets.token_urlsafe()
        refusal = self._refusal(request)
        if refusal is None and self.token and request.query_params.get("token") == self.token:
            refusal = RedirectResponse(
                str(request.url.remove_query_params("token").replace(netloc="", scheme=""))
            )
            refusal.set_cookie(_TOKEN, self.token, httponly=True, samesite="strict")
        answer = refusal or self.app
        await answer(scope, _limited(receive), self._headed(scope, send))

    def _refusal(self, request: Request) -> PlainTextResponse | RedirectResponse | None:
        if request.headers.get("host", "").lower() not in self.hosts:
            return PlainTextResponse(f"This page answers at {', '.join(sorted(self.hosts))} only.\n", 421)
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc.lower() not in self.hosts:
            return PlainTextResponse("Another site asked for this; open the page itself.\n", 403)
        # The cookie may be one of an earlier run: the address outranks it.
        given = request.query_params.get("token", "") or request.cookies.get(_TOKEN, "")
        if self.token and not hmac.compare_digest(given.encode(), self.token.encode()):
            return PlainTextResponse(
                "Open the address that quotetrail serve printed; it holds a token.\n", 401
            )
        try:
            length = int(request.headers.get("content-length", "0"))
        except ValueError:
            return PlainTextResponse("The request tells no size.\n", 400)
        if length > LARGEST:
            return PlainTextResponse(f"This is more than {LARGEST:,} bytes; give it to the command.\n", 413)
        return None

    def _headed(self, scope: Scope, send: Send) -> Send:
        """``send`` that adds the headers, and the cookie with the secret where it is new."""
        cookie = f"{_SECRET}={scope['secret']}; HttpOnly; SameSite=Strict; Path=/".encode()

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message.setdefault("headers", [])
                kinds = [value for name, value in headers if name == b"content-type"]
                policy = _POLICY if any(kind.startswith(b"text/html") for kind in kinds) else _NO_PAGE
                headers += [*_HEADERS, (b"content-security-policy", policy), (b"set-cookie", cookie)]
            await send(message)

        return headed


_LEAST = 32  # characters of a secret that we made


def _limited(receive: Receive) -> Receive:
    """``receive`` that stops a body which says no size, or a wrong one, and never ends."""
    received = 0

    async def limited() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > LARGEST:
            raise HTTPException(413, f"This is more than {LARGEST:,} bytes; give it to the command.")
        return message

    return limited


def secret_of(request: Request) -> str:
    """What every form of a page must send back: other sites cannot read it."""
    return str(request.scope["secret"])


async def change(request: Request) -> FormData:
    """The fields of a form that changes something. Raises HTTPException where it is not from our own page."""
    form = await request.form(max_files=1_000, max_fields=1_000, max_part_size=LARGEST)
    given = form.get("secret")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode(), secret_of(request).encode()):
        raise HTTPException(
            403, "This form is no longer valid; go back, load the page again and send it once more."
        )
    return form
