"""Conveyed: whose the words are that another only has before them, or has heard.

Roe received | a letter from Poe | saying that; Roe overheard | a nurse | saying that: Roe says nothing by it.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.acts.acts import BE
from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.drafts import Draft, Range
from quotes.resources import lexicon
from quotes.text.analysis import OPENING, Reading
from quotes.text.tags import FINITE, IN_PHRASE, NAMES, NOUNS, POS, VERBS, tagged
from quotes.words.function_words import HE_OR_SHE, RELATIVES
from quotes.words.speech import belongs

__all__ = ["given"]

_GETTING = frozenset(
    "delete find forward get hear ignore intercept like obtain open quote receive retweet see".split()
)
"""What one does with a document that others wrote."""

_GIVEN = frozenset("forwarded given handed left passed sent shown".split())
"""What is done to whom a document goes: Roe was | handed | a note saying."""

_SHARING = frozenset("circulate convey have pass produce read relay release share show".split())
"""What one does with a document of one's own, too, so that it has to be told from whom it is."""

_PUBLISHING = frozenset("display post publish upload".split())
"""What one does with it where "from" tells the place: posted a message from | Lyon |."""

_WITNESSING = frozenset(
    "catch caught film hear overhear overheard recall record recollect remember tape".split()
)
"""How one knows what somebody said."""

_RECORDINGS = frozenset("audio clip clips footage recording recordings tape tapes video videos".split())

_BETWEEN = frozenset("aloud on out up".split())
_FROM = frozenset(("by", "from"))
_WHICH = frozenset(("that", "which", "who"))
_SPEAKING = ("manner", "saying", "telling")
_GERUND = POS.index("VBG")
_DOING = FINITE | {_GERUND}
_IN_PHRASE = IN_PHRASE | tagged("PRP", "PRP$")
_SAY = frozenset(("say", "tell"))
_LONGEST = 16
"""Tokens between what is done with a document, or heard, and the verb of who says it."""


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range], ends: Mapping[int, Range]) -> Draft:
    """The draft as said by whom its subject has it from; the noun phrases by where they start and end."""
    if not draft.cue or not draft.content:
        return draft
    draft = _meanwhile(reading, _had(reading, draft, ends), ends)
    assert draft.cue
    begin = _begin(reading, draft)
    for verb in range(begin, min(draft.cue[1], len(reading.words) - 1)):
        if reading.quote[verb] >= 0 or (
            reading.pos[verb] not in VERBS and reading.lower[verb] not in _RECORDINGS
        ):
            continue
        parted = _of_document(reading, verb, starts) or _of_witness(reading, verb, ends)
        if parted and (own := _by(reading, draft, *parted)):
            return own
    return draft


def _had(reading: Reading, draft: Draft, ends: Mapping[int, Range]) -> Draft:
    """The draft of a document, without who is told to have it: | a letter | that Ana Roe received said."""
    assert draft.cue
    if not draft.source:
        return draft
    first, verb = draft.source
    owner = ends.get(verb, (verb, verb))[0]
    if owner == first:  # the message | Ana Roe | received
        owner = next((at for at in range(verb, 0, -1) if reading.pos[at - 1] not in NAMES), first)
    if not first < owner < verb or verb + 1 >= len(reading.words) or reading.pos[verb] not in VERBS:
        return draft
    end = owner - (reading.lower[owner - 1] in ("that", "which"))
    read = possible_lemmas(reading.lower[verb])
    if read.isdisjoint(_GETTING | {"read", "share"}) or not _has_document(reading, (first, end)):
        return draft
    cue = (verb + 1, draft.cue[1]) if draft.cue[0] == verb and draft.cue[1] > verb + 1 else draft.cue
    return draft._replace(source=(first, end), cue=cue)


def _meanwhile(reading: Reading, draft: Draft, ends: Mapping[int, Range]) -> Draft:
    """The draft of who speaks while another acts: Ana Roe listened as | a nurse | told the court."""
    assert draft.cue
    subject = ends.get(draft.cue[0])
    if not draft.source or subject is None or reading.lower[subject[0] - 1] not in ("as", "while"):
        return draft
    before = draft.source[0], subject[0] - 1
    another = before[0] < before[1] and reading.verbs(*before)
    another = another and RELATIVES.isdisjoint(reading.lower[slice(*before)])  # a man who posts as | Roe
    return draft._replace(source=subject) if another else draft


def _has_document(reading: Reading, part: Range) -> bool:
    """Whether words end with a noun and tell of a document: a letter from Ana Roe."""
    nouns = (at for at in range(*part) if reading.pos[at] in NOUNS)
    documents = lexicon("sources")["documents"]
    return reading.pos[part[1] - 1] in NOUNS and any(reading.lower[at] in documents for at in nouns)


def _begin(reading: Reading, draft: Draft) -> int:
    """Where the words begin that tell what the subject does: not before their sentence."""
    assert draft.cue
    begin = draft.cue[0]
    if draft.source and draft.source[0] < begin:
        begin = draft.source[0] - 2 * (reading.lower[draft.source[0] - 1] == "by")  # heard by | Roe | saying
    return max(begin, reading.around(draft.cue[0])[0], draft.cue[0] - _LONGEST)


