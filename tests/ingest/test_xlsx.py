"""SOP forms on worksheets, one feature at a time."""

from datetime import date

import pytest

from ingest.readers.xlsx import read
from ingest.sources.excel.values import Format, shown
from model.errors import SopError
from model.text import Lang
from tests.ingest.excel_files import (
    DATE,
    HEAD,
    MINUTES,
    PLAIN,
    Sheet,
    Styled,
    arrow,
    corner,
    excel_file,
    flow_sheet,
    label,
    placed_sp,
    read_sheets,
    step,
    symbol,
)
from tests.ingest.word_files import acting, ways
from tests.ingest.zip_files import parts_of

_IDENTITY = (
    ("PEMERINTAH KOTA SURYA BARU", None, "Nomor SOP", "07/TMN/2023"),
    (None, None, "Tanggal Pembuatan", Styled(45131, DATE)),
    (None, None, "Nama SOP", "Peminjaman Taman Kota"),
    ("Dasar Hukum", None, "Peralatan/Perlengkapan", None),
    (
        "1. Peraturan Wali Kota Nomor 4 Tahun 2020\n2. Peraturan Daerah Nomor 2 Tahun 2019",
        None,
        "Komputer\nStempel",
        None,
    ),
)
_MERGED = ("A1:B3", "A4:B4", "C4:D4", "A5:B5", "C5:D5")


def test_identity_and_flow_on_two_sheets() -> None:
    sop = read_sheets(Sheet("Identitas", _IDENTITY, _MERGED), flow_sheet(step(1), step(2)))
    assert (sop.source.format, sop.source.pages) == ("xlsx", None)
    assert sop.institution == ("PEMERINTAH KOTA SURYA BARU",)
    assert (sop.number, sop.title, sop.created) == ("07/TMN/2023", "Peminjaman Taman Kota", date(2023, 7, 24))
    assert [law.number for law in sop.legal_basis] == ["4", "2"]
    assert sop.equipment == ("Komputer", "Stempel")
    assert [(s.number, s.activity) for s in sop.procedures[0].steps] == [("1", "Kegiatan 1"), ("2", "Kegiatan 2")]


def test_identity_and_flow_on_one_sheet() -> None:
    sheet = Sheet("SOP", (*_IDENTITY, HEAD, step(1)), _MERGED)
    sop = read_sheets(sheet)
    assert (sop.title, sop.procedures[0].lanes) == ("Peminjaman Taman Kota", ("Pemohon", "Petugas", "Kepala Seksi"))


def test_a_form_on_each_sheet_is_a_procedure_with_its_own_title() -> None:
    def form(title: str, count: int) -> Sheet:
        steps = [step(n) for n in range(1, count + 1)]
        return Sheet(title, (("KOTA SURYA BARU",), ("Nama SOP", title), HEAD, *steps))

    sop = read_sheets(form("Peminjaman Taman", 2), form("Pengembalian Taman", 3))
    assert [(p.title, len(p.steps)) for p in sop.procedures] == [("Peminjaman Taman", 2), ("Pengembalian Taman", 3)]
    assert (sop.title, sop.institution) == ("Peminjaman Taman", ("KOTA SURYA BARU",))


def test_sheets_without_a_form_and_hidden_ones_say_nothing() -> None:
    notes = Sheet("Catatan", (("Rapat hari Senin", "Ruang 2"),))
    draft = Sheet("Konsep", (("Nama SOP", "Konsep lama"),), state="hidden")
    sop = read_sheets(draft, notes, Sheet("Identitas", _IDENTITY, _MERGED), flow_sheet(step(1)))
    assert (sop.title, sop.institution) == ("Peminjaman Taman Kota", ("PEMERINTAH KOTA SURYA BARU",))


def test_a_sheet_without_any_border() -> None:
    rows = (("No", "Kegiatan", *HEAD[2:]), step(1), step(2))
    (procedure,) = read_sheets(Sheet("SOP", rows, style=PLAIN)).procedures
    assert [s.output for s in procedure.steps] == ["Surat", "Surat"]


def test_an_identity_without_borders_above_a_table_with_borders() -> None:
    rows = ((Styled("Nama SOP", PLAIN), Styled("Peminjaman Taman", PLAIN)), (Styled(None, PLAIN),), HEAD, step(1))
    assert read_sheets(Sheet("SOP", rows)).title == "Peminjaman Taman"


