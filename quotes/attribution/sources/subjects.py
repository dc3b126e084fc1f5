"""Subjects: the whole of a noun phrase whose last name the models took for a source.

"The audit by the Office of Finance | found": the audit found it, not the office. "According to | notes in an
appendix": what stands behind these words is the source, whatever else is in the sentence.
"""

from __future__ import annotations

from quotes.attribution.drafts import Draft, Range, meet
from quotes.attribution.sources.phrases import (
    CLAUSES,
    OPENING,
    first_opening,
    goes_on,
    opens_phrase,
    phrase_begin,
)
from quotes.attribution.sources.views import held
from quotes.names.borders import BEHIND_DATELINE, tells_who_speaks
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, NAMES, NOUNS, POS, PREPOSITIONS, VERBS, tagged
from quotes.words.calendar import CALENDAR, DAYS
from quotes.words.function_words import A_OR_AN, A_OR_THE
from quotes.words.speech import belongs

__all__ = ["whole"]

_PRONOUNS = tagged("PRP", "NNP")
_BASE = POS.index("VB")
_ING = POS.index("VBG")
_PARTICIPLES = tagged("VBG", "VBN")
_ADVERB = POS.index("RB")

_TAKEN_FOR_NOUNS = frozenset(("confirm", "indicate", "show", "suggest"))
"""Verbs of documents that are taken for nouns behind another: files from the state | show."""

_BEING = frozenset("am are be been came comes goes is ran runs was were went".split())
_FROM = frozenset(("by", "from"))
_WHOM = frozenset(("who", "whom"))
_TIMES = frozenset(("today", "tomorrow", "tonight", "yesterday"))
_RELATIVES = ("who", "which", "whose")
_STOPS = frozenset(",.;:!?()—–-") | {"--", "who", "which", "that", "whose"}
_APPOSED = 2
"""Commas of an opening phrase that tells whose name it ends with: read by his son, Ben Roe, | the mayor."""
_FAR = 40
"""Tokens of a clause about a subject, before its verb."""

_LONGEST = 25
"""Tokens of a noun phrase."""


def whole(reading: Reading, draft: Draft) -> Draft:
    """The draft with its source from the head of its noun phrase on, or behind "according to"."""
    trimmed = _trimmed(reading, draft)
    draft = _whose(reading, trimmed)
    if draft is not trimmed or not draft.cue:
        return draft
    for at in range(*draft.cue):
        if reading.lower[at] == "according":
            return _named_behind(reading, draft, at)
    draft = _worded(reading, _interrupted(reading, draft))
    if draft.source is None:
        return draft
    for mended in (_between_commas, _behind, _nearest, _headed, _related):
        draft = mended(reading, draft)
    return draft


