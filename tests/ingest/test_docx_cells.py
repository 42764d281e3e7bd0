"""Texts and cells of Word documents, one feature at a time."""

import pytest

from ingest.readers.docx import read
from model.errors import SopError
from model.sop import SopDocument
from model.text import Lang
from tests.ingest.word_files import (
    GRID,
    flow_table,
    head,
    p,
    read_body,
    read_flow,
    run,
    shape,
    step,
    tbl,
    tc,
    tr,
    word_file,
)

_SPAN = '<w:gridSpan w:val="{}"/>'
_START, _ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
_LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
_NUMBERING = """
<w:abstractNum w:abstractNumId="4">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:start w:val="5"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="4"><w:abstractNumId w:val="6"/></w:num>
<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""
_PARTS = {"numbering": _NUMBERING}


def _listed(text: str, number: int = 1, level: int = 0) -> str:
    return p(text, _LIST.format(level, number))


def _identity(*rows: str) -> str:
    return tbl((5000, 2000, 7000), *rows)


def _read(identity: str, parts: dict[str, str] | None = None) -> SopDocument:
    return read_body(identity + p() + flow_table(step(1), step(2)), parts)


def test_plain_cells() -> None:
    first, second = read_flow(step(1, activity="Menerima surat"), step(2, time="2-3 hari kerja")).steps
    assert (first.number, first.activity, first.requirements, first.output) == (
        "1",
        "Menerima surat",
        "Berkas",
        "Surat",
    )
    assert (second.number, second.time.min, second.time.max, second.time.day_type) == ("2", 2, 3, "working")


def test_merged_cells_of_the_identity_block() -> None:
    sop = _read(
        _identity(
            tr(tc(p("PEMERINTAH KOTA SURYA BARU") + p("DINAS TAMAN"), _START), tc("Nomor SOP"), tc("07/TMN/2023")),
            tr(tc("", _ON), tc("Tanggal Pembuatan"), tc("24 Juli 2023")),
            tr(tc("", _ON), tc("Nama SOP"), tc("Peminjaman Taman Kota")),
            tr(tc("Dasar Hukum:"), tc("Kualifikasi Pelaksana:", _SPAN.format(2))),
            tr(tc("Peraturan Wali Kota Nomor 4 Tahun 2020"), tc("Memahami tata cara", _SPAN.format(2))),
        )
    )
    assert sop.institution == ("PEMERINTAH KOTA SURYA BARU", "DINAS TAMAN")
    assert (sop.number, sop.title, str(sop.created)) == ("07/TMN/2023", "Peminjaman Taman Kota", "2023-07-24")
    assert [law.text for law in sop.legal_basis] == ["Peraturan Wali Kota Nomor 4 Tahun 2020"]
    assert sop.qualifications == ("Memahami tata cara",)


def test_a_cell_over_several_steps_belongs_to_each() -> None:
    rows = [
        tr(tc(str(n)), tc(f"Kegiatan {n}"), tc(), tc(), tc(), tc("Berkas"), tc("3 hari" if n == 1 else "", merge), tc("Surat"))
        for n, merge in ((1, _START), (2, _ON))
    ]  # fmt: skip
    assert [s.time.text for s in read_flow(*rows).steps] == ["3 hari", "3 hari"]


def test_nested_tables_are_cells_of_their_own() -> None:
    inner = tbl((2000, 5000), tr(tc("Nomor SOP"), tc("11/ARS/2024")), tr(tc("Nama SOP"), tc("Pemusnahan Arsip")))
    sop = _read(_identity(tr(tc("DINAS KEARSIPAN"), tc(inner + p(), _SPAN.format(2)))))
    assert (sop.number, sop.title, sop.institution) == ("11/ARS/2024", "Pemusnahan Arsip", ("DINAS KEARSIPAN",))


def test_a_list_as_a_table_in_a_cell() -> None:
    items = tbl((400, 4000), tr(tc("1."), tc("Meja")), tr(tc("2."), tc("Kursi")))
    assert _read(_identity(tr(tc("Peralatan"), tc(items + p(), _SPAN.format(2))))).equipment == ("Meja", "Kursi")


def test_a_frame_table_around_everything() -> None:
    assert [
        s.number for s in read_body(tbl((15000,), tr(tc(flow_table(step(1), step(2)) + p())))).procedures[0].steps
    ] == ["1", "2"]


def test_grid_before_a_row_and_a_grid_of_cell_widths() -> None:
    cells = [
        tc(text, width=width)
        for text, width in zip(("1", "Mencatat", "", "", "", "Buku", "1 jam", "Catatan"), GRID, strict=True)
    ]
    wide = [c.replace("<w:gridCol w:w=", "<w:gridCol w:x=") for c in (tbl(GRID, *head(), tr(*cells)),)]
    assert read_body(wide[0]).procedures[0].steps[0].time.unit == "hour"
    late = tr(
        tc("Mencatat"), tc(), tc(), tc(), tc("Buku"), tc("1 jam"), tc("Catatan"), properties='<w:gridBefore w:val="1"/>'
    )
    assert read_flow(late).steps[0].activity == "Mencatat"


def test_content_controls_at_every_level() -> None:
    def sdt(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = tr(
        sdt(tc("1")), tc(sdt(p(sdt(run("Menerima surat"))))), tc(), tc(), tc(), tc("Berkas"), tc("1 hari"), tc("Surat")
    )
    (found,) = read_body(sdt(flow_table(sdt(row)))).procedures[0].steps
    assert (found.number, found.activity) == ("1", "Menerima surat")


def test_placeholders_of_content_controls_are_no_text() -> None:
    styles = '<w:style w:type="character" w:styleId="Isian"><w:name w:val="Placeholder Text"/></w:style>'
    activity = p(run("Ketuk di sini untuk mengisi", '<w:rStyle w:val="Isian"/>') + run("Menerima surat"))
    assert read_flow(step(1, activity=activity), parts={"styles": styles}).steps[0].activity == "Menerima surat"


def test_tracked_changes_as_accepted() -> None:
    changed = p(
        run("Menerima ")
        + f'<w:del w:id="1">{run("surat").replace("w:t", "w:delText")}</w:del><w:ins w:id="2">{run("berkas")}</w:ins>'
        + f'<w:moveFrom w:id="3">{run(" lama")}</w:moveFrom><w:moveTo w:id="4">{run(" baru")}</w:moveTo>'
    )
    deleted = step(2).replace("<w:trPr>", '<w:trPr><w:del w:id="9"/>')
    inserted = step(3).replace("<w:trPr>", '<w:trPr><w:ins w:id="8"/>')
    steps = read_flow(step(1, activity=changed), deleted, inserted).steps
    assert [(s.number, s.activity) for s in steps] == [("1", "Menerima berkas baru"), ("3", "Kegiatan 3")]


def test_a_deleted_paragraph_end_joins_paragraphs() -> None:
    cell = p("Memahami", '<w:rPr><w:del w:id="1"/></w:rPr>') + p(" tata naskah dinas") + p("Teliti")
    assert _read(_identity(tr(tc("Kualifikasi Pelaksana")), tr(tc(cell)))).qualifications == (
        "Memahami tata naskah dinas",
        "Teliti",
    )


def test_hidden_text_is_dropped() -> None:
    styles = '<w:style w:type="character" w:styleId="X"><w:name w:val="X"/><w:rPr><w:vanish/></w:rPr></w:style>'
    activity = p(
        run("Menerima surat")
        + run(" rahasia", "<w:vanish/>")
        + run(" lagi", '<w:rStyle w:val="X"/>')
        + run(" masuk", '<w:vanish w:val="0"/>')
    )
    assert read_flow(step(1, activity=activity), parts={"styles": styles}).steps[0].activity == "Menerima surat masuk"


def test_automatic_lists_become_items_without_numbers() -> None:
    laws = _listed("Undang-Undang Nomor 25 Tahun 2009") + _listed("Peraturan Pemerintah Nomor 96 Tahun 2012")
    tools = _listed("Komputer", 2) + _listed("Printer", 2)
    warnings = (
        _listed("Jika terlambat maka:", 3)
        + _listed("izin batal;", 3, 1)
        + _listed("biaya hangus", 3, 1)
        + _listed("Wajib dicatat", 3)
    )
    sop = _read(
        _identity(tr(tc("Dasar Hukum"), tc("Peralatan"), tc("Peringatan")), tr(tc(laws), tc(tools), tc(warnings))),
        _PARTS,
    )
    assert [law.text for law in sop.legal_basis] == [
        "Undang-Undang Nomor 25 Tahun 2009",
        "Peraturan Pemerintah Nomor 96 Tahun 2012",
    ]
    assert sop.equipment == ("Komputer", "Printer")
    assert sop.warnings == ("Jika terlambat maka: izin batal; biaya hangus", "Wajib dicatat")


def test_the_number_column_may_be_an_automatic_list() -> None:
    rows = [step(_listed(""), activity=_listed(f"Kegiatan {n}", 4)) for n in (1, 2, 3)]
    steps = read_flow(*rows, parts=_PARTS).steps
    assert [(s.number, s.activity) for s in steps] == [("1", "Kegiatan 1"), ("2", "Kegiatan 2"), ("3", "Kegiatan 3")]


def test_lists_count_as_their_level_says() -> None:
    rows = [step(_listed("", 4)) for _ in range(2)]
    assert [s.number for s in read_flow(*rows, parts=_PARTS).steps] == ["V", "VI"]


def test_a_list_style_numbers_too() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="Butir"><w:name w:val="Butir"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    rows = [step(p("", '<w:pStyle w:val="Butir"/>')) for _ in range(2)]
    assert [s.number for s in read_flow(*rows, parts={**_PARTS, "styles": styles}).steps] == ["1", "2"]


def test_tabs_and_line_breaks_part_words() -> None:
    broken = "<w:r><w:t>Menerima</w:t><w:tab/><w:t>surat</w:t><w:br/><w:t>masuk</w:t><w:noBreakHyphen/><w:t>keluar</w:t></w:r>"
    assert read_flow(step(1, activity=p(broken))).steps[0].activity == "Menerima surat masuk-keluar"


def test_a_line_break_ends_an_item() -> None:
    cell = p("<w:r><w:t>Buku agenda</w:t><w:br/><w:t>Stempel</w:t></w:r>")
    assert _read(_identity(tr(tc("Peralatan/Perlengkapan")), tr(tc(cell)))).equipment == ("Buku agenda", "Stempel")


def test_long_paragraphs_stay_whole_and_short_ones_apart() -> None:
    long = "Memahami ketentuan peminjaman taman kota dan tata cara pengembaliannya menurut Pasal 12. Peraturan Wali Kota - termasuk sanksi"
    sop = _read(
        tbl(
            (2600, 2600),
            tr(tc("Kualifikasi Pelaksana"), tc("Peralatan")),
            tr(tc(p(long) + p("Teliti") + p(long)), tc(p("Meja") + p("Pengeras suara"))),
        )
    )
    assert sop.qualifications == (long, "Teliti", long)
    assert sop.equipment == ("Meja", "Pengeras suara")


def test_fields_show_their_result() -> None:
    simple = f'<w:fldSimple w:instr="DATE">{run("24 Juli 2023")}</w:fldSimple>'
    complex_ = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x </w:instrText></w:r>'
        '<w:r><w:t>salah</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("07/TMN/2023")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    sop = _read(_identity(tr(tc("Nomor SOP"), tc(p(complex_))), tr(tc("Tanggal Pembuatan"), tc(p(simple)))))
    assert (sop.number, str(sop.created)) == ("07/TMN/2023", "2023-07-24")


def test_a_table_broken_into_several_goes_on() -> None:
    second = tbl(GRID, step(3), step(4))
    steps = read_body(flow_table(step(1), step(2)) + p() + second).procedures[0].steps
    assert [s.number for s in steps] == ["1", "2", "3", "4"]


def test_a_repeated_head_goes_on_with_the_numbers() -> None:
    body = flow_table(step(1), step(2)) + p("Lanjutan") + flow_table(step(3))
    (procedure,) = read_body(body).procedures
    assert [s.number for s in procedure.steps] == ["1", "2", "3"]


def test_two_procedures() -> None:
    body = flow_table(step(1), step(2)) + p("B. Pengembalian") + flow_table(step(1), step(2), step(3))
    assert [len(procedure.steps) for procedure in read_body(body).procedures] == [2, 3]


def test_identity_and_flow_in_one_table() -> None:
    wide = _SPAN.format
    rows = (
        tr(tc("Nama SOP", wide(2)), tc("Peminjaman Taman", wide(6))),
        tr(tc("Peralatan", wide(8))),
        tr(tc(_listed("Meja") + _listed("Kursi"), wide(8))),
    )
    sop = read_body(tbl(GRID, *rows, *head(), step(_listed("", 3))), _PARTS)
    assert (sop.title, sop.equipment, sop.procedures[0].steps[0].number) == ("Peminjaman Taman", ("Meja", "Kursi"), "1")


def test_symbols_survive_an_upright_lane_name() -> None:
    body = flow_table(step(1, {1: shape("flowChartProcess")})).replace(
        f"{tc('Petugas')}", tc("Petugas", '<w:textDirection w:val="btLr"/>')
    )
    (procedure,) = read_body(body).procedures
    assert (procedure.lanes, procedure.steps[0].performers[0].lane) == (("Pemohon", "Petugas", "Kepala Seksi"), 1)


def test_monstrous_spans_are_capped() -> None:
    body = tbl((1000,), tr(tc("a", _SPAN.format(2_000_000_000)), tc("b", _SPAN.format(999_999)))) + flow_table(step(1))
    assert len(read_body(body).procedures[0].steps) == 1


def test_a_letter_is_no_sop() -> None:
    with pytest.raises(SopError) as caught:
        read_body(p("Dengan hormat,") + tbl((2000, 2000), tr(tc("Hari"), tc("Senin"))))
    assert caught.value.to(Lang.ID).startswith("sop.docx: tidak ada tabel langkah SOP")


@pytest.mark.parametrize("raw", [b"PK\x03\x04 rusak", word_file("")[:-40]])
def test_a_damaged_file_is_named(raw: bytes) -> None:
    with pytest.raises(SopError) as caught:
        read(raw, "rusak.docx", lambda _: None)
    assert caught.value.to(Lang.ID) == (
        "rusak.docx: berkas rusak atau tidak utuh. Buka di Word atau Excel, simpan ulang, lalu ulangi."
    )


def test_entities_are_refused() -> None:
    text = '<!DOCTYPE x [<!ENTITY a "b">]>'
    with pytest.raises(SopError) as caught:
        read(word_file(flow_table(step(1)), {"settings": ""}, prolog=text), "sop.docm", lambda _: None)
    assert caught.value.to(Lang.ID).startswith("sop.docm: bagian word/document.xml memuat DOCTYPE")


def test_text_that_is_no_number_where_one_belongs() -> None:
    body = (
        flow_table(step(1))
        .replace('w:w="600"', 'w:w="enam"')
        .replace('<w:trHeight w:val="900"/>', '<w:trHeight w:val="1e99999999999"/>')
    )
    assert len(read_body(body).procedures[0].steps) == 1
