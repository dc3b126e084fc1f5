"""Doings: what looks like an attribution and tells of no words and no thought.

A thing that is done ("called off the blockade"), seen or taken, the title of a work.
"""

from __future__ import annotations

from quotes.attribution.acts.acts import HEARD, HEARING, bases, has_verb, is_document, is_nothing, is_of_thing
from quotes.attribution.acts.mains import is_hearing
from quotes.attribution.acts.named import is_only_named
from quotes.attribution.acts.terms import is_called
from quotes.attribution.acts.unnamed import asks_to_be_unnamed
from quotes.attribution.acts.works import is_title
from quotes.attribution.drafts import Draft, Range
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import NOUNS, PAST, POS
from quotes.words.function_words import A_OR_THE, OWNERS
from quotes.words.speech import belongs, classes

__all__ = ["is_deed", "is_none"]

_LEAST, _LEAST_TOLD, _LEAST_OF_CLAUSE = 0.4, 0.3, 0.3
"""The probability from which a belief counts: of any, with a word for speech or thought, of a clause."""


_AUXILIARY = frozenset(("be", "do", "get", "have"))
_TELLING = frozenset(("NN", "NNS", "JJ"))
"""Tags of words that may tell what a verb of doing does not: gave | support | to."""


def is_none(reading: Reading, draft: Draft) -> bool:
    """Whether a draft is no attribution: a title, what is heard, shown, taken, called so, called off."""
    return (
        _is_heard(reading, draft)
        or _is_heard_in_court(reading, draft)
        or _is_only_title(reading, draft)
        or is_of_thing(reading, draft)
        or is_only_named(reading, draft)
        or _is_performed(reading, draft)
        or _is_passed_on(reading, draft)
        or _is_talk(reading, draft)
        or _is_greeting(reading, draft)
        or asks_to_be_unnamed(reading, draft)
        or _is_only_self(reading, draft)
        or _is_attributive(reading, draft)
        or _is_read_out(reading, draft)
    )


def _is_attributive(reading: Reading, draft: Draft) -> bool:
    """Whether a verb only tells which noun is meant, or goes on: the | said | letter. That | said |, ..."""
    source, cue = draft.source, draft.cue
    if not source or not cue or source[1] != cue[0] or (source[1] - source[0], cue[1] - cue[0]) != (1, 1):
        return False
    word, behind = reading.lower[source[0]], cue[1]
    if behind == len(reading.words):
        return False
    if word in ("that", "this"):
        opens = bool(reading.opens[source[0]]) or reading.words[source[0] - 1] == ","
        return opens and reading.lower[cue[0]] == "said" and reading.words[behind] == ","
    return word in _WHOSE and reading.pos[cue[0]] in PAST and reading.pos[behind] in NOUNS


_WHOSE = OWNERS | {"the", "your"}

_READING = frozenset(("issue", "publish", "quote", "read", "release"))


def _is_read_out(reading: Reading, draft: Draft) -> bool:
    """Whether it is only told whose words somebody reads out: read a statement by | the victim, Ana Roe |.

    Also read | the messages | to the court, without whose they are; not read | that the bridge would close.
    """
    if not draft.cue or not draft.content or (verbs := bases(reading, draft.cue)).isdisjoint(_READING):
        return False
    if reading.any_inside(draft.content):
        return False
    if "read" in verbs and _is_text(reading, draft.content[0]):
        return True
    first, last = draft.content[0]
    first = min(first + (reading.lower[first] in A_OR_THE), last - 1)
    nouns = ((draft.cue[1] - 2, draft.cue[1] - 1), (first, first + 1))
    documents = lexicon("sources")["documents"]
    return any(
        reading.lower[noun] in documents and reading.lower[of : of + 1] in _OF_WHOM
        for noun, of in nouns
        if noun > draft.cue[0]
    )


def _is_text(reading: Reading, part: Range) -> bool:
    """Whether some words are what can be read, and no clause: | the widow's last words | to the jury."""
    nouns = [at for at in range(*part) if reading.pos[at] in NOUNS]
    documents = lexicon("sources")["documents"] | _WORDS
    return not has_verb(reading, part) and any(reading.lower[at] in documents for at in nouns)


_WORDS = frozenset(("word", "words", "line", "lines", "name", "names", "poem", "verse"))


_OF_WHOM = (["by"], ["from"])


_SELF = frozenset("herself himself itself myself ourselves themselves yourself".split())


def _is_only_self(reading: Reading, draft: Draft) -> bool:
    """Whether what somebody did was done to themselves alone: never explained | himself."""
    parts = [reading.lower[slice(*part)] for part in draft.content]
    if all(map(_SELF.isdisjoint, parts)):
        return False
    return sum(word[0].isalnum() for part in parts for word in part) == 1


