"""Named behind: how a text goes on where a quotation stands before the name of who said it."""

from __future__ import annotations

from quotes.text.patterns import later

__all__ = ["NAMED_BEHIND"]

NAMED_BEHIND = later(
    r"\s*+(?:(?:The|Those|These) (?:speaker|voice|words|quote|remark|line|verdict|advice|man|woman|joke"
    r"|comment|statement|message|letter|warning|appeal|post|note|declaration|apology|judge?ment|reply|answer|sentence"
    r"|phrase|question|complaint|claim|boast)(?P<aside>, [^.,\n]{1,40},)? "
    r"(?:is|was|are|were|belongs?|comes?|came|speaking|talking|who (?:says?|said))\b|"
    r"With (?:that, |(?:these|those|this) (?:words?|sentence|line|remark)s?,? )|"
    r"It was \p{Lu}[^.,\n]{1,40} who (?:said|spoke|asked|put it)\b|Such (?:is|was) the \p{L}+ of |"
    r"(?:(?:Or )?[Ss]o|Thus) (?:says?|said|spoke|speaks|wrote|writes|goes|went|ran|runs|reads?"
    r"|begins?|began|opens|opened|ends|ended|concludes?|concluded)\b|"
    r"(?:For|To) \p{Lu}[^.\n]{1,60}, (?:that|this|it) (?:is|was)\b|"
    r"(?:That|This|It|Those|These) (?:is|was|are|were) [^.\n]{0,30}"
    r"\b(?:advice|how|judge?ment|message|motto|opinion|refrain|to say|verdict|view|words)\b)"
)
"""How the text goes on behind a quotation whose speaker it has not named yet."""
