"""Statements: how likely it is that what a cue reports was said at all, by what stands in and around it.

Much that looks like reported speech tells what somebody did: "the firm embarked on a refit", "the ministry
announced the launch of a fund". One linear score of cue, content and source tells them apart, learned by
``training/statements.py`` from articles in which every statement is marked.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import repeat
from math import exp

from quotes.attribution.acts.acts import BE, asks, base, bases, is_document, is_finding, is_put, phrase_of
from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.drafts import Draft, Range
from quotes.resources import lexicon, path
from quotes.text.analysis import Reading
from quotes.text.tags import POS
from quotes.words.function_words import SUBJECTS
from quotes.words.speech import belongs, classes
from quotes.words.tokens import POSSESSIVE

__all__ = ["LEAST", "features", "is_asked", "is_statement"]

LEAST = 0.35
"""The probability from which something was said."""

_POSSESSIVE = POS.index("POS")
_FINITE = frozenset(("MD", "VBD", "VBZ", "VBP"))
_NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_HAVE = frozenset("have has had having 've ’ve".split())
_PRONOUN = {
    **dict.fromkeys(("he", "she", "him", "her", "his"), "he"),
    **dict.fromkeys(("it", "its", "this", "that"), "it"),
    **dict.fromkeys(("they", "their", "them"), "they"),
    **dict.fromkeys(("i", "we", "you", "my", "our"), "I"),
    **dict.fromkeys(("who", "which", "whom", "whose", "what"), "who"),
}
_CERTAIN = ("by-account", "documents-find-thing", "put-at")
"""Rules whose contents are always said."""

_SKIPPED = frozenset(("``", "''", ",", ":", "RB", "CC"))
_OPENING = frozenset(("IN", "WRB"))
_ASKING = frozenset(("WP", "WRB", "WDT"))
_OBJECT = frozenset(("CD", "DT", "JJ", "NN", "NNS", "PRP", "PRP$", "RB"))
_URGING = frozenset(("advise", "implore", "remind", "tell", "urge"))
"""Verbs that say something to somebody who is to do something: urged residents to boil water."""

_BIDDING = frozenset(("ask", "beg", "instruct", "order", "request"))
"""Verbs that bid somebody do something: ordered | the staff to leave; not where they were ordered to."""

_SPOKEN = frozenset(("saying", "judging", "telling"))
"""Verbs that a spokeswoman says whatever is behind them with: confirmed the deadline."""

_LOOKED = 40
"""Tokens of a content that are looked at for its verb."""


class _View:
    """A draft as it is looked at from several sides: each is read once."""

    def __init__(self, reading: Reading, draft: Draft) -> None:
        self.reading, self.draft = reading, draft

    @cached_property
    def cue(self) -> tuple[str, str, str, list[str]]:
        """The lemma, tag, voice and groups of its cue."""
        return _cue(self.reading, self.draft)

    @cached_property
    def content(self) -> tuple[str, str]:
        """The form of its content and where that stands."""
        return _content(self.reading, self.draft)


def is_statement(reading: Reading, draft: Draft) -> bool:
    """Whether the content of a draft was likely said."""
    view = _View(reading, draft)
    if not _is_asked(view):
        return True
    score = sum(map(_weights().get, _features(view), repeat(0.0)))
    return 1 / (1 + exp(-score)) >= LEAST


def is_asked(reading: Reading, draft: Draft) -> bool:
    """Whether it may not have been said: not certain, nor all in quotation marks, nor behind "say"."""
    return _is_asked(_View(reading, draft))


def features(reading: Reading, draft: Draft) -> Iterator[str]:
    """What speaks for and against a statement: the cue, its form, and what the content and source are."""
    return _features(_View(reading, draft))


def _is_asked(view: _View) -> bool:
    reading, draft = view.reading, view.draft
    if draft.cue is None or draft.probability == 1.0 or draft.rule in _CERTAIN:
        return False
    spokes = draft.source and "spokes" in " ".join(reading.lower[slice(*draft.source)])
    if not spokes and _quoted(reading, draft) == 3:
        return False
    lemmas = bases(reading, draft.cue)
    said = {own for word in _words(reading, draft.cue) for own in possible_lemmas(word)}
    if said & lexicon("acts")["uttering"]:
        _, tag, voice, _ = view.cue
        if tag not in ("VBN", "VBD") or voice != "passive":
            return False
    bidden = lemmas & _BIDDING and view.content[0] == "thing to"
    if bidden and draft.source and view.cue[2] != "passive" and view.content[1] == "behind":
        return False
    if draft.content and (_is_judged(view) or _is_doing(reading, draft) or is_put(reading, draft)):
        return False
    if asks(reading, draft) or _is_reported(view):
        return False
    to = "to" not in _words(reading, draft.cue) and view.content[0] in ("thing to", "to")
    if to and (lemmas & _URGING or ("claim" in lemmas and view.content[0] == "to")):
        return False
    if spokes:
        says = belongs(reading.lower[draft.cue[1] - 1], "judging", "saying", "telling")
        return draft.rule == "model" and not says
    return not _is_shown(view)


def _is_reported(view: _View) -> bool:
    """Whether a verb or phrase for it reports a clause: argued | that ...; rents, | they claim |, rose.

    Or it is a clause that was heard: A wall swayed, the jury | heard |.
    """
    reading, draft = view.reading, view.draft
    if not draft.source or not draft.content or not draft.cue:
        return False
    lemma, tag, voice, groups = view.cue
    form, place = view.content
    if form == "that" and place == "behind" and phrase_of(_words(reading, draft.cue)):
        return reading.lower[draft.source[0]] != "it"
    before = form in _CLAUSES and place == "before" and draft.source[1] <= draft.cue[0]
    spoken = not _SPOKEN.isdisjoint(groups) or (before and lemma == "hear")
    if tag not in _FINITE or voice not in ("active", "have") or not spoken:
        return False
    split = form == "clause" and len(draft.content) > 1 and "saying" in groups
    return split or before or (form == "that" and place == "behind")


def _words(reading: Reading, cue: Range) -> tuple[str, ...]:
    return tuple(reading.lower[slice(*cue)])


def _is_judged(view: _View) -> bool:
    """Whether a thing is called what stands in quotation marks: dismissed fears | as “a panic.”"""
    reading, draft = view.reading, view.draft
    first, last = draft.content[-1]
    quoted = reading.inside(first, last)
    quote = next(at for at in range(first, last) if reading.quote[at] >= 0) if quoted else first
    return quote > 0 and reading.lower[quote - 1] == "as" and "judging" in view.cue[3]


def _is_doing(reading: Reading, draft: Draft) -> bool:
    """Whether it is advised or owned up to that something is done: suggested | renting a hall."""
    assert draft.cue
    last = draft.cue[1] - 1
    ing = POS[reading.pos[draft.content[0][0]]] == "VBG" and draft.content[0][0] == draft.cue[1]
    return ing and base(reading.lower[last]) in _OF_DOING


_OF_DOING = frozenset("admit deny propose recall recommend suggest".split())


def _is_shown(view: _View) -> bool:
    """Whether a document says a clause or tells of a thing, or a study finds one: records | show | that."""
    reading, draft = view.reading, view.draft
    if not draft.source or not draft.content or not is_document(reading, *draft.source):
        return False
    *_, groups = view.cue
    told = view.content[0] in _TOLD or reading.lower[draft.content[0][0] - 1] == "that"
    if "telling" in groups or (told and not _SAYING.isdisjoint(groups)):
        return True
    return "showing" in groups and is_finding(reading, draft)


_TOLD = ("clause", "that", "thing that")
_CLAUSES = ("clause", "relative", "wh")
_SAYING = frozenset(("saying", "showing", "holding"))


@cache
def _weights() -> dict[str, float]:
    stored: dict[str, float] = json.loads(path("models/statements.json").read_text(encoding="utf-8"))
    return stored


def _features(view: _View) -> Iterator[str]:
    reading, draft = view.reading, view.draft
    form, place = view.content
    who = _source(reading, draft)
    yield "all"
    yield f"content {form}"
    yield f"place {place}"
    yield f"source {who}"
    yield f"source {who} {place}"
    yield f"rule {draft.rule}"
    yield f"sure {int(draft.probability * 10)}"
    quoted = _quoted(reading, draft)
    yield f"quoted {quoted}"
    yield f"quoted {quoted} {form}"
    yield f"long {min(sum(last - first for first, last in draft.content) // 4, 6)} {form}"
    if draft.cue is None:
        return
    lemma, tag, voice, groups = view.cue
    yield f"tag {tag} {voice}"
    yield f"tag {tag} {who}"
    yield f"cue {lemma}"
    yield f"cue {lemma} {form}"
    yield f"size {min(draft.cue[1] - draft.cue[0], 4)} {form}"
    for group in groups:
        yield f"group {group}"
        yield f"group {group} {form}"
        yield f"group {group} {voice} {tag}"


def _cue(reading: Reading, draft: Draft) -> tuple[str, str, str, list[str]]:
    """Lemma of the word that reports, its tag, its voice and its groups of verbs."""
    assert draft.cue is not None
    first, last = draft.cue
    head = draft.head if draft.head is not None and first <= draft.head < last else first
    own = sorted(classes(reading.lower[head]))
    if not own:
        for token in range(last - 1, first - 1, -1):
            if found := classes(reading.lower[token]):
                head, own = token, sorted(found)
                break
    lemma = base(reading.lower[head])
    before = {
        reading.lower[token]
        for token in range(max(first - 2, head - 3, 0), head)
        if reading.pos[token] != _POSSESSIVE  # Ostby | 's | mayor said
    }
    voice = "passive" if before & BE else "have" if before & _HAVE else "to" if "to" in before else "active"
    acts = lexicon("acts")
    own += [f"act {name}" for name in ("belief", "intention", "reporting") if lemma in acts[name]]
    return lemma, POS[reading.pos[head]], voice, own or ["none"]


def _content(reading: Reading, draft: Draft) -> tuple[str, str]:
    """The form of the content, and where it stands: "that ...", a clause, a thing; behind the cue, before."""
    if not draft.content:
        return "nothing", "nowhere"
    part = draft.content[0]
    anchor = draft.cue or draft.source or part
    place = "behind" if part[0] >= anchor[1] else "before" if part[1] <= anchor[0] else "around"
    if len(draft.content) > 1:
        place = "around"
    if place == "behind" and part[0] - anchor[1] > 1:
        place = "further"
    return max((_form(reading, own) for own in draft.content), key=_FORMS.index), place


_FORMS = (
    "thing", "thing for", "thing of", "thing as", "thing to", "thing that",
    "preposition", "to", "relative", "wh", "clause", "that",
)  # fmt: skip


def _form(reading: Reading, part: Range) -> str:
    first, last = part
    stop = min(last, first + _LOOKED)
    lower, tags = reading.lower[first:stop], [POS[tag] for tag in reading.pos[first:stop]]
    skipped = next((at for at, tag in enumerate(tags) if tag not in _SKIPPED), len(tags))
    lower, tags = lower[skipped:], tags[skipped:]
    if not tags:
        return "thing"
    if tags[0] in _OPENING and "," in tags[1:-1] and lower[0] not in ("that", "if", "whether"):
        comma = first + skipped + tags.index(",")  # When the rain stops, | the road dries |.
        if _form(reading, (comma + 1, last)) == "clause":
            return "clause"
    if lower[0] == "that" and tags[0] in ("IN", "WDT"):
        return "that"
    if tags[0] == "TO" or (tags[0] == "VB" and not skipped):
        return "to"
    if tags[0] in _ASKING or lower[0] in ("if", "whether"):
        return "wh"
    if lower[0] in SUBJECTS:
        return "clause"
    relative = False
    for at, tag in enumerate(tags):
        if tag == "IN" and not relative and lower[at] == "that":
            return "thing that"
        if tag in _ASKING:
            relative = True
        elif tag in _FINITE or (tag == "VBN" and _has_object(tags, at)):
            return "relative" if relative else "clause"
    if tags[0] in ("IN", "VBG", "VBN"):
        return "preposition"
    for before, word, tag, following in zip(lower, lower[1:], tags[1:], tags[2:], strict=False):
        if tag == "TO" and (following == "VB" or before == "not"):  # not to panic
            return "thing to"
        if word in ("of", "as", "for") and following in ("VBG", "DT", "JJ"):
            return f"thing {word}"
    return "thing"


def _has_object(tags: Sequence[str], verb: int) -> bool:
    """Whether a participle is a past tense, with subject and object: "the ships carried oil"."""
    return 0 < verb < len(tags) - 1 and tags[verb - 1] in _NOUN and tags[verb + 1] in _OBJECT


def _quoted(reading: Reading, draft: Draft) -> int:
    """How much of the content stands in quotation marks: 0 nothing, 1 a few words, 2 some, 3 all."""
    if not reading.any_inside(draft.content):
        return 0
    size = sum([last - first for first, last in draft.content])
    inside = sum([reading.inside(first, last) for first, last in draft.content])
    return 3 if inside >= 0.9 * size else 2 if inside > 5 else 1


def _source(reading: Reading, draft: Draft) -> str:
    """What the source is: nothing, a pronoun, a name, a noun for a person, a body, a document ..."""
    if not draft.source:
        return "none"
    first, last = draft.source
    word = reading.lower[first]
    if word in _PRONOUN and last - first <= 2:
        return _PRONOUN[word]
    if reading.words[last - 1] in POSSESSIVE:
        return "possessor"
    head = first
    for token in range(first, last):
        tag = POS[reading.pos[token]]
        if tag in ("IN", ",", "WP", "WDT", "VBD", "VBZ") and token > first and head > first:
            break
        if tag in _NOUN:
            head = token
    sources = lexicon("sources")
    noun = reading.lower[head]
    tag = POS[reading.pos[head]]
    if noun in sources["documents"]:
        return "document"
    if tag in ("NNP", "NNPS"):
        return "name"
    if noun in sources["bodies"]:
        return "body"
    if tag == "NNS" or noun in sources["groups"]:
        return "many"
    return "noun" if tag == "NN" else "other"
