"""A PDF under way: lines, shapes and texts in points from the upper left corner of the page."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from docs_out.drawing.glyphs import Piece, pieces, replaced
from docs_out.drawing.metrics import width
from docs_out.drawing.shapes import Point, Rect
from docs_out.drawing.sheet import pitch

rl_config.useA85 = 0  # streams of bytes are a fifth smaller than their letters
_FONTS = {False: "Helvetica", True: "Helvetica-Bold"}
_DASH = (3, 2)
_BASELINE = 0.8
_SPACE = 0.278


@dataclass(frozen=True, slots=True)
class Face:
    """How a text looks; `leading` is the distance of its lines where it is not the usual one."""

    size: float
    bold: bool = False
    centered: bool = False
    leading: float = 0.0

    @property
    def pitch(self) -> float:
        """The distance of its lines."""
        return self.leading or pitch(self.size)


@dataclass(frozen=True, slots=True)
class About:
    """What a PDF says of itself."""

    title: str
    author: str
    subject: str
    language: str


class Ink:
    """Pages of one size; equal drawings give equal bytes."""

    def __init__(self, size: tuple[float, float], about: About) -> None:
        self._buffer = BytesIO()
        self._height = size[1]
        self._replaced: dict[str, None] = {}
        self._canvas = Canvas(self._buffer, pagesize=size, invariant=1, lang=about.language)
        self._canvas.setTitle(about.title)
        self._canvas.setAuthor(about.author)
        self._canvas.setSubject(about.subject)
        self._canvas.setViewerPreference("DisplayDocTitle", "true")

    def data(self) -> bytes:
        """The whole file."""
        self._canvas.save()
        return self._buffer.getvalue()

    def next_page(self) -> None:
        """Ends the page."""
        self._canvas.showPage()

    @property
    def replaced(self) -> tuple[str, ...]:
        """The characters shown by others so far."""
        return tuple(self._replaced)

    def lines(self, ways: Iterable[Sequence[Point]], thick: float, *, dashed: bool = False) -> None:
        """Open lines of one thickness."""
        self._canvas.setLineWidth(thick)
        self._canvas.setDash(*(_DASH if dashed else ()))
        path = self._canvas.beginPath()
        for points in ways:
            self._along(path, points)
        self._canvas.drawPath(path, stroke=1, fill=0)

    def polygon(self, points: Sequence[Point], fill: float, *, thick: float = 0.0, dashed: bool = False) -> None:
        """A closed polygon of grey `fill` (1 white); with an outline where `thick` is more than 0."""
        path = self._canvas.beginPath()
        self._along(path, points)
        self._closed(path, fill, thick, dashed=dashed)

    def squares(self, rects: Iterable[Rect]) -> None:
        """Black rectangles as one path."""
        path = self._canvas.beginPath()
        for rect in rects:
            path.rect(rect.x, self._height - rect.bottom, rect.width, rect.height)
        self._canvas.setFillGray(0)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def capsule(self, rect: Rect, end: float, thick: float, *, dashed: bool = False) -> None:
        """A white shape with elliptic ends, `end` points wide."""
        path = self._canvas.beginPath()
        bottom, top = self._height - rect.bottom, self._height - rect.top
        path.moveTo(rect.x + end, top)
        path.lineTo(rect.right - end, top)
        path.arcTo(rect.right - 2 * end, bottom, rect.right, top, 90, -180)
        path.lineTo(rect.x + end, bottom)
        path.arcTo(rect.x, bottom, rect.x + 2 * end, top, 270, -180)
        self._closed(path, 1.0, thick, dashed=dashed)

    def text(self, source: str, lines: Sequence[str], rect: Rect, face: Face) -> None:
        """The `lines` that `source` was wrapped into, from the top of `rect`."""
        self._replaced.update(dict.fromkeys(replaced(source)))
        spoken = False
        for number, found in enumerate(pieces(source, lines)):
            y = self._height - rect.top - (number + _BASELINE) * face.pitch
            spoken = self._line(found, (rect, y), face, spoken=spoken)
        if spoken:
            self._canvas.addLiteral("EMC")

    @contextmanager
    def upright(self, rect: Rect) -> Iterator[Rect]:
        """Lets text run from bottom to top; gives the rectangle to write in."""
        x, y = rect.center
        self._canvas.saveState()
        self._canvas.translate(x, self._height - y)
        self._canvas.rotate(90)
        self._canvas.translate(-x, -(self._height - y))
        yield Rect(x - rect.height / 2, y - rect.width / 2, rect.height, rect.width)
        self._canvas.restoreState()

    def _line(self, found: tuple[Piece, ...], place: tuple[Rect, float], face: Face, *, spoken: bool) -> bool:
        """Draws one line; tells whether the word at its end may go on."""
        rect, y = place
        sizes = [_width(piece.shown, face) for piece in found]
        total = sum(sizes) + max(0, len(found) - 1) * _SPACE * face.size
        shrink = min(1.0, rect.width / total) if total else 1.0
        x = rect.center[0] - total * shrink / 2 if face.centered else rect.x
        for piece, size in zip(found, sizes, strict=True):
            spoken = self._mark(piece, spoken=spoken)
            text = self._canvas.beginText(x, y)
            text.setFont(_FONTS[face.bold], face.size)
            if shrink < 1:
                text.setHorizScale(100 * shrink)
            text.textOut(piece.shown)
            self._canvas.drawText(text)
            x += (size + _SPACE * face.size) * shrink
        return spoken

    def _mark(self, piece: Piece, *, spoken: bool) -> bool:
        """Tells readers of the PDF what `piece` stands for."""
        if spoken and piece.stands_for != "":
            self._canvas.addLiteral("EMC")
        if piece.stands_for:
            code = piece.stands_for.encode("utf-16-be").hex().upper()
            self._canvas.addLiteral(f"/Span <</ActualText <FEFF{code}>>> BDC")
        return piece.stands_for is not None

    def _along(self, path: PDFPathObject, points: Sequence[Point]) -> None:
        (x, y), *others = points
        path.moveTo(x, self._height - y)
        for x, y in others:
            path.lineTo(x, self._height - y)

    def _closed(self, path: PDFPathObject, fill: float, thick: float, *, dashed: bool) -> None:
        path.close()
        self._canvas.setLineWidth(thick or 1)
        self._canvas.setDash(*(_DASH if dashed else ()))
        self._canvas.setFillGray(fill)
        self._canvas.drawPath(path, stroke=int(thick > 0), fill=1)
        self._canvas.setFillGray(0)


def _width(shown: str, face: Face) -> float:
    if shown.isascii():
        return width(shown, face.size, bold=face.bold)
    return float(stringWidth(shown, _FONTS[face.bold], face.size))
