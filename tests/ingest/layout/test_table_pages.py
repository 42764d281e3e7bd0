"""A flow table drawn by hand → heads, rows, columns and the flowchart in its lanes."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.layout.flowchart import PartFlow, read_flowchart
from ingest.layout.geometry.cells import find_cells
from ingest.layout.geometry.drawing import separate
from ingest.layout.geometry.page import Outline, Page, Point, Stroke, Word
from ingest.layout.geometry.rules import find_rules
from ingest.layout.heads import Head, find_heads
from ingest.layout.open_columns import with_open_columns
from ingest.layout.rows import read_part

_XS = (20, 50, 150, 230, 310, 380, 440, 500, 580)
_NAMES = ("No", "Kegiatan", "Staf", "Kepala", "Kelengkapan", "Waktu", "Output", "Keterangan")
_YS = (50, 80, 140, 200)
_BOXES = ((170.0, 100.0, 210.0, 118.0), (250.0, 160.0, 290.0, 178.0))
_ROWS = (("1", "Mencatat", "", "", "Surat", "5 menit", "Agenda", ""), ("2", "Memeriksa", "", "", "", "1 jam", "", ""))


def _words(text: str, x: float, top: float) -> list[Word]:
    out = []
    for part in text.split():
        out.append(Word(part, x, top, x + 4 * len(part), top + 8))
        x += 4 * len(part) + 3
    return out


def _page() -> Page:
    """A head, two rows, a box in each, and an arrow from one to the other."""
    rules = [Stroke(((_XS[0], y), (_XS[-1], y))) for y in _YS] + [Stroke(((x, _YS[0]), (x, _YS[-1]))) for x in _XS]
    words = [word for x, name in zip(_XS, _NAMES, strict=False) for word in _words(name, x + 2, 60)]
    for top, row in zip((120, 180), _ROWS, strict=True):
        words += [word for x, text in zip(_XS, row, strict=False) for word in _words(text, x + 2, top)]
    boxes = [Outline(((a, b), (c, b), (c, d), (a, d))) for a, b, c, d in _BOXES]
    head = Outline(((268.0, 154.0), (272.0, 154.0), (270.0, 160.0)), filled=True)
    arrow = Stroke(((210.0, 109.0), (270.0, 109.0), (270.0, 154.0)))
    return Page(1, 600, 400, tuple(words), (*boxes, head), (*rules, arrow))


def _moved(page: Page, dx: float, dy: float, scale: float) -> Page:
    def way(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x * scale + dx, y * scale + dy) for x, y in points)

    def word(old: Word) -> Word:
        (x0, top), (x1, bottom) = way(((old.x0, old.top), (old.x1, old.bottom)))
        return Word(old.text, x0, top, x1, bottom)

    outlines = tuple(replace(o, points=way(o.points)) for o in page.outlines)
    strokes = tuple(Stroke(way(s.points)) for s in page.strokes)
    return replace(page, words=tuple(map(word, page.words)), outlines=outlines, strokes=strokes)


def _heads(page: Page) -> tuple[Head, ...]:
    return find_heads(find_cells(find_rules(page.outlines, page.strokes), page.words))


def _flow(page: Page) -> PartFlow:
    drawing = separate(page.outlines, page.strokes)
    rules = find_rules(drawing.outlines, drawing.strokes)
    cells = find_cells(rules, page.words)
    (head,) = find_heads(cells)
    part = read_part(cells, head, page.number, 2000, headed=True)
    assert part is not None
    return read_flowchart(part, page, drawing, rules)


def _summary(flow: PartFlow) -> tuple[list[tuple[str, int | None, int]], list[tuple[int | None, int | None]]]:
    """Kind, row and lane of each symbol, and the rows that the arrows lead from and to."""
    symbols = sorted(((n.kind, n.row, n.lane) for n in flow.nodes), key=str)
    return symbols, [(flow.nodes[k.source].row, flow.nodes[k.target].row) for k in flow.links]


_READ = ([("process", 0, 0), ("process", 1, 1)], [(0, 1)])


def test_head_names_lanes_and_columns() -> None:
    (head,) = _heads(_page())
    assert head.names == ("Staf", "Kepala")
    assert (head.top, head.bottom) == (50, 80)
    assert sorted(role for role, _ in head.columns) == [
        "activity",
        "number",
        "output",
        "remarks",
        "requirements",
        "time",
    ]


def test_head_without_standards_is_none() -> None:
    page = _page()
    assert _heads(replace(page, words=tuple(w for w in page.words if w.text not in ("Waktu", "Output")))) == ()


def test_rows_and_their_fields() -> None:
    rows = _flow(_page()).part.rows
    assert [(row.number, row.text("activity"), row.text("time")) for row in rows] == [
        ("1", "Mencatat", "5 menit"),
        ("2", "Memeriksa", "1 jam"),
    ]
    assert [(row.top, row.bottom) for row in rows] == [(80, 140), (140, 200)]


def test_symbols_and_the_arrow_between_them() -> None:
    flow = _flow(_page())
    assert _summary(flow) == _READ
    assert flow.loose == ()


def test_columns_without_a_rule_between_them_are_divided_in_the_white() -> None:
    page = _page()
    gone = [s for s in page.strokes if s.box[0] == s.box[2] == 440]
    rules = find_rules(page.outlines, [s for s in page.strokes if s not in gone])
    cells = find_cells(rules, page.words)
    opened = with_open_columns(rules, cells, page.words)
    (added,) = (rule for rule in opened.vertical if rule not in rules.vertical)
    assert 412 < added.at < 442
    assert added.spans == ((50, 200),)


def test_columns_with_rules_are_left_alone() -> None:
    page = _page()
    rules = find_rules(page.outlines, page.strokes)
    assert with_open_columns(rules, find_cells(rules, page.words), page.words) is rules


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 200), st.integers(0, 200), st.sampled_from((0.9, 1.0, 1.15, 1.3)))
def test_table_moves_and_grows_with_the_page(dx: int, dy: int, scale: float) -> None:
    assert _summary(_flow(_moved(_page(), dx, dy, scale))) == _READ


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.booleans())
def test_order_and_direction_of_what_is_drawn_do_not_matter(random: Random, back: bool) -> None:
    page = _page()
    strokes = [Stroke(s.points[::-1]) if back else s for s in page.strokes]
    outlines = [replace(o, points=o.points[::-1]) if back else o for o in page.outlines]
    random.shuffle(strokes)
    random.shuffle(outlines)
    assert _summary(_flow(replace(page, outlines=tuple(outlines), strokes=tuple(strokes)))) == _READ


def test_scribble_over_the_lanes_is_read_to_an_end() -> None:
    page = _page()
    scribble = tuple(Stroke(((190.0, 130.0), (160.0 + i % 140, 85.0 + i % 109))) for i in range(300))
    flow = _flow(replace(page, strokes=(*page.strokes, *scribble)))
    assert [(row.number, row.text("activity")) for row in flow.part.rows] == [("1", "Mencatat"), ("2", "Memeriksa")]
