"""A report's quote laid along the words of the sources.

Runs of equal words (blocks) are chained in the report's order, as genome aligners chain
their seeds: a step forward within one passage costs by the words it skips, a step to any
other place costs a jump, and the chain with the best sum is the alignment. What lies
between two blocks of one place is then compared word by word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein, Opcode

from graphs.checks.matching.blocks import Block, equal_blocks
from graphs.checks.matching.source import NARRATION, Source
from graphs.checks.matching.words import Claim

__all__ = ["Alignment", "Edit", "Piece", "align"]

_SKIP = 0.15
"""Cost of a word left out or put in without a mark, in words gained."""
_LEAVE = 1.0
"""Cost of going on in a quotation of another paragraph: from a headline into the words below it."""
_JUMP = 2.5
"""Cost of going on at another place: so a piece of two words is never worth it."""
_MARKED_JUMP = 1.25
"""The same where the report marks that something is left out, and the other place follows."""
_MARKED = 0.2
"""Cost of leaving out any number of words of a passage where the report marks it."""
_MARKED_IN_NARRATION = 200
"""Words; narration has no passages that would bound what an ellipsis may stand for."""
_MOST_BLOCKS = 60
_MOST_BLOCKS_OF_A_SPEECH = 400
_LONGEST_COMPARED = 4_000
"""Words on either side that are compared one by one: it costs the product of both."""
_LONGEST_BRACKETED = 25
"""Words at the start or end of a sentence that words in brackets may stand for."""
_BEYOND = 4
"""Source words that may have been left out beside the report's first or last words."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of the report from ``start`` to ``end`` that stand for ``words`` of ``source``.

    kind: ``change`` (without a mark), ``bracket`` (marked by brackets) or ``gap`` (left
    out, marked by an ellipsis).
    """

    kind: str
    start: int
    end: int
    source: Source
    words: tuple[int, ...] = ()


@dataclass(slots=True)
class Piece:
    """A part of the report found at one place: pairs of report word and source word, in order."""

    source: Source
    pairs: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pieces of a claim in the report's order, and what differs from the source.

    coverage: the share of the claim's words outside brackets that are the source's,
    function words counting less. moved: the share of them that stands elsewhere in the same
    passage, where the report has other words: who did what to whom may be exchanged.
    """

    claim: Claim
    pieces: tuple[Piece, ...]
    edits: tuple[Edit, ...]
    coverage: float
    moved: float

    @property
    def words(self) -> list[tuple[Source, int]]:
        """All source words that the claim repeats."""
        return [(piece.source, word) for piece in self.pieces for _, word in piece.pairs]


