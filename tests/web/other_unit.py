"""A unit whose work nobody of another unit may see or change: one of everything the registry keeps."""

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import pyarrow as pa
from pyarrow import parquet
from sqlalchemy import select, update

from model.audit_work import Draw, Drawn, Method, Opinion, Sampling, Stance, case_key
from model.job import JobState, Request
from model.log import Reject, Seen
from model.log_book import LogReading, NewLog
from model.log_survey import LogContent, LogSurvey
from model.registry import Fact, Role, User
from model.run import Month
from model.sop import Doubt, SopDocument
from model.sop_json import to_data
from store.checks import add_check
from store.files import keep
from store.jobs import submit
from store.logs import add_log
from store.registry.comments import add_comment
from store.registry.decisions import Answer, decide
from store.registry.registry import Registry
from store.registry.samples import add_sample
from store.registry.schema import jobs as jobs_table
from store.registry.schema import metadata
from store.registry.texts import KeptText, TextKind, keep_text
from store.registry.units import add_unit
from store.registry.users import Person, add_user, terminal
from store.registry.verdicts import judge
from store.registry.versions import versions_of
from store.registry.views import save_view
from store.surveys import keep_survey
from store.uploads import bring
from store.workspace import Workspace
from tests.web import invented
from tests.web.invented_analysis import months

# Stands in everything the other unit has.
CANARY = "Rahasia-Kenari"
_WORK = ("documents", "versions", "comments", "confirmations", "jobs", "logs", "checks", "check_months", "verdicts",
         "samples", "decisions", "texts", "views", "users", "units")  # fmt: skip


@dataclass(frozen=True, slots=True)
class OtherUnit:
    """The names of all that the unit has, as a browser would send them."""

    unit: int
    document: str
    version: int
    log: int
    job: int
    survey: int
    check: int
    sample: int
    comment: int
    view: int
    digest: str
    person: str
    kept_survey: str

    def numbers(self) -> set[int]:
        """Every number anything of it has."""
        own = {
            self.unit,
            self.version,
            self.log,
            self.job,
            self.survey,
            self.check,
            self.sample,
            self.comment,
            self.view,
        }
        return own | {int(self.document)}


def other_unit(workspace: Workspace) -> OtherUnit:
    """A unit beside all others in the workspace, with people in each role."""
    registry, admin = workspace.registry, terminal(workspace.registry)
    unit = add_unit(registry, admin, admin.unit, f"Bidang {CANARY}").id
    staff = {role: _person(registry, role, unit) for role in Role}
    planner = staff[Role.PLANNER]
    own = replace(workspace, user=planner)
    key = own.add(_document())
    version = versions_of(registry, planner, int(key))[0].id
    file = keep(workspace.root, io.BytesIO(f"kasus;kegiatan\n1;{CANARY}\n".encode()), f"{CANARY}.csv")
    bring(registry, planner, file)
    log = add_log(registry, planner, NewLog(unit, f"{CANARY}.csv", file.digest, 3, 20))
    keep_survey(workspace.root, f"log-{log}", _survey())
    kept = keep_survey(workspace.root, "f" * 32, _survey())
    facts: dict[str, Fact] = {
        "unit": unit,
        "digest": file.digest,
        "name": f"{CANARY}.csv",
        "document": int(key),
        "log": log,
    }
    jobs = [
        submit(registry, planner, Request(kind, unit, f"{CANARY} {kind}", facts)).id for kind in ("check", "survey")
    ]
    _done(registry, jobs[1], kept)
    check = add_check(registry, planner, (version, log), [Month(m.month, 3, 1, 60) for m in months()])
    _evidence(own, key)
    sampling = Sampling(Draw(Method.RANDOM, 1, 1), 3, (Drawn(f"{CANARY}-1", "", 0.5),))
    sample = add_sample(registry, staff[Role.AUDITOR], int(key), sampling).id
    judge(registry, staff[Role.AUDITOR], int(key), Opinion(case_key(f"{CANARY}-1"), Stance.BREAKS, CANARY))
    decide(registry, planner, int(key), Answer("usul-1", accepted=False, reason=CANARY))
    keep_text(registry, planner, (TextKind.MAPPING, int(key)), KeptText(), f"{CANARY};1\n")
    keep_text(registry, planner, (TextKind.READING, log), KeptText(), json.dumps(to_data(LogReading(part=CANARY))))
    keep_text(registry, planner, (TextKind.OFFICE, unit), KeptText(), f"# {CANARY}\n")
    comment = add_comment(registry, planner, version, "", CANARY).id
    view = save_view(registry, planner, CANARY, "/?kenari").id
    return OtherUnit(
        unit, key, version, log, jobs[0], jobs[1], check, sample, comment, view, file.digest, planner.name, kept
    )


def rows(registry: Registry) -> Mapping[str, tuple[str, ...]]:
    """All that the registry keeps of work, by table."""
    with registry.reading() as connection:
        found = {name: connection.execute(select(metadata.tables[name])).all() for name in _WORK}
    return {name: tuple(sorted(map(repr, kept))) for name, kept in found.items()}


def _person(registry: Registry, role: Role, unit: int) -> User:
    person = Person(f"kenari-{role.value}", CANARY, role, unit, must_change=False)
    return add_user(registry, terminal(registry), person)[0]


def _document() -> SopDocument:
    known = invented.document()
    steps = tuple(replace(step, activity=f"{CANARY} {step.number}") for step in known.procedures[0].steps)
    source = replace(known.source, name=f"{CANARY}.pdf", sha256="9" * 64)
    return replace(
        known,
        title=f"SOP {CANARY}",
        number=f"01/{CANARY}",
        source=source,
        procedures=(replace(known.procedures[0], title=CANARY, steps=steps),),
        doubts=(Doubt("/procedures/0/steps/3/time", "faint", CANARY),),
    )


def _survey() -> LogSurvey:
    seen = (Seen(CANARY, 3),)
    content = LogContent(
        (), (), 3, 20, ("2026-01-01", "2026-02-01"), seen, (Reject(2, "start", CANARY, "no_time"),), 1, 0
    )
    return LogSurvey(f"{CANARY}.csv", ("kasus", CANARY), ((CANARY, CANARY),), (CANARY,), None, content)


def _done(registry: Registry, job: int, result: str) -> None:
    ended = update(jobs_table).where(jobs_table.c.id == job).values(state=JobState.DONE.value, result=result)
    with registry.writing() as connection:
        connection.execute(ended)


def _evidence(own: Workspace, key: str) -> None:
    """A check whose cases, activities and performers are the canary's."""
    folder = own.check_folder(key)
    runs = [replace(one, case=f"{CANARY}-1", activity=CANARY, performer=CANARY) for one in invented.runs()]
    cases = [replace(one, case=f"{CANARY}-{place}") for place, one in enumerate(invented.cases(), 1)]
    parquet.write_table(
        pa.Table.from_pylist([asdict(one) for one in runs], invented.run_schema()), folder / "runs.parquet"
    )
    parquet.write_table(pa.Table.from_pylist([asdict(one) for one in cases]), folder / "cases.parquet")
    own.save_report(key, invented.report(), f"{CANARY}.csv")
