"""Verdicts on planted changes: ``python -m benchmarks.checks [--speed]``.

Takes real quotes of polnear/dev through gold, changes them in known ways with a fixed seed
and prints precision and recall of each verdict. The right verdict is known by how an item
was made, never by asking the checker. Then with our own attribution (``benchmarks.accusations``).
``--speed`` measures 1,000 items against 924 and 10,000 articles instead.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from benchmarks import accusations
from benchmarks.gold import polnear_dev
from graphs.checks.checking import Check, check_items
from graphs.checks.items import Item
from graphs.checks.judging.policies import VERDICTS, Policy
from graphs.checks.matching.sources import Sources
from quotes.document import Article, AttributedDocument, Quote, Span, Speaker
from training.corpus import SHARED, articles

__all__ = ["Planted", "Scores", "measure", "planted"]

_EACH = 20
"""Items of each way of changing quotes."""

_SENTENCE = regex.compile(r"(?<=[a-z]{3}[.?!]) (?=[A-Z])")
_FULL = regex.compile(r"[A-Z][^\"“”…\[\]]*[a-z]{2}[.,?!]")
_AUXILIARY = regex.compile(
    r"\b(is|are|was|were|will|would|can|could|should|has|have|had|do|does|did|must|may)\b"
    r"(?! not|n't|n’t|['’])"
)
_NEGATIVE = regex.compile(
    r"\b(is|are|was|were|will|would|could|should|has|have|had|do|does|did|can)(?:n't|n’t| not|not)\b"
    r"| never\b| no longer\b"
)
_NUMBER = regex.compile(
    r"\b\d[\d,.]*\d\b|\b\d\b"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|million|billion)\b"
)
_NAME = regex.compile(
    r"(?<=[a-z,] )(?:Hillary Clinton|Donald Trump|Clinton|Trump|Obama|Pence|Kaine|Russia|America|Putin"
    r"|Washington|Congress|Iran|Iraq|Florida|Ohio|China|Mexico|Syria)\b"
)
_QUALIFIER = regex.compile(
    r" (?:only|just|mostly|probably|perhaps|maybe|almost|nearly|some|about|around|likely|potentially"
    r"|reportedly|supposedly|generally|typically|virtually|basically|sometimes|often|usually|largely|mainly|somewhat|partly"
    r"|in part|possibly|at least|kind of|sort of|pretty much|so-called|I think|I believe)(?= )"
)
_SYNONYMS = {
    "people": "folks", "country": "nation", "big": "huge", "important": "crucial", "started": "commenced",
    "told": "informed", "children": "kids", "job": "position", "jobs": "positions", "money": "cash",
    "house": "home", "want": "desire", "talk": "speak", "talking": "speaking", "campaign": "candidacy",
    "work": "labor", "problem": "issue", "great": "terrific", "show": "demonstrate", "help": "assist",
    "women": "ladies", "very": "extremely", "really": "truly", "look": "gaze", "state": "province",
    "president": "leader", "election": "vote", "support": "backing",
}  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Said:
    """A quote of whole sentences, all in quotation marks, and who said it where."""

    document: AttributedDocument
    quote: Quote
    speaker: Speaker
    text: str

    @property
    def sentences(self) -> list[str]:
        return _SENTENCE.split(self.text)


Change = Callable[[Said, random.Random], "str | None"]


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


# Verbatim: nothing but typography.


def _same(said: Said, chance: random.Random) -> str:
    return said.text


def _curly(said: Said, chance: random.Random) -> str | None:
    text = "“" + said.text.translate(str.maketrans("'’", "’'")) + "”"
    return text if any(mark in said.text for mark in "'’") else None


def _no_break(said: Said, chance: random.Random) -> str:
    return said.text.replace(" ", "\u00a0", 3).replace(" ", "  ", 1)


def _dashes(said: Said, chance: random.Random) -> str | None:
    text = regex.sub(
        r"\s*(?:--|[–—])\s*", lambda match: " – " if "—" in match[0] or "--" in match[0] else "--", said.text
    )
    return text if text != said.text else None


def _decomposed(said: Said, chance: random.Random) -> str | None:
    text = unicodedata.normalize("NFD", said.text)
    return text if text != said.text else said.text.replace("fi", "ﬁ") if "fi" in said.text else None


# Cosmetic.


def _lower(said: Said, chance: random.Random) -> str:
    return (
        said.text[0].lower() + said.text[1:] if said.text[:2] not in ("I ", "I'", "I’") else said.text.upper()
    )


def _capitals(said: Said, chance: random.Random) -> str:
    return said.text.upper()


def _final(said: Said, chance: random.Random) -> str | None:
    return said.text[:-1] + ("!" if said.text[-1] in ".," else ".") if said.text[-1] != "?" else None


def _fillers(said: Said, chance: random.Random) -> str:
    words = said.text.split(" ")
    words.insert(
        chance.randrange(2, len(words)), chance.choice(["uh,", "um,", "you know,", "er,", "I mean,"])
    )
    return " ".join(words)


# Bracketed.


def _bracket_pronoun(said: Said, chance: random.Random) -> str | None:
    match = regex.search(r"(?<= )(?:he|she|they|him|them|it|her)(?= [a-z])", said.text)
    names = chance.choice(["[the candidate]", "[Mr. Smith]", "[these people]", "[the committee]"])
    return said.text[: match.start()] + names + said.text[match.end() :] if match else None


def _bracket_added(said: Said, chance: random.Random) -> str:
    words = said.text.split(" ")
    words.insert(
        chance.randrange(3, len(words)),
        chance.choice(["[in this race]", "[he added]", "[the former senator]", "[sic]"]),
    )
    return " ".join(words)


def _bracket_first(said: Said, chance: random.Random) -> str | None:
    first, _, rest = said.text.partition(" ")
    return f"[The party] {rest}" if first in ("We", "They", "It", "He", "She") else None


def _bracket_letter(said: Said, chance: random.Random) -> str | None:
    if len(said.sentences) > 1 and said.sentences[1][:2] not in ("I ", "I'", "I’"):
        first = said.sentences[0]
        return (
            f"[{first[0].lower()}]{first[1:]}"
            if first[0] not in "I" and regex.match(r"\w{2}", first)
            else None
        )
    return None


def _bracket_and_gap(said: Said, chance: random.Random) -> str | None:
    cut, bracketed = _gap(said, chance), _bracket_first(said, chance)
    return "[The party] " + cut.partition(" ")[2] if cut and bracketed else None


# Elided.


def _gap(said: Said, chance: random.Random, mark: str | None = None) -> str | None:
    words = said.text.split(" ")
    if len(words) < 12:
        return None
    start = chance.randrange(4, len(words) - 7)
    size = chance.randrange(1, min(6, len(words) - start - 4))
    mark = mark or chance.choice(["...", "…", ". . .", "[...]"])
    return " ".join([*words[:start], mark, *words[start + size :]])


def _gap_sentence(said: Said, chance: random.Random) -> str | None:
    parts = said.sentences
    return (
        f"{parts[0]} ... {' '.join(parts[2:])}"
        if len(parts) > 2 and all(len(part.split()) > 3 for part in parts)
        else None
    )


def _gap_head(said: Said, chance: random.Random) -> str | None:
    words = said.sentences[0].split(" ")
    return "..." + " ".join(said.text.split(" ")[3:]) if len(words) > 8 else None


def _gap_tail(said: Said, chance: random.Random) -> str | None:
    words = said.sentences[-1].split(" ")
    return " ".join(said.text.split(" ")[:-3]) + " …" if len(words) > 8 else None


# Truncated.


def _cut_tail(said: Said, chance: random.Random) -> str | None:
    words = said.sentences[-1].split(" ")
    return " ".join(said.text.split(" ")[: -chance.randrange(2, 4)]) if len(words) > 7 else None


def _cut_head(said: Said, chance: random.Random) -> str | None:
    words = said.sentences[0].split(" ")
    return " ".join(said.text.split(" ")[chance.randrange(2, 4) :]) if len(words) > 7 else None


def _cut_both(said: Said, chance: random.Random) -> str | None:
    words = said.text.split(" ")
    return " ".join(words[2:-2]) if len(said.sentences) == 1 and len(words) > 9 else None


def _cut_final(said: Said, chance: random.Random) -> str | None:
    cut = _cut_tail(said, chance)
    return cut.rstrip(",;:-–—") + "." if cut else None


# Composite.


def _reordered(said: Said, chance: random.Random) -> str | None:
    parts = said.sentences
    long = all(len(part.split()) > 5 for part in parts)
    return " ".join(part.rstrip(",") for part in parts[1:] + parts[:1]) if len(parts) > 1 and long else None


# Altered.


def _negated(said: Said, chance: random.Random) -> str | None:
    match = _AUXILIARY.search(said.text)
    word = chance.choice([" not", " never", " in no way", " hardly"])
    return said.text[: match.end()] + word + said.text[match.end() :] if match else None


def _affirmed(said: Said, chance: random.Random) -> str | None:
    match = _NEGATIVE.search(said.text)
    return said.text[: match.start()] + (match[1] or "") + said.text[match.end() :] if match else None


def _number(said: Said, chance: random.Random) -> str | None:
    match = _NUMBER.search(said.text)
    if not match:
        return None
    new = "eleven" if match[0].isalpha() and match[0] not in ("million", "billion") else "trillion"
    new = new if match[0].isalpha() else chance.choice([n for n in map(str, range(13, 99)) if n != match[0]])
    return said.text[: match.start()] + new + said.text[match.end() :]


def _name(said: Said, chance: random.Random) -> str | None:
    match = _NAME.search(said.text)
    return (
        said.text[: match.start()]
        + chance.choice(["Jones", "Belgium", "Sanders", "Peru"])
        + said.text[match.end() :]
        if match
        else None
    )


def _unqualified(said: Said, chance: random.Random) -> str | None:
    match = _QUALIFIER.search(said.text)
    return said.text[: match.start()] + said.text[match.end() :] if match else None


def _modal(said: Said, chance: random.Random) -> str | None:
    match = regex.search(r"\b(?:will|would|can|could|should|may|might|must)\b(?!n)", said.text)
    if not match:
        return None
    other = chance.choice([word for word in ("will", "might", "must", "could") if word != match[0]])
    return said.text[: match.start()] + other + said.text[match.end() :]


def _opposed(said: Said, chance: random.Random) -> str | None:
    pairs = {
        "good": "bad",
        "strong": "weak",
        "support": "oppose",
        "right": "wrong",
        "best": "worst",
        "more": "less",
        "against": "for",
        "win": "lose",
        "better": "worse",
        "before": "after",
        "always": "rarely",
        "able": "unable",
        "fair": "unfair",
        "legal": "illegal",
    }
    match = regex.search(r"\b(" + "|".join(pairs) + r")\b", said.text)
    return said.text[: match.start()] + pairs[match[0]] + said.text[match.end() :] if match else None


def _synonym(said: Said, chance: random.Random) -> str | None:
    match = regex.search(r"\b(" + "|".join(_SYNONYMS) + r")\b", said.text)
    return said.text[: match.start()] + _SYNONYMS[match[0]] + said.text[match.end() :] if match else None


def _added(said: Said, chance: random.Random) -> str:
    words = said.text.split(" ")
    words.insert(
        chance.randrange(2, len(words) - 1),
        chance.choice(["frankly", "terribly", "wonderful", "together", "carefully"]),
    )
    return " ".join(words)


def _missing(said: Said, chance: random.Random) -> str | None:
    words = said.text.split(" ")
    places = [
        i for i in range(2, len(words) - 2) if words[i].isalpha() and words[i].islower() and len(words[i]) > 5
    ]
    return " ".join(words[: places[0]] + words[places[0] + 1 :]) if places else None


def _first_word(said: Said, chance: random.Random) -> str | None:
    first, _, rest = said.text.partition(" ")
    other = {
        "We": "They",
        "They": "We",
        "I": "We",
        "It": "That",
        "He": "They",
        "She": "They",
        "You": "They",
        "This": "It",
        "The": "Every",
    }
    return f"{other[first]} {rest}" if first in other else None


_WAYS: tuple[tuple[str, str, Change, bool], ...] = (
    ("verbatim", "same words", _same, False),
    ("verbatim", "other apostrophes, curly marks", _curly, False),
    ("verbatim", "no-break and double spaces", _no_break, False),
    ("verbatim", "other dashes", _dashes, False),
    ("verbatim", "decomposed letters, ligatures", _decomposed, False),
    ("cosmetic", "first letter", _lower, False),
    ("cosmetic", "capitals", _capitals, False),
    ("cosmetic", "final punctuation", _final, False),
    ("cosmetic", "fillers", _fillers, False),
    ("bracketed", "pronoun explained", _bracket_pronoun, False),
    ("bracketed", "words added", _bracket_added, False),
    ("bracketed", "first word replaced", _bracket_first, False),
    ("bracketed", "[l]etter", _bracket_letter, False),
    ("bracketed", "and elided", _bracket_and_gap, False),
    ("elided", "words", _gap, False),
    ("elided", "a sentence", _gap_sentence, False),
    ("elided", "the beginning", _gap_head, False),
    ("elided", "the end", _gap_tail, False),
    ("truncated", "end", _cut_tail, False),
    ("truncated", "beginning", _cut_head, False),
    ("truncated", "both", _cut_both, False),
    ("truncated", "end, full stop set", _cut_final, False),
    ("composite", "sentences reordered", _reordered, False),
    ("altered", "negated", _negated, True),
    ("altered", "negation dropped", _affirmed, True),
    ("altered", "number", _number, True),
    ("altered", "name", _name, True),
    ("altered", "qualifier dropped", _unqualified, True),
    ("altered", "modal", _modal, True),
    ("altered", "opposite", _opposed, True),
    ("altered", "synonym", _synonym, False),
    ("altered", "word added", _added, False),
    ("altered", "word missing", _missing, False),
    ("altered", "first word", _first_word, False),
)


def planted(documents: Sequence[AttributedDocument], chance: random.Random) -> list[Planted]:
    """Items of every verdict, several ways each."""
    said = _said(documents)
    found: list[Planted] = []

    def plant(verdict: str, way: str, rows: Iterator[tuple[str, str]], risk: bool = False) -> None:
        for (speaker, quote), _ in zip(rows, range(_EACH), strict=False):
            found.append(Planted(Item(len(found) + 1, speaker, quote), f"{verdict}: {way}", verdict, risk))

    for verdict, way, change, risk in _WAYS:
        plant(verdict, way, _changed(said, change, chance), risk)
    plant("composite", "two answers", _joined(said, chance, same_article=True))
    plant("composite", "two articles", _joined(said, chance, same_article=False))
    plant(
        "composite",
        "two answers, ellipsis",
        ((who, quote) for who, quote in _joined(said, chance, True, " ... ")),
    )
    for way, change in (
        ("same article", _same),
        ("and elided", _gap),
        ("and altered", _added),
        ("and truncated", _cut_tail),
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


@dataclass(frozen=True, slots=True)
class Scores:
    """right: share of verdicts; flagged: share of planted risks; verbatim: changed items called verbatim."""

    right: float
    flagged: float
    verbatim: int
    counts: Counter[tuple[str, str]]
    wrong: list[tuple[Planted, Check]]
    unflagged: list[tuple[Planted, Check]]

    def table(self) -> str:
        """Precision and recall of each verdict, in per cent."""
        lines = ["| verdict | items | precision | recall |", "|---|---|---|---|"]
        for verdict in VERDICTS:
            made = sum(count for (planted, _), count in self.counts.items() if planted == verdict)
            given = sum(count for (_, got), count in self.counts.items() if got == verdict)
            hit = self.counts[verdict, verdict]
            lines.append(
                f"| {verdict} | {made} | {100 * hit / max(1, given):.1f} | {100 * hit / max(1, made):.1f} |"
            )
        return "\n".join(lines)


def measure(seed: int = 6) -> Scores:
    """Plant changes and check them."""
    documents = polnear_dev()
    rows = planted(documents, random.Random(seed))
    checks = check_items([row.item for row in rows], Sources(documents), Policy.load())
    pairs = list(zip(rows, checks, strict=True))
    wrong = [(row, check) for row, check in pairs if row.verdict != check.verdict]
    risky = [(row, check) for row, check in pairs if row.risk]
    unflagged = [(row, check) for row, check in risky if "meaning-risk" not in check.flags]
    return Scores(
        1 - len(wrong) / len(rows),
        1 - len(unflagged) / len(risky),
        sum(check.verdict == "verbatim" for row, check in wrong),
        Counter((row.verdict, check.verdict) for row, check in pairs),
        wrong,
        unflagged,
    )


def speed() -> Iterator[str]:
    """Seconds for the index and for 1,000 items, against 924 and 10,000 articles."""
    dev = polnear_dev()
    items = [row.item for row in planted(dev, random.Random(6))]
    items = [replace(items[i % len(items)], n=i + 1) for i in range(1000)]
    train = [_plain(name, text) for name, text in articles("train").items()]
    for count in (924, 10_000):
        copies = range((count - len(dev)) // len(train) + 1)
        texts = [*dev, *(_copy(document, number) for number in copies for document in train)][:count]
        words = sum(len((document.text or "").split()) for document in texts)
        start = time.perf_counter()
        sources = Sources(texts)
        built = time.perf_counter()
        check_items(items, sources, Policy.load())
        done = time.perf_counter()
        times = f"index {built - start:.1f} s, 1,000 items {done - built:.1f} s"
        yield f"{len(texts)} articles, {words:,} words: {times}"


def _plain(name: str, text: str) -> AttributedDocument:
    """An article whose attributions do not matter."""
    return AttributedDocument(Article.of(text, id=name).document, (), (), text)


def _copy(document: AttributedDocument, number: int) -> AttributedDocument:
    """The article with its longer words made another article's, so that copies do not share their quotes."""
    text = (
        regex.sub(r"\b[a-z]{7,}\b", lambda match: match[0] + str(number), document.text or "")
        if number
        else document.text
    )
    return _plain(f"{document.document.id}-{number}", text or "")


