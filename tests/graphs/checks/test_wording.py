"""What a check says in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphs.checks.checking import Check, check
from graphs.checks.items import Item
from graphs.checks.judging.meaning import risks
from graphs.checks.judging.policies import Policy
from graphs.checks.matching.sources import Sources
from graphs.checks.outcome.wording import about, explained, link
from tests.graphs.sample import said

SOURCE = "She was up 5 or 6 points in June, the third month, and we will not close the gate: $900 and more."


def _check(quote: str, url: str | None = None) -> Check:
    document = said(f'"{SOURCE}" Ann Lee said.', (f'"{SOURCE}"', "Ann Lee"))
    known = replace(document.document, title="Coin Toss", outlet="Herald", published="2024-10-03", url=url)
    sources = Sources([replace(document, document=known)])
    return check(Item(1, "Ann Lee", quote), sources, Policy.load())


def test_another_ordinal_is_another_number() -> None:
    assert risks(["fourth"], ["third"]) and risks(["twenty-first"], ["twenty-second"])
    assert risks(["doubled"], ["tripled"]) and risks(["evening"], ["morning"])
    assert not risks(["3rd"], ["third"]) and not risks(["twenty-first"], ["21st"])


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("5 or 6", "15 or 16", ["5 or 6 points → 15 or 16 points", "this may change the number"]),
        ("$900", "$800", ["$900 → $800", "this may change the number"]),
        ("third", "fourth", ["third → fourth", "this may change which one"]),
        ("not close", "close", ["left out: not", "this may change whether it is so"]),
        ("the gate", "the big gate", ["added: big"]),
        (", and", " and", []),
    ],
)
def test_what_became_what(old: str, new: str, lines: list[str]) -> None:
    assert explained(_check(SOURCE.replace(old, new))) == lines


def test_where_it_was_found() -> None:
    found = _check(SOURCE, "https://example.org/toss#top").found
    assert found
    (extract,) = found.extracts
    assert about(extract) == "Coin Toss, Herald, 2024-10-03"
    assert link(extract) == "https://example.org/toss#:~:text=She%20was%20up,%24900%20and%20more"


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "file:///etc/passwd", "http://[x"])
def test_only_addresses_of_the_web_are_links(url: str | None) -> None:
    found = _check(SOURCE, url).found
    assert found
    assert not link(found.extracts[0])
