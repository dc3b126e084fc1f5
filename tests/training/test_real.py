from __future__ import annotations

import pytest

from training.real import SETS, articles

pytestmark = pytest.mark.corpora


@pytest.mark.parametrize(("name", "count"), [("abc", 130), ("worldwide", 312), ("polnear", 234)])
def test_marks_of_real_articles_stand_in_their_texts(name: str, count: int) -> None:
    assert name in SETS
    found = list(articles(name))
    assert len(found) == count
    for article in found:
        ids = {one["id"] for one in article.speakers}
        for quote in article.quotes:
            speakers = quote["speaker"] if isinstance(quote["speaker"], list) else [quote["speaker"]]
            assert ids.issuperset(speakers)
            assert quote["spans"] and quote["kind"] in ("direct", "mixed", "indirect")
            for span in [*quote["spans"], *(quote[part] for part in ("mention", "cue") if quote[part])]:
                assert span["text"] == article.text[span["start"] : span["end"]] == span["text"].strip()
    cues = [quote["cue"]["text"] for article in found for quote in article.quotes if quote["cue"]]
    assert cues.count("said") + cues.count("says") > 150
    names = [one["name"] for article in found for one in article.speakers]
    assert all(own and own == own.strip() for own in names)
