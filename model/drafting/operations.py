"""Edits as data: what a planner did to a draft, to be done again on the document it began with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from model.drafting import cells, fields, lanes, rows, ways
from model.drafting.table import procedure_at
from model.errors import SopError
from model.sop import LegalBasis, SopDocument
from model.text import Text
from model.time import Time

_UNKNOWN = Text(
    id="perubahan “{kind}” tidak dikenal. Muat ulang halaman.", en="the change “{kind}” is not known. Reload the page."
)
_NO_LANE = Text(
    id="pelaksana “{name}” tidak punya kolom. Yang ada: {known}.",
    en="the performer “{name}” has no column. There are: {known}.",
)
BETWEEN_NAMES = "; "


@dataclass(frozen=True, slots=True)
class Operation:
    """One edit: its kind (see `KINDS`), the procedure, the row or column, where it goes, which cell or field, the text."""

    kind: str
    procedure: int = 0
    row: int = 0
    to: int = 0
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How texts are read, and what fixes and proposals by their name make of a document."""

    time: Callable[[str], Time]
    legal: Callable[[str], LegalBasis]
    fixed: Callable[[SopDocument, str], SopDocument]
    proposed: Callable[[SopDocument, str], SopDocument]


def applied(document: SopDocument, one: Operation, reading: Reading) -> SopDocument:
    """`document` after an edit; an SopError says why it cannot be made."""
    if one.kind not in KINDS:
        raise SopError(_UNKNOWN, kind=one.kind)
    return KINDS[one.kind](document, one, reading)


def replayed(document: SopDocument, done: Iterable[Operation], reading: Reading) -> SopDocument:
    """`document` after one edit after the other."""
    return reduce(lambda known, one: applied(known, one, reading), done, document)


def _set_time(document: SopDocument, one: Operation, reading: Reading) -> SopDocument:
    return cells.set_time(document, one.procedure, one.row, reading.time(one.text))


def _set_performers(document: SopDocument, one: Operation, _reading: Reading) -> SopDocument:
    known = procedure_at(document, one.procedure).lanes
    by_name = {name.casefold(): lane for lane, name in reversed(list(enumerate(known)))}
    names = [name.strip() for name in one.text.split(BETWEEN_NAMES.strip()) if name.strip()]
    for name in names:
        if name.casefold() not in by_name:
            raise SopError(_NO_LANE, name=name, known=", ".join(known) or "-")
    return cells.set_performers(document, one.procedure, one.row, [by_name[name.casefold()] for name in names])


KINDS: Mapping[str, Callable[[SopDocument, Operation, Reading], SopDocument]] = {
    "insert": lambda document, one, _reading: rows.insert_row(document, one.procedure, one.row),
    "remove": lambda document, one, _reading: rows.remove_row(document, one.procedure, one.row),
    "move": lambda document, one, _reading: rows.move_row(document, one.procedure, one.row, one.to),
    "add_lane": lambda document, one, _reading: lanes.add_lane(document, one.procedure, one.text),
    "rename_lane": lambda document, one, _reading: lanes.rename_lane(document, one.procedure, one.row, one.text),
    "remove_lane": lambda document, one, _reading: lanes.remove_lane(document, one.procedure, one.row),
    "move_lane": lambda document, one, _reading: lanes.move_lane(document, one.procedure, one.row, one.to),
    "text": lambda document, one, _reading: cells.set_text(document, one.procedure, one.row, one.name, one.text),
    "time": _set_time,
    "performers": _set_performers,
    "symbol": lambda document, one, _reading: cells.set_symbol(document, one.procedure, one.row, one.text),
    "branch": lambda document, one, _reading: ways.set_branch(document, one.procedure, one.row, one.name, one.text),
    "onward": lambda document, one, _reading: ways.set_onward(
        document, one.procedure, one.row, ways.read_ways(one.text)
    ),
    "field": lambda document, one, reading: fields.set_field(document, one.name, one.text, reading.legal),
    "fix": lambda document, one, reading: reading.fixed(document, one.text),
    "proposal": lambda document, one, reading: reading.proposed(document, one.text),
}
