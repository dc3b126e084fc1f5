"""Named later: whom an article describes before it names them."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, reduce
from itertools import islice
from operator import or_

from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity, first_named
from quotes.speakers.entities.nouns import age, called_so, callings, is_person, nation
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import THE, A
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import FEW, Scene
from quotes.text.tags import FINITE, NOUNS, POS, tagged
from quotes.words.function_words import A_OR_AN

__all__ = ["named_later", "named_next"]

_NEW_OR_MET = (THE, A)
"""Determiners of somebody who may be named later: a man, the 38-year-old."""

_AGED = 200
"""Tokens before "the 38-year-old" in which somebody is told whom the article names later."""


def named_later(scene: Scene, mention: Mention) -> Entity | None:
    """Who is named later behind the same noun: a driver was fined. The driver, | Ana Roe |, may appeal."""
    page, at = scene.page, mention.first
    if (
        mention.kind not in ("person", "thing")
        or mention.determiner not in _NEW_OR_MET
        or not scene.introduced
    ):
        return None
    met = [at] if mention.noun in scene.introduced else []
    if age(mention.noun) and not any(one.kind == "person" for _, one in scene.named_before(at, 1)):
        met = [one for one in range(max(0, at - _AGED), at) if page.lower[one] in scene.introduced]
    found = {scene.introduced[mention.noun if one == at else page.lower[one]] for one in met}
    entity = found.pop() if len(found) == 1 else None
    return entity if entity and first_named(entity) > at else None


_OPENING = ("IN", "VBG", "VBN")
"""Tags of words that open what stands before the subject of a sentence."""

_GOES_ON = frozenset((",", "(", "of", "from", "who", "–", "—"))
"""What follows a name that says more of who bears it."""

_BEFORE = NOUNS | tagged("DT", "JJ", "CD")
"""Tags before a name that say what somebody is: PhD student | Ana | Roe."""


_TITLES = 7
"""Tokens of the titles before a name."""

_LONGEST = 60
"""Tokens of a sentence that are looked through."""


def named_next(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whom the article first names behind "a judge": a judge asked why. Judge | Ana Roe | waited.

    At the top of an article also without the noun, where the next sentence opens with the name: A former
    nurse says it never rained. | Ana Roe | worked there until 2012.
    """
    unmet = mention.determiner == A or _is_of_any(scene.page, mention)
    if mention.kind != "person" or not unmet or mention.noun in _hidden():
        return None
    stop = max(content.tokens.stop, mention.last)
    pair = next((one for one in islice(scene.named_after(stop), FEW) if one[1].kind == "person"), None)
    if pair is None:
        return None
    name, entity = pair
    near = scene.page.paragraph[name.first] - scene.page.paragraph[stop - 1] <= 1
    new = first_named(entity) == name.first or _is_only_one(scene, mention, entity, name)
    if not near or len(entity.words) < 2 or not new:
        return None
    if not scene.may_be(entity, mention.male):
        return None
    if scene.page.lower[name.first - 1].removesuffix(".") == mention.noun:
        return None if _is_of_other(scene, mention, name) else entity
    if not _is_first(scene, mention) or not _opens_next(scene, name, stop):
        return None
    fits = _is_told(scene, mention, entity) or _is_alone(scene, mention, entity, stop)
    fits = fits or _is_brought_in(scene, mention, entity, stop)
    return entity if fits or _is_of_learning(scene, mention, name) else None


def _is_of_any(page: Page, mention: Mention) -> bool:
    """Whether somebody who leads or belongs to what was not met before is new: the editor of | a paper."""
    return page.word(mention.core) == "of" and page.word(mention.core + 1) in A_OR_AN


def _is_brought_in(scene: Scene, mention: Mention, entity: Entity, stop: int) -> bool:
    """Whether nothing is told of whom the article names next but an age or place: | Ana Roe |, 26, of Ostby.

    Who decides by an office is no such person (a judge ruled so. | Ana Roe | cried), nor who does research.
    """
    told = scene.told(entity)
    if callings(mention.noun) & _apart() or any(map(is_person, told.heads | told.near)):
        return False
    return not _tells_of_another(scene, mention, stop)


@cache
def _apart() -> int:
    """The callings of those who decide about others, speak for them or study them."""
    nouns = ("constable", "judge", "mayor", "researcher", "spokesman")
    return reduce(or_, map(callings, nouns))


_LEARNED = ("colleague", "phd", "prof", "research", "scien", "stud", "thesis", "universit")
"""Beginnings of words that tell of who does research."""


