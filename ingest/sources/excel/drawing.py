"""Drawings on a worksheet → figures where they stand."""

from collections.abc import Iterator

from ingest.layout.geometry.page import Box
from ingest.sources.excel.sheet import Axis
from ingest.sources.office.drawingml import EMU, Drawing, figures
from ingest.sources.office.figures import Figure
from ingest.sources.office.xml import Element, attr, every, first, kids, local, number, within

_OBJECTS = frozenset({"sp", "cxnSp", "grpSp", "pic"})
_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_QUARTER, _TURN = 5_400_000, 10_800_000


def sheet_figures(root: Element, columns: Axis, rows: Axis) -> Iterator[Figure]:
    """What the drawing part of a sheet shows."""
    for anchor in kids(root):
        if local(anchor) in _ANCHORS:
            box = _box(anchor, columns, rows)
            for found in kids(anchor):
                if local(found) in _OBJECTS:
                    yield from figures(found, Drawing(_unturned(found, box), shape_texts))


def shape_texts(shape: Element) -> tuple[str, ...]:
    """The paragraphs in a shape."""
    found = (" ".join("".join(_runs(p)).split()) for p in every(first(shape, "txBody"), "p"))
    return tuple(text for text in found if text)


def _runs(paragraph: Element) -> Iterator[str]:
    for part in kids(paragraph):
        if local(part) == "br":
            yield " "
        else:
            yield from (text.text or "" for text in within(part, "t"))


def _box(anchor: Element, columns: Axis, rows: Axis) -> Box:
    """The box of an anchor: from cell to cell, from a cell with an extent, or from the sheet's corner."""
    place, extent = first(anchor, "pos"), first(anchor, "ext")
    start = first(anchor, "from")
    if start is not None:
        x0, y0 = _corner(start, columns, rows)
    else:
        x0, y0 = number(attr(place, "x")) / EMU, number(attr(place, "y")) / EMU
    end = first(anchor, "to")
    if end is not None:
        return x0, y0, *_corner(end, columns, rows)
    return x0, y0, x0 + number(attr(extent, "cx")) / EMU, y0 + number(attr(extent, "cy")) / EMU


def _corner(place: Element, columns: Axis, rows: Axis) -> tuple[float, float]:
    """A point in a cell; offsets end where the cell ends."""
    column, row, right, down = (number((_text(place, name)), most=2e9) for name in ("col", "row", "colOff", "rowOff"))
    across, below = int(min(column, 16_384)), int(min(row, 1_048_576))
    x, y = min(right / EMU, columns.size(across)), min(down / EMU, rows.size(below))
    return columns.start(across) + x, rows.start(below) + y


def _text(place: Element, name: str) -> str | None:
    found = first(place, name)
    return None if found is None else found.text


def _unturned(element: Element, box: Box) -> Box:
    """The box before the shape is turned: about the same middle, by a quarter turn as wide as it is drawn high."""
    properties = next((kid for kid in kids(element) if local(kid) in ("spPr", "grpSpPr")), None)
    transform = first(properties, "xfrm")
    turn = number(attr(transform, "rot")) % _TURN
    size = first(transform, "ext")
    if size is None or not _QUARTER / 2 <= turn < _QUARTER * 1.5:
        return box
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    width, height = number(attr(size, "cx")) / EMU, number(attr(size, "cy")) / EMU
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2
