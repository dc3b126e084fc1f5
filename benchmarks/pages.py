"""How well pages are read: ``python -m benchmarks.pages [--errors]``.

Title, author, day and words of the body of the pages in ``../shared/corpora/pages``, held against what
their publishers say (``meta.json``). Authors are right when they are the same people; words are counted
each as often as they stand in both.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import quotes
from quotes.document import Article
from training.corpus import SHARED

__all__ = ["FIELDS", "measure"]

FIELDS = ("title", "author", "published")
_PAGES = SHARED / "corpora" / "pages"


def measure(folder: Path = _PAGES) -> tuple[dict[str, float], list[str]]:
    """Shares of right fields, recall and precision of words, milliseconds a page; and what is wrong."""
    told: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    right: Counter[str] = Counter()
    wrong: list[str] = []
    both = ours = theirs = 0
    started = time.perf_counter()
    articles = {name: quotes.read(folder / f"{name}.html") for name in told}
    seconds = time.perf_counter() - started
    for name, article in articles.items():
        for field, own, gold in _fields(article, told[name]):
            right[field] += own == gold
            if own != gold:
                wrong.append(f"{name}: {field} is {gold!r}, read {own!r}")
        found = Counter(_words(article.text))
        there = Counter(_words(" ".join([told[name]["title"], *told[name]["paragraphs"]])))
        both, ours, theirs = both + (found & there).total(), ours + found.total(), theirs + there.total()
        for kind, words in (("missing", there - found), ("more", found - there)):
            if words.total() > 60:
                wrong.append(f"{name}: {words.total()} words {kind}: {' '.join(list(words)[:12])}")
    shares = {field: right[field] / len(told) for field in FIELDS}
    return {
        **shares,
        "recall": both / theirs,
        "precision": both / ours,
        "ms a page": 1000 * seconds / len(told),
    }, wrong


def _fields(article: Article, told: dict[str, Any]) -> Iterator[tuple[str, object, object]]:
    document = article.document
    yield "title", _words(document.title or ""), _words(told["title"])
    people = (document.author or "").split("; ")
    yield "author", {*map(str.lower, people)}, {*map(str.lower, told["authors"])}
    yield "published", document.published, told["published"][:10]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower().replace("’", "'").replace("'", ""))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", action="store_true", help="print what is wrong")
    found, wrong = measure()
    print(
        *(f"{name} {value:.1f}" if "ms" in name else f"{name} {value:.3f}" for name, value in found.items()),
        sep=", ",
    )
    if parser.parse_args().errors:
        print(*wrong, sep="\n")


if __name__ == "__main__":
    main()
