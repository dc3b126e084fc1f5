"""Signatures: quotations with a line or words beside them that name who says them, and no verb."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import regex

from quotes.attribution.drafts import Draft, Range
from quotes.attribution.layouts.labels import (
    BULLET,
    CLOSERS,
    LINE_NAME,
    bare_label,
    first_person,
    is_named,
    is_quoted,
    is_role,
    label,
    somebody,
)
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.layout import DATE, Paragraph
from quotes.text.patterns import later
from quotes.text.tags import DETERMINING, FINITE, NAMES, tagged
from quotes.words.tokens import POSSESSIVE_S
from quotes.words.users import is_user

__all__ = ["found"]

_BY = (
    r"(?P<cue>[-–—―]{1,2}) ?"
    r"(?P<name>\p{Lu}[\p{L}\p{M}.'’-]*?(?: (?:\p{Lu}[\p{L}\p{M}.'’-]*?|al|bin|de|del|van|von)){0,5})"
)
_HANDLE = r"(?P<handle> ?\(@\w{1,30}\))"
_SIGNATURE = later(rf"{_BY}(?:{_HANDLE}(?: {DATE})?|(?P<role>,[^\n]{{0,80}}))?\.?")
_POSTED = later(rf"{_BY}{_HANDLE},? {DATE}\Z")
_NAME_LINE = later(rf"{LINE_NAME}(?:(?P<role>, [^:;!?\"“”\n]{{1,80}}?)| ?\(@?[\w ,]{{1,30}}\))?")
_INITIALS = later(
    r"(?P<name>\p{Lu}{2,3}|(?:\p{Lu}\. ?){2,3}(?<! )),? "
    r"(?:by e-?mail|via e-?mail|(?:of |in )?\p{Lu}[^:;!?.\"“”\n]{1,40})"
)
_BRACKETED = later(
    rf"(?<=[.!?\"”’»]) (?:\((?P<who>{LINE_NAME}(?P<role>, [^()\n]{{1,80}})?|[Aa]n? [^()\n]{{1,80}})\)\.?"
    rf"|\[(?P<who>{LINE_NAME}(?P<role>, [^\[\]\n]{{1,80}})?)\]\.?"
    rf"|[-–—]{{1,2}} ?(?P<who>{LINE_NAME}(?P<role>, [^()\n\"“”–—.!?]{{1,80}})?))\Z"
)
_BULLETED = later(rf"{BULLET}(?=[\"“”„‟'‘’‚«»‹›`])")
_SIGNS = (" (", " [", " -", " –", " —")
"""What each such line has before the name."""

_YEAR = later(r", (?:1[5-9]|20)\d\d\Z")
_LEAST = 3  # tokens of a quotation with a signature
_LEAST_SIGNED = 2  # quotations with a line below that holds more than a name and a role
_LEAST_BLOCK = 6  # tokens of one without quotation marks
_LONGEST_SIGN = 160  # characters of what stands in brackets behind words
_LONGEST_LINE = 110  # characters of a line with a name
_ENDING = FINITE | tagged("IN", "TO", "VB", "VBG", "WDT", "WP", "WRB")
_OF = frozenset(("at", "by", "from", "in", "of", "on", "outside"))
_OPENING = frozenset(
    "after as because before how if since that what when where which while who whose why".split()
)
_OPENERS = frozenset("\"“”„‟'‘’‚«»‹›`")
_DASHES = (["-"], ["--"], ["–"], ["—"], ["―"])


def found(reading: Reading) -> list[Draft]:
    """Quotations with a name below, above or behind them."""
    ways = (_signed, _posted, _headed, _beside, _bracketed)
    return [draft for way in ways for draft in way(reading)]


def _signed(reading: Reading) -> Iterator[Draft]:
    """A paragraph with a signature below it: "- Maria Lopez, a farmer", "— Lena Ortiz (@lena) March 3, 2024".

    Without quotation marks it needs the mark of a block quotation, a handle, or "I".
    """
    for paragraph, below in pairwise(reading.paragraphs):
        if reading.text[below.start] not in "-–—―" or not paragraph.is_read:
            continue
        signature = _SIGNATURE.fullmatch(reading.text, below.start, below.end)
        part = reading.at(paragraph.start, paragraph.end)
        if not signature or part[1] - part[0] < _LEAST or _is_label(reading, below):
            continue
        signed = signature["handle"] or (
            signature["role"] and (_is_marked(reading, paragraph) or first_person(reading, paragraph))
        )
        if is_quoted(reading, part) or (signed and part[1] - part[0] >= _LEAST_BLOCK):
            source, cue = (reading.at(*signature.span(group)) for group in ("name", "cue"))
            yield Draft((part,), source, cue, None, 1.0, "quote-dash-name")


def _is_label(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph names who says what stands in it: - Ana Roe, nurse: "We stay"."""
    one = label(reading, paragraph) or bare_label(reading, paragraph)
    return one is not None and is_quoted(reading, one.content)


