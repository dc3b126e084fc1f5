"""Acts: what the words of a cue do."""

from __future__ import annotations

from functools import lru_cache

from quotes.attribution.acts.works import is_title
from quotes.attribution.drafts import Draft, Range
from quotes.document import Act
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, INFLECTED, POS, VERBS, tagged
from quotes.words.function_words import A_OR_THE, ASKING
from quotes.words.speech import classes, phrases
from quotes.words.wordforms import wordforms

__all__ = [
    "BE",
    "HEARD",
    "HEARING",
    "act",
    "asks",
    "base",
    "bases",
    "behind_report",
    "has_verb",
    "is_document",
    "is_finding",
    "is_nothing",
    "is_of_thing",
    "is_put",
    "is_speech",
    "phrase_of",
    "reports",
]

HEARD = ("heard", "hears", "told")
HEARING = frozenset("court courts hearing inquest inquiry judge jurors jury panel trial tribunal".split())
BE = frozenset("am are be been being is was were 's 're ’s ’re".split())
"""The forms of the verb that makes a passive."""

_REACH = 150
"""Tokens of a clause that are looked at."""


def act(reading: Reading, draft: Draft) -> Act:
    """What the cue of a draft does: state, believe or intend; to back or to show a thing is no statement."""
    if draft.cue is None:
        return "statement"
    cue = reading.lower[slice(*draft.cue)]
    if "," in cue[:-1]:  # voted no, | pointing out
        cue = cue[len(cue) - cue[-2::-1].index(",") - 1 :]
    told = _told(tuple(cue))
    is_view = draft.rule == "by-account" and cue[-1] in lexicon("speech")["views"]
    if told and (is_view or asks(reading, draft)):
        return "statement"  # in her view, ...; he wanted to know | why ...
    if told == "belief" and "judging" in classes(cue[0]) and reading.any_inside(draft.content):
        return "statement"  # dismissed worries about crime as “a panic”
    if told == "belief" and "aloud" in reading.lower[draft.cue[0] : draft.cue[1] + 1]:
        return "statement"  # “Who knows?” Roe | wondered | aloud
    return told or ("statement" if is_speech(reading, draft) else "belief")


@lru_cache(maxsize=10_000)
def _told(cue: tuple[str, ...]) -> Act | None:
    """What the words of a cue do, None where the content decides."""
    lemmas, groups = {*map(base, cue)}, lexicon("acts")
    phrase = phrase_of(cue)
    if phrase and (phrase[0] not in _HOLDING or phrase[:2] == ("be", "of")):
        return "statement"  # expressed concern | that ...; was of the view | that ...
    if len(lemmas) > 1 and base(cue[-1]) in groups["reporting"] and not lemmas & groups["intention"]:
        return "statement"  # is expected to tell
    if lemmas & groups["belief"]:
        return "belief"
    return "intention" if lemmas & groups["intention"] else None


_HOLDING = frozenset(("be", "come", "hold", "take"))
"""Verbs of phrases that tell what somebody thinks: takes the view, is sure."""

_LONGEST_PHRASE = 10
"""Lemmas of a phrase at most."""


def phrase_of(cue: tuple[str, ...]) -> tuple[str, ...]:
    """The lemmas of the phrase that a cue ends with and behind which a clause is said, () for none."""
    lemmas, known = tuple(map(base, cue[-_LONGEST_PHRASE:])), phrases()
    return next((lemmas[at:] for at in range(len(lemmas) - 1) if lemmas[at:] in known), ())


def asks(reading: Reading, draft: Draft) -> bool:
    """Whether somebody asks what is behind a cue: asked them | why ...; wondered aloud | whether ...

    Not who is asked ("Roe, asked whether ..., laughed"; "when asked how"), nor the writer.
    """
    if not draft.cue or not draft.source or not draft.content or draft.source[1] > draft.cue[0]:
        return False
    if reading.lower[draft.content[0][0]] not in ASKING or draft.content[0][0] < draft.cue[1]:
        return False
    before = reading.lower[draft.cue[0] - 1]
    apposed = before == "," and "," in reading.words[draft.source[0] : draft.source[1] - 1]
    if reading.lower[draft.source[0]] in _WRITER or (before in _ASKED_BEHIND and not apposed):
        return False
    verbs = [at for at in range(*draft.cue) if reading.pos[at] in VERBS]
    if not any(reading.pos[at] in INFLECTED for at in verbs):
        return False
    lemmas = {base(reading.lower[at]) for at in verbs}
    return lemmas.isdisjoint(("be", *BE)) and bool(lemmas & _QUESTIONS or {"want", "know"} <= lemmas)


_ASKED_BEHIND = frozenset((",", "if", "once", "when"))
_QUESTIONS = frozenset("ask enquire inquire query question wonder".split())
_WRITER = frozenset(("i", "we", "you"))


def is_speech(reading: Reading, draft: Draft) -> bool:
    """Whether something is said: with words for it, in quotation marks, or in a clause of its own."""
    if draft.rule != "model" or not draft.cue or not draft.content:
        return True
    if any(has_verb(reading, part) or _is_clause(reading, part) for part in draft.content):
        return True
    if is_put(reading, draft):
        return True
    quoted = {quote for part in draft.content for quote in reading.quote[slice(*part)] if quote >= 0}
    if any(not is_title(reading, quote, draft.cue) for quote in quoted):
        return True
    groups = [classes(word) for word in reading.lower[slice(*draft.cue)]]
    said = any(own - {"holding"} for own in groups)
    to = POS[reading.pos[draft.content[0][0]]] == "TO"
    claims = to and "claim" in bases(reading, draft.cue)  # claims | to have slept |
    return said and (claims or is_finding(reading, draft) or not any("showing" in own for own in groups))


