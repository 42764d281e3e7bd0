"""Draws the identity block, and what stands around the content: letterhead, footer, watermark."""

from collections.abc import Sequence
from random import Random

from tests.corpus import words
from tests.corpus.geometry import Rect
from tests.corpus.identity import PAD, Band, Block, Line, block_height, whole
from tests.corpus.ink import BLACK, Ink, next_page
from tests.corpus.lettering import LEADING, known_font, text_width
from tests.corpus.rules import draw_rules

_LOGO_SIZE = 26.0
_FOOTER_TEXTS = (
    "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik",
    "Pindai kode di samping untuk memeriksa keaslian dokumen",
)
_QR, _QR_CELLS = 26.0, 21
_WATERMARK = (0.85, 0.85, 0.85)


def draw_identity(ink: Ink, bands: Sequence[Band], top: float) -> float:
    """Draws the block from `top`, on as many pages as it needs; where it ends."""
    y = top
    for band in bands:
        height = _height(band, ink)
        if y + height > ink.height - ink.style.paper.margin and y > ink.style.paper.margin:
            next_page(ink)
            y = ink.style.paper.margin
        _draw_band(ink, band, y)
        y += height
    return y


def draw_letterhead(ink: Ink, lines: Sequence[str], rng: Random) -> float:
    """The agency's name and address across the page; where it ends."""
    y, width = ink.style.paper.margin, ink.style.paper.room[0]
    for text in (*lines[:2], rng.choice(words.STREETS)):
        font = ink.style.text.bold_name if text in lines else ink.style.text.font_name
        size = ink.style.text.size + (2 if text in lines else 0)
        ink.text((width - text_width(text, font, size)) / 2, y, text, font, size)
        y += size * LEADING
    ink.canvas.setLineWidth(1.5)
    ink.line((ink.style.paper.margin, y + 3), (width - ink.style.paper.margin, y + 3))
    return y + 10


def draw_footer(ink: Ink, rng: Random) -> None:
    """A block of small squares and the sentence on electronic signatures at the foot of the page."""
    left, top = ink.style.paper.margin, ink.height - ink.style.paper.margin - _QR
    side = _QR / _QR_CELLS
    for row in range(_QR_CELLS):
        for column in range(_QR_CELLS):
            if rng.random() < 0.5:
                x, y = left + column * side, top + row * side
                ink.rect(Rect(x, y, x + side, y + side), fill=BLACK, stroke=False)
    for number, text in enumerate(_FOOTER_TEXTS):
        ink.text(left + _QR + 6, top + 6 + 8 * number, text, ink.style.text.font_name, 6.0)


def draw_watermark(ink: Ink) -> None:
    """Large grey letters across the page."""
    width, height = ink.style.paper.room
    ink.canvas.saveState()
    ink.canvas.setFillColorRGB(*_WATERMARK)
    ink.canvas.setFont(known_font(ink.style.text.bold_name), 70)
    ink.canvas.translate(width / 2, height / 2)
    ink.canvas.rotate(35)
    ink.canvas.drawCentredString(0, -20, "SALINAN")
    ink.canvas.restoreState()


def _height(band: Band, ink: Ink) -> float:
    rows = sum(_row_heights(band, ink))
    return max(rows, block_height(band.beside, ink.style)) if band.beside else rows


def _row_heights(band: Band, ink: Ink) -> list[float]:
    return [max(block_height(block, ink.style) for block in row) for row in band.rows]


def _draw_band(ink: Ink, band: Band, top: float) -> None:
    y, bottom = top, top + _height(band, ink)
    placed: list[tuple[Block, Rect]] = []
    for number, (row, height) in enumerate(zip(band.rows, _row_heights(band, ink), strict=True)):
        end = bottom if number == len(band.rows) - 1 else y + height
        placed += [(block, whole(ink.style, block, y, end)) for block in row]
        y = end
    if band.beside:
        placed.append((band.beside, whole(ink.style, band.beside, top, bottom)))
    draw_rules(ink, [rect for _, rect in placed])
    for block, rect in placed:
        _draw_lines(ink, block, rect)


def _draw_lines(ink: Ink, block: Block, rect: Rect) -> None:
    y = rect.y0 + PAD
    if block.logo:
        _draw_logo(ink, (rect.center[0], y))
        y += _LOGO_SIZE + 8
    for line in block.lines:
        y += line.gap
        _draw_line(ink, line, rect, y)
        y += ink.style.text.size * LEADING


def _draw_line(ink: Ink, line: Line, rect: Rect, y: float) -> None:
    font = ink.style.text.bold_name if line.bold else ink.style.text.font_name
    size = ink.style.text.size
    x = rect.x0 + PAD + line.indent
    if line.centered:
        x = rect.center[0] - text_width(line.text, font, size) / 2
    if line.mark:
        ink.text(rect.x0 + PAD, y, line.mark, font, size)
    ink.text(x, y, line.text, font, size)


def _draw_logo(ink: Ink, place: tuple[float, float]) -> None:
    """An invented coat of arms."""
    x, y = place
    half = _LOGO_SIZE / 2
    ink.canvas.setLineWidth(1)
    ink.path(
        ((x - half, y), (x + half, y), (x + half, y + half), (x, y + 2 * half), (x - half, y + half)),
        close=True,
        fill=(0.2, 0.5, 0.7),
    )
    ink.canvas.setFillColorRGB(0.95, 0.85, 0.3)
    ink.canvas.circle(x, ink.height - y - half * 0.8, half / 2, stroke=0, fill=1)
