"""The identity block on a worksheet."""

from docs_out.blocks.identity import PAIRS, write_date
from docs_out.blocks.worksheet import Look, Text, Worksheet
from docs_out.characters import clean
from docs_out.drawing.metrics import wrap
from docs_out.drawing.sheet import SAFETY, pitch
from model.sop import Approval, LegalBasis, SopDocument

_WIDTHS = (196.0, 196.0, 110.0, 282.0)
_TEXT, _BOLD = Look(9.0), Look(9.0, bold=True)
_LETTERHEAD, _SIGNED = Look(11.0, bold=True, centered=True, middle=True), Look(9.0, centered=True)
_PAD, _INSET, _ROW = 6.0, 6.0, 17.0
_HALF = sum(_WIDTHS[:2])
_FIRST_LIST = 6


def identity_sheet(document: SopDocument) -> Worksheet:
    """Letterhead beside numbers, dates, approval and title; below them the six sections in pairs."""
    values = _values(document)
    texts = {(0, 0): Text("\n".join(map(clean, document.institution)), _LETTERHEAD)}
    heights = []
    for row, (label, value) in enumerate(values):
        texts |= {(row, 2): Text(label, _TEXT), (row, 3): value}
        heights.append(_height(value, _WIDTHS[3]))
    areas = [(0, 0, len(values) - 1, 1)]
    for pair in PAIRS:
        row = len(heights)
        for column, (heading, name) in zip((0, 2), pair, strict=True):
            texts |= {(row, column): Text(f"{heading}:", _BOLD), (row + 1, column): Text(_items(document, name), _TEXT)}
            areas += [(row, column, row, column + 1), (row + 1, column, row + 1, column + 1)]
        heights += [_ROW, max(_height(texts[row + 1, column], _HALF) for column in (0, 2))]
    return Worksheet("Identitas", _WIDTHS, tuple(heights), texts, tuple(areas))


def _values(document: SopDocument) -> tuple[tuple[str, Text], ...]:
    return (
        ("Nomor SOP", Text(clean(document.number), _TEXT)),
        ("Tanggal Pembuatan", Text(write_date(document.created), _TEXT)),
        ("Tanggal Revisi", Text(write_date(document.revised), _TEXT)),
        ("Tanggal Efektif", Text(write_date(document.effective), _TEXT)),
        ("Disahkan oleh", Text(_approval(document.approval), _SIGNED)),
        ("Nama SOP", Text(clean(document.title), _BOLD)),
    )


def _approval(approval: Approval) -> str:
    """Position, room for the signature, name and NIP."""
    nip = f"NIP {approval.nip}" if approval.nip else None
    lines = (approval.position, "\n\n", approval.name, nip)
    return "\n".join(clean(line) for line in lines if line).strip("\n") if any((approval.position, approval.name, nip)) else ""


def _items(document: SopDocument, name: str) -> str:
    """The items of a section, numbered when there are several."""
    items: tuple[str | LegalBasis, ...] = getattr(document, name)
    texts = [clean(item.text if isinstance(item, LegalBasis) else item) for item in items]
    return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)) if len(texts) > 1 else "".join(texts)


def _height(text: Text, width: float) -> float:
    room = (width - _INSET) * SAFETY
    return max(_ROW, len(wrap(text.text, text.look.size, room, bold=text.look.bold)) * pitch(text.look.size) + _PAD)
