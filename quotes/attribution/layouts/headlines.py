"""Headlines: who says what a title tells: "Jane Roper: Taxes Are Too High", "Roads to close: police"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quotes.attribution.drafts import Draft
from quotes.attribution.layouts.labels import is_no_speaker
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.layout import Paragraph
from quotes.text.patterns import later
from quotes.text.tags import VERBS
from quotes.words.speech import belongs

__all__ = ["found"]

_LABEL = later(r"(?P<name>(?!The )\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})(?P<cue>:)\s+(?=\S)")
_FILED = later(r"(?:[*•·▪●-]\s+|\p{Lu}[\p{Lu} ]{3,}\d*:\s+)+")
"""What stands before a line of a wire: a bullet, "UPDATE 2: "."""

_DASHES = (" - ", " – ", " — ")
_LONGEST_LINE = 160
_LEAST = 3  # tokens of what is said
_SURE = 1.0  # of a verb that reports behind a comma: its source is nobody's content
_LIKELY = 0.8  # a headline's colon may mean something else; what the models are surer of is better
_LONGEST, _LONGEST_SOURCE = 300, 60  # characters of a headline, and of who speaks behind a comma or colon
_MOST = 2  # words of who speaks behind a quotation and a colon
_SAYS = r"\b(?:sa(?:ys?|id|ying)|tells?|told|add(?:s|ed)|ask(?:s|ed)|writes?|wrote|argue[sd]|warn(?:s|ed))\b"
_SAID = r"\b(?:added|said|says) (?:[\w,]+ )"
"""What stands before who speaks, but not before who is spoken to; then up to four words."""

_HEARING = frozenset(("heard", "hears", "told"))
_OF = frozenset(("how", "of", "to", "why"))
_TELLING = frozenset(("tell", "tells", "told"))
_ABOUT = regex.compile(r" (?:about|on|to) ", regex.IGNORECASE)
"""What stands before whom somebody speaks of or to: Ana Roe | on | Reed: No Deal."""

_MARKS = "\"“”‘’'«»"
_SOURCES = ("bodies", "documents", "groups", "persons")


def found(reading: Reading) -> Iterator[Draft]:
    """What is said in the title, or in the heading that an article begins with; and in lines like titles."""
    for at, paragraph in enumerate(reading.paragraphs):
        size = paragraph.end - paragraph.start
        if not at and _is_title(reading.text, paragraph):
            yield from _labelled(reading, paragraph)
            yield from _signed(reading, paragraph, reading.text.rfind(":", paragraph.start, paragraph.end))
            yield from _reported(reading, paragraph)
        if size <= _LONGEST_LINE and paragraph.is_read:
            yield from _dashed(reading, paragraph)


def _is_title(text: str, paragraph: Paragraph) -> bool:
    """Whether a first paragraph is a title, or a line that ends as one: Harbour will stay ours: Roe."""
    size = paragraph.end - paragraph.start
    if paragraph.role in ("title", "heading"):
        return size <= _LONGEST
    ends = text[paragraph.end - 1].isalnum() and paragraph.end < len(text)
    return paragraph.role == "body" and ends and size <= _LONGEST_LINE


def _dashed(reading: Reading, paragraph: Paragraph) -> Iterator[Draft]:
    """Six hurt in blast | - | ministry: in a title, or a line of a wire's summary; a noun for who speaks.

    A name only in the title, and of no outlet, which stands there as often: Dam will hold | – | Roe.
    """
    dash = max(reading.text.rfind(mark, paragraph.start, paragraph.end) for mark in _DASHES)
    if dash < 0 or reading.text[paragraph.end - 1] in ".?!":
        return
    name = reading.text[dash + 3 : paragraph.end]
    last = name.rpartition(" ")[2]
    if last.islower() and _is_source(last):
        yield from _signed(reading, paragraph, dash + 1)
    elif paragraph.start == reading.paragraphs[0].start and _is_person(name, reading.text, paragraph.end):
        told = reading.pos[slice(*reading.at(paragraph.start, dash))]
        if any(tag in VERBS for tag in told):  # no life of boats - Ana Roe
            yield from _signed(reading, paragraph, dash + 1)


def _is_person(name: str, text: str, start: int) -> bool:
    """Whether a name is no outlet's and its last word speaks from ``start`` on; not: told BBC News."""
    words = name.split()
    if not words or not words[-1].istitle() or len(words) > _MOST + 1:
        return False
    return name not in lexicon("organizations")["outlets"] and _speaks(name, text, start, _SAID)


