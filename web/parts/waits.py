"""Hand-overs: how long they wait, for what, and between whom."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from docs_out.reporting.losses import CAUSE, main_cause
from model.bottleneck import CAUSES, Bottlenecks, Loss
from model.sop import SopDocument
from model.text import Text
from model.written_numbers import hours, number, percent
from web.charts.causes import NAMES, UNSPLIT, Waiting, cause_hours, waiting_bars
from web.page import View
from web.parts.graph import Chart, chart_card
from web.parts.loss_places import label, of_kind, rounded_hours, ways
from web.parts.table import table

_CHART = Text(id="Sebab menunggu per serah terima", en="Causes of waiting by hand-over")
_SAYS = Text(
    id="Sebab terbesar: {cause}, {share} dari {hours} yang dapat diurai (n = {n} penantian). Menunggu di luar jam kantor "
    "tidak dihitung ({outside}).",
    en="Largest cause: {cause}, {share} of the {hours} that can be split (n = {n} waits). Waiting outside office hours "
    "does not count ({outside}).",
)
_UNSAID = {
    "day_grain": Text(id="catatan hanya memuat tanggal tanpa jam", en="the log holds dates without times of day"),
    "no_starts": Text(id="catatan tidak memuat waktu mulai", en="the log holds no starts"),
    "no_ends": Text(id="catatan tidak memuat waktu selesai", en="the log holds no ends"),
    "no_performers": Text(id="catatan tidak memuat pelaksana", en="the log names no performers"),
    "split": Text(id="tidak ada penantian yang memuat semua datanya", en="no waiting has all the data that takes"),
}
_NOT_SPLIT = Text(
    id="Sebab menunggu tidak dapat diurai: {why}. Lengkapi catatan, lalu bandingkan sekali lagi.",
    en="Causes of waiting cannot be told: {why}. Complete the log, then compare once more.",
)
_MEANING = Text(id="Arti tiap sebab", en="What each cause means")
_UNSPLIT_MEANS = Text(id="catatannya tidak cukup untuk mengurai sebabnya", en="the log does not suffice to tell why")
_PLACE = Text(id="Serah terima", en="Hand-over")
_N = Text(id="Peralihan (n)", en="Hand-overs (n)")
_LIST = Text(id="Daftar serah terima", en="List of hand-overs")
_LIST_SAYS = Text(
    id="{off} dari {all} serah terima yang menunggu tidak ada dalam alur SOP; bersama-sama {hours} dari {total} jam kerja "
    "tunggu. Ditampilkan {shown} terbesar.",
    en="{off} of {all} hand-overs that wait are not in the flow of the SOP; together {hours} of {total} working hours "
    "waited. The largest {shown} are shown.",
)
_LIST_HEAD = (_PLACE, Text(id="Jam kerja menunggu", en="Working hours waited"), Text(id="Bagian dari semua kehilangan", en="Share of all losses"),
              _N, Text(id="Menunggu", en="Waited"), Text(id="Alur SOP", en="Flow of the SOP"), Text(id="Sebab utama", en="Main cause"))  # fmt: skip
_YES, _NO = Text(id="ya", en="yes"), Text(id="tidak", en="no")
_BARS, _LISTED = 10, 15
_FRAME, _BAR = 150, 30


def causes_card(view: View, document: SopDocument, lost: Bottlenecks) -> Component | None:
    """What the longest hand-overs waited for; why that cannot be told; nothing where none waits."""
    title, waits = view.say(_CHART), of_kind(lost, "waiting")[:_BARS]
    if not waits:
        return None
    if not (lost.causes and lost.causes.split):
        why = view.say(_NOT_SPLIT, why=view.say(_UNSAID[lost.status]))
        return html.Section([html.H2(title), html.P(why)], className="card")
    shown = [Waiting(label(document, loss), loss.runs, loss.causes) for loss in waits if loss.causes]
    head = [view.say(text) for text in (_PLACE, _N, *NAMES.values())]
    figure, height = waiting_bars(shown, view.lang), _FRAME + _BAR * len(shown)
    chart = Chart(title, _cause_finding(view, lost), figure, head, _cause_rows(view, shown), height)
    return chart_card(chart, view.lang, meanings(view))


def _cause_finding(view: View, lost: Bottlenecks) -> str:
    causes, cause = lost.causes, main_cause(lost.causes)
    if causes is None or cause is None:
        return view.say(_NOT_SPLIT, why=view.say(_UNSAID["split"]))
    known = sum(getattr(causes, f"{name}_seconds") for name in CAUSES)
    return view.say(
        _SAYS,
        cause=CAUSE[cause].to(view.lang),
        share=percent(getattr(causes, f"{cause}_seconds") / known, view.lang),
        hours=rounded_hours(known, view.lang),
        n=number(causes.split, view.lang),
        outside=rounded_hours(causes.outside_seconds, view.lang),
    )


def _cause_rows(view: View, shown: Sequence[Waiting]) -> list[tuple[str, ...]]:
    return [
        (
            one.label,
            number(one.waits, view.lang),
            *(number(cause_hours(one.causes, cause), view.lang, 1) for cause in NAMES),
        )
        for one in shown
    ]


def meanings(view: View) -> Component:
    """The short names of the causes and what they stand for."""
    told = {**CAUSE, UNSPLIT: _UNSPLIT_MEANS}
    terms = [
        part for cause, name in NAMES.items() for part in (html.Dt(view.say(name)), html.Dd(view.say(told[cause])))
    ]
    return html.Details([html.Summary(view.say(_MEANING)), html.Dl(terms, className="special")])


def handovers(view: View, document: SopDocument, lost: Bottlenecks) -> Component | None:
    """The hand-overs with what they waited; nothing where none waits."""
    waits = of_kind(lost, "waiting")
    if not waits:
        return None
    lang, off = view.lang, [loss for loss in waits if not in_flow(document, loss)]
    counts = {"off": len(off), "all": len(waits), "shown": min(_LISTED, len(waits))}
    off_hours, total = (hours(sum(loss.excess_seconds for loss in part), lang) for part in (off, waits))
    finding = view.say(_LIST_SAYS, hours=off_hours, total=total, **counts)
    rows = [_row(view, document, loss) for loss in waits[:_LISTED]]
    title, head = view.say(_LIST), [view.say(text) for text in _LIST_HEAD]
    return html.Section(
        [html.H2(title), html.P(finding, className="finding"), table(title, head, rows)], className="card handovers"
    )


def in_flow(document: SopDocument, loss: Loss) -> bool:
    """Whether the SOP leads from the one step to the other."""
    return (loss.source, loss.target) in ways(document.procedures[loss.procedure])


def _row(view: View, document: SopDocument, loss: Loss) -> tuple[str, ...]:
    lang, cause = view.lang, main_cause(loss.causes)
    return (
        label(document, loss),
        hours(loss.excess_seconds, lang),
        percent(loss.share, lang),
        number(loss.runs, lang),
        number(loss.hits, lang),
        view.say(_YES if in_flow(document, loss) else _NO),
        view.say(CAUSE[cause]) if cause else "–",
    )
