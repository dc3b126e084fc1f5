"""A draft of which nothing is left is none."""

from __future__ import annotations

import pytest

from quotes.attribution import steps
from quotes.attribution.drafts import Draft, Range
from quotes.attribution.sources import agents
from quotes.text.analysis import Reading, analyse


def test_a_draft_whose_content_was_all_for_its_source_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    def emptied(reading: Reading, draft: Draft, starts: dict[int, Range]) -> Draft:
        return draft._replace(content=())

    monkeypatch.setattr(agents, "given", emptied)
    assert steps.drafts([analyse("“We will stay,” said Tove Aune.")]) == [[]]
