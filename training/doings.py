"""Make the lexicon of verbs for doing: ``python -m training.doings``.

A verb tells what somebody does, not what anybody says or thinks, if few of its places in the train articles
of PolNeAR are in a cue; of a verb that is rare there WordNet 3.0 (Debian's wordnet-base) decides: none of
its senses, or few as it is counted, is one of communication, cognition, emotion or perception.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import regex

from quotes.resources import lexicon, path
from quotes.text.analysis import analyse
from quotes.text.tags import POS
from quotes.words.speech import classes
from quotes.words.wordforms import wordforms
from training.corpus import articles, attributions
from training.wordnet import lines

__all__ = ["doings"]

_WORD = regex.compile(r"[a-z]{3,}")
_TELLING = frozenset((31, 32, 37, 39))  # cognition, communication, emotion, perception
_OFTEN, _COUNTED = 8, 5  # places in the articles, in WordNet's texts, from which a share is believed
_FEW, _FEW_SENSES = 0.2, 0.1
_LIGHT = frozenset("come draw give go hold invite keep lay make put raise run set stand take turn".split())
"""What these verbs do is told by what follows them: put it at, make a promise of, invite them to leave."""
_HEAD = """\
# Verbs for what one does, not says or thinks, lemmas in lower case: of a verb's places in the train articles
# of PolNeAR a fifth at most are in a cue, or, where it is rare, WordNet 3.0 has hardly a sense of speech,
# thought or feeling. Made by `python -m training.doings`. WordNet 3.0 Copyright 2006 by Princeton University.
# All rights reserved; used by its licence: wordnet.princeton.edu/license-and-commercial-use
[doing]
"""


def doings() -> list[str]:
    """The verbs, sorted."""
    places, cues = _counted()
    silent, acts = _silent(), lexicon("acts")
    known = frozenset(wordforms().lemmas.values())
    found = []
    for verb in {*silent, *places} - _LIGHT - acts["belief"] - acts["intention"]:
        often = places[verb] >= _OFTEN
        is_one = cues[verb] <= _FEW * places[verb] if often else verb in silent & known and not cues[verb]
        if is_one and _WORD.fullmatch(verb) and not classes(verb):
            found.append(verb)
    return sorted(found)


def _counted() -> tuple[Counter[str], Counter[str]]:
    """How often each verb stands outside quotation marks, and how often in a cue."""
    places: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for name, text in articles("train").items():
        reading = analyse(text)
        own = attributions("train", name)
        inside = {at for one in own for start, end in one.cue for at in range(start, end)}
        for word, tag, quote, start in zip(
            reading.lower, reading.pos, reading.quote, reading.starts, strict=True
        ):
            if POS[tag].startswith("V") and quote < 0:
                verb = wordforms().base(word)
                places[verb] += 1
                cues[verb] += start in inside
    return places, cues


def _silent() -> frozenset[str]:
    """The verbs without a sense of speech, thought or feeling, or with hardly one as they are counted."""
    senses: dict[str, list[int]] = {}
    for line in lines("data.verb"):
        _, kind, _, count, *rest = line.split()
        for word in rest[: 2 * int(count, 16) : 2]:
            senses.setdefault(word.lower(), []).append(int(kind))
    counts = _senses_counted()
    return frozenset(
        verb
        for verb, kinds in senses.items()
        if _TELLING.isdisjoint(kinds) or _is_hardly_one(counts.get(verb, {}))
    )


def _is_hardly_one(counted: Mapping[int, int]) -> bool:
    whole = sum(counted.values())
    return whole >= _COUNTED and sum(counted.get(kind, 0) for kind in _TELLING) < _FEW_SENSES * whole


def _senses_counted() -> dict[str, Counter[int]]:
    """How often each kind of sense of a verb is in the texts that WordNet's authors marked."""
    counts: dict[str, Counter[int]] = {}
    for line in lines("cntlist.rev"):
        key, _, count = line.split()
        verb, _, rest = key.partition("%")
        part, kind, *_ = rest.split(":")
        if part == "2":
            counts.setdefault(verb, Counter())[int(kind)] += int(count)
    return counts


if __name__ == "__main__":
    path("lexicons/doing.txt").write_text(_HEAD + "\n".join(doings()) + "\n", encoding="ascii")
