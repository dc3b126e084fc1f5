from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from graphs import archive
from graphs.serving.application import application
from tests.graphs.serving.texts import ARTICLES

HOST = "127.0.0.1:8765"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the articles of ``texts``."""
    path = tmp_path_factory.mktemp("archive") / "news.db"
    with archive.open(path) as news:
        news.add(ARTICLES)
    return path


@pytest.fixture
def news(filled: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    path = tmp_path / "news.db"
    with archive.open(filled) as news:
        news.connection.execute("VACUUM INTO ?", (str(path),))
    return path


@pytest.fixture
def client(news: Path) -> TestClient:
    return TestClient(application(news, [HOST], may_fetch=False), base_url=f"http://{HOST}")


@pytest.fixture
def address(news: Path) -> Iterator[str]:
    """A page that runs, for a browser."""
    hosts: list[str] = []
    server = uvicorn.Server(
        uvicorn.Config(application(news, hosts), port=0, log_level="critical", lifespan="off")
    )
    listener = server.config.bind_socket()
    host = f"127.0.0.1:{listener.getsockname()[1]}"
    server.config.app = application(news, [host], may_fetch=False)
    running = threading.Thread(target=server.run, args=([listener],), daemon=True)
    running.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://{host}"
    server.should_exit = True
    running.join(10)
