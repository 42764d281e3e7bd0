"""Data: logs brought in three steps, the jobs that do it, and how good the data is."""

from functools import partial

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, dcc, html
from dash.development.base_component import Component
from flask import Response

from ingest.limits import LOG_LIMITS
from model.registry import Role, unit_paths
from model.text import Text
from store.registry.units import units_of
from store.workspace import Workspace
from web.page import Page, View
from web.parts.intake.answers import (
    PANELS,
    ask_of_form,
    check,
    read_uploaded,
    rejects,
    show_activities,
    show_choices,
    show_columns,
    show_jobs,
    show_panel,
    show_quality,
    stop,
)
from web.parts.intake.columns import questions
from web.parts.labelled import announced
from web.parts.receiving import received
from web.parts.upload import UploadArea, upload_area
from web.site import Site
from web.turns import in_turn

_TITLE = Text(id="Data", en="Data")
_LEAD = Text(
    id="Masukkan catatan pelaksanaan dalam tiga langkah, lalu bandingkan dengan SOP.",
    en="Bring in records of executions in three steps, then compare them with an SOP.",
)
_INTAKE = Text(id="Masukkan log", en="Bring in a log")
_STEPS = (
    (Text(id="Berkas", en="File"), Text(id="unggah log", en="upload the log")),
    (Text(id="Kolom", en="Columns"), Text(id="periksa judul", en="look at the headings")),
    (Text(id="Kegiatan", en="Activities"), Text(id="cocokkan langkah", en="match the steps")),
)
_CHOOSE = Text(id="Pilih berkas log", en="Choose log files")
_UNIT = Text(id="Unit pemilik log", en="Unit that owns the log")
_FILE = Text(id="Berkas yang sudah dibaca", en="File that was read")
_LOG = Text(id="Log", en="Log")
_SOP = Text(id="Bandingkan dengan SOP", en="Compare with the SOP")
_REREAD = Text(id="Baca ulang dengan pilihan ini", en="Read again with these choices")
_IMPORT = Text(id="Kolom benar, masukkan log", en="The columns are right, import the log")
_CHECK = Text(id="Simpan pencocokan dan bandingkan", en="Keep the matches and compare")
_JOBS = Text(id="Pekerjaan", en="Jobs")
_LOGS = Text(id="Log yang ada", en="Logs")
_QUALITY = Text(id="Mutu data", en="Data quality")
_ROLES = frozenset({Role.AUDITOR, Role.PLANNER, Role.ADMIN})
_SUFFIXES = (".csv", ".txt", ".tsv", ".xlsx", ".xls", ".ods", ".xes", ".xes.gz", ".json", ".jsonl", ".parquet",
             ".jsonocel", ".xmlocel", ".sqlite")  # fmt: skip
_AREA = UploadArea("log-upload", "/unggah/log", _CHOOSE, _SUFFIXES, LOG_LIMITS.workbook.file_bytes)
_BEAT = 1_500
# That a number in the database can be.
_LARGEST = 2**31 - 1


def layout(view: View) -> Component:
    """The three steps, the jobs, the logs and their quality."""
    acts = [dcc.Store(id=f"data-{act}") for act in ("done", "read", "reread", "imported", "cancelled", "asked")]
    cards = [
        _intake(view),
        html.Section([html.H2(view.say(_JOBS)), html.Div(id="job-list", **announced())], className="card"),
        html.Section([html.H2(view.say(_LOGS)), html.Div(id="log-list")], className="card"),
        html.Section([html.H2(view.say(_QUALITY)), _log_choice(view, "quality-log"), html.Div(id="log-quality")],
                     className="card"),
    ]  # fmt: skip
    head = [html.H1(view.say(_TITLE)), html.P(view.say(_LEAD), className="lead")]
    return html.Div([*head, dcc.Interval(id="jobs-tick", interval=_BEAT), *acts, *cards], className="about-data")


def _intake(view: View) -> Component:
    steps = [dmc.StepperStep(label=view.say(name), description=view.say(what)) for name, what in _STEPS]
    stepper = dmc.Stepper(steps, id="log-steps", active=0, size="sm", className="steps")
    panels = [_file_panel(view), _columns_panel(view), _activities_panel(view)]
    shown = [html.Div(panel, id=f"log-panel-{at}", className="panel") for at, panel in enumerate(panels)]
    return html.Section([html.H2(view.say(_INTAKE)), stepper, *shown], className="card")


def _file_panel(view: View) -> list[Component]:
    units = unit_paths(units_of(view.workspace.registry, view.workspace.user))
    options = [{"value": str(unit.id), "label": path} for path, unit in units.items()]
    own = str(view.workspace.user.unit)
    unit = dmc.Select(id="log-unit", data=options, value=own, label=view.say(_UNIT), allowDeselect=False, maw=420)
    return [html.Div(unit, className="" if len(options) > 1 else "hidden"), upload_area(_AREA, view)]


