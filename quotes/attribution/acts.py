"""Acts: what the words of a cue do."""

from __future__ import annotations

from quotes.attribution.drafts import Range
from quotes.document import Act
from quotes.resources import lexicon
from quotes.text.analysis import Reading
from quotes.words.wordforms import wordforms

__all__ = ["act", "bases", "reports"]


def act(reading: Reading, cue: Range | None) -> Act:
    """What the tokens of a cue do: state, believe or intend."""
    if cue is None:
        return "statement"
    lemmas = bases(reading, cue)
    groups = lexicon("acts")
    if len(lemmas) > 1 and reports(reading, cue[1] - 1) and not lemmas & groups["intention"]:
        return "statement"  # is expected to tell
    if lemmas & groups["belief"]:
        return "belief"
    return "intention" if lemmas & groups["intention"] else "statement"


def reports(reading: Reading, token: int) -> bool:
    """Whether a token is a verb that only reports, however it is spelled."""
    return bool(bases(reading, (token, token + 1)) & lexicon("acts")["reporting"])


def bases(reading: Reading, part: Range) -> set[str]:
    """The lemmas of some tokens."""
    lemmas = wordforms().lemmas
    lower = (reading.word(token).lower() for token in range(*part))
    return {lemmas.get(word, word) for word in lower}
