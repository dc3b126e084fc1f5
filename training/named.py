"""Corpora with names marked by hand: texts with the spans and kinds of their names."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.resources import lexicon
from training.corpus import SHARED

__all__ = ["Marked", "Spans", "gum", "ieer", "wikigold", "worldwide"]

Spans = set[tuple[int, int, str]]

_CORPORA = SHARED / "corpora"


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with the names in it (start, end, kind); ``kinds`` are those that are marked in it."""

    name: str
    text: str
    spans: Spans
    kinds: frozenset[str]

    @property
    def outlet(self) -> str:
        """The name of its publisher."""
        return re.sub(r"_\d+$", "", self.name)


_EVERY = frozenset(("person", "organization", "place", "people", "other"))
_MAIN = frozenset(("person", "organization", "place"))

_WORLDWIDE = {
    "Person": "person",
    "Organization": "organization",
    "Location": "place",
    "Facility": "place",
    "NORP": "people",
    "Misc": "other",
    "Product": "other",
}


def _sentences(lines: Iterator[str]) -> Iterator[tuple[str, list[list[tuple[str, str]]]]]:
    """Name and sentences (words with tags) of the documents of ``names.tsv.gz``."""
    name = ""
    found: list[list[tuple[str, str]]] = [[]]
    for line in (line.rstrip("\n") for line in lines):
        if line.startswith("#doc "):
            if name:
                yield name, found
            name, found = line[5:], [[]]
        elif not line:
            found.append([])
        else:
            word, tag = line.split("\t")[:2]
            found[-1].append((word, tag.split("/")[0]))
    yield name, found


def worldwide() -> list[Marked]:
    """The articles of the English Worldwide Newswire, without those of the gold of world-dev."""
    held = {file.stem for file in (SHARED / "gold" / "world-dev").glob("*.txt")}
    with gzip.open(_CORPORA / "worldwide" / "names.tsv.gz", "rt", encoding="utf-8") as lines:
        documents = list(_sentences(lines))
    found = []
    for name, sentences in documents:
        file = _CORPORA / "worldwide" / "texts" / f"{name}.txt"
        if name not in held and file.is_file():
            text = file.read_text(encoding="utf-8")
            spans = _aligned(text, [pair for sentence in sentences[1:] for pair in sentence])  # 1st: address
            if spans is not None:
                found.append(Marked(name, text, spans, _EVERY))
    return found


_REACH = 40
"""Letters that the words may leave out of the text."""

_MOST_LOST = 0.02


def _aligned(text: str, tagged: list[tuple[str, str]]) -> Spans | None:
    """The spans of names in a text, None where too many of the tagged words are not found in it."""
    spans: Spans = set()
    at, lost, opened = 0, 0, (0, 0, "")
    for word, tag in [*tagged, ("", "O")]:
        if opened[2] and not (tag.startswith("I-") and tag[2:] == opened[2]):
            if opened[2] in _WORLDWIDE:
                spans.add((opened[0], opened[1], _WORLDWIDE[opened[2]]))
            opened = (0, 0, "")
        start = text.find(word, at, at + len(word) + _REACH)
        if start < 0:
            lost += 1
            continue
        at = start + len(word)
        if tag != "O":
            opened = (opened[0] if opened[2] else start, at, tag[2:])
    return spans if lost <= _MOST_LOST * len(tagged) else None


def ieer() -> list[Marked]:
    """The texts of the IEER newswire of 1998."""
    kinds = {"PERSON": "person", "ORGANIZATION": "organization", "LOCATION": "place"}
    documents: list[Marked] = []
    for file in sorted((_CORPORA / "ieer").glob("[AN]*")):
        for body in re.findall(r"<TEXT>(.*?)</TEXT>", file.read_text(encoding="latin-1"), re.S):
            text, opened = "", (0, "")
            spans: Spans = set()
            for part in re.split(r"(<[^<>]+>)", body):
                if mark := re.match(r'<b_\w+ type="(\w+)"', part):
                    opened = (len(text), mark[1])
                elif part.startswith("<e_"):
                    if opened[1] in kinds:
                        spans.add((opened[0], len(text), kinds[opened[1]]))
                elif not part.startswith("<"):
                    text += part
            text = re.sub(r"\n(?!\s)", " ", text)  # its lines are no paragraphs
            documents.append(Marked(f"{file.name}_{len(documents)}", text, spans, _MAIN))
    return documents


_TIGHT_BEFORE = frozenset(") ] , . ; : ! ? % ” ’ 's ’s n't ''".split())


