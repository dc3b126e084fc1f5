"""Lines: a text in letters, one for each token or noun phrase, of which the rules of clauses are patterns.

Letters: ``N`` a noun phrase, ``P`` a pronoun, ``S`` a verb that takes a clause, ``s`` its participle or
base form, ``D`` one of documents, ``T`` one that takes who is told first, ``U`` either, ``Q`` one that asks,
``k`` "that", ``w`` "why" and its like, ``a`` "according", ``h`` have, ``m`` a modal or do, ``b`` be, ``V``
another finite verb, ``r`` an adverb, ``i`` a preposition, ``p`` put, ``A`` at, ``q`` within quotation
marks, ``,`` and ``.`` themselves, ``x`` anything else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.acts.acts import HEARD, HEARING, base
from quotes.attribution.drafts import Range
from quotes.models.columns import changes
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import INFLECTED, POS, mask, tagged
from quotes.words.speech import belongs, classes, phrases

__all__ = ["BY_TAG", "line"]

_TAGS = {
    **dict.fromkeys(("PRP", "WP", "WDT"), "P"), **dict.fromkeys(("VBD", "VBZ", "VBP"), "V"), "MD": "m",
    **dict.fromkeys(("RB", "RBR"), "r"), **dict.fromkeys(("IN", "TO"), "i"), "WRB": "w", "EX": "P",
}  # fmt: skip
BY_TAG = np.array([ord(_TAGS.get(tag, "x")) for tag in POS], np.uint8)
_INFLECTED = mask(INFLECTED)
_SINGULAR = tagged("NN", "NNP")
_LONGEST_CLAIM = 60  # tokens of a sentence that are looked at for its verbs
_OTHER = mask(tagged("VBN", "VB"))
_THAT = POS.index("IN")
_PLURAL, _ING, _DETERMINER = POS.index("NNS"), POS.index("VBG"), POS.index("DT")
_OPENS_CLAUSE = tagged("CD", "DT", "EX", "JJR", "NNP", "NNPS", "PRP", "PRP$")
_COUNTS = mask(tagged("CD", "DT"))
_ADJECTIVES = tagged("JJ", "VBN")
_WORDS = {
    **dict.fromkeys(("have", "has", "had", "'ve", "’ve"), "h"),
    **dict.fromkeys(("is", "are", "was", "were", "be", "been", "being", "'re", "’re"), "b"),
    **dict.fromkeys(("did", "does", "do"), "m"),
    **dict.fromkeys(("put", "puts"), "p"),
    **dict.fromkeys(".?!;:", "."), ",": ",", "at": "A", "that": "k", "according": "a", "whether": "w",
}  # fmt: skip
_SPEECH = (
    ("U", ("saying", "telling")), ("S", ("saying",)), ("S", ("holding",)), ("T", ("telling",)),
    ("D", ("showing",)), ("Q", ("asking",)),
)  # fmt: skip
_SAYS = np.isin(np.arange(256), [*map(ord, "SUD")])
_BEHIND = frozenset((".", ";", "in", "on", "to", "within"))
_OF_DOCUMENTS = frozenset(("indicate", "reveal", "show", "suggest"))
_SIDES = frozenset("complainants defendants litigants plaintiffs".split())
_STANDING = frozenset("all both few many most neither none several some these this those".split())
_POINT = ("point", "points", "pointed")
_LONGEST_PHRASE = 6  # tokens
_LONGEST_SUBJECT = 12  # tokens


def line(reading: Reading, ranges: Sequence[Range]) -> tuple[str, Sequence[Range]]:
    """The letters of a text, and for each the tokens that it stands for; a line break for those behind it."""
    vocabulary, type = reading.tokens.vocabulary, reading.tokens.type
    pos = reading.columns.pos
    by_word = np.asarray(vocabulary.table("clause-letters", _by_word))[type]
    letters = np.where(by_word[:, 0] != ord("x"), by_word[:, 0], BY_TAG[pos])
    letters = np.where((letters == ord("k")) & (pos != _THAT), ord("x"), letters)
    speech = by_word[:, 1]
    letters = np.where((speech != 0) & _INFLECTED[pos], speech, letters)
    letters = np.where((speech != 0) & _OTHER[pos], speech | 0x20, letters)
    clause = np.append(letters[1:] == ord("k"), False)  # Reed | sobbed | that nobody had asked
    letters = np.where((by_word[:, 2] != 0) & _INFLECTED[pos] & clause, ord("S"), letters)
    letters = np.where(reading.columns.quote >= 0, ord("q"), letters).astype(np.uint8)
    ends = np.arange(1, len(letters) + 1)
    first, last = np.array(ranges, np.intp).reshape(-1, 2).T
    comma = np.append(type == vocabulary.type(","), False)  # behind the last token, so before the first
    # "Trade, reckons Dina Peric": the tagger takes a rare verb for a noun
    rare = comma[first - 1] & (last - first > 1) & (speech[first] != 0) & (pos[first] != _ING)
    for at in np.flatnonzero(rare).tolist():  # not the base form: state data, report cards
        rare[at] = reading.lower[first[at]] not in lexicon("speech")["saying"]
    letters[first[rare]] = speech[first[rare]]
    told = (letters[first - 1] == ord("h")) & (last - first > 1) & (speech[first] != 0) & _OTHER[pos[first]]
    letters[first[told]] = speech[first[told]] | 0x20  # Amadi has | told | friends he wants to go
    doing = (letters[first - 1] == ord("b")) & (last - first > 1) & (pos[first] == _ING)
    for at in np.flatnonzero(doing).tolist():  # officials are | telling | residents to leave
        doing[at] = belongs(reading.lower[first[at]], "asking", "calling", "telling")
    letters[first[doing]] = ord("x")
    first = first + rare + told + doing
    plural = pos[np.maximum(first - 2, 0)] == _PLURAL
    behind_comma = comma[first - 1] | (comma[np.maximum(first - 3, 0)] & plural)  # researchers at | ...
    verb = last - _ends_with_verb(reading, behind_comma & (speech[last - 1] == ord("S")), first, last)
    verb = verb - _ends_with_reckons(reading, (speech[last - 1] == ord("S")) & (verb == last), first, last)
    verb = verb - _ends_with_claims(reading, (speech[last - 1] != 0) & (verb == last), first, last)
    says = _SAYS[speech[last - 1]] & (verb == last)
    verb = verb - _ends_with_show(reading, says, first, last)
    first, verb, last = (column[reading.columns.quote[first] < 0] for column in (first, verb, last))
    letters[first] = ord("N")
    ends[first] = verb
    letters[verb[verb < last]] = speech[verb[verb < last]]
    size = len(letters) + 1
    depth = np.bincount(first + 1, minlength=size) - np.bincount(np.maximum(verb, first + 1), minlength=size)
    kept = np.cumsum(depth[:-1]) == 0
    _mark_standing(reading, letters, ends, kept)
    _mark_phrases(reading, letters, ends, kept)
    _mark_particles(reading, letters, ends, kept)
    _mark_heard(reading, letters, ends, kept)
    places = np.flatnonzero(kept)
    breaks = np.flatnonzero(changes(reading.columns.sentence)[places])
    line = np.insert(letters[places], breaks, ord("\n")).tobytes().decode("ascii")
    own = np.insert(places, breaks, places[breaks]).tolist()
    return line, list(zip(own, ends[own].tolist(), strict=True))


def _ends_with_verb(
    reading: Reading, may: NDArray[np.bool_], first: NDArray[np.intp], last: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Whether the last word of each phrase behind a comma is the verb of its sentence that the tagger missed.

    may: whether it may be by its own word and the comma. Prices fell, the data firm | estimates. A clerk,
    who had left, | grumbles that prices fell.
    """
    found, words = np.zeros(len(last), bool), reading.words
    for at in np.flatnonzero(may & (last < len(words))).tolist():
        behind = words[last[at]]
        if last[at] - first[at] == 2 and reading.pos[first[at]] in _ADJECTIVES:
            continue  # bipartisan | whispers | in Congress
        follows = behind == "that" if last[at] - first[at] == 1 else behind in _BEHIND
        ends = words[last[at] - 1].endswith("s") or reading.pos[first[at] - 2] == _PLURAL
        found[at] = follows and ends
    return found


