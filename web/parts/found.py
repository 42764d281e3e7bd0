"""Findings of the evidence as the person who asks may see them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dash.exceptions import PreventUpdate

from model.audit_work import STANCES, Judgement
from model.finding_words import rule_name, sentence
from model.registry import Role
from model.report import LogFinding, Report
from model.run import Run
from model.sop import SopDocument
from model.step_names import step_name
from model.text import Lang
from store.evidence import pseudonyms
from store.findings import Evidence, Keyed, evidence, key_of
from store.registry.verdicts import judgements_of
from store.workspace import Workspace
from web.page import View, chosen
from web.parts.grid import Row


@dataclass(frozen=True, slots=True)
class Work:
    """A check under audit: its report, its SOP, its findings, what was judged of them, whose names are hidden how."""

    report: Report
    document: SopDocument
    evidence: Evidence
    judged: tuple[Judgement, ...]
    hidden: Mapping[str, str]

    def judgement(self, key: str) -> Judgement | None:
        """The verdict on the finding with a key."""
        return next((one for one in self.judged if one.finding == key), None)


def work_of(view: View) -> Work:
    """The check of the SOP shown; auditors alone see who performed what."""
    space, report = view.workspace, view.workspace.report(view.key)
    folder = space.check_folder(view.key)
    hidden = {} if is_auditor(view) else pseudonyms(folder)
    judged = judgements_of(space.registry, space.user, int(view.key))
    return Work(report, space.document(view.key), evidence(folder, report), judged, hidden)


def is_auditor(view: View) -> bool:
    """Whether an auditor asks."""
    return view.workspace.user.role is Role.AUDITOR


def told(work: Work, one: Keyed) -> LogFinding:
    """The finding as a report tells it, with the letters a report knows of, names hidden."""
    known = {key_of(listed): listed.facts for listed in work.report.findings if listed.case == one.found.case}
    found, lane = one.found, _lane(work.document, one)
    facts: dict[str, str | int | float | None] = {
        "procedure": found.procedure, "row": found.row, "activity": found.activity, "lane": lane,
        "service_seconds": found.service_seconds, "limit_seconds": found.limit_seconds,
        **known.get(one.key, {}),
        "role": work.hidden.get(found.role or "", found.role),
    }  # fmt: skip
    return LogFinding(found.rule, found.case, found.step, facts)


def _lane(document: SopDocument, one: Keyed) -> str:
    place = one.found.procedure
    if place is None or place >= len(document.procedures):
        return ""
    procedure = document.procedures[place]
    step = next((step for step in procedure.steps if step.number == one.found.step), None)
    return " / ".join(procedure.lanes[p.lane] for p in step.performers) if step else ""


def finding_row(view: View, work: Work, one: Keyed) -> Row:
    """The row of a finding in the grid."""
    found, judgement = one.found, work.judgement(one.key)
    placed = found.procedure is not None and found.step is not None
    return {
        "id": one.key,
        "rule": found.rule,
        "name": rule_name(found.rule, view.lang),
        "case": found.case,
        "step": step_name(work.document, found.procedure or 0, found.step or "") if placed else found.step,
        "row": found.row,
        "month": one.month,
        "sentence": sentence(told(work, one), view.lang),
        "verdict": view.say(STANCES[judgement.stance]) if judgement else None,
    }


def with_hidden(runs: tuple[Run, ...], hidden: Mapping[str, str]) -> tuple[Run, ...]:
    """The runs with pseudonyms for performers."""
    return tuple(replace(run, performer=hidden.get(run.performer or "", run.performer)) for run in runs)


def asked_view(workspace: Workspace, key: object, lang: object) -> View:
    """The SOP and language that a browser says are shown; nothing is changed where there is no such check."""
    known = chosen(workspace, key)
    if known is None or not workspace.is_checked(known):
        raise PreventUpdate
    return View(workspace, known, Lang.EN if lang == Lang.EN.value else Lang.ID)


def plain(value: object) -> str:
    """A text of a browser; nothing is changed where it is none, or none that a database takes."""
    if not isinstance(value, str) or "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
        raise PreventUpdate
    return value
