"""Reports that are heavy to check: many items that are alike, quotes that repeat themselves."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.hostile.documents import Said, article, person, word, words
from graphs.checks.checking import Check, check_items
from graphs.checks.items import Item
from graphs.checks.judging.policies import Policy
from graphs.checks.matching.sources import Sources
from quotes.document import AttributedDocument

__all__ = ["REPORTS", "checked"]

Report = tuple[list[tuple[str, str]], AttributedDocument]


def items(n: int) -> Report:
    """n quotes of n speakers, all alike, each an item."""
    said: list[Said] = [(person(f"Ada {word(i).title()}"), "We go on with it") for i in range(n)]
    return [(speaker.name, text) for speaker, text in said if speaker], article("a", said)


def many_items(n: int) -> Report:
    """n quotes, each an item."""
    said: list[Said] = [(person(f"Ada {word(i).title()}"), words(i)) for i in range(n)]
    return [(speaker.name, text) for speaker, text in said if speaker], article("a", said)


def long_quote(n: int) -> Report:
    """One quote of n words that repeats itself."""
    text = "we go on and on " * (n // 5)
    return [("Ada Roe", text)], article("a", [(person("Ada Roe"), text)])


def long_quote_altered(n: int) -> Report:
    """The same with a word changed in each sentence."""
    text = "we go on and on " * (n // 5)
    return [("Ada Roe", text.replace("go", "went"))], article("a", [(person("Ada Roe"), text)])


def one_word(n: int) -> Report:
    """A quote of one word n times."""
    text = "on " * n
    return [("Ada Roe", text)], article("a", [(person("Ada Roe"), text)])


def not_there(n: int) -> Report:
    """A hundred quotes whose words are all in the article, and which are not."""
    said: list[Said] = [(person("Ada Roe"), "the sea was red and my boat is here tonight")] * n
    return [("Ada Roe", "the sea is red tonight and so is my boat")] * 100, article("a", said)


def ellipses(n: int) -> Report:
    """A quote of omissions."""
    return [("Ada Roe", "we ... " * n + "on")], article("a", [(person("Ada Roe"), "we go on " * n)])


def brackets(n: int) -> Report:
    """A quote of words in brackets."""
    return [("Ada Roe", "[we] go [on] " * n)], article("a", [(person("Ada Roe"), "we go on " * n)])


def shared_surname(n: int) -> Report:
    """A hundred items of a surname that all speakers bear."""
    said: list[Said] = [(person(f"{word(i).title()} Roe"), words(i)) for i in range(n)]
    return [("Roe", text) for _, text in said[:100]], article("a", said)


REPORTS: dict[str, Callable[[int], Report]] = {
    make.__name__.replace("_", " "): make
    for make in (
        items, many_items, long_quote, long_quote_altered, one_word, not_there, ellipses, brackets,
        shared_surname,
    )
}  # fmt: skip
"""Reports and the article they are checked against, by kind."""


def checked(kind: str, n: int) -> list[Check]:
    """The checks of a report of a kind."""
    rows, source = REPORTS[kind](n)
    found = [Item(number, speaker, text) for number, (speaker, text) in enumerate(rows, 1)]
    return check_items(found, Sources([source]), Policy.load())
