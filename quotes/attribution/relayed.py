"""Relayed speech: said by Cole, not by who tells of it, in "Cole was quoted by the Post as saying ...".

What was denied, or rejected, by somebody is found here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import regex

from quotes.attribution.drafts import Draft, Range
from quotes.text.analysis import Reading
from quotes.text.tags import POS

__all__ = ["found"]

_QUOTED = regex.compile(
    r"\b(?:was|were|is|are|been|being) (?:also |later )?(?:quoted|cited) "
    r"(?:(?:by|in|on) [^.;:\n]{1,60}? )?as saying\b"
)
_RECORDED = regex.compile(
    r"\b(?:audio|clips?|footage|recordings?|tapes?|videos?) of (?P<source>[^.;:,\"“”\n]{2,60}?) "
    r"(?P<cue>asking|saying|telling)\b[^.;:\"“”\n]{0,40}[,:]? (?=[\"“])"
)
_TOLD_BY = tuple(f"{told} by" for told in ("advised", "assured", "informed", "reminded", "told", "warned"))
_TOLD = regex.compile(
    rf"\b(?P<cue>(?:was|were|is|are|been|being) (?:{'|'.join(_TOLD_BY)})) "
    r"(?P<source>[^.;:\"“”\n]{2,80}?),? that\b"
)
_WORDED = regex.compile(
    r"\b[Ii]n (?P<source>his|her|their|\p{Lu}[^.;:,\"“”\n]{1,60}?)(?:['’]s?)? (?:own )?"
    r"(?P<cue>words), (?=[\"“])"
)
_POSSESSIVE = ("'s", "’s", "'", "’")
_ACCOUNTS = ("account", "accounts", "admission", "count", "estimate", "reckoning", "telling")
_ACCOUNT = regex.compile(
    r"\b[Bb]y (?P<source>his|her|their|its|\p{L}[^.;:,\"“”\n]{1,60}?['’]s?) (?:own )?"
    rf"(?P<cue>{'|'.join(_ACCOUNTS)}), (?=\S)"
)
_DENIED_BY = tuple(
    f"{denied} by" for denied in ("contradicted", "denied", "dismissed", "disputed", "refuted", "rejected")
)
_DENIED = regex.compile(
    r"\b(?P<cue>(?:was|were|is|are|ha(?:s|ve|d) been) (?:\p{Ll}+ly |also |later |since )?"
    rf"(?:{'|'.join(_DENIED_BY)})) (?=\S)"
)
_NAMED = frozenset(POS.index(tag) for tag in ("NNP", "NNPS"))
_NOMINAL = frozenset(POS.index(tag) for tag in ("NN", "NNS", "NNP", "NNPS", "JJ"))
_CLAIMED = frozenset(POS.index(tag) for tag in ("NN", "NNS"))
_REACH = 120  # characters around a word in which a pattern with it is looked for
_LEAST = 2  # tokens of a content


def found(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """What somebody is quoted as saying, was told by somebody, is recorded saying or says "in her words".

    phrases: the noun phrases.
    """
    yield from _quoted(reading, phrases)
    yield from _told(reading)
    yield from _denied(reading, phrases)
    yield from _by_account(reading)
    yield from _before_quotation(reading, _RECORDED, "recorded-saying", " asking", " saying", " telling")
    yield from _before_quotation(reading, _WORDED, "in-words", "words, ")


def _near(pattern: regex.Pattern[str], text: str, *words: str) -> Iterator[regex.Match[str]]:
    """The matches of a pattern around words that it holds, which are found much faster than it."""
    for word in words:
        at = text.find(word)
        while at >= 0:
            matches = pattern.finditer(text, max(0, at - _REACH), at + _REACH)
            yield from (match for match in matches if match.start() <= at < match.end())
            at = text.find(word, at + 1)


def _quoted(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    ends: dict[int, Range] = {}
    for match in _near(_QUOTED, reading.text, "as saying"):
        ends = ends or {end: (start, end) for start, end in phrases}
        first, last = reading.tokens.at(*match.span())
        source = ends.get(first)
        if source and first < last:
            stop = reading.stop(reading.around(first)[1])
            if last + _LEAST <= stop and reading.words[last] != ",":
                yield Draft(((last, stop),), source, (first, last), first, 1.0, "quoted-as-saying")


def _told(reading: Reading) -> Iterator[Draft]:
    for match in _near(_TOLD, reading.text, *_TOLD_BY):
        source, cue = (reading.tokens.at(*match.span(group)) for group in ("source", "cue"))
        first, _ = reading.tokens.at(match.end() - len("that"), match.end())
        if source[0] < source[1] and cue[0] < cue[1]:
            stop = reading.stop(reading.around(cue[0])[1])
            if first + _LEAST < stop:
                yield Draft(((first, stop),), source, cue, cue[0], 1.0, "told-by")


def _denied(reading: Reading, phrases: Sequence[Range]) -> Iterator[Draft]:
    """The claim that | he slept | was denied by | the clerk, Ana Roe |."""
    starts: dict[int, Range] = {}
    for match in _near(_DENIED, reading.text, *_DENIED_BY):
        starts = starts or {start: (start, end) for start, end in phrases}
        cue = reading.tokens.at(*match.span("cue"))
        source = starts.get(cue[1])
        first, last = reading.around(cue[0])
        is_aside = reading.words[cue[0] - 1] in ("which", "who", "that")  # a clause about what another says
        if not source or is_aside or reading.quote[cue[0]] >= 0:
            continue
        source = _whole(reading, source, starts, last)
        begin = next(
            (
                token + 1
                for token in range(first + 1, cue[0])
                if reading.words[token] == "that" and reading.pos[token - 1] in _CLAIMED
            ),
            first,
        )
        if begin + _LEAST <= cue[0]:
            yield Draft(((begin, cue[0]),), source, cue, cue[0], 1.0, "denied-by")


def _by_account(reading: Reading) -> Iterator[Draft]:
    """By | the firm | 's own | account |, the valve failed twice."""
    for match in _near(_ACCOUNT, reading.text, *(f" {word}, " for word in _ACCOUNTS)):
        source, cue = (reading.tokens.at(*match.span(group)) for group in ("source", "cue"))
        source = source[0], source[1] - (reading.words[source[1] - 1] in _POSSESSIVE)
        stop = reading.stop(reading.around(cue[0])[1])
        if source[0] < source[1] and cue[1] + 1 + _LEAST <= stop and reading.quote[cue[1] + 1] < 0:
            yield Draft(((cue[1] + 1, stop),), source, cue, cue[0], 1.0, "by-account")


def _whole(reading: Reading, source: Range, starts: Mapping[int, Range], last: int) -> Range:
    """A source with whom it belongs to and its name behind it: the court | 's clerk | , Ana Roe."""
    first, end = source
    if end < last and reading.words[end] in ("'s", "’s"):
        end += 1
        while end < last and reading.pos[end] in _NOMINAL:
            end += 1
    beside = starts.get(end + 1)
    is_name = beside and reading.words[end] == "," and reading.pos[beside[0]] in _NAMED
    return first, beside[1] if beside and is_name and beside[1] <= last else end


def _before_quotation(
    reading: Reading, pattern: regex.Pattern[str], rule: str, *words: str
) -> Iterator[Draft]:
    for match in _near(pattern, reading.text, *words):
        source, cue = (reading.tokens.at(*match.span(group)) for group in ("source", "cue"))
        first, last = reading.tokens.at(match.end(), match.end() + 1)
        if source[0] < source[1] and cue[0] < cue[1] and first < last and reading.quote[first] >= 0:
            span = reading.quoted[int(reading.quote[first])]
            yield Draft((reading.tokens.at(span.start, span.end),), source, cue, cue[0], 1.0, rule)
