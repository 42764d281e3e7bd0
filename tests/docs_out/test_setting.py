"""Paper, office template, QR code and what is left blank."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import cv2
import docx
import numpy as np
import openpyxl
import pdfplumber
import pypdfium2
import pytest
from cv2.typing import MatLike
from docx.document import Document as WordDocument
from lxml import etree

from docs_out.document import documents
from docs_out.setting import Paper, Setting, blanked, digest
from model.errors import SopError
from model.sop import Approval, SopDocument
from model.sop_json import loads
from model.text import Lang
from tests.docs_out.example_sops import busy, decisions, document
from tests.docs_out.word_templates import letterhead

WRITERS = {one.suffix: one.write for one in documents()}
F4 = Setting(paper=Paper.F4)
SOP = document(decisions())


def opened(sop: SopDocument, setting: Setting) -> WordDocument:
    return docx.Document(BytesIO(WRITERS[".docx"](sop, setting)))


def part(sop: SopDocument, setting: Setting, name: str) -> bytes:
    with ZipFile(BytesIO(WRITERS[".docx"](sop, setting))) as package:
        return package.read(name)


def scanned(picture: MatLike | None) -> str:
    assert picture is not None
    return cv2.QRCodeDetector().detectAndDecode(picture)[0]


def test_f4_is_330_by_215_millimetres() -> None:
    section = opened(SOP, F4).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (330, 215)
    with pdfplumber.open(BytesIO(WRITERS[".pdf"](SOP, F4))) as pdf:
        assert {(round(p.width / 72 * 25.4), round(p.height / 72 * 25.4)) for p in pdf.pages} == {(330, 215)}
    book = openpyxl.load_workbook(BytesIO(WRITERS[".xlsx"](SOP, F4)))
    assert [sheet.page_setup.paperSize for sheet in book] == [14, 14]


def test_what_is_left_blank() -> None:
    sop = blanked(SOP)
    assert (sop.number, sop.created, sop.revised, sop.effective) == (None, None, None, None)
    assert sop.approval == Approval("Kepala Dinas Taman dan Pemakaman")
    assert sop.title == "Peminjaman Taman Kota"


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_every_format_can_leave_blank(suffix: str) -> None:
    assert WRITERS[suffix](SOP, Setting(blank=True)) == WRITERS[suffix](blanked(SOP))


@pytest.mark.parametrize(
    ("suffix", "setting", "option"),
    [
        (".pdf", Setting(template=b""), "template"),
        (".xlsx", Setting(qr=True), "qr"),
        (".bpmn", F4, "paper"),
        (".json", F4, "paper"),
        (".svg", Setting(qr=True), "qr"),
    ],
)
def test_a_setting_that_a_format_does_not_know_is_said(suffix: str, setting: Setting, option: str) -> None:
    with pytest.raises(SopError) as told:
        WRITERS[suffix](SOP, setting)
    assert told.value.to(Lang.ID).startswith(f"Dokumen {suffix} tidak mengenal pilihan --{option}.")


def test_the_code_is_the_hash_of_the_json_file() -> None:
    assert digest(SOP) == sha256(WRITERS[".json"](SOP)).hexdigest()


def test_the_code_in_word_can_be_scanned() -> None:
    raw = part(SOP, Setting(qr=True), "word/media/image1.png")
    assert scanned(cv2.imdecode(np.frombuffer(raw, np.uint8), cv2.IMREAD_GRAYSCALE)) == f"sha256:{digest(SOP)}"


def test_the_code_on_the_first_page_of_the_pdf_can_be_scanned() -> None:
    page = pypdfium2.PdfDocument(WRITERS[".pdf"](SOP, Setting(qr=True)))[0]
    picture = page.render(scale=4).to_numpy()
    assert scanned(picture[-4 * 105 :, : 4 * 95]) == f"sha256:{digest(SOP)}"


def test_the_code_stands_at_the_foot_where_there_is_room_and_behind_the_block_where_not() -> None:
    full = replace(SOP, equipment=tuple(f"Peralatan nomor {n}" for n in range(24)))
    for sop, place in ((SOP, "anchor"), (full, "inline")):
        root = etree.fromstring(part(sop, Setting(qr=True), "word/document.xml"))
        (shown,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic")
        assert etree.QName(list(shown.iterancestors())[2]).localname == place


def test_there_is_no_code_unless_asked() -> None:
    with ZipFile(BytesIO(WRITERS[".docx"](SOP))) as package:
        assert not [name for name in package.namelist() if "media" in name]


def test_the_embedded_model_bears_the_hash_of_the_text_people_see() -> None:
    model = etree.fromstring(part(SOP, Setting(), "customXml/item1.xml"))
    body = etree.fromstring(part(SOP, Setting(), "word/document.xml"))
    seen = "".join(unescape(text.text or "") for text in body.iter("{*}t"))
    assert model.get("text") == sha256("".join(seen.split()).encode()).hexdigest()
    assert loads(model.text or "") == SOP


def test_styles_letterhead_foot_and_margins_are_those_of_the_template() -> None:
    word = opened(SOP, Setting(template=letterhead()))
    section = word.sections[0]
    assert section.header.paragraphs[0].text == "PEMERINTAH KOTA SURYA BARU"
    assert section.footer.paragraphs[0].text == "Jalan Taman Nomor 1"
    assert word.styles["Normal"].font.name == "Bookman Old Style"
    assert section.page_width is not None
    assert section.left_margin is not None
    assert (round(section.page_width.mm), round(section.left_margin.mm)) == (297, 20)
    assert [table.rows[0].cells[0].text for table in word.tables][1] == "No"
    assert "Contoh isi surat" not in [p.text for p in word.paragraphs]


def test_a_table_is_laid_out_between_the_margins_of_the_template() -> None:
    root = etree.fromstring(part(SOP, Setting(template=letterhead()), "word/document.xml"))
    widths = [int(width.get(width.keys()[0], "")) for width in root.iter("{*}tblW")]
    assert all(abs(width / 20 - (841.9 - 2 * 56.7)) < 0.5 for width in widths)


def test_properties_are_ours_whatever_those_of_the_template() -> None:
    word = opened(SOP, Setting(template=letterhead()))
    assert (word.core_properties.author, word.core_properties.title) == ("Mutu Baku", "Peminjaman Taman Kota")
    assert word.core_properties.created is not None
    assert word.core_properties.created.date() == date(2023, 7, 24)


def test_equal_documents_over_equal_templates_give_equal_bytes() -> None:
    template = letterhead()
    write = WRITERS[".docx"]
    assert write(document(busy()), Setting(template=template)) == write(document(busy()), Setting(template=template))


@pytest.mark.parametrize("template", [b"", b"PK\x03\x04", b"%PDF-1.7", "xlsx", "macro"])
def test_what_is_no_template_is_refused(template: bytes | str) -> None:
    raw = {"xlsx": WRITERS[".xlsx"](SOP), "macro": _with_macros(letterhead())}.get(str(template), template)
    with pytest.raises(SopError) as told:
        WRITERS[".docx"](SOP, Setting(template=raw if isinstance(raw, bytes) else b""))
    assert told.value.to(Lang.ID).startswith("Templat bukan berkas Word tanpa makro")


def _with_macros(raw: bytes) -> bytes:
    stream = BytesIO()
    kinds = (b"officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")
    with ZipFile(BytesIO(raw)) as given, ZipFile(stream, "w") as package:
        for name in given.namelist():
            package.writestr(name, given.read(name).replace(*kinds))
    return stream.getvalue()


def test_margins_that_leave_no_room_are_said() -> None:
    with pytest.raises(SopError) as told:
        WRITERS[".docx"](SOP, Setting(template=letterhead(6.0)))
    assert told.value.to(Lang.ID).startswith("Margin templat menyisakan 502 × 255 titik")
