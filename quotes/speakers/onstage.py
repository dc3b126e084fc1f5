"""On stage: somebody without a name whom the text before a quotation tells of, and who speaks there.

The clerk did not look up. | “Parcel number,” she said. But the baker disagreed. | “It was late.”
"""

from __future__ import annotations

from bisect import bisect_left

from quotes.resources import lexicon
from quotes.speakers.affiliations.page import FINITE
from quotes.speakers.antecedents import subject_of
from quotes.speakers.contents import Content
from quotes.speakers.mentions import Mention, mention_of
from quotes.speakers.scene import Scene
from quotes.text.tags import POS
from quotes.words.tokens import POSSESSIVE, POSSESSIVE_S
from quotes.words.wordforms import wordforms

__all__ = ["told_of_above", "told_of_before"]

_WHOLE = 2
"""Of a content that is in quotation marks as a whole."""

_SENTENCES = 3
"""Sentences back in a paragraph to the one that tells of who speaks."""

_FEW = 7
"""The last who spoke, among whom one is looked for who was heard before."""

_HELPERS = 4
"""Words between a subject and its verb: did | not even | look up."""

_HE = frozenset(("he", "she"))
_THING = frozenset(("it", "there", "this", "that"))
_ADVERBS = frozenset(POS.index(tag) for tag in ("RB", "MD"))
_HELP = frozenset(("did", "does", "do", "n't", "n’t"))


def told_of_before(scene: Scene, content: Content) -> Mention | None:
    """Somebody without a name whom the sentence before tells of, where a quotation has no cue of its own.

    But | the baker | disagreed. “It was late.” | A clerk |'s answer was short: that is who speaks.
    """
    page, at = scene.page, content.tokens.start
    if content.quoted != _WHOLE or at == 0 or page.sentence[at - 1] == page.sentence[at]:
        return None
    first = bisect_left(page.sentence, page.sentence[at - 1], 0, at)
    if page.paragraph[at - 1] != page.paragraph[at] or any(scene.reported[first:at]):
        return None
    subject = _somebody(scene, first, at)
    return subject if subject and _fits(subject, content) else None


def told_of_above(scene: Scene, mention: Mention, content: Content) -> Mention | None:
    """Somebody without a name whom the paragraph before a quotation tells of as of one who is there.

    | The clerk | did not look up. / “Parcel number,” she said. Who makes a gesture is there, and who spoke
    before; and "she" is, where a man spoke last. Not so | a suspect | who fled: others speak of him.
    """
    page, at = scene.page, content.tokens.start
    if not content.opens or content.quoted != _WHOLE or at == 0 or mention.kind not in ("he", "nothing"):
        return None
    if page.paragraph[at] - page.paragraph[at - 1] != 1 or mention.first > content.tokens.stop + 1:
        return None
    begin = bisect_left(page.paragraph, page.paragraph[at - 1], 0, at)
    subject = _subject_above(scene, begin, at)
    if subject is None or (mention.kind == "nothing" and not _fits(subject, content)):
        return None
    if None not in (mention.male, subject.male) and mention.male != subject.male:
        return None
    if _is_named(scene, begin, at) or not (
        _gestures(scene, subject) or _was_heard(scene, subject) or _is_other(scene, mention)
    ):
        return None
    return subject if mention.male is None else subject._replace(male=mention.male)


def _subject_above(scene: Scene, begin: int, at: int) -> Mention | None:
    """The description that the last sentences of a paragraph are about, where nobody speaks in it."""
    page, here = scene.page, at
    if at - begin > _LONGEST or any(scene.reported[begin:at]):
        return None
    for _ in range(_SENTENCES):
        if here <= begin:
            return None
        stop, here = here, bisect_left(page.sentence, page.sentence[here - 1], 0, here)
        if page.lower[here] in _THING or page.lower[here] in _HE:
            continue
        return _somebody(scene, here, stop)
    return None


_LONGEST = 80
"""Tokens of a paragraph that tells of one who speaks in the next."""


def _somebody(scene: Scene, first: int, stop: int) -> Mention | None:
    """The description of a person that is the subject of a sentence."""
    page = scene.page
    subject = subject_of(scene, first + (POS[page.pos[first]] in ("CC", "RB")), stop)
    if subject is None or subject.last >= stop or page.pos[subject.last] not in FINITE:
        return None
    subject = _owner(scene, subject) or subject
    whose = not POSSESSIVE_S.isdisjoint(page.words[subject.first : subject.head])
    if subject.kind != "person" or not (subject.determiner or whose) or scene.entities.at.get(subject.head):
        return None
    return subject


def _fits(subject: Mention, content: Content) -> bool:
    """Whether a quotation does not speak of somebody of the same sort."""
    spoken_of = content.he or content.she
    return not (spoken_of and subject.male is not (content.she > 0))


def _owner(scene: Scene, subject: Mention) -> Mention | None:
    """Whose answer or view is the subject of a sentence: | the clerk |'s answer was short."""
    if subject.noun not in lexicon("speech")["views"]:
        return None
    ends = (at for at in range(subject.first + 1, subject.head) if scene.page.words[at] in POSSESSIVE)
    end = next(ends, None)
    return mention_of(scene.page, subject.first, end) if end else None


def _is_named(scene: Scene, begin: int, at: int) -> bool:
    """Whether a paragraph names a person, who may be meant."""
    return any(one.kind == "person" for _, one in scene.entities.within(begin, at))


def _gestures(scene: Scene, subject: Mention) -> bool:
    """Whether somebody does what one does in a talk: shrugged, did not look up."""
    page, base = scene.page, wordforms().base
    at, stop = subject.last, min(subject.last + _HELPERS, len(page.words))
    while at < stop and (page.lower[at] in _HELP or page.pos[at] in _ADVERBS):
        at += 1
    return at < len(page.words) and base(page.lower[at]) in lexicon("speech")["gestures"]


def _was_heard(scene: Scene, subject: Mention) -> bool:
    """Whether somebody without a name spoke before who is called so."""
    said = (turn.entity for turn in scene.turns[-_FEW:])
    return any(one.kind == "unnamed" and one.noun == subject.noun for one in said)


def _is_other(scene: Scene, mention: Mention) -> bool:
    """Whether "he" or "she" is none of those who spoke last and have a name."""
    last = [turn.entity for turn in scene.turns[-_FEW:] if turn.entity.kind == "person"]
    known = [scene.gender(one) for one in last]
    return mention.male is not None and None not in known and mention.male not in known
