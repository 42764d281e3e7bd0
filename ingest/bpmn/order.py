"""The order of steps in a table: along the flow, and where it leaves that open, as drawn."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from heapq import heapify, heappop, heappush
from typing import TypeAlias

from ingest.bpmn.source import Flow, Node

_Place: TypeAlias = tuple[float, float, int]
# How soon a step has its turn: nothing open before it, something done before it, neither.
_FREE, _REACHED, _FAR = range(3)


def in_order(nodes: Sequence[Node], ways: Sequence[Flow], *, upright: bool) -> tuple[Node, ...]:
    """`nodes` so that each comes after those before it; a loop is entered where something leads into it."""
    places = {node.id: _place(node, number, upright=upright) for number, node in enumerate(nodes)}
    by_id = {node.id: node for node in nodes}
    open_, after = _neighbours(by_id.keys(), ways)
    heap = [(_FAR if open_[id_] else _FREE, places[id_], id_) for id_ in by_id]
    heapify(heap)
    placed: dict[str, Node] = {}
    while heap:
        _, _, id_ = heappop(heap)
        if id_ in placed:
            continue
        placed[id_] = by_id[id_]
        for other in after[id_]:
            open_[other].discard(id_)
            heappush(heap, (_REACHED if open_[other] else _FREE, places[other], other))
    return tuple(placed.values())


def _neighbours(ids: Collection[str], ways: Sequence[Flow]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The steps before and after each."""
    before: dict[str, set[str]] = {id_: set() for id_ in ids}
    after: dict[str, set[str]] = defaultdict(set)
    for way in ways:
        if way.source != way.target:
            before[way.target].add(way.source)
            after[way.source].add(way.target)
    return before, after


def _place(node: Node, number: int, *, upright: bool) -> _Place:
    if node.at is None:
        return 0.0, 0.0, number
    x, y = node.at
    return (y, x, number) if upright else (x, y, number)
