"""The drawing's geometry: what must hold for every flow table."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docs_out.drawing.layout import Flow, layout
from docs_out.drawing.metrics import width, wrap
from docs_out.drawing.shapes import BOTTOM, BOX, CAPSULE, DIAMOND, LEFT, PENTAGON, RIGHT, TOP, Rect, Shape, port
from docs_out.drawing.sheet import ACTIVITY, NUMBER, OUTPUT, REMARKS, REQUIREMENTS, TIME, Sheet
from model.sop import Edge, Performer, Port, Procedure
from tests.docs_out.example_sops import EXAMPLES, busy, edge, procedure, step, three_pages

SHEET = Sheet(785.2, 519.3, 420.0, (NUMBER, ACTIVITY), (REQUIREMENTS, TIME, OUTPUT, REMARKS))
SYMBOLS = ("terminator", "process", "decision", "connector", "other")


def _inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - 0.01
        and inner.right <= outer.right + 0.01
        and inner.top >= outer.top - 0.01
        and inner.bottom <= outer.bottom + 0.01
    )


def _cell(flow: Flow, shape: Shape) -> Rect:
    left, right = flow.grid.lane(shape.lane)
    row = flow.rows[shape.row]
    return Rect(left, row.top, right - left, row.height)


def _on_border(shape: Shape, point: tuple[float, float]) -> bool:
    """Whether `point` lies on the outline, found by the outline's own equation."""
    rect = shape.rect
    dx = abs(point[0] - rect.center[0]) / (rect.width / 2)
    dy = abs(point[1] - rect.center[1]) / (rect.height / 2)
    if shape.kind == DIAMOND:
        return dx + dy == pytest.approx(1)
    if shape.kind == CAPSULE:
        end = 2 * 3475 / 21600
        beyond = max(0.0, (dx - (1 - end)) / end)
        return beyond**2 + dy**2 == pytest.approx(1)
    if shape.kind == PENTAGON and point[1] > rect.top + 0.8 * rect.height + 0.01:
        return (point[1] - rect.top) / rect.height == pytest.approx(0.8 + 0.2 * (1 - dx))
    return max(dx, dy) == pytest.approx(1)


def _sound(flow: Flow) -> None:
    """The invariants of one drawing."""
    for shape in flow.shapes:
        assert _inside(shape.rect, _cell(flow, shape)), shape
    for a, b in combinations(flow.shapes, 2):
        assert a.page != b.page or not a.rect.meets(b.rect), (a, b)
    for arrow in flow.connectors:
        assert _on_border(arrow.source, arrow.points[0]), arrow
        assert _on_border(arrow.target, arrow.points[-1]), arrow
        assert arrow.source.page == arrow.target.page
        assert all(leg.width == pytest.approx(0) or leg.height == pytest.approx(0) for leg in arrow.legs)
    ids = [s.id for s in flow.shapes] + [c.id for c in flow.connectors] + [x.id for x in flow.labels]
    assert ids == list(range(1, flow.ids + 1))


@st.composite
def procedures(draw: st.DrawFn) -> Procedure:
    lanes = draw(st.integers(1, 14))
    numbers = range(1, draw(st.integers(1, 22)) + 1)
    lane = st.integers(0, lanes - 1)
    rows = [draw(st.lists(lane, max_size=2, unique=True)) for _ in numbers]
    steps = tuple(step(n, *row, symbol=draw(st.sampled_from(SYMBOLS))) for n, row in zip(numbers, rows, strict=True))
    ends = st.integers(1, len(numbers) + 1)
    words = st.sampled_from((None, "Ya", "Tidak", "Jika berkas lengkap"))
    edges = draw(st.lists(st.builds(edge, ends, ends, words), max_size=30))
    return procedure(steps, min(lanes, 12), *edges)


