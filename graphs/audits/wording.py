"""An audit in words: what its figures and rows are called for people, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from graphs.audits.audit import Audit, Share, Story
from graphs.audits.replies import Reply
from graphs.audits.sectors import UNCLASSED
from graphs.audits.sources import TYPES, Source
from graphs.audits.titles import with_body
from graphs.words import portion

__all__ = ["answered", "counted", "facts", "looks", "most", "position", "shares", "told_apart", "who"]


def counted(number: int, word: str) -> str:
    """A number with its noun: "1 story", "2 stories"."""
    many = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return f"{number:,} {word if number == 1 else many}"


def who(source: Source) -> str:
    """What the story says a source is: "mayor, Lund"."""
    title = "" if source.title.casefold() in source.name.casefold() else source.title
    own = [with_body(title, source.organization or source.place)]
    if source.speaks_for and source.speaks_for not in (source.organization, source.name):
        own.append(f"for {source.speaks_for}")
    return ", ".join(filter(None, own))


def position(source: Source) -> str:
    """Where it is heard: "lead to end", "middle"."""
    return source.first_in if source.first_in == source.last_in else f"{source.first_in} to {source.last_in}"


def answered(one: Reply) -> str:
    """Whether somebody has its say: "not heard", "heard through Karl Ek", "declined to comment"."""
    parts = ["heard through " + one.through if one.through else "heard"] if one.heard else []
    if one.told:
        time = one.told.when
        when = f" ({time})" if time and time not in one.disclosure else ""
        whom = f"{one.through}: " if one.through and not one.heard else ""
        parts.append(f"{whom}{one.disclosure}{when}")
    return "; ".join(parts) or "not heard"


def shares(counts: dict[str, int], total: int) -> Iterator[tuple[str, int, str]]:
    """What there is of each, the most first, what is unclassed last: name, number, share."""
    for name, count in sorted(counts.items(), key=lambda item: (item[0] == UNCLASSED, -item[1])):
        if count:
            yield name, count, portion(count / total)


def most(share: Share) -> str:
    """The three largest sectors of some rows."""
    return ", ".join(f"{name} {part}" for name, _, part in islice(shares(share.sectors, share.sources), 3))


def told_apart(found: Sequence[Share]) -> tuple[str, ...]:
    """The types in which some values differ: those that any of them has, none where all rows are of one."""
    types = tuple(name for name in TYPES if any(one.types[name] for one in found))
    return types if len(types) > 1 else ()


def looks(audit: Audit) -> dict[str, tuple[Story, ...]]:
    """Stories that a person may want to look at, by what is to be seen."""
    return {
        "that quote nobody": audit.without_source,
        "with one source": audit.one_source,
        "that name none of their sources": audit.none_named,
        "with officials, politicians, police and courts only": audit.only_officials,
        "that accuse somebody who is not heard or told to be asked": audit.open_replies,
    }


def facts(audit: Audit) -> Iterator[tuple[str, str]]:
    """The figures of many stories that people ask for, each with what it is."""
    total: Share = audit.total
    stories = len(audit.stories)
    yield "statements by the ten most quoted with a name", portion(audit.top_share)
    yield "Gini coefficient of the named, 0 even to 1 one has all", f"{audit.gini:.2f}"
    for words, found in looks(audit).items():
        yield f"stories {words}", f"{len(found):,} ({portion(len(found) / stories)})" if stories else "0"
    told = sum(story.not_told for story in audit.stories)
    if told:
        yield "statements of which nobody can say whose, counted for no source", f"{told:,}"
    declined = sum(story.declined for story in audit.stories)
    if declined:
        yield "what somebody would not tell: no statement here, a quote in a report", f"{declined:,}"
    if total.sources:
        yield "words a source, on average", f"{total.words / total.sources:.0f}"
