from __future__ import annotations

import pytest

import graphs
from graphs.building.claims import Claim, Saying, find_claims
from graphs.building.passages import common_passage
from graphs.building.ties import Tie, compare, find_ties
from graphs.identities.judgements import Verdict
from quotes.document import QuoteKind
from tests.graphs.documents import document, speaker

FERRY = "We will build the ferry by spring, and nobody will pay a crown more for it."


def claim(text: str, kind: QuoteKind = "direct") -> Claim:
    quote = document("a", [], [(None, text, kind)]).quotes[0]
    return find_claims([Saying("a", quote, None)])[0]


def tie(later: str, earlier: str = FERRY) -> Tie:
    found = compare(claim(later), claim(earlier))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "later",
    [
        "we will build the ferry by spring",
        "We'll build the ferry by spring, and nobody will pay a crown more for it.",
        "They laughed. " + FERRY + " That is what I promised.",
        "Well, we'll build the ferry by spring, and, you know, nobody will pay a crown more for it.",
        "We will build the ferry … and nobody will pay a crown more for it.",
        "We [the council] will build the ferry by spring, and nobody will pay a crown more for it.",
    ],
)
def test_another_cut_repeats(later: str) -> None:
    assert (tie(later).relation, tie(later).changes) == ("repeats", ())
    assert (tie(FERRY, later).relation, tie(FERRY, later).changes) == ("repeats", ())


@pytest.mark.parametrize(
    ("later", "changes"),
    [
        ("We will not build the ferry by spring, and nobody will pay a crown more for it.", (("not", ""),)),
        (
            "We will build the ferry by autumn, and nobody will pay a crown more for it.",
            (("autumn", "spring"),),
        ),
        ("We will build the ferry by spring, and nobody will pay a crown more for him.", (("him", "it"),)),
        ("They will build the ferry by spring, and nobody will pay a crown more for it.", (("they", "we"),)),
        ("We will build the ferry, and nobody will pay a crown more for it.", (("", "by spring"),)),
    ],
)
def test_other_words_alter(later: str, changes: tuple[tuple[str, str], ...]) -> None:
    assert (tie(later).relation, tie(later).changes) == ("alters", changes)


@pytest.mark.parametrize(
    "later",
    [
        "The ferry will be here by spring, I am told.",
        "We will build the ferry, said nobody; the harbour wants dredging, money and a plan first.",
        "Nobody will pay.",
    ],
)
def test_a_few_common_words_are_no_tie(later: str) -> None:
    assert compare(claim(later), claim(FERRY)) is None


def test_reporters_words_are_not_compared() -> None:
    assert compare(claim(FERRY, "indirect"), claim(FERRY)) is None
    mixed = claim("the council “will build the ferry by spring” whatever it costs", "mixed")
    found = compare(mixed, claim(FERRY))
    assert found is not None and (found.relation, found.changes) == ("repeats", ())
    assert (
        compare(
            claim("we will build the ferry by spring, “come what may, believe me”", "mixed"), claim(FERRY)
        )
        is None
    )
    stripped = claim("the council “will build the ferry by spring", "mixed")
    assert compare(stripped, claim(FERRY)) is not None


def test_a_passage_says_where_it_stands() -> None:
    found = common_passage((*"xyabcde",), (*"abqcdez",))
    assert found is not None
    assert (found.start, found.end, found.equal, found.changes) == (2, 7, 5, (((), ("q",), 4, 2),))


def test_later_claims_are_tied_to_the_first() -> None:
    texts = [FERRY, FERRY.replace("spring", "autumn"), FERRY.replace("crown", "penny"), FERRY[:45]]
    claims = [claim(text) for text in texts]
    ties = list(find_ties(claims))
    assert [(claims.index(t.later), claims.index(t.earlier)) for t in ties] == [(1, 0), (2, 0), (3, 0)]
    assert [t.relation for t in ties] == ["alters", "alters", "repeats"]


def test_a_long_quote_is_tied_to_each_of_its_parts() -> None:
    other = "The harbour board has never once answered a letter of mine."
    claims = [claim(text) for text in (FERRY, other, f"{FERRY} {other}")]
    assert {t.earlier.id for t in find_ties(claims)} == {claims[0].id, claims[1].id}


def test_in_the_graph() -> None:
    who = [speaker("Ada Byron")]
    documents = [
        document("late", who, [("ada-byron", FERRY.replace("will build", "won't build"))], "2020-03-01"),
        document("early", who, [("ada-byron", FERRY)], "2020-01-01"),
    ]
    graph = graphs.build(documents)
    ((later, earlier, values),) = [e for e in graph.edges(data=True) if e[2]["relation"] == "alters"]
    assert graph.nodes[later]["first_document"] == "document:late" == values["document"]
    assert graph.nodes[earlier]["first_document"] == "document:early"
    assert values["changes"] == "won't ← will" and 0.8 < values["similarity"] < 1
    assert values["start"] == 0


def test_ties_are_as_people_judged_them() -> None:
    other = "The harbour board has never once answered a letter of mine."
    who = [speaker("Ada Byron")]
    documents = [
        document("first", who, [("ada-byron", FERRY)], "2020-01-01"),
        document("other", who, [("ada-byron", other)], "2020-01-02"),
        document("later", who, [("ada-byron", FERRY.replace("spring", "autumn"))], "2020-01-03"),
    ]
    nodes = {values["first_document"]: node for node, values in graphs.build(documents).nodes(data=True)
             if values["kind"] == "claim"}  # fmt: skip
    first, other_, later = (nodes[f"document:{name}"] for name in ("first", "other", "later"))

    def ties(*judged: tuple[str, str, Verdict]) -> list[tuple[str, str, str]]:
        options = graphs.GraphOptions(claims=tuple(graphs.Judgement(*one) for one in judged))
        edges = graphs.build(documents, options).edges(data=True)
        found = ((later, earlier, values["relation"]) for later, earlier, values in edges)
        return sorted(edge for edge in found if edge[2] in ("repeats", "alters"))

    assert ties() == ties((later, first, "unsure"), (later, "claim:elsewhere", "same"))
    assert ties() == [(later, first, "alters")]
    assert ties((first, later, "different")) == []
    assert ties((later, first, "same")) == [(later, first, "repeats")]
    assert ties((later, first, "different"), (other_, first, "same")) == [(other_, first, "repeats")]


def test_a_hostile_text_costs_no_more_than_its_length() -> None:
    same = "no " * 20_000
    claims = [claim(same + str(n)) for n in range(3)]
    assert len(list(find_ties(claims))) == 2


@pytest.mark.corpora
def test_ties_are_right_on_labelled_pairs() -> None:
    from benchmarks.claims import compared, precision

    counts = compared()
    assert precision(counts) >= 0.95
    assert counts["repeats", "repeats"] >= 30
