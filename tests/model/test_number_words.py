"""Numbers as each language writes them."""

import pytest

from model.number_words import hours, percent, whole
from model.text import Lang


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.41, "41 %"), (0, "0 %"), (0.001, "1 %"), (0.999, "99 %"), (1, "100 %"), (0.125, "12 %")],
)
def test_percent(share: float, told: str) -> None:
    assert (percent(share, Lang.ID), percent(share, Lang.EN)) == (told, told.replace(" ", ""))


@pytest.mark.parametrize(
    ("number", "indonesian", "english"),
    [(1240.4, "1.240", "1,240"), (7.25, "7,2", "7.2"), (4, "4", "4"), (0.5, "0,5", "0.5"), (9.96, "10", "10")],
)
def test_hours(number: float, indonesian: str, english: str) -> None:
    assert (hours(number, Lang.ID), hours(number, Lang.EN)) == (indonesian, english)


def test_whole() -> None:
    assert (whole(1_234_567, Lang.ID), whole(1_234_567, Lang.EN)) == ("1.234.567", "1,234,567")
