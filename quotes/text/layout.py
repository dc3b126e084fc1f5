"""Paragraphs of an article's text, and which of them are the article.

Nothing but layout and set phrases is looked at here: a paragraph called ``notice`` or
``byline`` is not read any further, so those roles are given sparingly. Titles, headings
and captions are read, each as a text of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import regex

from quotes.text.credits import is_credit
from quotes.text.patterns import later
from quotes.text.tails import with_tails

__all__ = ["DATE", "POST", "Paragraph", "Role", "paragraphs"]

Role = Literal["title", "byline", "heading", "caption", "notice", "body"]

# Patterns without \p are Python's own, which are compiled in a third of the time.

_LONGEST_NOTICE = 300
_LONGEST_TITLE = 160
_LONGEST_HEADING = 80
_FEWEST_IN_TITLE, _SURELY_TITLE = 4, 7  # words
_MOST_IN_SENTENCE = 12
"""Words of a headline that ends as a sentence does: a longer one is the text's first sentence."""
_TITLE_CASE = 0.6
"""Share of a headline's words that begin with a capital, from which on they do so because it is one."""
_SMALL = frozenset("a an and at by for from in of on or the to with".split())
"""Words that are in lower case in the names of sections, too."""
_HEAD = 8
"""A byline stands among so many first paragraphs."""

_NARROWEST, _WIDEST = 16, 120  # characters of lines that were broken by hand
_ITEMS = "•▪●◦‣*-–"
_ITEM = regex.compile(rf"[{_ITEMS}][ \t]+[\p{{Lu}}\d\"“‘']")
"""How an item of a list begins."""
_MARKUP = later(r"^(?:>[ \t]*)+|^#{1,6}[ \t]+(?=\S)")
"""What mail and Markdown put before quoted lines and headings."""
_QUOTING = (">", "#")

_EDGE = "\ufeff\u200b\u2060"
"""Characters without width that stand at the edges of texts from the web."""

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}+"
DATE = (
    rf"(?:(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?P<month>{_MONTH})\.?,? (?P<year>\d{{4}})"
    r"|(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d))"
)
"""June 26, 2017; 26 June 2017; 2017-06-26."""

_NAME = (
    rf"(?!{_MONTH}\.? \d)"
    r"(?:\p{Lu}[\p{L}.'’\-]*+|(?:de|da|del|der|van|von|bin|al|el|la|le|ten|den)(?!\p{L}))"
)
_NAMES = rf"{_NAME}(?:(?: and | & |, | with | ){_NAME}){{0,15}}+"
_TIME = r"(?:[ ,|·•–—-]+(?:at )?\d{1,2}[:.]\d\d.{0,20})?"
_SECTION = r"\p{Lu}[\p{L} ]{1,30} \| "  # of a paper, in which the article stands
_POSITION = r"(?:, \p{Ll}[\p{Ll} -]{2,40}(?:columnist|correspondent|editor|reporter|writer)(?:\. Updated)?)?"
POST = (
    r", (?:\p{L}[\p{L}’'-]*+ ){0,3}(?i:analyst|author|chair|chairman|chairwoman|dean|director|economist"
    r"|editor|fellow|founder|governor|head|lecturer|manager|minister|president|professor|researcher|secretary"
    r"|teacher|writer)"
    r"(?=\.?$|,| (?:and|at|for|in|of|on|with) )[^\n]{0,150}"
)
"""What somebody is who writes: ", Professor of Law at the University of Oslo"."""
_PUBLISHED = r"(?:Published|Updated|Posted|Last updated|Date)"
_BYLINE = regex.compile(
    rf"(?:(?:{_SECTION}(?=[Bb]y ))?(?:By|BY|by|Written by|Reported by|Story by|Words by|Words:)\s*:?\s+"
    rf"(?:{_NAME}(?: {_NAME}){{1,4}}{POST}|{_NAMES}{_POSITION})(?:[ ,|/·•–—-]*+(?:on )?{DATE}{_TIME})?"
    rf"|(?:{_PUBLISHED}(?: on| at)?:?\s+)?(?:\p{{Lu}}[a-z]+day,? )?{DATE}{_TIME}"
    rf"|{_PUBLISHED}:? .{{0,60}}\d.{{0,40}})\.?"
)
_NOT_A_BYLINE = re.compile(r"[,;:]$|\b(?:said|says|was|were|is|are|has|have|had|will|would)\b")

