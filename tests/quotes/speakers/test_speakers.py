"""Speakers: from mentions to persons, organizations, groups and documents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quotes.attribution.attributions import Attribution
from quotes.document import Span
from quotes.resources import path
from quotes.speakers.resolution import resolve
from quotes.speakers.roll import Resolution
from quotes.text.analysis import analyse

SEED = Path(__file__).resolve().parents[4] / "shared" / "seed" / "mosul-2017-06-26.gold.json"


def attribution(content: Span, mention: Span | None) -> Attribution:
    return Attribution((content,), (), None, mention, None, "statement", 1.0, "test")


def resolved(text: str, *sources: tuple[str | None, str]) -> Resolution:
    """The resolution of contents with their mentions, each the next occurrence of its words."""
    attributions, at = [], 0
    for mention, content in sources:
        start = text.index(content, at)
        span = Span(start, start + len(content))
        at = start
        found = None
        if mention is not None:
            places = [
                i for i in range(len(text)) if text.startswith(mention, i) and not span.start <= i < span.end
            ]
            near = min(
                places, key=lambda place: min(abs(place - span.end), abs(span.start - place - len(mention)))
            )
            found = Span(near, near + len(mention))
        attributions.append(attribution(span, found))
    return next(resolve([analyse(text)], [attributions]))


def names(text: str, *sources: tuple[str | None, str]) -> list[str | None]:
    resolution = resolved(text, *sources)
    by_id = {speaker.id: speaker.name for speaker in resolution.speakers}
    return [by_id[one.speaker] if one.speaker else None for one in resolution.resolved]


CASES = {
    "surname after full name": (
        'Maria Lopez arrived on Monday. "The road is closed," Lopez said.',
        [("Lopez", '"The road is closed,"')],
        ["Maria Lopez"],
    ),
    "pronoun by gender": (
        'Susan Reed met Thomas Hill in Denver. "It went well," she said. "I agree," he said.',
        [("she", '"It went well,"'), ("he", '"I agree,"')],
        ["Susan Reed", "Thomas Hill"],
    ),
    "courtesy titles tell spouses apart": (
        'Thomas Hill and his wife Susan Hill run the shop. "Sales are up," Mrs. Hill said. '
        '"They doubled," Mr. Hill said.',
        [("Mrs. Hill", '"Sales are up,"'), ("Mr. Hill", '"They doubled,"')],
        ["Susan Hill", "Thomas Hill"],
    ),
    "role that the article gave": (
        'Gov. Susan Reed toured the dam with engineers. "It will hold," the governor said.',
        [("the governor", '"It will hold,"')],
        ["Susan Reed"],
    ),
    "apposition names the description": (
        '"We are ready," said the union\'s president, Karl Weber.',
        [("the union's president", '"We are ready,"')],
        ["Karl Weber"],
    ),
    "quote without mention goes on": (
        '"We are ready," said Karl Weber. "We start at noon."',
        [("Karl Weber", '"We are ready,"'), (None, '"We start at noon."')],
        ["Karl Weber", "Karl Weber"],
    ),
    "nickname in quotation marks": (
        'Robert "Bobby" Marsh won. "What a night," Marsh said.',
        [("Marsh", '"What a night,"')],
        ['Robert "Bobby" Marsh'],
    ),
    "particle of a surname": (
        'Anna van der Berg runs the port. "Trade is slow," Van der Berg said.',
        [("Van der Berg", '"Trade is slow,"')],
        ["Anna van der Berg"],
    ),
    "short first name": (
        'William Marsh spoke first. "Good evening," Bill Marsh said.',
        [("Bill Marsh", '"Good evening,"')],
        ["William Marsh"],
    ),
    "first name that begins like a particle": (
        'Ben Marsh opened the fair. "It is warm," Marsh said.',
        [("Marsh", '"It is warm,"')],
        ["Ben Marsh"],
    ),
    "surname that begins like a first name": (
        'Martin Van Houten spoke at noon. "Trade is slow," Van Houten said.',
        [("Van Houten", '"Trade is slow,"')],
        ["Martin Van Houten"],
    ),
    "misspelt surname": (
        'Greta Lindquist runs the port. "Trade is slow," Lindqvist said.',
        [("Lindqvist", '"Trade is slow,"')],
        ["Greta Lindquist"],
    ),
    "storm is nobody": (
        'Harold hit. The cyclone Harold is gone, Kim Tan says. "All is lost," he said.',
        [("he", '"All is lost,"')],
        ["Kim Tan"],
    ),
    "headline is nobody": (
        'Senator Hill Says Growers Need More Water Soon\n\nPeter Hill came. "It is dry," Hill said.',
        [("Hill", '"It is dry,"')],
        ["Peter Hill"],
    ),
    "words before a name that are none of it": (
        "Ann Gordon came. Ann Gordon sat. Ann Gordon ate. Republican Ann Gordon and Women for Ann Gordon met."
        ' "It is dry," Gordon said.',
        [("Gordon", '"It is dry,"')],
        ["Ann Gordon"],
    ),
    "bracket is closed": (
        '"It is dry," said a coalition of growers (COG).',
        [("a coalition of growers (COG)", '"It is dry,"')],
        ["a coalition of growers (COG)"],
    ),
    "organization by its noun": (
        'The National Weather Agency warned on Friday. "Stay home," the agency said.',
        [("the agency", '"Stay home,"')],
        ["National Weather Agency"],
    ),
}


@pytest.mark.parametrize("text, sources, expected", CASES.values(), ids=CASES.keys())
def test_names(text: str, sources: list[tuple[str | None, str]], expected: list[str]) -> None:
    assert names(text, *sources) == expected


KINDS = {
    "unnamed": ("a senior official", "a senior official"),
    "group": ("Local farmers", "Local farmers"),
    "document": ("A police report", "A police report"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_kind_of_sources_without_a_name(kind: str) -> None:
    mention, name = KINDS[kind]
    resolution = resolved(
        f'{mention} said the bridge was "beyond repair" on Monday.', (mention, '"beyond repair"')
    )
    assert [(speaker.kind, speaker.name) for speaker in resolution.speakers] == [(kind, name)]


def test_nothing_to_go_on_is_no_speaker() -> None:
    resolution = resolved('It rained. "Stay calm," she said.', ("she", '"Stay calm,"'))
    assert resolution.resolved[0].speaker is None
    assert resolution.speakers == ()


@pytest.mark.xfail(strict=True, reason="the only candidate is taken for sure")
def test_a_guess_states_nothing_of_the_person_it_takes() -> None:
    text = 'Susan Reed walked to the dam at noon. "It will hold," the Ohio candidate said.'
    speaker = resolved(text, ("the Ohio candidate", '"It will hold,"')).speakers[0]
    assert (speaker.name, speaker.affiliations) == ("Susan Reed", ())


def test_steps_say_how() -> None:
    resolution = resolved('Maria Lopez left. "It is over," she said.', ("she", '"It is over,"'))
    step = resolution.resolved[0].steps[0]
    assert (step.mention, step.to) == ("she", "Maria Lopez")
    assert (step.start, step.end) == (0, 11)
    assert "woman" in step.reason


def test_steps_count_sentences_as_they_stand() -> None:
    text = 'Maria Lopez left.\n\n"It is over," she said. "All of it."'
    step = resolved(text, ("she", '"It is over,"')).resolved[0].steps[0]
    assert step.reason == "the last woman named, one sentence before, subject there"


def test_ids_are_slugs_and_unique() -> None:
    text = '"Yes," said José Núñez. "No," said an aide. "Maybe," said an aide from Ohio.'
    resolution = resolved(
        text, ("José Núñez", '"Yes,"'), ("an aide", '"No,"'), ("an aide from Ohio", '"Maybe,"')
    )
    assert [speaker.id for speaker in resolution.speakers] == ["jose-nunez", "an-aide", "an-aide-from-ohio"]


def test_empty_text() -> None:
    assert list(resolve([analyse("")], [[]])) == [Resolution((), ())]


@pytest.mark.corpora
@pytest.mark.skipif(not SEED.exists(), reason="../shared is missing")
def test_seed_speakers_row_by_row() -> None:
    gold = json.loads(SEED.read_text(encoding="utf-8"))
    text = path("samples/mosul-2017-06-26.txt").read_text(encoding="utf-8")
    attributions = [
        Attribution(
            tuple(Span(span["start"], span["end"]) for span in quote["spans"]),
            (),
            None,
            Span(quote["mention"]["start"], quote["mention"]["end"]),
            None,
            "statement",
            1.0,
            "gold",
        )
        for quote in gold["quotes"]
    ]
    (resolution,) = resolve([analyse(text)], [attributions])
    found = {speaker.id: speaker for speaker in resolution.speakers}
    expected = {speaker["id"]: speaker for speaker in gold["speakers"]}
    for quote, one in zip(gold["quotes"], resolution.resolved, strict=True):
        assert one.speaker is not None
        speaker, wanted = found[one.speaker], expected[quote["speaker"]]
        assert (speaker.name, speaker.kind) == (wanted["name"], wanted["kind"]), quote["row"]
        if wanted["kind"] == "person":  # of others nothing is marked
            assert sorted((a.role, a.organization, a.place) for a in speaker.affiliations) == sorted(
                (a["role"], a["organization"], a["place"]) for a in wanted["affiliations"]
            )


def test_a_source_without_a_word_of_its_own_is_no_fault() -> None:
    text = 'The said "no", the farmer said. "We will stay," the farmer said.'
    assert len(resolved(text, ("The", '"no"'), ("the farmer", '"We will stay,"')).resolved) == 2
