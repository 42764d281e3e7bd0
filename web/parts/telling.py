"""Buttons that tell a store what they stand for, when `assets/dokumen.js` hears them pressed."""

import json
from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from web.parts.labelled import facts

Told = Mapping[str, str | int | list[str]]


def telling(store: str, fact: Told, text: str, *, sure: str = "", kind: str = "tell") -> Component:
    """A button that gives `store` the `fact`; one with a question in `sure` asks it first."""
    asked = {"sure": sure} if sure else {}
    told = facts(tell=store, fact=json.dumps(dict(fact)), **asked)
    return html.Button(text, className=kind, type="button", **told)
