"""An audit to read: a page for the browser and paper, and Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphs.audits.audit import UNKNOWN, Audit, Share, Story
from graphs.audits.sectors import SECTORS
from graphs.audits.sources import TYPES, Source
from graphs.audits.wording import answered, counted, facts, looks, most, position, shares, told_apart, who
from graphs.labels import printed
from graphs.links import linked, linked_words
from graphs.rendering import UNSURE, environment, page, style_of
from graphs.words import portion, shorten

__all__ = ["write_html", "write_markdown"]

_WORDS = 160
"""Characters of a statement that a page of many stories shows; that of one shows all."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in the strip of a story.

    stance: what its speaker does with its words, nothing where they say them. grow: how many words it has.
    link: where it stands on the outlet's own page, or nothing.
    """

    id: str
    row: Row
    words: str
    kind: str
    stance: str
    grow: int
    link: str
    is_unsure: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A source of a story as the page shows it.

    key: its number; colour, line: of its swatch. voice: its anchor over all stories. share: of the words.
    """

    key: int
    colour: int
    line: str
    source: Source
    voice: str
    share: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A story as the page shows it. id begins its anchors. looks: why a person may want to look at it."""

    id: str
    story: Story
    rows: tuple[Row, ...]
    said: tuple[Said, ...]
    looks: tuple[str, ...]
    url: str


def write_html(audit: Audit, by: Sequence[str] = (), back: str = "") -> str:
    """A page that needs nothing else: one story in full, or many with charts, tables and a filter.

    back: the address of the search whose articles these are.
    """
    voices = {voice.node: f"v{number}" for number, voice in enumerate(audit.voices, 1)}
    flags = {words: {story.name for story in found} for words, found in looks(audit).items()}
    many = len(audit.stories) != 1
    sheets = [
        _sheet(f"a{number}", story, voices, flags, _WORDS if many else 0)
        for number, story in enumerate(audit.stories, 1)
    ]
    months = audit.by("month") if many else ()
    charts = list(_charts(months))
    values: dict[str, Any] = {
        "sheets": sheets,
        "voices": [(voices[voice.node], voice) for voice in audit.voices],
        "charts": charts,
        "undated": sum(month.stories for month in months if month.value == UNKNOWN),
        "scale": max((chart.top for chart in charts), default=1),
        "types": {name: count for name, count in audit.total.types.items() if count},
        "sectors": {name: count for name, count in audit.total.sectors.items() if count},
        "outlets": Counter(story.document.document.outlet or "" for story in audit.stories),
        "days": sorted({d for story in audit.stories if (d := story.document.document.published)}),
        "flags": Counter(look for sheet in sheets for look in sheet.looks),
        "colours": {name: number for number, name in enumerate(SECTORS)},
        "meanings": TYPES,
        "unsure": UNSURE,
        "back": back,
    }
    return page("audit", "sorting", "filter", **values, **_shared(audit, by))


def write_markdown(audit: Audit, by: Sequence[str] = ()) -> str:
    """The audit as tables in Markdown."""
    return environment("markdown").get_template("audit.md").render(**_shared(audit, by))


def _shared(audit: Audit, by: Sequence[str]) -> dict[str, Any]:
    return {
        "audit": audit,
        "total": audit.total,
        "by": {what: audit.by(what) for what in by},
        "most": most,
        "told_apart": told_apart,
        "answered": answered,
        "counted": counted,
        "facts": list(facts(audit)),
        "position": position,
        "shares": shares,
        "who": who,
        "portion": portion,
    }


def _sheet(
    id: str, story: Story, voices: Mapping[str, str], flags: Mapping[str, set[str]], longest: int
) -> Sheet:
    total = sum(source.words for source in story.sources) or 1
    rows = tuple(
        Row(number, *style_of(number - 1), source, voices[source.node], source.words / total)
        for number, source in enumerate(story.sources, 1)
    )
    return Sheet(
        id, story, rows, tuple(_said(id, story, rows, longest)),
        tuple(look for look, found in flags.items() if story.name in found),
        linked(story.document.document.url),
    )  # fmt: skip


def _said(id: str, story: Story, rows: Sequence[Row], longest: int) -> Iterator[Said]:
    """The statements of a story in the order of the text."""
    found = [(min(quote.spans), row, quote) for row in rows for quote in row.source.quotes]
    for _, row, quote in sorted(found, key=lambda one: one[0]):
        words, said = printed(quote, story.document.text), quote.text.split()
        yield Said(
            f"{id}-{quote.id}",
            row,
            shorten(words, longest) if longest else words,
            quote.kind,
            "" if quote.is_said else quote.stance,
            max(len(said), 1),
            linked_words(story.document.document.url, said),
            quote.confidence < UNSURE,
        )


@dataclass(frozen=True, slots=True)
class Chart:
    """A small multiple: the share of a sector in each month, and the highest of them."""

    name: str
    shares: tuple[tuple[str, float], ...]
    top: float


def _charts(months: Sequence[Share]) -> Iterator[Chart]:
    """The charts of all sectors that any month has, where there is more than one month."""
    known = [month for month in months if month.value != UNKNOWN]
    for name in SECTORS if len(known) > 1 else ():
        found = tuple((month.value, month.share(month.sectors[name])) for month in known)
        if top := max(share for _, share in found):
            yield Chart(name, found, top)
