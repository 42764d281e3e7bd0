"""Dokumen: the library of SOPs, what each of them is, and the review of what was read."""

from urllib.parse import parse_qsl

from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from model.errors import SopError
from model.text import Text
from store.workspace import Workspace
from web.page import Page, View
from web.parts import incoming, page_pictures, review_desk
from web.parts import shelf as library_shelf
from web.parts.document_card import document_card, made_anew, moved
from web.parts.incoming import upload_card
from web.parts.review_desk import review
from web.parts.reviewing import spoken
from web.parts.shelf import shelf
from web.site import Site

_TITLE = Text(id="Dokumen", en="Documents")
_LEAD = Text(
    id="Semua SOP dalam lingkup Anda. Pilih satu baris untuk melihat versinya dan meninjau hasil bacanya.",
    en="All SOPs within your reach. Choose a row to see its versions and to review what was read.",
)
_ADDRESS = "/dokumen"


def layout(view: View) -> Component:
    """The library, a document (`?lihat=`) or its review (`?tinjau=`), as the address says."""
    return html.Div([dcc.Store(id="document-move"), html.Div(content(view), id="documents")])


def content(view: View) -> Component:
    """What the query asks for; a sentence where that is not to be seen."""
    try:
        if "tinjau" in view.query:
            return review(view, view.query["tinjau"])
        if "lihat" in view.query:
            return document_card(view, view.query["lihat"])
    except SopError as error:
        return html.Div([html.H1(view.say(_TITLE)), html.P(error.to(view.lang), className="card empty about-library")])
    head = [html.H1(view.say(_TITLE)), html.P(view.say(_LEAD), className="lead")]
    return html.Div([*head, *filter(None, [upload_card(view)]), shelf(view)])


def turn(workspace: Workspace, search: object, path: object, lang: object) -> Component:
    """The page when its query changes."""
    if path != _ADDRESS:
        raise PreventUpdate
    query = dict(parse_qsl(search.removeprefix("?"))) if isinstance(search, str) else {}
    return content(View(workspace, "", spoken(lang), query))


def after_move(workspace: Workspace, told: object, lang: object) -> Component:
    """The document with a version moved on."""
    return document_card(View(workspace, "", spoken(lang)), moved(workspace, told))


def after_new(workspace: Workspace, told: object, lang: object) -> Component:
    """The document with a new version."""
    return document_card(View(workspace, "", spoken(lang)), made_anew(workspace, told))


def register(site: Site) -> None:
    """Follows the address; moves versions; pictures and reviews."""
    lang = State("lang", "value")
    whole = Output("documents", "children", allow_duplicate=True)
    site.callback(turn, whole, Input("url", "search"), State("url", "pathname"), lang, prevent_initial_call=True)
    site.callback(after_move, whole, Input("document-move", "data"), lang, prevent_initial_call=True)
    site.callback(after_new, whole, Input("document-new", "data"), lang, prevent_initial_call=True)
    incoming.register(site)
    page_pictures.register(site)
    library_shelf.register(site)
    review_desk.register(site)


PAGE = Page(
    path=_ADDRESS,
    title=_TITLE,
    order=4,
    audience=Text(id="Untuk semua", en="For everybody"),
    layout=layout,
    register=register,
    about_sop=False,
)
