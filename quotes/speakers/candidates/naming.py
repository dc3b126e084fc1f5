"""Naming: where in or beside the words of a mention somebody is named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from quotes.attribution.acts.acts import BE
from quotes.names.honorifics import titles
from quotes.names.recognition import Name
from quotes.resources import lexicon
from quotes.speakers.affiliations.page import Page
from quotes.speakers.entities.entity import Entity
from quotes.speakers.mentions.contacts import contact
from quotes.speakers.mentions.determiners import NEW, NUMBER
from quotes.speakers.mentions.documents import WRITING, issues, stands_alone
from quotes.speakers.mentions.edges import is_doing, is_not_meant
from quotes.speakers.mentions.mentions import Mention
from quotes.speakers.scene.scene import Scene
from quotes.text.tags import FINITE, IN_PHRASE, NOUNS, POS, PREPOSITIONS, tagged
from quotes.words.function_words import RELATIVES
from quotes.words.tokens import POSSESSIVE

__all__ = ["INSIDE", "dealt_with", "met_before", "named_in"]

INSIDE = (
    "nowhere", "whole", "ends the mention", "ends its phrase", "then comma", "then and", "behind and",
    "possessor", "behind a preposition", "behind a comma", "behind a relative", "before a noun", "elsewhere",
    "named behind it", "named before it", "before the relative",
)  # fmt: skip
"""Where in or beside the words of a mention a name stands."""

_BREAKS = frozenset((",", ".", "(", ")", "who", "and", "of", "in", "at", "from", "for", '"', "“", "”"))
_DASHES = frozenset((",", "-", "—", "–", "--", "("))

_TOWARDS = frozenset("with to against alongside about after before like unlike".split())
"""Words behind which somebody else than the subject is named: in talks | with Ana Roe, she."""
_NOT_TOWARDS = frozenset("according thanks due".split())
_OPENS = PREPOSITIONS | tagged("VBG", "VBN")
_OPENING = frozenset("ahead along apart because instead next opposite together".split())
"""Words and tags of what opens a phrase about somebody else than the subject: | because | of Ana Roe, she."""

_PASSIVE = tagged("VBD", "VBN", "RP")
"""Tags before the one by whom something was done, who is no subject: a speech read | out by Ana Roe, she."""

_OF_NAMES = NOUNS | tagged("JJ", "DT", "CD", "POS", "PRP$", ",")
_GERUND = POS.index("VBG")
_LONGEST_TITLE = 12
"""Tokens before a name that may be titles and other names beside it."""

_BY_NAME = ["by", "the", "name", "of"]
"""What may stand before a name in an apposition: the guard, a Scot | by the name of | Ana Roe."""

_DONE_BY = frozenset(("after", "alongside", "by", "under", "with"))
_ACCORDING = ["according", "to"]

_IS_CALLED = BE | {"called", "named"}

_SOMEBODY = (*NEW, NUMBER)
"""Determiners of somebody who is not named: a, another, some, one."""


def named_in(scene: Scene, mention: Mention) -> Iterator[tuple[Name, Entity, int]]:
    """The names in a mention, in an apposition right behind or before it, and before its relative."""
    page = scene.page
    if mention.kind == "nothing":
        return
    if mention.kind == "who":
        for token in range(mention.first - 1, max(-1, mention.first - 40), -1):
            if page.sentence[token] != page.sentence[mention.first]:
                return
            held = scene.entities.at.get(token)
            if (
                held
                and held[0].last == token + 1
                and not (_is_no_which(page, mention, held) or _is_not(page, held[0]))
            ):
                yield *held, INSIDE.index("before the relative")
        return
    held = scene.entities.at.get(mention.head)
    named = mention.kind == "name" and held is not None and held[1].kind == "person"
    alone = mention.kind in ("person", "many") and mention.human
    written = mention.kind == "document"
    alone = alone or (written and stands_alone(mention.noun))
    for name, entity in scene.entities.within(mention.first, mention.last):
        is_head = name.first <= mention.head < name.last
        if (mention.by_role and is_head) or (entity.kind != "person" and named):
            continue
        if written and alone and entity.kind == "person" and name.first > mention.head:
            continue  # an affidavit by | Ana Roe
        if (mention.kind == "person" and _speaks_for(page, mention, name)) or _is_not(page, name):
            continue
        beside = entity.kind == "organization" and not is_head
        if not beside or not (alone or (written and _is_of_document(page, name, mention))):
            yield name, entity, _position(scene, mention, name)
    if mention.kind in ("person", "thing", "many", "name", "body"):
        name_behind = _behind(scene, mention)
        if name_behind:
            yield *name_behind, INSIDE.index("named behind it")
        first = mention.first
        apposed = first > 1 and page.words[first - 1] in (",", "(") and page.lower[first] != "whose"
        if apposed and not met_before(scene, mention):
            held = scene.entities.at.get(first - 2)
            if held and held[0].last == first - 1 and page.sentence[first - 2] == page.sentence[first]:
                yield *held, INSIDE.index("named before it")


def _is_not(page: Page, name: Name) -> bool:
    """Whether it is told that a name is not meant: Roe, | not the mayor, Poe |; Roe | rather than Poe |."""
    at = name.first - 1
    while at > max(0, name.first - _TITLED) and (page.pos[at] in IN_PHRASE or page.words[at] == ","):
        at -= 1
    return at > 0 and is_not_meant(page, at - 1)


_TITLED = 6
"""Tokens of titles and posts before a name."""


def _is_of_document(page: Page, name: Name, mention: Mention) -> bool:
    """Whether a body is told with a document that speaks for itself: a bulletin from | the Fisk Institute |.

    In the statement of a body, the body speaks.
    """
    if not issues(page, name.first, name.last, mention.head):
        return True
    return name.first > mention.head and not WRITING.isdisjoint(page.lower[mention.head + 1 : name.first])


def _is_no_which(page: Page, mention: Mention, held: tuple[Name, Entity]) -> bool:
    """Whether "which" goes back to other words than a person's name: Roe praised the report, | which |."""
    behind = page.words[held[0].last : mention.first]
    return mention.noun == "which" and held[1].kind == "person" and any(word != "," for word in behind)


