"""Rules over the order of source, cue and clause: each decides its own example."""

from __future__ import annotations

import pytest

import quotes
from quotes.attribution.clauses.clause_rules import RULES, ClauseRule
from quotes.attribution.clauses.clauses import found
from quotes.text.analysis import analyse
from quotes.text.phrases import noun_phrases


def names(text: str) -> set[str]:
    """The rules that read something off a text."""
    reading = analyse(text)
    return {
        draft.rule
        for draft in found(reading, noun_phrases(reading.tokens, reading.columns.pos, reading.opens))
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_decides_its_example(rule: ClauseRule) -> None:
    assert rule.name in names(rule.example)


@pytest.mark.parametrize(
    "text",
    [
        "One banker, who spoke on Monday, said the rules had changed.",
        "When the roof fell, the mayor confirmed the plan.",
        "The council, which sold the mill, announced a fair.",
        "You think that the mill was sold.",
        "The trailer featured a horse.",
    ],
)
def test_what_stands_before_a_verb_of_speech_is_not_always_said(text: str) -> None:
    assert not names(text) & {"clause-source-cue", "clause-cue-source", "source-cue-that", "put-at"}


def test_a_verb_that_the_tagger_took_for_a_noun_reports_at_the_end_of_a_sentence() -> None:
    assert "clause-source-cue" in names(
        "At least 60 ships are waiting, the maritime data firm PelagicView estimates."
    )


def test_what_accepts_a_thing_reports_nothing() -> None:
    assert not names("The clerk, who had waited for years, accepted the gift of the council.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Marsh, the indictment says, withdrew the money.", ["Marsh", "withdrew the money"]),
        ("By the firm's own account, the valve failed twice.", ["the valve failed twice"]),
        (
            "Shipments could double, Wijesekera reckoned, provided the letters came.",
            ["Shipments could double", "provided the letters came"],
        ),
        ("The roof is safe, the mayor claimed, holding a tile.", ["The roof is safe"]),
        ("The agency said all but nine have been found.", ["all but nine have been found"]),
        ("Exports rose by a tenth in May, customs data showed.", ["Exports rose by a tenth in May"]),
        ("A foreman watched a wall sway, Ostby Crown Court heard.", ["A foreman watched a wall sway"]),
        ("The jury was told that the wall had swayed.", ["that the wall had swayed"]),
        ("The inquest has heard he was tired.", ["he was tired"]),
        ("The tower has a smell, too, he insists.", ["The tower has a smell, too"]),
        ("To hear Tove Aune tell it, the loom never died.", ["the loom never died"]),
        ("By his own account he was at lunch.", ["he was at lunch"]),
        (
            "The footage, in the view of biologist Tove Aune, leaves little doubt.",
            ["The footage", "leaves little doubt"],
        ),
        ("The agency TPA quoted Ivo Brandt as saying that nobody was ready.", ["that nobody was ready"]),
    ],
)
def test_a_clause_has_all_its_parts_and_no_aside(text: str, said: list[str]) -> None:
    quote = quotes.attribute(text).quotes[0]
    assert [text[span.start : span.end] for span in quote.spans] == said


def test_only_a_court_is_told_what_is_said() -> None:
    assert not names("The gardener heard that the wall had swayed.")


def test_who_was_quoted_spoke_not_who_quotes() -> None:
    text = "The agency TPA quoted Ivo Brandt as saying that nobody was ready."
    quote = quotes.attribute(text).quotes[0]
    assert quote.mention and quote.mention.of(text) == "Ivo Brandt"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Clerk Tove Aune reckons the worst is to come.", "source-cue-clause"),
        ("Bees have left, researchers at the University of Ostby report.", "clause-source-cue"),
        ("Her agency is fine, the band announces within the hour.", "clause-source-cue"),
    ],
)  # fmt: skip
def test_a_verb_that_the_tagger_took_for_a_noun_reports(text: str, rule: str) -> None:
    assert rule in names(text)


def test_a_thing_is_not_denied_by_being_refused() -> None:
    assert not names("The warden rejected the parcel.")


def test_what_another_called_a_thing_is_the_words_of_the_other() -> None:
    text = (
        "Jamaica's prime minister, Tove Aune, on Monday defended what the opposition leader, Ivo Brandt, had "
        'called "the worst deal in years". She said the port would bring jobs.'
    )
    found = [
        (quote.text, quote.mention and quote.mention.of(text)) for quote in quotes.attribute(text).quotes
    ]
    assert ("the worst deal in years", "the opposition leader") in found


def test_who_stands_by_words_says_nothing() -> None:
    rules = {quote.rule for quote in quotes.attribute("Ivo Brandt, now 91, stands by his words.").quotes}
    assert "by-account" not in rules


def test_a_text_may_end_with_a_noun_behind_its_verb() -> None:
    assert quotes.attribute("Alice Barnes, who is married to the author, said no.").quotes is not None
