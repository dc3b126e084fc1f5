"""Relayed speech: said by Cole, not by who tells of it, in "Cole was quoted by the Post as saying ...".

What was denied, or rejected, by somebody is found here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

import regex

from quotes.attribution.acts.acts import base, has_verb
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.sources.views import held
from quotes.names.gazetteer import PERSON, flags, is_for_person, is_given, is_only_town
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import COMMON, DETERMINING, NAMES, NOMINAL, POS
from quotes.words.function_words import ARE
from quotes.words.speech import classes
from quotes.words.tokens import POSSESSIVE, POSSESSIVE_S

__all__ = ["RECORDED", "first_hand", "found", "passes_on"]

RECORDED = "recorded-saying"
"""The name of the rule by which words in a recording that one shows are who spoke them's."""

_QUOTED = (
    r"\b(?:was|were|is|are|been|being) (?:also |later )?(?:quoted|cited|reported) "
    r"(?:(?:by|in|on) [^.;:\n]{1,60}? )?as (?:having (?:said|told)|saying|telling)\b"
)
_CITED = (
    r"\b(?P<cue>(?:quot|cit)(?:ed|es|ing)) (?!by |in |on )(?P<source>[^.;:,\"“”\n]{2,80}?) "
    r"as (?:having (?:said|told)|saying|telling)\b"
)
_RECORDED = (
    r"\b(?:audio|clips?|footage|recordings?|tapes?|videos?) of (?P<source>[^.;:,\"“”\n]{2,60}?) "
    r"(?P<cue>asking|saying|telling)\b[^.;:\"“”\n]{0,40}[,:]? (?=[\"“])"
)
_AS_SAYING = ("as having said", "as having told", "as saying", "as telling")
_QUOTES = ("quoted ", "quotes ", "quoting ", "cited ", "cites ", "citing ")
_QUOTING = (
    r"\b(?P<cue>(?:quot|cit)(?:ed|es|ing)) (?!as |by |in |on )"
    r"(?P<source>[^.;:,\"“”\n]{2,80}?)(?:, \p{Ll}+)?: (?=[\"“])"
)
_TOLD_BY = tuple(f"{told} by" for told in ("advised", "assured", "informed", "reminded", "told", "warned"))
_TOLD = (
    rf"\b(?P<cue>(?:was|were|is|are|been|being) (?:{'|'.join(_TOLD_BY)})) "
    r"(?P<source>[^.;:\"“”\n]{2,80}?)(?:,? that\b|: (?=[\"“]))"
)
_WORDED = (
    r"\b[Ii]n (?P<source>his|her|their|\p{Lu}[^.;:,\"“”\n]{1,60}?)(?:['’]s?)? (?:own )?"
    r"(?P<cue>words), (?=[\"“])"
)
_IN_WORDS = r"\b[Ii]n the (?P<cue>words) of (?P<source>[^.;:,\"“”\n]{2,80}?)(?=[,.;\n])"
_WHO = r"\p{L}[^.;:,\"“”\n]{1,60}?"
_ACCOUNTS = (
    "account", "accounts", "admission", "assessment", "count", "estimate", "estimation", "opinion",
    "reckoning", "telling", "version", "version of events", "view", "words",
)  # fmt: skip
_TELLING = ("describe it", "explain it", "tell it")
_PUTTING = tuple(f"{put} it" for put in "described had has put puts recalls saw sees tells told".split())
_ACCOUNT = (
    rf"\b(?:[Bb]y|[Ii]n|[Oo]n) (?P<source>his|her|their|its|{_WHO}['’]s?) (?:own )?"
    rf"(?P<cue>{'|'.join(_ACCOUNTS)})\b(?!,? [\"“])(?=,|\.| (?:he|she|it|they|the|a|an|there|this|that)\b)|"
    rf"\b(?:[Bb]y|[Ii]n|[Oo]n) the (?P<cue>{'|'.join(_ACCOUNTS)}) of (?P<source>{_WHO})(?=,)(?!, [\"“])|"
    rf"\b[Tt]o hear (?P<source>{_WHO}) (?P<cue>{'|'.join(_TELLING)})(?=[,.])|"
    rf"\b(?:[Aa]s|[Tt]he way) (?P<source>{_WHO}) (?P<cue>{'|'.join(_PUTTING)})(?=,)(?!, [\"“])"
)
_TO = r"(?<![\p{L}\d,;] )\b(?P<cue>To|For) (?P<source>\p{L}[^.;:,\"“”\n]{1,40}), (?=\p{L})"
_PER = r"(?P<cue>\b[Pp]er) (?P<source>\p{L}(?:\p{Lu}\.\p{Lu}\.|[^.;:,\"“”\n]){1,80}?)(?=[,.;\n)])"
_DENYING = ("contradicted", "denied", "dismissed", "disputed", "refuted", "rejected")
_DENIED = (  # by Ana Roe; on Tuesday by Ana Roe
    r"\b(?P<cue>(?:was|were|is|are|ha(?:s|ve|d) been) (?:\p{Ll}+ly |also |later |since )?"
    rf"(?:{'|'.join(_DENYING)})(?P<by> by)?)"
    r"(?(by)|(?: (?:on|in|at|during) [\p{L}\d ]{2,25}?| \p{Ll}+)? by) (?=\S)"
)
_ADJUNCT = POS.index("IN")
_PRONOUN = POS.index("PRP")
_REACH = 120  # characters around a word in which a pattern with it is looked for
_LEAST = 2  # tokens of a content
_HEARERS = 6  # tokens behind "as telling" that say to whom
_APPOSED = 25  # tokens of an apposition between a subject and its verb
_PASSING_ON = frozenset(("according", "reported", "reports"))
_LIKELY = 0.5  # the probability from which somebody is quoted within what another tells
_LONGEST = 150  # tokens of a sentence told as a whole: with more, many such cues would cost their square


