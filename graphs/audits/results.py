"""An audit as data: the JSON of the project's contract, and rows for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

from graphs.audits.audit import Audit, Share, Story, Voice
from graphs.audits.replies import Reply
from graphs.audits.sources import TYPES, Source
from quotes.formats.inert import cell

__all__ = ["COLUMNS", "to_dict", "write_csv", "write_json"]

_OF_SOURCE = (
    "type", "sector", "name", "title", "organization", "place", "speaks_for", "introduced", "anonymity",
    "reason", "statements", "direct", "mixed", "indirect", "words", "first", "first_in", "last", "last_in",
    "stances", "confidence",
)  # fmt: skip
"""What is told of each source, in JSON and in CSV."""

COLUMNS = ("document", "title_of_story", "author", "published", "outlet", "url", "source", *_OF_SOURCE)
"""The columns of one row a source a story."""


def write_json(audit: Audit, by: Sequence[str] = ()) -> str:
    """The JSON of an audit."""
    return json.dumps(to_dict(audit, by), ensure_ascii=False, indent=1) + "\n"


def to_dict(audit: Audit, by: Sequence[str] = ()) -> dict[str, Any]:
    """stories with their sources, totals, and the sources over all stories (voices)."""
    return {
        "stories": [_story(story) for story in audit.stories],
        "totals": _totals(audit) | {"by": {what: [_share(one) for one in audit.by(what)] for what in by}},
        "voices": [_voice(voice) | _own(audit, voice) for voice in audit.voices],
    }


def _story(story: Story) -> dict[str, Any]:
    known = story.document.document
    return {
        "document": story.name,
        "title": known.title,
        "author": known.author,
        "outlet": known.outlet,
        "published": known.published,
        "url": known.url,
        "sources": [_source(source) for source in story.sources],
        "spoken_of": [_reply(one) for one in story.spoken_of],
        "not_told": story.not_told,
    }


def _source(source: Source) -> dict[str, Any]:
    value: dict[str, Any] = {name: getattr(source, name) for name in ("speaker", *_OF_SOURCE)}
    for name in ("speaks_for", "introduced", "anonymity", "reason"):
        value[name] = value[name] or None
    return value | {"quotes": [quote.id for quote in source.quotes]}


def _reply(one: Reply) -> dict[str, Any]:
    return {
        "name": one.name,
        "by": list(one.by),
        "mentions": one.mentions,
        "accused": one.accused or None,
        "heard": one.heard,
        "through": one.through or None,
        "disclosure": one.disclosure or None,
        "way": one.told.way if one.told else None,
        "when": one.told.when if one.told else None,
    }


def _totals(audit: Audit) -> dict[str, Any]:
    return (
        _share(audit.total)
        | audit.kinds
        | {
            "voices": len(audit.voices),
            "not_told": sum(story.not_told for story in audit.stories),
            "top_ten_share": round(audit.top_share, 4),
            "gini": round(audit.gini, 4),
            "without_source": [story.name for story in audit.without_source],
            "one_source": [story.name for story in audit.one_source],
            "none_named": [story.name for story in audit.none_named],
            "open_replies": [story.name for story in audit.open_replies],
            "only_officials": [story.name for story in audit.only_officials],
        }
    )


def _share(share: Share) -> dict[str, Any]:
    return {
        "value": share.value,
        "stories": share.stories,
        "sources": share.sources,
        "statements": share.statements,
        "words": share.words,
        "types": share.types,
        "sectors": share.sectors,
    }


def _voice(voice: Voice) -> dict[str, Any]:
    return {
        "source": voice.node,
        "name": voice.name,
        "type": voice.type,
        "sector": voice.sector,
        "titles": list(voice.titles),
        "stories": voice.stories,
        "statements": voice.statements,
        "words": voice.words,
        "first": voice.first or None,
        "last": voice.last or None,
        "outlets": list(voice.outlets),
        "authors": list(voice.authors),
        "in": [story.name for story, _ in voice.rows],
    }


def _own(audit: Audit, voice: Voice) -> dict[str, Any]:
    """What the roster says of a source, None where it does not have it."""
    row = audit.known.get(voice.node)
    own = {name: row[name] for name in audit.roster.columns} if row else None
    return {"roster": own} if audit.roster.rows else {}


def write_csv(audit: Audit, by: Sequence[str] = ()) -> str:
    """One row a source a story; with ``by`` one row a month, outlet, author or type, and its shares.

    It begins with a byte order mark, without which Excel takes it for another encoding.
    """
    file = io.StringIO(newline="")
    file.write("\ufeff")
    rows = csv.writer(file)
    if by:
        rows.writerow(("by", "value", "stories", "sources", "share", "statements", "words",
                       *TYPES, *audit.total.sectors))  # fmt: skip
        rows.writerows(map(cell, row) for what in by for row in _shares(audit, what))
    else:
        own = audit.roster.columns
        rows.writerow((*COLUMNS, *own))
        for story in audit.stories:
            for source in story.sources:
                known = audit.known.get(source.node, {})
                rows.writerow(map(cell, (*_row(story, source), *(known.get(name, "") for name in own))))
    return file.getvalue()


def _shares(audit: Audit, what: str) -> Iterator[tuple[object, ...]]:
    total = audit.counted(what) or 1
    for one in audit.by(what):
        share = round(one.sources / total, 4)
        yield (what, one.value, one.stories, one.sources, share, one.statements, one.words,
               *one.types.values(), *one.sectors.values())  # fmt: skip


def _row(story: Story, source: Source) -> Iterator[object]:
    known = story.document.document
    yield from (story.name, known.title, known.author, known.published, known.outlet, known.url, source.node)
    stances = "; ".join(f"{count} {stance}" for stance, count in source.stances.items())
    yield from (stances if name == "stances" else getattr(source, name) for name in _OF_SOURCE)
