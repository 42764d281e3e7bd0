"""The PDF: its pages, its texts, its drawing."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pdfplumber
import pytest

from docs_out.documents.pdf import write_pdf
from docs_out.drawing.glyphs import NO_GLYPH, Piece, glyph, pieces
from docs_out.drawing.layout import layout
from docs_out.drawing.official import flow_pages
from docs_out.drawing.shapes import BOX, Connector, Rect, Shape
from ingest.sources.pdfium import pages
from model.sop import Procedure, SopDocument, Source
from tests.docs_out.example_sops import EXAMPLES, document, linear, procedure, step, three_pages, unknown_performers
from tests.docs_out.test_layout import SHEET


def _texts(sop: SopDocument) -> list[str]:
    """The words of each page in the order they were written."""
    with pdfplumber.open(BytesIO(write_pdf(sop))) as pdf:
        return [page.extract_text(use_text_flow=True) or "" for page in pdf.pages]


def _words(sop: SopDocument) -> Iterator[str]:
    for page in pages(write_pdf(sop), lambda _: None):
        yield from (word.text for word in page.words)


def test_equal_documents_give_equal_bytes() -> None:
    sop = document(three_pages())
    assert write_pdf(sop) == write_pdf(sop)
    assert write_pdf(sop) != write_pdf(document(linear()))


def test_the_document_names_its_title_and_language() -> None:
    raw = write_pdf(document(linear()))
    with pdfplumber.open(BytesIO(raw)) as pdf:
        assert pdf.metadata["Title"] == "Peminjaman Taman Kota"
        assert pdf.metadata["Author"] == "Mutu Baku"
        assert pdf.doc.catalog["Lang"] == b"id-ID"


def test_head_and_column_numbers_stand_on_every_page_of_the_table() -> None:
    front, *tables = _texts(document(three_pages()))
    assert "Nomor SOP SOP/07/TMN/2023" in " ".join(front.split())
    assert len(tables) == 3
    for text in tables:
        flat = " ".join(text.split())
        assert "No Kegiatan Pelaksana Mutu Baku" in flat
        assert "Kelengkapan Waktu Output 1 2 3 4 5 6 7 8 9" in flat


def test_a_row_is_read_from_left_to_right() -> None:
    flat = " ".join(_texts(document(linear()))[1].split())
    row = "2 Menyusun konsep surat izin peminjaman taman sesuai jadwal yang masih kosong Surat permohonan 10 menit Konsep surat izin"
    assert row in flat


def test_pages_break_where_the_layout_plans() -> None:
    table = flow_pages(three_pages(), "Peminjaman Taman Kota", (785.2, 523.3))
    firsts = [next(row.step for row in table.flow.rows if row.page == page) + 1 for page in range(3)]
    assert firsts == [1, 10, 20]
    drawn = _texts(document(three_pages()))[1:]
    assert all(f"\n{first} " in f"\n{text}" for first, text in zip(firsts, drawn, strict=True))


def test_letters_of_paired_connectors_stand_on_both_pages() -> None:
    _, *tables = _texts(document(three_pages()))
    assert [sorted(word for word in text.split() if word in ("A", "B", "C")) for text in tables] == [
        ["A", "C"],
        ["A", "B"],
        ["B", "C"],
    ]


def test_a_row_longer_than_a_page_goes_on_without_number() -> None:
    text = " ".join(f"kata{n}" for n in range(2500))
    sop = document(procedure((step(1, 0), step(2, 0, text=text), step(3, 0)), 4))
    assert [word for word in _words(sop) if word.startswith("kata")] == text.split()


def test_notes_of_uncertainty_stand_below_the_table() -> None:
    assert "Pelaksana belum diketahui: langkah 3, 5." in _texts(document(unknown_performers()))[-1]


def test_long_sections_go_on_under_their_heading() -> None:
    items = tuple(f"Peralatan nomor {n}" for n in range(1, 101))
    sop = replace(document(), equipment=items)
    first, second, *_ = _texts(sop)
    assert "Peralatan/Perlengkapan:" in first
    assert "Peralatan/Perlengkapan lanjutan:" in second


def test_words_that_the_standard_fonts_lack_stay_in_the_text() -> None:
    odd = "Šuma Đà ≤ 中文 \u0645\u0628 →"
    sop = document(procedure((step(1, 0, text=odd), step(2, 0)), 4))
    assert [word for word in odd.split() if word not in set(_words(sop))] == []


def test_substitutes_are_said() -> None:
    sop = document(procedure((step(1, 0, text="Đà 中文"),), 4))
    assert f"U+0110 {NO_GLYPH}, U+4E2D {NO_GLYPH}, U+6587 {NO_GLYPH}." in " ".join(_words(sop))
    assert "Huruf yang tidak ada" not in " ".join(_words(document(linear())))


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("a", "a"),
        ("é", "é"),
        ("Š", "Š"),
        ("ā", "a"),
        ("≤", "≤"),
        ("✓", "✓"),
        ("中", NO_GLYPH),
        ("\u200b", ""),
        ("\u2011", "-"),
    ],
)
def test_glyphs(character: str, shown: str) -> None:
    assert glyph(character) == shown


def test_a_word_broken_over_lines_is_told_whole() -> None:
    assert list(pieces("satu panjangsekali", ("satu panjang", "sekali"))) == [
        (Piece("satu"), Piece("panjang", "panjangsekali")),
        (Piece("sekali", ""),),
    ]


def test_ligatures_are_written_as_letters() -> None:
    assert list(pieces("\ufb01nal", ("\ufb01nal",))) == [(Piece("final"),)]


def test_forbidden_characters_and_empty_documents() -> None:
    assert _texts(SopDocument(Source("kosong.txt", "text", "")))[0].startswith("Nomor SOP")
    text = "a<b & \x00\x0b\ufffe\ud800 d\te\nf"
    found = list(_words(document(Procedure(text, (text,), (step(1, 0, text=text),)))))
    assert found.count("a<b") == 3


def test_arrow_heads_end_at_their_targets() -> None:
    source = Shape(1, BOX, 0, 0, 0, Rect(0.0, 0.0, 20.0, 20.0))
    down = Connector(2, source, source, ((10.0, 0.0), (10.0, 40.0)), (2, 0))
    assert down.head == ((7.8, 35.0), (10.0, 40.0), (12.2, 35.0))
    assert down.shaft == ((10.0, 0.0), (10.0, 35.0))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_shape_is_drawn(name: str) -> None:
    shapes = len(layout(EXAMPLES[name], SHEET, 18.5).shapes)
    drawn = [page.outlines for page in pages(write_pdf(document(EXAMPLES[name])), lambda _: None)]
    assert sum(outline.stroked for page in drawn for outline in page) >= shapes