def found(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """What somebody is quoted as saying, was told by somebody, is recorded saying or says "in her words".

    phrases: the noun phrases.
    """
    yield from _quoted(reading, phrases)
    yield from _told(reading)
    yield from _denied(reading, phrases)
    yield from _by_account(reading)
    yield from _in_words(reading)
    yield from _to_whom(reading)
    yield from _before_quotation(reading, _RECORDED, RECORDED, " asking", " saying", " telling")
    yield from _before_quotation(reading, _WORDED, "in-words", "words, ")
    yield from _before_quotation(reading, _QUOTING, "quoted-as-saying", *_QUOTES)


def first_hand(reading: Reading, drafts: Sequence[Draft], others: Sequence[Draft] = ()) -> list[Draft]:
    """The drafts without those of who passes on what another, of them or ``others``, is quoted with or says.

    Cole called it “a joke,” | according to two guests |. It is over, Cole | said |, | the Post reports |. The
    port is shut, said Cole, | according to the Post |.
    """
    asked = bytearray(len(reading.tokens))  # the words that may be another's
    for draft in drafts:
        if draft.cue and passes_on(reading, draft.cue):
            for first, last in draft.content:
                if last <= draft.cue[0]:
                    asked[first:last] = b"\1" * (last - first)
    if 1 not in asked:
        return list(drafts)
    quoted, said, ended = (bytearray(len(asked)) for _ in range(3))
    for draft in (*drafts, *others):
        if not draft.cue or not draft.source or draft.probability < _LIKELY:
            continue
        cue = draft.cue[0]
        if asked[cue] and reading.quote[cue] < 0 and reading.any_inside(draft.content):
            quoted[cue] = 1
        parts = (draft.cue, *draft.content)
        if any(1 in asked[first:last] for first, last in parts) and _says(reading, draft):
            for first, last in parts:
                said[first:last] = b"\1" * (last - first)
        behind = draft.content and draft.content[-1][1] <= min(cue, draft.source[0])
        if behind and "saying" in classes(reading.lower[draft.cue[1] - 1]):
            ended[max(draft.cue[1], draft.source[1]) - 1] = not passes_on(reading, draft.cue)

    def is_second(draft: Draft) -> bool:
        """Whether what a draft has before its cue is another's."""
        if draft.cue is None or not passes_on(reading, draft.cue):
            return False
        before = [part for part in draft.content if part[1] <= draft.cue[0]]
        if any(1 in ended[last - 2 : last] for _, last in before):
            return True  # the port is shut, Cole | said |, according to the Post
        inner = quoted if reading.words[draft.cue[0]] == "according" else said
        return any(1 in inner[first:last] for first, last in before)

    return [draft for draft in drafts if not is_second(draft)]


def _says(reading: Reading, draft: Draft) -> bool:
    """Whether a draft tells what somebody says, or judges in quotation marks, behind its source and cue."""
    if not draft.cue or not draft.source or draft.source[0] > draft.cue[0]:
        return False
    groups = set().union(*(classes(word) for word in reading.lower[slice(*draft.cue)]))
    judges = "judging" in groups and reading.any_inside(draft.content)
    return not passes_on(reading, draft.cue) and ("saying" in groups or judges)


def passes_on(reading: Reading, cue: Range) -> bool:
    """Whether a cue is one of those that pass on what another said: according to, reports."""
    return reading.words[cue[0]] in _PASSING_ON


def _near(pattern: str, text: str, *words: str, end: str = "") -> Iterator[regex.Match[str]]:
    """The matches of a pattern around words that it holds, which are found much faster than it.

    end: what all of the words end in, if anything: that is looked for alone.
    """
    if end:
        stops = [at + len(end) for at in _places(text, end) if text.endswith(words, 0, at + len(end))]
        places = (stop - len(word) for word in words for stop in stops if text.endswith(word, 0, stop))
    else:
        places = (at for word in words for at in _places(text, word))
    for at in places:
        matches = _compiled(pattern).finditer(text, max(0, at - _REACH), at + _REACH)
        yield from (match for match in matches if match.start() <= at < match.end())


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    """A pattern, compiled when a text has a word for it: most articles have none."""
    return regex.compile(pattern)


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands in a text."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def _quoted(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """Roe | was quoted as saying |; the Post | quoted | Roe | as saying |."""
    ends: dict[int, Range] = {}
    for match in _near(_QUOTED, reading.text, *_AS_SAYING):
        ends = ends or {end: (start, end) for start, end in phrases}
        cue = reading.at(*match.span())
        source = _subject(reading, cue[0], ends)
        content = None
        if source and cue[0] < cue[1]:
            content = _as_saying(reading, cue[0], cue[1]) or _clause_before(reading, source)
        if content:
            yield Draft((content,), source, cue, cue[0], 1.0, "quoted-as-saying")
    for match in _near(_CITED, reading.text, *_AS_SAYING):
        source, cue = (reading.at(*match.span(group)) for group in ("source", "cue"))
        content = _as_saying(reading, cue[0], reading.at(*match.span())[1])
        if content and source[0] < source[1]:
            yield Draft((content,), source, cue, cue[0], 1.0, "quoted-as-saying")


def _subject(reading: Reading, verb: int, ends: Mapping[int, Range]) -> Range | None:
    """The phrase or pronoun before a verb, before its apposition if it has one: Ana Roe, a nurse, | was."""
    before = verb - 1
    if before >= 0 and reading.pos[before] == _PRONOUN:
        return before, verb
    if before < 1 or reading.words[before] != ",":
        return ends.get(verb)
    first = max(reading.around(verb)[0], verb - _APPOSED)
    commas = [at for at in range(before - 1, first, -1) if reading.words[at] == "," and at in ends]
    named = (ends[at] for at in commas if reading.pos[at - 1] in NAMES)
    return next(named, ends[commas[0]] if commas else None)


def _as_saying(reading: Reading, cue: int, behind: int) -> Range | None:
    """What follows "as saying", else the quotation before: “Yes,” the Post quoted Roe | as saying."""
    first, last = reading.around(cue)
    stop = reading.stop(last)
    told = range(behind, min(behind + _HEARERS, stop - 1))  # as telling | reporters: | “...”
    behind = next((at + 1 for at in told if reading.words[at] in ",:" and reading.quote[at + 1] >= 0), behind)
    behind += reading.words[behind : behind + 1] == [":"]
    if behind + _LEAST <= stop:
        if reading.quote[behind] >= 0:
            return _quotation(reading, behind)
        if reading.words[behind] == "that" or (
            reading.words[behind] != "," and reading.pos[behind] != _ADJUNCT
        ):
            return behind, stop
    before = next((token for token in range(cue - 1, first - 1, -1) if reading.quote[token] >= 0), None)
    return None if before is None else _quotation(reading, before)


def _clause_before(reading: Reading, source: Range) -> Range | None:
    """The clause before whom it is of, and a comma: The port is shut |, Roe was quoted as saying."""
    clause = reading.around(source[0])[0], source[0] - 1
    told = clause[0] + _LEAST <= clause[1] and reading.words[clause[1]] == ","
    return clause if told and has_verb(reading, clause) else None


def _quotation(reading: Reading, token: int) -> Range:
    """The quotation that holds a token."""
    span = reading.quoted[reading.quote[token]]
    return reading.at(span.start, span.end)


def _told(reading: Reading) -> Iterator[Draft]:
    for match in _near(_TOLD, reading.text, *_TOLD_BY, end="d by"):
        source, cue = (reading.at(*match.span(group)) for group in ("source", "cue"))
        first, behind = reading.at(match.end() - len("that"), match.end())
        first = behind if reading.words[behind - 1] == ":" else first
        if source[0] < source[1] and cue[0] < cue[1] and reading.quote[cue[0]] < 0:
            stop = reading.stop(reading.around(cue[0])[1])
            if first + _LEAST < stop:
                yield Draft(((first, stop),), source, cue, cue[0], 1.0, "told-by")


def _denied(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """The claim that | he slept | was denied by | the clerk, Ana Roe |."""
    starts: dict[int, Range] = {}
    for match in _near(_DENIED, reading.text, *(f" {denied} " for denied in _DENYING)):
        starts = starts or {start: (start, end) for start, end in phrases}
        cue = reading.at(*match.span("cue"))
        source = starts.get(reading.at(match.end(), match.end() + 1)[0])
        first, last = reading.around(cue[0])
        is_aside = reading.words[cue[0] - 1] in ("which", "who", "that")  # a clause about what another says
        if not source or is_aside or reading.quote[cue[0]] >= 0:
            continue
        source = _whole(reading, source, starts, last)
        begin = next(
            (
                token + 1
                for token in range(first + 1, cue[0])
                if reading.words[token] == "that" and _is_claimed(reading, token - 1)
            ),
            first,
        )
        if begin + _LEAST <= cue[0] and not _is_dismissed(reading, (begin, cue[0]), begin == first, starts):
            yield Draft(((begin, cue[0]),), source, cue, cue[0], 1.0, "denied-by")


def _is_claimed(reading: Reading, noun: int) -> bool:
    """Whether a clause may be what a noun stands for: the claim | that; Rumours | that."""
    return reading.pos[noun] in COMMON or base(reading.lower[noun]) in lexicon("speech")["nouns"]


def _is_dismissed(reading: Reading, told: Range, opens: bool, starts: Mapping[int, Range]) -> bool:
    """Whether somebody was dismissed, not what they say: | The manager | was dismissed by his club.

    Not: the claim that | he slept | was dismissed. opens: whether what is dismissed opens the sentence.
    """
    if not opens:
        return False
    first, last = told
    subject = starts.get(first)
    if subject and subject[1] <= last:
        head = reading.lower[subject[1] - 1]
        if is_for_person(head) or all(reading.pos[at] in NAMES for at in range(*subject)):
            return True
    return reading.lower[first] != "that" and has_verb(reading, told)


def _by_account(reading: Reading) -> Iterator[Draft]:
    """By | the firm | 's own | account |, the valve failed twice. Rents fell, | per | the bank |."""
    accounts = _near(_ACCOUNT, reading.text, *(f" {word}" for word in _ACCOUNTS))
    tellings = _near(_ACCOUNT, reading.text, *(f" {word}" for word in (*_TELLING, *_PUTTING)), end=" it")
    for match in chain(accounts, tellings, _near(_PER, reading.text, "per ", "Per ")):
        source, cue = (reading.at(*match.span(group)) for group in ("source", "cue"))
        source = source[0], source[1] - (reading.words[source[1] - 1] in POSSESSIVE)
        if source[0] >= source[1] or cue[0] >= cue[1]:
            continue
        first, last = reading.around(cue[0])
        begin, end = reading.at(match.start(), match.start() + 1)[0], max(source[1], cue[1])
        apart = begin == first or reading.words[begin - 1] == ","
        if last - first > _LONGEST or not apart:
            continue
        before = first, begin - (reading.words[begin - 1] == ",")
        behind = end + (reading.words[end : end + 1] == [","]), reading.stop(last)
        per = reading.lower[cue[0]] == "per"
        aged = reading.words[cue[0]] == "Per" and reading.words[behind[0]].isdecimal()  # Per Lund, 55, said
        if per and (aged or not _is_told(reading, source)):
            continue
        if per and has_verb(reading, before):
            behind = behind[1], behind[1]  # per the bank |, a lender in Ostby
        content = tuple(part for part in (before, behind) if part[0] < part[1])
        size = sum(part[1] - part[0] for part in content)
        if size >= _LEAST and not reading.inside(*content[-1]) and reading.quote[begin] < 0:
            yield Draft(content, source, cue, cue[0], 1.0, "by-account")


def _is_told(reading: Reading, source: Range) -> bool:
    """Whether what stands behind "per" is a source: the bank, state data; not person, or hour."""
    opens = reading.pos[source[0]] in DETERMINING or reading.words[source[0]][:1].isupper()
    return opens or reading.lower[source[1] - 1] in lexicon("sources")["documents"]


def _to_whom(reading: Reading) -> Iterator[Draft]:
    """| To | Ana Roe |, the plan is “a joke”: a person's view, with some of it in quotation marks."""
    for match in _near(_TO, reading.text, "To ", "For "):
        source, cue = (reading.at(*match.span(group)) for group in ("source", "cue"))
        first, last = reading.around(cue[0])
        content = source[1] + 1, reading.stop(last)
        if cue[0] != first or source[0] >= source[1] or content[0] + _LEAST > content[1]:
            continue
        if reading.quote[cue[0]] >= 0 or not _is_viewer(reading, source, reading.lower[cue[0]] == "for"):
            continue
        quote = next((at for at in range(*content) if reading.quote[at] >= 0), content[0])
        if not ARE.isdisjoint(reading.lower[content[0] : quote]) and reading.inside(*content) > 1:
            yield Draft((content,), source, cue, cue[0], 1.0, "by-account")


def _is_viewer(reading: Reading, source: Range, doubted: bool) -> bool:
    """Whether words stand for one who may have a view: a name, a role, one's kin. doubted: For | Geneva |."""
    roles = lexicon("roles")
    first, noun = (reading.lower[at].removesuffix(".") for at in (source[0], source[1] - 1))
    person = flags(noun).noun == PERSON or not {noun, first}.isdisjoint(roles["roles"] | roles["kin"])
    if person or first in roles["titles"]:
        return True
    named = all(reading.pos[at] in NAMES for at in range(*source))
    places = any(is_only_town(word) for word in reading.words[slice(*source)])
    return named and not places and (not doubted or is_given(reading.words[source[0]]))


def _in_words(reading: Reading) -> Iterator[Draft]:
    """In the | words | of | Ana Roe |, the plan is a joke; “A joke,” in the | words | of | Ana Roe |."""
    for match in _near(_IN_WORDS, reading.text, " words of "):
        source, cue = (reading.at(*match.span(group)) for group in ("source", "cue"))
        content = _as_saying(reading, cue[0], source[1] + (reading.words[source[1] : source[1] + 1] == [","]))
        if content and source[0] < source[1]:
            yield Draft((content,), source, cue, cue[0], 1.0, "in-words")


def _whole(reading: Reading, source: Range, starts: Mapping[int, Range], last: int) -> Range:
    """A source with whom it belongs to and its name behind it: the court | 's clerk | , Ana Roe."""
    first, end = source
    if end < last and reading.words[end] in POSSESSIVE_S:
        end += 1
        while end < last and reading.pos[end] in NOMINAL:
            end += 1
    beside = starts.get(end + 1)
    is_name = beside and reading.words[end] == "," and reading.pos[beside[0]] in NAMES
    return first, beside[1] if beside and is_name and beside[1] <= last else end


def _before_quotation(reading: Reading, pattern: str, rule: str, *words: str) -> Iterator[Draft]:
    for match in _near(pattern, reading.text, *words):
        source, cue = (reading.at(*match.span(group)) for group in ("source", "cue"))
        first, last = reading.at(match.end(), match.end() + 1)
        clause = has_verb(reading, source)  # quoted | a poem and said |: “...”
        source, _ = held(reading, source, None) or (source, None)  # quoted | Ana Roe |'s remark: “...”
        if (
            not clause
            and source[0] < source[1]
            and cue[0] < cue[1]
            and first < last
            and reading.quote[first] >= 0
        ):
            span = reading.quoted[reading.quote[first]]
            yield Draft((reading.at(span.start, span.end),), source, cue, cue[0], 1.0, rule)
