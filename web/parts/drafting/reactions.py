"""What the page does when something is written, asked, chosen or decided."""

from base64 import b64encode
from collections.abc import Sequence

from dash import NoUpdate, html, no_update
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from docs_out.drawing.svg import flowchart_svg
from model.drafting.fields import FIELDS
from model.drafting.work import Work
from model.errors import SopError
from model.registry import State
from model.text import Text
from store.registry.reviews import renewed
from store.registry.versions import move, save_draft
from store.workspace import Workspace
from web.parts.drafting import comparison, discussion, what_if_card
from web.parts.drafting.asked import Asked, done
from web.parts.drafting.desk import Desk, desk, kept, read, worked
from web.parts.drafting.identity_form import texts
from web.parts.drafting.lint_list import lint_list
from web.parts.drafting.proposal_list import Judged, judge, proposal_list
from web.parts.drafting.step_table import Row, columns_of, performer_names, rows_of
from web.parts.drafting.tools import lane_options, row_tools, standing
from web.parts.grid import Column
from web.parts.office import kept as office_kept

_ALT = Text(id="Bagan alir {n} langkah: {steps}", en="Flowchart of {n} steps: {steps}")
_UNSAVED = Text(
    id="ada {n} perubahan yang belum disimpan. Simpan atau buang dahulu.",
    en="{n} changes are not saved. Save or discard them first.",
)
_UNKNOWN = Text(
    id="permintaan “{kind}” tidak dikenal. Muat ulang halaman.",
    en="the request “{kind}” is not known. Reload the page.",
)
Parts = list[Component]


def shown(
    workspace: Workspace, works: object, place: object, columns: object, _notice: object = None
) -> tuple[list[Row], list[Column] | NoUpdate, Component, Parts, Parts, Parts, list[dict[str, str]]]:
    """The draft as a table, a flowchart and findings, what can be done with it, and how it stands."""
    found = _desk(workspace, works, place)
    wanted = columns_of(found)
    return (
        rows_of(found),
        no_update if columns == wanted else wanted,
        picture(found),
        lint_list(found),
        row_tools(found),
        standing(found),
        lane_options(found),
    )


def picture(found: Desk) -> Component:
    """The flowchart as a picture with its steps in words."""
    procedure = found.procedure
    steps = "; ".join(f"{s.number}. {s.activity} ({performer_names(procedure, s)})" for s in procedure.steps)
    data = b64encode(flowchart_svg(procedure).encode()).decode()
    return html.Img(
        src=f"data:image/svg+xml;base64,{data}", alt=found.view.say(_ALT, n=len(procedure.steps), steps=steps)
    )


def filled(workspace: Workspace, works: object, place: object, known: object) -> tuple[object, ...]:
    """What the fields of the form say; those that say it already are left alone, so that typing goes on."""
    found = _desk(workspace, works, place)
    says = texts(found.document)
    before = known if isinstance(known, dict) else {}
    return ({**says}, *(no_update if before.get(name) == says[name] else says[name] for name in FIELDS))


def proposed(workspace: Workspace, works: object, place: object) -> list[Component]:
    """The proposals of the last check."""
    return proposal_list(_desk(workspace, works, place))


def around(
    workspace: Workspace, works: object, place: object
) -> tuple[list[Component], list[dict[str, str]], list[Component], Component]:
    """Comments, what can be commented on, the way to being in force, and the files."""
    found = _desk(workspace, works, place)
    links = discussion.files(found.view, found.version.id)
    return discussion.comment_list(found), discussion.places(found), discussion.approval(found), links


def slid(workspace: Workspace, works: object, place: object, known: object) -> tuple[object, object]:
    """The sliders of the procedure that is shown, and what they are of; left as they stand where that is the same."""
    found = _desk(workspace, works, place)
    lines = [
        *found.procedure.lanes,
        *(f"{step.number} {step.activity}" for step in found.procedure.steps),
        found.view.key,
    ]
    return (no_update, no_update) if known == lines else (what_if_card.sliders(found), lines)


def compared(workspace: Workspace, old: object, new: object, works: object, place: object) -> list[Component]:
    """What differs between two versions."""
    return comparison.compared(_desk(workspace, works, place), old, new)


def asked(workspace: Workspace, data: object, works: object, place: object) -> tuple[dict[str, object], object]:
    """The work after a request, and the row that is chosen then."""
    if not data:
        raise PreventUpdate
    after = done(_desk(workspace, works, place), read(Asked, data))
    return kept(works, after.work), no_update if after.row is None else {"ids": [str(after.row)]}


def acted(workspace: Workspace, data: object, works: object, place: object) -> tuple[object, ...]:
    """The work, the versions there are, and the version shown, after the registry was written."""
    if not data:
        raise PreventUpdate
    request, found = read(Asked, data), _desk(workspace, works, place)
    if request.kind not in _ACTS:
        raise SopError(_UNKNOWN, kind=request.kind)
    version, left = _ACTS[request.kind](found, request)
    now = desk(workspace, None, {"key": found.view.key, "lang": found.view.lang.value, "version": str(version)})
    versions = comparison.version_options(now)
    return kept(works, left), versions, str(version), versions, comparison.version_options(now, work=True)


def _saved(found: Desk, _request: Asked) -> tuple[int, Work]:
    worked(found, [])
    version = save_draft(found.view.workspace.registry, found.view.workspace.user, found.version, found.document)
    return version.id, Work(version.id, version.lock)


def _new(found: Desk, _request: Asked) -> tuple[int, Work]:
    workspace = found.view.workspace
    return renewed(workspace.registry, workspace.user, found.version.id).id, found.work


def _moved(found: Desk, request: Asked) -> tuple[int, Work]:
    if found.work.done:
        raise SopError(_UNSAVED, n=len(found.work.done))
    if request.value not in set(State):
        raise SopError(_UNKNOWN, kind=request.value)
    workspace = found.view.workspace
    review = office_kept(workspace).rules.office.review
    version = move(workspace.registry, workspace.user, found.version, State(request.value), review=review)
    return version.id, Work(version.id, version.lock)


_ACTS = {"save": _saved, "new": _new, "move": _moved}


def judged(workspace: Workspace, data: object, works: object, place: object) -> list[Component]:
    """The proposals after a decision on one."""
    if not data:
        raise PreventUpdate
    found = _desk(workspace, works, place)
    judge(found.view, read(Judged, data))
    return proposal_list(found)


def said(
    workspace: Workspace, clicks: object, about: object, text: object, place: object
) -> tuple[list[Component], str]:
    """The comments with a new one, and an empty field for the next."""
    if not clicks:
        raise PreventUpdate
    found = _desk(workspace, None, place)
    discussion.say(found, about if isinstance(about, str) else "", text if isinstance(text, str) else "")
    return discussion.comment_list(found), ""


def tried(workspace: Workspace, data: object, works: object, place: object) -> Sequence[Component]:
    """What the sliders do to the lead time."""
    if not data:
        raise PreventUpdate
    return what_if_card.tried(_desk(workspace, works, place), read(what_if_card.Tried, data))


def _desk(workspace: Workspace, works: object, place: object) -> Desk:
    """The desk, once the page has said where it is."""
    if place is None:
        raise PreventUpdate
    return desk(workspace, works, place)
