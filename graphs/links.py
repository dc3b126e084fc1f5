"""Links from a page to an article where its outlet has it, and to some words of it there."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

__all__ = ["linked", "linked_words"]

_TELLING = 3  # words from which a link finds its place by how it begins and ends


def linked(url: str | None) -> str:
    """An address that a page may link to, or nothing: where it is none of the web, or none at all."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:  # http://[
        return ""


def linked_words(url: str | None, words: Sequence[str]) -> str:
    """The same with the words at which a browser opens it (a text fragment), or nothing."""
    if not linked(url):
        return ""
    ends = (words[:_TELLING], words[-_TELLING:]) if len(words) > 2 * _TELLING else (words,)
    # A hyphen would part what stands before the words from them.
    place = ",".join(quote(" ".join(part), safe="", errors="replace").replace("-", "%2D") for part in ends)
    return f"{str(url).partition('#')[0]}#:~:text={place}"
