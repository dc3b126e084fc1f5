"""Attributed articles that nobody would write: a thousand speakers of one surname, one claim everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.gold import quote
from quotes.document import Affiliation, Article, AttributedDocument, Span, Speaker

__all__ = ["DOCUMENTS", "Said", "article", "one_speaker", "person", "word", "words"]

_SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()

Said = tuple[Speaker | None, str]


def word(number: int) -> str:
    """A word of its own for each number."""
    return "".join(_SYLLABLES[number // 20**place % 20] for place in range(4))


def person(name: str, *affiliations: tuple[str, str, str]) -> Speaker:
    """A person whom an article ties to some (role, organization, place)."""
    return Speaker(name, name, "person", affiliations=tuple(Affiliation(*one, 0, 1) for one in affiliations))


def article(id: str, said: Sequence[Said]) -> AttributedDocument:
    """An article that is what some speakers say, a paragraph each."""
    text, spans = "", []
    for speaker, words in said:
        spans.append(Span(len(text), len(text) + len(words) + 2))
        text += f"“{words}” said {speaker.name if speaker else 'nobody'}.\n\n"
    quotes = tuple(
        quote(f"q{n}", "direct", text, [span], [span], speaker.id if speaker else None)
        for n, ((speaker, _), span) in enumerate(zip(said, spans, strict=True), 1)
    )
    speakers = tuple({speaker.id: speaker for speaker, _ in said if speaker}.values())
    return AttributedDocument(
        Article.of(text, id=id, published="2020-01-01").document, speakers, quotes, text
    )


def words(number: int, count: int = 12) -> str:
    """A sentence of its own for each number."""
    return " ".join(word(number * count + n) for n in range(count))


def one_article(n: int) -> list[AttributedDocument]:
    """One article of n speakers."""
    return [article("a", [(person(f"Ada {word(i).title()}"), words(i)) for i in range(n)])]


def one_surname(n: int) -> list[AttributedDocument]:
    """One article of n speakers of one surname, and the surname alone."""
    lone = person("Roe")
    full = [(person(f"{word(i).title()} Roe"), words(i)) for i in range(n)]
    return [article("a", [*full, (lone, "that is all there is to say about it")])]


def one_spelling(n: int) -> list[AttributedDocument]:
    """n articles, each with another spelling of one name: all of one skeleton."""
    vowels = "aeiou"
    made = (
        "B" + "".join(vowels[i // 5**place % 5] + "dgkm"[place % 4] for place in range(7)) for i in range(n)
    )
    return [article(f"a{i}", [(person(f"{name} Roe"), words(i))]) for i, name in enumerate(made)]


def initials(n: int) -> list[AttributedDocument]:
    """n articles of an A. Roe and an A... Roe each."""
    names = [name for i in range(n // 2) for name in (f"A. {word(i)[:1].upper()}. Roe", f"A{word(i)} Roe")]
    return [article(f"a{i}", [(person(name), words(i))]) for i, name in enumerate(names)]


def namesakes(n: int) -> list[AttributedDocument]:
    """n articles of one name, each of another body, so that no two are one."""
    return [
        article(f"a{i}", [(person("Ada Roe", (word(i), f"{word(i + n)} works", "")), words(i))])
        for i in range(n)
    ]


def one_speaker(n: int) -> list[AttributedDocument]:
    """One article, one speaker, n quotes."""
    ada = person("Ada Roe", ("mayor", "", "Lund"))
    return [article("a", [(ada, words(i)) for i in range(n)])]


def one_speaker_everywhere(n: int) -> list[AttributedDocument]:
    """n articles that quote one speaker, of one body and as one role."""
    ada = person("Ada Roe", ("mayor", "City of Lund", ""))
    return [article(f"a{i}", [(ada, words(i))]) for i in range(n)]


def one_claim(n: int) -> list[AttributedDocument]:
    """n articles of one sentence by one speaker."""
    ada = person("Ada Roe")
    return [article(f"a{i}", [(ada, words(1))]) for i in range(n)]


def one_passage(n: int) -> list[AttributedDocument]:
    """n sentences that share a passage and differ in a word."""
    ada = person("Ada Roe")
    return [article("a", [(ada, f"{words(1)} {word(i)} {words(2)}") for i in range(n)])]


def long_quotes(n: int) -> list[AttributedDocument]:
    """One article of quotes of 1,200 words, each much like the others."""
    ada = person("Ada Roe")
    body = words(1, 1200).split()
    return [
        article("a", [(ada, " ".join([*body[:600], word(i), *body[600:]])) for i in range(max(n // 100, 1))])
    ]


def one_acronym(n: int) -> list[AttributedDocument]:
    """n bodies of the same initials, and the initials alone."""
    names = [f"B{word(i)} D{word(i)} F{word(i)}" for i in range(n)]
    bodies = [Speaker(name, name, "organization") for name in (*names, "BDF")]
    return [article("a", [(body, words(i)) for i, body in enumerate(bodies)])]


def long_name(n: int) -> list[AttributedDocument]:
    """A name of n words, and a quote of n capitalized words."""
    name = " ".join(word(i).title() for i in range(n))
    return [article("a", [(person(name), words(1)), (person("Ada Roe"), name)])]


def names_in_quotes(n: int) -> list[AttributedDocument]:
    """n quotes, each of which names another speaker."""
    speakers = [person(f"Ada {word(i).title()}") for i in range(n)]
    return [article("a", [(one, f"we met {speakers[i - 1].name} there") for i, one in enumerate(speakers)])]


def nobody(n: int) -> list[AttributedDocument]:
    """n quotes that nobody is named for."""
    return [article("a", [(None, words(i)) for i in range(n)])]


DOCUMENTS: dict[str, Callable[[int], list[AttributedDocument]]] = {
    make.__name__.replace("_", " "): make
    for make in (
        one_article, one_surname, one_spelling, initials, namesakes, one_speaker, one_speaker_everywhere,
        one_claim, one_passage, long_quotes, one_acronym, long_name, names_in_quotes, nobody,
    )
}  # fmt: skip
"""Articles by kind; each maker is given the number of quotes."""
