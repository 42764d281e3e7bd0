"""Akun: who may sign in, in which unit and role, for admins."""

import re
from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import Input, Output, State, ctx, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from model.errors import SopError
from model.registry import Role, Unit, User, unit_paths
from model.text import Lang, Text
from store.registry.units import add_unit, units_of
from store.registry.users import Person, add_user, disable_user, reset_password, users_of
from store.workspace import Workspace
from web.page import Page, View
from web.parts.grid import Grid, Row, grid, searchable, text
from web.parts.labelled import announced
from web.role_names import ROLES
from web.site import Site

_TITLE = Text(id="Akun", en="Accounts")
_LEAD = Text(
    id="Setiap orang melihat unitnya dan semua unit di bawahnya; perannya menentukan apa yang boleh dilakukan.",
    en="People see their unit and all units below it; their role decides what they may do.",
)
_PEOPLE = Text(id="Orang", en="People")
_NEW = Text(id="Akun baru", en="New account")
_UNITS = Text(id="Unit", en="Units")
_NAME = Text(id="Nama akun", en="Account name")
_FULL = Text(id="Nama lengkap", en="Full name")
_ROLE = Text(id="Peran", en="Role")
_UNIT = Text(id="Unit", en="Unit")
_STATE = Text(id="Keadaan", en="State")
_ADD = Text(id="Buat akun", en="Make the account")
_ADD_UNIT = Text(id="Tambah unit", en="Add the unit")
_NEW_UNIT = Text(id="Unit baru", en="New unit")
_BELOW = Text(id="Di bawah", en="Below")
_DISABLE = Text(id="Nonaktifkan", en="Disable")
_RESET = Text(id="Kata sandi baru", en="New password")
_PICK = Text(
    id="Pilih satu akun dengan klik atau Spasi, lalu pilih tindakan.",
    en="Pick an account by a click or Space, then choose what to do.",
)
_ACTIVE, _OFF, _FIRST = (Text(id="aktif", en="active"), Text(id="nonaktif", en="disabled"),
                         Text(id="belum pernah masuk", en="never signed in"))  # fmt: skip
_TOLD = Text(
    id="{name}: kata sandi {password}. Catat sekarang: hanya ditampilkan kali ini dan harus diganti saat masuk.",
    en="{name}: password {password}. Note it now: it is shown this once and has to be changed at the sign-in.",
)
_DISABLED = Text(id="{name}: dinonaktifkan; sesinya berakhir.", en="{name}: disabled; their session is over.")
_UNIT_ADDED = Text(id="{name}: ditambahkan.", en="{name}: added.")
_BAD_NAME = Text(
    id="Nama akun: 3 sampai 40 huruf kecil, angka, titik atau garis, tanpa spasi.",
    en="Account name: 3 to 40 small letters, digits, dots or dashes, no spaces.",
)
_MISSING = Text(id="Isi nama dan pilih unit serta peran.", en="Fill in the name and choose unit and role.")
_NOT_OWN = Text(id="Akun sendiri tidak dapat dinonaktifkan.", en="Your own account cannot be disabled.")
_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")
_LONGEST = 200
_Choices = list[dict[str, str]]


def layout(view: View) -> Component:
    """The accounts within reach, with what can be done to them, and the units."""
    paths = _paths(view.workspace)
    people = [
        html.H2(view.say(_PEOPLE)),
        html.P(view.say(_PICK), className="note"),
        html.Div(_grid(view, paths), className="pick"),
        html.Div(
            [
                dmc.Button(view.say(_RESET), id="account-reset", variant="default"),
                dmc.Button(view.say(_DISABLE), id="account-disable", variant="default"),
            ],
            className="actions",
        ),
    ]
    forms = [
        html.Section(_person_form(view, paths), className="card"),
        html.Section(_unit_form(view, paths), className="card"),
    ]
    return html.Div(
        [
            html.H1(view.say(_TITLE)),
            html.P(view.say(_LEAD), className="lead"),
            html.Div(id="account-said", **announced()),
            html.Section(people, className="card"),
            html.Div(forms, className="pair"),
        ],
        className="about-accounts",
    )


def _grid(view: View, paths: dict[str, Unit]) -> Component:
    columns = [
        text("name", view.say(_NAME), 130),
        text("full", view.say(_FULL), 170, grow=True),
        text("role", view.say(_ROLE), 150),
        text("unit", view.say(_UNIT), 200),
        text("state", view.say(_STATE), 150),
    ]
    shown = Grid("accounts", view.say(_PEOPLE), searchable(columns), rows(view.workspace, view.lang, paths))
    return grid(shown, view.lang, rowSelection={"mode": "singleRow", "checkboxes": False, "enableClickSelection": True})


def rows(workspace: Workspace, lang: Lang, paths: dict[str, Unit]) -> list[Row]:
    """One row for each account within reach."""
    names = {unit.id: path for path, unit in paths.items()}
    return [
        {
            "name": user.name,
            "full": user.full_name,
            "role": ROLES[user.role].to(lang),
            "unit": names.get(user.unit, "–"),
            "state": _state(user).to(lang),
        }
        for user in users_of(workspace.registry, workspace.user)
    ]


def _state(user: User) -> Text:
    if not user.active:
        return _OFF
    return _FIRST if user.must_change else _ACTIVE


