"""What a page is, and what it is shown with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dash.development.base_component import Component

from model.registry import Role
from model.text import Lang, Text
from store.workspace import Workspace
from web.site import EVERYONE, Site


@dataclass(frozen=True, slots=True)
class View:
    """One SOP of a workspace in one language, and the query of the address: all a layout depends on.

    The key is empty only for a page that needs no SOP in a workspace that holds none.
    """

    workspace: Workspace
    key: str
    lang: Lang
    query: Mapping[str, str] = field(default_factory=dict)

    def say(self, text: Text, **facts: object) -> str:
        """`text` in the view's language."""
        return text.to(self.lang, **facts)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, its name, its place in the menu, who it is for, what it shows and what it reacts to.

    What it registers is for its `roles`. One that is not about an SOP is shown in an empty workspace too. The layout
    of one that is `kept` depends on its address, the unit and role of who asks, and what registry and checks hold.
    """

    path: str
    title: Text
    order: int
    audience: Text
    layout: Callable[[View], Component]
    register: Callable[[Site], None]
    roles: frozenset[Role] = EVERYONE
    about_sop: bool = True
    kept: bool = False


def chosen(workspace: Workspace, key: object) -> str | None:
    """`key` if the workspace holds it, else its first SOP with a check, else its first SOP.

    The key comes from the browser, which may remember one of another workspace.
    """
    if isinstance(key, str) and workspace.holds(key):
        return key
    return next(iter(workspace.checked() or workspace.keys()), None)
