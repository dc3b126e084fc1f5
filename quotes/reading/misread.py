"""Marks that another system made of others: those of an old Mac or DOS, primes, bytes written out.

Where “ became Ò or ì, a mail's encoding was left (=E2=80=9C), or somebody typed ″ for a quotation mark.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import regex

from quotes.text.patterns import later

__all__ = ["reread_marks", "typed_marks", "written_out"]


class _Misread(NamedTuple):
    """What the marks “ ” ‘ ’ – — became, and the encodings: the one that was taken, and the right one."""

    marks: str
    taken: str
    right: str


_MISREAD = (
    _Misread("ÒÓÔÕÐÑ", "cp1252", "mac_roman"),
    _Misread("ìîëíñó", "mac_roman", "cp1252"),
    _Misread("ôöæÆûù", "cp850", "cp1252"),
)
_SURE = {
    one: later(
        rf"(?<!\p{{L}}){one.marks[0]}(?=\p{{L}})[^{one.marks[:2]}\n]{{2,1000}}+(?<=[.,!?…]){one.marks[1]}(?!\p{{L}})"
    )
    for one in _MISREAD
}
"""What stands between such marks, and ends as what somebody says ends."""

_PLACES = (
    (r"(?<![\p{L}\p{N}])%s(?=[\p{L}\p{N}…$£€])", "“"),
    (r"(?<=[^\s(])%s(?!\p{L})", "”"),
    (r"(?<![\p{L}\p{N}])%s(?=\p{L})", "‘"),
    (r"(?<=[\p{L}.,!?])%s(?!\p{Lu})", "’"),
    (r"(?<=[\s\d])%s(?=[\s\d])", "–"),
    (r"(?<=\s)%s(?=\s)", "—"),
)
"""Where each mark stands, and no letter that looks the same."""

_FOREIGN = later(r"(?<=\p{L})[^\x00-\x7f\p{Ll}\p{M}‘’“”–—](?=\p{Ll})")

_RARE = "〝〞〟＂ʺˮ❝❞❛❜＇「」『』‶"
_TABLE = str.maketrans(_RARE, '“””""”“”‘’\'“”‘’“')
_PRIMES = (
    (later(r"(?<![\w″])″(?=[\p{L}…‘’'′])|(?<=[\p{L}.,!?…’])″(?!\w)"), '"'),
    (later(r"(?<=\p{L})′(?!\d)|(?<=[.,!?…])′(?!\w)"), "’"),
    (later(r"(?<!\w)′(?=\p{L})"), "‘"),
    (later(r"(?<=\p{Ll})[`´](?=(?:d|ll|m|re|s|t|ve)\b)"), "’"),
    (later(r"´´"), "''"),
)
_PRIMED = ("″", "′", "´", "`")
_LOW = later(r"(?<![\w,]),,(?=\p{L})")
"""Two commas that a typewriter has for „."""

_POINTED = later(r"<<\s?(?=\p{Lu})([^<>\n]{2,1000}+)>>")
_SOFT = later(r"=[ \t]*\r?\n")
_RUNS = (
    (
        "=",
        later(
            r"=E2=80=9[89CD]|(?<![\w?&;=])=9[13](?=\w)|(?<=\p{L})=92(?=(?:d|ll|m|re|s|t|ve)\b)|=C3=[89AB][0-9A-F]"
        ),
        later(r"(?:=[0-9A-F]{2})+"),
    ),
    ("%", later(r"(?<![\w/%=&?#+.:;-])%E2%80%9C"), later(r"(?:%[2-9A-F][0-9A-F])+")),
    ("\\x", later(r"\\xe2\\x80\\x9[89cd]|\\x9[1-4]"), later(r"(?:\\x[0-9a-f]{2})+")),
)
"""How bytes are written out, what shows that they are, and a run of them."""


def written_out(text: str) -> str:
    """The text with bytes that are written out as what they mean: =E2=80=9CWe go, \\x93We go."""
    for lead, sure, run in _RUNS:
        if lead in text and sure.search(text):
            text = _SOFT.sub("", text) if lead == "=" else text
            text = run.sub(partial(_bytes, lead), text)
    return text


def _bytes(lead: str, run: regex.Match[str]) -> str:
    data = bytes.fromhex(run[0].replace(lead, ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def reread_marks(text: str) -> str:
    """The text with quotation marks for what stands in their places, if that is certain."""
    if any(map(text.__contains__, _PRIMED)):
        for pattern, mark in _PRIMES:
            text = pattern.sub(mark, text)
    if any(map(text.__contains__, _RARE)):
        text = text.translate(_TABLE)
    for one in _MISREAD:
        if one.marks[0] in text and one.marks[1] in text and _SURE[one].search(text):
            text = _put_right(text, one)
    return text


def typed_marks(text: str) -> str:
    """A plain text with the marks for which somebody typed several others: ,,We go'', <<We go>>."""
    if ",," in text:
        text = _LOW.sub("„", text)
    return _POINTED.sub(r"«\1»", text) if "<<" in text else text


def _put_right(text: str, misread: _Misread) -> str:
    for mark, (place, right) in zip(misread.marks, _PLACES, strict=True):
        text = regex.sub(place % mark, right, text)
    return _FOREIGN.sub(lambda letter: _letter(letter[0], misread), text)


def _letter(letter: str, misread: _Misread) -> str:
    """The small letter that became a sign or a capital within a word: HÈlËne."""
    try:
        data = letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else misread.taken)
        right = data.decode(misread.right)
    except (UnicodeDecodeError, UnicodeEncodeError):
        right = letter
    return right if right.islower() else letter
