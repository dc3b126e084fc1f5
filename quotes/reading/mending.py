"""A text as its author wrote it, where the way here broke it.

UTF-8 that was taken for another encoding (``â€œ``), character references and escapes left in a plain
text (``&ldquo;``, ``&eacute;``, ``\\u201c``), letters of a printer (``ﬁ``), marks of other systems, accents
apart from their letters, a whole text quoted as mails quote (``>``). A text without these is not touched.
"""

from __future__ import annotations

import html
import re
import unicodedata

import regex

from quotes.reading.misread import reread_marks, typed_marks, written_out
from quotes.text.patterns import later

__all__ = ["mended", "mended_text", "visible"]

_MOJIBAKE = re.compile("[ÂÃÄÅâåïðÐÑ‚√¬ƒ≈Γ├┬вГВăĂĎđî][^\x00-\x7f]")
"""Two characters, the first of which is a first byte of UTF-8 in another encoding."""

_LOST = regex.compile("â€(?=[\\s,.;:!?<]|\\Z)")
"""A closing mark whose last byte no character stands for."""

_BROKEN_MARK = regex.compile("â€[œ™˜“”\x98-\x9d]|â\x80[\x98-\x9d]|‚Ä[úùôòîì]|√¢‚Ç¨|ï»¿|ΓÇ[£¥Ö]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What no text of a parsed page can be set to."""

_WINDOWS = re.compile("[\x91-\x97]")
"""Marks of windows-1252 that were taken for control characters."""

_APOSTROPHE = regex.compile(r"(?<=\b[ODLNdl])[`´‘](?=\p{Lu}\p{Ll})")
_WITHIN = regex.compile(r"(?<=\p{L})[\u00ad\u200b\u2060\ufeff](?=\p{L})")
_APART = regex.compile(r"\p{L}*+\p{Mn}[\p{L}\p{Mn}]*+")
_LIGATURE = regex.compile("[\ufb00-\ufb06]")
_REPLACED = later(
    r"(?<![^\s(\[>])\uFFFD(?=[\p{L}\p{N}])(?P<said>[^\uFFFD\n<>]{2,1000}+)(?<=[\p{L}\p{N}.,!?…])\uFFFD(?=[\s.,;:!?)<]|\Z)"
)
"""Words between two characters that could not be read, as quotation marks stand."""

_ODD = regex.compile("[\ufb00-\ufb06\x91-\x97\u00ad\u200b\u2060\ufeff\ufffd]|\\p{Mn}|" + _APOSTROPHE.pattern)
"""Whether a text has anything of these, as hardly any has."""

_REFERENCE = later(
    r"&(?:[lr][ds]quo|quot|[mn]dash|#82(?:1[6-9]|2[01])|#x201[89cd]|#3[49]"
    r"|\p{L}(?:acute|caron|cedil|circ|grave|ring|slash|tilde|uml)|(?:ae|sz)lig);",
    flags=regex.I,
)
_ESCAPE = later(r"\\u(?:20[0-9a-f]{2}|00[0-9a-f]{2}|01[0-7][0-9a-f])", flags=regex.I)
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CITED = regex.compile(r"(?m)^[ \t]*>[ \t]?")
_CITED_SHARE = 0.9


def mended(text: str) -> str:
    """A page with its letters as they were meant, and blanks for control characters."""
    text = written_out(_CONTROL.sub(" ", text))
    if text.isascii():
        return reread_marks(text)
    if _MOJIBAKE.search(text):
        text = _reread(text)
    if _ODD.search(text):
        text = _lettered(text)
    text = reread_marks(text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """A line of a page as it shows: without characters that are not seen, references read once more."""
    return _UNSEEN.sub("", _referred(text))


def _referred(text: str) -> str:
    return html.unescape(text) if "&" in text and _REFERENCE.search(text) else text


def mended_text(text: str) -> str:
    """A plain text with its marks as they were meant, changed only where it could not be read otherwise.

    Offsets into it are those of the file then, as far as they can be.
    """
    text = _referred(written_out(text))
    if "\\u" in text:
        text = _ESCAPE.sub(lambda escape: chr(int(escape[0][2:], 16)), text)
    if text.lstrip("\ufeff").lstrip().startswith(">"):
        text = _uncited(text)
    if not text.isascii():
        text = _reread(text) if _BROKEN_MARK.search(text) else text
        if _ODD.search(text):
            text = _composed(_WITHIN.sub("", _lettered(text)))
    return typed_marks(reread_marks(text))


def _lettered(text: str) -> str:
    """The text with letters for ligatures, and marks that stand for others as what they are meant to be."""
    text = _REPLACED.sub(r"“\g<said>”", text)
    text = _LIGATURE.sub(lambda letters: unicodedata.normalize("NFKC", letters[0]), text)
    return _APOSTROPHE.sub("’", _WINDOWS.sub(_of_windows, text))


def _of_windows(mark: re.Match[str]) -> str:
    return mark[0].encode("latin-1").decode("cp1252")


def _composed(text: str) -> str:
    """The text with its letters in one form, where a word stands in both: an accent apart, and not."""
    apart = {word[0] for word in _APART.finditer(text)}
    if any(unicodedata.normalize("NFC", word) in text for word in apart):
        return unicodedata.normalize("NFC", text)
    return text


def _reread(text: str) -> str:
    """The text with its bytes read again in the right encoding, where that is certain; line by line."""
    import ftfy
    from ftfy.badness import is_bad

    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if _MOJIBAKE.search(line) and is_bad(line):
            lines[number] = ftfy.fix_encoding(_LOST.sub("â€\x9d", line))
    return "".join(lines)


def _uncited(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    cited = sum(line.lstrip().startswith(">") for line in lines)
    return _CITED.sub("", text) if cited > 1 and cited >= _CITED_SHARE * len(lines) else text
