"""What one person may see of an office: the documents of the registry within their reach, and the checks of them.

checks/<key>/report.json            the comparison
checks/<key>/{runs,cases}.parquet   its evidence
checks/<key>/log.json               name of the log file
mappings/<key>.csv                  which activity of a log stands for which step
office.toml                         how the office counts

A key is the number of a document in the registry.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar

from model.errors import SopError
from model.flows import Flow, RoleFlow
from model.registry import Document, User, Version
from model.report import Report
from model.run import CaseFigures, Month, Run, WeekHour
from model.sop import SopDocument
from model.sop_json import build, loads, to_data
from model.text import Text
from store.engines.parquet_query import query_parquet
from store.registry.registry import Registry
from store.registry.shown import document_of, shown_version, text_of, with_source
from store.registry.versions import add_document, documents_of

T = TypeVar("T", Run, CaseFigures, Month, WeekHour, Flow, RoleFlow)
_UNKNOWN = Text(
    id="SOP {key}: tidak ada dalam lingkup {name}. Pilih SOP lain atau minta admin memperluas lingkup.",
    en="SOP {key}: not within the reach of {name}. Choose another SOP or ask an admin to widen the reach.",
)
_DIGITS = 10
_MONTHS = """
    select cast(date_trunc('month', start) as date) as month, count(*) as cases,
           count(*) filter (where conforming) as conforming,
           cast(coalesce(sum(excess), 0) as bigint) as excess_seconds
    from read_parquet($cases) as c
    left join (select "case", sum(excess_seconds) as excess from read_parquet($runs) group by 1) as r using ("case")
    where closed group by 1 order by 1"""

_WEEK_HOURS = """
    select isodow(start) - 1 as weekday, hour(start) as hour, count(*) as runs,
           count(*) filter (where verdict = 'late') as late, cast(sum(excess_seconds) as bigint) as excess_seconds
    from read_parquet($runs) where start is not null and verdict in ('within', 'late')
    group by 1, 2 order by 1, 2"""

_FOLLOWED = """
    with followed as (
        select "case", procedure, step, role, waiting_seconds, lag(procedure) over trace as procedure_before,
               lag(step) over trace as step_before, lag(role) over trace as role_before
        from read_parquet($runs) where step is not null
        window trace as (partition by "case" order by coalesce("end", start), row))"""
_FLOWS = f"""{_FOLLOWED}
    select procedure, step_before as source, step as target, count(*) as times, count(distinct "case") as cases,
           cast(coalesce(sum(waiting_seconds), 0) as bigint) as waiting_seconds
    from followed where procedure_before = procedure group by all order by times desc, procedure, source, target"""  # noqa: S608 (constants)
_ROLE_FLOWS = f"""{_FOLLOWED}
    select role_before as source, role as target, count(*) as times,
           cast(coalesce(sum(waiting_seconds), 0) as bigint) as waiting_seconds
    from followed where step_before is not null group by all order by times desc, source, target"""  # noqa: S608 (constants)


@dataclass(frozen=True, slots=True)
class Workspace:
    """The documents within the reach of `user`, and the files kept for them below `root`."""

    root: Path
    registry: Registry
    user: User

    def add(self, document: SopDocument, unit: int | None = None) -> str:
        """The key of `document`, a draft in a unit, by default the user's; the same file there keeps its key."""
        place = unit or self.user.unit
        known = with_source(self.registry, self.user, place, document.source.sha256)
        title = document.title or document.number or document.source.name
        made = known or add_document(self.registry, self.user, (place, title), document).document
        return str(made)

    def documents(self) -> tuple[Document, ...]:
        """The documents within reach, by title."""
        return documents_of(self.registry, self.user)

    def keys(self) -> tuple[str, ...]:
        """The keys of the documents within reach, by title."""
        return tuple(str(one.id) for one in self.documents())

    def holds(self, key: str | None) -> bool:
        """Whether `key` is that of a document within reach."""
        return document_of(self.registry, self.user, _number(key)) is not None

    def version(self, key: str) -> Version:
        """The version shown of a document: the one in force, else the nearest to it."""
        found = shown_version(self.registry, self.user, _number(key))
        if found is None:
            raise SopError(_UNKNOWN, key=key, name=self.user.name)
        return found

    def document(self, key: str) -> SopDocument:
        """What the version shown says."""
        version = self.version(key)
        return _parsed(text_of(self.registry, self.user, version.id), key)

    def checked(self) -> tuple[str, ...]:
        """The keys of the documents within reach that have a check, by title."""
        there = {path.parent.name for path in (self.root / "checks").glob("*/report.json")}
        return tuple(key for key in self.keys() if key in there)

    def is_checked(self, key: str) -> bool:
        """Whether a document has a check."""
        return self._part(key, "report.json").exists()

    def check_folder(self, key: str) -> Path:
        """Where the parts of the check of `key` lie; made when absent."""
        folder = self._part(key, "")
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def mapping_file(self, key: str) -> Path:
        """Where the mapping of the SOP `key` lies, perhaps not yet."""
        return self.root / "mappings" / f"{self._within(key)}.csv"

    def office_file(self) -> Path:
        """Where the office file of this workspace lies, perhaps not yet."""
        return self.root / "office.toml"

    def save_report(self, key: str, report: Report, log_name: str) -> None:
        """Stores `report` beside the evidence already written to `check_folder`."""
        folder = self.check_folder(key)
        (folder / "report.json").write_text(json.dumps(to_data(report), ensure_ascii=False), encoding="utf-8")
        (folder / "log.json").write_text(json.dumps({"name": log_name}), encoding="utf-8")

    def report(self, key: str) -> Report:
        """The stored check of `key`."""
        file = self._part(key, "report.json")
        return _report(file, file.stat().st_mtime_ns)

    def log_name(self, key: str) -> str:
        """File name of the log that was checked."""
        return str(json.loads(self._part(key, "log.json").read_text(encoding="utf-8"))["name"])

    def cases(self, key: str) -> tuple[CaseFigures, ...]:
        """All cases of the check, in order of their start."""
        sql = 'select * from read_parquet($cases) order by start, "case"'
        return self._rows(CaseFigures, key, sql)

    def runs(self, key: str, case: str) -> tuple[Run, ...]:
        """The executed activities of one case in their order."""
        sql = 'select * from read_parquet($runs) where "case" = $case order by coalesce("end", start), row'
        return self._rows(Run, key, sql, {"case": case})

    def months(self, key: str) -> tuple[Month, ...]:
        """Closed and conforming cases by month of start."""
        return self._sums(Month, key, _MONTHS)

    def week_hours(self, key: str) -> tuple[WeekHour, ...]:
        """Time above the norms by weekday and hour of the start."""
        return self._sums(WeekHour, key, _WEEK_HOURS)

    def flows(self, key: str) -> tuple[Flow, ...]:
        """Which step came right after which, the most frequent first; activities without a step do not part them."""
        return self._sums(Flow, key, _FLOWS)

    def role_flows(self, key: str) -> tuple[RoleFlow, ...]:
        """Who handed over to whom between two steps, the most frequent first."""
        return self._sums(RoleFlow, key, _ROLE_FLOWS)

    def _sums(self, kind: type[T], key: str, sql: str) -> tuple[T, ...]:
        """What is counted over the whole evidence, once for each check: a million events take a second."""
        cases, runs = (self._part(key, f"{part}.parquet") for part in ("cases", "runs"))
        return _built(kind, _summed(sql, cases, runs, runs.stat().st_mtime_ns))

    def _rows(self, kind: type[T], key: str, sql: str, facts: Mapping[str, str] | None = None) -> tuple[T, ...]:
        cases, runs = (self._part(key, f"{part}.parquet") for part in ("cases", "runs"))
        return _built(kind, query_parquet(sql, {"cases": str(cases), "runs": str(runs), **(facts or {})}))

    def _part(self, key: str, name: str) -> Path:
        return self.root / "checks" / self._within(key) / name

    def _within(self, key: str) -> str:
        """`key` if it is within reach: whatever a caller says is looked up before it names a file."""
        if not self.holds(key):
            raise SopError(_UNKNOWN, key=key, name=self.user.name)
        return str(_number(key))


def _number(key: object) -> int:
    """The number in `key`; 0, which no document has, where it is none."""
    return int(key) if isinstance(key, str) and key.isascii() and key.isdecimal() and len(key) < _DIGITS else 0


@lru_cache(maxsize=256)
def _parsed(content: str, key: str) -> SopDocument:
    return loads(content, key)


@lru_cache(maxsize=64)
def _report(file: Path, _changed: int) -> Report:
    return build(Report, json.loads(file.read_text(encoding="utf-8")))


@lru_cache(maxsize=512)
def _summed(sql: str, cases: Path, runs: Path, _changed: int) -> tuple[SimpleNamespace, ...]:
    return tuple(query_parquet(sql, {"cases": str(cases), "runs": str(runs)}))


def _built(kind: type[T], rows: Iterable[SimpleNamespace]) -> tuple[T, ...]:
    names = [f.name for f in fields(kind)]
    return tuple(kind(**{name: getattr(row, name) for name in names}) for row in rows)
