"""``quotetrail serve``: the local web page."""

from __future__ import annotations

import errno
import getpass
import secrets
import socket
import tempfile
from pathlib import Path

import click

from graphs.commands.common import warn
from graphs.steps import heard

__all__ = ["command"]

_PORT = 8765
_LOCAL = ("127.0.0.1", "localhost", "::1")
_LOOPBACK = "127.0.0.1"


@click.command(
    epilog="""\b
Examples:
  quotetrail serve news.db
  quotetrail serve                       nothing is kept when it ends
  quotetrail serve news.db --port 9000 --no-browser
  quotetrail serve news.db --host 0.0.0.0    others may open it, with the token in the address"""
)
@click.argument("archive", metavar="[ARCHIVE.db]", required=False, type=click.Path(path_type=Path))
@click.option(
    "--port", default=_PORT, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free."
)
@click.option("--host", default=_LOOPBACK, show_default=True, metavar="ADDRESS", help="What it listens at.")
@click.option(
    "--by", default=getpass.getuser, show_default="your user's name", help="Who corrects and decides."
)
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@click.option("--links/--no-links", default=True, help="Fetch the links that are given to it.")
def command(archive: Path | None, port: int, host: str, by: str, browser: bool, links: bool) -> None:
    """A page in the browser: who said what, is it reported right, and all that an archive answers.

    ARCHIVE.db is made where there is none. The page is on this computer only, unless --host says otherwise:
    then its address holds a token, which whoever opens it needs.
    """
    if archive is not None:
        _serve(archive, port, host, by, browser, links, is_lasting=True)
        return
    with tempfile.TemporaryDirectory(prefix="quotetrail-", ignore_cleanup_errors=True) as folder:
        warn("nothing is kept when it ends; name a file to keep it: quotetrail serve news.db")
        _serve(Path(folder) / "archive.db", port, host, by, browser, links, is_lasting=False)


def _serve(
    archive: Path, port: int, host: str, by: str, browser: bool, links: bool, is_lasting: bool
) -> None:
    import uvicorn

    from graphs import archive as archives
    from graphs.serving.application import application
    from quotes.deep import encoder

    encoder.folder()  # what is wrong with it, or with the file, is told here, not in the browser
    archives.open(archive).close()
    with _listening(host, port) as listener:
        port = listener.getsockname()[1]
        token = "" if host in _LOCAL else secrets.token_urlsafe()
        names = [*_LOCAL[:2], "[::1]"] if host in _LOCAL else [_reached(host), host, *_LOCAL[:2]]
        hosts = list(dict.fromkeys(f"{name.lower()}:{port}" for name in names))
        address = f"http://{hosts[0]}/" + (f"?token={token}" if token else "")
        app = application(archive, hosts, token, by, is_lasting, links)
        server = uvicorn.Server(
            uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        )
        warn(f"the page is at {address} (stop it with Ctrl-C)")
        if browser:
            import webbrowser

            webbrowser.open(address)
        with heard(None):  # what pages wait for is told by them
            server.run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; taken first, so that a port which is in use is told in one line."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise click.ClickException(
                f"port {port} is in use; give another: --port {port % 65535 + 1}"
            ) from None
        raise click.ClickException(f"cannot listen at {host} ({error.strerror}); check --host") from None
    return listener


def _reached(host: str) -> str:
    """The name by which others reach this computer, where it listens at all its addresses."""
    if host not in ("0.0.0.0", "::"):
        return f"[{host}]" if ":" in host else host
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            probe.connect(("192.0.2.1", 9))  # sends nothing: tells which of our addresses leads out
            return str(probe.getsockname()[0])
    except OSError:
        return socket.gethostname()
