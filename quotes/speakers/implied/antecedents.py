"""Antecedents: the subject of the sentence before, for "it" and "they" that go back to no name.

The council issued a statement. | It said. Researchers tracked 1,140 drivers. | They found.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quotes.resources import lexicon
from quotes.speakers.affiliations.complements import ARTICLES
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.nouns import is_person
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import KNOWN, NEW
from quotes.speakers.mentions.mentions import Mention, mention_of
from quotes.speakers.scene.scene import Scene
from quotes.speakers.scene.singular import is_one
from quotes.text.tags import FINITE, NOMINAL, NOUNS, POS, PREPOSITIONS
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import A_OR_AN, MY_OR_OUR

__all__ = ["antecedent", "somebody_known", "somebody_new", "subject_of"]

_KINDS = {"it": ("body", "document"), "they": ("many",)}
_ENDS = frozenset((",", "who"))
_ISSUED = frozenset("announcement communique copy release report statement study survey".split())
_MESSAGES = frozenset("card email e-mail leaflet letter memo message note notice post sign telegram".split())
"""What says something to a body that has it; a contract, a plan or a lawsuit of its own does not."""

_READS = frozenset(("read", "reads"))
_LONGEST = 25
"""Tokens of a subject before its verb."""


def antecedent(scene: Scene, mention: Mention, content: Content) -> Mention | None:
    """The words that "it" or "they" go back to: a body or document, or people, who have no name.

    They are the subject of the clause before, or of the sentence before in the same paragraph, or a new
    document in that.
    """
    page, at = scene.page, mention.first
    kinds = _KINDS.get(mention.kind)
    if kinds is None:
        return None
    here = bisect_left(page.sentence, page.sentence[at], 0, at)
    before = bisect_left(page.sentence, page.sentence[here - 1], 0, here) if here else 0
    starts = [] if here in content.tokens else [here]
    one_paragraph = here > 0 and page.paragraph[here - 1] == page.paragraph[at]
    starts += [before] if one_paragraph or _opens_next(scene, mention, content, here) else []
    starts += [first for first in _behind_one(scene, mention, before) if one_paragraph]
    written = _written(scene, before, here, at) if mention.kind == "it" and one_paragraph else None
    if written and page.word(at + 1) in _READS:
        return written
    for first in starts:
        subject = subject_of(scene, first, at)
        named = scene.entities.at.get(subject.head) if subject else None
        if subject and subject.kind in kinds and subject.human and not named:
            return subject
        if written and named and named[1].kind == "organization" and written.noun not in _MESSAGES:
            return None
    return written


def _behind_one(scene: Scene, mention: Mention, before: int) -> Iterator[int]:
    """Where the sentence begins that "they" go back to past one about a person: Farmers met. | Roe spoke."""
    page = scene.page
    if mention.kind != "they" or not before or page.paragraph[before - 1] != page.paragraph[before]:
        return
    if (held := scene.entities.at.get(before)) and is_one(scene, mention, held[1]):
        yield bisect_left(page.sentence, page.sentence[before - 1], 0, before)


def _opens_next(scene: Scene, mention: Mention, content: Content, here: int) -> bool:
    """Whether "they" open a paragraph, behind one that nobody says: Farmers met. / | They said."""
    page = scene.page
    if here == 0 or mention.kind != "they" or page.paragraph[here] - page.paragraph[here - 1] != 1:
        return False
    before = bisect_left(page.sentence, page.sentence[here - 1], 0, here)
    alone = mention.first - here <= 1 or (content.whole and here in content.tokens)
    return alone and not scene.reported[before]


def _written(scene: Scene, first: int, last: int, at: int) -> Mention | None:
    """The document that somebody writes or leaves in a sentence: She left | a note |. "Gone," it said.

    In a statement, and whatever else a body issues, the body speaks, but it is the statement that reads so.
    So it is where somebody said something | in a post |; a data | center | is no data.
    """
    page, sources = scene.page, lexicon("sources")
    for noun in range(last - 1, max(first, last - _LONGEST), -1):
        word = page.lower[noun]
        issued = word in _ISSUED and page.word(at + 1) not in _READS
        named = page.pos[noun] in NOUNS and page.pos[noun + 1] not in NOUNS
        if word in sources["documents"] and not issued and named:
            start = noun - 1
            while start > first and page.lower[start] not in ARTICLES and page.pos[start] in NOMINAL:
                start -= 1
            within = page.pos[start - 1] in PREPOSITIONS and page.lower[start - 1] != "with"
            within = within and page.word(at + 1) not in _READS
            return mention_of(page, start, noun + 1) if page.lower[start] in A_OR_AN and not within else None
    return None


def somebody_new(scene: Scene, mention: Mention, content: Content) -> Mention | None:
    """The words for somebody without a name whom the paragraph tells of before "he" or "she" speaks.

    An old man shook his head. “They won't come,” | he | said.
    """
    return _somebody(scene, mention, content, NEW)


def somebody_known(scene: Scene, mention: Mention, content: Content) -> Mention | None:
    """The words for who was met before and is only described, before "he" or "she" speaks.

    The governor was careful. Asked about the levy, | he | said it was for others. Not so where somebody spoke
    since, nor of the author's own, nor where it is told what was before, his predecessor | had | quit, nor
    behind another in the paragraph: | Roe | was hit. The robber fled. "I fell," he said.
    """
    subject = _somebody(scene, mention, content, KNOWN)
    if subject is None or (scene.turns and scene.turns[-1].at >= subject.first):
        return None
    page = scene.page
    if page.lower[subject.first] in MY_OR_OUR or page.word(subject.last) == "had":
        return None
    if _is_held(scene, subject):
        return subject._replace(male=mention.male)
    begin = bisect_left(page.paragraph, page.paragraph[subject.first], 0, subject.first)
    others = (one for name, one in scene.entities.within(begin, subject.first) if scene.is_there(name))
    unknown = None if subject.male is None else mention.male  # Lou Roe waited. His | wife | left. She said
    if any(one.kind == "person" and scene.gender(one) in (unknown, mention.male) for one in others):
        return None
    return subject._replace(male=mention.male)


def _is_held(scene: Scene, subject: Mention) -> bool:
    """Whether somebody with a name is told to be what a noun says: General Roe. | The general | laughs."""
    return any(scene.by_role(word, subject.first) for word in role_words([subject.noun]))


def _somebody(scene: Scene, mention: Mention, content: Content, sort: tuple[int, ...]) -> Mention | None:
    """The description of a sort that is what a sentence before in the paragraph is about.

    Nobody else may be named since, nor be spoken of as "him": a judge ruled against | her |.
    """
    page, at = scene.page, mention.first
    if mention.kind != "he":
        return None
    start = min(at, content.tokens.start)
    here = bisect_left(page.sentence, page.sentence[start], 0, start)
    paragraph = bisect_left(page.paragraph, page.paragraph[start], 0, start)
    for _ in range(_SENTENCES):
        if here <= paragraph:
            return None
        here = bisect_left(page.sentence, page.sentence[here - 1], 0, here)
        subject = subject_of(scene, here, start)
        if subject and subject.kind == "person" and subject.determiner in sort:
            told = range(paragraph, here)  # She counts. A student comes in. "It's late," | she | says.
            same = "he" if mention.male else "she"
            other = subject.male is None and any(
                page.lower[token] == same and not scene.reported[token] for token in told
            )
            other = other and not _is_held(scene, subject)
            other = other or "and" in page.lower[subject.first : subject.last]  # a father and a son
            return subject if not other and _is_alone(scene, subject, start, mention.male) else None
        if any(not scene.reported[token] and _goes_on(page, token) for token in range(here, start)):
            continue
        return None
    return None


_SENTENCES = 3
"""Sentences back in a paragraph to where somebody is introduced."""


def _goes_on(page: Page, token: int) -> bool:
    """Whether a token stands for somebody told of before: behind | her |, no owner's."""
    if page.lower[token] in _GOING_ON:
        return True
    near = page.lower[token] == "her" and page.pos[token - 1] in PREPOSITIONS
    return near and page.pos[token + 1] not in NOMINAL


