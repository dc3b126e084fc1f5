"""Ongoing: about whom the text goes on, who spoke last or whom the sentence before a quotation tells of."""

from __future__ import annotations

from bisect import bisect_left

from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.entities.nouns import called_so, callings, is_person
from quotes.speakers.entities.role_words import role_words
from quotes.speakers.mentions.contents import Content
from quotes.speakers.mentions.determiners import THE
from quotes.speakers.mentions.grammar import main_clause
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.again import is_again, is_bare
from quotes.speakers.scene.agreement import speaks_of_another
from quotes.speakers.scene.apart import is_apart
from quotes.speakers.scene.scene import FEW, Scene, Turn
from quotes.text.tags import FINITE, NOUNS, tagged
from quotes.words.function_words import A_OR_ANOTHER, A_OR_THE, SELF

__all__ = ["goes_on", "heard_again", "just_told_of"]


def heard_again(scene: Scene, mention: Mention) -> Entity | None:
    """Who spoke last, without a name, where no more than the noun is said again: a priest | the priest."""
    if mention.kind != "person" or not is_bare(mention) or not scene.turns:
        return None
    page, last = scene.page, scene.turns[-1]
    if page.word(mention.last) in SELF or "another" in map(str.lower, last.entity.words):
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
    if last.entity.words[0].lower() not in A_OR_ANOTHER:
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


_CALLED = {
    "friend": frozenset(("insider", "pal", "source")),
    "insider": frozenset(("friend", "pal", "source")),
    "official": frozenset("adviser aide chief commander diplomat officer source".split()),
    "officer": frozenset("chief constable detective source".split()),
    "pal": frozenset(("friend", "insider", "source")),
    "source": frozenset("aide friend insider official pal person".split()),
}
"""Nouns that go on about somebody without a name, and by what these were brought in."""


def goes_on(scene: Scene, mention: Mention) -> Entity | None:
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


_BEFORE = NOUNS | tagged("DT", "JJ")
"""Tags before a name that say what somebody is: The old skipper | Ana | Roe."""


def just_told_of(scene: Scene, mention: Mention, content: Content) -> Entity | None:
    """Whom alone the sentence before a quotation is about, though another spoke last.

    Ruiz said it was late. Reed laughed. / "It is always late," | he | said. The quotation opens a paragraph,
    or stands second in it. Or: Reed, a winger, laughed. "It is late," | the former Norvik striker | said.
    """
    page, at = scene.page, content.tokens.start
    plain = mention.kind in ("he", "nothing", "I") and mention.noun != "reply"
    calling = mention.kind == "person" and mention.determiner == THE and callings(mention.noun)
    last = scene.turns[-1] if scene.turns else None
    if last is None or not (plain or calling) or speaks_of_another(scene, mention, content):
        return None
    if (
        not content.whole
        or at < 2
        or not (content.opens or _is_second(page, at) or calling or mention.kind == "he")
        or page.sentence[mention.first] > page.sentence[content.tokens.stop - 1] + 1
    ):
        return None
    sentence, since = page.sentence[at - 1], last.content.tokens.stop
    main = main_clause(page, at)
    named = [
        (name, entity)
        for name, entity in scene.named_before(at, FEW)
        if page.sentence[name.first] == sentence and entity.kind == "person" and name.first >= main
        if mention.kind != "he" or scene.may_be(entity, mention.male)  # Reed cares for his wife, Moira
    ]
    if len({entity for _, entity in named}) != 1:
        return None
    name, entity = named[-1]
    begin = _before_comma(page, page.begin(name.first, _BEFORE, main), main)
    opens = begin in (0, main) or page.sentence[begin - 1] != sentence
    if not opens or begin < since or entity is last.entity or scene.reported[begin]:
        return None
    if calling and (not _is_of_calling(scene, mention, entity) or is_apart(scene, mention, entity)):
        return None
    if not scene.may_be(entity, mention.male):
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
