"""Decomposable graphs over a few lists, as their cliques and separators (Madigan & York 1997, section 2)."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations


@dataclass(frozen=True, slots=True)
class Graph:
    """A decomposable graph: cliques and separators as bit masks of lists; a separator may occur again."""

    cliques: tuple[int, ...]
    separators: tuple[int, ...]


@lru_cache(maxsize=8)
def decomposable_graphs(lists: int) -> tuple[Graph, ...]:
    """Return every decomposable graph over the lists: 8, 61 and 822 for three, four and five."""
    pairs = tuple(combinations(range(lists), 2))
    graphs = (_graph(_neighbours(chosen, pairs, lists)) for chosen in range(1 << len(pairs)))
    return tuple(graph for graph in graphs if graph is not None)


def _neighbours(chosen: int, pairs: tuple[tuple[int, int], ...], lists: int) -> list[int]:
    around = [0] * lists
    for place, (one, other) in enumerate(pairs):
        if chosen >> place & 1:
            around[one] |= 1 << other
            around[other] |= 1 << one
    return around


def _graph(around: list[int]) -> Graph | None:
    """Return the graph by taking out simplicial vertices one by one; None where that is not possible."""
    left = (1 << len(around)) - 1
    order: list[tuple[int, int]] = []
    while left:
        vertex = next((v for v in range(len(around)) if left >> v & 1 and _simplicial(v, around, left)), None)
        if vertex is None:
            return None
        left &= ~(1 << vertex)
        order.append((1 << vertex, around[vertex] & left))
    cliques: list[int] = []
    separators: list[int] = []
    # Put back in reverse: a vertex whose border is a whole clique widens it, another one starts a new clique.
    for vertex, border in reversed(order):
        if border in cliques:
            cliques[cliques.index(border)] = border | vertex
        else:
            separators += [border] if cliques else []
            cliques.append(border | vertex)
    return Graph(tuple(cliques), tuple(separators))


def _simplicial(vertex: int, around: list[int], left: int) -> bool:
    border = around[vertex] & left
    members = [v for v in range(len(around)) if border >> v & 1]
    return all(border & ~around[v] == 1 << v for v in members)
