"""Learn the encoder: ``python deep/train.py``, after ``pip install -r deep/requirements.txt``.

MiniLM's weights are tuned on the articles that the linear models of cues and arguments learn from, in
three passes, the second with the project's own articles twice; then both parts of the network are exported
with weights of 8 bits to ``deep/quotetrail_deep``. Half an hour on two cores.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as F  # noqa: N812
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

sys.path.append(str(Path(__file__).resolve().parents[1]))

from network import Cue, Text, pretrained, vocabulary
from samples import Sample, samples

from quotes.deep.encoder import distances
from quotes.deep.pieces import Pieces
from quotes.deep.windows import FLAGS

_OUT = Path(__file__).with_name("quotetrail_deep")
_BUILD = Path("build/deep")
_RATE, _FASTER = 2e-4, 5  # of what is pretrained, and how much faster new weights go
_WINDOWS = 8  # of one step


def _learned(once: Sequence[Sample], more: Sequence[Sample]) -> tuple[Text, Cue]:
    """The network after a pass over some samples, one over more of them, and one over the first again."""
    torch.set_num_threads(2)
    torch.manual_seed(1)
    random.seed(1)
    text, cue = pretrained(), Cue()
    for module in (cue.seen, cue.point):
        nn.init.normal_(module.weight, std=0.02)
    every = [*text.parameters(), *cue.parameters()]
    optimizer = torch.optim.AdamW(_groups(text, cue), betas=(0.9, 0.98), eps=1e-6, fused=True)
    passes = [once, more, once]
    steps = sum(math.ceil(len(one) / _WINDOWS) for one in passes)
    warm = max(1, min(80, steps // 16))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.02, 1 - step / steps))
    )
    began = time.time()
    for number, one in enumerate(passes, 1):
        text.train(), cue.train()
        for step, part in enumerate(_parts(one)):
            loss = _loss(text, cue, part)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(every, 1.0)
            optimizer.step()
            schedule.step()
            if step % 100 == 0:
                print(
                    f"pass {number}, step {step}: loss {loss.item():.3f}, {time.time() - began:.0f} s",
                    flush=True,
                )
    return text.eval(), cue.eval()


def _groups(text: Text, cue: Cue) -> list[dict[str, object]]:
    """The weights with their rates: what is new learns faster."""
    new = [*text.flags.parameters(), *text.guide.parameters(), *text.role.parameters(), *cue.parameters()]
    known = {id(one) for one in new}
    old = [one for one in text.parameters() if id(one) not in known]
    return [
        {"params": new, "lr": _FASTER * _RATE, "weight_decay": 0.0},
        {"params": [one for one in old if one.ndim > 1], "lr": _RATE, "weight_decay": 0.01},
        {"params": [one for one in old if one.ndim == 1], "lr": _RATE, "weight_decay": 0.0},
    ]


def _parts(whole: Sequence[Sample]) -> Iterator[list[Sample]]:
    """Windows of like lengths together, within large pools in random order: little padding."""
    order = list(range(len(whole)))
    random.shuffle(order)
    pool = 40 * _WINDOWS
    parts = [
        sorted(order[at : at + pool], key=lambda one: len(whole[one].window.pieces))[first : first + _WINDOWS]
        for at in range(0, len(order), pool)
        for first in range(0, min(pool, len(order) - at), _WINDOWS)
    ]
    random.shuffle(parts)
    for part in parts:
        yield [whole[one] for one in part]


def _loss(text: Text, cue: Cue, part: Sequence[Sample]) -> Tensor:
    """How surprised the network is by the roles of tokens, and by their parts as seen from cues."""
    longest = max(len(one.window.pieces) for one in part)
    pieces = np.zeros((len(part), longest), np.int64)
    flags = np.zeros((len(part), longest, len(FLAGS)), np.int64)
    roles = np.full((len(part), longest), -1, np.int64)
    for at, one in enumerate(part):
        size = len(one.window.pieces)
        pieces[at, :size], flags[at, :size] = one.window.pieces, one.window.flags
        roles[at, one.window.heads] = one.labels
    guide = torch.tensor([one.other for one in part])
    with torch.autocast("cpu", torch.bfloat16):
        scores, hidden = text(torch.from_numpy(pieces), torch.from_numpy(flags), guide)
    right = torch.from_numpy(roles)
    loss = F.cross_entropy(scores.float()[right >= 0], right[right >= 0])
    seen = [(at, one.window.heads, own) for at, one in enumerate(part) for own in one.seen]
    return loss + _loss_of_cues(cue, hidden, seen) if seen else loss


def _loss_of_cues(cue: Cue, hidden: Tensor, seen: Sequence[tuple[int, np.ndarray, object]]) -> Tensor:
    longest = max(len(own.tokens) for _, _, own in seen)
    places = np.zeros((len(seen), longest), np.int64)
    far = np.zeros((len(seen), longest), np.int64)
    parts = np.full((len(seen), longest), -1, np.int64)
    for at, (_, heads, own) in enumerate(seen):
        size = len(own.tokens)
        places[at, :size], parts[at, :size] = heads[own.tokens], own.labels
        far[at, :size] = distances(own.tokens, np.array(own.head))
    rows = torch.tensor([row for row, _, _ in seen])
    head = torch.tensor([int(heads[own.head]) for _, heads, own in seen])
    right = torch.from_numpy(parts)
    with torch.autocast("cpu", torch.bfloat16):
        tokens = hidden[rows[:, None], torch.from_numpy(places)]
        scores = cue(tokens, hidden[rows, head], torch.from_numpy(far), (right >= 0).to(hidden.dtype))
    return F.cross_entropy(scores.float()[right >= 0], right[right >= 0])


class _OfText(nn.Module):
    """The roles of one text's word pieces, as logarithms of probabilities, and what they are in it."""

    def __init__(self, text: Text) -> None:
        super().__init__()
        self.text = text

    def forward(self, pieces: Tensor, flags: Tensor) -> tuple[Tensor, Tensor]:
        scores, hidden = self.text(pieces[None], flags[None])
        return torch.log_softmax(scores[0], -1), hidden[0]


