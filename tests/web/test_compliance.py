"""Grids of the audit and the evidence of a case."""

import json
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from dash.exceptions import PreventUpdate
from plotly.utils import PlotlyJSONEncoder
from pyarrow import parquet

from model.audit_work import Wanted
from model.compliance import OpenCase, OpenList
from model.finding_words import rule_name, sentence
from model.registry import Role
from model.report import LogFinding
from model.text import Lang
from tests.web import invented, invented_analysis
from tests.web.office import workspace_of
from web.charts.timeline import Span, timeline
from web.page import View
from web.pages import compliance
from web.parts import audit_grids, wanted
from web.parts.audit_grids import case_row, step_row
from web.parts.case import case_body
from web.parts.found import work_of
from web.parts.open_list import open_list
from web.parts.step_times import time_cards


@pytest.fixture
def view(tmp_path: Path) -> View:
    return View(invented.workspace(tmp_path), invented.KEY, Lang.ID)


def as_words(parts: object) -> str:
    return json.dumps(parts, cls=PlotlyJSONEncoder, ensure_ascii=False)


def test_a_step_row_counts_in_hours_and_percent(view: View) -> None:
    row = step_row(view, invented.step_figures(5), invented.document())
    assert row == {
        "step": "5",
        "activity": "Menandatangani izin pakai ruang",
        "norm": "120 menit",
        "runs": 2,
        "measurable": 2,
        "within": 1,
        "late": 1,
        "undecided": 0,
        "share": 50.0,
        "interval": "9,4–90,5%",
        "median": 0.5,
        "p90": 1.5,
        "excess": 3.0,
    }


def test_a_finding_is_a_sentence_in_both_languages() -> None:
    late = invented.report().findings[0]
    assert sentence(late, Lang.ID) == "Langkah 5 memakan 5,0 jam dari batas 2,0 jam. Baris 12."
    assert sentence(late, Lang.EN) == "Step 5 took 5.0 hours of 2.0 hours allowed. Row 12."
    assert rule_name("LOG999", Lang.ID) == "LOG999"


def test_a_wrong_performer_with_a_letter_of_other_days() -> None:
    facts: dict[str, str | int | float | None] = {
        "row": 4,
        "role": "Sekretaris",
        "lane": "Kepala Dinas",
        "delegation": "800/12/2025",
        "delegation_as": "Kepala Dinas",
        "delegation_since": "2025-01-07",
        "delegation_until": "2025-01-08",
    }
    assert sentence(LogFinding("LOG206", "K", "3", facts), Lang.ID) == (
        "Langkah 3 dikerjakan Sekretaris, seharusnya Kepala Dinas. "
        "Surat 800/12/2025 sebagai Kepala Dinas hanya berlaku 7 Jan 2025–8 Jan 2025. Baris 4."
    )


def test_a_case_row_says_whether_it_conforms(view: View) -> None:
    states = [case_row(view, case)["state"] for case in view.workspace.cases(view.key)]
    assert states == ["Sesuai", "Tidak sesuai", "Masih berjalan"]


def test_picking_a_finding_opens_its_case_and_frees_the_pick(view: View) -> None:
    opened, title, body, *picks = compliance.open_case(
        view.workspace, [{"case": "R-2"}], None, None, None, invented.KEY, "id"
    )
    assert (opened, title, picks) == (True, "Kasus R-2", [[], [], [], []])
    said = as_words(body)
    assert "1 dari 7 kegiatan terlambat; jam kerja, kalender id-5day." in said
    assert "Langkah 5 memakan 5,0 jam dari batas 2,0 jam. Baris 12." in said
    assert "Simpan putusan" not in said


@pytest.mark.parametrize("picked", [[], None, "R-2", [7], [{"case": 7}], [{"case": "\ud800"}], {"case": "R-2"}])
def test_no_pick_opens_nothing(view: View, picked: object) -> None:
    with pytest.raises(PreventUpdate):
        compliance.open_case(view.workspace, picked, [], None, None, invented.KEY, "id")


def test_the_evidence_names_the_file_and_the_row(view: View) -> None:
    said = as_words(case_body(view, "R-2", work_of(view)))
    assert "Berkas catatan: catatan-ruang.csv" in said
    assert '"12"' in said
    assert "1 Mei 2026 16.40" in said
    assert "1 Mei 2026 21.40" in said


def test_the_timeline_shows_plan_waiting_lateness_and_what_is_out_of_order() -> None:
    day = [datetime(2026, 5, 4, hour) for hour in range(8, 14)]
    spans = [
        Span("1 a", day[0], day[1], day[1], "within"),
        Span("2 b", day[2], day[5], day[4], "late", "Urutan tertukar"),
    ]
    traces = {trace.name: trace for trace in timeline(spans, Lang.ID).data}
    assert list(traces["Rencana: dari mulai sampai batas waktu"].x) == [3_600_000, 7_200_000]
    assert list(traces["Menunggu"].x) == [day[1], day[2], None]
    assert list(traces["Terlambat"].x) == [10_800_000]
    assert list(traces["Batas waktu"].y) == [0, 1]
    assert list(traces["Menyimpang dari urutan SOP"].customdata) == ["Urutan tertukar"]


