"""`sop demo`: samples read and linted, executions simulated and checked, documents, reports and drafts written."""

from datetime import datetime
from pathlib import Path

from analytics.offices.calendar import calendar
from analytics.offices.office import office_of
from analytics.simulation.simulated_log import write_log
from analytics.simulation.simulation import PLANTED, Plan, simulate
from comparison import Settings
from docs_out.documents.docx import write_docx
from docs_out.report_form import Audit, Making, report_forms
from docs_out.revision_form import Draft, revision_forms
from event_logs import digest
from ingest.parse import readable_suffixes
from ingest.read import read_sop
from jobs import check, import_log
from linting import lint_documents
from model.product import VERSION
from model.registry import Fact, Role
from model.sop import SopDocument
from model.text import Lang, Text
from model.written_numbers import percent
from revising import Planner, revise
from samples.office import in_force, people
from store.files import keep
from store.registry.registry import Registry
from store.workspace import Workspace

_FOLDER = Path(__file__).parent
_EXECUTED = ("permohonan-informasi", "rekomendasi-penelitian")
_CALENDAR = "id-5day"
_CASES = 240
_SHARES = tuple((kind, 0.03) for kind in PLANTED)
_HEAD = Text(
    id="Ruang kerja: {root}\n{documents} SOP contoh dibaca ({steps} langkah); dokumen Word di {words}.",
    en="Workspace: {root}\n{documents} sample SOPs read ({steps} steps); Word documents in {words}.",
)
_LINTED = Text(
    id="Aturan dokumen: {findings} temuan pada {documents} SOP ({clean} tanpa temuan).",
    en="Rules on documents: {findings} findings in {documents} SOPs ({clean} without any).",
)
_ACCOUNT = Text(id="Akun {name}: kata sandi {password}", en="Account {name}: password {password}")
_CHECKED = Text(
    id="{key}: {conforming} dari {closed} kasus patuh ({share}), {findings} penyimpangan; log {log}; laporan dan konsep "
    "revisi ({proposals} usulan) di {reports}.",
    en="{key}: {conforming} of {closed} cases conform ({share}), {findings} deviations; log {log}; reports and draft "
    "revision ({proposals} proposals) in {reports}.",
)


def run(root: Path, registry: Registry, lang: Lang) -> str:
    """Fills the workspace `root` and its registry with the samples; a summary with paths and accounts."""
    staff, accounts = people(registry)
    workspace = Workspace(root, registry, staff[Role.PLANNER])
    read = {path.stem.replace("_", "-"): read_sop(path) for path in sample_files()}
    for path in sample_files():
        with path.open("rb") as stream:
            keep(root, stream, path.name)
    keys = {name: in_force(root, registry, staff, document) for name, document in read.items()}
    words = root / "word"
    words.mkdir(parents=True, exist_ok=True)
    for name, document in read.items():
        (words / f"{name}.docx").write_bytes(write_docx(document))
    steps = sum(len(procedure.steps) for document in read.values() for procedure in document.procedures)
    lines = [_HEAD.to(lang, root=root, documents=len(read), steps=steps, words=words)]
    lines.append(_linted(list(read.values()), lang))
    lines += [_checked(workspace, (name, keys[name]), lang) for name in _EXECUTED]
    return "\n".join([*lines, *(_ACCOUNT.to(lang, name=name, password=password) for name, password in accounts)])


def _kept(workspace: Workspace, key: str, log: Path) -> None:
    """Imports the log and compares it, as the jobs that people ask for do."""
    with log.open("rb") as stream:
        file = keep(workspace.root, stream, log.name)
    place = workspace.registry, workspace.root, workspace.user
    imported: dict[str, Fact] = {"unit": workspace.user.unit, "digest": file.digest, "name": file.name}
    number = import_log.run(*place, imported, _untold)
    check.run(*place, {"document": int(key), "log": int(number)}, _untold)


def _untold(_done: int, _total: int) -> None:
    """Nobody waits for the progress."""


def sample_files() -> tuple[Path, ...]:
    """The sample documents in alphabetical order."""
    return tuple(sorted(path for path in _FOLDER.iterdir() if path.suffix in readable_suffixes()))


def _linted(documents: list[SopDocument], lang: Lang) -> str:
    found = lint_documents(documents, office_of(_CALENDAR, None), datetime.now().astimezone().date())
    counts = [len(one.findings) for one in found]
    return _LINTED.to(lang, findings=sum(counts), documents=len(documents), clean=counts.count(0))


def _checked(workspace: Workspace, named: tuple[str, str], lang: Lang) -> str:
    name, key = named
    document = workspace.document(key)
    log, reports = workspace.root / "logs" / f"{name}.csv", workspace.root / "reports"
    for folder in (log.parent, reports):
        folder.mkdir(parents=True, exist_ok=True)
    write_log(simulate(document, Plan(_CASES, 1, _SHARES), calendar(_CALENDAR)), log)
    _kept(workspace, key, log)
    report = workspace.report(key)
    making = Making(log.name, digest(log), VERSION, datetime.now().astimezone())
    for form in report_forms():
        (reports / f"{name}-{form.name}{form.suffix}").write_bytes(form.write(Audit(document, report, making, lang)))
    found = revise(document, log, Settings(), Planner("", making.at.date()))
    for revision in revision_forms():
        draft = Draft(found.proposed, found.decisions, found.revised, making, lang)
        (reports / f"{name}-revision{revision.suffix}").write_bytes(revision.write(draft))
    return _CHECKED.to(
        lang,
        key=name,
        conforming=report.conforming_cases,
        closed=report.cases - report.open_cases,
        share=percent(report.conforming_share, lang),
        findings=sum(report.deviations.values()),
        log=log,
        proposals=len(found.proposed.proposals),
        reports=reports,
    )
