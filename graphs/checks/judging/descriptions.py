"""The words by which a speaker is described, in one form: reports and sources call one thing otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import regex

from graphs.checks.matching.words import stem
from graphs.words import even, unaccented
from quotes.document import Speaker
from quotes.resources import lexicon
from quotes.speakers.entities.role_words import role_words

__all__ = [
    "LINKING",
    "courtesy",
    "has_article",
    "heads",
    "long",
    "plain",
    "root",
    "stated",
    "titles",
    "voices",
    "words_of",
]

LINKING = frozenset(
    "of the a an in for at from with and to his her their its on by through via told said says wrote".split()
)
"""Words that say nothing of who is named."""

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}'’\-]*|\p{N}+")
_INITIALS = regex.compile(r"\p{Lu}\.\p{Lu}\.")
_ARTICLE = regex.compile(r"\b[ae]l-(?=\p{L}{3})")
_SHORT = {
    "America": regex.compile(r"\b(?:the )?United States(?: of America)?\b|\bU\.S\.(?:A\.)?|\bUSA?\b"),
    "Britain": regex.compile(r"\b(?:the )?United Kingdom\b|\bU\.K\.|\bUK\b"),
    "Republican ": regex.compile(r"\bR-(?=\p{Lu})"),
    "Democratic ": regex.compile(r"\bD-(?=\p{Lu})"),
    "former ": regex.compile(r"\b[Ee]x-(?=\p{L}{4})"),
}
"""Words that are written in short, and the one form."""
_ENDS = regex.compile(r" (?:of|for|to|at|in|who) ")


@cache
def _abbreviations() -> dict[str, str]:
    """The titles that abbreviations stand for."""
    return dict(entry.split("=") for entry in lexicon("names")["abbreviations"])


def long(word: str) -> str:
    """A title in full where ``word`` is it in short."""
    return _abbreviations().get(word, word)


@cache
def titles() -> frozenset[str]:
    """The words of all titles, in full and abbreviated, and words that say nothing of who is named."""
    words = (word for title in lexicon("roles")["titles"] for word in title.split())
    return frozenset(words) | frozenset(_abbreviations()) | frozenset(_abbreviations().values()) | courtesy()


@cache
def courtesy() -> frozenset[str]:
    """Words that say nothing of who is named."""
    return lexicon("roles")["courtesy"] | lexicon("names")["nothing said"]


@cache
def voices() -> frozenset[str]:
    """Who or what a body speaks by: its spokeswoman, officials, statement, report."""
    sources = lexicon("sources")
    written = (sources[f"documents: {kind}"] for kind in ("study", "pleading", "message", "any"))
    return frozenset().union(lexicon("roles")["for others"], {"official", "officials"}, *written)


@lru_cache(50_000)
def plain(word: str) -> str:
    """A word of a name without case, accents, apostrophe forms, possessive ending and Arabic article."""
    return _ARTICLE.sub("", unaccented(even(word)).removesuffix("'s"))


def has_article(name: str) -> bool:
    """Whether a name has the Arabic article, which some write as a word of its own: Al Sayyid."""
    return _ARTICLE.search(even(name)) is not None


@lru_cache(50_000)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a name or a description, those in short written out."""
    for form, short in _SHORT.items():
        text = short.sub(form, text)
    return tuple(_WORD.findall(text.replace(".", ". ") if _INITIALS.search(text) else text))


@lru_cache(50_000)
def root(word: str) -> str:
    """The one form of a word of a description: executive for CEO, chairman for chair, China for Chinese."""
    form = long(plain(word))
    if form in lexicon("roles")["former"]:
        return "former"
    (role,) = role_words([form.capitalize() if word[:1].isupper() else form])
    return stem(plain(role))


def _roots(texts: Iterable[str]) -> set[str]:
    """The roots of the words of some descriptions, and the initials of what is described in several."""
    found = set()
    for text in texts:
        words = [word for word in words_of(text) if plain(word) not in LINKING]
        found |= {root(word) for word in words}
        if len(words) > 1:
            found.add("".join(word[0] for word in words).casefold())
    return found


def stated(speaker: Speaker) -> set[str]:
    """The roots of all words by which the source describes the speaker."""
    texts = (text for one in speaker.affiliations for text in (one.role, one.organization, one.place))
    return _roots([*texts, speaker.description or ""])


def heads(speaker: Speaker) -> set[str]:
    """The roots of the words that say what the speaker is: wife, of the wife of Mayor Ito."""
    return _roots(_ENDS.split(one.role)[0] for one in speaker.affiliations)
