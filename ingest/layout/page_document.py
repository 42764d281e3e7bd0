"""Drawn pages → `SopDocument`: what PDF, Word and spreadsheet sources have in common."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.layout.approval import says_electronic
from ingest.layout.document import identity_document, with_procedures
from ingest.layout.drawn import drawn_procedure
from ingest.layout.flowchart import PartFlow, read_flowchart
from ingest.layout.geometry.cells import Cell, find_cells
from ingest.layout.geometry.drawing import separate
from ingest.layout.geometry.page import Page
from ingest.layout.geometry.rules import find_rules
from ingest.layout.geometry.words import line_text, lines_of
from ingest.layout.heads import Head, find_heads, names_rows
from ingest.layout.identity_cells import own_title, read_identity_cells
from ingest.layout.open_columns import with_columns_of, with_open_columns
from ingest.layout.rows import read_part
from ingest.layout.told_arrows import ToldArrow, told_arrows
from model.errors import SopError
from model.sop import Doubt, SopDocument, Source
from model.text import Text

_NO_TABLE = Text(
    id="{name}: tidak ada tabel langkah SOP (No | Kegiatan | Pelaksana | Mutu Baku); ditemukan {found}. Berikan dokumen SOP yang memuat tabel itu.",
    en="{name}: no SOP step table found (No | Kegiatan | Pelaksana | Mutu Baku); found {found}. Give an SOP document that has it.",
)
_LARGE = 0.2
_TITLE = 32.0
_TOLD = 12
_PROCEDURE = re.compile(r"(?:[A-Z0-9]{1,3}[.)]\s*)?(?:prosedur|sop|standar opera\w+ prosedur)\b", re.IGNORECASE)
_RASTER = "Tabel langkah berupa gambar; langkah, pelaksana dan panah belum terbaca."


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One page taken apart: the cells above its first table, its parts of tables with their flow and titles.

    After a page that `ends` the flow table, with a table of another kind, none goes on without a head. What is `told` of
    arrows above the first table belongs to the table before.
    """

    page: int
    identity: tuple[Cell, ...]
    flows: tuple[PartFlow, ...]
    titles: tuple[str | None, ...]
    text: str
    pictured: bool
    ends: bool
    told: tuple[ToldArrow, ...]


def read_pages(pages: Iterable[Page], raw: bytes, name: str, form: str) -> SopDocument:
    """The SOP on `pages`; `SopError` when there is no step table."""
    sheets = tuple(_sheets(pages))
    source = Source(name, form, hashlib.sha256(raw).hexdigest(), len(sheets))
    identity = read_identity_cells((sheet.page, sheet.identity) for sheet in sheets)
    document = _signed(identity_document(identity, source), sheets)
    procedures = _procedures(_titled(sheets))
    if not procedures and not (any(sheet.pictured for sheet in sheets) and document.title):
        raise SopError(_NO_TABLE, name=name, found=_what_there_is(sheets))
    if not procedures:
        return with_procedures(document, [], (Doubt("/procedures", "table_is_picture", _RASTER),))
    reads = [
        drawn_procedure(procedure.flows, procedure.title or document.title, f"/procedures/{i}")
        for i, procedure in enumerate(procedures)
    ]
    return with_procedures(document, reads)


def _sheets(pages: Iterable[Page]) -> Iterator[_Sheet]:
    """Each page; one without a head goes on with the table of the page before, one without a title with its title."""
    head: Head | None = None
    title: str | None = None
    for page in pages:
        sheet = _sheet(page, head)
        head = None if sheet.ends else sheet.flows[-1].part.head if sheet.flows else head
        title = own_title(sheet.identity) or title
        yield replace(sheet, titles=tuple(above or title for above in sheet.titles))


def _titled(sheets: Iterable[_Sheet]) -> list[tuple[PartFlow, str | None]]:
    """The parts of tables with their titles; a note at the top of a page belongs to the part before."""
    found: list[tuple[PartFlow, str | None]] = []
    for sheet in sheets:
        if found:
            last, title = found[-1]
            found[-1] = replace(last, told=(*last.told, *sheet.told)), title
        found += zip(sheet.flows, sheet.titles, strict=True)
    return found


