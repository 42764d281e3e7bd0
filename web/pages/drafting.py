"""Penyusunan: a draft written by planners beside its flowchart; read, discussed and decided on by leaders."""

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component

from model.drafting.fields import FIELDS
from model.registry import Role
from model.text import Text
from web.page import Page, View
from web.parts.drafting import comparison, discussion, proposal_list, reactions, what_if_card
from web.parts.drafting.desk import Desk, desk
from web.parts.drafting.download import ADDRESS, COMPARED, download, download_comparison
from web.parts.drafting.identity_form import ID, identity_form
from web.parts.drafting.step_table import GRID, TABLE, step_table
from web.parts.drafting.tools import LANE, lane_tools
from web.parts.empty import NO_PROCEDURE, empty
from web.parts.labelled import announced, labelled
from web.site import Site
from web.turns import in_turn

_TITLE = Text(id="Penyusunan", en="Drafting")
_LEAD = Text(
    id="{sop}. Ubah tabel langkah; bagan alir resmi dan pemeriksaannya mengikuti.",
    en="{sop}. Change the step table; the official flowchart and its checks follow.",
)
_CHART = Text(id="Bagan alir", en="Flowchart")
_VERSION = Text(id="Versi", en="Version")
_PROCEDURE = Text(id="Prosedur", en="Procedure")
_PROCEDURE_NAME = Text(id="Prosedur {n}", en="Procedure {n}")
_COMMENT = Text(id="Komentar baru", en="New comment")
_ABOUT = Text(id="Tentang", en="About")
_SEND = Text(id="Kirim komentar", en="Send comment")
_CHECKS = Text(id="Pemeriksaan", en="Checks")
_PLANNERS = frozenset({Role.PLANNER})


def layout(view: View) -> Component:
    """The frame of the editor; what is in it comes with the work that the browser keeps."""
    found = desk(view.workspace, None, {"key": view.key, "lang": view.lang.value, "version": view.query.get("versi")})
    title = view.say(_TITLE)
    if not found.document.procedures:
        return empty(NO_PROCEDURE, view.lang, title)
    name = found.document.title or found.document.number or view.key
    stores = [
        dcc.Store(id="drafting-works", storage_type="session"),
        *(
            dcc.Store(id=f"drafting-{kind}")
            for kind in ("place", "ask", "act", "judge", "try", "known", "heard", "slid")
        ),
    ]
    return html.Div(
        [
            *stores,
            html.H1(title),
            html.P(view.say(_LEAD, sop=name), className="lead"),
            _choices(found),
            html.Div(id="drafting-standing", className="standing", **announced()),
            html.Div([_editor(found), _chart(view)], className="pair editor drafting"),
            _lint(view),
            identity_form(view, found.document),
            html.Div([_proposals(view), _what_if(view)], className="pair"),
            html.Div([_discussion(view), _approval(view)], className="pair"),
            _comparison(found),
        ]
    )


def _choices(found: Desk) -> Component:
    view = found.view
    version = dmc.Select(
        id="drafting-version", data=comparison.version_options(found), value=str(found.version.id),
        label=view.say(_VERSION), allowDeselect=False,
    )  # fmt: skip
    options = [
        {"value": str(at), "label": one.title or view.say(_PROCEDURE_NAME, n=at + 1)}
        for at, one in enumerate(found.document.procedures)
    ]
    procedure = dmc.Select(
        id="drafting-procedure", data=options, value=str(found.at), label=view.say(_PROCEDURE), allowDeselect=False
    )
    hidden = "" if len(options) > 1 else "hidden"
    return html.Div([version, html.Div(procedure, className=hidden)], className="form-grid choices")


def _editor(found: Desk) -> Component:
    view = found.view
    tools = html.Div(id="drafting-tools", className="actions", role="group", **labelled(view.say(TABLE)))
    planner = view.workspace.user.role in _PLANNERS
    lanes = html.Div(lane_tools(view), className="" if planner else "hidden")
    return html.Section([html.H2(view.say(TABLE)), tools, step_table(view), lanes], className="card")


def _chart(view: View) -> Component:
    label = view.say(_CHART)
    region = html.Div(id="preview", className="preview", tabIndex="0", role="region", **labelled(label))
    return html.Section([html.H2(label), region], className="card chart")


def _lint(view: View) -> Component:
    return html.Section(html.Div(id="drafting-lint"), className="card", **labelled(view.say(_CHECKS)))


def _proposals(view: View) -> Component:
    title = html.H2(view.say(proposal_list.TITLE))
    return html.Section([title, html.Div(id="drafting-proposals")], className="card")


def _what_if(view: View) -> Component:
    form, answer = html.Div(id="drafting-sliders"), html.Div(id="drafting-tried", **announced())
    return html.Section([html.H2(view.say(what_if_card.TITLE)), form, answer], className="card")


def _discussion(view: View) -> Component:
    about = dmc.Select(id="drafting-about", data=[], value="", label=view.say(_ABOUT), allowDeselect=False, size="xs")
    text = dmc.Textarea(id="drafting-comment", label=view.say(_COMMENT), autosize=True, minRows=2, size="xs")
    send = dmc.Button(view.say(_SEND), id="drafting-send", variant="default", size="compact-sm")
    form = html.Div([about, text, html.Div(send, className="actions")])
    return html.Section(
        [html.H2(view.say(discussion.COMMENTS)), html.Div(id="drafting-comments", **announced()), form],
        className="card",
    )


