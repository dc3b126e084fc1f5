"""Graphs, reports and checks of hostile input: ``python -m benchmarks.hostile_graphs [--only WORD,...]``.

Each kind of input is made at three sizes, each run in a process of its own. A row gives the seconds,
the peak memory and how many times as long a quote takes as at the first size: linear is 1.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.gold import quote
from quotes.document import Affiliation, Article, AttributedDocument, Span, Speaker

__all__ = ["CHECKS", "DOCUMENTS", "STEPS", "checked", "documents", "main"]

SIZES = (1_000, 3_000, 9_000)
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


# ---------------------------------------------------------------- documents


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


def documents(kind: str, n: int) -> list[AttributedDocument]:
    """The articles of a kind, of ``n`` quotes or a fixed share of them."""
    return DOCUMENTS[kind](n)


def _graph(found: list[AttributedDocument]) -> Any:
    import graphs

    return graphs.build(found)


def _measured(found: list[AttributedDocument]) -> None:
    from graphs.building.measures import TABLES

    graph = _graph(found)
    for table in TABLES.values():
        table(graph)


def _written(ending: str) -> Callable[[list[AttributedDocument]], None]:
    def write(found: list[AttributedDocument]) -> None:
        import graphs

        with tempfile.TemporaryDirectory() as folder:
            graphs.write(_graph(found), Path(folder) / f"graph{ending}")

    return write


def _reported(ending: str) -> Callable[[list[AttributedDocument]], None]:
    def write(found: list[AttributedDocument]) -> None:
        from graphs.reports.report import write_report

        with tempfile.TemporaryDirectory() as folder:
            write_report(found, Path(folder) / f"report{ending}")

    return write


STEPS: dict[str, Callable[[list[AttributedDocument]], Any]] = {
    "graph": _graph,
    "stats": _measured,
    **{f"graph{ending}": _written(ending) for ending in (".gexf", ".jsonld", ".html", ".svg")},
    **{f"report{ending}": _reported(ending) for ending in (".html", ".md", ".csv", ".json")},
}
"""What is done with the articles."""

# ---------------------------------------------------------------- checks

Report = tuple[list[tuple[str, str]], AttributedDocument]


def items(n: int) -> Report:
    """n quotes of n speakers, all alike, each an item."""
    said: list[Said] = [(person(f"Ada {word(i).title()}"), "We go on with it") for i in range(n)]
    return [(speaker.name, text) for speaker, text in said if speaker], article("a", said)


def many_items(n: int) -> Report:
    """n quotes, each an item."""
    said: list[Said] = [(person(f"Ada {word(i).title()}"), words(i)) for i in range(n)]
    return [(speaker.name, text) for speaker, text in said if speaker], article("a", said)


def long_quote(n: int) -> Report:
    """One quote of n words that repeats itself."""
    text = "we go on and on " * (n // 5)
    return [("Ada Roe", text)], article("a", [(person("Ada Roe"), text)])


def long_quote_altered(n: int) -> Report:
    """The same with a word changed in each sentence."""
    text = "we go on and on " * (n // 5)
    return [("Ada Roe", text.replace("go", "went"))], article("a", [(person("Ada Roe"), text)])


def one_word(n: int) -> Report:
    """A quote of one word n times."""
    text = "on " * n
    return [("Ada Roe", text)], article("a", [(person("Ada Roe"), text)])


def not_there(n: int) -> Report:
    """A hundred quotes whose words are all in the article, and which are not."""
    said: list[Said] = [(person("Ada Roe"), "the sea was red and my boat is here tonight")] * n
    return [("Ada Roe", "the sea is red tonight and so is my boat")] * 100, article("a", said)


def ellipses(n: int) -> Report:
    """A quote of omissions."""
    return [("Ada Roe", "we ... " * n + "on")], article("a", [(person("Ada Roe"), "we go on " * n)])


def brackets(n: int) -> Report:
    """A quote of words in brackets."""
    return [("Ada Roe", "[we] go [on] " * n)], article("a", [(person("Ada Roe"), "we go on " * n)])


def shared_surname(n: int) -> Report:
    """A hundred items of a surname that all speakers bear."""
    said: list[Said] = [(person(f"{word(i).title()} Roe"), words(i)) for i in range(n)]
    return [("Roe", text) for _, text in said[:100]], article("a", said)


CHECKS: dict[str, Callable[[int], Report]] = {
    make.__name__.replace("_", " "): make
    for make in (
        items, many_items, long_quote, long_quote_altered, one_word, not_there, ellipses, brackets,
        shared_surname,
    )
}  # fmt: skip
"""Reports and the article they are checked against, by kind."""


def checked(kind: str, n: int) -> list[Any]:
    """The checks of a report of a kind."""
    from graphs.checks.checking import check_items
    from graphs.checks.items import Item
    from graphs.checks.judging.policies import Policy
    from graphs.checks.matching.sources import Sources

    rows, source = CHECKS[kind](n)
    found = [Item(number, speaker, text) for number, (speaker, text) in enumerate(rows, 1)]
    return check_items(found, Sources([source]), Policy.load())


# ---------------------------------------------------------------- measuring


def _runs() -> Iterator[tuple[str, str]]:
    for kind in DOCUMENTS:
        for step in STEPS:
            yield kind, step
    for kind in CHECKS:
        yield kind, "check"


def _run(kind: str, step: str, n: int, answer: Any) -> None:
    """One run in this process: CPU seconds and peak MB, without the making of the input."""
    if step == "check":
        start = time.process_time()
        checked(kind, n)
    else:
        found = documents(kind, n)
        _warm(step)
        start = time.process_time()
        STEPS[step](found)
    answer.put((time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def _warm(step: str) -> None:
    """Import what the step needs, and let it load its files."""
    STEPS[step](one_speaker(3))


def main() -> None:
    """Print a table; the last column says how many times as long a quote takes as at the first size."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default="", help="only runs whose kind or step holds one of these words")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of quotes")
    parser.add_argument("--seconds", type=float, default=120, help="give up after so many")
    asked = parser.parse_args()
    sizes = [int(size) for size in asked.sizes.split(",")]
    only = [name for name in asked.only.split(",") if name]
    print("| articles | step | " + " | ".join(f"{size:,}: s, MB" for size in sizes) + " | a quote, times |")
    print("|---|---|" + "---:|" * (len(sizes) + 1))
    context = multiprocessing.get_context("spawn")
    for kind, step in _runs():
        if only and not any(name in f"{kind} {step}" for name in only):
            continue
        cells, seconds = [], []
        for size in sizes:
            answer = context.Queue()
            process = context.Process(target=_run, args=(kind, step, size, answer))
            process.start()
            process.join(asked.seconds)
            if process.is_alive():
                process.kill()
                process.join()
            if answer.empty():
                cells.append("-")
                break
            spent, peak = answer.get()
            seconds.append(spent)
            cells.append(f"{spent:.2f}, {peak:.0f}")
        cells += [""] * (len(sizes) - len(cells))
        growth = (
            seconds[-1] / seconds[0] * sizes[0] / sizes[-1] if len(seconds) == len(sizes) else float("inf")
        )
        print(f"| {kind} | {step} | {' | '.join(cells)} | {growth:.1f} |", flush=True)


if __name__ == "__main__":
    main()