def _posted(reading: Reading) -> Iterator[Draft]:
    """A post as pages embed it, in one paragraph: "Stay at home. — Lena Ortiz (@lena) March 3, 2024"."""
    for paragraph in reading.paragraphs:
        text = reading.text[paragraph.start : paragraph.end]
        signature = _POSTED.search(text) if "(@" in text and paragraph.is_read else None
        if not signature:
            continue
        first, _ = _tokens(reading, paragraph)
        source, cue = (
            reading.at(*(paragraph.start + at for at in signature.span(group))) for group in ("name", "cue")
        )
        if cue[0] - first >= _LEAST:
            yield Draft(((first, cue[0]),), source, cue, None, 1.0, "quote-dash-name")


def _headed(reading: Reading) -> Iterator[Draft]:
    """Quotations with a line above or below each that tells who says it: "Ana Roe, 34, nurse".

    Below may stand "Coach Ana Roe on the defeat" and "A sign at the gate", too, if two quotations have one
    of their own; then others may be longer. Of lines above and below, the nearer or first ones count.
    """
    pairs = list(pairwise(reading.paragraphs))
    quoted = [
        _opens(reading, one) and is_quoted(reading, _tokens(reading, one)) for one in reading.paragraphs
    ]
    under = [pair if quoted[at] and not quoted[at + 1] else None for at, pair in enumerate(pairs)]
    headings = {reading.text[two.start : two.end] for at, (_, two) in enumerate(pairs) if not quoted[at]}
    below = {
        at: line for at, pair in enumerate(under)
        if pair and reading.text[pair[1].start : pair[1].end] not in headings  # one stands below anything
        and (line := _line_sign(reading, pair[1]))
    }  # fmt: skip
    above = _above(reading, [(at, first) for at, (first, _) in enumerate(pairs)
                             if quoted[at + 1] and not quoted[at]])  # fmt: skip
    named = {" ".join(reading.words[slice(*line)]) for line in below.values()}
    if len(named) < _LEAST_SIGNED:  # what stands below all may be anything, as the name of a page's section
        below = {at: own for at, line in below.items()
                 if (own := _dashed(reading, line) or _named(reading, pairs[at][1])
                     or _initialled(reading, *pairs[at]))}  # fmt: skip
    else:
        longer = {at: _sign(reading, *_sentence(reading, pair[1])) for at, pair in enumerate(under) if pair}
        below = {at: line for at, own in longer.items() if (line := below.get(at) or own)}
    taken = below if below and _is_below(pairs, below, above) else above
    for at, line in taken.items():
        words = pairs[at][taken is above]
        yield Draft((_tokens(reading, words),), line, None, None, 1.0, "name-line-quote")


def _above(reading: Reading, lines: Sequence[tuple[int, Paragraph]]) -> dict[int, Range]:
    """Whom lines above quotations name, by their numbers; names alone may be headings where there is one."""
    names = {at: name for at, line in lines if (name := _named(reading, line, alone=True))}
    if len({" ".join(reading.words[slice(*name)]) for name in names.values()}) >= _LEAST_SIGNED:
        return names
    return {at: name for at, line in lines if (name := _named(reading, line))}


