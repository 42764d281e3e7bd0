"""Shapes and connectors as the shapes of Office: presets, and ways that no preset runs unturned."""

from dataclasses import dataclass

from docs_out.drawing.shapes import BOTTOM, BOX, CAPSULE, DIAMOND, PENTAGON, RIGHT, TOP, Connector, Point, Rect, span

EMU = 12_700  # a point
PRESETS = {
    CAPSULE: "flowChartTerminator",
    BOX: "flowChartProcess",
    DIAMOND: "flowChartDecision",
    PENTAGON: "flowChartOffpageConnector",
}
WORDS = {CAPSULE: "Awal/akhir", BOX: "Proses", DIAMOND: "Keputusan", PENTAGON: "Penghubung"}
_BENDS = {2: "straightConnector1", 3: "bentConnector2", 4: "bentConnector3"}
_CORNERED = max(_BENDS)
_THINNEST = 1.0  # a bent connector needs a width for its adjust value to be a part of


@dataclass(frozen=True, slots=True)
class Way:
    """A connector: the box between its ends, its geometry, the attributes that flip it."""

    rect: Rect
    geometry: str
    flip: str = ""


def way(arrow: Connector) -> Way:
    """The connector that runs along the points of `arrow`."""
    if len(arrow.points) == _CORNERED and arrow.sides[0] in (TOP, BOTTOM):
        return _own_way(arrow)
    start, end = _start(arrow), arrow.points[-1]
    flip = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
    return Way(span(start, end), preset(_BENDS[len(arrow.points)], _adjust(arrow, start)), flip)


def preset(name: str, adjust: str = "") -> str:
    """A preset shape of Office as geometry."""
    return f'<a:prstGeom prst="{name}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def _own_way(arrow: Connector) -> Way:
    """Upright, level, upright: the presets run so only turned, which word processors place in different ways."""
    rect = span(arrow.points[0], arrow.points[-1])
    points = [f'<a:pt x="{emu(x - rect.x)}" y="{emu(y - rect.top)}"/>' for x, y in arrow.points]
    lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    return Way(
        rect,
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{emu(rect.width)}" h="{emu(rect.height)}" fill="none"><a:moveTo>{points[0]}</a:moveTo>{lines}</a:path>'
        "</a:pathLst></a:custGeom>",
    )


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
