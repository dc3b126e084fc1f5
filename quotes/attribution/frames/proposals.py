"""Proposals: what the models propose, with the borders and parts that grammar gives where they err."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from quotes.attribution.acts.acts import (
    base,
    bases,
    behind_report,
    has_verb,
    is_speech,
    phrase_of,
    reports,
)
from quotes.attribution.clauses.clause_before import with_subject
from quotes.attribution.contents.extents import is_elliptic
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.frames.arguments import Frame
from quotes.attribution.frames.cues import BEGIN, Cues
from quotes.attribution.frames.epithets import is_epithet, owned, untitled
from quotes.attribution.frames.hearers import is_asked, is_suffered
from quotes.attribution.layouts.answers import ASKED
from quotes.attribution.layouts.labels import is_no_speaker, is_section
from quotes.attribution.sources.participles import governing
from quotes.attribution.sources.relatives import alone, is_of_paper
from quotes.attribution.sources.views import is_view
from quotes.resources import lexicon
from quotes.text.analysis import CLOSING, INSIDE, Reading
from quotes.text.tags import DETERMINING, FINITE, POS
from quotes.words.function_words import A_OR_THE
from quotes.words.speech import belongs

__all__ = ["proposed"]

_DOUBTED = 0.65  # the probability from which a cue is believed that no word for speech is in
_LEAST_SOURCE, _LEAST_SOURCE_OF_QUOTE = 0.2, 0.05  # probability of a source that no frame has
_NEARLY = 2  # tokens of a quotation that a content may lack at its edges, so that they are its
_NEAR = 6  # tokens between a cue and the clause that it reports
_BEFORE_TOPIC = 2  # tokens that may stand before what a letter is about: Re “ | A Bridge Too Far
_REACH = 100  # tokens from the begin of a sentence in which its colon is looked for
_THROUGH, _TO_WHOM = frozenset(["through", "via"]), frozenset(("to", "with"))
_PARTICLES = frozenset(["back", "in", "out", "up"])
_COMING = frozenset(("came", "comes"))
_JOINING = frozenset(("and", "but"))
_AHEAD = frozenset(["due", "expected", "going", "likely", "scheduled", "set"])
_ASKING = frozenset(("how", "what", "when", "where", "who", "why"))
_ASKED = frozenset(("about", "if", "whether", "which", *_ASKING))
_PREPOSITION = POS.index("IN")
_PARTICIPLE = POS.index("VBG")


def proposed(
    reading: Reading, frames: Iterable[Frame], starts: Mapping[int, Range], cues: Cues
) -> list[Draft]:
    """The drafts of some frames, with the borders that quotation marks, names and cues have.

    starts: the noun phrases by their first token, in order. cues: what the cue model saw, to
    complete a draft without a source.
    """
    phrases = list(starts.values())
    drafts = []
    for frame in frames:
        if frame.content or frame.source:
            draft = _renamed(
                reading, _snapped(reading, _announced(reading, _draft(reading, frame), starts)), phrases
            )
            draft = _inverted(reading, _unlabelled(reading, _represented(reading, draft, starts)))
            drafts.append(_completed(draft, reading, cues, starts))
    drafts = [
        _answering(reading, _begun(reading, owned(reading, untitled(reading, draft))))
        for draft in drafts
        if not is_epithet(reading, draft.cue)
    ]
    return [
        draft
        for draft in drafts
        if (draft.probability >= _DOUBTED or _is_attitude(reading, draft))
        and not (_is_filed(reading, draft) or is_asked(reading, draft) or is_suffered(reading, draft))
    ]


def _answering(reading: Reading, draft: Draft) -> Draft:
    """The draft whose content is the answer alone: Roe, asked | who would pay: | "You will."."""
    if not draft.content or not draft.cue:
        return draft
    first, last = draft.content[0]
    asked = draft.cue[0] > 0 and reading.words[draft.cue[0] - 1] == "," and draft.cue[0] < first
    if not asked or reading.lower[first] not in _ASKED or reading.quote[first] >= 0:
        return draft
    quote = next((at for at in range(first + 1, last) if reading.quote[at] >= 0), last)
    if quote == last or reading.words[quote - 1] != ":":
        return draft
    return draft._replace(content=((quote, last), *draft.content[1:]))


def _is_filed(reading: Reading, draft: Draft) -> bool:
    """Whether no speaker stands before a colon that opens a paragraph: "Doha: The museum has opened".

    Nor what is quoted behind such a word: Re “A Bridge Too Far”: I was born in this street.
    """
    if not draft.source or not draft.cue or reading.words[draft.cue[0]] != ":":
        return False
    first, last = draft.source
    begin = first
    while (
        begin and first - begin < _BEFORE_TOPIC and reading.paragraph[begin - 1] == reading.paragraph[first]
    ):
        begin -= 1
    opens = begin == 0 or reading.paragraph[begin - 1] != reading.paragraph[first]
    name = " ".join(reading.words[first:last])
    topic = last > begin + 1 and reading.quote[begin + 1] >= 0 and is_no_speaker(reading.words[begin])
    return bool(opens) and (topic or (begin == first and (is_no_speaker(name) or is_section(name))))


def _begun(reading: Reading, draft: Draft) -> Draft:
    """The draft whose content begins with "that", not with how, to whom or the noun of its phrase.

    Roe said | through an aide | that ...; explained to | the crowd | that ...; raised | fears | that ...
    """
    if not draft.content or not draft.cue or draft.content[0][0] != draft.cue[1]:
        return draft
    first, last = draft.content[0]
    how = reading.pos[first] == _PREPOSITION or reading.lower[first - 1] in _TO_WHOM
    for token in range(first + 1, min(first + _NEAR + 1, last - 1)):
        if reading.pos[token] in FINITE or reading.words[token] == ",":
            return draft
        if reading.lower[token] == "that":
            content = ((token, last), *draft.content[1:])
            if phrase_of(tuple(reading.lower[draft.cue[0] : token])):
                return draft._replace(content=content, cue=(draft.cue[0], token))
            how = how and reading.pos[token] == _PREPOSITION and not is_view(base(reading.lower[token - 1]))
            return draft._replace(content=content) if how else draft
    return draft


def _is_attitude(reading: Reading, draft: Draft) -> bool:
    """Whether something is said in a draft, believed or intended."""
    groups = lexicon("acts")
    lemmas = bases(reading, draft.cue) if draft.cue else set()
    return is_speech(reading, draft) or any(lemmas & groups[name] for name in ("belief", "intention"))


def _draft(reading: Reading, frame: Frame) -> Draft:
    own = [part for part in frame.cue if part[0] <= frame.candidate.head < part[1]]
    cue = own[0] if own else (frame.candidate.first, frame.candidate.last)
    source = min(
        frame.source, key=lambda part: min(abs(part[0] - cue[1]), abs(cue[0] - part[1])), default=None
    )
    content = frame.content
    if len(content) > 1:  # | what | she called | a farce |
        content = tuple(part for part in content if part[1] - part[0] > 1 or reading.lower[part[0]] != "what")
    if content and reading.lower[frame.candidate.head] in ASKED:  # asked | why |, he said ...
        first = content[0][0]
        if reading.lower[first] in _ASKING and reading.words[first + 1 : first + 2] == [","]:
            content = ((first, first + 1),)
    return Draft(content, source, cue, frame.candidate.head, frame.candidate.probability, "model")


def _announced(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """What is expected to be told as told, not expected: "He | is expected to tell the House | that ..."."""
    if not draft.cue or len(draft.content) not in (1, 2) or reading.words[draft.cue[1] - 1] not in _AHEAD:
        return draft
    first, last = draft.content[-1]
    if first != draft.cue[1] or first + 2 >= last or reading.words[first] != "to":
        return draft
    if not reports(reading, first + 1):
        return draft
    subject = draft.content[0] if len(draft.content) == 2 else draft.source
    addressee = starts.get(first + 2)
    begin = addressee[1] if addressee and addressee[1] < last else first + 2
    return draft._replace(source=subject, cue=(draft.cue[0], first + 2), content=((begin, last),))


def _snapped(reading: Reading, draft: Draft) -> Draft:
    """The draft with contents that end at quotation marks where they nearly do."""
    content = tuple(_snap(reading, part) for part in draft.content)
    return draft if content == draft.content else draft._replace(content=content)


def _snap(reading: Reading, part: Range) -> Range:
    quote, state = reading.quote, reading.state
    first, last = part
    if quote[first] >= 0 and state[first] == INSIDE:
        begin = first
        while begin > 0 and quote[begin - 1] == quote[first] and first - begin <= _NEARLY:
            begin -= 1
        if first - begin <= _NEARLY:
            first = begin
    if quote[last - 1] >= 0 and state[last - 1] != CLOSING:
        end = last
        while end < len(quote) and quote[end] == quote[last - 1] and end - last <= _NEARLY:
            end += 1
        if end - last <= _NEARLY:
            last = end
    return first, last


def _renamed(reading: Reading, draft: Draft, phrases: Sequence[Range]) -> Draft:
    """The draft whose source is the whole of a name with a nickname: Maria "Mia" Lopez, not Lopez."""
    if not draft.source or draft.source[0] == 0 or reading.state[draft.source[0] - 1] != CLOSING:
        return draft
    at = bisect_left(phrases, draft.source) - 1
    if at < 0 or phrases[at][1] < draft.source[1]:
        return draft
    first, last = phrases[at]
    content = tuple(
        (begin, first if begin < first < end else end)
        for begin, end in draft.content
        if not first <= begin < last
    )
    return draft._replace(source=(first, draft.source[1]), content=content)


def _represented(reading: Reading, draft: Draft, starts: Mapping[int, Range]) -> Draft:
    """The draft whose source is who speaks, not by whom or when.

    | Reyes |, through a spokesman, called it fair. Within the hour | her rival | said. A charge | its maker |
    denied.
    """
    if not draft.source or not draft.cue or draft.source[1] > draft.cue[0]:
        return draft
    first, last = draft.source
    phrase = starts.get(first)
    behind = starts.get(phrase[1]) if phrase else None
    if phrase and behind and phrase[1] < last:
        of_clause = (
            behind[1] == last and reading.lower[first] in A_OR_THE and reading.pos[behind[0]] in DETERMINING
        )
        if of_clause or reading.pos[first - 1] == _PREPOSITION:
            return draft._replace(source=(phrase[1], last))
    while first < last and reading.words[first] == ",":
        first += 1
    through = first - 1 if reading.lower[first - 1] in _THROUGH else first
    if reading.lower[through] in _THROUGH and through >= 2 and reading.words[through - 1] == ",":
        begin, _ = reading.around(through)
        subjects = (starts.get(token) for token in range(max(begin, through - _NEAR), through - 1))
        subject = next((own for own in subjects if own and own[1] == through - 1), None)
        if subject:
            return draft._replace(source=subject)
    return draft


def _inverted(reading: Reading, draft: Draft) -> Draft:
    """The draft whose clause the models took for its source or missed: "Prices fell, | says | Ana Roe".

    What is behind the cue has no verb, so it is nothing that could be said.
    """
    cue = draft.cue
    if not cue or cue[0] < 2 or reading.words[cue[0] - 1] != "," or not _may_invert(reading, cue):
        return draft
    first, last = reading.around(cue[0])
    clause = draft.source or (behind_report(reading, first, cue[0] - 1), cue[0] - 1)
    behind = alone(reading, (cue[1], reading.stop(last)))
    if not clause[0] < clause[1] <= cue[0] <= clause[1] + 1 or behind[0] >= behind[1]:
        return draft
    if any(part[0] not in (clause[0], behind[0]) for part in draft.content) or not (
        draft.source or draft.content
    ):
        return draft
    clause = (clause[0], clause[1] - (reading.words[clause[1] - 1] == ","))
    said = has_verb(reading, clause) or is_elliptic(reading, clause)
    if not said or has_verb(reading, behind) or _is_related(reading, clause):
        return draft
    return draft._replace(content=(clause,), source=behind, rule="clause-cue-source")


def _may_invert(reading: Reading, cue: Range) -> bool:
    """Whether a verb only reports, or a document does so behind it: | suggests | a paper posted online."""
    tells = belongs(reading.lower[cue[0]], "saying", "showing")
    return reports(reading, cue[0]) or (tells and is_of_paper(reading, cue[1]))


def _is_related(reading: Reading, clause: Range) -> bool:
    """Whether a clause is a subject with what is said of it: Ana Roe, | whose office is full, says ..."""
    comma = next((at for at in range(*clause) if reading.words[at] == ","), clause[1])
    relative = reading.lower[comma + 1 : comma + 2]
    return bool(relative) and relative[0] in _RELATIVES and not has_verb(reading, (clause[0], comma))


_RELATIVES = frozenset(("which", "who", "whose"))


def _unlabelled(reading: Reading, draft: Draft) -> Draft:
    """The draft whose cue the models took for the name before a colon: "Said | Lopez: ..."."""
    if not draft.source or not draft.cue or draft.source[1] - draft.source[0] < 2:
        return draft
    first, last = draft.source
    opens = first == 0 or reading.sentence[first - 1] != reading.sentence[first]
    if opens and last <= draft.cue[0] and reports(reading, first):
        return draft._replace(source=(first + 1, last), cue=(first, first + 1))
    return draft


def _completed(draft: Draft, reading: Reading, cues: Cues, starts: Mapping[int, Range]) -> Draft:
    """The draft, where the models gave no source, with the cue's subject or its sentence's likeliest source.

    Of "prices fell | noted | Maria Lopez" they may take the last for more of the content.
    """
    if draft.source or draft.cue is None:
        return draft
    behind = starts.get(draft.cue[1])
    if behind and draft.content and draft.content[0][0] == behind[0] and reports(reading, draft.cue[0]):
        first, last = draft.content[0]
        colon = _colon(reading, behind[1], last - 1)
        if colon is not None:
            return draft._replace(source=(first, colon), content=((colon + 1, last), *draft.content[1:]))
    if behind and behind in draft.content[1:]:
        return draft._replace(source=behind, content=tuple(part for part in draft.content if part != behind))
    if apart := with_subject(reading, draft, starts):
        return apart
    parts = _subject(reading, draft.cue, starts)
    if parts:
        return draft._replace(source=parts[0], cue=parts[1])
    if subject := governing(reading, draft.cue[0], starts):
        return draft._replace(source=subject)
    quoted = any(reading.quote[first] >= 0 for first, _ in draft.content)
    least = _LEAST_SOURCE_OF_QUOTE if quoted else _LEAST_SOURCE
    first, last = reading.around(draft.cue[0])
    taken = np.zeros(last - first, bool)
    for begin, end in (*draft.content, draft.cue):
        taken[max(begin - first, 0) : max(end - first, 0)] = True
    if reading.lower[draft.cue[0] - 1] in _JOINING:  # Roe wept but | said | it was over, PA reports
        taken[draft.cue[0] - first :] = True
    likely = (
        cues.probabilities[first:last, BEGIN["source"]] + cues.probabilities[first:last, BEGIN["source"] + 1]
    )
    likely = np.where(taken, 0.0, likely)
    best = int(likely.argmax())
    if likely[best] < least:
        return draft
    begin, end = best, best + 1
    while begin > 0 and likely[begin - 1] >= least:
        begin -= 1
    while end < len(likely) and likely[end] >= least:
        end += 1
    return draft._replace(source=(first + begin, first + end))


def _colon(reading: Reading, first: int, last: int) -> int | None:
    """The colon behind a name or its apposition: Says Ana Roe, the historian | : ..."""
    colon = next((at for at in range(first, min(last, first + _REACH)) if reading.words[at] == ":"), None)
    if colon is None or (
        colon > first and (reading.words[first] != "," or has_verb(reading, (first, colon)))
    ):
        return None
    return colon


def _subject(reading: Reading, cue: Range, starts: Mapping[int, Range]) -> tuple[Range, Range] | None:
    """Source and cue of what the models took for one: "the letter | read", "Says | Ellis Ward:"."""
    first, last = cue
    phrase = starts.get(first)
    if phrase and phrase[1] < last and reading.pos[phrase[1]] in FINITE:
        return phrase, (phrase[1], last)
    if phrase and phrase[1] == last > first + 1 and reports(reading, last - 1):
        return (first, last - 1), (last - 1, last)
    behind = starts.get(first + 1)
    inverted = reports(reading, first) or reading.lower[first] in _COMING  # | came | a voice | from the back
    if behind and behind[1] in (last, last - 1) and inverted:
        return behind, (first, first + 1)
    behind = starts.get(first + 2)  # shot back | Tresidder
    if behind and behind[1] == last and reading.lower[first + 1] in _PARTICLES:
        return behind, (first, first + 2)
    return None
