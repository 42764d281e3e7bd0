"""Penyusunan: the step table beside its flowchart, for planners."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import TypedDict

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from docs_out.documents.docx import write_docx
from docs_out.drawing.svg import flowchart_svg
from model.registry import Role
from model.sop import Procedure, SopDocument
from model.text import Lang, Text
from store.workspace import Workspace
from web.page import Page, View, chosen
from web.parts.draft import Draft, Row, lane_names, place_of, redrafted, rows_of, with_changes
from web.parts.empty import NO_PROCEDURE, empty
from web.parts.grid import Column, Grid, grid, text
from web.parts.labelled import announced, labelled
from web.parts.warnings import warnings
from web.site import Site

_TITLE = Text(id="Penyusunan", en="Drafting")
_LEAD = Text(
    id="{sop}. Klik dua kali sebuah sel untuk mengubahnya; bagan alir mengikuti. Ruang kerja tidak diubah.",
    en="{sop}. Double-click a cell to change it; the flowchart follows. The workspace is not changed.",
)
_TABLE = Text(id="Tabel langkah", en="Step table")
_CHART = Text(id="Bagan alir", en="Flowchart")
_PROCEDURE = Text(id="Prosedur", en="Procedure")
_PROCEDURE_NAME = Text(id="Prosedur {n}", en="Procedure {n}")
_DOWNLOAD = Text(id="Unduh .docx", en="Download .docx")
_RESTORE = Text(id="Kembalikan isi semula", en="Restore the original")
_ALT = Text(id="Bagan alir {n} langkah: {steps}", en="Flowchart of {n} steps: {steps}")
_NUMBER = Text(id="No.", en="No.")
_ACTIVITY = Text(id="Kegiatan", en="Activity")
_LANE = Text(id="Pelaksana", en="Performer")
_REQUIREMENTS = Text(id="Kelengkapan", en="Requirements")
_TIME = Text(id="Waktu", en="Time")
_OUTPUT = Text(id="Keluaran", en="Output")
_REMARKS = Text(id="Keterangan", en="Remarks")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_EDITING = {"stopEditingWhenCellsLoseFocus": True, "undoRedoCellEditing": True}


class Change(TypedDict):
    """What AG Grid says about a changed cell; only the whole row counts here."""

    data: Row


def layout(view: View) -> Component:
    """The editor of one document; its contents come from the draft kept in the browser."""
    document, title = view.workspace.document(view.key), view.say(_TITLE)
    if not document.procedures:
        return empty(NO_PROCEDURE, view.lang, title)
    name = document.title or document.number or view.key
    editor = [html.H2(view.say(_TABLE)), step_table(view, document.procedures[0]), actions(view)]
    label = view.say(_CHART)
    region = html.Div(id="preview", className="preview", tabIndex="0", role="region", **labelled(label))
    return html.Div(
        [
            html.H1(title),
            html.P(view.say(_LEAD, sop=name), className="lead"),
            procedure_choice(view, document),
            html.Div(id="warnings", **announced()),
            html.Div(
                [html.Section(editor, className="card"), html.Section([html.H2(label), region], className="card")],
                className="pair editor",
            ),
            dcc.Download(id="download"),
        ]
    )


def procedure_choice(view: View, document: SopDocument) -> Component:
    """A choice among the procedures; unseen where there is one."""
    options = [
        {"value": str(index), "label": procedure.title or view.say(_PROCEDURE_NAME, n=index + 1)}
        for index, procedure in enumerate(document.procedures)
    ]
    choice = dmc.Select(
        id="procedure", data=options, value="0", label=view.say(_PROCEDURE), allowDeselect=False, maw=560
    )
    return html.Div(choice, className="choice" if len(options) > 1 else "hidden")


def step_table(view: View, procedure: Procedure) -> Component:
    """The editable grid."""
    return grid(Grid("draft-steps", view.say(_TABLE), columns(view, procedure.lanes), []), view.lang, **_EDITING)


def columns(view: View, lanes: Sequence[str]) -> list[Column]:
    """The columns of the official table; the performer is chosen among `lanes`."""
    choice: Column = {"cellEditor": "agSelectCellEditor", "cellEditorParams": {"values": list(lanes)}}
    shown = [
        text("number", view.say(_NUMBER), 64),
        text("activity", view.say(_ACTIVITY), 170, grow=True),
        text("lane", view.say(_LANE), 112) | choice,
        text("requirements", view.say(_REQUIREMENTS), 120),
        text("time", view.say(_TIME), 96),
        text("output", view.say(_OUTPUT), 120),
        text("remarks", view.say(_REMARKS), 120),
    ]
    return [{**column, "editable": True, "sortable": False, "wrapText": True, "autoHeight": True} for column in shown]


def actions(view: View) -> Component:
    """The two buttons below the table."""
    buttons = [
        dmc.Button(view.say(_DOWNLOAD), id="docx"),
        dmc.Button(view.say(_RESTORE), id="restore", variant="default"),
    ]
    return html.Div(buttons, className="actions")


def current_rows(document: SopDocument, draft: Draft | None, key: str, procedure: int) -> list[Row]:
    """The rows of a procedure as drafted, else as in the document."""
    return (draft or {}).get(place_of(key, procedure)) or rows_of(document.procedures[procedure])


def show_rows(
    workspace: Workspace, procedure: str, lang: str, draft: Draft | None, key: str | None
) -> tuple[list[Row], list[Column]]:
    """Rows and columns of the chosen procedure."""
    view = _view(workspace, key, lang)
    document, index = workspace.document(view.key), int(procedure)
    return current_rows(document, draft, view.key, index), columns(view, document.procedures[index].lanes)


def edit(
    workspace: Workspace, changes: Sequence[Change] | None, draft: Draft | None, procedure: str, key: str | None
) -> Draft:
    """The draft with the cells just changed."""
    known = chosen(workspace, key)
    if not changes or known is None:
        raise PreventUpdate
    index = int(procedure)
    rows = current_rows(workspace.document(known), draft, known, index)
    changed = with_changes(rows, [change["data"] for change in changes])
    return {**(draft or {}), place_of(known, index): changed}


def restore(
    workspace: Workspace, clicks: int | None, draft: Draft | None, procedure: str, key: str | None
) -> tuple[Draft, list[Row]]:
    """The draft without the chosen procedure, and that procedure's rows in the document."""
    known = chosen(workspace, key)
    if not clicks or known is None:
        raise PreventUpdate
    index = int(procedure)
    kept = {place: rows for place, rows in (draft or {}).items() if place != place_of(known, index)}
    return kept, rows_of(workspace.document(known).procedures[index])


