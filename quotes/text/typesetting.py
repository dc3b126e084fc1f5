"""Typesetting: what layout leaves in a text: marks of emphasis, words cut at a line's end, lost spaces."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import regex

from quotes.words.tokens import Ints, Tokens, abbreviations

__all__ = ["has_stuck_sentences", "stuck_sentences", "with_whole_words", "without_emphasis"]

_EMPHASIS = regex.compile(
    r"(?<![\w*_\\])(?P<mark>\*{1,3}|_{1,3})(?=[^\s*_])[^*_\n]{1,400}?(?<=[^\s*_])(?P=mark)(?![\w*_])"
)
_STUCK = regex.compile(
    r"(?<=\p{Ll}{2}|\d)[.!?][\"”]?(?:(?<=[.!?])(?=[\"“]?\p{Lu}\p{Ll})|(?<=[\"”])(?=\p{Lu}))"
)
"""A full stop right before a sentence: the crane fell.The mayor said, by noon.\"We tied it,\" he said."""

_NO_SENTENCE = frozenset("co com io net org uk".split())
_LONGEST_WORD = 30
_CUT = regex.compile(r"(?<=\p{L})[-‐‑\u00ad][ \t]*\r?\n[ \t]*(?=\p{L})")
_HYPHENS = ("-", "‐", "‑", "\u00ad")
_KEEPING = frozenset("anti co ex half mid non one pro self semi so two vice well".split())
"""What keeps its hyphen before a word in small letters: self-employed."""


def without_emphasis(text: str) -> str:
    """The text with blanks for the marks of emphasis in Markdown, as long as before: the | *Post* |."""
    if "*" not in text and "_" not in text:
        return text
    return _EMPHASIS.sub(_blanked, text)


def _blanked(found: regex.Match[str]) -> str:
    blank = " " * len(found["mark"])
    whole = found.group()
    return f"{blank}{whole[len(blank) : -len(blank)]}{blank}"


def has_stuck_sentences(text: str) -> bool:
    """Whether anything in a text looks like a sentence that no space parts from the one before."""
    return _STUCK.search(text) is not None


def stuck_sentences(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences begin between two places that no space parts from the one before."""
    for found in _STUCK.finditer(text, start, end):
        word = text[max(0, found.start() - _LONGEST_WORD) : found.start()].split()[-1].lower()
        behind = regex.match(r"\p{L}+", text, pos=found.end())
        if f"{word}." in abbreviations() or word in abbreviations():
            continue
        if behind and behind.group().lower() in _NO_SENTENCE:
            continue
        at = found.end()
        if text[at - 1] == '"' and text.count('"', start, at) % 2:  # the mark opens: by noon.|"We
            at -= 1
        yield at


def with_whole_words(text: str, tokens: Tokens, paragraphs: Callable[[], Ints]) -> Tokens:
    """The tokens, words that a line's end cuts as one: | Isbis- | ter |; paragraphs: tells their numbers."""
    cuts = list(_CUT.finditer(text))
    if not cuts:
        return tokens
    words, paragraph = tokens.words(), paragraphs()
    joined: list[int] = []
    for found in cuts:
        hyphen, _ = tokens.at(found.start(), found.start() + 1)
        if not 0 < hyphen < len(words) - 1 or words[hyphen] not in _HYPHENS:
            continue
        if paragraph[hyphen - 1] == paragraph[hyphen + 1] and tokens.end[hyphen - 1] == found.start():
            joined.append(hyphen)
    if not joined:
        return tokens
    type, end, kept = tokens.type.copy(), tokens.end.copy(), np.ones(len(tokens), np.bool_)
    for hyphen in reversed(joined):  # a word may be cut more than once
        words[hyphen - 1] = _whole(words[hyphen - 1], words[hyphen + 1])
        type[hyphen - 1], end[hyphen - 1] = tokens.vocabulary.type(words[hyphen - 1]), end[hyphen + 1]
        kept[hyphen : hyphen + 2] = False
    return Tokens(tokens.vocabulary, type[kept], tokens.start[kept], end[kept])


def _whole(before: str, behind: str) -> str:
    """A word as it was before a line's end cut it: Isbister, Ana-Maria, self-employed."""
    capital = behind[0].isupper() and before not in ("Mac", "Mc")
    hyphen = capital or before.lower() in _KEEPING or "-" in before or "-" in behind
    return f"{before}-{behind}" if hyphen else before + behind