def test_only_auditors_see_who_performed(tmp_path: Path) -> None:
    planner = invented.workspace(tmp_path)
    file = planner.check_folder(invented.KEY) / "runs.parquet"
    runs = [{**asdict(run), "performer": "Budi Santoso"} for run in invented.runs()]
    parquet.write_table(pa.Table.from_pylist(runs, parquet.read_schema(file)), file)
    seen = {role: View(workspace_of(tmp_path, role), invented.KEY, Lang.ID) for role in (Role.AUDITOR, Role.LEADER)}
    said = {role: as_words(case_body(view, "R-2", work_of(view))) for role, view in seen.items()}
    assert "Budi Santoso" in said[Role.AUDITOR]
    assert "Budi Santoso" not in said[Role.LEADER]
    assert "Pelaksana 01" in said[Role.LEADER]


def test_the_page_lists_mapping_and_rejected_rows(view: View) -> None:
    said = as_words(compliance.layout(view))
    assert "tanpa padanan, 4 kejadian" in said
    assert "waktu tidak terbaca" in said
    assert "Kegiatan di luar SOP" in said
    assert "Sampel untuk audit manual" not in said


def rows_of(view: View, *values: str | None) -> dict[str, object]:
    request = {"startRow": 0, "endRow": 100, "sortModel": [], "filterModel": {}}
    return audit_grids.finding_rows(view.workspace, request, *values, view.key, "id")


def test_the_findings_grid_asks_for_what_is_wanted(view: View) -> None:
    found = rows_of(view, None, None, None, None, None)
    assert found["rowCount"] == 2
    assert rows_of(view, "LOG203", None, None, "2026-04", None) == {"rowData": [], "rowCount": 0}
    row = rows_of(view, "LOG203", None, None, None, None)["rowData"][0]  # type: ignore[index]
    assert (row["case"], row["step"], row["month"], row["verdict"]) == ("R-2", "5", "2026-05", None)


def test_cases_are_sought_by_name(view: View) -> None:
    request = {"startRow": 0, "endRow": 100, "sortModel": [{"colId": "late", "sort": "desc"}]}
    found = audit_grids.case_rows(view.workspace, request, "r-", view.key, "id")
    assert [row["case"] for row in found["rowData"]] == ["R-2", "R-1", "R-3"]  # type: ignore[attr-defined]
    assert audit_grids.case_rows(view.workspace, request, None, view.key, "id")["rowCount"] == 3


@pytest.mark.parametrize(
    "request_",
    [None, [], {"startRow": -1, "endRow": 9}, {"startRow": 0, "endRow": 10**9}, {"startRow": "0", "endRow": 1}],
)
def test_rows_that_cannot_be_are_not_given(view: View, request_: object) -> None:
    with pytest.raises(PreventUpdate):
        audit_grids.case_rows(view.workspace, request_, "", view.key, "id")


def test_the_filter_comes_from_the_address_as_far_as_it_can_be_chosen(view: View) -> None:
    query = {"rule": "LOG203", "month": "1999-01", "verdict": "belum", "step": "0:5", "other": "x"}
    found = wanted.filter_of(replace(view, query=query), work_of(view))
    assert found.wanted == Wanted(rule="LOG203", verdict="belum")
    assert list(found.choices["month"].values()) == ["April 2026", "Mei 2026"]


def test_bars_stand_for_what_the_other_choices_leave(view: View) -> None:
    said = as_words(wanted.show_bars(view.workspace, "LOG203", None, None, None, None, None, view.key, "id"))
    assert "Terbanyak: LOG202 Kegiatan di luar SOP, 1 dari 2." in said
    assert "Terbanyak: Mei 2026, 1 dari 1." in said
    for forged in (["LOG203"], 7, "\ud800", "\0"):
        with pytest.raises(PreventUpdate):
            wanted.show_bars(view.workspace, forged, None, None, None, None, None, view.key, "id")


def test_step_times_tell_the_worst_step_and_the_waiting(view: View) -> None:
    said = as_words(time_cards(view, work_of(view)))
    assert "langkah 5 Menandatangani izin pakai r…, 50,0% dari 2 (selang 95% 9,5–90,5%)" in said
    # 210, 410 and 32 minutes of work; waits of 0, 130, …, 780 minutes twice and 40 once come to 5,500.
    assert "89,4% adalah menunggu" in said


def test_open_cases_stand_by_due_date(view: View) -> None:
    case = OpenCase("R-3", 0, "3", "expected", datetime(2026, 5, 31, 9), datetime(2026, 5, 31, 9, 10), -600)
    deep = invented_analysis.analysis()
    listed = (OpenList("late", 1, (case,)), OpenList("today", 0, ()))
    found = replace(deep, compliance=replace(deep.compliance, open=listed))
    work = work_of(view)
    said = as_words(open_list(view, replace(work, report=replace(work.report, analysis=found))))
    assert "Ditampilkan 1 dari 1." in said
    assert "3 Apakah permohonan lengkap?" in said
    assert "2026-05-31T09:10:00" in said
    assert "disimpan tanpa analisis" in as_words(open_list(view, work))
