"""The buttons over the step table: rows, columns, steps back, saving; and how the work stands."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from model.registry import Role, State
from model.text import Text
from model.written_numbers import moment
from web.page import View
from web.parts.drafting.asked import button
from web.parts.drafting.desk import Desk
from web.parts.labelled import labelled
from web.parts.states import STATES

ACT = "data-act"
_INSERT = Text(id="Tambah langkah", en="Add step")
_REMOVE = Text(id="Hapus langkah", en="Remove step")
_UP = Text(id="Naikkan", en="Move up")
_DOWN = Text(id="Turunkan", en="Move down")
_UNDO = Text(id="Urungkan", en="Undo")
_REDO = Text(id="Ulangi", en="Redo")
_SAVE = Text(id="Simpan draf", en="Save draft")
_NEW = Text(id="Buat versi baru", en="Make a new version")
_DISCARD = Text(id="Buang perubahan", en="Discard changes")
_REBASE = Text(id="Terapkan pada isi terbaru", en="Apply to the latest content")
_HINT = Text(
    id="Pilih baris, lalu tekan Enter untuk mengubah sel, Alt+↑/↓ untuk memindahkan, Ctrl+Z untuk mengurungkan; atau seret nomornya.",
    en="Choose a row, then press Enter to change a cell, Alt+↑/↓ to move it, Ctrl+Z to undo; or drag its number.",
)
_SAVED = Text(
    id="Versi {number}, {state}. Tersimpan {when} oleh {who}.", en="Version {number}, {state}. Saved {when} by {who}."
)
_UNSAVED = Text(
    id="{n} perubahan belum disimpan; peramban ini menyimpannya selama tab terbuka.",
    en="{n} changes are not saved; this browser keeps them while the tab is open.",
)
_STALE = Text(
    id="Draf ini sudah diubah sejak Anda mulai, sehingga {n} perubahan Anda belum masuk. Terapkan pada isi terbaru lalu periksa hasilnya, atau buang.",
    en="This draft was changed since you began, so your {n} changes are not in it. Apply them to the latest content and look at the result, or discard them.",
)
_READ_ONLY = Text(
    id="Versi ini {state}, bukan draf, jadi hanya dapat dibaca.",
    en="This version is {state}, no draft, so it can only be read.",
)
_READER = Text(
    id="Draf diubah oleh perencana; Anda dapat membaca, mengomentari, dan memutuskan.",
    en="Planners change the draft; you can read, comment and decide.",
)
_LANES = Text(id="Kolom pelaksana", en="Performer columns")
_LANE = Text(id="Kolom", en="Column")
_LANE_NAME = Text(id="Nama kolom", en="Name of the column")
_ADD_LANE = Text(id="Tambah kolom", en="Add column")
_RENAME_LANE = Text(id="Ganti nama", en="Rename")
_REMOVE_LANE = Text(id="Hapus kolom", en="Remove column")
_LEFT = Text(id="Geser ke kiri", en="Move left")
_RIGHT = Text(id="Geser ke kanan", en="Move right")
_JOINT = Text(id="Ikut/lepas pada langkah terpilih", en="Join/leave the chosen step")
LANE, LANE_NAME = "drafting-lane", "drafting-lane-name"


def act(label: str, kind: str, value: str = "", *, main: bool = False) -> Component:
    """A button that writes the registry."""
    data = {ACT: kind, "data-value": value}
    made: Component = dmc.Button(label, variant="filled" if main else "default", size="compact-sm", **data)
    return made


def row_tools(desk: Desk) -> list[Component]:
    """Buttons of a draft that is written; one for a new version where it is none; nothing for who only reads."""
    say = desk.view.say
    if desk.view.workspace.user.role is not Role.PLANNER:
        return []
    if not desk.editable:
        return [act(say(_NEW), "new", main=True), *([button(say(_DISCARD), "discard")] if desk.stale else [])]
    if desk.stale:
        return [button(say(_REBASE), "rebase"), button(say(_DISCARD), "discard")]
    steps = ((_INSERT, "insert"), (_REMOVE, "remove"), (_UP, "up"), (_DOWN, "down"))
    back = [button(say(_UNDO), "undo")] if desk.work.done else []
    forth = [button(say(_REDO), "redo")] if desk.work.undone else []
    save = [act(say(_SAVE), "save", main=True), button(say(_DISCARD), "discard")] if desk.work.done else []
    return [*(button(say(label), kind) for label, kind in steps), *back, *forth, *save]


def standing(desk: Desk) -> list[Component]:
    """How the version and the work on it stand, in sentences."""
    version, say = desk.version, desk.view.say
    when = moment(version.changed_at.astimezone(), desk.view.lang)
    saved = say(_SAVED, number=version.number, state=say(STATES[version.state]), when=when, who=version.changed_by)
    rest = _rest(desk)
    return [html.P(saved), *([html.P(rest, className="said wrong" if desk.stale else "note")] if rest else [])]


def _rest(desk: Desk) -> str:
    say, count = desk.view.say, len(desk.work.done)
    if desk.stale:
        return say(_STALE, n=count)
    if desk.version.state is not State.DRAFT:
        return say(_READ_ONLY, state=say(STATES[desk.version.state]))
    if not desk.editable:
        return say(_READER)
    return say(_UNSAVED, n=count) if count else say(_HINT)


def lane_tools(view: View) -> Component:
    """A form for the columns; its choice is filled with the draft."""
    say = view.say
    choice = dmc.Select(id=LANE, name=LANE, data=[], value="0", label=say(_LANE), allowDeselect=False, size="xs")
    name = dmc.TextInput(id=LANE_NAME, label=say(_LANE_NAME), size="xs")
    about = {"value_from": LANE, "text_from": LANE_NAME}
    kinds = (
        (_ADD_LANE, "add_lane"), (_RENAME_LANE, "rename_lane"), (_REMOVE_LANE, "remove_lane"),
        (_LEFT, "lane_left"), (_RIGHT, "lane_right"), (_JOINT, "joint"),
    )  # fmt: skip
    buttons = html.Div([button(say(label), kind, **about) for label, kind in kinds], className="actions")
    group = html.Div([html.Div([choice, name], className="fields"), buttons], role="group", **labelled(say(_LANES)))
    return html.Details([html.Summary(say(_LANES)), group], id="drafting-lanes")


def lane_options(desk: Desk) -> list[dict[str, str]]:
    """The columns of the flow table to choose from."""
    return [{"value": str(lane), "label": name} for lane, name in enumerate(desk.procedure.lanes)]
