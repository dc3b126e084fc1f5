"""Text to attributed quotes: who said what in one article."""
