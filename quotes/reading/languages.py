"""Is an article in English? Attribution knows no other language, and says nothing true of one.

Nearly all articles are, and a third of their words are among the commonest of English: these are not
looked at closer. A model (py3langid) decides about the others.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import regex

__all__ = ["ENGLISH", "language_of", "name_of"]

ENGLISH = "en"
_COMMON = frozenset(
    "the of and to in a that is was for on with as it he she his her at by from are be have has had said not"
    " they their but an this who which were will would we you i or been there about after when more".split()
)
_ENOUGH = 0.25
"""A text in English has at least this share of the commonest words, hardly any other has a tenth."""

_SURE = 0.9
"""The probability of another language from which on it is believed."""

_SHORT = 20
"""Words; a shorter text is taken for English."""

_SAMPLE = 20_000
_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)?")
_NAMES = dict(
    pair.split(":")
    for pair in (
        "af:Afrikaans ar:Arabic bn:Bengali de:German es:Spanish fa:Persian fr:French he:Hebrew hi:Hindi"
        " id:Indonesian it:Italian ja:Japanese ko:Korean ms:Malay nl:Dutch pl:Polish pt:Portuguese ru:Russian"
        " sv:Swedish sw:Swahili tr:Turkish uk:Ukrainian ur:Urdu vi:Vietnamese xh:Xhosa zh:Chinese zu:Zulu"
    ).split()
)


def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language: "en" wherever another is not certain."""
    sample = (
        text if len(text) <= _SAMPLE else text[len(text) // 2 - _SAMPLE // 2 : len(text) // 2 + _SAMPLE // 2]
    )
    words = _WORD.findall(sample.lower())
    if not words:
        letters = sum(map(str.isalpha, sample))
        return ENGLISH if letters < _SHORT else _classified(sample)
    common = sum(word in _COMMON for word in words)
    if len(words) < _SHORT or common >= _ENOUGH * len(words):
        return ENGLISH
    return _classified(sample)


def _classified(sample: str) -> str:
    language, probability = _model().classify(sample)
    return str(language) if probability >= _SURE else ENGLISH


@cache
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def name_of(language: str) -> str:
    """The language's name in English, or what its code says."""
    return _NAMES.get(language, f"another language ({language})")
