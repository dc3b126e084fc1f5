from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

import graphs
from graphs.identities.identity import Identities, identify
from graphs.identities.judgements import Judgement
from graphs.identities.names import BODY_RULES, PERSON_RULES, parsed_name, person_name
from quotes.document import AttributedDocument, Speaker
from tests.graphs.documents import document, speaker

LONG = "There will be no second ferry before the harbour is dredged."


def who(*documents: AttributedDocument, judgements: tuple[Judgement, ...] = ()) -> Identities:
    return identify({d.document.id: d for d in documents}, judgements)


def article(id: str, *speakers: Speaker, published: str = "2020-01-01") -> AttributedDocument:
    return document(id, list(speakers), [(one.id, f"{LONG} {id}") for one in speakers], published)


def nodes(found: Identities) -> list[str]:
    return [found.nodes[key] for key in sorted(found.nodes)]


def test_examples_of_name_rules() -> None:
    for n, one in enumerate(PERSON_RULES):
        left, right = (person_name(name) for name in one.example)
        assert one.applies(left, right) and one.applies(right, left)
        assert not any(earlier.applies(left, right) for earlier in PERSON_RULES[:n])


@pytest.mark.parametrize(
    "name",
    ("Ada Byron", "ada BYRON", "Ada Kay Byron", "Ada K. Byron", "Ada V. Byron", "King Byron", "Ada van Byron",
     "Ada Byron Jr", "Sheikh Ali Khan", "Ada Della Rosa", "Maria Santa Cruz", "Judge Kay Byron",
     "Ada Byron PhD", "Ada Byron Esq", "Bin Salman Ali", "Ada And Karl", "Doctor Ada Byron"),
)  # fmt: skip
def test_plain_names_are_parted_as_the_parser_parts_them(name: str) -> None:
    assert person_name(name) == parsed_name(name)


def test_example_of_body_rule() -> None:
    assert BODY_RULES[0].applies("fbi", "federal bureau of investigation")


def test_same_full_name_is_the_same_speaker() -> None:
    found = who(article("a", speaker("Ada Byron")), article("b", speaker("Ada Byron")))
    assert nodes(found) == ["speaker:ada-byron"] * 2
    assert [(pair.score, pair.same) for pair in found.pairs] == [(0.9, True)]
    assert found.pairs[0].reasons == ("same full name 0.90",)


def test_affiliations_speak_against_it() -> None:
    found = who(
        article("a", speaker("Ada Byron", ("mayor", "City of Lund", "Lund"))),
        article("b", speaker("Ada Byron", ("goalkeeper", "Malmo Rovers", ""))),
    )
    assert nodes(found) == ["speaker:ada-byron", "speaker:ada-byron~b/ada-byron"]
    assert "other affiliation" in found.pairs[0].reasons[1] and not found.pairs[0].same
    assert found.doubtful() == list(found.pairs)


def test_dates_speak_against_it() -> None:
    found = who(
        article("a", speaker("Ada Byron"), published="1931-04-02"), article("b", speaker("Ada Byron"))
    )
    assert len(set(nodes(found))) == 2


def test_same_words_outweigh_another_affiliation() -> None:
    one = document("a", [speaker("Ada Byron", ("mayor", "City of Lund", ""))], [("ada-byron", LONG)])
    other = document("b", [speaker("Ada Byron", ("chair", "Ferry Trust", ""))], [("ada-byron", LONG)])
    assert len(set(nodes(who(one, other)))) == 1


def test_a_lone_surname_joins_the_only_candidate() -> None:
    found = who(article("a", speaker("Ada Byron")), article("b", speaker("Byron")))
    assert nodes(found) == ["speaker:ada-byron"] * 2
    byrons = [article(id, speaker("Byron")) for id in "bcd"]
    graph = graphs.build([article("a", speaker("Ada Byron")), *byrons])
    assert graph.nodes["speaker:ada-byron"]["label"] == "Ada Byron"


def test_a_lone_surname_stays_its_articles_own_among_several() -> None:
    full = article("a", speaker("Ada Byron")), article("b", speaker("Karl Byron"))
    found = who(*full, article("c", speaker("Byron")))
    assert nodes(found) == ["speaker:ada-byron", "speaker:karl-byron", "speaker:c/byron"]
    assert all("several fit" in pair.reasons for pair in found.pairs)


def test_lone_surnames_do_not_join_each_other() -> None:
    assert len(set(nodes(who(article("a", speaker("Byron")), article("b", speaker("Byron")))))) == 2


def test_evidence_chooses_among_several() -> None:
    found = who(
        document("a", [speaker("Ada Byron")], [("ada-byron", LONG)]),
        article("b", speaker("Karl Byron")),
        document("c", [speaker("Byron")], [("byron", LONG)]),
    )
    assert nodes(found) == ["speaker:ada-byron", "speaker:karl-byron", "speaker:ada-byron"]


def test_middle_names() -> None:
    found = who(article("a", speaker("Ada K. Byron")), article("b", speaker("Ada Byron")))
    assert len(set(nodes(found))) == 1
    found = who(
        article("a", speaker("Ada K. Byron")),
        article("b", speaker("Ada Byron")),
        article("c", speaker("Ada L. Byron")),
    )
    assert len(set(nodes(found))) == 3


