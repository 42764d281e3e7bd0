"""Borders of cells → long rules, each drawn once."""

from collections.abc import Iterable, Iterator

from ingest.layout.geometry.page import Box, Stroke

_EDGE = 0.6


def ruled(boxes: Iterable[Box]) -> Iterator[Stroke]:
    """The sides of all boxes."""
    cells = tuple(boxes)
    yield from level((y, x0, x1) for x0, y0, x1, y1 in cells for y in (y0, y1))
    yield from upright((x, y0, y1) for x0, y0, x1, y1 in cells for x in (x0, x1))


def level(pieces: Iterable[tuple[float, float, float]]) -> Iterator[Stroke]:
    """Rules of pieces (y, left, right)."""
    for x0, x1, y in _joined(pieces):
        yield Stroke(((x0, y), (x1, y)))


def upright(pieces: Iterable[tuple[float, float, float]]) -> Iterator[Stroke]:
    """Rules of pieces (x, top, bottom)."""
    for y0, y1, x in _joined(pieces):
        yield Stroke(((x, y0), (x, y1)))


def _joined(pieces: Iterable[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Start, end and line of the joined pieces (line, start, end)."""
    open_: tuple[float, float, float] | None = None
    for line, start, end in sorted(pieces):
        if open_ and line == open_[2] and start <= open_[1] + _EDGE:
            open_ = open_[0], max(open_[1], end), line
            continue
        if open_:
            yield open_
        open_ = start, end, line
    if open_:
        yield open_