def test_merged_heads_and_cells() -> None:
    rows = (
        ("No", "Kegiatan", "Pelaksana", None, None, "Mutu Baku", None, None),
        (None, None, *HEAD[2:]),
        step(1, time="3 hari"),
        step(2, time=None),
    )
    sheet = Sheet("SOP", rows, ("A1:A2", "B1:B2", "C1:E1", "F1:H1", "G3:G4"))
    assert [s.time.text for s in read_sheets(sheet).procedures[0].steps] == ["3 hari", "3 hari"]


def test_numbers_and_dates_are_written_as_shown() -> None:
    steps = (
        read_sheets(flow_sheet(step(1, time=Styled(15, MINUTES), output=2.5), step(2, activity="Menelaah")))
        .procedures[0]
        .steps
    )
    assert (steps[0].number, steps[0].time.max, steps[0].time.unit, steps[0].output) == ("1", 15, "minute", "2,5")


@pytest.mark.parametrize(
    ("stored", "form", "text"),
    [
        ("45131", Format(14), "24 Juli 2023"),
        ("45131.75", Format(22), "24 Juli 2023"),
        ("45131", Format(164, "[$-421]dd\\ mmmm\\ yyyy;@"), "24 Juli 2023"),
        ("45131", Format(164, "d/m/yyyy"), "24 Juli 2023"),
        ("45131", Format(0, "General"), "45131"),
        ("3", Format(164, '0" hari kerja"'), "3 hari kerja"),
        ("3", Format(164, '"maksimal "0\\ "jam"'), "maksimal 3 jam"),
        ("12.0", Format(1, "0"), "12"),
        ("0.5", Format(2, "0.00"), "0,5"),
        ("1E+400", Format(), "1E+400"),
        ("nan", Format(), "nan"),
        ("-7", Format(14), "-7"),
        ("99999999999", Format(14), "99999999999"),
        ("x", Format(14), "x"),
    ],
)
def test_shown_values(stored: str, form: Format, text: str) -> None:
    assert shown(stored, form, from_1904=False) == text


def test_dates_of_the_mac() -> None:
    assert shown("43669", Format(14), from_1904=True) == "24 Juli 2023"


