"""Horizontal and vertical rules of a page, drawn as lines, thin filled rectangles or cell borders."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.layout.geometry.page import Box, Outline, Point, Stroke
from ingest.layout.geometry.polygon import corners

_LEVEL = 0.7
_SHORTEST = 3.0
_TOGETHER = 2.6
_GAP = 3.0


@dataclass(frozen=True, slots=True)
class Rule:
    """All pieces of rules on one line: its position across, and what it covers along, from the start on."""

    at: float
    spans: tuple[tuple[float, float], ...]

    def covers(self, along: float) -> bool:
        """Whether the rule is drawn at `along`."""
        begun = bisect_right(self.spans, along + _GAP, key=lambda span: span[0])
        return begun > 0 and along <= self.spans[begun - 1][1] + _GAP

    @property
    def length(self) -> float:
        """How much of the line is drawn."""
        return sum(end - start for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page, top down and left to right."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]


def find_rules(outlines: Iterable[Outline], strokes: Iterable[Stroke]) -> Rules:
    """Every axis-parallel stroke and every side of a stroked rectangle, pieces on one line joined.

    Mere fills are shading.
    """
    sides = [side for stroke in strokes for side in pairwise(stroke.points)]
    sides += [
        side for outline in outlines if outline.stroked and is_rectangle(outline) for side in _box_sides(outline.box)
    ]
    level = [(a[1], min(a[0], b[0]), max(a[0], b[0])) for a, b in sides if abs(a[1] - b[1]) < _LEVEL]
    upright = [(a[0], min(a[1], b[1]), max(a[1], b[1])) for a, b in sides if abs(a[0] - b[0]) < _LEVEL]
    return Rules(_merged(level), _merged(upright))


def is_rectangle(outline: Outline) -> bool:
    """Whether the outline is an upright rectangle."""
    if outline.curves:
        return False
    x0, y0, x1, y1 = outline.box
    points = outline.points if len(outline.points) <= 5 else corners(outline.points)
    near = max(_LEVEL, 0.02 * min(x1 - x0, y1 - y0))
    return len(points) in (4, 5) and all(
        min(abs(x - x0), abs(x - x1)) < near and min(abs(y - y0), abs(y - y1)) < near for x, y in points
    )


def _box_sides(box: Box) -> tuple[tuple[Point, Point], ...]:
    x0, y0, x1, y1 = box
    return ((x0, y0), (x1, y0)), ((x0, y1), (x1, y1)), ((x0, y0), (x0, y1)), ((x1, y0), (x1, y1))


def _merged(pieces: list[tuple[float, float, float]]) -> tuple[Rule, ...]:
    long = sorted(piece for piece in pieces if piece[2] - piece[1] >= _SHORTEST)
    return tuple(_rule(group) for group in _groups(long))


def _groups(pieces: list[tuple[float, float, float]]) -> Iterator[list[tuple[float, float, float]]]:
    """Runs of pieces that lie within `_TOGETHER` of the first."""
    group: list[tuple[float, float, float]] = []
    for piece in pieces:
        if group and piece[0] - group[0][0] > _TOGETHER:
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _rule(group: list[tuple[float, float, float]]) -> Rule:
    """One rule; the position is that of its longest piece."""
    longest = max(group, key=lambda piece: piece[2] - piece[1])
    spans: list[tuple[float, float]] = []
    for _, start, end in sorted(group, key=lambda piece: piece[1]):
        if spans and start <= spans[-1][1] + _GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((start, end))
    return Rule(longest[0], tuple(spans))
