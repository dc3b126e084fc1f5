"""Labels: who speaks in transcripts, interviews and headlines, and whose name is below a quotation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from quotes.attribution.acts import reports
from quotes.attribution.drafts import Draft
from quotes.text.analysis import Reading
from quotes.text.layout import Paragraph

__all__ = ["labelled"]

_SPEAKER = regex.compile(
    r"[\"“]?(?P<name>\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,4})(?: \([^()\n]{1,60}\))?"
    r"(?P<cue>:)\s+(?=\S)"
)
_NAME = regex.compile(
    r"(?P<name>\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3}+)(?: \([^()\n]{1,60}\))?(?P<cue>:)\s+(?=\S)"
)
_TURN = regex.compile(r"(?:(?P<question>Q|Question|QUESTION)|A|Answer|ANSWER)(?P<cue>[:.])\s+(?=\S)")
_HEADLINE = regex.compile(
    r"(?P<name>(?!The )\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})(?P<cue>:)\s+(?=\S)"
)
_SIGNATURE = regex.compile(
    r"(?P<cue>[-–—―]{1,2}) ?(?P<name>\p{Lu}[\p{L}.'’-]*?(?: \p{Lu}[\p{L}.'’-]*?){0,5})(?:,[^\n]{0,80})?\.?"
)
_ANNOUNCES = regex.compile(
    r"(?:^|(?<=\n|[.,!?] ))(?P<source>[^.,;:!?\"“”<>\n]{2,80}?) (?P<cue>(?:also |later |then )?\p{Ll}+):$"
)
_SAYS = r"\b(?:sa(?:ys?|id|ying)|tells?|told|add(?:s|ed)|ask(?:s|ed)|writes?|wrote|argue[sd]|warn(?:s|ed))\b"
_LEAST_LABELS = 2  # labelled paragraphs from which a text is read as a transcript
_LONGEST = 160  # characters of a label
_LEAST_BLOCK = 6  # tokens of a block quotation
_MARKUP = "<\"“‘'*•-–—"  # what begins no block quotation
_LEAST = 3  # tokens of what a label says
_LIKELY = 0.8  # a headline's colon may mean something else; what the models are surer of is better


def labelled(reading: Reading) -> list[Draft]:
    """What is said in paragraphs with labels, signatures or an announcement, whole, and in the headline."""
    paragraphs = [paragraph for paragraph in reading.paragraphs if _may_begin(reading.text, paragraph)]
    turns = (
        _interview(reading, paragraphs)
        or _transcript(reading, paragraphs)
        or _conversation(reading, paragraphs)
    )
    return [*_headline(reading), *turns, *_signed(reading), *_blocks(reading)]


def _may_begin(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph may begin with a label, to look closer at few."""
    start, end = paragraph.start, min(paragraph.end, paragraph.start + _LONGEST)
    return paragraph.is_read and (text[start] in "QA" or text.find(":", start, end) >= 0)


def _transcript(reading: Reading, paragraphs: Sequence[Paragraph]) -> list[Draft]:
    """A transcript ("WALLACE: ..."): the paragraph is said by its label."""
    found = [draft for paragraph in paragraphs for draft in _by(_SPEAKER, reading, paragraph)]
    return found if len(found) >= _LEAST_LABELS else []


def _interview(reading: Reading, paragraphs: Sequence[Paragraph]) -> list[Draft]:
    """Questions and answers ("Q: ...", "A: ..."): the answers are said by whom the interview is with."""
    asked, answers = 0, []
    for paragraph in paragraphs:
        turn = _TURN.match(reading.text, paragraph.start, paragraph.end)
        if turn and turn["question"]:
            asked += 1
        elif turn:
            first, last = reading.tokens.at(turn.end(), paragraph.end)
            cue = reading.tokens.at(paragraph.start, turn.end("cue"))
            answers.append(Draft(((first, last),), None, cue, None, 1.0, "interview-answer"))
    return answers if min(asked, len(answers)) >= _LEAST_LABELS else []


