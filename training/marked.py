"""Articles that the project's authors wrote and marked: ``python -m training.marked`` checks their form.

A file of ``training/articles``, or of one of its folders (``SETS``), holds an article marked up inline, a
line of ``===``, and a JSON object of its speakers and who said each quote. Tags do not nest:

- ``<q id="1" kind="direct">`` a piece of the content of quote 1, quotation marks included (kind on the first
  piece: direct, mixed or indirect); a quotation that said nothing (a title, a scare quote) is not marked;
- ``<m q="1">`` the words that name its source, ``<c q="1">`` its cue; at most one of each.

``{"speakers": [{"id", "name", "kind", "affiliations": [{"role", "organization", "place"}]}], "quotes":
{"1": "s1"}}``: every name and every value of an affiliation stands in the article as it is written there;
what several people say together has a list of ids. A quotation that goes on behind its cue is one quote.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import regex

from training.corpus import GoldAttribution

__all__ = [
    "ARTICLES",
    "LEARNED",
    "MEASURED",
    "SETS",
    "TO_THE_WORD",
    "MarkedArticle",
    "articles",
    "read",
    "write_gold",
]

ARTICLES = Path(__file__).with_name("articles")

SETS = {"own": ARTICLES} | {
    name: ARTICLES / name
    for name in ("forms", "voices", "desks", "regions", "web", "local", "magazine", "dailies", "reports")
}
"""Many kinds of news; a form each; a voice each; national desks; outlets of the world; pages; US towns;
forms of magazines; dailies of twelve countries and three more; a style of reporting each.
"""

MEASURED = "reports"
"""A set that no model learns from."""

LEARNED = tuple(name for name in SETS if name != MEASURED)

TO_THE_WORD = frozenset(("own", "forms", "voices"))
"""Sets whose sources and contents are marked to the word; the later ones draw borders otherwise."""

_TAG = regex.compile(r"<(?P<close>/?)(?P<tag>[qmc])(?P<attributes>[^>]*)>")
_ATTRIBUTE = regex.compile(r'(\w+)="([^"]*)"')
_QUOTED = regex.compile(r"[“\"«„][^“”\"«»]*[”\"»]|(?<!\w)[‘'].+?[’'](?!\w)", flags=regex.S)
_KINDS = ("direct", "mixed", "indirect")
_SPEAKER_KINDS = ("person", "organization", "group", "unnamed", "document")


@dataclass(slots=True)
class MarkedArticle:
    """An article's text, its gold as the scorer of styles reads it, and what is wrong in its form."""

    id: str
    text: str = ""
    speakers: list[dict[str, Any]] = field(default_factory=list)
    quotes: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def attributions(self) -> list[GoldAttribution]:
        """The quotes as PolNeAR's attributions."""
        found = []
        for quote in self.quotes:
            source, cue = (
                [(one["start"], one["end"])] if one else [] for one in (quote["mention"], quote["cue"])
            )
            content = [(span["start"], span["end"]) for span in quote["spans"]]
            found.append(GoldAttribution(source, cue, content))
        return found

    def gold(self) -> dict[str, Any]:
        """What ``../shared/gold/styles-dev`` holds of each of its articles."""
        return {"document": {"id": self.id}, "speakers": self.speakers, "quotes": self.quotes}


def articles(folder: Path) -> Iterator[MarkedArticle]:
    """The marked-up articles of a folder, in order of name."""
    return map(read, sorted(folder.glob("*.txt")))


def read(file: Path) -> MarkedArticle:
    """A marked-up article; what is wrong in it stands in ``faults``, one line each."""
    body, _, rest = file.read_text(encoding="utf-8").partition("\n===\n")
    article = MarkedArticle(file.stem)
    try:
        told = json.loads(rest)
    except json.JSONDecodeError as error:
        article.faults.append(f"no JSON below the line of ===: {error}")
        return article
    article.speakers = told["speakers"]
    article.quotes = _marked(body.strip() + "\n", article)
    for quote in article.quotes:
        quote["speaker"] = told["quotes"].get(quote["row"])
    article.faults += _faults(article, told["quotes"])
    return article