def met_before(scene: Scene, mention: Mention) -> list[Entity]:
    """Whom the phrase before a subject names, who is somebody else: after talks with Ana Roe, | the minister.

    An apposition is closed by a comma: Ana Roe, | the minister |, said.
    """
    page, comma = scene.page, mention.first - 1
    if (
        comma < 2
        or page.words[comma] != ","
        or page.word(mention.last) == ","
        or page.word(mention.end) == ","
    ):
        return []
    found, token, limit = [], comma - 1, max(comma - 40, 0)
    while (held := scene.entities.at.get(token)) and held[1].kind == "person" and held[0].first > limit:
        found.append(held[1])
        token = held[0].first - 1
        if page.lower[token] in ("and", ","):
            token -= 1
    last = max(token - _LONGEST_TITLE, 0)
    while token > last and page.pos[token] in _OF_NAMES:
        token -= 1
    word, before = page.lower[token], page.lower[token - 1] if token else ""
    towards = (
        (word in _TOWARDS and before not in _NOT_TOWARDS)
        or (word == "by" and token > 0 and page.pos[token - 1] in _PASSIVE)
        or page.pos[token] == _GERUND
        or (mention.describes and _is_opening(page, comma))  # For Ana Roe, | she | said
    )
    return found if towards and page.sentence[token] == page.sentence[comma] else []


def _is_opening(page: Page, comma: int) -> bool:
    """Whether a phrase without a verb opens a sentence up to a comma: standing beside Ana Roe |, a voter."""
    first = bisect_left(page.sentence, page.sentence[comma], 0, comma)
    first += page.lower[first] in ("and", "but")
    opens = page.pos[first] in _OPENS or page.lower[first] in _OPENING
    opens = opens or _is_compound(page, first)
    return opens and FINITE.isdisjoint(page.pos[first + 1 : comma])


def dealt_with(scene: Scene, mention: Mention) -> Entity | None:
    """Whom a participle behind a noun is about: the minister, replying to | Ana Roe |, said."""
    page = scene.page
    comma = next((at for at in range(mention.head + 1, mention.last + 1) if page.word(at) == ","), None)
    if (
        comma is None
        or comma + 2 >= len(page.words)
        or not mention.describes
        or not FINITE.isdisjoint(page.pos[mention.head : comma])
    ):
        return None
    told = page.pos[comma + 1] == _GERUND or page.lower[comma + 1] == "whom" or _is_compound(page, comma + 1)
    if not told:
        return None
    at = comma + 2
    while at + 1 < len(page.words) and (
        page.pos[at] in PREPOSITIONS or page.lower[at].removesuffix(".") in titles()
    ):
        at += 1
    held = scene.entities.at.get(at)
    return held[1] if held and page.sentence[at] == page.sentence[comma] else None


def _is_compound(page: Page, at: int) -> bool:
    """Whether a participle is tagged as an adjective for its hyphen: | cross-examined | by Ana Roe."""
    return page.lower[at].startswith("cross-") and page.lower[at].endswith(("ing", "ed"))


