"""Open cases by when the step they wait in must be done."""

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from model.compliance import Compliance, OpenCase
from model.step_names import activity, step_name
from model.text import Text
from model.written_numbers import full_moment, number
from web.page import View
from web.parts.audit_grids import PICK
from web.parts.found import Work
from web.parts.grid import Grid, Row, figures, grid, moments, searchable, text

TITLE = Text(id="Tenggat kasus terbuka", en="Due dates of open cases")
_STATUS: Mapping[str, Text] = {
    "late": Text(id="Sudah lewat", en="Late already"),
    "today": Text(id="Jatuh tempo hari ini", en="Due today"),
    "soon": Text(id="Segera jatuh tempo", en="Due soon"),
    "later": Text(id="Jatuh tempo kemudian", en="Due later"),
    "undated": Text(id="Tanpa tenggat", en="Without a due date"),
}
_AS_OF = Text(
    id="Keadaan pada saat terakhir catatan, {at}. Klik satu baris untuk membuka kasusnya. Ditampilkan {shown} dari {all}.",
    en="As the log stands at its last moment, {at}. Click a row to open its case. Showing {shown} of {all}.",
)
_NONE = Text(id="Tidak ada kasus terbuka.", en="No case is open.")
_NOT_KNOWN = Text(
    id="Pembandingan ini disimpan tanpa analisis, jadi tenggatnya tidak diketahui. Bandingkan sekali lagi.",
    en="This comparison was kept without the analysis, so due dates are not known. Compare once more.",
)
_COLUMNS = {
    "status": Text(id="Keadaan", en="Status"), "case": Text(id="Kasus", en="Case"),
    "step": Text(id="Menunggu di langkah", en="Waits in step"), "since": Text(id="Sejak", en="Since"),
    "due": Text(id="Tenggat", en="Due"), "left": Text(id="Sisa (jam kerja)", en="Left (working hours)"),
}  # fmt: skip


def open_list(view: View, work: Work) -> Component:
    """How many are late, due today, soon and later, and the cases themselves; empty ones say why."""
    analysis = work.report.analysis
    if analysis is None or not work.report.open_cases:
        return html.Section(
            [html.H2(view.say(TITLE)), html.P(view.say(_NOT_KNOWN if analysis is None else _NONE)), _grid(view, [])],
            className="card",
        )
    rows = open_rows(view, work, analysis.compliance)
    note = view.say(
        _AS_OF,
        at=full_moment(analysis.compliance.as_of, view.lang),
        shown=number(len(rows), view.lang),
        all=number(work.report.open_cases, view.lang),
    )
    counts = [_count(view, one.status, one.cases) for one in analysis.compliance.open]
    parts = [html.H2(view.say(TITLE)), html.P(note, className="note"), html.Ul(counts, className="counts")]
    return html.Section([*parts, html.Div(_grid(view, rows), className="pick")], className="card")


def _count(view: View, status: str, cases: int) -> Component:
    return html.Li([html.Strong(number(cases, view.lang)), f" {view.say(_STATUS[status])}"], className=status)


def open_rows(view: View, work: Work, found: Compliance) -> list[Row]:
    """A row an open case, the most urgent first."""
    return [_row(view, work, (one.status, case)) for one in found.open for case in one.listed]


def _row(view: View, work: Work, found: tuple[str, OpenCase]) -> Row:
    status, one = found
    known = one.procedure is not None and one.step is not None
    place = (work.document, one.procedure or 0, one.step or "")
    return {
        "status": view.say(_STATUS[status]),
        "case": one.case,
        "step": f"{step_name(*place)} {activity(*place)}" if known else "–",
        "since": one.since.replace(tzinfo=None).isoformat() if one.since else None,
        "due": one.due.replace(tzinfo=None).isoformat() if one.due else None,
        "left": None if one.left_seconds is None else one.left_seconds / 3600,
    }


def _grid(view: View, rows: list[Row]) -> Component:
    say, lang = {name: view.say(text) for name, text in _COLUMNS.items()}, view.lang
    columns = [
        text("status", say["status"], 180), text("case", say["case"], 130), text("step", say["step"], 220, grow=True),
        moments("since", say["since"], lang), moments("due", say["due"], lang), figures("left", say["left"], lang, 1),
    ]  # fmt: skip
    made = grid(Grid("due", view.say(TITLE), searchable(columns), rows), lang, **PICK)
    return made if rows else html.Div(made, className="hidden")
