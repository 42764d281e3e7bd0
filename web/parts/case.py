"""One case as evidence: planned against actual, and the rows of the log behind it."""

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from model.audit_work import Wanted
from model.finding_words import rule_name
from model.run import Run
from model.sop import SopDocument
from model.step_names import step_name
from model.text import Text
from model.written_numbers import moment, number
from store.evidence import Window
from store.findings import Keyed, findings_in
from web.charts.timeline import Span, timeline
from web.page import View
from web.parts.findings import VERDICTS, definition
from web.parts.found import Work, finding_row, with_hidden
from web.parts.graph import graph
from web.parts.grid import Cell
from web.parts.labelled import labelled
from web.parts.table import table

_PLAN = Text(id="Rencana dan pelaksanaan", en="Planned and actual")
_SAYS = Text(id="{late} dari {n} kegiatan terlambat; {time}.", en="{late} of {n} activities late; {time}.")
_ROWS = Text(id="Baris sumber", en="Source rows")
_FILE = Text(
    id="Berkas catatan: {name}. Baris dihitung dari 1 setelah judul kolom.",
    en="Log file: {name}. Rows count from 1 after the heading.",
)
_HEAD = (
    Text(id="Baris", en="Row"), Text(id="Langkah", en="Step"), Text(id="Kegiatan", en="Activity"),
    Text(id="Pelaksana", en="Performer"), Text(id="Mulai", en="Start"), Text(id="Selesai", en="End"),
    Text(id="Batas waktu", en="Due"), Text(id="Penilaian", en="Verdict"),
)  # fmt: skip
_FOUND = Text(id="Temuan pada kasus ini", en="Findings in this case")
_NOTHING = Text(id="Tidak ada temuan.", en="Nothing was found.")
_ORDER_RULES = ("LOG202", "LOG204", "LOG205")
_MOST = 200
_ROW_HEIGHT = 34
_FRAME_HEIGHT = 150


def case_body(view: View, case: str, work: Work) -> list[Component]:
    """What was found in `case`, its timeline and its source rows."""
    runs = with_hidden(view.workspace.runs(view.key, case), work.hidden)
    found = findings_in(work.evidence, Wanted(case=case), Window(0, _MOST), ())[0]
    late = sum(run.verdict == "late" for run in runs)
    title, spans = view.say(_PLAN), spans_of(view, runs, (work.document, odd_rows(found)))
    picture = graph(timeline(spans, view.lang), view.lang, _FRAME_HEIGHT + _ROW_HEIGHT * len(spans))
    facts = {"late": number(late, view.lang), "n": number(len(runs), view.lang)}
    return [
        *found_list(view, work, found),
        html.H2(title),
        html.P(view.say(_SAYS, **facts, time=definition(work.report, view.lang))),
        html.Div(picture, role="figure", **labelled(title)),
        html.H2(view.say(_ROWS)),
        html.P(view.say(_FILE, name=view.workspace.log_name(view.key)), className="note"),
        source_rows(view, runs, work.document),
    ]


def found_list(view: View, work: Work, found: Sequence[Keyed]) -> list[Component]:
    """The findings of a case with the verdicts on them."""
    rows = [finding_row(view, work, one) for one in found]
    items = [
        html.Li([html.Strong(f"{row['rule']} {row['name']}. "), str(row["sentence"]), *_badge(row["verdict"])])
        for row in rows
    ]
    said = html.Ul(items, className="told") if items else html.P(view.say(_NOTHING))
    return [html.H2(view.say(_FOUND)), said]


def _badge(verdict: Cell) -> list[Component]:
    return [html.Span(str(verdict), className="badge")] if verdict else []


def odd_rows(found: Sequence[Keyed]) -> dict[int, str]:
    """The rule that each row of the log breaks, of those on what comes when."""
    rows = ((one.found.row, one.found.rule) for one in found if one.found.rule in _ORDER_RULES)
    return {row: rule for row, rule in rows if row is not None}


def spans_of(view: View, runs: Sequence[Run], known: tuple[SopDocument, Mapping[int, str]]) -> list[Span]:
    """The runs with at least one stamp by start; one with a single stamp has no length."""
    spans = (_span(view, run, known) for run in runs)
    return sorted((span for span in spans if span), key=lambda span: span.start)


def _span(view: View, run: Run, known: tuple[SopDocument, Mapping[int, str]]) -> Span | None:
    document, odd = known
    start, end = run.start or run.end, run.end or run.start
    rule = rule_name(odd[run.row], view.lang) if run.row in odd else ""
    return Span(_label(run, document), start, end, run.due, run.verdict, rule) if start and end else None


def _label(run: Run, document: SopDocument) -> str:
    if run.step is None or run.procedure is None:
        return run.activity[:28]
    return f"{step_name(document, run.procedure, run.step)} {run.activity}"[:28]


def source_rows(view: View, runs: Sequence[Run], document: SopDocument) -> Component:
    """The log rows of a case with their verdicts."""
    rows = [
        (
            number(run.row, view.lang),
            "–" if run.step is None or run.procedure is None else step_name(document, run.procedure, run.step),
            run.activity,
            run.performer or run.role or "–",
            moment(run.start, view.lang),
            moment(run.end, view.lang),
            moment(run.due, view.lang),
            view.say(VERDICTS[run.verdict]),
        )
        for run in runs
    ]
    return table(view.say(_ROWS), [view.say(text) for text in _HEAD], rows)
