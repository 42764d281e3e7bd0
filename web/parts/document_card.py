"""One document of the library: what it is, its versions, and the ways on."""

from datetime import date

from dash import dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from analytics.linting.evaluation import evaluation_due
from model.library import draft_of
from model.lint import LintProfile
from model.registry import TRANSITIONS, Role, State, Transition, Unit, User, Version, unit_paths
from model.sop import SopDocument
from model.text import Lang, Text
from model.written_numbers import day as written
from model.written_numbers import long_day, moment
from store.registry.reviews import renewed
from store.registry.shown import document_of
from store.registry.units import units_of
from store.registry.versions import move, versions_of
from store.workspace import Workspace
from web.page import View
from web.parts.labelled import labelled
from web.parts.office import kept
from web.parts.reviewing import desk_of
from web.parts.states import state_badge
from web.parts.telling import telling

_BACK = Text(id="Kembali ke pustaka", en="Back to the library")
_NUMBER, _UNIT = Text(id="Nomor", en="Number"), Text(id="Unit", en="Unit")
_EFFECTIVE, _DUE = Text(id="Tanggal efektif", en="Effective date"), Text(id="Evaluasi berikutnya", en="Next evaluation")
_SOURCE, _OPEN = Text(id="Berkas asal", en="Original file"), Text(id="Keraguan terbuka", en="Open doubts")
_LATE = Text(id="{day}, terlambat", en="{day}, overdue")
_UNKNOWN = Text(id="belum diketahui", en="not known")
_VERSIONS, _VERSION = Text(id="Versi", en="Versions"), Text(id="Versi", en="Version")
_WHO = Text(id="Terakhir diubah", en="Last changed")
_STATE, _MOVES = Text(id="Keadaan", en="State"), Text(id="Langkah berikutnya", en="Next step")
_BY = Text(id="{who}, {when}", en="{who}, {when}")
_REVIEW, _LOOK = (
    Text(id="Tinjau hasil baca", en="Review what was read"),
    Text(id="Lihat hasil baca", en="See what was read"),
)
_NEW = Text(id="Buat versi baru", en="Make a new version")
_WAYS = {
    (State.DRAFT, State.CHECKED): Text(id="Ajukan: diperiksa", en="Hand on: checked"),
    (State.CHECKED, State.DRAFT): Text(id="Kembalikan ke draf", en="Return to draft"),
    (State.CHECKED, State.APPROVED): Text(id="Setujui", en="Approve"),
    (State.APPROVED, State.EFFECTIVE): Text(id="Berlakukan", en="Put in force"),
    (State.EFFECTIVE, State.REVOKED): Text(id="Cabut", en="Revoke"),
}
_SURE = {
    State.EFFECTIVE: Text(
        id="Berlakukan versi ini? Versi yang berlaku sekarang digantikan.",
        en="Put this version in force? The one in force now is replaced.",
    ),
    State.REVOKED: Text(
        id="Cabut versi ini? Ini tidak dapat dibatalkan.", en="Revoke this version? This cannot be undone."
    ),
}


def document_card(view: View, key: str) -> Component:
    """Everything about the document `key` but its content."""
    workspace = view.workspace
    version = workspace.version(key)
    document = document_of(workspace.registry, workspace.user, version.document)
    assert document
    known = versions_of(workspace.registry, workspace.user, document.id)
    units = units_of(workspace.registry, workspace.user)
    shown = [
        html.P(dcc.Link(view.say(_BACK), href="/dokumen")),
        html.H1(document.title),
        _facts(view, key, _unit_name(units, document.unit)),
        _actions(view, key, known),
        html.H2(view.say(_VERSIONS)),
        _versions(view, known),
    ]
    return html.Div([dcc.Store(id="document-new"), *shown], className="card about-library")


def ways(user: User, version: Version) -> list[Transition]:
    """The ways on from the state of `version` that are open to the role of `user`."""
    return [way for way in TRANSITIONS if way.old is version.state and user.role in way.roles]


def moved(workspace: Workspace, told: object) -> str:
    """The key of the document of which a version, as the browser saw it, is now in another state."""
    version, state = _told(workspace, told)
    review = kept(workspace).rules.office.review
    return str(move(workspace.registry, workspace.user, version, state, review=review).document)