_NOTICE = re.compile(
    r"""(?x)
      (?:please\ )?(?:join|subscribe\ to|sign\ up\ (?:for|to)|register\ for|get)\ (?:the|our|a|your)\ .{0,80}?
          (?:mailing\ list|newsletters?|e-?mail\ alerts?|news\ alerts?|inbox)\b
    | (?:for\ more,\ )?(?:want\ .{0,60}\?\ )?(?:sign\ up|subscribe)
          \ (?:now|here|today|for\ (?:our|the|her|his)|to\ (?:our|get))\b
    | (?:\S+\ [-–—:|]\ )?(?:please\ )?
          (?:make\ a\ (?:\w+\ )?(?:donation|contribution)|donate\ (?:now|today|here|to\ us|to\ our))\b
    | (?:please\ )?consider\ (?:donating|supporting)\b
    | (?:please\ )?support\ (?:our|independent|quality)\ \w*\ ?journalism\b
    | (?:like|follow)\ us\ on\b | follow\ .{1,60}\ on\ (?:twitter|facebook|instagram|x)\b | follow\ @\w
    | (?:click|tap)\ here\ (?:to|for)\b
    | (?:also\ (?:read|see|watch)|(?:read|see|watch)\ (?:more|also|next))(?:\ ?[:|»>]|\ [–—-]|$)
    | read\ the\ full\ (?:story|article)\b
    | (?:must[ -]read|(?:don['’]t|do\ not)\ miss|(?:in\ case\ you|if\ you)\ missed\ it
          |you\ (?:may|might)\ also\ (?:like|be\ interested\ in)
          |more\ on\ this(?:\ (?:story|topic))?|read)(?:\ ?[:|»>]|\ [–—-]\ |$)
    | (?:editorial|explained|explainer|in\ (?:pics|pictures)|listen|opinion|photos?|videos?|watch)\ \|
    | (?:related|recommended|more\ from|most\ read|trending|share\ this|tags?|topics)
          (?:\ (?:stories|articles|news|content|coverage|story|article|post|reading|links?))?
          (?:\ ?[:|»>]|\ [–—-]\ |$)
    | (?:advertisement|advertising|sponsored(?:\ content)?|skip\ advertisement)\.?$
    | story\ continues\ below\b
    | \(?(?:(?:story|article)\ )?(?:continue[ds]|cont['’]?d\.?|turn|jump)
          \ (?:from|on|to)\ page\ \w{1,4}\)?\.?$
    | \(?see\ .{1,60},\ page\ \w{1,4}\)?\.?$ | from\ page\ \w{1,4}$
    | copyright\ (?:©|\(c\)|\d{4}) | © | \(c\)\ ?\d{4}
    | this\ (?:article|story|material|post)\ (?:was|has\ been|may\ not\ be)
          \ (?:originally\ |first\ )?(?:published|updated|corrected|reproduced)\b
    | \(?(?:additional\ )?reporting\ (?:and\ writing\ )?by\ .{1,120};\ (?:\w+\ )?(?:editing|writing)\b
    | comments\ are\ closed\b | (?:leave|post)\ a\ comment\b | view\ comments\b
    | (?:terms\ of\ (?:use|service)|privacy\ policy)\b
    | e-?mail\ (?:the\ (?:author|reporter|writer)|\S+@\S+)
    """
)
"""What a notice begins with, in lower case."""

_MARKS = '"“ [▶►→➤*'
"""An excerpt in quotation marks may take the notice behind it with it."""

_STAGE = regex.compile(r"[\"“]?[(\[][\p{Lu} .,]{3,40}[)\]][\"”.]{0,2}")
"""What a transcript says of the room: (CROSSTALK), [LAUGHTER]."""

_STAGED = '(["“'
"""What such a line may begin with."""

_CONTRIBUTED = "contributed "
_CREDIT = later(rf"{_CONTRIBUTED}(?:to this (?:report|story|article|post)|reporting)\b")
_RIGHTS = "all rights reserved"
"""What only a notice contains, in lower case."""

_CAPTION = re.compile(
    r"(?:FILE(?: PHOTO)?|File photo|Photo|PHOTO|Image|Picture|Pictured|Caption|Video|VIDEO)"
    r"(?: (?:by|credit|courtesy of))?\s?(?:[:|]|[-–—]+ )."
)
_PICTURE = later(
    r"(?:\((?:AP |File |Reuters )?(?:Photo|PHOTO|Image)\b[^()]{0,120}\)"
    rf"|\(?(?:AP Photo|AFP|REUTERS|Reuters|EPA)/{_NAMES}\)?|(?:Getty Images|Shutterstock)\)?"
    r"|(?<![\w-])(?:Credit|CREDIT|Image|IMAGE|Photo|PHOTO|Photograph|Picture|PICTURE|Pic)s?"
    rf"(?: (?:by|credit|courtesy of))?\s?[:/|] ?{_NAMES}(?: ?/ ?{_NAMES})?)\.?\Z"
)
"""What a caption ends with."""
_IN_PICTURE = tuple(
    "Photo PHOTO Image IMAGE AFP REUTERS Reuters EPA Shutterstock Credit CREDIT Picture PICTURE Pic".split()
)
"""Words of which it has one."""

