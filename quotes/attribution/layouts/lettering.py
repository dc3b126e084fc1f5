"""Lettering: words in quotation marks that stand on a thing, which nobody says who is told of before it.

A sign on the door | read | "Closed"; he walked past a mural that | said | "Never again"; she left in a hat
| emblazoned with | "Win". Who holds a sign up means what is on it; who walks past it, wears it or shakes her
head behind it does not say so. Nor does a speaker say what a crowd chants: was met with | chants of | "Out".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.attribution.acts.acts import base
from quotes.attribution.acts.chanted import chanted
from quotes.attribution.acts.written import written
from quotes.attribution.drafts import Draft, Range, meet
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import DETERMINING, FINITE, NAMES, NOUNS, PAST, POS, VERBS, tagged
from quotes.words.speech import classes

__all__ = ["RULE", "given"]

RULE = "lettering"
"""The name of the rule by which a thing is the source of the words on it."""

_READS, _READING = frozenset(("read", "reads")), "reading"
_MARKS = frozenset((",", ":"))
_RELATIVES = frozenset(("that", "which"))
_HOLDING = frozenset(
    "add brandish carry display hang hoist hold lift paint post put raise share show tweet wave write".split()
)
"""Verbs of who means what stands on a thing."""

_BESIDE = NOUNS | tagged("CD", "DT", "JJ", "JJR", "POS", "PRP$", "VBN")
_PLACES = tagged("IN", "RP", "TO")
_VERBS = FINITE | VERBS
_INSIDE = _BESIDE | _PLACES
_PLACING = tagged("VBD", "VBG")
_ADVERB, _PARTICIPLES = POS.index("RB"), tagged("NN", "VBG")
_WORDS = frozenset("inscription legend message motto phrase slogan word words".split())
_BEARING = frozenset("bearing carrying displaying featuring flashing showing sporting with".split())
"""Words between a thing and what is on it: a hat | with | the words; emblazoned | with |."""

_BESIDE_IT = frozenset("beside below beneath by near past".split())
_SEEING = frozenset("encounter find notice pass see spot".split())
"""What tells where a thing is whose words stand behind a colon: walked | past | a sign; | saw | a sign."""

_MEANWHILE = frozenset(("as", "while"))
_FEW = 5
"""Tokens at a sentence's begin with the noun for a thing: the first paper | sign | Roe put up."""

_WHO = NAMES | tagged("PRP")
_LONGEST = 16
"""Tokens of the words for a thing and where it is."""


def given(reading: Reading, drafts: Sequence[Draft], quotations: Sequence[Range]) -> list[Draft]:
    """The drafts, with the words on a thing as its own."""
    found = {quote[0]: own for quote in quotations if (own := _lettered(reading, quote)) is not None}
    if not found:
        return [*drafts]
    kept: list[Draft] = []
    told: set[int] = set()
    for draft in drafts:
        inside = [first for first in found if any(part[0] <= first < part[1] for part in draft.content)]
        told.update(inside)
        kept += _parted(reading, draft, [found[first] for first in inside])
    return kept + [own for first, own in found.items() if first not in told and own.head is not None]


def _parted(reading: Reading, draft: Draft, lettered: Sequence[Draft]) -> Iterator[Draft]:
    """A draft without the words on things that its source does not say, and these."""
    for own in lettered:
        assert own.cue
        begin = own.source[0] if own.source else own.content[0][0] - 1
        thing = (begin, own.cue[1])
        tells = draft.content[0][0] <= begin and draft.content[0][0] < own.content[0][0]
        if draft.source and meet(draft.source, thing):
            whole = own.head is not None and own.source is not None
            yield draft._replace(source=own.source) if whole else draft
            return
        if tells and _reports(reading, draft, thing):
            continue
        rest = tuple(part for part in draft.content if not meet(part, own.content[0]))
        if rest and rest[0][0] > thing[0]:
            yield draft._replace(content=rest)
        yield own._replace(probability=draft.probability, head=own.cue[0])
        return
    yield draft


def _reports(reading: Reading, draft: Draft, thing: Range) -> bool:
    """Whether somebody tells of a thing and what is on it: | Roe said | a sign read “Closed”."""
    if draft.cue is None or meet(draft.cue, thing):
        return False
    if draft.cue[1] == thing[0] and reading.lower[thing[0] - 1] in _MEANWHILE:
        return False  # Roe | spoke as | fans sang “Out!”
    return any(classes(word) or word == "according" for word in reading.lower[slice(*draft.cue)])


def _lettered(reading: Reading, quote: Range) -> Draft | None:
    """The words on a thing, told right before them; without a head where the thing is no subject."""
    if (cue := written(reading, *quote)) is not None:
        return Draft((quote,), None, cue, cue[0], 1.0, RULE)
    if (crowd := chanted(reading, quote[0])) is not None:
        return Draft((quote,), crowd.source, crowd.cue, None, 1.0, RULE)
    end = quote[0] - (quote[0] > 0 and reading.words[quote[0] - 1] in _MARKS)
    if end < 2 or reading.sentence[end - 1] != reading.sentence[quote[0]] or reading.quote[end - 1] >= 0:
        return None
    return _said_on(reading, quote, end - 1) or _borne(reading, quote, end)


