"""Invented articles: one claim that is repeated, altered and denied, and names that may be one."""

from __future__ import annotations

from quotes.document import Article

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
        f'"We saw {HOSTILE} on the wall of the pier that morning," said T. Berg, a painter of Norhaven.\n',
        "hostile", outlet=HOSTILE, published="2021-04-01", title=f"What {HOSTILE} Means",
    ),
]  # fmt: skip
