"""Kepatuhan: every figure down to the row of the log it rests on, for auditors."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from model.deviation import DEVIATIONS
from model.finding_words import reason
from model.registry import Role
from model.report import Report
from model.sop import SopDocument
from model.step_names import activity, step_name
from model.text import Lang, Text
from model.written_numbers import number, percent
from store.workspace import Workspace
from web.page import Page, View, chosen
from web.parts.audit_grids import CASES, FINDINGS, LIMIT, STEPS, cases_grid, findings_grid, steps_grid
from web.parts.case import case_body
from web.parts.empty import NOT_CHECKED, empty
from web.parts.findings import definition
from web.parts.grid import Row
from web.parts.head import head
from web.parts.table import table
from web.site import Site

_TITLE = Text(id="Kepatuhan", en="Compliance")
_TIME = Text(
    id="Waktu dalam {time}; n = pelaksanaan yang terukur; selang Wilson 95%.",
    en="Times in {time}; n = measurable runs; Wilson 95% interval.",
)
_PICK = Text(
    id="Klik satu baris, atau tekan Spasi, untuk membuka bukti kasusnya. Ditampilkan {shown} dari {all}.",
    en="Click a row, or press Space, to open the evidence of its case. Showing {shown} of {all}.",
)
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
    """Steps, findings, cases, deviations, mapping and rejected rows of one check."""
    title = view.say(_TITLE)
    if not view.workspace.is_checked(view.key):
        return empty(NOT_CHECKED, view.lang, title)
    report, document = view.workspace.report(view.key), view.workspace.document(view.key)
    cases, found = view.workspace.cases(view.key), sum(report.deviations.values())
    note = view.say(_TIME, time=definition(report, view.lang))
    return html.Div(
        [
            *head(view, title, report),
            section(view.say(STEPS), note, steps_grid(view, report, document)),
            _picked(view, FINDINGS, (len(report.findings), found), findings_grid(view, report)),
            _picked(view, CASES, (len(cases), len(cases)), cases_grid(view, cases)),
            html.Div([deviations(view, report), rejected(view, report)], className="pair"),
            mapping(view, report, document),
            _drawer(view),
        ]
    )


def section(title: str, note: str, content: Component) -> Component:
    """A titled card; the note says how to read it."""
    return html.Section([html.H2(title), html.P(note, className="note"), content], className="card")


def _picked(view: View, title: Text, counts: tuple[int, int], content: Component) -> Component:
    """A grid with its note; `counts` are the rows at hand and all there are."""
    shown, total = (number(count, view.lang) for count in (min(counts[0], LIMIT), counts[1]))
    note = view.say(_PICK, shown=shown, all=total)
    return section(view.say(title), note, html.Div(content, className="pick"))


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


def open_case(
    workspace: Workspace, findings: Sequence[Row] | None, cases: Sequence[Row] | None, key: str | None, lang: str
) -> tuple[bool, str, list[Component], list[Row], list[Row]]:
    """The drawer of the picked finding's or case's case; the pick itself is undone, so it can be made again."""
    picked, known = findings or cases, chosen(workspace, key)
    if not picked or known is None:
        raise PreventUpdate
    case, view = str(picked[0]["case"]), View(workspace, known, Lang(lang))
    return True, view.say(_CASE, case=case), case_body(view, case), [], []


def register(site: Site) -> None:
    """Opens the drawer when a finding or a case is picked."""
    site.callback(
        open_case,
        Output("case", "opened"),
        Output("case", "title"),
        Output("case", "children"),
        Output("findings", "selectedRows"),
        Output("cases", "selectedRows"),
        Input("findings", "selectedRows"),
        Input("cases", "selectedRows"),
        State("sop", "value"),
        State("lang", "value"),
        prevent_initial_call=True,
    )


PAGE = Page(
    path="/kepatuhan",
    title=_TITLE,
    audience=Text(id="Untuk auditor", en="For auditors"),
    layout=layout,
    register=register,
    roles=frozenset({Role.AUDITOR, Role.PLANNER, Role.LEADER}),
    kept=True,
)
