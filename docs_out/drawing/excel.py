"""Shapes and connectors as native drawings on a worksheet, anchored in its cells."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from docs_out.characters import escaped
from docs_out.drawing.layout import Flow
from docs_out.drawing.presets import PRESETS, WORDS, emu, preset, way
from docs_out.drawing.shapes import Connector, Label, Rect, Shape
from docs_out.drawing.sheet import LABEL_SIZE, lane_names
from model.sop import Procedure

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_ANCHOR = (
    "<xdr:twoCellAnchor><xdr:from>{start}</xdr:from><xdr:to>{end}</xdr:to>{object}<xdr:clientData/></xdr:twoCellAnchor>"
)
_SHAPE = (
    '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="{id}" name="{name}" descr="{descr}"/><xdr:cNvSpPr{box}/></xdr:nvSpPr>'
    "<xdr:spPr>{frame}{geometry}" + _WHITE + "{line}</xdr:spPr>{text}</xdr:sp>"
)
_ARROW = (
    '<xdr:cxnSp macro=""><xdr:nvCxnSpPr><xdr:cNvPr id="{id}" name="Panah {id}" descr="{descr}"/>'
    '<xdr:cNvCxnSpPr><a:stCxn id="{source}" idx="{out}"/><a:endCxn id="{target}" idx="{enter}"/></xdr:cNvCxnSpPr></xdr:nvCxnSpPr>'
    "<xdr:spPr>{frame}{geometry}{line}</xdr:spPr></xdr:cxnSp>"
)
_TEXT = (
    '<xdr:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:p><a:pPr algn="ctr"/>'
    '<a:r><a:rPr lang="id-ID" sz="{size}"><a:latin typeface="Arial"/></a:rPr><a:t>{text}</a:t></a:r></a:p></xdr:txBody>'
)


class Cells:
    """The corners of a sheet's cells, to place drawings by."""

    def __init__(self, widths: Sequence[float], heights: Sequence[float]) -> None:
        self._columns = (0.0, *accumulate(widths))
        self._rows = (0.0, *accumulate(heights))

    def corner(self, x: float, y: float) -> str:
        """The cell around a point and how far in it lies."""
        column, right = _within(self._columns, x)
        row, down = _within(self._rows, y)
        return (
            f"<xdr:col>{column}</xdr:col><xdr:colOff>{emu(right)}</xdr:colOff>"
            f"<xdr:row>{row}</xdr:row><xdr:rowOff>{emu(down)}</xdr:rowOff>"
        )


def _within(edges: Sequence[float], at: float) -> tuple[int, float]:
    number = min(max(bisect_right(edges, at) - 1, 0), len(edges) - 2)
    return number, max(0.0, at - edges[number])


def drawing_xml(flow: Flow, procedure: Procedure, cells: Cells, top: float) -> str:
    """The drawing part of a sheet whose flow table begins `top` points down; labels hide rules, shapes arrow ends."""
    parts = (
        *(_placed(_label(label, top), label.rect, cells, top) for label in flow.labels),
        *(_placed(_arrow(arrow, procedure, top), way(arrow).rect, cells, top) for arrow in flow.connectors),
        *(_placed(_shape(shape, procedure, top), shape.rect, cells, top) for shape in flow.shapes),
    )
    return f'<xdr:wsDr xmlns:xdr="{_SHEET}" xmlns:a="{_MAIN}">{"".join(parts)}</xdr:wsDr>'


def _placed(content: str, rect: Rect, cells: Cells, top: float) -> str:
    start, end = cells.corner(rect.x, rect.top + top), cells.corner(rect.right, rect.bottom + top)
    return _ANCHOR.format(start=start, end=end, object=content)


def _shape(shape: Shape, procedure: Procedure, top: float) -> str:
    word = WORDS[shape.kind]
    step, lane = procedure.steps[shape.row].number, lane_names(procedure)[shape.lane]
    return _SHAPE.format(
        id=shape.id + 1,
        name=f"{word} {shape.id}",
        descr=escaped(f"{word}, langkah {step}, pelaksana {lane}{', diduga' if shape.dashed else ''}"),
        box="",
        frame=_frame(shape.rect, top),
        geometry=preset(PRESETS[shape.kind]),
        line=_line(dashed=shape.dashed),
        text="",
    )


def _arrow(arrow: Connector, procedure: Procedure, top: float) -> str:
    line = way(arrow)
    ends = [procedure.steps[end.row].number for end in (arrow.source, arrow.target)]
    word = f" ({arrow.label})" if arrow.label else ""
    return _ARROW.format(
        id=arrow.id + 1,
        descr=escaped(f"Panah dari langkah {ends[0]} ke langkah {ends[1]}{word}"),
        source=arrow.source.id + 1,
        out=arrow.sides[0],
        target=arrow.target.id + 1,
        enter=arrow.sides[1],
        frame=_frame(line.rect, top, line.flip),
        geometry=line.geometry,
        line=_line(dashed=arrow.dashed, head='<a:tailEnd type="triangle" w="med" len="med"/>'),
    )


def _label(label: Label, top: float) -> str:
    words = escaped(label.connector.label)
    return _SHAPE.format(
        id=label.id + 1,
        name=f"Label {label.id}",
        descr=words,
        box=' txBox="1"',
        frame=_frame(label.rect, top),
        geometry=preset("rect"),
        line="<a:ln><a:noFill/></a:ln>",
        text=_TEXT.format(size=round(LABEL_SIZE * 100), text="</a:t></a:r><a:br/><a:r><a:t>".join(_lines(label))),
    )


def _lines(label: Label) -> Iterator[str]:
    yield from map(escaped, label.lines)


def _frame(rect: Rect, top: float, flip: str = "") -> str:
    x, y = emu(rect.x), emu(rect.top + top)
    return f'<a:xfrm{flip}><a:off x="{x}" y="{y}"/><a:ext cx="{emu(rect.width)}" cy="{emu(rect.height)}"/></a:xfrm>'


def _line(*, dashed: bool, head: str = "") -> str:
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="9525">{_BLACK}{dash}{head}</a:ln>'
