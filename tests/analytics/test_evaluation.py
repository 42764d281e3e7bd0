"""When an SOP is to be evaluated again."""

from datetime import date

import pytest

from analytics.linting.evaluation import evaluation_due, months_on
from model.lint import LintProfile


@pytest.mark.parametrize(
    ("days", "noted", "due"),
    [
        ((None, None, date(2025, 3, 1)), {}, date(2026, 3, 1)),
        ((date(2024, 2, 29), None, None), {}, date(2025, 2, 28)),
        ((date(2024, 1, 5), date(2025, 6, 30), date(2025, 1, 1)), {}, date(2026, 6, 30)),
        ((None, None, date(2025, 3, 1)), {"07 / SOP / 2025": date(2025, 9, 9)}, date(2026, 9, 9)),
        ((None, None, date(2025, 3, 1)), {"08/SOP/2025": date(2025, 9, 9)}, date(2026, 3, 1)),
        ((None, None, None), {}, None),
    ],
)
def test_an_sop_is_evaluated_a_year_after_its_last_day(
    days: tuple[date | None, ...], noted: dict[str, date], due: date | None
) -> None:
    assert evaluation_due(days, "07/SOP/2025", LintProfile(evaluated=noted)) == due


def test_months_end_where_the_month_ends() -> None:
    assert months_on(date(2025, 8, 31), 6) == date(2026, 2, 28)
