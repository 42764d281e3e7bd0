"""A procedure laid out: columns, rows, symbols, arrows and branch words on their pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from model.sop import Procedure
from tests.corpus.columns import Columns, Head, columns, head
from tests.corpus.geometry import Arrow, Note, Symbol
from tests.corpus.links import Link, Table, bands, links
from tests.corpus.notes import notes, surroundings
from tests.corpus.placing import place
from tests.corpus.routing import page_sheet, route
from tests.corpus.rows import Bands, Room, Strip, paginate, room_for
from tests.corpus.style import Style

_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page of a flow table, and the edges without a way and without room for their words."""

    strips: tuple[Strip, ...]
    symbols: tuple[Symbol, ...]
    arrows: tuple[Arrow, ...]
    notes: tuple[Note, ...]
    lost: tuple[int, ...]
    wordless: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FlowTable:
    """A laid out flow table and the procedure it shows."""

    procedure: Procedure
    grid: Columns
    head: Head
    top: float
    pages: tuple[Page, ...]


def flow_table(procedure: Procedure, style: Style, top: float, seed: str) -> FlowTable:
    """The table of `procedure`, from `top` on its first page; arrows and words without room are left out."""
    grid = columns(procedure, style)
    heading = head(procedure, grid, style)
    table = _settled(Table(procedure, grid, (), {}, style), room_for(style, top, heading), seed)
    pieces = links(table)
    pages = tuple(_page(table, pieces, number) for number in range(table.strips[-1].page + 1))
    lost = {edge for page in pages for edge in page.lost}
    if lost:
        edges = tuple(edge for n, edge in enumerate(procedure.edges) if n not in lost)
        return flow_table(replace(procedure, edges=edges), style, top, seed)
    wordless = {edge for page in pages for edge in page.wordless}
    edges = tuple(replace(edge, label=None) if n in wordless else edge for n, edge in enumerate(procedure.edges))
    return FlowTable(replace(procedure, edges=edges), grid, heading, top, pages)


def _settled(empty: Table, room: Room, seed: str) -> Table:
    """Rows and symbols whose bands for off-page symbols fit the page breaks they make."""
    table, needed = empty, Bands()
    for _ in range(_ROUNDS):
        strips = paginate(empty.procedure, empty.grid, empty.style, room, needed)
        placed = place(empty.procedure, strips, empty.grid, empty.style, Random(seed))
        table = replace(empty, strips=strips, placed=placed)
        wanted = bands(table)
        if wanted <= needed:
            break
        needed = needed | wanted
    return table


def _page(table: Table, pieces: Sequence[Link], number: int) -> Page:
    here = [piece for piece in pieces if piece.source.page == number]
    strips = tuple(strip for strip in table.strips if strip.page == number)
    symbols = [s for stack in table.placed.values() for s in stack if s.page == number]
    symbols += [s for piece in here for s in (piece.source, piece.target) if s not in symbols]
    symbols = list(dict.fromkeys(symbols))
    arrows, lost = route(here, page_sheet(symbols, strips, table.grid, table.style.arrows))
    rows = [strips[0].top, *(strip.bottom for strip in strips)]
    words, wordless = notes(surroundings(symbols, arrows, table.grid, rows), table.style)
    return Page(strips, tuple(symbols), arrows, tuple(words.values()), lost, wordless)