def made_anew(workspace: Workspace, told: object) -> str:
    """The key of the document that now has a new draft, which says what the version that stands for it says."""
    key = told.get("key") if isinstance(told, dict) else None
    if not isinstance(key, str) or not workspace.holds(key):
        raise PreventUpdate
    return str(renewed(workspace.registry, workspace.user, workspace.version(key).id).document)


def due(document: SopDocument, profile: LintProfile) -> date | None:
    """When `document` is to be evaluated."""
    return evaluation_due((document.created, document.revised, document.effective), document.number, profile)


def due_text(day: date | None, today: date, lang: Lang) -> str:
    """The day of the next evaluation in words."""
    if day is None:
        return _UNKNOWN.to(lang)
    return written(day, lang) if day >= today else _LATE.to(lang, day=written(day, lang))


def _told(workspace: Workspace, told: object) -> tuple[Version, State]:
    if not isinstance(told, dict) or not all(type(told.get(name)) is int for name in ("version", "document", "lock")):
        raise PreventUpdate
    known = versions_of(workspace.registry, workspace.user, told["document"])
    version = next((one for one in known if one.id == told["version"]), None)
    state = next((one for one in State if one == told.get("state")), None)
    if version is None or state is None:
        raise PreventUpdate
    return Version(version.id, version.document, version.number, version.state, told["lock"], version.changed_at, version.changed_by), state  # fmt: skip


def _unit_name(units: tuple[Unit, ...], unit: int) -> str:
    return next((path for path, one in unit_paths(units).items() if one.id == unit), "")


def _facts(view: View, key: str, unit: str) -> Component:
    workspace, lang = view.workspace, view.lang
    document = workspace.document(key)
    profile, today = kept(workspace).rules.office.lint, date.today()  # noqa: DTZ011 (the office's own day)
    desk = desk_of(workspace, key, lang)
    effective = document.effective
    rows = {
        _NUMBER: document.number or view.say(_UNKNOWN),
        _UNIT: unit,
        _EFFECTIVE: long_day(effective, lang) if effective else view.say(_UNKNOWN),
        _DUE: due_text(due(document, profile), today, lang),
        _OPEN: str(len(desk.reviewed.open)),
        _SOURCE: document.source.name,
    }
    return html.Dl(
        [html.Div([html.Dt(view.say(name)), html.Dd(text)]) for name, text in rows.items()], className="identity"
    )


def _actions(view: View, key: str, known: tuple[Version, ...]) -> Component:
    planner = view.workspace.user.role is Role.PLANNER
    draft = draft_of(known)
    look = _REVIEW if planner and draft else _LOOK
    shown: list[Component] = [dcc.Link(view.say(look), href=f"/dokumen?tinjau={key}", className="tell strong")]
    if planner and draft is None:
        shown.append(telling("document-new", {"key": key}, view.say(_NEW)))
    return html.Div(shown, className="actions")


def _versions(view: View, known: tuple[Version, ...]) -> Component:
    heads = [html.Th(view.say(text), scope="col") for text in (_VERSION, _STATE, _WHO, _MOVES)]
    rows = [html.Tr(_version(view, version)) for version in reversed(known)]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="plain")
    return html.Div(table, className="scroll", tabIndex="0", role="region", **labelled(view.say(_VERSIONS)))


def _version(view: View, version: Version) -> list[Component]:
    changed = view.say(_BY, who=version.changed_by, when=moment(version.changed_at.astimezone(), view.lang))
    buttons = [_way(view, version, way.new) for way in ways(view.workspace.user, version)]
    state, ways_on = state_badge(version.state, view.lang), html.Div(buttons, className="actions")
    return [html.Td(str(version.number)), html.Td(state), html.Td(changed), html.Td(ways_on)]


def _way(view: View, version: Version, state: State) -> Component:
    fact = {"version": version.id, "document": version.document, "lock": version.lock, "state": state.value}
    sure = view.say(_SURE[state]) if state in _SURE else ""
    return telling("document-move", fact, view.say(_WAYS[version.state, state]), sure=sure)
