"""Nested speech: the quotation of one person in what another tells of them.

"Moss | said | Lind called the plan “a joke.”" is told by Moss, but the words in quotation marks are Lind's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from quotes.attribution.drafts import Draft, Range, meet
from quotes.resources import lexicon
from quotes.text.analysis import OPENING, Reading
from quotes.text.tags import FINITE, NAMES, tagged
from quotes.words.function_words import A_OR_ANOTHER
from quotes.words.speech import classes

__all__ = ["RULE", "parted"]

RULE = "nested"
"""The name of the rule by which such a quotation is a quote of its own."""

_VERBS = tagged("VB", "VBD", "VBN", "VBP", "VBZ")
_BEFORE_VERB = tagged("MD", "RB", "VBD", "VBP", "VBZ")
_HELPERS = frozenset("also did do does had has have later never not once since then to would".split())
_CLAUSES = frozenset(
    "after although as because before how if since that though until what when whether while why".split()
)
_TOLD = frozenset("her him me police reporters them us".split())
"""Whom a quotation is told to: Roe had told | him | “...”."""

_OPENING = frozenset(',“"')
_ANNOUNCING = frozenset(",:")
_UTTERING = frozenset(("saying", "manner"))
_PARTED = frozenset(";:—–") | {"--"}
_NEAR = 7  # tokens before a colon in which the verb stands that announces a quotation
_REACH = 25  # tokens before a quotation in which the verb is that reports it


def parted(reading: Reading, drafts: Sequence[Draft], phrases: Sequence[Range]) -> Iterator[Draft]:
    """The drafts, with the quotations within what others tell as drafts of those who said them.

    phrases: the noun phrases. Of what is nothing but such a quotation who passes it on is no source.
    """
    ends = {end: (start, end) for start, end in phrases}
    for draft in drafts:
        quoted = draft.cue and draft.source and reading.any_inside(draft.content)
        inner = [*_within(reading, draft, ends)] if quoted else []
        if not inner or draft.content not in [one.content for one in inner]:
            yield draft
        yield from inner


def _within(reading: Reading, draft: Draft, ends: Mapping[int, Range]) -> Iterator[Draft]:
    assert draft.cue
    for first, last in draft.content:
        token = first if reading.inside(first, last) else last
        numbers = reading.quote
        while token < last:
            quote, end = numbers[token], token
            while end < last and numbers[end] == quote:
                end += 1
            least = draft.cue[1] if draft.cue[1] <= token else reading.around(token)[0]
            inner = _said(reading, draft, (token, end), least, ends) if quote >= 0 else None
            if inner is not None:
                yield inner
            token = end


def _said(
    reading: Reading, draft: Draft, quotation: Range, least: int, ends: Mapping[int, Range]
) -> Draft | None:
    """The quotation as said by the subject of the verb before it, within the clause that the draft tells."""
    least = max(least, reading.around(quotation[0])[0], quotation[0] - _REACH)
    if reading.words[quotation[0] - 1] in _ANNOUNCING and not _announces(reading, quotation[0] - 1, least):
        return None
    between: set[str] = set()
    colon = reading.words[quotation[0] - 1] == ":"
    for verb in range(quotation[0] - 1 - colon, least, -1):
        if reading.quote[verb] >= 0 or reading.words[verb] in _PARTED:
            return None
        if reading.lower[verb] == "that" and (noun := _noun(reading, verb, ends)) is not None:
            cue, source = noun
            return Draft(((verb, quotation[1]),), source, cue, cue[0], draft.probability, RULE)
        begin = _begin(reading, verb, quotation[0], between)
        if colon and "finite" in between:
            return None
        subject = _subject(reading, verb, least, ends) if begin is not None else None
        if begin is not None and subject is not None and not _meets(subject, draft):
            begin = quotation[0] if colon else begin + (reading.words[begin] == ",")
            return Draft(((begin, quotation[1]),), subject, (verb, verb + 1), verb, draft.probability, RULE)
        between.add("finite" if reading.pos[verb] in FINITE else reading.lower[verb])
    return None


def _announces(reading: Reading, mark: int, least: int) -> bool:
    """Whether a verb near before a mark reports what is behind: Roe | said | in an email to her: “...”

    Right before a comma, or with whom it told: Roe | shouted |, “...”; Roe | told | aides, “...”
    """
    comma = reading.words[mark] == ","
    verbs = range(mark - 1, max(mark - _NEAR - 1, least), -1)
    for verb in (at for at in verbs if reading.pos[at] in _VERBS):
        kinds = classes(reading.lower[verb])
        if comma:
            return bool(kinds & _UTTERING) if verb == mark - 1 else "telling" in kinds
        if "saying" in kinds:
            return True
    return False


def _noun(reading: Reading, that: int, ends: Mapping[int, Range]) -> tuple[Range, Range] | None:
    """Cue and source of what a noun reports: an | allegation | by | Ana Roe | that."""
    source = ends.get(that)
    if source is None or source[0] < 2 or reading.lower[source[0] - 1] not in ("by", "from"):
        return None
    noun = source[0] - 2
    return ((noun, noun + 1), source) if "nouns" in classes(reading.lower[noun]) else None


def _begin(reading: Reading, verb: int, quotation: int, between: Set[str]) -> int | None:
    """Where what a verb reports begins, None where it reports no such thing. between: the words up to it.

    She | said | (that) the plan is “a joke”; she | called | the plan “a joke.”
    """
    kinds = classes(reading.lower[verb])
    if "showing" in kinds:
        return None
    if "saying" in kinds or ("telling" in kinds and not between.isdisjoint(("finite", "that"))):
        that = next((at for at in range(verb + 1, quotation) if reading.lower[at] == "that"), verb)
        return that + 1
    if "telling" in kinds and between and between <= _TOLD:
        return quotation
    if "telling" in kinds and reading.lower[quotation - 1] == "to":
        return quotation - 1
    if "manner" in kinds and between <= _ANNOUNCING:
        return quotation
    if "telling" in kinds and reading.words[quotation - 1] == "," and "finite" not in between:
        return quotation
    judges = "judging" in kinds and "to" not in between
    judges = judges or ("discussing" in kinds and reading.lower[quotation - 1] == "as")
    return quotation if (judges or "calling" in kinds) and "finite" not in between else None


def _subject(reading: Reading, verb: int, least: int, ends: Mapping[int, Range]) -> Range | None:
    """The name, or somebody new, right before a verb and its helpers, where it is a subject."""
    at = verb
    while at > least and reading.pos[at - 1] in _BEFORE_VERB and reading.lower[at - 1] in _HELPERS:
        at -= 1
    found = _before_and if reading.lower[at - 1] == "and" else _before_aside
    phrase = found(reading, at, least, ends)
    if phrase is None or phrase[0] < least:
        return None
    roles, noun = lexicon("roles"), reading.lower[phrase[1] - 1]
    groups = lexicon("sources")["groups"]  # a plan that | critics | called “a joke”, or | a critic |
    one = noun in roles["roles"] or noun in roles["titles"] or f"{noun}s" in groups
    somebody = one and reading.lower[phrase[0]] in A_OR_ANOTHER
    many = phrase[1] - phrase[0] == 1 and noun in groups
    if not (somebody or many) and reading.pos[phrase[1] - 1] not in NAMES:
        return None
    if reading.pos[verb] not in _VERBS:
        return None
    before = phrase[0] - 1
    opens = before < least or reading.lower[before] in _CLAUSES or reading.words[before] in _OPENING
    return phrase if opens else None


def _before_aside(reading: Reading, verb: int, least: int, ends: Mapping[int, Range]) -> Range | None:
    """The phrase right before a verb, or before what tells of it: | Ana Roe |, 39, of Ostby, | told."""
    if reading.words[verb - 1] != ",":
        return ends.get(verb)
    for end in range(verb - 2, least, -1):
        if reading.pos[end] in FINITE:
            return None
        phrase = ends.get(end) if reading.words[end] == "," else None
        if phrase is not None and phrase[0] == least:
            return phrase
    return None


def _before_and(reading: Reading, verb: int, least: int, ends: Mapping[int, Range]) -> Range | None:
    """The subject of the verb before "and": Roe | shrugged and | said."""
    at = verb - 2
    while at > least:
        behind = at + (reading.state[at] == OPENING)  # Roe | “bristled” and | said
        if at in ends and reading.pos[behind] in (_VERBS if behind > at else FINITE):
            return ends[at]
        at -= 1
    return None


def _meets(source: Range, draft: Draft) -> bool:
    return any(meet(part, source) for part in (draft.source, draft.cue) if part)
