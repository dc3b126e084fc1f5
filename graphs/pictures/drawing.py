"""A drawing of a speaker graph for print and slides: PNG, SVG or PDF, names that do not overlap."""

from __future__ import annotations

import math
import textwrap
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from graphs.building.measures import most_quoted as most_quoted_rows
from graphs.pictures.outline import KINDS, firm_ties, most_quoted, of_kind, outline, quotes_of
from graphs.pictures.placing import place
from graphs.rendering import ACCENTS
from graphs.words import shorten
from quotes.formats.inert import visible
from quotes.version import __version__

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

__all__ = ["FORMATS", "LIMIT", "caption", "draw", "figure", "provenance"]

FORMATS = (".png", ".svg", ".pdf")
LIMIT = 60
"""So many nodes are drawn at most: more names cannot be read on one sheet."""

_LOOK = {
    "speaker": ("o", ACCENTS[0], "Speakers"),
    "affiliation": ("s", ACCENTS[2], "Affiliations"),
    "document": ("D", ACCENTS[1], "Articles"),
    "claim": ("^", ACCENTS[3], "Claims that tie several"),
}
_DASHES = {"affiliated_with": (3, 2), "mentions": (1, 2)}
_INK, _QUIET, _EDGE, _PAPER = "#1b1b1b", "#595754", "#b5b0a6", "#ffffff"
_DPI = 150
_RINGS = 20
_TRIED = 12  # of the free places near a node so many are compared
_FAR = 22  # pixels from which on a line leads from a node to its name
_LONGEST = 160  # letters of a name; more are an essay
_LARGER = (1.0, 1.2, 1.45, 1.75)  # sheets to try until there is room for every name
_OUTLETS = 3  # that are named beside the picture
_FONTS = ("Noto Sans", "DejaVu Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Emoji")

Box = tuple[float, float, float, float]


def draw(graph: nx.MultiDiGraph[str], path: str | Path) -> None:
    """Draw a graph as ``graphs.build`` makes it, in the format that the file's name ends in.

    The same graph gives the same bytes. Of a large graph the most quoted speakers are
    drawn, and the caption says so. Letters that no installed font has become boxes.
    Raises ValueError for an ending that is not in ``FORMATS``.
    """
    import matplotlib

    path = Path(path)
    if path.suffix.lower() not in FORMATS:
        raise ValueError(f"{path}: a drawing ends in {', '.join(FORMATS)}")
    undated = {".svg": {"Date": None}, ".pdf": {"CreationDate": None}}
    with matplotlib.rc_context({"svg.hashsalt": "quotetrail"}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"Glyph \d+ .* missing from font")
        figure(graph).savefig(path, dpi=_DPI, metadata=undated.get(path.suffix.lower()))


def caption(graph: nx.MultiDiGraph[str], drawn: nx.Graph[str]) -> str:
    """What the drawing shows of the graph: "60 most quoted of 412 speakers, ...".

    Speakers are those who are quoted.
    """
    words = {"speaker": "speakers", "affiliation": "affiliations", "document": "articles"}
    parts = []
    for kind, word in words.items():
        whole, shown = len(of_kind(graph, kind)), len(of_kind(drawn, kind))
        if kind == "speaker":
            whole = len(most_quoted_rows(graph))
        if whole == shown:
            parts.append(f"{whole:,} {word if whole != 1 else word[:-1]}")
        elif kind == "speaker":
            parts.append(f"the {shown} most quoted of {whole:,} speakers")
        else:
            parts.append(f"{shown} of {whole:,} {word} that tie most of them")
    text = ", ".join(parts)
    lines = "Lines: quotes (the wider, the more), dashed affiliations"
    if any(values["relation"] == "mentions" for *_, values in drawn.edges(data=True)):
        lines += ", dotted who speaks of whom"
    return f"{text[:1].upper()}{text[1:]}. {lines}."


def provenance(graph: nx.MultiDiGraph[str]) -> str:
    """Where it is from: the articles' number, outlets and days, and what drew it."""
    articles = [graph.nodes[node] for node in of_kind(graph, "document")]
    outlets = [name for name, _ in Counter(filter(None, (a.get("outlet") for a in articles))).most_common()]
    days = sorted(filter(None, (article.get("published") for article in articles)))
    count = f"{len(articles):,} article{'' if len(articles) == 1 else 's'}"
    of = f" of {', '.join(outlets[:_OUTLETS])}" if outlets else ""
    more = f" and {len(outlets) - _OUTLETS} more outlets" if len(outlets) > _OUTLETS else ""
    dated = f", {days[0]} to {days[-1]}" if days and days[0] != days[-1] else f", {days[0]}" if days else ""
    return visible(f"From {count}{of}{more}{dated}. Drawn by quotetrail {__version__}.")


