"""Main clauses: whether the words before who said them are a clause of their own, which may have been said.

The ferry, which was built in 1974, | had no life jackets |, Roe said. Not: | When prices fell |, the mayor
said; | Lopez, who sells fish |, said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.attribution.drafts import Range
from quotes.text.analysis import Reading
from quotes.text.tags import POS, tagged
from quotes.words.function_words import RELATIVES
from quotes.words.speech import classes, is_questioned

__all__ = ["JOINING", "SUBORDINATING", "is_hearing", "is_told"]

SUBORDINATING = frozenset("after although as because before if once since though until when while".split())
"""Words that open a clause which is none of its own."""

_RELATIVE = tagged("WDT", "WP", "WP$")
JOINING = frozenset(("and", "but", "or", "so", "yet"))
"""Words that join a clause to what is before it."""

_FINITE = frozenset(("did", "had", "was", "were"))
_HEARING = frozenset("advised assured informed notified reminded told warned".split())
_WHAT = (["about"], ["by"], ["of"], ["that"])
_REPLYING = frozenset(
    "absolutely certainly maybe never no nobody none nothing not perhaps possibly yes".split()
)
_CLAUSAL = frozenset(("although", "because", "if", "though", "while"))
"""Words that open clauses with verbs of their own."""

_WHETHER = frozenset(("if", "whether", "why"))
_SUBJECTS = tagged("DT", "JJ", "NN", "NNP", "NNS", "PRP", "PRP$")
_PAST, _BASE = POS.index("VBD"), POS.index("VB")
_PARTICIPLES = tagged("VBD", "VBG", "VBN")
_ING, _HOW, _DETERMINER = POS.index("VBG"), POS.index("WRB"), POS.index("DT")
_PREPOSITION = POS.index("IN")
_LONGEST_REPLY = 6  # tokens of an answer without a verb: Not yet, she replied
_LONGEST_SENTENCE = 150  # tokens


def is_told(reading: Reading, part: Range, stop: int, ends: bool = False) -> bool:
    """Whether what stands before a comma, a source and a cue is a clause that may be said.

    stop: where its sentence ends. ends: whether it must end with a verb of its own, since what it ends with
    might else be the cue's subject: Lopez, | who sells fish |, wrote a song.
    """
    first, last = part
    if first >= last or stop - first > _LONGEST_SENTENCE or 2 * reading.inside(first, last) > last - first:
        return False
    pieces = [*_pieces(reading, part)]
    if not pieces or _is_question(reading, pieces[-1]):
        return False
    pieces = [*_behind_opening(reading, pieces)]
    if ends and pieces:
        first, pieces = pieces[-1][0], pieces[-1:]
    if any(_is_main(reading, piece, first) for piece in pieces):
        return True
    return last - first <= _LONGEST_REPLY and reading.lower[first] in _REPLYING


def is_hearing(reading: Reading, at: int) -> bool:
    """Whether a sentence opens with what its subject hears: | Told | that it was shut, Roe said she knew."""
    opens = at == 0 or reading.sentence[at - 1] != reading.sentence[at]
    asked = is_questioned(reading.lower[at]) and reading.lower[at + 1 : at + 2] == ["on"]
    return opens and (asked or (reading.lower[at] in _HEARING and reading.lower[at + 1 : at + 2] in _WHAT))


def _pieces(reading: Reading, part: Range) -> Iterator[Range]:
    """What stands between the commas of some words, without the word that joins it to what is before."""
    first, last = part
    begin = first
    for token in range(first, last + 1):
        if token == last or reading.words[token] in ",;":
            begin += begin < token and reading.lower[begin] in JOINING
            if begin < token:
                yield begin, token
            begin = token + 1


def _behind_opening(reading: Reading, pieces: Sequence[Range]) -> Sequence[Range]:
    """The pieces behind a clause with commas of its own that opens a sentence.

    Asked whether the shop, which friends called dull, had worn him down, | Roe said |; although the noise,
    the heat and the dust drive people out, | ...
    """
    first, last = pieces[0]
    asks = is_questioned(reading.lower[first]) and reading.lower[first + 1] in _WHETHER
    if not asks and (reading.lower[first] not in _CLAUSAL or reading.pos[first + 1] not in _SUBJECTS):
        return pieces
    open_ = not reading.verbs(*pieces[0])
    for number, (first, last) in enumerate(pieces[1:], 1):
        if not open_:
            return pieces[number:]
        related = reading.lower[first] in RELATIVES or reading.pos[first] in _RELATIVE
        open_ = related or not reading.verbs(first, last)
    return [] if len(pieces) > 1 else pieces


def _is_question(reading: Reading, piece: Range) -> bool:
    """Whether a piece tells what who answers was asked: and | when asked who paid |, he said no."""
    first = piece[0] + (reading.lower[piece[0]] in ("if", "when"))
    return first < piece[1] and is_questioned(reading.lower[first])


def _is_main(reading: Reading, piece: Range, opens: int) -> bool:
    """Whether a piece of a sentence that begins at ``opens`` has a verb that nothing makes dependent.

    A past that opens the sentence is a participle (| Reached on Monday |, Roe said) and one that opens
    another piece, too, where no subject stands before: In one, | sent in May |, Roe said.
    """
    first, last = piece
    word, tag = reading.lower[first], reading.pos[first]
    related = tag in _RELATIVE or (word in RELATIVES and tag != _DETERMINER)  # not: | That row | is over
    if related or word in SUBORDINATING or _is_question(reading, piece) or is_hearing(reading, first):
        return False
    if tag == _ING and classes(word):  # | Noting that prices fell |, Roe said
        return False
    if tag == _PREPOSITION and first + 1 < last and reading.pos[first + 1] in _RELATIVE:  # of which
        return False
    if tag == _BASE:  # If it hurts, | see a doctor |, Roe advises
        return True
    alone = first == opens or tag != _PAST or reading.pos[opens] == _PREPOSITION
    begin = first + (alone and tag in _PARTICIPLES and word not in _FINITE)
    others = sum(reading.pos[token] in _RELATIVE for token in range(begin, last))
    others += sum(reading.pos[token] == _HOW for token in range(first + 1, last))  # a talk on | how | ...
    return reading.verbs(begin, last) > others
