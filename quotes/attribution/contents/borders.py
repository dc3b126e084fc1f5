"""Borders: where what is said ends for another report, and begins behind a dateline or whom it was told.

"He conceded that talks failed | but vowed that ...", "LIMA, Feb 3 (Wire) - | The court ...", "told the
chamber | the yard was late".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

import regex

from quotes.attribution.acts.acts import act, base, bases, reports
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.layouts.labels import is_no_speaker
from quotes.attribution.quotations import voices
from quotes.attribution.quotations.follow_ons import is_sentence
from quotes.resources import lexicon
from quotes.text.analysis import OPENING, Reading
from quotes.text.tags import COMMON, DETERMINING, FINITE, PAST, POS, tagged
from quotes.words.function_words import HE_OR_SHE
from quotes.words.speech import belongs, classes, phrases

__all__ = ["announced", "behind_dateline", "behind_told", "of_main_clause", "parted"]

_MONTH = r"\p{Lu}\p{Ll}{2,8}\.?"
_DATELINE = regex.compile(
    r"(?P<town>\p{Lu}[\p{L}\p{M}.'’-]*+"
    rf"(?:(?: |, ?|/)(?!{_MONTH} \d)\p{{Lu}}[\p{{L}}\p{{M}}.'’-]*+){{0,4}}+)"
    rf"(?P<when>,? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:, \d{{4}})?)?"
    r"(?P<wire> ?\([^()\n]{1,30}\))?(?: ?(?P<colon>:)| ?[-–—]{1,2})\s++(?=\S)"
)
_CLOCK = regex.compile(r"\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: ?(?:[-–—:]|BST|GMT|ET|IST))?\s++(?=\S)")
_TOWN = 8  # tokens of a dateline before those of it that a content may begin with
_LIKELY = 0.6
_REPORTING = frozenset(("holding", "saying", "telling"))
_PRESENT = tagged("VBZ", "VBP")
_PREPOSITION = POS.index("IN")
_TO = POS.index("TO")

_PARTICIPLE = POS.index("VBG")
_ADVERB, _NOUN, _PLURAL = (POS.index(tag) for tag in ("RB", "NN", "NNS"))
_HIS = tagged("PRP", "PRP$")
_BEGINS = tagged("DT", "PRP", "PRP$", "EX", "NNP", "NNPS", "NNS", "CD")
_PRONOUNS = frozenset("he she it they we i there you".split())
_JOINS = frozenset(("although", "and", "but", "though", "whereas", "while", ";"))
_WHETHER = frozenset(("how", "if", "what", "when", "whether", "who", "why"))
_PUT = _WHETHER - {"who"}
_RELATIVES = frozenset(("that", "which", "who"))
_NOMINAL = ("NN", "NNS", "NNP", "NNPS", "PRP", "CD")
_HEARER_ENDS = frozenset((*map(POS.index, _NOMINAL), POS.index(",")))
_HEARER = _HEARER_ENDS | tagged("DT", "PRP$", "JJ", "POS", "CC", "IN")
_WHERE = 3
"""Phrases that tell where and when somebody was told."""
_LONGEST_HEARER = 20  # tokens of those to whom a question is put
_BARE = ("asking", "calling", "judging", "saying", "telling")
"""Groups of verbs that may have a thing for what is said: rejected | the claim."""

_OBJECTS = _BEGINS | tagged("JJ", "NN")
_ADDING = frozenset(("add", "emphasise", "emphasize", "note", "stress"))
_LONGEST_PHRASE = 5  # tokens of a cue and "that"
_MOST = 50  # reports of a sentence of which one may be added to
_LEAST = 2  # tokens of a content
_REACH = 100  # tokens of a content in which it is looked for another report


def parted(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts, those cut whose clause goes over into another report, with that where no draft has it."""
    cues = {draft.cue[0]: draft.cue[1] for draft in drafts if draft.cue}
    sources = {draft.source[0] for draft in drafts if draft.source and draft.cue}
    others = {draft.source[0] for draft in drafts if draft.source and _tells(reading, draft)}
    for draft in drafts:
        at = _second(reading, draft, cues, (sources, others))
        if at is None:
            yield draft
            continue
        joint, cue = at
        first, last = draft.content[-1]
        end = joint - (reading.words[joint - 1] == ",")
        yield draft._replace(content=(*draft.content[:-1], (first, end)))
        if cue and cue[0] not in cues:
            rule = "source-cue-and-cue" if reading.verbs(cue[1], last) else "model"
            yield Draft(((cue[1], last),), draft.source, cue, cue[0], _LIKELY, rule)


