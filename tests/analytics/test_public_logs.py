"""Public logs, which stay outside this repository, against figures known of them."""

from pathlib import Path

import pytest

from bench.public_logs import DECLARATIONS, RECEIPT, Lateness, Verdicts, lateness, performers

_LOGS = Path(__file__).parents[2].parent / "shared" / "logs"

pytestmark = pytest.mark.skipif(not _LOGS.is_dir(), reason="the public logs are not beside this repository")


def test_a_planned_day_is_kept_until_it_is_over() -> None:
    found = lateness(_LOGS / RECEIPT)
    assert found == Lateness(ended=1329, planned_days=1281, late_by_date=322, late_by_stamp=389)
    assert f"{found.on_time:.1%}" == "75.8%"


def test_performers_are_judged_as_the_names_of_activities_state() -> None:
    own, other = performers(_LOGS / DECLARATIONS)
    assert own == Verdicts(judged=46_449, wrong=0, found=0)
    assert other == Verdicts(judged=46_449, wrong=46_449, found=46_449)
