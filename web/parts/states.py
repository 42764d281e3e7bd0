"""The states of a version, in words and as a badge."""

from dash import html
from dash.development.base_component import Component

from model.registry import State
from model.text import Lang, Text

STATES = {
    State.DRAFT: Text(id="draf", en="draft"),
    State.CHECKED: Text(id="diperiksa", en="checked"),
    State.APPROVED: Text(id="disetujui", en="approved"),
    State.EFFECTIVE: Text(id="berlaku", en="in force"),
    State.REPLACED: Text(id="digantikan", en="replaced"),
    State.REVOKED: Text(id="dicabut", en="revoked"),
}


def state_badge(state: State, lang: Lang) -> Component:
    """The state in a frame of its colour."""
    return html.Span(STATES[state].to(lang), className=f"state {state.name.lower()}")
