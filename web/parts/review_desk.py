"""The review of a draft: its page beside its values, and the one that is looked at."""

import re

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from model.text import Text
from store.workspace import Workspace
from web.page import View
from web.parts.labelled import announced
from web.parts.review_lists import doubt_list, value_lists
from web.parts.review_sheet import cutting, page_choice, sheet_of, sheet_view
from web.parts.review_values import Reviewed, Value, all_values, value_of_doubt
from web.parts.reviewing import (
    Desk,
    Seen,
    confirm_right,
    desk_of,
    desk_seen,
    may_write,
    next_doubted,
    put_right,
    set_performers,
    spoken,
    value_at,
)
from web.parts.states import STATES
from web.parts.telling import telling
from web.site import Site

_TITLE = Text(id="Tinjau hasil baca: {title}", en="Review what was read: {title}")
_LEAD = Text(
    id="Versi {number}, {state}. Klik sebuah nilai atau kotak pada halaman; F8 ke keraguan berikutnya, "
    "Shift+F8 ke sebelumnya, Ctrl+Enter menyimpan, Ctrl+Shift+Enter membenarkan.",
    en="Version {number}, {state}. Click a value or a box on the page; F8 goes to the next doubt, "
    "Shift+F8 to the one before, Ctrl+Enter saves, Ctrl+Shift+Enter confirms.",
)
_READ_ONLY = Text(id="Hanya perencana yang mengubah, dan hanya draf.", en="Only planners change it, and only a draft.")
_BACK_TO = Text(id="Kembali ke dokumen", en="Back to the document")
_DOCUMENT, _VALUES = Text(id="Dokumen asal", en="Original document"), Text(id="Hasil baca", en="What was read")
_CHOOSE = Text(id="Pilih sebuah nilai.", en="Choose a value.")
_VALUE, _LANES = Text(id="Nilai", en="Value"), Text(id="Pelaksana langkah ini", en="Who acts in this step")
_SAVE, _RIGHT = Text(id="Simpan koreksi", en="Save correction"), Text(id="Sudah benar", en="It is right")
_ON, _BACK = Text(id="Keraguan berikutnya", en="Next doubt"), Text(id="Sebelumnya", en="Previous")
_LINE = Text(id="Berasal dari baris {line}.", en="From line {line}.")
_WORDS = Text(id="Disimpulkan dari kata “{words}”.", en="Concluded from the words “{words}”.")
_FIRST = Text(id="Semula terbaca: {old}", en="Read at first: {old}")
_PERFORMERS = re.compile(r"/procedures/\d+/steps/\d+/performers")
_NOTHING = "–"
_UNSEEN, _SEEN = "hidden", "field"
Field = tuple[list[Component], str, str, list[dict[str, str]], list[str], str]
Done = tuple[Seen, str, str]


def review(view: View, key: str) -> Component:
    """The review of the version of `key` that is worked on."""
    desk = desk_of(view.workspace, key, view.lang)
    reviewed, version = desk.reviewed, desk.version
    first = _first(reviewed)
    page = (first.page if first else None) or 1
    lead = view.say(_LEAD, number=version.number, state=view.say(STATES[version.state]))
    writes = may_write(view.workspace, version)
    stores = [
        dcc.Store(id="review-seen", data=desk.seen),
        dcc.Store(id="review-at", data=first.at if first else ""),
        dcc.Store(id="review-sure"),
        dcc.Store(id="review-marked"),
    ]
    title = reviewed.document.title or reviewed.document.source.name
    return html.Div(
        [
            *stores,
            html.H1(view.say(_TITLE, title=title)),
            html.P(lead if writes else f"{lead} {view.say(_READ_ONLY)}", className="lead"),
            html.P(dcc.Link(view.say(_BACK_TO), href=f"/dokumen?lihat={key}")),
            html.Section(doubt_list(reviewed, writes=writes), id="review-doubts", className="card"),
            html.Div(
                [_sheet_card(view, reviewed, page), _value_card(view, reviewed, writes=writes)], className="pair desk"
            ),
        ],
        id="review",
        className="about-library",
    )


def _sheet_card(view: View, reviewed: Reviewed, page: int) -> Component:
    inside = [html.H2(view.say(_DOCUMENT)), page_choice(reviewed, page), html.Div(id="review-sheet")]
    return html.Section(inside, className="card")


