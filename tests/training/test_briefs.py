from __future__ import annotations

from quotes.attribution.attributions import find
from quotes.document import Article
from quotes.pipeline import batches
from training.briefs import briefs


def test_briefs_are_of_their_form() -> None:
    every = list(briefs())
    assert len(every) > 300
    for text, at, who in every:
        opening, _, told = text[:at].rpartition("\n\n")
        assert opening and text[at:].strip(), told
        words = who if who[:1].isupper() else who.partition(" ")[2]
        assert not who or words.lower() in text.lower(), who


def test_what_briefs_tell_of_is_found_to_be_said() -> None:
    articles = [Article.of(text, str(number)) for number, (text, _, _) in enumerate(briefs())]
    places = [at for _, at, _ in briefs()]
    found = [own for batch in batches(articles) for own in find([reading for _, reading in batch])]
    said = [
        any(span.start <= at < span.end for one in own for span in one.spans)
        for at, own in zip(places, found, strict=True)
    ]
    assert sum(said) > 0.95 * len(said)
