"""Credits: who made a picture, at the end of its caption, in the ways of different outlets.

A man carries a door. (CP Photo/Ana Roe); A door. Ana Roe/AFP; Ana Roe for The Post; (ABC News: Ana Roe).
"""

from __future__ import annotations

from quotes.text.patterns import later

__all__ = ["is_credit"]

_LONGEST = 100
"""Characters at the end of a caption in which its credit stands."""

_SIGNS = (")", "]", "/", "©", " for ", " by ", "ourtesy")
"""What every credit has one of."""

_NAME = r"\p{Lu}[\p{L}.’'-]*(?: (?:(?:al|bin|da|de|del|van|von) )?\p{Lu}[\p{L}.’'-]*){1,3}"
_OUTLET = r"(?:\p{Lu}[\p{L}.’'-]*|via|of|the|and|for)(?: (?:\p{Lu}[\p{L}.’'-]*|via|of|the|and|for|[|/])){0,6}"
_MADE = r"(?i:photos?|photograph(?:s|y)?|pictures?|images?|illustrations?|videos?|graphics?)"
_FOR = r"for (?:The \p{Lu}\p{L}+(?: \p{Lu}\p{L}+){0,3}|\p{Lu}{2,6})"

_CREDIT = later(
    rf"(?:[(\[](?:(?P<name>{_NAME}) ?/ ?(?P<outlet>{_OUTLET})|(?&outlet) ?/ ?(?&name))[)\]]"
    rf"|[(\[](?:Supplied|Handout|Courtesy|Provided|\p{{Lu}}+ \p{{Lu}}\p{{L}}+)(?:: ?| by | of )(?&name)[)\]]"
    rf"|(?:^|[.!?)”\"|] )(?&name) ?(?:/ ?(?&outlet)|{_FOR})"
    rf"|(?:^|[.!?)|] ){_MADE} (?:by|courtesy of|courtesy) (?:the )?(?&name)(?: ?/ ?(?&outlet))?"
    rf"|© ?(?:\d{{4}} )?(?&name)(?: ?/ ?(?&outlet))?)\.?\Z"
)
"""A credit that ends a paragraph; between the brackets a name stands before its outlet or behind it.

Names and outlets are called by name where they come again: written out, they take long to compile.
"""


def is_credit(paragraph: str) -> bool:
    """Whether a paragraph ends with the name of who made a picture."""
    end = paragraph[-_LONGEST:]
    last = end.rstrip(".)]").rpartition(" ")[2]
    named = last[:1].isupper() and any(sign in end for sign in _SIGNS)
    return named and _CREDIT.search(end) is not None
