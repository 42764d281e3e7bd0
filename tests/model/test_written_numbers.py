"""Numbers and dates in both languages; charts that send nothing away."""

from datetime import date, datetime

import pytest

from model.text import Lang
from model.written_numbers import day, hours, interval, moment, number, percent, whole_percent, worked_hours
from web.parts.graph import GRAPH_CONFIG


def test_indonesian_uses_a_decimal_comma_and_grouping_points() -> None:
    assert number(1234.5, Lang.ID, 1) == "1.234,5"
    assert percent(0.8531, Lang.ID) == "85,3%"
    assert interval((0.822, 0.879), Lang.ID) == "82,2–87,9%"
    assert hours(5400, Lang.ID) == "1,5"
    assert day(date(2026, 5, 9), Lang.ID) == "9 Mei 2026"
    assert moment(datetime(2026, 11, 21, 14, 5), Lang.ID) == "21 Nov 2026 14.05"


def test_english_uses_a_decimal_point() -> None:
    assert number(1234.5, Lang.EN, 1) == "1,234.5"
    assert day(date(2026, 5, 9), Lang.EN) == "9 May 2026"
    assert moment(None, Lang.EN) == ""


def test_no_chart_offers_to_send_its_data_away() -> None:
    assert GRAPH_CONFIG["showSendToCloud"] is False
    assert GRAPH_CONFIG["plotlyServerURL"] == ""


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.41, "41 %"), (0, "0 %"), (0.001, "1 %"), (0.999, "99 %"), (1, "100 %"), (0.125, "12 %")],
)
def test_whole_whole_percent(share: float, told: str) -> None:
    assert (whole_percent(share, Lang.ID), whole_percent(share, Lang.EN)) == (told, told.replace(" ", ""))


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [(1240.4, "1.240", "1,240"), (7.25, "7,2", "7.2"), (4, "4", "4"), (0.5, "0,5", "0.5"), (9.96, "10", "10")],
)
def test_worked_worked_hours(number: float, indonesian: str, english: str) -> None:
    assert (worked_hours(number, Lang.ID), worked_hours(number, Lang.EN)) == (indonesian, english)
