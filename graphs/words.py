"""Words as graphs and checks compare and print them."""

from __future__ import annotations

import hashlib
import math
import unicodedata
from collections.abc import Sequence

import regex

__all__ = [
    "alike",
    "comparable",
    "digest",
    "even",
    "first_of",
    "placed",
    "portion",
    "printable",
    "shorten",
    "slug",
    "unaccented",
]

# "don't", "1,000" and "U.S" are one word each; a hyphen parts two words, as a space does.
_WORD = regex.compile(r"\w+(?:['.,]\w+)*+")
_MARKS = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "＇": "'", "‐": "-", "‑": "-", "–": "-", "\u00ad": None}
)
_CLUSTER = regex.compile(r"\X")
_NOT_WORD = regex.compile(r"[^\w]+")
# XML 1.0 has no way to write these; each gets one visible character, so that offsets stay.
_UNPRINTABLE = {code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)}
_UNPRINTABLE |= {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
_HAS_UNPRINTABLE = regex.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF\uD800-\uDFFF]")


def printable(text: str) -> str:
    """The text with each character that XML cannot hold replaced by one that shows it.

    Control characters become their control pictures (U+2400 on); lone surrogates and
    noncharacters become U+FFFD. The length never changes.
    """
    if not _HAS_UNPRINTABLE.search(text):
        return text
    return regex.sub(r"[\uD800-\uDFFF]", "\ufffd", text.translate(_UNPRINTABLE))


def even(text: str) -> str:
    """The text without case, Unicode variants, kinds of apostrophe and hyphen, and soft hyphens."""
    return unicodedata.normalize("NFKC", text).translate(_MARKS).casefold()


def unaccented(text: str) -> str:
    """The text without accents: "Brûlé" is "Brule"."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def comparable(text: str) -> tuple[str, ...]:
    """The words of a text without case, punctuation, marks and Unicode variants.

    ``“We’ll win,”`` and ``"We'll WIN"`` both give ``("we'll", "win")``.
    """
    return tuple(_WORD.findall(even(text)))


def alike(text: str) -> tuple[str, ...]:
    """The words of ``comparable`` without accents: names that give the same are spelled alike."""
    return comparable(unaccented(text))


def placed(text: str) -> list[tuple[str, int, int]]:
    """The words of ``comparable``, each with where it begins and ends in the text, in code points."""
    places: list[tuple[int, int]] = []  # of each character of the even text
    pieces = []
    for cluster in _CLUSTER.finditer(text):
        pieces.append(even(cluster[0]))
        places += [cluster.span()] * len(pieces[-1])
    return [
        (word[0], places[word.start()][0], places[word.end() - 1][1])
        for word in _WORD.finditer("".join(pieces))
    ]


def slug(text: str) -> str:
    """A readable id of letters, digits and hyphens in any script; a digest where there are none."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORD.sub("-", plain).strip("-_") or digest(text)


def digest(text: str) -> str:
    """Sixteen hexadecimal characters that stand for the text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def portion(share: float) -> str:
    """A part of a whole, 0 to 1, rounded; what is there is not "0 %", nor is most of it "100 %".

    How sure an attribution is, is another thing: ``quotes.formats.content.percent`` never rounds it up.
    """
    rounded = math.floor(round(share * 100, 6) + 0.5)
    if not rounded and share > 0:
        return "<1 %"
    return ">99 %" if rounded == 100 and share < 1 else f"{rounded} %"


def first_of(names: Sequence[str], most: int = 3) -> str:
    """The first of some names, and how many more there are: a, b, c and 2 more."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def shorten(text: str, width: int = 80) -> str:
    """The text on one line, cut at a word with an ellipsis when longer than ``width`` characters.

    Of a blank text the ellipsis alone is left, so that there is something to print.
    """
    # A line of at most ``width`` characters needs no more than this much of a long text.
    line = " ".join(text[: width * 4].split())
    if len(line) <= width:
        return line or "…"
    cut = line[: width - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"
