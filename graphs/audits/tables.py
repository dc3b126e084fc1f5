"""An audit as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphs.audits.audit import Audit, Share, Story
from graphs.audits.wording import answered, counted, facts, position, shares, who
from graphs.words import portion
from quotes.formats.inert import visible

__all__ = ["print_tables"]

_NAME = 16  # letters of a name beside each other, however many columns a narrow terminal has to hold
_VOICES = 20  # most quoted that are shown; all are in the files


def print_tables(audit: Audit, console: Console, by: Sequence[str] = ()) -> None:
    """The sources of each story, or of many the shares, what ``by`` asks for, and the most quoted."""
    if len(audit.stories) > 1:
        _print_many(audit, console)
    for story in audit.stories if len(audit.stories) == 1 else ():
        console.print(Text(visible(story.title), style="bold"))
        console.print(Text(_counts(audit.total)))
        console.print(_sources(story))
        _print_replies(story, console)
        if story.not_told:
            console.print(f"{counted(story.not_told, 'statement')} of which nobody can say whose")
    for what in by:
        for table in _shares(what, audit.by(what)):
            console.print(table)


def _counts(total: Share) -> str:
    return f"{counted(total.sources, 'source')}, {counted(total.statements, 'statement')}"


def _table(title: str, *columns: str) -> Table:
    """A table; columns that begin with # hold numbers."""
    table = Table(title=Text(title) if title else None, title_justify="left", box=SIMPLE_HEAD,
                  collapse_padding=True)  # fmt: skip
    for name in columns:
        number = name.startswith("#")
        width = _NAME if name == "source" else None
        table.add_column(
            name.lstrip("#"), justify="right" if number else "left", overflow="fold", min_width=width
        )
    return table


def _add(table: Table, *cells: object) -> None:
    table.add_row(*(Text(visible(str(value))) for value in cells))


def _sources(story: Story) -> Table:
    table = _table("", "source", "who it is", "sector", "#said", "#quoted", "#words", "where")
    for one in story.sources:
        name = Text(visible(one.name), style="bold").append(f"\n{one.type}", style="not bold dim")
        counts = (one.statements, one.direct + one.mixed, one.words)
        table.add_row(name, *(Text(visible(str(cell))) for cell in
                              (who(one), one.sector, *counts, position(one))))  # fmt: skip
    return table


def _print_replies(story: Story, console: Console) -> None:
    asked = [one for one in story.spoken_of if one.is_asked]
    table = _table("Accused or asked", "who", "in the words", "by", "has its say")
    for one in asked:
        _add(table, one.name, one.accused, ", ".join(one.by), answered(one))
    if asked:
        console.print(table)
    others = [one.name for one in story.spoken_of if not one.is_asked]
    if others:
        console.print(Text(visible(f"Spoken of and not heard: {', '.join(others)}")))


def _print_many(audit: Audit, console: Console) -> None:
    total = audit.total
    console.print(Text(f"{counted(total.stories, 'story')}, {_counts(total)}", style="bold"))
    for title, counts in (("Types", total.types), ("Sectors", total.sectors)):
        table = _table(title, title.lower().rstrip("s"), "#sources", "#share")
        for name, count, share in shares(counts, total.sources):
            _add(table, name, f"{count:,}", share)
        console.print(table)
    table = _table("At a glance", "what", "#how much")
    for words, value in facts(audit):
        _add(table, words, value)
    console.print(table)
    more = f" ({_VOICES} of {len(audit.voices):,})" if len(audit.voices) > _VOICES else ""
    table = _table(f"Most quoted{more}", "source", "type", "sector", "titles", "#stories", "#said", "#words")
    for voice in audit.voices[:_VOICES]:
        _add(table, voice.name, voice.type, voice.sector, "; ".join(voice.titles[:2]), voice.stories,
             voice.statements, voice.words)  # fmt: skip
    console.print(table)


_TYPES = {
    "named person": "person", "named organization": "organization", "anonymous source": "anonymous",
    "unnamed person": "unnamed",
}  # fmt: skip
"""Types as heads of narrow columns."""


def _shares(what: str, found: Sequence[Share]) -> Iterator[Table]:
    """How much each value has, and of which types its sources are: together no terminal holds them."""
    much = _table(f"By {what}", what, "#stories", "#sources", "#said", "most of them")
    for one in found:
        _add(much, one.value, one.stories, one.sources, one.statements, _most(one))
    yield much
    if found and what != "type":
        types = _table("", what, *(f"#{_TYPES.get(name, name)}" for name in found[0].types))
        for one in found:
            _add(types, one.value, *(portion(one.share(count)) for count in one.types.values()))
        yield types


def _most(share: Share) -> str:
    """The three largest sectors of some rows."""
    return ", ".join(f"{name} {part}" for name, _, part in islice(shares(share.sectors, share.sources), 3))
