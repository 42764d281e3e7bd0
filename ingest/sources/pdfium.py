"""PDF pages through pypdfium2's raw objects: the fast source."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import pypdfium2 as pdfium
import pypdfium2.raw as c

from ingest.layout.geometry.page import Box, Char, Outline, Page, Picture, Point, Stroke, box_of
from ingest.layout.geometry.words import words_of
from ingest.sources.affine import IDENTITY, Matrix, apply, compose
from ingest.sources.paths import SubPath, curve_points, drawn
from ingest.sources.pictures import shown

_SEGMENTS_READ = 2_000
_DEPTH = 8
_QUARTER = 1.5707963
_HYPHENS = {"\x02": "-", "\ufffe": "-", "\xad": "-"}


def pages(raw: bytes, on_page: Callable[[int], None]) -> Iterator[Page]:
    """The pages of a PDF one by one; raises `pdfium.PdfiumError` when it cannot be opened."""
    with pdfium.PdfDocument(raw) as document:
        for index in range(len(document)):
            on_page(index + 1)
            page = document[index]
            yield _page(page, index + 1, raw)
            page.close()


def _page(page: pdfium.PdfPage, number: int, raw: bytes) -> Page:
    frame = _Frame.of(page)
    outlines, strokes, boxes = _drawing(page, frame)
    left, top = frame.corner
    shifted = ((x0 - left, y0 - top, x1 - left, y1 - top) for x0, y0, x1, y1 in boxes)
    inks = [partial(shown, raw, number - 1, i, box) for i, box in enumerate(shifted)]
    pictures = tuple(Picture(box, ink) for box, ink in zip(boxes, inks, strict=True))
    text = page.get_textpage()
    words = words_of(_chars(text, frame))
    text.close()
    return Page(number, frame.width, frame.height, words, tuple(outlines), tuple(strokes), pictures)


@dataclass(frozen=True, slots=True)
class _Frame:
    """How the page's own coordinates lie on the page as it is shown, and where what is drawn of it begins."""

    to_page: Matrix
    width: float
    height: float
    quarters: int
    corner: Point

    @classmethod
    def of(cls, page: pdfium.PdfPage) -> "_Frame":
        """The frame of `page`: its media box turned by its rotation."""
        x0, y0, x1, y1 = page.get_mediabox()
        quarters = page.get_rotation() // 90
        w, h = x1 - x0, y1 - y0
        matrix: Matrix = (
            (1, 0, 0, -1, -x0, y1),
            (0, 1, 1, 0, -y0, -x0),
            (-1, 0, 0, 1, x1, -y0),
            (0, -1, -1, 0, y1, x1),
        )[quarters]
        drawn = page.get_bbox()
        corner = box_of((apply(matrix, *drawn[:2]), apply(matrix, *drawn[2:])))[:2]
        return cls(matrix, *((w, h) if quarters % 2 == 0 else (h, w)), quarters, corner)

    def place(self, x: float, y: float) -> Point:
        """The point of the shown page for page coordinates."""
        return apply(self.to_page, x, y)


def _chars(text: pdfium.PdfTextPage, frame: _Frame) -> Iterator[Char]:
    """The characters that read from left to right, upwards or downwards; slanted ones are watermarks."""
    rect = c.FS_RECTF()
    for index in range(text.count_chars()):
        letter = chr(c.FPDFText_GetUnicode(text.raw, index))
        letter = _HYPHENS.get(letter, letter)
        if letter in "\r\n" and c.FPDFText_IsGenerated(text.raw, index):
            continue
        if letter in "\r\n\x00":
            yield Char(" ", 0, 0, 0, 0)
            continue
        turn = c.FPDFText_GetCharAngle(text.raw, index) / _QUARTER + frame.quarters
        quarter = round(-turn) % 4
        if abs(turn - round(turn)) > 0.02 or quarter == 2:  # noqa: PLR2004 (about two degrees; upside down)
            continue
        c.FPDFText_GetLooseCharBox(text.raw, index, rect)
        corners = (frame.place(rect.left, rect.top), frame.place(rect.right, rect.bottom))
        yield Char(letter, *box_of(corners), quarter)