def _approval(view: View) -> Component:
    return html.Section(
        [
            html.H2(view.say(discussion.APPROVAL)),
            html.Div(id="drafting-approval", **announced()),
            html.H2(view.say(discussion.FILES)),
            html.Div(id="drafting-files"),
        ],
        className="card",
    )


def _comparison(found: Desk) -> Component:
    view, options = found.view, comparison.version_options(found)
    older = options[1]["value"] if len(options) > 1 else options[0]["value"]
    old = dmc.Select(id="drafting-old", data=options, value=older, label=view.say(comparison.OLD), allowDeselect=False)
    new = dmc.Select(
        id="drafting-new", data=comparison.version_options(found, work=True), value=comparison.WORK,
        label=view.say(comparison.NEW), allowDeselect=False,
    )  # fmt: skip
    choices = html.Div([old, new], className="form-grid choices")
    return html.Section(
        [html.H2(view.say(comparison.TITLE)), choices, html.Div(id="drafting-compared", **announced())],
        className="card",
    )


def register(site: Site) -> None:
    """Keeps table, flowchart, checks and all around them in step with the work."""
    works, place = Input("drafting-works", "data"), Input("drafting-place", "data")
    site.clientside(
        "mutubaku_drafting.place",
        Output("drafting-place", "data"),
        Input("drafting-version", "value"),
        Input("drafting-procedure", "value"),
        State("sop", "value"),
        State("lang", "value"),
    )
    site.callback(
        reactions.shown,
        Output(GRID, "rowData"),
        Output(GRID, "columnDefs"),
        Output("preview", "children"),
        Output("drafting-lint", "children"),
        Output("drafting-tools", "children"),
        Output("drafting-standing", "children"),
        Output(LANE, "data"),
        works,
        place,
        State(GRID, "columnDefs"),
        Input("notice", "children"),
    )
    fields = (Output(ID.format(name=name), "value") for name in FIELDS)
    known = State("drafting-known", "data")
    site.callback(reactions.filled, Output("drafting-known", "data"), *fields, works, place, known)
    _register_around(site, works, place)
    _register_writing(site)
    site.route(ADDRESS, in_turn(download))
    site.route(COMPARED, in_turn(download_comparison))


def _register_around(site: Site, works: Input, place: Input) -> None:
    site.callback(reactions.proposed, Output("drafting-proposals", "children"), works, place)
    site.callback(
        reactions.around,
        Output("drafting-comments", "children"),
        Output("drafting-about", "data"),
        Output("drafting-approval", "children"),
        Output("drafting-files", "children"),
        works,
        place,
    )
    known = State("drafting-slid", "data")
    site.callback(
        reactions.slid, Output("drafting-sliders", "children"), Output("drafting-slid", "data"), works, place, known
    )
    versions = Input("drafting-old", "value"), Input("drafting-new", "value")
    site.callback(reactions.compared, Output("drafting-compared", "children"), *versions, works, place)


def _register_writing(site: Site) -> None:
    heard = Input("drafting-works", "data"), Input("notice", "children")
    site.clientside("mutubaku_drafting.heard", Output("drafting-heard", "data"), *heard)
    works, place = State("drafting-works", "data"), State("drafting-place", "data")
    kept = Output("drafting-works", "data", allow_duplicate=True)
    asked = Input("drafting-ask", "data")
    site.callback(
        reactions.asked,
        kept,
        Output(GRID, "selectedRows"),
        asked,
        works,
        place,
        roles=_PLANNERS,
        prevent_initial_call=True,
    )
    version = Output("drafting-version", "data"), Output("drafting-version", "value")
    sides = Output("drafting-old", "data"), Output("drafting-new", "data")
    site.callback(
        reactions.acted, kept, *version, *sides, Input("drafting-act", "data"), works, place, prevent_initial_call=True
    )
    judged = Output("drafting-proposals", "children", allow_duplicate=True)
    site.callback(
        reactions.judged,
        judged,
        Input("drafting-judge", "data"),
        works,
        place,
        roles=_PLANNERS,
        prevent_initial_call=True,
    )
    said = Output("drafting-comments", "children", allow_duplicate=True), Output("drafting-comment", "value")
    about, text = State("drafting-about", "value"), State("drafting-comment", "value")
    site.callback(
        reactions.said, *said, Input("drafting-send", "n_clicks"), about, text, place, prevent_initial_call=True
    )
    site.callback(
        in_turn(reactions.tried),
        Output("drafting-tried", "children"),
        Input("drafting-try", "data"),
        works,
        place,
        prevent_initial_call=True,
    )


PAGE = Page(
    path="/penyusunan",
    title=_TITLE,
    order=5,
    audience=Text(id="Untuk perencana", en="For planners"),
    layout=layout,
    register=register,
    roles=frozenset({Role.PLANNER, Role.LEADER}),
)
