"""Learn Punkt's parameters from news: ``python -m training.sentences [CORPORA]``.

Reads the training articles of PolNeAR and the unlabelled stories of the Australian
Broadcasting Commission, and writes ``data/models/punkt`` in NLTK's own tab format. The same
texts give the same files. What lexicons say is added where the parameters are read.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import regex
from nltk.tabdata import TabEncoder
from nltk.tokenize.punkt import _ORTHO_LC, PunktParameters, PunktTrainer

from quotes.resources import path

__all__ = ["learn", "main", "write"]

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_STARTER_IN_LOWER_CASE = 0.05
"""A word that starts sentences is a word, not a name, if it is so often in lower case."""


def learn(corpora: Path) -> PunktParameters:
    """The parameters learned from ``corpora/polnear/train`` and ``corpora/abc``."""
    trainer = PunktTrainer()
    trainer.INCLUDE_ABBREV_COLLOCS = True
    words: Counter[str] = Counter()
    for file in (
        file for name in ("polnear/train", "abc") for file in sorted((corpora / name).glob("*.txt"))
    ):
        text = file.read_text(encoding="utf-8").translate(_STRAIGHT)
        words.update(regex.findall(r"\p{L}+", text))
        trainer.train(text, finalize=False)
    trainer.finalize_training()
    parameters: PunktParameters = trainer.get_params()
    _keep_plain_starters(parameters, words)
    _keep_plain_abbreviations(parameters)
    return parameters


def _keep_plain_starters(parameters: PunktParameters, words: Counter[str]) -> None:
    """Names that begin many sentences must not end one after "Mr." or "Sen."."""
    parameters.sent_starters = {
        word
        for word in parameters.sent_starters
        if words[word] > _STARTER_IN_LOWER_CASE * words[word.capitalize()]
    }


def _keep_plain_abbreviations(parameters: PunktParameters) -> None:
    """Only letters and inner full stops; single letters are initials to Punkt anyway.

    Collocations are kept where the second word is also seen in lower case: before any
    other word Punkt takes an abbreviation for one without them.
    """
    parameters.abbrev_types = {
        word
        for word in parameters.abbrev_types
        if regex.fullmatch(r"\p{L}+(?:[.&]\p{L}+)*", word) and len(word) > 1
    }
    parameters.collocations = {
        (word, following)
        for word, following in parameters.collocations
        if following == "##number##" or parameters.ortho_context[following] & _ORTHO_LC
    }


def write(parameters: PunktParameters, folder: Path) -> None:
    """Write NLTK's four files, sorted, so that the same parameters give the same bytes.

    Of the orthographic contexts only words seen in lower case are written: Punkt decides
    alike for a word that was only ever seen capitalized and for one never seen.
    """
    encoder = TabEncoder()
    contexts = {word: seen for word, seen in sorted(parameters.ortho_context.items()) if seen & _ORTHO_LC}
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in {
        "abbrev_types.txt": encoder.list2txt(sorted(parameters.abbrev_types)),
        "collocations.tab": encoder.tups2tab(sorted(parameters.collocations)),
        "sent_starters.txt": encoder.list2txt(sorted(parameters.sent_starters)),
        "ortho_context.tab": encoder.ivdict2tab(contexts),
    }.items():
        (folder / name).write_text(content, encoding="utf-8", newline="")


def main() -> None:
    """Learn from the corpora and write the parameters into the data folder."""
    corpora = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/corpora")
    if not (corpora / "polnear" / "train").is_dir():
        sys.exit(f"{corpora} holds no polnear/train: name the folder of the corpora")
    write(learn(corpora), path("models/punkt"))


if __name__ == "__main__":
    main()
