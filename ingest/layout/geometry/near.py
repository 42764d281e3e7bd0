"""Things on a page found by where they are, without looking at all of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from ingest.layout.geometry.page import Box, Point

_CELL = 20.0
Thing = TypeVar("Thing")


class Near(Generic[Thing]):
    """Things at points, sorted into squares of the page."""

    def __init__(self, placed: Iterable[tuple[Point, Thing]]) -> None:
        self._squares: dict[tuple[int, int], list[Thing]] = defaultdict(list)
        for point, thing in placed:
            self._squares[_square(*point)].append(thing)

    def around(self, box: Box, reach: float) -> Iterator[Thing]:
        """At least everything within `reach` of a small box."""
        x0, y0 = _square(box[0] - reach, box[1] - reach)
        x1, y1 = _square(box[2] + reach, box[3] + reach)
        for column in range(x0, x1 + 1):
            for row in range(y0, y1 + 1):
                yield from self._squares.get((column, row), ())


def _square(x: float, y: float) -> tuple[int, int]:
    return int(x // _CELL), int(y // _CELL)
