"""Voices: who speaks next in a paragraph, told by how they take what was said.

“They were asked,” said Roe. | Her neighbour, Ben Poe, disagreed. | “Nobody asked us.”
"""

from __future__ import annotations

from quotes.attribution.acts.stances import possible_lemmas
from quotes.attribution.drafts import Draft
from quotes.names.gazetteer import is_for_person
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.text.tags import FINITE, NAMES
from quotes.words.speech import belongs, gestures

__all__ = ["given"]

_IS = frozenset(("be", "feel", "look", "remain", "see", "seem", "sound"))
_STOPS = frozenset(".:")
_SAYS_OTHERWISE = frozenset(("agree", "concur", "demur", "differ", "disagree", "dissent"))
_LONGEST = 40
"""Tokens of the sentence that tells who speaks."""

_REST = 4
"""Tokens behind its verb: shook | her head |, was | rather less sure |."""


def given(reading: Reading, draft: Draft) -> Draft:
    """The draft of a quotation that goes on in its paragraph, given to whom the sentence before names."""
    first = draft.content[0][0]
    if not draft.source or not draft.cue or reading.quote[first] < 0 or not first:
        return draft
    begin, end = reading.around(first - 1)
    told = max(draft.source[1], draft.cue[1])
    if end != first or begin < told or first - begin > _LONGEST or reading.inside(begin, first):
        return draft
    if reading.paragraph[begin] != reading.paragraph[first]:
        return draft
    verb = next((at for at in range(begin + 1, first - 1) if _takes_it(reading, at, first)), None)
    if verb is None:
        return draft
    source = (begin, verb - (reading.words[verb - 1] == ","))
    own = reading.words[slice(*draft.source)]
    named = any(reading.pos[at] in NAMES and reading.words[at] not in own for at in range(*source))
    if not named and not is_for_person(reading.lower[source[1] - 1]):
        return draft
    return draft._replace(source=source, cue=(verb, verb + 1), head=verb, rule="source-cue-quote")


def _takes_it(reading: Reading, verb: int, stop: int) -> bool:
    """Whether a verb near its sentence's end tells what one does in a talk, how one is, or says otherwise."""
    word = reading.lower[verb]
    ends = reading.words[verb - 1] == "," and reading.words[verb + 1] == "." and word.endswith("ed")
    if not (ends or reading.pos[verb] in FINITE) or stop - verb - 1 > _REST:
        return False
    says = belongs(word, "saying", "holding") or bool(possible_lemmas(word) & _SAYS_OTHERWISE)
    if word in gestures() or (says and reading.words[verb + 1] == "."):
        return True
    is_so = bool(possible_lemmas(word) & _IS) and reading.words[stop - 1] in _STOPS
    return is_so and reading.lower[stop - 2] in lexicon("speech")["moods"]
