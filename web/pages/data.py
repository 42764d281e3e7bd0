"""Data: logs brought in three steps, the jobs that do it, and how good the data is."""

from functools import partial

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import Response

from docs_out.tables import rejects_table
from ingest.limits import LOG_LIMITS
from model.job import Job, JobState, Request
from model.log_survey import LogSurvey
from model.registry import Role, unit_paths
from model.text import Lang, Text
from store.jobs import cancel, job_of, jobs_of, submit
from store.logs import log_of, logs_of
from store.registry.texts import TextKind, keep_text, read_text
from store.registry.units import units_of
from store.surveys import survey_of
from store.workspace import Workspace
from web.page import Page, View
from web.parts.intake.activities import activities_form, mapping_csv
from web.parts.intake.columns import UNASKED, columns_csv, columns_form, questions
from web.parts.intake.given import clicked, texts, whole
from web.parts.intake.job_list import job_list
from web.parts.intake.quality import logs_table, quality
from web.parts.labelled import announced
from web.parts.receiving import received
from web.parts.upload import UploadArea, upload_area
from web.site import Site

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
_NO_FILE = Text(id="Belum ada berkas yang dibaca. Unggah sebuah log pada langkah 1.", en="No file was read yet. Upload a log in step 1.")  # fmt: skip
_NO_LOG = Text(
    id="Belum ada log atau SOP. Masukkan log pada langkah 2; SOP diunggah di halaman Dokumen.",
    en="There is no log or no SOP yet. Import a log in step 2; SOPs are uploaded on the page Documents.",
)
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
_PANELS = 3


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


def show_panel(_workspace: Workspace, active: object) -> tuple[str, ...]:
    """Which of the three panels shows."""
    return tuple("panel" if active == at or (at == _PANELS - 1 and active == _PANELS) else "hidden" for at in range(_PANELS))  # fmt: skip


def read_uploaded(workspace: Workspace, data: object, unit: object) -> int:
    """The number of the last job that reads what was uploaded; each file is read once."""
    files = data.get("files") if isinstance(data, dict) else None
    if not isinstance(files, list):
        raise PreventUpdate
    asked = {job.facts.get("digest") for job in jobs_of(workspace.registry, workspace.user) if _is_own(workspace, job)}
    made = 0
    for name, digest in (texts([one.get("name"), one.get("digest")]) for one in files):
        if digest not in asked:
            request = Request("survey", whole(unit), name, {"unit": whole(unit), "digest": digest, "name": name})
            made = submit(workspace.registry, workspace.user, request).id
    if not made:
        raise PreventUpdate
    return made


def _is_own(workspace: Workspace, job: Job) -> bool:
    """Whether it is a survey the user has or will have."""
    return job.kind == "survey" and job.user == workspace.user.id and (job.is_open or job.state is JobState.DONE)


def show_jobs(workspace: Workspace, *told: object) -> tuple[object, object, object, object]:
    """The jobs, the logs, whether there is nothing to wait for, and what is done when that is more than was `told`."""
    seen, lang = told[-2], Lang(str(told[-1]))
    jobs = jobs_of(workspace.registry, workspace.user)
    done = ",".join(str(job.id) for job in jobs if not job.is_open)
    idle = not any(job.is_open for job in jobs)
    if done == seen:
        return job_list(jobs, lang), no_update, idle, no_update
    logs = logs_table(logs_of(workspace.registry, workspace.user), View(workspace, "", lang))
    return job_list(jobs, lang), logs, idle, done


def show_choices(workspace: Workspace, _done: object, files: object, logs: object, active: object) -> tuple[object, ...]:  # fmt: skip
    """What can be chosen: files read and logs; the step goes on when a file was read or a log imported meanwhile."""
    surveys = [job for job in jobs_of(workspace.registry, workspace.user) if _is_own(workspace, job) and not job.is_open]  # fmt: skip
    read = [{"value": str(job.id), "label": f"{job.subject} ({job.id})"} for job in surveys]
    known = [{"value": str(log.id), "label": log.name} for log in logs_of(workspace.registry, workspace.user)]
    newest_file, newest_log = (found[0]["value"] if found else None for found in (read, known))
    step: object = no_update
    if _is_new(newest_file, files) and active == 0:
        step = 1
    if _is_new(newest_log, logs):
        step = _PANELS - 1 if active == 1 else step
    file_value = newest_file if files is None or _is_new(newest_file, files) else no_update
    log_value = newest_log if logs is None or _is_new(newest_log, logs) else no_update
    return read, file_value, known, log_value, known, log_value, step


def _is_new(value: str | None, before: object) -> bool:
    """Whether `value` was not among the options shown before; when none were shown yet, nothing is new."""
    return value is not None and isinstance(before, list) and all(one.get("value") != value for one in before)


def show_columns(workspace: Workspace, file: object, lang: str) -> tuple[object, object, object, object, object]:
    """The columns of the file chosen, the order of dates it was read with, its parts."""
    view = View(workspace, "", Lang(lang))
    if file is None:
        return html.P(view.say(_NO_FILE), className="note"), UNASKED, [], None, "hidden"
    job, survey = _surveyed(workspace, whole(file))
    dates = job.facts.get("dates") or UNASKED
    shown = "" if len(survey.parts) > 1 else "hidden"
    return columns_form(survey, view), dates, list(survey.parts), survey.part, shown


