"""Findings asked of the evidence of a check, from their own file or from an older check's report."""

from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from model.audit_work import FACTS, UNJUDGED, Judgement, Stance, Wanted, finding_key
from model.report import LogFinding, Report
from model.run import Found
from store.evidence import Window, cases_in, first_units, pseudonyms, step_times
from store.findings import Evidence, evidence, facet_counts, finding_with, findings_in, key_of
from tests.web import invented

ALL = Window(0, 100)
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
texts = st.none() | words
numbers = st.none() | st.integers(-(2**40), 2**40)
EXTRA = Found("LOG202", "R-1", None, None, 3, "<b>menyeduh kopi</b>", None, None, None)
LATE = Found("LOG203", "R-2", 0, "5", 12, None, None, 18000, 7200)


def check(root: Path) -> tuple[Path, Report]:
    """The invented check, whose finding of a late step knows its procedure."""
    folder = invented.workspace(root).check_folder(invented.KEY)
    late, extra = invented.report().findings
    return folder, replace(invented.report(), findings=(replace(late, facts={**late.facts, "procedure": 0}), extra))


def write(folder: Path, rows: list[Found]) -> None:
    whole = ("procedure", "row", "service_seconds", "limit_seconds")
    schema = pa.schema([(name, pa.int64() if name in whole else pa.string()) for name in Found.__slots__])
    parquet.write_table(pa.Table.from_pylist([asdict(row) for row in rows], schema), folder / "findings.parquet")


@pytest.fixture(params=["listed", "file"])
def asked(request: pytest.FixtureRequest, tmp_path: Path) -> Evidence:
    folder, report = check(tmp_path)
    if request.param == "file":
        write(folder, [LATE, EXTRA])
        return evidence(folder, replace(report, findings=()))
    return evidence(folder, report)


def cases(asked: Evidence, wanted: Wanted, *judged: Judgement) -> list[str]:
    return [one.found.case for one in findings_in(asked, wanted, ALL, judged)[0]]


def test_all_findings_by_case_and_row(asked: Evidence) -> None:
    found, total = findings_in(asked, Wanted(), ALL, ())
    assert [one.found for one in found] == [EXTRA, LATE]
    assert [one.month for one in found] == ["2026-04", "2026-05"]
    assert total == 2


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(rule="LOG203"), ["R-2"]),
        (Wanted(step="0:5"), ["R-2"]),
        (Wanted(severity="minor"), ["R-1"]),
        (Wanted(severity="major"), ["R-2"]),
        (Wanted(severity="'; drop table"), []),
        (Wanted(month="2026-04"), ["R-1"]),
        (Wanted(case="R-2"), ["R-2"]),
        (Wanted(rule="LOG203", month="2026-04"), []),
        (Wanted(verdict=Stance.FITS), []),
        (Wanted(verdict=UNJUDGED), ["R-1", "R-2"]),
    ],
)
def test_what_is_wanted(asked: Evidence, wanted: Wanted, found: list[str]) -> None:
    assert cases(asked, wanted) == found


def test_findings_by_their_verdict(asked: Evidence) -> None:
    late = findings_in(asked, Wanted(rule="LOG203"), ALL, ())[0][0].key
    judged = Judgement(late, Stance.FITS, "", 1, datetime(2026, 5, 2), "sari")
    assert cases(asked, Wanted(verdict=Stance.FITS), judged) == ["R-2"]
    assert cases(asked, Wanted(verdict=Stance.BREAKS), judged) == []
    assert cases(asked, Wanted(verdict=UNJUDGED), judged) == ["R-1"]


def test_a_window_in_another_order(asked: Evidence) -> None:
    found, total = findings_in(asked, Wanted(), Window(0, 1, "row", falling=True), ())
    assert ([one.found.row for one in found], total) == ([12], 2)
    assert findings_in(asked, Wanted(), Window(1, 2, "; drop"), ())[0][0].found == LATE


def test_counts_leave_their_own_filter_out(asked: Evidence) -> None:
    counts = facet_counts(asked, Wanted(rule="LOG203"), ())
    assert counts == {
        "rule": {"LOG202": 1, "LOG203": 1},
        "step": {"0:5": 1},
        "month": {"2026-04": 0, "2026-05": 1},
    }


def test_a_finding_by_its_key(asked: Evidence) -> None:
    key = finding_key("LOG203", "R-2", {"procedure": 0, "step": "5", "row": 12, "service_seconds": 18000, "limit_seconds": 7200})  # fmt: skip
    found = finding_with(asked, key)
    assert found is not None
    assert found.found == LATE
    assert finding_with(asked, "0" * 64) is None


founds = st.builds(Found, rule=words, case=words, procedure=numbers, step=texts, row=numbers, activity=texts, role=texts,
                   service_seconds=numbers, limit_seconds=numbers)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(founds, min_size=1, max_size=20))
def test_the_key_is_the_same_wherever_it_is_made(rows: list[Found]) -> None:
    with TemporaryDirectory() as name:
        folder, report = check(Path(name))
        write(folder, rows)
        found = findings_in(evidence(folder, report), Wanted(), ALL, ())[0]
    assert len(found) == len(rows)
    for one in found:
        facts = {name: getattr(one.found, name) for name in FACTS}
        listed = LogFinding(one.found.rule, one.found.case, one.found.step, facts)
        assert one.key == finding_key(one.found.rule, one.found.case, facts) == key_of(listed)


def test_times_of_steps(tmp_path: Path) -> None:
    folder, _report = check(tmp_path)
    times = {one.step: one for one in step_times(folder)}
    signing = times["5"]
    assert (signing.runs, signing.low, signing.lower, signing.middle, signing.upper, signing.high) == (
        2, 6000, 9000, 12000, 15000, 18000,
    )  # fmt: skip
    assert (signing.service, signing.waiting, signing.few) == (24000, 2 * 60 * 520, (6000, 18000))
    assert times["1"].runs == 3


def test_cases_by_name_in_a_window(tmp_path: Path) -> None:
    folder, _report = check(tmp_path)
    found, total = cases_in(folder, "r-", Window(1, 3))
    assert ([one.case for one in found], total) == (["R-2", "R-3"], 3)
    assert [one.case for one in cases_in(folder, "3", ALL)[0]] == ["R-3"]
    assert [one.case for one in cases_in(folder, "", Window(0, 3, "late", falling=True))[0]] == ["R-2", "R-1", "R-3"]
    assert cases_in(folder, "%", ALL) == ((), 0)


def test_names_and_units_of_the_log(tmp_path: Path) -> None:
    folder, _report = check(tmp_path)
    runs = [
        {**asdict(one), "performer": name, "unit": unit}
        for one, name, unit in zip(invented.runs(), ["Budi", "Ani", "Ani", None] * 4, ["Loket", None] * 8, strict=True)
    ]
    schema = parquet.read_schema(folder / "runs.parquet")
    parquet.write_table(pa.Table.from_pylist(runs, schema), folder / "runs.parquet")
    assert pseudonyms(folder) == {"Ani": "Pelaksana 01", "Budi": "Pelaksana 02"}
    assert first_units(folder) == {"R-1": "Loket", "R-2": "Loket", "R-3": "Loket"}
