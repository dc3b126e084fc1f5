from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, asdict, replace
from typing import Any

import jsonschema
import pytest

from quotes import attribute, read
from quotes.document import Affiliation, Article, AttributedDocument, Span
from quotes.resources import path
from tests.quotes.handmade import TEXT, at, handmade


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(known())
    return jsonschema.Draft202012Validator(known())


def known() -> Any:
    return json.loads(path("document.schema.json").read_text(encoding="utf-8"))


def test_to_dict_has_every_field_in_order() -> None:
    document = handmade()
    expected = asdict(replace(document, text=None))
    del expected["text"]
    assert json.dumps(document.to_dict()) == json.dumps(expected)


def test_from_dict_undoes_to_dict() -> None:
    document = handmade()
    assert AttributedDocument.from_dict(json.loads(json.dumps(document.to_dict())), TEXT) == document


def test_json_keeps_the_schema(schema: jsonschema.Draft202012Validator) -> None:
    schema.validate(json.loads(json.dumps(handmade().to_dict())))


def test_sample_article_keeps_the_schema(schema: jsonschema.Draft202012Validator) -> None:
    document = attribute(read(path("samples/mosul-2017-06-26.txt")))
    assert document.quotes
    schema.validate(json.loads(json.dumps(document.to_dict())))


def test_schema_names_every_field() -> None:
    value = handmade().to_dict()
    parts = {
        "document": value["document"],
        "speaker": value["speakers"][0],
        "affiliation": value["speakers"][0]["affiliations"][0],
        "quote": value["quotes"][1],
        "step": value["quotes"][1]["steps"][0],
        "span": value["quotes"][0]["spans"][0],
    }
    for name, part in parts.items():
        described = known()["$defs"][name]
        assert list(described["properties"]) == described["required"] == list(part)


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        ("confidence", 1.5),
        ("kind", "quoted"),
        ("spans", []),
        ("mention", {"start": -1, "end": 3}),
        ("speaker", 7),
        ("note", "unknown"),
    ],
)
def test_schema_refuses(schema: jsonschema.Draft202012Validator, where: str, wrong: object) -> None:
    value = json.loads(json.dumps(handmade().to_dict()))
    value["quotes"][0][where] = wrong
    assert not schema.is_valid(value)


def test_speaker_is_found_by_id() -> None:
    document = handmade()
    found = document.speaker("ana-brule")
    assert found is not None
    assert found.name == "Ana Brûlé"
    assert document.speaker("nobody") is None
    assert document.speaker(None) is None


@pytest.mark.parametrize(
    ("affiliation", "printed"),
    [
        (Affiliation("head", "port of Ostby", "Ostby", 0, 1, "former"), "former head, port of Ostby"),
        (Affiliation("mayor", "", "Lund", 0, 1), "mayor, Lund"),
        (Affiliation("", "Works Union", "", 0, 1), "Works Union"),
    ],
)
def test_affiliation_in_words(affiliation: Affiliation, printed: str) -> None:
    assert str(affiliation) == printed


def test_offsets_count_code_points() -> None:
    assert at("Brûlé").of(TEXT) == "Brûlé"
    assert Span(0, 1).of(TEXT) == "\ufeff"


def test_sha256_says_which_text() -> None:
    assert Article.of("a").document.sha256 != Article.of("a ").document.sha256
    assert len(Article.of("half a pair: \ud83d").document.sha256) == 64


def test_data_is_immutable() -> None:
    with pytest.raises(FrozenInstanceError):
        handmade().document.title = "x"  # type: ignore[misc]
