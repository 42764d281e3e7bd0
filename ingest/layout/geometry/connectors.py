"""Lines and arrow heads → connectors between shapes.

Lines are drawn carelessly: they stop short of their shape, consist of loose pieces, or run into
another arrow's line. Ends are therefore tied to shapes and to each other in rounds of growing
tolerance, sure ones first; what hangs together then says which shapes lead to which.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import permutations

from ingest.layout.geometry.network import End, Network
from ingest.layout.geometry.page import Point, Stroke
from ingest.layout.geometry.polygon import middle
from ingest.layout.geometry.shapes import ArrowHead, Shape

_ROW = 12.0
_TANGLE = 48
_ROUNDS = (
    (Network.touch, 1.2),
    (Network.join, 1.2),
    (Network.branch, 0.8),
    (Network.touch, 3.5),
    (Network.join, 3.0),
    (Network.branch, 1.8),
    (Network.touch, 6.0),
    (Network.join, 4.5),
    (Network.relay, 4.5),
    (Network.aim, 14.0),
    (Network.join, 7.0),
    (Network.branch, 3.0),
    (Network.aim, 40.0),
)


@dataclass(frozen=True, slots=True)
class Connector:
    """An arrow between two shapes, given by their indexes, and its way; `headed` when a head shows the direction."""

    source: int
    target: int
    points: tuple[Point, ...]
    headed: bool = True


@dataclass(frozen=True, slots=True)
class Dangling:
    """An arrow with one end in the air: the shape it is tied to, and whether its free end has the head."""

    shape: int
    free: Point
    outgoing: bool


@dataclass(frozen=True, slots=True)
class Flow:
    """All arrows of a drawing."""

    connectors: tuple[Connector, ...]
    dangling: tuple[Dangling, ...]


def connect(shapes: tuple[Shape, ...], strokes: Iterable[Stroke], heads: Iterable[ArrowHead]) -> Flow:
    """The arrows that `strokes` and `heads` draw between `shapes`."""
    network = Network(shapes, strokes, tuple(heads))
    for how, tolerance in _ROUNDS:
        how(network, tolerance)
    connectors: list[Connector] = []
    dangling: list[Dangling] = []
    for ends in network.components():
        connectors += _connectors(network, ends, shapes)
        dangling += _dangling(ends, shapes)
    return Flow(tuple(_distinct(connectors)), tuple(dangling))


def _connectors(network: Network, ends: tuple[End, ...], shapes: tuple[Shape, ...]) -> Iterator[Connector]:
    """From each end without a head to each with one; two heads lead both ways.

    Lines that tie very many shapes together are hatching or a grid, no arrows.
    """
    tied = [end for end in ends if end.shape is not None]
    if len(tied) > _TANGLE:
        return
    tails, headed = [e for e in tied if not e.head], [e for e in tied if e.head]
    pairs = [(a, b) for a in tails for b in headed] if tails else list(permutations(headed, 2))
    if not headed and len(tied) > 1:
        first, *rest = sorted(tied, key=lambda end: _reading_order(shapes, end))
        back = len(rest) == 1 and _leads_back(shapes, first, rest[0])
        pairs = [(rest[0], first)] if back else [(first, end) for end in rest]
    for a, b in pairs:
        assert a.shape is not None
        assert b.shape is not None
        if a.shape != b.shape:
            yield Connector(a.shape, b.shape, network.way(a, b), bool(headed))


def _reading_order(shapes: tuple[Shape, ...], end: End) -> tuple[int, float]:
    assert end.shape is not None
    x, y = middle(shapes[end.shape].box)
    return round(y / _ROW), x


def _leads_back(shapes: tuple[Shape, ...], upper: End, lower: End) -> bool:
    """Whether a line without a head is a loop: it leaves a decision further down at its side."""
    assert lower.shape is not None
    assert upper.shape is not None
    shape = shapes[lower.shape]
    x0, y0, x1, y1 = shape.box
    if shape.kind != "decision" or middle(shape.box)[1] - middle(shapes[upper.shape].box)[1] < _ROW:
        return False
    x, y = lower.point
    return min(abs(x - x0), abs(x - x1)) < 0.25 * (x1 - x0) and abs(y - (y0 + y1) / 2) < 0.3 * (y1 - y0)


def _dangling(ends: tuple[End, ...], shapes: tuple[Shape, ...]) -> Iterator[Dangling]:
    """Arrows that leave a shape or come to one without another end; without a head they lead downwards."""
    tied = [end for end in ends if end.shape is not None]
    free = [end for end in ends if end.free]
    if len(tied) != 1:
        return
    shape = tied[0].shape
    assert shape is not None
    headless = not any(end.head for end in (*tied, *free))
    for end in free:
        below = end.point[1] > middle(shapes[shape].box)[1]
        yield Dangling(shape, end.point, outgoing=below if headless else not tied[0].head)


def _distinct(connectors: list[Connector]) -> Iterator[Connector]:
    seen: set[tuple[int, int]] = set()
    for connector in sorted(connectors, key=lambda c: not c.headed):
        if (connector.source, connector.target) not in seen:
            seen.add((connector.source, connector.target))
            yield connector
