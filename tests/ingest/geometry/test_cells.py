"""Rules → cells: grids drawn well and badly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.geometry.cells import find_cells
from ingest.layout.geometry.page import Box, Outline, Stroke, Word
from ingest.layout.geometry.rules import find_rules

_LEVEL = [((0.0, y), (200.0, y)) for y in (0.0, 50.0, 100.0)]
_UPRIGHT = [((x, 0.0), (x, 100.0)) for x in (0.0, 100.0, 200.0)]
_GRID = [Stroke(side) for side in (*_LEVEL, *_UPRIGHT)]
_FOUR = [(0, 0, 100, 50), (100, 0, 200, 50), (0, 50, 100, 100), (100, 50, 200, 100)]


def _boxes(strokes: list[Stroke], outlines: tuple[Outline, ...] = ()) -> list[Box]:
    return [cell.box for cell in find_cells(find_rules(outlines, strokes), ())]


def _frame(x0: float, y0: float, x1: float, y1: float) -> Outline:
    return Outline(((x0, y0), (x1, y0), (x1, y1), (x0, y1)))


def test_two_by_two() -> None:
    assert _boxes(_GRID) == _FOUR


def test_merged_cell_where_a_piece_of_rule_is_missing() -> None:
    upper = [Stroke(((100.0, 50.0), (100.0, 100.0))) if s.box == (100, 0, 100, 100) else s for s in _GRID]
    assert _boxes(upper) == [(0, 0, 200, 50), (0, 50, 100, 100), (100, 50, 200, 100)]


def test_whole_rule_missing_joins_the_cells_beside_it() -> None:
    assert _boxes([s for s in _GRID if s.box != (100, 0, 100, 100)]) == [(0, 0, 200, 50), (0, 50, 200, 100)]


def test_rule_that_stops_short_still_divides() -> None:
    short = [Stroke(((100.0, 2.0), (100.0, 98.0))) if s.box == (100, 0, 100, 100) else s for s in _GRID]
    assert _boxes(short) == _FOUR


def test_double_borders_are_one() -> None:
    assert _boxes([*_GRID, Stroke(((101.5, 0.0), (101.5, 99.0))), Stroke(((0.0, 51.5), (199.0, 51.5)))]) == _FOUR


def test_box_inside_a_cell_is_a_cell_of_its_own() -> None:
    assert sorted(_boxes(_GRID, (_frame(20, 10, 60, 40),))) == sorted([*_FOUR, (20, 10, 60, 40)])


def test_table_open_at_the_sides_is_closed() -> None:
    assert _boxes([s for s in _GRID if s.box[0] != s.box[2] or s.box[0] == 100]) == _FOUR


def test_cells_hold_the_words_whose_middle_lies_in_them() -> None:
    words = (Word("satu", 10, 10, 40, 20), Word("dua", 110, 60, 140, 70), Word("luar", 300, 10, 340, 20))
    found = find_cells(find_rules((), _GRID), words)
    assert [cell.text for cell in found] == ["satu", "", "", "dua"]


def test_cells_drawn_as_rectangles() -> None:
    assert _boxes([], tuple(_frame(*box) for box in _FOUR)) == _FOUR


def test_mere_shading_draws_no_cells() -> None:
    assert _boxes([], (Outline(_frame(0, 0, 100, 50).points, filled=True, stroked=False),)) == []


@pytest.mark.parametrize("along", [-3.0, 0.0, 50.0, 103.0, 197.0, 203.0])
def test_rule_covers_its_pieces_and_a_little_more(along: float) -> None:
    (rule,) = find_rules((), [Stroke(((200.0, 9.0), (250.0, 9.0))), Stroke(((0.0, 9.0), (100.0, 9.0)))]).horizontal
    assert rule.covers(along)


@pytest.mark.parametrize("along", [-3.5, 104.0, 196.0, 254.0])
def test_rule_does_not_cover_its_gaps(along: float) -> None:
    (rule,) = find_rules((), [Stroke(((200.0, 9.0), (250.0, 9.0))), Stroke(((0.0, 9.0), (100.0, 9.0)))]).horizontal
    assert not rule.covers(along)


def test_hatching_leaves_no_more_cells_than_the_longest_rules_make() -> None:
    hatch = [Stroke(((3.0 * i, 0.0), (3.0 * i, 90.0))) for i in range(5000)]
    assert len(_boxes([*hatch, Stroke(((0.0, 0.0), (15000.0, 0.0))), Stroke(((0.0, 90.0), (15000.0, 90.0)))])) == 400


@given(st.permutations(_GRID), st.lists(st.booleans(), min_size=6, max_size=6))
def test_order_and_direction_of_strokes_do_not_matter(strokes: list[Stroke], turned: list[bool]) -> None:
    drawn = [Stroke(s.points[::-1]) if back else s for s, back in zip(strokes, turned, strict=True)]
    assert _boxes(drawn) == _FOUR


@given(st.integers(-300, 300), st.integers(-300, 300), st.sampled_from((0.8, 0.9, 1.0, 1.25, 1.3)))
def test_cells_move_and_grow_with_the_page(dx: int, dy: int, scale: float) -> None:
    moved = [Stroke(tuple((x * scale + dx, y * scale + dy) for x, y in s.points)) for s in _GRID]
    expected = [(a * scale + dx, b * scale + dy, c * scale + dx, d * scale + dy) for a, b, c, d in _FOUR]
    assert _boxes(moved) == [pytest.approx(box) for box in expected]
