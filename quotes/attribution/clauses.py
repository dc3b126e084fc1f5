"""Clauses: indirect speech, read off the order of source, verb of speech and clause.

For what no quotation marks show and the models miss. A text is written down as a line with one
letter for each token or noun phrase, a sentence a line; a rule is a pattern over such lines, see ``RULES``.
Letters: ``N`` a noun phrase, ``P`` a pronoun, ``S`` a verb that takes a clause, ``s`` its participle or
base form, ``D`` one of documents, ``T`` one that takes who is told first, ``U`` either, ``Q`` one that asks,
``k`` "that", ``w`` "why" and its like, ``a`` "according", ``h`` have, ``m`` a modal or do, ``b`` be, ``V``
another finite verb, ``r`` an adverb, ``i`` a preposition, ``p`` put, ``A`` at, ``q`` within quotation
marks, ``,`` and ``.`` themselves, ``x`` anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.attribution.acts import base, has_verb
from quotes.attribution.drafts import Draft, Range
from quotes.models.columns import changes
from quotes.text.analysis import Reading
from quotes.text.tags import POS
from quotes.words.speech import classes, phrases

__all__ = ["RULES", "ClauseRule", "found"]

_LIKELY = 0.6  # the probability of a rule's draft: what the models are surer of is better


@dataclass(frozen=True, slots=True)
class ClauseRule:
    """A pattern over lines with the groups ``source``, ``cue`` and ``content``; a sentence that it decides.

    before: the content is what stands before the match in its sentence.
    """

    name: str
    pattern: str
    example: str
    before: bool = False


_WHO = r"(?P<source>[NP])(?:(?:,[^,.\nSDTUV]{1,14}|,N?P[^,.\n]{1,20}){1,2},)?"
_VERB = r"(?P<cue>(?:[hm]r?)?[SsUu])"
_TOLD = r"(?P<cue>(?:[hm]r?)?[TtUu])"

RULES = (
    ClauseRule(
        "source-cue-that",
        rf"{_WHO}r?(?P<cue>(?:[hm]r?)?[SsUuD])(?:r|i[NP]){{0,2}},?(?P<content>k)",
        "The envoy averred in Ostby that the border was open.",
    ),
    ClauseRule(
        "source-told-that",
        rf"{_WHO}r?{_TOLD}(?:[NP]|i[NP]){{1,2}},?(?P<content>k)",
        "The smuggler informed the young men that a boat would leave.",
    ),
    ClauseRule(
        "source-cue-clause",
        rf"{_WHO}r{{0,2}}{_VERB}(?P<content>(?:[NP]|[xA][xriN]{{1,4}}?)r?[Vmhb])",
        "The surveyors estimate the mammoth was thirty days old.",
    ),
    ClauseRule(
        "source-told-clause",
        rf"{_WHO}r?{_TOLD}[NP](?P<content>[NP]r?[Vmhb])",
        "The smuggler told the young men a boat would leave.",
    ),
    ClauseRule(
        "source-cue-doing",
        rf"{_WHO}r?(?P<cue>(?:[hm]r?)?[Ss])(?P<content>[xh])",
        "The firm denies having misdeclared a load.",
    ),
    ClauseRule(
        "put-to-that",
        rf"{_WHO}r?(?P<cue>h?pPi)(?:N|xx)(?P<content>k)",
        "Counsel put it to the tribunal that nobody had met.",
    ),
    ClauseRule(
        "clause-source-cue",
        r",(?P<source>[NP](?:iN){0,2})(?:,[^,.\n]{1,14},)?r?(?P<cue>[hm]?r?[SsUu])(?P<rest>(?:r|i?N|i){0,4})(?=[.\n]|$)",
        "The bridge will close, the council confirmed on Monday.",
        before=True,
    ),
    ClauseRule(
        "clause-cue-source",
        r",(?P<cue>[SU])(?P<source>N)(?=[,.\nixPB]|$)",
        "The bridge will close, says one lawyer who watched from afar.",
        before=True,
    ),
    ClauseRule(
        "clause-documents-show",
        r",(?P<source>N(?:iN)?)r?(?P<cue>D)(?P<rest>(?:r|iN)?)(?=[.\n]|$)",
        "Exports rose by a tenth in May, customs data showed.",
        before=True,
    ),
    ClauseRule(
        "split-source-cue",
        r"(?<=\n)(?P<content>[^.\n]{1,40}),(?P<source>[NP](?:iN)?)r?(?P<cue>[hm]?r?[SsUuDT])(?:i?[NP]){0,3},(?P<rest>[^.\n]+)",
        "The river, residents complain, has turned the colour of rust.",
    ),
    ClauseRule(
        "split-cue-source",
        r"(?<=\n)(?P<content>[^,.\n]{1,20}),(?P<cue>[SU])(?P<source>N)(?:,[^,.\n]{1,20})?,(?P<rest>[^.\n]+)",
        "Trade, reckons Dina Peric, who sells sardines, is down by half.",
    ),
    ClauseRule(
        "source-asked",
        rf"{_WHO}r?(?P<cue>(?:[hm]r?)?[SsUuQq])[NP]?(?P<content>[wP])",
        "The alderman asked the envoy why the bridge was shut.",
    ),
    ClauseRule(
        "according-to-clause",
        r"(?<=\n)(?P<cue>ai)(?P<source>[NP])(?:[^,.\n]{0,8})(?:,[^,.\nbhmSDTUVQ]{1,10})??,(?P<content>[NPx])",
        "According to the coroner, the walker had slipped on the ice.",
    ),
    ClauseRule(
        "put-at",
        rf"{_WHO}r?(?P<cue>h?p)(?P<content>(?:[NP]|x{{1,3}})(?:i[Nx])?A[Nx])",
        "The coroner put the number of dead at 14.",
    ),
)

_PATTERNS = tuple((rule, re.compile(rule.pattern)) for rule in RULES)

_TAGS = {
    **dict.fromkeys(("PRP", "WP", "WDT"), "P"), **dict.fromkeys(("VBD", "VBZ", "VBP"), "V"), "MD": "m",
    **dict.fromkeys(("RB", "RBR"), "r"), **dict.fromkeys(("IN", "TO"), "i"), "WRB": "w", "EX": "P",
}  # fmt: skip
_BY_TAG = np.array([ord(_TAGS.get(tag, "x")) for tag in POS], np.uint8)
_FINITE = np.array([tag in ("VBD", "VBZ", "VBP") for tag in POS])
_OTHER = np.array([tag in ("VBN", "VB") for tag in POS])
_THAT = POS.index("IN")
_NUMBER, _ING, _DETERMINER = POS.index("CD"), POS.index("VBG"), POS.index("DT")
_ADJECTIVES = frozenset(POS.index(tag) for tag in ("JJ", "VBN"))
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
_SUBORDINATING = frozenset("after although as because before if once since though until when while".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight "
    "week month year morning afternoon evening night".split()
)
_APPOSING = frozenset("a an the who which whose whom that and or".split())
_NOBODY = _TIMES | {"you", "who", "whom", "nothing", "what"}  # no source, except "which" of documents
_ASKING = frozenset("how if what when where whether which who whom whose why".split())
_ASIDE = _SUBORDINATING | {"who", "which", "whose", "where"}
_AUXILIARY = frozenset("can cannot could had has have may might must shall should will would".split())
_DOING = frozenset("acknowledge admit deny mention propose recall recommend regret suggest".split())
_TAILS = frozenset(("either", "however", "though", "too"))
_BEHIND = frozenset((".", ";", "in", "on", "to", "within"))
_HEARD = ("heard", "hears", "told")
_HEARING = frozenset("court courts hearing inquest inquiry judge jurors jury panel trial tribunal".split())
_STOPS = frozenset((",", ";"))
_STANDING = frozenset("all both few many most neither none several some these this those".split())
_LONGEST_PHRASE, _LONGEST_SENTENCE = 6, 150  # tokens


def found(reading: Reading, ranges: Sequence[Range]) -> Iterator[Draft]:
    """What the rules read off a text; ``ranges`` are its noun phrases."""
    line, parts = _line(reading, ranges)
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(line):
            draft = _draft(reading, rule, match, parts)
            if draft:
                yield draft


def _draft(reading: Reading, rule: ClauseRule, match: re.Match[str], parts: Sequence[Range]) -> Draft | None:
    """The draft of a match, if there is a clause for its content."""

    def tokens(group: str) -> Range:
        first, last = match.span(group) if group in match.groupdict() else (0, 0)
        return (parts[first][0], parts[last - 1][1]) if first < last else (0, 0)

    source, cue = tokens("source"), tokens("cue")
    first, last = reading.around(cue[0])
    stop = reading.stop(last)
    if reading.lower[source[0]] in _NOBODY:
        return None
    content: tuple[Range, ...]
    if rule.before:
        content = ((first, parts[match.start()][0]),)
        decides = _is_told(reading, content[0], stop) and not _has_object(reading, tokens("rest"))
    elif rule.name.startswith("split-"):
        rest = (tokens("rest")[0], stop)
        content = (tokens("content"), rest)
        decides = _goes_on(reading, content[0], rest, rule.name == "split-source-cue")
    elif rule.name == "put-at":
        content = (tokens("content"),)
        decides = _NUMBER in reading.pos[slice(*content[0])].tolist()
    elif rule.name == "according-to-clause":
        content = ((tokens("content")[0], stop),)
        decides = not reading.inside(*content[0]) and has_verb(reading, content[0])
    else:
        start = tokens("content")[0]
        content = ((start, next((at for at in range(start + 2, stop) if reading.words[at] in _STOPS), stop)),)
        decides = _may_follow(reading, rule, start, cue[1] - 1)
    heard = reading.lower[cue[1] - 1] in _HEARD and reading.lower[source[1] - 1] in _HEARING
    return Draft(content, source, cue, cue[0], 1.0 if heard else _LIKELY, rule.name) if decides else None


def _may_follow(reading: Reading, rule: ClauseRule, start: int, cue: int) -> bool:
    """Whether what is said may begin with a word: one that asks, or what was done (denies | having slept)."""
    if rule.name == "source-asked":
        return reading.lower[start] in _ASKING
    if rule.name == "source-cue-doing":
        return reading.pos[start] == _ING and base(reading.lower[cue]) in _DOING
    return True


def _goes_on(reading: Reading, part: Range, rest: Range, may_be_whole: bool) -> bool:
    """Whether a clause goes on behind who said it: Trade, says Peric, | is down."""
    if reading.inside(part[0], rest[1]) or not has_verb(reading, (part[0], rest[1])):
        return False
    if not has_verb(reading, part):
        return bool(_FINITE[reading.pos[rest[0]]]) or reading.lower[rest[0]] in _AUXILIARY or not may_be_whole
    first = rest[0]
    return may_be_whole and reading.pos[first] != _ING and reading.lower[first] not in _ASIDE


def _is_told(reading: Reading, part: Range, stop: int) -> bool:
    """Whether what stands before a comma, a source and a cue is a clause that may be said.

    Not "When prices fell" nor "Lopez, who sells fish", of which the cue is the verb.
    """
    first, last = part
    if stop - first > _LONGEST_SENTENCE:
        return False
    commas = [token for token in range(first, last) if reading.words[token] == ","]
    if commas and commas[-1] == last - 2 and reading.lower[last - 1] in _TAILS:
        commas.pop()
    begin = commas[-1] + 1 if commas else first
    word = reading.lower[begin]
    if begin >= last or (commas and (word in _APPOSING or word in _SUBORDINATING)):
        return False
    if reading.lower[first] in _SUBORDINATING and not commas:
        return False
    return not reading.inside(first, last) and has_verb(reading, (begin, last))


def _has_object(reading: Reading, part: Range) -> bool:
    """Whether a noun phrase that tells no time stands right behind a cue: "he confirmed the plan"."""
    first, last = part
    if first == last or _BY_TAG[reading.pos[first]] in b"ir":
        return False
    return reading.lower[last - 1] not in _TIMES


def _line(reading: Reading, ranges: Sequence[Range]) -> tuple[str, Sequence[Range]]:
    """The letters of a text, and for each the tokens that it stands for; a line break for those behind it."""
    vocabulary, type = reading.tokens.vocabulary, reading.tokens.type
    pos = reading.pos
    by_word = np.asarray(vocabulary.table("clause-letters", _by_word))[type]
    letters = np.where(by_word[:, 0] != ord("x"), by_word[:, 0], _BY_TAG[pos])
    letters = np.where((letters == ord("k")) & (pos != _THAT), ord("x"), letters)
    speech = by_word[:, 1]
    letters = np.where((speech != 0) & _FINITE[pos], speech, letters)
    letters = np.where((speech != 0) & _OTHER[pos], speech | 0x20, letters)
    letters = np.where(reading.quote >= 0, ord("q"), letters).astype(np.uint8)
    ends = np.arange(1, len(letters) + 1)
    first, last = np.array(ranges, np.intp).reshape(-1, 2).T
    comma = np.append(type == vocabulary.type(","), False)  # behind the last token, so before the first
    # "Trade, reckons Dina Peric": the tagger takes a rare verb for a noun
    rare = comma[first - 1] & (last - first > 1) & (speech[first] != 0) & (pos[first] != _ING)
    letters[first[rare]] = speech[first[rare]]
    first = first + rare
    verb = last - _ends_with_verb(reading, comma[first - 1] & (speech[last - 1] == ord("S")), first, last)
    first, verb, last = (column[reading.quote[first] < 0] for column in (first, verb, last))
    letters[first] = ord("N")
    ends[first] = verb
    letters[verb[verb < last]] = speech[verb[verb < last]]
    size = len(letters) + 1
    depth = np.bincount(first + 1, minlength=size) - np.bincount(np.maximum(verb, first + 1), minlength=size)
    kept = np.cumsum(depth[:-1]) == 0
    _mark_standing(reading, letters, ends, kept)
    _mark_phrases(reading, letters, ends, kept)
    _mark_heard(reading, letters, ends, kept)
    places = np.flatnonzero(kept)
    breaks = np.flatnonzero(changes(reading.sentence)[places])
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
    found, words = np.zeros(len(may), bool), reading.words
    for at in np.flatnonzero(may & (last < len(words))).tolist():
        behind = words[last[at]]
        follows = behind == "that" if last[at] - first[at] == 1 else behind in _BEHIND
        found[at] = follows and words[last[at] - 1].endswith("s")
    return found


def _mark_standing(
    reading: Reading, letters: NDArray[np.uint8], ends: NDArray[np.intp], kept: NDArray[np.bool_]
) -> None:
    """Let what stands for a noun count as one: both | are wrong, the latter | says, the dead | at 61."""
    pos, size = reading.pos, len(letters)
    for token in np.flatnonzero((pos == _DETERMINER) & (letters == ord("x"))).tolist():
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


def _mark_heard(
    reading: Reading, letters: NDArray[np.uint8], ends: NDArray[np.intp], kept: NDArray[np.bool_]
) -> None:
    """Let what a court heard or was told count as said: an inquest has | heard |, the jury | was told |."""
    vocabulary, type = reading.tokens.vocabulary, reading.tokens.type
    for word in _HEARD:
        for token in np.flatnonzero((type == vocabulary.type(word)) & (letters != ord("q"))).tolist():
            verb = token - (word == "told")
            before = verb - (verb > 0 and letters[verb - 1] == ord("h"))
            passive = word != "told" or (verb >= 0 and letters[verb] == ord("b"))
            if passive and before > 0 and reading.lower[before - 1] in _HEARING:
                letters[verb] = ord("S")
                ends[verb] = token + 1
                kept[verb + 1 : token + 1] = False


def _by_word(words: Sequence[str]) -> NDArray[np.generic]:
    """For each word its own letter, and that of the verb of speech that it may be, or 0."""
    rows = np.zeros((len(words), 2), np.uint8)
    for row, word in zip(rows, words, strict=True):
        lower = word.lower()
        own = classes(lower)
        letter = next((letter for letter, groups in _SPEECH if own.issuperset(groups)), "\0")
        row[:] = ord(_WORDS.get(lower, "x")), ord(letter)
    return rows
