"""Who says what by the markup of a page alone: lists of terms, tables, questions and answers, messages.

Each is written as a text would have it: "Ana Roe: “I stay.”", "Q: Why?", "A: I like it."
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy

import regex
from lxml import html

from quotes.reading.web.elements import (
    LONGEST_LABEL,
    QUOTED,
    Element,
    called,
    drop,
    elements,
    first_person,
    innermost,
    is_quotation,
    line_of,
    lines_of,
    marked,
    of_class,
    outermost,
    replace,
)

__all__ = ["write_voices"]

_QUESTION = of_class(r"questions?|q|query|asked")
_ANSWER = of_class(r"answers?|a|reply|response")
_LABELLED = regex.compile(r"\s*(?:[QA]\d{0,2}\s?[:.]|\p{Lu}[\p{L}.'’ -]{1,60}:)\s")
_MESSAGE = of_class(r"msg|messages?|bubble|sms|text-?message|chat-?(?:message|line|row|item|entry|bubble)")
_SENDER = of_class(r"sender|from|author|user-?name|user|name|nick(?:name)?|who|contact|speaker")
_TIME = of_class(r"time|time-?stamp|date|meta|sent|status")
_CLOCK = regex.compile(
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)", flags=regex.I
)
_SAID = regex.compile(
    r"(?i)\b(?:said|says?|quotes?|quotation|statements?|claims?|words|comments?|answers?|promises?|replies|response)\b"
)
_WHO = regex.compile(
    r"(?i)\b(?:who|names?|speakers?|candidates?|persons?|party|politician|minister|witness|member|source|by)\b"
)
_TOLD = regex.compile(
    r"(?i)\b(?:interview\w*|conversation|(?:speaks?|spoke|talk(?:s|ed)?|sat down) (?:to|with)"
    r"|told (?:the|us|our|me)|Q ?& ?A"
    r"|answer(?:s|ed) (?:our|questions)|we asked)\b"
)
"""What stands before the questions of an interview."""

_SPOKE = regex.compile(
    r"\b(?:interview\w*|(?:speaks|spoke|talked|sat down) (?:to|with)|told (?:the|us|our|me))\b"
)
_YOU = regex.compile(r"(?i)\byou(?:r|rs|['’]\w+)?\b")

_DELIVERED = regex.compile(r"(?i)(?:delivered|read|sent|seen|today|yesterday|edited|me|you)\b.*")
_BESIDE = " ,|·•-–—[]():"
"""What stands between a name and a time."""

_LEAST_SAID = 4
_LEAST = 2
_MOST_ROWS = 1000


def write_voices(tree: Element) -> None:
    """Change the page so that its text says who says what."""
    for tag, write in (("dl", _write_terms), ("table", _write_table)):
        for element in list(tree.iter(tag)):
            if next(itertools.islice(element.iter(tag), 1, 2), None) is None:  # it holds no other
                write(element)
    _write_messages(tree)
    _write_turns(tree)


def _write_terms(element: Element) -> None:
    """A list of names and what each said, or of questions and answers; other lists of terms as paragraphs."""
    lines: list[str] = []
    label = ""
    parts = [(part.tag, line_of(part)) for part in element.iter("dt", "dd")]
    terms, told = (" ".join(text for tag, text in parts if tag == own) for own in ("dt", "dd"))
    # answers of an interview speak of who gives them; those to what anybody may ask don't
    asked = not first_person(terms) and first_person(told)
    for tag, text in parts:
        if tag == "dt":
            if label:
                lines.append(label)
            label = text
        elif asked and label.endswith("?"):
            lines += [f"Q: {label}", f"A: {text}"]
            label = ""
        elif (
            label
            and len(label) < LONGEST_LABEL
            and label[:1].isupper()
            and label[-1:] not in ".?!:"
            and len(text.split()) >= _LEAST_SAID
            and text[-1:] in '.?!"”'
        ):
            lines.append(f"{_timed(label)}: {marked(text)}")
            label = ""
        else:
            lines += [label, text] if label else [text]
            label = ""
    if label:
        lines.append(label)
    if lines:
        replace(element, *lines)


def _timed(label: str) -> str:
    """A label with its time of day in brackets: Ana Roe (16:42)."""
    found = _CLOCK.search(label)
    if not found or "(" in label:
        return label
    name = (label[: found.start()] + label[found.end() :]).strip(_BESIDE)
    return f"{name} ({found[0]})" if name else label


def _write_table(element: Element) -> None:
    """A table of who said what: a paragraph a row, and one for what stands behind what was said.

    In most rows one cell is in quotation marks, or the head of the table says which.
    """
    rows = [
        [line_of(cell) for cell in row.iter("td", "th")]
        for row in itertools.islice(element.iter("tr"), _MOST_ROWS)
    ]
    head = rows[0] if rows and not any(map(QUOTED.match, rows[0])) else []
    column = _said_column(rows, head)
    if column is None:
        return
    said = [row for row in rows[bool(head) :] if len(row) > column and row[column]]
    if not said or any(len(cell) >= LONGEST_LABEL for row in said for cell in row[:column]):
        return
    who = next((at for at, cell in enumerate(head) if at != column and _WHO.search(cell)), None)
    replace(element, *(line for row in said for line in _row(row, column, who)))


def _said_column(rows: Sequence[Sequence[str]], head: Sequence[str]) -> int | None:
    """The column of a table that holds what was said."""
    quoted = Counter(at for row in rows for at, cell in enumerate(row) if at and is_quotation(cell))
    column, count = max(quoted.items(), key=lambda one: one[1], default=(0, 0))
    if count and 2 * count >= len(rows) - bool(head):
        return column
    named = [at for at, cell in enumerate(head) if at and _SAID.search(cell)]
    who = bool(head) and _WHO.search(head[0]) is not None
    bodies = [row[named[0]] for row in rows[1:] if named and len(row) > named[0]]
    sentences = sum(len(text.split()) >= _LEAST_SAID and text[-1] in '.?!”"' for text in bodies)
    return named[0] if who and bodies and 2 * sentences > len(bodies) else None


def _row(row: Sequence[str], column: int, who: int | None) -> Iterator[str]:
    """The paragraphs of a row: Ana Roe, mayor: “I stay.”"""
    left = list(filter(None, row[:column]))
    days = [cell for cell in left if _is_day(cell)]
    before = [cell for cell in left if cell not in days]
    if who is not None and column < who < len(row) and row[who]:
        before = [row[who]]
    label = ", ".join(before) + (f" ({', '.join(days)})" if days and before else "")
    yield f"{label}: {marked(row[column])}" if label else marked(row[column])
    yield from (cell for at, cell in enumerate(row) if at > column and at != who and cell)


def _is_day(cell: str) -> bool:
    """Whether a cell says when."""
    return len(cell) < 30 and any(map(str.isdigit, cell)) and "," not in cell[1:-6]


def _write_messages(tree: Element) -> None:
    """Messages as they show on a telephone, each with its sender, also where only the first one names him."""
    found = [
        element
        for element in elements(tree, "div", "li", "p", "section", "article", "blockquote")
        if (called(element, _MESSAGE) and (len(element) or element.get("data-sender"))) or _is_signed(element)
    ]
    inner = innermost(found)
    if len(inner) < _LEAST:
        return
    sent = [(element, *_message(deepcopy(element))) for element in inner]
    if not any(sender for _, sender, _, _ in sent):
        return
    last, side = "", None
    for element, sender, time, said in sent:
        own = element.get("class")
        if not sender and own == side:
            sender = last
        last, side = sender, own
        if not said:
            drop([element])
        elif sender:
            replace(element, f"{sender}{f' ({time})' if time else ''}: {marked(said)}")
        else:
            replace(element, marked(said))


def _is_signed(element: Element) -> bool:
    """Whether a paragraph is a message below a line with its sender and its time."""
    if element.tag != "p" or element.find("br") is None:
        return False
    time, rest = _clocked(next(iter(lines_of(element)), ""))
    return bool(time) and _may_send(rest)


def _message(element: Element) -> tuple[str, str, str]:
    """Sender, time and words of a message; its own element is emptied of the first two."""
    parts = outermost(
        part
        for part in elements(element)
        if part is not element
        and (
            part.tag in ("time", "strong", "b", "cite", "header")
            or called(part, _SENDER)
            or called(part, _TIME)
        )
    )
    sender, time = element.get("data-sender") or element.get("data-author") or "", ""
    for part in parts:
        line = line_of(part)
        clock, rest = _clocked(line)
        if not sender and _may_send(rest) and part.tag != "time":
            sender, time = rest, time or clock
        elif clock and len(line) < 40:
            time = time or clock
        elif not called(part, _TIME):
            continue
        part.text = ""
        for inner in list(part):
            part.remove(inner)
    lines = lines_of(element)
    if lines and (alone := _CLOCK.fullmatch(lines[0].strip(_BESIDE))):
        time, lines = time or alone[0], lines[1:]
    return sender, time, " ".join(lines).strip(" :")


def _clocked(line: str) -> tuple[str, str]:
    """The time of day in a line, and what stands beside it."""
    found = _CLOCK.search(line)
    return found[0] if found else "", _CLOCK.sub("", line).strip(_BESIDE)


def _may_send(rest: str) -> bool:
    """Whether what stands beside the time of a message may be a name."""
    short = 0 < len(rest) < 60 and rest[0].isupper() and len(rest.split()) <= 5
    return short and not any(map(str.isdigit, rest)) and not _DELIVERED.fullmatch(rest)


def _write_turns(tree: Element) -> None:
    """Questions and answers that only their classes, headings or folds tell apart."""
    turns = outermost(
        one for one in elements(tree) if (called(one, _QUESTION) or called(one, _ANSWER)) and _is_turn(one)
    )
    asked, said = ([one for one in turns if called(one, kind)] for kind in (_QUESTION, _ANSWER))
    if min(len(asked), len(said)) >= _LEAST:
        _label(asked, [[one] for one in said], least=1)
        return
    _part_questions(tree)
    folds = [
        (fold[0], fold) for fold in elements(tree, "details") if len(fold) > 1 and fold[0].tag == "summary"
    ]
    heads = [one for one, _ in folds if line_of(one).endswith("?")]
    if len(heads) >= _LEAST:
        _label(heads, [_following(one) for one in heads])
        return
    for tags in (("h2", "h3", "h4", "h5"), ("p",)):
        heads = [
            one
            for one in elements(tree, *tags)
            if line_of(one).endswith("?") and (tags != ("p",) or _is_bold(one))
        ]
        if len(heads) > _LEAST:
            _label(heads, [_following(one) for one in heads])
            return


def _part_questions(tree: Element) -> None:
    """Part paragraphs that begin with a question in bold letters: **Why?** Because."""
    for element in list(elements(tree, "p")):
        head = element[0] if len(element) and not (element.text or "").strip() else None
        if head is None or head.tag not in ("strong", "b") or not line_of(head).endswith("?"):
            continue
        below = [*head.itersiblings()]
        if not (head.tail or "").strip() and not any(
            line_of(one) or (one.tail or "").strip() for one in below
        ):
            continue
        answer = html.Element("p")
        answer.text, head.tail = head.tail, None
        if below and below[0].tag == "br":
            line_end = below.pop(0)
            answer.text = (answer.text or "") + (line_end.tail or "")
            element.remove(line_end)
        answer.extend(below)
        element.addnext(answer)
        answer.tail, element.tail = element.tail, None


def _is_turn(element: Element) -> bool:
    return element.tag in ("p", "div", "section", "h2", "h3", "h4", "h5", "li", "span", "dt", "dd") and bool(
        line_of(element)
    )


def _is_bold(element: Element) -> bool:
    """Whether all of a paragraph is in bold letters."""
    line = line_of(element)
    return any(line_of(part) == line for part in elements(element, "strong", "b", "em", "i"))


def _following(head: Element) -> list[Element]:
    """The paragraphs behind a question, up to the next heading."""
    found: list[Element] = []
    for element in head.itersiblings():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in ("p", "div", "ul", "blockquote") or _is_bold(element) or len(found) >= 10:
            break
        found += [part for part in element.iter("p") if line_of(part)] or (
            [element] if line_of(element) else []
        )
    return found


def _label(asked: Sequence[Element], said: Sequence[Sequence[Element]], least: int = 0) -> None:
    """Write Q: and A: before questions and answers of an interview that have no labels of their own."""
    answers = [own for own in said if own]
    own = [" ".join(map(line_of, one)) for one in answers]
    told = sum(map(first_person, own))
    if not answers or any(_LABELLED.match(text) for text in (*map(line_of, asked), *own)):
        return
    before = _before(asked[0])
    least = least or (1 if _TOLD.search(before) else (len(answers) + 1) // 2)
    if _SPOKE.search(before) and any(_YOU.search(line_of(one)) for one in asked):
        least = 0  # few words, and perhaps no "I" among them: What is lost? | Gloves.
    if told < least or first_person(" ".join(map(line_of, asked))):
        return
    for one in asked:
        _lead(one, "Q: ")
    for element in itertools.chain.from_iterable(answers):
        inner = [part for part in element.iter("p") if line_of(part)] or [element]
        for part in inner:
            _lead(part, "A: ")


def _before(element: Element) -> str:
    """The last paragraphs of a page before an element."""
    return " ".join(map(line_of, element.xpath("preceding::p[position() <= 5]")))


def _lead(element: Element, label: str) -> None:
    """Put a label before the words of an element, which becomes a paragraph."""
    for part in elements(element):
        if (part.text or "").strip():
            part.text = f"{label}{(part.text or '').lstrip()}"
            break
    for up in itertools.islice(element.iterancestors("li", "ul", "ol"), 3):
        up.tag = "div"
    if element.tag not in ("li", "dt", "dd", "summary"):
        element.tag = "p"
    element.attrib.pop("class", None)
