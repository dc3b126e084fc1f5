"""On stage: somebody without a name whom the text before a quotation tells of, and who speaks there.

The clerk did not look up. | “Parcel number,” she said. But the baker disagreed. | “It was late.”
"""

from __future__ import annotations

from bisect import bisect_left

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.implied.antecedents import subject_of
from quotes.speakers.implied.brought_on import is_brought_on
from quotes.speakers.implied.met import somebody_reached
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.grammar import main_clause
from quotes.speakers.mentions.mentions import Mention, mention_of
from quotes.speakers.scene.agreement import speaks_of_another
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE, NOUNS, POS, tagged
from quotes.words.function_words import HE_OR_SHE, IS_OR_WAS
from quotes.words.speech import belongs, gestures
from quotes.words.tokens import POSSESSIVE, POSSESSIVE_S

__all__ = ["goes_on_about", "named_above", "named_below", "told_of_above", "told_of_before"]

_SENTENCES = 3
"""Sentences back in a paragraph to the one that tells of who speaks."""

_FEW = 7
"""The last who spoke, among whom one is looked for who was heard before."""

_AUXILIARY = 4
"""Words of a question before whom it is about: And why did | she."""

_HELPERS = 4
"""Words between a subject and its verb: did | not even | look up."""

_PRONOUNS = HE_OR_SHE | {"it", "there", "this", "that"}
_DIED = frozenset(("died", "dies"))
_PARTICIPLE = POS.index("VBN")
_BEFORE = NOUNS | tagged("CC", "DT", "JJ", "PRP$", "RB")
"""Tags before a name that say what somebody is, or how the story goes on: Then the old skipper | Ana Roe."""

_SORTS = ("person", "organization")
"""Who may speak and is named in a paragraph."""

_APPOSED = 15
"""Tokens of an apposition behind a name."""
_ADVERBS = tagged("RB", "MD")
_HELP = frozenset(("did", "does", "do", "n't", "n’t"))


def told_of_before(scene: Scene, content: Content) -> Mention | None:
    """Somebody without a name whom the sentence before tells of, where a quotation has no cue of its own.

    But | the baker | disagreed. “It was late.” | A clerk |'s answer was short: that is who speaks. So is
    whom the sentence before that tells of: | The baker | shrugged. It rained. “It was late.”
    """
    page, at = scene.page, content.tokens.start
    if not content.whole or at == 0 or page.sentence[at - 1] == page.sentence[at]:
        return None
    begin = bisect_left(page.paragraph, page.paragraph[at], 0, at)
    found = _subject_above(scene, begin, at)
    if found is None or not _fits(found, content):
        return None
    behind = bisect_left(page.sentence, page.sentence[found.first] + 1, found.first, at)
    return None if _is_named(scene, behind, at) else found


def goes_on_about(scene: Scene, content: Content) -> Mention | None:
    """The "he" or "she" of the sentence before a quotation without a cue: | He | looks up. “It was late.”

    Not whom something is done to, nor of whom the quotation speaks: others speak of him. Who is asked for
    answers, in the next paragraph too: Does | she | miss it? “Every day.”
    """
    page, at = scene.page, content.tokens.start
    if not content.whole or at == 0 or page.sentence[at - 1] == page.sentence[at]:
        return None
    asked = page.words[at - 1] == "?" and page.quote[at - 1] < 0
    if page.paragraph[at] - page.paragraph[at - 1] > asked:
        return None
    first = bisect_left(page.sentence, page.sentence[at - 1], 0, at)
    opening = range(first, min(first + (_AUXILIARY if asked else 1), at))
    he = next((token for token in opening if page.lower[token] in HE_OR_SHE), None)
    if he is None or any(scene.reported[first:at]) or _is_named(scene, first, at):
        return None
    found = mention_of(page, he, he + 1)
    return found if _fits(found, content) and (asked or _does(scene, he + 1)) else None


def _does(scene: Scene, verb: int) -> bool:
    """Whether a verb tells what somebody does, not what is done to them, nor that they died."""
    page = scene.page
    passive = page.lower[verb] in IS_OR_WAS and page.pos[verb + 1] == _PARTICIPLE
    return not passive and page.pos[verb] in FINITE and page.lower[verb] not in _DIED


