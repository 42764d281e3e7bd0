"""Hambatan: where, when and why time is lost, for management."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from model.analysis import Analysis
from model.bottleneck import Bottlenecks
from model.bottleneck_words import sentence
from model.registry import Role
from model.report import Report
from model.sop import SopDocument
from model.text import Text
from model.written_numbers import hours, number
from web.page import Page, View
from web.parts.control_card import control_card
from web.parts.empty import NOT_ANALYSED, NOT_CHECKED, empty
from web.parts.findings import definition
from web.parts.head import head
from web.parts.loss_map import maps
from web.parts.variant_table import variant_card
from web.parts.waits import causes_card, handovers, role_handovers
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
_NOTHING = Text(id="Tidak ada waktu kerja yang hilang.", en="No working time is lost.")
_MORE = Text(id="Lihat {n} berikutnya", en="Show {n} more")
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
    lists = [handovers(view, document, lost), role_handovers(view, lost)]
    return [
        sentences(view, report, lost),
        *maps(view, document, report, lost),
        _pair(waiting),
        *filter(None, lists),
        control_card(view, analysis.trend),
        variant_card(view, analysis.variants),
    ]


def _pair(found: Sequence[Component | None]) -> Component:
    return html.Div([card for card in found if card is not None], className="pair")


def sentences(view: View, report: Report, lost: Bottlenecks) -> Component:
    """The losses in words, the largest first."""
    title, lang = view.say(_LOSSES), view.lang
    if not lost.losses:
        return html.Section([html.H2(title), html.P(view.say(_NOTHING))], className="card")
    counts = {"late": number(lost.late_cases, lang), "cases": number(lost.cases, lang)}
    time, months = definition(report, lang), number(lost.months, lang, 1)
    finding = view.say(_SAYS, hours=hours(lost.lost_seconds, lang), months=months, time=time, **counts)
    said = [html.Li(sentence(loss.clauses, lang)) for loss in lost.losses[:_MOST]]
    more = said[_FIRST:]
    shown = [html.H2(title), html.P(finding, className="finding"), html.Ol(said[:_FIRST], className="ranked")]
    if more:
        rest = html.Ol(more, start=str(_FIRST + 1), className="ranked")
        shown.append(html.Details([html.Summary(view.say(_MORE, n=len(more))), rest]))
    return html.Section(shown, className="card")


def register(_site: Site) -> None:
    """Nothing: the page only shows."""


PAGE = Page(
    path="/hambatan",
    title=_TITLE,
    audience=Text(id="Untuk pimpinan", en="For management"),
    layout=layout,
    register=register,
    roles=frozenset({Role.AUDITOR, Role.PLANNER, Role.LEADER}),
    kept=True,
)
