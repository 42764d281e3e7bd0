"""The frame round every page: navigation, choice of SOP, language and brightness."""

from collections.abc import Sequence
from functools import partial

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from model.text import Lang, Text
from store.workspace import Workspace
from web.page import Page, View, chosen
from web.parts.empty import UNKNOWN_PAGE, WORKSPACE_EMPTY, empty
from web.parts.labelled import labelled

_SKIP = Text(id="Langsung ke isi", en="Skip to content")
_DARK = Text(id="Gelap", en="Dark")
_SOP = Text(id="SOP yang ditampilkan", en="SOP shown")
_LANGUAGES = [{"value": lang.value, "label": lang.value.upper()} for lang in Lang]
_NAVBAR = {"width": 220, "breakpoint": "sm", "collapsed": {"mobile": True}}
_THEME = {"primaryShade": 8, "autoContrast": True, "fontFamily": "system-ui, sans-serif"}


def frame(workspace: Workspace) -> Component:
    """The whole document before any page is in it."""
    shell = dmc.AppShell(
        [_header(), dmc.AppShellNavbar([], id="nav", p="xs", **labelled("Menu")), _main(workspace)],
        id="shell",
        header={"height": 56},
        navbar=_NAVBAR,
        padding="md",
    )
    stores = [dcc.Location(id="url"), dcc.Store(id="page-title"), dcc.Store(id="draft", storage_type="session")]
    skip = html.A(_SKIP.to(Lang.ID), id="skip", href="#main", className="skip")
    provider: Component = dmc.MantineProvider([*stores, skip, shell], id="provider", theme=_THEME)
    return provider


def _header() -> Component:
    burger = dmc.Burger(id="burger", opened=False, hiddenFrom="sm", size="sm", **labelled("Menu"))
    dark = dmc.Switch(id="dark", label=_DARK.to(Lang.ID), checked=False, persistence=True, size="sm")
    language = dmc.SegmentedControl(id="lang", data=_LANGUAGES, value="id", persistence=True, size="xs")
    named = html.Div(language, role="group", **labelled("Bahasa / Language"))
    brand = dmc.Group([burger, html.Span("Mutu Baku", className="brand")], gap="xs")
    controls = dmc.Group([dark, named], gap="sm", wrap="nowrap")
    bar = dmc.Group([brand, controls], justify="space-between", h="100%", px="md", wrap="nowrap")
    header: Component = dmc.AppShellHeader(bar)
    return header


def _main(workspace: Workspace) -> Component:
    options = [{"value": key, "label": label(workspace, key)} for key in workspace.keys()]  # noqa: SIM118
    sop = dmc.Select(
        id="sop",
        data=options,
        value=chosen(workspace, None),
        label=_SOP.to(Lang.ID),
        allowDeselect=False,
        persistence=True,
        maw=560,
    )
    choice = html.Div(sop, className="choice" if len(options) > 1 else "hidden")
    main: Component = dmc.AppShellMain(html.Div([choice, html.Div(id="page")], id="main", tabIndex="-1"))
    return main


def label(workspace: Workspace, key: str) -> str:
    """How a SOP is called: its title, else its number, else its key."""
    document = workspace.document(key)
    return document.title or document.number or key


def register(app: Dash, workspace: Workspace, pages: Sequence[Page]) -> None:
    """Connects the frame's controls."""
    app.callback(
        Output("nav", "children"),
        Output("skip", "children"),
        Output("dark", "label"),
        Output("sop", "label"),
        Input("lang", "value"),
    )(partial(chrome, pages))
    app.callback(
        Output("page", "children"),
        Output("page-title", "data"),
        Input("url", "pathname"),
        Input("lang", "value"),
        Input("sop", "value"),
    )(partial(show, workspace, pages))
    _register_clientside(app)


def _register_clientside(app: Dash) -> None:
    def connect(name: str, *wires: Input | Output | State) -> None:
        app.clientside_callback(ClientsideFunction("mutubaku", name), *wires)  # type: ignore[no-untyped-call]

    connect("scheme", Output("provider", "forceColorScheme"), Input("dark", "checked"))
    connect("menu", Output("shell", "navbar"), Input("burger", "opened"), State("shell", "navbar"))
    connect("closeMenu", Output("burger", "opened"), Input("url", "pathname"))
    connect("title", Output("main", "lang"), Input("page-title", "data"), State("lang", "value"))


def chrome(pages: Sequence[Page], lang: str) -> tuple[list[Component], str, str, str]:
    """Navigation links and the labels of the frame in `lang`."""
    spoken = Lang(lang)
    links = [
        dmc.NavLink(
            label=page.title.to(spoken),
            description=page.audience.to(spoken),
            href=page.path,
            active="exact",
            variant="filled",
        )
        for page in pages
    ]
    return links, _SKIP.to(spoken), _DARK.to(spoken), _SOP.to(spoken)


def show(workspace: Workspace, pages: Sequence[Page], path: str, lang: str, key: str | None) -> tuple[Component, str]:
    """The page at `path` and its title; a sentence instead where there is nothing to show."""
    spoken, known = Lang(lang), chosen(workspace, key)
    page = next((page for page in pages if page.path == path), None)
    if page is None:
        return empty(UNKNOWN_PAGE, spoken), "Mutu Baku"
    title = page.title.to(spoken)
    if known is None and page.about_sop:
        return empty(WORKSPACE_EMPTY, spoken, title), title
    return page.layout(View(workspace, known or "", spoken)), title
