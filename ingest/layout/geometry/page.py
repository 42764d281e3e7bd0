"""A page as every source delivers it: points from the top left corner, y downwards."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Char:
    """One character and its box; `quarter` is 0 for upright text, 1 for text that reads upwards, 3 downwards."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    quarter: int = 0


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap between them and their common box; `quarter` as in `Char`."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    quarter: int = 0

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def reading_box(item: Char | Word) -> Box:
    """The box as the reader sees it who turns the page so that the text is upright."""
    if item.quarter == 1:
        return -item.bottom, item.x0, -item.top, item.x1
    if item.quarter == 3:
        return item.top, -item.x1, item.bottom, -item.x0
    return item.x0, item.top, item.x1, item.bottom


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed polygon; curves are flattened, `curves` counts them.

    `filled` and `stroked` tell of visible ink: white fill is none.
    """

    points: tuple[Point, ...]
    curves: int = 0
    filled: bool = False
    stroked: bool = True

    @property
    def box(self) -> Box:
        """x0, top, x1, bottom."""
        return box_of(self.points)


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open polyline."""

    points: tuple[Point, ...]

    @property
    def box(self) -> Box:
        """x0, top, x1, bottom."""
        return box_of(self.points)


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image: its box, and its visible ink drawn on demand (0 black, 255 white)."""

    box: Box
    grey: "Callable[[], NDArray[np.uint8]]" = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `number` counts from 1."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    outlines: tuple[Outline, ...]
    strokes: tuple[Stroke, ...]
    pictures: tuple[Picture, ...] = ()


def box_of(points: tuple[Point, ...]) -> Box:
    """The smallest upright box around `points`."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
