"""The grids of the compliance page."""

from collections.abc import Sequence

from dash.development.base_component import Component

from model.finding_words import rule_name, sentence
from model.report import Report, StepFigures
from model.run import CaseFigures
from model.sop import SopDocument
from model.step_names import activity, step_name
from model.text import Text
from model.written_numbers import interval
from web.page import View
from web.parts.grid import Grid, Row, figures, grid, moments, searchable, text

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
LIMIT = 5000
_PICK = {"rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True}}


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


def findings_grid(view: View, report: Report) -> Component:
    """One row a finding; picking one opens its case."""
    columns = [
        text("rule", view.say(_RULE), 110),
        text("name", view.say(_NAME), 210),
        text("case", view.say(_CASE), 130),
        text("step", view.say(_STEP), 120),
        text("sentence", view.say(_SENTENCE), 260, grow=True),
    ]
    rows: list[Row] = [
        {
            "rule": found.rule,
            "name": rule_name(found.rule, view.lang),
            "case": found.case,
            "step": found.step,
            "sentence": sentence(found, view.lang),
        }
        for found in report.findings[:LIMIT]
    ]
    return grid(Grid("findings", view.say(FINDINGS), searchable(columns), rows), view.lang, **_PICK)


def cases_grid(view: View, cases: Sequence[CaseFigures]) -> Component:
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
    rows = [case_row(view, case) for case in cases[:LIMIT]]
    return grid(Grid("cases", say(CASES), searchable(columns), rows), lang, **_PICK)


def case_row(view: View, case: CaseFigures) -> Row:
    """The figures of one case."""
    return {
        "case": case.case,
        "state": view.say(_STATES[case.closed, case.conforming]),
        "start": case.start.replace(tzinfo=None).isoformat(),
        "end": case.end.replace(tzinfo=None).isoformat(),
        "events": case.events,
        "late": case.late_steps,
        "found": case.findings,
    }
