"""Worded: who is meant by what a mention says, or words beside it: the latter, the new coach."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from quotes.attribution.quotations.named_behind import NAMED_BEHIND
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import PRESS, is_person, nation
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import THE
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.fitting import is_named_by_own
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE, POS
from quotes.words.function_words import A_OR_THE

__all__ = [
    "at_end", "called_they", "goes_by", "identified", "in_office", "joined", "named_behind", "of_letters",
    "of_so_many", "of_two", "parent", "press",
]  # fmt: skip


def of_so_many(scene: Scene, mention: Mention) -> Entity | None:
    """Who is named behind the number of their children: Mother of | three | Ana Roe."""
    page = scene.page
    if mention.noun not in lexicon("roles")["kin"]:
        return None
    for name, one in scene.entities.within(mention.first, mention.last):
        at = name.first - 1
        if at > mention.first and page.pos[at] == _NUMBER and page.lower[at - 1] == "of":
            return one if one.kind == "person" else None
    return None


def at_end(scene: Scene, mention: Mention) -> Entity | None:
    """Who is named in full at the end of the words that describe them: director of nursing | Ana Roe |.

    Or behind a comma: a spokesman, hired from Orr, | Ana Roe |. Not whose mother or spokesman it is.
    """
    page, last = scene.page, mention.last
    held = page.found.at.get(last - 1)
    if not mention.describes or held is None or held[1].kind != "person":
        return None
    name, one = held
    if name.last - name.first < 2 or not mention.head < name.first - 1:
        return None
    before = page.words[name.first - 1]
    if before == ")" or (before == "," and mention.human):
        return one
    of = page.lower[mention.head + 1 : name.first]
    field = before[:1].isupper() and of[:1] == ["of"] and not any(map(is_person, of))
    return one if mention.human and field else None


def identified(scene: Scene, mention: Mention) -> Entity | None:
    """Who is named by others: a man | identified as | Ana Roe; a nurse, named by police as Poe."""
    page, first = scene.page, mention.head + 1
    if not mention.describes or not mention.human:
        return None
    first += page.word(first) == ","
    if page.word(first) not in _IDENTIFIED or page.sentence[first] != page.sentence[mention.head]:
        return None
    for token in range(first + 1, min(first + _NAMED, len(page.words) - 1)):
        if page.words[token] == "," or page.pos[token] in FINITE:
            return None
        if page.lower[token] == "as":
            held = page.found.at.get(token + 1 + (page.lower[token + 1] == "only"))
            return held[1] if held and held[0].first <= token + 2 and held[1].kind == "person" else None
    return None


_IDENTIFIED = frozenset("identified named".split())
_NAMED = 8
"""Tokens from such a word to the name."""


def parent(scene: Scene, mention: Mention) -> Entity | None:
    """Whom alone of her sex the sentence before names: Tom Roe left Ana Poe. | The mother-of-two |."""
    page, at = scene.page, mention.first
    if "-of-" not in mention.noun or mention.determiner != THE or mention.male is None:
        return None
    first = bisect_left(page.sentence, page.sentence[at] - 1, 0, at)
    if any(scene.reported[first:at]):
        return None  # "You blush," said Roe. "It is hot," | the mother-of-two | said
    near = (one for _, one in scene.entities.within(first, at) if one.kind == "person")
    found = [one for one in dict.fromkeys(near) if scene.gender(one) == mention.male]
    return found[0] if len(found) == 1 else None


_NUMBER = POS.index("CD")

_ISSUED = frozenset(("by", "from", "of"))
_NEAR = 32
"""Tokens behind a quotation in which somebody is named whose words it is."""


def named_behind(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Who is named where the sentence behind a quotation tells whose words it is: "..." So said | Roe."""
    page, at = scene.page, content.tokens.stop
    if mention.kind != "nothing" or at >= len(page.words) or page.quote[at - 1] < 0:
        return None
    told = NAMED_BEHIND.match(page.article, page.end[at - 1])
    if not told:
        return None
    sentence = page.sentence
    for name, one in scene.entities.within(at, at + _NEAR):
        if sentence[name.first] != sentence[at]:
            return None
        if told.start("aside") <= page.start[name.first] < told.end("aside"):
            continue  # The remark, about | Poe |, was made by Roe
        issued = one.kind in ("organization", "place") and not _ISSUED.isdisjoint(
            page.lower[name.first - 2 : name.first]
        )
        if one.kind == "person" or issued:
            return one
    return None


def of_letters(scene: Scene, mention: Mention) -> Entity | None:
    """The only person whose rank or office letters are, or who was last told to hold it: the | DCP."""
    if not mention.by_role or not scene.page.words[mention.head].isupper():
        return None
    told = scene.entities.posts.get(scene.page.words[mention.head], [])
    if mention.last - mention.first > 2:  # the new | DPO |, the Ford | OC
        told = [one for one in told if _tells_of(scene, mention, one[1])]
        if not told:
            return None
    if len(told) > 1:
        before = bisect_left(told, mention.first, key=itemgetter(0))
        return told[max(before - 1, 0)][1]
    held = [holder for _, holder in told]
    every = dict.fromkeys([*held, *scene.by_role(mention.noun, mention.first)])
    bearers = [one for one in every if one in held or mention.noun in scene.told(one).heads]
    return bearers[0] if len(bearers) == 1 else None


