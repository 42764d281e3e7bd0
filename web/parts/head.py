"""The top of a page about a check: which SOP, which period, which calendars and rules."""

from dash import html
from dash.development.base_component import Component

from model.report import Report
from model.text import Text
from model.written_numbers import day, number
from web.page import View
from web.parts.rules import rules

_LEAD = Text(
    id="{sop}. {cases} kasus, {events} kejadian, {period}.",
    en="{sop}. {cases} cases, {events} events, {period}.",
)


def head(view: View, title: str, report: Report) -> list[Component]:
    """Title, one sentence on what was checked, and the rules of counting."""
    document, lang = view.workspace.document(view.key), view.lang
    sentence = view.say(
        _LEAD,
        sop=document.title or document.number or view.key,
        cases=number(report.cases, lang),
        events=number(report.events, lang),
        period="–".join(day(stamp, lang) for stamp in report.period or ()) or "–",
    )
    return [html.H1(title), html.P(sentence, className="lead"), rules(view, report)]
