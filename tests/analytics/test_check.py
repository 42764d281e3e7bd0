"""A small log whose every figure is computed by hand.

The SOP: 1 receive (30 minutes), 2 examine (1 day), 3 sign (no time). One working day is 7.5 hours.
"""

import json
from pathlib import Path

import pytest

from comparison import Settings, compare
from model.errors import SopError
from model.report import Report
from model.run import Run
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time
from tests.web.office import workspace_of

SOP = SopDocument(
    Source("uji.txt", "text", "0"),
    procedures=(
        Procedure(
            "Uji",
            ("Petugas", "Kepala"),
            (
                Step("1", "Menerima berkas", Time("30 menit", "fixed", 30, 30, "minute"), (Performer(0),), output="Tanda terima"),
                Step("2", "Memeriksa berkas", Time("1 hari", "fixed", 1, 1, "day"), (Performer(0),)),
                Step("3", "Menandatangani surat", Time("-"), (Performer(1),)),
            ),
        ),
    ),
)  # fmt: skip
HEAD = "case,activity,start,end,role,output"
GOOD = """K-1,Menerima berkas,2025-01-06 08:00,2025-01-06 08:20,Petugas,Tanda terima
K-1,Memeriksa berkas,2025-01-06 11:00,2025-01-07 10:00,Petugas,
K-1,Menandatangani surat,2025-01-07 10:00,2025-01-07 10:05,Kepala,"""
BAD = """K-2,Menerima berkas,2025-01-06 08:00,2025-01-06 09:00,Petugas,Tanda terima
K-2,Menandatangani surat,2025-01-06 09:00,2025-01-06 09:05,Petugas,
K-3,Menerima berkas,2025-01-06 08:00,2025-01-06 08:30,Petugas,
K-3,Memeriksa berkas,2025-01-10 11:00,2025-01-13 11:00,Petugas,
K-3,Rapat,2025-01-13 11:00,2025-01-13 11:30,Petugas,
K-3,Menandatangani surat,2025-01-13 11:30,2025-01-13 11:35,Kepala,"""


def checked(tmp_path: Path, *blocks: str, head: str = HEAD) -> Report:
    log = tmp_path / "log.csv"
    log.write_text("\n".join([head, *blocks]), encoding="utf-8")
    return compare(SOP, log, Settings())


def test_a_conforming_case(tmp_path: Path) -> None:
    report = checked(tmp_path, GOOD)
    assert (report.cases, report.open_cases, report.events) == (1, 0, 3)
    assert report.conforming_cases == 1
    assert set(report.deviations.values()) == {0}
    assert [step.median_seconds for step in report.steps] == [1200, 6.5 * 3600, 300]


def test_figures_of_steps(tmp_path: Path) -> None:
    first, second, third = checked(tmp_path, GOOD, BAD).steps
    assert (first.runs, first.measurable, first.within, first.late, first.undecided) == (3, 3, 2, 1, 0)
    assert (first.median_seconds, first.excess_seconds, first.limit_text) == (1800, 1800, "30 menit")
    # Friday 11.00-11.30 and 13.00-16.30, Monday 07.30-11.00: exactly 7.5 working hours
    assert (second.runs, second.within, second.late, second.excess_seconds) == (2, 2, 0, 0)
    assert (third.runs, third.measurable, third.undecided, third.within_share) == (3, 0, 3, None)


def test_deviations_and_alignment(tmp_path: Path) -> None:
    report = checked(tmp_path, GOOD, BAD)
    assert dict(report.deviations) == {
        "skipped": 1, "extra": 1, "over_time": 1, "repeated": 0, "out_of_order": 0, "wrong_performer": 1,
        "missing_output": 1, "missing_requirements": 0, "over_total": 0,
    }  # fmt: skip
    assert (report.alignment.total_cost, report.alignment.fitting_cases) == (2, 1)
    assert report.conforming_cases == 1
    assert report.conforming_share == pytest.approx(1 / 3)
    assert [(u.activity, u.events) for u in report.unmapped] == [("Rapat", 1)]


def test_findings_name_case_step_and_row(tmp_path: Path) -> None:
    found = [(f.rule, f.case, f.step, f.facts["row"]) for f in checked(tmp_path, GOOD, BAD).findings]
    assert found == [
        ("LOG203", "K-2", "1", 4),
        ("LOG206", "K-2", "3", 5),
        ("LOG201", "K-2", "2", None),
        ("LOG207", "K-3", "1", 6),
        ("LOG202", "K-3", None, 8),
    ]


