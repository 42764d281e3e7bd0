"""A case drawn as a PDF."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from hashlib import sha256
from random import Random

from model.sop import Procedure, SopDocument
from tests.corpus.columns import CENTERED, Cell, Columns, readable
from tests.corpus.connectors import draw_arrow, draw_note
from tests.corpus.flowtable import FlowTable, Page, flow_table
from tests.corpus.front import draw_footer, draw_identity, draw_letterhead, draw_watermark
from tests.corpus.geometry import Rect
from tests.corpus.identity import bands
from tests.corpus.ink import Ink, new_ink, next_page
from tests.corpus.plan import Case
from tests.corpus.rows import Strip
from tests.corpus.rules import draw_cell_texts, draw_rules, shade
from tests.corpus.shapes import draw_symbol

_SHARED_PAGE = 0.55
_HEADING, _BELOW, _TOUCH = 16.0, 14.0, 0.1


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PDF and what it shows: the case's document without arrows there was no room for."""

    data: bytes
    truth: SopDocument


def draw(case: Case) -> Drawn:
    """The PDF of `case`, always the same bytes."""
    style = reduce(lambda look, procedure: readable(procedure, look), case.document.procedures, case.style)
    rng = Random(f"drawing {case.seed}")
    ink, buffer = new_ink(style)
    _begin(ink, rng)
    top = draw_letterhead(ink, case.document.institution, rng) if style.identity.letterhead else style.paper.margin
    end = draw_identity(ink, bands(case.document, style), top)
    procedures = tuple(_draw_tables(ink, case, end, rng))
    ink.canvas.save()
    data = buffer.getvalue()
    source = replace(case.document.source, sha256=sha256(data).hexdigest(), pages=ink.canvas.getPageNumber() - 1)
    return Drawn(data, replace(case.document, source=source, procedures=procedures))


def _draw_tables(ink: Ink, case: Case, end: float, rng: Random) -> Iterator[Procedure]:
    """The flow tables, the first below the identity block where it may stand there; what they show."""
    style = ink.style
    for number, procedure in enumerate(case.document.procedures):
        top = end + _BELOW
        if number or not style.identity.same_page or end > ink.height * _SHARED_PAGE:
            _turn_over(ink, rng)
            top = style.paper.margin
        if procedure.title:
            ink.text(style.paper.margin, top, procedure.title, style.text.bold_name, style.text.size + 1)
            top += _HEADING
        table = flow_table(procedure, style, top, f"table {case.seed} {number}")
        _draw_table(ink, table, rng)
        yield table.procedure


def _begin(ink: Ink, rng: Random) -> None:
    """What stands on every page."""
    if ink.style.identity.watermark:
        draw_watermark(ink)
    if ink.style.identity.footer:
        draw_footer(ink, rng)
    if ink.style.identity.page_numbers:
        ink.text(
            ink.style.paper.room[0] / 2,
            ink.style.paper.margin / 2,
            str(ink.canvas.getPageNumber()),
            ink.style.text.font_name,
            8.0,
        )


def _turn_over(ink: Ink, rng: Random) -> None:
    next_page(ink)
    _begin(ink, rng)


def _draw_table(ink: Ink, table: FlowTable, rng: Random) -> None:
    for number, page in enumerate(table.pages):
        if number:
            _turn_over(ink, rng)
        head = _head_cells(table, page, ink.style.table.repeat if number else "all")
        body = [cell for strip in page.strips for cell in _row_cells(strip, table.grid)]
        body = _merged(body, table.grid) if ink.style.table.merged else body
        if ink.style.table.head_fill:
            for cell in head:
                if cell.look == "head":
                    shade(ink, cell.rect)
        draw_rules(ink, [cell.rect for cell in (*head, *body)], _bare(table.grid, ink.style.table.rules))
        draw_cell_texts(ink, (*head, *body))
        _draw_flow(ink, page, rng)


def _draw_flow(ink: Ink, page: Page, rng: Random) -> None:
    """Arrows and symbols in the order this producer paints them, then the branch words."""
    if not ink.style.shapes.last:
        _draw_symbols(ink, page)
    for arrow in page.arrows:
        draw_arrow(ink, arrow, rng)
    if ink.style.shapes.last:
        _draw_symbols(ink, page)
    for note in page.notes:
        draw_note(ink, note)


def _draw_symbols(ink: Ink, page: Page) -> None:
    for symbol in page.symbols:
        draw_symbol(ink, symbol)


def _head_cells(table: FlowTable, page: Page, repeat: str) -> list[Cell]:
    """The head above the rows of `page`, as far as it stands there."""
    head = table.head
    names = head.cells if repeat == "all" else ()
    numbers = head.numbers if repeat in ("all", "numbers") else ()
    y = page.strips[0].top - (head.height if names else 0.0) - (head.number_height if numbers else 0.0)
    return _moved(names, y) + _moved(numbers, y + (head.height if names else 0.0))


def _moved(cells: Sequence[Cell], down: float) -> list[Cell]:
    return [replace(cell, rect=Rect(c.x0, c.y0 + down, c.x1, c.y1 + down)) for cell in cells for c in (cell.rect,)]


def _row_cells(strip: Strip, grid: Columns) -> list[Cell]:
    cells = []
    for key in grid.keys:
        x0, x1 = grid.span(key)
        lines = () if key == "number" and not strip.first else strip.lines.get(key, ())
        cells.append(Cell(Rect(x0, strip.top, x1, strip.bottom), lines, centered=key in CENTERED))
    return cells


def _merged(cells: Sequence[Cell], grid: Columns) -> list[Cell]:
    """`cells` with those of the time column joined where the same time stands below itself."""
    x0 = grid.span("time")[0]
    times = [cell for cell in cells if cell.rect.x0 == x0]
    joined: list[Cell] = []
    for cell in times:
        above = joined[-1] if joined else None
        if above and above.lines and above.lines == cell.lines and abs(above.rect.y1 - cell.rect.y0) < _TOUCH:
            joined[-1] = replace(above, rect=replace(above.rect, y1=cell.rect.y1))
        else:
            joined.append(cell)
    return [*(cell for cell in cells if cell.rect.x0 != x0), *joined]


def _bare(grid: Columns, rules: str) -> tuple[float, ...]:
    """The upright rules a producer leaves out: the outer ones, or those between texts."""
    outer = (grid.rules[0], grid.rules[-1])
    quality = [key for key in grid.texts if key not in ("number", "activity")]
    between = tuple(grid.span(key)[0] for key in quality[1:])
    return {"open": outer, "bare": (*outer, *between)}.get(rules, ())
