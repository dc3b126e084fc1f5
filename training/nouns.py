"""Sort nouns by what they stand for: ``python -m training.nouns``.

From WordNet 3.0 (Debian's wordnet-base): a noun is for a person, a body or a document if its first
sense is, or its second where the first is none of the three and either is seldom. Nouns for persons are
sorted once more by what one does in life: a goalkeeper is an athlete. Words by which news calls people
and bodies are listed with what else they are called: a senator is a lawmaker, an airline a carrier.
Words for a people and its language (Dane, Danish) are listed with the country that they come from.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from quotes.resources import lexicon, path
from training.wordnet import lines

ROOTS = {
    "person": ("person",),
    "body": ("organization", "social_group", "administrative_district", "institution"),
    "document": ("written_communication", "document", "message", "speech_act", "publication", "record"),
}
"""What each sort goes back to: the first senses of these nouns."""

CALLINGS = {
    "office": "leader official head_of_state diplomat",
    "law": "lawyer judge",
    "police": "lawman",
    "arms": "serviceman military_officer",
    "sport": "athlete player trainer contestant ace prizefighter",
    "art": "entertainer artist performer musician",
    "writing": "writer journalist critic",
    "learning": "scientist scholar educator academician investigator",
    "study": "student",
    "health": "health_professional",
    "faith": "clergyman spiritual_leader religious_person",
    "trade": "businessperson capitalist merchant",
    "craft": "artisan craftsman farmer cook laborer employee engineer technician fisherman driver miner",
    "kin": "relative",
    "voice": "spokesperson",
    "crime": "wrongdoer prisoner litigant",
    "harm": "victim unfortunate sick_person",
    "youth": "child juvenile",
    "holding": "holder tenant resident",
    "cause": "reformer militant trade_unionist",
}
"""What one may do or be in life, by the nouns whose first sense for a person its nouns go back to."""

_SENSES = 2
"""Senses for a person of a noun that tell what one does."""

_SAME = 3
"""Senses for a person of a noun that tell what else one is called."""

_STEPS = 2
"""How far a noun goes back to what else one is called: a bishop is a priest and so a clergyman."""

_ANYBODY = frozenset("adult grownup individual mortal person somebody someone soul".split())

_LONGEST = 20
"""Letters of a noun, words of one word only."""


@dataclass(frozen=True, slots=True)
class _Nouns:
    """WordNet's nouns: by synset what it goes back to, is an instance or a member of; by word its synsets."""

    hypernyms: Mapping[str, Sequence[str]]
    instances: Mapping[str, Sequence[str]]
    members: Mapping[str, Sequence[str]]
    words: Mapping[str, Sequence[str]]
    senses: Mapping[str, Sequence[str]]

    def reach(self, offset: str) -> Iterator[str]:
        """A synset and all that it goes back to, the last found first."""
        seen, reach = set(), [offset]
        while reach:
            here = reach.pop()
            yield here
            seen.add(here)
            reach += [other for other in self.hypernyms[here] if other not in seen]


def _lines(name: str) -> Iterator[list[str]]:
    return (line.partition("|")[0].split() for line in lines(name))


def _pointers(fields: Sequence[str], *marks: str) -> list[str]:
    pointers = fields[5 + 2 * int(fields[3], 16) :]
    return [offset for mark, offset in zip(pointers[::4], pointers[1::4], strict=False) if mark in marks]


def _words(fields: Sequence[str]) -> list[str]:
    return [*fields[4 : 4 + 2 * int(fields[3], 16) : 2]]


def _nouns() -> _Nouns:
    every = {fields[0]: fields for fields in _lines("data.noun")}
    return _Nouns(
        {offset: _pointers(fields, "@", "@i") for offset, fields in every.items()},
        {offset: _pointers(fields, "@i") for offset, fields in every.items()},
        {offset: _pointers(fields, "#m") for offset, fields in every.items()},
        {offset: _words(fields) for offset, fields in every.items()},
        {fields[0]: fields[-int(fields[2]) :] for fields in _lines("index.noun")},
    )


def _sorts(nouns: _Nouns) -> dict[str, list[str]]:
    """The nouns of each sort."""
    roots = {sort: {nouns.senses[word][0] for word in words} for sort, words in ROOTS.items()}
    lists: dict[str, list[str]] = {sort: [] for sort in ROOTS}
    for word, found in sorted(nouns.senses.items()):
        if len(word) > _LONGEST or not word.isalpha():
            continue
        for here in nouns.reach(found[0]):
            sort = next((sort for sort, own in roots.items() if here in own), None)
            if sort:
                lists[sort].append(word)
                break
    return lists


