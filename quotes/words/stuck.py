"""Letters of questions and answers that stick to the first word behind them: QIf you had to, AWell.

Pages lose what parts the letter from the word.
"""

from __future__ import annotations

import regex

__all__ = ["FEWEST", "STUCK"]

STUCK = regex.compile(r"(?:(?P<question>Q)|A)(?=\p{Lu}[\p{Ll}'’]|(?:I|A)(?!\w))")
"""The letter of a question or an answer right before a word."""

FEWEST = 2
"""Questions with such a letter from which a text is an interview."""
