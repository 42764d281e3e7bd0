"""Shapes of a Word document as DrawingML: floating, inline or grouped, with a VML fallback."""

from xml.sax.saxutils import quoteattr

from tests.corpus.geometry import Point, Rect
from tests.corpus.word_pieces import Frame, Piece, emu, text_paragraph
from tests.corpus.word_vml import pict

_OFFICE = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_GUIDES = {"bentConnector3": "adj1"}
_LAYER = 251_650_000


def floating(piece: Piece, frame: Frame, markup: str) -> str:
    """A run with `piece` anchored so that offsets count from `frame`."""
    if markup == "vml":
        return f"<w:r>{pict(piece, frame)}</w:r>"
    drawing = f"<w:drawing>{_anchor(piece.id, piece.rect, frame, _graphic('Shape', _wsp(piece, (0, 0))))}</w:drawing>"
    if markup == "drawing":
        return f"<w:r>{_choice(drawing)}</w:r>"
    return f"<w:r>{_choice(drawing, pict(piece, frame))}</w:r>"


def inline(piece: Piece, markup: str) -> str:
    """A run with `piece` as a letter of its line."""
    width, height = emu(piece.rect.width), emu(piece.rect.height)
    body = f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{piece.id}" name={quoteattr(piece.name)}/>'
    xml = f"<w:drawing><wp:inline>{body}<wp:cNvGraphicFramePr/>{_graphic('Shape', _wsp(piece, (0, 0)))}</wp:inline></w:drawing>"
    fallback = pict(piece, None) if markup == "both" else ""
    return f"<w:r>{_choice(xml, fallback)}</w:r>"


def group(pieces: tuple[Piece, ...], frame: Frame, number: int, scale: int) -> str:
    """A run with all `pieces` in one group whose own units are `scale` times smaller."""
    box = Rect(
        min(p.rect.x0 for p in pieces),
        min(p.rect.y0 for p in pieces),
        max(p.rect.x1 for p in pieces),
        max(p.rect.y1 for p in pieces),
    )
    width, height = emu(box.width), emu(box.height)
    xfrm = f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="0" y="0"/><a:chExt cx="{width * scale}" cy="{height * scale}"/></a:xfrm>'
    children = "".join(_wsp(p, (p.rect.x0 - box.x0, p.rect.y0 - box.y0), scale) for p in pieces)
    body = f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>{xfrm}</wpg:grpSpPr>{children}</wpg:wgp>"
    drawing = f"<w:drawing>{_anchor(number, box, frame, _graphic('Group', body))}</w:drawing>"
    return f"<w:r>{_choice(drawing, requires='wpg')}</w:r>"


def _choice(drawing: str, fallback: str = "", requires: str = "wps") -> str:
    second = f"<mc:Fallback>{fallback}</mc:Fallback>" if fallback else ""
    return f'<mc:AlternateContent><mc:Choice Requires="{requires}">{drawing}</mc:Choice>{second}</mc:AlternateContent>'


def _graphic(kind: str, body: str) -> str:
    return f'<a:graphic><a:graphicData uri="{_OFFICE}{kind}">{body}</a:graphicData></a:graphic>'


def _anchor(number: int, rect: Rect, frame: Frame, graphic: str) -> str:
    x, y = emu(rect.x0 - frame.x), emu(rect.y0 - frame.y)
    place = f'<wp:positionH relativeFrom="{frame.horizontal}"><wp:posOffset>{x}</wp:posOffset></wp:positionH>'
    place += f'<wp:positionV relativeFrom="{frame.vertical}"><wp:posOffset>{y}</wp:posOffset></wp:positionV>'
    size = f'<wp:extent cx="{emu(rect.width)}" cy="{emu(rect.height)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
    look = f'distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{_LAYER + number}" behindDoc="0"'
    name = f'<wp:docPr id="{number}" name="Bentuk {number}"/><wp:cNvGraphicFramePr/>'
    return f'<wp:anchor {look} locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>{place}{size}<wp:wrapNone/>{name}{graphic}</wp:anchor>'


def _wsp(piece: Piece, offset: Point, scale: int = 1) -> str:
    flips = "".join(f' {name}="1"' for name, on in zip(("flipH", "flipV"), piece.flip, strict=True) if on)
    x, y, w, h = (emu(v) * scale for v in (*offset, piece.rect.width, piece.rect.height))
    xfrm = f'<a:xfrm{flips}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
    names = f'<wps:cNvPr id="{piece.id}" name={quoteattr(piece.name)}/>{_kind(piece)}'
    body = '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></wps:bodyPr>'
    return f"<wps:wsp>{names}<wps:spPr>{xfrm}{_geometry(piece)}{_fill(piece)}{_stroke(piece)}</wps:spPr>{_text(piece)}{body}</wps:wsp>"


def _kind(piece: Piece) -> str:
    if piece.line is None:
        return '<wps:cNvSpPr txBox="1"/>' if piece.kind == "text" else "<wps:cNvSpPr/>"
    ends = zip(("stCxn", "endCxn"), piece.line.glue, strict=True)
    glue = "".join(f'<a:{name} id="{end[0]}" idx="{end[1]}"/>' for name, end in ends if end)
    return f"<wps:cNvCnPr>{glue}</wps:cNvCnPr>" if glue else "<wps:cNvCnPr/>"


def _geometry(piece: Piece) -> str:
    if piece.preset != "custom":
        guides = (
            f'<a:gd name="{_GUIDES.get(piece.preset, "adj")}" fmla="val {piece.adjust}"/>'
            if piece.adjust is not None
            else ""
        )
        return f'<a:prstGeom prst="{piece.preset}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    assert piece.line is not None
    places = [(emu(x - piece.rect.x0), emu(y - piece.rect.y0)) for x, y in piece.line.points]
    steps = "".join(
        f'<a:{"lnTo" if n else "moveTo"}><a:pt x="{x}" y="{y}"/></a:{"lnTo" if n else "moveTo"}>'
        for n, (x, y) in enumerate(places)
    )
    path = f'<a:path w="{emu(piece.rect.width)}" h="{emu(piece.rect.height)}" fill="none">{steps}</a:path>'
    return f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'


def _fill(piece: Piece) -> str:
    return f'<a:solidFill><a:srgbClr val="{piece.fill}"/></a:solidFill>' if piece.fill else "<a:noFill/>"


def _stroke(piece: Piece) -> str:
    if piece.kind == "text":
        return "<a:ln><a:noFill/></a:ln>"
    ink = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
    if piece.line is None:
        return f'<a:ln w="{emu(piece.stroke)}">{ink}</a:ln>'
    dash = '<a:prstDash val="dash"/>' if piece.line.dashed else ""
    ends = (("headEnd", piece.line.tail), ("tailEnd", piece.line.head))
    heads = "".join(f'<a:{name} type="{kind}" w="med" len="med"/>' for name, kind in ends if kind != "none")
    return f'<a:ln w="{emu(piece.stroke)}">{ink}{dash}{heads}</a:ln>'


def _text(piece: Piece) -> str:
    if not piece.text:
        return ""
    return f"<wps:txbx><w:txbxContent>{text_paragraph(piece)}</w:txbxContent></wps:txbx>"
