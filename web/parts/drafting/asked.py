"""What a planner asks of a draft by buttons, keys and the form: edits, and steps back and forth."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from model.drafting.operations import BETWEEN_NAMES, Operation
from model.drafting.table import lane_at, step_at
from model.drafting.work import Work, begun, redid, took_back
from model.errors import SopError
from model.text import Text
from web.parts.drafting.desk import Desk, fitting, worked
from web.parts.drafting.step_table import performer_names, written

_UNKNOWN = Text(id="permintaan “{kind}” tidak dikenal. Muat ulang halaman.", en="the request “{kind}” is not known. Reload the page.")  # fmt: skip
_PICK = Text(id="Pilih dahulu satu baris pada tabel langkah.", en="Choose a row of the step table first.")
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its kind, what it is about, the text written for it, and the row chosen, -1 where none is."""

    kind: str
    value: str = ""
    text: str = ""
    row: int = -1


_Edits = tuple[Sequence[Operation], int | None]
_Edit = Callable[[Desk, Asked], _Edits]


@dataclass(frozen=True, slots=True)
class Done:
    """The work after a request, and the row to be chosen then."""

    work: Work
    row: int | None = None


def button(label: str, kind: str, **facts: str) -> Component:
    """A button that asks for `kind`; `facts` say what about, or in which field that stands."""
    data: dict[str, Any] = {
        "data-ask": kind,
        **{f"data-{name.replace('_', '-')}": fact for name, fact in facts.items()},
    }
    made: Component = dmc.Button(label, variant="default", size="compact-sm", **data)
    return made


def done(found: Desk, asked: Asked) -> Done:
    """The work after what was asked; an SopError says why it cannot be."""
    if asked.kind in _STEPS:
        return Done(_STEPS[asked.kind](found))
    if asked.kind not in _EDITS:
        raise SopError(_UNKNOWN, kind=asked.kind)
    edits, row = _EDITS[asked.kind](found, asked)
    return Done(worked(found, edits), row)


def _insert(found: Desk, asked: Asked) -> _Edits:
    row = asked.row + 1 if asked.row >= 0 else len(found.procedure.steps)
    return [Operation("insert", found.at, row)], row


def _remove(found: Desk, asked: Asked) -> _Edits:
    row = _row(asked)
    return [Operation("remove", found.at, row)], max(0, min(row, len(found.procedure.steps) - 2))


def _move(by: int) -> _Edit:
    def moved(found: Desk, asked: Asked) -> _Edits:
        row = _row(asked)
        return [Operation("move", found.at, row, row + by)], row + by

    return moved


def _dropped(found: Desk, asked: Asked) -> _Edits:
    row, to = _row(asked), _number(asked.value)
    return [Operation("move", found.at, row, to)], to


def _cell(found: Desk, asked: Asked) -> _Edits:
    return [written(found.at, _row(asked), asked.value, asked.text)], None


def _lane(kind: str, by: int = 0) -> _Edit:
    def changed(found: Desk, asked: Asked) -> _Edits:
        lane = _number(asked.value)
        return [Operation(kind, found.at, lane, lane + by, text=asked.text)], None

    return changed


def _joint(found: Desk, asked: Asked) -> _Edits:
    """The lane joins the performers of the row, or leaves them."""
    row, name = _row(asked), lane_at(found.procedure, _number(asked.value))
    names = performer_names(found.procedure, step_at(found.procedure, row)).split(BETWEEN_NAMES)
    left = [one for one in names if one and one != name]
    joined = left if name in names else [*left, name]
    return [Operation("performers", found.at, row, text=BETWEEN_NAMES.join(joined))], row


def _row(asked: Asked) -> int:
    if asked.row < 0:
        raise SopError(_PICK)
    return asked.row


def _number(text: str) -> int:
    """The number in a text; -1, which no row has, where there is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST else -1


_EDITS: Mapping[str, _Edit] = {
    "insert": _insert,
    "remove": _remove,
    "up": _move(-1),
    "down": _move(1),
    "move": _dropped,
    "cell": _cell,
    "joint": _joint,
    "add_lane": _lane("add_lane"),
    "rename_lane": _lane("rename_lane"),
    "remove_lane": _lane("remove_lane"),
    "lane_left": _lane("move_lane", -1),
    "lane_right": _lane("move_lane", 1),
    "field": lambda _found, asked: ([Operation("field", name=asked.value, text=asked.text)], None),
    "fix": lambda _found, asked: ([Operation("fix", text=asked.value)], None),
    "proposal": lambda _found, asked: ([Operation("proposal", text=asked.value)], None),
}
_STEPS: Mapping[str, Callable[[Desk], Work]] = {
    "undo": lambda found: took_back(found.work),
    "redo": lambda found: redid(found.work),
    "discard": lambda found: begun(found.version),
    "rebase": fitting,
}
