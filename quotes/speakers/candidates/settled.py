"""Settled: who is meant where the text itself tells, so that nobody else is compared."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter

from quotes.attribution.quotations.named_behind import NAMED_BEHIND
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import FINITE, NOUNS, Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import PRESS, called_so, callings, is_person
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.implied.dialogue import in_turn
from quotes.speakers.implied.onstage import named_above, named_below
from quotes.speakers.implied.witnesses import reader, witness
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.grammar import main_clause
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene import businesses
from quotes.speakers.scene.again import adds, is_again, is_bare, just_heard
from quotes.speakers.scene.agreement import is_another
from quotes.speakers.scene.apart import is_apart
from quotes.speakers.scene.called import called
from quotes.speakers.scene.families import of_family
from quotes.speakers.scene.initialled import initialled
from quotes.speakers.scene.interviews import interviewed
from quotes.speakers.scene.labelled import in_stand, labelled
from quotes.speakers.scene.named_later import named_later, named_next
from quotes.speakers.scene.opposed import other_of_two
from quotes.speakers.scene.profiles import told_of
from quotes.speakers.scene.scene import Scene, Turn
from quotes.speakers.scene.self_named import self_named
from quotes.speakers.scene.sorts import in_person, only_one
from quotes.speakers.scene.unveiled import unveiled
from quotes.text.tags import POS
from quotes.words.tokens import A_OR_THE

__all__ = ["settled"]

_BACK = 62
"""Names that are looked back over at most."""

_ISSUED = frozenset(("by", "from", "of"))

_FEW = 7
"""Names that are looked back over in one sentence."""

_NEAR = 32
"""Tokens behind a quotation in which somebody is named whose words it is."""

_WHOLE = 2  # of a content that is in quotation marks as a whole

_SELF = ("himself", "herself")
_APPOSED = 6
"""Tokens behind a name in which the noun stands that says what it is."""


def settled(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Who alone can be meant, None where that has to be weighed."""
    if mention.kind == "name":
        return _named(scene, mention, content)
    return (
        _of_so_many(scene, mention)
        or initialled(scene, mention)
        or labelled(scene, mention)
        or self_named(scene, mention)
        or _of_two(scene, mention)
        or of_family(scene, mention)
        or witness(scene, mention)
        or reader(scene, mention)
        or just_heard(scene, mention)
        or adds(scene, mention)
        or _asked(scene, mention)
        or _behind(scene, mention, content)
        or in_turn(scene, mention, content)
        or _press(scene, mention)
        or _called_they(scene, mention)
        or _heard_again(scene, mention)
        or _joined(scene, mention, content)
        or _of_letters(scene, mention)
        or _in_office(scene, mention)
        or _goes_on(scene, mention)
        or named_later(scene, mention)
        or named_next(scene, mention, content)
        or unveiled(scene, mention, content)
        or told_of(scene, mention, content)
        or _just_told_of(scene, mention, content)
        or businesses.told_of(scene, mention, content)
        or other_of_two(scene, mention)
        or in_person(scene, mention)
        or only_one(scene, mention)
        or called(scene, mention)
        or named_above(scene, mention, content)
        or named_below(scene, mention, content)
    )


def _of_so_many(scene: Scene, mention: Mention) -> Entity | None:
    """Who is named behind the number of their children: Mother of | three | Ana Roe."""
    page = scene.page
    if mention.noun not in lexicon("roles")["kin"]:
        return None
    for name, one in scene.entities.within(mention.first, mention.last):
        at = name.first - 1
        if at > mention.first and page.pos[at] == _NUMBER and page.lower[at - 1] == "of":
            return one if one.kind == "person" else None
    return None


_NUMBER = POS.index("CD")


