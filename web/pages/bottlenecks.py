"""Hambatan: where, when and why time is lost, for management."""

from collections.abc import Sequence

from dash import MATCH, Input, Output, html
from dash.development.base_component import Component

from model.analysis import Analysis
from model.bottleneck import Bottlenecks
from model.registry import Role
from model.report import Report
from model.sop import SopDocument
from model.text import Text
from model.written_numbers import hours, number
from web.page import Page, View
from web.parts.control_card import control_card
from web.parts.empty import NOT_ANALYSED, NOT_CHECKED, empty
from web.parts.findings import definition
from web.parts.handovers import handover_card
from web.parts.head import head
from web.parts.loss_map import maps
from web.parts.loss_sentences import NOTHING, loss_list, told
from web.parts.variant_table import variant_card
from web.parts.waits import causes_card, handovers
from web.parts.week_losses import week_card
from web.site import Site

_TITLE = Text(id="Hambatan", en="Bottlenecks")
_LOSSES = Text(id="Di mana waktu hilang", en="Where time is lost")
_SAYS = Text(
    id="Hilang {hours} jam kerja dalam {months} bulan: di atas waktu baku dan antarlangkah. {late} dari {cases} kasus "
    "terlambat. Waktu dalam {time}.",
    en="{hours} working hours are lost in {months} months: above the norms and between steps. {late} of {cases} cases "
    "are late. Times in {time}.",
)
_FIRST, _MOST = 5, 15


def layout(view: View) -> Component:
    """Losses in sentences, on the map, by cause and time; months and variants."""
    title = view.say(_TITLE)
    if not view.workspace.is_checked(view.key):
        return empty(NOT_CHECKED, view.lang, title)
    report, document = view.workspace.report(view.key), view.workspace.document(view.key)
    if report.analysis is None:
        return empty(NOT_ANALYSED, view.lang, title)
    return html.Div([*head(view, title, report), *cards(view, report, document, report.analysis)])


def cards(view: View, report: Report, document: SopDocument, analysis: Analysis) -> list[Component]:
    """All cards of the page; those on waiting only where something waits."""
    lost = analysis.bottlenecks
    waiting = [causes_card(view, document, lost), week_card(view, view.workspace.week_hours(view.key))]
    lists = [handovers(view, document, lost), handover_card(view, view.workspace.role_flows(view.key))]
    return [
        sentences(view, document, report, lost),
        *maps(view, document, report, lost, view.workspace.flows(view.key)),
        _pair(waiting),
        *filter(None, lists),
        control_card(view, analysis.trend),
        variant_card(view, analysis.variants),
    ]


def _pair(found: Sequence[Component | None]) -> Component:
    return html.Div([card for card in found if card is not None], className="pair")


def sentences(view: View, document: SopDocument, report: Report, lost: Bottlenecks) -> Component:
    """The losses in words, the largest first."""
    title, lang = view.say(_LOSSES), view.lang
    if not lost.losses:
        return html.Section([html.H2(title), html.P(view.say(NOTHING))], className="card")
    counts = {"late": number(lost.late_cases, lang), "cases": number(lost.cases, lang)}
    time, months = definition(report, lang), number(lost.months, lang, 1)
    finding = view.say(_SAYS, hours=hours(lost.lost_seconds, lang), months=months, time=time, **counts)
    said = loss_list(view, document, told(lost, _MOST), _FIRST)
    return html.Section([html.H2(title), html.P(finding, className="finding"), *said], className="card")


def register(site: Site) -> None:
    """Takes rare flows from the map, or brings them back."""
    site.clientside(
        "mutubaku_mgmt.layers",
        Output({"type": "flow-map", "procedure": MATCH}, "className"),
        Input({"type": "rare-flows", "procedure": MATCH}, "value"),
    )


PAGE = Page(
    path="/hambatan",
    title=_TITLE,
    order=2,
    audience=Text(id="Untuk pimpinan", en="For management"),
    layout=layout,
    register=register,
    roles=frozenset({Role.AUDITOR, Role.PLANNER, Role.LEADER}),
    kept=True,
)