def _drawing(page: pdfium.PdfPage, frame: _Frame) -> tuple[list[Outline], list[Stroke], list[Box]]:
    outlines: list[Outline] = []
    strokes: list[Stroke] = []
    pictures: list[Box] = []
    for handle, matrix in _objects(page):
        kind = c.FPDFPageObj_GetType(handle)
        to_page = compose(matrix, frame.to_page)
        if kind == c.FPDF_PAGEOBJ_IMAGE:
            pictures.append(_unit_box(compose(_matrix(handle), to_page)))
        elif kind == c.FPDF_PAGEOBJ_PATH:
            found = drawn(_subpaths(handle, compose(_matrix(handle), to_page)), *_ink(handle))
            outlines += found[0]
            strokes += found[1]
    return outlines, strokes, pictures


def _objects(page: pdfium.PdfPage) -> Iterator[tuple["c.FPDF_PAGEOBJECT", Matrix]]:
    """Each path and image object with the matrix of the forms it lies in."""
    count = c.FPDFPage_CountObjects(page.raw)
    todo = [(c.FPDFPage_GetObject(page.raw, i), IDENTITY, 0) for i in reversed(range(count))]
    while todo:
        handle, matrix, depth = todo.pop()
        if c.FPDFPageObj_GetType(handle) != c.FPDF_PAGEOBJ_FORM:
            yield handle, matrix
        elif depth < _DEPTH:
            inner = compose(_matrix(handle), matrix)
            many = c.FPDFFormObj_CountObjects(handle)
            todo += [(c.FPDFFormObj_GetObject(handle, i), inner, depth + 1) for i in reversed(range(many))]


def _ink(handle: "c.FPDF_PAGEOBJECT") -> tuple[bool, bool]:
    """Whether the path is visibly filled and visibly stroked."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    c.FPDFPath_GetDrawMode(handle, fill, stroke)
    filled = bool(fill.value) and _visible(c.FPDFPageObj_GetFillColor, handle)
    return filled, bool(stroke.value) and _visible(c.FPDFPageObj_GetStrokeColor, handle)


def _visible(colour: Callable[..., int], handle: "c.FPDF_PAGEOBJECT") -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = colour(handle, red, green, blue, alpha)
    return not known or (alpha.value > 0 and min(red.value, green.value, blue.value) < 250)  # noqa: PLR2004 (white)


def _subpaths(handle: "c.FPDF_PAGEOBJECT", matrix: Matrix) -> Iterator[SubPath]:
    """The pieces of a path, each begun by a move."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    held: list[Point] = []
    curves, closed = 0, False
    for index in range(min(c.FPDFPath_CountSegments(handle), _SEGMENTS_READ)):
        segment = c.FPDFPath_GetPathSegment(handle, index)
        kind = c.FPDFPathSegment_GetType(segment)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        point = apply(matrix, x.value, y.value)
        if kind == c.FPDF_SEGMENT_MOVETO:
            yield SubPath(tuple(points), curves, closed)
            points, curves, closed = [point], 0, False
        elif kind == c.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            held.append(point)
            if len(held) == 3:  # noqa: PLR2004 (two controls and the end of a Bézier curve)
                points += curve_points(points[-1], *held)
                held, curves = [], curves + 1
        closed = closed or bool(c.FPDFPathSegment_GetClose(segment))
    yield SubPath(tuple(points), curves, closed)


def _matrix(handle: "c.FPDF_PAGEOBJECT") -> Matrix:
    found = c.FS_MATRIX()
    c.FPDFPageObj_GetMatrix(handle, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _unit_box(matrix: Matrix) -> Box:
    """Where the unit square, on which every image is drawn, lies on the page."""
    return box_of(tuple(apply(matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))))
