"""The verdict of an auditor on a finding or on a case of a sample."""

import dash_mantine_components as dmc
from dash import Input, Output, State, dcc, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from model.audit_work import STANCES, Judgement, Opinion, Stance, case_key
from model.registry import Role
from model.text import Text
from model.written_numbers import moment
from store.findings import finding_with
from store.registry.verdicts import judge
from store.workspace import Workspace
from web.page import View
from web.parts.found import Work, asked_view, plain, work_of
from web.parts.labelled import announced
from web.site import Site

_TITLE = Text(id="Putusan auditor", en="Verdict of the auditor")
_ON_FINDING = Text(id="Atas temuan: {said}", en="On the finding: {said}")
_ON_CASE = Text(id="Atas kasus {case} secara keseluruhan.", en="On case {case} as a whole.")
_CHOOSE = Text(id="Putusan", en="Verdict")
_NOTE = Text(id="Catatan", en="Note")
_SAVE = Text(id="Simpan putusan", en="Save the verdict")
_NONE = Text(id="Pilih salah satu putusan.", en="Choose one of the verdicts.")
_SAVED = Text(id="Tersimpan: {name}, oleh {who}, {when} UTC.", en="Saved: {name}, by {who}, {when} UTC.")


def verdict_form(view: View, work: Work, about: tuple[str, str, str]) -> Component:
    """The verdict as it stands, to be changed; `about` is the case, the key, and what is said of the finding."""
    case, key, said = about
    held = work.judgement(key)
    choices = [dmc.Radio(label=view.say(text), value=stance.value) for stance, text in STANCES.items()]
    told = view.say(_ON_FINDING, said=said) if said else view.say(_ON_CASE, case=case)
    return html.Section(
        [
            html.H2(view.say(_TITLE)),
            html.P(told),
            dcc.Store(id="judged", data={"case": case, "key": key, "lock": held.lock if held else 0}),
            dmc.RadioGroup(
                dmc.Group(choices),
                id="stance",
                label=view.say(_CHOOSE),
                value=held.stance.value if held else "",
                className="stances",
            ),
            dmc.Textarea(id="note", label=view.say(_NOTE), value=held.note if held else "", autosize=True, minRows=2),
            dmc.Button(view.say(_SAVE), id="judge", mt=8),
            html.P(_told(view, held) if held else "", id="judge-said", className="note", **announced()),
        ],
        className="card verdict",
    )


def _told(view: View, held: Judgement) -> str:
    when = moment(held.changed_at, view.lang)
    return view.say(_SAVED, name=view.say(STANCES[held.stance]), who=held.changed_by, when=when)


def save(
    workspace: Workspace, clicks: object, about: object, said: tuple[object, object], shown: tuple[object, object]
) -> tuple[str, dict[str, object], str, str]:
    """What now stands, its new lock, and a sign for the findings and for the samples that something was judged."""
    view = asked_view(workspace, *shown)
    if not clicks or not isinstance(about, dict):
        raise PreventUpdate
    case, key = plain(about.get("case")), plain(about.get("key"))
    stance, note = said
    if stance not in [one.value for one in Stance]:
        return view.say(_NONE), about, "", ""
    _require(view, case, key)
    lock = about.get("lock")
    opinion = Opinion(key, Stance(str(stance)), plain(note or ""), lock if isinstance(lock, int) else 0)
    held = judge(workspace.registry, workspace.user, int(view.key), opinion)
    return _told(view, held), {**about, "lock": held.lock}, f"{key}:{held.lock}", f"{key}:{held.lock}"


def _require(view: View, case: str, key: str) -> None:
    """Changes nothing where the check has neither such a finding nor such a case."""
    if key == case_key(case):
        known = bool(view.workspace.runs(view.key, case))
    else:
        found = finding_with(work_of(view).evidence, key)
        known = found is not None and found.found.case == case
    if not known:
        raise PreventUpdate


def _saved(workspace: Workspace, *values: object) -> tuple[str, dict[str, object], str, str]:
    clicks, about, stance, note, key, lang = values
    return save(workspace, clicks, about, (stance, note), (key, lang))


def register(site: Site) -> None:
    """Saves what an auditor holds."""
    site.callback(
        _saved,
        Output("judge-said", "children"),
        Output("judged", "data"),
        Output("judged-at", "data"),
        Output("sampled-at", "data"),
        Input("judge", "n_clicks"),
        State("judged", "data"),
        State("stance", "value"),
        State("note", "value"),
        State("sop", "value"),
        State("lang", "value"),
        roles=frozenset({Role.AUDITOR}),
        prevent_initial_call=True,
    )
