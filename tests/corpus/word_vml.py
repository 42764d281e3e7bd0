"""Shapes as VML, the older markup of Word."""

from tests.corpus.geometry import DECISION, OFFPAGE, PROCESS, TERMINATOR
from tests.corpus.word_pieces import Frame, Piece, emu, text_paragraph

_PATHS = {
    4: "m10800,l,10800,10800,21600,21600,10800xe",
    32: "m,l21600,21600e",
    33: "m,l21600,r,21600e",
    34: "m,l@0,0@0,21600,21600,21600e",
    109: "m,l,21600r21600,l21600,xe",
    110: "m10800,l,10800,10800,21600,21600,10800xe",
    116: "m3475,qx,10800,3475,21600l18125,21600qx21600,10800,18125,xe",
    177: "m,l21600,r,17255l10800,21600,,17255xe",
    202: "m,l,21600r21600,l21600,xe",
}
_FLOW = {TERMINATOR: 116, PROCESS: 109, DECISION: 110, OFFPAGE: 177, "text": 202}
_PLAIN = {"diamond": 4, "straightConnector1": 32, "bentConnector2": 33, "bentConnector3": 34}
_ELEMENTS = {"rect": "rect", "roundRect": "roundrect"}
_ARROWS = {"triangle": "block", "arrow": "open", "stealth": "classic"}
_RELATIVE = {"column": "text", "paragraph": "text"}


def pict(piece: Piece, frame: Frame | None) -> str:
    """`piece` as a VML picture, in its line where there is no frame."""
    style = _style(piece, frame)
    if piece.line is not None and piece.preset == "straightConnector1" and piece.id % 2 and frame:
        return _straight(piece, frame)
    if piece.preset == "custom":
        return _polyline(piece, style)
    element = _ELEMENTS.get(piece.preset, "shape") if piece.kind != "text" else "shape"
    number = _FLOW[piece.kind] if piece.preset.startswith("flow") or piece.kind == "text" else _PLAIN.get(piece.preset)
    kind = f' type="#_x0000_t{number}"' if element == "shape" else ""
    arc = ' arcsize="32768f"' if element == "roundrect" else ""
    adjust = f' adj="{round(piece.adjust * 0.216)}"' if piece.adjust is not None else ""
    types = _shape_type(number) if element == "shape" and number else ""
    body = f'<v:{element} id="_x0000_s{piece.id}"{kind}{arc}{adjust} style="{style}"{_look(piece)}>{_inside(piece)}</v:{element}>'
    return f"<w:pict>{types}{body}</w:pict>"


def _style(piece: Piece, frame: Frame | None) -> str:
    rect = piece.rect
    size = f"width:{rect.width:.2f}pt;height:{rect.height:.2f}pt"
    if frame is None:
        return size
    place = f"position:absolute;margin-left:{rect.x0 - frame.x:.2f}pt;margin-top:{rect.y0 - frame.y:.2f}pt;{size}"
    return f"{place};{_flip(piece)}z-index:{piece.id + 1000};{_relative(frame)}"


def _relative(frame: Frame) -> str:
    across = _RELATIVE.get(frame.horizontal, frame.horizontal)
    down = _RELATIVE.get(frame.vertical, frame.vertical)
    return f"mso-position-horizontal-relative:{across};mso-position-vertical-relative:{down}"


def _straight(piece: Piece, frame: Frame) -> str:
    """A line from the upper left to the lower right corner, mirrored where it leads another way."""
    rect = piece.rect
    ends = [f"{x - frame.x:.2f}pt,{y - frame.y:.2f}pt" for x, y in ((rect.x0, rect.y0), (rect.x1, rect.y1))]
    style = f"position:absolute;{_flip(piece)}z-index:{piece.id + 1000};{_relative(frame)}"
    line = f'<v:line id="_x0000_s{piece.id}" style="{style}" from="{ends[0]}" to="{ends[1]}"{_look(piece)}>{_inside(piece)}</v:line>'
    return f"<w:pict>{line}</w:pict>"


def _flip(piece: Piece) -> str:
    axes = [axis for axis, on in zip("xy", piece.flip, strict=True) if on]
    return f"flip:{' '.join(axes)};" if axes else ""


def _polyline(piece: Piece, style: str) -> str:
    """A line with any corners as a path of its own."""
    assert piece.line is not None
    places = [f"{emu(x - piece.rect.x0)},{emu(y - piece.rect.y0)}" for x, y in piece.line.points]
    path = f"m{places[0]}l{','.join(places[1:])}e"
    size = f'coordsize="{max(1, emu(piece.rect.width))},{max(1, emu(piece.rect.height))}"'
    shape = f'<v:shape id="_x0000_s{piece.id}" style="{style}" {size} path="{path}"{_look(piece)}>{_inside(piece)}</v:shape>'
    return f"<w:pict>{shape}</w:pict>"


def _look(piece: Piece) -> str:
    if piece.kind == "text":
        return ' filled="f" stroked="f"'
    fill = f' fillcolor="#{piece.fill}"' if piece.fill else ' filled="f"'
    return f'{fill} strokecolor="black" strokeweight="{piece.stroke}pt"'


def _inside(piece: Piece) -> str:
    if piece.line is not None:
        ends = (("startarrow", piece.line.tail), ("endarrow", piece.line.head))
        heads = "".join(f' {name}="{_ARROWS[kind]}"' for name, kind in ends if kind != "none")
        dash = ' dashstyle="dash"' if piece.line.dashed else ""
        return f"<v:stroke{heads}{dash}/>"
    if not piece.text:
        return ""
    return f'<v:textbox inset="0,0,0,0"><w:txbxContent>{text_paragraph(piece)}</w:txbxContent></v:textbox>'


def _shape_type(number: int) -> str:
    formulas = '<v:formulas><v:f eqn="val #0"/></v:formulas>' if number == 34 else ""
    adjust = ' adj="10800"' if number == 34 else ""
    look = f'id="_x0000_t{number}" coordsize="21600,21600" o:spt="{number}"{adjust} path="{_PATHS[number]}"'
    return f"<v:shapetype {look}>{formulas}</v:shapetype>"