def main() -> int:
    """Print the table, or the speed figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true", help="measure time instead of verdicts")
    parser.add_argument("--wrong", action="store_true", help="also print the items judged wrongly")
    options = parser.parse_args()
    if not SHARED.is_dir():
        print("benchmarks.checks: the corpora are not here (../shared): nothing measured", file=sys.stderr)
        return 0
    if options.speed:
        for line in speed():
            print(line, flush=True)
        return 0
    scores = measure()
    print(scores.table())
    print(
        f"\nverdicts right {100 * scores.right:.1f} %, "
        f"planted meaning-risks flagged {100 * scores.flagged:.1f} %, "
        f"changed items called verbatim: {scores.verbatim}"
    )
    print("\nWith our own attribution, not gold:\n")
    print("| set | items | verdicts right % | false accusations per 100 | misattributed right |")
    print("|---|---:|---:|---:|---:|")
    outcomes = {name: accusations.measure(name) for name in accusations.OWN}
    for name, outcome in outcomes.items():
        given, right = outcome.misattributed
        print(
            f"| {name} | {outcome.items.total()} | {outcome.share:.1f} | {outcome.accusations:.1f} "
            f"| {right} of {given} |"
        )
    if options.wrong:
        for way, check in (pair for outcome in outcomes.values() for pair in outcome.wrong):
            print(f"\n{way} -> {check.verdict} {check.flags} {check.notes}")
            print(f"  {check.item.speaker}: {check.item.quote}")
        for row, check in [*scores.wrong, *scores.unflagged]:
            print(
                f"\n{row.way} -> {check.verdict} {check.findings} {check.flags} {check.notes}"
                f"\n  {row.item.speaker}: {row.item.quote}"
            )
            print(f"  {check.found and check.found.speaker}: {check.found and check.found.text[:300]}")
            print("  ", [(change.report, change.source, change.kind) for change in check.changes])
    return 0


if __name__ == "__main__":
    sys.exit(main())
