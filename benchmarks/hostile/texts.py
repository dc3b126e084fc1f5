"""Texts that nobody wrote to be read: one name without end, dense cues, nothing but marks."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from benchmarks.hostile.documents import word

__all__ = ["TEXTS"]

_GIVEN = (
    "Anna Ben Carla David Eva Frank Gina Hugo Irene Jonas Karin Leo Maria Nils Olga Paul Rosa Simon".split()
)


def _again(text: str) -> Callable[[int], str]:
    """The same words again and again."""
    return lambda size: (text * (size // len(text) + 1))[:size]


def _each(piece: Callable[[int], str]) -> Callable[[int], str]:
    """Pieces that differ by a number."""

    def make(size: int) -> str:
        pieces, length = [], 0
        for number in count():
            if length >= size:
                break
            pieces.append(piece(number))
            length += len(pieces[-1])
        return "".join(pieces)

    return make


def _after(first: str, rest: Callable[[int], str], last: str = "") -> Callable[[int], str]:
    return lambda size: first + rest(size) + last


def _word(number: int) -> str:
    """A word of four syllables, another for each of 160,000 numbers."""
    return word(number).capitalize()


def _name(number: int) -> str:
    return f"{_GIVEN[number % len(_GIVEN)]} {_word(number)}"


TEXTS: dict[str, Callable[[int], str]] = {
    "one name": _again("Anna Roe "),
    "a list of names": _each(lambda n: f"{_name(n)}, "),
    "names and verbs": _again("Anna Roe said Ben Poe said "),
    "namesakes": _each(lambda n: f'"We go on," said {_word(n)} Roe, a baker.\n\n"No," Roe said.\n\n'),
    "misspelt surnames": _each(lambda n: f"Anna {_word(n)}holm left. Mr. {_word(n)}holn said he was late. "),
    "speakers": _each(lambda n: f'"We go on," said {_name(n)}, a baker.\n\n'),
    "speakers with the same words": _again('"We go on until the pier opens," said Anna Roe, the mayor.\n\n'),
    "roles of one speaker": _each(lambda n: f"Anna Roe, mayor of {_word(n)}, said it was late. "),
    "unnamed speakers": _each(lambda n: f'"We go on," said a baker from {_word(n)}. The baker said no.\n\n'),
    "persons and a description": _each(
        lambda n: f"{_name(n)}, a lawyer, left. The senator said it was late. "
    ),
    "bodies": _each(
        lambda n: f"The {_word(n)} Council (AB{n}) said it would. AB{n} said no. The agency said yes. "
    ),
    "dense cues": _again('"a," he said. '),
    "dense cues after a name": _after("Anna Roe, the mayor, came.\n\n", _again('"a," she said. ')),
    "dense cues without spaces": _again('"a",he,said,'),
    "pronouns": _again("He said he knew. She said she did not. They said they might. "),
    "according to": _each(lambda n: f"It rained, according to {_name(n)}, according to {_name(n + 1)}. "),
    "one sentence": _again("and she said that the pier was shut "),
    "one paragraph": _again("The pier was shut on Sunday and nobody in the town knew why. "),
    "one quotation": _after('Anna Roe said: "', _again("We go on, and on. "), '"'),
    "one quotation of paragraphs": _after("Anna Roe said:\n\n", _again("“We go on, and on.\n\n")),
    "one quotation, its speaker last": _after(
        "", _again("“We go on, and on.\n\n"), "“We go,” said Anna Roe."
    ),
    "quotations without a speaker": _again('"We won the game again." '),
    "quotations in one sentence": _after("He called it ", _again('"a farce," a "scandal" and ')),
    "quotations and what happens": _again('"Loud," says Anna Roe. A dog barks. "You see?" '),
    "quotations in what others tell": _again('Anna Roe said Ben Poe called the plan "a joke" and '),
    "quotations without marks between": _again("“We go on.\n\nAnd on.\n\nAnd on.” "),
    "unclosed quotations": _again("“We go on and on\n\n"),
    "straight marks": _again('"'),
    "mixed marks": _again("«„“‘‚\"'``''"),
    "marks and words": _again('" a '),
    "initials": _again("A. "),
    "abbreviations": _again("Dr. Mr. U.S. St. "),
    "full stops": _again(". "),
    "questions and answers": _again("Q: Why did it rain?\nA: Because it had to.\n"),
    "a transcript": _each(lambda n: f"{_name(n).upper()}: It is very late.\n"),
    "a conversation": _each(lambda n: f"{_name(n % 50)}: Is it very late?\n\n"),
    "announced blocks": _each(lambda n: f"{_name(n)} wrote:\n\nIt is late and the pier is shut again.\n\n"),
    "signatures": _each(lambda n: f'"It is late and the pier is shut."\n\n- {_name(n)}, a baker\n\n'),
    "relayed speech": _each(lambda n: f"{_name(n)} was quoted by the paper as saying it was late. "),
    "appositions": _after('"We won," said Anna Roe', _again(", the mayor, a priest"), "."),
    "titles": _again("former deputy assistant secretary "),
    "phrases with of": _after('"We won," said Anna Roe, ', _again("the head of the office of "), "it."),
    "one word": _again("a"),
    "one word again": _again("word "),
    "spaces": _after('"We won," said Anna', _again(" "), "Roe."),
    "paragraphs": _again("a\n\n"),
    "combining marks": _again("a\u0300\u0301\u0302\u0303 "),
}
"""Name of a kind -> the maker of a text of about so many characters."""
