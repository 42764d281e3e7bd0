"""Thin outlines are lines; others enclose something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.layout.geometry.block_arrows import block_arrow
from ingest.layout.geometry.dashes import undashed
from ingest.layout.geometry.drawing import separate
from ingest.layout.geometry.page import Outline, Point, Stroke
from ingest.layout.geometry.thin import centre_line

_SLIVER = ((0.0, 0.0), (60.0, 0.0), (60.0, 1.0), (0.0, 1.0))
_ELBOW = ((0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (39.0, 40.0), (39.0, 1.0), (0.0, 1.0))
_TRIANGLE = ((0.0, 0.0), (9.0, 1.0), (0.0, 2.0))
_ARROW = ((0.0, 4.5), (30.0, 4.5), (30.0, 2.0), (38.0, 5.0), (30.0, 8.0), (30.0, 5.5), (0.0, 5.5))
_BENT_ARROW = (
    *((0.0, 0.0), (41.0, 0.0), (41.0, 30.0), (44.0, 30.0), (40.5, 38.0)),
    *((37.0, 30.0), (40.0, 30.0), (40.0, 1.0), (0.0, 1.0)),
)


def _filled(*points: Point) -> Outline:
    return Outline(points, filled=True, stroked=False)


def test_sliver_is_a_line_along_its_middle() -> None:
    assert centre_line(_filled(*_SLIVER)) == ((0, 0.5), (60, 0.5))


def test_short_thick_bar_is_a_line() -> None:
    assert centre_line(_filled((0, 0), (2, 0), (2, 9), (0, 9))) == ((1, 0), (1, 9))


def test_square_dot_is_none() -> None:
    assert centre_line(_filled((0, 0), (3, 0), (3, 3), (0, 3))) is None


def test_band_with_a_corner_is_an_elbow() -> None:
    line = centre_line(_filled(*_ELBOW))
    assert line is not None
    assert len(line) == 3
    ends = sorted((line[0], line[-1]))
    assert ends[0] == pytest.approx((0, 0.5), abs=0.6)
    assert ends[1] == pytest.approx((39.5, 40), abs=0.6)
    assert line[1] == pytest.approx((39.5, 0.5), abs=0.6)


def test_ring_is_no_line() -> None:
    ring = ((0.0, 0.0), (40.0, 0.0), (40.0, 30.0), (0.0, 30.0))
    assert centre_line(Outline(ring)) is None


def test_slim_triangle_is_a_head() -> None:
    assert centre_line(_filled(*_TRIANGLE)) is None


def test_zigzag_of_very_many_corners_is_no_line() -> None:
    saw = tuple((float(i), 8.0 * (i % 2)) for i in range(4000))
    assert centre_line(_filled(*saw, *((x, y + 0.3) for x, y in reversed(saw)))) is None


def test_straight_block_arrow_is_shaft_and_head() -> None:
    found = block_arrow(_filled(*_ARROW))
    assert found is not None
    stroke, head = found
    assert stroke.points == ((0, 5), (30, 5), (38, 5))
    assert (head.tip, head.base) == ((38, 5), (30, 5))


def test_bent_block_arrow() -> None:
    found = block_arrow(_filled(*_BENT_ARROW))
    assert found is not None
    stroke, head = found
    assert (head.tip, head.base) == ((40.5, 38), (40.5, 30))
    assert stroke.points[0] == pytest.approx((0, 0.5), abs=0.6)
    assert stroke.points[1] == pytest.approx((40.5, 0.5), abs=0.6)
    assert stroke.points[-1] == (40.5, 38)


def test_arrow_that_is_not_filled_is_an_outline() -> None:
    assert block_arrow(Outline(_ARROW)) is None


def test_star_of_very_many_corners_is_no_arrow() -> None:
    assert block_arrow(_filled(*(p for i in range(50) for p in ((3.0 * i, 0.0), (3.0 * i + 1.5, 20.0))))) is None


def test_drawing_is_taken_apart() -> None:
    drawing = separate([_filled(*_SLIVER), _filled(*_ARROW), _filled(*_TRIANGLE)], [Stroke(((0, 90), (9, 90)))])
    assert drawing.outlines == (_filled(*_TRIANGLE),)
    assert [s.points for s in drawing.strokes] == [
        ((0, 90), (9, 90)),
        ((0, 0.5), (60, 0.5)),
        ((0, 5), (30, 5), (38, 5)),
    ]
    assert [head.tip for head in drawing.heads] == [(38, 5)]


@given(st.integers(0, 6), st.booleans())
def test_where_an_outline_begins_and_its_direction_do_not_matter(begin: int, back: bool) -> None:
    points = _ARROW[begin:] + _ARROW[:begin]
    found = block_arrow(_filled(*(points[::-1] if back else points)))
    assert found is not None
    assert (found[0].points, found[1].tip) == (((0, 5), (30, 5), (38, 5)), (38, 5))


def _dashes(*starts: float) -> list[Stroke]:
    return [Stroke(((x, 10.0), (x + 4.0, 10.0))) for x in starts]


def test_dashes_are_one_line_half_a_gap_longer_at_each_end() -> None:
    assert undashed(_dashes(0, 6, 12)) == (Stroke(((-1, 10), (17, 10))),)


def test_upright_dashes() -> None:
    dashes = [Stroke(((10.0, y), (10.0, y + 4.0))) for y in (0.0, 6.0)]
    assert undashed(dashes) == (Stroke(((10, -1), (10, 11))),)


def test_dashes_far_apart_are_two_lines() -> None:
    assert undashed(_dashes(0, 6, 40, 46)) == (Stroke(((-1, 10), (11, 10))), Stroke(((39, 10), (51, 10))))


def test_single_dash_and_long_and_slanted_lines_stay() -> None:
    strokes = (Stroke(((0, 0), (50, 0))), Stroke(((0, 0), (5, 5))), Stroke(((70, 0), (74, 0))))
    assert undashed(strokes) == strokes


@given(st.permutations(_dashes(0, 6, 12, 18)))
def test_order_of_dashes_does_not_matter(dashes: list[Stroke]) -> None:
    assert undashed(dashes) == (Stroke(((-1, 10), (23, 10))),)
