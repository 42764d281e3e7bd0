"""Performer columns added, renamed, removed and moved; who acts and the arrows follow."""

from collections.abc import Mapping
from dataclasses import replace

from model.drafting.pointers import forgotten, items_moved, repointed
from model.drafting.table import lane_at, procedure_at, with_procedure
from model.errors import SopError
from model.sop import Edge, Port, Procedure, SopDocument, Step
from model.text import Text

_NAMELESS = Text(id="kolom pelaksana perlu nama. Tulis namanya.", en="a performer column needs a name. Write one.")
_KNOWN = Text(
    id="pelaksana “{name}” sudah punya kolom. Pakai nama lain.",
    en="the performer “{name}” has a column already. Use another name.",
)
_NO_PLACE = Text(
    id="tempat {lane} tidak ada; kolom pelaksana dapat diletakkan di tempat 1 sampai {size}.",
    en="there is no place {lane}; a performer column can go to the places 1 to {size}.",
)


def add_lane(document: SopDocument, at: int, name: str) -> SopDocument:
    """With a column at the right."""
    lanes = (*procedure_at(document, at).lanes, _name(document, at, name))
    return with_procedure(document, at, lambda one: replace(one, lanes=lanes))


def rename_lane(document: SopDocument, at: int, lane: int, name: str) -> SopDocument:
    """With a column under another name."""
    lanes = procedure_at(document, at).lanes
    if lane_at(procedure_at(document, at), lane) == name:
        return document
    new = (*lanes[:lane], _name(document, at, name, but=lane), *lanes[lane + 1 :])
    return forgotten(
        with_procedure(document, at, lambda one: replace(one, lanes=new)), f"/procedures/{at}/lanes/{lane}"
    )


def remove_lane(document: SopDocument, at: int, lane: int) -> SopDocument:
    """Without a column; its performer does nothing any more."""
    lanes = procedure_at(document, at).lanes
    lane_at(procedure_at(document, at), lane)
    return _arranged(document, at, [place for place in range(len(lanes)) if place != lane])


def move_lane(document: SopDocument, at: int, lane: int, to: int) -> SopDocument:
    """With a column at another place."""
    size = len(procedure_at(document, at).lanes)
    lane_at(procedure_at(document, at), lane)
    if not 0 <= to < size:
        raise SopError(_NO_PLACE, lane=to + 1, size=size)
    order = [place for place in range(size) if place != lane]
    return _arranged(document, at, [*order[:to], lane, *order[to:]])


def _name(document: SopDocument, at: int, name: str, but: int | None = None) -> str:
    """`name` if it is one that no other column bears."""
    name = " ".join(name.split())
    if not name:
        raise SopError(_NAMELESS)
    others = (one for lane, one in enumerate(procedure_at(document, at).lanes) if lane != but)
    if name.casefold() in {one.casefold() for one in others}:
        raise SopError(_KNOWN, name=name)
    return name


def _arranged(document: SopDocument, at: int, order: list[int]) -> SopDocument:
    """The columns in the order of their old places."""
    new = {old: lane for lane, old in enumerate(order)}
    moved = repointed(document, items_moved(f"/procedures/{at}/lanes", new))
    return with_procedure(moved, at, lambda one: _at_lanes(one, order, new))


def _at_lanes(procedure: Procedure, order: list[int], new: Mapping[int, int]) -> Procedure:
    steps = tuple(_step(step, new) for step in procedure.steps)
    edges = tuple(_edge(edge, new) for edge in procedure.edges)
    return replace(procedure, lanes=tuple(procedure.lanes[old] for old in order), steps=steps, edges=edges)


def _step(step: Step, new: Mapping[int, int]) -> Step:
    performers = tuple(replace(one, lane=new[one.lane]) for one in step.performers if one.lane in new)
    alternatives = tuple(replace(one, lane=new[one.lane]) for one in step.alternatives if one.lane in new)
    return replace(step, performers=performers, alternatives=alternatives)


def _edge(edge: Edge, new: Mapping[int, int]) -> Edge:
    return replace(edge, source=_port(edge.source, new), target=_port(edge.target, new))


def _port(port: Port, new: Mapping[int, int]) -> Port:
    return port if port.lane is None else replace(port, lane=new.get(port.lane))
