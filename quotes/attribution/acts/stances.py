"""Stances: what a speaker does with the content: asserts, denies, asks ... or has not said it at all.

Told by the reporting word, by what stands before it (negations, auxiliaries, who speaks) and by how the
content begins; the words are in the lexicon ``stances``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise

from quotes.attribution.acts.denials import has_object, is_beside, is_called_false, is_denial, is_own
from quotes.attribution.acts.disowned import is_disowned
from quotes.attribution.acts.orders import ASKING, REACH, is_directed, is_order
from quotes.attribution.drafts import Draft, Range
from quotes.document import Stance
from quotes.resources import lexicon
from quotes.text.analysis import OUTSIDE, Reading
from quotes.text.tags import POS
from quotes.words.calendar import CALENDAR
from quotes.words.wordforms import wordforms

__all__ = ["possible_lemmas", "stance"]

_OTHERS = ("declines", "denies", "doubts")  # what is done with others' words, or with none
_BEFORE = 8  # tokens before a cue in which its auxiliaries are looked for
_SUBJECT = 3  # tokens before its subject that are looked at
_AFTER = 15  # tokens between a cue and its content
_CLASSES: tuple[Stance, ...] = ("declines", "denies", "doubts", "asks", "orders", "concedes")
_PHRASES: tuple[Stance, ...] = ("denies", "orders", "asks")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "'re", "'m", "’s", "’re", "’m"])
_BORDERS = frozenset([",", ";", ":", ".", "?", "!", "(", ")", "and", "but", "as", "that", "who", "which"])
_WILLING = frozenset(["would", "will", "wo", "'ll", "’ll"])
_MODAL = POS.index("MD")
_MINDED = frozenset(["know", "see", "understand"])
_OBSERVED = frozenset(["heard", "seen", "read", "found", "like"])
_DIRECTING = frozenset(["to", "against"])
_ABOUT = frozenset(["about", "on", "over"])
_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)


def stance(reading: Reading, draft: Draft) -> Stance:
    """What the source of an attribution does with its content."""
    if is_disowned(reading, draft):
        return "unsaid"
    if draft.cue is None or not _is_turned(reading, draft, draft.cue):
        return "declines" if _is_no_comment(reading, draft) else _plain(reading, draft)
    if is_beside(reading, draft):
        return _plain(reading, draft)
    report = _Report(reading, draft, draft.cue)
    named = report.stance
    if report.is_supposed or report.is_undone:
        return "unsaid"
    own = named in _OTHERS and is_own(reading, draft)
    if report.is_negated and not (own and has_object(reading, draft.cue)):
        return report.negated(named)
    if own:
        return _plain(reading, draft)
    if named in (None, "orders") and (plain := _plain(reading, draft)) == "asks":
        return plain
    return named or "asserts"


def _is_turned(reading: Reading, draft: Draft, cue: Range) -> bool:
    """Whether any word of the report, or before it, may make it more than an assertion: few have one."""
    first, last = cue
    source = draft.source or cue
    begin = first - _BEFORE - _SUBJECT if source[1] > first else max(first - _BEFORE, source[1])
    turns = reading.flags("turns", _turns)
    if 1 in turns[max(begin, 0) : last] or 1 in turns[max(source[0] - _SUBJECT, 0) : source[0] + 1]:
        return True
    if 1 in reading.flags("names stance", _names)[first:last]:
        return True
    directs = not _DIRECTING.isdisjoint(reading.lower[first : last + _AFTER + REACH])
    return directs and 1 in reading.flags("may order", _may_order)[first:last]


def _turns(word: str) -> bool:
    """Whether a word before a report negates it, supposes it or leaves it unsaid."""
    groups = lexicon("stances")
    listed = any(word in groups[name] for name in ("hypothetical", "negation", "not somebody"))
    return (
        listed
        or word in ("had", "if", "unless", "to")
        or not groups["undone"].isdisjoint(possible_lemmas(word))
    )


def _plain(reading: Reading, draft: Draft) -> Stance:
    """``asks`` where the content is nothing but questions; of a labelled turn, where half of it is."""
    words = reading.words
    if is_denial(reading, draft):
        return "denies"
    asking = [part for part in draft.content if _may_ask(reading, *part)]  # few: a mark is found fast
    questions = sum(words[first:last].count("?") for first, last in asking)
    if not questions:
        return "asserts"
    others = sum(words[first:last].count(mark) for first, last in draft.content for mark in ".!")
    # "It is late," he said. "Who is it?" is a statement and a question
    others += sum(not _goes_on(reading, *parts) for parts in pairwise(sorted(draft.content)))
    is_turn = draft.cue is not None and draft.head is None and reading.words[draft.cue[1] - 1] == ":"
    return "asks" if others <= (questions if is_turn else 0) else "asserts"


def _may_ask(reading: Reading, first: int, last: int) -> bool:
    """Whether a question mark stands among some tokens."""
    return reading.text.find("?", reading.starts[first], reading.ends[last - 1]) >= 0


def _is_no_comment(reading: Reading, draft: Draft) -> bool:
    """Whether somebody only said to say nothing: said the firm had | no comment |, would | not comment |."""
    if not draft.content or draft.cue is None:
        return False
    first, last = draft.content[0]
    last = min(last, first + REACH)
    if _COMMENT.isdisjoint(reading.lower[first:last]):
        return False
    at = next(at for at in range(first, last) if reading.lower[at] in _COMMENT)
    return at > first and reading.quote[at] < 0 and _negations(reading.lower[max(first, at - _NEGATED) : at])


_COMMENT = frozenset(("comment", "comments"))
_NEGATED = 3
"""Tokens from a negation to the word that it negates: did not immediately comment."""


def _goes_on(reading: Reading, part: Range, following: Range) -> bool:
    """Whether a piece of content ends its sentence, or the following is the rest of that."""
    begins = next((word for word in reading.words[slice(*following)] if word[0].isalnum()), "")
    return bool({".", "?", "!"} & {*reading.words[slice(*part)][-2:]}) or begins[:1].islower()


class _Report:
    """The words of an attribution that tell its stance.

    verb: the auxiliaries before the cue and the cue; at: which of them names the stance, the last if none
    does. subject: the source's words; before_subject: up to three before them.
    """

    def __init__(self, reading: Reading, draft: Draft, cue: Range) -> None:
        lower, source = reading.lower, draft.source
        sentence = reading.around(cue[0])[0]
        start = _auxiliaries(reading, draft, cue[0], sentence)
        self.reading, self.draft = reading, draft
        self.tokens = range(start, cue[1])
        self.verb = lower[start : cue[1]]
        self.at, self.stance = _named(reading, draft, self.tokens, cue)
        first = source[0] if source and source[0] < cue[0] else start
        self.before_subject = lower[max(sentence, first - _SUBJECT) : first]
        self.subject = lower[source[0] : source[1]] if source else []

    @property
    def is_supposed(self) -> bool:
        """Whether it is said only in a condition, in the future or perhaps."""
        if self.before_subject[-1:] in (["if"], ["unless"]) and self.before_subject[-2:-1] != ["as"]:
            return True
        if self.before_subject == ["had"]:
            return True  # | had | Roe said so, Poe would have left
        if _is_to_come(self.verb):
            return True
        modals = {
            word
            for word, token in zip(self.verb[: self.at], self.tokens, strict=False)
            if word in lexicon("stances")["hypothetical"] and self.reading.pos[token] == _MODAL
        }
        if not modals or _OBSERVED & {*self.verb} or self._is_undone_negation:
            return False
        if modals <= _WILLING and self.is_negated:
            return "able" in self.verb or "have" in self.verb
        # "You will see," he would say: he used to
        is_quoted = all(self.reading.quote[first] >= 0 for first, _ in self.draft.content)
        return not (modals == {"would"} and is_quoted and "have" not in self.verb)

    @property
    def is_undone(self) -> bool:
        """Whether the source left it unsaid: failed to say, without saying."""
        undone = lexicon("stances")["undone"]
        for at, word in enumerate(self.verb[: self.at]):
            following = self.verb[at + 1]
            if possible_lemmas(word) & undone and (
                following in ("to", "of", "than") or following.endswith("ing")
            ):
                return not _negations(self.verb[:at])
        return False

    @property
    def is_negated(self) -> bool:
        """Whether a negation stands before the word that reports, or nobody is its subject."""
        words = self.verb[: self.at] if self.stance else self.verb
        if self.stance == "doubts" and "little" in words:
            return True
        if _negations(words):
            return not self._is_undone_negation
        if self.subject[-1:] == ["nor"]:  # neither confirmed nor | denied
            return True
        first, *others = self.subject or ("",)
        if first in lexicon("stances")["not somebody"] and not (others and others[0][:1].isdigit()):
            return True
        return bool(_negations(self.before_subject[-2:-1]) and self.before_subject)

    @property
    def _is_undone_negation(self) -> bool:
        """Whether what is negated leaves it said all the same: could not resist saying, not only said."""
        at = next((at for at, word in enumerate(self.verb) if _negations([word])), len(self.verb))
        rest = {lemma for word in self.verb[at + 1 :] for lemma in possible_lemmas(word)}
        return bool(lexicon("stances")["double"] & rest)

    def negated(self, named: Stance | None) -> Stance:
        """The stance where the reporting word is negated."""
        lemmas = {lemma for word in self.verb for lemma in possible_lemmas(word)}
        groups = lexicon("stances")
        is_willed = bool(_WILLING & {*self.verb} or "neither" in self.verb)
        if named == "doubts":
            return "asserts"
        if "accept" in lemmas:
            return "denies"
        if named is None and lemmas & groups["doubts where negated"]:
            return "doubts"
        progressive = any(word in _BE for word in self.verb) and self.verb[-1].endswith("ing")
        if lemmas & groups["declines where negated"] or (is_willed and named != "declines"):
            return "declines"
        return "declines" if progressive and named is None else "unsaid"


def _auxiliaries(reading: Reading, draft: Draft, cue: int, sentence: int) -> int:
    """The first of the tokens before the cue that belong to its verb."""
    first = max(sentence, cue - _BEFORE, 0)
    for begin, end in (*draft.content, draft.source or (cue, cue)):
        if begin < cue:
            first = max(first, min(end, cue))
    lower, state = reading.lower, reading.state[first:cue]
    at = cue
    while at > first and state[at - 1 - first] == OUTSIDE and lower[at - 1] not in _BORDERS:
        at -= 1
    return at


def _following(draft: Draft, last: int) -> list[int]:
    """The tokens between a cue that ends at ``last`` and the content behind it, and the first of that."""
    behind = [part for part in draft.content if part[0] >= last]
    if not behind or behind[0][0] - last > _AFTER:
        return []
    first, end = behind[0]
    return [
        token
        for token in (*range(last, first), *range(first, min(end, first + REACH)))
        if not (draft.source and draft.source[0] <= token < draft.source[1])
    ]


def _named(reading: Reading, draft: Draft, tokens: range, cue: Range) -> tuple[int, Stance | None]:
    """Which word of a verb names a stance, and which."""
    verb = reading.lower[tokens.start : tokens.stop]
    named, ordered = reading.flags("names stance", _names), reading.flags("may order", _may_order)
    if 1 not in named[cue[0] : cue[1]] and 1 not in ordered[cue[0] : cue[1]]:
        return len(verb) - 1, None
    groups, after = lexicon("stances"), _following(draft, cue[1])
    behind = [reading.lower[token] for token in after[:5]]
    for at in range(cue[0] - tokens.start, len(verb)):
        lemmas = possible_lemmas(verb[at])
        following = _without_days([*verb[at + 1 :], *behind])
        if lemmas & groups["asks where a question follows"] and _is_pressed(following):
            return at, "asks"
        if lemmas & groups["denies where false"] and is_called_false(reading, draft, tokens[at]):
            return at, "denies"
        behind_verb = [*tokens[at + 1 :], *after]
        tells = lemmas & groups["orders where someone is to act"] and not _is_no_order(verb, at, following)
        if tells and is_order(reading, draft, cue, behind_verb):
            return at, "orders"
        spelled = [" ".join([verb[at], *following[:size]]) for size in (1, 2, 3, 4)]
        for name in _PHRASES:
            if not groups[f"{name} phrases"].isdisjoint(spelled):
                return at, name
        for name in _CLASSES:
            if lemmas & groups[name] or (name == "doubts" and verb[at] == "unclear"):
                return at, _refined(reading, name, lemmas, following, behind_verb)
    return len(verb) - 1, None


def _is_no_order(verb: Sequence[str], at: int, following: Sequence[str]) -> bool:
    """Whether a word of a verb is no order: he is | said | to have left; she | wants | to leave.

    Nor: she | wants | people to know that.
    """
    if verb[at] == "said":
        return not _BE.isdisjoint(verb[:at])
    wants = "want" in possible_lemmas(verb[at])
    return wants and (following[:1] == ["to"] or not _MINDED.isdisjoint(following))


def _without_days(words: Sequence[str]) -> list[str]:
    """Words without the day of something: insisted | on Sunday | that nobody slept."""
    kept: list[str] = []
    for word in words:
        if word in CALENDAR:
            del kept[len(kept) - (kept[-1:] in (["on"], ["in"])) :]
        else:
            kept.append(word)
    return kept


def _is_pressed(following: Sequence[str]) -> bool:
    """Whether somebody is asked for an answer: pressed | her on whether; challenged | them over why."""
    return any(first in _ABOUT and second in ASKING for first, second in pairwise(following[:REACH]))


def _refined(
    reading: Reading, named: Stance, lemmas: frozenset[str], following: Sequence[str], tokens: Sequence[int]
) -> Stance | None:
    """The stance of a word that has one, by what follows it."""
    if named == "asks" and "ask" in lemmas:
        asked = following[:1] in (["for"], ["that"]) or is_directed(reading, tokens, certain=True)
        return "orders" if asked else "asks"
    if named == "orders" and following[:2] == ["to", "know"]:
        return "asks"
    if lemmas & {"accept", "grant"}:
        return named if following[:1] == ["that"] else None
    return named


def _is_to_come(words: Sequence[str]) -> bool:
    """Whether words announce a verb: is expected to, is going to, is to."""
    ahead = lexicon("stances")["to come"]
    return any(
        words[at + 1] == "to" and (word in _BE or possible_lemmas(word) & ahead)
        for at, word in enumerate(words[:-2])
    )


def _negations(words: Iterable[str]) -> bool:
    return not lexicon("stances")["negation"].isdisjoint(words)


def _names(word: str) -> bool:
    """Whether a word may name a stance, alone or as the first of a phrase."""
    lemmas, first = _naming()
    return word in first or not lemmas.isdisjoint(possible_lemmas(word))


def _may_order(word: str) -> bool:
    """Whether a word orders where it says that somebody is to do something."""
    return not lexicon("stances")["orders where someone is to act"].isdisjoint(possible_lemmas(word))


@cache
def _naming() -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas that name a stance, and the words that do or that begin a phrase that does."""
    groups = lexicon("stances")
    alone = (*_CLASSES, "asks where a question follows", "denies where false")
    lemmas = frozenset().union(*(groups[name] for name in alone))
    phrases = frozenset().union(*(groups[f"{name} phrases"] for name in _PHRASES))
    return lemmas, frozenset(phrase.partition(" ")[0] for phrase in phrases) | {"unclear"}


@lru_cache(10_000)
def possible_lemmas(word: str) -> frozenset[str]:
    """The word, its lemma, and what it would be the form of if it were regular."""
    found = {word, wordforms().base(word)}
    for ending, others in _ENDINGS:
        if word.endswith(ending):
            bare = word.removesuffix(ending)
            found |= {bare + other for other in others}
            if bare[-1:] == bare[-2:-1]:
                found.add(bare[:-1])
    return frozenset(found)
