"""The ways an arrow may take from one shape to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from docs_out.drawing.offpage import Joint
from docs_out.drawing.shapes import BOTTOM, LEFT, RIGHT, TOP, Connector, Point, Shape, port
from docs_out.drawing.sheet import Columns

_FIRST_TRACK, _TRACK, _CLEAR = 3.5, 3.0, 3.0
_SIDES = (RIGHT, LEFT)
_SIDE_SLOTS, _TOP_SLOTS = (0.0, -0.25, 0.25), (0.0, -0.28, 0.28)
_STRAIGHT_REACH = 0.43
_HEAD = 5.0
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Way:
    """Where an arrow may leave and enter."""

    joint: Joint
    number: int

    def along(self, points: tuple[Point, ...], source: int, target: int) -> Connector:
        j = self.joint
        return Connector(self.number, j.source, j.target, points, (source, target), j.label, j.dashed)


def direct(way: Way) -> Iterator[Connector]:
    """Straight arrows and those with one corner."""
    source, target = way.joint.source, way.joint.target
    yield from _down(way, source, target)
    yield from _across(way, source, target)
    yield from _corner(way, source, target)


def detours(way: Way, grid: Columns, *, slots: bool) -> Iterator[Connector]:
    """Arrows across, along a gutter between lanes and across again; `slots` tries more ports."""
    source, target = way.joint.source, way.joint.target
    offsets = _SIDE_SLOTS if slots else _SIDE_SLOTS[:1]
    tracks = _tracks(grid, min(source.lane, target.lane), max(source.lane, target.lane))
    for out, enter, a, b in product(_SIDES, _SIDES, offsets, offsets):
        start, end = port(source, out, a), port(target, enter, b)
        for x in tracks:
            if _outside(source, out, x) and _outside(target, enter, x):
                yield way.along((start, (x, start[1]), (x, end[1]), end), out, enter)


def drops(way: Way) -> Iterator[Connector]:
    """Arrows out of the foot or the top, across between two rows and on, where all ways at a row's height are taken."""
    source, target = way.joint.source, way.joint.target
    if target.rect.top <= source.rect.bottom and source.rect.top <= target.rect.bottom:
        return
    out, enter = (BOTTOM, TOP) if target.rect.top > source.rect.bottom else (TOP, BOTTOM)
    for a, b in product(_TOP_SLOTS, _TOP_SLOTS):
        start, end = port(source, out, a), port(target, enter, b)
        if abs(start[0] - end[0]) > _CLEAR:
            for y in _levels(start[1], end[1]):
                yield way.along((start, (start[0], y), (end[0], y), end), out, enter)


def _levels(start: float, end: float) -> list[float]:
    """Heights for level pieces: close to the source, close to the target, clear of both."""
    sign, room = (1 if end > start else -1), abs(end - start)
    near = [_FIRST_TRACK + _TRACK * i for i in range(_LEVELS)]
    far = [room - _HEAD - _FIRST_TRACK - _TRACK * i for i in range(_LEVELS)]
    return [start + sign * off for off in dict.fromkeys(near + far) if _FIRST_TRACK <= off <= room - _HEAD]


def _down(way: Way, source: Shape, target: Shape) -> Iterator[Connector]:
    narrow = min(source, target, key=lambda shape: shape.rect.width)
    x = narrow.rect.center[0]
    slots = [(x - shape.rect.center[0]) / shape.rect.width for shape in (source, target)]
    if target.rect.top > source.rect.bottom and max(map(abs, slots)) < _STRAIGHT_REACH:
        yield way.along((port(source, BOTTOM, slots[0]), port(target, TOP, slots[1])), BOTTOM, TOP)


def _across(way: Way, source: Shape, target: Shape) -> Iterator[Connector]:
    if source.row == target.row and source.lane != target.lane:
        out, enter = (RIGHT, LEFT) if source.lane < target.lane else (LEFT, RIGHT)
        yield way.along((port(source, out), port(target, enter)), out, enter)


def _corner(way: Way, source: Shape, target: Shape) -> Iterator[Connector]:
    if source.lane == target.lane:
        return
    out = RIGHT if source.lane < target.lane else LEFT
    for a, b in product(_SIDE_SLOTS, _TOP_SLOTS):
        start, end = port(source, out, a), port(target, TOP, b)
        if end[1] > start[1] + _HEAD:
            yield way.along((start, (end[0], start[1]), end), out, TOP)


def _tracks(grid: Columns, low: int, high: int) -> list[float]:
    """Places for upright pieces in the gutters from lane `low` to lane `high` and one beyond."""
    found = []
    for lane in range(max(0, low - 1), min(grid.lanes - 1, high + 1) + 1):
        left, right = grid.lane(lane)
        offsets = _offsets(grid.gutter)
        found += [left + offset for offset in offsets] + [right - offset for offset in offsets]
    return found


def _offsets(gutter: float) -> list[float]:
    number = int(max(0.0, gutter - _CLEAR - _FIRST_TRACK) / _TRACK) + 1
    first = min(_FIRST_TRACK, gutter / 2)
    return [first + _TRACK * i for i in range(number)]


def _outside(shape: Shape, side: int, x: float) -> bool:
    return x > shape.rect.right if side == RIGHT else x < shape.rect.x