def figure(graph: nx.MultiDiGraph[str]) -> Figure:
    """The drawing as a matplotlib figure, on no screen: the smallest sheet with room for every name."""
    import matplotlib

    counts = quotes_of(graph)
    drawn = most_quoted(outline(graph), counts, LIMIT)
    with matplotlib.rc_context({"font.family": list(_installed(_FONTS))}):
        for larger in _LARGER:
            made, all_named = _sheet(graph, drawn, counts, larger)
            if all_named:
                break
    return made


def _sheet(
    graph: nx.MultiDiGraph[str], drawn: nx.Graph[str], counts: dict[str, int], larger: float
) -> tuple[Figure, bool]:
    """The drawing on a sheet so many times as large as usual, and whether all names found room on it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    sizes = {node: _radius(counts[node]) for node in drawn}
    places = _places(drawn, sizes)
    left, low, right, high = _bounds(places.values())
    aspect = min(max((right - left) / (high - low), 1.0), 1.8)
    side = (5.5 + 0.08 * len(drawn)) * larger
    made = Figure(figsize=(side * aspect, side + 1.2), dpi=_DPI, facecolor=_PAPER)
    FigureCanvasAgg(made)
    top, bottom = 0.62 / (side + 1.2), 0.85 / (side + 1.2)
    axes = made.add_axes((0.015, bottom, 0.97, 1 - top - bottom))
    axes.set_axis_off()
    axes.set(xlim=(left, right), ylim=(low, high), aspect="equal")
    axes.apply_aspect()  # else names are measured against places that drawing moves
    letters = int(side * aspect * 12.5)
    below = [*textwrap.wrap(caption(graph, drawn), letters), *textwrap.wrap(provenance(graph), letters)]
    made.text(
        0.02, 0.12 / (side + 1.2), "\n".join(below).replace("$", r"\$"), fontsize=9, color=_QUIET, va="bottom"
    )
    title = made.text(0.02, 1 - 0.2 / (side + 1.2), "Who says what", fontsize=16, color=_INK, va="top")
    title.set_fontweight("bold")
    return made, not len(drawn) or _picture(axes, drawn, counts, places, sizes)


def _places(drawn: nx.Graph[str], sizes: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Places on a sheet that is wider than high, and where names are wider than high too."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(drawn))
    plain.add_edges_from(firm_ties(drawn))
    return {node: (x * 1.4, y) for node, (x, y) in place(plain, sizes, gap=2.6).items()}


def _bounds(places: Iterable[tuple[float, float]]) -> Box:
    """The places' edges with room for names; wider on the left, where the legend stands."""
    points = [*places] or [(0.0, 0.0)]
    xs, ys = zip(*points, strict=True)
    return min(xs) - 7, min(ys) - 3, max(xs) + 7, max(ys) + 4


def _installed(fonts: Sequence[str]) -> Iterator[str]:
    from matplotlib import font_manager

    known = {entry.name for entry in font_manager.fontManager.ttflist}
    return (font for font in fonts if font in known)


def _picture(
    axes: Axes,
    drawn: nx.Graph[str],
    counts: dict[str, int],
    places: dict[str, tuple[float, float]],
    sizes: dict[str, float],
) -> bool:
    """Draws lines, nodes, legend and names; whether all names found room."""
    for start, end, values in sorted(drawn.edges(data=True), key=lambda edge: tuple(sorted(edge[:2]))):
        is_quote = values["relation"] not in _DASHES
        axes.plot(
            *zip(places[start], places[end], strict=True),
            color=_EDGE,
            linewidth=min(0.8 + 0.45 * math.sqrt(values["weight"]), 4.0) if is_quote else 1.0,
            linestyle="solid" if is_quote else (0, _DASHES[values["relation"]]),
            zorder=1,
        )
    unit = _unit(axes) * 72 / _DPI
    for kind in KINDS:
        members = sorted(of_kind(drawn, kind))
        marker, colour, words = _LOOK[kind]
        if members:
            axes.scatter(
                [places[node][0] for node in members],
                [places[node][1] for node in members],
                s=[max(2 * sizes[node] * unit, 6) ** 2 * (0.7 if marker == "D" else 1) for node in members],
                marker=marker, color=colour, edgecolors=_PAPER, linewidths=1.0, zorder=2, label=words,
            )  # fmt: skip
    legend = axes.legend(loc="upper left", frameon=False, fontsize=10, markerscale=1.0, labelcolor=_INK)
    for handle in legend.legend_handles:
        if handle is not None:
            handle.set_sizes([60])  # type: ignore[attr-defined]
    return _names(axes, drawn, counts, places, sizes, legend)