def _value_card(view: View, reviewed: Reviewed, *, writes: bool) -> Component:
    text = dmc.Textarea(id="review-text", label=view.say(_VALUE), autosize=True, minRows=1, maxRows=8)
    choice = dcc.Checklist(id="review-lanes", options=[], value=[])
    lanes = html.Fieldset([html.Legend(view.say(_LANES)), choice])
    buttons = [
        dmc.Button(view.say(_SAVE), id="review-save"),
        html.Span(id="review-right"),
        dmc.Button(view.say(_BACK), id="review-back", variant="default"),
        dmc.Button(view.say(_ON), id="review-on", variant="default"),
    ]
    editor = html.Div(
        [
            html.Div(html.P(view.say(_CHOOSE)), id="review-about", **announced()),
            html.Div(text, id="review-text-place", className=_UNSEEN),
            html.Div(lanes, id="review-lanes-place", className=_UNSEEN),
            html.Div(buttons, className="actions" if writes else "actions reading"),
            html.P(id="review-said", className="said", role="status"),
        ],
        className="editor-place",
    )
    shown = html.Div(value_lists(reviewed), id="review-values", className="values")
    return html.Section([html.H2(view.say(_VALUES)), editor, shown], className="card")


def show_sheet(workspace: Workspace, page: object, seen: object, lang: object) -> list[Component]:
    """The chosen page with the places of the values."""
    desk = desk_seen(workspace, seen, lang)
    number = page if type(page) is int and page > 0 else 1
    return sheet_view(sheet_of(workspace, desk.key, desk.reviewed, number), desk.reviewed)


def show_lists(workspace: Workspace, seen: object, lang: object) -> tuple[list[Component], list[Component]]:
    """Doubts and values as they are now."""
    desk = desk_seen(workspace, seen, lang)
    return doubt_list(desk.reviewed, writes=may_write(workspace, desk.version)), value_lists(desk.reviewed)


def choose(workspace: Workspace, at: object, seen: object, lang: object) -> tuple[object, ...]:
    """What is to be seen of the value at `at`, and the field that changes it."""
    desk = desk_seen(workspace, seen, lang)
    value = value_at(desk.reviewed, at)
    if value is None:
        return [html.P(_CHOOSE.to(spoken(lang)))], "", _UNSEEN, [], [], _UNSEEN, []
    about, sure = _about(workspace, desk, value), _sure(desk, value)
    if not _PERFORMERS.fullmatch(value.at):
        return about, value.text, _SEEN, [], [], _UNSEEN, sure
    options, chosen = _lanes(desk, value)
    return about, "", _UNSEEN, options, chosen, _SEEN, sure


def save(workspace: Workspace, clicks: object, *shown: object) -> Done:
    """The value put right, and where to go on; `shown` are its pointer, text, lanes, what was seen, and the language."""
    at, written, lanes, seen, lang = shown
    desk = desk_seen(workspace, seen, lang)
    value = value_at(desk.reviewed, at)
    if not clicks or value is None:
        raise PreventUpdate
    if _PERFORMERS.fullmatch(value.at):
        return _done(workspace, desk, value.at, set_performers(workspace, desk, value.at, _numbers(lanes)))
    if not isinstance(written, str):
        raise PreventUpdate
    return _done(workspace, desk, value.at, put_right(workspace, desk, value.at, written))


def confirm(workspace: Workspace, told: object, at: object, seen: object, lang: object) -> Done:
    """The doubts told of confirmed, and where to go on."""
    desk = desk_seen(workspace, seen, lang)
    places = told.get("places") if isinstance(told, dict) else None
    if not isinstance(places, list) or not all(isinstance(place, str) for place in places):
        raise PreventUpdate
    return _done(workspace, desk, at if isinstance(at, str) else "", confirm_right(workspace, desk, places))


def _done(workspace: Workspace, desk: Desk, at: str, said: str) -> Done:
    now = desk_of(workspace, desk.key, desk.reviewed.lang)
    return now.seen, said, next_doubted(now.reviewed, at) or at


