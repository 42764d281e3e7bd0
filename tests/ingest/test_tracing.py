"""Pictures of flowcharts are read like drawings: symbols, lines and heads at their places."""

from math import dist

import cv2
import numpy as np
import pytest

from ingest.layout.geometry.page import Box, Picture, Point
from ingest.layout.geometry.shapes import find_heads, find_shapes
from ingest.layout.geometry.tracing import trace
from tests.ingest.sketch import Sketch

_SYMBOLS: dict[str, Box] = {
    "terminator": (20, 12, 68, 30),
    "process": (22, 62, 66, 84),
    "decision": (120, 58, 164, 88),
    "connector": (134, 130, 150, 148),
}
_ARROWS: tuple[tuple[Point, ...], ...] = (
    ((44, 30), (44, 62)),
    ((66, 73), (120, 73)),
    ((142, 88), (142, 130)),
    ((164, 73), (196, 73), (196, 21), (68, 21)),
)


def _flowchart(sketch: Sketch, *, filled: bool = True) -> Sketch:
    sketch.capsule(*_SYMBOLS["terminator"])
    sketch.box(*_SYMBOLS["process"])
    sketch.diamond(*_SYMBOLS["decision"])
    sketch.pentagon(*_SYMBOLS["connector"])
    for arrow in _ARROWS:
        sketch.arrow(*arrow, filled=filled)
    return sketch


def _check(picture: Picture, at: Point = (0, 0)) -> None:
    """The picture shows the flowchart's four symbols and four arrows, moved to `at`."""
    drawing = trace(picture)
    heads, strokes = find_heads(drawing.outlines, drawing.strokes)
    found = {shape.kind: shape.box for shape in find_shapes(drawing.outlines)}
    assert sorted(found) == sorted(_SYMBOLS)
    for kind, box in _SYMBOLS.items():
        moved = (box[0] + at[0], box[1] + at[1], box[2] + at[0], box[3] + at[1])
        assert found[kind] == pytest.approx(moved, abs=2)
    assert len(heads) == len(_ARROWS)
    ends = [point for stroke in strokes for point in (stroke.points[0], stroke.points[-1])]
    for arrow in _ARROWS:
        *_, before, tip, tail = ((x + at[0], y + at[1]) for x, y in (*arrow, arrow[0]))
        head = min(heads, key=lambda one: dist(one.tip, tip))
        assert dist(head.tip, tip) < 3
        assert min(dist(end, tail) for end in ends) < 3
        way, pointing = (
            (tip[0] - before[0], tip[1] - before[1]),
            (head.tip[0] - head.base[0], head.tip[1] - head.base[1]),
        )
        assert np.dot(way, pointing) > 0.95 * np.hypot(*way) * np.hypot(*pointing)


@pytest.mark.parametrize("filled", [True, False])
@pytest.mark.parametrize("dpi", [100, 150, 200, 300])
def test_every_symbol_and_arrow_is_found_at_its_place(dpi: int, filled: bool) -> None:
    _check(_flowchart(Sketch(dpi), filled=filled).picture())


@pytest.mark.parametrize(("ink", "thick"), [(110, 1.0), (150, 1.0), (0, 0.4), (0, 2.0), (60, 0.5)])
def test_grey_thin_and_thick_lines(ink: int, thick: float) -> None:
    _check(_flowchart(Sketch(200, ink, thick)).picture())


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_jpeg_blocks_do_not_matter(dpi: int) -> None:
    _check(_flowchart(Sketch(dpi)).picture(jpeg=70))


def test_the_picture_may_lie_anywhere_on_the_page() -> None:
    _check(_flowchart(Sketch()).picture(at=(211.3, 97.6)), at=(211.3, 97.6))


def test_words_are_neither_lines_nor_heads() -> None:
    sketch = _flowchart(Sketch(200))
    for text, x, y in (("Ya", 147, 110), ("Tidak", 168, 68), ("V", 90, 120), ("A", 100, 150), ("T", 30, 120)):
        sketch.write(text, x, y)
    sketch.write("Proses", 30, 75)
    _check(sketch.picture())


def test_a_picture_of_words_alone_is_empty() -> None:
    sketch = Sketch(250, size=(60, 30))
    sketch.write("Tidak", 8, 18, 8)
    drawing = trace(sketch.picture())
    assert (drawing.outlines, drawing.strokes) == ((), ())


@pytest.mark.parametrize("fill", [225, 160, 90, 0])
def test_filled_symbols(fill: int) -> None:
    sketch = Sketch(200)
    sketch.box(40, 40, 90, 64, fill)
    sketch.arrow((65, 64), (65, 100))
    drawing = trace(sketch.picture())
    (shape,) = find_shapes(drawing.outlines)
    heads, _ = find_heads(drawing.outlines, drawing.strokes)
    assert shape.kind == "process"
    assert shape.box == pytest.approx((40, 40, 90, 64), abs=2)
    assert [dist(head.tip, (65, 100)) < 3 for head in heads] == [True]


def test_a_shadow_is_no_line() -> None:
    sketch = Sketch(200)
    cv2.rectangle(sketch.sheet, (122, 122), (258, 186), 150, -1)
    sketch.sheet = np.asarray(cv2.GaussianBlur(sketch.sheet, (0, 0), 2.5), np.uint8)
    sketch.box(40, 40, 90, 64, 255)
    drawing = trace(sketch.picture())
    assert [shape.kind for shape in find_shapes(drawing.outlines)] == ["process"]
    assert drawing.strokes == ()


def test_a_single_short_arrow_as_word_prints_it() -> None:
    sketch = Sketch(300, size=(10, 16))
    sketch.arrow((5, 0), (5, 13))
    drawing = trace(sketch.picture(at=(300, 200)))
    (head,), _ = find_heads(drawing.outlines, drawing.strokes)
    assert head.tip == pytest.approx((305, 213), abs=1.5)
    assert head.base[1] < head.tip[1]
    (stroke,) = drawing.strokes
    assert stroke.points[0] == pytest.approx((305, 200), abs=1.5)


def test_slanted_and_crossing_arrows() -> None:
    sketch = Sketch(200)
    sketch.arrow((20, 20), (120, 90))
    sketch.arrow((40, 120), (150, 120))
    sketch.arrow((90, 100), (90, 160))
    drawing = trace(sketch.picture())
    heads, strokes = find_heads(drawing.outlines, drawing.strokes)
    tips = sorted((round(head.tip[0], -1), round(head.tip[1], -1)) for head in heads)
    assert tips == [(90, 160), (120, 90), (150, 120)]
    assert len(strokes) == 3


def test_the_rules_of_the_table_are_left_out() -> None:
    sketch = _flowchart(Sketch(200))
    for y in (2, 45, 110, 170):
        sketch.line([(2, y), (218, y)])
    for x in (2, 100, 218):
        sketch.line([(x, 2), (x, 170)])
    _check(sketch.picture())


def test_what_lines_close_off_between_symbols_is_no_symbol() -> None:
    sketch = Sketch(200)
    sketch.box(20, 40, 60, 80)
    sketch.box(120, 40, 160, 80)
    sketch.arrow((60, 50), (120, 50))
    sketch.arrow((120, 70), (60, 70))
    shapes = find_shapes(trace(sketch.picture()).outlines)
    assert sorted(round(shape.box[0]) for shape in shapes) == [20, 120]
