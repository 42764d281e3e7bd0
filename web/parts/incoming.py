"""Documents on their way into the library: chosen, uploaded, read one after the other."""

import json
from collections.abc import Mapping
from secrets import token_hex
from threading import Lock

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate
from flask import Response

from ingest.limits import LIMITS
from ingest.parse import readable_suffixes
from model.job import Job, JobState, Request
from model.registry import Fact, Role
from model.text import Lang, Text
from store.files import file_of, plain_name
from store.jobs import MOST_OPEN, cancel, jobs_of, submit
from store.registry.units import units_of
from store.workspace import Workspace
from web.page import View
from web.parts.labelled import announced
from web.parts.receiving import received
from web.parts.reviewing import spoken
from web.parts.telling import telling
from web.parts.unit_choice import number_of, unit_tree
from web.parts.upload import UploadArea, upload_area
from web.site import Site
from web.turns import in_turn

KIND = "read"
_ADDRESS = "/unggah/dokumen"
_TITLE = Text(id="Unggah dokumen SOP", en="Upload SOP documents")
_CHOOSE = Text(id="Pilih berkas SOP", en="Choose SOP files")
_UNIT = Text(id="Untuk unit", en="For the unit")
_READ = Text(id="menjadi draf", en="became a draft")
_KNOWN = Text(id="sudah ada di unit ini; tidak ditambahkan lagi", en="the unit has it already; not added again")
_OPEN = Text(id="Buka", en="Open")
_CANCEL = Text(id="Batalkan", en="Cancel")
_WAITING = Text(id="{count} berkas menunggu giliran", en="{count} files wait for their turn")
_STATES = {
    JobState.QUEUED: Text(id="antre", en="queued"),
    JobState.RUNNING: Text(id="sedang dibaca", en="being read"),
    JobState.CANCELLED: Text(id="dibatalkan", en="cancelled"),
}
_EVERY_MS = 1500
_SHOWN = 30
_TOKEN = 16
# Answers to several uploads come at once; one that does not see what another asks for would ask for it again.
_TURN = Lock()
_PLANNERS = frozenset({Role.PLANNER})
Handed = list[str]
Handing = tuple[Handed, list[Component], bool, bool]


