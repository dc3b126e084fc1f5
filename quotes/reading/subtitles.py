"""Subtitles, WebVTT and SubRip: cues joined to what somebody says, with the time at which it begins.

A speaker is named as ``<v Name>`` or as ``NAME:``. What the text looks like is a transcript's: a paragraph
a turn, begun by the speaker's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

import regex

from quotes.document import Article
from quotes.reading.charsets import decoded
from quotes.reading.mending import mended_text
from quotes.reading.options import ReadingOptions
from quotes.reading.plain import of_text
from quotes.reading.source import ReadingError, Source

__all__ = ["article"]

_TIME = regex.compile(
    r"(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)[ \t]*-->"
    r"[ \t]*(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[^\n]*"
)
_NEXT = regex.compile(r"(?:(?:\A|\n)[ \t]*\d+\s*|\n[ \t]*\n[^\n]+\n)\Z")
"""What numbers or names the next cue, above its time."""

_NOTE = regex.compile(r"(?m)(?<=\n\n)(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]*\S[^\n]*)*+")
"""What is no cue, up to an empty line."""

_VOICE = regex.compile(r"<v(?:\.[^ >]*)?[ \t]+(?P<name>[^>\n]{1,80})>")
_TAG = regex.compile(r"</?[a-z][^>\n]{0,80}>|<\d[\d:.]*>|\{\\[^}\n]{0,80}\}")
_LABEL = regex.compile(
    r"^(?:[-–—>]{1,2}[ \t]*)?(?P<name>\p{Lu}[\p{L}.'’ -]{1,50}?)(?:[ \t]*\([^)\n]{0,40}\))?:[ \t]+(?=\S)"
)
_DASH = regex.compile(r"^(?:[-–—]|>>+)[ \t]*(?=\S)")
_SOUND = regex.compile(r"^[\[(♪][^\])]{0,80}[\])♪]$|^♪.*")
_ENDS = regex.compile(r"[.?!…][\"”’]?$")
_LONGEST = 600
"""Characters of a paragraph from which on it ends with its sentence."""


@dataclass(frozen=True, slots=True)
class _Turn:
    speaker: str
    text: str
    time: str


def article(source: Source, options: ReadingOptions) -> Article:
    """The article of subtitles. Raises ReadingError where no cue is in them."""
    text = mended_text(decoded(source.content(), source.name)).replace("\r\n", "\n").replace("\r", "\n")
    turns = list(_turns(text))
    if not turns:
        raise ReadingError(f"{source.name}: holds no subtitles; check it")
    parts, times, at = [], [], 0
    for turn in turns:
        times.append((at, turn.time))
        label = f"{turn.speaker.upper()}: " if turn.speaker else ""
        parts.append(f"{label}{turn.text}\n\n")
        at += len(parts[-1])
    found = of_text(source, "".join(parts).rstrip("\n"))
    return replace(found, times=tuple(times))


def _turns(text: str) -> Iterator[_Turn]:
    """What each speaker says without a break, in paragraphs."""
    speaker, said, time = "", "", ""
    for here, line, begins in _said(text):
        if begins is not None or not said or (len(said) > _LONGEST and _ENDS.search(said)):
            if said:
                yield _Turn(speaker, said, time)
            if begins is not None:
                speaker = begins
            said, time = line, here
        elif line != said[-len(line) :]:  # live captions repeat the line before
            said = f"{said} {line}"
    if said:
        yield _Turn(speaker, said, time)


def _said(text: str) -> Iterator[tuple[str, str, str | None]]:
    """Each line of a cue: its time, its words, and who begins to speak with it: a name, or ""."""
    cues = list(_TIME.finditer(text))
    voice = ""
    for number, cue in enumerate(cues):
        end = cues[number + 1].start() if number + 1 < len(cues) else len(text)
        time = _clock(cue["start"])
        block = text[cue.end() : end]
        if number + 1 < len(cues):
            block = _NEXT.sub("\n", block)
        for line in _NOTE.sub("", block).split("\n"):
            begins = None
            if (named := _VOICE.search(line)) and named["name"].strip() != voice:
                begins = voice = named["name"].strip()
            words = " ".join(unescape(_TAG.sub("", line)).split())
            if _SOUND.search(words):
                continue
            if label := _LABEL.match(words):
                begins, words = label["name"].strip(), words[label.end() :]
            elif _DASH.match(words):
                begins, words = begins or "", _DASH.sub("", words)
            if words:
                yield time, words, begins


def _clock(time: str) -> str:
    """00:12:31, of a time with thousandths and perhaps without hours."""
    parts = time.replace(",", ".").split(".")[0].split(":")
    return ":".join(part.zfill(2) for part in ["0"] * (3 - len(parts)) + parts)