def _is_of_learning(scene: Scene, mention: Mention, name: Name) -> bool:
    """Whether a researcher is meant, and one is told of beside the name: | Ana Roe |, a PhD student."""
    page = scene.page
    if not callings(mention.noun) & callings("researcher"):
        return False
    first = bisect_left(page.sentence, page.sentence[name.first], 0, name.first)
    words = page.lower[first : min(name.last + _LONGEST, len(page.words))]
    same = (word for at, word in enumerate(words, first) if page.sentence[at] == page.sentence[name.first])
    return any(word.startswith(_LEARNED) for word in same)


@cache
def _hidden() -> frozenset[str]:
    """Nouns for those who speak and often are not named: a source, a spokesman."""
    return lexicon("roles")["for others"] | {"source"}


def _is_of_other(scene: Scene, mention: Mention, name: Name) -> bool:
    """Whether a title is of another body than a description: a District Court judge, Circuit Judge | Roe."""
    words = scene.page.words
    own = {word for word in words[mention.first : mention.last - 1] if word[:1].isupper()}
    first = name.first - 1
    while first and name.first - first < _TITLES and words[first - 1][:1].isupper():
        first -= 1
    title = {*words[first : name.first - 1]}
    return bool(own and title) and not (own <= title or title <= own)


def _is_first(scene: Scene, mention: Mention) -> bool:
    """Whether an article has named nobody yet, but who wrote it or one of whom the headline tells."""
    named = (one for _, one in scene.named_before(mention.first, FEW))
    return len({one for one in named if one.kind == "person"}) <= 1


def _is_only_one(scene: Scene, mention: Mention, entity: Entity, name: Name) -> bool:
    """Whether nobody else was named before, and by a part of the name: Kelly, 34; a mum; | Kelly Roe |."""
    before = [(own, one) for own, one in scene.named_before(mention.first, FEW) if one.kind == "person"]
    length = name.last - name.first
    return all(one is entity and own.last - own.first < length for own, one in before)


def _opens_next(scene: Scene, name: Name, stop: int) -> bool:
    """Whether a name opens the sentence behind a token, in its paragraph or the next, and more is told."""
    page = scene.page
    if page.quote[name.first] >= 0 or page.sentence[name.first] != page.sentence[stop - 1] + 1:
        return False
    if page.paragraph[name.first] - page.paragraph[stop - 1] > 1 or name.last >= len(page.words):
        return False
    first = bisect_left(page.sentence, page.sentence[name.first], stop, name.first)
    first = _behind_opening(page, first, name.first)
    if any(page.pos[at] not in _BEFORE for at in range(first, name.first)):
        return False
    adverb = POS[page.pos[name.last]] == "RB" or page.lower[name.last] == "first"  # Roe | also | says
    verb = name.last + (adverb and name.last + 1 < len(page.words))
    return page.words[name.last] in _GOES_ON or page.pos[verb] in FINITE


def _behind_opening(page: Page, first: int, name: int) -> int:
    """Where a sentence goes on behind what its subject does meanwhile: Speaking in Ostby, | Ana Roe said."""
    if POS[page.pos[first]] not in _OPENING:
        return first
    commas = (at for at in range(name - 1, first, -1) if page.words[at] == ",")
    return next(commas, first - 1) + 1


def _is_told(scene: Scene, mention: Mention, entity: Entity) -> bool:
    """Whether somebody is told to be what a noun says."""
    told = scene.told(entity)
    heads = {word.removeprefix("ex-").partition("-of-")[0] for word in told.heads | told.near}
    return not heads.isdisjoint(role_words([mention.noun])) or not heads.isdisjoint(called_so(mention.noun))


def _is_alone(scene: Scene, mention: Mention, entity: Entity, stop: int) -> bool:
    """Whether a sentence tells of nobody else, and the article nothing else of whom it names next."""
    told, own = scene.told(entity), callings(mention.noun)
    if (own or told.callings) and not own & told.callings:
        return False
    nations = {*filter(None, map(nation, mention.asked))}
    if nations and told.nations and nations.isdisjoint(told.nations):
        return False
    return not _tells_of_another(scene, mention, stop)


def _tells_of_another(scene: Scene, mention: Mention, stop: int) -> bool:
    """Whether a sentence tells of somebody else who was not met before: a nurse says | a doctor | erred."""
    page = scene.page
    first = bisect_left(page.sentence, page.sentence[mention.first], max(0, stop - _LONGEST), stop)
    others = (at for at in range(first, stop) if page.lower[at] in A_OR_AN and at != mention.first)
    return any(is_person(page.word(_noun(scene, at + 1))) for at in others)


def _noun(scene: Scene, first: int) -> int:
    """The last of the words that describe, from a token on: an | old | man."""
    page = scene.page
    last = first
    while last + 1 < len(page.words) and page.pos[last + 1] in _BEFORE:
        last += 1
    return last
