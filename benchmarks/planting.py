"""Items whose right verdict is known by how they were made: quotes changed, joined, exchanged, invented."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from benchmarks.changes import WAYS, Change, Said, added, cut_tail, gap, same
from graphs.checks.items import Item
from quotes.document import AttributedDocument, Quote, Span
from training.corpus import articles

__all__ = ["Planted", "planted"]

_EACH = 20
"""Items of each way of changing quotes."""

_FULL = regex.compile(r"[A-Z][^\"“”…\[\]]*[a-z]{2}[.,?!]")
_INVENTED = (
    "velvet", "harvest", "kettle", "orchard", "lantern", "glacier", "saddle", "walnut", "tundra", "compass",
    "bakery", "violin", "meadow", "furnace", "anchor", "pillow", "copper", "tunnel", "ladder", "basket",
    "marble", "thunder", "parcel", "kitchen", "ribbon", "engine", "pebble", "trumpet", "barley", "candle",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """An item, how it was made, the verdict that it deserves, and whether its meaning was touched."""

    item: Item
    way: str
    verdict: str
    risk: bool = False


def planted(documents: Sequence[AttributedDocument], chance: random.Random) -> list[Planted]:
    """Items of every verdict, several ways each."""
    said = _said(documents)
    found: list[Planted] = []

    def plant(verdict: str, way: str, rows: Iterator[tuple[str, str]], risk: bool = False) -> None:
        for (speaker, quote), _ in zip(rows, range(_EACH), strict=False):
            found.append(Planted(Item(len(found) + 1, speaker, quote), f"{verdict}: {way}", verdict, risk))

    for verdict, way, change, risk in WAYS:
        plant(verdict, way, _changed(said, change, chance), risk)
    plant("composite", "two answers", _joined(said, chance, same_article=True))
    plant("composite", "two articles", _joined(said, chance, same_article=False))
    plant(
        "composite",
        "two answers, ellipsis",
        ((who, quote) for who, quote in _joined(said, chance, True, " ... ")),
    )
    for way, change in (
        ("same article", same),
        ("and elided", gap),
        ("and altered", added),
        ("and truncated", cut_tail),
    ):
        plant("misattributed", way, _exchanged(said, change, chance))
    plant("misattributed", "same surname", _namesakes(said, chance))
    plant("unattributed", "narration", _narration(documents, chance))
    plant("unattributed", "quote without a speaker", _unnamed(documents, chance))
    plant(
        "unattributed",
        "narration, a word altered",
        ((who, _altered(quote)) for who, quote in _narration(documents, chance)),
    )
    plant("paraphrase", "indirect speech", _indirect(documents, chance))
    plant(
        "paraphrase",
        "indirect speech, told by the speaker",
        ((who, _first_person(quote)) for who, quote in _indirect(documents, chance)),
    )
    plant("paraphrase", "words around the quoted ones", _around(documents, chance))
    texts = "\n".join(document.text or "" for document in documents)
    plant("not-found", "said elsewhere", _elsewhere(texts, [item.speaker.name for item in said], chance))
    plant("not-found", "invented", _invented(said, chance))
    plant("not-found", "content words replaced", _replaced(said, chance))
    return found


def _said(documents: Sequence[AttributedDocument]) -> list[Said]:
    """Direct quotes of one piece, at least six words, whole sentences, by a named person."""
    found = []
    for document in documents:
        for quote in document.quotes:
            speaker = document.speaker(quote.speaker)
            text = quote.text.strip()
            whole = (
                len(quote.spans) == 1
                and quote.kind == "direct"
                and _FULL.fullmatch(text)
                and "\n" not in text
            )
            if whole and speaker and speaker.kind == "person" and len(text.split()) >= 6:
                found.append(Said(document, quote, speaker, text))
    return found


def _changed(said: Sequence[Said], change: Change, chance: random.Random) -> Iterator[tuple[str, str]]:
    for one in chance.sample(said, len(said)):
        quote = change(one, chance)
        if quote and quote.strip():
            yield one.speaker.name, quote


def _joined(
    said: Sequence[Said], chance: random.Random, same_article: bool, glue: str = " "
) -> Iterator[tuple[str, str]]:
    """One speaker's quotes from two places, paragraphs apart."""
    for one in chance.sample(said, len(said)):
        others = [
            other for other in said
            if other.speaker.name == one.speaker.name and (other.document is one.document) == same_article
            and other.text != one.text and (not same_article or _apart(one.quote, other.quote))
        ]  # fmt: skip
        if others:
            yield one.speaker.name, one.text.rstrip(",") + glue + chance.choice(others).text


def _apart(one: Quote, two: Quote) -> bool:
    return abs(one.spans[0].start - two.spans[0].start) > 600


def _is_quoted(document: AttributedDocument, place: Span) -> bool:
    """Whether some of ``place`` stands in quotation marks, by another annotation."""
    return any(
        span.start < place.end and place.start < span.end
        for quote in document.quotes
        for span in quote.quoted
    )


