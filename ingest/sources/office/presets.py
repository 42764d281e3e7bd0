"""Preset shapes of office programs, in parts of their width and height.

Each symbol gets the clearest outline of its kind (what a name says is certain): rounded boxes
become capsules, round connectors pentagons, and what is none of the five symbols a hexagon.
"""

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from typing import TypeAlias

from ingest.layout.geometry.page import Point

Points: TypeAlias = tuple[Point, ...]
Adjust: TypeAlias = Mapping[str, float]
_ROUND = 0.05
_END = 0.16


def _arc(x: float, reach: float, begin: float) -> Points:
    """Half an ellipse of full height, clockwise from the angle `begin`."""
    angles = (begin + pi * step / 10 for step in range(11))
    return tuple((x + reach * cos(angle), 0.5 + 0.5 * sin(angle)) for angle in angles)


RECTANGLE: Points = ((0, 0), (1, 0), (1, 1), (0, 1))
CAPSULE: Points = (*_arc(1 - _END, _END, -pi / 2), *_arc(_END, _END, pi / 2))
ELLIPSE: Points = (*_arc(0.5, 0.5, -pi / 2), *_arc(0.5, 0.5, pi / 2)[1:-1])
DIAMOND: Points = ((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5))
PENTAGON: Points = ((0, 0), (1, 0), (1, 0.8), (0.5, 1), (0, 0.8))
HEXAGON: Points = ((0.15, 0), (0.85, 0), (1, 0.5), (0.85, 1), (0.15, 1), (0, 0.5))
TRIANGLE_UP: Points = ((0.5, 0), (1, 1), (0, 1))
TRIANGLE_DOWN: Points = ((0, 0), (1, 0), (0.5, 1))
DIAGONAL: Points = ((0, 0), (1, 1))
SIDES: Points = ((0.5, 0), (0, 0.5), (0.5, 1), (1, 0.5))
_AROUND: Points = tuple((0.5 - 0.5 * sin(pi * k / 4), 0.5 - 0.5 * cos(pi * k / 4)) for k in range(8))

_OUTLINES: dict[str, Points] = {
    "rect": RECTANGLE,
    "flowChartProcess": RECTANGLE,
    "flowChartPredefinedProcess": RECTANGLE,
    "flowChartInternalStorage": RECTANGLE,
    "flowChartTerminator": CAPSULE,
    "flowChartAlternateProcess": CAPSULE,
    "ellipse": ELLIPSE,
    "diamond": DIAMOND,
    "flowChartDecision": DIAMOND,
    "flowChartConnector": PENTAGON,
    "flowChartOffpageConnector": PENTAGON,
    "homePlate": PENTAGON,
    "pentagon": PENTAGON,
    "triangle": TRIANGLE_UP,
    "flowChartExtract": TRIANGLE_UP,
    "flowChartMerge": TRIANGLE_DOWN,
}
_NO_SYMBOLS = frozenset({"leftBrace", "rightBrace", "leftBracket", "rightBracket", "bracePair", "bracketPair", "arc"})
_SITES: dict[str, Points] = {"ellipse": _AROUND, "flowChartConnector": _AROUND}

_LINES: dict[str, Callable[[Adjust], Points]] = {
    "line": lambda _: DIAGONAL,
    "straightConnector1": lambda _: DIAGONAL,
    "bentConnector2": lambda _: ((0, 0), (1, 0), (1, 1)),
    "bentConnector3": lambda a: ((0, 0), (_at(a, 1), 0), (_at(a, 1), 1), (1, 1)),
    "bentConnector4": lambda a: ((0, 0), (_at(a, 1), 0), (_at(a, 1), _at(a, 2)), (1, _at(a, 2)), (1, 1)),
    "bentConnector5": lambda a: (
        *((0, 0), (_at(a, 1), 0), (_at(a, 1), _at(a, 2))),
        *((_at(a, 3), _at(a, 2)), (_at(a, 3), 1), (1, 1)),
    ),
}
_BLOCK_ARROWS: dict[str, tuple[Points, tuple[bool, bool]]] = {
    "rightArrow": (((0, 0.5), (1, 0.5)), (False, True)),
    "leftArrow": (((1, 0.5), (0, 0.5)), (False, True)),
    "downArrow": (((0.5, 0), (0.5, 1)), (False, True)),
    "upArrow": (((0.5, 1), (0.5, 0)), (False, True)),
    "leftRightArrow": (((0, 0.5), (1, 0.5)), (True, True)),
    "upDownArrow": (((0.5, 0), (0.5, 1)), (True, True)),
    "bentUpArrow": (((0, 0.9), (0.9, 0.9), (0.9, 0)), (False, True)),
}


def outline(preset: str, adjust: Adjust) -> Points | None:
    """The outline of a preset; None for a brace, which encloses nothing."""
    if preset in _NO_SYMBOLS:
        return None
    if preset == "roundRect":
        return CAPSULE if adjust.get("adj", 0.16667) > _ROUND else RECTANGLE
    return _OUTLINES.get(preset, HEXAGON)


def sites(preset: str) -> Points:
    """The connection sites of a preset by their numbers."""
    return _SITES.get(preset, SIDES)


def line(preset: str, adjust: Adjust) -> Points | None:
    """The way of a line or connector; None when the preset is neither. Curves count as their corners."""
    way = _LINES.get(preset.replace("curvedConnector", "bentConnector"))
    return way(adjust) if way else None


def block_arrow(preset: str) -> tuple[Points, tuple[bool, bool]] | None:
    """The line that a block arrow stands for, and which of its ends have a head."""
    return _BLOCK_ARROWS.get(preset)


def _at(adjust: Adjust, number: int) -> float:
    return adjust.get(f"adj{number}", 0.5)