def _second(
    reading: Reading, draft: Draft, cues: Mapping[int, int], sources: tuple[Set[int], Set[int]]
) -> tuple[int, Range | None] | None:
    """Where the conjunction and the cue of a second report stand in what one cue reports, in its tense.

    cues, sources: where those of all drafts begin, cues end too, and the sources of what is said in a clause
    again. Behind ";" a report has a source of its own, behind "but" it may.
    """
    if not draft.cue or not draft.source or not draft.content or draft.head is None:
        return None
    first, last = draft.content[-1]
    tense = reading.pos[draft.head]
    tenses = PAST if tense in PAST else _PRESENT if tense in _PRESENT else None
    if tenses is None or not draft.source[1] <= draft.cue[1] <= first:
        return None
    begin, end = first + _LEAST, min(last, first + _REACH) - _LEAST
    if _JOINS.isdisjoint(reading.lower[begin:end]):
        return None
    for at in range(begin, end):
        word = reading.lower[at]
        if word not in _JOINS or reading.quote[at] >= 0:
            continue
        if at + 1 in sources[word != ";"] and reading.verbs(first, at):
            return at, None
        if word not in ("and", "but"):
            continue
        verb = at + 1
        if reading.lower[verb] in HE_OR_SHE:
            if tenses is PAST and (own := _own_deed(reading, (first, at), verb + 1, last)):
                return at, own
            continue
        verb += reading.pos[verb] == _ADVERB
        if verb >= last or not (reading.pos[verb] in tenses or (tenses is _PRESENT and _asks(reading, verb))):
            continue
        reports_more = cues.get(verb, last) + _LEAST <= last
        if end := _cue_end(reading, verb, last) or (reports_more and verb + 1):
            return at, (verb, end)
        if _is_second_deed(reading, (first, at), verb, last):
            return at, (verb, verb + 1) if belongs(reading.lower[verb], *_BARE) else None
    return None


def _own_deed(reading: Reading, clause: Range, verb: int, last: int) -> Range | None:
    """The cue by which "he" asks in the past, behind a clause of another tense: it rains and he | asked |."""
    verb += reading.pos[verb] == _ADVERB
    if verb + _LEAST >= last or reading.pos[verb] not in PAST or not belongs(reading.lower[verb], *_BARE):
        return None
    told = next((at for at in range(*clause) if reading.pos[at] in FINITE), None)
    return (verb, verb + 1) if told is not None and reading.pos[told] not in PAST else None


def _is_second_deed(reading: Reading, thing: Range, verb: int, last: int) -> bool:
    """Whether a thing ends where its source does something else to another: praised it | and met | Roe."""
    if reading.verbs(*thing) or reading.inside(*thing) or reading.pos[verb] not in FINITE:
        return False
    if not _RELATIVES.isdisjoint(reading.lower[slice(*thing)]):
        return False  # the firm that bought | and closed the mill
    ends = reading.pos[thing[1] - (reading.words[thing[1] - 1] == ",") - 1] in _HEARER_ENDS
    return ends and verb + 1 < last and reading.pos[verb + 1] in _OBJECTS


def _asks(reading: Reading, verb: int) -> bool:
    """Whether what is taken for a noun is a verb that asks: and | wonders | whether it rains."""
    behind = reading.lower[verb + 1 : verb + 2]
    noun = reading.pos[verb] in (_PLURAL, _NOUN)
    return noun and bool(behind) and behind[0] in _WHETHER and "asking" in classes(reading.lower[verb])


def _tells(reading: Reading, draft: Draft) -> bool:
    """Whether somebody who is named, not told of by who tells of him, says a clause: but | Roe | said ..."""
    if not draft.source or not draft.cue or not draft.content or draft.source[1] > draft.cue[0]:
        return False
    verb = draft.cue[1] - 1
    begins = reading.pos[draft.source[0]] not in _HIS and draft.content[0][0] >= draft.cue[1]
    return begins and reading.pos[verb] in FINITE and "saying" in classes(reading.lower[verb])


def _cue_end(reading: Reading, verb: int, last: int) -> int | None:
    """Where a cue ends that reports what is behind it: "that ...", "whether ...", or a pronoun's clause."""
    groups = classes(reading.lower[verb])
    behind = reading.lower[verb + 1 : min(verb + _LONGEST_PHRASE, last)]
    if (
        groups & _REPORTING
        and behind
        and (behind[0] == "that" or ("saying" in groups and _opens_clause(reading, verb, last)))
    ):
        return verb + 1
    if "asking" in groups and behind and behind[0] in _WHETHER:
        return verb + 1
    if "that" not in behind:
        return None
    that = verb + 1 + behind.index("that")
    return that if tuple(map(base, reading.lower[verb:that])) in phrases() else None


