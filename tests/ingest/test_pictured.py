"""Flowcharts pasted over the lanes as pictures read like drawn ones, and say that they are traced."""

from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.layout.flowchart import PartFlow, read_flowchart
from ingest.layout.geometry.cells import find_cells
from ingest.layout.geometry.drawing import Drawing, separate
from ingest.layout.geometry.page import Box, Outline, Page, Picture
from ingest.layout.geometry.rules import find_rules
from ingest.layout.geometry.shapes import find_heads as find_arrow_heads
from ingest.layout.geometry.shapes import find_shapes
from ingest.layout.heads import find_heads
from ingest.layout.pictured import trace_pictures, untangled
from ingest.layout.rows import read_part
from ingest.readers.pdf import read
from ingest.sources import pdfium as fast
from ingest.sources import plumber as patient
from model.sop import SopDocument
from tests.corpus.pdf import draw
from tests.corpus.plan import plan
from tests.ingest.sketch import Sketch

_SAMPLE = Path(__file__).parents[2] / "samples" / "perjalanan_dinas.pdf"
_DPI = 200
_WIDTH, _HEIGHT = 640.0, 400.0
_COLUMNS = (20, 45, 180, 260, 340, 420, 480, 550, 620)
_HEADINGS = ("No", "Kegiatan", "Juru Arsip", "Kepala Loket", "Kelengkapan", "Waktu", "Output", "Keterangan")
_ROWS = (40, 70, 86, 146, 206, 266)
_TEXTS = ("Menerima berkas", "Memeriksa berkas", "Menyimpan berkas")


def _unwatched(_page: int) -> None:
    pass


def test_a_picture_of_a_sample_shows_what_its_drawing_shows() -> None:
    pairs = _pairs(_SAMPLE.read_bytes())
    assert pairs
    for drawn, traced in pairs:
        assert _nodes(traced) == _nodes(drawn)
        assert _arrows(traced) == _arrows(drawn)


def test_pictures_of_the_corpus_show_what_its_drawings_show() -> None:
    nodes, arrows, missed, invented = 0, 0, 0, 0
    for seed in (2, 6, 13, 17):
        for drawn, traced in _pairs(draw(plan(seed)).data):
            assert _nodes(traced) == _nodes(drawn), seed
            nodes += _nodes(drawn).total()
            arrows += _arrows(drawn).total()
            missed += (_arrows(drawn) - _arrows(traced)).total()
            invented += (_arrows(traced) - _arrows(drawn)).total()
    assert nodes > 30
    assert arrows > 30
    assert missed <= 0.03 * arrows
    assert invented <= 0.03 * arrows


def _pairs(raw: bytes) -> list[tuple[PartFlow, PartFlow]]:
    """The flowchart below each head, read from the drawing and from a picture of it."""
    found = []
    for page in fast.pages(raw, _unwatched):
        drawing = separate(page.outlines, page.strokes)
        rules = find_rules(drawing.outlines, drawing.strokes)
        cells = find_cells(rules, page.words)
        heads = find_heads(cells)
        part = read_part(cells, heads[0], page.number, page.height, headed=True) if heads else None
        if part and part.rows:
            picture = replace(page, pictures=(_picture(raw, page, part.box),))
            traced = read_flowchart(part, picture, Drawing((), ()), rules)
            found.append((read_flowchart(part, page, drawing, rules), traced))
    return found


def _picture(raw: bytes, page: Page, lanes: tuple[float, float, float, float]) -> Picture:
    box = (max(0, lanes[0] - 14), lanes[1], min(page.width, lanes[2] + 14), min(page.height, lanes[3] + 40))
    with pdfium.PdfDocument(raw) as document:
        sheet = document[page.number - 1].render(scale=_DPI / 72, grayscale=True).to_numpy()
    x0, y0, x1, y1 = (round(side * _DPI / 72) for side in box)
    grey = np.ascontiguousarray(sheet[y0:y1, x0:x1].reshape(y1 - y0, x1 - x0))
    return Picture((x0 * 72 / _DPI, y0 * 72 / _DPI, x1 * 72 / _DPI, y1 * 72 / _DPI), lambda: grey)


