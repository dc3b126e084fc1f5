"""Invented articles: one claim that is repeated, altered and denied, and names that may be one."""

from __future__ import annotations

from quotes.document import Article
from tests.graphs.documents import document, speaker

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=alert(1)>"

ARTICLES = [
    Article.of(
        "Ferry Promised\n\n"
        '"The ferry will be back before the summer comes, and it will run every day," said Tomas Berg,'
        " the mayor of Ostby.\n\n"
        "Anna Lind, who speaks for the Harbour Board, said that nobody had asked the board.\n",
        "ferry-promised", outlet="The Ostby Post", published="2021-03-03", title="Ferry Promised",
    ),
    Article.of(
        "Mayor on the Ferry\n\n"
        '"The ferry will be back before the winter comes, and it will run every day," Mayor Tomas Berg'
        " said.\n\n"
        'The mayor denied that the harbour was for sale. "It is not," Berg said.\n',
        "mayor-on-the-ferry", outlet="Coast Daily", published="2021-03-05", title="Mayor on the Ferry",
    ),
    Article.of(
        f"What {HOSTILE} Means\n\n"
        f'"We saw {HOSTILE} on the wall of the pier that morning," said T. Berg, a painter.\n',
        "hostile", outlet=HOSTILE, published="2021-04-01", title=f"What {HOSTILE} Means",
    ),
]  # fmt: skip

_ALIKE = (
    ("We will never sell the harbour of this town to anybody who does not live here himself",
     "We will perhaps sell the harbour of this town to somebody who does not live there himself"),
    ("There were forty people in the hall that night and nobody of them heard the alarm ring",
     "There were fifty people in the church that night and some of them heard the alarm ring"),
    ("The road over the mountain stays closed until the last of the snow has melted in May",
     "The road over the mountain stays open until the last of the ice has melted in June"),
    ("My sister taught me to sail when I was six and my father never came along with us",
     "My brother taught me to sail when I was nine and my father always came along with us"),
)  # fmt: skip
_STATED = (("mayor", "City of Lund", ""), ("baker", "Good Bread", ""))

DOUBTFUL = [
    document(
        f"doubtful-{n}-{m}",
        [speaker(f"John {'ABCD'[n]}mith", _STATED[m], id="john")],
        [("john", words)],
        f"2022-0{n + 1}-0{m + 1}",
    )
    for n, pair in enumerate(_ALIKE)
    for m, words in enumerate(pair)
]
"""Four pairs of namesakes, each of whom says what the other says in other words."""