def _exchanged(said: Sequence[Said], change: Change, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Another speaker of the same article."""
    for one in chance.sample(said, len(said)):
        surname = one.speaker.name.split()[-1]
        others = sorted({
            speaker.name for speaker in one.document.speakers
            if speaker.kind == "person" and " " in speaker.name and surname not in speaker.name.split()
        })  # fmt: skip
        quote = change(one, chance)
        if others and quote:
            yield chance.choice(others), quote


def _namesakes(said: Sequence[Said], chance: random.Random) -> Iterator[tuple[str, str]]:
    for one in chance.sample(said, len(said)):
        given, _, surname = one.speaker.name.rpartition(" ")
        if given:
            yield (
                f"{chance.choice(['Gwendolyn', 'Ezekiel', 'Philippa', 'Ulrich'])} {surname.rstrip('.')}",
                one.text,
            )


def _narration(documents: Sequence[AttributedDocument], chance: random.Random) -> Iterator[tuple[str, str]]:
    """The article's own sentences, without quotation marks and outside all attributions."""
    for document in chance.sample(documents, len(documents)):
        text = document.text or ""
        taken = [(span.start, span.end) for quote in document.quotes for span in quote.spans]
        people = [speaker.name for speaker in document.speakers if speaker.kind == "person"]
        for match in regex.finditer(
            r"(?<=[a-z]{3}[.] |\n)[A-Z][^\n.?!\"“”]{50,250}[a-z]{3}\.(?= [A-Z]|\n)", text
        ):
            if people and not any(start < match.end() and match.start() < end for start, end in taken):
                yield chance.choice(people), match[0]
                break


def _unnamed(documents: Sequence[AttributedDocument], chance: random.Random) -> Iterator[tuple[str, str]]:
    for document in chance.sample(documents, len(documents)):
        people = [speaker.name for speaker in document.speakers if speaker.kind == "person"]
        for quote in document.quotes:
            if (
                people
                and quote.speaker is None
                and len(quote.spans) == 1
                and len(quote.text.split()) > 5
                and "\n" not in quote.text
            ):
                yield chance.choice(people), quote.text


def _altered(quote: str) -> str:
    words = quote.split(" ")
    return " ".join([*words[:4], "clearly", *words[4:]])


def _indirect(documents: Sequence[AttributedDocument], chance: random.Random) -> Iterator[tuple[str, str]]:
    rows = [
        (speaker.name, quote.text)
        for document in documents for quote in document.quotes
        if quote.kind == "indirect" and len(quote.spans) == 1 and len(quote.text.split()) > 7
        and (speaker := document.speaker(quote.speaker)) and speaker.kind == "person"
        and not regex.search(r"[\"“”\n]", quote.text) and not _is_quoted(document, quote.spans[0])
    ]  # fmt: skip
    yield from chance.sample(rows, len(rows))


def _first_person(quote: str) -> str:
    """Indirect speech as its speaker would have said it."""
    quote = regex.sub(r"\b(?:he|she|they)\b", "I", quote.removeprefix("that "))
    return regex.sub(r"\b(?:his|her|their)\b", "my", regex.sub(r"\bwas\b", "is", quote))


def _around(documents: Sequence[AttributedDocument], chance: random.Random) -> Iterator[tuple[str, str]]:
    """A mixed quote with all of its content put into quotation marks."""
    for document in chance.sample(documents, len(documents)):
        for quote in document.quotes:
            speaker = document.speaker(quote.speaker)
            bare = len(quote.text) - sum(span.end - span.start for span in quote.quoted)
            if (
                quote.kind == "mixed"
                and speaker
                and len(quote.spans) == 1
                and bare > 25
                and "\n" not in quote.text
            ):
                yield speaker.name, regex.sub(r"[\"“”]", "", quote.text)
                break


def _elsewhere(texts: str, speakers: list[str], chance: random.Random) -> Iterator[tuple[str, str]]:
    """Quotes of the training articles that share no run of four words with the sources."""
    known = {
        tuple(words[i : i + 4])
        for words in [regex.findall(r"\w+", texts.lower())]
        for i in range(len(words) - 3)
    }
    train = list(articles("train").values())
    for text in chance.sample(train, len(train)):
        for match in regex.finditer(r"[\"“]([A-Z][^\"“”\n]{40,250}[.,?!])[\"”]", text):
            words = regex.findall(r"\w+", match[1].lower())
            if not any(tuple(words[i : i + 4]) in known for i in range(len(words) - 3)):
                yield chance.choice(speakers), match[1]
                break


def _invented(said: Sequence[Said], chance: random.Random) -> Iterator[tuple[str, str]]:
    for one in chance.sample(said, len(said)):
        one_, two, three, four = chance.sample(_INVENTED, 4)
        yield (
            one.speaker.name,
            f"Nobody at the {one_} told me that the {two} and the {three} would need another {four} by then.",
        )


def _replaced(said: Sequence[Said], chance: random.Random) -> Iterator[tuple[str, str]]:
    """The frame of a real quote with every longer word replaced."""
    for one in chance.sample(said, len(said)):
        quote = regex.sub(r"\b\w{4,}\b", lambda _: chance.choice(_INVENTED), one.text)
        if len(regex.findall("|".join(_INVENTED), quote)) >= 3:
            yield one.speaker.name, quote
