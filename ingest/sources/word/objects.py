"""Drawing objects of a run (`w:drawing`, `w:pict`, `w:object`) → drawings with their place."""

from collections.abc import Iterator

from ingest.layout.geometry.page import box_of
from ingest.sources.office import drawingml, vml
from ingest.sources.office.drawingml import EMU, TextReader
from ingest.sources.office.figures import Figure, Line
from ingest.sources.office.xml import Element, attr, first, kids, local, number
from ingest.sources.word.content import Anchor, Axis, Drawing

_OBJECTS = frozenset({"wsp", "wgp", "wpc", "pic", "lockedCanvas"})
_VML_FRAMES = {"char": "character", "line": "paragraph", "text": "column"}
_THOUSANDTH = 100_000


def drawings(holder: Element, texts: TextReader) -> Iterator[Drawing]:
    """The drawings of one object, in order."""
    for child in kids(holder):
        if local(child) in ("anchor", "inline"):
            yield from _drawingml(child, texts)
        elif local(child) in vml.OBJECTS:
            yield _vml(child, texts)


def _drawingml(place: Element, texts: TextReader) -> Iterator[Drawing]:
    data = first(place, "graphic", "graphicData")
    found = next((kid for kid in kids(data) if local(kid) in _OBJECTS), None) if data is not None else None
    if found is None or attr(first(place, "docPr"), "hidden") in ("1", "true"):
        return
    extent = first(place, "extent")
    size = number(attr(extent, "cx")) / EMU, number(attr(extent, "cy")) / EMU
    shown = drawingml.figures(found, drawingml.Drawing((0, 0, *size), texts, attr(first(place, "docPr"), "id") or ""))
    yield Drawing(size, shown, _anchor(place) if local(place) == "anchor" else None)


def _anchor(anchor: Element) -> Anchor:
    in_cell = attr(anchor, "layoutInCell") not in ("0", "false")
    if attr(anchor, "simplePos") in ("1", "true"):
        point = first(anchor, "simplePos")
        x, y = number(attr(point, "x")) / EMU, number(attr(point, "y")) / EMU
        return Anchor(Axis("page", x), Axis("page", y), in_cell)
    return Anchor(_axis(first(anchor, "positionH"), "column"), _axis(first(anchor, "positionV"), "paragraph"), in_cell)


def _axis(position: Element | None, default: str) -> Axis:
    said = {local(kid): (kid.text or "").strip() for kid in kids(position)} if position is not None else {}
    part = next((number(text) / _THOUSANDTH for name, text in said.items() if name.startswith("pctPos")), None)
    frame = attr(position, "relativeFrom") or default
    return Axis(frame, number(said.get("posOffset")) / EMU, said.get("align"), part)


def _vml(element: Element, texts: TextReader) -> Drawing:
    style = vml.style_of(element)
    ends = vml.ends_of(element)
    width, height = vml.length(style.get("width")), vml.length(style.get("height"))
    box = ends or (0.0, 0.0, width, height)
    shown = vml.figures(element, drawingml.Drawing(box, texts))
    if style.get("position") != "absolute":
        return Drawing((width, height), shown)
    x, y = (vml.length(style.get(f"margin-{side}") or style.get(side)) for side in ("left", "top"))
    size = (width, height) if ends is None else _extent(shown)
    return Drawing(
        size, shown, Anchor(_vml_axis(style, "horizontal", x, "column"), _vml_axis(style, "vertical", y, "paragraph"))
    )


def _extent(figures: tuple[Figure, ...]) -> tuple[float, float]:
    points = tuple(point for figure in figures if isinstance(figure, Line) for point in figure.points)
    x0, y0, x1, y1 = box_of(points) if points else (0, 0, 0, 0)
    return x1 - x0, y1 - y0


def _vml_axis(style: dict[str, str], name: str, offset: float, default: str) -> Axis:
    align = style.get(f"mso-position-{name}", "absolute")
    frame = style.get(f"mso-position-{name}-relative", "")
    aligned = None if align == "absolute" else align
    return Axis({**_VML_FRAMES, "text": default}.get(frame, frame) or default, offset, aligned)