def _about(workspace: Workspace, desk: Desk, value: Value) -> list[Component]:
    lang, place = desk.reviewed.lang, value.place
    shown: list[Component] = [html.H3(value.label)]
    shown += [html.P(question.doubt.message, className="doubtful") for question in value.doubts]
    if value.page and value.box:
        piece = cutting(sheet_of(workspace, desk.key, desk.reviewed, value.page), value.box)
        shown += [piece] if piece else []
    if place and place.line:
        shown.append(html.P(_LINE.to(lang, line=place.line), className="note"))
    if place and place.words:
        shown.append(html.P(_WORDS.to(lang, words=place.words), className="note"))
    first = [repair.old for repair in desk.reviewed.document.repairs if repair.at == value.at]
    return shown + [html.P(_FIRST.to(lang, old=old or _NOTHING), className="note") for old in first]


def _sure(desk: Desk, value: Value) -> list[Component]:
    """The button that says the value is right, where it is doubted."""
    places = [question.place for question in value.doubts]
    if not places:
        return []
    button = telling("review-sure", {"places": places}, _RIGHT.to(desk.reviewed.lang), kind="tell strong")
    button.id = "review-confirm"  # type: ignore[attr-defined]
    return [button]


def _lanes(desk: Desk, value: Value) -> tuple[list[dict[str, str]], list[str]]:
    """The lanes to choose from, and those that act now."""
    _, _, procedure, _, step, _ = value.at.split("/")
    known = desk.reviewed.document.procedures[int(procedure)]
    options = [{"value": str(i), "label": name or str(i + 1)} for i, name in enumerate(known.lanes)]
    return options, [str(one.lane) for one in known.steps[int(step)].performers if 0 <= one.lane < len(known.lanes)]


def _numbers(lanes: object) -> list[int]:
    if not isinstance(lanes, list) or not all(
        isinstance(one, str) and one.isdecimal() and one.isascii() for one in lanes
    ):
        raise PreventUpdate
    return [int(one[:6]) for one in lanes]


def _first(reviewed: Reviewed) -> Value | None:
    """The value to begin with: the first that is doubted, else the first of all."""
    values = list(all_values(reviewed))
    doubted = (value for one in reviewed.open if (value := value_of_doubt(values, one)))
    return next(doubted, values[0] if values else None)


def register(site: Site) -> None:
    """Keeps page, values and the one that is looked at in step."""
    seen, lang, at = Input("review-seen", "data"), State("lang", "value"), State("review-at", "data")
    site.callback(show_sheet, Output("review-sheet", "children"), Input("review-page", "value"), seen, lang)
    site.callback(
        show_lists,
        Output("review-doubts", "children"),
        Output("review-values", "children"),
        seen,
        lang,
        prevent_initial_call=True,
    )
    site.callback(
        choose,
        Output("review-about", "children"),
        Output("review-text", "value"),
        Output("review-text-place", "className"),
        Output("review-lanes", "options"),
        Output("review-lanes", "value"),
        Output("review-lanes-place", "className"),
        Output("review-right", "children"),
        Input("review-at", "data"),
        seen,
        lang,
    )
    _register_changes(site, at, lang)
    site.clientside(
        "mutubaku_dokumen.mark",
        Output("review-marked", "data"),
        Input("review-at", "data"),
        Input("review-sheet", "children"),
        Input("review-values", "children"),
        Input("review-doubts", "children"),
    )
    pressed = (Input("review-back", "n_clicks"), Input("review-on", "n_clicks"))
    site.clientside("mutubaku_dokumen.step", Output("review-marked", "data", allow_duplicate=True), *pressed, prevent_initial_call=True)  # fmt: skip


def _register_changes(site: Site, at: State, lang: State) -> None:
    known = State("review-seen", "data")
    site.callback(
        save,
        Output("review-seen", "data", allow_duplicate=True),
        Output("review-said", "children", allow_duplicate=True),
        Output("review-at", "data", allow_duplicate=True),
        Input("review-save", "n_clicks"),
        at,
        State("review-text", "value"),
        State("review-lanes", "value"),
        known,
        lang,
        prevent_initial_call=True,
    )
    site.callback(
        confirm,
        Output("review-seen", "data", allow_duplicate=True),
        Output("review-said", "children", allow_duplicate=True),
        Output("review-at", "data", allow_duplicate=True),
        Input("review-sure", "data"),
        at,
        known,
        lang,
        prevent_initial_call=True,
    )