def _of_document(reading: Reading, verb: int, starts: Mapping[int, Range]) -> tuple[Range, int] | None:
    """Who says what stands in a document that is received or passed on, and the verb: a letter | saying."""
    lemmas = possible_lemmas(reading.lower[verb])
    given = reading.lower[verb] in _GIVEN and reading.lower[verb - 1] in BE
    others, shared = given or not lemmas.isdisjoint(_GETTING), not lemmas.isdisjoint(_SHARING)
    if not others and not shared and lemmas.isdisjoint(_PUBLISHING):
        return None
    phrase = _document(reading, verb + 1 + (reading.lower[verb + 1] in _BETWEEN), starts)
    if phrase is None:
        return None
    for word in range(phrase[1], min(phrase[1] + _LONGEST, reading.around(verb)[1] - 1)):
        if reading.lower[word] == "in" and reading.lower[word + 1] == "which":
            return _in_which(reading, word + 2, starts)
        others = others or (shared and reading.lower[word] in _FROM)
        if others and (end := _end(reading, word)):
            return (phrase[0], end), word
        if reading.pos[word] in _DOING or reading.quote[word] >= 0:
            return None  # forwarded the email, | adding
    return None


def _document(reading: Reading, at: int, starts: Mapping[int, Range]) -> Range | None:
    """The words for a document that begin at a token, or behind whom it is shown to: the court | a letter."""
    for first in (at, starts.get(at, (at, at))[1]):
        _, last = starts.get(first) or starts.get(first - 1, (first, first))  # has | received several notes |
        if last - first > 1 and _is_telling(reading, last - 1):
            last -= 1  # several messages | warning |, tagged as a noun
        if first < last and _has_document(reading, (last - 1, last)):
            return first, last
    return None


def _is_telling(reading: Reading, word: int) -> bool:
    """Whether a word is a participle of speech, though tagged as a noun."""
    return reading.lower[word].endswith("ing") and belongs(reading.lower[word], *_SPEAKING, "showing")


def _end(reading: Reading, word: int) -> int:
    """Where the words for a document end before what tells its content, else 0: a note | saying that."""
    if reading.words[word] == ":":
        return word if reading.state[word + 1] == OPENING else 0
    if _is_telling(reading, word):
        return word if reading.pos[word - 1] in NOUNS else 0
    spoken = reading.pos[word] in VERBS and belongs(reading.lower[word], *_SPEAKING, "showing")
    related = spoken and reading.lower[word - 1] in _WHICH
    return word - 1 - (reading.words[word - 2] == ",") if related else 0


def _in_which(reading: Reading, at: int, starts: Mapping[int, Range]) -> tuple[Range, int] | None:
    """Who says something in a document, and the verb: a letter in which | Ana Roe | wrote."""
    stop = len(reading.words) - 1
    phrase = starts.get(at)
    if phrase is None and at < stop and reading.lower[at] in HE_OR_SHE:
        phrase = (at, at + 1)
    if phrase is None or phrase[1] >= stop:
        return None
    verb = phrase[1] + (reading.lower[phrase[1]] in ("had", "has"))
    spoken = belongs(reading.lower[verb], *_SPEAKING) or "write" in possible_lemmas(reading.lower[verb])
    return (phrase, verb) if spoken and reading.pos[verb] in VERBS else None


def _of_witness(reading: Reading, verb: int, ends: Mapping[int, Range]) -> tuple[Range, int] | None:
    """Who was heard to say something, and the verb: Roe overheard | a nurse | saying.

    Also | A nurse | was overheard by Roe saying; a recording of | a nurse | saying.
    """
    of = reading.lower[verb] in _RECORDINGS and reading.lower[verb + 1] == "of"
    if not of and possible_lemmas(reading.lower[verb]).isdisjoint(_WITNESSING):
        return None
    passive = reading.lower[verb + 1] == "by"
    first = said = verb + 1 + (passive or of)
    stop = reading.around(verb)[1]
    while said < stop and reading.pos[said] in _IN_PHRASE and not _is_said(reading, said):
        said += 1
    if said == first or said >= stop or not _is_said(reading, said):
        return None
    if not passive:
        return (first, said), said
    subject = ends.get(verb - 1) if reading.lower[verb - 1] in BE else None
    return (subject, said) if subject else None


def _is_said(reading: Reading, at: int) -> bool:
    gerund = reading.pos[at] == _GERUND and belongs(reading.lower[at], "manner", "saying", "telling")
    return gerund or reading.lower[at] in _SAY


def _by(reading: Reading, draft: Draft, source: Range, verb: int) -> Draft | None:
    """The draft with another source and verb, where something is left that is said.

    What only the old reading took for said stands before the verb: published | a letter in which Roe | wrote.
    """
    begin = reading.around(verb)[0]
    kept = [
        part if part[0] > verb or part[1] <= begin or reading.quote[part[0]] >= 0 else (verb + 1, part[1])
        for part in draft.content
    ]
    content = tuple(part for part in kept if part[0] < part[1])
    if not content or any(part[0] <= verb < part[1] for part in content):
        return None
    return draft._replace(source=source, cue=(verb, verb + 1), content=content, head=verb)