def _radius(quotes: int) -> float:
    return min(0.6 + 0.22 * math.sqrt(quotes), 2.6)


def _unit(axes: Axes) -> float:
    """Pixels of one unit of the places."""
    return float(axes.transData.transform((1, 0))[0] - axes.transData.transform((0, 0))[0])


def _names(
    axes: Axes,
    drawn: nx.Graph[str],
    counts: dict[str, int],
    places: dict[str, tuple[float, float]],
    sizes: dict[str, float],
    legend: Any,
) -> bool:
    """A name beside each node, over no other name and no node, and where few lines pass under it.

    A name that finds no room near its node stands further off, and a thin line leads to it;
    on a sheet without any room it is left out. Whether all found room.
    """
    all_named = True
    renderer = axes.get_figure().canvas.get_renderer()  # type: ignore[union-attr]
    at = {node: tuple(axes.transData.transform(places[node])) for node in places}
    to_places = axes.transData.inverted().transform
    unit = _unit(axes)
    taken: list[Box] = [legend.get_window_extent(renderer).extents]
    for node, (x, y) in at.items():
        reach = sizes[node] * unit
        taken.append((x - reach, y - reach, x + reach, y + reach))
    lines = [(*at[start], *at[end]) for start, end in drawn.edges]
    sheet = axes.get_window_extent(renderer).extents
    for node in sorted(drawn, key=lambda node: (KINDS.index(drawn.nodes[node]["kind"]), -counts[node], node)):
        text = _name(axes, drawn.nodes[node], counts[node])
        size = text.get_window_extent(renderer)
        x, y = at[node]
        spots = _spots(x, y, sizes[node] * unit + 6, size.width, size.height)
        free = list(islice((spot for spot in spots if _fits(spot, taken, sheet)), _TRIED))
        if not free:
            text.remove()
            all_named = False
            continue
        box = min(free, key=lambda spot: _crossed(spot, lines))
        taken.append((box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1))
        left, low = to_places(box[:2])
        text.set_position((left, low))
        end = (min(max(x, box[0]), box[2]), min(max(y, box[1]), box[3]))
        if math.dist((x, y), end) > sizes[node] * unit + _FAR:
            leader = to_places([(x, y), end])
            axes.plot(leader[:, 0], leader[:, 1], color=_QUIET, linewidth=0.6, zorder=1.5)
    return all_named


def _crossed(box: Box, lines: Sequence[Box]) -> int:
    """How many lines run through a box (Liang and Barsky 1984)."""
    found = 0
    for x, y, to_x, to_y in lines:
        first, last = 0.0, 1.0
        ways = (x - to_x, to_x - x, y - to_y, to_y - y)
        for way, gap in zip(ways, (x - box[0], box[2] - x, y - box[1], box[3] - y), strict=True):
            if way < 0:
                first = max(first, gap / way)
            elif way > 0:
                last = min(last, gap / way)
            elif gap < 0:
                last = -1.0
        found += first < last
    return found


def _name(axes: Axes, values: dict[str, Any], quotes: int) -> Text:
    """The name in full, on ground of its own that no line shows through."""
    kind = values["kind"]
    whole = values.get("title") if kind == "document" else values.get("words") if kind == "claim" else None
    words = shorten(visible(whole or values["label"]), _LONGEST)
    speaks = kind == "speaker"
    return axes.text(
        0, 0, "\n".join(textwrap.wrap(words, 26)).replace("$", r"\$"),
        fontsize=min(8.5 + 0.5 * math.sqrt(quotes), 13) if speaks else 8,
        color=_INK if speaks else _QUIET,
        fontweight="bold" if speaks and quotes > 4 else "normal",
        fontstyle="italic" if kind in ("document", "claim") else "normal",
        ha="left", va="bottom", linespacing=1.05, zorder=3,
        bbox={"facecolor": _PAPER, "edgecolor": "none", "pad": 0.6},
    )  # fmt: skip


def _spots(x: float, y: float, near: float, width: float, height: float) -> Iterator[Box]:
    """Boxes for a name around a point, the best first."""
    for far in range(_RINGS):
        gap = near + far * 9
        d = gap * 0.72
        for left, low in (
            (x + gap, y - height / 2),
            (x - gap - width, y - height / 2),
            (x - width / 2, y - gap - height),
            (x - width / 2, y + gap),
            (x + d, y + d),
            (x + d, y - d - height),
            (x - d - width, y + d),
            (x - d - width, y - d - height),
        ):
            yield left, low, left + width, low + height


def _fits(box: Box, taken: Sequence[Box], sheet: Sequence[float]) -> bool:
    inside = box[0] >= sheet[0] and box[1] >= sheet[1] and box[2] <= sheet[2] and box[3] <= sheet[3]
    return inside and not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
    )