@given(procedures())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_drawing_is_sound(drawn: Procedure) -> None:
    _sound(layout(drawn, SHEET, 18.5))


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_keep_lines_and_labels_apart(name: str) -> None:
    flow = layout(EXAMPLES[name], SHEET, 18.5)
    _sound(flow)
    for label in flow.labels:
        page = label.connector.source.page
        others = [x.rect for x in flow.labels if x is not label and x.connector.source.page == page]
        assert not any(label.rect.meets(other) for other in others)
        legs = [leg for arrow in flow.connectors if arrow.source.page == page for leg in arrow.legs]
        assert not any(label.rect.meets(leg) for leg in legs), label
        boxes = [s.rect for s in flow.shapes if s.page == page and s.kind != DIAMOND]
        assert not any(label.rect.meets(box) for box in boxes), label
    for a, b in combinations(flow.connectors, 2):
        for leg, other in ((x, y) for x in a.legs for y in b.legs):
            along = (leg.width > leg.height) == (other.width > other.height)
            assert a.source.page != b.source.page or not along or not leg.grown(1).meets(other.grown(1)), (a, b)


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_keep_arrows_off_shapes(name: str) -> None:
    flow = layout(EXAMPLES[name], SHEET, 18.5)
    for arrow in flow.connectors:
        strangers = [s for s in flow.shapes if s.page == arrow.source.page and s not in (arrow.source, arrow.target)]
        assert not any(leg.meets(s.rect) for s in strangers for leg in arrow.legs), arrow


def test_sequence_joins_neighbours_that_have_a_performer() -> None:
    flow = layout(procedure((step(1, 0), step(2, 1), step(3), step(4, 0)), 2), SHEET)
    assert [(a.source.row, a.target.row) for a in flow.connectors] == [(0, 1)]
    assert [(s.row, s.lane) for s in flow.shapes] == [(0, 0), (1, 1), (3, 0)]


def test_next_row_in_the_same_lane_is_reached_straight() -> None:
    flow = layout(procedure((step(1, 1), step(2, 1)), 3), SHEET)
    assert [(a.sides, len(a.points)) for a in flow.connectors] == [((BOTTOM, TOP), 2)]


def test_next_row_in_another_lane_is_reached_around_one_corner() -> None:
    flow = layout(procedure((step(1, 0), step(2, 2), step(3, 1)), 3), SHEET)
    assert [(a.sides, len(a.points)) for a in flow.connectors] == [((RIGHT, TOP), 3), ((LEFT, TOP), 3)]


def test_an_arrow_whose_row_is_full_runs_between_the_rows() -> None:
    full = procedure((step(1, 0, 1, 2), step(2, 0, 1, 2)), 3, Edge(Port("1", 2), Port("2", 0)))
    flow = layout(full, SHEET)
    (arrow,) = flow.connectors
    assert arrow.sides == (BOTTOM, TOP)
    assert len(arrow.points) == 4
    assert max(s.rect.bottom for s in flow.shapes if s.row == 0) < arrow.points[1][1] == arrow.points[2][1]
    assert arrow.points[2][1] < min(s.rect.top for s in flow.shapes if s.row == 1)


def test_an_arrow_back_over_full_rows_runs_between_them_as_well() -> None:
    full = procedure((step(1, 0, 1, 2), step(2, 0, 1, 2)), 3, Edge(Port("2", 0), Port("1", 2)))
    (arrow,) = layout(full, SHEET).connectors
    assert (arrow.sides, len(arrow.points)) == ((TOP, BOTTOM), 4)


def test_edges_to_unknown_steps_are_left_out() -> None:
    flow = layout(procedure((step(1, 0), step(2, 0)), 1, edge(1, 2), edge(2, 9), edge(7, 1)), SHEET)
    assert len(flow.connectors) == 1


def test_a_port_names_its_lane() -> None:
    ends = Edge(Port("1", 2), Port("2", 1))
    flow = layout(procedure((step(1, 0, 2), step(2, 0, 1)), 3, ends), SHEET)
    assert [(a.source.lane, a.target.lane) for a in flow.connectors] == [(2, 1)]


def test_performers_without_a_lane_are_not_drawn() -> None:
    flow = layout(Procedure(None, ("Camat",), (step(1, 0, 5), step(2, 3))), SHEET)
    assert [(s.row, s.lane) for s in flow.shapes] == [(0, 0)]


def test_symbols_have_their_shapes() -> None:
    steps = tuple(step(n, 0, symbol=symbol) for n, symbol in enumerate(SYMBOLS, 1))
    flow = layout(procedure(steps, 1), SHEET)
    assert [s.kind for s in flow.shapes] == [CAPSULE, BOX, DIAMOND, PENTAGON, BOX]


