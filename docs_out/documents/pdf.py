"""The SOP as a PDF, drawn without any office program."""

from docs_out.blocks.qr import SIDE, squares
from docs_out.characters import clean
from docs_out.document import Document
from docs_out.drawing.front import Box, front
from docs_out.drawing.glyphs import NO_GLYPH, glyph
from docs_out.drawing.ink import About, Face, Ink
from docs_out.drawing.metrics import wrap
from docs_out.drawing.official import flow_pages
from docs_out.drawing.pdf import draw_flow
from docs_out.drawing.shapes import Point, Rect
from docs_out.package import AUTHOR, LOCALES
from docs_out.setting import USUAL, Page, Setting
from model.sop import SopDocument
from model.text import Lang

_PAD_X, _PAD_Y, _RULE = 5.0, 3.0, 0.5
_NOTE = Face(6.0)
_TOLD = 40
_SUBJECT = "Standar Operasional Prosedur"
_SUBSTITUTES = "Huruf yang tidak ada pada huruf cetak dokumen ini dan penggantinya ({sign}: tanpa pengganti): {list}."


def write_pdf(document: SopDocument, setting: Setting = USUAL) -> bytes:
    """A .pdf file: identity block, then a flow table a procedure on pages of its own."""
    title, page = clean(document.title or document.source.name), setting.page
    ink = Ink((page.width, page.height), About(title, AUTHOR, _SUBJECT, LOCALES[Lang.ID]))
    draw_pages(ink, document, setting)
    return ink.data()


def draw_pages(ink: Ink, document: SopDocument, setting: Setting) -> None:
    """Draws every page with `ink`."""
    page = setting.page
    corner = (page.margin_x, page.margin_y)
    for number, boxes in enumerate(front(document, page.room, SIDE if setting.qr else 0.0)):
        if number:
            ink.next_page()
        elif setting.qr:
            ink.squares(squares(document, (page.margin_x, page.height - page.margin_y - SIDE)))
        _draw_boxes(ink, boxes, corner)
    for procedure in document.procedures:
        ink.next_page()
        heading = clean(procedure.title or document.title)
        draw_flow(ink, flow_pages(procedure, heading, page.room), procedure, corner)
    _draw_substitutes(ink, page)


def _draw_boxes(ink: Ink, boxes: tuple[Box, ...], corner: Point) -> None:
    """Frames first, then the texts in the order they are read."""
    rects = [Rect(corner[0] + box.rect.x, corner[1] + box.rect.top, box.rect.width, box.rect.height) for box in boxes]
    ink.lines((_frame(rect) for rect in rects), _RULE)
    for box, rect in zip(boxes, rects, strict=True):
        spare = rect.height - sum(words.height for words in box.words)
        top = rect.top + (spare / 2 if box.middle else _PAD_Y)
        for words in box.words:
            top += words.above
            left, room = rect.x + _PAD_X, rect.width - 2 * _PAD_X
            if words.mark:
                ink.text(words.mark, (words.mark,), Rect(left, top, words.indent, 0.0), words.face)
            place = Rect(left + words.indent, top, room - words.indent, 0.0)
            ink.text(words.text, words.lines, place, words.face)
            top += words.height - words.above


def _frame(rect: Rect) -> list[Point]:
    corners = [(rect.x, rect.top), (rect.right, rect.top), (rect.right, rect.bottom), (rect.x, rect.bottom)]
    return [*corners, corners[0]]


def _draw_substitutes(ink: Ink, page: Page) -> None:
    """Says at the foot of the last page which characters are shown by others."""
    names = [f"U+{ord(c):04X} {glyph(c) or '(tak tampak)'}" for c in ink.replaced]
    if not names:
        return
    told = ", ".join(names[:_TOLD]) + (f" dan {len(names) - _TOLD} lainnya" if len(names) > _TOLD else "")
    note = _SUBSTITUTES.format(sign=NO_GLYPH, list=told)
    lines = wrap(note, _NOTE.size, page.room[0])
    ink.text(note, lines, Rect(page.margin_x, page.height - page.margin_y + 2.0, page.room[0], 0.0), _NOTE)


DOCUMENT = Document(suffix=".pdf", draw=write_pdf, takes=("paper", "qr"))
