"""Shapes and connectors as native Word drawings, each anchored in the cell of its own row."""

from collections import defaultdict
from dataclasses import dataclass

from docs_out.characters import escaped
from docs_out.drawing.layout import Flow
from docs_out.drawing.links import Cell
from docs_out.drawing.presets import PRESETS, WORDS, emu, preset, way
from docs_out.drawing.shapes import Connector, Label, Rect, Shape
from docs_out.drawing.sheet import LABEL_SIZE, lane_names
from model.sop import Procedure

_LETTER_SIZE = 7.0
_BEHIND, _BETWEEN, _FRONT = 0, 20_000, 40_000  # labels hide rules only, shapes hide arrow ends
_WHITE = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
_BLACK = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_ANCHOR = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{z}" behindDoc="0" locked="0"'
    ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="column"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="{id}" name="{name}" descr="{descr}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="' + _WPS + '"><wps:wsp><wps:cNvPr id="{id}" name="{name}"/>{kind}'
    '<wps:spPr><a:xfrm{flip}><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
    "{geometry}{fill}{line}</wps:spPr>{text}"
    '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"'
    ' anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)


@dataclass(frozen=True, slots=True)
class _Item:
    """One drawing before it has its place in a cell."""

    id: int
    name: str
    descr: str
    rect: Rect
    geometry: str
    layer: int
    kind: str
    fill: str
    line: str
    flip: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Names:
    """Step numbers and lane names, and the last id taken by earlier procedures."""

    steps: tuple[str, ...]
    lanes: tuple[str, ...]
    base: int

    def step(self, shape: Shape) -> str:
        return f"langkah {self.steps[shape.row]}"


def drawings(flow: Flow, procedure: Procedure, base: int) -> dict[Cell, str]:
    """The runs with drawings of each cell (row, lane); ids count on from `base`."""
    names = _Names(tuple(step.number for step in procedure.steps), lane_names(procedure), base)
    runs: dict[Cell, str] = defaultdict(str)
    for shape in flow.shapes:
        runs[shape.row, shape.lane] += _anchored(_shape(shape, names), flow, shape)
    for arrow in flow.connectors:
        runs[arrow.source.row, arrow.source.lane] += _anchored(_arrow(arrow, names), flow, arrow.source)
    for label in flow.labels:
        source = label.connector.source
        runs[source.row, source.lane] += _anchored(_label(label, names), flow, source)
    return dict(runs)


def _anchored(item: _Item, flow: Flow, home: Shape) -> str:
    x, y = flow.grid.lane(home.lane)[0], flow.rows[home.row].top
    return _ANCHOR.format(
        z=251_658_240 + item.layer + item.id,
        x=emu(item.rect.x - x),
        y=emu(item.rect.top - y),
        cx=emu(item.rect.width),
        cy=emu(item.rect.height),
        id=item.id,
        name=escaped(item.name),
        descr=escaped(item.descr),
        kind=item.kind,
        flip=item.flip,
        geometry=item.geometry,
        fill=item.fill,
        line=item.line,
        text=item.text,
    )


def _shape(shape: Shape, names: _Names) -> _Item:
    word = f"Penghubung halaman {shape.letter}" if shape.letter else WORDS[shape.kind]
    sure = ", diduga" if shape.dashed else ""
    return _Item(
        id=names.base + shape.id,
        name=f"{word} {names.base + shape.id}",
        descr=f"{word}, {names.step(shape)}, pelaksana {names.lanes[shape.lane]}{sure}",
        rect=shape.rect,
        geometry=preset(PRESETS[shape.kind]),
        layer=_FRONT,
        kind="<wps:cNvSpPr/>",
        fill=_WHITE,
        line=_line(dashed=shape.dashed),
        text=_text((shape.letter,), _LETTER_SIZE) if shape.letter else "",
    )


def _arrow(arrow: Connector, names: _Names) -> _Item:
    line = way(arrow)
    ends = [
        f'id="{names.base + s.id}" idx="{i}"' for s, i in zip((arrow.source, arrow.target), arrow.sides, strict=True)
    ]
    word = f" ({arrow.label})" if arrow.label else ""
    return _Item(
        id=names.base + arrow.id,
        name=f"Panah {names.base + arrow.id}",
        descr=f"Panah dari {names.step(arrow.source)} ke {names.step(arrow.target)}{word}",
        rect=line.rect,
        geometry=line.geometry,
        layer=_BETWEEN,
        kind=f"<wps:cNvCnPr><a:stCxn {ends[0]}/><a:endCxn {ends[1]}/></wps:cNvCnPr>",
        fill="<a:noFill/>",
        line=_line(dashed=arrow.dashed, head='<a:tailEnd type="triangle" w="med" len="med"/>'),
        flip=line.flip,
    )


def _label(label: Label, names: _Names) -> _Item:
    words = " ".join(label.lines)
    return _Item(
        id=names.base + label.id,
        name=f"Label {names.base + label.id}",
        descr=f"{words}, cabang dari {names.step(label.connector.source)}",
        rect=label.rect,
        geometry=preset("rect"),
        layer=_BEHIND,
        kind='<wps:cNvSpPr txBox="1"/>',
        fill=_WHITE,
        line="<a:ln><a:noFill/></a:ln>",
        text=_text(label.lines, LABEL_SIZE),
    )


def _line(*, dashed: bool, head: str = "") -> str:
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="9525">{_BLACK}{dash}{head}</a:ln>'


def _text(lines: tuple[str, ...], size: float) -> str:
    face = f'<w:rPr><w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/></w:rPr>'
    spacing = '<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/><w:jc w:val="center"/>'
    paragraphs = (f"<w:p><w:pPr>{spacing}</w:pPr><w:r>{face}<w:t>{escaped(line)}</w:t></w:r></w:p>" for line in lines)
    return f"<wps:txbx><w:txbxContent>{''.join(paragraphs)}</w:txbxContent></wps:txbx>"
