"""Where the nodes of a graph lie in a picture: the same places for the same graph.

What hangs on a single neighbour is laid in rings around it, as petals; what is left, the
core of hubs and of all that ties them, is laid by forces (Fruchterman and Reingold 1991),
with each hub taking the room of its petals. So the cost of the forces falls on few nodes.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graphs.steps import steps

__all__ = ["place"]

_STEPS = 220
_SAMPLE = 400
"""Of more nodes than this, each step takes a sample to push the others (Gove 2019)."""
_PUSH, _PULL, _MIDDLE = 0.012, 0.08, 0.1
"""How strongly nodes push each other, ties pull, and the middle pulls: with these a third of
the picture is filled, and hubs of many ties do not fall together."""

Points = NDArray[np.float64]
Ring = list[tuple[Hashable, float, float]]


def place(
    graph: nx.Graph[Any], radius: Mapping[Any, float], gap: float, seed: int = 1
) -> dict[Any, tuple[float, float]]:
    """Places (x, y) of all nodes, in the unit of ``radius``; their discs are at least ``gap`` apart.

    Deterministic: the same nodes and edges in the same order give the same places.
    """
    parent = _peeled(graph)
    petals: dict[Any, list[Any]] = {node: [] for node in graph}
    extent: dict[Any, float] = {}
    rings: dict[Any, Ring] = {}
    for node in parent:
        rings[node], extent[node] = _rings(radius[node], petals[node], extent, gap)
        hub = parent[node]
        if hub is not None:
            petals[hub].append(node)
    roots = [node for node in graph if parent[node] is None]
    points = _forces(graph.subgraph(roots), roots, np.array([extent[root] + gap / 2 for root in roots]), seed)
    places: dict[Any, tuple[float, float]] = {}
    waiting = deque((root, float(x), float(y), 0.0) for root, (x, y) in zip(roots, points, strict=True))
    while waiting:
        node, x, y, turn = waiting.popleft()
        places[node] = (round(x, 3), round(y, 3))
        for petal, distance, angle in rings[node]:
            way = angle + turn
            waiting.append((petal, x + distance * math.cos(way), y + distance * math.sin(way), way))
    return {node: places[node] for node in graph}


def _peeled(graph: nx.Graph[Any]) -> dict[Any, Any]:
    """Each node and the neighbour that it hangs on (None in the core), petals before their hubs.

    Petals have petals at most: rings of rings of rings would take ever more room.
    """
    degree = {node: sum(other != node for other in graph[node]) for node in graph}
    height = dict.fromkeys(graph, 0)
    parent: dict[Any, Any] = {}
    ends = deque(node for node in graph if degree[node] == 1)
    while ends:
        node = ends.popleft()
        hub = next((other for other in graph[node] if other not in parent and other != node), None)
        if hub is None or height[node] > 1:
            continue
        parent[node] = hub
        height[hub] = max(height[hub], height[node] + 1)
        degree[hub] -= 1
        if degree[hub] == 1:
            ends.append(hub)
    parent.update((node, None) for node in graph if node not in parent)
    return parent


def _rings(own: float, petals: list[Any], extent: Mapping[Any, float], gap: float) -> tuple[Ring, float]:
    """Petals in rings around a node of radius ``own``, small ones inside, and the radius of it all."""
    placed: Ring = []
    edge = own
    waiting = deque(sorted(petals, key=lambda petal: extent[petal]))
    while waiting:
        ring: list[tuple[Any, float]] = []
        used = 0.0
        distance = edge + gap
        while waiting:
            size = extent[waiting[0]] + gap / 2
            wider = max(distance, edge + gap + size)
            share = 2 * math.asin(min(1.0, size / wider))
            if ring and used + share > 2 * math.pi:
                break
            distance = wider
            ring.append((waiting.popleft(), share))
            used += share
        spare = (2 * math.pi - used) / len(ring)
        angle = 0.4 * len(placed)
        for petal, share in ring:
            placed.append((petal, distance, angle + share / 2))
            angle += share + spare
        edge = distance + max(extent[petal] for petal, _ in ring)
    return placed, edge


def _forces(graph: nx.Graph[Any], nodes: list[Any], size: Points, seed: int) -> Points:
    """Places of hubs that take the room ``size``: ties pull, all push, the middle pulls a little."""
    count = len(nodes)
    random = np.random.default_rng(seed)
    order = np.argsort(-size, kind="stable")
    points = np.empty((count, 2))
    reach = np.sqrt(np.cumsum(size[order] ** 2)) * 1.3
    angle = np.arange(count) * math.pi * (3 - math.sqrt(5))
    points[order] = np.stack([reach * np.cos(angle), reach * np.sin(angle)], axis=1)
    if count < 2:
        return points * 0
    at = {node: index for index, node in enumerate(nodes)}
    ties = np.array([(at[a], at[b]) for a, b in graph.edges if a != b], np.int64).reshape(-1, 2)
    spread = float(np.sqrt(np.mean(size**2))) * 2
    ideal = size[ties[:, 0]] + size[ties[:, 1]] + spread * 0.35
    degree = np.bincount(ties.ravel(), minlength=count).clip(1)
    for step in steps("Placing", range(_STEPS)):
        others = np.arange(count) if count <= _SAMPLE else random.choice(count, _SAMPLE, replace=False)
        x, y = (points[:, None, axis] - points[None, others, axis] for axis in (0, 1))
        push = (size[:, None] + (size[others] + spread)) ** 2 / (x * x + y * y + 1e-9)
        move = np.stack([(x * push).sum(axis=1), (y * push).sum(axis=1)], axis=1)
        move *= _PUSH * count / len(others)
        between = points[ties[:, 0]] - points[ties[:, 1]]
        length = np.sqrt((between**2).sum(axis=1)) + 1e-9
        pull = _PULL * between * ((length - ideal) / length)[:, None]
        pull /= np.sqrt(np.minimum(degree[ties[:, 0]], degree[ties[:, 1]]))[:, None]
        np.add.at(move, ties[:, 0], -pull)
        np.add.at(move, ties[:, 1], pull)
        move -= points * _MIDDLE
        cool = spread * 4 * (1 - step / _STEPS) ** 1.5 + 0.01
        size_of = np.sqrt((move**2).sum(axis=1, keepdims=True)) + 1e-9
        points += move * np.minimum(1.0, cool / size_of)
    return _apart(points, size)


def _apart(points: Points, size: Points) -> Points:
    """The points pushed until no two discs overlap.

    Only discs that lie near each other are looked at, and who these are is found again when some have
    moved so far that others may have come near.
    """
    near = float(np.mean(size))
    one = two = np.zeros(0, np.int64)
    moved = math.inf
    for _ in steps("Moving apart", range(300)):
        if moved > near / 2:
            one, two = _neighbours(points, size, near)
            moved = 0.0
        between = points[one] - points[two]
        distance = np.sqrt((between**2).sum(axis=1)) + 1e-9
        overlap = (size[one] + size[two] - distance).clip(0.0)
        if overlap.max(initial=0.0) < 1e-3:
            break
        ends = np.concatenate([one, two])
        hit = np.concatenate([overlap, overlap]) > 0
        crowd = np.sqrt(np.bincount(ends[hit], minlength=len(points)).clip(1))
        part = between * (overlap / distance / 2)[:, None]
        both = np.concatenate([part, -part])
        move = np.stack([np.bincount(ends, both[:, axis], len(points)) for axis in (0, 1)], axis=1)
        move *= 1.02 / crowd[:, None]
        points = points + move
        moved += float(np.sqrt((move**2).sum(axis=1)).max())
    return points


def _neighbours(points: Points, size: Points, near: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The pairs of discs that overlap or are less than ``near`` apart."""
    block = 512
    found = [np.zeros((0, 2), np.int64)]
    for first in range(0, len(points), block):
        here = slice(first, first + block)
        x, y = (points[here, None, axis] - points[None, first:, axis] for axis in (0, 1))
        reach = size[here, None] + size[None, first:] + near
        found.append(np.argwhere(np.triu(x * x + y * y < reach * reach, 1)) + first)
    one, two = np.concatenate(found).T
    return one, two
