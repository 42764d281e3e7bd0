"""Shapes and connectors as the preset shapes of Office: name, box, turns and adjust values."""

from dataclasses import dataclass

from docs_out.drawing.shapes import BOX, CAPSULE, DIAMOND, PENTAGON, RIGHT, Connector, Point, Rect, span

EMU = 12_700  # a point
PRESETS = {
    CAPSULE: "flowChartTerminator",
    BOX: "flowChartProcess",
    DIAMOND: "flowChartDecision",
    PENTAGON: "flowChartOffpageConnector",
}
WORDS = {CAPSULE: "Awal/akhir", BOX: "Proses", DIAMOND: "Keputusan", PENTAGON: "Penghubung"}
_BENDS = {2: "straightConnector1", 3: "bentConnector2", 4: "bentConnector3"}
_THINNEST = 1.0  # a bent connector needs a width for its adjust value to be a part of


@dataclass(frozen=True, slots=True)
class Way:
    """A connector: the box between its ends, its preset, the attributes that flip it, its adjust value."""

    rect: Rect
    preset: str
    flip: str
    adjust: str


def way(arrow: Connector) -> Way:
    """The preset connector that runs along the points of `arrow`."""
    start, end = _start(arrow), arrow.points[-1]
    flip = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
    return Way(span(start, end), _BENDS[len(arrow.points)], flip, _adjust(arrow, start))


def emu(points: float) -> int:
    """`points` in English Metric Units."""
    return round(points * EMU)


def _start(arrow: Connector) -> Point:
    """The first point; inside the source where both ends of a loop lie above each other."""
    (x, y), end = arrow.points[0], arrow.points[-1][0]
    if _BENDS[len(arrow.points)] != "bentConnector3" or abs(end - x) >= _THINNEST:
        return x, y
    return (end - _THINNEST if arrow.sides[0] == RIGHT else end + _THINNEST), y


def _adjust(arrow: Connector, start: Point) -> str:
    if _BENDS[len(arrow.points)] != "bentConnector3":
        return ""
    part = (arrow.points[1][0] - start[0]) / (arrow.points[-1][0] - start[0])
    return f'<a:gd name="adj1" fmla="val {round(part * 100_000)}"/>'
