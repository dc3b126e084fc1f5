"""Attribution of many articles at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import quotes.pipeline
from quotes.attribution.frames import arguments, cues
from quotes.document import AttributedDocument
from quotes.resources import path
from quotes.text.analysis import Reading, analyse, joined
from quotes.words.tokens import Ints

TEXTS = (
    # what stands at the end of one article must not reach into the next: a colon, an open
    # quotation, an abrupt end, nothing at all
    "Council votes\n\nThe mayor of Ostby, Tomas Berg, had this to say:",
    '"Nobody asked us," said Ines Varga, who keeps the ferry. "Nobody ever does.',
    "",
    '"We will appeal."\n\nThe minister told reporters that the bridge was closed, and he said',
    "VARGA: Why is the bridge closed?\n\nBERG: It is not safe to cross, as everybody knows.",
    "Ferry: Berg Says Bridge Is Unsafe\n\nThe bridge is unsafe, according to Mr. Berg.",
)


def articles() -> list[str]:
    return [path("samples/mosul-2017-06-26.txt").read_text(encoding="utf-8"), *TEXTS] * 2


def together() -> list[AttributedDocument]:
    return list(quotes.attribute_all(articles()))


def test_an_article_gives_the_same_alone_and_among_others() -> None:
    assert together() == [quotes.attribute(article) for article in articles()]


def test_models_see_the_same_in_an_article_alone_and_among_others() -> None:
    own = analyse("Independent, an Ostby Poll found that he would win.\n\nThe mayor met the Ferry Union")
    (alone, among) = (seen(reading, own) for reading in (own, joined([own, own])))
    assert {name: column.tolist() for name, column in alone.items()} == {
        name: column.tolist() for name, column in among.items()
    }


def seen(reading: Reading, last: Reading) -> dict[str, Ints]:
    """The columns of the model of arguments for the cues of a text's last article."""
    found = cues.find(reading, cues.sequences(reading))
    first = len(reading.tokens) - len(last.tokens)
    own = tuple(cue for cue in found.cues if cue.first >= first)
    assert own
    fixed = arguments.static(found)
    return arguments.columns(reading, found, fixed, own, arguments.window(reading, own))


def test_small_batches_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = together()
    monkeypatch.setattr(quotes.pipeline, "_TOGETHER", 50)
    assert together() == whole


def test_articles_are_read_a_batch_ahead_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes.pipeline, "_TOGETHER", 10)
    asked = []

    def articles() -> Iterator[str]:
        for number in range(9):
            asked.append(number)
            yield "The mayor said on Monday that the bridge would open."

    next(quotes.attribute_all(articles()))
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A landlord who owns 12 units and is negotiating with the city said that he left.", "A landlord"),
        ("The former pilot, who grew up in Gweru, Zimbabwe said his father taught him.", "The former pilot"),
    ],
)
def test_the_end_of_a_clause_about_the_subject_says_nothing(text: str, source: str) -> None:
    (speaker,) = quotes.attribute(text).speakers
    assert speaker.name.startswith(source)
