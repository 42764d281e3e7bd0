"""The numbers of a card as a file: a menu whose buttons the browser serves from the card's own table."""

from dash import html
from dash.development.base_component import Component

from model.text import Lang, Text
from web.parts.labelled import does, labelled

_SAVE = Text(id="Simpan tabel", en="Save table")
_OF = Text(id="Simpan tabel: {title}", en="Save table: {title}")
_FORMATS = ("CSV", "XLSX")


def export_menu(title: str, lang: Lang) -> Component:
    """Buttons that save the table beside which they stand."""
    buttons = [html.Button(name, className="act", **does(name.lower(), title=title, lang=lang.value)) for name in _FORMATS]
    name = _OF.to(lang, title=title)
    return html.Div([html.Span(_SAVE.to(lang), className="small"), *buttons], className="export", role="group", **labelled(name))
