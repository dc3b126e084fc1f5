"""Many articles, kept: an archive in one SQLite file.

    from graphs import archive

    with archive.open("news.db") as news:
        news.add(quotes.read_all("articles/"))
        for hit in news.search("ceasefire", speaker="Roe", since="2024-03").results:
            print(hit.published, hit.speaker, hit.text)

What an ``Archive`` has:

- ``add(articles)``: attribute, store, bring identities and claims up to date; ``knows(article)``.
- ``document(name)``, ``documents(filters)``: AttributedDocuments with their texts; ``changes(name)``: what
  a later version, a newer model or a correction changed in its quotes.
- ``search(text, **filters)``: a Page of Hits, a page at a time (``limit``, ``offset``).
- ``timeline(text, **filters)``: who said it first, who repeated or altered it.
- ``speakers(**filters)``: who is quoted most; ``sources(by, **filters)``: named and unnamed by outlet, month.
- ``speaker(node)``: one speaker's page: affiliations over time, claims, who speaks of them.
- ``claim(node)``: one claim's page: all its reports, what repeats, alters and denies it.
- ``doubtful_speakers()``, ``doubtful_claims()``: what a person should decide, nearest to the border first.
- ``judge(left, right, verdict, by)``, ``judge_claims(...)``: same, different or unsure; who said so, when.
- ``correct(document, ..., by)``: another speaker, borders or "nobody" for a quote; ``corrections()``.
- ``update()``: attribute anew what older models attributed; corrections and judgements outrank them.

An archive may be read by many programs while one writes to it; each Archive is for one thread at a time.
"""

from __future__ import annotations

from graphs.archive.archive import Added, Archive, open
from graphs.archive.filters import Filters
from graphs.archive.schema import ArchiveError, is_archive
from graphs.archive.searching import Hit, Page

__all__ = ["Added", "Archive", "ArchiveError", "Filters", "Hit", "Page", "is_archive", "open"]
