"""Grids of the audit and the evidence of a case."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from dash.exceptions import PreventUpdate
from plotly.utils import PlotlyJSONEncoder

from model.finding_words import rule_name, sentence
from model.report import LogFinding
from model.text import Lang
from tests.web import invented
from web.charts.timeline import Span, timeline
from web.page import View
from web.pages import compliance
from web.parts.audit_grids import case_row, step_row
from web.parts.case import case_body


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
    opened, title, body, findings, cases = compliance.open_case(
        view.workspace, [{"case": "R-2"}], None, invented.KEY, "id"
    )
    assert (opened, title, findings, cases) == (True, "Kasus R-2", [], [])
    assert "1 dari 7 kegiatan terlambat; jam kerja, kalender id-5day." in as_words(body)


def test_no_pick_opens_nothing(view: View) -> None:
    with pytest.raises(PreventUpdate):
        compliance.open_case(view.workspace, [], [], invented.KEY, "id")


def test_the_evidence_names_the_file_and_the_row(view: View) -> None:
    said = as_words(case_body(view, "R-2"))
    assert "Berkas catatan: catatan-ruang.csv" in said
    assert '"12"' in said
    assert "1 Mei 2026 16.40" in said
    assert "1 Mei 2026 21.40" in said


def test_the_timeline_draws_late_spans_apart_and_marks_what_was_due() -> None:
    day = [datetime(2026, 5, 4, hour) for hour in range(8, 12)]
    spans = [Span("1 a", day[0], day[1], day[1], "within"), Span("2 b", day[1], day[3], day[2], "late")]
    figure = timeline(spans, Lang.ID)
    assert [trace.name for trace in figure.data] == ["Dalam batas", "Terlambat", "Batas waktu"]
    assert list(figure.data[1].x) == [7_200_000]
    assert list(figure.data[2].y) == [0, 1]


def test_the_page_lists_mapping_and_rejected_rows(view: View) -> None:
    said = as_words(compliance.layout(view))
    assert "tanpa padanan, 4 kejadian" in said
    assert "waktu tidak terbaca" in said
    assert "Kegiatan di luar SOP" in said
