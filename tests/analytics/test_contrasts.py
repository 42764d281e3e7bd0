"""Published examples: Newcombe (1998) table II, method 10; Fisher's tea; Benjamini and Hochberg (1995), section 3."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.trends.contrasts import Group, adjusted, fisher, newcombe, two_sided

_HEART_ATTACKS = (
    *(0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528),
    *(0.7590, 1.0),
)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_newcombe(first: Group, second: Group, low: float, high: float) -> None:
    assert newcombe(first, second) == pytest.approx((low, high), abs=5e-5)


def test_no_difference_from_nothing() -> None:
    assert newcombe((3, 10), (0, 0)) is None


def test_the_lady_tasting_tea() -> None:
    assert fisher((3, 4), (1, 4)) == pytest.approx(34 / 70)
    assert fisher((4, 4), (0, 4)) == pytest.approx(2 / 70)


def test_chi_square_with_continuity() -> None:
    # 25 expected in each cell, each off by 5 less one half: 4 x 4.5^2 / 25 = 1.8^2, and P(|Z| > 1.8) = 0.07186
    assert two_sided((20, 50), (30, 50)) == pytest.approx(0.07186, abs=5e-6)


def test_small_expected_counts_are_tested_exactly() -> None:
    assert two_sided((3, 4), (1, 4)) == pytest.approx(34 / 70)
    assert two_sided((0, 30), (0, 40)) == pytest.approx(1.0)


def test_benjamini_hochberg_rejects_four_of_fifteen() -> None:
    found = adjusted(_HEART_ATTACKS)
    assert [q < 0.05 for q in found] == [True] * 4 + [False] * 11
    assert found[:4] == pytest.approx((0.0015, 0.003, 0.0095, 0.035625))
    # 0.0201 x 15 / 5 = 0.0603, 0.0278 x 15 / 6 = 0.0695, 0.0298 x 15 / 7 = 0.06386, 0.0344 x 15 / 8 = 0.0645
    assert found[4:8] == pytest.approx((0.0603, 0.447 / 7, 0.447 / 7, 0.0645))


_groups = st.integers(1, 80).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(st.floats(0, 1), max_size=40))
def test_no_q_is_below_its_p_and_their_order_is_the_same(chances: list[float]) -> None:
    found = adjusted(chances)
    assert all(p <= q <= 1 for p, q in zip(chances, found, strict=True))
    assert all(a <= b for a, b in pairwise(q for _p, q in sorted(zip(chances, found, strict=True))))


@given(_groups, _groups)
def test_neither_the_order_of_groups_nor_what_is_a_hit_matters(first: Group, second: Group) -> None:
    misses = ((first[1] - first[0], first[1]), (second[1] - second[0], second[1]))
    assert two_sided(first, second) == pytest.approx(two_sided(second, first))
    assert two_sided(first, second) == pytest.approx(two_sided(*misses))


@given(_groups, _groups)
def test_the_interval_holds_the_difference_and_turns_with_it(first: Group, second: Group) -> None:
    low, high = newcombe(first, second) or (0, 0)
    assert -1 - 1e-9 <= low <= first[0] / first[1] - second[0] / second[1] <= high <= 1 + 1e-9
    assert newcombe(second, first) == pytest.approx((-high, -low))
