"""The right of reply, on sixteen stories written for it."""

from __future__ import annotations

import time

import pytest

import graphs
import quotes
from graphs.audits.replies import Reply, replies
from graphs.audits.sources import sources
from quotes.document import (
    Affiliation,
    AttributedDocument,
    Disclosure,
    Document,
    Quote,
    Span,
    Speaker,
    SpokenOf,
)

# Each story with whom it speaks of: whether that one is accused, is heard, and what became of the question.
STORIES: dict[str, tuple[str, dict[str, tuple[bool, bool, str]]]] = {
    "accused and not asked": (
        'Harbour plan angers Lund\n\nA fisherman, Karl Ek, accused Mayor Ada Byron of selling the harbour. '
        '"She sold it twice," he said on Monday.',
        {"Ada Byron": (True, False, "")},
    ),
    "accused and heard": (
        'Karl Ek, a fisherman, accused Mayor Ada Byron of selling the harbour.\n\n'
        '"That is false," Byron said. "Nothing was sold."',
        {"Ada Byron": (True, True, "")},
    ),
    "accused and did not answer": (
        'Karl Ek, who runs a boat, blamed Jon Roe for the fire. "He left the stove on," Ek said.\n\n'
        'Roe did not respond to emails on Tuesday.',
        {"Jon Roe": (True, False, "did not respond to emails")},
    ),
    "answered by a lawyer who did not call back": (
        'Prosecutors said Jon Roe ran the scheme. Eva Lind criticized Jon Roe in court.\n\n'
        'A lawyer for Jon Roe did not return calls seeking comment on Friday.',
        {"Jon Roe": (True, False, "did not return calls seeking comment")},
    ),
    "a body heard through its spokesperson": (
        'Eva Lind, who teaches at the school, criticized Amber Holdings. "They lied to us," she said.'
        '\n\nJon Roe, a spokesman for Amber Holdings, said the company had kept its word.',
        {"Amber Holdings": (True, True, "")},
    ),
    "a body that declined": (
        'Residents sued Amber Holdings in May. "We want our homes back," said Eva Lind, who lives there.\n\n'
        'Amber Holdings declined to comment.',
        {"Amber Holdings": (True, False, "declined to comment")},
    ),
    "only spoken of": (
        '"Ada Byron was kind to us all," said Karl Ek, a neighbour.',
        {"Ada Byron": (False, False, "")},
    ),
    "spoken of and heard": (
        '"Ada Byron knows the harbour," said Karl Ek, a fisherman.\n\n"I grew up there," Byron said.',
        {},
    ),
    "could not be reached": (
        'Jon Roe was charged with fraud on Monday, the police said.\n\nRoe could not be reached for comment.',
        {"Jon Roe": (True, False, "could not be reached for comment")},
    ),
    "not charged": (
        'Jon Roe was not charged, the police said. "We have no complaint against Jon Roe," said Eva Lind, '
        'a prosecutor.',
        {"Jon Roe": (False, False, "")},
    ),
    "the name is only part of who is accused": (
        'Eva Lind, a nurse, criticized the Byron family. "They took it all," she said. '
        '"Amber Holdings workers saw it."',
        {"Amber Holdings": (False, False, ""), "Byron": (False, False, "")},
    ),
    "a pronoun accuses nobody by name": (
        'Ada Byron opened the harbour in May. Karl Ek, a fisherman, accused her of waste.',
        {},
    ),
    "asked, and nothing more": (
        'The bridge will close in June, said Eva Lind, an engineer.\n\n'
        'The Ministry of Works has been contacted for comment.',
        {"Ministry of Works": (False, False, "has been contacted for comment")},
    ),
    "who would not say": (
        'The mayor, Ada Byron, declined to say whether the harbour would close.\n\n'
        'Karl Ek, a fisherman, said it would close in June.',
        {"Ada Byron": (False, False, "declined to say whether the harbour would close")},
    ),
    "several accused, one of them heard": (
        'The lawsuit alleges that Amber Holdings knew of the leak. Eva Lind, who filed it, also denounced '
        'the Ministry of Works.\n\n"We acted within days," said Jon Roe, minister at the Ministry of Works.',
        {"Amber Holdings": (True, False, ""), "Ministry of Works": (True, True, "")},
    ),
    "a complaint against somebody who answered": (
        'The union filed a complaint against Amber Holdings on Monday.\n\n'
        'Amber Holdings said in a statement that the complaint had no ground.',
        {"Amber Holdings": (True, True, "")},
    ),
}  # fmt: skip


def spoken_of(text: str) -> tuple[Reply, ...]:
    return graphs.audit([quotes.attribute(text)]).stories[0].spoken_of


@pytest.mark.parametrize("story", STORIES)
def test_the_right_of_reply(story: str) -> None:
    text, expected = STORIES[story]
    found = {one.name: (bool(one.accused), one.heard, one.disclosure) for one in spoken_of(text)}
    assert found == expected


def test_what_is_open_comes_first() -> None:
    text = (
        '"Eva Lind and Eva Lind and Eva Lind," said Karl Ek, a clerk.\n\nEk accused Jon Roe of theft. '
        "Amber Holdings declined to comment."
    )
    found = spoken_of(text)
    assert [one.name for one in found] == ["Jon Roe", "Amber Holdings", "Eva Lind"]
    assert [one.is_open for one in found] == [True, False, False]
    assert found[0].by == ("Karl Ek",)


def test_a_disclosure_is_no_statement() -> None:
    text = "The Ministry of Works did not respond to a request for comment. Karl Ek said the road will close."
    (story,) = graphs.audit([quotes.attribute(text)]).stories
    assert [source.name for source in story.sources] == ["Karl Ek"]
    (asked,) = story.spoken_of
    assert (asked.name, asked.told and asked.told.way) == ("Ministry of Works", "no reply")


def test_many_names_take_time_in_proportion() -> None:
    """Two thousand people who each speak of another, most of them asked in vain."""
    text, speakers, quotes_, others = "", [], [], []
    for n in range(2000):
        name, other, start = f"Ada Byron{n}", f"Karl Ek{n}", len(text)
        text += f"{name} said {other} lied. "
        place = Span(start + len(name) + 6, start + len(name) + 6 + len(other))
        stated = (Affiliation("head", f"Body {n}", "", start, start + 3),)
        speakers.append(Speaker(f"s{n}", name, "person", (), (Span(start, start + len(name)),), stated))
        quotes_.append(
            Quote(
                id=f"q{n}",
                kind="indirect",
                text=f"{other} lied",
                speaker=f"s{n}",
                spans=(Span(place.start, len(text) - 2),),
                quoted=(),
                act="statement",
                mention=None,
                cue=None,
                addressee=None,
                confidence=0.9,
                rule="made-up",
            )
        )
        others.append(SpokenOf(other, "person", (place,)))
    asked = tuple(Disclosure(f"A lawyer for Karl Ek{n}", "declined", None, n, n + 5) for n in range(700))
    document = AttributedDocument(Document("d"), tuple(speakers), tuple(quotes_), text, asked, tuple(others))
    rows = sources(document, {speaker.id: speaker.id for speaker in speakers})
    began = time.process_time()
    found = replies(document, rows)
    assert len(found) == 2000
    assert time.process_time() - began < 2
