"""Ringkasan: how well the SOP is followed and where time is lost, for management."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from model.report import Bottleneck, Report
from model.run import Month
from model.sop import SopDocument
from model.step_names import activity, lost_seconds, step_name
from model.text import Text
from model.written_numbers import hours, interval, month, number, percent
from web.charts.pareto import Loss, cumulative, pareto
from web.charts.trend import trend
from web.page import Page, View
from web.parts.empty import NOT_CHECKED, empty
from web.parts.findings import closed, definition
from web.parts.graph import Chart, chart_card
from web.parts.head import head
from web.site import Site

_TITLE = Text(id="Ringkasan", en="Overview")
_CONFORMING = Text(id="Kasus sesuai SOP", en="Cases that follow the SOP")
_INTERVAL = Text(
    id="n = {n} kasus selesai; selang 95%: {interval}", en="n = {n} closed cases; 95% interval: {interval}"
)
_CASES = Text(id="Kasus selesai", en="Closed cases")
_OPEN = Text(id="{n} masih berjalan", en="{n} still open")
_LATE = Text(id="Pelaksanaan langkah terlambat", en="Late step runs")
_MEASURED = Text(id="dari {n} yang terukur; {time}", en="of {n} measurable; {time}")
_LOST = Text(id="Jam kerja hilang", en="Working hours lost")
_ABOVE = Text(id="di atas waktu baku dan antarlangkah; {time}", en="above the norms and between steps; {time}")
_TREND = Text(id="Kesesuaian per bulan", en="Conformance by month")
_TREND_HEAD = (Text(id="Bulan mulai", en="Month of start"), Text(id="Kasus selesai (n)", en="Closed cases (n)"),
               Text(id="Sesuai", en="Conforming"), Text(id="Bagian", en="Share"))  # fmt: skip
_TREND_SAYS = Text(
    id="{month}: {share} dari {n} kasus sesuai SOP; bulan terbaik {best} ({best_share}, n = {best_n}).",
    en="{month}: {share} of {n} cases followed the SOP; best month {best} ({best_share}, n = {best_n}).",
)
_PARETO = Text(id="Pareto waktu kerja yang hilang", en="Pareto of lost working time")
_PARETO_HEAD = (Text(id="Tempat", en="Place"), Text(id="Jam kerja hilang", en="Working hours lost"),
                Text(id="Kumulatif", en="Cumulative"))  # fmt: skip
_PARETO_SAYS = Text(
    id="Terbesar: {name}, {hours} dari {total} jam kerja ({share}).",
    en="Largest: {name}, {hours} of {total} working hours ({share}).",
)
_STEP = Text(id="Langkah {step}", en="Step {step}")
_STEP_NAME = Text(id="langkah {step} {activity}", en="step {step} {activity}")
_HANDOVER = Text(id="{step}→{target}", en="{step}→{target}")
_HANDOVER_NAME = Text(id="serah terima langkah {step} ke {target}", en="hand-over from step {step} to {target}")
_NO_MONTHS = Text(
    id="Belum ada kasus selesai, jadi tren belum dapat digambar.", en="No case is closed yet, so there is no trend."
)
_NO_LOSS = Text(id="Tidak ada waktu kerja yang hilang.", en="No working time is lost.")
_PLACES = 12


def layout(view: View) -> Component:
    """Key figures, trend and Pareto of one SOP."""
    title = view.say(_TITLE)
    if not view.workspace.is_checked(view.key):
        return empty(NOT_CHECKED, view.lang, title)
    report, document = view.workspace.report(view.key), view.workspace.document(view.key)
    charts = [trend_card(view, view.workspace.months(view.key)), pareto_card(view, losses(view, report, document))]
    return html.Div([*head(view, title, report), key_figures(view, report), html.Div(charts, className="pair")])


def key_figures(view: View, report: Report) -> Component:
    """The four figures at the top of the page."""
    lang, time, n = view.lang, definition(report, view.lang), closed(report)
    share = "–" if report.conforming_share is None else percent(report.conforming_share, lang)
    late, measurable = (sum(getattr(s, name) for s in report.steps) for name in ("late", "measurable"))
    bounds = interval(report.conforming_interval, lang) or "–"
    cards = [
        (_CONFORMING, share, view.say(_INTERVAL, n=number(n, lang), interval=bounds)),
        (_CASES, number(n, lang), view.say(_OPEN, n=number(report.open_cases, lang))),
        (_LATE, number(late, lang), view.say(_MEASURED, n=number(measurable, lang), time=time)),
        (_LOST, hours(lost_seconds(report), lang), view.say(_ABOVE, time=time)),
    ]
    return html.Dl([_figure(view.say(name), value, note) for name, value, note in cards], className="figures")


def _figure(name: str, value: str, note: str) -> Component:
    parts = [html.Dt(name), html.Dd(value, className="value"), html.Dd(note, className="small")]
    return html.Div(parts, className="card")


def trend_card(view: View, months: Sequence[Month]) -> Component:
    """The share of conforming cases by month, or why there is none."""
    if not months:
        return html.Section([html.H2(view.say(_TREND)), html.P(view.say(_NO_MONTHS))], className="card")
    lang = view.lang
    rows = [
        (month(m.month, lang), number(m.cases, lang), number(m.conforming, lang), percent(m.conforming / m.cases, lang))
        for m in months
    ]
    titles = [view.say(text) for text in _TREND_HEAD]
    return chart_card(Chart(view.say(_TREND), trend_finding(view, months), trend(months, lang), titles, rows), lang)


def trend_finding(view: View, months: Sequence[Month]) -> str:
    """The last month and the best one in a sentence."""
    lang, last, best = view.lang, months[-1], max(months, key=lambda m: m.conforming / m.cases)
    return view.say(
        _TREND_SAYS,
        month=month(last.month, lang),
        share=percent(last.conforming / last.cases, lang),
        n=number(last.cases, lang),
        best=month(best.month, lang),
        best_share=percent(best.conforming / best.cases, lang),
        best_n=number(best.cases, lang),
    )


def losses(view: View, report: Report, document: SopDocument) -> list[Loss]:
    """Where time is lost, largest first."""
    found = [_loss(view, place, document) for place in report.bottlenecks if place.excess_seconds > 0]
    return sorted(found, key=lambda loss: -loss.seconds)


def _loss(view: View, place: Bottleneck, document: SopDocument) -> Loss:
    step = step_name(document, place.procedure, place.source)
    target = step_name(document, place.procedure, place.target)
    facts = {"step": step, "target": target, "activity": activity(document, place.procedure, place.source)}
    short, full = (_HANDOVER, _HANDOVER_NAME) if place.kind == "waiting" else (_STEP, _STEP_NAME)
    return Loss(view.say(short, **facts), view.say(full, **facts), place.excess_seconds)


def pareto_card(view: View, found: Sequence[Loss]) -> Component:
    """The Pareto of lost working time, or that there is none."""
    if not found:
        return html.Section([html.H2(view.say(_PARETO)), html.P(view.say(_NO_LOSS))], className="card")
    lang, running = view.lang, cumulative(found)
    rows = [
        (loss.name, hours(loss.seconds, lang), percent(share / 100, lang))
        for loss, share in zip(found, running, strict=True)
    ]
    total = sum(loss.seconds for loss in found)
    says = view.say(
        _PARETO_SAYS,
        name=found[0].name,
        hours=hours(found[0].seconds, lang),
        total=hours(total, lang),
        share=percent(found[0].seconds / total, lang),
    )
    titles = [view.say(text) for text in _PARETO_HEAD]
    return chart_card(Chart(view.say(_PARETO), says, pareto(found, lang, _PLACES), titles, rows), lang)


def register(_site: Site) -> None:
    """Nothing: the page only shows."""


PAGE = Page(
    path="/",
    title=_TITLE,
    audience=Text(id="Untuk pimpinan", en="For management"),
    layout=layout,
    register=register,
    kept=True,
)
