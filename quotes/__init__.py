"""Text to attributed quotes: who said what in one article."""

from quotes.attribution import attribute
from quotes.reading import read

__all__ = ["attribute", "read"]
