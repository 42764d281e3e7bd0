"""What the audit report and the forms say, read back from the Word files."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document as WordDocument
from docx.table import Table
from lxml import etree

from docs_out.report_form import Audit, report_forms
from model.report import LogFinding, Report
from model.text import Lang
from tests.docs_out.example_reports import audit

WRITERS = {(form.name, form.suffix): form.write for form in report_forms()}
DOCX = [name for name, suffix in WRITERS if suffix == ".docx"]


def opened(audit: Audit, form: str = "audit") -> WordDocument:
    return docx.Document(BytesIO(WRITERS[form, ".docx"](audit)))


def texts(word: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in word.paragraphs]


def table(word: WordDocument, first: str) -> list[list[str]]:
    """The rows of the table whose first heading is `first`."""
    found = next(one for one in word.tables if one.rows[0].cells[0].text == first)
    return rows(found)


def rows(found: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in found.rows]


def test_the_forms() -> None:
    assert sorted(WRITERS) == [("audit", ".docx"), ("audit", ".xlsx"), ("evaluation", ".docx"), ("monitoring", ".docx")]


def test_the_cover_says_what_the_report_was_made_from() -> None:
    assert rows(opened(audit()).tables[0]) == [
        ["Instansi", "PEMERINTAH KOTA ARUTALA\nDINAS TAMAN"],
        ["Nama SOP", "Izin Taman"],
        ["Nomor SOP", "065/12/2025"],
        ["Periode data", "2 Januari 2026 – 6 Januari 2026"],
        ["Kasus", "1.001 kasus (1 masih terbuka), 3.000 kejadian"],
        ["Saringan dan pilihan", "Urutan tanggal: dmy"],
        ["Kalender kerja", "id-5day (Asia/Jakarta)\nholidays 0.109 · 12345678"],
        ["Berkas log", "log.csv"],
        ["SHA-256 berkas log", "ab" * 32],
        ["SHA-256 berkas SOP", "cd" * 32],
        ["Versi program", "Mutu Baku 0.1.0 (duckdb)"],
        ["Dibuat", "22 November 2026 09.30 UTC+07:00"],
    ]


def test_the_chapters_in_order() -> None:
    headings = [p.text for p in opened(audit()).paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == [
        "A. RUANG LINGKUP DAN DATA",
        "B. METODE DAN KALENDER",
        "C. HASIL",
        "D. HAMBATAN",
        "E. TEMUAN DAN BUKTI",
        "F. KASUS TERBUKA",
        "G. REKOMENDASI",
        "LAMPIRAN",
    ]


def test_every_number_of_the_step_table_is_that_of_the_report() -> None:
    word = opened(audit())
    assert table(word, "Langkah")[1:] == [
        ["1. Menerima berkas", "15 menit", "1.000", "1.000", "900", "100", "0", "90,0%", "88,0–92,0%", "10 menit", "20 menit", "10,0 jam"],
        ["2. Memeriksa berkas", "1 jam", "2.000", "2.000", "1.200", "800", "0", "60,0%", "58,0–62,0%", "50 menit", "2,5 jam", "1.200,0 jam"],
    ]  # fmt: skip


def test_english() -> None:
    word = opened(audit(lang=Lang.EN))
    assert "SOP MONITORING AND EVALUATION REPORT" in texts(word)
    assert table(word, "Step")[2][2:9] == ["2,000", "2,000", "1,200", "800", "0", "60.0%", "58.0–62.0%"]
    assert "Files wait two hours." in texts(word)


def test_findings_with_their_evidence() -> None:
    assert table(opened(audit()), "Kasus")[1:] == [
        ["K-0001", "2", "2", "Langkah 2 memakan 2,5 jam dari batas 60 menit."],
        ["K-0002", "2", "4", "Langkah 2 memakan 2,5 jam dari batas 60 menit."],
        ["K-0003", "2", "6", "Langkah 2 memakan 2,5 jam dari batas 60 menit."],
    ]


def test_thousands_of_findings_are_cut_and_the_total_is_said() -> None:
    word = opened(audit(listed=1000))
    assert len(table(word, "Kasus")) == 1 + 25
    assert "5. LOG203 Melewati batas waktu: 1.234 temuan" not in texts(word)
    assert "1. LOG203 Melewati batas waktu: 1.234 temuan" in texts(word)
    assert any(
        text.startswith("Ditampilkan 25 dari 1.234 temuan. Kertas kerja .xlsx memuat 1.000") for text in texts(word)
    )


def test_a_rule_without_a_listed_finding_says_so() -> None:
    word = opened(audit(listed=0))
    assert (
        "Ditampilkan 0 dari 1.234 temuan. Kertas kerja .xlsx memuat 0 di antaranya (batas: --limit-findings)."
        in texts(word)
    )


def test_recommendations_name_their_evidence() -> None:
    assert table(opened(audit()), "No")[1:] == [
        ["1", "Bina pelaksana langkah 2. Memeriksa berkas dan telusuri sebab keterlambatannya.",
         "1.200 dari 2.000 pelaksanaan terukur dalam 1 jam (60,0%; selang 95% 58,0–62,0%); median 50 menit."],
        ["2", "Kerjakan berkas begitu siap, tidak dikumpulkan: Menunggu 1 → 2.",
         "9 dari 10 peralihan menunggu, bersama-sama 2,0 jam (100,0% dari waktu yang hilang)."],
        ["3", "Selesaikan kasus terbuka yang sudah lewat.", "1 kasus, antara lain K-2001."],
        ["4", "Perbaiki pencatatan waktu pelaksanaan.", "1 baris ditolak; 0 pelaksanaan tak pasti terhadap Waktu baku."],
        ["5", "Padankan nama kegiatan yang belum berpadanan, atau masukkan ke dalam SOP.", "1 nama, 4 kejadian."],
    ]  # fmt: skip


def test_the_appendix_lists_mapping_and_rejected_rows() -> None:
    word = opened(audit())
    assert table(word, "Kegiatan dalam log")[1:] == [
        ["Terima berkas", "1. Menerima berkas", "87,5%", "mirip"],
        ["Memeriksa berkas", "2. Memeriksa berkas", "100,0%", "kata sama"],
        ["Rapat", "tanpa padanan (4 kejadian)", "–", "–"],
    ]
    assert table(word, "Baris")[1:] == [["17", "start", "31/02/2026", "waktu tidak terbaca"]]


def test_charts_are_native_and_bear_the_figures() -> None:
    with ZipFile(BytesIO(WRITERS["audit", ".docx"](audit()))) as package:
        charts = [name for name in package.namelist() if name.startswith("word/charts/")]
        shares = etree.fromstring(package.read("word/charts/chart1.xml"))
    assert charts == [f"word/charts/chart{n}.xml" for n in (1, 2)]
    values = shares.findall(".//{*}val//{*}pt/{*}v")
    assert [value.text for value in values] == ["0.9", "0.6"]


def test_the_monitoring_form_has_the_official_headings_and_a_row_a_step() -> None:
    form = table(opened(audit(), "monitoring"), "No")
    assert form[:3] == [
        ["No", "Prosedur", *["Penilaian terhadap penerapan"] * 2, "Catatan hasil penilaian", "Tindakan yang harus diambil", "Paraf penilai"],
        ["No", "Prosedur", "Berjalan dengan baik", "Tidak berjalan dengan baik", "Catatan hasil penilaian", "Tindakan yang harus diambil", "Paraf penilai"],
        ["Izin Taman"] * 7,
    ]  # fmt: skip
    assert form[3] == [
        "1",
        "1. Menerima berkas",
        "✓",
        "",
        "Tepat waktu: 900 dari 1.000 (90,0%; selang 95% 88,0–92,0%).",
        "Dipertahankan.",
        "",
    ]
    assert form[4][2:4] == ["", "✓"]
    assert form[4][5] == "Bina pelaksana langkah 2. Memeriksa berkas dan telusuri sebab keterlambatannya."


def test_a_step_without_evidence_is_not_assessed() -> None:
    whole = audit()
    form = table(opened(replace(whole, report=replace(whole.report, analysis=None)), "monitoring"), "No")
    assert form[3][2:6] == ["", "", "1.000 pelaksanaan, tidak ada yang dapat dinilai.", ""]


def test_the_evaluation_form_leaves_the_answers_to_the_assessor() -> None:
    form = table(opened(audit(), "evaluation"), "No")
    assert form[0] == ["No", "Penilaian", "Ya", "Tidak", "Catatan dari log"]
    assert {(row[2], row[3]) for row in form[1:]} == {("", "")}
    assert form[3][4] == "Kasus yang seluruhnya sesuai SOP: 700 dari 1.000 (70,0%; selang 95% 67,0–73,0%)."


@pytest.mark.parametrize("form", DOCX)
def test_equal_reports_give_equal_bytes(form: str) -> None:
    assert WRITERS[form, ".docx"](audit()) == WRITERS[form, ".docx"](audit())


@pytest.mark.parametrize("form", DOCX)
def test_odd_characters_neither_break_the_file_nor_become_markup(form: str) -> None:
    word = opened(replace(audit(), document=replace(audit().document, title="</w:t>\x00&{x} \ud800 <b>")), form)
    assert any("</w:t>&{x}  <b>" in row[1] for row in rows(word.tables[0]))


def test_names_of_the_log_are_text_in_findings_too() -> None:
    whole = audit()
    found = LogFinding("LOG202", "{case}\x01<a>", None, {"row": 3, "activity": "{step} </w:tbl>"})
    report: Report = replace(whole.report, deviations={"extra": 1}, findings=(found,))
    assert table(opened(replace(whole, report=report)), "Kasus")[1] == [
        "{case}<a>",
        "–",
        "3",
        "“{step} </w:tbl>” tidak ada dalam SOP pada tempat ini.",
    ]
