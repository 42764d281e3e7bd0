"""Dotted curves between steps: flows that the SOP does not draw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docs_out.characters import escaped
from docs_out.drawing.marks import WayMark
from docs_out.drawing.shapes import Point, Shape

Ways = Mapping[tuple[str, str], WayMark]
_OUT, _OUT_MOST, _OUT_PART = 16.0, 70.0, 0.12
_HEAD, _WING = 5.0, 2.4
_SLOTS, _SLOT = 5, 0.13
_NOTE = 7.0


@dataclass(frozen=True, slots=True)
class _Curve:
    """From one point to another, bent to the right (1) or the left (-1) by `out`."""

    start: Point
    end: Point
    side: int
    out: float

    @property
    def way(self) -> str:
        (x, y), (ex, ey) = self.start, self.end
        return (
            f"M{x:.1f} {y:.1f}C{self.bend:.1f} {y:.1f} {self.bend:.1f} {ey:.1f} {ex + self.side * _HEAD:.1f} {ey:.1f}"
        )

    @property
    def bend(self) -> float:
        """How far to the side the curve is drawn: beyond both of its ends."""
        ends = self.start[0], self.end[0]
        return (max(ends) if self.side > 0 else min(ends)) + self.side * self.out

    @property
    def middle(self) -> Point:
        """The point at half the curve."""
        (x, y), (ex, ey) = self.start, self.end
        return (x + 6 * self.bend + ex) / 8, (y + ey) / 2


def dotted(ways: Ways, shapes: Mapping[str, Shape]) -> Iterator[str]:
    """The ways between steps that have a shape: down on the right of the shapes, up on their left."""
    for number, ((source, target), mark) in enumerate(ways.items()):
        if source in shapes and target in shapes:
            yield _drawn(_curve(shapes[source], shapes[target], number), mark)


def _curve(source: Shape, target: Shape, number: int) -> _Curve:
    """Neighbouring curves leave a shape at different heights."""
    side = 1 if target.row > source.row else -1
    (_x, y), (_ex, ey) = source.rect.center, target.rect.center
    slot = (number % _SLOTS - _SLOTS // 2) * _SLOT
    start, end = (shape.rect.right if side > 0 else shape.rect.x for shape in (source, target))
    out = min(_OUT_MOST, _OUT + _OUT_PART * abs(ey - y))
    top = y - source.rect.height / 4 if source is target else y + slot * source.rect.height
    foot = ey + target.rect.height / 4 if source is target else ey + slot * target.rect.height
    return _Curve((start, top), (end, foot), side, out)


def _drawn(curve: _Curve, mark: WayMark) -> str:
    (ex, ey), base = curve.end, curve.end[0] + curve.side * _HEAD
    x, y = curve.middle
    head = f"M{ex:.1f} {ey:.1f}L{base:.1f} {ey - _WING:.1f}L{base:.1f} {ey + _WING:.1f}Z"
    line = f"stroke:{mark.colour};stroke-width:{mark.thick:g};stroke-dasharray:1.5 2.5;stroke-linecap:round"
    note = f'<text class="rim" x="{x:.1f}" y="{y + _NOTE * 0.35:.1f}" font-size="{_NOTE:g}" text-anchor="middle" style="fill:{mark.colour}">{escaped(mark.note)}</text>'
    return f'<path class="arrow" style="{line}" d="{curve.way}"/><path class="head" style="fill:{mark.colour}" d="{head}"/>{note}'