def test_symbols_of_one_cell_stand_below_each_other_with_their_arrow() -> None:
    """16 points apart; what comes in meets the first, what goes on leaves the last."""
    begins = replace(step(1, 0), performers=(Performer(0, "terminator"), Performer(0)))
    edges = (Edge(Port("1", 0), Port("1", 0)), Edge(Port("1", 0), Port("2", 0)), Edge(Port("2", 0), Port("1", 0)))
    flow = layout(Procedure(None, ("Loket",), (begins, step(2, 0)), edges), SHEET)
    top, below, _ = flow.shapes
    assert (top.kind, below.kind, below.rect.top - top.rect.bottom) == (CAPSULE, BOX, 16)
    assert [(arrow.source.id, arrow.target.id) for arrow in flow.connectors] == [(1, 2), (2, 3), (3, 1)]


def test_unsure_performers_are_dashed() -> None:
    steps = (step(1, 0), step(2, 0, status="inferred"), step(3, 0, status="unknown"))
    assert [s.dashed for s in layout(procedure(steps, 1), SHEET).shapes] == [False, True, True]


def test_inferred_arrows_are_dashed() -> None:
    arrows = edge(1, 2), edge(2, 3, status="inferred")
    flow = layout(procedure((step(1, 0), step(2, 0), step(3, 0)), 1, *arrows), SHEET)
    assert [a.dashed for a in flow.connectors] == [False, True]


def test_arrows_over_a_page_break_become_pairs_of_letters() -> None:
    flow = layout(three_pages(), SHEET, 18.5)
    assert [row.step for row in flow.rows if row.page == 1] == list(range(9, 19))
    letters = sorted((s.letter, s.page, s.row + 1) for s in flow.shapes if s.letter)
    assert letters == [("A", 0, 9), ("A", 1, 10), ("B", 1, 19), ("B", 2, 20), ("C", 0, 5), ("C", 2, 20)]


def test_rows_fit_their_pages() -> None:
    flow = layout(three_pages(), SHEET, 18.5)
    for page, room in ((0, 500.8), (1, 519.3), (2, 519.3)):
        assert max(row.top + row.height for row in flow.rows if row.page == page) <= room


def test_loops_leave_with_their_words() -> None:
    flow = layout(busy(), SHEET)
    assert sorted(" ".join(label.lines) for label in flow.labels) == [
        "Jika lengkap dan benar",
        "Tidak",
        "Tidak",
        "Tidak",
    ]


def test_no_step_gives_an_empty_drawing() -> None:
    flow = layout(Procedure(None, (), ()), SHEET)
    assert (flow.rows, flow.shapes, flow.connectors, flow.grid.lanes) == ((), (), (), 1)


def test_a_row_taller_than_a_page_is_cut_to_the_page() -> None:
    flow = layout(procedure((step(1, 0, text="kata " * 4000),), 1), SHEET)
    assert flow.rows[0].height < 519.3
    assert flow.size == 6.0


@pytest.mark.parametrize(
    ("kind", "side", "slot", "expected"),
    [
        (BOX, LEFT, 0.25, (0.0, 15.0)),
        (DIAMOND, RIGHT, 0.25, (30.0, 15.0)),
        (DIAMOND, TOP, -0.25, (10.0, 5.0)),
        (CAPSULE, LEFT, 0.0, (0.0, 10.0)),
        (PENTAGON, BOTTOM, 0.0, (20.0, 20.0)),
        (PENTAGON, BOTTOM, 0.25, (30.0, 18.0)),
    ],
)
def test_ports_lie_on_the_outline(kind: str, side: int, slot: float, expected: tuple[float, float]) -> None:
    shape = Shape(1, kind, 0, 0, 0, Rect(0, 0, 40, 20))
    assert port(shape, side, slot) == pytest.approx(expected)


def test_widths_are_those_of_arial() -> None:
    assert width("Tidak", 10) == pytest.approx(24.45)
    assert width("Ya", 10, bold=True) == pytest.approx(12.23)


def test_wrap_breaks_lines_and_long_words() -> None:
    assert wrap("satu dua\ntiga", 10, 25) == ("satu", "dua", "tiga")
    assert wrap("aaaa", 10, 12) == ("aa", "aa")
    assert wrap("", 10, 12) == ("",)