def test_shared_strings_with_formatting() -> None:
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>Menerima </t></r><r><t>surat</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si></sst>'
    raw = flow_sheet(step(1))
    book = excel_file(raw)
    sheet = "xl/worksheets/sheet1.xml"
    text = _part(book, sheet).replace('t="inlineStr"><is><t>Kegiatan 1</t></is>', 't="s"><v>0</v>')
    links = _part(book, "xl/_rels/workbook.xml.rels").replace(
        "</Relationships>",
        '<Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    found = read_sheets(raw, parts={sheet: text, "xl/sharedStrings.xml": strings, "xl/_rels/workbook.xml.rels": links})
    assert found.procedures[0].steps[0].activity == "Menerima surat"


def _part(book: bytes, name: str) -> str:
    return parts_of(book)[name]


def test_symbols_and_arrows_between_cells() -> None:
    shapes = (
        symbol("flowChartTerminator", 2, 2, 1)
        + symbol("flowChartDecision", 3, 3, 2)
        + symbol("flowChartProcess", 4, 4, 3)
        + arrow(8, (2, 1, 42, 34), (3, 2, 20, 23), "2:3 3:0")
        + arrow(9, (3, 2, 64, 23), (4, 3, 20, 20), "3:3 4:1")
    )
    (procedure,) = read_sheets(flow_sheet(step(1), step(2), step(3), shapes=shapes)).procedures
    assert acting(procedure) == [[(0, "terminator")], [(1, "decision")], [(2, "process")]]
    assert ways(procedure) == [("1", "2", None), ("2", "3", None)]


def test_an_arrow_without_glue_and_a_label() -> None:
    word = label(7, "Ya", (2, 2, 46, 8), (2, 2, 66, 20))
    shapes = (
        symbol("flowChartDecision", 2, 2, 1) + arrow(8, (2, 1, 42, 34), (2, 3, 42, 12)) + symbol("rect", 3, 2, 3) + word
    )
    (procedure,) = read_sheets(flow_sheet(step(1), step(2), step(3), shapes=shapes)).procedures
    assert ways(procedure) == [("1", "3", "Ya")]


def test_one_cell_and_absolute_anchors() -> None:
    """Columns are 31.5, 157.5 and 84 points wide, rows 45 high."""
    size = '<xdr:ext cx="558800" cy="279400"/>'
    one = f"<xdr:oneCellAnchor>{corner('from', (3, 1, 20, 12))}{size}{placed_sp('flowChartProcess', 2, (0, 0, 44, 22))}<xdr:clientData/></xdr:oneCellAnchor>"
    place = f'<xdr:pos x="{(189 + 2 * 84 + 20) * 12_700}" y="{(90 + 12) * 12_700}"/>'
    absolute = f"<xdr:absoluteAnchor>{place}{size}{placed_sp('flowChartDecision', 3, (0, 0, 44, 22))}<xdr:clientData/></xdr:absoluteAnchor>"
    (procedure,) = read_sheets(flow_sheet(step(1), step(2), shapes=one + absolute)).procedures
    assert acting(procedure) == [[(1, "process")], [(2, "decision")]]


def test_a_group_of_shapes() -> None:
    children = placed_sp("flowChartProcess", 2, (100, 50, 88, 44)) + placed_sp(
        "flowChartDecision", 3, (268, 50, 88, 44)
    )
    space = '<a:off x="0" y="0"/><a:ext cx="1625600" cy="279400"/><a:chOff x="1270000" y="635000"/><a:chExt cx="3251200" cy="558800"/>'
    group = f"<xdr:grpSp><xdr:nvGrpSpPr/><xdr:grpSpPr><a:xfrm>{space}</a:xfrm></xdr:grpSpPr>{children}</xdr:grpSp>"
    anchored = f"<xdr:twoCellAnchor>{corner('from', (2, 1, 20, 12))}{corner('to', (3, 1, 64, 34))}{group}<xdr:clientData/></xdr:twoCellAnchor>"
    (procedure,) = read_sheets(flow_sheet(step(1), step(2), shapes=anchored)).procedures
    assert acting(procedure) == [[(0, "process"), (1, "decision")], []]


def test_hidden_rows_and_columns_are_not_there() -> None:
    sheet = flow_sheet(step(1), step(2), step(3))
    text = _part(excel_file(sheet), "xl/worksheets/sheet1.xml").replace(
        '<row r="3" ht="45"', '<row r="3" hidden="1" ht="45"'
    )
    found = read_sheets(sheet, parts={"xl/worksheets/sheet1.xml": text})
    assert [s.number for s in found.procedures[0].steps] == ["1", "3"]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ('<row r="99999999999">', "menyebut sel 99999999999"),
        ('<row r="2"><c r="XFE2"/>', "menyebut sel XFE2"),
        ('<row r="2"><c r="A9999999"/>', "menyebut sel A9999999"),
        ('<row r="2"><c r="7A"/>', "menyebut sel 7A"),
    ],
)
def test_cells_that_do_not_exist(bad: str, said: str) -> None:
    sheet = flow_sheet(step(1))
    text = _part(excel_file(sheet), "xl/worksheets/sheet1.xml").replace('<row r="2" ht="45" customHeight="1">', bad)
    with pytest.raises(SopError) as caught:
        read_sheets(sheet, parts={"xl/worksheets/sheet1.xml": text})
    assert said in caught.value.to(Lang.ID)


def test_far_cells_and_giant_areas_cost_nothing_or_are_refused() -> None:
    far = flow_sheet(step(1))
    text = _part(excel_file(far), "xl/worksheets/sheet1.xml")
    distant = text.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row></sheetData>')
    assert len(read_sheets(far, parts={"xl/worksheets/sheet1.xml": distant}).procedures[0].steps) == 1
    merged = distant.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="J10:XFD1048576"/></mergeCells>')
    with pytest.raises(SopError, match="more than 1000000 cells"):
        read_sheets(far, parts={"xl/worksheets/sheet1.xml": merged})


def test_too_many_cells() -> None:
    cells = "".join(f'<row r="{r}">' + "<c/>" * 1000 + "</row>" for r in range(2, 303))
    text = _part(excel_file(flow_sheet()), "xl/worksheets/sheet1.xml").replace("</sheetData>", cells + "</sheetData>")
    with pytest.raises(SopError) as caught:
        read_sheets(flow_sheet(), parts={"xl/worksheets/sheet1.xml": text})
    assert (
        caught.value.to(Lang.ID)
        == "sop.xlsx: lembar Alur memuat lebih dari 300000 sel. Simpan lembar SOP-nya saja, lalu ulangi."
    )


def test_a_list_is_no_sop() -> None:
    with pytest.raises(SopError) as caught:
        read_sheets(Sheet("Daftar", (("Nama", "Jumlah"), ("Meja", 4))))
    assert caught.value.to(Lang.ID).startswith("sop.xlsx: tidak ada tabel langkah SOP")


def test_a_damaged_file_is_named() -> None:
    with pytest.raises(SopError) as caught:
        read(excel_file(flow_sheet(step(1)))[:-40], "rusak.xlsx", lambda _: None)
    assert caught.value.to(Lang.ID).startswith("rusak.xlsx: berkas rusak atau tidak utuh.")
