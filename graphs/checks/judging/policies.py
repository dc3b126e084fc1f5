"""House rules: which verdicts and flags let an item pass, and which edits are cosmetic."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quotes.resources import path

__all__ = ["COSMETIC", "FLAGS", "NOT_SAID", "PRESETS", "VERDICTS", "Policy", "PolicyError"]

VERDICTS = (
    "verbatim", "cosmetic", "elided", "bracketed", "truncated", "altered",
    "composite", "paraphrase", "unattributed", "misattributed", "not-found",
)  # fmt: skip
"""From the least to the most severe: where several hold, the most severe is the verdict."""

FLAGS = (
    "denied", "asked", "conditional", "attribution-unsure", "meaning-risk", "conflicting-sources",
    "ambiguous-speaker", "wrong-first-name", "wrong-affiliation",
    "second-hand", "other-document",
)  # fmt: skip

NOT_SAID = frozenset(["denied", "asked", "conditional"])
"""Flags of what the speaker has not said, which passes under no policy."""

COSMETIC = ("case", "punctuation", "fillers", "contractions", "spelling", "numerals")

PRESETS = ("strict", "newsroom", "lenient")


class PolicyError(ValueError):
    """A policy that cannot be used; the message is one line that says what to do."""


@dataclass(frozen=True, slots=True)
class Policy:
    """passing: verdicts that pass; failing: flags that fail an item all the same; cosmetic: differences
    that count as cosmetic instead of altered."""

    name: str
    passing: frozenset[str]
    failing: frozenset[str]
    cosmetic: frozenset[str]

    @staticmethod
    def load(name: str = "newsroom") -> Policy:
        """The preset ``name``, or the policy in the TOML file ``name``. Raises PolicyError."""
        file = path(f"policies/{name}.toml") if name in PRESETS else Path(name)
        try:
            values = tomllib.loads(file.read_text(encoding="utf-8"))
        except OSError:
            presets = ", ".join(PRESETS)
            raise PolicyError(
                f"policy {name}: no such preset or file; use {presets} or a TOML file"
            ) from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PolicyError(
                f"policy {name}: {error}; copy a preset from data/policies and change it"
            ) from None
        unknown = values.keys() - {"pass", "fail", "cosmetic"}
        if unknown:
            raise PolicyError(
                f"policy {name}: unknown setting {min(unknown)}; there are pass, fail and cosmetic"
            )
        return Policy(
            name,
            _subset(name, values, "pass", VERDICTS),
            _subset(name, values, "fail", FLAGS),
            _subset(name, values, "cosmetic", COSMETIC),
        )

    def failing_on(self, names: Iterable[str]) -> Policy:
        """This policy where only these verdicts and flags fail, if any are named. Raises PolicyError."""
        chosen = set(names)
        if not chosen:
            return self
        wrong = chosen - {*VERDICTS, *FLAGS}
        if wrong:
            raise PolicyError(
                f"{min(wrong)} is no verdict or flag; there are {', '.join((*VERDICTS, *FLAGS))}"
            )
        return replace(self, passing=frozenset(VERDICTS) - chosen, failing=frozenset(FLAGS) & chosen)

    def passes(self, verdict: str, flags: Iterable[str]) -> bool:
        """Whether an item with this verdict and these flags passes."""
        return verdict in self.passing and not (self.failing | NOT_SAID) & set(flags)


def _subset(policy: str, values: dict[str, Any], key: str, known: tuple[str, ...]) -> frozenset[str]:
    chosen = values.get(key)
    if not isinstance(chosen, list) or not all(isinstance(value, str) for value in chosen):
        raise PolicyError(f'policy {policy}: {key} must be a list, such as {key} = ["{known[0]}"]')
    wrong = set(chosen) - set(known)
    if wrong:
        raise PolicyError(f"policy {policy}: {min(wrong)} under {key} is not one of {', '.join(known)}")
    return frozenset(chosen)