def told_of_above(scene: Scene, mention: Mention, content: Content) -> Mention | None:
    """Somebody without a name whom the paragraph before a quotation tells of as of one who is there.

    | The clerk | did not look up. / “Parcel number,” she said. Who makes a gesture is there, and who spoke
    before; and "she" is, where a man spoke last. Not so | a suspect | who fled: others speak of him.
    """
    at = content.tokens.start
    if mention.kind not in ("he", "nothing") or mention.first > content.tokens.stop + 1:
        return None
    begin = _above(scene, content)
    if begin is None:
        return None
    met = None if _is_named(scene, begin, at) else somebody_reached(scene, begin, at, mention.male)
    if met is not None:
        return met
    subject = _subject_above(scene, begin, at)
    if subject is None or (mention.kind == "nothing" and not _fits(subject, content)):
        return None
    if None not in (mention.male, subject.male) and mention.male != subject.male:
        return None
    if mention.male is not None and _is_other_sex(scene, range(subject.last, at), mention.male):
        return None
    gestures = _gestures(scene, subject)
    begin = subject.first if gestures else begin
    owned = subject.noun in lexicon("roles")["kin"] and not _is_named(scene, begin, subject.first)
    if _is_named(scene, subject.last if owned else begin, at):  # Roe's | husband | laughs
        return None
    if any(scene.by_role(word, at) for word in role_words([subject.noun])):
        return None  # the mayor may be Ana Roe
    if not (gestures or _was_heard(scene, subject) or _is_other(scene, mention)):
        return None
    return subject if mention.male is None else subject._replace(male=mention.male)


def _is_other_sex(scene: Scene, between: range, male: bool) -> bool:
    """Whether the sentences behind a subject go on with the other of "he" and "she": A cook sat. He wept."""
    page, other = scene.page, "she" if male else "he"
    return any(page.words[at] == other.title() and page.quote[at] < 0 for at in between)


