"""Wilson intervals; the first is the worked example of Newcombe (1998), 81 of 263, method 3."""

import pytest

from analytics.statistics import share, wilson


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (29, 29, 0.8830, 1.0)],
)
def test_wilson(hits: int, n: int, low: float, high: float) -> None:
    assert wilson(hits, n) == pytest.approx((low, high), abs=5e-5)


def test_no_share_of_nothing() -> None:
    assert (share(0, 0), wilson(0, 0)) == (None, None)
