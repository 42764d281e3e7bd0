"""Sums over ranges of places below a bound, against adding up place by place."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from analytics.bottlenecks.bounded_sums import Ranges, bounded_sums

_PLACES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 99)), max_size=40)
_ASKED = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.integers(0, 11)), max_size=20)


@given(_PLACES, _ASKED)
def test_as_added_up_place_by_place(places: list[tuple[int, int]], asked: list[tuple[int, int, int]]) -> None:
    ranges = [(*sorted((min(a, len(places)), min(b, len(places)))), bound) for a, b, bound in asked]
    begins, ends, bounds = (np.array([one[n] for one in ranges], np.int64) for n in range(3))
    values, weights = (np.array([one[n] for one in places], np.int64) for n in range(2))
    expected = [sum(weight for value, weight in places[a:b] if value < bound) for a, b, bound in ranges]
    assert bounded_sums(values, weights, Ranges(begins, ends, bounds)).tolist() == expected


def test_by_hand() -> None:
    found = bounded_sums(
        np.array([3, 0, 2, 5]), np.array([10, 20, 30, 40]), Ranges(np.array([0, 1]), np.array([4, 3]), np.array([3, 9]))
    )
    assert found.tolist() == [50, 50]