def test_waiting_and_excess_are_ranked(tmp_path: Path) -> None:
    found = [(b.kind, b.source, b.target, b.excess_seconds) for b in checked(tmp_path, GOOD, BAD).bottlenecks]
    # K-1 waits 08.20-11.00; K-3 waits Monday 08.30 to Friday 11.00: 6.5 + 3 * 7.5 + 3.5 h
    assert found == [("waiting", "1", "2", 9600 + 117_000), ("service", "1", "1", 1800)]


def test_zones_are_kept(tmp_path: Path) -> None:
    zoned = "K-1,Menerima berkas,2025-01-06T01:00:00Z,2025-01-06T10:20:00+09:00,Petugas,Tanda terima"
    assert checked(tmp_path, zoned).steps[0].median_seconds == 1200


def test_indonesian_headings_and_dates(tmp_path: Path) -> None:
    row = "K-1;Menerima berkas;06/01/2025 08.00;06/01/2025 08.20;Petugas"
    report = checked(tmp_path, row, head="Nomor Berkas;Kegiatan;Waktu Mulai;Waktu Selesai;Jabatan")
    assert report.steps[0].median_seconds == 1200


def test_one_stamp_gives_an_upper_bound(tmp_path: Path) -> None:
    rows = ["K-1,Menerima berkas,2025-01-06 08:00", "K-1,Memeriksa berkas,2025-01-06 09:00"]
    late = ["K-2,Menerima berkas,2025-01-06 08:00", "K-2,Memeriksa berkas,2025-01-09 09:00"]
    report = checked(tmp_path, *rows, *late, head="case,activity,timestamp")
    second = report.steps[1]
    assert (second.runs, second.within, second.late, second.undecided) == (2, 1, 0, 1)


def test_bad_rows_are_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    bad = [
        "K-9,Menerima berkas,kemarin,2025-01-06 08:20,Petugas,",
        "K-9,Menerima berkas,2025-01-06 09:00,2025-01-06 08:20,Petugas,",
        ",Menerima berkas,2025-01-06 08:00,2025-01-06 08:20,Petugas,",
        "K-9,Menerima berkas,,,Petugas,",
        GOOD.split("\n", maxsplit=1)[0],
    ]
    report = checked(tmp_path, GOOD, *bad)
    assert report.events == 3
    assert [(r.row, r.reason) for r in report.rejected] == [
        (4, "unreadable_time"), (5, "end_before_start"), (6, "no_case"), (7, "no_time"), (8, "duplicate")
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    log = tmp_path / "log.csv"
    log.write_text(f"{HEAD}\n{GOOD}", encoding=encoding)
    assert compare(SOP, log, Settings()).events == 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("case,activity\nK-1,Menerima", "there is no start/end column"),
        ("activity,start\nMenerima,2025-01-06 08:00", "there is no case column"),
        ("case,activity,start\nK-1,Menerima,kemarin", "holds no known time"),
        ("case,activity,start\n", "no data rows"),
        ("", "the file is empty"),
    ],
)
def test_unusable_logs_are_said_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    log = tmp_path / "log.csv"
    log.write_text(text, encoding="utf-8")
    with pytest.raises(SopError, match=rf"^log\.csv: .*{sentence}"):
        compare(SOP, log, Settings())


def test_a_mapping_file_overrides_the_suggestion(tmp_path: Path) -> None:
    log, names = tmp_path / "log.csv", tmp_path / "map.json"
    log.write_text(f"{HEAD}\n{GOOD.replace('Memeriksa berkas', 'Tahap X')}", encoding="utf-8")
    names.write_text(json.dumps({"Tahap X": "2"}), encoding="utf-8")
    assert compare(SOP, log, Settings()).deviations["extra"] == 1
    assert compare(SOP, log, Settings(map=names)).conforming_cases == 1


def test_a_check_kept_in_a_workspace_counts_by_its_office_file(tmp_path: Path) -> None:
    workspace, log, own = workspace_of(tmp_path / "data"), tmp_path / "log.csv", tmp_path / "own.toml"
    key = workspace.add(SOP)
    log.write_text(f"{HEAD}\n{GOOD}", encoding="utf-8")
    assert compare(SOP, log, Settings(), (workspace, key)).calendar.id == "id-5day"
    workspace.office_file().write_text('calendar = "24x7"\n[count]\nweek = 7\n', encoding="utf-8")
    own.write_text('calendar = "id-6day"', encoding="utf-8")
    report = compare(SOP, log, Settings(), (workspace, key))
    assert (report.calendar.id, report.counting.week) == ("24x7", 7)
    assert compare(SOP, log, Settings(office=own), (workspace, key)).calendar.id == "id-6day"
    assert compare(SOP, log, Settings()).calendar.id == "id-5day"