def _position(scene: Scene, mention: Mention, name: Name) -> int:
    page = scene.page
    before = page.lower[name.first - 1] if name.first > mention.first else ""
    after = page.lower[name.last] if name.last < len(page.lower) else ""
    if name.first <= mention.first and name.last >= mention.last:
        kind = "whole"
    elif name.first > mention.end and page.words[mention.end] in _DASHES and before != "(":
        kind = "behind a relative" if _is_related(scene, mention.end, name.first) else "named behind it"
    elif after in POSSESSIVE and name.last < mention.last + 1:
        kind = "possessor"
    elif before in RELATIVES:
        kind = (
            "ends the mention"
            if name.last == mention.last and before in ("that", "which")
            else "behind a relative"
        )
    elif _is_object(page, mention, name) or contact(page, mention.first, mention.last) == name.first:
        kind = "behind a relative"
    elif before and (_is_behind_preposition(page, name) or _is_of_others(scene, mention, name)):
        kind = "behind a preposition"
    elif before in _DASHES:
        kind = "behind a comma"
    elif before in ("and", "or"):
        kind = "behind and"
    elif name.last >= mention.last:
        kind = "ends the mention"
    elif name.last == mention.end or name.last == mention.core:
        kind = (
            "then comma" if after in _DASHES else "then and" if after in ("and", "or") else "ends its phrase"
        )
    elif after in _DASHES:
        kind = "then comma"
    elif after in ("and", "or"):
        kind = "then and"
    elif page.pos[name.last] in NOUNS:
        kind = "before a noun"
    else:
        kind = "elsewhere"
    return INSIDE.index(kind)


def _is_behind_preposition(page: Page, name: Name) -> bool:
    """Whether a name is behind a preposition, a family's with its article: a person close to the | Roes."""
    before = name.first - 1
    if name.kind == "person" and page.lower[before] == "the":
        before -= 1
    return page.pos[before] in PREPOSITIONS


def _is_object(page: Page, mention: Mention, name: Name) -> bool:
    """Whether a verb behind the noun is done to whom a name is for: a pastor supporting Mr. | Roe.

    Or the clause tells of them: the man who met | Roe |; not a man named | Roe |.
    """
    behind = range(mention.head + 1, name.first)
    verbs = [at for at in behind if page.pos[at] in FINITE and page.lower[at] not in _IS_CALLED]
    people = mention.kind in ("person", "body", "many")
    if not people and mention.kind not in ("document", "thing"):
        return False
    if people and verbs and "," not in page.words[behind.start : behind.stop]:
        return True
    at = name.first - 1
    while at > mention.head and page.lower[at].removesuffix(".") in titles():
        at -= 1
    return at > mention.head and (page.pos[at] == _GERUND or _is_doing(page, at))


def _is_doing(page: Page, at: int) -> bool:
    """Whether a word is a verb, though it is taken for a noun: of | shooting |; a post | mocking | Roe."""
    behind = page.lower[at].endswith("ing") and page.pos[at - 1] in PREPOSITIONS and page.words[at].islower()
    return behind or is_doing(page, at)


def _speaks_for(page: Page, mention: Mention, name: Name) -> bool:
    """Whether a name is of whom a mention speaks for: a spokesman for | U.S. Sen. Ana Roe."""
    speaks = mention.noun in lexicon("roles")["for others"]
    return speaks and name.first > mention.core and page.lower[mention.core] == "for"


def _is_of_others(scene: Scene, mention: Mention, name: Name) -> bool:
    """Whether a name ends what tells of others: members of Stop the | Tower, a resident of Quarry | Lane."""
    if mention.kind != "many" and not (mention.kind == "person" and mention.determiner in _SOMEBODY):
        return False
    between = scene.page.pos[mention.head + 1 : name.first]
    return mention.end >= name.last and any(tag in PREPOSITIONS for tag in between)


def _is_related(scene: Scene, first: int, last: int) -> bool:
    """Whether a verb or a relative stands between the comma behind a noun phrase and a name."""
    page = scene.page
    if page.lower[last - len(_BY_NAME) : last] == _BY_NAME:
        last -= len(_BY_NAME)
    return any(page.stops(token) or page.pos[token] in PREPOSITIONS for token in range(first + 1, last))


def _behind(scene: Scene, mention: Mention) -> tuple[Name, Entity] | None:
    """The name in the apposition behind a noun phrase: "his manager, Robby Mook"."""
    page, words = scene.page, scene.page.words
    end = max(mention.end, mention.first + 1)
    limit = min(len(words), end + 12)
    at = end
    while at < limit and words[at] not in _DASHES and at < mention.last:
        at += 1
    if at >= limit or words[at] not in _DASHES:
        return None
    token = at + 1
    while token < limit and token not in scene.entities.at and token - at < 6 and words[token] not in _BREAKS:
        if page.pos[token] in FINITE and words[token] == page.lower[token]:
            return None  # a person close to the process, is to help | Ana Roe
        by_name = page.lower[token : token + len(_BY_NAME)] == _BY_NAME
        if page.lower[token] in _DONE_BY and not by_name:
            return None  # the union, backed by | Ana Roe
        token += len(_BY_NAME) if by_name else 1
    held = scene.entities.at.get(token)
    if held is None or held[0].first != token or token < mention.last:
        return None
    verb = page.pos[held[0].last] if held[0].last < len(page.pos) else -1
    if page.lower[mention.first - 2 : mention.first] == _ACCORDING and verb in FINITE:
        return None  # according to her family, | Holm kept
    return held if page.paragraph[token] == page.paragraph[end - 1] else None