def _marked(body: str, article: MarkedArticle) -> list[dict[str, Any]]:
    """The quotes of a marked-up text, whose plain text goes to ``article``."""
    quotes: dict[str, dict[str, Any]] = {}
    opened: tuple[str, dict[str, str], int] | None = None
    at = 0
    for tag in _TAG.finditer(body):
        article.text += body[at : tag.start()]
        at = tag.end()
        if not tag["close"]:
            if opened:
                article.faults.append(f"{tag[0]} inside another tag")
            opened = tag["tag"], dict(_ATTRIBUTE.findall(tag["attributes"])), len(article.text)
        elif opened is None or opened[0] != tag["tag"]:
            article.faults.append(f"{tag[0]} closes nothing at {article.text[-30:]!r}")
        else:
            _note(quotes, *opened, article)
            opened = None
    article.text += body[at:]
    return list(quotes.values())


def _note(
    quotes: dict[str, dict[str, Any]],
    tag: str,
    attributes: dict[str, str],
    start: int,
    article: MarkedArticle,
) -> None:
    """One closed tag, as part of its quote."""
    row = attributes.get("id") or attributes.get("q") or ""
    empty: dict[str, Any] = {"row": row, "kind": None, "spans": [], "quoted": []}
    quote = quotes.setdefault(row, empty | {"mention": None, "cue": None})
    text = article.text[start:]
    span = {"start": start, "end": len(article.text), "text": text}
    if tag == "q":
        quote["spans"].append(span)
        quote["kind"] = quote["kind"] or attributes.get("kind")
        quote["quoted"] += [
            {"start": start + found.start(), "end": start + found.end()} for found in _QUOTED.finditer(text)
        ]
    else:
        part = "mention" if tag == "m" else "cue"
        if quote[part]:
            article.faults.append(f"quote {row} has two of <{tag}>")
        quote[part] = span


def _faults(article: MarkedArticle, said_by: dict[str, Any]) -> list[str]:
    """What is wrong with quotes and speakers."""
    ids = {speaker["id"] for speaker in article.speakers}
    rows = {quote["row"] for quote in article.quotes}
    found = [f"quote {row} is not marked in the text" for row in said_by if row not in rows]
    for quote in article.quotes:
        if not quote["spans"] or quote["kind"] not in _KINDS:
            found.append(f"quote {quote['row']} has no content or no kind of {', '.join(_KINDS)}")
        names = quote["speaker"] if isinstance(quote["speaker"], list) else [quote["speaker"]]
        found += [f"quote {quote['row']}: no speaker {name!r}" for name in names if name not in ids]
    for speaker in article.speakers:
        if speaker["kind"] not in _SPEAKER_KINDS:
            found.append(f"{speaker['name']}: no kind {speaker['kind']!r}")
        values = [value for stated in speaker["affiliations"] for value in stated.values()]
        found += [
            f"{speaker['name']}: {value!r} does not stand in the text"
            for value in (speaker["name"], *values)
            if value.lower() not in article.text.lower()
        ]
    return found


def write_gold(articles: Iterable[MarkedArticle], folder: Path) -> None:
    """Texts and gold of some articles, as files that the scorer of styles reads."""
    for article in articles:
        (folder / f"{article.id}.txt").write_text(article.text, encoding="utf-8", newline="")
        gold = json.dumps(article.gold(), ensure_ascii=False, indent=1)
        (folder / f"{article.id}.gold.json").write_text(gold, encoding="utf-8")


def main() -> int:
    """Print the faults of all articles; 1 where there are some."""
    every = [article for folder in SETS.values() for article in articles(folder)]
    faults = [f"{article.id}: {fault}" for article in every for fault in article.faults]
    print(*faults, sep="\n", end="\n" if faults else "")
    print(f"{len(every)} articles, {sum(len(article.quotes) for article in every)} quotes")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
