"""Known ways of changing a quote, each with the verdict that it deserves.

Each way takes a quote as it was said and gives its words as somebody might report them, or None where
the quote has nothing to change in that way.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import regex

from quotes.document import AttributedDocument, Quote, Speaker

__all__ = ["WAYS", "Change", "Said", "added", "cut_tail", "gap", "same"]

_SENTENCE = regex.compile(r"(?<=[a-z]{3}[.?!]) (?=[A-Z])")
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


@dataclass(frozen=True, slots=True)
class Said:
    """A quote of whole sentences, all in quotation marks, and who said it where."""

    document: AttributedDocument
    quote: Quote
    speaker: Speaker
    text: str

    @property
    def sentences(self) -> list[str]:
        """The quote cut at the ends of its sentences."""
        return _SENTENCE.split(self.text)


Change = Callable[[Said, random.Random], "str | None"]
"""A way to change: the quote and chance to its new words, None where it has nothing of the kind."""

# Verbatim: nothing but typography.


def same(said: Said, chance: random.Random) -> str:
    """The words as they were said."""
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
    cut, bracketed = gap(said, chance), _bracket_first(said, chance)
    return "[The party] " + cut.partition(" ")[2] if cut and bracketed else None


# Elided.


def gap(said: Said, chance: random.Random, mark: str | None = None) -> str | None:
    """Some words in the midst left out, with ``mark`` or a usual mark of omission."""
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


def cut_tail(said: Said, chance: random.Random) -> str | None:
    """The last two or three words left out, without a mark."""
    words = said.sentences[-1].split(" ")
    return " ".join(said.text.split(" ")[: -chance.randrange(2, 4)]) if len(words) > 7 else None


def _cut_head(said: Said, chance: random.Random) -> str | None:
    words = said.sentences[0].split(" ")
    return " ".join(said.text.split(" ")[chance.randrange(2, 4) :]) if len(words) > 7 else None


def _cut_both(said: Said, chance: random.Random) -> str | None:
    words = said.text.split(" ")
    return " ".join(words[2:-2]) if len(said.sentences) == 1 and len(words) > 9 else None


def _cut_final(said: Said, chance: random.Random) -> str | None:
    cut = cut_tail(said, chance)
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


def added(said: Said, chance: random.Random) -> str:
    """A word set in that was not said."""
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


WAYS: tuple[tuple[str, str, Change, bool], ...] = (
    ("verbatim", "same words", same, False),
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
    ("elided", "words", gap, False),
    ("elided", "a sentence", _gap_sentence, False),
    ("elided", "the beginning", _gap_head, False),
    ("elided", "the end", _gap_tail, False),
    ("truncated", "end", cut_tail, False),
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
    ("altered", "word added", added, False),
    ("altered", "word missing", _missing, False),
    ("altered", "first word", _first_word, False),
)
