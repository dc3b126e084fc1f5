"""An audit as tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graphs.audits.audit import Audit, Share, Story, Voice
from graphs.audits.sources import Source
from graphs.audits.wording import answered, counted, facts, most, position, shares, told_apart, who
from graphs.words import portion
from quotes.formats.inert import visible

__all__ = ["print_tables"]

_NAME = 16  # letters of a name beside each other, however many columns a narrow terminal has to hold
_WIDE = 120  # columns of a terminal in which names may be as long as they are
_VOICES = 20  # most quoted that are shown; all are in the files


def print_tables(audit: Audit, console: Console, by: Sequence[str] = ()) -> None:
    """The sources of each story, or of many the shares, what ``by`` asks for, and the most quoted."""
    if len(audit.stories) > 1:
        _print_many(audit, console)
    for story in audit.stories if len(audit.stories) == 1 else ():
        console.print(Text(visible(story.title), style="bold"))
        console.print(Text(_counts(audit.total)))
        console.print(_sources(story, _name(console)))
        _print_replies(story, console)
        if story.not_told:
            console.print(f"{counted(story.not_told, 'statement')} of which nobody can say whose")
    for what in by:
        for table in _shares(audit, what):
            console.print(table)


def _counts(total: Share) -> str:
    return f"{counted(total.sources, 'source')}, {counted(total.statements, 'statement')}"


def _table(title: str, *columns: str, name: int | None = None) -> Table:
    """A table; columns that begin with # hold numbers, which are never cut: words give way.

    name: how wide sources are, where a terminal is narrow.
    """
    table = Table(title=Text(title) if title else None, title_justify="left", box=SIMPLE_HEAD,
                  collapse_padding=True)  # fmt: skip
    for head in columns:
        if head.startswith("#"):
            table.add_column(head[1:], justify="right", no_wrap=True)
        else:
            table.add_column(head, overflow="fold", width=name if head == "source" else None)
    return table


def _name(console: Console) -> int | None:
    return _NAME if console.width < _WIDE else None


def _add(table: Table, *cells: object) -> None:
    table.add_row(*(Text(visible(str(value))) for value in cells))


def _sources(story: Story, width: int | None) -> Table:
    table = _table("", "source", "who it is", "sector", "#said", "#quoted", "#words", "where", name=width)
    for one in story.sources:
        counts = (one.statements, one.direct + one.mixed, one.words)
        table.add_row(_named(one), *(Text(visible(str(cell))) for cell in
                                     (who(one), one.sector, *counts, position(one))))  # fmt: skip
    return table


def _named(one: Source | Voice) -> Text:
    """A name above its type."""
    return Text(visible(one.name), style="bold").append(f"\n{one.type}", style="not bold dim")


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
    table = _table(f"Most quoted{more}", "source", "who it is", "sector", "#stories", "#said", "#words",
                   name=_name(console))  # fmt: skip
    for voice in audit.voices[:_VOICES]:
        numbers = (voice.stories, voice.statements, voice.words)
        table.add_row(_named(voice), *(Text(visible(str(cell))) for cell in
                                       (who(voice.source), voice.sector, *numbers)))  # fmt: skip
    console.print(table)


_TYPES = {
    "named person": "person", "named organization": "organization", "anonymous source": "anonymous",
    "unnamed person": "unnamed",
}  # fmt: skip
"""Types as heads of narrow columns."""


def _shares(audit: Audit, what: str) -> Iterator[Table]:
    """How much each value has, and of which types its sources are: together no terminal holds them."""
    found, total = audit.by(what), audit.counted(what)
    much = _table(f"By {what}", what, "#stories", "#sources", "#share", "#said", "most of them")
    for one in found:
        _add(much, one.value, one.stories, one.sources, portion(one.sources / total) if total else "",
             one.statements, most(one))  # fmt: skip
    yield much
    kinds = told_apart(found)
    if kinds and what != "type":
        types = _table("", what, *(f"#{_TYPES.get(name, name)}" for name in kinds))
        for one in found:
            _add(types, one.value, *(portion(one.share(one.types[name])) for name in kinds))
        yield types
