"""Work papers to take along: the official forms with verdicts, samples, filter, digest of the log and head of the trail."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime

from dash import Input, Output, State, html
from dash.development.base_component import Component
from flask import Response, request

from docs_out.report_form import Audit, Making, ReportForm, report_forms
from docs_out.reporting.audit_papers import sample_paper
from model.audit_work import AuditWork, Stance, Wanted, case_key
from model.errors import SopError
from model.product import VERSION
from model.registry import Role
from model.text import Text
from store.evidence import Window
from store.findings import Keyed, findings_in
from store.registry.audit import head
from store.registry.checks import log_digest
from store.registry.samples import samples_of
from store.workspace import Workspace
from web.page import View
from web.parts.found import Work, told, work_of
from web.parts.taken import taken
from web.parts.wanted import FIELDS, LABELS, filter_of
from web.site import Site, current_lang
from web.turns import in_turn

TITLE = Text(id="Kertas kerja", en="Work papers")
_NOTE = Text(
    id="Memuat putusan dan sampel, waktu, SHA-256 catatan dan kepala jejak audit. Kertas kerja .xlsx mendaftar temuan menurut "
    "saringan di atas.",
    en="With verdicts and samples, the time, the SHA-256 of the log and the head of the audit trail. The .xlsx work papers list "
    "findings by the filter above.",
)
_FORMS: Mapping[str, tuple[str, str, Text]] = {
    "kertas-kerja.xlsx": ("audit", ".xlsx", Text(id="Kertas kerja (.xlsx)", en="Work papers (.xlsx)")),
    "laporan.docx": ("audit", ".docx", Text(id="Laporan audit (.docx)", en="Audit report (.docx)")),
    "monitoring.docx": ("monitoring", ".docx", Text(id="Formulir monitoring (.docx)", en="Monitoring form (.docx)")),
    "evaluasi.docx": ("evaluation", ".docx", Text(id="Formulir evaluasi (.docx)", en="Evaluation form (.docx)")),
}
_FILTERED = "kertas-kerja.xlsx"
_UNKNOWN = Text(
    id="{form}: tidak ada kertas kerja seperti ini. Yang ada: {known}.",
    en="{form}: there is no such work paper. There is: {known}.",
)
_HEAD = Text(id="Kepala jejak audit", en="Head of the audit trail")
_LINE = Text(id="Saringan temuan, {name}", en="Filter of findings, {name}")
_UNCHECKED = Text(id="SOP {key}: belum ada pembandingan. Bandingkan dahulu di halaman Data.", en="SOP {key}: not compared yet. Compare it on the page Data first.")  # fmt: skip
REPORTS = "/laporan"
_NO_DIGEST = "–"
_MOST = 20_000
_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_AUDITORS = frozenset({Role.AUDITOR})
# What management reads too, with pseudonyms for performers.
OFFICIAL = ("laporan.docx", "evaluasi.docx", "monitoring.docx")
READERS = frozenset({Role.AUDITOR, Role.LEADER})


def papers(view: View) -> Component:
    """A link to each form."""
    links = [
        html.A(view.say(name), id=_link(form), href=f"/kertas-kerja/{view.key}/{form}", download="", className="paper")
        for form, (_name, _suffix, name) in _FORMS.items()
    ]
    note = html.P(view.say(_NOTE), className="note")
    return html.Section([html.H2(view.say(TITLE)), note, html.Div(links, className="actions")], className="card")


def _link(form: str) -> str:
    return "paper-" + form.replace(".", "-")


def paper(workspace: Workspace, key: str, form: str) -> Response:
    """The file of a form, or of one sample."""
    if not workspace.is_checked(key):
        raise SopError(_UNCHECKED, key=key)
    view = View(workspace, key, current_lang(), request.args)
    content = _sample(view, form) if form.startswith("sampel-") else _form(view, form)
    taken(workspace, f"document:{workspace.version(key).document}", form, content)
    answer = Response(content, mimetype=_TYPES[form[-5:]])
    answer.headers["Content-Disposition"] = f'attachment; filename="sop-{workspace.version(key).document}-{form}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


def official(workspace: Workspace, key: str, form: str) -> Response:
    """The file of a form that management reads too."""
    if form not in OFFICIAL:
        raise SopError(_UNKNOWN, form=form[:40], known=", ".join(OFFICIAL))
    return paper(workspace, key, form)


def title_of(form: str) -> Text:
    """What a form is called."""
    return _FORMS[form][2]


def _form(view: View, form: str) -> bytes:
    if form not in _FORMS:
        raise SopError(_UNKNOWN, form=form[:40], known=", ".join(_FORMS))
    name, suffix, _title = _FORMS[form]
    writer: ReportForm = next(one for one in report_forms() if (one.name, one.suffix) == (name, suffix))
    work = work_of(view)
    return writer.write(audit_of(view, work, _filtered(view, work) if form == _FILTERED else Wanted()))


def _filtered(view: View, work: Work) -> Wanted:
    return filter_of(view, work).wanted


def audit_of(view: View, work: Work, wanted: Wanted) -> Audit:
    """The check as the forms write it: its findings those wanted, where any part of them is."""
    space, report = view.workspace, work.report
    if wanted != Wanted() or space.user.role is not Role.AUDITOR:
        found, _total = findings_in(work.evidence, wanted, Window(0, _MOST), work.judged)
        report = replace(report, findings=tuple(told(work, one) for one in found))
    digest = log_digest(space.registry, space.user, int(view.key)) or _NO_DIGEST
    making = Making(space.log_name(view.key), digest, VERSION, datetime.now(UTC), _options(view, work, wanted))
    return Audit(work.document, report, making, view.lang, audit_work(view, work))


def _options(view: View, work: Work, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    names = filter_of(view, work).choices
    asked = {name: value for name, value in asdict(wanted).items() if value and name in FIELDS}
    lines = tuple((view.say(_LINE, name=view.say(LABELS[name])), names[name][value]) for name, value in asked.items())
    return (*lines, (view.say(_HEAD), head(view.workspace.registry)))


def audit_work(view: View, work: Work) -> AuditWork:
    """What auditors did with the check so far."""
    judged = {one.finding: one for one in work.judged}
    found: list[Keyed] = []
    for stance in Stance:
        found += findings_in(work.evidence, Wanted(verdict=stance), Window(0, _MOST), work.judged)[0]
    kept = samples_of(view.workspace.registry, view.workspace.user, int(view.key))
    cases = {one.case for sample in kept for one in sample.sampling.cases}
    on_cases = {case: judged[case_key(case)] for case in sorted(cases) if case_key(case) in judged}
    return AuditWork(tuple((told(work, one), judged[one.key]) for one in found), kept, on_cases)


def _sample(view: View, form: str) -> bytes:
    audit = audit_of(view, work_of(view), Wanted())
    assert audit.work is not None
    kept = [one for one in audit.work.samples if form == f"sampel-{one.id}.xlsx"]
    if not kept:
        raise SopError(_UNKNOWN, form=form[:40], known=", ".join(_FORMS))
    only = replace(audit, work=replace(audit.work, samples=tuple(kept)))
    return sample_paper(only, form.removesuffix(".xlsx"))


def register(site: Site) -> None:
    """Serves the files; the links carry the filter."""
    site.route("/kertas-kerja/<key>/<form>", in_turn(paper), roles=_AUDITORS)
    site.route(f"{REPORTS}/<key>/<form>", in_turn(official), roles=READERS)
    links = [_link(form) for form in _FORMS]
    outputs = [Output(link, "href") for link in links]
    site.clientside("paperLinks", *outputs, Input("wanted", "data"), *(State(link, "href") for link in links))