def _surveyed(workspace: Workspace, number: int) -> tuple[Job, LogSurvey]:
    job = job_of(workspace.registry, workspace.user, number)
    if job.kind != "survey" or job.state is not JobState.DONE or job.result is None:
        raise PreventUpdate
    return job, survey_of(workspace.root, job.result)


def ask(kind: str, workspace: Workspace, clicks: int | None, file: object, given: tuple[object, object, object]) -> int:
    """The number of the job that reads or imports the file with the columns, dates and part as `given`."""
    if not clicks:
        raise PreventUpdate
    job, survey = _surveyed(workspace, whole(file))
    columns, (dates, part) = columns_csv(survey, texts(given[0])), texts(given[1:])
    facts = {name: job.facts.get(name) for name in ("unit", "digest", "name")}
    facts |= {"columns": columns or job.facts.get("columns"), "part": part or None}
    facts |= {"dates": dates if dates != UNASKED else None}
    return submit(workspace.registry, workspace.user, Request(kind, job.unit, job.subject, facts)).id


def _ask(kind: str, workspace: Workspace, clicks: int | None, *values: object) -> int:
    file, columns, dates, part = values
    return ask(kind, workspace, clicks, file, (columns, dates, part))


def stop(workspace: Workspace, clicks: object, ids: object) -> int:
    """The number of the job that was cancelled."""
    return cancel(workspace.registry, workspace.user, whole(clicked(clicks, ids, "job"))).id


def show_activities(workspace: Workspace, log: object, key: object, lang: str) -> object:
    """The activities of the log with the steps of the SOP to choose from."""
    view = View(workspace, "", Lang(lang))
    if log is None or not isinstance(key, str):
        return html.P(view.say(_NO_LOG), className="note")
    content = _of_log(workspace, whole(log)).content
    if content is None:
        raise PreventUpdate
    kept = read_text(workspace.registry, workspace.user, TextKind.MAPPING, whole(key)).content
    return activities_form(content.seen, workspace.document(key), kept, view)


def _of_log(workspace: Workspace, number: int) -> LogSurvey:
    return survey_of(workspace.root, f"log-{log_of(workspace.registry, workspace.user, number).id}")


def check(workspace: Workspace, clicks: int | None, log: object, key: object, chosen: object) -> int:
    """The number of the job that compares, the matches kept first."""
    if not clicks or not isinstance(key, str):
        raise PreventUpdate
    survey, document = _of_log(workspace, whole(log)), workspace.document(key)
    if survey.content is None:
        raise PreventUpdate
    registry, user, place = workspace.registry, workspace.user, (TextKind.MAPPING, whole(key))
    text, before = mapping_csv(survey.content.seen, document, texts(chosen)), read_text(registry, user, *place)
    if text != before.content:
        keep_text(registry, user, place, before, text)
    unit = next(one.unit for one in workspace.documents() if str(one.id) == key)
    facts = {"log": whole(log), "document": whole(key), "unit": unit}
    return submit(registry, user, Request("check", unit, f"{document.title or key} / {survey.name}", facts)).id


def show_quality(workspace: Workspace, log: object, key: object, lang: str) -> object:
    """How good the data of a log is; what has no step in the SOP shown, where that was compared with it."""
    if log is None:
        return []
    known = log_of(workspace.registry, workspace.user, whole(log))
    content = _of_log(workspace, known.id).content
    if content is None:
        raise PreventUpdate
    checked = isinstance(key, str) and workspace.holds(key) and workspace.is_checked(key)
    same = checked and workspace.log_name(str(key)) == known.name
    unmapped = len(workspace.report(str(key)).unmapped) if same else None
    return quality(known.id, content, unmapped, View(workspace, "", Lang(lang)))


def rejects(workspace: Workspace, log: int) -> Response:
    """The rejected rows of a log as CSV."""
    content = _of_log(workspace, log).content
    text = rejects_table(content.rejected if content else ())
    answer = Response(text, mimetype="text/csv")
    answer.headers["Content-Disposition"] = f"attachment; filename=ditolak-{log}.csv"
    return answer


def _upload(workspace: Workspace) -> Response:
    return received(workspace, _SUFFIXES, _AREA.most_bytes)


def register(site: Site) -> None:
    """Takes files, follows jobs, shows what was read and starts the next step."""
    site.route("/unggah/log", _upload, methods=("POST",))
    site.route("/data/ditolak/<int:log>", rejects)
    lang = State("lang", "value")
    panels = [Output(f"log-panel-{at}", "className") for at in range(_PANELS)]
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
        site.callback(partial(_ask, kind), *wires, prevent_initial_call=True)


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
    site.callback(show_quality, Output("log-quality", "children"), quality_log, Input("check-sop", "value"), lang)


PAGE = Page(
    path="/data",
    title=_TITLE,
    audience=Text(id="Log dan mutunya", en="Logs and their quality"),
    layout=layout,
    register=register,
    roles=_ROLES,
    about_sop=False,
)