_GOING_ON = frozenset(("he", "him", "she"))  # The chef is an actor. We reached | him |. It pays, he said.


def _is_alone(scene: Scene, subject: Mention, stop: int, male: bool | None) -> bool:
    """Whether nobody is named beside or behind a subject who may be "he", nor is "him" in its sentence."""
    page = scene.page
    if male is None or (subject.male is not None and subject.male != male):
        return False
    first = bisect_left(page.sentence, page.sentence[subject.first], 0, subject.first)
    named = scene.entities.within(first, stop)  # for Ana Roe, | a trader |
    owned = subject.noun in lexicon("roles")["kin"]  # | Roe's | husband waits
    people = [name for name, one in named if one.kind == "person" and scene.is_there(name)]
    if any(not (owned and subject.first <= name.first < subject.last) for name in people):
        return False
    end = bisect_left(page.sentence, page.sentence[subject.first] + 1, subject.first)
    objects = (at for at in range(subject.last, min(end, stop)) if POS[page.pos[at]] == "PRP")
    return not any(page.lower[at] in ("him", "her") and not scene.reported[at] for at in objects)


def _opens_subject(page: Page, at: int) -> bool:
    """Whether a subject begins behind a time, or somebody new behind a place: at the door | a man | sat."""
    new = page.lower[at] in A_OR_AN and page.pos[at - 1] in NOUNS
    return new or page.lower[at - 1] in CALENDAR


def subject_of(scene: Scene, first: int, stop: int) -> Mention | None:
    """The noun phrase before the first finite verb of a sentence, behind an opening phrase."""
    page = scene.page
    if page.pos[first] in PREPOSITIONS:
        within = range(first + 1, min(stop, first + _LONGEST))
        ends = (at for at in within if page.words[at] == "," or _opens_subject(page, at))
        if (comma := next(ends, None)) is None:
            return None
        first = comma + (page.words[comma] == ",")
    last = first
    while (
        last < stop
        and last - first < _LONGEST
        and page.pos[last] not in FINITE
        and page.lower[last] not in _ENDS
    ):
        last += 1
    if POS[page.pos[first]] == "VBG" or last >= stop:
        return None
    noun = any(page.pos[token] in NOUNS for token in range(first, last))
    if not noun and not (last > first and is_person(page.lower[last - 1])):  # the | clerk | is no adjective
        return None
    return mention_of(page, first, last)