_SENTENCE = re.compile(r"[.?!…][\"'”’»)]*$")
_WEEKDAY = re.compile(r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_FROM = regex.compile(
    r"\p{Lu}[\p{Lu} .'’-]{2,30}(?:, \p{Lu}[\p{L} .]{2,30})?\s?(?:\([^()]{1,30}\)\s?)?(?:-{1,2}|[–—:])\s"
)
"""The dateline of a first sentence: TEHRAN —, LEON, GUANAJUATO.-"""

_SENTENCE_END = tuple(".?!…\"'”’»:;,")
_SPEECH = re.compile('["“”]|: ')
_UNWRAPPED_END = re.compile(r"[.?!…:)][\"'”’»]*$|(?<!,)[\"'”’»]$")


class Paragraph(NamedTuple):
    """Characters ``start`` to ``end`` of a text, white space around them left out."""

    start: int
    end: int
    role: Role

    @property
    def is_read(self) -> bool:
        """Whether the paragraph may hold quotes: notices and bylines are not the article."""
        return self.role not in ("notice", "byline")


@lru_cache(maxsize=1)  # what reads a file looks through its first lines, and then all of it is analysed
def paragraphs(text: str) -> Sequence[Paragraph]:
    """The paragraphs of a text in order, without overlap; outside them are white space and quoting marks (>).

    A line is a paragraph, except where lines were broken by hand: there blank lines and
    indented lines separate, and where a line tells who said the quotation above it.
    """
    return tuple(_with_roles(text, list(with_tails(text, _joined(text, list(_lines(text)))))))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip().strip(_EDGE)
        if stripped[:1] in _QUOTING:
            stripped = _MARKUP.sub("", stripped, count=1)
        stripped = stripped.strip().strip(_EDGE).strip()
        if stripped:
            start = offset + line.rindex(stripped)
            yield start, start + len(stripped)
        offset += len(line)


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most lines that another line follows directly are full and stop within a sentence."""
    pairs = broken = 0
    for (start, end), (next_start, _) in pairwise(lines):
        if end - start > _WIDEST:
            return False
        if _blank_between(text, end, next_start) or _is_indented(text, next_start):
            continue
        pairs += 1
        broken += end - start > 40 and not _UNWRAPPED_END.search(text, max(start, end - 3), end)
    return pairs > 1 and (2 * broken > pairs if pairs > 2 else broken == pairs)


def _is_indented(text: str, start: int) -> bool:
    """Whether a line is set apart from the one above: indented, or an item of a list."""
    indented = text[start - 2 : start].isspace() and text[start - 1] in " \t"
    return indented or (text[start] in _ITEMS and _ITEM.match(text, start) is not None)


def _blank_between(text: str, end: int, start: int) -> bool:
    return _is_blank(text[end:start])


@lru_cache(maxsize=1_000)
def _is_blank(gap: str) -> bool:
    """Whether what stands between two lines breaks the line more than once."""
    return sum(map(gap.replace("\r\n", "\n").count, "\n\r\u2028\u2029\x85")) > 1


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines joined up to the next blank or indented line: all of them in a text that was broken by hand, else
    those of blocks that were."""
    everywhere = _is_wrapped(text, lines)
    for block in _blocks(text, lines):
        if everywhere or _is_filled(text, block):
            yield block[0][0], block[-1][1]
        else:
            yield from block


def _blocks(text: str, lines: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Lines that follow one another directly."""
    block: list[tuple[int, int]] = []
    for start, end in lines:
        if block and (_blank_between(text, block[-1][1], start) or _is_indented(text, start)):
            yield block
            block = []
        block.append((start, end))
    if block:
        yield block


def _is_filled(text: str, block: list[tuple[int, int]]) -> bool:
    """Whether a block's lines were broken by hand.

    Some sentences go on in the next line, and none had room for the first word of that; or nearly all go on.
    """
    breaks = len(block) - 1
    width = max(end - start for start, end in block)
    if not breaks or not _NARROWEST <= width <= _WIDEST:
        return False
    full = goes_on = 0
    for (start, end), (next_start, next_end) in pairwise(block):
        word = text[next_start:next_end].split(maxsplit=1)[0]
        cut = text[end - 1] == "-"
        full += end - start + 1 + len(word) > width or cut
        goes_on += (word[0].islower() or cut) and not _UNWRAPPED_END.search(text, max(start, end - 3), end)
    return (full == breaks and 3 * goes_on >= breaks) or (breaks > 2 and 4 * goes_on >= 3 * breaks)


def _with_roles(text: str, spans: list[tuple[int, int]]) -> list[Paragraph]:
    roles: list[Role] = [_role(text[start:end]) for start, end in spans]
    read = [i for i, role in enumerate(roles) if role != "notice"]
    bylines = [i for i in read[:_HEAD] if _is_byline(text[slice(*spans[i])])]
    for i in bylines:
        roles[i] = "byline"
    above = [i for i in read if bylines and i < bylines[0]]
    if above and all(_short(spans[i]) for i in above):
        ended = [i for i in above if text[spans[i][1] - 1] != "."]
        title = next((i for i in ended if _tells(text[slice(*spans[i])])), (ended or above[:1])[-1])
        for i in above:
            if i < title and roles[i] == "heading":
                roles[i] = "notice"
        roles[title] = "title"
    else:
        first = next((i for i in read if roles[i] not in ("byline", "caption")), len(spans))
        if _is_headline(text, spans[first : first + 4]):
            # Below a byline what may be a sentence is rather the text.
            is_text = "byline" in roles[:first] and text[slice(*spans[first])].endswith(".")
            roles[first] = roles[first] if is_text else "title"
    return [Paragraph(start, end, role) for (start, end), role in zip(spans, roles, strict=True)]


def _tells(line: str) -> bool:
    """Whether a line above a byline may be a headline, over one that tells more: not "Ministry of Health"."""
    words = line.split()
    if "|" in words or len(words) < _FEWEST_IN_TITLE:
        return False
    return len(words) >= _SURELY_TITLE or any(word[0].islower() and word not in _SMALL for word in words)


def _role(paragraph: str) -> Role:
    """A paragraph's role by its own words."""
    if len(paragraph) > _LONGEST_NOTICE:
        return "body"
    lower = paragraph.lower().lstrip(_MARKS)
    if (
        (paragraph[0] in _STAGED and _STAGE.fullmatch(paragraph))
        or _NOTICE.match(lower)
        or _RIGHTS in lower
        or (_CONTRIBUTED in lower and _CREDIT.search(lower))
    ):
        return "notice"
    if _CAPTION.match(paragraph) or _is_picture(paragraph) or is_credit(paragraph):
        return "caption"
    if len(paragraph) > _LONGEST_HEADING or paragraph.endswith(_SENTENCE_END) or paragraph[0].islower():
        return "body"
    return "body" if _SPEECH.search(paragraph) else "heading"


def _is_picture(paragraph: str) -> bool:
    """Whether a paragraph ends with the credit of a picture; most hold not even a part of one."""
    return any(map(paragraph.__contains__, _IN_PICTURE)) and bool(_PICTURE.search(paragraph))


def _is_byline(paragraph: str) -> bool:
    return len(paragraph) < 200 and bool(_BYLINE.fullmatch(paragraph) and not _NOT_A_BYLINE.search(paragraph))


def _is_headline(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the first of some paragraphs is a headline: short, and no sentence beside those below."""
    if len(spans) < 3 or not _short(spans[0]):
        return False
    (start, end), *below = spans
    line = text[start:end]
    if _is_first_sentence(line) or not (" " in line or line.isalpha()):  # nor is an address a headline
        return False
    longest = max(end - start for start, end in below)
    return text[end - 1] != "." or (text[start] not in '"“' and 2 * (end - start) <= longest)


def _is_first_sentence(line: str) -> bool:
    """Whether a line is what a text without a headline begins with: a dateline, a sentence of many words."""
    _, *rest = line.split()
    if sum(word[0].isupper() for word in rest) > _TITLE_CASE * len(rest):
        return False
    is_long = len(rest) >= _MOST_IN_SENTENCE
    if _SENTENCE.search(line):
        return is_long or _WEEKDAY.search(line) is not None
    return is_long and _FROM.match(line) is not None


def _short(span: tuple[int, int]) -> bool:
    return span[1] - span[0] <= _LONGEST_TITLE
