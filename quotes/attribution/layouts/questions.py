"""Questions: interviews as magazines print them, each question in a paragraph of its own without a label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from quotes.attribution.drafts import Draft
from quotes.attribution.layouts.labels import FIRST_PERSON
from quotes.text.analysis import Reading
from quotes.text.layout import Paragraph
from quotes.text.patterns import later

__all__ = ["SAID", "YOU", "I", "answer", "asks", "has", "is_note", "questioned"]

I = later(r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]y|[Mm]ine)\b")  # noqa: E741
YOU = later(r"\b(?:[Yy]ou(?:r|rs|['’](?:re|ve|d|ll))?|YOUR?)\b")
SAID = later(
    r"\b(?:according to|add(?:ed|s)|admit(?:ted|s)|announce[ds]|assure[ds]|confirm(?:ed|s)|den(?:ied|ies)"
    r"|estimate[ds]|explain(?:ed|s)|insist(?:ed|s)|report(?:ed|s)|said|says|tells|told|warn(?:ed|s)|writes|wrote)\b"
)
_ME = later(r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]e|[Mm]y|[Mm]ine)\b")
_QUESTION = regex.compile(r"[^\"“”\n]{8,250}\?[*_]{0,3}")
_BIDDEN = later(r"(?:And |But |So )?(?:Tell|Give|Take|Talk|Walk) (?:me|us)\b|Describe\b")
_BOLD = regex.compile(r"\*\*[^*\n]{4,250}\*\*|__[^_\n]{4,250}__")
_CAPITALS = regex.compile(r"(?=[^\n]*\p{Lu} )[^\p{Ll}\n\"“”]{8,250}")
_INTERVIEW = later(
    r"(?i)\b(?:(?:the|this|our) (?:interview|conversation)|edited for (?:clarity|length)"
    r"|(?:we|I) (?:spoke|talked|sat down) (?:to|with)|(?:spoke|talked) to us)\b"
)
"""What a newspaper says of an interview that it prints."""
_NUMBER = later(r"\d{1,2}[.)] \p{Lu}")
_LEAST = 3  # questions without any label
_FEWEST = 2  # of a text that has no more than an introduction beside them
_LONGEST_QUESTION = 250  # characters
_INTRODUCTION, _LONGEST_ANSWER = 5, 3  # paragraphs


def questioned(reading: Reading) -> list[Draft]:
    """Answers between questions that have paragraphs of their own and no label, as magazines print them.

    Guides ask too ("How do you apply?"), but nobody answers them with "I", nor calls them an interview.
    """
    text = reading.text
    read = [paragraph for paragraph in reading.paragraphs if paragraph.is_read]
    asked = [at for at, paragraph in enumerate(read) if at and asks(text, paragraph)]
    if len(asked) < _FEWEST:
        return []
    numbered = sum(_is_numbered(text, read[at]) for at in asked) >= _LEAST
    asked, styled = _with_others(text, read, asked, numbered)
    answers = list(_answers(text, read, asked))
    if len(asked) < _LEAST or len(answers) < _LEAST:
        whole = len(answers) == len(asked) and _is_whole(reading, read, asked, answers)
        return [answer(reading, own) for own in answers] if whole else []
    told = sum(has(_ME if styled else FIRST_PERSON, text, own) for own in answers)
    if not (numbered or styled) and 2 * sum(has(YOU, text, [read[at]]) for at in asked) < len(asked):
        return []
    announced = has(_INTERVIEW, text, read[: asked[0]])
    if 2 * told < len(answers) and not announced:
        return []
    return [answer(reading, own) for own in answers]


def _with_others(
    text: str, read: Sequence[Paragraph], asked: Sequence[int], numbered: bool
) -> tuple[list[int], bool]:
    """The questions with those that have no question mark, and whether all are in bold type or capitals.

    Numbered ones, ones that look like the others: **Why?** | **And your first day.** |; that bid to tell.
    """
    style = next(
        (one for one in (_BOLD, _CAPITALS) if all(_is_all(one, text, read[at]) for at in asked)), None
    )
    others = (
        at
        for at, one in enumerate(read)
        if (numbered and _is_numbered(text, one))
        or (at > asked[0] and style and _is_all(style, text, one))
        or (at > asked[0] and not style and _bids(text, one))
    )
    return sorted({*asked, *others}), style is not None


def _is_whole(
    reading: Reading, read: Sequence[Paragraph], asked: Sequence[int], answers: Sequence[Sequence[Paragraph]]
) -> bool:
    """Whether a short text is an introduction and what two or more questions are answered, by one who is "I".

    Nobody is quoted in the answers, and nothing stands behind the last.
    """
    text = reading.text
    if asked[0] > _INTRODUCTION or len(read) - asked[-1] - 1 > 1:
        return False
    if any(len(own) > _LONGEST_ANSWER or (has(SAID, text, own) and not has(I, text, own)) for own in answers):
        return False
    if any(reading.inside(*reading.at(one.start, one.end)) for own in answers for one in own):
        return False
    you = any(has(YOU, text, [read[at]]) for at in asked)
    return you and 2 * sum(has(_ME, text, own) for own in answers) >= len(answers)


def answer(reading: Reading, own: Sequence[Paragraph]) -> Draft:
    """What an answer of some paragraphs says, by whom the interview is with."""
    content = tuple(reading.at(paragraph.start, paragraph.end) for paragraph in own)
    return Draft(content, None, None, None, 1.0, "interview-answer")


def _answers(text: str, read: Sequence[Paragraph], asked: Sequence[int]) -> Iterator[Sequence[Paragraph]]:
    """The paragraphs between the questions, and the one behind the last; an editor's are in brackets."""
    for question, following in pairwise([*asked, min(asked[-1] + 2, len(read))]):
        own = [
            paragraph
            for paragraph in read[question + 1 : following]
            if paragraph.role != "caption" and not is_note(text, paragraph)
        ]
        if own:
            yield own


def asks(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph is a question, in bold type or not."""
    return (
        text[paragraph.end - 1] in "?*_"
        and _QUESTION.fullmatch(text, paragraph.start, paragraph.end) is not None
    )


def _bids(text: str, paragraph: Paragraph) -> bool:
    """Whether a short paragraph bids somebody to tell: Tell us about the boat."""
    short = paragraph.end - paragraph.start < _LONGEST_QUESTION
    return short and _BIDDEN.match(text, paragraph.start, paragraph.end) is not None


def _is_all(style: regex.Pattern[str], text: str, paragraph: Paragraph) -> bool:
    return style.fullmatch(text, paragraph.start, paragraph.end) is not None


def is_note(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in brackets."""
    return (text[paragraph.start], text[paragraph.end - 1]) in (("(", ")"), ("[", "]"))


def _is_numbered(text: str, paragraph: Paragraph) -> bool:
    """Whether a short paragraph has a number, as one of several questions may that does not ask."""
    return paragraph.end - paragraph.start < _LONGEST_QUESTION and bool(_NUMBER.match(text, paragraph.start))


def has(pattern: regex.Pattern[str], text: str, own: Sequence[Paragraph]) -> bool:
    """Whether a pattern is found in some paragraphs."""
    return any(pattern.search(text, paragraph.start, paragraph.end) for paragraph in own)
