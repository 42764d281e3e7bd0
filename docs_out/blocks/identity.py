"""The identity block: letterhead, numbers and dates, approval, the six sections.

Official SOPs are written in Indonesian whatever language the interface speaks.
"""

from collections.abc import Iterator
from datetime import date

from docs_out.blocks.cells import Frame, Style, cell, hairline, paragraph, row, table
from model.sop import Approval, LegalBasis, SopDocument
from model.text import Lang
from model.written_numbers import long_day

_TEXT, _BOLD = Style(size=9.0), Style(size=9.0, bold=True)
_HEADING = Style(size=9.0, bold=True, keep=True)
_CENTER = Style(size=9.0, align="center")
_LETTERHEAD = Style(size=11.0, bold=True, align="center", after=2.0)
_NUMBERED = Style(size=9.0, hanging=16.0, after=1.0)
_LOGO, _SIGNATURE = Style(size=44.0), Style(size=36.0)
PAIRS = (
    (("Dasar Hukum", "legal_basis"), ("Kualifikasi Pelaksana", "qualifications")),
    (("Keterkaitan", "related"), ("Peralatan/Perlengkapan", "equipment")),
    (("Peringatan", "warnings"), ("Pencatatan dan Pendataan", "records")),
)
_LABEL_PART = 0.17
_ELECTRONIC = "Ditandatangani secara elektronik oleh:"
_ROW, _SECTION = 17.0, 34.0


def identity(document: SopDocument, width: float) -> str:
    """The block as one table of `width` points."""
    left, label = width / 2, width * _LABEL_PART
    widths = (left, label, width - left - label)
    rows = [*_values(document, widths), *_sections(document, left)]
    return table(widths, rows, (5.0, 3.0)) + hairline()


def signature(approval: Approval) -> str | None:
    """What stands in the room for the signature: how it was given, where that is not by hand."""
    return _ELECTRONIC if approval.electronic else None


def write_date(day: date | None) -> str:
    """`day` as officials write it ("24 Juli 2023"); blank for None."""
    return long_day(day, Lang.ID) if day else ""


def _values(document: SopDocument, widths: tuple[float, float, float]) -> Iterator[str]:
    lines = (
        ("Nomor SOP", paragraph(document.number, _TEXT)),
        ("Tanggal Pembuatan", paragraph(write_date(document.created), _TEXT)),
        ("Tanggal Revisi", paragraph(write_date(document.revised), _TEXT)),
        ("Tanggal Efektif", paragraph(write_date(document.effective), _TEXT)),
        ("Disahkan oleh", _approval(document.approval)),
        ("Nama SOP", paragraph(document.title, _BOLD)),
    )
    for number, (label, value) in enumerate(lines):
        frame = Frame(widths[0], merge="continue" if number else "start", middle=True)
        letterhead = hairline() if number else _letterhead(document.institution)
        yield row(_ROW, (cell(frame, letterhead), *_pair(label, value, widths)))


def _pair(label: str, value: str, widths: tuple[float, float, float]) -> tuple[str, str]:
    return cell(Frame(widths[1]), paragraph(label, _TEXT)), cell(Frame(widths[2]), value)


def _letterhead(institution: tuple[str, ...]) -> str:
    """Room for the logo and the institution's lines."""
    return paragraph(None, _LOGO) + "".join(paragraph(line, _LETTERHEAD) for line in institution)


def _approval(approval: Approval) -> str:
    name = Style(size=9.0, bold=True, align="center")
    nip = f"NIP {approval.nip}" if approval.nip else None
    position = paragraph(approval.position, _CENTER)
    how = paragraph(signature(approval), _CENTER) if approval.electronic else ""
    return position + how + paragraph(None, _SIGNATURE) + paragraph(approval.name, name) + paragraph(nip, _CENTER)


def _sections(document: SopDocument, half: float) -> Iterator[str]:
    sides = (Frame(half), Frame(half, span=2))
    for pair in PAIRS:
        headings = [cell(frame, paragraph(f"{word}:", _HEADING)) for frame, (word, _) in zip(sides, pair, strict=True)]
        yield row(_ROW, headings)
        lists = [_items(getattr(document, name)) for _, name in pair]
        yield row(_SECTION, [cell(f, text) for f, text in zip(sides, lists, strict=True)], splits=True)


def _items(items: tuple[str | LegalBasis, ...]) -> str:
    """Its items as paragraphs, numbered when there are several."""
    texts = [item.text if isinstance(item, LegalBasis) else item for item in items]
    if len(texts) > 1:
        return "".join(paragraph(f"{n}.\t{text}", _NUMBERED) for n, text in enumerate(texts, 1))
    return paragraph(texts[0] if texts else None, _TEXT)
