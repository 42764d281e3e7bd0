"""The grids of the compliance page."""

import dash_mantine_components as dmc
from dash import Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from model.report import Report, StepFigures
from model.run import CaseFigures
from model.sop import SopDocument
from model.step_names import activity, step_name
from model.text import Text
from model.written_numbers import interval
from store.evidence import Window, cases_in
from store.findings import findings_in
from store.workspace import Workspace
from web.page import View
from web.parts.found import asked_view, finding_row, plain, work_of
from web.parts.grid import BLOCK, Grid, Row, endless, figures, fixed, grid, moments, text
from web.parts.wanted import inputs, states, wanted_from
from web.site import Site

STEPS = Text(id="Kepatuhan per langkah", en="Compliance by step")
FINDINGS = Text(id="Temuan", en="Findings")
CASES = Text(id="Kasus", en="Cases")
_STEP = Text(id="Langkah", en="Step")
_ACTIVITY = Text(id="Kegiatan", en="Activity")
_NORM = Text(id="Waktu baku", en="Norm")
_RUNS = Text(id="Pelaksanaan", en="Runs")
_MEASURABLE = Text(id="Terukur (n)", en="Measurable (n)")
_WITHIN = Text(id="Dalam batas", en="Within")
_LATE = Text(id="Terlambat", en="Late")
_UNDECIDED = Text(id="Belum dinilai", en="Undecided")
_SHARE = Text(id="Dalam batas (%)", en="Within (%)")
_INTERVAL = Text(id="Selang 95%", en="95% interval")
_MEDIAN = Text(id="Median (jam)", en="Median (hours)")
_P90 = Text(id="P90 (jam)", en="P90 (hours)")
_EXCESS = Text(id="Kelebihan (jam)", en="Excess (hours)")
_RULE = Text(id="Kode", en="Code")
_NAME = Text(id="Aturan", en="Rule")
_CASE = Text(id="Kasus", en="Case")
_SENTENCE = Text(id="Uraian", en="What was found")
_START = Text(id="Mulai", en="Start")
_END = Text(id="Selesai", en="End")
_EVENTS = Text(id="Kejadian", en="Events")
_LATE_STEPS = Text(id="Langkah terlambat", en="Late steps")
_FOUND = Text(id="Temuan", en="Findings")
_STATE = Text(id="Hasil", en="Result")
_STATES = {
    (False, False): Text(id="Masih berjalan", en="Open"),
    (False, True): Text(id="Masih berjalan", en="Open"),
    (True, False): Text(id="Tidak sesuai", en="Does not conform"),
    (True, True): Text(id="Sesuai", en="Conforms"),
}
_VERDICT = Text(id="Putusan", en="Verdict")
_SEEK = Text(id="Cari nomor kasus", en="Search for a case")
_TALL = 60
PICK = {"rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True}}


def steps_grid(view: View, report: Report, document: SopDocument) -> Component:
    """One row a step: its norm, its verdicts, its times."""
    say, lang = view.say, view.lang
    columns = [
        text("step", say(_STEP), 100) | {"pinned": "left"},
        text("activity", say(_ACTIVITY), 220, grow=True),
        text("norm", say(_NORM), 130),
        figures("runs", say(_RUNS), lang),
        figures("measurable", say(_MEASURABLE), lang),
        figures("within", say(_WITHIN), lang),
        figures("late", say(_LATE), lang),
        figures("undecided", say(_UNDECIDED), lang),
        figures("share", say(_SHARE), lang, 1),
        text("interval", say(_INTERVAL), 120),
        figures("median", say(_MEDIAN), lang, 2),
        figures("p90", say(_P90), lang, 2),
        figures("excess", say(_EXCESS), lang, 1),
    ]
    rows = [step_row(view, step, document) for step in report.steps]
    return grid(Grid("steps", say(STEPS), columns, rows), lang)


def step_row(view: View, step: StepFigures, document: SopDocument) -> Row:
    """The figures of one step in the units of the grid."""
    return {
        "step": step_name(document, step.procedure, step.step),
        "activity": activity(document, step.procedure, step.step),
        "norm": step.limit_text,
        "runs": step.runs,
        "measurable": step.measurable,
        "within": step.within,
        "late": step.late,
        "undecided": step.undecided,
        "share": None if step.within_share is None else step.within_share * 100,
        "interval": interval(step.within_interval, view.lang),
        "median": _hours(step.median_seconds),
        "p90": _hours(step.p90_seconds),
        "excess": _hours(step.excess_seconds),
    }


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else seconds / 3600


def findings_grid(view: View) -> Component:
    """The findings that are wanted; picking one opens its case."""
    say = view.say
    columns = [
        text("rule", say(_RULE), 100),
        text("name", say(_NAME), 180),
        text("case", say(_CASE), 130),
        text("step", say(_STEP), 110),
        fixed(text("sentence", say(_SENTENCE), 430, grow=True)),
        fixed(text("verdict", say(_VERDICT), 150)),
    ]
    return endless(Grid("findings", say(FINDINGS), columns, ()), view.lang, rowHeight=_TALL, **PICK)


def finding_rows(workspace: Workspace, request: object, *asked: object) -> dict[str, object]:
    """The rows that the findings grid asks for, of those wanted."""
    *values, key, lang = asked
    view, window = asked_view(workspace, key, lang), window_of(request)
    work = work_of(view)
    found, total = findings_in(work.evidence, wanted_from(values), window, work.judged)
    return {"rowData": [finding_row(view, work, one) for one in found], "rowCount": total}


def window_of(request: object) -> Window:
    """The rows and the order that a grid asks for; nothing is changed where it asks for what cannot be."""
    if not isinstance(request, dict):
        raise PreventUpdate
    start, end, sorts = (request.get(name) for name in ("startRow", "endRow", "sortModel"))
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= start + BLOCK):
        raise PreventUpdate
    first = sorts[0] if isinstance(sorts, list) and sorts and isinstance(sorts[0], dict) else {}
    return Window(start, end, str(first.get("colId", "")), first.get("sort") == "desc")