def upload_card(view: View) -> Component | None:
    """Where planners upload; None for others."""
    workspace = view.workspace
    if workspace.user.role not in _PLANNERS:
        return None
    area = UploadArea("incoming", _ADDRESS, _CHOOSE, readable_suffixes(), LIMITS.file_bytes)
    options = unit_tree(units_of(workspace.registry, workspace.user))
    unit = dmc.Select(id="incoming-unit", label=view.say(_UNIT), data=options, value=str(workspace.user.unit), allowDeselect=False, searchable=True, maw=420)  # fmt: skip
    queue, busy = queue_list(workspace, 0, view.lang)
    parts = [
        dcc.Store(id="incoming-handed", data=[]),
        dcc.Store(id="incoming-opening", data=token_hex(_TOKEN // 2)),
        dcc.Store(id="incoming-cancel"),
        dcc.Interval(id="incoming-clock", interval=_EVERY_MS, disabled=not busy),
        html.Div(queue, id="incoming-queue", **announced()),
    ]
    return html.Section([html.H2(view.say(_TITLE)), unit, upload_area(area, view), *parts], className="card")


def hand_in(workspace: Workspace, kept: object, _clock: object, *shown: object) -> Handing:
    """Uploads handed to the reader as far as the queue takes them, the queue, whether it rests, whether some wait.

    `shown` are the uploads handed in before by which opening of the page, the unit chosen, and the language.
    """
    handed, opening, unit, lang = shown
    place = number_of(unit)
    if place is None or not isinstance(opening, str):
        raise PreventUpdate
    with _TURN:
        handed_now, waiting = _handed(workspace, kept, (handed, opening[:_TOKEN], place))
    queue, busy = queue_list(workspace, waiting, spoken(lang))
    return handed_now, queue, not busy, waiting > 0


def _handed(workspace: Workspace, kept: object, shown: tuple[object, str, int]) -> tuple[Handed, int]:
    """The uploads handed in by now, and how many of them wait for room in the queue."""
    handed, opening, place = shown
    own = _own(workspace)
    # What the browser remembers may be older than what it has asked for: uploads end faster than answers come.
    before = {*_texts(handed), *(str(job.facts.get("digest")) for job in own if job.facts.get("opening") == opening)}
    new = [facts for facts in _uploads(kept, place, opening) if facts["digest"] not in before]
    free = max(0, MOST_OPEN - sum(job.is_open for job in own))
    for facts in new[:free]:
        _submit(workspace, facts)
    return [*before, *(str(facts["digest"]) for facts in new[:free])], len(new[free:])


def queue_list(workspace: Workspace, waiting: int, lang: Lang) -> tuple[list[Component], bool]:
    """The person's own documents being read, the newest first, and whether any is still to come."""
    own = [job for job in _own(workspace) if job.kind == KIND][:_SHOWN]
    shown: list[Component] = [html.P(_WAITING.to(lang, count=waiting), className="note")] if waiting else []
    shown += [html.Ul([_line(job, lang) for job in own], className="queue")] if own else []
    return shown, bool(waiting) or any(job.is_open for job in own)


def cancelled(workspace: Workspace, told: object, lang: object) -> tuple[list[Component], bool]:
    """The queue after a job in it was cancelled."""
    job = told.get("job") if isinstance(told, dict) else None
    if type(job) is not int:
        raise PreventUpdate
    cancel(workspace.registry, workspace.user, job)
    queue, busy = queue_list(workspace, 0, spoken(lang))
    return queue, not busy


def receive(workspace: Workspace) -> Response:
    """The answer to one uploaded file."""
    return received(workspace, readable_suffixes(), LIMITS.file_bytes)


def _own(workspace: Workspace) -> list[Job]:
    return [job for job in jobs_of(workspace.registry, workspace.user) if job.user == workspace.user.id]


def _uploads(kept: object, unit: int, opening: str) -> list[Mapping[str, Fact]]:
    """The facts of each upload that the browser tells of; what is none is left out."""
    files = kept.get("files") if isinstance(kept, dict) else None
    rows = [one for one in files if isinstance(one, dict)] if isinstance(files, list) else []
    pairs = dict.fromkeys((str(row.get("digest")), plain_name(str(row.get("name")))) for row in rows)
    return [{"digest": digest, "name": name, "unit": unit, "opening": opening} for digest, name in pairs]


def _texts(things: object) -> list[str]:
    return [one for one in things if isinstance(one, str)] if isinstance(things, list) else []


def _submit(workspace: Workspace, facts: Mapping[str, Fact]) -> None:
    name = str(facts["name"])
    file_of(workspace.root, str(facts["digest"]), name)
    submit(workspace.registry, workspace.user, Request(KIND, int(facts["unit"] or 0), name, facts))


def _line(job: Job, lang: Lang) -> Component:
    state = "wrong" if job.state is JobState.FAILED else "open" if job.is_open else "over"
    name = html.Span(job.subject, className="name")
    return html.Li([name, html.Span(_said(job, lang), className="state-said"), *_beside(job, lang)], className=state)


def _said(job: Job, lang: Lang) -> str:
    if job.state is JobState.DONE:
        return (_KNOWN if _result(job).get("known") else _READ).to(lang)
    return job.why(lang) if job.state is JobState.FAILED else _STATES[job.state].to(lang)


def _beside(job: Job, lang: Lang) -> list[Component]:
    if job.state is JobState.DONE:
        link = f"/dokumen?lihat={_result(job).get('document')}"
        return [dcc.Link(_OPEN.to(lang), href=link, title=job.subject)]
    return [telling("incoming-cancel", {"job": job.id}, _CANCEL.to(lang))] if job.is_open else []


def _result(job: Job) -> dict[str, object]:
    found = json.loads(job.result or "{}")
    assert isinstance(found, dict)
    return found


def register(site: Site) -> None:
    """The address of uploads, and the queue while it moves."""
    site.route(_ADDRESS, in_turn(receive), roles=_PLANNERS, methods=("POST",))
    queue, rests = Output("incoming-queue", "children"), Output("incoming-clock", "disabled")
    lang = State("lang", "value")
    site.callback(
        hand_in,
        Output("incoming-handed", "data"),
        queue,
        rests,
        Output("incoming-unit", "disabled"),
        Input("incoming-files", "data"),
        Input("incoming-clock", "n_intervals"),
        State("incoming-handed", "data"),
        State("incoming-opening", "data"),
        State("incoming-unit", "value"),
        lang,
        roles=_PLANNERS,
        prevent_initial_call=True,
    )
    site.callback(
        cancelled,
        Output("incoming-queue", "children", allow_duplicate=True),
        Output("incoming-clock", "disabled", allow_duplicate=True),
        Input("incoming-cancel", "data"),
        lang,
        roles=_PLANNERS,
        prevent_initial_call=True,
    )