def _opens_clause(reading: Reading, verb: int, last: int) -> bool:
    """Whether a clause without "that" begins behind a verb: said | he, said | nobody had slept |."""
    if reading.lower[verb + 1] in _PRONOUNS:
        return True
    begins = reports(reading, verb) and reading.pos[verb + 1] in _BEGINS | {_NOUN}
    return begins and reading.verbs(verb + 1, last) > 0


def of_main_clause(reading: Reading, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, of those that add something each with the source of what it adds to.

    "Lopez said that 300 houses had been lost, | adding that ...": Lopez adds it, not the houses.
    """
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.cue and draft.source and draft.content:
            told.setdefault(reading.sentence[draft.cue[0]], []).append(draft)
    return [_added(reading, draft, told) for draft in drafts]


def _added(reading: Reading, draft: Draft, told: Mapping[int, Sequence[Draft]]) -> Draft:
    cue, source = draft.cue, draft.source
    if not cue or not cue[0] or reading.pos[cue[0]] != _PARTICIPLE or reading.words[cue[0] - 1] != ",":
        return draft
    if not source or base(reading.lower[cue[0]]) not in _ADDING:
        return draft
    for main in told.get(reading.sentence[cue[0]], ())[:_MOST]:
        if any(first <= source[0] and source[1] <= last <= cue[0] for first, last in main.content):
            return draft._replace(source=main.source)
    return draft


def behind_dateline(reading: Reading, draft: Draft) -> Draft:
    """The draft without a dateline or time at the beginning of its source or content."""
    parts = [*draft.content, *([draft.source] if draft.source else [])]
    if not parts:
        return draft
    first = min(part[0] for part in parts)
    top = first
    while top and first - top < _TOWN and reading.paragraph[top - 1] == reading.paragraph[first]:
        top -= 1  # LIMA ( | Andes Wire) — Copper ... |
    if top and reading.paragraph[top - 1] == reading.paragraph[first]:
        return draft
    begin = _dateline_end(reading.text, reading.starts[top])
    if begin is None or begin <= reading.starts[first]:
        return draft
    behind = reading.at(begin, begin + 1)[0]
    content = tuple((max(part[0], behind), part[1]) for part in draft.content if part[1] > behind)
    source = draft.source
    if source and source[0] < behind < source[1]:
        source = (behind, source[1])
    return draft._replace(content=content, source=source) if content else draft


def _dateline_end(text: str, start: int) -> int | None:
    """Where a dateline or a time that stands at ``start`` ends."""
    clock = _CLOCK.match(text, start)
    if clock:
        return clock.end()
    found = _DATELINE.match(text, start)
    if not found:
        return None
    town = found["town"].split(",")[0]
    sure = found["wire"] or found["when"] or (not found["colon"] and town.isupper() and len(town) > 2)
    return found.end() if sure or is_no_speaker(town) else None


def behind_told(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """The draft whose clause begins behind whom it was told: "told | the chamber | the yard was late".

    A question, behind all of whom it is put to: asked | Ana Roe and the mayor, Ivo Poe, | why it failed.
    """
    if not draft.cue or not draft.content or draft.content[0][0] != draft.cue[1]:
        return draft
    (first, last), *rest = draft.content
    addresses = bases(reading, draft.cue) & lexicon("acts")["addressing"]
    if asked := _asked(reading, draft.cue, last):
        return draft._replace(content=((asked, last), *rest), addressee=(first, asked))
    is_told = addresses or reading.pos[draft.cue[1] - 1] in (
        _PREPOSITION,
        _TO,
    )  # in a letter to | the board | it ...
    if not is_told:
        return draft
    told = starts.get(first)
    if not told or told[1] + _LEAST > last:
        return draft
    begin = told[1]
    if reading.pos[draft.cue[1] - 1] == _TO:
        own = reading.pos[begin] in DETERMINING and not reading.verbs(begin, last)
        return draft._replace(content=((begin, last), *rest), addressee=told) if own else draft
    if addresses and (that := _that_behind(reading, begin, last, starts)):
        return draft._replace(content=((that + 1, last), *rest), addressee=told)
    if reading.pos[begin] not in _BEGINS or reading.quote[begin] >= 0:
        return draft
    subject = starts.get(begin)
    verb = subject[1] if subject else begin + 1
    verb += verb < last and reading.pos[verb] == _ADVERB
    if verb >= last or reading.pos[verb] not in FINITE:
        return draft
    addressee = told if addresses else draft.addressee
    return draft._replace(content=((begin, last), *rest), addressee=addressee)


def _that_behind(reading: Reading, at: int, last: int, starts: Mapping[int, Range]) -> int:
    """Where "that" stands behind where somebody was told: told his staff | in a chat group | that; else 0."""
    for _ in range(_WHERE):
        phrase = starts.get(at + 1) if reading.pos[at] == _PREPOSITION else None
        if phrase is None or phrase[1] + _LEAST > last:
            break
        at = phrase[1]
    return at if reading.lower[at] == "that" and reading.quote[at] < 0 and at + _LEAST < last else 0


def _asked(reading: Reading, cue: Range, last: int) -> int | None:
    """Where a question begins behind whom it is put to; none behind another verb or "about"."""
    first = cue[1]
    if "ask" not in bases(reading, cue) or reading.lower[first] in _WHETHER:
        return None
    for at in range(first, min(first + _LONGEST_HEARER, last - _LEAST)):
        if reading.lower[at] in _PUT and at > first and reading.pos[at - 1] in _HEARER_ENDS:
            return at
        if reading.pos[at] not in _HEARER or reading.quote[at] >= 0 or reading.lower[at] == "about":
            return None
    return None


def announced(reading: Reading, draft: Draft) -> Iterator[Draft]:
    """The draft, and the quotation behind its colon where that is one of its own.

    Lopez wants the dust to end: | "My fruit is brown." -- Lopez said | theft was no excuse |: "They know it."
    """
    first, last = draft.content[-1]
    cue = draft.cue
    if (
        cue
        and draft.head is not None
        and cue[0] <= draft.head < cue[1] - _LEAST - 1
        and reading.words[cue[1] - 1] == ":"
    ):
        said = draft.head + 1, cue[1] - 1
        if reports(reading, draft.head) and reading.verbs(*said) and not reading.inside(*said):
            cue = cue[0], said[0]
            yield draft._replace(content=(said,), cue=cue, rule="source-cue-clause")
            draft = draft._replace(cue=cue)
    for begin, end in pairwise((0, *_apart(reading, draft, cue), len(draft.content))):
        own = draft.content[begin:end]
        part = draft if own == draft.content else draft._replace(content=own)
        part = voices.given(reading, part._replace(rule="same-paragraph")) if begin else part
        if end < len(draft.content):
            yield part
    draft = part
    quote = _quotation(reading, first, last)
    if quote is None or (act(reading, draft) == "statement" and not _is_thing(reading, (first, quote - 1))):
        yield draft
        return
    yield draft._replace(content=(*draft.content[:-1], (first, quote - 1)))
    yield draft._replace(content=((quote, last),), rule="same-paragraph")


def _is_thing(reading: Reading, part: Range) -> bool:
    """Whether words tell what somebody speaks about, and nothing of it: dismissed | the report |: “...”"""
    nouns = any(reading.pos[at] in COMMON for at in range(*part))
    return nouns and "," not in reading.words[slice(*part)] and not reading.verbs(*part)


def _quotation(reading: Reading, first: int, last: int) -> int | None:
    """Where a quoted sentence begins that ends a content behind a colon."""
    if reading.quote[first] >= 0 or reading.quote[last - 1] < 0:
        return None
    begin = last - 1
    while begin > first and reading.state[begin] != OPENING:
        begin -= 1
    announced = begin > first + 1 and reading.words[begin - 1] == ":"
    return begin if announced and is_sentence(reading, begin, last) else None


def _apart(reading: Reading, draft: Draft, cue: Range | None) -> Iterator[int]:
    """From which of its parts on a content is a quotation of its own, and again of its own.

    Lopez said nobody slept. | "It was loud." | -- "Loud," says Lopez. A dog barks. | "You see?" |
    """
    if cue is None:
        return
    is_quoted = False
    for at, (before, (first, last)) in enumerate(pairwise(draft.content), start=1):
        is_quoted = is_quoted or reading.inside(*before) > 0
        told = max(before[1] - 1, cue[0])
        opens = reading.quote[first] >= 0 and reading.sentence[first - 1] != reading.sentence[first]
        if not opens or told > first:
            continue
        alone = not is_quoted and is_sentence(reading, first, last)
        if alone or reading.sentence[first] - reading.sentence[told] > 1:
            is_quoted = False
            yield at
