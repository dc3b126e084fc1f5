"""Turns: who speaks in transcripts, interviews, debates, and questions and answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise, takewhile

import regex

from quotes.attribution.drafts import Draft
from quotes.attribution.layouts.labels import (
    FIRST_PERSON,
    LINE_NAME,
    Label,
    bare_label,
    is_no_speaker,
    is_section,
    label,
)
from quotes.text.analysis import Reading
from quotes.text.layout import Paragraph
from quotes.text.patterns import later
from quotes.words.stuck import FEWEST, STUCK
from quotes.words.users import is_user

__all__ = ["found"]

_TURN = regex.compile(
    r"(?:(?P<question>Q|Question|QUESTION)|A|Answer|ANSWER)(?: ?\d{1,2})?"
    r"(?: [(\[](?P<who>[^()\[\],:\n]{1,60})(?:,[^()\[\]:\n]{1,60})?[)\]])?(?P<cue>[:.])\s+(?=\S)"
)
_NAME_LINE = regex.compile(rf"\[{LINE_NAME}\]|(?=[^\p{{Ll}}\n]+$){LINE_NAME}", flags=regex.M)
_QUESTION = regex.compile(r"[^\"“”\n]{8,250}\?")
_YOU = later(r"\b[Yy]ou(?:r|rs|['’](?:re|ve|d|ll))?\b")
_UNNAMED = frozenset(("Q", "A", "Question", "Answer", "QUESTION", "ANSWER"))
_DIGITS = "0123456789 "  # Q1, Question 2
_LEAST = 2  # labels, or pairs of question and answer, from which a text is read so
_LEAST_TURNS, _LEAST_QUESTIONS = 3, 3  # of labels in small letters; of questions without any label
_LONGEST_NAME = 40  # characters of a line with the name of who speaks below it
_LONGEST_QUESTION = 250  # characters
_I = later(r"\b(?:I(?:['’](?:m|ve|d|ll))?|[Mm]y|[Mm]ine)\b")
_INTERVIEW = later(
    r"(?i)\b(?:(?:the|this|our) (?:interview|conversation)|edited for (?:clarity|length)"
    r"|(?:we|I) (?:spoke|talked|sat down) (?:to|with))\b"
)
"""What a newspaper says of an interview that it prints."""
_NUMBER = later(r"\d{1,2}[.)] \p{Lu}")
_SAID = later(
    r"\b(?:according to|add(?:ed|s)|admit(?:ted|s)|announce[ds]|assure[ds]|confirm(?:ed|s)|den(?:ied|ies)"
    r"|estimate[ds]|explain(?:ed|s)|insist(?:ed|s)|report(?:ed|s)|said|says|tells|told|warn(?:ed|s)|writes|wrote)\b"
)
_LONGEST_GAP = 3  # paragraphs without a label that go on from a turn


def found(reading: Reading) -> list[Draft]:
    """What is said in turns, each whole, if the text has any.

    A speaker who is only asked ("A: ...") is implied.
    """
    answers = _interview(reading)
    labels = [
        (at, one) for at, paragraph in enumerate(reading.paragraphs) if (one := label(reading, paragraph))
    ]
    if answers:
        named = [(at, one) for at, one in labels if one.name.rstrip(_DIGITS) not in _UNNAMED]
        return [*answers, *(one.draft("transcript-label") for _, one in _conversation(reading, named))]
    taken = _transcript(labels) or _conversation(reading, labels) or _users(labels) or _bare(reading)
    if taken:
        return _whole(reading, taken)
    return _under_names(reading) or _in_quotes(reading) or _questioned(reading)


def _interview(reading: Reading) -> list[Draft]:
    """Questions and answers ("Q: ...", "A: ..."): the answers are said by whom the interview is with.

    Brackets may tell who asks or answers: "Q (Ana Roe, The Post): ...", "A (CEO): ...".
    """
    asked = answered = 0
    turns = []
    stuck = _stuck(reading)
    for paragraph in reading.paragraphs:
        if not paragraph.is_read or reading.text[paragraph.start] not in "QA":
            continue
        turn = _TURN.match(reading.text, paragraph.start, paragraph.end)
        if not turn and paragraph.start in stuck:
            asked += reading.text[paragraph.start] == "Q"
            if reading.text[paragraph.start] == "A":
                answered += 1
                turns.append(_answer(reading, [paragraph]))
        if not turn:
            continue
        asked += turn["question"] is not None
        answered += turn["question"] is None
        if turn["who"] or not turn["question"]:
            content = reading.at(turn.end(), paragraph.end)
            who = reading.at(*turn.span("who")) if turn["who"] else None
            cue = reading.at(turn.start("cue") if who else paragraph.start, turn.end("cue"))
            turns.append(Draft((content,), who, cue, None, 1.0, "interview-answer"))
    return turns if min(asked, answered) >= _LEAST else []


def _stuck(reading: Reading) -> set[int]:
    """Where paragraphs begin whose first word the letter of a question or an answer sticks to."""
    matches = (STUCK.match(reading.text, one.start, one.end) for one in reading.paragraphs if one.is_read)
    found = [match for match in matches if match]
    questions = sum(match["question"] is not None for match in found)
    return {match.start() for match in found} if questions >= FEWEST else set()


def _transcript(labels: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Labels in capitals ("WALLACE: ...") of which one comes again or asks, or none is a place."""
    taken = [(at, one) for at, one in labels if one.in_capitals and len(one.name) > 1]
    live = [(at, one) for at, one in taken if not is_no_speaker(one.name)]
    count = Counter(one.key for _, one in live)
    again = max(count.values(), default=0) >= _LEAST
    if len(live) < _LEAST or not (again or len(live) == len(taken)):
        return []
    sections = sum(count[one.key] == 1 and is_section(one.name) for _, one in live)
    return [] if 2 * sections >= len(live) else live


