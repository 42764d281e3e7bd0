"""Outlines → symbols and heads; strokes side by side → outlines."""

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.geometry.loops import close_loops
from ingest.layout.geometry.page import Outline, Point, Stroke
from ingest.layout.geometry.shapes import find_heads, find_shapes

_RECTANGLE = ((0.0, 0.0), (40.0, 0.0), (40.0, 20.0), (0.0, 20.0))
_DIAMOND = ((20.0, 0.0), (40.0, 15.0), (20.0, 30.0), (0.0, 15.0))
_PENTAGON = ((0.0, 0.0), (20.0, 0.0), (20.0, 12.0), (10.0, 20.0), (0.0, 12.0))
_CAPSULE = (
    *((30 + 10 * sin(pi * i / 12), 10 - 10 * cos(pi * i / 12)) for i in range(13)),
    *((10 - 10 * sin(pi * i / 12), 10 + 10 * cos(pi * i / 12)) for i in range(13)),
)
_OCTAGON = ((5.0, 0.0), (35.0, 0.0), (40.0, 5.0), (40.0, 15.0), (35.0, 20.0), (5.0, 20.0), (0.0, 15.0), (0.0, 5.0))
_CIRCLE = tuple((9 + 9 * cos(pi * i / 12), 9 + 9 * sin(pi * i / 12)) for i in range(24))
_KINDS = {
    "process": _RECTANGLE,
    "decision": _DIAMOND,
    "connector": _PENTAGON,
    "terminator": _CAPSULE,
}


def _moved(points: tuple[Point, ...], dx: float, dy: float, scale: float = 1.0) -> tuple[Point, ...]:
    return tuple((x * scale + dx, y * scale + dy) for x, y in points)


def _kinds(*outlines: Outline) -> list[str]:
    return [shape.kind for shape in find_shapes(outlines)]


@pytest.mark.parametrize(
    ("kind", "points"),
    [*_KINDS.items(), ("terminator", _OCTAGON), ("connector", _CIRCLE)],
)
def test_kinds(kind: str, points: tuple[Point, ...]) -> None:
    assert _kinds(Outline(points)) == [kind]


@pytest.mark.parametrize(
    "points",
    [
        ((0.0, 0.0), (40.0, 0.0), (20.0, 30.0)),
        _moved(_RECTANGLE, 0, 0, 0.2),
        _moved(_RECTANGLE, 0, 0, 8),
    ],
    ids=["triangle", "speck", "larger than a symbol"],
)
def test_no_symbol(points: tuple[Point, ...]) -> None:
    assert _kinds(Outline(points)) == []


def test_fill_and_border_are_one_symbol() -> None:
    assert _kinds(Outline(_RECTANGLE, filled=True, stroked=False), Outline(_RECTANGLE)) == ["process"]


def test_border_along_the_inner_side_of_the_fill_keeps_the_fill() -> None:
    inner = ((1.0, 1.0), (39.0, 1.0), (39.0, 19.0), (1.0, 19.0))
    (shape,) = find_shapes([Outline(_RECTANGLE, filled=True), Outline(inner)])
    assert shape.box == (0, 0, 40, 20)


def test_shape_over_its_shadow_counts_once() -> None:
    (shape,) = find_shapes([Outline(_moved(_RECTANGLE, 3, 3), filled=True), Outline(_RECTANGLE)])
    assert shape.box == (0, 0, 40, 20)


def test_neighbours_stay_apart() -> None:
    assert _kinds(Outline(_RECTANGLE), Outline(_moved(_RECTANGLE, 0, 25))) == ["process", "process"]


def test_border_drawn_as_a_thin_ring_is_the_area_it_surrounds() -> None:
    inner = ((0.5, 0.5), (0.5, 19.5), (39.5, 19.5), (39.5, 0.5), (0.5, 0.5))
    assert _kinds(Outline((*_RECTANGLE, _RECTANGLE[0], *inner), filled=True)) == ["process"]


def test_page_full_of_boxes_keeps_a_thousand() -> None:
    many = [Outline(_moved(_RECTANGLE, 50 * (i % 50), 30 * (i // 50))) for i in range(5000)]
    assert len(find_shapes(many)) == 1000


@given(
    st.sampled_from(sorted(_KINDS)),
    st.integers(0, 25),
    st.booleans(),
    st.integers(-500, 500),
    st.sampled_from((0.8, 1.0, 1.3)),
)
def test_kind_depends_on_the_form_alone(kind: str, begin: int, back: bool, by: int, scale: float) -> None:
    points = _moved(_KINDS[kind], by, -by, scale)
    begin %= len(points)
    turned = points[begin:] + points[:begin]
    assert _kinds(Outline(turned[::-1] if back else turned)) == [kind]


def test_triangle_points_with_its_slim_corner() -> None:
    (head,), _ = find_heads([Outline(((0, 0), (0, 4), (8, 2)), filled=True)], ())
    assert (head.tip, head.base, head.is_dot) == ((8, 2), (0, 2), False)


def test_two_legs_in_one_stroke_are_a_head() -> None:
    heads, rest = find_heads((), [Stroke(((0, 0), (5, 3), (0, 6))), Stroke(((5, 3), (60, 3)))])
    assert [(head.tip, head.base) for head in heads] == [((5, 3), (0, 3))]
    assert rest == (Stroke(((5, 3), (60, 3))),)


def test_two_barbs_that_share_their_tip_are_a_head() -> None:
    heads, rest = find_heads((), [Stroke(((0, 0), (5, 3))), Stroke(((0, 6), (5, 3))), Stroke(((5, 3), (60, 3)))])
    assert [head.tip for head in heads] == [(5, 3)]
    assert rest == (Stroke(((5, 3), (60, 3))),)


def test_small_filled_disc_is_a_dot() -> None:
    (head,), _ = find_heads([Outline(_moved(_CIRCLE, 0, 0, 0.25), curves=4, filled=True)], ())
    assert head.is_dot


_SIDES = [Stroke((a, b)) for a, b in zip(_DIAMOND, (*_DIAMOND[1:], _DIAMOND[0]), strict=True)]
_ARROW = Stroke(((40.0, 15.0), (90.0, 15.0)))


@given(st.permutations(_SIDES), st.lists(st.booleans(), min_size=4, max_size=4))
def test_diamond_of_four_strokes_with_an_arrow_at_its_corner(sides: list[Stroke], turned: list[bool]) -> None:
    drawn = [Stroke(s.points[::-1]) if back else s for s, back in zip(sides, turned, strict=True)]
    closed = close_loops([_ARROW, *drawn])
    assert _kinds(*closed.outlines) == ["decision"]
    assert closed.strokes == (_ARROW,)


def test_open_ring_is_no_outline() -> None:
    assert close_loops(_SIDES[:3]).outlines == ()


def test_sides_that_miss_each_other_slightly_still_close() -> None:
    moved = [*_SIDES[:3], Stroke(((0.5, 15.5), (20.5, 0.5)))]
    assert len(close_loops(moved).outlines) == 1


def test_lines_that_all_leave_one_point_close_nothing() -> None:
    rays = [Stroke(((0.0, 0.0), (80 * cos(i), 80 * sin(i)))) for i in range(4000)]
    closed = close_loops(rays)
    assert closed.outlines == ()
    assert len(closed.strokes) == 4000
