"""Who may ask the page, and what may run in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graphs.serving import guards
from graphs.serving.application import application
from tests.graphs.serving.conftest import HOST
from tests.graphs.serving.test_flows import secret
from tests.graphs.serving.texts import HOSTILE

PAGES = (
    "/", "/?text=ferry", "/speakers", "/read", "/check", "/decide", "/timeline?text=ferry",
    "/article?name=hostile", "/article?name=hostile&quote=q1", "/graph?text=pier", "/audit?text=pier",
    "/nowhere", "/work?id=x", "/added",
)  # fmt: skip


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1:9", ""])
def test_another_host_is_turned_away(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


def test_another_origin_is_turned_away(client: TestClient) -> None:
    assert client.get("/", headers={"origin": "http://evil.example"}).status_code == 403
    assert client.get("/", headers={"origin": "null"}).status_code == 403
    assert client.get("/", headers={"origin": f"http://{HOST}"}).status_code == 200


@pytest.mark.parametrize("path", ["/read", "/correct", "/check", "/settle", "/decide", "/stop"])
def test_a_change_needs_the_secret_of_the_page(client: TestClient, path: str) -> None:
    client.get("/")
    assert client.post(path, data={"text": "a"}).status_code == 403
    assert client.post(path, data={"text": "a", "secret": "x" * 43}).status_code == 403
    client.cookies.clear()
    assert client.post(path, data={"text": "a", "secret": ""}).status_code == 403


def test_no_change_by_an_address(client: TestClient) -> None:
    for path in ("/correct", "/settle", "/stop"):
        assert client.get(path).status_code == 405


def test_a_page_for_others_needs_its_token(news: Path) -> None:
    client = TestClient(application(news, [HOST], token="t" * 40), base_url=f"http://{HOST}")
    assert client.get("/").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    answer = client.get("/?token=" + "t" * 40, follow_redirects=False)
    assert answer.status_code == 307
    assert "token" not in answer.headers["location"]
    assert client.get("/").status_code == 200
    again = TestClient(
        application(news, [HOST], token="n" * 40), base_url=f"http://{HOST}", cookies=client.cookies
    )
    assert again.get("/").status_code == 401
    assert again.get("/?token=" + "n" * 40).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_what_articles_bring_is_inert(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (200, 404)
    assert HOSTILE not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    policy = answer.text.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
    scripts = policy.partition("script-src")[2].partition(";")[0]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in scripts
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_too_much_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    known = secret(client)
    monkeypatch.setattr(guards, "LARGEST", 1_000)
    answer = client.post("/read", data={"secret": known, "text": "a" * 2_000})
    assert answer.status_code == 413
    body = (b"a" * 100 for _ in range(20))  # no size is told
    answer = client.post("/read", content=body, headers={"content-type": "application/x-www-form-urlencoded"})
    assert answer.status_code == 413