def _said_on(reading: Reading, quote: Range, verb: int) -> Draft | None:
    """The words on a thing that a verb tells: a sign | read |; a sign that | said |."""
    word = reading.lower[verb]
    if word not in _READS and word != _READING and "saying" not in classes(word):
        return None
    end = verb
    while end and reading.pos[end - 1] == _ADVERB:
        end -= 1
    related = end > 0 and reading.lower[end - 1] in _RELATIVES
    end -= related
    end -= related and reading.words[end - 1] in (",", "—", "–", "-")
    source = _thing(reading, end) or (_put_up(reading, end) if word in _READS else None)
    if source is None:
        return None
    if related or word == _READING or word.endswith("ing"):
        return _object(reading, quote, source, verb)
    if not _opens(reading, source[0]):
        return None
    return Draft((quote,), source, (verb, verb + 1), verb, 1.0, RULE)


def _borne(reading: Reading, quote: Range, end: int) -> Draft | None:
    """The words on a thing without a verb that tells them: a hat | with the slogan |; saw a sign |:|."""
    at = end
    if reading.lower[at - 1] in _WORDS:
        at -= 1
        at -= reading.pos[at - 1] in DETERMINING
    if reading.lower[at - 1] in _BEARING:
        source = _thing(reading, at - 1 - (reading.pos[at - 2] in PAST))
        return _object(reading, quote, source, at - 1, end) if source else None
    source = _thing(reading, end) if reading.words[end] == ":" else None
    if source is None:
        return None
    before = reading.lower[source[0] - 1]
    beside = before in _BESIDE_IT or base(before) in _SEEING
    return _object(reading, quote, source, end) if beside else None


def _object(reading: Reading, quote: Range, source: Range, first: int, last: int = 0) -> Draft | None:
    """The words on a thing that somebody meets, or holds up."""
    last = last or first + 1
    held = _held(reading, source[0])
    if held is None:
        return Draft((quote,), source, (first, last), None, 1.0, RULE)
    holder = _holder(reading, held)
    return Draft((quote,), holder, (held, last), None, 1.0, RULE) if holder else None


def _thing(reading: Reading, end: int) -> Range | None:
    """The words for a thing with letters, and where it is, that end before a token."""
    begin, least = end, max(0, end - _LONGEST)
    things = lexicon("sources")["documents: lettering"]
    noun = None
    while begin > least and _goes_on(reading, begin - 1, end):
        begin -= 1
        if _is_thing(reading, begin, end, things):
            noun = begin
    if noun is None:
        return None
    first = noun
    while first > begin and reading.pos[first - 1] in _BESIDE and reading.pos[first] not in DETERMINING:
        first -= 1
    told = (at for at in range(noun + 1, end) if _tells(reading, at) and reading.lower[at - 1] in things)
    return first, next(told, end)


def _put_up(reading: Reading, end: int) -> Range | None:
    """The words for a thing with who did what with it: | The sign Roe had put up | read."""
    first = reading.around(end)[0]
    things = lexicon("sources")["documents: lettering"]
    noun = next((at for at in range(first + 1, min(first + _FEW, end)) if reading.lower[at] in things), end)
    if reading.pos[first] not in DETERMINING or noun + 2 >= end or reading.pos[noun + 1] not in _WHO:
        return None
    plain = "," not in reading.words[noun:end] and reading.verbs(noun + 2, end)
    return (first, noun + 1) if plain else None


def _goes_on(reading: Reading, at: int, end: int) -> bool:
    """Whether a token may be in the words for a thing: a sign | taped | to the door."""
    if reading.quote[at] >= 0 or reading.sentence[at] != reading.sentence[end - 1]:
        return False
    tag = reading.pos[at]
    if at and _tells(reading, at) and reading.lower[at - 1] in lexicon("sources")["documents: lettering"]:
        return True  # a plaque | honouring | Roe
    joins = reading.lower[at] == "and" and at + 1 < end and reading.pos[at + 1] in PAST
    placed = tag in _PLACING and reading.pos[at + 1] in _PLACES
    return tag in _INSIDE or joins or placed


def _tells(reading: Reading, at: int) -> bool:
    """Whether a word is a participle, though tagged as a noun: a plaque | honouring | Roe."""
    return reading.lower[at].endswith("ing") and reading.pos[at] in _PARTICIPLES


def _is_thing(reading: Reading, at: int, end: int, things: frozenset[str]) -> bool:
    """Whether a token is the noun for a thing with letters, not beside another: a sign | maker."""
    word = reading.lower[at]
    if word not in things and not (word.endswith("s") and word[:-1] in things):
        return False
    alone = at + 1 == end or reading.pos[at + 1] not in NOUNS or _tells(reading, at + 1)
    return alone and reading.pos[at] in NOUNS


def _held(reading: Reading, first: int) -> int | None:
    """The verb right before a thing that somebody holds up: she | carried | a sign."""
    verb = first - 1
    verb -= verb > 0 and reading.lower[verb] == "up"
    word = reading.lower[verb]
    forms = {base(word), word.removesuffix("ed"), word.removesuffix("ing")}
    return verb if verb > 0 and not _HOLDING.isdisjoint(forms) else None


def _holder(reading: Reading, verb: int) -> Range | None:
    """Who is told beside another to hold a thing: Roe walked past | protesters | carrying a banner."""
    first = verb
    while (
        first
        and reading.pos[first - 1] in _BESIDE
        and reading.lower[first - 1] != "past"
        and reading.sentence[first - 1] == reading.sentence[verb]
    ):
        first -= 1
    return (first, verb) if first < verb and POS[reading.pos[verb]] == "VBG" else None


def _opens(reading: Reading, first: int) -> bool:
    """Whether the words for a thing are a subject: no verb stands right before them."""
    if first == 0 or reading.sentence[first - 1] != reading.sentence[first]:
        return True
    return reading.pos[first - 1] not in _VERBS
