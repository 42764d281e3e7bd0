"""Months by hand. SOP: 1 receive (30 minutes), 2 sign (no time). A good case takes 08.00 to 09.10."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from analytics.trends.trend import trend
from model.sop import SopDocument
from model.time import Time
from model.trend import Change, Trend
from tests.analytics.judged_log import judged
from tests.analytics.timed_log import sop

SOP = sop(("Menerima berkas", Time("30 menit", "fixed", 30, 30, "minute")), ("Menandatangani surat", Time("-")))
DAYS = [date(2025, month, day) for month, day in ((1, 8), (2, 5), (3, 5), (4, 9), (5, 7), (6, 4), (7, 9), (8, 6))]
Counts = tuple[int, int, int]


def cases(day: date, good: int, late: int = 0, unsigned: int = 0) -> list[str]:
    """Cases that started on `day`: `late` receive until 09.00, `unsigned` leave out the second step."""
    rows = []
    for n, until in enumerate(["08:20"] * good + ["09:00"] * late + ["08:20"] * unsigned):
        rows.append(f"{day}-{n},Menerima berkas,{day} 08:00,{day} {until}")
        if n < good + late:
            rows.append(f"{day}-{n},Menandatangani surat,{day} 09:00,{day} 09:10")
    return rows


def months(folder: Path, *counts: Counts, document: SopDocument = SOP, more: tuple[str, ...] = ()) -> Trend:
    rows = [row for day, count in zip(DAYS, counts, strict=False) for row in cases(day, *count)]
    found = judged(document, ["case,activity,start,end", *rows, *more], folder)
    return trend(found.checked, found.question, found.engine)


def test_a_month_and_one_without_cases(tmp_path: Path) -> None:
    first, empty, third = months(tmp_path, (3, 1, 1), (0, 0, 0), (0, 0, 1)).months
    assert (first.month, first.cases, first.conforming, first.share) == (date(2025, 1, 1), 5, 3, 0.6)
    assert first.interval == pytest.approx((0.2307, 0.8824), abs=5e-5)
    assert (first.late_runs, first.measurable_runs, first.excess_seconds) == (1, 5, 1800)
    # four cases of 70 minutes and one of 20
    assert first.median_lead_seconds == 4200
    assert (empty.month, empty.cases, empty.share, empty.interval) == (date(2025, 2, 1), 0, None, None)
    assert (third.cases, third.open_cases, third.late_runs, third.median_lead_seconds) == (0, 1, 0, None)


def test_the_median_of_two_nights_and_a_weekend_is_working_time(tmp_path: Path) -> None:
    # Friday 16.00 to Monday 08.00: half an hour of each day
    long = (
        "K,Menerima berkas,2025-01-10 16:00,2025-01-10 16:10",
        "K,Menandatangani surat,2025-01-13 07:50,2025-01-13 08:00",
    )
    assert months(tmp_path, more=long).months[0].median_lead_seconds == 3600


def test_months_with_few_cases_take_no_part(tmp_path: Path) -> None:
    found = months(tmp_path, *[(4, 1, 0)] * 7, (4, 0, 0))
    assert (len(found.months), found.chart.months, found.chart.status) == (8, 7, "too_few")
    assert (found.change_point.status, found.change_point.p) == ("too_few", None)


def test_a_change_in_the_middle_of_eight_months(tmp_path: Path) -> None:
    found = months(tmp_path, *[(9, 1, 0)] * 4, *[(5, 5, 0)] * 4)
    assert found.chart.status == "ok"
    assert found.chart.centre == pytest.approx(0.7)
    # one range of 0.4 among seven
    assert found.chart.moving_range == pytest.approx(0.4 / 7)
    assert {signal.rule for signal in found.chart.signals} == {"beyond_limits"}
    # 2 of the 70 orders of four and four months are as extreme: p is near 0.0286
    assert found.change_point.p == pytest.approx(2 / 70, abs=0.01)
    change = found.change_point.found
    assert isinstance(change, Change)
    assert (change.kind, change.since, change.interval) == ("found", date(2025, 5, 1), None)
    assert (change.before.share, change.after.share, change.difference) == pytest.approx((0.9, 0.5, -0.4))


def test_without_a_change_none_is_told(tmp_path: Path) -> None:
    point = months(tmp_path, *[(4, 1, 0), (5, 0, 0)] * 4).change_point
    assert (point.status, point.found, point.permutations, point.seed) == ("ok", None, 1999, 1)
    assert point.p is not None
    assert point.p > 0.05


def test_before_and_after_the_revision(tmp_path: Path) -> None:
    document = replace(SOP, revised=date(2025, 2, 5), effective=date(2025, 3, 1))
    revised, effective = months(tmp_path, (48, 32, 0), (56, 14, 0), document=document).revisions
    # Newcombe's 56 of 70 against 48 of 80; cases of the very day come after
    assert (revised.kind, revised.before.cases, revised.after.cases) == ("revised", 80, 70)
    assert revised.difference == pytest.approx(0.2)
    assert revised.interval == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert (effective.kind, effective.before.cases, effective.after.cases) == ("effective", 150, 0)
    assert (effective.difference, effective.interval, effective.after.share) == (None, None, None)