def cases_grid(view: View) -> Component:
    """One row a case; picking one opens it."""
    say, lang = view.say, view.lang
    columns = [
        text("case", say(_CASE), 130),
        text("state", say(_STATE), 180),
        moments("start", say(_START), lang),
        moments("end", say(_END), lang),
        figures("events", say(_EVENTS), lang),
        figures("late", say(_LATE_STEPS), lang),
        figures("found", say(_FOUND), lang),
    ]
    search: Component = dmc.TextInput(id="seek", label=say(_SEEK), debounce=300, maw=320, mb=8)
    return html.Div([search, endless(Grid("cases", say(CASES), columns, ()), lang, **PICK)])


def case_rows(workspace: Workspace, request: object, sought: object, key: object, lang: object) -> dict[str, object]:
    """The rows that the grid of cases asks for, of those sought."""
    view, window = asked_view(workspace, key, lang), window_of(request)
    found, total = cases_in(workspace.check_folder(view.key), plain(sought or ""), window)
    return {"rowData": [case_row(view, case) for case in found], "rowCount": total}


def case_row(view: View, case: CaseFigures) -> Row:
    """The figures of one case."""
    return {
        "id": case.case,
        "case": case.case,
        "state": view.say(_STATES[case.closed, case.conforming]),
        "start": case.start.replace(tzinfo=None).isoformat(),
        "end": case.end.replace(tzinfo=None).isoformat(),
        "events": case.events,
        "late": case.late_steps,
        "found": case.findings,
    }


def register(site: Site) -> None:
    """Both grids ask for the rows they show, again whenever what is wanted or sought changes."""
    shown = [State("sop", "value"), State("lang", "value")]
    site.callback(
        finding_rows, Output("findings", "getRowsResponse"), Input("findings", "getRowsRequest"), *states(), *shown
    )
    site.callback(
        case_rows, Output("cases", "getRowsResponse"), Input("cases", "getRowsRequest"), State("seek", "value"), *shown
    )
    site.clientside("askAgain", Output("findings", "className"), *inputs(), Input("judged-at", "data"))
    site.clientside("seekCases", Output("cases", "className"), Input("seek", "value"), prevent_initial_call=True)
