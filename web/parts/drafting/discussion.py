"""Comments on the steps of a version, its way to being in force, and its files."""

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from model.discussion import Comment
from model.registry import TRANSITIONS, Role, State
from model.text import Text
from model.written_numbers import moment
from store.registry.comments import add_comment, comments_of
from web.page import View
from web.parts.drafting.desk import Desk
from web.parts.drafting.tools import act

COMMENTS = Text(id="Komentar", en="Comments")
_NONE = Text(id="Belum ada komentar pada versi ini.", en="There are no comments on this version yet.")
_SAID = Text(id="{place} · {who}, {when}", en="{place} · {who}, {when}")
_WHOLE = Text(id="Seluruh SOP", en="The whole SOP")
_FORMER = Text(id="Langkah {number} dahulu (“{activity}”)", en="Former step {number} (“{activity}”)")
_STEP = Text(id="Langkah {number}", en="Step {number}")
APPROVAL = Text(id="Persetujuan", en="Approval")
_MOVES = {
    (State.DRAFT, State.CHECKED): Text(id="Ajukan untuk diperiksa", en="Submit for checking"),
    (State.CHECKED, State.DRAFT): Text(id="Kembalikan ke draf", en="Send back to draft"),
    (State.CHECKED, State.APPROVED): Text(id="Setujui", en="Approve"),
    (State.APPROVED, State.EFFECTIVE): Text(id="Berlakukan", en="Put in force"),
    (State.EFFECTIVE, State.REVOKED): Text(id="Cabut", en="Revoke"),
}
_NEXT = {
    State.DRAFT: Text(
        id="Perencana mengajukan draf ini untuk diperiksa.", en="A planner submits this draft for checking."
    ),
    State.CHECKED: Text(
        id="Menunggu persetujuan pimpinan yang tidak ikut menyusun.",
        en="Waits for approval by a leader who wrote none of it.",
    ),
    State.APPROVED: Text(
        id="Pimpinan memberlakukan versi yang disetujui.", en="A leader puts the approved version in force."
    ),
    State.EFFECTIVE: Text(id="Versi ini berlaku.", en="This version is in force."),
    State.REPLACED: Text(id="Versi ini sudah digantikan.", en="This version was replaced."),
    State.REVOKED: Text(id="Versi ini sudah dicabut.", en="This version was revoked."),
}
_UNSAVED = Text(id="Simpan atau buang perubahan Anda dahulu.", en="Save or discard your changes first.")
FILES = Text(id="Unduh versi ini", en="Download this version")
_KEPT = 120
_NAMES = {".docx": "Word (.docx)", ".pdf": "PDF", ".xlsx": "Excel (.xlsx)", ".bpmn": "BPMN 2.0"}


def say(desk: Desk, place: str, text: str) -> None:
    """Keeps a comment on a step of the version, with its activity to know it again, or on the whole of the version."""
    workspace = desk.view.workspace
    known = {str(row): step for row, step in enumerate(desk.procedure.steps)}
    at = f"/procedures/{desk.at}/steps/{place} {known[place].activity[:_KEPT]}" if place in known else ""
    add_comment(workspace.registry, workspace.user, desk.version.id, at, text)


def comment_list(desk: Desk) -> list[Component]:
    """What was said of the version."""
    found = comments_of(desk.view.workspace.registry, desk.view.workspace.user, desk.version.id)
    if not found:
        return [html.P(desk.view.say(_NONE), className="note")]
    return [html.Ul([_comment(desk, one) for one in found], className="comments")]


def _comment(desk: Desk, one: Comment) -> Component:
    when = moment(one.at.astimezone(), desk.view.lang)
    head = desk.view.say(_SAID, place=_place(desk, one.place), who=one.who, when=when)
    return html.Li([html.Div(head, className="note"), html.Div(one.text)])


def _place(desk: Desk, place: str) -> str:
    """The step a comment is about, where it is by now; by its old number where it is gone."""
    at, _, activity = place.partition(" ")
    parts = at.split("/")
    if len(parts) < 5:  # noqa: PLR2004 (/procedures/0/steps/0)
        return desk.view.say(_WHOLE)
    procedure, row = (int(parts[n]) for n in (2, 4))
    steps = desk.document.procedures[procedure].steps if procedure < len(desk.document.procedures) else ()
    same = [step for step in (*steps[row : row + 1], *steps) if step.activity[:_KEPT] == activity]
    if not same:
        return desk.view.say(_FORMER, number=row + 1, activity=activity)
    return desk.view.say(_STEP, number=same[0].number)


def places(desk: Desk) -> list[dict[str, str]]:
    """What can be commented on."""
    steps = enumerate(desk.procedure.steps)
    rows = (
        {"value": str(row), "label": f"{desk.view.say(_STEP, number=one.number)}: {one.activity}"} for row, one in steps
    )
    return [{"value": "", "label": desk.view.say(_WHOLE)}, *rows]


def approval(desk: Desk) -> list[Component]:
    """Where the version stands, and what the person may do with it."""
    told = [html.P(desk.view.say(_NEXT[desk.version.state]))]
    moves = list(_moves(desk))
    if moves and desk.work.done:
        return [*told, html.P(desk.view.say(_UNSAVED), className="note")]
    return [*told, *([html.Div(moves, className="actions")] if moves else [])]


def _moves(desk: Desk) -> Iterator[Component]:
    role: Role = desk.view.workspace.user.role
    for way in TRANSITIONS:
        if way.old is desk.version.state and role in way.roles:
            label = desk.view.say(_MOVES[way.old, way.new])
            yield act(label, "move", way.new.value, main=way.new is not State.DRAFT)


def files(view: View, version: int) -> Component:
    """Links to the version in each format."""
    links = [
        html.Li(html.A(name, href=f"/unduh/{view.key}/{version}{suffix}", download=""))
        for suffix, name in _NAMES.items()
    ]
    return html.Ul(links, className="files")