def test_unnamed_groups_and_documents_stay_their_articles_own() -> None:
    for kind in ("unnamed", "group", "document"):
        one = article("a", Speaker("officials", "officials", kind))
        two = article("b", Speaker("officials", "officials", kind))
        assert nodes(who(one, two)) == ["speaker:a/officials", "speaker:b/officials"]


def test_bodies() -> None:
    def body(name: str) -> Speaker:
        return speaker(name, kind="organization", id="x")

    found = who(article("a", body("the Acme Works, Inc.")), article("b", body("Acme Works")))
    assert len(set(nodes(found))) == 1
    found = who(article("a", body("Harbour Works Trust")), article("b", body("HWT")))
    assert [pair.score for pair in found.doubtful()] == [0.62]
    assert len(set(nodes(who(article("a", body("Ada Byron")), article("b", speaker("Ada Byron")))))) == 2


def test_judgements_outrank_rules() -> None:
    a, b, c = (article(id, speaker("Ada Byron")) for id in "abc")
    apart = Judgement("a/ada-byron", "b/ada-byron", "different")
    found = who(a, b, c, judgements=(apart,))
    assert found.nodes["a", "ada-byron"] != found.nodes["b", "ada-byron"]
    d = article("d", speaker("Augusta King"))
    tied = Judgement("a/ada-byron", "d/augusta-king", "same", "her married name")
    found = who(a, b, c, d, judgements=(tied,))
    assert len(set(found.nodes.values())) == 1
    assert not any({pair.left, pair.right} == {"a/ada-byron", "d/augusta-king"} for pair in found.doubtful())
    with pytest.raises(ValueError, match="contradict"):
        who(a, b, c, judgements=(apart, Judgement("a/ada-byron", "b/ada-byron", "same")))


def test_unsure_is_not_asked_again() -> None:
    one = article("a", speaker("A. Byron"))
    two = article("b", speaker("Ada Byron"))
    (pair,) = who(one, two).doubtful()
    found = who(one, two, judgements=(Judgement(pair.left, pair.right, "unsure"),))
    assert not found.doubtful() and len(set(nodes(found))) == 2


def test_what_users_added_to_the_file_of_judgements_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "who.csv"
    file.write_text(
        "Asked,left,right,verdict,score\nana,a/x,b/x,,0.5\nben,a/y,b/y,same,0.4\n,c/x,b/x,,0.3,more\n,d/x,b/x,same,\n"
    )
    graphs.write_judgements(
        [
            Judgement("a/y", "b/y", "same"),
            Judgement("a/x", "b/x", "different", "=met"),
            Judgement("q", "r", "same"),
        ],
        file,
    )
    assert file.read_text().splitlines() == [
        "Asked,left,right,verdict,score,note",
        "ana,a/x,b/x,different,0.5,'=met",
        "ben,a/y,b/y,same,0.4,",
        ",c/x,b/x,,0.3,more",
        ",q,r,same,,",
    ]


def test_a_file_of_judgements_is_parted_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "who.csv"
    file.write_text("left;right;verdict;note\na/x;b/x;;one, two\n")
    graphs.write_judgements([Judgement("a/x", "b/x", "same", "seen; twice")], file)
    assert file.read_text() == 'left;right;verdict;note\na/x;b/x;same;"seen; twice"\n'
    assert graphs.read_judgements(file) == (Judgement("a/x", "b/x", "same", "seen; twice"),)


def test_judgements_survive_the_file_and_a_rebuild(tmp_path: Path) -> None:
    judgements = (
        Judgement("b/é", 'a, "x"/y\nz', "unsure", "don’t know"),
        Judgement("a/ada-byron", "b/king", "same"),
    )
    graphs.write_judgements(judgements, tmp_path / "who.csv")
    assert set(graphs.read_judgements(tmp_path / "who.csv")) == set(judgements)
    (tmp_path / "upper.csv").write_text("Left,right,Verdict\na/b,c/d,Same \n")
    assert graphs.read_judgements(tmp_path / "upper.csv") == (Judgement("a/b", "c/d", "same"),)
    (tmp_path / "bad.csv").write_text("left,right,verdict\na/b,c/d,maybe\n")
    with pytest.raises(ValueError, match="line 2"):
        graphs.read_judgements(tmp_path / "bad.csv")
    (tmp_path / "none.csv").write_text("x\n")
    with pytest.raises(ValueError, match="no column left"):
        graphs.read_judgements(tmp_path / "none.csv")


def test_any_order_of_documents_gives_the_same_nodes() -> None:
    documents = [
        article("a", speaker("Ada K. Byron", ("mayor", "City of Lund", ""))),
        article("b", speaker("Ada Byron", ("goalkeeper", "Malmo Rovers", ""))),
        article("c", speaker("Byron"), speaker("Karl Ek")),
        article("d", speaker("A. Byron"), speaker("Karl Ek")),
        article("e", speaker("Ada Byron")),
    ]
    results = {
        tuple(sorted(node for node in graphs.build(order) if node.startswith("speaker:")))
        for order in permutations(documents)
    }
    assert len(results) == 1
