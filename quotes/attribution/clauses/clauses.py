"""Clauses: indirect speech, read off the order of source, verb of speech and clause.

For what no quotation marks show and the models miss. A text is written down as a line with one
letter for each token or noun phrase, a sentence a line; a rule is a pattern over such lines, see
``clause_rules``. The letters are those of ``lines``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from quotes.attribution.acts.acts import HEARD, HEARING, base, bases, behind_report, has_verb, is_document
from quotes.attribution.acts.mains import SUBORDINATING, is_told
from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.clauses.clause_rules import RELATIVE, RULES, ClauseRule
from quotes.attribution.clauses.lines import BY_TAG, line
from quotes.attribution.clauses.no_reports import is_no_report, leads_to_quotation
from quotes.attribution.contents.extents import TIMES, is_elliptic
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.quotations.relayed import passes_on
from quotes.attribution.sources.views import held, is_voiced
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import INFLECTED, NAMES, POS, tagged
from quotes.words.function_words import ASKING, IN_ROWS
from quotes.words.speech import classes

__all__ = ["found"]

_SURE = 0.97  # of who is quoted within what another judges
_SURE_OF = frozenset(("heard-from-that", "noun-by-source-that", "what-called"))
_LIKELY = 0.6  # the probability of a rule's draft: what the models are surer of is better

_PATTERNS = tuple((rule, re.compile(rule.pattern)) for rule in RULES)
_NEEDS = frozenset(rule.needs for rule in RULES)

_PREPOSITION = POS.index("IN")
_NOUN, _PLURAL = POS.index("NN"), POS.index("NNS")
_PARTICIPLES = tagged("VBG", "VBN")
_NUMBER, _ING, _BASE = POS.index("CD"), POS.index("VBG"), POS.index("VB")
_NOBODY = TIMES | {"you", "who", "whom", "nothing", "what"}  # no source, except "which" of documents
_ASIDE = SUBORDINATING | {"who", "which", "whose", "where"}
_RELATIVES = frozenset(("that", "what", "which", "who", "whom"))
_CONDITIONS = frozenset(("if", "unless"))
_AUXILIARY = frozenset("can cannot could had has have may might must shall should will would".split())
_DOING = frozenset("acknowledge admit deny mention propose recall recommend regret suggest".split())
_NAMING = frozenset("brand call characterise characterize describe dub label term".split())
_COUNTED = frozenset("casualties costs damages deaths losses odds sales".split())
_SUM = frozenset(("$", "£", "€", "₹", "¥", "%", "percent", "per"))
_PUTTING = frozenset(("estimate", "put"))
_ADVISING = frozenset(("advise", "remind", "require", "tell", "warn"))
_FINDING = frozenset("conclude document estimate find identify indicate record reveal show tally".split())
_HEARING = frozenset(("get", "hear", "receive"))
_JOINING = frozenset(("and", "but", "so", "yet", ";", ":", "–", "—"))
_SETTING = frozenset("after as before between by despite during for in on since under when while".split())
_SURELY_CLAUSE = 5  # tokens
_STOPS = frozenset((",", ";"))
_LONGEST_SENTENCE = 150  # tokens


def found(reading: Reading, ranges: Sequence[Range]) -> Iterator[Draft]:
    """What the rules read off a text; ``ranges`` are its noun phrases."""
    letters, parts = line(reading, ranges)
    with_any = {needs: _with_any(letters, needs) for needs in _NEEDS}
    for rule, pattern in _PATTERNS:
        for match in pattern.finditer(with_any[rule.needs]):
            draft = _draft(reading, rule, match, parts)
            if draft:
                yield draft


def _with_any(letters: str, needs: str) -> str:
    """The letters of the sentences that have one of some; line breaks for others: all keep their places."""
    if not needs:
        return letters
    codes = np.frombuffer(letters.encode("ascii"), np.uint8)
    breaks = np.flatnonzero(codes == ord("\n"))
    wanted = np.zeros(256, np.bool_)
    wanted[[*map(ord, needs)]] = True
    has = np.logical_or.reduceat(wanted[codes], breaks)
    kept = np.repeat(has, np.diff(breaks, append=len(codes)))
    return np.where(kept, codes, np.uint8(ord("\n"))).tobytes().decode("ascii")


def _draft(reading: Reading, rule: ClauseRule, match: re.Match[str], parts: Sequence[Range]) -> Draft | None:
    """The draft of a match, if there is a clause for its content."""

    def tokens(group: str) -> Range:
        first, last = match.span(group) if group in match.re.groupindex else (0, 0)
        return (parts[first][0], parts[last - 1][1]) if first < last else (0, 0)

    source, cue = tokens("source"), tokens("cue")
    if reading.lower[source[0]] in _NOBODY:
        return None
    if "view" in rule.name:
        behind = tokens("behind") if match.groupdict().get("behind") else None
        if behind and reading.lower[source[0] : behind[0]] == ["one", "of"]:  # one of | the mayor's views |
            source, behind = behind, None
        farther = tokens("farther") if match.groupdict().get("farther") else None
        own = held(reading, source, behind) or held(reading, source, farther)
        if own is None:
            return None
        source, cue = own
    if rule.before:
        source = _with_other_role(reading, match, parts, source)
        before = parts[match.start()][0]
        content, decides = _said_before(reading, rule, source, cue, before, tokens)
    else:
        content, decides = _said_behind(reading, rule, source, cue, parts[match.start("source")], tokens)
    if rule.name == "voiced-that" and reading.lower[cue[1]] == "by":
        source = (cue[1] + 1, content[0][0])
    heard = reading.lower[cue[1] - 1] in HEARD and reading.lower[source[1] - 1] in HEARING
    decides = decides and not (heard and reading.lower[cue[1] : cue[1] + 1] == ["from"])
    likely = 1.0 if heard else _SURE if rule.name in _SURE_OF else _LIKELY
    return Draft(content, source, cue, cue[0], likely, rule.name) if decides else None


def _said_before(
    reading: Reading, rule: ClauseRule, source: Range, cue: Range, before: int, tokens: Callable[[str], Range]
) -> tuple[tuple[Range, ...], bool]:
    """The clause that stands before who said it, up to a token, and whether it is one."""
    first, last = reading.around(cue[0])
    stop = reading.stop(last)
    content = (behind_report(reading, first, before), before)
    source_ends = reading.words[source[1] : source[1] + 1] != [","]
    short = rule.name == "clause-cue-source" and source_ends and is_elliptic(reading, content)
    ends = rule.name == "clause-cue-source" and not _is_said_by(reading, cue, source)
    ends = ends or leads_to_quotation(reading, content, cue[1])
    told = short or is_told(reading, content, stop, ends)
    told = told and _may_tell(reading, cue, tokens("told"))
    told = told and not is_no_report(reading, content, source, cue)
    return (content,), told and not _has_object(reading, tokens("rest"))


def _said_behind(
    reading: Reading,
    rule: ClauseRule,
    source: Range,
    cue: Range,
    phrase: Range,
    tokens: Callable[[str], Range],
) -> tuple[tuple[Range, ...], bool]:
    """What stands behind a cue, or around it, and whether it is said. phrase: the first of the source."""
    stop = reading.stop(reading.around(cue[0])[1])
    content: tuple[Range, ...]
    if rule.name == RELATIVE:
        rest = (tokens("rest")[0], _clause_end(reading, tokens("rest")[0] + 1, stop))
        content = tuple(part for part in (tokens("content"), rest) if part[0] < part[1])
        decides = rest[1] - rest[0] > 1 and reading.lower[source[0] - 1] in _RELATIVES
    elif rule.name.startswith("split-"):
        rest = (tokens("rest")[0], stop)
        content = (tokens("content"), rest)
        related = reading.lower[source[0]] in _RELATIVES  # Ostby, | which | reported rain, shut its schools
        decides = not related and _goes_on(reading, content[0], rest, rule.name == "split-source-cue")
    elif rule.name == "documents-show-clause":
        start = tokens("content")[0]
        content = ((start, _clause_end(reading, start + 2, stop)),)
        decides = _is_telling(reading, phrase)
    elif rule.name == "documents-find-thing":
        content = ((tokens("content")[0], _clause_end(reading, cue[1], stop)),)
        found = is_document(reading, *source, "documents: study") and bool(_verbs(reading, cue) & _FINDING)
        decides = found and content[0][1] - content[0][0] > 1
    elif rule.name in _JUDGED:
        content = (tokens("content"),)
        decides = _JUDGED[rule.name](reading, source, cue, content[0])
    elif rule.name == "source-orders":
        content = ((tokens("content")[0], _clause_end(reading, cue[1], stop)),)
        decides = _is_ordered(reading, cue, tokens("content")[1])
    elif rule.name == "according-to-clause":
        content = ((tokens("content")[0], stop),)
        decides = not reading.inside(*content[0]) and _is_according(reading, cue[0], content[0])
    else:
        start = tokens("content")[0]
        content = ((start, _clause_end(reading, start + 2, stop)),)
        decides = _may_follow(reading, rule, start, source[1], cue[1] - 1)
    return content, decides


def _clause_end(reading: Reading, first: int, stop: int) -> int:
    """Where the clause ends that begins before ``first``: at a comma, or where its sentence does."""
    stop = min(stop, first + _LONGEST_SENTENCE)
    return next((at for at in range(first, stop) if reading.words[at] in _STOPS), stop)


def _verbs(reading: Reading, cue: Range) -> set[str]:
    """What the words of a cue may be the forms of."""
    return {lemma for word in reading.lower[slice(*cue)] for lemma in possible_lemmas(word)}


def _is_telling(reading: Reading, phrase: Range) -> bool:
    """Whether the noun of a phrase is one for a document or a body."""
    noun, sources = reading.lower[phrase[1] - 1], lexicon("sources")
    return noun in sources["documents"] or noun in sources["bodies"]


def _is_number(reading: Reading, source: Range, cue: Range, part: Range) -> bool:
    """Whether somebody puts a number to something: put the damage | at | 4 million, estimated the crowd."""
    at = next((token for token in range(*part) if reading.lower[token] in ("at", "of", "to")), part[1])
    is_sum = not _SUM.isdisjoint(reading.words[at : part[1] + 1])
    if reading.pos[at - 1] == _PLURAL and reading.lower[at - 1] not in _COUNTED and not is_sum:
        return False  # put monitors at 22 schools
    return bool(_verbs(reading, cue) & _PUTTING) and _NUMBER in reading.pos[slice(*part)]


def _is_named(reading: Reading, source: Range, cue: Range, part: Range) -> bool:
    """Whether somebody is quoted for what he called a thing: what | Brooks | had called | ..."""
    return reading.lower[source[0] - 1] == "what" and bool(_verbs(reading, cue) & _NAMING)


def _is_denied(reading: Reading, source: Range, cue: Range, part: Range) -> bool:
    """Whether a verb denies what is the noun for something said: refuted | the charge."""
    said = base(reading.lower[part[1] - 1]) in lexicon("speech")["nouns"]
    return said and bool(_verbs(reading, cue) & lexicon("stances")["denies"])


def _is_ordered(reading: Reading, cue: Range, end: int) -> bool:
    """Whether somebody calls on others "to" do something: the words before ``end``."""
    verbs = _verbs(reading, cue) & (lexicon("speech")["calling"] | lexicon("speech")["asking"] | _ADVISING)
    return bool(verbs) and reading.lower[end - 1] == "to" and reading.pos[end] == _BASE


_JUDGED = {"put-at": _is_number, "what-called": _is_named, "source-denies": _is_denied}
"""Rules whose content is the phrase that their pattern has, and what decides of it."""


def _may_follow(reading: Reading, rule: ClauseRule, start: int, source: int, cue: int) -> bool:
    """Whether what is said may begin with a word: one that asks, or what was done (denies | having slept)."""
    if rule.name == "source-asked":  # not: said when | asked why
        told = _PARTICIPLES.intersection(reading.pos[start + 1 : start + 2])
        return reading.lower[start] in ASKING and not told and not _is_setting(reading, start)
    if rule.name == "source-doing-that":
        return reading.pos[cue] == _ING and "saying" in classes(reading.lower[cue])
    if rule.name == "heard-from-that":
        return reading.lower[cue] == "from" and bool(_verbs(reading, (cue - 2, cue)) & _HEARING)
    if rule.name == "voiced-that":
        by = {"by", "from"}.intersection(reading.lower[cue + 2 : start])
        return not by and is_voiced(reading.lower[source - 1], reading.lower[cue])
    if rule.name == "noun-by-source-that":
        return "nouns" in classes(reading.lower[cue]) and reading.lower[cue + 1] in ("by", "from")
    if rule.name == "source-cue-doing":
        return reading.pos[start] == _ING and base(reading.lower[cue]) in _DOING
    return True


def _is_setting(reading: Reading, first: int) -> bool:
    """Whether a clause tells when a quotation was said: said | when she freed him |: “Go.”"""
    stop = min(reading.around(first)[1], first + _LONGEST_SENTENCE) - 1
    colons = (at for at in range(first, stop) if reading.words[at] == ":")
    return reading.lower[first] in _SETTING and any(reading.quote[at + 1] >= 0 for at in colons)


def _is_according(reading: Reading, cue: int, part: Range) -> bool:
    """Whether somebody says what follows "according to" and its comma, to the end of the sentence.

    Of many words one is a verb, though the tagger took it for a noun.
    """
    opener = next((at for at in range(cue - 1, cue - 3, -1) if at >= 0 and reading.words[at] != ","), -1)
    begins = opener < 0 or reading.opens[cue] or reading.lower[opener] in _JOINING
    adds = reading.pos[part[0]] == _PREPOSITION and reading.lower[part[0]] not in _SETTING
    goes_on = adds or _is_in_list(reading, part)
    return begins and not goes_on and (has_verb(reading, part) or part[1] - part[0] >= _SURELY_CLAUSE)


def _is_in_list(reading: Reading, part: Range) -> bool:
    """Whether a part begins with names up to its next comma: the Road, | Rail and Ports Agency, |."""
    first, last = part
    end = next((at for at in range(first, last) if reading.words[at] == ","), first)
    row = reading.words[first:end]
    return "and" in row and all(word[:1].isupper() for word in row if word not in IN_ROWS)


def _goes_on(reading: Reading, part: Range, rest: Range, may_be_whole: bool) -> bool:
    """Whether a clause goes on behind who said it: Trade, says Peric, | is down."""
    if reading.inside(part[0], rest[0] + 1) or not has_verb(reading, (part[0], rest[1])):
        return False
    if passes_on(reading, (rest[1] - 1, rest[1])):  # It is over, Roe said, | PA reports
        return False
    if not has_verb(reading, part):
        opening = reading.pos[part[0]] == _PREPOSITION or not TIMES.isdisjoint(reading.lower[slice(*part)])
        if opening and has_verb(
            reading, rest
        ):  # In winter, Peric says, | trade; a month earlier, records show,
            return True
        return reading.pos[rest[0]] in INFLECTED or reading.lower[rest[0]] in _AUXILIARY or not may_be_whole
    first = rest[0]
    word = reading.lower[first]
    return may_be_whole and reading.pos[first] != _ING and (word not in _ASIDE or word in _CONDITIONS)


def _with_other_role(reading: Reading, match: re.Match[str], parts: Sequence[Range], source: Range) -> Range:
    """A source behind its cue with what else it is: said | lobbyist | and party strategist Ana Roe."""
    end = match.end("source")
    bare = reading.pos[source[0]] == _NOUN and source[1] - source[0] == 1
    if not bare or reading.words[source[1] : source[1] + 1] != ["and"] or match.string[end : end + 2] != "xN":
        return source
    last = parts[end + 1][1]
    return (source[0], last) if reading.pos[last - 1] in NAMES else source


def _is_said_by(reading: Reading, cue: Range, source: Range) -> bool:
    """Whether what is behind a verb can only be who said it: | says | a report; | proposed | Ana Roe."""
    return "say" in bases(reading, cue) or reading.pos[source[0]] in NAMES


def _may_tell(reading: Reading, cue: Range, told: Range) -> bool:
    """Whether who is named behind a verb may hear the clause before it: told | the paper |."""
    is_named = told[0] < told[1] and BY_TAG[reading.pos[told[0]]] != ord("P")
    return not is_named or bool(_verbs(reading, cue) & lexicon("acts")["addressing"])


def _has_object(reading: Reading, part: Range) -> bool:
    """Whether what a cue takes stands right behind it: confirmed | the plan |, told them | to leave |."""
    first, last = part
    if reading.lower[first] == "to" and first + 1 < last and reading.pos[first + 1] == _BASE:
        return True
    if first == last or BY_TAG[reading.pos[first]] in b"irw":
        return False
    return reading.lower[last - 1] not in TIMES
