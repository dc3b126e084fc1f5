"""Excluded: who cannot be meant by a mention, as they are told beside those who are."""

from __future__ import annotations

from bisect import bisect_left

from quotes.attribution.acts.acts import BE, base
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.candidates.absent import asked_about
from quotes.speakers.candidates.addressed import addressed
from quotes.speakers.disclosed.sources import keeps_back
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import callings
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.implied.dialogue import who_asked_you
from quotes.speakers.implied.reporters import who_reached
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import A
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.descriptions import ANOTHER_ROLE, Description
from quotes.speakers.scene.labelled import in_turns
from quotes.speakers.scene.scene import FEW, Scene
from quotes.text.tags import FINITE, IN_PHRASE
from quotes.words.calendar import CALENDAR
from quotes.words.function_words import HE_OR_SHE
from quotes.words.speech import belongs, is_questioned

__all__ = [
    "is_against",
    "is_anybody",
    "is_in_own_words",
    "is_kept_back",
    "is_nobody",
    "is_of_another_calling",
    "not_meant",
]


_ASIDE = 30
"""Tokens before a mention in which it is told who asked."""

_HIS = frozenset(("her", "his", "their"))


_NOBODY = frozenset(("nobody",))
_HEARSAY = frozenset("folklore gossip legend myth rumor rumour superstition".split())
"""Nouns for what is told, and not by whom: rumour | has it that."""


def is_nobody(page: Page, mention: Mention) -> bool:
    """Whether the words for a source say that it is nobody: no explanation, rumour, August; not No 10."""
    first, word = mention.first, page.lower[mention.first]
    if mention.last == first:
        return False
    if mention.last == first + 1 and word in CALENDAR and first not in page.found.at:
        return True
    if word == "no" and mention.last > first + 1:
        return page.words[first + 1].islower() or mention.kind == "many"
    return (
        word in _NOBODY
        or _is_either(page, mention)
        or _is_sham(page, mention)
        or (mention.noun in _HEARSAY and page.word(mention.last) in ("has", "had"))
    )


def _is_either(page: Page, mention: Mention) -> bool:
    """Whether it is left open which of two said it: Roe | or | Poe."""
    if "or" not in page.lower[mention.first + 1 : mention.last]:
        return False
    named = [name for name, one in page.found.within(mention.first, mention.last) if one.kind == "person"]
    return any(page.word(name.last) == "or" for name in named[:-1])


def _is_sham(page: Page, mention: Mention) -> bool:
    """Whether it is told that a name is only borrowed: a | fake | Ana Roe."""
    held = page.found.at.get(mention.head)
    return held is not None and mention.first < held[0].first and page.lower[held[0].first - 1] in _SHAM


_SHAM = frozenset("bogus counterfeit deepfake fake phoney phony sham".split())


def not_meant(scene: Scene, mention: Mention, content: Content) -> tuple[Entity | None, ...]:
    """Whose somebody is, who is told something by them, who asks them; who spoke before a reply."""
    spoke = scene.turns[-1].entity if scene.turns and mention.noun == "reply" else None
    asker = _asker(scene, mention) or _who_asked(scene, mention) or _who_is_answered(scene, mention)
    speaker = _in_main_clause(scene, mention)
    asks = who_asked_you(scene, mention, content)
    others = _whose(scene, mention), _hearer(scene, mention, content), _told_it(scene, mention)
    told = *addressed(scene, mention, content), who_reached(scene, mention), _from_whom(scene, mention)
    told = *told, *asked_about(scene, mention)
    return (*others, asker, speaker, spoke, asks, *told, *in_turns(scene, mention))


