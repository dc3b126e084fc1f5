"""Headlines: who says what a title tells: "Jane Roper: Taxes Are Too High", "Roads to close: police"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from quotes.attribution.drafts import Draft
from quotes.attribution.labels import is_no_speaker
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.layout import Paragraph
from quotes.words.speech import classes

__all__ = ["found"]

_LABEL = regex.compile(r"(?P<name>(?!The )\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})(?P<cue>:)\s+(?=\S)")
_LEAST = 3  # tokens of what is said
_LIKELY = 0.8  # a headline's colon may mean something else; what the models are surer of is better
_LONGEST, _LONGEST_SOURCE = 300, 60  # characters of a headline, and of who speaks behind a comma or colon
_MOST = 2  # words of who speaks behind a quotation and a colon
_SAYS = r"\b(?:sa(?:ys?|id|ying)|tells?|told|add(?:s|ed)|ask(?:s|ed)|writes?|wrote|argue[sd]|warn(?:s|ed))\b"
_HEARING = frozenset(("heard", "hears", "told"))
_REPORTING = frozenset(("saying", "showing"))
_MARKS = "\"“”‘’'«»"
_SOURCES = ("bodies", "documents", "groups", "persons")


def found(reading: Reading) -> Iterator[Draft]:
    """What is said in the title, or in the heading that an article begins with."""
    for paragraph in reading.paragraphs[:1]:
        if paragraph.role in ("title", "heading") and paragraph.end - paragraph.start <= _LONGEST:
            yield from _labelled(reading, paragraph)
            yield from _signed(reading, paragraph)
            yield from _reported(reading, paragraph)


def _labelled(reading: Reading, paragraph: Paragraph) -> Iterator[Draft]:
    """Jane Roper: | Taxes Are Too High: if the name comes again or the surname speaks."""
    found = _LABEL.match(reading.text, paragraph.start, paragraph.end)
    if not found or is_no_speaker(found["name"]):
        return
    again = reading.text.find(found["name"], paragraph.end) >= 0
    if again or _speaks(found["name"], reading.text, paragraph.end):
        yield from _draft(reading, (found.end(), paragraph.end), found.span("name"), found.span("cue"))


def _signed(reading: Reading, paragraph: Paragraph) -> Iterator[Draft]:
    """Roads to close | : | police: a noun for who speaks, or a name that does so in the article."""
    text, colon = reading.text, reading.text.rfind(":", paragraph.start, paragraph.end)
    name = text[colon + 1 : paragraph.end].strip()
    if colon < 0 or not 1 < len(name) <= _LONGEST_SOURCE or any(mark in name for mark in f",;.?!{_MARKS}"):
        return
    if is_no_speaker(name) or not (_is_source(name) or _speaks(name, text, paragraph.end)):
        return
    source = text.find(name, colon), text.find(name, colon) + len(name)
    is_clause = text[colon - 1] in _MARKS and len(name.split()) > _MOST  # "I stay": vendor defies order
    if is_clause or reading.verbs(*reading.tokens.at(*source)):
        return
    yield from _draft(reading, (paragraph.start, colon), source, (colon, colon + 1))


def _reported(reading: Reading, paragraph: Paragraph) -> Iterator[Draft]:
    """No water, no school, | says | union -- Most toddlers safe, | trial | finds."""
    text, comma = reading.text, reading.text.rfind(", ", paragraph.start, paragraph.end)
    start = comma + 2
    words = text[start : paragraph.end].split(" ")
    if comma < 0 or len(words) < 2 or paragraph.end - start > _LONGEST_SOURCE:
        return
    if any(mark in text[start : paragraph.end] for mark in f":;?!{_MARKS}"):
        return
    content = paragraph.start, comma
    if _reports(words[0]) and words[0].endswith("s"):
        end = start + len(words[0])
        yield from _draft(reading, content, (end + 1, paragraph.end), (start, end))
    elif _reports(words[-1]) or words[-1].lower() in _HEARING:
        begin = paragraph.end - len(words[-1])
        yield from _draft(reading, content, (start, begin - 1), (begin, paragraph.end))


def _draft(
    reading: Reading, content: tuple[int, int], source: tuple[int, int], cue: tuple[int, int]
) -> Iterator[Draft]:
    own, who, report = (reading.tokens.at(*part) for part in (content, source, cue))
    if own[1] - own[0] >= _LEAST and who[0] < who[1] and report[0] < report[1]:
        yield Draft((own,), who, report, None, _LIKELY, "headline-label")


def _reports(word: str) -> bool:
    return not classes(word.lower()).isdisjoint(_REPORTING)


def _is_source(name: str) -> bool:
    """Whether the last word of a name is a noun for a body, a document or people."""
    last, nouns = name.split()[-1].lower(), lexicon("sources")
    return any(last in nouns[group] for group in _SOURCES) or last in lexicon("roles")["roles"]


def _speaks(name: str, text: str, start: int) -> bool:
    """Whether somebody of that surname says something from ``start`` on."""
    last = regex.escape(name.split()[-1])
    says = rf"\b{last},? (?:\w+ )?{_SAYS}|{_SAYS} (?:\w+ ){{0,4}}{last}\b"
    return regex.search(says, text, pos=start) is not None