def align(
    claim: Claim,
    ids: NDArray[np.int32],
    weights: Sequence[float],
    sources: Sequence[Source],
    preferred: Callable[[Source, Sequence[int]], NDArray[np.float64]],
    own: Callable[[Source], NDArray[np.bool_]],
) -> Alignment | None:
    """The best alignment of ``claim`` with ``sources`` taken together, or None without a word in common.

    ids: the numbers of the claim's words; weights: what finding each of them is worth;
    preferred: gives for a source how much more each of its words counts where the same words
    stand in several places, right for what lies between each two of the words it is given.
    own: for each word whether it is the claimed speaker's; of very many equal places, these come first.
    """
    most = min(max(_MOST_BLOCKS, len(claim) // 5), _MOST_BLOCKS_OF_A_SPEECH)
    spare = most * (1 + min(len(claim.ellipses), 9))  # a marked omission parts a block
    blocks = [block for source in sources for block in equal_blocks(claim, ids, source, spare, own(source))]
    if len(blocks) > most:
        blocks = sorted(blocks, key=lambda block: -block.length)[:most]
    sums = [0.0, *accumulate(weights)]
    looked_at: dict[int, tuple[Source, list[int]]] = {}
    for block in blocks:
        words = looked_at.setdefault(id(block.source), (block.source, []))[1]
        words += (block.word, block.word + block.length - 1)
    bonus = {
        key: [0.0, *accumulate(preferred(source, words).tolist())]
        for key, (source, words) in looked_at.items()
    }
    chain = _chain(claim, blocks, sums, bonus)
    return _alignment(claim, chain, weights) if chain else None


def _chain(
    claim: Claim,
    blocks: list[Block],
    sums: list[float],
    bonus: dict[int, list[float]],
) -> list[tuple[Block, bool]]:
    """The best chain of blocks, each with whether it jumps from the one before."""
    blocks = sorted(blocks, key=lambda block: (block.claim + block.length, block.claim, block.word))
    ends = np.array([block.claim + block.length for block in blocks])
    best: list[tuple[float, int, Block, bool]] = []
    for number, block in enumerate(blocks):
        own = _gain(block, sums, bonus)
        top = (own, -1, block, False)
        # What ends where the block ends leaves nothing of it.
        for before in range(int(np.searchsorted(ends[:number], ends[number]))):
            score, _, previous, _ = best[before]
            if score + own <= top[0]:  # not even all of the block is worth going on from there
                continue
            head = previous.claim + previous.length - block.claim
            if previous.source is block.source and block.word >= previous.word:
                head = max(head, previous.word + previous.length - block.word)
            if head >= block.length:
                continue
            rest = block.cut(head) if head > 0 else block
            cost, jump = _step(claim, previous, rest)
            gained = score + _gain(rest, sums, bonus) - cost
            if gained > top[0]:
                top = (gained, before, rest, jump)
        best.append(top)
    chain: list[tuple[Block, bool]] = []
    at = max(range(len(best)), key=lambda number: round(best[number][0], 9)) if best else -1
    while at >= 0:
        _, before, block, jump = best[at]
        chain.append((block, jump))
        at = before
    return chain[::-1]


def _gain(block: Block, sums: list[float], bonus: dict[int, list[float]]) -> float:
    extra = bonus[id(block.source)]
    gained = sums[block.claim + block.length] - sums[block.claim]
    return gained + extra[block.word + block.length] - extra[block.word]


def _step(claim: Claim, one: Block, two: Block) -> tuple[float, bool]:
    """What it costs to go on from one block with another, and whether that is a jump."""
    if one.source is not two.source:
        return _JUMP, True
    source, last, first = one.source, one.word + one.length - 1, two.word
    (passage, start), (other, end) = source.place[last], source.place[first]
    skipped = first - last - 1
    if passage == other != NARRATION:
        skipped = end - start - 1
    if skipped < 0:
        return _JUMP, True
    marked = _is_marked(claim, one.claim + one.length, two.claim)
    bracketed = any(claim.bracketed[one.claim + one.length : two.claim])
    if passage == other and (marked and (passage != NARRATION or skipped <= _MARKED_IN_NARRATION)):
        return _MARKED, False
    if bracketed and skipped <= _LONGEST_BRACKETED:
        return _MARKED, False
    cost = _SKIP * max(skipped, two.claim - one.claim - one.length)
    if (
        passage == NARRATION != other
        and cost < _JUMP
        and "\n" in source.text[source.end[last] : source.start[first]]
    ):
        cost += _LEAVE
    return (cost, False) if cost < _JUMP else (_MARKED_JUMP if marked else _JUMP, True)


def _is_marked(claim: Claim, start: int, end: int) -> bool:
    return any(start <= at <= end for at in claim.ellipses)


def _alignment(claim: Claim, chain: list[tuple[Block, bool]], weights: Sequence[float]) -> Alignment:
    pieces: list[Piece] = []
    edits: list[Edit] = []
    at = 0
    for block, jump in chain:
        if not pieces or jump:
            if pieces and at < block.claim:
                edits.append(_unpaired(claim, at, block.claim, block.source))
            pieces.append(Piece(block.source))
            if len(pieces) == 1:
                _head(claim, _lead(claim, block, pieces[0]), pieces[0], edits)
        else:
            piece = pieces[-1]
            between = block.source.between(piece.pairs[-1][1], block.word)
            _fill(claim, (at, block.claim), between, piece, edits)
        pieces[-1].pairs += [(block.claim + i, block.word + i) for i in range(block.length)]
        at = block.claim + block.length
    _tail(claim, at, pieces[-1], edits)
    plain = [i for i in range(len(claim)) if not claim.bracketed[i]]
    found = {i for piece in pieces for i, _ in piece.pairs}
    whole = sum(weights[i] for i in plain)
    coverage = sum(weights[i] for i in plain if i in found) / whole if whole else 0.0
    gone = Counter(edit.source.folded[word] for edit in edits for word in edit.words)
    moved = 0.0
    for i in (i for i in plain if i not in found and gone[claim.words.folded[i]] > 0):
        gone[claim.words.folded[i]] -= 1
        moved += weights[i] / whole
    return Alignment(claim, tuple(pieces), tuple(_merged(edits)), coverage, moved)


def _opcodes(report: Sequence[str], source: Sequence[str]) -> list[Opcode]:
    """How the one becomes the other; as a whole, where they are very long."""
    if min(len(report), len(source)) > _LONGEST_COMPARED:
        return [Opcode("replace", 0, len(report), 0, len(source))]
    return list(Levenshtein.opcodes(report, source))


def _lead(claim: Claim, block: Block, piece: Piece) -> Block:
    """Pair the words before the first block that are one too few for a block: "Honestly?" she said. "No."."""
    first, word = block.claim, block.word
    pairs = []
    while first > 0 and first not in claim.ellipses and not claim.bracketed[first - 1]:
        before = block.source.beside(word, -1)
        if before is None or block.source.folded[before] != claim.words.folded[first - 1]:
            break
        first, word = first - 1, before
        pairs.append((first, word))
    piece.pairs += reversed(pairs)
    return Block(block.source, first, word, block.length)


def _merged(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits in the report's order, neighbouring changes as one."""
    last: Edit | None = None
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end, edit.words)):
        if (
            last
            and last.kind == edit.kind == "change"
            and last.end == edit.start
            and last.source is edit.source
        ):
            last = replace(last, end=edit.end, words=tuple(sorted(last.words + edit.words)))
            continue
        if last:
            yield last
        last = edit
    if last:
        yield last


def _unpaired(claim: Claim, start: int, end: int, source: Source) -> Edit:
    kind = "bracket" if all(claim.bracketed[start:end]) else "change"
    return Edit(kind, start, end, source)


def _fill(
    claim: Claim, words: tuple[int, int], between: Sequence[int], piece: Piece, edits: list[Edit]
) -> None:
    """Pair the report's ``words`` with the source words ``between`` two blocks."""
    start, end = words
    source = piece.source
    if start == end:
        if between:
            kind = "gap" if start in claim.ellipses else "change"
            edits.append(Edit(kind, start, start, source, tuple(between)))
        return
    if all(claim.bracketed[start:end]):
        _bracket(claim, words, between, piece, edits)
        return
    report = [claim.words.folded[i] if not claim.bracketed[i] else "" for i in range(start, end)]
    folded = [source.folded[word] for word in between]
    for code in _opcodes(report, folded):
        span = (start + code.src_start, start + code.src_end)
        opposite = tuple(between[code.dest_start : code.dest_end])
        if code.tag == "equal":
            piece.pairs += list(zip(range(*span), opposite, strict=True))
        elif span[0] == span[1]:
            kind = "gap" if span[0] in claim.ellipses else "change"
            edits.append(Edit(kind, *span, source, opposite))
        else:
            _split(claim, span, opposite, source, edits)


def _bracket(
    claim: Claim, words: tuple[int, int], opposite: Sequence[int], piece: Piece, edits: list[Edit]
) -> None:
    """Words in brackets: the source's own, if it has the same, else the report's."""
    start, end = words
    if [piece.source.folded[word] for word in opposite] == list(claim.words.folded[start:end]):
        piece.pairs += list(zip(range(start, end), opposite, strict=True))
    else:
        edits.append(Edit("bracket", start, end, piece.source, tuple(opposite)))


def _split(
    claim: Claim, span: tuple[int, int], words: tuple[int, ...], source: Source, edits: list[Edit]
) -> None:
    """One replacement as edits that are either bracketed or not; bare words take words one to one."""
    start, end = span
    runs: list[tuple[int, int]] = []
    for i in range(start, end):
        if runs and claim.bracketed[runs[-1][0]] == claim.bracketed[i]:
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    if len(runs) == 1:
        edits.append(Edit("bracket" if claim.bracketed[start] else "change", start, end, source, words))
        return
    bare = sum(to - at for at, to in runs if not claim.bracketed[at])
    spare = max(0, len(words) - bare)
    taken = 0
    for at, to in runs:
        size = spare if claim.bracketed[at] else to - at
        spare = 0 if claim.bracketed[at] else spare
        kind = "bracket" if claim.bracketed[at] else "change"
        edits.append(Edit(kind, at, to, source, words[taken : taken + size]))
        taken += size


def _head(claim: Claim, block: Block, piece: Piece, edits: list[Edit]) -> None:
    """Pair the report's words before the first block with the rest of that sentence."""
    if block.claim == 0:
        return
    bracket = claim.bracketed[0]
    before = _outward(block.source, block.word, -1, _LONGEST_BRACKETED if bracket else block.claim + _BEYOND)[
        ::-1
    ]
    if bracket and all(claim.bracketed[: block.claim]) and 0 not in claim.ellipses:
        _bracket(claim, (0, block.claim), before, piece, edits)
        return
    _ends(claim, (0, block.claim), before, piece, edits, -1)


def _tail(claim: Claim, start: int, piece: Piece, edits: list[Edit]) -> None:
    if start == len(claim):
        return
    last = piece.pairs[-1][1]
    bracket = claim.bracketed[-1]
    after = _outward(piece.source, last, +1, _LONGEST_BRACKETED if bracket else len(claim) - start + _BEYOND)
    if bracket and all(claim.bracketed[start:]) and len(claim) not in claim.ellipses:
        _bracket(claim, (start, len(claim)), after, piece, edits)
        return
    _ends(claim, (start, len(claim)), after, piece, edits, +1)


def _outward(source: Source, word: int, step: int, most: int) -> list[int]:
    """Up to ``most`` words beside ``word`` within its sentence and passage."""
    found: list[int] = []
    while len(found) < most and not source.is_border(word, step):
        other = source.beside(word, step)
        assert other is not None
        found.append(other)
        word = other
    return found


def _ends(
    claim: Claim, span: tuple[int, int], words: Sequence[int], piece: Piece, edits: list[Edit], step: int
) -> None:
    """Pair the report's first or last words with source words; those beyond are merely not quoted."""
    start, end = span
    report = [claim.words.folded[i] for i in range(start, end)]
    codes = list(_opcodes(report, [piece.source.folded[word] for word in words]))
    outer = 0 if step < 0 else -1
    while codes and codes[outer].tag == "insert":
        codes.pop(outer)
    if not any(code.tag == "equal" for code in codes):
        # Nothing agrees: the words beside the block are what they stand for, as many of them.
        size = _parted_otherwise(report, piece.source, words, step) or min(len(words), len(report))
        words = words[len(words) - size :] if step < 0 else words[:size]
        edits.append(
            Edit(
                "bracket" if all(claim.bracketed[start:end]) else "change",
                start,
                end,
                piece.source,
                tuple(words),
            )
        )
        return
    for code in codes:
        at, to = start + code.src_start, start + code.src_end
        opposite = tuple(words[code.dest_start : code.dest_end])
        if code.tag == "equal":
            piece.pairs += list(zip(range(at, to), opposite, strict=True))
        elif at == to:
            edits.append(Edit("gap" if at in claim.ellipses else "change", at, at, piece.source, opposite))
        else:
            _split(claim, (at, to), opposite, piece.source, edits)


def _parted_otherwise(report: Sequence[str], source: Source, words: Sequence[int], step: int) -> int:
    """How many source words are the report's but for hyphens, or 0: two-thirds, two thirds."""
    whole = "".join(report).replace("-", "")
    near = [source.folded[word].replace("-", "") for word in words[::step]]
    sizes = (size for size in range(1, len(near) + 1) if "".join(near[:size][::step]) == whole)
    return next(sizes, 0)