def _columns_panel(view: View) -> list[Component]:
    buttons = [
        dmc.Button(view.say(_REREAD), id="log-reread", variant="default"),
        dmc.Button(view.say(_IMPORT), id="log-import"),
    ]
    file = dmc.Select(id="log-file", label=view.say(_FILE), allowDeselect=False, maw=560)
    return [file, questions(view), html.Div(id="log-columns"), html.Div(buttons, className="actions")]


def _activities_panel(view: View) -> list[Component]:
    documents = [{"value": str(one.id), "label": one.title} for one in view.workspace.documents()]
    sop = dmc.Select(
        id="check-sop",
        data=documents,
        value=view.key or None,
        label=view.say(_SOP),
        searchable=True,
        allowDeselect=False,
    )
    fields = html.Div([_log_choice(view, "check-log"), sop], className="fields intake")
    check = html.Div(dmc.Button(view.say(_CHECK), id="log-check"), className="actions")
    return [fields, html.Div(id="log-activities"), check]


def _log_choice(view: View, name: str) -> Component:
    choice: Component = dmc.Select(id=name, label=view.say(_LOG), allowDeselect=False, maw=560)
    return choice


def _upload(workspace: Workspace) -> Response:
    return received(workspace, _SUFFIXES, _AREA.most_bytes)


def register(site: Site) -> None:
    """Takes files, follows jobs, shows what was read and starts the next step."""
    site.route("/unggah/log", in_turn(_upload), methods=("POST",))
    site.route(f"/data/ditolak/<int(max={_LARGEST}):log>", in_turn(rejects))
    lang = State("lang", "value")
    panels = [Output(f"log-panel-{at}", "className") for at in range(PANELS)]
    site.callback(show_panel, *panels, Input("log-steps", "active"))
    uploaded = Input("log-upload-files", "data"), State("log-unit", "value")
    site.callback(read_uploaded, Output("data-read", "data"), *uploaded, prevent_initial_call=True)
    _register_jobs(site, lang)
    _register_columns(site, lang)
    _register_activities(site, lang)


def _register_jobs(site: Site, lang: State) -> None:
    asked = [Input(f"data-{act}", "data") for act in ("read", "reread", "imported", "cancelled", "asked")]
    shown = Output("job-list", "children"), Output("log-list", "children")
    followed = Output("jobs-tick", "disabled"), Output("data-done", "data")
    tick = Input("jobs-tick", "n_intervals")
    site.callback(show_jobs, *shown, *followed, tick, *asked, State("data-done", "data"), lang)
    choices = [Output(name, part) for name in ("log-file", "check-log", "quality-log") for part in ("data", "value")]
    before = State("log-file", "data"), State("check-log", "data"), State("log-steps", "active")
    site.callback(
        show_choices,
        *choices,
        Output("log-steps", "active"),
        Input("data-done", "data"),
        *before,
        prevent_initial_call=True,
    )
    cancels = {"type": "job-cancel", "job": ALL}
    clicks = Input(cancels, "n_clicks"), State(cancels, "id")
    site.callback(stop, Output("data-cancelled", "data"), *clicks, prevent_initial_call=True)


def _register_columns(site: Site, lang: State) -> None:
    shown = Output("log-columns", "children"), Output("log-dates", "value")
    part = Output("log-part", "data"), Output("log-part", "value"), Output("log-part", "className")
    site.callback(show_columns, *shown, *part, Input("log-file", "value"), lang)
    columns = State({"type": "log-column", "at": ALL}, "value")
    given = State("log-file", "value"), columns, State("log-dates", "value"), State("log-part", "value")
    for kind, button, act in (("survey", "log-reread", "reread"), ("import", "log-import", "imported")):
        wires = Output(f"data-{act}", "data"), Input(button, "n_clicks"), *given
        site.callback(partial(ask_of_form, kind), *wires, prevent_initial_call=True)


def _register_activities(site: Site, lang: State) -> None:
    log, sop = Input("check-log", "value"), Input("check-sop", "value")
    site.callback(show_activities, Output("log-activities", "children"), log, sop, lang)
    steps = State({"type": "log-activity", "at": ALL}, "value")
    site.callback(
        check,
        Output("data-asked", "data"),
        Input("log-check", "n_clicks"),
        State("check-log", "value"),
        State("check-sop", "value"),
        steps,
        prevent_initial_call=True,
    )
    quality_log = Input("quality-log", "value")
    site.callback(show_quality, Output("log-quality", "children"), quality_log, sop, Input("data-done", "data"), lang)


PAGE = Page(
    path="/data",
    title=_TITLE,
    order=6,
    audience=Text(id="Log dan mutunya", en="Logs and their quality"),
    layout=layout,
    register=register,
    roles=_ROLES,
    about_sop=False,
)
