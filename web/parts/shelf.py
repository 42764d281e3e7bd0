"""The library: documents to search, by unit and state."""

from collections.abc import Sequence
from datetime import date

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from analytics.linting.evaluation import evaluation_due
from model.library import Library, Shelved, Wanted
from model.lint import LintProfile
from model.registry import State as VersionState
from model.registry import Unit, Version
from model.text import Lang, Text
from model.written_numbers import day, number, percent
from store.registry.library import library
from store.registry.units import units_of
from store.workspace import Workspace
from web.page import View
from web.parts.document_card import due_text
from web.parts.grid import Column, Grid, Row, grid, text
from web.parts.labelled import announced, labelled
from web.parts.office import kept
from web.parts.reviewing import spoken
from web.parts.states import STATES
from web.parts.unit_choice import number_of, unit_tree
from web.site import Site

_LIST = Text(id="Dokumen SOP", en="SOP documents")
_SEARCH = Text(id="Cari judul, nomor, atau isi", en="Search title, number or text")
_UNIT, _STATE = Text(id="Unit", en="Unit"), Text(id="Keadaan", en="State")
_ALL_UNITS, _ALL_STATES = Text(id="Semua unit", en="All units"), Text(id="Semua keadaan", en="All states")
_FOUND = Text(id="{count} dokumen", en="{count} documents")
_NOTHING = Text(
    id="Tidak ada dokumen yang cocok. Hapus kata pencarian atau pilih unit dan keadaan lain.",
    en="No document matches. Clear the search or choose another unit and state.",
)
_EMPTY = Text(
    id="Pustaka ini masih kosong. Perencana dapat mengunggah dokumen di atas.",
    en="This library is still empty. Planners can upload documents above.",
)
_PAGES = Text(id="Halaman daftar", en="Pages of the list")
_TITLE, _NUMBER = Text(id="Nama SOP", en="SOP name"), Text(id="Nomor", en="Number")
_EFFECTIVE, _DUE = Text(id="Tanggal efektif", en="Effective"), Text(id="Evaluasi berikutnya", en="Next evaluation")
_OPEN, _SHARE = Text(id="Keraguan", en="Doubts"), Text(id="Sesuai (%)", en="Conforming (%)")
_NUMBERED = Text(id="{state} (versi {number})", en="{state} (version {number})")
_SHOWN = 50
_ALL = "all"
_GONE = frozenset({VersionState.REPLACED, VersionState.REVOKED})
_PICK = {"rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True}, "pagination": False}
Shown = tuple[list[Row], str, int, str]


def shelf(view: View) -> Component:
    """The search, the filters and the list."""
    query, workspace = view.query, view.workspace
    units = units_of(workspace.registry, workspace.user)
    asked = (
        query.get("cari", ""),
        _known(query.get("unit"), units),
        _state_name(query.get("keadaan")),
        _page(query.get("halaman")),
    )
    rows, found, pages, place = show_shelf(workspace, *asked, view.lang)
    filters = [
        dmc.TextInput(id="library-search", label=view.say(_SEARCH), value=asked[0], debounce=300),
        dmc.Select(id="library-unit", label=view.say(_UNIT), data=[_all(view, _ALL_UNITS), *unit_tree(units)], value=asked[1], searchable=True, allowDeselect=False),
        dmc.Select(id="library-state", label=view.say(_STATE), data=_state_options(view), value=asked[2], allowDeselect=False),
    ]  # fmt: skip
    listed = grid(Grid("library-grid", view.say(_LIST), _columns(view), rows), view.lang, **_PICK)
    pager = dmc.Pagination(id="library-page", total=pages, value=asked[3], withControls=False, size="sm")
    shown = [
        html.H2(view.say(_LIST)),
        html.Div(filters, className="filters"),
        html.P(found, id="library-found", className="note", **announced()),
        html.Div(listed, className="pick"),
        html.Nav(pager, id="library-pages", className=place, **labelled(view.say(_PAGES))),
    ]
    return html.Section([*shown, dcc.Store(id="library-kept")], className="card about-library")


def show_shelf(workspace: Workspace, *asked: object) -> Shown:
    """Rows, how many there are, on how many pages, and whether pages are shown.

    `asked` are words, unit, state, page and language.
    """
    words, unit, state, page, lang = asked
    start = _SHOWN * (_page(page) - 1)
    wanted = Wanted(words if isinstance(words, str) else "", number_of(unit), _state(state), start, _SHOWN)
    found = library(workspace.registry, workspace.user, wanted)
    pages = max(1, -(-found.total // _SHOWN))
    return (
        _rows(workspace, found, spoken(lang)),
        _told(found, wanted, spoken(lang)),
        pages,
        "" if pages > 1 else "hidden",
    )


def _state_options(view: View) -> list[dict[str, str]]:
    options = [{"value": state.value, "label": text.to(view.lang)} for state, text in STATES.items()]
    return [_all(view, _ALL_STATES), *options]


def _all(view: View, text: Text) -> dict[str, str]:
    return {"value": _ALL, "label": view.say(text)}


def _columns(view: View) -> list[Column]:
    say = view.say
    shown = [
        text("title", say(_TITLE), 220, grow=True),
        text("number", say(_NUMBER), 175),
        text("unit", say(_UNIT), 110),
        text("state", say(_STATE), 110),
        text("effective", say(_EFFECTIVE), 122),
        text("due", say(_DUE), 140),
        text("open", say(_OPEN), 108),
        text("share", say(_SHARE), 92),
    ]
    return [{**column, "sortable": False, "wrapText": True, "autoHeight": True} for column in shown]


def _rows(workspace: Workspace, found: Library, lang: Lang) -> list[Row]:
    profile = kept(workspace).rules.office.lint
    names = {unit.id: unit.name for unit in units_of(workspace.registry, workspace.user)}
    today = date.today()  # noqa: DTZ011 (the office's own day)
    return [_row(one, names.get(one.document.unit, ""), (profile, today), lang) for one in found.shelf]


def _row(one: Shelved, unit: str, rules: tuple[LintProfile, date], lang: Lang) -> Row:
    said, (profile, today) = one.said, rules
    due = evaluation_due((said.created, said.revised, said.effective), said.number, profile)
    closed, right = one.checked or (0, 0)
    return {
        "key": str(one.document.id),
        "title": one.document.title,
        "number": said.number or "",
        "unit": unit,
        "state": ", ".join(_states(one.versions, lang)),
        "effective": day(said.effective, lang) if said.effective else "",
        "due": due_text(due, today, lang),
        "open": number(said.open, lang) if said.open else "",
        "share": percent(right / closed, lang) if closed else "",
    }


def _states(versions: Sequence[Version], lang: Lang) -> list[str]:
    """The states of the versions that count; of a document without any, of its last."""
    living = [one for one in versions if one.state not in _GONE] or list(versions[-1:])
    if len(living) == 1:
        return [STATES[living[0].state].to(lang)]
    return [_NUMBERED.to(lang, state=STATES[one.state].to(lang), number=one.number) for one in living]


def _told(found: Library, wanted: Wanted, lang: Lang) -> str:
    if found.total:
        return _FOUND.to(lang, count=number(found.total, lang))
    empty = wanted.text.strip() == "" and wanted.unit is None and wanted.state is None
    return (_EMPTY if empty else _NOTHING).to(lang)


def _known(unit: str | None, units: Sequence[Unit]) -> str:
    return unit if unit in {str(one.id) for one in units} and unit else _ALL


def _state_name(name: str | None) -> str:
    return name if name in set(VersionState) and name else _ALL


def _state(name: object) -> VersionState | None:
    return next((state for state in VersionState if state == name), None)


def _page(page: object) -> int:
    found = int(page) if isinstance(page, str) and page.isascii() and page.isdecimal() and len(page) < 7 else page  # noqa: PLR2004 (pages)
    return found if type(found) is int and 0 < found < 10**6 else 1


def register(site: Site) -> None:
    """Keeps the list as asked for, and the address with it."""
    asked = (
        Input("library-search", "value"),
        Input("library-unit", "value"),
        Input("library-state", "value"),
        Input("library-page", "value"),
    )
    site.callback(
        show_shelf,
        Output("library-grid", "rowData"),
        Output("library-found", "children"),
        Output("library-page", "total"),
        Output("library-pages", "className"),
        *asked,
        State("lang", "value"),
        prevent_initial_call=True,
    )
    site.clientside("mutubaku_dokumen.keepSearch", Output("library-kept", "data"), *asked)
    site.clientside(
        "mutubaku_dokumen.open",
        Output("library-kept", "data", allow_duplicate=True),
        Input("library-grid", "selectedRows"),
        prevent_initial_call=True,
    )