def test_evidence_in_the_workspace(tmp_path: Path) -> None:
    workspace = workspace_of(tmp_path / "data")
    key = workspace.add(SOP)
    log = tmp_path / "log.csv"
    log.write_text(f"{HEAD}\n{GOOD}\n{BAD}", encoding="utf-8")
    report = compare(SOP, log, Settings(), (workspace, key))
    runs: tuple[Run, ...] = workspace.runs(key, "K-2")
    assert workspace.report(key) == report
    assert [(r.row, r.step, str(r.due), r.verdict, r.excess_seconds) for r in runs] == [
        (4, "1", "2025-01-06 08:30:00", "late", 1800),
        (5, "3", "None", "none", 0),
    ]
    assert [(c.case, c.cost, c.findings, c.conforming) for c in workspace.cases(key)] == [
        ("K-1", 0, 0, True), ("K-2", 1, 3, False), ("K-3", 1, 2, False)
    ]  # fmt: skip
    assert [(str(m.month), m.cases, m.conforming) for m in workspace.months(key)] == [("2025-01-01", 3, 1)]


def test_malformed_lines_are_set_aside(tmp_path: Path) -> None:
    broken = 'K-8,"tak tertutup,2025-01-06 08:00,2025-01-06 08:10,Petugas,'
    report = checked(tmp_path, GOOD, "K-7,Menerima berkas", broken)
    assert report.events == 3
    assert [(r.row, r.reason) for r in report.rejected] == [(4, "missing columns"), (5, "unquoted value")]


def test_rows_that_are_set_aside_count(tmp_path: Path) -> None:
    first, *others = GOOD.split("\n")
    report = checked(tmp_path, first, "K-7,Menerima berkas", *others, "K-9,Menerima berkas,kemarin,,Petugas,", BAD)
    assert [(r.row, r.reason) for r in report.rejected] == [(2, "missing columns"), (5, "unreadable_time")]
    assert next(f.facts["row"] for f in report.findings if f.case == "K-2") == 6


def test_line_breaks_inside_quotes_belong_to_the_cell(tmp_path: Path) -> None:
    quoted = GOOD.replace("Memeriksa berkas", '"Memeriksa\nberkas"')
    assert checked(tmp_path, quoted).conforming_cases == 1


def test_rows_that_differ_in_another_column_are_no_duplicates(tmp_path: Path) -> None:
    row = "K-1,Menerima berkas,2025-01-06 08:00,2025-01-06 08:20"
    report = checked(tmp_path, f"{row},1", f"{row},2", f"{row},2", head="case,activity,start,end,nomor urut")
    assert (report.events, [(r.row, r.reason) for r in report.rejected]) == (2, [(3, "duplicate")])


def test_equal_rows_that_tell_only_the_day_are_executions_of_their_own(tmp_path: Path) -> None:
    row = "K-1,Menerima berkas,2025-01-06,2025-01-06"
    report = checked(tmp_path, row, row, head="case,activity,start,end")
    assert (report.events, report.rejected, report.deviations["repeated"]) == (2, (), 1)


def test_a_reviewed_mapping_is_kept_with_the_sop_and_used_again(tmp_path: Path) -> None:
    log = tmp_path / "log.csv"
    log.write_text("\n".join([HEAD, GOOD.replace("Memeriksa berkas", "Fase dua")]), encoding="utf-8")
    workspace = workspace_of(tmp_path / "ruang")
    key = workspace.add(SOP)
    assert compare(SOP, log, Settings(), (workspace, key)).deviations["extra"] == 1
    table = workspace.mapping_file(key)
    assert "Fase dua,,,,none,1,," in table.read_text(encoding="utf-8")
    table.write_text(
        table.read_text(encoding="utf-8").replace("Fase dua,,,,none", "Fase dua,2,0,1,given"), encoding="utf-8"
    )
    report = compare(SOP, log, Settings(), (workspace, key))
    assert report.conforming_cases == 1
    assert {(m.activity, m.step, m.how) for m in report.mapping} >= {
        ("Fase dua", "2", "given"),
        ("Menerima berkas", "1", "same_words"),
    }
