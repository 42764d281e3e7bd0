"""The step table as a grid that is written in: a row a step, and what a written cell does to the draft."""

from collections.abc import Mapping

from dash.development.base_component import Component

from model.drafting.branches import BRANCHES
from model.drafting.cells import SYMBOLS, TEXTS
from model.drafting.operations import BETWEEN_NAMES, Operation
from model.drafting.ways import onward_text, target_of
from model.sop import Procedure, Step
from model.text import Lang, Text
from web.page import View
from web.parts.drafting.desk import Desk
from web.parts.grid import Column, Grid, grid, text

GRID = "drafting-steps"
TABLE = Text(id="Tabel langkah", en="Step table")
_COLUMNS = {
    "number": Text(id="No.", en="No."),
    "activity": Text(id="Kegiatan", en="Activity"),
    "performers": Text(id="Pelaksana", en="Performer"),
    "symbol": Text(id="Simbol", en="Symbol"),
    "requirements": Text(id="Kelengkapan", en="Requirements"),
    "time": Text(id="Waktu", en="Time"),
    "output": Text(id="Output", en="Output"),
    "remarks": Text(id="Keterangan", en="Remarks"),
    "onward": Text(id="Lanjut ke", en="Goes on to"),
    "Ya": Text(id="Ya ke", en="Yes to"),
    "Tidak": Text(id="Tidak ke", en="No to"),
}
SYMBOL_NAMES = {
    "process": Text(id="Kotak (proses)", en="Box (process)"),
    "decision": Text(id="Belah ketupat (keputusan)", en="Diamond (decision)"),
    "terminator": Text(id="Kapsul (mulai/selesai)", en="Capsule (start/end)"),
}
_OPTIONS = {
    "stopEditingWhenCellsLoseFocus": True,
    "rowDragManaged": True,
    "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
    "suppressMoveWhenRowDragging": True,
}
_LISTENERS = {
    "cellValueChanged": ["mutuCellWritten(params)"],
    "rowDragEnd": ["mutuRowDropped(params)"],
    "cellFocused": ["mutuSelectFocused(params)"],
}
Row = dict[str, str]


def step_table(view: View) -> Component:
    """The grid, without rows: those come with the draft."""
    properties = {"eventListeners": _LISTENERS, "getRowId": "params.data.id"}
    return grid(Grid(GRID, view.say(TABLE), [], [], properties), view.lang, **_OPTIONS)


def rows_of(desk: Desk) -> list[Row]:
    """The steps of the draft as rows of text."""
    return [_row(desk.procedure, place, step, desk.view.lang) for place, step in enumerate(desk.procedure.steps)]


def _row(procedure: Procedure, place: int, step: Step, lang: Lang) -> Row:
    return {
        "id": str(place),
        "number": step.number,
        "performers": performer_names(procedure, step),
        "symbol": symbol_name(step, lang),
        "time": step.time.text,
        "onward": onward_text(procedure, place),
        **{name: getattr(step, name) or "" for name in TEXTS},
        **{branch: target_of(procedure, place, branch) for branch in BRANCHES},
    }


def performer_names(procedure: Procedure, step: Step) -> str:
    """The performers of a step, as written above their columns."""
    known = dict(enumerate(procedure.lanes))
    return BETWEEN_NAMES.join(known[one.lane] for one in step.performers if one.lane in known)


def symbol_name(step: Step, lang: Lang) -> str:
    """The shape of a step in words; empty where nobody acts."""
    names = {SYMBOL_NAMES[one.symbol].to(lang) for one in step.performers if one.symbol in SYMBOL_NAMES}
    return " / ".join(sorted(names))


def columns_of(desk: Desk) -> list[Column]:
    """The columns of the official table, and behind them the arrows."""
    view, say = desk.view, {name: desk.view.say(title) for name, title in _COLUMNS.items()}
    lanes = sorted({performer_names(desk.procedure, step) for step in desk.procedure.steps} - set(desk.procedure.lanes))
    steps = ["", *(step.number for step in desk.procedure.steps)]
    symbols = [SYMBOL_NAMES[symbol].to(view.lang) for symbol in SYMBOLS]
    first = text("number", say["number"], 76) | {"rowDrag": desk.editable, "editable": False, "pinned": "left"}
    shown: list[Column] = [
        text("activity", say["activity"], 220, grow=True),
        text("performers", say["performers"], 130) | _choice([*desk.procedure.lanes, *lanes]),
        text("symbol", say["symbol"], 120) | _choice(symbols),
        text("requirements", say["requirements"], 130),
        text("time", say["time"], 96),
        text("output", say["output"], 130),
        text("remarks", say["remarks"], 120),
        text("onward", say["onward"], 96),
        *(text(branch, say[branch], 80) | _choice(steps) for branch in BRANCHES),
    ]
    usual: Column = {"editable": desk.editable, "sortable": False, "wrapText": True, "autoHeight": True}
    return [{**usual, **column} for column in (first, *shown)]


def _choice(values: list[str]) -> Column:
    return {"cellEditor": "agSelectCellEditor", "cellEditorParams": {"values": values}}


def written(procedure: int, row: int, column: str, said: str) -> Operation:
    """What a written cell does to the draft."""
    if column in BRANCHES:
        return Operation("branch", procedure, row, name=column, text=said)
    if column == "symbol":
        return Operation("symbol", procedure, row, text=_SYMBOLS.get(said, said))
    kind = column if column in ("time", "performers", "onward") else "text"
    return Operation(kind, procedure, row, name=column, text=said)


_SYMBOLS: Mapping[str, str] = {name.to(lang): symbol for symbol, name in SYMBOL_NAMES.items() for lang in Lang}