def _conversation(reading: Reading, paragraphs: Sequence[Paragraph]) -> list[Draft]:
    """Turns with names ("Conti: ..."): two of them speak again, and one of them asks.

    Lists have such labels too ("Monday: Rain in the north."), but nobody asks in them.
    """
    turns: dict[str, list[Draft]] = {}
    asking = set()
    for paragraph in paragraphs:
        for draft in _by(_NAME, reading, paragraph):
            assert draft.source
            name = _words(reading, *draft.source)
            turns.setdefault(name, []).append(draft)
            if "?" in _words(reading, *draft.content[0]):
                asking.add(name)
    again = {name for name, own in turns.items() if len(own) >= _LEAST_LABELS}
    if len(again) < _LEAST_LABELS or not asking & again:
        return []
    return [draft for name in turns if name in again for draft in turns[name]]


def _signed(reading: Reading) -> Iterator[Draft]:
    """A paragraph in quotation marks with a signature below it: "- Maria Lopez, a farmer"."""
    for paragraph, below in pairwise(reading.paragraphs):
        signature = _SIGNATURE.fullmatch(reading.text, below.start, below.end)
        if not signature:
            continue
        first, last = reading.tokens.at(paragraph.start, paragraph.end)
        if last - first >= _LEAST and -1 not in reading.quote[first:last]:
            source, cue = (reading.tokens.at(*signature.span(group)) for group in ("name", "cue"))
            yield Draft(((first, last),), source, cue, None, 1.0, "quote-dash-name")


def _blocks(reading: Reading) -> Iterator[Draft]:
    """A paragraph without quotation marks that the one before announces: "Lopez wrote:"."""
    text = reading.text
    for before, paragraph in pairwise(reading.paragraphs):
        if text[before.end - 1] != ":" or not before.is_read or not paragraph.is_read:
            continue
        announces = _ANNOUNCES.search(text, before.start, before.end)
        first, last = reading.tokens.at(paragraph.start, paragraph.end)
        is_bare = text[paragraph.start] not in _MARKUP and not (reading.quote[first:last] >= 0).any()
        if announces and is_bare and last - first >= _LEAST_BLOCK:
            source, cue = (reading.tokens.at(*announces.span(group)) for group in ("source", "cue"))
            if not reports(reading, cue[1] - 1):
                continue
            yield Draft(((first, last),), source, cue, cue[0], 1.0, "block-quotation")


def _words(reading: Reading, first: int, last: int) -> str:
    return reading.text[reading.tokens.start[first] : reading.tokens.end[last - 1]]


def _headline(reading: Reading) -> Iterator[Draft]:
    """A headline ("Jane Roper: Taxes Are Too High"), if the name comes again or the surname speaks."""
    for paragraph in reading.paragraphs[:1]:
        for draft in _by(_HEADLINE, reading, paragraph, "headline-label", _LIKELY):
            assert draft.source
            name = _words(reading, *draft.source)
            again = reading.text.find(name, paragraph.end) >= 0 or _speaks(name, reading.text, paragraph.end)
            if paragraph.role in ("title", "heading") and again:
                yield draft


def _speaks(name: str, text: str, start: int) -> bool:
    """Whether somebody of that surname says something from ``start`` on."""
    last = regex.escape(name.split()[-1])
    says = rf"\b{last},? (?:\w+ )?{_SAYS}|{_SAYS} (?:\w+ ){{0,4}}{last}\b"
    return regex.search(says, text, pos=start) is not None


def _by(
    pattern: regex.Pattern[str],
    reading: Reading,
    paragraph: Paragraph,
    rule: str = "transcript-label",
    probability: float = 1.0,
) -> Iterator[Draft]:
    """The paragraph as said by its label, if it has one."""
    label = pattern.match(reading.text, paragraph.start, paragraph.end) if paragraph.is_read else None
    if label:
        first, last = reading.tokens.at(label.end(), paragraph.end)
        source, cue = reading.tokens.at(*label.span("name")), reading.tokens.at(*label.span("cue"))
        if last - first >= _LEAST:
            yield Draft(((first, last),), source, cue, None, probability, rule)
