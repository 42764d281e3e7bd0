"""What the page Data answers: what was uploaded is read, columns and activities are shown, the next job is asked for."""

from threading import Lock

from dash import html, no_update
from dash.exceptions import PreventUpdate
from flask import Response

from docs_out.tables import rejects_table
from model.job import Job, JobState, Request
from model.log_survey import LogSurvey
from model.text import Lang, Text
from store.files import plain_name
from store.jobs import cancel, job_of, jobs_of, submit
from store.logs import log_of, logs_of
from store.registry.texts import TextKind, keep_text, read_text
from store.surveys import survey_of
from store.workspace import Workspace
from web.page import View
from web.parts.intake.activities import activities_form, mapping_csv
from web.parts.intake.columns import UNASKED, columns_csv, columns_form
from web.parts.intake.given import clicked, texts, whole
from web.parts.intake.job_list import job_list
from web.parts.intake.quality import logs_table, quality
from web.parts.taken import taken

_NO_FILE = Text(id="Belum ada berkas yang dibaca. Unggah sebuah log pada langkah 1.", en="No file was read yet. Upload a log in step 1.")  # fmt: skip
_NO_LOG = Text(
    id="Belum ada log atau SOP. Masukkan log pada langkah 2; SOP diunggah di halaman Dokumen.",
    en="There is no log or no SOP yet. Import a log in step 2; SOPs are uploaded on the page Documents.",
)
PANELS = 3
# Uploads end faster than answers come: two answers at once would each read a file that the other reads already.
_TURN = Lock()


def show_panel(_workspace: Workspace, active: object) -> tuple[str, ...]:
    """Which of the three panels shows."""
    return tuple("panel" if active == at or (at == PANELS - 1 and active == PANELS) else "hidden" for at in range(PANELS))  # fmt: skip


def read_uploaded(workspace: Workspace, data: object, unit: object) -> int:
    """The number of the last job that reads what was uploaded; each file is read once."""
    files = data.get("files") if isinstance(data, dict) else None
    if not isinstance(files, list):
        raise PreventUpdate
    with _TURN:
        return _read_new(workspace, [one for one in files if isinstance(one, dict)], whole(unit))


def _read_new(workspace: Workspace, files: list[dict[str, object]], unit: int) -> int:
    asked = {job.facts.get("digest") for job in jobs_of(workspace.registry, workspace.user) if _is_own(workspace, job)}
    made = 0
    for name, digest in (texts([one.get("name"), one.get("digest")]) for one in files):
        if digest not in asked:
            plain = plain_name(name)
            request = Request("survey", unit, plain, {"unit": unit, "digest": digest, "name": plain})
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
        step = PANELS - 1 if active == 1 else step
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


def ask_of_form(kind: str, workspace: Workspace, clicks: int | None, *values: object) -> int:
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


def show_quality(workspace: Workspace, log: object, key: object, _done: object, lang: str) -> object:
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
    name = f"ditolak-{log}.csv"
    taken(workspace, f"log:{log}", name, text.encode())
    answer = Response(text, mimetype="text/csv")
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    return answer
