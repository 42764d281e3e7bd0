"""What a page is, and what it is shown with."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash
from dash.development.base_component import Component

from model.text import Lang, Text
from store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class View:
    """One SOP of a workspace in one language: all a layout depends on.

    The key is empty only for a page that needs no SOP in a workspace that holds none.
    """

    workspace: Workspace
    key: str
    lang: Lang

    def say(self, text: Text, **facts: object) -> str:
        """`text` in the view's language."""
        return text.to(self.lang, **facts)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, its name, who it is for, what it shows and what it reacts to.

    One that is not about an SOP is shown in an empty workspace too.
    """

    path: str
    title: Text
    audience: Text
    layout: Callable[[View], Component]
    register: Callable[[Dash, Workspace], None]
    about_sop: bool = True


def chosen(workspace: Workspace, key: str | None) -> str | None:
    """`key` if the workspace holds it, else its first SOP with a check, else its first SOP.

    The key comes from the browser, which may remember one of another workspace.
    """
    keys = workspace.keys()
    return key if key in keys else next(iter(workspace.checked() or keys), None)
