"""A who-said-what report to read: a page, a folder of linked pages, Markdown, CSV or JSON."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from graphs.rendering import environment, page
from graphs.reports.counts import SOURCING, counts
from graphs.reports.index import index, who_is_who
from graphs.reports.story import Story, stories
from graphs.shown import Acts, shown
from graphs.steps import steps
from graphs.words import portion
from quotes.document import AttributedDocument
from quotes.formats import write
from quotes.formats.content import percent
from quotes.formats.files import whole, whole_in

__all__ = ["FORMATS", "is_folder", "report", "report_pages", "write_report"]


def write_report(documents: Sequence[AttributedDocument], path: str | Path, acts: Acts = "statement") -> None:
    """Write the report of some documents in the format that the file's name ends in; see ``report``.

    Into a folder (see ``is_folder``) it writes the pages of ``report_pages``, over those of the same name.
    """
    path = Path(path)
    if is_folder(path):
        path.mkdir(exist_ok=True)
        with whole_in(path) as part:
            for name, text in report_pages(documents, acts):
                (part / name).write_bytes(_bytes(text))
        return
    with whole(path) as part:
        part.write_bytes(report(documents, path, acts))


def is_folder(path: Path) -> bool:
    """Whether a report is written there as a folder of pages: it is one, or its name has no ending."""
    return path.is_dir() or not (path.suffix or path.exists())


def report_pages(
    documents: Sequence[AttributedDocument], acts: Acts = "statement"
) -> Iterator[tuple[str, str]]:
    """The names and texts of pages that link to each other: a page an article, and three of them all.

    ``index.html`` lists the articles, ``speakers.html`` is the index of speakers, ``quotes.html`` holds
    the quotes, to be searched and filtered.
    """

    def href(story: Story, anchor: str = "") -> str:
        return f"article-{story.number:04}.html" + (f"#{story.id}-{anchor}" if anchor else "")

    known = _known(documents, acts) | {"href": href}
    for name, part in (("index", "articles"), ("speakers", "speakers"), ("quotes", "quotes")):
        yield f"{name}.html", page("report", "sorting", "filter", **known, part=part)
    for story in steps("Writing pages", known["stories"]):
        yield href(story), page("report", "report", **known, part="article", story=story)


def report(documents: Sequence[AttributedDocument], path: Path, acts: Acts = "statement") -> bytes:
    """The report as ``path`` should hold it, in UTF-8.

    acts: ``statement`` for what was said, ``all`` for beliefs and intentions too.

    Raises ValueError for an ending that is not in ``FORMATS``.
    """
    if path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path}: a report ends in {', '.join(FORMATS)}")
    return FORMATS[path.suffix.lower()](documents, acts)


def _html(documents: Sequence[AttributedDocument], acts: Acts) -> bytes:
    return _bytes(page("report", "sorting", "filter", "report", **_known(documents, acts), part="all"))


def _markdown(documents: Sequence[AttributedDocument], acts: Acts) -> bytes:
    return _bytes(environment("markdown").get_template("report.md").render(**_known(documents, acts)))


def _csv(documents: Sequence[AttributedDocument], acts: Acts) -> bytes:
    file = io.BytesIO()
    write((shown(document, acts) for document in steps("Writing quotes", documents)), file, "csv")
    return file.getvalue()


def _json(documents: Sequence[AttributedDocument], acts: Acts) -> bytes:
    """The counts of all, and each document of the contract with its own counts."""
    value = {
        "audit": asdict(counts(documents, acts, who_is_who(documents))),
        "documents": [
            shown(document, acts).to_dict() | {"audit": asdict(counts([document], acts))}
            for document in steps("Counting", documents)
        ],
    }
    return _bytes(json.dumps(value, ensure_ascii=False, indent=1) + "\n")


FORMATS = {".html": _html, ".md": _markdown, ".csv": _csv, ".json": _json}
"""What makes the report, by the file's ending."""


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _known(documents: Sequence[AttributedDocument], acts: Acts) -> dict[str, Any]:
    """What the templates are filled with."""
    nodes = who_is_who(documents)
    told = list(stories(steps("Reading quotes", documents), acts))
    found = index(told, nodes)
    return {
        "stories": told,
        "total": counts(documents, acts, nodes),
        "index": found,
        "choices": _choices(told, [entry.kind for entry in found.entries]),
        "href": _anchor,
        "sourcing": SOURCING,
        "percent": percent,
        "portion": portion,
    }


def _anchor(story: Story, anchor: str = "") -> str:
    """Where a link to an article, or to something in it, leads on the same page."""
    return f"#{story.id}" + (f"-{anchor}" if anchor else "")


def _choices(told: Sequence[Story], speakers: Sequence[str]) -> dict[str, Any]:
    """What the filters choose from: how many quotes, articles and speakers of each sort there are."""
    lines = [
        (story, line) for story in told for voice in story.voices for line in (*voice.lines, *voice.unsaid)
    ]
    return {
        "kind": _counted(line.quote.kind for _, line in lines),
        "stance": _counted(line.quote.stance for _, line in lines),
        "outlet": _counted(story.document.document.outlet or "" for story, _ in lines),
        "outlets": _counted(story.document.document.outlet or "" for story in told),
        "speakers": _counted(speakers),
        "days": sorted({day for story in told if (day := story.document.document.published)}),
    }


def _counted(values: Iterable[str]) -> dict[str, int]:
    return dict(Counter(values).most_common())
