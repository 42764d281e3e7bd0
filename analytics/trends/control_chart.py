"""An individuals chart (XmR): which of a row of figures differ by more than chance."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean

from model.text import Text
from model.trend import ChartRule, ControlChart, Signal

FEWEST_CASES = 5
NEEDED_MONTHS = 8
# 3 / d2, where d2 = 1.128 for ranges of two (Wheeler and Chambers 1992)
_REACH = 2.66
_DIGITS = 12
_SIDE, _TREND = 8, 6


def individuals(points: Sequence[tuple[date, float]]) -> ControlChart:
    """The chart of `points`, with the signals in order of their months."""
    rules = tuple(_RULES)
    if len(points) < NEEDED_MONTHS:
        return ControlChart("too_few", len(points), NEEDED_MONTHS, FEWEST_CASES, rules)
    values = [value for _month, value in points]
    centre, moving = fmean(values), fmean(abs(b - a) for a, b in pairwise(values))
    off = [round(value - centre, _DIGITS) for value in values]
    broken = {rule.name: breaks(off, round(_REACH * moving, _DIGITS)) for rule, breaks in _RULES.items()}
    return ControlChart(
        *("ok", len(points), NEEDED_MONTHS, FEWEST_CASES, rules),
        centre=centre,
        moving_range=moving,
        lower=centre - _REACH * moving,
        upper=centre + _REACH * moving,
        signals=tuple(
            Signal(month, name) for n, (month, _v) in enumerate(points) for name, signs in broken.items() if signs[n]
        ),
    )


def _beyond(off: list[float], reach: float) -> list[bool]:
    return [abs(value) > reach for value in off]


def _one_side(off: list[float], _reach: float) -> list[bool]:
    return _lasting([_sign(value) for value in off], _SIDE)


def _one_way(off: list[float], _reach: float) -> list[bool]:
    """Whether a figure is the last of six that rise, or fall: five steps the same way."""
    return [False, *_lasting([_sign(round(b - a, _DIGITS)) for a, b in pairwise(off)], _TREND - 1)]


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _lasting(signs: list[int], length: int) -> list[bool]:
    """Where the same sign, not 0, stands for at least the `length`th time in a row."""
    found, run = [], 0
    for before, sign in zip([0, *signs], signs, strict=False):
        run = run + 1 if sign == before else 1
        found.append(sign != 0 and run >= length)
    return found


_RULES: dict[ChartRule, Callable[[list[float], float], list[bool]]] = {
    ChartRule(
        "beyond_limits",
        Text(
            id="Satu bulan di luar batas kendali (Western Electric 1, Nelson 1).",
            en="One month beyond the control limits (Western Electric 1, Nelson 1).",
        ),
    ): _beyond,
    ChartRule(
        "eight_on_one_side",
        Text(
            id="Delapan bulan berturut-turut pada satu sisi garis tengah (Western Electric 4).",
            en="Eight months in a row on one side of the centre line (Western Electric 4).",
        ),
    ): _one_side,
    ChartRule(
        "six_one_way",
        Text(
            id="Enam bulan berturut-turut terus naik atau terus turun (Nelson 3).",
            en="Six months in a row steadily rising or steadily falling (Nelson 3).",
        ),
    ): _one_way,
}
