"""The encoder: what a small neural network sees in each token, where it is installed.

The distribution quotetrail-deep, in the folder ``deep`` of the repository, holds a MiniLM of six layers (Wang
et al. 2020) that ``deep/train.py`` fine-tuned: one pass over the text tells whether a token is of a cue, a
source or a content, and another, seen from each cue, whether it is of its own source or content. The models
of cues and of arguments add its logarithms of probabilities to their own scores.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quotes.deep.pieces import Pieces
from quotes.deep.windows import windows
from quotes.models.banks import Floats
from quotes.models.columns import changes
from quotes.text.analysis import Reading
from quotes.words.tokens import Ints

__all__ = ["ENGINE", "Encoder", "Sight", "distances", "folder", "installed"]

ENGINE = "QUOTETRAIL_ENGINE"
"""The variable of the environment that chooses: "plain" for no encoder, "deep" for none without it."""

_EDGES = (1, 2, 3, 4, 6, 9, 14, 22, 40)  # of the distances of a token from a cue


def distances(token: NDArray[np.integer], head: NDArray[np.integer]) -> NDArray[np.intp]:
    """How far tokens stand from the heads of cues, before or behind, as the numbers of twenty buckets."""
    apart = token - head
    far = np.digitize(np.abs(apart), _EDGES)
    return np.where(apart < 0, far, np.where(apart > 0, far + len(_EDGES) + 1, 0))


@dataclass(frozen=True)
class Sight:
    """What the encoder sees: the roles of each token, as log probabilities, and what it is in its window."""

    encoder: Encoder
    roles: Floats
    hidden: NDArray[np.float16]
    window: Ints

    def arguments(self, heads: NDArray[np.intp], cue: NDArray[np.intp], token: NDArray[np.intp]) -> Floats:
        """The log probabilities of the parts of tokens as seen from cues: zeros where a cue is too far.

        heads: the head of each cue. cue, token: which cue sees which token, the cues in order.
        """
        found = np.zeros((len(token), self.encoder.parts), np.float32)
        near = np.flatnonzero(self.window[token] == self.window[heads[cue]])
        starts = np.flatnonzero(changes(cue[near].astype(np.int32)))
        for rows in np.split(near, starts[1:]) if len(near) else ():
            head, seen = heads[cue[rows[0]]], token[rows]
            found[rows] = self.encoder.seen(self.hidden[seen], self.hidden[head], distances(seen, head))
        return found


class Encoder:
    """The network, as its two nets were exported: of the text, and of tokens seen from a cue.

    It reads one window, and sees from one cue, at a time: what stands beside an article changes nothing.
    parts: how many an attribution's tokens can be.
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # an extra: nobody else loads it

        self.pieces = Pieces(folder / "pieces.txt")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3

        def loaded(name: str) -> Any:
            return onnxruntime.InferenceSession(
                str(folder / name), options, providers=["CPUExecutionProvider"]
            )

        self._text, self._cue = loaded("text.onnx"), loaded("cue.onnx")
        self.parts = self._cue.get_outputs()[0].shape[-1]

    def read(self, reading: Reading) -> Sight:
        """What it sees of a text: its cost and memory grow with the text's length."""
        count = len(reading.tokens)
        roles, hidden = (output.shape[-1] for output in self._text.get_outputs())
        sight = Sight(
            self,
            np.zeros((count, roles), np.float32),
            np.zeros((count, hidden), np.float16),
            np.zeros(count, np.int32),
        )
        for number, one in enumerate(windows(reading, self.pieces)):
            given = {"pieces": one.pieces.astype(np.int64), "flags": one.flags.astype(np.int64)}
            found = self._text.run(None, given)
            sight.roles[one.tokens], sight.hidden[one.tokens] = (part[one.heads] for part in found)
            sight.window[one.tokens] = number
        return sight

    def seen(self, tokens: NDArray[np.float16], head: NDArray[np.float16], far: NDArray[np.intp]) -> Floats:
        """The log probabilities of the parts of tokens that a cue sees: tokens x parts."""
        given = {"tokens": tokens.astype(np.float32), "head": head.astype(np.float32)}
        parts: Floats = self._cue.run(None, {**given, "far": far.astype(np.int64)})[0]
        return parts


def folder() -> Path | None:
    """Where the weights of quotetrail-deep are; None where they are missing or not wanted.

    Raises ValueError where they are wanted and missing, and for an engine that there is not.
    """
    wanted = os.environ.get(ENGINE, "")
    if wanted not in ("", "plain", "deep"):
        raise ValueError(f"{ENGINE} is {wanted!r}; make it plain or deep, or leave it unset")
    if wanted == "plain":
        return None
    if find_spec("quotetrail_deep") is None:
        if wanted:
            raise ValueError(f"{ENGINE} is deep, and quotetrail-deep is not installed; {_INSTALL}")
        return None
    import quotetrail_deep

    found: Path = quotetrail_deep.FOLDER
    return found


_INSTALL = "pip install ./deep in a clone of quotetrail"


@cache
def installed() -> Encoder | None:
    """The encoder, where it is installed and wanted, as ``folder``; ValueError without onnxruntime too."""
    found = folder()
    try:
        return Encoder(found) if found else None
    except ImportError as error:
        raise ValueError(f"quotetrail-deep lacks {error.name}; {_INSTALL}, or set {ENGINE}=plain") from error