def _beside(reading: Reading) -> Iterator[Draft]:
    """Quotations with such a line behind them in their paragraph: "We won." Coach Ana Roe, after the match.

    Without a dash there must be two, or a comma must end the quotation: "We won," Ana Roe, the coach.
    """
    bare = []
    for paragraph in filter(lambda one: _opens(reading, one), reading.paragraphs):
        first, last = _tokens(reading, paragraph)
        if first == last or reading.quote[first] < 0:
            continue
        quote = reading.quote
        end = next((at for at in range(first, last) if quote[at] != quote[first]), last)
        if end == last or end - first < _LEAST:
            continue
        dashed = reading.words[end : end + 1] in _DASHES
        goes_on = reading.words[end - 2] == ","
        stop = reading.stop(reading.around(min(end + 1, last - 1))[1]) if dashed or goes_on else last
        line = _sign(reading, end, stop)
        if line and dashed:
            yield Draft(((first, end),), line, (end, end + 1), None, 1.0, "quote-dash-name")
        elif line and goes_on and stop == reading.stop(last):
            yield Draft(((first, end),), line, None, None, 1.0, "name-line-quote")
        elif line and (reading.words[last - 1] == "." or reading.words[last - 1] not in CLOSERS):
            bare.append(Draft(((first, end),), line, None, None, 1.0, "name-line-quote"))
    yield from bare if len(bare) >= _LEAST_SIGNED else ()


def _bracketed(reading: Reading) -> Iterator[Draft]:
    """Words with who says them in brackets or by a dash behind, in a list: "We stay." (Ana Roe, 34, nurse).

    Without quotation marks there must be more in paragraphs one below the other; a year is one of works.
    """
    quoted, bare = [], []
    for at, paragraph in enumerate(reading.paragraphs):
        if not paragraph.is_read:
            continue
        begin = max(paragraph.start, paragraph.end - _LONGEST_SIGN)
        tail = reading.text[begin : paragraph.end]
        if not any(map(tail.__contains__, _SIGNS)):
            continue
        found = _BRACKETED.search(reading.text, begin, paragraph.end)
        if not found or (found["role"] and _YEAR.search(found["role"])):
            continue
        first, _ = _listed(reading, paragraph)
        line, end = _in_brackets(reading, found), reading.at(found.start(), found.end())[0]
        if not line or end == first:
            continue
        draft = Draft(((first, end),), line, None, None, 1.0, "name-line-quote")
        if is_quoted(reading, (first, end)):
            quoted.append(draft)
        elif found["role"] and not reading.inside(first, end):
            bare.append((at, draft))
    yield from quoted if len(quoted) >= _LEAST_SIGNED else ()
    if len(bare) > _LEAST_SIGNED and bare[-1][0] - bare[0][0] == len(bare) - 1:
        yield from (draft for _, draft in bare)


def _in_brackets(reading: Reading, found: regex.Match[str]) -> Range | None:
    """Whom words in brackets name: | Ana Roe |, 34, nurse; | a nurse | from Hull."""
    if found["name"] is None:
        first, last = reading.at(*found.span("who"))
        end = _head_end(reading, first, last)
        person = any(reading.lower[end - 1] in lexicon(a)[a] for a in ("persons", "roles"))
        return (first, end) if person else _sign(reading, first, end)
    name = reading.at(*found.span("name"))
    return name if name[1] - name[0] > 1 and is_named(reading, name) else None


def _is_below(
    pairs: Sequence[tuple[Paragraph, Paragraph]], below: Mapping[int, Range], above: Mapping[int, Range]
) -> bool:
    """Whether the lines below quotations name who says them, rather than those above."""
    if not above:
        return True
    gaps = [[pairs[at][1].start - pairs[at][0].end for at in lines] for lines in (below, above)]
    if max(gaps[0]) != max(gaps[1]):
        return max(gaps[0]) < max(gaps[1])
    return min(below) < min(above)


def _line_sign(reading: Reading, paragraph: Paragraph) -> Range | None:
    """Whom a short line names that is no sentence."""
    first, last = _tokens(reading, paragraph)
    is_line = first < last and _is_line(paragraph) and reading.words[last - 1] not in CLOSERS
    return _sign(reading, first, last) if is_line else None


def _dashed(reading: Reading, line: Range) -> Range | None:
    """Whom a line names, if a dash leads it."""
    return line if reading.words[line[0] - 1 : line[0]] in _DASHES else None


