"""Whole cases against the service standard of the office; 2 working days are 15 working hours."""

from pathlib import Path

import pytest

from analytics.offices.office import office_of
from model.report import Report
from model.time import Time
from tests.analytics.timed_log import sop, timed

HOUR = 3600
SOP = sop(("Menerima", Time("-")), ("Menyerahkan", Time("-")))
STANDARD = '[standard]\ntotal = {amount = 2, unit = "hari kerja"}\n'
CASES = (
    "K1,Menerima,2025-01-06 08:00,2025-01-06 08:10",
    "K1,Menyerahkan,2025-01-07 10:00,2025-01-07 11:00",
    "K2,Menerima,2025-01-06 09:00,2025-01-06 09:10",
    "K2,Menyerahkan,2025-01-08 09:00,2025-01-08 09:30",
)
OPEN = ("K3,Menerima,2025-01-06 08:00,2025-01-06 08:10",)


def judged(folder: Path, *rows: str, office: str = STANDARD) -> Report:
    file = folder / "kantor.toml"
    file.write_text(office, encoding="utf-8")
    return timed(SOP, office_of("id-5day", file), ["case,activity,start,end", *rows], folder).report


def test_cases_over_the_standard_do_not_conform(tmp_path: Path) -> None:
    report = judged(tmp_path, *CASES)
    standard = report.standard
    assert standard
    assert (standard.limit_text, standard.closed, standard.within, standard.overdue_open) == ("2 hari kerja", 2, 1, 0)
    assert (report.conforming_cases, report.deviations["over_total"]) == (1, 1)


def test_the_finding_tells_case_and_times(tmp_path: Path) -> None:
    (found,) = judged(tmp_path, *CASES).findings
    assert (found.rule, found.case, found.step, found.facts["row"]) == ("LOG209", "K2", None, None)
    assert (found.facts["service_seconds"], found.facts["limit_seconds"]) == (15 * HOUR + 1800, 15 * HOUR)


def test_an_open_case_is_over_it_as_soon_as_the_log_shows(tmp_path: Path) -> None:
    report = judged(tmp_path, *CASES, *OPEN)
    assert report.standard
    assert (report.open_cases, report.standard.closed, report.standard.overdue_open) == (1, 2, 1)
    assert [(found.case, found.facts["service_seconds"]) for found in report.findings] == [
        ("K2", 15 * HOUR + 1800),
        ("K3", 16 * HOUR + 1800),
    ]


@pytest.mark.parametrize(
    ("waited", "over"), [("2025-01-07 08:00,2025-01-07 08:30", 0), ("2025-01-07 08:00,2025-01-07 08:29", 1)]
)
def test_the_clock_stands_while_the_applicant_completes_the_file(tmp_path: Path, waited: str, over: int) -> None:
    office = STANDARD + "[clock]\npausing = ['Pemohon melengkapi']\n"
    report = judged(tmp_path, *CASES[2:], f"K2,Pemohon melengkapi,{waited}", office=office)
    assert report.deviations["over_total"] == over


def test_without_a_standard_no_case_is_over_it(tmp_path: Path) -> None:
    report = judged(tmp_path, *CASES, office="")
    assert (report.standard, report.deviations["over_total"], report.conforming_cases) == (None, 0, 2)


def test_a_case_that_is_only_late_in_total_stays_a_case(tmp_path: Path) -> None:
    report = judged(tmp_path, *CASES[2:], "K2,Menyerahkan,2025-01-08 10:00,2025-01-08 10:10")
    assert report.standard
    assert (report.standard.closed, report.deviations["repeated"], report.deviations["over_total"]) == (1, 1, 1)
