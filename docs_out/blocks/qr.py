"""The QR code of what a document holds, as squares and as a picture in Word."""

from io import BytesIO

import segno

from docs_out.blocks.cells import hairline
from docs_out.drawing.presets import emu
from docs_out.drawing.shapes import Rect
from docs_out.package import OFFICE
from docs_out.setting import digest
from docs_out.word_file import PartKind, WordFile
from model.sop import SopDocument

SIDE = 64.0
_BORDER, _SCALE = 4, 6
_PICTURE = PartKind("word/media/image{}.png", "image/png", f"{OFFICE}/image")
_AT_FOOT = (
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="251658240" behindDoc="0"'
    ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:align>left</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>'
    '<wp:extent cx="{side}" cy="{side}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>{picture}</wp:anchor>'
)
_IN_LINE = (
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>{picture}</wp:inline>'
)
_SHOWN = (
    '<wp:docPr id="{id}" name="Kode QR" descr="Kode QR sidik jari data SOP (SHA-256): {digest}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="{id}" name="Kode QR"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
    "</pic:pic></a:graphicData></a:graphic>"
)


def squares(document: SopDocument, corner: tuple[float, float]) -> tuple[Rect, ...]:
    """The dark parts of the code whose upper left corner, its white border included, is `corner`."""
    rows = list(_code(document).matrix_iter(border=_BORDER))
    size = SIDE / len(rows)
    dark = ((x, y) for y, row in enumerate(rows) for x, module in enumerate(row) if module)
    return tuple(Rect(corner[0] + x * size, corner[1] + y * size, size, size) for x, y in dark)


def picture(document: SopDocument, word: WordFile, number: int, *, at_foot: bool) -> str:
    """A paragraph with the code, at the lower left of its page or where the text is; `number` is its id among the drawings."""
    stream = BytesIO()
    _code(document).save(stream, kind="png", scale=_SCALE, border=_BORDER)
    relation = word.add(_PICTURE, stream.getvalue())
    shown = _SHOWN.format(side=emu(SIDE), id=number, digest=digest(document), relation=relation)
    drawing = (_AT_FOOT if at_foot else _IN_LINE).format(side=emu(SIDE), picture=shown)
    run = f"<w:r><w:drawing>{drawing}</w:drawing></w:r>"
    return hairline(run) if at_foot else f'<w:p><w:pPr><w:spacing w:before="120" w:after="0"/></w:pPr>{run}</w:p>'


def _code(document: SopDocument) -> segno.QRCode:
    return segno.make_qr(f"sha256:{digest(document)}", error="m")