def is_deed(reading: Reading, draft: Draft) -> bool:
    """Whether a draft of the model counts as a statement alone: a thing that is done, hardly a belief."""
    if draft.rule != "model" or not draft.cue or not draft.content or reading.words[draft.cue[1] - 1] == ":":
        return False
    told = _is_told(reading, draft.cue)
    clause = any(has_verb(reading, part) for part in draft.content)
    least = _LEAST_OF_CLAUSE if clause else _LEAST_TOLD if told else _LEAST
    return draft.probability < least or (not told and _is_doing(reading, draft))


_SINGS = frozenset(("sang", "sings"))
_PERFORMED = frozenset("her him it them".split())


def _is_performed(reading: Reading, draft: Draft) -> bool:
    """Whether somebody sings a part, and says nothing: Roe | sings | her with a voice like brass."""
    if not draft.cue or not draft.content or _SINGS.isdisjoint(reading.lower[slice(*draft.cue)]):
        return False
    first = draft.content[0][0]
    quoted = reading.any_inside(draft.content)
    return first == draft.cue[1] and reading.lower[first] in _PERFORMED and not quoted


_PASSING_ON = frozenset(
    "author leak obtain post publish review see send share sign verify view write".split()
)


def _is_passed_on(reading: Reading, draft: Draft) -> bool:
    """Whether it is only told who has or wrote a document: the mail, | seen by | the Star; not: seen as."""
    if not draft.cue or not draft.source or not draft.content or draft.source[0] < draft.cue[1]:
        return False
    if reading.lower[draft.source[0] - 1] != "by" or bases(reading, draft.cue).isdisjoint(_PASSING_ON):
        return False
    first, last = draft.content[0]
    told = any(reading.inside(*part) or has_verb(reading, part) for part in draft.content)
    if (
        told
        or len(draft.content) > 1
        or last > draft.cue[0]
        or reading.lower[draft.source[1] : draft.source[1] + 1] == ["as"]
    ):
        return False
    documents = lexicon("sources")["documents"]
    return any(reading.lower[at] in documents or reading.lower[at] == "which" for at in range(first, last))


def _is_talk(reading: Reading, draft: Draft) -> bool:
    """Whether a draft tells with whom or how somebody spoke: Roe | spoke to | the paper, on | anonymity.

    A word behind "in" tells where or how: argued in | public; but not: believes in | luck.
    """
    if not draft.cue or not draft.content or draft.content[0][0] != draft.cue[1]:
        return False
    verb, last = draft.cue[0], draft.cue[1] - 1
    first, end = draft.content[0]
    if verb == last or reading.inside(first, end):
        return False
    verbs, word = bases(reading, (verb, last)), reading.lower[last]
    if word == "in" and (len(draft.content), end - first, last - verb) == (1, 1, 1):
        return bool(classes(reading.lower[verb])) and verbs.isdisjoint(lexicon("acts")["belief"])
    unnamed = reading.lower[first] in lexicon("sources")["anonymous"]
    return not verbs.isdisjoint(_TALKING) and (unnamed or word in _WITH)


def _is_greeting(reading: Reading, draft: Draft) -> bool:
    """Whether nothing is said, or somebody only takes leave: said | nothing |, said | goodbye to Ostby |."""
    if not draft.cue or not draft.content or draft.content[0][0] != draft.cue[1]:
        return False
    first, last = draft.content[0]
    if reading.inside(first, first + 1) or "say" not in bases(reading, draft.cue):
        return False
    if reading.lower[first] != "nothing":
        return reading.lower[first] in _LEAVE
    if reading.lower[first + 1 : first + 2] == ["of"] or reading.any_inside(draft.content):
        return False
    return is_nothing(reading, first, last)


_LEAVE = frozenset(("farewell", "goodbye", "goodnight", "hello"))
_TALKING = frozenset(("speak", "talk"))
_WITH = frozenset(("to", "with"))


def _is_told(reading: Reading, cue: Range) -> bool:
    """Whether a word of a cue is one for speech, thought or a plan."""
    acts = lexicon("acts")
    lemmas = bases(reading, cue)
    if not (lemmas.isdisjoint(acts["belief"]) and lemmas.isdisjoint(acts["intention"])):
        return True
    return any(classes(word) for word in reading.lower[slice(*cue)])


def _is_doing(reading: Reading, draft: Draft) -> bool:
    """Whether all verbs of a cue tell what somebody does, and nothing is quoted: struck | the man twice."""
    assert draft.cue
    doing = lexicon("doing")["doing"]
    if reading.any_inside(draft.content):
        return False
    verbs: set[str] = set()
    for at in range(*draft.cue):
        tag = POS[reading.pos[at]]
        own = bases(reading, (at, at + 1))
        if tag in _TELLING and not own <= doing:
            return False
        if tag.startswith("V"):
            verbs |= own - _AUXILIARY
    return bool(verbs) and verbs <= doing