def _tells_of(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether what stands before the letters is told of somebody."""
    told, page = scene.told(entity), scene.page
    between = role_words(page.words[mention.first + (mention.determiner > 0) : mention.head])
    return between <= told.every | told.near


_OF_TWO = ("former", "latter")


def of_two(scene: Scene, mention: Mention) -> Entity | None:
    """Whom "the former" and "the latter" mean: of the last two persons or bodies named in one sentence."""
    if mention.last - mention.first != 2:
        return None
    the, which = scene.page.lower[mention.first : mention.last]
    if the != "the" or which not in _OF_TWO:
        return None
    sentence, here = scene.page.sentence, -1
    named: list[Entity] = []
    for name, entity in scene.named_before(mention.first):
        if sentence[name.first] != here:
            if len(named) > 1:
                break
            named, here = [], sentence[name.first]
        if entity not in named and entity.kind in ("person", "organization"):
            if named and entity.kind != named[0].kind:
                continue
            named.append(entity)
    return named[1 - _OF_TWO.index(which)] if len(named) == 2 else None


def press(scene: Scene, mention: Mention) -> Entity | None:
    """The newspaper or station named last, where "the paper" says no more: the daily La Nueva."""
    if mention.noun not in PRESS or mention.determiner != THE:
        return None
    if mention.last - mention.first > 2:
        return _paper_of(scene, mention)
    return next(
        (
            entity
            for name, entity in scene.named_before(mention.first)
            if entity.kind != "person" and _is_press(scene, name)
        ),
        None,
    )


def _paper_of(scene: Scene, mention: Mention) -> Entity | None:
    """The body that was named as a source in the paragraph before, for "the Chilean newspaper"."""
    page, last = scene.page, scene.turns[-1] if scene.turns else None
    if last is None or last.entity.kind != "organization" or is_named_by_own(last.entity):
        return None
    if mention.last - mention.first != 3 or not nation(page.lower[mention.first + 1]):
        return None
    return last.entity if page.paragraph[mention.first] - page.paragraph[last.at] <= 1 else None


def _is_press(scene: Scene, name: Name) -> bool:
    """Whether it is told of a name, beside it, that it is one of the press."""
    page = scene.page
    if name.first and page.lower[name.first - 1] in PRESS:
        return page.sentence[name.first - 1] == page.sentence[name.first]
    if page.word(name.last) != "," or page.word(name.last + 1) not in A_OR_THE:
        return False
    for token in range(name.last + 2, min(name.last + _APPOSED, len(page.words))):
        if page.words[token] in ",.":
            break
        if page.lower[token] in PRESS:
            return True
    return False


_APPOSED = 6
"""Tokens behind a name in which the noun stands that says what it is."""


def called_they(scene: Scene, mention: Mention) -> Entity | None:
    """Who wants to be called "they", of one who is told to: Robin Roe, who is non-binary."""
    if mention.kind != "they" or not scene.plural:
        return None
    named = scene.named_before(mention.first)
    return next((entity for _, entity in named if entity in scene.plural), None)


def joined(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whom another joins who only seems to speak: Roe was joined by | Ana Poe and | joked."""
    page, by = scene.page, mention.first - 1
    if mention.last - mention.first < 2 or content.passive or page.lower[mention.last - 1] != "and":
        return None
    if by < 1 or page.lower[by] != "by" or page.pos[mention.last] not in FINITE:
        return None
    before = scene.named_last(by)
    near = before is not None and page.sentence[before[0].first] == page.sentence[by]
    return before[1] if before and near else None


_FORMER = frozenset("former outgoing ousted sacked".split())
_NEW = frozenset("incoming new".split())
_REMOVED = frozenset(
    "dismissed dismissing fired firing ousted ousting replaced replacing sacked sacking".split()
)
_LEFT = frozenset("departed quit resigned retired stepped walked".split())
_PUT = frozenset("appointed appointing elected hired hiring installed named naming picked promoted".split())
_TITLED = 6
"""Tokens between a verb and whom it puts into an office: named | General Ana | Roe."""


def goes_by(scene: Scene, mention: Mention) -> Entity | None:
    """Who is told to go by a noun with a capital: | the Professor |, as the fans call the coach Ana Roe."""
    page = scene.page
    bare = mention.determiner == THE and mention.last - mention.first == 2
    if mention.kind != "person" or not bare or not page.words[mention.head][:1].isupper():
        return None
    before = (one for _, one in scene.named_before(mention.first) if one.kind == "person")
    found = [one for one in dict.fromkeys(before) if mention.noun in scene.told(one).bynames]
    return found[0] if len(found) == 1 else None


def in_office(scene: Scene, mention: Mention) -> Entity | None:
    """Who is told to have left, for "the former coach", or to have been appointed, for "the new coach"."""
    page, word = scene.page, scene.page.word(mention.first + 1)
    if mention.kind != "person" or mention.determiner != THE or mention.last - mention.first != 3:
        return None
    if word not in _FORMER and word not in _NEW:
        return None
    former = word in _FORMER
    found: dict[Entity, None] = {}
    for name, entity in scene.named_before(mention.first):
        if entity.kind != "person":
            continue
        last = name.first - (page.words[name.first - 1] == ",")  # named his assistant, | Ana Roe
        before = page.lower[max(0, name.first - _TITLED) : last]
        before = before[len(before) - before[::-1].index(",") :] if "," in before else before
        fits = not (_REMOVED if former else _PUT).isdisjoint(before)
        if fits or (former and page.word(name.last) in _LEFT):
            found[entity] = None
    return next(iter(found)) if len(found) == 1 else None
