"""Numbers and dates in both languages; charts that send nothing away."""

from datetime import date, datetime

from model.text import Lang
from model.written_numbers import day, hours, interval, moment, number, percent
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
