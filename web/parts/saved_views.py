"""The menu of saved views: those of who asks, a name to save what is shown, a way to take one away."""

import dash_mantine_components as dmc
from dash import ALL, Input, Output, State, ctx, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from model.text import Lang, Text
from store.registry.views import remove_view, save_view, views_of
from store.workspace import Workspace
from web.parts.labelled import does, labelled
from web.site import Site

_MENU = Text(id="Tampilan", en="Views")
_NONE = Text(id="Belum ada tampilan tersimpan.", en="No view is saved yet.")
_NAME = Text(id="Nama tampilan", en="Name of the view")
_SAVE = Text(id="Simpan tampilan", en="Save view")
_REMOVE = Text(id="Hapus {name}", en="Remove {name}")
_COPY = Text(id="Salin tautan", en="Copy link")
_COPIED = Text(id="Tautan disalin", en="Link copied")


def views_menu() -> Component:
    """The part of the account's menu, still without its views."""
    return html.Details(
        [
            html.Summary(_MENU.to(Lang.ID), id="views-title"),
            html.Div(
                [
                    html.Ul([], id="views", className="views"),
                    dmc.TextInput(id="view-name", size="xs", label=_NAME.to(Lang.ID)),
                    html.Button(_SAVE.to(Lang.ID), id="view-save", className="act"),
                    html.Button(
                        _COPY.to(Lang.ID), id="view-copy", className="act", **does("copy", said=_COPIED.to(Lang.ID))
                    ),
                    dcc.Store(id="view-address"),
                ],
                className="view-form",
            ),
        ],
        className="saved-views",
    )


def view_list(workspace: Workspace, lang: Lang) -> list[Component]:
    """The views of who asks, each a link with the button that takes it away."""
    found = views_of(workspace.registry, workspace.user)
    rows: list[Component] = [
        html.Li(
            [
                html.A(one.name, href=one.address),
                html.Button(
                    "×",
                    id={"type": "view-remove", "view": one.id},
                    className="linklike",
                    **labelled(_REMOVE.to(lang, name=one.name)),
                ),
            ]
        )
        for one in found
    ]
    return rows or [html.Li(_NONE.to(lang), className="small")]


def named(workspace: Workspace, lang: str) -> tuple[list[Component], str, str, str, str]:
    """The list and the words of the menu."""
    spoken = Lang(lang)
    menu, name, save, copy = (text.to(spoken) for text in (_MENU, _NAME, _SAVE, _COPY))
    return view_list(workspace, spoken), menu, name, save, copy


def saved(workspace: Workspace, address: object, name: object, lang: str) -> tuple[list[Component], str]:
    """The list with the view shown saved in it, and an empty field."""
    if not isinstance(address, str) or not isinstance(name, str):
        raise PreventUpdate
    save_view(workspace.registry, workspace.user, name, address)
    return view_list(workspace, Lang(lang)), ""


def removed(workspace: Workspace, clicks: object, lang: str) -> list[Component]:
    """The list without the view whose button was pressed."""
    pressed = ctx.triggered_id
    if not isinstance(clicks, list) or not any(clicks) or not isinstance(pressed, dict):
        raise PreventUpdate
    view = pressed.get("view")
    if not isinstance(view, int) or isinstance(view, bool):
        raise PreventUpdate
    remove_view(workspace.registry, workspace.user, view)
    return view_list(workspace, Lang(lang))


def register(site: Site) -> None:
    """Connects the menu."""
    words = (("views-title", "children"), ("view-name", "label"), ("view-save", "children"), ("view-copy", "children"))
    site.callback(named, Output("views", "children"), *(Output(*one) for one in words), Input("lang", "value"))
    site.clientside("mutubaku_mgmt.address", Output("view-address", "data"), Input("view-save", "n_clicks"))
    site.callback(
        saved,
        Output("views", "children", allow_duplicate=True),
        Output("view-name", "value"),
        Input("view-address", "data"),
        State("view-name", "value"),
        State("lang", "value"),
        prevent_initial_call=True,
    )
    site.callback(
        removed,
        Output("views", "children", allow_duplicate=True),
        Input({"type": "view-remove", "view": ALL}, "n_clicks"),
        State("lang", "value"),
        prevent_initial_call=True,
    )
