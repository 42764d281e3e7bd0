"""The arrows of a page as connectors of a Word document."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from tests.corpus.connectors import inexact
from tests.corpus.geometry import Arrow, Point, Rect, Symbol, span
from tests.corpus.style import ArrowStyle
from tests.corpus.word_pieces import Line, Piece

_HEADS = {"triangle": "triangle", "over": "triangle", "open": "arrow", "blob": "stealth", "none": "none"}
_LEAST_WIDTH = 1.0


def line_pieces(arrow: Arrow, style: ArrowStyle, kind: str, ids: Iterator[int], rng: Random) -> Iterator[Piece]:
    """`arrow` as one connector of Word's own kinds (preset), as one free path (custom), or leg by leg."""
    points = tuple(inexact(arrow, style, rng))
    head, tail = (_HEADS[style.head] if on else "none" for on in (arrow.head, arrow.tail))
    line = Line(points, head, tail, dashed=style.stroke == "dashed")
    stroke = style.line
    if kind == "segments":
        for n, leg in enumerate(pairwise(points)):
            last = n == len(points) - 2
            part = replace(line, points=leg, head=head if last else "none", tail=tail if n == 0 else "none")
            yield _straight(part, next(ids), stroke)
    elif kind == "custom" and len(points) > 2:
        yield _custom(line, next(ids), stroke)
    else:
        yield _preset(line, next(ids), stroke)


def glued(piece: Piece, arrow: Arrow, numbers: Mapping[Symbol, int]) -> Piece:
    """`piece` with its ends tied to the symbols of `arrow`."""
    assert piece.line is not None
    turned = piece.line.points[0] != arrow.points[0]
    start = (numbers[arrow.source], _site(arrow.source.rect, arrow.points[0]))
    end = (numbers[arrow.target], _site(arrow.target.rect, arrow.points[-1])) if arrow.lands else None
    return replace(piece, line=replace(piece.line, glue=(end, start) if turned else (start, end)))


def _site(rect: Rect, point: Point) -> int:
    """Word's number of the side `point` lies on: top, left, bottom, right."""
    x, y = point
    distances = (abs(y - rect.y0), abs(x - rect.x0), abs(y - rect.y1), abs(x - rect.x1))
    return distances.index(min(distances))


def _preset(line: Line, number: int, stroke: float) -> Piece:
    """A connector whose bends are those of a kind Word knows, or else a free path."""
    points = line.points
    level = [abs(b[0] - a[0]) >= abs(b[1] - a[1]) for a, b in pairwise(points)]
    if len(points) == 2:
        return _straight(line, number, stroke)
    if level == [False, True]:
        return _preset(_turned(line), number, stroke)
    box = _box(points)
    if level == [True, False]:
        return Piece(number, "line", box, "bentConnector2", stroke=stroke, line=line, flip=_flip(points))
    if level == [True, False, True] and box.width >= _LEAST_WIDTH:
        ends = points[-1][0] - points[0][0]
        if abs(ends) >= _LEAST_WIDTH:
            box = span(points[0], points[-1])
            adjust = round((points[1][0] - points[0][0]) / ends * 100_000)
            return Piece(
                number, "line", box, "bentConnector3", stroke=stroke, line=line, adjust=adjust, flip=_flip(points)
            )
    return _custom(line, number, stroke)


def _turned(line: Line) -> Line:
    """The same stroke told from its end."""
    return replace(line, points=line.points[::-1], head=line.tail, tail=line.head)


def _straight(line: Line, number: int, stroke: float) -> Piece:
    return Piece(
        number, "line", _box(line.points), "straightConnector1", stroke=stroke, line=line, flip=_flip(line.points)
    )


def _custom(line: Line, number: int, stroke: float) -> Piece:
    return Piece(number, "line", _box(line.points), "custom", stroke=stroke, line=line)


def _box(points: Sequence[Point]) -> Rect:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Rect(min(xs), min(ys), max(xs), max(ys))


def _flip(points: Sequence[Point]) -> tuple[bool, bool]:
    return points[-1][0] < points[0][0], points[-1][1] < points[0][1]
