"""A plain table, for screen readers as much as for eyes."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from web.parts.labelled import labelled


def table(label: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Component:
    """A table named `label`; wider than its place, it scrolls by itself and by keyboard."""
    titles = html.Thead(html.Tr([html.Th(text, scope="col") for text in head]))
    body = html.Tbody([html.Tr([html.Td(text) for text in row]) for row in rows])
    frame = html.Table([titles, body], className="plain")
    return html.Div(frame, className="scroll", tabIndex="0", role="region", **labelled(label))
