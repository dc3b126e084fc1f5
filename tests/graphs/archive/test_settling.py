"""What an archive decides bit by bit is what is decided of all articles at once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import graphs
from graphs import archive
from quotes.document import AttributedDocument, QuoteKind
from tests.graphs.documents import document, speaker

FIRST = ("Ada", "Ida", "A.", "Karl", "Carl", "Mia", "John", "")
LAST = ("Byron", "Biron", "Ek", "Holm", "Smith", "Lind")
BODIES = ("Ministry of Works", "Harbour Board", "City of Lund", "Federal Water Agency", "FWA", "")
ROLES = ("minister", "mayor", "baker", "spokesman", "")
WORDS = (
    "the wall will be built on time and nobody has to pay a crown more for it than was said in spring".split()
)


def made(number: int, chance: random.Random, id: str = "") -> AttributedDocument:
    """An article of some people of few names, who say much the same, at some time of three years."""
    people = []
    for n in range(chance.randrange(1, 4)):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}".strip()
        stated = (chance.choice(ROLES), chance.choice(BODIES), "")
        people.append(speaker(name, *([stated] if any(stated) else []), id=f"s{n}"))
    if chance.random() < 0.4:
        body = chance.choice(BODIES[:5])
        people.append(speaker(body, kind="organization", id="body"))
    if chance.random() < 0.3:
        people.append(speaker("an official", kind="unnamed", id="official"))
    said: list[tuple[str | None, str, QuoteKind]] = []
    for _ in range(chance.randrange(1, 5)):
        begin = chance.randrange(8)
        words = WORDS[begin : begin + chance.choice((3, 9, 12))]
        if chance.random() < 0.4:
            words[chance.randrange(len(words))] = chance.choice(("never", "seven", "bridge"))
        kinds: tuple[QuoteKind, ...] = ("direct", "direct", "indirect")
        kind = chance.choice(kinds)
        said.append((chance.choice([*(one.id for one in people), None]), " ".join(words).capitalize(), kind))
    published = f"{chance.randrange(2019, 2022)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}"
    found = document(
        id or f"a{number}", people, said, chance.choice((published, published, None)), chance.choice("XYZ")
    )
    denied = tuple(
        replace(quote, stance="denies") if quote.kind == "indirect" and chance.random() < 0.3 else quote
        for quote in found.quotes
    )
    return replace(found, quotes=denied, text=f"{found.text}{number}", document=replace(
        found.document, sha256=f"{number:064}", url=f"https://example.org/{id or number}"
    ))  # fmt: skip


def content(news: archive.Archive) -> dict[str, Any]:
    """What the archive holds, without the numbers of its rows and the times of adding."""
    ask = news.connection.execute
    return {
        "speakers": ask(
            "SELECT d.name, s.key, i.node, i.name, i.kind FROM speakers s"
            " JOIN documents d ON d.id = s.document LEFT JOIN identities i ON i.id = s.identity ORDER BY 1, 2"
        ).fetchall(),
        "identities": ask("SELECT node, name, kind FROM identities ORDER BY 1").fetchall(),
        "names": ask(
            "SELECT i.node, n.name, n.aliases, n.speakers FROM identity_names n"
            " JOIN identities i ON i.id = n.identity ORDER BY 1, 2, 3"
        ).fetchall(),
        "affiliations": ask(
            "SELECT i.node, a.role, a.organization, a.place, a.speakers FROM identity_affiliations a"
            " JOIN identities i ON i.id = a.identity ORDER BY 1, 2, 3, 4"
        ).fetchall(),
        "claims": ask(
            "SELECT c.node, c.text, c.quoted, c.said, c.denied, c.quotes, d.name, q.key FROM claims c"
            " JOIN quotes q ON q.id = c.first_quote JOIN documents d ON d.id = q.document ORDER BY 1"
        ).fetchall(),
        "quotes": ask(
            "SELECT d.name, q.key, q.text, c.node FROM quotes q JOIN documents d ON d.id = q.document"
            " LEFT JOIN claims c ON c.id = q.claim ORDER BY 1, 2"
        ).fetchall(),
        "ties": ask(
            "SELECT l.node, e.node, t.relation, t.similarity, t.changes FROM ties t"
            " JOIN claims l ON l.id = t.later JOIN claims e ON e.id = t.earlier ORDER BY 1, 2, 3"
        ).fetchall(),
        "doubtful": sorted(
            (pair.left.key, pair.right.key, pair.score, pair.reasons, pair.same)
            for pair in news.doubtful_speakers(10_000)[1]
        ),
        "shingles": ask(
            "SELECT shingle, s.quoted, s.day, c.node FROM shingles s JOIN claims c ON c.id = s.claim"
            " ORDER BY 1, 2, 3, 4"
        ).fetchall(),
    }


def built(path: Path, parts: Iterable[list[AttributedDocument]]) -> dict[str, Any]:
    with archive.open(path) as news:
        for part in parts:
            news.add(part)
        assert news.connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = content(news)
        assert (found["names"], found["affiliations"]) == recounted(news)
        for table in ("quotes_fts", "identity_names_fts", "identity_affiliations_fts"):
            news.connection.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        return found


def recounted(news: archive.Archive) -> tuple[list[Any], list[Any]]:
    """What articles call and state of identities, counted anew; each quote has its speaker's identity."""
    ask = news.connection.execute
    wrong = (
        "SELECT 1 FROM quotes q LEFT JOIN speakers s ON s.id = q.speaker WHERE q.identity IS NOT s.identity"
    )
    assert not ask(wrong).fetchall()
    names = ask(
        "SELECT i.node, s.name, s.aliases, count(*) FROM speakers s JOIN identities i ON i.id = s.identity"
        " GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    ).fetchall()
    stated = ask(
        "SELECT i.node, a.role, a.organization, a.place, count(DISTINCT s.id) FROM affiliations a"
        " JOIN speakers s ON s.id = a.speaker JOIN identities i ON i.id = s.identity"
        " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
    ).fetchall()
    return names, stated


@pytest.mark.parametrize("seed", range(6))
def test_bit_by_bit_in_any_order_is_as_all_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    documents = [made(n, chance) for n in range(60)]
    at_once = built(tmp_path / "once.db", [documents])
    chance.shuffle(documents)
    parts, rest = [], documents
    while rest:
        size = chance.choice((1, 1, 3, 10))
        parts.append(rest[:size])
        rest = rest[size:]
    assert built(tmp_path / "bits.db", parts) == at_once


@pytest.mark.parametrize("seed", range(3))
def test_it_is_what_the_graph_has(tmp_path: Path, seed: int) -> None:
    documents = [made(n, random.Random(100 * seed + n)) for n in range(40)]
    found = built(tmp_path / "news.db", [documents])
    builder = graphs.GraphBuilder()
    for one in documents:
        builder.add(one)
    graph, identities = builder.graph(), builder.identities()
    assert [(name, key, node) for name, key, node, *_ in found["speakers"]] == sorted(
        (name, key, node) for (name, key), node in identities.nodes.items()
    )
    assert found["doubtful"] == sorted(
        (pair.left, pair.right, pair.score, pair.reasons, pair.same) for pair in identities.doubtful()
    )
    claims = {node: values["text"] for node, values in graph.nodes(data=True) if values["kind"] == "claim"}
    assert {node: text for node, text, *_ in found["claims"]} == claims
    ties = {
        (later, earlier, values["relation"], values["similarity"])
        for later, earlier, values in graph.edges(data=True)
        if values["relation"] in ("repeats", "alters", "denies")
    }
    assert {(later, earlier, *how) for later, earlier, *how, _ in found["ties"]} == ties


def test_the_graph_has_the_ties_that_people_judged(tmp_path: Path) -> None:
    documents = [made(n, random.Random(n)) for n in range(40)]
    with archive.open(tmp_path / "news.db") as news:
        news.add(documents)
        ties = [(later, earlier) for later, earlier, *_ in content(news)["ties"]]
        assert len(ties) > 8
        for n, (later, earlier) in enumerate(ties[:6]):
            news.judge_claims(later, earlier, ("different", "same", "unsure")[n % 3], by="ana")
        news.judge_claims(ties[0][0], ties[7][1], "same", by="ana")
        kept = {(later, earlier, how, alike) for later, earlier, how, alike, _ in content(news)["ties"]}
        graph = graphs.build(news.documents(), graphs.GraphOptions(claims=news.judgements("claims")))
    assert kept == {
        (later, earlier, values["relation"], values["similarity"])
        for later, earlier, values in graph.edges(data=True)
        if values["relation"] in ("repeats", "alters", "denies")
    }


def test_a_version_that_was_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    chance = random.Random(7)
    old = [made(n, chance, id=f"a{n}") for n in range(30)]
    new = [made(100 + n, chance, id=f"a{n}") for n in range(0, 30, 2)]
    kept = {one.document.url: one for one in [*old, *new]}
    with archive.open(tmp_path / "versions.db") as news:
        news.add(old)
        assert news.add(new) == archive.Added(changed=15)
        replaced = content(news)
        assert (replaced["names"], replaced["affiliations"]) == recounted(news)
        names = {one.document.id: one.document.url for one in news.documents()}
        current = {(row[2], row[3]) for row in replaced["speakers"] if row[0] in names}
    only = built(tmp_path / "only.db", [list(kept.values())])
    assert {node.partition("~")[0].partition("/")[0] for node, _ in current} == {
        node.partition("~")[0].partition("/")[0] for _, _, node, *_ in only["speakers"]
    }
    assert {text for _, text, *_ in replaced["claims"]} == {text for _, text, *_ in only["claims"]}


def test_judgements_count_in_whatever_order_articles_come(tmp_path: Path) -> None:
    chance = random.Random(3)
    documents = [made(n, chance) for n in range(40)]
    with archive.open(tmp_path / "first.db") as news:
        news.add(documents)
        pairs = news.doubtful_speakers(100)[1]
        assert len(pairs) > 3
        for n, pair in enumerate(pairs[:6]):
            try:
                news.judge(pair.left.key, pair.right.key, "different" if pair.same else "same", by=f"p{n}")
            except ValueError as error:
                assert "contradict" in str(error)
        judged = news.judgements()
        expected = content(news)
        assert (expected["names"], expected["affiliations"]) == recounted(news)
    with archive.open(tmp_path / "second.db") as news:
        news.add(documents[20:])
        here = {f"{one.document.id}/{who.id}" for one in documents[20:] for who in one.speakers}
        for judgement in judged:
            if {judgement.left, judgement.right} <= here:
                news.judge(judgement.left, judgement.right, judgement.verdict, by="p")
        news.add(documents[:20])
        for judgement in judged:
            news.judge(judgement.left, judgement.right, judgement.verdict, by="p")
        assert content(news) == expected
    identities = graphs.GraphBuilder(graphs.GraphOptions(judgements=judged))
    for one in documents:
        identities.add(one)
    assert [(name, key, node) for name, key, node, *_ in expected["speakers"]] == sorted(
        (name, key, node) for (name, key), node in identities.identities().nodes.items()
    )


def test_a_judgement_that_is_taken_back_leaves_nothing_behind(tmp_path: Path) -> None:
    chance = random.Random(3)
    documents = [made(n, chance) for n in range(40)]
    with archive.open(tmp_path / "news.db") as news:
        news.add(documents)
        before = content(news)
        people = news.doubtful_speakers(100)[1][:4]
        claims = news.connection.execute(
            "SELECT l.node, e.node FROM ties t JOIN claims l ON l.id = t.later"
            " JOIN claims e ON e.id = t.earlier ORDER BY 1, 2 LIMIT 3"
        ).fetchall()
        assert len(people) == 4 and len(claims) == 3
        for pair in people:
            news.judge(pair.left.key, pair.right.key, "different" if pair.same else "same", by="p")
        for later, earlier in claims:
            news.judge_claims(later, earlier, "different", by="p")
        assert content(news) != before
        for pair in people:
            news.take_back("speakers", pair.left.key, pair.right.key)
        for later, earlier in claims:
            news.take_back("claims", later, earlier)
        assert content(news) == before
        assert news.judgements() == news.judgements("claims") == ()
        with pytest.raises(archive.MissingError, match="nobody has judged"):
            news.take_back("claims", *claims[0])


def test_counted_is_what_is_found_quote_by_quote(tmp_path: Path) -> None:
    chance = random.Random(5)
    documents = [made(n, chance, id=f"a{n % 25}") for n in range(40)]  # some replace others
    with archive.open(tmp_path / "news.db") as news:
        news.add(documents)
        asked_for: list[dict[str, Any]] = [{}, {"outlet": "X"}, {"since": "2020", "until": "2020-06"}]
        for filters in asked_for:
            quotes = Counter[str]()
            for hit in news.search(limit=1_000, **filters).results:
                quotes[hit.node or ""] += 1
            ranked = news.speakers(limit=1_000, **filters)
            assert {row["node"]: row["quotes"] for row in ranked} == {
                node: number for node, number in quotes.items() if node
            }
            by_outlet, by_month = news.sources("outlet", **filters), news.sources("month", **filters)
            assert by_outlet[0]["quotes"] == by_month[0]["quotes"] == quotes.total()
            assert by_outlet[0]["no source"] == quotes[""]
            # what asks of quotes is counted quote by quote
            asked = [news.sources("outlet", kind=kind, **filters)[0] for kind in ("direct", "indirect")]
            for name in ("quotes", "named", "groups", "papers", "unnamed", "no source"):
                assert by_outlet[0][name] == sum(row[name] for row in asked)
