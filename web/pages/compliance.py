"""Kepatuhan: every figure down to the row of the log it rests on, for auditors."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from model.audit_work import case_key
from model.deviation import DEVIATIONS
from model.finding_words import reason, sentence
from model.registry import Role
from model.report import Report
from model.sop import SopDocument
from model.step_names import activity, step_name
from model.text import Text
from model.written_numbers import number, percent
from store.findings import finding_with
from store.workspace import Workspace
from web.page import Page, View
from web.parts import audit_grids, papers, sampling, verdict, wanted
from web.parts.audit_grids import CASES, FINDINGS, STEPS, cases_grid, findings_grid, steps_grid
from web.parts.case import case_body
from web.parts.empty import NOT_CHECKED, empty
from web.parts.findings import definition
from web.parts.found import Work, asked_view, is_auditor, plain, told, work_of
from web.parts.grid import Grid, Row, grid
from web.parts.head import head
from web.parts.open_list import open_list
from web.parts.step_times import time_cards
from web.parts.table import table
from web.parts.verdict import verdict_form
from web.parts.wanted import filter_bar, filter_of
from web.site import Site

_TITLE = Text(id="Kepatuhan", en="Compliance")
_TIME = Text(
    id="Waktu dalam {time}; n = pelaksanaan yang terukur; selang Wilson 95%.",
    en="Times in {time}; n = measurable runs; Wilson 95% interval.",
)
_PICK = Text(
    id="Klik satu baris, atau tekan Spasi, untuk membuka bukti kasusnya.",
    en="Click a row, or press Space, to open the evidence of its case.",
)
_PICKED = ("findings", "cases", "due", "checklist")
_DEVIATIONS = Text(id="Penyimpangan", en="Deviations")
_DEVIATION_HEAD = (Text(id="Kode", en="Code"), Text(id="Jenis", en="Kind"), Text(id="Jumlah", en="Count"))
_MAPPING = Text(id="Padanan kegiatan dan langkah", en="Activities and the steps they stand for")
_MAPPING_HEAD = (Text(id="Kegiatan dalam catatan", en="Activity in the log"), Text(id="Langkah", en="Step"),
                 Text(id="Kegiatan dalam SOP", en="Activity in the SOP"), Text(id="Keyakinan", en="Confidence"))  # fmt: skip
_UNMAPPED = Text(id="tanpa padanan, {n} kejadian", en="no step, {n} events")
_REJECTED = Text(id="Baris yang ditolak", en="Rejected rows")
_REJECTED_HEAD = (Text(id="Baris", en="Row"), Text(id="Kolom", en="Column"),
                  Text(id="Isi", en="Value"), Text(id="Alasan", en="Reason"))  # fmt: skip
_NONE_REJECTED = Text(id="Semua baris catatan dapat dipakai.", en="Every row of the log could be used.")
_SHOWN = Text(id="Ditampilkan {shown} dari {all}.", en="Showing {shown} of {all}.")
_REJECTS = 200
_CASE = Text(id="Kasus {case}", en="Case {case}")
_CLOSE = Text(id="Tutup", en="Close")


def layout(view: View) -> Component:
    """Steps, findings, cases, due dates, samples, deviations, mapping and rejected rows of one check."""
    title = view.say(_TITLE)
    if not view.workspace.is_checked(view.key):
        return empty(NOT_CHECKED, view.lang, title)
    work = work_of(view)
    report, document = work.report, work.document
    note = view.say(_TIME, time=definition(report, view.lang))
    return html.Div(
        [
            *head(view, title, report),
            dcc.Store(id="judged-at"),
            _findings(view, work),
            section(view.say(STEPS), note, steps_grid(view, report, document)),
            time_cards(view, work),
            open_list(view, work),
            section(view.say(CASES), view.say(_PICK), html.Div(cases_grid(view), className="pick")),
            *_for_auditors(view),
            html.Div([deviations(view, report), rejected(view, report)], className="pair"),
            mapping(view, report, document),
            _drawer(view),
        ]
    )


def _findings(view: View, work: Work) -> Component:
    """Filter, charts and grid of the findings."""
    parts = [
        filter_bar(view, filter_of(view, work)),
        html.Div(id="finding-bars", className="bars"),
        html.P(view.say(_PICK), className="note"),
        html.Div(findings_grid(view), className="pick"),
    ]
    return html.Section([html.H2(view.say(FINDINGS)), *parts], className="card")


def _for_auditors(view: View) -> list[Component]:
    """Sampling and work papers; for others the list of a sample is there, empty, for the drawer to listen to."""
    if is_auditor(view):
        return [sampling.sampling(view), papers.papers(view)]
    return [html.Div(grid(Grid("checklist", "", (), ()), view.lang), className="hidden")]


def section(title: str, note: str, content: Component) -> Component:
    """A titled card; the note says how to read it."""
    return html.Section([html.H2(title), html.P(note, className="note"), content], className="card")


def deviations(view: View, report: Report) -> Component:
    """How often each kind of deviation occurs."""
    title = view.say(_DEVIATIONS)
    counts = report.deviations
    rows = [(d.rule, view.say(d.name), number(counts.get(d.key, 0), view.lang)) for d in DEVIATIONS]
    return html.Section([html.H2(title), table(title, _titles(view, _DEVIATION_HEAD), rows)], className="card")


def mapping(view: View, report: Report, document: SopDocument) -> Component:
    """Which step each activity name stands for, and the names that stand for none."""
    title = view.say(_MAPPING)
    known = [
        (
            found.activity,
            step_name(document, found.procedure, found.step),
            activity(document, found.procedure, found.step),
            percent(found.confidence, view.lang),
        )
        for found in report.mapping
    ]
    unknown = [(u.activity, "–", view.say(_UNMAPPED, n=number(u.events, view.lang)), "–") for u in report.unmapped]
    return html.Section(
        [html.H2(title), table(title, _titles(view, _MAPPING_HEAD), [*known, *unknown])], className="card"
    )


def rejected(view: View, report: Report) -> Component:
    """The rows of the log that could not be used, and why."""
    title = view.say(_REJECTED)
    rows = [
        (number(r.row, view.lang), r.column, r.value, reason(r.reason, view.lang)) for r in report.rejected[:_REJECTS]
    ]
    note = view.say(_SHOWN, shown=number(len(rows), view.lang), all=number(len(report.rejected), view.lang))
    if not rows:
        return html.Section([html.H2(title), html.P(view.say(_NONE_REJECTED))], className="card")
    return section(title, note, table(title, _titles(view, _REJECTED_HEAD), rows))


def _titles(view: View, texts: Sequence[Text]) -> list[str]:
    return [view.say(text) for text in texts]


def _drawer(view: View) -> Component:
    close = {"aria-label": view.say(_CLOSE)}
    size = "min(100%, 900px)"
    drawer: Component = dmc.Drawer(id="case", position="right", size=size, opened=False, closeButtonProps=close)
    return drawer


def open_case(workspace: Workspace, *asked: object) -> tuple[bool, str, list[Component], *tuple[list[Row], ...]]:
    """The drawer of the case of the row picked; the pick itself is undone, so it can be made again."""
    *grids, key, lang = asked
    picked = next((rows[0] for rows in grids if isinstance(rows, list) and rows), None)
    if not isinstance(picked, dict):
        raise PreventUpdate
    view, case = asked_view(workspace, key, lang), plain(picked.get("case"))
    work = work_of(view)
    found = finding_with(work.evidence, plain(picked.get("id"))) if "rule" in picked else None
    about = (case, found.key, sentence(told(work, found), view.lang)) if found else (case, case_key(case), "")
    form = [verdict_form(view, work, about)] if is_auditor(view) else []
    return True, view.say(_CASE, case=case), [*form, *case_body(view, case, work)], *([] for _ in _PICKED)


def register(site: Site) -> None:
    """Opens the drawer when a row is picked; each part of the page sees to itself."""
    for part in (wanted, audit_grids, verdict, sampling, papers):
        part.register(site)
    site.callback(
        open_case,
        Output("case", "opened"),
        Output("case", "title"),
        Output("case", "children"),
        *(Output(name, "selectedRows") for name in _PICKED),
        *(Input(name, "selectedRows") for name in _PICKED),
        State("sop", "value"),
        State("lang", "value"),
        prevent_initial_call=True,
    )


PAGE = Page(
    path="/kepatuhan",
    title=_TITLE,
    order=3,
    audience=Text(id="Untuk auditor", en="For auditors"),
    layout=layout,
    register=register,
    roles=frozenset({Role.AUDITOR, Role.PLANNER, Role.LEADER}),
    kept=True,
)
