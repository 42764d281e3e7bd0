"""Drawn pages → `SopDocument`: what PDF, Word and spreadsheet sources have in common."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.layout.document import identity_document, with_procedures
from ingest.layout.drawn import drawn_procedure
from ingest.layout.flowchart import PartFlow, read_flowchart
from ingest.layout.geometry.cells import Cell, find_cells
from ingest.layout.geometry.drawing import separate
from ingest.layout.geometry.page import Page
from ingest.layout.geometry.rules import find_rules
from ingest.layout.heads import Head, find_heads
from ingest.layout.identity_cells import read_identity_cells
from ingest.layout.open_columns import with_open_columns
from ingest.layout.rows import TablePart, read_part
from ingest.layout.titles import own_title, title_above
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
    parts: tuple["_Part", ...]
    words: int
    pictured: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a flow table on one page, and the title above its head or in the identity block before it."""

    flow: PartFlow
    title: str | None


def read_pages(pages: Iterable[Page], raw: bytes, name: str, form: str) -> SopDocument:
    """The SOP on `pages`; `SopError` when there is no step table."""
    sheets = tuple(_sheets(pages))
    source = Source(name, form, hashlib.sha256(raw).hexdigest(), len(sheets))
    identity = read_identity_cells((sheet.page, sheet.identity) for sheet in sheets)
    document = identity_document(identity, source)
    procedures = _procedures([part for sheet in sheets for part in sheet.parts])
    if not procedures and not (any(s.pictured for s in sheets) and document.title):
        raise SopError(_NO_TABLE, name=name, found=_what_there_is(sheets))
    if not procedures:
        return with_procedures(document, [], (Doubt("/procedures", "table_is_picture", _RASTER),))
    reads = [
        drawn_procedure(tuple(part.flow for part in parts), parts[0].title or document.title, f"/procedures/{i}")
        for i, parts in enumerate(procedures)
    ]
    return with_procedures(document, reads)


def _sheets(pages: Iterable[Page]) -> Iterator[_Sheet]:
    """Each page; one without a head goes on with the table of the page before, one without a title with its title."""
    head: Head | None = None
    title: str | None = None
    for page in pages:
        sheet = _sheet(page, head)
        head = sheet.parts[-1].flow.part.head if sheet.parts else head
        title = own_title(sheet.identity) or title
        yield replace(sheet, parts=tuple(replace(part, title=part.title or title) for part in sheet.parts))


def _sheet(page: Page, before: Head | None) -> _Sheet:
    drawing = separate(page.outlines, page.strokes)
    rules = find_rules(drawing.outlines, drawing.strokes)
    cells = find_cells(rules, page.words)
    opened = with_open_columns(rules, cells, page.words)
    if opened is not rules:
        rules, cells = opened, find_cells(opened, page.words)
    heads = find_heads(cells)
    ends = [*(head.top for head in heads[1:]), page.height]
    parts = [read_part(cells, head, page.number, end, headed=True) for head, end in zip(heads, ends, strict=False)]
    if not heads and before:
        parts = [read_part(cells, before, page.number, page.height, headed=False)]
    found = tuple(
        _Part(
            read_flowchart(part, page, drawing, rules), title_above(page.words, cells, part.head.top) if heads else None
        )
        for part in parts
        if part
    )
    above = 0.0 if found and not heads else heads[0].top if heads else page.height
    identity = tuple(cell for cell in cells if cell.box[3] <= above + 2)
    return _Sheet(page.number, identity, found, len(page.words), _is_pictured(page))


def _procedures(parts: list[_Part]) -> list[tuple[_Part, ...]]:
    """Parts of tables that belong together: a head with a first row 1 begins another procedure."""
    groups: list[list[_Part]] = []
    for part in parts:
        table = part.flow.part
        if not table.rows:
            continue
        if not groups or _begins(table, groups[-1][-1].flow.part):
            groups.append([])
        groups[-1].append(part)
    return [tuple(group) for group in groups]


def _begins(table: TablePart, before: TablePart) -> bool:
    """Whether a part with a head begins another procedure: its numbers start again, or it has other lanes."""
    if not table.headed:
        return False
    first = table.rows[0].number
    return first == "1" or (table.head.names != before.head.names and not first)


def _is_pictured(page: Page) -> bool:
    """Whether pictures, perhaps in strips, take a good part of the page."""
    return sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in page.pictures) > _LARGE * page.width * page.height


def _what_there_is(sheets: tuple[_Sheet, ...]) -> str:
    words = sum(sheet.words for sheet in sheets)
    return f"{len(sheets)} halaman, {words} kata"
