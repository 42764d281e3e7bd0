"""Rows of a flow table added, removed and moved; the flow closes behind them and numbers follow."""

from collections.abc import Callable
from dataclasses import replace

from model.drafting.pointers import items_moved, repointed
from model.drafting.table import Link, Table, numbered, ordered, port, procedure_at, step_at, table_of, with_procedure
from model.errors import SopError
from model.sop import Edge, Performer, Procedure, SopDocument, Step
from model.text import Text
from model.time import Time

_NO_PLACE = Text(
    id="tempat {row} tidak ada; langkah dapat diletakkan di tempat 1 sampai {size}.",
    en="there is no place {row}; a step can go to the places 1 to {size}.",
)
_ONLY = Text(
    id="langkah terakhir tidak dapat dihapus. Ubah isinya, atau tambahkan langkah lain dahulu.",
    en="the last step cannot be removed. Change what it says, or add another step first.",
)


def insert_row(document: SopDocument, at: int, row: int) -> SopDocument:
    """With an empty step at the place `row`, by the performer of the step above it, on the way between its neighbours."""
    old = procedure_at(document, at)
    _check_place(row, len(old.steps) + 1)
    places = {place: place + (place >= row) for place in range(len(old.steps))}
    return _numbered(document, at, places, lambda one: _inserted(one, row))


def remove_row(document: SopDocument, at: int, row: int) -> SopDocument:
    """Without a step: what led to it leads to what came after it."""
    old = procedure_at(document, at)
    step_at(old, row)
    if len(old.steps) == 1:
        raise SopError(_ONLY)
    places = {place: place - (place > row) for place in range(len(old.steps)) if place != row}
    return _numbered(document, at, places, lambda one: _removed(one, row))


def move_row(document: SopDocument, at: int, row: int, to: int) -> SopDocument:
    """With a step at another place, taken out of the way between its neighbours and put between its new ones.

    Its other arrows, as the branches of a decision, stay with it.
    """
    old = procedure_at(document, at)
    step_at(old, row)
    _check_place(to, len(old.steps))
    order = _order(len(old.steps), row, to)
    places = {place: new for new, place in enumerate(order)}
    return _numbered(document, at, places, lambda one: _moved(one, row, to))


def _check_place(row: int, size: int) -> None:
    if not 0 <= row < size:
        raise SopError(_NO_PLACE, row=row + 1, size=size)


def _numbered(document: SopDocument, at: int, places: dict[int, int], change: Callable[[Table], Table]) -> SopDocument:
    def made(procedure: Procedure) -> Procedure:
        return numbered(procedure, change(table_of(procedure)))

    return with_procedure(repointed(document, items_moved(f"/procedures/{at}/steps", places)), at, made)


def _inserted(table: Table, row: int) -> Table:
    new, size = _empty(table, row), len(table.steps)
    wide = Table((*table.steps, new), table.links)
    put = _put_between(wide, size, (row - 1 if row else None, row if row < size else None), None)
    return ordered(put, [*range(row), size, *range(row, size)])


def _empty(table: Table, row: int) -> Step:
    above = table.steps[row - 1] if row else table.steps[0] if table.steps else None
    who = tuple(Performer(one.lane, status="stated") for one in above.performers[:1]) if above else ()
    return Step("", "", Time(), who)


def _removed(table: Table, row: int) -> Table:
    onward = _onward(table, row)
    links = [_past(one, row, onward) for one in table.links]
    kept = [one for n, one in enumerate(links) if one and not _repeats(one, links[:n], table)]
    return ordered(Table(table.steps, tuple(kept)), [n for n in range(len(table.steps)) if n != row])


def _past(link: Link, row: int, onward: Link | None) -> Link | None:
    """An arrow to `row` leads past it; those out of it are gone."""
    if link.source == row:
        return None
    if link.target != row:
        return link
    if onward is None or onward.target == link.source:
        return None
    return Link(link.source, onward.target, replace(link.edge, target=onward.edge.target))


def _repeats(link: Link, before: list[Link | None], table: Table) -> bool:
    """Whether an arrow that is not from the document says what one before it says."""
    same = (link.source, link.target, link.edge.label)
    return link not in table.links and any(one and (one.source, one.target, one.edge.label) == same for one in before)


def _onward(table: Table, row: int) -> Link | None:
    """The way down: to the next row or, where none leads there, to the nearest below."""
    below = [one for one in table.links if one.source == row and one.target > row]
    return min(below, key=lambda one: one.target, default=None)


def _moved(table: Table, row: int, to: int) -> Table:
    size = len(table.steps)
    order = _order(size, row, to)
    rest, spare = _taken_out(table, row)
    above, below = (order[to - 1] if to else None), (order[to + 1] if to + 1 < size else None)
    return ordered(_put_between(rest, row, (above, below), spare), order)


def _order(size: int, row: int, to: int) -> list[int]:
    order = [place for place in range(size) if place != row]
    return [*order[:to], row, *order[to:]]


def _taken_out(table: Table, row: int) -> tuple[Table, Link | None]:
    """The table with the arrow from above led past `row`, and the arrow that is spare then."""
    into, out = table.link(row - 1, row), table.link(row, row + 1)
    spare = out or into
    links = [one for one in table.links if one is not spare]
    if into and out:
        past = Link(row - 1, row + 1, replace(into.edge, target=out.edge.target))
        links[next(n for n, one in enumerate(links) if one is into)] = past
    return Table(table.steps, tuple(links)), spare


def _put_between(table: Table, row: int, neighbours: tuple[int | None, int | None], spare: Link | None) -> Table:
    """The table with `row` on the way between two rows; at an end, and where no arrow leads, as far as there is one."""
    above, below = neighbours
    way = table.link(above, below) if above is not None and below is not None else None
    own = port(table.steps[row])
    if way:
        out = replace(spare.edge if spare else Edge(own, own, status="stated"), source=own, target=way.edge.target)
        links = [Link(way.source, row, replace(one.edge, target=own)) if one is way else one for one in table.links]
        return Table(table.steps, (*links, Link(row, way.target, out)))
    if table.links and None in neighbours and above != below:
        ends = (row, below) if below is not None else (above, row)
        return Table(table.steps, (*table.links, _joined(table, ends, spare)))
    return table


def _joined(table: Table, ends: tuple[int | None, int | None], spare: Link | None) -> Link:
    source, target = ends
    assert source is not None
    assert target is not None
    ports = port(table.steps[source]), port(table.steps[target])
    edge = spare.edge if spare else Edge(*ports, status="stated")
    return Link(source, target, replace(edge, source=ports[0], target=ports[1]))