def wikigold() -> list[Marked]:
    """The articles of wikigold, written as running text."""
    kinds = {"PER": "person", "ORG": "organization", "LOC": "place", "MISC": "other"}
    blocks = (_CORPORA / "wikigold" / "wikigold.conll.txt").read_text(encoding="utf-8").split("-DOCSTART-")
    documents: list[Marked] = []
    for block in blocks:
        text, opened, quoted = "", (0, ""), False
        spans: Spans = set()
        for line in block.splitlines():
            word, _, tag = line.partition(" ")
            kind = kinds.get(tag.partition("-")[2], "")
            if opened[1] and (kind != opened[1] or tag.startswith("B")):
                spans.add((opened[0], len(text), opened[1]))
                opened = (0, "")
            if not word:
                text = text.rstrip() + " " if text else ""
                continue
            tight = word in _TIGHT_BEFORE or (word == '"' and quoted)
            if text and not text.endswith(" ") and not tight and text[-1] not in "([$“‘\x00":
                text += " "
            if word == '"':
                quoted = not quoted
            if kind and not opened[1]:
                opened = (len(text), kind)
            text += word + ("\x00" if word == '"' and quoted else "")
        documents.append(_without_marks(f"wikigold_{len(documents)}", text, spans))
    return [document for document in documents if document.spans]


def _without_marks(name: str, text: str, spans: Spans) -> Marked:
    """A document without the marks that say where a quotation opened."""
    before = [0]
    for letter in text:
        before.append(before[-1] + (letter == "\x00"))
    moved = {(start - before[start], end - before[end], kind) for start, end, kind in spans}
    return Marked(name, text.replace("\x00", ""), moved, _EVERY - {"people"})


def gum() -> list[Marked]:
    """News, interviews, speeches and biographies of GUM.

    Named are mentions whose head is a proper noun, without what is around the name.
    """
    return [
        _gum(file.name.split(".")[0], gzip.open(file, "rt", encoding="utf-8").read())
        for file in sorted((_CORPORA / "gum").glob("*.conllu.gz"))
        if file.name.split("_")[1] in ("news", "interview", "speech", "bio")
    ]


_Token = tuple[int, int, str, str, str]  # start, end, word, part of speech, the rest


def _gum(name: str, conll: str) -> Marked:
    text = ""
    tokens: list[_Token] = []
    for line in conll.splitlines():
        fields = line.split("\t")
        if line.startswith("# newpar") and not line.startswith("# newpar_"):
            text = text.rstrip() + "\n\n" if text else ""
        elif len(fields) == 10 and fields[0].isdigit():
            tokens.append((len(text), len(text) + len(fields[1]), fields[1], fields[4], fields[9]))
            text += fields[1] + ("" if "SpaceAfter=No" in fields[9] else " ")
    spans: Spans = set()
    opened: list[tuple[str, str, int]] = []  # of mentions: number, type, first token
    for at, (*_, misc) in enumerate(tokens):
        entity = re.search(r"Entity=([^|]+)", misc)
        for mark in re.findall(r"\([^()]+\)?|[^()]+\)", entity[1]) if entity else ():
            fields = mark.strip("()").split("-")
            if mark.startswith("("):
                opened.append((fields[0], fields[1], at))
            if mark.endswith(")"):
                index = next(i for i in reversed(range(len(opened))) if opened[i][0] == fields[0])
                _, kind, first = opened.pop(index)
                if kind in _MAIN and (named := _proper(tokens, first, at + 1, kind)):
                    spans.add((tokens[named[0]][0], tokens[named[1] - 1][1], kind))
    outer = {
        one
        for one in spans
        if not any(o != one and o[0] <= one[0] and one[1] <= o[1] and o[:2] != one[:2] for o in spans)
    }
    return Marked(name, text, outer, _MAIN)


def _proper(tokens: Sequence[_Token], first: int, last: int, kind: str) -> tuple[int, int] | None:
    """The run of proper nouns that a mention begins with; what stands before it, and titles, not counted."""
    start = first
    while start < last and tokens[start][3] not in ("NNP", "NNPS"):
        if tokens[start][3] not in ("DT", "JJ", "``"):
            return None
        start += 1
    titles = lexicon("roles")["titles"] | lexicon("roles")["courtesy"] if kind == "person" else ()
    while start < last and tokens[start][2].lower().removesuffix(".") in titles:
        start += 1
    end = start
    for at in range(start, last):
        if tokens[at][3] in ("NNP", "NNPS"):
            end = at + 1
        elif kind == "person" or tokens[at][2] not in ("of", "the", "and", "for", "&", "-", "de", "in"):
            break
    return (start, end) if end > start else None