def is_against(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a person is no man where "he" says so, or no woman, by titles, roles or what they were called.

    A first name tells enough where a noun says it: his | grandad | is not Aurelia.
    """
    if entity.kind != "person" or mention.male is None or mention.kind not in ("he", "person"):
        return False
    gender = scene.gender(entity)
    if mention.kind == "he":
        titled = _by_titles(entity)  # met after the first name was asked for: Rhodri Ames, then | Mr | Ames
        gender = gender if titled is None else titled
        sure = entity.titled or titled is not None or entity in scene.heard
    else:
        roles, noun = lexicon("roles"), mention.noun
        sure = noun in roles["male" if mention.male else "female"] and noun not in roles["for others"]
    return gender is not None and gender != mention.male and sure


def is_in_own_words(scene: Scene, mention: Mention, content: Content, entity: Entity) -> bool:
    """Whether "she" would name herself, by a man's name: "Torstein is late," | she | said."""
    if mention.kind != "he" or mention.male is None or not content.quoted or entity.kind != "person":
        return False
    inside = scene.entities.within(content.tokens.start, content.tokens.stop)
    return scene.gender(entity) == (not mention.male) and any(one is entity for _, one in inside)


def _by_titles(entity: Entity) -> bool | None:
    """Whether a person is called a man by all titles before the name; None where they do not tell."""
    if not entity.titles:
        return None
    roles = lexicon("roles")
    man = not roles["male"].isdisjoint(entity.titles)
    woman = not roles["female"].isdisjoint(entity.titles)
    return man if man != woman else None


def is_anybody(mention: Mention, entity: Entity) -> bool:
    """Whether who spoke is nobody in particular, whom "he" does not go back to: someone may say so."""
    return (
        mention.kind in ("he", "I", "person")
        and len(entity.words) == 1
        and entity.words[0].lower() in _ANYBODY
    )


_ANYBODY = frozenset("anybody anyone everybody everyone somebody someone".split())


def is_of_another_calling(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a bare noun is for none of whom another calling is told: the coroner, of Ana Roe, a pilot."""
    noun = mention.noun
    if mention.kind != "person" or entity.kind != "person" or not mention.alone:
        return False
    if noun in lexicon("roles")["beside another"] or noun in lexicon("parts"):
        return False
    if not _is_calling(noun):
        return False
    if not scene.page.words[mention.head].islower():
        return False  # The Economist
    told = scene.told(entity)
    if callings(noun) & told.callings or not any(
        len(head) > _LETTERS and _is_calling(head) for head in told.heads
    ):
        return False
    return Description(scene, mention, False).role(entity) == ANOTHER_ROLE


def is_kept_back(scene: Scene, mention: Mention) -> bool:
    """Whether a described source keeps the name back: | the owner |, who prefers not to reveal his name.

    Or within its words: an aide who was not authorized to speak; an aide speaking on condition of anonymity.
    """
    page, at = scene.page, mention.last
    if mention.kind not in ("person", "who") or scene.entities.at.get(at - 1):
        return False
    at += page.word(at) == ","
    if mention.kind == "person":
        inside = (one for one in range(mention.head + 1, at) if page.lower[one] in _KEEPING)
        at = next(inside, at)
        if page.word(at) not in _KEEPING:
            return False
    clause = page.lower[at : at + _CLAUSE]
    size = next((size for size, word in enumerate(clause) if word in _CLAUSE_ENDS), len(clause))
    return keeps_back(page, at, at + size)


_KEEPING = frozenset(
    "asking declining insisting not on refusing requesting speaking who whose wishing".split()
)
"""Words that open what tells so behind who it is told of."""

_CLAUSE = 14
"""Tokens behind a source in which it is told that the name is kept back."""

_CLAUSE_ENDS = frozenset((",", ".", ";", ":", "“", "”", '"', "said", "told"))

_BARE = 2
"""Tokens of a description that says nothing beside its noun: the coroner, not the former driver."""

_LETTERS = 3
"""Letters of what offices are called by for short."""


def _is_calling(noun: str) -> bool:
    """Whether a noun says what somebody does in life."""
    roles = lexicon("roles")
    if noun in roles["for now"] or noun in roles["kin"]:
        return False
    return callings(noun) > 0 or noun in roles["roles"] or noun in roles["titles"]


def _whose(scene: Scene, mention: Mention) -> Entity | None:
    """Whose somebody is who is meant, and so is not meant: who was named or spoke last, her | lawyer."""
    his = scene.page.lower[mention.first]
    if his == "whose":  # Roe |, whose lawyer
        before = scene.named_last(mention.first)
        return before[1] if before and mention.first - before[0].last <= 1 else None
    if his not in _HIS or mention.kind != "person":
        return None
    spoke = scene.turns[-1] if scene.turns else None
    noun = role_words([mention.noun])
    for name, entity in scene.named_before(mention.first, FEW):
        if spoke and name.first < spoke.at:
            break
        if entity.kind == "person" and _may_be(scene, entity, his):
            told = scene.told(entity)
            if noun.isdisjoint(told.heads | told.near):
                return entity
    return spoke.entity if spoke and _may_be(scene, spoke.entity, his) else None


def _may_be(scene: Scene, entity: Entity, his: str) -> bool:
    """Whether a possessive may stand for somebody."""
    return his == "their" or scene.gender(entity) in (None, his == "his")


def _hearer(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Who is told something by whom a mention stands for: Roe was told by | the mayor |; he told Roe."""
    page, at = scene.page, mention.first
    if mention.last > at and belongs(page.word(mention.last), "telling"):
        told = scene.entities.at.get(mention.last + 1)
        return told[1] if told and told[1].kind == "person" else None
    if not content.passive or not at or page.lower[at - 1] != "by":
        return None
    before = scene.named_last(at)
    if before and page.sentence[before[0].first] == page.sentence[at]:
        return before[1]
    first = bisect_left(page.sentence, page.sentence[at], 0, at)
    he = next((word for word in page.lower[first:at] if word in HE_OR_SHE), None)
    if he is None:
        return None  # She was told by | the head teacher
    people = (one for _, one in scene.named_before(first, FEW) if one.kind == "person")
    return next((one for one in people if scene.may_be(one, he == "he")), None)


def _told_it(scene: Scene, mention: Mention) -> Entity | None:
    """Whom "him" or "her" stands for behind what somebody does who is described: the host | asked | her."""
    page, verb = scene.page, mention.last
    if mention.kind != "person" or verb + 2 >= len(page.words) or page.pos[verb] not in FINITE:
        return None
    him = page.lower[verb + 1]
    if him not in _HIM or page.pos[verb + 2] in IN_PHRASE:
        return None
    near = [turn.entity for turn in reversed(scene.turns[-FEW:])]
    near += [one for _, one in scene.named_before(mention.first, FEW)]
    told = next((one for one in near if one.kind == "person" and scene.may_be(one, him == "him")), None)
    is_so = told is not None and role_words([mention.noun]) & scene.told(told).heads
    return None if is_so else told


_HIM = frozenset(("him", "her"))


def _in_main_clause(scene: Scene, mention: Mention) -> Entity | None:
    """Who spoke before in the sentence of somebody new: Roe said it rains, though | a sailor | said no."""
    if mention.determiner != A or mention.kind != "person" or not scene.turns:
        return None
    turn, sentence = scene.turns[-1], scene.page.sentence
    return turn.entity if sentence[turn.at] == sentence[mention.first] and turn.at < mention.first else None


def _from_whom(scene: Scene, mention: Mention) -> Entity | None:
    """Whom the relative clause of "he" or "she" is about: to Poe, | from whom |, she claimed, she had it."""
    page, at = scene.page, mention.first
    if mention.kind != "he":
        return None
    for whom in range(at - 1, max(1, at - _NEAR_WHOM), -1):
        if page.sentence[whom] != page.sentence[at]:
            return None
        if page.lower[whom] == "whom":
            held = scene.named_last(whom)
            return held[1] if held and whom - held[0].last <= _BARE else None
    return None


_NEAR_WHOM = 6
"""Tokens between "whom" and the subject of its clause."""

_ASKED = frozenset(
    "asked challenged interrupted pressed prompted questioned quizzed reminded told urged".split()
)


def _asker(scene: Scene, mention: Mention) -> Entity | None:
    """Who asks whom a mention stands for: Asked by | Poe | why he had waited, he said."""
    page, at = scene.page, mention.first
    if mention.kind not in ("he", "they", "person", "nothing"):
        return None
    if _ASKED.isdisjoint(page.lower[max(at - 1 - _ASIDE, 0) : at]):
        return None
    for by in range(at - 1, max(1, at - _ASIDE), -1):
        if page.sentence[by] != page.sentence[at]:
            return None
        if page.lower[by] == "by" and page.lower[by - 1] in _ASKED:
            held = next(iter(scene.entities.within(by, at)), None)
            return held[1] if held else None
    return None


def _who_is_answered(scene: Scene, mention: Mention) -> Entity | None:
    """Who asked last, whom "he" answers: "Where is it?" Poe asked the clerk. "In there," | he | replied."""
    page, last = scene.page, scene.turns[-1] if scene.turns else None
    if mention.kind != "he" or last is None or not last.content.asks:
        return None
    beside = base(page.word(mention.last)), base(page.lower[mention.first - 1])
    return None if _REPLYING.isdisjoint(beside) else last.entity


_REPLYING = frozenset(("answer", "reply", "respond", "retort"))


def _who_asked(scene: Scene, mention: Mention) -> Entity | None:
    """Who asked somebody before, who answers now: Poe asked | him |, or | Roe |, why. "I slept," he said.

    Who told him | to | leave may go on himself.
    """
    page, at = scene.page, mention.first
    replies = mention.kind == "person" and page.lower[at - 2 : at] == ["to", "which"]
    if not replies and (mention.kind != "he" or mention.male is None):
        return None  # Poe asked Roe why, | to which | the actress replied
    him, here = "him" if mention.male else "her", page.sentence[at]
    for verb in range(at - 2, max(0, at - 2 * _ASIDE), -1):
        if page.sentence[verb] < here - _EARLIER:
            return None
        if page.lower[verb] in _ASKED and page.lower[verb + 1] == "by" and page.lower[verb - 1] in BE:
            asks = next(iter(scene.entities.within(verb, verb + _NAMED)), None)
            return asks[1] if asks and page.sentence[verb] < here else None  # Roe was asked by | Poe | why
        if page.lower[verb] in _ASKED and (
            (page.lower[verb + 1] == him and page.lower[verb + 2] != "to")
            or _is_questioned(scene, mention, verb)
        ):
            return _subject(scene, verb)
    return None


_NAMED = 8
"""Tokens from such a verb to the name of who asks."""


def _subject(scene: Scene, verb: int) -> Entity | None:
    """Who spoke with the words right before a verb, a reporter | asked; else who is named before it."""
    for turn in scene.turns[-FEW:]:
        if turn.place is not None and turn.place.last == verb:
            return turn.entity
    subject = scene.named_last(verb)
    near = subject is not None and scene.page.sentence[subject[0].first] == scene.page.sentence[verb]
    return subject[1] if subject and near else None


def _is_questioned(scene: Scene, mention: Mention, verb: int) -> bool:
    """Whether a man, or a woman, as "he" or "she" is, is named who is asked, or is urged but does not.

    Poe | asked | Roe why. Poe | urged | Roe to leave, but he refused.
    """
    page = scene.page
    held = page.found.at.get(verb + 1)
    if page.quote[verb] >= 0 or held is None or held[1].kind != "person":
        return False
    if not is_questioned(page.lower[verb]) and not _is_answered(page, verb, mention.noun):
        return False
    return scene.gender(held[1]) in (None, mention.male)


def _is_answered(page: Page, verb: int, he: str) -> bool:
    """Whether behind a verb its sentence goes on with what who is its object did: , | but he | refused."""
    behind = range(verb + 2, min(verb + _ASIDE, len(page.words) - 1))
    return any(
        page.lower[at] == "but" and page.lower[at + 1] == he and page.sentence[at] == page.sentence[verb]
        for at in behind
    )


_EARLIER = 2
"""Sentences, those of the answer too, before who answers."""
