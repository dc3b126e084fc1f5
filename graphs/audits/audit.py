"""The audit of some stories: their sources, who these are over all, shares, how often the same few speak."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphs.audits.replies import Reply, replies
from graphs.audits.roster import ABSENT, BLANK, Roster, Row
from graphs.audits.sections import section
from graphs.audits.sectors import IN_POWER, SECTORS
from graphs.audits.sources import TYPES, Source, is_heard, sources
from graphs.audits.titles import with_body
from graphs.building.builder import GraphBuilder
from graphs.identities.evidence import usual_name
from graphs.options import GraphOptions
from graphs.shown import shown
from graphs.spellings import Spellings
from graphs.steps import steps
from quotes.document import AttributedDocument

__all__ = ["BY", "UNKNOWN", "Audit", "Share", "Story", "Voice", "audit"]

_FEW = 10
"""So many of the most quoted make "the same few"."""

UNKNOWN = "unknown"
"""The month, outlet, author or section of a story that tells none, and the pronoun of whom it tells none."""


@dataclass(frozen=True, slots=True)
class Story:
    """One story and its sources.

    name: its own among all. spoken_of: who is spoken of, accused or asked.
    not_told: statements of which nobody can say whose. declined: what somebody would not tell, which is no
    statement here and a quote in a report.
    """

    name: str
    document: AttributedDocument
    sources: tuple[Source, ...]
    spoken_of: tuple[Reply, ...]
    not_told: int
    declined: int

    @property
    def title(self) -> str:
        """Its title, or its name where it has none."""
        return self.document.document.title or self.name

    @property
    def statements(self) -> int:
        """All statements, of told sources and of others."""
        return self.not_told + sum(source.statements for source in self.sources)


@dataclass(frozen=True, slots=True)
class Voice:
    """A source over all stories, named or not; what is not named is one for each story.

    rows: each story with its row, in the order of the dates.
    """

    node: str
    name: str
    rows: tuple[tuple[Story, Source], ...]

    @property
    def source(self) -> Source:
        """Its row in the last story that tells what it is."""
        told = [source for _, source in self.rows if source.title or source.organization]
        return told[-1] if told else self.rows[-1][1]

    @property
    def type(self) -> str:
        """The type by which most of its stories have it."""
        return Counter(source.type for _, source in self.rows).most_common(1)[0][0]

    @property
    def sector(self) -> str:
        """The sector in most of its stories, of those that tell one."""
        found = Counter(source.sector for _, source in self.rows)
        return max(found, key=lambda name: (name != SECTORS[-1], found[name], -SECTORS.index(name)))

    @property
    def statements(self) -> int:
        """All that it says, in all stories."""
        return sum(source.statements for _, source in self.rows)

    @property
    def words(self) -> int:
        """The words of these."""
        return sum(source.words for _, source in self.rows)

    @property
    def stories(self) -> int:
        """The number of stories in which it is heard."""
        return len(self.rows)

    @property
    def titles(self) -> tuple[str, ...]:
        """Each title with the date from which on it stands: "2024-05-01 mayor, Lund"."""
        found: dict[str, str] = {}
        for story, source in self.rows:
            if title := with_body(source.title, source.organization):
                found.setdefault(title, story.document.document.published or "")
        return tuple(f"{date} {title}".strip() for title, date in found.items())

    @property
    def first(self) -> str:
        """The date of its first story, empty where no story has one."""
        return min(self._known("published"), default="")

    @property
    def last(self) -> str:
        """The date of its last story."""
        return max(self._known("published"), default="")

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that quote it."""
        return tuple(sorted(set(self._known("outlet"))))

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors who quote it."""
        return tuple(sorted({name for names in self._known("author") for name in names.split("; ")}))

    def _known(self, field: str) -> Iterator[str]:
        return filter(None, (getattr(story.document.document, field) for story, _ in self.rows))


@dataclass(frozen=True, slots=True)
class Share:
    """The counts of some rows: of a month, an outlet, an author, a section or a type.

    sources: rows, so that who is heard in two stories counts twice. types, sectors: rows of each.
    """

    value: str
    stories: int
    sources: int
    statements: int
    words: int
    types: dict[str, int]
    sectors: dict[str, int]

    def share(self, count: int) -> float:
        """A number of rows as a share of all, 0 to 1."""
        return count / self.sources if self.sources else 0.0


@dataclass(frozen=True, slots=True)
class Audit:
    """Some stories and what can be counted of them together.

    known: the roster's row of each source that it has, by the source's id.
    """

    stories: tuple[Story, ...]
    voices: tuple[Voice, ...]
    roster: Roster = field(default_factory=Roster)
    known: Mapping[str, Row] = field(default_factory=dict)

    @property
    def total(self) -> Share:
        """The counts of all."""
        return _share("all", [(story, source) for story in self.stories for source in story.sources],
                      len(self.stories))  # fmt: skip

    @property
    def kinds(self) -> dict[str, int]:
        """Statements by kind."""
        rows = [source for story in self.stories for source in story.sources]
        return {kind: sum(getattr(row, kind) for row in rows) for kind in ("direct", "mixed", "indirect")}

    @property
    def columns(self) -> tuple[str, ...]:
        """By what these sources can be counted."""
        return (*BY, *(name for name in self.roster.columns if name not in BY))

    def by(self, what: str) -> tuple[Share, ...]:
        """The counts by one of ``BY`` or a column of the roster.

        A story of several authors counts for each. Outlets, authors and sections that differ in case, accents
        or punctuation alone are one. By ``pronoun``, as the article tells it, and by the
        roster only named persons count, and others that the roster has. Raises ValueError for anything else.
        """
        if what not in self.columns:
            raise ValueError(f"{what}: sources are counted by {', '.join(self.columns)}")
        rows: dict[str, list[tuple[Story, Source]]] = defaultdict(list)
        stories: dict[str, set[str]] = defaultdict(set)
        spellings = Spellings(value for story in self.stories for value in _of_story(what, story))
        for story in self.stories:
            for value in {spellings.usual(value) for value in _of_story(what, story)}:
                stories[value].add(story.name)
                rows[value] += [(story, source) for source in story.sources]
            for source in story.sources if what not in _STORY else ():
                for value in self._of_source(what, source):
                    stories[value].add(story.name)
                    rows[value].append((story, source))
        values = [name for name in TYPES if name in rows] if what == "type" else sorted(stories, key=_last)
        return tuple(_share(value, rows[value], len(stories[value])) for value in values)

    def counted(self, what: str) -> int:
        """How many rows ``by`` counts, once each: those of which its values have a share."""
        return sum(
            what in _STORY or any(self._of_source(what, source))
            for story in self.stories
            for source in story.sources
        )

    def _of_source(self, what: str, source: Source) -> Iterator[str]:
        """Under which value of a column a source counts, if under one."""
        row = self.known.get(source.node)
        if what == "type":
            yield source.type
        elif what == "pronoun" and what not in self.roster.columns:
            if source.type == "named person":
                yield source.told_as or UNKNOWN
        elif row is not None:
            yield row[what] or BLANK
        elif source.type == "named person":
            yield ABSENT

    @property
    def unmatched(self) -> tuple[Voice, ...]:
        """The named persons that the roster does not have."""
        return tuple(
            voice for voice in self.voices if voice.type == "named person" and voice.node not in self.known
        )

    @property
    def top_share(self) -> float:
        """The share of the statements of named sources that the ten most quoted of them make, 0 to 1."""
        counts = self._named()
        return sum(counts[-_FEW:]) / sum(counts) if counts else 0.0

    @property
    def gini(self) -> float:
        """How unevenly statements fall on the named sources: 0 all the same, near 1 one has all."""
        counts = self._named()
        total, size = sum(counts), len(counts)
        if not total:
            return 0.0
        return sum((2 * rank - size - 1) * count for rank, count in enumerate(counts, 1)) / (size * total)

    def _named(self) -> list[int]:
        """Statements of each named source, in rising order."""
        named = ("named person", "named organization")
        return sorted(voice.statements for voice in self.voices if voice.type in named)

    @property
    def without_source(self) -> tuple[Story, ...]:
        """Stories that quote nobody."""
        return self._where(lambda story: not story.sources)

    @property
    def one_source(self) -> tuple[Story, ...]:
        """Stories with a single source."""
        return self._where(lambda story: len(story.sources) == 1)

    @property
    def none_named(self) -> tuple[Story, ...]:
        """Stories whose sources are neither persons nor bodies with a name, nor documents."""
        open_types = ("named person", "named organization", "document")
        return self._where(
            lambda story: bool(story.sources) and not any(s.type in open_types for s in story.sources)
        )

    @property
    def open_replies(self) -> tuple[Story, ...]:
        """Stories that accuse somebody by name who is neither heard nor, as far as they tell, was asked."""
        return self._where(lambda story: any(one.is_open for one in story.spoken_of))

    @property
    def only_officials(self) -> tuple[Story, ...]:
        """Stories in which nobody is heard but officials, politicians, police and courts."""
        return self._where(
            lambda story: bool(story.sources) and all(s.sector in IN_POWER for s in story.sources)
        )

    def _where(self, fits: Callable[[Story], bool]) -> tuple[Story, ...]:
        return tuple(story for story in self.stories if fits(story))


_STORY = ("month", "outlet", "author", "section")
BY = (*_STORY, "type", "pronoun")
"""By what sources can be counted without a roster."""


def _of_story(what: str, story: Story) -> tuple[str, ...]:
    """The values under which all sources of a story count."""
    known = story.document.document
    if what == "month":
        return ((known.published or UNKNOWN)[:7],)
    if what == "outlet":
        return (known.outlet or UNKNOWN,)
    if what == "section":
        return (section(known) or UNKNOWN,)
    return tuple(dict.fromkeys((known.author or UNKNOWN).split("; "))) if what == "author" else ()


def _last(value: str) -> tuple[bool, str]:
    """Sorts what is not known last."""
    return value in (UNKNOWN, BLANK, ABSENT), value


def _share(value: str, rows: Sequence[tuple[Story, Source]], stories: int) -> Share:
    found = [source for _, source in rows]
    types, groups = Counter(row.type for row in found), Counter(row.sector for row in found)
    return Share(
        value=value,
        stories=stories,
        sources=len(found),
        statements=sum(row.statements for row in found),
        words=sum(row.words for row in found),
        types={name: types[name] for name in TYPES},
        sectors={name: groups[name] for name in SECTORS},
    )


def audit(
    documents: Iterable[AttributedDocument],
    options: GraphOptions | None = None,
    roster: Roster = Roster(),  # noqa: B008
) -> Audit:
    """The audit of some documents, in the order of their dates.

    options: which quotes count, and what people judged about who is who. roster: what the newsroom keeps of
    its sources. Raises ValueError for one text attributed in two ways.
    """
    builder = GraphBuilder(options)
    for document in documents:
        builder.add(document)
    nodes = builder.identities().nodes
    stories = []
    for name, whole in steps("Looking at sources", builder.documents().items()):
        document = shown(whole, builder.options.acts)
        rows = sources(document, {speaker.id: nodes[name, speaker.id] for speaker in document.speakers})
        ids = {speaker.id for speaker in document.speakers}
        others = replies(document, rows)
        told = sum(is_heard(quote) and quote.speaker not in ids for quote in document.quotes)
        declined = sum(quote.stance == "declines" for quote in document.quotes)
        stories.append(Story(name, document, rows, others, told, declined))
    voices = tuple(_voices(stories))
    names = {voice.node: {source.name for _, source in voice.rows} for voice in voices}
    return Audit(tuple(stories), voices, roster, roster.match(names))


def _voices(stories: Sequence[Story]) -> list[Voice]:
    """Who is heard, most quoted first."""
    found: dict[str, list[tuple[Story, Source]]] = defaultdict(list)
    for story in stories:
        for source in story.sources:
            found[source.node].append((story, source))
    voices = [
        Voice(node, usual_name(Counter(source.name for _, source in rows)), tuple(rows))
        for node, rows in found.items()
    ]
    return sorted(voices, key=lambda voice: (-voice.statements, -voice.stories, voice.name))
