"""Ringkasan: how well the SOP is followed and where time is lost, for management."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from model.analysis import Analysis
from model.office import Targets
from model.report import Bottleneck, Report
from model.run import Month
from model.sop import SopDocument
from model.step_names import activity, step_name
from model.text import Text
from model.written_numbers import hours, month, number, percent
from store.checks import months_of
from store.registry.units import units_of
from web.charts.pareto import Loss, cumulative, pareto
from web.charts.trend import trend
from web.page import Page, View
from web.parts.address import SOP, address
from web.parts.empty import NOT_ANALYSED, NOT_CHECKED
from web.parts.first_steps import first_steps, tour
from web.parts.graph import Chart, chart_card
from web.parts.head import head
from web.parts.loss_sentences import DEEPER, NOTHING, loss_list, told
from web.parts.month_changes import change_card
from web.parts.office import kept
from web.parts.office_figures import Checked, office_part
from web.parts.page_actions import page_actions
from web.parts.sop_figures import key_figures
from web.site import Site
from web.table_file import table_file
from web.turns import in_turn

_TITLE = Text(id="Ringkasan", en="Overview")
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
_CHOSEN = Text(id="SOP yang ditampilkan", en="The SOP shown")
_BOTTLENECKS = Text(id="Hambatan terbesar", en="Largest bottlenecks")
_ALL_LOSSES = Text(id="Semua hambatan, peta, dan sebabnya", en="All bottlenecks, the map and the causes")
_PLACES, _SENTENCES = 12, 5


def layout(view: View) -> Component:
    """The office first, then the SOP chosen; the first steps where there is none."""
    title = html.H1(view.say(_TITLE))
    if not view.key:
        return html.Div([title, first_steps(view.lang, view.workspace.user.role), tour(view.lang)])
    targets = kept(view.workspace).rules.office.targets
    office = office_part(view, _checked(view, targets))
    checked = view.workspace.is_checked(view.key)
    shown = sop_part(view, targets) if checked else [html.P(view.say(NOT_CHECKED), className="card empty")]
    chosen = html.H2(view.say(_CHOSEN), className="part")
    return html.Div([title, page_actions(view, reports=checked), *office, chosen, *shown, tour(view.lang)])


def _checked(view: View, targets: Targets) -> Checked:
    names = {unit.id: unit.name for unit in units_of(view.workspace.registry, view.workspace.user)}
    return Checked(months_of(view.workspace.registry, view.workspace.user), names, targets)


def sop_part(view: View, targets: Targets) -> list[Component]:
    """Figures, what changed, trend, Pareto and the largest losses of one SOP."""
    report, document = view.workspace.report(view.key), view.workspace.document(view.key)
    analysis = report.analysis
    months = _months(analysis) if analysis else view.workspace.months(view.key)
    charts = html.Div([trend_card(view, months), pareto_card(view, losses(view, report, document))], className="pair")
    top = [*head(view, view.say(_TITLE), report)[1:], key_figures(view, report, targets, months)]
    if analysis is None:
        return [*top, charts, html.P(view.say(NOT_ANALYSED), className="card empty")]
    return [*top, change_card(view, analysis.trend), charts, _losses_card(view, document, analysis)]


def _months(analysis: Analysis) -> list[Month]:
    return [Month(m.month, m.cases, m.conforming, m.excess_seconds) for m in analysis.trend.months]


def _losses_card(view: View, document: SopDocument, analysis: Analysis) -> Component:
    """The largest losses in sentences, and the way to all of them."""
    found = told(analysis.bottlenecks, _SENTENCES)
    said: list[Component] = loss_list(view, document, found, _SENTENCES) if found else [html.P(view.say(NOTHING))]
    if view.workspace.user.role in DEEPER:
        said.append(html.P(dcc.Link(view.say(_ALL_LOSSES), href=address("/hambatan", {SOP: view.key}))))
    return html.Section([html.H2(view.say(_BOTTLENECKS)), *said], className="card")


def trend_card(view: View, months: Sequence[Month]) -> Component:
    """The share of conforming cases by month, or why there is none."""
    months = [one for one in months if one.cases]
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


def register(site: Site) -> None:
    """Saves tables of any page as workbooks."""
    site.route("/tabel.xlsx", in_turn(table_file), methods=("POST",))


PAGE = Page(
    path="/",
    title=_TITLE,
    order=1,
    audience=Text(id="Untuk pimpinan", en="For management"),
    layout=layout,
    register=register,
    about_sop=False,
    kept=True,
)
