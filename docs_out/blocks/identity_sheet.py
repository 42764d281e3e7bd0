"""The identity block on a worksheet."""

from collections.abc import Iterator
from itertools import accumulate, zip_longest
from typing import TypeAlias

from docs_out.blocks.identity import PAIRS, signature, write_date
from docs_out.blocks.worksheet import Look, Text, Worksheet, parted, rows_of
from docs_out.characters import clean
from docs_out.drawing.metrics import wrap
from docs_out.drawing.sheet import SAFETY, pitch
from model.sop import Approval, LegalBasis, SopDocument

_WIDTHS = (196.0, 196.0, 110.0, 282.0)
_TEXT, _BOLD = Look(9.0), Look(9.0, bold=True)
_LETTERHEAD, _SIGNED = Look(11.0, bold=True, centered=True, middle=True), Look(9.0, centered=True)
_PAD, _INSET, _ROW = 6.0, 6.0, 17.0
_Row: TypeAlias = tuple[tuple[int, int, Text], ...]  # first and last column of each cell


def identity_sheet(document: SopDocument) -> Worksheet:
    """Letterhead beside numbers, dates, approval and title; below them the six sections in pairs."""
    rows = [*_value_rows(document), *_section_rows(document)]
    split = rows_of(max(_ROW, *(_height(text, sum(_WIDTHS[a : b + 1])) for a, b, text in row)) for row in rows)
    starts = [0, *accumulate(map(len, split))]
    texts, areas = {}, []
    for row, first, following in zip(rows, starts, starts[1:], strict=False):
        for left, right, text in row:
            texts[first, left] = text
            areas += [(first, left, following - 1, right)] if right > left or following - first > 1 else []
    last = starts[len(_value_rows(document))] - 1
    texts[0, 0] = Text("\n".join(map(clean, document.institution)), _LETTERHEAD)
    heights = tuple(height for part in split for height in part)
    return Worksheet("Identitas", _WIDTHS, heights, texts, ((0, 0, last, 1), *areas))


def _value_rows(document: SopDocument) -> list[_Row]:
    return [((2, 2, Text(label, _TEXT)), (3, 3, value)) for label, value in _values(document)]


def _section_rows(document: SopDocument) -> Iterator[_Row]:
    """Headings and lists; what is longer than a cell can hold goes on in the rows below."""
    for pair in PAIRS:
        yield tuple((n, n + 1, Text(f"{heading}:", _BOLD)) for n, (heading, _) in zip((0, 2), pair, strict=True))
        lists = [parted(_items(document, name)) for _, name in pair]
        for parts in zip_longest(*lists, fillvalue=""):
            yield tuple((n, n + 1, Text(part, _TEXT)) for n, part in zip((0, 2), parts, strict=True))


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
    how = signature(approval)
    lines = (approval.position, how, "\n\n", approval.name, nip)
    return (
        "\n".join(clean(line) for line in lines if line).strip("\n")
        if any((approval.position, how, approval.name, nip))
        else ""
    )


def _items(document: SopDocument, name: str) -> str:
    """The items of a section, numbered when there are several."""
    items: tuple[str | LegalBasis, ...] = getattr(document, name)
    texts = [clean(item.text if isinstance(item, LegalBasis) else item) for item in items]
    return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, 1)) if len(texts) > 1 else "".join(texts)


def _height(text: Text, width: float) -> float:
    room = (width - _INSET) * SAFETY
    return max(_ROW, len(wrap(text.text, text.look.size, room, bold=text.look.bold)) * pitch(text.look.size) + _PAD)
