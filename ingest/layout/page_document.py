"""Drawn pages → `SopDocument`: what PDF, Word and spreadsheet sources have in common."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.layout.document import identity_document, with_procedures
from ingest.layout.drawn import drawn_procedure
from ingest.layout.flowchart import PartFlow, read_flowchart
from ingest.layout.geometry.cells import Cell, find_cells
from ingest.layout.geometry.page import Page
from ingest.layout.geometry.rules import find_rules
from ingest.layout.geometry.thin import separate
from ingest.layout.heads import Head, find_heads
from ingest.layout.identity_cells import read_identity_cells
from ingest.layout.rows import read_part
from model.errors import SopError
from model.sop import Doubt, SopDocument, Source
from model.text import Text

_NO_TABLE = Text(
    id="{name}: tidak ada tabel langkah SOP (No | Kegiatan | Pelaksana | Mutu Baku); ditemukan {found}. Berikan dokumen SOP yang memuat tabel itu.",
    en="{name}: no SOP step table found (No | Kegiatan | Pelaksana | Mutu Baku); found {found}. Give an SOP document that has it.",
)
_LARGE = 0.2
_RASTER = "Tabel langkah berupa gambar; langkah, pelaksana dan panah belum terbaca."


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page taken apart: the cells above its first table, and its parts of tables with their flow."""

    page: int
    identity: tuple[Cell, ...]
    flows: tuple[PartFlow, ...]
    words: int
    pictured: bool


def read_pages(pages: Iterable[Page], raw: bytes, name: str, form: str) -> SopDocument:
    """The SOP on `pages`; `SopError` when there is no step table."""
    sheets = tuple(_sheets(pages))
    source = Source(name, form, hashlib.sha256(raw).hexdigest(), len(sheets))
    identity = read_identity_cells((sheet.page, sheet.identity) for sheet in sheets)
    document = identity_document(identity, source)
    procedures = _procedures([flow for sheet in sheets for flow in sheet.flows])
    if not procedures and not (any(s.pictured for s in sheets) and document.title):
        raise SopError(_NO_TABLE, name=name, found=_what_there_is(sheets))
    if not procedures:
        return with_procedures(document, [], (Doubt("/procedures", "table_is_picture", _RASTER),))
    reads = [drawn_procedure(flows, document.title, f"/procedures/{i}") for i, flows in enumerate(procedures)]
    return with_procedures(document, reads)


def _sheets(pages: Iterable[Page]) -> Iterator[_Sheet]:
    """Each page; one without a head goes on with the table of the page before."""
    head: Head | None = None
    for page in pages:
        sheet = _sheet(page, head)
        head = sheet.flows[-1].part.head if sheet.flows else head
        yield sheet


def _sheet(page: Page, before: Head | None) -> _Sheet:
    drawing = separate(page.outlines, page.strokes)
    rules = find_rules(drawing.outlines, drawing.strokes)
    cells = find_cells(rules, page.words)
    heads = find_heads(cells)
    ends = [*(head.top for head in heads[1:]), page.height]
    parts = [read_part(cells, head, page.number, end, headed=True) for head, end in zip(heads, ends, strict=False)]
    if not heads and before:
        parts = [read_part(cells, before, page.number, page.height, headed=False)]
    flows = tuple(read_flowchart(part, page, drawing, rules) for part in parts if part)
    above = 0.0 if flows and not heads else heads[0].top if heads else page.height
    identity = tuple(cell for cell in cells if cell.box[3] <= above + 2)
    return _Sheet(page.number, identity, flows, len(page.words), _is_pictured(page))


def _procedures(flows: list[PartFlow]) -> list[tuple[PartFlow, ...]]:
    """Parts of tables that belong together: a head with a first row 1 begins another procedure."""
    groups: list[list[PartFlow]] = []
    for flow in flows:
        if not flow.part.rows:
            continue
        begins = flow.part.headed and flow.part.rows[0].number in ("1", "")
        if begins or not groups:
            groups.append([])
        groups[-1].append(flow)
    return [tuple(group) for group in groups]


def _is_pictured(page: Page) -> bool:
    """Whether pictures, perhaps in strips, take a good part of the page."""
    boxes = [picture.box for picture in page.pictures]
    return sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes) > _LARGE * page.width * page.height


def _what_there_is(sheets: tuple[_Sheet, ...]) -> str:
    words = sum(sheet.words for sheet in sheets)
    return f"{len(sheets)} halaman, {words} kata"
