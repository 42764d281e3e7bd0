"""The path language of VML → pieces of paths in the shape's own units."""

import re
from collections.abc import Iterator

from ingest.layout.geometry.page import Point
from ingest.sources.paths import SubPath, curve_points

_COMMAND = re.compile(r"(n[fs]|a[elrt]|w[ar]|q[xyb]|h[a-i]|[a-z])([^a-z]*)")
_LONGEST = 20_000
_RELATIVE = {"t": "m", "r": "l", "v": "c"}


def path_pieces(text: str) -> Iterator[SubPath]:
    """The pieces of a path, absolute and relative lines and curves; formulas count as 0."""
    pen = _Pen()
    for name, values in _COMMAND.findall(text[:_LONGEST].lower()):
        yield from pen.take(name, _points(values))
    yield from pen.lifted(closed=False)


def _points(values: str) -> list[Point]:
    numbers = [float(v) if v and not v.startswith("@") else 0.0 for v in _values(values)]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _values(text: str) -> list[str]:
    """The parameters; one left out between commas counts as empty."""
    if not text.strip():
        return []
    return [part for piece in text.split(",") for part in (re.findall(r"-?\d[\d.]{0,15}|@\d{1,4}", piece) or [""])]


class _Pen:
    """Where the path has got to."""

    def __init__(self) -> None:
        self._points: list[Point] = []
        self._curves = 0

    def take(self, name: str, points: list[Point]) -> Iterator[SubPath]:
        """Draws one command; a move and a close end a piece."""
        command = _RELATIVE.get(name, name)
        if name in _RELATIVE:
            points = self._absolute(points, group=3 if command == "c" else 1)
        if command == "m" and points:
            yield from self.lifted(closed=False)
            self._points = points[:1]
        elif command == "l":
            self._points += points
        elif command == "c" and self._points:
            self._curve(points)
        elif command == "x":
            yield from self.lifted(closed=True)

    def lifted(self, *, closed: bool) -> Iterator[SubPath]:
        """The piece drawn so far."""
        if len(self._points) > 1:
            yield SubPath(tuple(self._points), self._curves, closed)
        self._points, self._curves = self._points[-1:], 0

    def _curve(self, points: list[Point]) -> None:
        for i in range(0, len(points) - 2, 3):
            self._points += curve_points(self._points[-1], *points[i : i + 3])
            self._curves += 1

    def _absolute(self, points: list[Point], group: int) -> list[Point]:
        out: list[Point] = []
        x, y = self._points[-1] if self._points else (0.0, 0.0)
        for i, (dx, dy) in enumerate(points, 1):
            out.append((x + dx, y + dy))
            if i % group == 0:
                x, y = out[-1]
        return out
