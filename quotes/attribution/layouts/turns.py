"""Turns: who speaks in transcripts, interviews, debates, and questions and answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from itertools import pairwise, takewhile

import regex

from quotes.attribution.drafts import Draft
from quotes.attribution.layouts.labels import (
    FIRST_PERSON,
    LINE_NAME,
    STAMP,
    Label,
    bare_label,
    is_heard,
    is_named,
    is_no_speaker,
    is_section,
    label,
)
from quotes.attribution.layouts.questions import SAID, YOU, I, answer, asks, has, is_note, questioned
from quotes.names.honorifics import titles
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
_NAME_LINE = regex.compile(rf"(?:{STAMP} )?(?:\[{LINE_NAME}\]|{LINE_NAME})(?:,? {STAMP})?")
_COURT = later(r"(?m)^(?:THE (?:COURT|WITNESS):|(?:[A-Z-]+ )*BY M(?:R|RS|S)\b)")
_IN_COURT = ("THE COURT:", "THE WITNESS:", "BY M")
"""What each such line has."""

_EXAMINES = regex.compile(r"(?:[A-Z-]+ )*BY (?P<name>M(?:R|RS|S)\b.{2,40}):?")
"""Who asks from then on: CROSS-EXAMINATION BY MR. ROE:"""

_UNNAMED = frozenset(("Q", "A", "Question", "Answer", "QUESTION", "ANSWER"))
_DIGITS = "0123456789 "  # Q1, Question 2
_LEAST = 2  # labels, or pairs of question and answer, from which a text is read so
_LEAST_TURNS, _LEAST_QUESTIONS = 3, 3  # of labels in small letters; of questions without any label
_LONGEST_NAME = 40  # characters of a line with the name of who speaks below it
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
        taken = _transcript(named) or _conversation(reading, named)
        return [*answers, *(one.draft("transcript-label") for _, one in taken)]
    taken = _transcript(labels) or _conversation(reading, labels) or _users(labels) or _bare(reading)
    if taken:
        drafts = zip(taken, _whole(reading, taken), strict=True)  # QUESTION: Is it open? is nobody's by name
        return [
            draft._replace(source=None) if one.name.rstrip(_DIGITS) in _UNNAMED else draft
            for (_, one), draft in drafts
        ]
    return _under_names(reading) or _in_quotes(reading) or questioned(reading)


def _interview(reading: Reading) -> list[Draft]:
    """Questions and answers ("Q: ...", "A: ..."): the answers are said by whom the interview is with.

    Brackets may tell who asks or answers: "Q (Ana Roe, The Post): ...", "A (CEO): ...".
    """
    asked = answered = 0
    turns = []
    court = any(map(reading.text.__contains__, _IN_COURT)) and _COURT.search(reading.text) is not None
    examines = None
    stuck = _stuck(reading)
    for paragraph in reading.paragraphs:
        if court and (by := _EXAMINES.fullmatch(reading.text, paragraph.start, paragraph.end)):
            examines = reading.at(*by.span("name"))
        if reading.text[paragraph.start] not in "QA" or not paragraph.is_read:
            continue
        turn = _TURN.match(reading.text, paragraph.start, paragraph.end)
        if not turn and paragraph.start not in stuck:
            continue
        question = turn["question"] is not None if turn else reading.text[paragraph.start] == "Q"
        asked, answered = asked + question, answered + (not question)
        if not turn:
            turns += [] if question else [answer(reading, [paragraph])]
            continue
        if turn["who"] or examines or not question:
            content = reading.at(turn.end(), paragraph.end)
            who = reading.at(*turn.span("who")) if turn["who"] else examines if question else None
            cue = reading.at(turn.start("cue") if who else paragraph.start, turn.end("cue"))
            turns.append(Draft((content,), who, cue, None, 1.0, "interview-answer"))
    return turns if min(asked, answered) >= (1 if court else _LEAST) else []


def _stuck(reading: Reading) -> set[int]:
    """Where paragraphs begin whose first word the letter of a question or an answer sticks to."""
    lines = (one for one in reading.paragraphs if reading.text[one.start] in "QA" and one.is_read)
    found = [match for one in lines if (match := STUCK.match(reading.text, one.start, one.end))]
    questions = sum(match["question"] is not None for match in found)
    return {match.start() for match in found} if questions >= FEWEST else set()


def _transcript(labels: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Labels in capitals ("WALLACE: ...") of which one comes again or asks, or none is a place."""
    taken = [(at, one) for at, one in labels if one.in_capitals and len(one.name) > 1]
    live = [(at, one) for at, one in taken if one.initials or not is_no_speaker(one.name)]
    count = Counter(one.key for _, one in live)
    again = max(count.values(), default=0) >= _LEAST
    if len(live) < _LEAST or not (again or len(live) == len(taken)):
        return []
    sections = sum(count[one.key] == 1 and not one.initials and is_section(one.name) for _, one in live)
    return [] if 2 * sections >= len(live) else live


