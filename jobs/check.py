"""A log against the norm of a document: the report with its evidence, the months, and what it proposes."""

import json
from collections.abc import Mapping
from pathlib import Path

from analytics.offices.office import office_of
from comparison import Answer, Settings, compare
from event_logs import Logged
from job_kind import JobKind
from kept_logs import OpenedLog, number_in, opened_log, rules_of
from model.errors import SopError
from model.job import Progress
from model.log_book import ImportedLog, LogReading
from model.registry import Fact, State, User, Version
from model.revision import Proposed
from model.sop_json import build, to_data
from model.text import Text
from revising import proposed
from store.checks import add_check
from store.logs import log_of
from store.registry.registry import Registry
from store.registry.texts import TextKind, read_text
from store.workspace import Workspace

_NO_NORM = Text(
    id="{title}: versi {number} masih {state}, jadi belum menjadi norma. Minta versi itu diperiksa, lalu mulai sekali lagi.",
    en="{title}: version {number} is {state}, so it is no norm yet. Have it reviewed, then start again.",
)
_NORMS = frozenset({State.EFFECTIVE, State.APPROVED, State.CHECKED})
PROPOSALS = "proposals.json"


def run(registry: Registry, root: Path, actor: User, facts: Mapping[str, Fact], progress: Progress) -> str:
    """The number of the check of the document in `facts` against the log there."""
    progress(0, 3)
    workspace, key = Workspace(root, registry, actor), str(number_in(facts, "document"))
    version, log = workspace.version(key), log_of(registry, actor, number_in(facts, "log"))
    kept = read_text(registry, actor, TextKind.READING, log.id).content
    how = build(LogReading, json.loads(kept)) if kept else LogReading()
    with opened_log(root, (log.digest, log.name), how, rules_of(registry, root, actor, _unit(workspace, key))) as file:
        _refuse_draft(workspace, key, version, file)
        settings = Settings(office=file.office, map=_mapping(workspace, key, file), analysis=True, reading=file.reading)
        _checked(workspace, key, (file, settings), progress)
    return _noted(workspace, key, (version, log), progress)


def _refuse_draft(workspace: Workspace, key: str, version: Version, file: OpenedLog) -> None:
    """Executions are held against what was reviewed; against a draft only where the office reviews none."""
    office = office_of(Settings().calendar, file.office)
    if version.state not in _NORMS and (office.review or version.state is not State.DRAFT):
        title = workspace.document(key).title or key
        raise SopError(_NO_NORM, title=title, number=version.number, state=version.state)


def _unit(workspace: Workspace, key: str) -> int:
    return next(one.unit for one in workspace.documents() if str(one.id) == key)


def _mapping(workspace: Workspace, key: str, file: OpenedLog) -> Path | None:
    """The mapping that people confirmed, as a file; None while there is none."""
    kept = read_text(workspace.registry, workspace.user, TextKind.MAPPING, int(key)).content
    if not kept:
        return None
    path = file.scratch / "mapping.csv"
    path.write_text(kept, encoding="utf-8")
    return path


def _checked(workspace: Workspace, key: str, given: tuple[OpenedLog, Settings], progress: Progress) -> None:
    """Writes report, evidence and proposals into the folder of the check."""
    log, settings = given
    texts = []

    def propose(answer: Answer, logged: Logged) -> None:
        progress(1, 3)
        texts.append(_written(proposed(answer, logged)))
        progress(2, 3)

    compare(workspace.document(key), log.file, settings, (workspace, key), propose)
    fresh = workspace.check_folder(key) / f".{PROPOSALS}.new"
    fresh.write_text(texts[0], encoding="utf-8")
    fresh.replace(workspace.check_folder(key) / PROPOSALS)


def _written(found: Proposed) -> str:
    return json.dumps(to_data(found), ensure_ascii=False)


def _noted(workspace: Workspace, key: str, of: tuple[Version, ImportedLog], progress: Progress) -> str:
    version, log = of
    made = version.id, log.id
    number = add_check(workspace.registry, workspace.user, made, workspace.months(key))
    progress(3, 3)
    return str(number)


JOB = JobKind("check", Text(id="Membandingkan log dengan SOP", en="Comparing a log with an SOP"), run)
