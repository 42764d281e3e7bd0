"""`sop demo`: samples read, executions simulated and checked, documents written."""

from pathlib import Path
from tempfile import mkdtemp

from analytics.offices.calendar import calendar
from analytics.simulation.simulated_log import write_log
from analytics.simulation.simulation import PLANTED, Plan, simulate
from comparison import Settings, compare
from docs_out.documents.docx import write_docx
from ingest.parse import readable_suffixes
from ingest.read import read_sop
from model.report import Report
from model.text import Lang, Text
from model.written_numbers import percent
from store.workspace import Workspace

_FOLDER = Path(__file__).parent
_EXECUTED = ("permohonan_informasi", "rekomendasi_penelitian")
_CASES = 240
_SHARES = tuple((kind, 0.03) for kind in PLANTED)
_HEAD = Text(
    id="Ruang kerja: {root}\n{documents} SOP contoh dibaca ({steps} langkah); dokumen Word di {words}.",
    en="Workspace: {root}\n{documents} sample SOPs read ({steps} steps); Word documents in {words}.",
)
_CHECKED = Text(
    id="{key}: {conforming} dari {closed} kasus patuh ({share}), {findings} penyimpangan; log {log}.",
    en="{key}: {conforming} of {closed} cases conform ({share}), {findings} deviations; log {log}.",
)


def run(folder: Path | None, lang: Lang) -> tuple[Workspace, str]:
    """The workspace filled with the samples, and a summary with its paths.

    Without `folder` the workspace is a new temporary one.
    """
    workspace = Workspace(folder or Path(mkdtemp(prefix="mutubaku-")))
    keys = [workspace.add(read_sop(path)) for path in sample_files()]
    words = workspace.root / "word"
    words.mkdir(parents=True, exist_ok=True)
    for key in keys:
        (words / f"{key}.docx").write_bytes(write_docx(workspace.document(key)))
    steps = sum(len(p.steps) for key in keys for p in workspace.document(key).procedures)
    lines = [_HEAD.to(lang, root=workspace.root, documents=len(keys), steps=steps, words=words)]
    executed = [key for key in keys if key.replace("-", "_") in _EXECUTED]
    return workspace, "\n".join([*lines, *(_checked(workspace, key, lang) for key in executed)])


def sample_files() -> tuple[Path, ...]:
    """The sample documents in alphabetical order."""
    return tuple(sorted(path for path in _FOLDER.iterdir() if path.suffix in readable_suffixes()))


def _checked(workspace: Workspace, key: str, lang: Lang) -> str:
    document = workspace.document(key)
    log = workspace.root / "logs" / f"{key}.csv"
    log.parent.mkdir(parents=True, exist_ok=True)
    write_log(simulate(document, Plan(_CASES, 1, _SHARES), calendar("id-5day")), log)
    return _summary(key, compare(document, log, Settings(analysis=True), (workspace, key)), log, lang)


def _summary(key: str, report: Report, log: Path, lang: Lang) -> str:
    return _CHECKED.to(
        lang,
        key=key,
        conforming=report.conforming_cases,
        closed=report.cases - report.open_cases,
        share=percent(report.conforming_share, lang),
        findings=sum(report.deviations.values()),
        log=log,
    )
