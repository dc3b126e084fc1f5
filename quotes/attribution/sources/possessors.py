"""Possessors: whose the words are that a noun introduces, where another does something with them.

The audit refuted | her | claim | that ...; the letter backed the | contention of | Ana Roe | that ...: she
claims it, the letter does not.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.acts.acts import reports
from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.sources.views import is_view
from quotes.resources import lexicon
from quotes.text.analysis import OPENING, Reading
from quotes.text.tags import COMMON, FINITE, NAMES, POS, VERBS, tagged
from quotes.words.speech import belongs
from quotes.words.tokens import POSSESSIVE

__all__ = ["given"]

_OWN, _BASE = POS.index("PRP$"), POS.index("VB")
_OF = ("by", "from", "of")
_FAR = 16
"""Tokens from a verb to what is said behind its object."""

_PASSING = frozenset(
    (
        "cite convey forward invoke mention note pass point post publish quote read recall recite recollect "
        "recount refer relay remember repeat repost reread retell retweet share tweet"
    ).split()
)
"""What one does with another's words that are given in full behind it."""

_PARTICLES = tagged("IN", "RB", "RP", "TO")
_ALOUD = frozenset(("along", "aloud", "back", "on", "out"))
_BETWEEN = 3
"""Tokens between whose a noun is and the noun: her | first public | claim."""


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range], ends: Mapping[int, Range]) -> Draft:
    """The draft with whose words they are as its source; the noun phrases by where they start and end."""
    if not draft.cue or not draft.content:
        return draft
    own = _received(reading, draft) or _of(reading, draft, starts) or _held(reading, draft, ends)
    return own or _of_noun(reading, draft) or _passed_on(reading, draft, ends) or draft


def _passed_on(reading: Reading, draft: Draft, ends: Mapping[int, Range]) -> Draft | None:
    """The draft of another's words that one does something with: Lee repeated | Ana Roe |'s | claim | that.

    What a mark announces is theirs where it is passed on: Lee read out | Ana Roe |'s | letter |: “...” Not:
    Lee answered Ana Roe's letter: “...” Nor is it told as theirs where it is told that somebody denies it.
    """
    assert draft.cue
    if not draft.source or draft.source[1] > draft.cue[0]:
        return None
    verb = draft.cue[0]
    while verb + 1 < draft.cue[1] and (
        reading.pos[verb + 1] in VERBS or reading.lower[verb + 1].endswith("ing")
    ):
        verb += 1  # has been | echoing
    if reading.lower[verb + 1] == "to" and reading.pos[verb + 2 : verb + 3] == [_BASE]:
        verb += 2  # likes to | cite |
    joint = _joint(reading, verb)
    if joint is None:
        return None
    mark = reading.words[joint - 1] in (",", ":")
    lemmas = possible_lemmas(reading.lower[verb])
    passes = not lemmas.isdisjoint(_PASSING)
    denies = not lemmas.isdisjoint(lexicon("stances")["denies"])
    if not passes and (mark or denies or belongs(reading.lower[verb], "saying", "telling")):
        return None
    whose = _whose(reading, joint - mark, ends, mark)
    if whose is None or not _is_object(reading, verb, whose[2]):
        return None
    source, noun, _ = whose
    content = tuple((max(first, joint), last) for first, last in draft.content if last > joint)
    return (
        draft._replace(source=source, cue=(noun, noun + 1), head=noun, content=content) if content else None
    )


def _joint(reading: Reading, verb: int) -> int | None:
    """Where what is said begins behind a verb, with "that" or a quotation."""
    if reading.quote[verb] >= 0:
        return None
    for at in range(verb + 1, min(verb + _FAR, reading.around(verb)[1])):
        if reading.lower[at] == "that":
            return at
        if reading.state[at] == OPENING:
            return at if reading.words[at - 1] in (",", ":") else None
        if at > verb + 1 and reading.pos[at] in FINITE:
            return None
    return None


def _whose(
    reading: Reading, end: int, ends: Mapping[int, Range], announced: bool
) -> tuple[Range, int, int] | None:
    """Whose words end before a token, the noun for them, and where both begin: | Ana Roe |'s first | claim.

    Also a | claim | by | Ana Roe |. announced: whether a mark stands behind, as it may behind a document.
    """
    phrase = ends.get(end)
    if phrase is None:
        return None
    if reading.lower[phrase[0] - 1] in _OF and _is_told(reading, phrase[0] - 2, announced):
        noun = phrase[0] - 2
        return phrase, noun, ends.get(noun + 1, (noun, noun + 1))[0]
    noun = end - 1
    if not _is_told(reading, noun, announced):
        return None
    for at in range(noun - 1, max(phrase[0], noun - _BETWEEN - 1), -1):
        if reading.words[at] in POSSESSIVE:
            return (phrase[0], at), noun, phrase[0]
    return None


