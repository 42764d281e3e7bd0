"""Lines and heads between shapes → which shape leads to which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.geometry.connectors import Dangling, Flow, connect
from ingest.layout.geometry.page import Box, Point, Stroke
from ingest.layout.geometry.shapes import ArrowHead, Shape

_UP, _DOWN, _LEFT, _RIGHT = (0.0, -1.0), (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0)


def _box(x: float, y: float, kind: str = "process") -> Shape:
    """A symbol of 40 by 20 with its top left corner at a place."""
    box = (x, y, x + 40, y + 20)
    if kind == "decision":
        return Shape(kind, box, ((x + 20, y), (x + 40, y + 10), (x + 20, y + 20), (x, y + 10)))
    return Shape(kind, box, ((x, y), (x + 40, y), (x + 40, y + 20), (x, y + 20)))


def _head(tip: Point, way: Point) -> ArrowHead:
    """A head 6 long and 4 wide that points a `way`."""
    base = (tip[0] - 6 * way[0], tip[1] - 6 * way[1])
    wing = (2 * abs(way[1]), 2 * abs(way[0]))
    xs, ys = (tip[0], base[0] - wing[0], base[0] + wing[0]), (tip[1], base[1] - wing[1], base[1] + wing[1])
    box: Box = (min(xs), min(ys), max(xs), max(ys))
    return ArrowHead(tip, base, box)


def _line(*points: Point) -> Stroke:
    return Stroke(points)


def _pairs(flow: Flow) -> list[tuple[int, int]]:
    return sorted((c.source, c.target) for c in flow.connectors)


_TWO = (_box(0, 0), _box(0, 60))
_THREE = (_box(0, 0), _box(100, 0), _box(50, 60))


def test_exact() -> None:
    flow = connect(_TWO, [_line((20, 20), (20, 54))], [_head((20, 60), _DOWN)])
    assert _pairs(flow) == [(0, 1)]
    assert flow.connectors[0].headed
    assert flow.dangling == ()


@pytest.mark.parametrize("gap", [0.5, 2.0, 3.4, 5.0, 9.0])
def test_gap_at_the_tail(gap: float) -> None:
    assert _pairs(connect(_TWO, [_line((20, 20 + gap), (20, 54))], [_head((20, 60), _DOWN)])) == [(0, 1)]


@pytest.mark.parametrize("gap", [2.0, 5.0, 9.0])
def test_gap_at_the_head(gap: float) -> None:
    flow = connect(_TWO, [_line((20, 20), (20, 54 - gap))], [_head((20, 60 - gap), _DOWN)])
    assert _pairs(flow) == [(0, 1)]


def test_ends_inside_the_shapes() -> None:
    assert _pairs(connect(_TWO, [_line((20, 15), (20, 60))], [_head((20, 66), _DOWN)])) == [(0, 1)]


def test_head_at_the_upper_end_leads_upwards() -> None:
    assert _pairs(connect(_TWO, [_line((20, 60), (20, 26))], [_head((20, 20), _UP)])) == [(1, 0)]


def test_elbow_of_loose_pieces_and_its_way() -> None:
    shapes = (_box(0, 0), _box(100, 60))
    pieces = [_line((40, 10), (119, 10)), _line((120, 11), (120, 54))]
    flow = connect(shapes, pieces, [_head((120, 60), _DOWN)])
    assert _pairs(flow) == [(0, 1)]
    assert flow.connectors[0].points == ((40, 10), (119, 10), (120, 11), (120, 54))


def test_two_tails_run_into_one_head() -> None:
    strokes = [_line((40, 10), (70, 10), (70, 54)), _line((100, 10), (70, 10))]
    assert _pairs(connect(_THREE, strokes, [_head((70, 60), _DOWN)])) == [(0, 2), (1, 2)]


def test_tails_that_meet_another_line_in_the_middle() -> None:
    strokes = [_line((70, -20), (70, 54)), _line((40, 5), (70, 5)), _line((100, 15), (70, 15))]
    flow = connect((*_THREE, _box(50, -40)), strokes, [_head((70, 60), _DOWN)])
    assert _pairs(flow) == [(0, 2), (1, 2), (3, 2)]


def test_fork_to_two_heads() -> None:
    shapes = (_box(50, 0), _box(0, 60), _box(100, 60))
    strokes = [_line((70, 20), (70, 40)), _line((20, 54), (20, 40), (120, 40), (120, 54))]
    flow = connect(shapes, strokes, [_head((20, 60), _DOWN), _head((120, 60), _DOWN)])
    assert _pairs(flow) == [(0, 1), (0, 2)]


def test_head_at_both_ends_leads_both_ways() -> None:
    flow = connect(_TWO, [_line((20, 26), (20, 54))], [_head((20, 20), _UP), _head((20, 60), _DOWN)])
    assert _pairs(flow) == [(0, 1), (1, 0)]


def test_head_at_a_corner_only_marks_the_way() -> None:
    shapes = (_box(0, 0), _box(100, 60))
    strokes = [_line((40, 10), (114, 10)), _line((120, 12), (120, 54))]
    flow = connect(shapes, strokes, [_head((120, 10), _RIGHT), _head((120, 60), _DOWN)])
    assert _pairs(flow) == [(0, 1)]


def test_line_behind_three_boxes_ties_each_to_the_next() -> None:
    shapes = (_box(0, 0), _box(0, 60), _box(0, 120), _box(0, 180), _box(0, 240))
    flow = connect(shapes, [_line((20, 10), (20, 250))], ())
    assert _pairs(flow) == [(0, 1), (1, 2), (2, 3), (3, 4)]


def test_crossing_lines_stay_apart() -> None:
    shapes = (_box(0, 40), _box(100, 40), _box(50, 0), _box(50, 80))
    strokes = [_line((40, 50), (94, 50)), _line((70, 20), (70, 74))]
    assert _pairs(connect(shapes, strokes, [_head((100, 50), _RIGHT), _head((70, 80), _DOWN)])) == [(0, 1), (2, 3)]


def test_without_heads_lines_lead_downwards() -> None:
    flow = connect((_TWO[1], _TWO[0]), [_line((20, 60), (20, 20))], ())
    assert _pairs(flow) == [(1, 0)]
    assert not flow.connectors[0].headed


def test_without_heads_a_line_out_of_a_decisions_side_leads_back() -> None:
    shapes = (_box(0, 0), _box(0, 60, "decision"))
    loop = _line((40, 70), (80, 70), (80, 10), (40, 10))
    flow = connect(shapes, [_line((20, 20), (20, 60)), loop], ())
    assert _pairs(flow) == [(0, 1), (1, 0)]


def test_arrow_to_the_end_of_the_page_dangles() -> None:
    flow = connect(_TWO[:1], [_line((20, 20), (20, 94))], [_head((20, 100), _DOWN)])
    assert flow == Flow((), (Dangling(0, (20, 100), outgoing=True),))


def test_arrow_from_the_top_of_the_page_comes_in() -> None:
    flow = connect(_TWO[1:], [_line((20, 0), (20, 54))], [_head((20, 60), _DOWN)])
    assert flow == Flow((), (Dangling(0, (20, 0), outgoing=False),))


def test_headless_line_dangles_downwards_out_and_upwards_in() -> None:
    below = connect(_TWO[:1], [_line((20, 20), (20, 100))], ())
    above = connect(_TWO[1:], [_line((20, 0), (20, 60))], ())
    assert [d.outgoing for d in (*below.dangling, *above.dangling)] == [True, False]


def test_dot_marks_the_end_of_a_line_without_a_head() -> None:
    dot = ArrowHead((20, 58), (20, 58), (18, 56, 22, 60))
    assert _pairs(connect(_TWO[::-1], [_line((20, 20), (20, 58))], [dot])) == [(1, 0)]


def test_line_drawn_twice_is_one_connector() -> None:
    strokes = [_line((20, 20), (20, 54)), _line((20, 54), (20, 20))]
    assert len(connect(_TWO, strokes, [_head((20, 60), _DOWN)]).connectors) == 1


def test_way_back_to_the_same_shape_is_no_arrow() -> None:
    assert connect(_TWO[:1], [_line((40, 5), (60, 5), (60, 15), (40, 15))], ()).connectors == ()


def test_line_split_by_two_others_keeps_its_own_end() -> None:
    """A long line whose end meets a fourth line, while two others run into it."""
    shapes = (_box(0, 0), _box(0, 40), _box(0, 80), _box(120, 80))
    strokes = [
        _line((40, 10), (80, 10), (80, 90.5)),
        _line((40, 50), (79.5, 50)),
        _line((40, 90), (114, 90)),
    ]
    assert _pairs(connect(shapes, strokes, [_head((120, 90), _RIGHT)])) == [(0, 3), (1, 3), (2, 3)]


def test_hatching_over_many_shapes_is_no_arrow() -> None:
    shapes = tuple(_box(60.0 * (i % 10), 40.0 * (i // 10)) for i in range(60))
    star = [_line((300, -200), (s.box[0] + 20, s.box[1])) for s in shapes]
    assert connect(shapes, star, ()).connectors == ()


def test_no_lines_no_flow() -> None:
    assert connect(_TWO, (), ()) == Flow((), ())


_FORK = [_line((40, 10), (70, 10), (70, 54)), _line((100, 10), (70, 10)), _line((70, 80), (70, 114))]
_FORK_HEADS = [_head((70, 60), _DOWN), _head((70, 120), _DOWN)]
_FOUR = (*_THREE, _box(50, 120))


@given(st.permutations(_FORK), st.permutations(_FORK_HEADS), st.lists(st.booleans(), min_size=3, max_size=3))
def test_order_and_direction_of_lines_do_not_matter(
    strokes: list[Stroke], heads: list[ArrowHead], turned: list[bool]
) -> None:
    drawn = [Stroke(s.points[::-1]) if back else s for s, back in zip(strokes, turned, strict=True)]
    assert _pairs(connect(_FOUR, drawn, heads)) == [(0, 2), (1, 2), (2, 3)]


@given(st.integers(-400, 400), st.integers(-400, 400), st.sampled_from((0.8, 0.9, 1.0, 1.15, 1.3)))
def test_flow_moves_and_grows_with_the_page(dx: int, dy: int, scale: float) -> None:
    def moved(points: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x * scale + dx, y * scale + dy) for x, y in points)

    def box(old: Box) -> Box:
        (x0, y0), (x1, y1) = moved((old[:2], old[2:]))
        return x0, y0, x1, y1

    shapes = tuple(Shape(s.kind, box(s.box), moved(s.points)) for s in _FOUR)
    heads = [ArrowHead(moved((h.tip,))[0], moved((h.base,))[0], box(h.box)) for h in _FORK_HEADS]
    flow = connect(shapes, [Stroke(moved(s.points)) for s in _FORK], heads)
    assert _pairs(flow) == [(0, 2), (1, 2), (2, 3)]