def _conversation(reading: Reading, labels: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Turns with names ("Conti: ..."): somebody speaks again, and somebody asks.

    Lists have such labels too ("Monday: Rain in the north."), but nobody asks in them. The questions may have
    paragraphs of their own, without a label; who is introduced in brackets may speak once.
    """
    count = Counter(one.key for _, one in labels)
    asking = {at for at, one in labels if "?" in reading.text[one.paragraph.start : one.paragraph.end]}
    asked = {at for at, _ in labels if at and _asks(reading.text, reading.paragraphs[at - 1])}
    asking |= asked if len(asked) >= _LEAST else set()
    if len(labels) < _LEAST_TURNS or len(count) < _LEAST or max(count.values()) < _LEAST or not asking:
        return []
    return [
        (at, one)
        for at, one in labels
        if count[one.key] >= _LEAST or {at, at - 1} & asking or reading.text[one.end - 2] == ")"
    ]


def _users(labels: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Comments, each with the name of a user of the page, or when it was posted: "Ann, 2 hours ago: ..."."""
    taken = [(at, one) for at, one in labels if is_user(one.name) or one.posted]
    return taken if len(taken) >= _LEAST else []


def _bare(reading: Reading) -> list[tuple[int, Label]]:
    """Turns with a name in brackets or before a dash: "[Ana Roe] We stay.", "Roe — We stay."."""
    found = [
        (at, one)
        for at, paragraph in enumerate(reading.paragraphs)
        if (one := bare_label(reading, paragraph))
    ]
    return found if _are_turns(reading, [(one.key, one.paragraph) for _, one in found]) else []


def _under_names(reading: Reading) -> list[Draft]:
    """Turns below a line with the name of who speaks: "ANA ROE", "[Ana Roe]"."""
    read = [paragraph for paragraph in reading.paragraphs if paragraph.is_read]
    lines = [
        (at, line)
        for at, one in enumerate(read)
        if one.end - one.start <= _LONGEST_NAME
        and (line := _NAME_LINE.fullmatch(reading.text, one.start, one.end))
        and not is_section(line["name"])
    ]
    ends = [*(at for at, _ in lines), len(read)][1:]
    parts = [(line, read[at + 1 : end]) for (at, line), end in zip(lines, ends, strict=True)]
    turns = [(line, own) for line, own in parts if 0 < len(own) <= _LONGEST_GAP]
    keys = [line["name"].casefold() for line, _ in turns]
    if not _are_turns(reading, [(key, own[0]) for key, (_, own) in zip(keys, turns, strict=True)]):
        return []
    return [
        Draft(
            tuple(reading.at(one.start, one.end) for one in own),
            reading.at(*line.span("name")),
            None, None, 1.0, "transcript-label",
        )
        for line, own in turns
    ]  # fmt: skip


def _are_turns(reading: Reading, said: Sequence[tuple[str, Paragraph]]) -> bool:
    """Whether what some say in turn is a talk: one speaks again, and half of them ask or say "I" or "you"."""
    count = Counter(key for key, _ in said)
    if len(said) < _LEAST_TURNS or not _LEAST <= len(count) < len(said):
        return False
    live = sum(
        _has(FIRST_PERSON, reading.text, [one]) or _has(_YOU, reading.text, [one])
        or "?" in reading.text[one.start : one.end]
        for _, one in said
    )  # fmt: skip
    return 2 * live >= len(said)


def _whole(reading: Reading, taken: Sequence[tuple[int, Label]]) -> list[Draft]:
    """The turns, each with the paragraphs that go on from it, in a text that consists of turns."""
    drafts = [one.draft("transcript-label") for _, one in taken]
    first, last = taken[0][0], taken[-1][0]
    between = [paragraph for paragraph in reading.paragraphs[first:last] if paragraph.role == "body"]
    if len(taken) < 2 * _LEAST or 2 * len(taken) <= len(between):
        return drafts
    for number, ((at, _), (following, _)) in enumerate(pairwise(taken)):
        own = [*takewhile(partial(_goes_on, reading), reading.paragraphs[at + 1 : following])]
        more = tuple(reading.at(paragraph.start, paragraph.end) for paragraph in own)
        bare = not any(reading.inside(*part) for part in more)
        if 0 < len(own) <= _LONGEST_GAP and bare and all(paragraph.role == "body" for paragraph in own):
            drafts[number] = drafts[number]._replace(content=(*drafts[number].content, *more))
    return drafts


def _goes_on(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph may go on from a turn: no question, and not told by who wrote the turns down.

    In what that one tells nobody is "I", and somebody said something; or it stands in brackets.
    """
    text, own = reading.text, [paragraph]
    told = _has(_SAID, text, own) and not _has(_I, text, own)
    return not (told or _asks(text, paragraph) or _is_note(text, paragraph))


def _is_note(text: str, paragraph: Paragraph) -> bool:
    return (text[paragraph.start], text[paragraph.end - 1]) in (("(", ")"), ("[", "]"))


def _questioned(reading: Reading) -> list[Draft]:
    """Answers between questions that have paragraphs of their own and no label, as magazines print them.

    Guides ask too ("How do you apply?"), but nobody answers them with "I", nor calls them an interview.
    """
    read = [paragraph for paragraph in reading.paragraphs if paragraph.is_read]
    asked = [at for at, paragraph in enumerate(read) if at and _asks(reading.text, paragraph)]
    numbered = sum(_is_numbered(reading.text, read[at]) for at in asked) >= _LEAST_QUESTIONS
    if numbered:
        asked = [at for at, one in enumerate(read) if at in asked or _is_numbered(reading.text, one)]
    if len(asked) < _LEAST_QUESTIONS:
        return []
    answers = list(_answers(reading.text, read, asked))
    if not numbered and 2 * sum(_has(_YOU, reading.text, [read[at]]) for at in asked) < len(asked):
        return []
    told = sum(_has(FIRST_PERSON, reading.text, own) for own in answers)
    announced = _has(_INTERVIEW, reading.text, read[: asked[0]])
    if len(answers) < _LEAST_QUESTIONS or (2 * told < len(answers) and not announced):
        return []
    return [_answer(reading, own) for own in answers]


def _in_quotes(reading: Reading) -> list[Draft]:
    """Answers that stand in quotation marks, each below what is asked in a paragraph without them.

    Some of what is put to somebody has no question mark: others who are quoted are told of there.
    """
    read = [paragraph for paragraph in reading.paragraphs if paragraph.is_read]
    if sum(reading.text[one.end - 1] == "?" for one in read) < _LEAST_QUESTIONS:
        return []
    whole = [_is_quotation(reading, one) for one in read]
    asked = sum(after and _may_ask(reading, one) and reading.text[one.end - 1] == "?"
                for one, after in zip(read, whole[1:], strict=False))  # fmt: skip
    if asked < _LEAST_QUESTIONS:
        return []
    answers: list[list[Paragraph]] = []
    answering = False
    for at, one in enumerate(read):
        if not whole[at]:
            answering = _may_ask(reading, one)
        elif answering and at and not whole[at - 1]:
            answers.append([one])
        elif answering and answers:
            answers[-1].append(one)
    return [_answer(reading, own) for own in answers]


def _is_quotation(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph is one quotation as a whole."""
    first, last = reading.at(paragraph.start, paragraph.end)
    own = set(reading.quote[first:last])
    return last - first > 2 and len(own) == 1 and -1 not in own


def _may_ask(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph, without quotation marks, asks somebody or only tells what is done meanwhile."""
    first, last = reading.at(paragraph.start, paragraph.end)
    text, own = reading.text, [paragraph]
    if paragraph.role in ("title", "caption") or any(quote >= 0 for quote in reading.quote[first:last]):
        return False
    return text[paragraph.end - 1] == "?" or _has(_YOU, text, own) or not _has(_SAID, text, own)


def _answer(reading: Reading, own: Sequence[Paragraph]) -> Draft:
    content = tuple(reading.at(paragraph.start, paragraph.end) for paragraph in own)
    return Draft(content, None, None, None, 1.0, "interview-answer")


def _answers(text: str, read: Sequence[Paragraph], asked: Sequence[int]) -> Iterator[Sequence[Paragraph]]:
    """The paragraphs between the questions, and the one behind the last; an editor's are in brackets."""
    for question, following in pairwise([*asked, min(asked[-1] + 2, len(read))]):
        own = [
            paragraph
            for paragraph in read[question + 1 : following]
            if paragraph.role != "caption" and not _is_note(text, paragraph)
        ]
        if own:
            yield own


def _asks(text: str, paragraph: Paragraph) -> bool:
    return (
        text[paragraph.end - 1] == "?"
        and _QUESTION.fullmatch(text, paragraph.start, paragraph.end) is not None
    )


def _is_numbered(text: str, paragraph: Paragraph) -> bool:
    """Whether a short paragraph has a number, as one of several questions may that does not ask."""
    return paragraph.end - paragraph.start < _LONGEST_QUESTION and bool(_NUMBER.match(text, paragraph.start))


def _has(pattern: regex.Pattern[str], text: str, own: Sequence[Paragraph]) -> bool:
    return any(pattern.search(text, paragraph.start, paragraph.end) for paragraph in own)
