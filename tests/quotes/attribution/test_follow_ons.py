"""Whose a quotation without a cue of its own is: the last speaker's, or another's that is implied."""

from __future__ import annotations

import pytest

from quotes.attribution.attributions import find
from quotes.text.analysis import analyse

ANSWERS = """"Who told you that?" asked Senator Rose Tan.

"Since when?"
"""

PRAISED = """"I hired people who showed up," foreman Tor Lund said.

"He's being modest. He fought the board for every one of us."

The voice belongs to Inga Valle, who was the second to be taken on.
"""

NAMED_BEHIND = """"We will stay for good," Lund said.

"Too much salt, and not enough shame in the kitchen."

That is the verdict of the critic Beatriz Lemos, who was thrown out of it.
"""

GOES_ON = """"We were robbed of it," Lund said.

"They took the bag and they took the bus."
"""

LEFT_OPEN = """"We were robbed of it," Lund said. "It was dark.

"They took the bag and they took the bus."
"""


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (ANSWERS, ["quote-cue-source", "implied-speaker"]),
        (PRAISED, ["quote-source-cue", "implied-speaker"]),
        (NAMED_BEHIND, ["quote-source-cue", "implied-speaker"]),
        (GOES_ON, ["quote-source-cue", "next-paragraph"]),
        (LEFT_OPEN, ["quote-source-cue"]),
    ],
)
def test_a_quotation_that_answers_or_speaks_of_the_last_speaker_is_not_his(
    text: str, rules: list[str]
) -> None:
    (found,) = find([analyse(text)])
    assert [one.rule for one in found] == rules


@pytest.mark.parametrize("end", [".”", "”.", "” .", "”"])
def test_a_sentence_in_quotation_marks_is_said_wherever_its_stop_stands(end: str) -> None:
    text = (
        f"“We will stay for good,” Lund said.\n\n“They took the bag and the bus and all{end}\n\nIt rained.\n"
    )
    (found,) = find([analyse(text)])
    assert sum(len(one.spans) for one in found) == 2


@pytest.mark.parametrize(
    "title", ["“The Long Road Home to the Wall”", "“too little too late for all of us here”"]
)
def test_a_title_or_a_fragment_alone_is_no_sentence(title: str) -> None:
    (found,) = find([analyse(f"It rained.\n\n{title}.\n\nIt was cold.\n")])
    assert not found