def _sheet(page: Page, before: Head | None) -> _Sheet:
    drawing = separate(page.outlines, page.strokes)
    rules = find_rules(drawing.outlines, drawing.strokes)
    cells = find_cells(rules, page.words)
    opened = with_open_columns(rules, cells, page.words)
    if opened is not rules:
        rules, cells = opened, find_cells(opened, page.words)
    heads = find_heads(cells)
    feet = [*(head.top for head in heads[1:]), page.height]
    parts = [read_part(cells, head, page.number, foot, headed=True) for head, foot in zip(heads, feet, strict=False)]
    ends = not heads and names_rows(cells)
    if not heads and before and not ends:
        cells = find_cells(with_columns_of(before, rules), page.words)
        parts = [read_part(cells, before, page.number, page.height, headed=False)]
    flows = tuple(
        replace(read_flowchart(part, page, drawing, rules), told=_told(page, part.box[3], foot))
        for part, foot in zip(parts, feet if heads else [page.height], strict=False)
        if part
    )
    above = 0.0 if flows and not heads else heads[0].top if heads else page.height
    identity = tuple(cell for cell in cells if cell.box[3] <= above + 2)
    titles = tuple(_title(page, flow.part.head) if flow.part.headed else None for flow in flows)
    return _Sheet(
        page.number, identity, flows, titles, _loose_text(page), _is_pictured(page), ends, _told(page, 0.0, above)
    )


def _title(page: Page, head: Head) -> str | None:
    """The line above a table, where it is worded like a procedure's title."""
    near = [word for word in page.words if head.top - _TITLE < word.centre[1] < head.top and not word.quarter]
    lines = [line_text(line) for line in lines_of(near)]
    return lines[-1].rstrip(" :") if lines and _PROCEDURE.match(lines[-1]) else None


def _told(page: Page, bottom: float, end: float) -> tuple[ToldArrow, ...]:
    """What the note between a table and the next one tells."""
    return told_arrows(word for word in page.words if bottom < word.centre[1] < end and not word.quarter)


@dataclass(frozen=True, slots=True)
class _Procedure:
    """The parts of one procedure's table, and the title above the first."""

    title: str | None
    flows: tuple[PartFlow, ...]


def _procedures(flows: list[tuple[PartFlow, str | None]]) -> list[_Procedure]:
    """Parts of tables that belong together."""
    found: list[_Procedure] = []
    for flow, title in flows:
        if not flow.part.rows:
            continue
        if found and not _begins(flow, found[-1].flows):
            found[-1] = _Procedure(found[-1].title, (*found[-1].flows, flow))
        else:
            found.append(_Procedure(title, (flow,)))
    return found


def _begins(flow: PartFlow, before: tuple[PartFlow, ...]) -> bool:
    """Whether a part with a head begins another procedure: its numbers start again, or it has other lanes."""
    if not flow.part.headed:
        return False
    same = flow.part.head.names == before[-1].part.head.names
    first = flow.part.rows[0].number
    return first == "1" or (not same and not first)


def _is_pictured(page: Page) -> bool:
    """Whether pictures, perhaps in strips, take a good part of the page."""
    boxes = [picture.box for picture in page.pictures]
    return sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes) > _LARGE * page.width * page.height


def _signed(document: SopDocument, sheets: tuple[_Sheet, ...]) -> SopDocument:
    """The document; a page that tells of an electronic signature makes the approval electronic."""
    if not any(says_electronic(sheet.text) for sheet in sheets):
        return document
    return replace(document, approval=replace(document.approval, electronic=True))


def _loose_text(page: Page) -> str:
    """The first and the last words of a page: what it begins with, and its footer."""
    words = [word for line in lines_of(page.words) for word in line]
    return line_text(words if len(words) <= 2 * _TOLD else [*words[:_TOLD], *words[-2 * _TOLD :]])


def _what_there_is(sheets: tuple[_Sheet, ...]) -> str:
    """The number of pages and their first words."""
    words = " ".join(sheet.text for sheet in sheets).split()
    told = " ".join(words[:_TOLD]) + (" …" if len(words) > _TOLD else "")
    return f"{len(sheets)} halaman: {told}" if words else f"{len(sheets)} halaman tanpa teks"