def _callings(nouns: _Nouns) -> dict[str, list[str]]:
    """The nouns of each calling, of those that are no names."""
    person = nouns.senses["person"][0]

    def of_persons(word: str) -> list[str]:
        return [one for one in nouns.senses[word] if person in nouns.reach(one) and not nouns.instances[one]]

    roots = {
        calling: {one for word in words.split() for one in of_persons(word)[:1]}
        for calling, words in CALLINGS.items()
    }
    lists: dict[str, list[str]] = {calling: [] for calling in CALLINGS}
    for word in sorted(nouns.senses):
        if len(word) > _LONGEST or not word.replace("-", "").isalpha():
            continue
        reached = {here for one in of_persons(word)[:_SENSES] for here in nouns.reach(one)}
        for calling, own in roots.items():
            if reached & own:
                lists[calling].append(word)
    return lists


def _called(nouns: _Nouns, sort: str, words: Sequence[str], listed: Set[str]) -> dict[str, set[str]]:
    """What else news calls whom a noun of a sort is for: by the same sense, or one that it goes back to.

    listed: the words that news calls them by.
    """
    roots = {nouns.senses[root][0] for root in ROOTS[sort]}
    found: dict[str, set[str]] = {}
    for word in sorted({*words, *(noun for noun in listed if noun in nouns.senses)}):
        senses = [one for one in nouns.senses[word] if not nouns.instances[one]]
        reached = {*[one for one in senses if not roots.isdisjoint(nouns.reach(one))][:_SAME]}
        for _ in range(_STEPS):
            reached |= {one for here in reached for one in nouns.hypernyms[here]}
        called = {one.lower() for here in reached for one in nouns.words[here]} & listed - {word}
        if called:
            found[word] = called
    return found


def _nations(nouns: _Nouns) -> dict[str, str]:
    """The country that a word for a people, its language or its things comes from: Danish, Dane."""
    kinds = {nouns.senses["country"][0], *nouns.senses["country"][1:2]}
    countries = {
        offset: next((word.lower() for word in nouns.words[offset] if word.isalpha()), "")
        for offset, kept in nouns.instances.items()
        if any(not kinds.isdisjoint(nouns.reach(kind)) for kind in kept)
    }
    found: dict[str, str] = {}
    for fields in _lines("data.adj"):
        for target in _pointers(fields, "\\"):
            for word in _words(fields):
                if word.isalpha() and word[0].isupper() and countries.get(target):
                    found.setdefault(word.lower(), countries[target])
    person = nouns.senses["person"][0]
    for offset, groups in nouns.members.items():
        for target in groups:
            if countries.get(target) and person in nouns.reach(offset):
                for word in nouns.words[offset]:
                    if word.isalpha() and word[0].isupper():
                        found.setdefault(word.lower(), countries[target])
    return {word: country for word, country in sorted(found.items()) if word != country}


def main() -> None:
    """Sort all nouns of one word and write the lists."""
    nouns = _nouns()
    lists = _sorts(nouns)
    stored = {sort: " ".join(words) for sort, words in lists.items()}
    callings = _callings(nouns)
    stored |= {f"calling: {calling}": " ".join(words) for calling, words in callings.items()}
    roles, sources = lexicon("roles"), lexicon("sources")
    persons = roles["roles"] | roles["titles"] | roles["kin"] | roles["relations"] | sources["persons"]
    called = _called(nouns, "body", lists["body"], sources["bodies"])
    called |= _called(nouns, "person", lists["person"], persons - _ANYBODY)
    nouns_of = {
        word: [noun for noun in called if word in called[noun]] for word in set().union(*called.values())
    }
    stored["called"] = " ".join(f"{word}={','.join(sorted(own))}" for word, own in sorted(nouns_of.items()))
    nations = _nations(nouns)
    stored["nations"] = " ".join(f"{word}={country}" for word, country in nations.items())
    path("models/nouns.json").write_text(json.dumps(stored, indent=0) + "\n", encoding="ascii")
    for sort, words in (lists | callings).items():
        print(f"{sort}: {len(words)} nouns")
    print(f"called otherwise: {len(called)} nouns")
    print(f"nations: {len(nations)} words")


if __name__ == "__main__":
    main()
