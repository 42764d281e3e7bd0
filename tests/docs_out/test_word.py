"""The Word file: its parts, its shapes, its table."""

from io import BytesIO
from shutil import which
from subprocess import run
from zipfile import ZipFile

import pdfplumber
import pytest
from lxml import etree

from docs_out.blocks.identity import write_date
from docs_out.document import documents
from docs_out.documents.docx import write_docx
from model.sop import Edge, LegalBasis, Port, SopDocument, Source
from model.sop_json import loads
from tests.docs_out.example_sops import (
    EXAMPLES,
    busy,
    decisions,
    document,
    edge,
    linear,
    long_texts,
    procedure,
    step,
    three_pages,
    unknown_performers,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {
    "w": W[1:-1],
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def _parts(sop: SopDocument) -> dict[str, bytes]:
    with ZipFile(BytesIO(write_docx(sop))) as package:
        assert len(set(package.namelist())) == len(package.namelist())
        return {name: package.read(name) for name in package.namelist()}


def _body(sop: SopDocument) -> etree._Element:
    return etree.fromstring(_parts(sop)["word/document.xml"])


def _found(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [item for item in found if etree.iselement(item)]


def _texts_of(part: etree._Element) -> list[str]:
    return [item.text or "" for item in _found(part, ".//w:t")]


def _texts(root: etree._Element) -> list[str]:
    return [item.text or "" for item in _found(root, "//w:t")]


def test_drawing_ids_are_unique_over_all_procedures() -> None:
    body = _body(document(busy(), decisions(), three_pages()))
    ids = [item.get("id") for item in _found(body, "//wp:docPr")]
    assert len(ids) == len(set(ids)) > 100
    ends = {item.get("id") for item in _found(body, "//a:stCxn | //a:endCxn")}
    assert ends <= set(ids)


@pytest.mark.parametrize("name", ["linear", "decisions", "busy", "unknown_performers"])
def test_each_performer_is_one_native_shape(name: str) -> None:
    body = _body(document(EXAMPLES[name]))
    shapes = _found(body, "//wps:wsp[wps:cNvSpPr[not(@txBox)]]//a:prstGeom[@prst!='flowChartOffpageConnector']")
    assert len(shapes) == sum(len(s.performers) for s in EXAMPLES[name].steps)


def test_decisions_have_native_connectors_and_words() -> None:
    body = _body(document(decisions()))
    presets = sorted({str(item.get("prst")) for item in _found(body, "//wps:wsp[wps:cNvCnPr]//a:prstGeom")})
    assert presets == ["bentConnector2", "bentConnector3"]
    assert len(_found(body, "//wps:wsp[wps:cNvCnPr]")) == 10
    assert len(_found(body, "//wps:cNvCnPr/a:stCxn")) == len(_found(body, "//a:tailEnd[@type='triangle']")) == 10
    words = _found(body, "//wps:wsp[wps:cNvSpPr[@txBox]]//w:t")
    assert sorted(item.text or "" for item in words) == ["Tidak", "Tidak", "Ya", "Ya"]


def test_an_arrow_between_rows_is_a_connector_along_its_own_way() -> None:
    full = procedure((step(1, 0, 1, 2), step(2, 0, 1, 2)), 3, Edge(Port("1", 2), Port("2", 0)))
    (arrow,) = _found(_body(document(full)), "//wps:wsp[wps:cNvCnPr]")
    assert len(_found(arrow, ".//a:custGeom//a:pt")) == 4
    assert [end.get("idx") for end in _found(arrow, ".//a:stCxn | .//a:endCxn")] == ["2", "0"]
    assert not arrow.xpath(".//a:xfrm/@rot", namespaces=NAMES)


def test_drawings_are_anchored_in_their_own_row() -> None:
    body = _body(document(linear()))
    rows = _found(body, "//w:tbl[2]/w:tr[not(w:trPr/w:tblHeader)]")
    shapes = [
        [i.get("descr") for i in _found(row, ".//wp:docPr") if i.get("name", "").startswith("Pro")] for row in rows
    ]
    assert [len(found) for found in shapes] == [0, 1, 1, 1, 1, 1, 0]
    assert shapes[1] == ["Proses, langkah 2, pelaksana Pejabat Pengawas Seksi Penataan Taman"]
    assert {i.get("relativeFrom") for i in _found(body, "//wp:positionH")} == {"column"}
    assert {i.get("relativeFrom") for i in _found(body, "//wp:positionV")} == {"paragraph"}


def test_head_has_three_repeated_rows_with_real_spans() -> None:
    body = _body(document(linear()))
    head = _found(body, "//w:tbl[2]/w:tr[w:trPr/w:tblHeader]")
    assert len(head) == 3
    assert [t.text for t in _found(head[0], ".//w:t")] == ["No", "Kegiatan", "Pelaksana", "Mutu Baku", "Keterangan"]
    assert [s.get(f"{W}val") for s in _found(head[0], ".//w:gridSpan")] == ["4", "3"]
    assert [t.text for t in _found(head[2], ".//w:t")] == [str(n) for n in range(1, 11)]
    assert len(_found(body, "//w:tbl[2]/w:tr[w:trPr/w:cantSplit]")) == len(_found(body, "//w:tbl[2]/w:tr")) == 10
    assert len(_found(head[1], ".//w:vMerge[not(@w:val)]")) == 3


def test_row_widths_agree_with_the_grid() -> None:
    body = _body(document(decisions()))
    for table in _found(body, "//w:tbl"):
        grid = [int(c.get(f"{W}w", "0")) for c in _found(table, "./w:tblGrid/w:gridCol")]
        for row in _found(table, "./w:tr"):
            spans = [
                int(_found(c, "./w:tcPr/w:gridSpan")[0].get(f"{W}val", "1")) if _found(c, "./w:tcPr/w:gridSpan") else 1
                for c in _found(row, "./w:tc")
            ]
            assert sum(spans) == len(grid)


def test_unsure_performers_are_dashed_and_explained() -> None:
    body = _body(document(unknown_performers()))
    assert len(_found(body, "//wps:wsp[wps:cNvSpPr]//a:prstDash[@val='dash']")) == 2
    assert _texts(body)[-2:] == [
        "Garis putus-putus: pelaksana diduga dari teks.",
        "Pelaksana belum diketahui: langkah 3, 5.",
    ]


def test_certain_documents_have_no_legend() -> None:
    assert not [
        text for text in _texts(_body(document(linear()))) if "putus-putus" in text or "belum diketahui" in text
    ]


def test_identity_block_shows_values_and_leaves_the_rest_blank() -> None:
    texts = _texts(_body(document()))
    for text in ("24 Juli 2023", "1 Agustus 2023", "SOP/07/TMN/2023", "NIP 19700101 199503 2 001", "Stempel"):
        assert text in texts
    assert texts[texts.index("Tanggal Revisi") + 1] == "Tanggal Efektif"
    assert texts[-1] == "Bila berkas tidak diperiksa maka jadwal dapat bertabrakan"
    assert write_date(None) == ""


def test_an_empty_document_can_be_written() -> None:
    texts = _texts(_body(SopDocument(Source("kosong.txt", "text", ""))))
    assert texts[:2] == ["Nomor SOP", "Tanggal Pembuatan"]
    assert "None" not in " ".join(texts)


def test_markup_and_forbidden_characters_in_texts() -> None:
    text = 'a<b & "c" \x00\x0b\ufffe\ud800 d\te\nf'
    sop = document(procedure((step(1, 0, text=text, symbol="decision"), step(2, 0)), 1, edge(1, 2, text)))
    body = _body(sop)
    assert 'a<b & "c"  d' in _texts(body)
    assert loads(etree.fromstring(_parts(sop)["customXml/item1.xml"]).text or "") == sop


def test_equal_documents_give_equal_bytes_whenever_they_are_written() -> None:
    raw = write_docx(document(busy()))
    assert raw == write_docx(document(busy()))
    with ZipFile(BytesIO(raw)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_properties_and_settings() -> None:
    parts = _parts(document(linear()))
    core = parts["docProps/core.xml"].decode()
    assert "<dc:creator>Mutu Baku</dc:creator>" in core
    assert "2023-07-24T00:00:00Z" in core
    assert (
        b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in parts["word/settings.xml"]
    )


def test_the_formats() -> None:
    suffixes = [".bpmn", ".docx", ".json", ".pdf", ".svg", ".xlsx"]
    assert sorted(found.suffix for found in documents()) == suffixes


def test_json_reads_back() -> None:
    write = {found.suffix: found.write for found in documents()}[".json"]
    sop = SopDocument(Source("a.txt", "text", ""), legal_basis=(LegalBasis("UU \ud800"),))
    assert loads(write(sop).decode()) == sop


@pytest.mark.office
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice (soffice) is not on PATH")
@pytest.mark.parametrize(("name", "pages"), [("linear", 2), ("decisions", 2), ("three_pages", 4), ("long_texts", 3)])
def test_libreoffice_breaks_pages_where_planned(
    tmp_path_factory: pytest.TempPathFactory, name: str, pages: int
) -> None:
    folder = tmp_path_factory.mktemp("office")
    path = folder / "sop.docx"
    path.write_bytes(write_docx(document(EXAMPLES[name])))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run(["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, path], check=True, capture_output=True, timeout=180)  # fmt: skip
    with pdfplumber.open(folder / "sop.pdf") as pdf:
        text = " ".join(" ".join((page.extract_text() or "").split()) for page in pdf.pages)
        assert len(pdf.pages) == pages
    for number, found in enumerate(EXAMPLES[name].steps, 1):
        assert str(number) in text
        assert found.activity.split()[0] in text


def test_later_pages_ask_for_their_page_break() -> None:
    body = _body(document(three_pages()))
    rows = _found(body, "//w:tbl[2]/w:tr[.//w:pageBreakBefore]")
    assert [_texts_of(row)[0] for row in rows] == ["10", "20"]


def test_long_texts_keep_their_rows_whole() -> None:
    body = _body(document(long_texts()))
    heights = [int(h.get(f"{W}val", "0")) for h in _found(body, "//w:tbl[2]/w:tr/w:trPr/w:trHeight")]
    assert max(heights) / 20 < 500