def named_above(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whom alone the paragraph before a quotation names and tells of, though another spoke last.

    Reed said it was late. / Then | Ana Roe | sat down. It had begun to rain. / “It is always late.”
    """
    begin = _above(scene, content)
    he = mention.kind == "he" and mention.male is not None and mention.first <= content.tokens.stop + 1
    if begin is None or not (he or (mention.kind == "nothing" and not mention.noun)) or not scene.turns:
        return None
    at, last = content.tokens.start, scene.turns[-1].entity
    named = [pair for pair in scene.entities.within(begin, at) if pair[1].kind in _SORTS]
    spoken = _spoke_since(scene, begin) if he else any(scene.reported[begin:at])
    if not named or len({one for _, one in named}) != 1 or spoken:
        return None
    name, entity = named[0]
    begins = _opens(scene, name) or is_brought_on(scene.page, name)
    if entity.kind != "person" or entity is last or not begins or scene.is_dead(entity):
        return None
    if speaks_of_another(scene, mention, content):
        return last  # Reed sings. / “I hear that | she | sings,” she said
    if he:
        return entity if scene.gender(entity) in (None, mention.male) else None
    spoken_of = (content.he or content.she) and scene.gender(entity) in (None, content.he > 0)
    return None if spoken_of or _subject_above(scene, name.last, at) else entity


def _spoke_since(scene: Scene, begin: int) -> bool:
    """Whether anybody but who writes spoke behind a token."""
    turn, lower = scene.turns[-1], scene.page.lower
    return turn.at >= begin and (turn.place is None or lower[turn.place.first] not in ("i", "we"))


def named_below(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whom the paragraph behind a quotation first names and tells of, where it opens a section.

    The ferryman / | “You stop counting.” / | Ana Roe | has crossed the lake ten thousand times.
    """
    page, at, stop = scene.page, content.tokens.start, content.tokens.stop
    if mention.kind != "nothing" or mention.noun or not content.opens or not content.whole:
        return None
    if at == 0 or stop >= len(page.words) or page.paragraph[stop] == page.paragraph[stop - 1]:
        return None
    if not _is_heading(scene, at - 1):
        return None
    name, entity = next(iter(scene.entities.within(stop, stop + _BESIDE)), (None, None))
    if name is None or entity is None or entity.kind != "person" or entity.mentions[0].first < at:
        return None
    opens = page.sentence[name.first] == page.sentence[stop] and _opens(scene, name)
    spoken_of = (content.he or content.she) and scene.gender(entity) in (None, content.he > 0)
    end = bisect_left(page.sentence, page.sentence[stop] + 1, stop)
    told = any(scene.reported[stop:end]) or len(entity.words) < 2
    return entity if opens and not spoken_of and not told else None


def _is_heading(scene: Scene, last: int) -> bool:
    """Whether a token is the last of a short paragraph that ends like no sentence."""
    page = scene.page
    begin = bisect_left(page.paragraph, page.paragraph[last], 0, last)
    told = any(scene.reported[begin : last + 1]) or page.quote[last] >= 0
    return last - begin < _HEADING and page.words[last][-1:] not in _ENDS and not told


_BESIDE = 12
"""Tokens of a paragraph in which the name stands of whom it tells."""

_HEADING = 12
"""Tokens of a heading."""

_ENDS = frozenset('.?!:;,…”"')


def _above(scene: Scene, content: Content) -> int | None:
    """Where the paragraph begins before a quotation that opens one, None where that is too long or none."""
    page, at = scene.page, content.tokens.start
    if not content.opens or not content.whole or at == 0:
        return None
    if page.paragraph[at] - page.paragraph[at - 1] != 1 or page.paragraph[at - 1] in scene.captions:
        return None
    begin = bisect_left(page.paragraph, page.paragraph[at - 1], 0, at)
    return begin if at - begin <= _LONGEST else None


def _opens(scene: Scene, name: Name) -> bool:
    """Whether a name, with what stands before it, is the subject of its sentence and does something there."""
    page, own = scene.page, scene.page.sentence[name.first]
    first = page.begin(name.first, _BEFORE)
    begins = first == 0 or page.sentence[first - 1] != own or first == main_clause(page, name.last)
    end = name.last
    if page.word(end) == ",":
        behind = range(end + 1, min(end + _APPOSED, len(page.words) - 1))
        end = 1 + next((at for at in behind if page.words[at] == ","), end)
    passive = page.word(end) in IS_OR_WAS and page.pos[end + 1 : end + 2] == [_PARTICIPLE]
    return begins and not FINITE.isdisjoint(page.pos[end : end + 1]) and not passive


def _subject_above(scene: Scene, begin: int, at: int) -> Mention | None:
    """The description that the last sentences before a token are about, where nobody speaks in them."""
    page, here = scene.page, at
    for _ in range(_SENTENCES):
        if here <= begin:
            return None
        stop, here = here, max(begin, bisect_left(page.sentence, page.sentence[here - 1], 0, here))
        if any(scene.reported[here:stop]):
            return None
        found = _somebody(scene, here, stop)
        if found or page.lower[here] not in _PRONOUNS:
            return found
    return None


_LONGEST = 80
"""Tokens of a paragraph that tells of one who speaks in the next."""


def _somebody(scene: Scene, first: int, stop: int) -> Mention | None:
    """The description of a person that is the subject of a sentence."""
    page = scene.page
    first = max(first + (POS[page.pos[first]] in ("CC", "RB")), main_clause(page, stop))
    subject = subject_of(scene, first, stop)
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
    """Whether somebody does what one does in a talk: shrugged, did not look up, disagreed."""
    page = scene.page
    at, stop = subject.last, min(subject.last + _HELPERS, len(page.words))
    while at < stop and (page.lower[at] in _HELP or page.pos[at] in _ADVERBS):
        at += 1
    if at + 1 >= len(page.words):
        return False
    differs = page.words[at + 1] == "." and belongs(page.lower[at], "saying", "holding")
    return differs or page.lower[at] in gestures()


def _was_heard(scene: Scene, subject: Mention) -> bool:
    """Whether somebody without a name spoke before who is called so."""
    said = (turn.entity for turn in scene.turns[-_FEW:])
    return any(one.kind == "unnamed" and one.noun == subject.noun for one in said)


def _is_other(scene: Scene, mention: Mention) -> bool:
    """Whether "he" or "she" is none of those who spoke last and have a name."""
    last = [turn.entity for turn in scene.turns[-_FEW:] if turn.entity.kind == "person"]
    known = [scene.gender(one) for one in last]
    return mention.male is not None and None not in known and mention.male not in known