def preview(
    workspace: Workspace, draft: Draft | None, procedure: str, lang: str, key: str | None
) -> tuple[Component, list[Component]]:
    """The flowchart of the draft and what to look at again."""
    view = _view(workspace, key, lang)
    document = redrafted(workspace.document(view.key), view.key, draft or {})
    return picture(view, document.procedures[int(procedure)]), warnings(view, document, int(procedure))


def picture(view: View, procedure: Procedure) -> Component:
    """The flowchart as a picture with its steps in words."""
    steps = "; ".join(f"{step.number}. {step.activity} ({lane_names(procedure, step)})" for step in procedure.steps)
    data = b64encode(flowchart_svg(procedure).encode()).decode()
    alternative = view.say(_ALT, n=len(procedure.steps), steps=steps)
    return html.Img(src=f"data:image/svg+xml;base64,{data}", alt=alternative)


def download(workspace: Workspace, clicks: int | None, draft: Draft | None, key: str | None) -> Mapping[str, object]:
    """The drafted document as a Word file."""
    known = chosen(workspace, key)
    if not clicks or known is None:
        raise PreventUpdate
    content = write_docx(redrafted(workspace.document(known), known, draft or {}))
    return {"content": b64encode(content).decode(), "filename": f"sop-{known}.docx", "type": _WORD, "base64": True}


def _view(workspace: Workspace, key: str | None, lang: str) -> View:
    known = chosen(workspace, key)
    if known is None:
        raise PreventUpdate
    return View(workspace, known, Lang(lang))


def register(site: Site) -> None:
    """Keeps table, draft, flowchart and download in step."""
    rows, draft = Output("draft-steps", "rowData"), Output("draft", "data")
    kept, sop, lang = State("draft", "data"), State("sop", "value"), State("lang", "value")
    procedure, chosen_one = Input("procedure", "value"), State("procedure", "value")
    site.callback(show_rows, rows, Output("draft-steps", "columnDefs"), procedure, lang, kept, sop)
    changed = Input("draft-steps", "cellValueChanged")
    site.callback(edit, draft, changed, kept, chosen_one, sop, prevent_initial_call=True)
    again = Output("draft", "data", allow_duplicate=True), Output("draft-steps", "rowData", allow_duplicate=True)
    pressed = Input("restore", "n_clicks")
    site.callback(restore, *again, pressed, kept, chosen_one, sop, prevent_initial_call=True)
    shown = Output("preview", "children"), Output("warnings", "children")
    site.callback(preview, *shown, Input("draft", "data"), procedure, lang, sop)
    site.callback(download, Output("download", "data"), Input("docx", "n_clicks"), kept, sop, prevent_initial_call=True)


PAGE = Page(
    path="/penyusunan",
    title=_TITLE,
    audience=Text(id="Untuk perencana", en="For planners"),
    layout=layout,
    register=register,
    roles=frozenset({Role.PLANNER, Role.LEADER}),
)
