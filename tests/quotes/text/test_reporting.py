"""The verb beside a quotation, whatever the tagger takes it for."""

from __future__ import annotations

import pytest

from quotes.text.analysis import analyse
from quotes.text.tags import POS


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("“Clear as gin,” grumbles Luc Besse.", "grumbles"),
        ("“Is he the one with the bread?” a buyer from Osaka whispers in the queue.", "whispers"),
        ("'It's a disgrace', fumed Mr Pell.", "fumed"),
        ("“It was fog,” Roe recalls; “Clear as gin,” grumbles Luc.", "grumbles"),
        ("Marco Dini cautions that one summer is no trend.", "cautions"),
        ("Marco Dini, who took no part, cautions that one summer is no trend.", "cautions"),
        ("Colette could, he cautions, have been reading.", "cautions"),
    ],
)
def test_a_word_for_speech_right_behind_a_quotation_is_a_verb(text: str, verb: str) -> None:
    reading = analyse(text)
    assert POS[reading.pos[reading.words.index(verb)]].startswith("VB")


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("“Quiet!” The whispers of the crowd had stopped.", "whispers"),
        ("He says it is “not straightforward”, press reports say.", "reports"),
        ("They met amid claims that it would close.", "claims"),
    ],
)
def test_it_stays_a_noun_where_another_verb_stands(text: str, noun: str) -> None:
    reading = analyse(text)
    assert POS[reading.pos[reading.words.index(noun)]] == "NNS"
