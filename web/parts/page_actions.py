"""What can be done with a whole page: print it, copy its address, open the reports."""

from dash import html
from dash.development.base_component import Component

from docs_out.report_form import ReportForm, report_forms
from model.text import Text
from web.page import View
from web.parts.first_steps import tour_button
from web.parts.labelled import does

_PRINT = Text(id="Cetak halaman", en="Print the page")
_COPY = Text(id="Salin tautan", en="Copy link")
_COPIED = Text(id="Tautan disalin", en="Link copied")
_FORMS = {
    ("audit", ".docx"): Text(id="Laporan audit (.docx)", en="Audit report (.docx)"),
    ("evaluation", ".docx"): Text(id="Formulir evaluasi (.docx)", en="Evaluation form (.docx)"),
    ("monitoring", ".docx"): Text(id="Formulir monitoring (.docx)", en="Monitoring form (.docx)"),
}
REPORTS = "/kertas-kerja"


def page_actions(view: View, *, reports: bool) -> Component:
    """Buttons the browser serves by itself, and the reports of the SOP shown where it has any."""
    buttons = [
        html.Button(view.say(_PRINT), className="act", **does("print")),
        html.Button(view.say(_COPY), className="act", **does("copy", said=view.say(_COPIED))),
    ]
    links = [_link(view, form) for form in report_forms() if reports and (form.name, form.suffix) in _FORMS]
    return html.Div([*links, *buttons, tour_button(view.lang)], className="page-actions")


def _link(view: View, form: ReportForm) -> Component:
    words = view.say(_FORMS[form.name, form.suffix])
    return html.A(words, href=f"{REPORTS}/{view.key}/{form.name}{form.suffix}", className="act", download="")