def _named(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """The same of a mention by name, of which the other rules tell nothing."""
    return (
        initialled(scene, mention)
        or labelled(scene, mention)
        or _of_two(scene, mention)
        or witness(scene, mention)
        or reader(scene, mention)
        or _press(scene, mention)
        or _joined(scene, mention, content)
        or _of_letters(scene, mention)
        or _goes_on(scene, mention)
    )


def _asked(scene: Scene, mention: Mention) -> Entity | None:
    """Who was asked last, where "the reply" says who speaks; whom the author or an interview hears."""
    if mention.kind == "nothing" and mention.noun == "interview":
        return in_stand(scene, mention.first) or interviewed(scene, mention.first)
    if mention.kind != "nothing" or not scene.turns:
        return None
    last = scene.turns[-1]
    return last.addressee if mention.noun == "reply" else last.entity if mention.noun == "answer" else None


def _behind(scene: Scene, mention: Mention, content: Content) -> Entity | None:
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


def _of_letters(scene: Scene, mention: Mention) -> Entity | None:
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


def _of_two(scene: Scene, mention: Mention) -> Entity | None:
    """Whom "the former" and "the latter" mean: of the last two persons or bodies named in one sentence."""
    if mention.last - mention.first != 2:
        return None
    the, which = scene.page.lower[mention.first : mention.last]
    if the != "the" or which not in _OF_TWO:
        return None
    sentence, here = scene.page.sentence, -1
    named: list[Entity] = []
    for name, entity in scene.named_before(mention.first, _BACK):
        if sentence[name.first] != here:
            if len(named) > 1:
                break
            named, here = [], sentence[name.first]
        if entity not in named and entity.kind in ("person", "organization"):
            if named and entity.kind != named[0].kind:
                continue
            named.append(entity)
    return named[1 - _OF_TWO.index(which)] if len(named) == 2 else None


def _press(scene: Scene, mention: Mention) -> Entity | None:
    """The newspaper or station named last, where "the paper" says no more: the daily La Nueva."""
    if mention.noun not in PRESS or mention.determiner != 1 or mention.last - mention.first > 2:
        return None
    return next(
        (
            entity
            for name, entity in scene.named_before(mention.first, _BACK)
            if entity.kind != "person" and _is_press(scene, name)
        ),
        None,
    )


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


def _called_they(scene: Scene, mention: Mention) -> Entity | None:
    """Who wants to be called "they", of one who is told to: Robin Roe, who is non-binary."""
    if mention.kind != "they" or not scene.plural:
        return None
    named = scene.named_before(mention.first, _BACK)
    return next((entity for _, entity in named if entity in scene.plural), None)


def _heard_again(scene: Scene, mention: Mention) -> Entity | None:
    """Who spoke last, without a name, where no more than the noun is said again: a priest | the priest."""
    if mention.kind != "person" or not is_bare(mention) or not scene.turns:
        return None
    page, last = scene.page, scene.turns[-1]
    if page.word(mention.last) in _SELF or "another" in map(str.lower, last.entity.words):
        return None
    near = page.paragraph[mention.first] - page.paragraph[last.content.tokens.stop - 1] <= 1
    if not near or last.entity.kind != "unnamed":
        return None
    if last.entity.noun == mention.noun:
        return last.entity if is_again(mention, last.entity) else None
    return last.entity if _goes_by(scene, mention, last) else None


def _goes_by(scene: Scene, mention: Mention, last: Turn) -> bool:
    """Whether another noun is for who spoke last and was new: a police chief said | the official | added.

    Nobody else may have been named since, nor be told to be that.
    """
    if last.entity.words[0].lower() not in _NEW_ONE:
        return False
    noun = last.entity.noun
    by_sex = mention.noun in _ANYBODY and _is_new_here(scene, mention, last)
    if not by_sex and noun not in _CALLED.get(mention.noun, ()) and noun not in called_so(mention.noun):
        return False
    since = scene.entities.within(last.at, mention.first)
    named = any(one.kind == "person" and scene.is_there(name) for name, one in since)
    return not named and not scene.by_role(mention.noun, mention.first)


def _is_new_here(scene: Scene, mention: Mention, last: Turn) -> bool:
    """Whether "the woman" is who spoke last, a former cook: nobody was called so before, nor is she a man."""
    against = lexicon("roles")["female" if mention.male else "male"]
    before = scene.page.lower[max(0, mention.first - _FAR) : mention.first]
    return (
        is_person(last.entity.noun)
        and against.isdisjoint(map(str.lower, last.entity.words))
        and mention.noun not in before
    )


_ANYBODY = ("man", "person", "woman")
_FAR = 300
"""Tokens before "the woman" in which another one may be told of."""

_NEW_ONE = frozenset(("a", "an", "another", "one"))

_CALLED = {
    "insider": frozenset(("friend", "source")),
    "official": frozenset("adviser aide chief commander diplomat officer source".split()),
    "officer": frozenset("chief constable detective source".split()),
    "source": frozenset("aide friend insider official person".split()),
}
"""Nouns that go on about somebody without a name, and by what these were brought in."""


def _joined(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whom another joins who only seems to speak: Roe was joined by | Ana Poe and | joked."""
    page, by = scene.page, mention.first - 1
    if mention.last - mention.first < 2 or content.passive or page.lower[mention.last - 1] != "and":
        return None
    if by < 1 or page.lower[by] != "by" or page.pos[mention.last] not in FINITE:
        return None
    before = next(iter(scene.named_before(by, 1)), None)
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


def _in_office(scene: Scene, mention: Mention) -> Entity | None:
    """Who is told to have left, for "the former coach", or to have been appointed, for "the new coach"."""
    page, word = scene.page, scene.page.word(mention.first + 1)
    if mention.kind != "person" or mention.determiner != 1 or mention.last - mention.first != 3:
        return None
    if word not in _FORMER and word not in _NEW:
        return None
    former = word in _FORMER
    found: dict[Entity, None] = {}
    for name, entity in scene.named_before(mention.first, _BACK):
        if entity.kind != "person":
            continue
        last = name.first - (page.words[name.first - 1] == ",")  # named his assistant, | Ana Roe
        before = page.lower[max(0, name.first - _TITLED) : last]
        before = before[len(before) - before[::-1].index(",") :] if "," in before else before
        fits = not (_REMOVED if former else _PUT).isdisjoint(before)
        if fits or (former and page.word(name.last) in _LEFT):
            found[entity] = None
    return next(iter(found)) if len(found) == 1 else None


_BEFORE = NOUNS | frozenset(POS.index(tag) for tag in ("DT", "JJ"))
"""Tags before a name that say what somebody is: The old skipper | Ana | Roe."""


def _goes_on(scene: Scene, mention: Mention) -> Entity | None:
    """Who spoke last, of several with the surname that is said again, or who is not told to be dead.

    Last in the paragraph, or in the one before where nobody else of the name has been named since.
    """
    held, page = scene.entities.at.get(mention.head), scene.page
    if mention.kind != "name" or held is None or not held[1].unclear:
        return None
    word = page.lower[mention.head]
    if scene.turns and word in map(str.lower, scene.turns[-1].entity.words):
        last = scene.turns[-1]
        away = page.paragraph[mention.first] - page.paragraph[last.at]
        since = scene.entities.within(last.content.tokens.stop, mention.first)
        others = (one for _, one in since if word in map(str.lower, one.words) and one is not last.entity)
        if away == 0 or (away == 1 and not any(others)):
            return last.entity
    bearers = [one for one in scene.by_name(word, mention.first) if not one.unclear]
    living = [one for one in bearers if not scene.is_dead(one)]
    return living[0] if len(living) == 1 < len(bearers) else None


def _just_told_of(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whom alone the sentence before a quotation is about, though another spoke last.

    Ruiz said it was late. Reed laughed. / "It is always late," | he | said. The quotation opens a paragraph,
    or stands second in it. Or: Reed, a winger, laughed. "It is late," | the former Norvik striker | said.
    """
    page, at = scene.page, content.tokens.start
    plain = mention.kind in ("he", "nothing", "I") and mention.noun != "reply"
    calling = mention.kind == "person" and mention.determiner == 1 and callings(mention.noun)
    last = scene.turns[-1] if scene.turns else None
    if last is None or not (plain or calling) or is_another(scene, mention, content):
        return None
    if (
        content.quoted != _WHOLE
        or at < 2
        or not (content.opens or _is_second(page, at) or calling or mention.kind == "he")
        or page.sentence[mention.first] > page.sentence[content.tokens.stop - 1] + 1
    ):
        return None
    sentence, since = page.sentence[at - 1], last.content.tokens.stop
    main = main_clause(page, at)
    named = [
        (name, entity)
        for name, entity in scene.named_before(at, _FEW)
        if page.sentence[name.first] == sentence and entity.kind == "person" and name.first >= main
    ]
    if len({entity for _, entity in named}) != 1:
        return None
    name, entity = named[-1]
    begin = name.first
    while begin > main and page.sentence[begin - 1] == sentence and page.pos[begin - 1] in _BEFORE:
        begin -= 1
    begin = _before_comma(page, begin, main)
    opens = begin in (0, main) or page.sentence[begin - 1] != sentence
    if not opens or begin < since or entity is last.entity or scene.reported[begin]:
        return None
    if calling and (not _is_of_calling(scene, mention, entity) or is_apart(scene, mention, entity)):
        return None
    gender = scene.gender(entity)
    if mention.male is not None and gender is not None and gender != mention.male:
        return None
    goes_on = page.pos[name.last] in FINITE or page.words[name.last] == ","
    return entity if goes_on else None


def _before_comma(page: Page, begin: int, main: int) -> int:
    """Where what says before a comma and a name who it is begins: | The Speaker |, Ana Roe."""
    at = begin - 1
    while at > main and page.pos[at - 1] in _BEFORE and page.words[at] != page.words[at - 1]:
        at -= 1
    said = at < begin - 1 and page.words[begin - 1] == "," and page.lower[at] in A_OR_THE | _HIS
    return at if said else begin


_HIS = frozenset(("her", "his", "its", "their"))


def _is_of_calling(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether a noun's calling is somebody's, and the noun nobody else's: the manager is no striker."""
    told = role_words([mention.noun])
    others = scene.by_role(mention.noun, mention.first)
    own = not told.isdisjoint(scene.told(entity).heads | scene.told(entity).near)
    return bool(callings(mention.noun) & scene.told(entity).callings) and (own or not others)


def _is_second(page: Page, at: int) -> bool:
    """Whether one sentence stands before a token in its paragraph."""
    first = bisect_left(page.paragraph, page.paragraph[at], 0, at)
    return page.sentence[first] == page.sentence[at - 1]
