"""One case as evidence: planned against actual, and the rows of the log behind it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from model.run import Run
from model.sop import SopDocument
from model.step_names import step_name
from model.text import Text
from model.written_numbers import moment, number
from web.charts.timeline import Span, timeline
from web.page import View
from web.parts.findings import VERDICTS, definition
from web.parts.graph import graph
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
_ROW_HEIGHT = 34
_FRAME_HEIGHT = 130


def case_body(view: View, case: str) -> list[Component]:
    """The timeline and the source rows of `case`."""
    runs, document = view.workspace.runs(view.key, case), view.workspace.document(view.key)
    late = sum(run.verdict == "late" for run in runs)
    time = definition(view.workspace.report(view.key), view.lang)
    title, spans = view.say(_PLAN), spans_of(runs, document)
    picture = graph(timeline(spans, view.lang), view.lang, _FRAME_HEIGHT + _ROW_HEIGHT * len(spans))
    return [
        html.H2(title),
        html.P(view.say(_SAYS, late=number(late, view.lang), n=number(len(runs), view.lang), time=time)),
        html.Div(picture, role="figure", **labelled(title)),
        html.H2(view.say(_ROWS)),
        html.P(view.say(_FILE, name=view.workspace.log_name(view.key)), className="note"),
        source_rows(view, runs, document),
    ]


def spans_of(runs: Sequence[Run], document: SopDocument) -> list[Span]:
    """The runs with at least one stamp by start; one with a single stamp has no length."""
    spans = (_span(run, document) for run in runs)
    return sorted((span for span in spans if span), key=lambda span: span.start)


def _span(run: Run, document: SopDocument) -> Span | None:
    start, end = run.start or run.end, run.end or run.start
    return Span(_label(run, document), start, end, run.due, run.verdict) if start and end else None


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