def _person_form(view: View, paths: dict[str, Unit]) -> list[Component]:
    roles = [{"value": role.value, "label": name.to(view.lang)} for role, name in ROLES.items()]
    return [
        html.H2(view.say(_NEW)),
        dmc.TextInput(id="account-name", label=view.say(_NAME)),
        dmc.TextInput(id="account-full", label=view.say(_FULL)),
        dmc.Select(id="account-role", data=roles, label=view.say(_ROLE)),
        _unit_choice("account-unit", view.say(_UNIT), paths),
        html.Div(dmc.Button(view.say(_ADD), id="account-add"), className="actions"),
    ]


def _unit_form(view: View, paths: dict[str, Unit]) -> list[Component]:
    return [
        html.H2(view.say(_UNITS)),
        html.Ul([html.Li(path) for path in paths], id="unit-list"),
        dmc.TextInput(id="unit-name", label=view.say(_NEW_UNIT)),
        _unit_choice("unit-parent", view.say(_BELOW), paths),
        html.Div(dmc.Button(view.say(_ADD_UNIT), id="unit-add"), className="actions"),
    ]


def _unit_choice(name: str, label: str, paths: dict[str, Unit]) -> Component:
    choice: Component = dmc.Select(id=name, data=_choices(paths), label=label, searchable=True, limit=100)
    return choice


def _choices(paths: dict[str, Unit]) -> _Choices:
    return [{"value": str(unit.id), "label": path} for path, unit in paths.items()]


def add(workspace: Workspace, clicks: object, told: tuple[object, ...], lang: str) -> tuple[str, list[Row]]:
    """What is said of the new account, its password with it, and the accounts now."""
    if not clicks:
        raise PreventUpdate
    user, password = add_user(workspace.registry, workspace.user, _person(told))
    said = _TOLD.to(Lang(lang), name=user.name, password=password)
    return said, rows(workspace, Lang(lang), _paths(workspace))


def _person(told: tuple[object, ...]) -> Person:
    name, full, role, unit = (str(one or "").strip()[:_LONGEST] for one in told)
    if role not in {one.value for one in Role} or not unit.isdecimal():
        raise SopError(_MISSING)
    if not _ACCOUNT.fullmatch(name):
        raise SopError(_BAD_NAME)
    return Person(name, full or name, Role(role), int(unit[:9]))


def change(workspace: Workspace, _reset: object, _disable: object, picked: object, lang: str) -> tuple[str, list[Row]]:
    """What was done to the picked account, and the accounts now."""
    name, spoken = _picked(picked), Lang(lang)
    if ctx.triggered_id == "account-disable":
        said = _disabled(workspace, name).to(spoken, name=name)
    else:
        said = _TOLD.to(spoken, name=name, password=reset_password(workspace.registry, workspace.user, name))
    return said, rows(workspace, spoken, _paths(workspace))


def _disabled(workspace: Workspace, name: str) -> Text:
    if name == workspace.user.name:
        raise SopError(_NOT_OWN)
    disable_user(workspace.registry, workspace.user, name)
    return _DISABLED


def _picked(picked: object) -> str:
    row = picked[0] if isinstance(picked, Sequence) and picked else None
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise SopError(_PICK)
    return str(row["name"])


def grow(
    workspace: Workspace, clicks: object, name: object, parent: object, lang: str
) -> tuple[str, list[Component], _Choices, _Choices]:
    """What is said of the new unit, the units now, and the choices among them."""
    if not clicks:
        raise PreventUpdate
    wanted = str(name or "").strip()[:_LONGEST]
    if not wanted or not isinstance(parent, str) or not parent.isdecimal():
        raise SopError(_MISSING)
    unit = add_unit(workspace.registry, workspace.user, int(parent[:9]), wanted)
    paths = _paths(workspace)
    listed: list[Component] = [html.Li(path) for path in paths]
    return _UNIT_ADDED.to(Lang(lang), name=unit.name), listed, _choices(paths), _choices(paths)


def _paths(workspace: Workspace) -> dict[str, Unit]:
    return unit_paths(units_of(workspace.registry, workspace.user))


def register(site: Site) -> None:
    """Makes and changes accounts, and adds units."""
    said, shown, lang = Output("account-said", "children"), Output("accounts", "rowData"), State("lang", "value")
    again = Output("account-said", "children", allow_duplicate=True)
    fields = tuple(State(f"account-{part}", "value") for part in ("name", "full", "role", "unit"))
    site.callback(
        add,
        output=(said, shown),
        inputs=(Input("account-add", "n_clicks"), fields, lang),
        prevent_initial_call=True,
    )
    site.callback(
        change,
        again,
        Output("accounts", "rowData", allow_duplicate=True),
        Input("account-reset", "n_clicks"),
        Input("account-disable", "n_clicks"),
        State("accounts", "selectedRows"),
        lang,
        prevent_initial_call=True,
    )
    unit = Input("unit-add", "n_clicks"), State("unit-name", "value"), State("unit-parent", "value")
    choices = Output("account-unit", "data"), Output("unit-parent", "data")
    site.callback(grow, again, Output("unit-list", "children"), *choices, *unit, lang, prevent_initial_call=True)


PAGE = Page(
    path="/akun",
    title=_TITLE,
    order=8,
    audience=Text(id="Untuk admin", en="For admins"),
    layout=layout,
    register=register,
    roles=frozenset({Role.ADMIN}),
    about_sop=False,
)
