"""Which speakers of different articles are the same person or body.

Names decide who meets: only bearers of one surname, or of one body's name, are compared,
and of very many that could be one each meets some alone (sorted neighbourhood, Hernández and
Stolfo 1995), so that cost is linear. A rule about the two names gives a first score, what the
articles say of the two moves it, and from ``MERGE_FROM`` on they are one. Every pair that
met is kept with its score and reasons. What people judged outranks all of it.

It is decided within each month first, then over each year, then over all years, and each block of
names alone (see ``blocks``): so that an archive can decide anew just what new articles touch.

Unnamed sources, groups and documents ("officials", "a report") stay their article's own.
This knows no nicknames and no changed names; a judgement can tie those.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphs.identities.blocks import block_of, bucket_of, judged_bucket, linked, period_of
from graphs.identities.deciding import MERGE_FROM, Decision, decide, full_names
from graphs.identities.evidence import Bearer, bearers
from graphs.identities.judgements import Judgement
from graphs.steps import steps
from graphs.words import printable, slug
from quotes.document import AttributedDocument

__all__ = ["MERGE_FROM", "Identities", "Pair", "identify", "is_doubtful", "node_of", "overall"]

_DOUBTFUL = (0.35, 0.85)  # scores that are worth a person's time


@dataclass(frozen=True, slots=True)
class Pair:
    """Two speakers that met, what was decided, and why.

    left, right: a document's name and a speaker's id in it, joined by ``/``.
    score: 0 to 1, how sure it is that they are the same.
    """

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    same: bool


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who.

    nodes: the graph's node for every (document's name, speaker's id).
    pairs: all that met, sorted. judged: the ends of pairs that people have judged.
    """

    nodes: Mapping[tuple[str, str], str]
    pairs: tuple[Pair, ...]
    judged: frozenset[tuple[str, str]] = frozenset()

    def doubtful(self) -> list[Pair]:
        """Pairs worth a person's judgement and without one, those nearest to the border first."""
        pairs = [
            pair
            for pair in self.pairs
            if is_doubtful(pair.score) and (pair.left, pair.right) not in self.judged
        ]
        return sorted(pairs, key=lambda pair: (abs(pair.score - MERGE_FROM), pair.left, pair.right))


def is_doubtful(score: float) -> bool:
    """Whether a pair with this score is worth a person's judgement."""
    low, high = _DOUBTFUL
    return low <= score <= high


def identify(documents: Mapping[str, AttributedDocument], judgements: Iterable[Judgement] = ()) -> Identities:
    """Who is who in some documents, each under a name that is its alone, in the order of their dates.

    Raises ValueError where judgements contradict each other.
    """
    keys = [f"{name}/{speaker.id}" for name, document in documents.items() for speaker in document.speakers]
    rank = {key: number for number, key in enumerate(keys)}
    here = [one for one in judgements if one.left in rank and one.right in rank]
    judged = {key for one in here for key in (one.left, one.right)}
    found = {
        bearer.key: bearer
        for name, document in steps("Gathering speakers", documents.items())
        for bearer in bearers(name, document)
    }
    blocks = {key: block_of(bearer.kind, bearer.name) for key, bearer in found.items()}
    blocks |= {key: judged_bucket(key) for key in judged if key not in blocks}
    link = linked(blocks.values(), ((blocks[one.left], blocks[one.right]) for one in here))
    buckets: dict[str, dict[str, dict[str, Bearer | None]]] = defaultdict(lambda: defaultdict(dict))
    for name, document in documents.items():
        month = bucket_of(document.document.published, name)
        for speaker in document.speakers:
            key = f"{name}/{speaker.id}"
            if key in blocks:
                bucket = judged_bucket(key) if key in judged else f"{blocks[key]} {month}"
                buckets[link[blocks[key]]][bucket][key] = found.get(key)
    linked_judgements: dict[str, list[Judgement]] = defaultdict(list)
    for one in here:
        linked_judgements[link[blocks[one.left]]].append(one)
    homes = {key: key for key in keys}
    known: dict[str, Bearer] = {}
    met: dict[tuple[str, str], tuple[float, tuple[str, ...]]] = {}
    decided: set[tuple[str, str]] = set()
    for block, parts in steps("Deciding who is who", buckets.items()):
        within = {bucket: decide(part) for bucket, part in parts.items()}
        whole = overall(within, linked_judgements[block], rank)
        homes |= whole.homes
        known |= whole.bearers
        met |= whole.met
        decided |= whole.judged
    return Identities(
        _nodes(documents, homes, known),
        tuple(
            Pair(left, right, score, reasons, homes[left] == homes[right])
            for (left, right), (score, reasons) in sorted(met.items())
        ),
        frozenset(decided),
    )


def overall(
    within: Mapping[str, Decision], judgements: Iterable[Judgement], rank: Mapping[str, int]
) -> Decision:
    """What the decisions within the buckets of some blocks give over each year, then over all."""
    years: dict[str, list[Decision]] = defaultdict(list)
    for bucket, one in within.items():
        years[period_of(bucket)].append(one)
    return _over([_over(months, (), rank) for months in years.values()], judgements, rank)


def _over(within: list[Decision], judgements: Iterable[Judgement], rank: Mapping[str, int]) -> Decision:
    if len(within) == 1:
        return within[0]
    first = sorted({home for one in within for home in one.homes.values()}, key=rank.__getitem__)
    known = {home: bearer for one in within for home, bearer in one.bearers.items()}
    whole = decide({home: known.get(home) for home in first}, judgements)
    homes = {key: whole.homes[home] for one in within for key, home in one.homes.items()}
    # Those that were not one before have met again.
    met = {
        ends: shown
        for one in within
        for ends, shown in one.met.items()
        if one.homes[ends[0]] == one.homes[ends[1]]
    }
    return Decision(homes, whole.bearers, {**met, **whole.met}, whole.judged)


def _nodes(
    documents: Mapping[str, AttributedDocument], homes: Mapping[str, str], known: Mapping[str, Bearer]
) -> dict[tuple[str, str], str]:
    """The nodes' ids: the name for its first bearer, with a place for later ones of that name."""
    nodes: dict[str, str] = {}
    taken: set[str] = set()
    for home in homes:  # in the order of their dates; a home comes before those that are one with it
        if homes[home] == home:
            nodes[home] = node_of(home, known.get(home), taken)
            taken.add(nodes[home])
    return {
        (name, speaker.id): nodes[homes[f"{name}/{speaker.id}"]]
        for name, document in documents.items()
        for speaker in document.speakers
    }


def node_of(home: str, bearer: Bearer | None, taken: set[str]) -> str:
    """The node of a speaker whose first mention is ``home``, where some nodes are taken."""
    if bearer is None or not full_names(bearer):
        return printable(f"speaker:{home}")
    node = f"speaker:{slug(bearer.name)}"
    return printable(f"{node}~{home}") if node in taken else node