def _is_told(reading: Reading, noun: int, announced: bool) -> bool:
    """Whether a noun is one for what somebody says, or for a document where that may be."""
    document = announced and reading.lower[noun] in lexicon("sources")["documents"]
    return _is_view(reading, noun) or (document and reading.pos[noun] in COMMON)


def _is_object(reading: Reading, verb: int, first: int) -> bool:
    """Whether nothing but a particle or preposition stands between a verb and a noun phrase: read | out |."""
    between = range(verb + 1, first)
    return verb < first and all(
        reading.pos[at] in _PARTICLES or reading.lower[at] in _ALOUD for at in between
    )


_LINES = frozenset("joke line lines question words".split())
_PARTED = 4
"""Tokens before the noun for what is said that opens a sentence: | her very last | words."""


def _received(reading: Reading, draft: Draft) -> Draft | None:
    """The draft of what is told how it was received: | His | last line got a groan from both sides: “No.”"""
    assert draft.cue
    colon = draft.cue[1] - 1
    if reading.words[colon] != ":" or draft.content[0][0] != colon + 1 or reading.quote[colon + 1] < 0:
        return None
    begin = reading.around(colon)[0]
    near = range(begin + 1, min(begin + _PARTED + 1, colon - 1))
    noun = next((at for at in near if _is_view(reading, at) or reading.lower[at] in _LINES), colon)
    if noun == colon or reading.pos[noun + 1] not in FINITE:
        return None
    whose = next((at for at in range(begin + 1, noun) if reading.words[at] in POSSESSIVE), 0)
    source = (begin, begin + 1) if reading.pos[begin] == _OWN else (begin, whose) if whose else None
    others = range(noun + 1, colon)
    if source is None or any(_is_view(reading, at) or reports(reading, at) for at in others):
        return None  # his line drew a retort from Roe
    return _by(draft, source, (noun, colon + 1))


def _of(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft | None:
    """The draft of a noun that says behind it whose it is: backed | the contention of | Ana Roe | that."""
    assert draft.cue
    noun, of = draft.cue[1] - 2, draft.cue[1] - 1
    if noun < draft.cue[0] or reading.lower[of] not in _OF or not _is_view(reading, noun):
        return None
    phrase = starts.get(of + 1)
    if phrase is None or not _introduces(reading, draft, phrase[1]):
        return None
    return _by(draft, phrase, (noun, of + 1))


def _of_noun(reading: Reading, draft: Draft) -> Draft | None:
    """The draft whose source is a noun for what somebody says: the verdict of | Ana Roe |: “It is late.”"""
    if not draft.source or not draft.cue or reading.words[draft.cue[1] - 1] != ":":
        return None
    first, last = draft.source
    of = next((at for at in range(first + 1, last - 1) if reading.lower[at] == "of"), first)
    noun = reading.lower[of - 1]
    said = of > first and is_view(noun)
    named = any(reading.pos[at] in NAMES for at in range(of + 1, last))
    return draft._replace(source=(of + 1, last)) if said and named else None


def _held(reading: Reading, draft: Draft, ends: Mapping[int, Range]) -> Draft | None:
    """The draft of a noun that says before it whose it is: refuted | her claim | that."""
    assert draft.cue
    first, last = draft.cue
    noun = last - 1
    if not draft.source or draft.source[1] > first or not _is_view(reading, noun):
        return None
    if not _introduces(reading, draft, last):
        return None
    for at in range(noun - 1, max(first, noun - _BETWEEN) - 1, -1):
        if reading.pos[at] == _OWN:
            return _by(draft, (at, at + 1), (noun, last))
        if reading.words[at] in POSSESSIVE:
            phrase = ends.get(last)
            begin = phrase[0] if phrase and phrase[0] >= first else at - 1
            return _by(draft, (begin, at), (noun, last)) if begin > first else None
    return None


def _by(draft: Draft, source: Range, cue: Range) -> Draft | None:
    """The draft with another source and cue, where its content has none of them."""
    if draft.says(source) or draft.says(cue):
        return None
    return draft._replace(source=source, cue=cue, head=cue[0])


def _introduces(reading: Reading, draft: Draft, at: int) -> bool:
    """Whether what is said begins at a token, with "that" or a quotation."""
    begins = draft.content[0][0]
    return begins == at and (reading.lower[at] == "that" or reading.quote[at] >= 0)


def _is_view(reading: Reading, noun: int) -> bool:
    return reading.pos[noun] in COMMON and is_view(reading.lower[noun])
