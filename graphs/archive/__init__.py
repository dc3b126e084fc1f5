"""Many articles, kept: an archive in one SQLite file.

    from graphs import archive

    with archive.open("news.db") as news:
        news.add(quotes.read_all("articles/"))
        for hit in news.search("ceasefire", speaker="Roe", since="2024-03").results:
            print(hit.published, hit.speaker, hit.text)

What an ``Archive`` has:

- ``add(articles)``: attribute, store, bring identities and claims up to date; ``knows(article)``.
- ``document(name)``, ``documents(filters)``: AttributedDocuments with their texts.
- ``search(text, limit=, offset=, **filters)``: a Page of Hits (see ``Filters``).
- ``timeline(text, limit=, **filters)``: who said it first, who repeated, altered or denied it.
- ``speakers(text, limit=, **filters)``: who is quoted most; ``sources("outlet")``, by month.
- ``speaker(node)``: a SpeakerPage: affiliations over time, counts, who speaks of them.
- ``claim(node)``: a ClaimPage: all its reports, what repeats, alters and denies it.
- ``doubtful_speakers(limit, offset)``, ``doubtful_claims(limit, offset)``: how many pairs a person should
  judge, and some.
- ``judge(left, right, verdict, by)``, ``judge_claims(later, earlier, verdict, by)``; ``judgements(about)``;
  ``decided(about, limit)``: what was judged, as people read it; ``take_back(about, left, right)``.
- ``correct(document, what, quote=, mention=, value=, by=)``: another speaker, borders, or nobody for a quote;
  ``correct_all(what, mention=, value=, by=)``: of all articles, those to come too; ``corrections(name)``;
  ``take_back_correction(correction)``.
- ``settle_item(item, by)``, ``reopen_item(item)``, ``settled_items()``: items of checks that people settled.
- ``changes(name)``: what corrections, new versions and newer models changed.
- ``update()``: attribute anew what older models attributed; corrections and judgements outrank them.

An archive may be read by many programs while one writes to it; each Archive is for one thread at a time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphs.archive.archive import Added, Archive, Updated, open
    from graphs.archive.corrections import Correction, What
    from graphs.archive.filters import Filters
    from graphs.archive.schema import ArchiveError, ArchiveWarning, MissingError, is_archive
    from graphs.archive.searching import Hit, Page
    from graphs.archive.timelines import Event

__all__ = [
    "Added",
    "Archive",
    "ArchiveError",
    "ArchiveWarning",
    "Correction",
    "Event",
    "Filters",
    "Hit",
    "MissingError",
    "Page",
    "Updated",
    "What",
    "is_archive",
    "open",
]

# Loaded when first used: commands that name no archive should not wait for it.
_HOMES = {
    **dict.fromkeys(("Added", "Archive", "Updated", "open"), "archive"),
    **dict.fromkeys(("Correction", "What"), "corrections"),
    "Filters": "filters",
    **dict.fromkeys(("ArchiveError", "ArchiveWarning", "MissingError", "is_archive"), "schema"),
    **dict.fromkeys(("Hit", "Page"), "searching"),
    "Event": "timelines",
}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(f"graphs.archive.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
