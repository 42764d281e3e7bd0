"""A reportlab canvas that counts from the upper left corner and writes text as a style wants it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from tests.corpus.geometry import Point, Rect
from tests.corpus.lettering import LEADING, known_font, text_width
from tests.corpus.style import Style

Color = tuple[float, float, float]
BLACK: Color = (0.0, 0.0, 0.0)
WHITE: Color = (1.0, 1.0, 1.0)
GREY: Color = (0.6, 0.6, 0.6)
_ASCENT = 0.8


@dataclass(slots=True)
class Ink:
    """What draws: points count right and down from the page's upper left corner."""

    canvas: Canvas
    style: Style
    height: float

    def path(
        self, points: Sequence[Point], *, close: bool = False, fill: Color | None = None, stroke: bool = True
    ) -> None:
        path = self.canvas.beginPath()
        path.moveTo(points[0][0], self.height - points[0][1])
        for x, y in points[1:]:
            path.lineTo(x, self.height - y)
        if close:
            path.close()
        if fill:
            self.canvas.setFillColorRGB(*fill)
        self.canvas.drawPath(path, stroke=int(stroke), fill=int(fill is not None))

    def line(self, a: Point, b: Point) -> None:
        self.canvas.line(a[0], self.height - a[1], b[0], self.height - b[1])

    def rect(self, rect: Rect, *, fill: Color | None = None, stroke: bool = True) -> None:
        if fill:
            self.canvas.setFillColorRGB(*fill)
        self.canvas.rect(rect.x0, self.height - rect.y1, rect.width, rect.height, int(stroke), int(fill is not None))

    def round_rect(self, rect: Rect, radius: float, *, fill: Color | None = None, stroke: bool = True) -> None:
        if fill:
            self.canvas.setFillColorRGB(*fill)
        box = (rect.x0, self.height - rect.y1, rect.width, rect.height, radius)
        self.canvas.roundRect(*box, int(stroke), int(fill is not None))

    def sliver(self, a: Point, b: Point, width: float) -> None:
        """The line from `a` to `b` as a thin filled polygon."""
        length = max(1e-6, ((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5)
        dx, dy = (b[1] - a[1]) / length * width / 2, (a[0] - b[0]) / length * width / 2
        corners = ((a[0] + dx, a[1] + dy), (b[0] + dx, b[1] + dy), (b[0] - dx, b[1] - dy), (a[0] - dx, a[1] - dy))
        self.path(corners, close=True, fill=BLACK, stroke=False)

    def text(self, x: float, top: float, text: str, font: str, size: float) -> None:
        """One line from `x`, as whole strings, words or characters."""
        self.canvas.setFillColorRGB(*BLACK)
        self.canvas.setFont(known_font(font), size)
        y = self.height - top - size * _ASCENT
        for piece, offset in _pieces(text, self.style.text.pieces, lambda start: text_width(start, font, size)):
            self.canvas.drawString(x + offset, y, piece)
            if self.style.text.fake_bold and font == self.style.text.bold_name:
                self.canvas.drawString(x + offset + 0.25, y, piece)

    def lines(self, lines: Sequence[str], rect: Rect, look: "Look") -> None:
        """`lines` in `rect`, one below the other."""
        pitch = look.size * LEADING
        top = rect.center[1] - len(lines) * pitch / 2 if look.middle else rect.y0 + look.pad
        for number, line in enumerate(lines):
            room = rect.width - text_width(line, look.font, look.size)
            x = rect.x0 + (room / 2 if look.centered else look.pad)
            self.text(x, top + number * pitch + (pitch - look.size) / 2, line, look.font, look.size)


@dataclass(frozen=True, slots=True)
class Look:
    """How lines stand in a rectangle."""

    font: str
    size: float
    centered: bool = False
    middle: bool = False
    pad: float = 2.5


def new_ink(style: Style) -> tuple[Ink, BytesIO]:
    """Ink on the first page of an empty PDF, and where the PDF goes."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=style.paper.room, invariant=1, pageCompression=1)
    ink = Ink(canvas, style, style.paper.room[1])
    turn(ink)
    return ink, buffer


def turn(ink: Ink) -> None:
    """Turns a fresh page's content where the page is shown turned; reportlab swaps the sides of the media box."""
    if ink.style.paper.rotated:
        ink.canvas.setPageRotation(90)
        ink.canvas.translate(ink.height, 0)
        ink.canvas.rotate(90)


def next_page(ink: Ink) -> None:
    ink.canvas.showPage()
    turn(ink)


def _pieces(text: str, kind: str, width: Callable[[str], float]) -> list[tuple[str, float]]:
    """Strings with their offsets."""
    if kind == "line":
        return [(text, 0.0)]
    if kind == "char":
        return [(char, width(text[:n])) for n, char in enumerate(text) if char != " "]
    starts = [n for n, char in enumerate(text) if char != " " and (n == 0 or text[n - 1] == " ")]
    return [(text[n:].split(" ", 1)[0], width(text[:n])) for n in starts]