def _between_commas(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source is what is told of the subject: the bill | , read in May, | says."""
    assert draft.source
    first = draft.source[0]
    if reading.words[first] != ",":
        return draft
    begin = first
    opening = reading.around(first)[0]
    while begin > max(opening, first - _LONGEST) and (
        goes_on(reading, begin - 1, first) or reading.lower[begin - 1] == "most"
    ):
        begin -= 1
    begin = first_opening(reading, begin, first)
    content = tuple(part for part in draft.content if part[1] <= begin or part[0] >= first)
    if begin == first or not content:
        return draft
    return draft._replace(source=(begin, first), content=content)


def _behind(reading: Reading, draft: Draft) -> Draft:
    """The draft without whom an opening phrase ends with: after meeting Ana Roe, | the minister | said.

    An apposition would be closed by a comma: Ana Roe, the minister, said.
    """
    assert draft.source
    first, last = draft.source
    told = draft.cue and (draft.cue[0] == last or (draft.cue[0] > last and reading.pos[last] in FINITE))
    if not told or "," not in reading.words[first + 1 : last - 1]:
        return draft
    commas = [at for at in range(first + 1, last - 1) if reading.words[at] == ","]
    start = reading.around(first)[0]
    opens = first > start and (reading.pos[first - 1] in PREPOSITIONS or reading.pos[first - 1] == _ING)
    begin = commas[-1] + 1
    named = last - begin > 1 and NAMES.issuperset((reading.pos[begin - 2], *reading.pos[begin:last]))
    if named and reading.words[first - 1] == ",":  # after talks with a nurse, | Ana Roe, Ben Poe
        opens = first > start and reading.pos[start] in PREPOSITIONS
    if len(commas) > _APPOSED or not opens or not (named or reading.lower[begin] in A_OR_THE):
        return draft
    return draft._replace(source=(begin, last))


def _worded(reading: Reading, draft: Draft) -> Draft:
    """The draft of a document's words as said by it: they sent | a letter | that calls him “a fool.”"""
    cue = draft.cue
    if not cue or not draft.source or draft.source[0] >= cue[0] or not draft.content:
        return draft
    first, last = draft.content[0][0], draft.content[-1][1]
    if cue[1] > first or not reading.inside(first, last):
        return draft
    quote = next(at for at in range(first, last) if reading.quote[at] >= 0)
    verb = next((at for at in range(cue[0] + 2, quote) if reading.lower[at - 1] in ("that", "which")), quote)
    if verb >= quote or reading.pos[verb] not in FINITE or not _says(reading, verb) or _says(reading, cue[0]):
        return draft
    documents = lexicon("sources")["documents"]
    noun = next((at for at in range(verb - 2, cue[0], -1) if reading.lower[at] in documents), None)
    if noun is None or any(
        reading.pos[at] in FINITE or reading.words[at] == "," for at in range(noun, verb - 1)
    ):
        return draft
    begin = phrase_begin(reading, noun, cue[0] + 1, noun)
    behind = (at + 1 for at in range(noun - 1, begin - 1, -1) if reading.pos[at] in PREPOSITIONS)
    begin = first_opening(reading, next(behind, begin), noun)
    return draft._replace(
        source=(begin, noun + 1), cue=(verb, verb + 1), head=verb, content=((verb + 1, last),)
    )


def _says(reading: Reading, verb: int) -> bool:
    """Whether a verb is one of what a document says: calls, describes, warns."""
    return belongs(reading.lower[verb], "judging", "saying")


def _nearest(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source is the subject right before its cue, behind a word that opens a clause.

    Roe said the deal stands, though | a clerk at the court | told the Post it does not.
    """
    assert draft.source and draft.cue
    verb = draft.cue[0]
    if draft.source[1] >= verb or reading.pos[verb] not in FINITE or reading.quote[verb] >= 0:
        return draft
    last = verb - (reading.pos[verb - 1] == _ADVERB)
    least = max(draft.source[1], last - _LONGEST)
    begin = phrase_begin(reading, last, least, last, _JOINING)
    opened = begin > least and reading.lower[begin - 1] in _CONTRASTING
    if not opened or begin == last or reading.pos[begin] not in OPENING:
        return draft
    return draft._replace(source=(begin, last)) if reading.pos[last - 1] in NOUNS else draft


_JOINING = frozenset(("and", "or"))
_CONTRASTING = frozenset("although because but though whereas while".split())


def _interrupted(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source is the subject before what is said of it between commas.

    Two clerks |, who spoke on condition of anonymity, | said. The memo |, written by Ana Roe, | says.
    """
    assert draft.cue
    closing = draft.cue[0] - 1
    if closing < 2 or reading.words[closing] != "," or (draft.source and draft.source[1] < closing):
        return draft
    start = reading.around(closing)[0]
    for opening in range(closing - 2, max(start, closing - _FAR), -1):
        if reading.words[opening] != ",":
            continue
        aside = (
            reading.lower[opening + 1] in _RELATIVES
            if draft.source is None
            else _is_made(reading, opening + 1)
        )
        begin = first_opening(reading, start, opening)
        plain = all(goes_on(reading, at, begin) or reading.pos[at] == _ING for at in range(begin, opening))
        if not aside or begin == opening or not plain or reading.pos[opening - 1] not in NOUNS:
            return draft
        if opening - begin > _LONGEST or draft.says((begin, closing)):
            return draft
        return draft._replace(source=(begin, opening))
    return draft


def _is_made(reading: Reading, at: int) -> bool:
    """Whether words tell by whom something was made: written | by."""
    return POS[reading.pos[at]] == "VBN" and "by" in reading.lower[at + 1 : at + 3]


def _trimmed(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source is only who speaks.

    Brask Plc | today | said; was | all | she would say; | Recalls | Ana Roe: "It was cold."; the order |,
    issued in May, | says.
    """
    if not draft.source or draft.source[1] - draft.source[0] < 2:
        return draft
    first, last = draft.source
    first += reading.lower[first] == "all" and reading.pos[first + 1] in _PRONOUNS
    opens = first == reading.around(first)[0] and reading.words[first + 1][:1].isupper()
    first += opens and tells_who_speaks(reading.lower[first])
    last -= reading.lower[last - 1] in _TIMES
    last -= reading.lower[last - 1] == "who" and reading.pos[last - 2] in NOUNS
    who = last
    if not _WHOM.isdisjoint(reading.lower[first + 1 : last - 1]):
        who = next(at for at in range(first + 1, last - 1) if reading.lower[at] in _WHOM)
    if (
        who < last
        and draft.cue
        and last <= draft.cue[0]
        and all(map(NOUNS.__contains__, reading.pos[who + 1 : last]))
    ):
        first = who + 1  # the man who | police | say
    if reading.pos[first] in FINITE and "," in reading.words[first : last - 1]:
        first = last - reading.words[last - 2 : first : -1].index(",") - 1  # which was sent to us, | a clerk
    told = (at for at in range(first + 1, last - 1) if reading.words[at] == ",")
    last = next((at for at in told if reading.pos[at + 1] in _PARTICIPLES), last)
    return draft if (first, last) == draft.source else draft._replace(source=(first, last))


def _whose(reading: Reading, draft: Draft) -> Draft:
    """The draft by whose words they are: "...," is | Roe's | verdict; "..." was | her | only answer.

    | Roe's | message is "..."; the verdict from | Roe | was "...".
    """
    if not draft.source or not draft.cue:
        return draft
    first, last = draft.source
    noun = last
    if not _FROM.isdisjoint(reading.lower[first + 1 : last - 1]):
        noun = next(at for at in range(first + 1, last - 1) if reading.lower[at] in _FROM)
    if reading.lower[noun - 1] not in lexicon("speech")["views"]:
        return draft
    written = reading.lower[noun - 1] in lexicon("sources")["documents"]
    if noun < last and written and reading.lower[first] in A_OR_AN:
        return draft  # an assessment by | the Fisk Institute |, which is a document
    beside = draft.cue[0] >= last or draft.cue[1] == first
    if noun == last and not (beside and reading.lower[draft.cue[0]] in _BEING):
        return draft
    own = held(reading, (first, noun), (noun + 1, last) if noun < last else None)
    return draft._replace(source=own[0]) if own else draft


def _named_behind(reading: Reading, draft: Draft, at: int) -> Draft:
    """The draft whose source stands behind "according to", if another is given."""
    first = at + 2
    near = draft.source and first <= draft.source[0] <= first + 2 and reading.words[draft.source[0]] != ","
    if near or first >= len(reading.words) or reading.lower[at + 1] != "to":
        return draft
    last, end = first, reading.stop(reading.around(at)[1])
    while last < end and reading.words[last] not in _STOPS and reading.pos[last] not in FINITE:
        last += 1
    if (
        first == last
        or last - first > _LONGEST
        or any(begin < last and first < stop and begin < at for begin, stop in draft.content)
    ):
        return draft
    cue = (at, first) if draft.cue and draft.cue[1] > first else draft.cue
    content = tuple(part for part in draft.content if part[0] >= last or part[1] <= first)
    return draft._replace(source=(first, last), cue=cue, content=content) if content else draft


def _headed(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source has a preposition before it, or is a day, from the head of that phrase on."""
    assert draft.source and draft.cue
    first, last = draft.source
    day = last - first == 1 and reading.lower[first] in DAYS  # an email sent to parents | Tuesday | said
    if (
        first < 2
        or last > draft.cue[0]
        or not (day or opens_phrase(reading, first - 1))
        or not (_is_subject(reading, draft) or _is_issued(reading, first - 1))
    ):
        return draft
    begin = phrase_begin(reading, first - 1, max(0, first - _LONGEST), first)
    if reading.pos[begin] in PREPOSITIONS and begin > 0 and reading.words[begin - 1] == ",":
        return _resumed(reading, draft, begin - 1)
    dated = _behind_date(reading, begin, first)
    begin = first_opening(reading, dated or begin, first)
    head: Range = (begin, first - 1 + day)
    opened = bool(dated) or begin == 0 or reading.sentence[begin - 1] != reading.sentence[begin]
    before = reading.lower[begin - 1]
    opened = opened or before in (",", ";", ":") or before in CLAUSES or before in BEHIND_DATELINE
    one = begin + 2 == first and reading.lower[begin] in ("another", "one")  # another | from Norvik Bank
    if not opened or not (one or any(reading.pos[token] in NOUNS for token in range(*head))):
        return draft
    content = tuple(part for part in draft.content if not day or not begin <= part[0] < last)
    if not content or any(meet(part, (begin, last)) for part in content):
        return draft
    return draft._replace(source=(begin, last), content=content)


def _behind_date(reading: Reading, begin: int, stop: int) -> int:
    """Where a subject begins right behind a date that opens its sentence, else 0: In June 2024 | a woman."""
    at = begin + 1
    opens = begin == 0 or reading.sentence[begin - 1] != reading.sentence[begin]
    if not opens or reading.pos[begin] not in PREPOSITIONS:
        return 0
    while at < stop and (reading.lower[at] in CALENDAR or reading.words[at].isdigit()):
        at += 1
    return at if begin + 1 < at < stop and reading.lower[at] in A_OR_THE else 0


def _resumed(reading: Reading, draft: Draft, comma: int) -> Draft:
    """The draft whose source ends a phrase behind an apposition to the sentence's subject, from this on.

    Ana Roe, a former envoy to London |, in a letter to the Post | wrote.
    The post |, by a group of mothers, | claimed.
    """
    assert draft.source
    first, last = draft.source
    start = reading.around(first)[0]
    if first - start > _FAR:
        return draft
    opening = next((at for at in range(start + 1, comma) if reading.words[at] == ","), None)
    if opening is None and _is_issued(reading, comma + 1):
        opening = comma
    if opening is None:
        return draft
    plain = reading.pos[start] in OPENING and all(goes_on(reading, at, first) for at in range(start, opening))
    if not plain or any(reading.pos[at] in FINITE for at in range(opening, comma)):
        return draft
    if draft.says((start, last)):
        return draft
    return draft._replace(source=(start, last))


def _is_issued(reading: Reading, by: int) -> bool:
    """Whether what stands behind a word tells whose a document is: the post, | by | a group of mothers."""
    return (
        reading.lower[by] == "by"
        and reading.words[by - 1] == ","
        and reading.lower[by - 2] in lexicon("sources")["documents"]
    )


def _related(reading: Reading, draft: Draft) -> Draft:
    """The draft whose source ends the clause about a subject, from this subject on.

    A landlord | who is negotiating with the city | said. The boy, | who grew up in Gweru, Zimbabwe, | said.
    """
    assert draft.source and draft.cue
    first, last = draft.source
    before = first - 1
    if before > 2 and reading.words[before] == "," and reading.pos[before - 1] in NOUNS:
        before -= 2
    done = reading.pos[before] in VERBS and reading.quote[before] < 0  # to pay | a hospital bill | told
    if before < 2 or last > draft.cue[0] or not (done or opens_phrase(reading, before)):
        return draft
    if not _is_subject(reading, draft):
        return draft
    start = reading.around(first)[0]
    who = next((at for at in range(max(start, first - _FAR), first) if _relates(reading, at)), None)
    if who is None or who == start or reading.quote[who] >= 0:
        return draft
    end = who - (reading.words[who - 1] == ",")
    begin = phrase_begin(reading, end, max(start, end - _LONGEST), first)
    opens = (
        begin == start or reading.lower[begin - 1] in CLAUSES or reading.words[begin - 1] in BEHIND_DATELINE
    )
    opens = opens or (reading.words[begin - 1] == "," and not reading.verbs(start, begin))  # in May, | a firm
    if not opens or not any(reading.pos[token] in NOUNS for token in range(begin, end)):
        return draft
    if draft.says((begin, last)):
        return draft
    return draft._replace(source=(begin, last))


def _relates(reading: Reading, at: int) -> bool:
    """Whether a word opens a clause about the noun before it: memos | that | came out in lawsuits."""
    that = reading.lower[at] in ("that", "which") and reading.pos[at - 1] in NOUNS
    return reading.lower[at] == "who" or (that and reading.pos[at + 1] in FINITE)


def _is_subject(reading: Reading, draft: Draft) -> bool:
    """Whether a finite verb stands right behind the source, or behind a phrase between commas."""
    assert draft.source and draft.cue
    at = draft.source[1]
    if reading.words[at - 1] == ",":
        at -= 1
    if reading.words[at] == ",":
        closing = next((token for token in range(at + 1, draft.cue[0]) if reading.words[token] == ","), None)
        if closing is None:
            return False
        at = closing + 1
    while at < draft.cue[1] and reading.pos[at] == _ADVERB:
        at += 1
    if at >= len(reading.pos):
        return False
    known = reading.lower[at] in _TAKEN_FOR_NOUNS or draft.rule == "source-cue-that"
    known = known or reading.pos[at] == _BASE  # behind a noun, neighbors along Oak Road | say
    return reading.pos[at] in FINITE or (at == draft.cue[0] and known)