def _labelled(reading: Reading, paragraph: Paragraph) -> Iterator[Draft]:
    """Jane Roper: | Taxes Are Too High: if the name comes again or the surname speaks."""
    found = _LABEL.match(reading.text, paragraph.start, paragraph.end)
    if not found or is_no_speaker(found["name"]):
        return
    name, start = _ABOUT.split(found["name"])[0], found.start("name")
    again = reading.text.find(name, paragraph.end) >= 0
    if again or _speaks(name, reading.text, paragraph.end):
        source = start, start + len(name)
        yield from _draft(reading, (found.end(), paragraph.end), source, found.span("cue"))


def _signed(reading: Reading, paragraph: Paragraph, mark: int) -> Iterator[Draft]:
    """Roads to close | : | police: a noun for who speaks, or a name that does so in the article."""
    text = reading.text
    name = text[mark + 1 : paragraph.end].strip()
    if mark < 0 or not 1 < len(name) <= _LONGEST_SOURCE or any(sign in name for sign in f",;.?!{_MARKS}"):
        return
    if is_no_speaker(name) or not (_is_source(name) or _speaks(name, text, paragraph.end)):
        return
    source = text.find(name, mark), text.find(name, mark) + len(name)
    is_clause = text[mark - 1] in _MARKS and len(name.split()) > _MOST  # "I stay": vendor defies order
    if is_clause or reading.verbs(*reading.at(*source)):
        return
    filed = _FILED.match(text, paragraph.start, mark)
    yield from _draft(reading, (filed.end() if filed else paragraph.start, mark), source, (mark, mark + 1))


def _reported(reading: Reading, paragraph: Paragraph) -> Iterator[Draft]:
    """No water, no school, | says | union -- Most toddlers safe, | trial | finds.

    What stands before a semicolon is something else.
    """
    text, comma = reading.text, reading.text.rfind(", ", paragraph.start, paragraph.end)
    start = comma + 2
    words = text[start : paragraph.end].split(" ")
    if comma < 0 or len(words) < 2 or paragraph.end - start > _LONGEST_SOURCE:
        return
    if any(mark in text[start : paragraph.end] for mark in f":;?!{_MARKS}"):
        return
    semicolon = text.rfind("; ", paragraph.start, comma)
    content = (semicolon + 2 if semicolon >= 0 else paragraph.start), comma
    told = next((at for at, word in enumerate(words[1:-1], 1) if word in _TELLING), 0)
    if told and words[told + 1] not in _OF and "who" not in words:  # Zoning is over, | chair | tells | elders
        begin = start + len(" ".join(words[:told])) + 1
        yield from _draft(reading, content, (start, begin - 1), (begin, begin + len(words[told])), _SURE)
    elif _is_inverted(words):
        end = start + len(words[0])
        yield from _draft(reading, content, (end + 1, paragraph.end), (start, end), _SURE)
    elif _reports(words[-1]) or words[-1].lower() in _HEARING:
        begin = paragraph.end - len(words[-1])
        yield from _draft(reading, content, (start, begin - 1), (begin, paragraph.end), _SURE)


def _draft(
    reading: Reading,
    content: tuple[int, int],
    source: tuple[int, int],
    cue: tuple[int, int],
    likely: float = _LIKELY,
) -> Iterator[Draft]:
    own, who, report = (reading.at(*part) for part in (content, source, cue))
    if own[1] - own[0] >= _LEAST and who[0] < who[1] and report[0] < report[1]:
        yield Draft((own,), who, report, None, likely, "headline-label")


def _reports(word: str) -> bool:
    return belongs(word.lower(), "saying", "showing")


def _is_inverted(words: list[str]) -> bool:
    """Whether a verb that reports stands before its source: | says | union, | allege | farmers."""
    agrees = _reports(words[0]) and words[0].endswith("s") != words[1].endswith("s")
    return agrees and not (_is_source(words[0]) and _reports(words[-1]))


def _is_source(name: str) -> bool:
    """Whether the last word of a name is a noun for a body, a document or people."""
    last, nouns = name.split()[-1].lower(), lexicon("sources")
    return any(last in nouns[group] for group in _SOURCES) or last in lexicon("roles")["roles"]


def _speaks(name: str, text: str, start: int, before: str = rf"{_SAYS} (?:\w+ )") -> bool:
    """Whether somebody of that surname says something from ``start`` on; before: what stands before it."""
    surname = regex.escape(name.split()[-1])
    last = f"(?:{surname}|{surname.title()})"  # ROE: HARBOUR STAYS
    says = rf"\b{last},? (?:\w+ )?{_SAYS}|{before}{{0,4}}{last}\b"
    return regex.search(says, text, pos=start) is not None
