from __future__ import annotations

import pytest

from graphs.building.printed import Printed, differences
from quotes.document import QuoteKind

FERRY = "“We will build the ferry by spring, and it will not cost the town a crown,”"


def marked(text: str, kind: QuoteKind, other: str) -> tuple[list[str], list[str]]:
    """The words of a later and of an earlier quote that differ, as they are printed."""
    later, earlier = Printed.of(text, kind), Printed.of(other, "direct")
    changes = differences(later, earlier)
    return (
        [later.span(one.at, len(one.mine)).of(text) for one in changes],
        [earlier.span(one.at_there, len(one.theirs)).of(other) for one in changes],
    )


@pytest.mark.parametrize(
    ("later", "kind", "changes"),
    [
        (FERRY, "direct", ([], [])),
        (FERRY.replace("spring", "late Autumn"), "direct", (["late Autumn"], ["spring"])),
        (FERRY.replace(" not", ""), "direct", ([""], ["not"])),
        (FERRY.replace("the ferry", "the ﬁne new\u00adest ferry"), "direct", (["ﬁne new\u00adest"], [""])),
        (FERRY.replace("We will", "We’ll"), "direct", ([], [])),
        (
            "whatever the council says, “we will build the ferry by fall [...] and it will not cost”"
            " anybody “a crown”",
            "mixed",
            (["fall"], ["spring"]),
        ),
        (FERRY.replace("spring", "fall"), "indirect", ([], [])),
    ],
)
def test_words_that_differ_are_found_where_they_are_printed(
    later: str, kind: QuoteKind, changes: tuple[list[str], list[str]]
) -> None:
    assert marked(later, kind, FERRY) == changes


def test_missing_words_have_a_place() -> None:
    later, earlier = Printed.of(FERRY.replace(" not", ""), "direct"), Printed.of(FERRY, "direct")
    (change,) = differences(later, earlier)
    place = later.span(change.at, 0)
    assert place.start == place.end == later.text.index("cost")