def _conversation(reading: Reading, labels: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Turns with names ("Conti: ..."): somebody speaks again, and somebody asks.

    Lists have such labels too ("Monday: Rain in the north."), but nobody asks in them. The questions may have
    paragraphs of their own, without a label; who is introduced in brackets, or named above the turns, may
    speak once.
    """
    labels = [(at, one) for at, one in labels if one.paragraph.role != "title"]
    count = Counter(one.key for _, one in labels)
    asking = {at for at, one in labels if "?" in reading.text[one.paragraph.start : one.paragraph.end]}
    asked = {at for at, _ in labels if at and asks(reading.text, reading.paragraphs[at - 1])}
    asking |= asked if len(asked) >= _LEAST else set()
    if len(labels) < _LEAST_TURNS or len(count) < _LEAST or max(count.values()) < _LEAST or not asking:
        return []
    above = reading.text[: labels[0][1].paragraph.start]
    again = [at for at, one in labels if count[one.key] >= _LEAST]
    return [
        (at, one)
        for at, one in labels
        if count[one.key] >= _LEAST
        or {at, at - 1} & asking
        or reading.text[one.end - 2] == ")"
        or _names(above, one)
        or (again[0] < at < again[-1] and _throws_in(reading, one))
    ]


def _throws_in(reading: Reading, one: Label) -> bool:
    """Whether who speaks once among the turns of others is somebody: The Speaker, Hon. Members, Mr Roe."""
    title = one.name.split()[0].casefold().rstrip(".")
    return is_heard(one.name) or (title in titles() and is_named(reading, one.source))


def _names(above: str, one: Label) -> bool:
    """Whether a text names whom a label means by the surname: Dr Ana | Roe |; not what opens a line."""
    return regex.search(rf"\p{{Lu}}[\p{{L}}.-]* {regex.escape(one.name.split()[-1])}\b", above) is not None


def _users(labels: Sequence[tuple[int, Label]]) -> list[tuple[int, Label]]:
    """Comments, each with the name of a user of the page, or when it was posted: "Ann, 2 hours ago: ..."."""
    taken = [(at, one) for at, one in labels if is_user(one.name) or (one.posted and not _files(one))]
    return taken if len(taken) >= _LEAST else []


def _files(one: Label) -> bool:
    """Whether a label files what happened at a time: "14:05 Berlin: ..."."""
    return is_no_speaker(one.name) or is_section(one.name)


def _bare(reading: Reading) -> list[tuple[int, Label]]:
    """Turns with a name in brackets or before a dash: "[Ana Roe] We stay.", "Roe — We stay."."""
    found = [
        (at, one)
        for at, paragraph in enumerate(reading.paragraphs)
        if (one := bare_label(reading, paragraph))
    ]
    return found if _are_turns(reading, [(one.key, one.paragraph) for _, one in found]) else []


def _under_names(reading: Reading) -> list[Draft]:
    """Turns below a line with the name of who speaks: "ANA ROE", "[Ana Roe]", "Ana Roe 00:41"."""
    read = [paragraph for paragraph in reading.paragraphs if paragraph.is_read]
    lines = [
        (at, line)
        for at, one in enumerate(read)
        if one.end - one.start <= _LONGEST_NAME
        and (line := _NAME_LINE.fullmatch(reading.text, one.start, one.end))
        and _names_turn(reading, line)
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


def _names_turn(reading: Reading, line: regex.Match[str]) -> bool:
    """Whether a line names who speaks below it: in brackets or capitals, or a first name and a surname."""
    name = line["name"]
    if is_section(name):
        return False
    marked = name.upper() == name or line.group().startswith("[")
    return marked or (" " in name and is_named(reading, reading.at(*line.span("name"))))


def _are_turns(reading: Reading, said: Sequence[tuple[str, Paragraph]]) -> bool:
    """Whether what some say in turn is a talk: one speaks again, and half of them ask or say "I" or "you"."""
    count = Counter(key for key, _ in said)
    if len(said) < _LEAST_TURNS or not _LEAST <= len(count) < len(said):
        return False
    live = sum(
        has(FIRST_PERSON, reading.text, [one]) or has(YOU, reading.text, [one])
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
        bare = not reading.any_inside(more)
        if 0 < len(own) <= _LONGEST_GAP and bare and all(paragraph.role == "body" for paragraph in own):
            drafts[number] = drafts[number]._replace(content=(*drafts[number].content, *more))
    return drafts


def _goes_on(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph may go on from a turn: no question, and not told by who wrote the turns down.

    In what that one tells nobody is "I", and somebody said something; or it stands in brackets.
    """
    text, own = reading.text, [paragraph]
    told = has(SAID, text, own) and not has(I, text, own)
    return not (told or asks(text, paragraph) or is_note(text, paragraph))


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
    return [answer(reading, own) for own in answers]


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
    return text[paragraph.end - 1] == "?" or has(YOU, text, own) or not has(SAID, text, own)
