"""A plain table, for screen readers as much as for eyes, and the buttons that save it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from web.parts.labelled import does, labelled

_FORMATS = ("CSV", "XLSX")


def table(label: str, head: Sequence[str], rows: Sequence[Sequence[str]], *, saved: bool = True) -> Component:
    """A table named `label`; wider than its place, it scrolls by itself and by keyboard.

    Unless it is `saved` from elsewhere in its card, the buttons stand below it.
    """
    titles = html.Thead(html.Tr([html.Th(text, scope="col") for text in head]))
    body = html.Tbody([html.Tr([html.Td(text) for text in row]) for row in rows])
    frame = html.Table([titles, body], className="plain")
    shown = html.Div(frame, className="scroll", tabIndex="0", role="region", **labelled(label))
    return html.Div([shown, save_buttons(label)], className="tabled") if saved else shown


def save_buttons(label: str) -> Component:
    """Buttons by which the browser saves the table called `label` of the same card."""
    return html.Div([_button(name, label) for name in _FORMATS], className="save")


def _button(name: str, label: str) -> Component:
    facts = does(name.lower(), title=label)
    return html.Button(name, className="act", title=f"{name}: {label}", **labelled(f"{name}: {label}"), **facts)