def _nodes(flow: PartFlow) -> Counter[tuple[object, ...]]:
    return Counter((node.kind, node.row, node.lane) for node in flow.nodes if node.row is not None)


def _arrows(flow: PartFlow) -> Counter[tuple[object, ...]]:
    ends = [(node.row, node.lane) for node in flow.nodes]
    return Counter((ends[link.source], ends[link.target]) for link in flow.links)


def _pasted(*, rule: bool = True, numbers: bool = True, cover: bool = False, crop: bool = False) -> bytes:
    """A form whose flowchart is one picture; `rule` parts the lanes, `cover` hides a symbol that is none of it."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(_WIDTH, _HEIGHT))
    if crop:
        canvas.setCropBox((10, 10, _WIDTH - 5, _HEIGHT - 15))
    canvas.setFont("Helvetica", 8)
    _rule_table(canvas, rule=rule)
    for x0, text in zip(_COLUMNS, _HEADINGS, strict=False):
        canvas.drawString(x0 + 4, _HEIGHT - 58, text)
    for i, x0 in enumerate(_COLUMNS[:-1], start=1):
        if numbers:
            canvas.drawString(x0 + 20 if i > 1 else x0 + 8, _HEIGHT - 80, str(i))
    for i, text in enumerate(_TEXTS, start=1):
        base = _HEIGHT - _ROWS[i + 1] - 30
        for x, word in ((28, str(i)), (50, text), (344, "Berkas"), (424, "1 jam"), (484, "Berkas")):
            canvas.drawString(x, base, word)
    _paste(canvas)
    if cover:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(270, _HEIGHT - 262, 66, 42, stroke=0, fill=1)
    canvas.save()
    return buffer.getvalue()


def _rule_table(canvas: Canvas, *, rule: bool) -> None:
    for y in _ROWS:
        canvas.line(_COLUMNS[0], _HEIGHT - y, _COLUMNS[-1], _HEIGHT - y)
    for x in _COLUMNS:
        if rule or x != _COLUMNS[3]:
            canvas.line(x, _HEIGHT - _ROWS[0], x, _HEIGHT - _ROWS[-1])


def _paste(canvas: Canvas) -> None:
    """Juru Arsip begins, Kepala Loket decides, Juru Arsip ends; one more symbol stands in the last row."""
    sketch = Sketch(_DPI, size=(150, 170))
    sketch.capsule(10, 8, 60, 34)
    sketch.diamond(90, 66, 140, 100)
    sketch.capsule(10, 130, 60, 156)
    sketch.box(92, 128, 138, 156)
    sketch.arrow((35, 34), (35, 83), (90, 83))
    sketch.arrow((115, 66), (115, 21), (60, 21))
    sketch.arrow((90, 90), (75, 90), (75, 143), (60, 143))
    image = ImageReader(Image.fromarray(sketch.sheet))
    canvas.drawImage(image, 185, _HEIGHT - 262, 150, 170)


def _flow(document: SopDocument) -> tuple[list[tuple[str, int | None, str, int | None]], list[list[tuple[int, str]]]]:
    (procedure,) = document.procedures
    edges = sorted((e.source.step, e.source.lane, e.target.step, e.target.lane) for e in procedure.edges)
    return edges, [[(p.lane, p.symbol) for p in step.performers] for step in procedure.steps]


_EDGES = [("1", 0, "2", 1), ("2", 1, "1", 0), ("2", 1, "3", 0)]
_PERFORMERS = [[(0, "terminator")], [(1, "decision")], [(0, "terminator")]]


@pytest.mark.parametrize("crop", [False, True])
def test_a_pasted_flowchart_is_traced(crop: bool) -> None:
    document = read(_pasted(cover=True, crop=crop), "a.pdf", _unwatched)
    assert _flow(document) == (_EDGES, _PERFORMERS)
    assert [doubt.code for doubt in document.doubts if doubt.at == "/procedures/0"] == ["flowchart_traced"]
    assert {p.confidence for step in document.procedures[0].steps for p in step.performers} == {0.8}
    places = [document.evidence[f"/procedures/0/edges/{i}"] for i in range(3)]
    assert {(place.page, place.how, place.confidence) for place in places} == {(1, "shape", 0.8)}
    shape = document.evidence["/procedures/0/steps/1/performers/0"]
    assert (shape.how, shape.confidence) == ("shape", 0.8)
    assert shape.box == pytest.approx((275, 158, 325, 192), abs=2)


def test_what_covers_a_picture_hides_it() -> None:
    assert _flow(read(_pasted(), "a.pdf", _unwatched))[1][2] == [(0, "terminator"), (1, "process")]
    assert _flow(read(_pasted(cover=True), "a.pdf", _unwatched))[1][2] == [(0, "terminator")]


@pytest.mark.parametrize(
    "box",
    [
        (300.0, 100.0, 480.0, 900.0),
        (20.0, 560.0, 54.0, 594.0),
        (0.0, 0.0, 842.0, 595.0),
        (200.0, 100.0, 9000.0, 9000.0),
    ],
    ids=["mostly below", "code in the footer", "whole page", "too large"],
)
def test_pictures_elsewhere_are_not_even_drawn(box: Box) -> None:
    lanes = (200.0, 100.0, 9000.0, 9000.0) if box[2] > 1000 else (200.0, 100.0, 500.0, 400.0)
    traced = trace_pictures((Picture(box, _undrawn),), lanes)
    assert (traced.outlines, traced.strokes) == ((), ())


def _undrawn() -> NDArray[np.uint8]:
    raise AssertionError


def test_symbols_and_arrows_exported_as_one_outline_are_traced() -> None:
    # around both boxes and the arrow between them; a cut leads into each box and back
    band = (
        (30, 20), (70, 20), (70, 39.5), (114, 39.5), (114, 37), (120, 39), (120, 20), (160, 20), (160, 60), (120, 60),
        (120, 41), (121, 41), (121, 59), (159, 59), (159, 21), (121, 21), (121, 41), (120, 41), (114, 43), (114, 40.5),
        (70, 40.5), (70, 60), (30, 60), (30, 40), (31, 40), (31, 59), (69, 59), (69, 21), (31, 21), (31, 40), (30, 40),
    )  # fmt: skip
    left, pictures = untangled(Drawing((Outline(band, filled=True, stroked=False),), ()), (0, 0, 200, 100))
    assert left == Drawing((), ())
    traced = trace_pictures(pictures, (0, 0, 200, 100))
    shapes = find_shapes(traced.outlines)
    assert sorted((shape.kind, *(round(side, -1) for side in shape.box)) for shape in shapes) == [
        ("process", 30, 20, 70, 60),
        ("process", 120, 20, 160, 60),
    ]
    (head,), (line,) = find_arrow_heads(traced.outlines, traced.strokes)
    assert head.tip == pytest.approx((120, 40), abs=2)
    assert line.points[0] == pytest.approx((70, 40), abs=3)


def test_plain_drawings_are_left_as_they_are() -> None:
    drawing = Drawing((Outline(((30, 20), (70, 20), (70, 60), (30, 60))),), ())
    assert untangled(drawing, (0, 0, 200, 100)) == (drawing, ())


def test_both_sources_show_the_same_picture() -> None:
    raw = _pasted(cover=True)
    (one,), (other,) = (list(source.pages(raw, _unwatched)) for source in (fast, patient))
    assert [picture.box for picture in one.pictures] == [pytest.approx(p.box, abs=0.1) for p in other.pictures]
    assert np.array_equal(one.pictures[0].grey(), other.pictures[0].grey())


def test_a_drawn_flowchart_is_not_called_traced() -> None:
    document = read(draw(plan(1)).data, "a.pdf", _unwatched)
    assert "flowchart_traced" not in {doubt.code for doubt in document.doubts}


def test_lanes_without_a_rule_are_parted_by_their_column_numbers() -> None:
    assert read(_pasted(rule=False), "a.pdf", _unwatched).procedures[0].lanes == ("Juru Arsip", "Kepala Loket")
    joined = read(_pasted(rule=False, numbers=False), "a.pdf", _unwatched).procedures[0].lanes
    assert joined == ("Juru Arsip Kepala Loket",)
