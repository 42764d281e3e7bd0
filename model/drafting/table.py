"""A flow table with its arrows between rows, whatever the rows are numbered."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from model.drafting.branches import NO, branch_of
from model.drafting.pointers import forgotten
from model.errors import SopError
from model.sop import Edge, Port, Procedure, SopDocument, Step
from model.text import Text

_NO_PROCEDURE = Text(
    id="prosedur {n} tidak ada dalam draf ini. Muat ulang halaman.",
    en="there is no procedure {n} in this draft. Reload the page.",
)
_NO_ROW = Text(
    id="baris {row} tidak ada; tabel ini memuat {size} langkah. Muat ulang halaman.",
    en="there is no row {row}; this table has {size} steps. Reload the page.",
)
_NO_LANE = Text(
    id="kolom pelaksana {lane} tidak ada; tabel ini memuat {size}. Muat ulang halaman.",
    en="there is no performer column {lane}; this table has {size}. Reload the page.",
)


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one row to another, both counted from 0."""

    source: int
    target: int
    edge: Edge


@dataclass(frozen=True, slots=True)
class Table:
    """The steps of a procedure top down and the arrows between them."""

    steps: tuple[Step, ...]
    links: tuple[Link, ...]

    def link(self, source: int, target: int) -> Link | None:
        """The arrow from one row to another; of several one that is no refusal, then the first."""
        found = (one for one in self.links if (one.source, one.target) == (source, target))
        return min(found, key=lambda one: branch_of(one.edge.label) == NO, default=None)


def table_of(procedure: Procedure) -> Table:
    """The rows and arrows of `procedure`; an arrow to a number that no step bears is left out.

    Of steps with the same number the first is meant.
    """
    rows = {step.number: row for row, step in reversed(list(enumerate(procedure.steps)))}
    links = (
        Link(rows[edge.source.step], rows[edge.target.step], edge)
        for edge in procedure.edges
        if edge.source.step in rows and edge.target.step in rows
    )
    return Table(procedure.steps, tuple(links))


def ordered(table: Table, order: Sequence[int]) -> Table:
    """The rows of `table` in the order of their old places; arrows of rows that are left out go with them."""
    new = {old: row for row, old in enumerate(order)}
    links = (
        replace(one, source=new[one.source], target=new[one.target])
        for one in table.links
        if one.source in new and one.target in new
    )
    return Table(tuple(table.steps[old] for old in order), tuple(links))


def numbered(procedure: Procedure, table: Table) -> Procedure:
    """`procedure` with the rows of `table`, numbered from 1, and its arrows."""
    steps = tuple(replace(step, number=str(row)) for row, step in enumerate(table.steps, 1))
    return replace(procedure, steps=steps, edges=_edges(table.links, [step.number for step in steps]))


def linked(procedure: Procedure, links: Iterable[Link]) -> Procedure:
    """`procedure` with other arrows between its rows."""
    return replace(procedure, edges=_edges(links, [step.number for step in procedure.steps]))


def port(step: Step) -> Port:
    """The end of an arrow at the first shape of `step`."""
    return Port(step.number, step.performers[0].lane if step.performers else None)


def procedure_at(document: SopDocument, at: int) -> Procedure:
    """A procedure of `document`, counted from 0."""
    if not 0 <= at < len(document.procedures):
        raise SopError(_NO_PROCEDURE, n=at + 1)
    return document.procedures[at]


def step_at(procedure: Procedure, row: int) -> Step:
    """A step of `procedure`, counted from 0."""
    if not 0 <= row < len(procedure.steps):
        raise SopError(_NO_ROW, row=row + 1, size=len(procedure.steps))
    return procedure.steps[row]


def lane_at(procedure: Procedure, lane: int) -> str:
    """A performer column of `procedure`, counted from 0."""
    if not 0 <= lane < len(procedure.lanes):
        raise SopError(_NO_LANE, lane=lane + 1, size=len(procedure.lanes))
    return procedure.lanes[lane]


def with_procedure(document: SopDocument, at: int, change: Callable[[Procedure], Procedure]) -> SopDocument:
    """`document` with one procedure changed; what was noted about arrows is dropped where they changed."""
    old = procedure_at(document, at)
    new = change(old)
    procedures = (*document.procedures[:at], new, *document.procedures[at + 1 :])
    changed = replace(document, procedures=procedures)
    return changed if new.edges == old.edges else forgotten(changed, f"/procedures/{at}/edges")


def _edges(links: Iterable[Link], numbers: Sequence[str]) -> tuple[Edge, ...]:
    return tuple(
        replace(
            one.edge,
            source=replace(one.edge.source, step=numbers[one.source]),
            target=replace(one.edge.target, step=numbers[one.target]),
        )
        for one in links
    )
