from __future__ import annotations

import subprocess
import sys

import pytest

import graphs
import quotes

API = {
    quotes: ["attribute", "attribute_all", "read", "sentences"],
    graphs: ["build", "write"],
}
"""What users' programs may rely on; a name leaves it only with a new major version."""


@pytest.mark.parametrize("package", API, ids=lambda package: package.__name__)
def test_public_names(package: object) -> None:
    assert set(API[package]) <= set(package.__all__)  # type: ignore[index, attr-defined]
    for name in package.__all__:  # type: ignore[attr-defined]
        assert callable(getattr(package, name))


def test_sentences_are_spans_of_the_text() -> None:
    text = "Mr. Roe left at 5 p.m. He had won.\n\nNobody knew."
    assert [text[span.start : span.end] for span in quotes.sentences(text)] == [
        "Mr. Roe left at 5 p.m.",
        "He had won.",
        "Nobody knew.",
    ]


def test_one_text_is_no_list_of_articles() -> None:
    with pytest.raises(TypeError, match="read_all"):
        next(quotes.attribute_all("articles/"))


@pytest.mark.parametrize("package", API, ids=lambda package: package.__name__)
def test_unknown_names_are_refused(package: object) -> None:
    with pytest.raises(AttributeError, match="has no attribute 'speak'"):
        package.speak  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import quotes, graphs", ("numpy", "networkx", "click", "rich")),
        (
            "import graphs.commands.quotes",
            ("numpy", "networkx", "matplotlib", "trafilatura", "jinja2", "rich"),
        ),
        ("import quotes.pipeline", ("networkx", "matplotlib", "trafilatura", "scipy", "nltk", "sklearn")),
    ],
)
def test_start_up_loads_only_what_is_needed(code: str, unwanted: tuple[str, ...]) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print(*sys.modules)"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert not set(unwanted) & set(loaded)