def is_put(reading: Reading, draft: Draft) -> bool:
    """Whether a number is put at so many: puts | the number of layoffs at 210."""
    if not draft.cue or not draft.content or base(reading.lower[draft.cue[1] - 1]) != "put":
        return False
    first, last = draft.content[-1]
    behind = (reading.pos[at + 1 : at + _AMOUNT] for at in range(first, last) if reading.lower[at] == "at")
    return any(POS[tag] == "CD" for tags in behind for tag in tags)


_AMOUNT = 5
"""Tokens from "at" to where a number stands: at more than | $4 million."""


def is_of_thing(reading: Reading, draft: Draft) -> bool:
    """Whether it is told that somebody shows, sees or takes a thing: investors showed | little interest |.

    What a document shows is said, what a picture shows is seen; the flood claimed | 31 lives |, a tenant
    could claim | "four months' rent" |; the bill defines | "household" | as.
    """
    if not draft.cue or not draft.source or not draft.content:
        return False
    does = bases(reading, draft.cue) & _DOES
    if not _DEFINING.isdisjoint(reading.lower[slice(*draft.cue)]):
        return _is_term_first(reading, draft.content[0][0])
    if "claim" in does and not _MAY.isdisjoint(reading.lower[draft.cue[0] - 1 : draft.cue[1]]):
        return not any(has_verb(reading, part) for part in draft.content)
    if "claim" in does:
        first, last = draft.content[-1]
        taken = next(
            (at for at in range(first, min(last, first + _FEW)) if reading.lower[at] in _TAKEN), last
        )
        behind = (taken + 1, min(taken + 2, last))  # not: claimed 31 lives | were | lost
        return taken < last and not (has_verb(reading, (first, taken)) or has_verb(reading, behind))
    if not does or is_document(reading, *draft.source):
        return False
    seen = reading.lower[draft.source[1] - 1] in _PICTURES
    if seen or "reveal" in does:
        return seen
    return not any(reading.inside(*part) or has_verb(reading, part) for part in draft.content)


def _is_term_first(reading: Reading, first: int) -> bool:
    """Whether what is defined stands in marks: a | “small farm”."""
    opened = first + (reading.lower[first] in A_OR_THE)
    return opened < len(reading.tokens) and reading.quote[opened] >= 0


_DEFINING = frozenset("define defined defines redefine redefined redefines".split())
_DOES = frozenset(("claim", "reveal", "show", "witness"))
_MAY = frozenset(("can", "could", "may", "might"))
_PICTURES = frozenset(
    "footage image images photo photograph photographs photos picture pictures scan scans x-rays".split()
)
_FEW = 6  # tokens that tell what is taken
_TAKEN = frozenset("crown life lives medal prize title trophy victim victims wicket wickets".split())


def is_finding(reading: Reading, draft: Draft) -> bool:
    """Whether a thing is what a study finds: the audit | found | no rise. Not: tests | show | promise."""
    if not draft.source or not is_document(reading, *draft.source, "documents: study"):
        return False
    return sum(last - first for first, last in draft.content) > 1


def is_document(reading: Reading, first: int, last: int, kind: str = "documents") -> bool:
    """Whether the head of a source is a noun for documents: | files | reviewed by the Post."""
    documents = lexicon("sources")[kind]
    behind = (
        token
        for token in range(first + 1, last)
        if POS[reading.pos[token]] in _BEHIND_HEAD and reading.lower[token] not in documents  # jail | logs
    )
    return reading.lower[next(behind, last) - 1] in documents


_BEHIND_HEAD = frozenset(("IN", ",", "VBD", "VBN", "VBG", "WDT"))


def _is_clause(reading: Reading, part: Range) -> bool:
    """Whether "that" opens some words, or stands before: show | that | half of the people rent, as a noun."""
    first = part[0]
    opens = part[1] - first > 2 and reading.lower[first] == "that" and POS[reading.pos[first]] == "IN"
    return opens or (first > 0 and reading.lower[first - 1] == "that")


def has_verb(reading: Reading, part: Range) -> bool:
    """Whether some words have a finite verb."""
    return reading.verbs(*part) > 0


def is_nothing(reading: Reading, at: int, last: int) -> bool:
    """Whether a "nothing" is all that is said up to ``last``; not what does something: | nothing | fell."""
    end = next((behind for behind in range(at + 1, last) if reading.lower[behind] in _BEHIND_NOTHING), last)
    return not any(
        reading.pos[behind] in _VERBS or reading.lower[behind] == "ever" for behind in range(at + 1, end)
    )


_VERBS = FINITE | tagged("VBN")
_BEHIND_NOTHING = frozenset("and as before until when while ,".split())
"""What goes on behind the nothing that is said."""


def reports(reading: Reading, token: int) -> bool:
    """Whether a token is a verb that only reports, however it is spelled."""
    return base(reading.lower[token]) in lexicon("acts")["reporting"]


def behind_report(reading: Reading, first: int, last: int) -> int:
    """Where a clause begins that may stand behind another report: Rents rose, said Roe; | wages fell ..."""
    before = range(last - 1, max(first, last - _REACH), -1)
    stop = next((at for at in before if reading.words[at] == ";"), first)
    return stop + 1 if any(reports(reading, at) for at in range(first, stop)) else first


@lru_cache(maxsize=10_000)
def base(word: str) -> str:
    """The lemma of a word in lower case."""
    return wordforms().base(word)


def bases(reading: Reading, part: Range) -> set[str]:
    """The lemmas of some tokens."""
    return set(map(base, reading.lower[slice(*part)]))