def _is_heard(reading: Reading, draft: Draft) -> bool:
    """Whether a draft tells what its source hears: Told that it was shut, Roe left; not: told by Poe."""
    if draft.rule != "model" or draft.cue is None or not is_hearing(reading, draft.cue[0]):
        return False
    return "by" not in reading.lower[draft.cue[0] : draft.cue[1] + 1]


def _is_heard_in_court(reading: Reading, draft: Draft) -> bool:
    """Whether a deed is what a court heard, nothing said: He | refused | a rope, an inquest heard."""
    if draft.rule != "model" or not draft.cue or belongs(reading.lower[draft.cue[1] - 1], *_WITH_WORDS):
        return False
    at, sentence = draft.cue[1], reading.sentence[draft.cue[0]]
    within = range(at + 1, min(at + _CLAUSE, len(reading.words) - 1))
    if _HEARD.isdisjoint(reading.lower[within.start : within.stop]):
        return False
    return any(
        reading.lower[verb] in _HEARD
        and reading.lower[verb - 1] in _BEFORE_HEARD
        and reading.sentence[verb] == sentence
        and "," in reading.words[max(at, verb - _HEARER) : verb]
        and not HEARING.isdisjoint(reading.lower[max(at, verb - _HEARER) : verb])
        for verb in within
    )


_HEARD = frozenset(HEARD)
_WITH_WORDS = ("holding", "judging", "saying")
_BEFORE_HEARD = HEARING | frozenset("been had has have was were".split())
_CLAUSE, _HEARER = 40, 5
"""Tokens of a clause up to what a court does with it, and of that: , an inquest has | heard."""


def _is_only_title(reading: Reading, draft: Draft) -> bool:
    """Whether a content is nothing but the title of a work, or a word as such: Roe reads “The Old Man”."""
    if len(draft.content) > 1 or draft.cue is None:
        return False
    cue = reading.words[draft.cue[0]]
    if cue == ":" or cue[:1].isupper():  # a headline's: every quotation in it is spelled so
        return False
    first, last = draft.content[0]
    first += reading.lower[first] in A_OR_THE and first + 1 < last and reading.quote[first + 1] >= 0
    number = reading.quote[first]
    if number < 0 and reading.inside(first, last):
        return _is_written(reading, draft) or _is_of_title(reading, draft)
    if number >= 0 and (is_called(reading, reading.quoted[number]) or _is_made(reading, draft)):
        return True
    return (
        number >= 0
        and reading.quote[first:last].count(number) == last - first
        and is_title(reading, number, draft.cue)
    )


_WRITING = frozenset("author compose pen publish record sing write".split())
_MAKING = frozenset(
    "choreograph compose direct exhibit film paint perform premiere record release sculpt sing".split()
)
"""Verbs of what is done with a work, where no noun says that it is one: recorded | “Rise Again” |."""

_NEAR = 8
"""Tokens between such a verb and the title of what is written: wrote | the children's book |."""


def _is_written(reading: Reading, draft: Draft) -> bool:
    """Whether a work is written, whatever is told of that: wrote | the song “Rise” on a train."""
    assert draft.cue
    first, last = draft.content[0]
    title = next((at for at in range(first, min(first + _NEAR, last)) if reading.quote[at] >= 0), last)
    if title == last or draft.cue[1] != first or bases(reading, draft.cue).isdisjoint(_WRITING):
        return False
    number = reading.quote[title]
    end = next((at for at in range(title, last) if reading.quote[at] != number), last)
    told = end < last and reading.lower[end] in ("that", ":", ",")
    works = lexicon("words_as_words")["works"]
    return not told and reading.lower[title - 1] in works and is_title(reading, number, draft.cue)


def _is_made(reading: Reading, draft: Draft) -> bool:
    """Whether a work is sung or shown, without a word for what it is: recorded | “Rise Again” in a barn."""
    assert draft.cue
    number = reading.quote[draft.content[0][0]]
    if number < 0 or draft.cue[1] != draft.content[0][0] or bases(reading, draft.cue).isdisjoint(_MAKING):
        return False
    return is_title(reading, number, draft.cue)


def _is_of_title(reading: Reading, draft: Draft) -> bool:
    """Whether something is done to what bears a title: Roe | opened | the pub, “The Old Man.”"""
    assert draft.cue
    first, last = draft.content[0]
    reports = any(classes(reading.lower[at]) for at in range(*draft.cue))
    if reports or has_verb(reading, (first, last)) or (draft.source and is_document(reading, *draft.source)):
        return False
    numbers = {number for number in reading.quote[first:last] if number >= 0}
    return all(is_title(reading, number, draft.cue) for number in numbers)
