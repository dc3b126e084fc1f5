"""The index of a report: who speaks in several articles, and what its quotes can be chosen by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from graphs.building.builder import GraphBuilder
from graphs.identities.evidence import usual_name
from graphs.reports.story import Story, Voice
from graphs.words import printable
from quotes.document import AttributedDocument, Speaker, SpeakerKind

__all__ = ["Entry", "Index", "index", "who_is_who"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A speaker of one or more articles, with all that is quoted from it."""

    id: str
    name: str
    kind: SpeakerKind
    affiliations: tuple[str, ...]
    places: tuple[tuple[Story, Voice], ...]

    @property
    def quotes(self) -> int:
        """The number of its quotes in all articles."""
        return sum(len(voice.lines) for _, voice in self.places)


@dataclass(frozen=True, slots=True)
class Index:
    """The speakers of some articles, the most quoted first.

    of: the entry by the number of an article and the id of a speaker in it.
    """

    entries: tuple[Entry, ...]
    of: Mapping[tuple[int, str], Entry]

    def entry(self, story: Story, voice: Voice) -> Entry | None:
        """The entry of who speaks in an article, if it is told who that is."""
        return self.of.get((story.number, voice.speaker.id)) if voice.speaker else None

    @property
    def names(self) -> list[str]:
        """All names, by the alphabet."""
        return sorted({entry.name for entry in self.entries}, key=str.casefold)


Nodes = Mapping[tuple[int, str], str]
"""Who is who: the graph's node by the number of an article, from 1, and the id of a speaker in it."""


def who_is_who(documents: Sequence[AttributedDocument]) -> Nodes:
    """Who is who in some articles, decided as in the graph of them.

    Raises ValueError for one text attributed in two ways.
    """
    builder = GraphBuilder()
    for document in documents:
        builder.add(document)
    named = {
        (printable(document.document.id), document.document.sha256): name
        for name, document in builder.documents().items()
    }
    nodes = builder.identities().nodes
    return {
        (number, speaker.id): nodes[
            named[printable(document.document.id), document.document.sha256], speaker.id
        ]
        for number, document in enumerate(documents, 1)
        for speaker in document.speakers
    }


def index(stories: Sequence[Story], nodes: Nodes) -> Index:
    """The speakers who are quoted in some articles."""
    members: dict[str, list[Speaker]] = defaultdict(list)
    places: dict[str, list[tuple[Story, Voice]]] = defaultdict(list)
    for story in stories:
        for speaker in story.document.speakers:
            members[nodes[story.number, speaker.id]].append(speaker)
        for voice in story.voices:
            if voice.speaker and voice.lines:
                places[nodes[story.number, voice.speaker.id]].append((story, voice))
    made = {node: _entry(members[node], places[node]) for node in places}
    ranked = sorted(made, key=lambda node: (-made[node].quotes, -len(places[node]), made[node].name, node))
    entries = {node: replace(made[node], id=f"s{number}") for number, node in enumerate(ranked, 1)}
    return Index(
        tuple(entries.values()), {place: entries[node] for place, node in nodes.items() if node in entries}
    )


def _entry(members: Sequence[Speaker], places: Sequence[tuple[Story, Voice]]) -> Entry:
    return Entry(
        id="",
        name=usual_name(Counter(speaker.name for speaker in members)),
        kind=Counter(speaker.kind for speaker in members).most_common(1)[0][0],
        affiliations=tuple(dict.fromkeys(words for _, voice in places for words in voice.affiliations)),
        places=tuple(places),
    )
