"""Links, fetched from a server of our own on the loopback."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from quotes.document import Article
from quotes.reading.inputs import articles
from quotes.reading.links import fetched
from quotes.reading.options import ReadingOptions
from quotes.reading.source import ReadingError

PAGE = (
    "<html><head><title>Weir shut</title></head><body><article><h1>Weir shut</h1><p>The weir was shut on Monday.</p>"  # noqa: E501
    "<p>“The piles are rotten,” said Una Platt.</p></article></body></html>"
).encode()
TEASER = b'<script type="application/ld+json">{"isAccessibleForFree": false}</script></head>'
LONG = b"</p><p>The council met on it." * 40
OPEN = ReadingOptions(private=True)


class Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = {
            "/weir": (200, {"Content-Type": "text/html"}, PAGE),
            "/packed": (200, {"Content-Encoding": "gzip"}, gzip.compress(PAGE)),
            "/bomb": (200, {"Content-Encoding": "gzip"}, gzip.compress(b"<p>" + bytes(40_000_000))),
            "/moved": (301, {"Location": "/weir"}, b""),
            "/circle": (302, {"Location": "/circle"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/inside": (302, {"Location": "http://10.0.0.1/"}, b""),
            "/teaser": (200, {}, PAGE.replace(b"</head>", TEASER)),
            "/metered": (200, {}, PAGE.replace(b"</head>", TEASER).replace(b"Platt.", b"Platt." + LONG)),
            "/gone": (404, {}, b""),
            "/paid": (402, {}, b""),
        }[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.mark.parametrize("path", ["/weir", "/packed", "/moved"])
def test_a_page(server: str, path: str) -> None:
    (article,) = articles([server + path], OPEN)
    assert isinstance(article, Article)
    assert "“The piles are rotten,” said Una Platt." in article.text
    address = server + path.replace("/moved", "/weir")
    assert (article.document.url, article.document.title, article.document.path) == (
        address,
        "Weir shut",
        address,
    )


def test_a_page_of_which_only_the_beginning_is_given(server: str) -> None:
    error, article = articles([f"{server}/teaser"], OPEN)
    assert "/teaser: is behind a paywall, and only its beginning is read" in str(error)
    assert isinstance(article, Article)
    (article,) = articles([f"{server}/metered"], OPEN)
    assert isinstance(article, Article)


def test_what_is_no_address_of_a_page() -> None:
    for address in ("ftp://post.example/weir", "file:///etc/passwd"):
        (error,) = articles([address], OPEN)
        assert f"{address}: is no address of a page; it begins with http:// or https://" in str(error)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/gone", "is not there (404)"),
        ("/paid", "is behind a paywall"),
        ("/circle", "is redirected in circles"),
        ("/file", "is no address of a page"),
        ("/bomb", "is longer than any article"),
    ],
)
def test_what_is_not_given(server: str, path: str, words: str) -> None:
    with pytest.raises(ReadingError) as error:
        fetched(server + path, OPEN)
    assert words in str(error.value)


def test_addresses_that_are_not_public(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ReadingError, match=f"^{server}/weir: leads to an address that is not public"):
        fetched(server + "/weir", ReadingOptions())
    for address in (
        "http://localhost/",
        "http://169.254.1.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://0.0.0.0/",
    ):
        with pytest.raises(ReadingError, match="not public"):
            fetched(address, ReadingOptions())
    from quotes.reading import links

    real = links._looked_up
    monkeypatch.setattr(
        links,
        "_looked_up",
        lambda address, host, port, options: real(
            address, host, port, OPEN if host == "127.0.0.1" else ReadingOptions()
        ),
    )
    with pytest.raises(ReadingError, match=r"10\.0\.0\.1"):
        fetched(server + "/inside", ReadingOptions())


@pytest.mark.parametrize(
    ("begins", "drop", "words"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"a", "takes more than 1 seconds; save the page"),
        (b"HTTP/1.1 200 OK\r\n", b"X: a\r\n", "takes more than 1 seconds; save the page"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc", b"", "its server gives no whole answer"),
        (b"hello\r\n\r\n", b"", "its server gives no whole answer"),
    ],
)
def test_a_server_that_takes_its_time_or_breaks_off(
    monkeypatch: pytest.MonkeyPatch, begins: bytes, drop: bytes, words: str
) -> None:
    monkeypatch.setattr("quotes.reading.links._SECONDS", 1.0)
    done = threading.Event()

    def answer() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(begins)
            while drop and not done.wait(0.2):
                connection.sendall(drop)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = threading.Thread(target=answer)
        serving.start()
        (error,) = articles([f"http://127.0.0.1:{listening.getsockname()[1]}/weir"], OPEN)
        done.set()
        serving.join()
    assert words in str(error)


def test_nobody_there() -> None:
    with pytest.raises(ReadingError, match="cannot be reached"):
        fetched("http://127.0.0.1:9/", OPEN)
    with pytest.raises(ReadingError, match="server is not found"):
        fetched("http://no-such-host.invalid/", OPEN)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate that we made ourselves, for localhost, and its key."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("needs the command openssl, which makes the certificate")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "made.pem", folder / "key.pem"
    command = (
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run([openssl, *command.split(), "-keyout", key, "-out", made], check=True, capture_output=True)
    return made, key


@pytest.fixture
def secure(server: str, certificate: tuple[Path, Path]) -> Iterator[tuple[str, str]]:
    """Addresses of a server over TLS, and of one without that redirects to it."""

    class Moved(Answers):
        def do_GET(self) -> None:
            self.send_response(302)
            self.send_header("Location", f"https://localhost:{running.server_port}{self.path}")
            self.end_headers()

    running = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    running.socket = context.wrap_socket(running.socket, server_side=True)
    before = ThreadingHTTPServer(("127.0.0.1", 0), Moved)
    threads = [threading.Thread(target=one.serve_forever) for one in (running, before)]
    for thread in threads:
        thread.start()
    yield f"https://localhost:{running.server_port}", f"http://localhost:{before.server_port}"
    for one, thread in zip((running, before), threads, strict=True):
        one.shutdown()
        one.server_close()
        thread.join()


def test_redirects_over_tls(
    secure: tuple[str, str], certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    over_tls, before = secure
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    for address in (f"{over_tls}/weir", f"{over_tls}/moved", f"{before}/moved"):
        (article,) = articles([address], OPEN)
        assert isinstance(article, Article)
        assert article.document.url == f"{over_tls}/weir"
    with pytest.raises(ReadingError, match="is redirected in circles"):
        fetched(f"{before}/circle", OPEN)


def test_a_certificate_that_nobody_vouches_for(secure: tuple[str, str]) -> None:
    with pytest.raises(ReadingError, match=r"cannot be reached .*certificate"):
        fetched(f"{secure[1]}/weir", OPEN)
