"""Doers: the subject of a verb of which a nearer name was taken for the source.

| Roe | was joined by Poe | and joked |: not Poe joked. As | Roe |, the second in command, | put it |: not
only the second in command.
"""

from __future__ import annotations

from collections.abc import Mapping

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, NOUNS, PAST, POS, PREPOSITIONS
from quotes.words.function_words import RELATIVES
from quotes.words.speech import classes

__all__ = ["given", "subject"]

_DETERMINER, _ADVERB, _PARTICIPLE = POS.index("DT"), POS.index("RB"), POS.index("VBG")
_CLAUSES = frozenset("as because but if since though when while".split())
_GOVERNING = FINITE | PREPOSITIONS
_BETWEEN = 5
"""Tokens between somebody with whom something was done and "and": met Poe | in Ostby on Monday | and said."""

_FAR = 40
"""Tokens between a subject and its second verb."""


def given(reading: Reading, draft: Draft, starts: Mapping[int, Range], ends: Mapping[int, Range]) -> Draft:
    """The draft with the subject of its verb; the noun phrases by where they start and end."""
    if draft.cue and not draft.source:
        return _joined(reading, draft, starts)
    if not draft.cue or not draft.source or draft.source[1] > draft.cue[0]:
        return draft
    source = _second(reading, draft, starts) or _apposed(reading, draft, ends)
    source = source or _busy(reading, draft, starts)
    if source is None or draft.says(source):
        return draft
    return draft._replace(source=source)


def _second(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Range | None:
    """The subject of the first of two verbs joined by "and", where the source is an object of the first.

    | Roe | met Poe on Monday and | said |; was joined by Poe and | joked |.
    """
    assert draft.source and draft.cue
    first, last = draft.source
    verb = draft.cue[0]
    joint = verb - 1 - (reading.pos[verb - 1] == _ADVERB)
    last -= reading.lower[last - 1] == "and"
    if reading.pos[verb] not in FINITE or reading.lower[joint] != "and" or not last <= joint or first < 2:
        return None
    by = first - 1
    if reading.words[by] == "," and reading.pos[by - 1] in NOUNS:  # by the envoy, | Tim Poe |, and told
        by = next((at for at in range(by - 1, max(by - 6, 0), -1) if reading.pos[at] in _GOVERNING), by)
    if reading.pos[by] not in _GOVERNING or reading.lower[by] in _CLAUSES:
        return None
    near = _BETWEEN if reading.pos[by] in FINITE else int(reading.lower[by] == "by")
    if joint - last > near or reading.verbs(last, joint):
        return None
    begin = max(reading.around(verb)[0], verb - _FAR)
    return subject(reading, begin, by + (reading.pos[by] in FINITE), starts)


def _busy(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Range | None:
    """The subject that opens a sentence, of which a participle tells what it does, up to its first verb.

    | The team | probing the death of Ana Roe and her son Tim Poe | has stated |: not Poe has. Or what is done
    to it: | Workers | ordered home by Ana Roe | said |.
    """
    assert draft.source and draft.cue
    first, last = draft.source
    verb, start = draft.cue[0], reading.around(first)[0]
    opens = starts.get(start)
    if opens is None or verb - last > 1 or reading.pos[verb] not in FINITE or draft.content[0][0] < verb:
        return None
    end = opens[1]
    if reading.words[end] == "(" and reading.words[end + 2 : end + 3] == [")"]:
        end += 3
    listed = reading.words[first - 1] != "," or "and" in reading.lower[first:last]
    busy = reading.pos[end] == _PARTICIPLE and reading.lower[end] not in _NO_DOING
    done_by = reading.pos[end] in PAST and reading.lower[first - 1] == "by" and first - end <= _BETWEEN
    if not listed or end >= first or not (busy or done_by):
        return None
    between = range(end + 1, verb)
    done = (at for at in between if reading.pos[at] in FINITE)  # Poe |, retired clerk | and
    if reading.inside(start, verb) or not all(
        reading.words[at - 1] == "," and reading.pos[at + 1] in NOUNS for at in done
    ):
        return None
    return None if any(reading.lower[at] in _CLAUSES | RELATIVES for at in between) else (start, end)


_NO_DOING = frozenset("concerning excluding following including involving regarding".split())
"""Participles by which nobody does anything: officials | including | Ana Roe."""


def _joined(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """The draft of a second verb or a participle with the subject of the verb before it.

    | Residents | took the stage and | said |; | one trader | disagreed, | saying |.
    """
    assert draft.cue
    verb = draft.cue[0]
    joint = verb - 1 - (reading.pos[verb - 1] == _ADVERB)
    begin = max(reading.around(verb)[0], verb - _FAR)
    content = tuple(part for part in draft.content if part[0] >= draft.cue[1])
    second = reading.pos[verb] in FINITE and reading.lower[joint] in ("and", "but")
    participle = reading.pos[verb] == _PARTICIPLE and reading.words[joint] == ","
    whole = len(content) == len(draft.content) or (second and "saying" in classes(reading.lower[verb]))
    if not content or not whole or joint <= begin or reading.inside(begin, verb):
        return draft
    if not second and not participle:
        return draft
    doer = subject(reading, begin, joint, starts)  # | Roe | is content, but says that ...
    return draft._replace(source=doer, content=content) if doer else draft


def subject(reading: Reading, begin: int, stop: int, starts: Mapping[int, Range]) -> Range | None:
    """The last noun phrase that opens a clause and is followed by its verb, with what is between commas."""
    for at in range(stop - 1, begin - 1, -1):
        if reading.quote[at] >= 0 or reading.lower[at] in RELATIVES:
            return None
        opens = at == begin or reading.words[at - 1] == "," or reading.lower[at - 1] in _CLAUSES
        if opens and at in starts and (end := _end(reading, starts[at][1], stop)):
            return at, end
    return None


def _end(reading: Reading, end: int, stop: int) -> int | None:
    """Where a subject ends that ends at a token, or behind what is told of it, if its verb follows."""
    if end < stop and reading.words[end] == ",":  # the mayor, Ana Roe, | was met
        end = next((one + 1 for one in range(end + 1, stop) if reading.words[one] == ","), end)
    verb = end
    while verb < stop and reading.pos[verb] == _ADVERB:
        verb += 1
    return end if verb < stop and reading.pos[verb] in FINITE else None


def _apposed(reading: Reading, draft: Draft, ends: Mapping[int, Range]) -> Range | None:
    """A source between commas with the noun phrase before it, which opens its clause."""
    assert draft.source and draft.cue
    first, last = draft.source
    closed = reading.words[last - 1] == "," or reading.words[last : last + 1] == [","]
    if first < 2 or reading.words[first - 1] != "," or reading.pos[first] != _DETERMINER or not closed:
        return None
    if draft.cue[0] - last > 1 or "," in reading.words[first : last - 1]:
        return None
    phrase = ends.get(first - 1)
    if phrase is None or reading.quote[phrase[0]] >= 0:
        return None
    begin = phrase[0]
    opens = begin == reading.around(begin)[0] or reading.quote[begin - 1] >= 0
    return (begin, last) if opens or reading.lower[begin - 1] in _CLAUSES else None
