"""What the work papers say, read back from the Excel file."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from python_calamine import CalamineWorkbook

from docs_out.characters import clean
from docs_out.forms.work_papers import write_work_papers
from docs_out.report_form import Audit
from docs_out.reporting.workbook import Facet, Field, workbook
from model.report import LogFinding
from model.text import Lang
from tests.docs_out.example_reports import audit

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {name: [list(row) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names}


def told(values: list[tuple[str]]) -> bytes:
    return workbook([Facet("A", (Field("Isi"),), values)], "Judul", Lang.ID)


def part(content: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def test_a_sheet_a_facet() -> None:
    assert list(sheets(write_work_papers(audit()))) == [
        *("Ringkasan", "Langkah", "Penyimpangan", "Temuan", "Faset", "Tren"),
        *("Hambatan", "Varian", "Keterkaitan", "Kasus terbuka", "Pemetaan", "Baris ditolak"),
    ]
    assert list(sheets(write_work_papers(audit(lang=Lang.EN))))[:3] == ["Summary", "Steps", "Deviations"]


def test_without_a_deep_look_its_sheets_are_missing() -> None:
    whole = audit()
    found = sheets(write_work_papers(replace(whole, report=replace(whole.report, analysis=None))))
    assert list(found) == ["Ringkasan", "Langkah", "Penyimpangan", "Temuan", "Pemetaan", "Baris ditolak"]


def test_the_steps_are_those_of_the_report_as_numbers() -> None:
    assert sheets(write_work_papers(audit()))["Langkah"][1:] == [
        ["1", "Menerima berkas", "15 menit", 1000, 1000, 900, 100, 0, 0.9, 0.88, 0.92, 600 / 3600, 1200 / 3600, 10.0],
        ["2", "Memeriksa berkas", "1 jam", 2000, 2000, 1200, 800, 0, 0.6, 0.58, 0.62, 3000 / 3600, 2.5, 1200.0],
    ]


def test_findings_and_how_many_of_them_are_listed() -> None:
    found = sheets(write_work_papers(audit(listed=1000)))
    assert len(found["Temuan"]) == 1 + 1000
    assert found["Temuan"][1] == [
        "LOG203", "Melewati batas waktu", "K-0001", "2", 2, "Langkah 2 memakan 2,5 jam dari batas 60 menit.",
        "Memeriksa berkas", "", "", 2.5, 1.0,
    ]  # fmt: skip
    assert ["Temuan terdaftar", "1.000 dari 1.234"] in found["Ringkasan"]


SHEETS: list[tuple[str, list[object]]] = [
    ("Penyimpangan", ["LOG203", "Melewati batas waktu", "berat", 1234, 300]),
    ("Tren", [date(2026, 1, 1), 1000, 1, 700, 0.7, 0.67, 0.73, 900, 3000, 2.0, 1.5]),
    ("Varian", [1, 1, "1 → … → 2", 1000, 0.999, "tidak", "LOG202 …", 0, 700, 300, 1.5, 2.5]),
    ("Kasus terbuka", ["Sudah lewat", "K-2001", "2", datetime(2026, 1, 5, 8), datetime(2026, 1, 5, 9), -1.0]),
    ("Pemetaan", ["Rapat", "", "", "", "", 4]),
    ("Baris ditolak", [17, "start", "31/02/2026", "waktu tidak terbaca"]),
]


@pytest.mark.parametrize(("name", "row"), SHEETS)
def test_a_row_of_each_sheet(name: str, row: list[object]) -> None:
    assert row in sheets(write_work_papers(audit()))[name]


@pytest.mark.parametrize("text", ["=1+1", "+62812", "-3", "@SUM(A1)", "\t=1", '=HYPERLINK("http://a";"b")'])
def test_what_begins_like_a_formula_stays_text(text: str) -> None:
    content = told([(text,)])
    cell = part(content, "xl/worksheets/sheet1.xml").find(f".//{_MAIN}c[@r='A2']")
    assert cell is not None
    formats = part(content, "xl/styles.xml").find(f"{_MAIN}cellXfs")
    assert formats is not None
    assert (cell.get("t"), formats[int(cell.get("s", ""))].get("quotePrefix")) == ("inlineStr", "1")
    assert cell.find(f"{_MAIN}f") is None
    assert sheets(content)["A"][1] == [text]


def test_addresses_become_no_links() -> None:
    content = told([("http://contoh.id/?q=1",), (r"\\server\berkas",)])
    with ZipFile(BytesIO(content)) as package:
        assert not any(b"hyperlink" in package.read(name) for name in package.namelist())


@pytest.mark.parametrize("text", ["198305112007011005", "0012", "3/4", "1E5", "_x0041_", "a\nb"])
def test_texts_are_kept_to_the_letter(text: str) -> None:
    assert sheets(told([(text,)]))["A"][1] == [text]


@given(st.text(min_size=1))
def test_any_text_comes_back_without_what_xml_forbids(text: str) -> None:
    kept = clean(text).replace("\r\n", "\n").replace("\r", "\n")
    assert str(sheets(told([(f"a{text}",)]))["A"][1][0]) == f"a{kept}"


@pytest.mark.parametrize("letter", ["a", "é", "😀"])
def test_a_long_text_is_split_and_that_is_said(letter: str) -> None:
    text = letter * 70_000
    found = sheets(told([(text,)]))
    start = str(found["A"][1][0])
    assert start.endswith(" … [lanjutan: lembar Teks panjang, nomor 1]")
    rest = found["Teks panjang"][1:]
    assert [row[:3] for row in rest] == [[n, "A", "A2"] for n in range(1, len(rest) + 1)]
    assert start.split(" … ", maxsplit=1)[0] + "".join(str(row[3]) for row in rest) == text
    assert max(len(str(row[3]).encode("utf-16-le")) // 2 for row in [[0, 0, 0, start], *rest]) <= 32_767


def test_the_longest_text_a_cell_holds_is_not_split() -> None:
    assert sheets(told([("a" * 32_767,)])) == {"A": [["Isi"], ["a" * 32_767]]}


def test_heads_are_frozen_filtered_and_printed_on_every_page() -> None:
    content = write_work_papers(audit())
    sheet = part(content, "xl/worksheets/sheet4.xml")
    pane, area = sheet.find(f".//{_MAIN}pane"), sheet.find(f"{_MAIN}autoFilter")
    assert pane is not None
    assert area is not None
    assert (pane.get("state"), pane.get("ySplit"), area.get("ref")) == ("frozen", "1", "A1:K4")
    names = part(content, "xl/workbook.xml").findall(f".//{_MAIN}definedName")
    assert "'Temuan'!$1:$1" in [name.text for name in names]


HOSTILE: list[Callable[[Audit], Audit]] = [
    lambda whole: replace(whole, document=replace(whole.document, title="=cmd|' /C calc'!A0\x00")),
    lambda whole: replace(
        whole,
        report=replace(
            whole.report, findings=(LogFinding("LOG202", "=1", None, {"row": 1, "activity": "@a\ud800</c>"}),)
        ),
    ),
]


@pytest.mark.parametrize("change", HOSTILE)
def test_hostile_names_break_nothing(change: Callable[[Audit], Audit]) -> None:
    assert sheets(write_work_papers(change(audit())))["Pemetaan"][0][0] == "Kegiatan dalam log"


def test_equal_reports_give_equal_bytes() -> None:
    assert write_work_papers(audit()) == write_work_papers(audit())
