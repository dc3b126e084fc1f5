from __future__ import annotations

import pytest

from graphs import build
from graphs.building.roles import plain_role
from tests.graphs.documents import document, speaker


@pytest.mark.parametrize(
    ("role", "plain"),
    [
        ("Prime Minister", "Prime Minister"),
        ("new prime minister", "prime minister"),
        ("sixth prime minister in eight years", "prime minister"),
        ("the country's prime minister", "country's prime minister"),
        ("47th president", "president"),
        ("its newly elected chairwoman", "chairwoman"),
        ("first woman in history", "woman"),
        ("First Minister", "First Minister"),
        ("second lieutenant", "second lieutenant"),
        ("director for Asia", "director for Asia"),
        ("minister in the cabinet office", "minister in the cabinet office"),
        ("the", "the"),
    ],
)
def test_a_role_without_its_holder(role: str, plain: str) -> None:
    assert plain_role(role) == plain


def test_variants_of_a_role_are_one_node() -> None:
    roles = ("Prime Minister", "new prime minister", "sixth prime minister in eight years", "minister")
    people = [
        speaker(f"Ana {name}", (role, "", ""))
        for name, role in zip(("Roe", "Bo", "Cy", "Di"), roles, strict=True)
    ]
    graph = build([document("a", people, [(one.id, f"We wait for {one.name} here.") for one in people])])
    labels = sorted(v["label"].casefold() for _, v in graph.nodes(data=True) if v["kind"] == "affiliation")
    assert labels == ["minister", "prime minister"]
    kept = {v["role"] for *_, v in graph.edges(data=True) if v["relation"] == "affiliated_with"}
    assert kept == set(roles), "what the article says stays with the edge"
