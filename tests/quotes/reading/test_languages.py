"""Which language an article is in."""

from __future__ import annotations

import pytest

import quotes
from quotes.reading.languages import language_of
from tests.conftest import SHARED

TEXTS = {
    "en": "The weir at Oxbow was shut on Monday after a week of rain. “The piles are rotten,” said Una Platt, its keeper.",  # noqa: E501
    "de": "Das Wehr wurde am Montag nach einer Woche Regen geschlossen. „Die Pfähle sind morsch“, sagte Una Platt, die Wärterin.",  # noqa: E501
    "sw": "Bwawa hilo lilifungwa Jumatatu baada ya wiki nzima ya mvua kubwa. “Nguzo zimeoza kabisa,” alisema Una Platt, mlinzi wa bwawa hilo.",  # noqa: E501
    "ru": "Плотину закрыли в понедельник после недели дождей. «Сваи сгнили, и никто не слушал нас», — сказала смотрительница Уна Платт.",  # noqa: E501
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages(language: str) -> None:
    assert language_of(TEXTS[language] + " " + TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    ["", "Nein.", "Manchester City 3, Leeds 2, Hull 1, Burnley 0, Stoke 4, Derby 1, Luton 2", "1 2 3 " * 50],
)
def test_what_is_short_or_no_prose_is_not_refused(text: str) -> None:
    assert language_of(text) == "en"


def test_a_mixed_article_is_judged_by_most_of_it() -> None:
    assert language_of(f"{TEXTS['de']}\n{TEXTS['en']}\n{TEXTS['en']}\n{TEXTS['en']}") == "en"


@pytest.mark.corpora
@pytest.mark.parametrize("folder", ["polnear/dev", "polnear/train", "abc/dev"])
def test_hardly_any_english_article_is_refused(folder: str) -> None:
    texts = [
        file.read_text(encoding="utf-8", errors="replace")
        for file in (SHARED / "corpora" / folder).glob("*.txt")
    ]
    assert sum(language_of(text) != "en" for text in texts) <= len(texts) / 1000


@pytest.mark.corpora
def test_pages_in_other_languages() -> None:
    found = {
        file.stem: language_of(quotes.read(file).text)
        for file in (SHARED / "corpora" / "pages").glob("*.html")
    }
    assert {name for name, language in found.items() if language != "en"} == {
        name for name in found if name.startswith("not-english")
    }
