"""The jobs of the background: how far they are, what came of them, and how to stop them."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from model.job import Job, JobState
from model.text import Lang, Text
from model.written_numbers import moment
from web.parts.labelled import labelled

_KINDS = {
    "survey": Text(id="Membaca log", en="Reading a log"),
    "import": Text(id="Memasukkan log", en="Importing a log"),
    "check": Text(id="Membandingkan dengan SOP", en="Comparing with the SOP"),
    "read": Text(id="Membaca dokumen", en="Reading a document"),
}
_STATES = {
    JobState.QUEUED: Text(id="antre", en="waiting"),
    JobState.RUNNING: Text(id="berjalan", en="running"),
    JobState.DONE: Text(id="selesai", en="done"),
    JobState.FAILED: Text(id="gagal", en="failed"),
    JobState.CANCELLED: Text(id="dibatalkan", en="cancelled"),
}
_NONE = Text(id="Belum ada pekerjaan. Unggah sebuah log di atas.", en="No jobs yet. Upload a log above.")
_CANCEL = Text(id="Batalkan", en="Cancel")
_CANCEL_THIS = Text(id="Batalkan: {kind}, {subject}", en="Cancel: {kind}, {subject}")
_SEE = Text(id="Lihat hasilnya", en="See the result")
_SHOWN = 12


def job_list(jobs: Sequence[Job], lang: Lang) -> Component:
    """The newest jobs; what to do where there are none."""
    if not jobs:
        return html.P(_NONE.to(lang), className="note")
    return html.Ul([_item(job, lang) for job in jobs[:_SHOWN]], className="jobs")


def _item(job: Job, lang: Lang) -> Component:
    head = [
        html.Strong(kind_name(job.kind, lang)),
        html.Span(job.subject, className="subject"),
        html.Span(_STATES[job.state].to(lang), className=f"state {job.state}"),
        html.Span(moment(job.asked_at, lang), className="when"),
    ]
    return html.Li([html.Div(head, className="row"), *_rest(job, lang)])


def kind_name(kind: str, lang: Lang) -> str:
    """What people call a kind of job."""
    return _KINDS[kind].to(lang) if kind in _KINDS else kind


def _rest(job: Job, lang: Lang) -> list[Component]:
    """How far it is and how to stop it, why it failed, or the way to what came of it."""
    if job.is_open:
        return [html.Div([_bar(job, lang), _stop(job, lang)], className="row")]
    if job.state is JobState.FAILED:
        return [html.P(job.why(lang), className="said wrong")]
    if job.state is JobState.DONE and job.kind == "check":
        address = f"/kepatuhan?sop={job.facts.get('document')}"
        return [dcc.Link(_SEE.to(lang), href=address)]
    return []


def _bar(job: Job, lang: Lang) -> Component:
    share = 100 * job.done / job.total if job.total else 0
    section = dmc.ProgressSection(
        value=max(share, 4),
        animated=job.state is JobState.RUNNING,
        striped=True,
        **labelled(f"{kind_name(job.kind, lang)}, {job.subject}"),
    )
    bar: Component = dmc.ProgressRoot([section], size="lg", className="bar")
    return bar


def _stop(job: Job, lang: Lang) -> Component:
    named = labelled(_CANCEL_THIS.to(lang, kind=kind_name(job.kind, lang), subject=job.subject))
    button: Component = dmc.Button(
        _CANCEL.to(lang), id={"type": "job-cancel", "job": job.id}, size="xs", variant="default", **named
    )
    return button