def _ends_with_reckons(
    reading: Reading, may: NDArray[np.bool_], first: NDArray[np.intp], last: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Whether the last word of each phrase can only be a verb before a clause: Osei | reckons | it is."""
    found, nouns = np.zeros(len(last), bool), lexicon("speech")["nouns"]
    plural = (reading.columns.pos[last - 1] == _PLURAL) & (last - first > 1) & (last < len(reading.pos))
    for at in np.flatnonzero(may & plural).tolist():
        known = base(reading.lower[last[at] - 1]) in nouns
        found[at] = not known and reading.pos[last[at]] in _OPENS_CLAUSE
    return found


def _ends_with_claims(
    reading: Reading, may: NDArray[np.bool_], first: NDArray[np.intp], last: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Whether the last word of each phrase is the one verb that its sentence can have.

    The union | claims | that the plant will close. But: the union's claims that it will close were false.
    """
    found = np.zeros(len(last), bool)
    plural = (reading.columns.pos[last - 1] == _PLURAL) & (last - first > 1) & (last < len(reading.pos))
    for at in np.flatnonzero(may & plural).tolist():
        if reading.words[last[at]] != "that" or reading.pos[last[at] - 2] not in _SINGULAR:
            continue
        begin, end = reading.around(first[at])
        end = min(end, begin + _LONGEST_CLAIM)
        found[at] = reading.verbs(begin, end) == 1 and not reading.verbs(begin, min(end, last[at]))
    return found


def _ends_with_show(
    reading: Reading, may: NDArray[np.bool_], first: NDArray[np.intp], last: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Whether the last word of each phrase is the verb of documents: city data | show.

    may: whether that word may be a verb of speech. Any but verbs of documents needs "that" behind it, and
    may be that of some people: lawyers for the county | claim | that.
    """
    found, documents = np.zeros(len(last), bool), lexicon("sources")["documents"]
    people = documents | lexicon("sources")["groups"] | _SIDES
    for at in np.flatnonzero(may & (last - first > 1) & (last < len(reading.words))).tolist():
        that = reading.lower[last[at]] == "that"
        alone = that and reading.lower[first[at] - 1] != "and"  # not: Roe and her colleagues | report | that
        if not that and reading.lower[last[at] - 1] not in _OF_DOCUMENTS:
            continue
        begin = max(reading.around(first[at])[0], first[at] - _LONGEST_SUBJECT)
        before = range(begin, last[at] - 1)
        head = next((token for token in reversed(before) if reading.words[token] == ","), begin - 1) + 1
        several = (
            token for token in range(head, last[at] - 1)
            if reading.pos[token] == _PLURAL and reading.lower[token] in (people if alone else documents)
        )  # fmt: skip
        follows = reading.lower[last[at]] in ("that", ".", ",") or reading.pos[last[at]] in _OPENS_CLAUSE
        found[at] = follows and next(several, None) is not None
    return found


def _mark_standing(
    reading: Reading, letters: NDArray[np.uint8], ends: NDArray[np.intp], kept: NDArray[np.bool_]
) -> None:
    """Let what stands for a noun count as one: both | are wrong, the latter | says, one | of them."""
    pos, size = reading.pos, len(letters)
    for token in np.flatnonzero(_COUNTS[reading.columns.pos[:-1]] & (letters[:-1] == ord("x"))).tolist():
        if reading.lower[token + 1] == "of":
            letters[token] = ord("N")
    for token in np.flatnonzero((reading.columns.pos == _DETERMINER) & (letters == ord("x"))).tolist():
        if token + 1 < size and letters[token + 1] in b"bmh" and reading.lower[token] in _STANDING:
            letters[token] = ord("P")
        elif token + 2 < size and pos[token + 1] in _ADJECTIVES and letters[token + 2] in b"bmhVSUTDQpA":
            letters[token] = ord("N")
            ends[token] = token + 2
            kept[token + 1] = False


def _mark_phrases(
    reading: Reading, letters: NDArray[np.uint8], ends: NDArray[np.intp], kept: NDArray[np.bool_]
) -> None:
    """Let the phrases before "that" that report ("let slip that") count as one verb."""
    known = phrases()
    lasts = {phrase[-1] for phrase in known}
    for that in np.flatnonzero(letters == ord("k")).tolist():
        if that == 0 or base(reading.lower[that - 1]) not in lasts:
            continue
        for first in range(max(0, that - _LONGEST_PHRASE), that - 1):
            lemmas = tuple(map(base, reading.lower[first:that]))
            if lemmas in known and kept[first]:
                letters[first] = ord("S")
                ends[first] = that
                kept[first + 1 : that] = False
                break


def _mark_particles(
    reading: Reading, letters: NDArray[np.uint8], ends: NDArray[np.intp], kept: NDArray[np.bool_]
) -> None:
    """Let a verb that reports with its particle count as one that does alone: she | points out |."""
    type, out = reading.tokens.type, reading.tokens.vocabulary.type("out")
    for particle in np.flatnonzero((type == out) & kept).tolist():
        verb = particle - 1
        if verb >= 0 and kept[verb] and reading.lower[verb] in _POINT and letters[verb] != ord("q"):
            letters[verb] = ord("S" if _INFLECTED[reading.pos[verb]] else "s")
            ends[verb] = particle + 1
            kept[particle] = False


def _mark_heard(
    reading: Reading, letters: NDArray[np.uint8], ends: NDArray[np.intp], kept: NDArray[np.bool_]
) -> None:
    """Let what a court heard or was told count as said: an inquest has | heard |, the jury | was told |."""
    vocabulary, type = reading.tokens.vocabulary, reading.tokens.type
    for word in HEARD:
        for token in np.flatnonzero((type == vocabulary.type(word)) & (letters != ord("q"))).tolist():
            verb = token - (word == "told")
            before = verb - (verb > 0 and letters[verb - 1] == ord("h"))
            passive = word != "told" or (verb >= 0 and letters[verb] == ord("b"))
            if passive and before > 0 and reading.lower[before - 1] in HEARING:
                letters[verb] = ord("S")
                ends[verb] = token + 1
                kept[verb + 1 : token + 1] = False


def _by_word(words: Sequence[str]) -> NDArray[np.generic]:
    """For each word its own letter, that of the verb of speech that it may be, or 0, and if it tells how."""
    rows = np.zeros((len(words), 3), np.uint8)
    for row, word in zip(rows, words, strict=True):
        lower = word.lower()
        own = classes(lower)
        letter = next((letter for letter, groups in _SPEECH if own.issuperset(groups)), "\0")
        row[:] = ord(_WORDS.get(lower, "x")), ord(letter), "manner" in own
    return rows
