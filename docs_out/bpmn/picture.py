"""Where each node, flow and text of a BPMN diagram stands: lanes side by side as in the flow table.

Computed in points by the router of the flow table, whose gutters and tracks are for small shapes, and enlarged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from docs_out.bpmn.graph import GATEWAY, PLAIN_TASK, TASK, TOGETHER, Graph, Node
from docs_out.drawing.labels import label_all
from docs_out.drawing.metrics import width, wrap
from docs_out.drawing.offpage import Joint
from docs_out.drawing.routing import route
from docs_out.drawing.shapes import BOX, CIRCLE, DIAMOND, Connector, Point, Rect, Shape
from docs_out.drawing.sheet import Columns

_ZOOM = 2.5  # pixels a point: the router's tracks lie 3 points apart, BPMN tools draw tasks 80 pixels high
_LANE, _TASK_LEAST, _GATEWAY, _EVENT = 300 / _ZOOM, 80 / _ZOOM, 50 / _ZOOM, 36 / _ZOOM
_BAND, _GAP = 30 / _ZOOM, 40 / _ZOOM
_TASK_TEXT, _NAME_TEXT, _PITCH = 12 / _ZOOM, 11 / _ZOOM, 1.25
_TASK_PAD, _SIGN, _NAME_ASIDE, _NAME_OVER = 10 / _ZOOM, 26 / _ZOOM, 18 / _ZOOM, 4 / _ZOOM
_LINES_IN_BAND, _SPARE, _GRAIN = 1.8, 1.2, 4 / _ZOOM
_FIGURES = {TASK: BOX, PLAIN_TASK: BOX, GATEWAY: DIAMOND, TOGETHER: DIAMOND}


@dataclass(frozen=True, slots=True)
class Line:
    """A flow's corner points and the place of its name."""

    points: tuple[Point, ...]
    name: Rect | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything in pixels from the upper left corner of the pool; nodes, names and lines by id."""

    pool: Rect
    lanes: tuple[Rect, ...]
    nodes: dict[str, Rect]
    names: dict[str, Rect]
    lines: dict[str, Line]


@dataclass(frozen=True, slots=True)
class _Spot:
    """A node's shape and the text beside it, which arrows keep clear of."""

    node: Node
    shape: Shape
    name: Shape | None
    bottom: float


def picture(graph: Graph, title: str) -> Picture:
    """The picture of one pool headed `title`."""
    count = max(1, len(graph.lanes))
    lane = max(_LANE, _up(width(title, _TASK_TEXT) / _LINES_IN_BAND / count))
    grid = Columns(tuple(accumulate([lane] * count, initial=0.0)), 0, count)
    spots = list(_spots(graph.nodes, grid))
    height = (spots[-1].bottom if spots else 2 * _BAND) + _GAP
    lanes = [Rect(i * lane, _BAND, lane, height - _BAND) for i in range(len(graph.lanes))]
    return Picture(
        _px(Rect(0, 0, lane * count, height)),
        tuple(map(_px, lanes)),
        {spot.node.id: _px(spot.shape.rect) for spot in spots},
        {spot.node.id: _px(spot.name.rect) for spot in spots if spot.name},
        _lines(graph, spots, grid),
    )


def _spots(nodes: Sequence[Node], grid: Columns) -> Iterator[_Spot]:
    """Each node in a row of its own, one below the other."""
    top = 2 * _BAND
    for number, node in enumerate(nodes):
        left, right = grid.lane(node.lane)
        middle = (left + right) / 2
        rect = _task(node, Rect(left + grid.gutter, top + _GAP, right - left - 2 * grid.gutter, 0))
        name = None
        if node.tag not in (TASK, PLAIN_TASK):
            name = _name(
                node, Rect(middle + _NAME_ASIDE, top + _GAP / 2, right - grid.gutter - middle - _NAME_ASIDE, 0)
            )
            size = _GATEWAY if node.tag in (GATEWAY, TOGETHER) else _EVENT
            rect = Rect(
                middle - size / 2, max(top + _GAP, _up(name.bottom - _NAME_OVER) if node.name else 0), size, size
            )
        figure = Shape(number + 1, _FIGURES.get(node.tag, CIRCLE), number, node.lane, 0, rect)
        text = Shape(len(nodes) + number + 1, BOX, number, node.lane, 0, name) if name and node.name else None
        top = rect.bottom
        yield _Spot(node, figure, text, top)


def _task(node: Node, room: Rect) -> Rect:
    lines = len(wrap(node.name, _TASK_TEXT, room.width - 2 * _TASK_PAD))
    return Rect(room.x, room.top, room.width, max(_TASK_LEAST, _up(lines * _TASK_TEXT * _PITCH + 2 * _SIGN)))


def _name(node: Node, room: Rect) -> Rect:
    """The room of a name above and right of its gateway or event."""
    lines = wrap(node.name, _NAME_TEXT, room.width)
    alone = width(node.name, _NAME_TEXT) * _SPARE + _NAME_OVER
    return Rect(room.x, room.top, min(room.width, alone), len(lines) * _NAME_TEXT * _PITCH)


def _lines(graph: Graph, spots: Sequence[_Spot], grid: Columns) -> dict[str, Line]:
    """The ways of all flows, clear of shapes and names where possible."""
    at = {spot.node.id: spot.shape for spot in spots}
    shapes = [*at.values(), *(spot.name for spot in spots if spot.name)]
    joints = [Joint(at[flow.source], at[flow.target], flow.name or "") for flow in graph.flows]
    arrows = route(joints, shapes, grid)
    labels = {label.connector.id: label.rect for label in label_all(arrows, shapes, grid)}
    return {flow.id: _line(arrow, labels.get(arrow.id)) for flow, arrow in zip(graph.flows, arrows, strict=True)}


def _line(arrow: Connector, label: Rect | None) -> Line:
    return Line(tuple((_up_px(x), _up_px(y)) for x, y in arrow.points), _px(label) if label else None)


def _up(length: float) -> float:
    """`length` up to the next whole grain, so that pixels come out even."""
    return ceil(length / _GRAIN - 1e-9) * _GRAIN


def _px(rect: Rect) -> Rect:
    return Rect(*(_up_px(value) for value in (rect.x, rect.top, rect.width, rect.height)))


def _up_px(value: float) -> float:
    return round(value * _ZOOM, 2)
