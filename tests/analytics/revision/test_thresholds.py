import re
from dataclasses import asdict
from pathlib import Path

import pytest

from analytics.offices.calendar import calendar
from analytics.revision.order_statistics import bounding_ranks
from analytics.revision.proposals import PROPOSERS
from analytics.revision.thresholds import USUAL, confidence, needed_for_quantile, needed_for_share
from analytics.revision.written_times import rounded_up, usual_day
from ingest.language.durations import read_time
from model.revision_words import KINDS
from model.time import Counting

PAGE = Path(__file__).parents[3] / "docs" / "revision.md"


def test_every_threshold_is_in_its_document() -> None:
    told = re.findall(r"^\| `(\w+)` \| ([\d.]+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert {name: float(value) for name, value in told} == asdict(USUAL)


def test_every_kind_has_its_proposer_and_its_row() -> None:
    kinds = {kind.key for kind in KINDS}
    assert {proposer.kind for proposer in PROPOSERS} == kinds
    page = PAGE.read_text(encoding="utf-8")
    assert [kind for kind in kinds if f"| `{kind}` |" not in page] == []


def test_the_fewest_that_can_tell() -> None:
    """36 values: 1 − 0.9³⁶ > 0.975; Wilson's lower end of n in n is n/(n + 3.84)."""
    assert needed_for_quantile(0.9) == 36
    assert [needed_for_share(share, 20) for share in (0.5, 0.9, 0.95)] == [20, 35, 73]
    assert [confidence(n, 36) for n in (36, 71, 72, 180)] == ["low", "low", "medium", "high"]
    assert confidence(500, 36, "medium") == "medium"


@pytest.mark.parametrize(("n", "share", "ranks"), [(100, 0.9, (84, 96)), (36, 0.9, (29, 36)), (35, 0.9, (28, None)), (9, 0.5, (2, 8)), (5, 0.5, (0, None))])  # fmt: skip
def test_ranks_that_bound_a_quantile(n: int, share: float, ranks: tuple[int, int | None]) -> None:
    """For the median of 9 values the second and the eighth (Conover, table A3)."""
    assert bounding_ranks(n, share) == ranks


@pytest.mark.parametrize(
    ("seconds", "old", "written"),
    [
        (241, "10 menit", "5 menit"),
        (301, "10 menit", "10 menit"),
        (1801, "30 menit", "1 jam"),
        (4 * 3600 + 1, "1 jam", "1 hari kerja"),
        (13_000, "3 hari", "0,5 hari"),
        (3 * 27_000, "1 hari kerja", "3 hari kerja"),
        (3 * 27_000 + 1, "maksimal 2 hari kerja", "maksimal 5 hari kerja"),
        (4 * 86_400, "3 hari kalender", "5 hari kalender"),
        (100, "-", "5 menit"),
    ],
)
def test_times_as_officials_write_them(seconds: int, old: str, written: str) -> None:
    found = rounded_up(seconds, read_time(old), Counting(), usual_day(calendar("id-5day")))
    assert found
    assert found.time.text == written
    assert read_time(written) == found.time
