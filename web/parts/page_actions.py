"""What can be done with a whole page: print it, copy its address, open the reports."""

from dash import html
from dash.development.base_component import Component

from model.text import Text
from web.page import View
from web.parts.first_steps import tour_button
from web.parts.labelled import does
from web.parts.papers import OFFICIAL, READERS, REPORTS, title_of

_PRINT = Text(id="Cetak halaman", en="Print the page")
_COPY = Text(id="Salin tautan", en="Copy link")
_COPIED = Text(id="Tautan disalin", en="Link copied")


def page_actions(view: View, *, reports: bool) -> Component:
    """Buttons the browser serves by itself, and the reports of the SOP shown where it has any."""
    buttons = [
        html.Button(view.say(_PRINT), className="act", **does("print")),
        html.Button(view.say(_COPY), className="act", **does("copy", said=view.say(_COPIED))),
    ]
    links = [_link(view, form) for form in OFFICIAL if reports and view.workspace.user.role in READERS]
    return html.Div([*links, *buttons, tour_button(view.lang)], className="page-actions")


def _link(view: View, form: str) -> Component:
    words = view.say(title_of(form))
    return html.A(words, href=f"{REPORTS}/{view.key}/{form}", className="act", download="")
