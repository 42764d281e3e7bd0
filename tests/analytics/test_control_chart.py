"""Individuals charts by hand."""

from datetime import date

import pytest

from analytics.trends.control_chart import individuals

SAW = (0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.5, 0.6)


def chart(*values: float) -> list[tuple[date, float]]:
    return [(date(2024 + n // 12, n % 12 + 1, 1), value) for n, value in enumerate(values)]


def signals(*values: float) -> list[tuple[int, str]]:
    found = individuals(chart(*values))
    return [(signal.month.month + 12 * (signal.month.year - 2024), signal.rule) for signal in found.signals]


def test_centre_and_limits() -> None:
    found = individuals(chart(*SAW))
    assert (found.status, found.months, found.signals) == ("ok", 8, ())
    assert (found.centre, found.moving_range) == pytest.approx((0.55, 0.1))
    assert (found.lower, found.upper) == pytest.approx((0.55 - 0.266, 0.55 + 0.266))
    assert [rule.name for rule in found.rules] == ["beyond_limits", "eight_on_one_side", "six_one_way"]


def test_seven_months_are_too_few() -> None:
    found = individuals(chart(*SAW[:7]))
    assert (found.status, found.months, found.needed, found.centre, found.signals) == ("too_few", 7, 8, None, ())


def test_a_month_beyond_the_limits() -> None:
    # mean (15 x 0.9 + 0.1) / 16 = 0.85, moving range (0.8 + 0.8) / 15 = 0.1067, lower limit 0.85 - 0.2837
    sides = [(n, "eight_on_one_side") for n in (8, 9, 10)]
    assert signals(*[0.9] * 10, 0.1, *[0.9] * 5) == [*sides, (11, "beyond_limits")]


def test_equal_months_give_no_signal() -> None:
    assert signals(*[0.1] * 12) == []


def test_eight_on_one_side() -> None:
    assert [n for n, rule in signals(*[0.6, 0.7] * 4, *[0.8, 0.9] * 4) if rule == "eight_on_one_side"] == [8, 16]


def test_a_month_on_the_centre_ends_a_run() -> None:
    assert "eight_on_one_side" not in {rule for _n, rule in signals(*[0.6] * 7, 0.7, *[0.8] * 7)}


def test_six_rising_or_falling() -> None:
    assert signals(0.5, 0.51, 0.52, 0.53, 0.54, 0.55, 0.5, 0.6) == [(6, "six_one_way")]
    assert signals(0.6, 0.5, 0.55, 0.54, 0.53, 0.52, 0.51, 0.50) == [(8, "six_one_way")]


def test_equal_neighbours_neither_rise_nor_fall() -> None:
    assert signals(0.5, 0.51, 0.52, 0.52, 0.53, 0.54, 0.55, 0.5) == []
