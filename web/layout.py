"""The frame round every page: navigation, choice of SOP, language and brightness."""

from collections.abc import Sequence
from functools import partial
from urllib.parse import parse_qsl

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from model.registry import User
from model.text import Lang, Text
from store.workspace import Workspace
from web.page import Page, View, chosen
from web.parts import saved_views
from web.parts.empty import NOT_FOR_ROLE, UNKNOWN_PAGE, WORKSPACE_EMPTY, empty
from web.parts.labelled import labelled
from web.role_names import ROLES
from web.site import Site, current_user, is_somebody

_SKIP = Text(id="Langsung ke isi", en="Skip to content")
_DARK = Text(id="Gelap", en="Dark")
_SOP = Text(id="SOP yang ditampilkan", en="SOP shown")
_LANGUAGES = [{"value": lang.value, "label": lang.value.upper()} for lang in Lang]
_NAVBAR = {"width": 220, "breakpoint": "sm", "collapsed": {"mobile": True}}
_LEAVE = Text(id="Keluar", en="Sign out")
_CHANGE = Text(id="Ganti kata sandi", en="Change the password")
_SEARCHED, _LISTED = 10, 100
_THEME = {"primaryShade": 8, "autoContrast": True, "fontFamily": "system-ui, sans-serif"}


def frame(site: Site) -> Component:
    """The whole document before any page is in it, for the person who asks."""
    if not is_somebody():
        return html.Div()  # Dash asks for a layout before it looks at the first request
    workspace = site.workspace()
    shell = dmc.AppShell(
        [_header(current_user()), dmc.AppShellNavbar([], id="nav", p="xs", **labelled("Menu")), _main(workspace)],
        id="shell",
        header={"height": 56},
        navbar=_NAVBAR,
        padding="md",
    )
    stores = [dcc.Location(id="url"), dcc.Store(id="page-title")]
    skip = html.A(_SKIP.to(Lang.ID), id="skip", href="#main", className="skip")
    provider: Component = dmc.MantineProvider([*stores, skip, shell], id="provider", theme=_THEME)
    return provider


def _header(user: User) -> Component:
    burger = dmc.Burger(id="burger", opened=False, hiddenFrom="sm", size="sm", **labelled("Menu"))
    dark = dmc.Switch(id="dark", label=_DARK.to(Lang.ID), checked=False, persistence=True, size="sm")
    language = dmc.SegmentedControl(id="lang", data=_LANGUAGES, value="id", persistence=True, size="xs")
    named = html.Div(language, role="group", **labelled("Bahasa / Language"))
    brand = dmc.Group([burger, html.Span("Mutu Baku", className="brand")], gap="xs", wrap="nowrap")
    controls = dmc.Group([dark, named, _account(user)], gap="sm", wrap="nowrap")
    bar = dmc.Group([brand, controls], justify="space-between", h="100%", px="md", wrap="nowrap")
    header: Component = dmc.AppShellHeader(bar)
    return header


def _account(user: User) -> Component:
    """Who is signed in, with the ways out."""
    leave = html.Form(
        html.Button(_LEAVE.to(Lang.ID), id="leave", className="linklike"), action="/keluar", method="post"
    )
    change = html.A(_CHANGE.to(Lang.ID), id="change-password", href="/sandi")
    who = html.Div([html.Strong(user.full_name), html.Span(ROLES[user.role].to(Lang.ID), id="role")])
    return html.Details(
        [html.Summary(user.name), html.Div([who, saved_views.views_menu(), change, leave], className="menu")],
        className="account",
    )


def _main(workspace: Workspace) -> Component:
    documents = workspace.documents()
    sop = dmc.Select(
        id="sop",
        data=[{"value": str(one.id), "label": one.title} for one in documents],
        value=chosen(workspace, None),
        label=_SOP.to(Lang.ID),
        allowDeselect=False,
        searchable=len(documents) > _SEARCHED,
        limit=_LISTED,
        persistence=True,
        maw=560,
    )
    choice = html.Div(sop, id="choice", className="choice" if len(documents) > 1 else "hidden")
    notice = html.Div(id="notice", role="alert")
    page: Component = dmc.AppShellMain(html.Div([choice, notice, html.Div(id="page")], id="main", tabIndex="-1"))
    return page


def register(site: Site, pages: Sequence[Page]) -> None:
    """Connects the frame's controls."""
    site.callback(
        partial(chrome, pages),
        Output("nav", "children"),
        Output("skip", "children"),
        Output("dark", "label"),
        Output("sop", "label"),
        Output("leave", "children"),
        Output("change-password", "children"),
        Output("role", "children"),
        Input("lang", "value"),
    )
    site.callback(
        partial(_shown, pages),
        Output("page", "children"),
        Output("page-title", "data"),
        Input("url", "pathname"),
        Input("lang", "value"),
        Input("sop", "value"),
        State("url", "search"),
    )
    saved_views.register(site)
    _register_clientside(site)


def _register_clientside(site: Site) -> None:
    site.clientside("scheme", Output("provider", "forceColorScheme"), Input("dark", "checked"))
    site.clientside("menu", Output("shell", "navbar"), Input("burger", "opened"), State("shell", "navbar"))
    site.clientside("closeMenu", Output("burger", "opened"), Input("url", "pathname"))
    site.clientside("title", Output("main", "lang"), Input("page-title", "data"), State("lang", "value"))
    site.clientside("quiet", Output("notice", "children"), Input("page-title", "data"))
    site.clientside("sopOfAddress", Output("sop", "value"), Input("url", "search"), State("sop", "data"))
    site.clientside("keepSop", Output("choice", "title"), Input("sop", "value"), Input("url", "pathname"))


def chrome(
    pages: Sequence[Page], workspace: Workspace, lang: str
) -> tuple[list[Component], str, str, str, str, str, str]:
    """Navigation links and the labels of the frame in `lang`, for who asks."""
    spoken, role = Lang(lang), workspace.user.role
    links = [
        dmc.NavLink(
            label=page.title.to(spoken),
            description=page.audience.to(spoken),
            href=page.path,
            active="exact",
            variant="filled",
        )
        for page in pages
        if role in page.roles
    ]
    said = (text.to(spoken) for text in (_SKIP, _DARK, _SOP, _LEAVE, _CHANGE, ROLES[role]))
    skip, dark, sop, leave, change, named = said
    return links, skip, dark, sop, leave, change, named


def _shown(pages: Sequence[Page], workspace: Workspace, path: str, *shown: str | None) -> tuple[Component, str]:
    lang, key, search = shown
    return show(pages, workspace, path, (lang or Lang.ID.value, key, search))


def show(
    pages: Sequence[Page], workspace: Workspace, path: str, shown: tuple[str, str | None, str | None]
) -> tuple[Component, str]:
    """The page at `path` and its title, for language, SOP and query in `shown`; else a sentence on why not."""
    lang, key, search = shown
    spoken, page = Lang(lang), next((page for page in pages if page.path == path), None)
    if page is None:
        return empty(UNKNOWN_PAGE, spoken), "Mutu Baku"
    title = page.title.to(spoken)
    if workspace.user.role not in page.roles:
        return empty(NOT_FOR_ROLE, spoken, title), title
    query = dict(parse_qsl((search or "").removeprefix("?")))
    known = chosen(workspace, key)
    if known is None and page.about_sop:
        return empty(WORKSPACE_EMPTY, spoken, title), title
    return page.layout(View(workspace, known or "", spoken, query)), title