def _sentence(reading: Reading, paragraph: Paragraph) -> Range:
    """The first sentence of a paragraph."""
    first, last = _tokens(reading, paragraph)
    return first, min(reading.around(first)[1], last) if first < last else last


def _sign(reading: Reading, first: int, last: int) -> Range | None:
    """Whom words name that are no sentence: Coach | Ana Roe | on the defeat; | a sign at the gate | in May.

    The first of them up to a preposition, verb or comma, where they hold a name or a noun for who speaks; a
    name behind the comma of what has none.
    """
    dashed = reading.words[first : first + 1] in _DASHES
    first += dashed
    end = _head_end(reading, first, last)
    if end == first or _has_verb(reading, end, last):
        return None
    if _has_name(reading, first, end):
        return first, end
    second = _head_end(reading, end + 1, last)
    if _has_name(reading, end + 1, second) and reading.words[end] == ",":
        return end + 1, second
    speaks = reading.lower[end - 1] in somebody() or reading.lower[end - 1] in lexicon("sources")["documents"]
    if not speaks or not (dashed or int(reading.pos[first]) in DETERMINING):
        return None
    of = end < last and reading.lower[end] in _OF and _has_name(reading, end + 1, second)
    return first, second if of else end


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    """Whether words say what somebody does, not only within a clause: Ana Roe, | who left in May |."""
    for at in range(first, last):
        if reading.lower[at] in _OPENING:
            return False
        if reading.pos[at] in FINITE and reading.quote[at] < 0:
            return True
    return False


def _head_end(reading: Reading, first: int, last: int) -> int:
    """Where the first words of a line end: at a preposition, a verb or a mark."""
    return next((at for at in range(first, last) if not _is_within(reading, at)), last)


def _is_within(reading: Reading, at: int) -> bool:
    """Whether a token may stand within a noun phrase; a clitic is no verb there: the goat | 's | owner."""
    word = reading.words[at]
    is_word = word[0].isalnum() or word[0] == "@"
    return word in POSSESSIVE_S or (is_word and reading.pos[at] not in _ENDING)


def _has_name(reading: Reading, first: int, last: int) -> bool:
    if first >= last:
        return False
    word = reading.words[last - 1]
    return is_user(word) or (word[0].isupper() and int(reading.pos[last - 1]) in NAMES)


def _opens(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a quotation mark."""
    return reading.text[paragraph.start] in _OPENERS


def _tokens(reading: Reading, paragraph: Paragraph) -> Range:
    return reading.at(paragraph.start, paragraph.end)


def _listed(reading: Reading, paragraph: Paragraph) -> Range:
    """The tokens of a paragraph without the number or sign of a list before a quotation: 1. "We stay."."""
    found = _BULLETED.match(reading.text, paragraph.start, paragraph.end)
    return reading.at(found.end() if found else paragraph.start, paragraph.end)


def _is_line(paragraph: Paragraph) -> bool:
    """Whether a paragraph is short enough for a line that names somebody."""
    short = paragraph.end - paragraph.start <= _LONGEST_LINE
    return short and paragraph.is_read and paragraph.role != "title"


def _named(reading: Reading, paragraph: Paragraph, alone: bool = False) -> Range | None:
    """The name of a line that consists of one and of what tells who that is, or of the name alone."""
    found = (
        _NAME_LINE.fullmatch(reading.text, paragraph.start, paragraph.end) if _is_line(paragraph) else None
    )
    if not found or not (found["role"] or alone):
        return None
    name = reading.at(*found.span("name"))
    told = not found["role"] or is_role(reading, reading.at(*found.span("role")))
    return name if name[1] - name[0] > 1 and is_named(reading, name) and told else None


def _initialled(reading: Reading, letter: Paragraph, below: Paragraph) -> Range | None:
    """Whose letter a quotation is that tells of "I": "NJ, Bristol", "A. B., by email" below it."""
    found = _INITIALS.fullmatch(reading.text, below.start, below.end) if _is_line(below) else None
    return reading.at(*found.span("name")) if found and first_person(reading, letter) else None


def _is_marked(reading: Reading, paragraph: Paragraph) -> bool:
    """Whether a paragraph has the mark of a block quotation: "> We will stay."."""
    return reading.text[max(0, paragraph.start - 2) : paragraph.start].strip() == ">"
