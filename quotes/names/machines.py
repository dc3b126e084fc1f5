"""Machines: assistants, chatbots and robots that are called as people are: Siri, | Apple's assistant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.words.function_words import IS_OR_WAS
from quotes.words.tokens import POSSESSIVE_S

__all__ = ["machines"]

_Text = tuple[str, ...]

_MACHINES = frozenset(("bot", "chatbot", "robot"))
_SERVING = frozenset(("agent", "assistant", "companion", "speaker"))
"""Nouns for machines behind what kind they are of: voice | assistant."""
_KINDS = frozenset("a.i. ai ai-powered artificial-intelligence digital smart virtual voice".split())
_PHRASE = 6
"""Words of what a name is said to be."""
_CLOSING = frozenset(
    ', . ; : ) ” " – — at by for from in of on that which with built designed made run'.split()
)


def machines(words: Sequence[str], found: Sequence[Name], texts: Sequence[_Text]) -> set[_Text]:
    """The names of one word that are told to be a machine's, and are part of nobody's whole name."""
    persons = (text for name, text in zip(found, texts, strict=True) if name.kind == "person" and text[1:])
    borne = {(word,) for text in persons for word in text}
    told = {
        text
        for name, text in zip(found, texts, strict=True)
        if name.last - name.first == 1 and (_is_behind(words, name.first) or _is_before(words, name.last))
    }
    return told - borne


def _is_behind(words: Sequence[str], first: int) -> bool:
    """Whether a machine is told right before a name: the voice assistant | Siri; the chatbot, | Tilda."""
    apart = first > 1 and words[first - 1] == ","
    at = first - 1 - apart
    return at > 0 and _is_machine(words, at) and (not apart or words[first + 1 : first + 2] == [","])


def _is_before(words: Sequence[str], last: int) -> bool:
    """Whether a machine is told behind a name and a comma: Tilda, | a chatbot | made by; Siri is | a bot."""
    if last >= len(words) or not (words[last] == "," or words[last] in IS_OR_WAS):
        return False
    return any(
        _is_machine(words, at) and words[at + 1 : at + 2] and words[at + 1] in _CLOSING
        for at in _phrase(words, last + 1)
    )


def _phrase(words: Sequence[str], first: int) -> Iterator[int]:
    """The tokens of a phrase."""
    for at in range(first, min(first + _PHRASE, len(words))):
        if words[at] in _CLOSING:
            return
        yield at


def _is_machine(words: Sequence[str], at: int) -> bool:
    """Whether a noun is for a machine: a | chatbot |, a virtual | assistant |, Amazon's | assistant |."""
    if words[at] in _MACHINES:
        return True
    kind = words[at - 1]
    maker = kind in POSSESSIVE_S and words[at - 2] in lexicon("organizations")["firms"]
    return words[at] in _SERVING and (kind.lower() in _KINDS or maker)
