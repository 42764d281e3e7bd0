"""The workbook: its parts, its cells, its drawing."""

from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from docs_out.documents.xlsx import write_xlsx
from model.sop import SopDocument
from tests.docs_out.example_sops import EXAMPLES, decisions, document, linear, procedure, step, unknown_performers

_NAMES = {
    "xdr": "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}


def _parts(sop: SopDocument) -> dict[str, bytes]:
    with ZipFile(BytesIO(write_xlsx(sop))) as package:
        return {name: package.read(name) for name in package.namelist()}


def _found(part: bytes, path: str) -> list[etree._Element]:
    found = etree.fromstring(part).xpath(path, namespaces=_NAMES)
    assert isinstance(found, list)
    return [item for item in found if etree.iselement(item)]


def _sheet(sop: SopDocument, name: str) -> list[list[object]]:
    book = openpyxl.load_workbook(BytesIO(write_xlsx(sop)))
    return [[None if cell.value is None else str(cell.value) for cell in row] for row in book[name].iter_rows()]


def test_equal_documents_give_equal_bytes() -> None:
    assert write_xlsx(document(linear())) == write_xlsx(document(linear()))


def test_identity_and_sections() -> None:
    rows = _sheet(document(linear()), "Identitas")
    assert rows[0] == [
        "PEMERINTAH KOTA SURYA BARU\nDINAS TAMAN DAN PEMAKAMAN\nBidang Penataan Taman",
        None,
        "Nomor SOP",
        "SOP/07/TMN/2023",
    ]
    assert rows[1][2:] == ["Tanggal Pembuatan", "24 Juli 2023"]
    assert rows[6] == ["Dasar Hukum:", None, "Kualifikasi Pelaksana:", None]
    assert rows[9][2] == "1. Komputer\n2. Buku agenda\n3. Stempel"


def test_the_flow_table_has_a_row_a_step() -> None:
    rows = _sheet(document(linear()), "Alur")
    assert rows[0][0] == "Peminjaman Taman Kota"
    assert rows[1] == ["No", "Kegiatan", "Pelaksana", None, None, None, "Mutu Baku", None, None, "Keterangan"]
    assert rows[3] == [str(n) for n in range(1, 11)]
    assert rows[5] == [
        "2",
        "Menyusun konsep surat izin peminjaman taman sesuai jadwal yang masih kosong",
        *[None] * 4,
        "Surat permohonan",
        "10 menit",
        "Konsep surat izin",
        None,
    ]


@pytest.mark.parametrize("text", ["=1+1", "+62 811", "-5", "@SUM(A1)", "=HYPERLINK('http://a','b')"])
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    parts = _parts(document(procedure((step(1, 0, text=text),), 1)))
    (cell,) = _found(parts["xl/worksheets/sheet2.xml"], f'//m:c[m:is/m:t[. = "{text}"]]')
    formats = _found(parts["xl/styles.xml"], "//m:cellXfs/m:xf")
    assert cell.get("t") == "inlineStr"
    assert formats[int(str(cell.get("s")))].get("quotePrefix") == "1"
    assert not any(
        _found(part, "//m:f | //m:hyperlink")
        for name, part in parts.items()
        if "sheet" in name and name.endswith(".xml")
    )


def test_shapes_and_connectors_are_native() -> None:
    part = _parts(document(decisions()))["xl/drawings/drawing2.xml"]
    presets = [shape.get("prst") for shape in _found(part, "//xdr:sp//a:prstGeom")]
    assert [presets.count(f"flowChart{kind}") for kind in ("Terminator", "Process", "Decision")] == [2, 5, 2]
    assert len(_found(part, "//xdr:cxnSp")) == len(_found(part, "//a:stCxn")) == 10
    assert sorted(text.text or "" for text in _found(part, "//a:t")) == ["Tidak", "Tidak", "Ya", "Ya"]
    ids = [item.get("id") for item in _found(part, "//xdr:cNvPr")]
    assert len(ids) == len(set(ids))


def test_notes_and_several_procedures() -> None:
    sop = document(unknown_performers(), linear())
    assert [row[0] for row in _sheet(sop, "Alur")][-1] == "Pelaksana belum diketahui: langkah 3, 5."
    assert _sheet(sop, "Alur 2")[0][0] == "Peminjaman Taman Kota"


def test_rows_taller_than_excel_allows_become_several() -> None:
    text = "kata " * 2000
    rows = _sheet(document(procedure((step(1, 0, text=text), step(2, 0)), 4)), "Alur")
    assert [row[0] for row in rows[4:]] == ["1", *[None] * (len(rows) - 6), "2"]
    assert len(rows) > 6


def test_text_longer_than_a_cell_goes_on_below_the_table() -> None:
    text = "abcdefgh" * 5000
    rows = _sheet(document(procedure((step(1, 0, text=text),), 4)), "Alur")
    assert rows[4][1] == text[:32000]
    assert rows[-1][0] == f"Sambungan langkah 1, Kegiatan: {text[32000:]}"


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_part_is_xml_and_every_relation_has_its_part(name: str) -> None:
    parts = _parts(document(EXAMPLES[name]))
    assert all(etree.fromstring(part) is not None for part in parts.values())
    assert {f"xl/worksheets/sheet{n}.xml" for n in (1, 2)} <= parts.keys()