class _OfCue(nn.Module):
    """The parts of the tokens that one cue sees, as logarithms of probabilities."""

    def __init__(self, cue: Cue) -> None:
        super().__init__()
        self.cue = cue

    def forward(self, tokens: Tensor, head: Tensor, far: Tensor) -> Tensor:
        scores = self.cue(tokens[None], head[None], far[None], torch.ones_like(tokens[None, :, 0]))
        return torch.log_softmax(scores[0], -1)


def _export(text: Text, cue: Cue) -> None:
    """Write both nets with weights of 8 bits."""
    wide, long = text.role.in_features, 16
    pieces, flags = torch.randint(1000, 2000, (long,)), torch.zeros(long, len(FLAGS), dtype=torch.int64)
    _written(_OfText(text), "text.onnx", {"pieces": pieces, "flags": flags}, ("roles", "hidden"))
    tokens, far = torch.randn(long, wide), torch.zeros(long, dtype=torch.int64)
    given = {"tokens": tokens, "head": torch.randn(wide), "far": far}
    _written(_OfCue(cue), "cue.onnx", given, ("parts",))


def _written(net: nn.Module, name: str, given: dict[str, Tensor], found: Sequence[str]) -> None:
    file = _BUILD / name
    long = {key for key in (*given, *found) if key != "head"}
    torch.onnx.export(
        net.eval().float(),
        tuple(given.values()),
        str(file),
        input_names=[*given],
        output_names=[*found],
        opset_version=17,
        dynamic_axes={key: {0: "long"} for key in long},
        dynamo=False,
    )
    onnx.save(onnx.shape_inference.infer_shapes(onnx.load(file)), file)
    quantize_dynamic(file, _OUT / name, per_channel=True, weight_type=QuantType.QInt8)


def main() -> None:
    """Write the vocabulary, learn, and write the network."""
    _BUILD.mkdir(parents=True, exist_ok=True)
    (_OUT / "pieces.txt").write_text("\n".join(vocabulary()) + "\n", encoding="utf-8")
    counted = [*samples(Pieces(_OUT / "pieces.txt"))]
    once = [one for one, _ in counted]
    more = [one for one, times in counted for _ in range(times)]
    text, cue = _learned(once, more)
    torch.save((text.state_dict(), cue.state_dict()), _BUILD / "weights.pt")
    _export(text, cue)


if __name__ == "__main__":
    main()
