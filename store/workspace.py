"""A workspace: a folder with documents, logs and checks, readable by other tools too.

documents/<key>.json             the SOP
checks/<key>/report.json         the comparison
checks/<key>/{runs,cases}.parquet   its evidence
checks/<key>/log.json            name of the log file
mappings/<key>.csv               which activity of a log stands for which step
office.toml                      how the office counts
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from model.errors import SopError
from model.flows import Flow, RoleFlow
from model.report import Report
from model.run import CaseFigures, Month, Run, WeekHour
from model.sop import SopDocument
from model.sop_json import build, dumps, loads, to_data
from model.text import Text
from store.engines.duckdb import query_parquet

T = TypeVar("T", Run, CaseFigures, Month, WeekHour, Flow, RoleFlow)
_UNKNOWN = Text(
    id="{key}: tidak ada di ruang kerja {root}. Yang ada: {known}.",
    en="{key}: not in the workspace {root}. There is: {known}.",
)
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
    """Documents and checks below one folder."""

    root: Path

    def add(self, document: SopDocument) -> str:
        """The key under which `document` is now stored; the same document keeps its key."""
        key = _slug(Path(document.source.name).stem)
        path = self._document(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dumps(document), encoding="utf-8")
        return key

    def keys(self) -> tuple[str, ...]:
        """All documents' keys in alphabetical order."""
        return tuple(sorted(path.stem for path in (self.root / "documents").glob("*.json")))

    def document(self, key: str) -> SopDocument:
        """The document `key`; `SopError` lists what there is when it is unknown."""
        if key not in self.keys():
            raise SopError(_UNKNOWN, key=key, root=self.root, known=", ".join(self.keys()) or "-")
        return loads(self._document(key).read_text(encoding="utf-8"), key)

    def check_folder(self, key: str) -> Path:
        """Where the parts of the check of `key` lie; made when absent."""
        folder = self.root / "checks" / key
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def mapping_file(self, key: str) -> Path:
        """Where the mapping of the SOP `key` lies, perhaps not yet."""
        return self.root / "mappings" / f"{key}.csv"

    def office_file(self) -> Path:
        """Where the office file of this workspace lies, perhaps not yet."""
        return self.root / "office.toml"

    def save_report(self, key: str, report: Report, log_name: str) -> None:
        """Stores `report` beside the evidence already written to `check_folder`."""
        folder = self.check_folder(key)
        (folder / "report.json").write_text(json.dumps(to_data(report), ensure_ascii=False), encoding="utf-8")
        (folder / "log.json").write_text(json.dumps({"name": log_name}), encoding="utf-8")

    def checked(self) -> tuple[str, ...]:
        """Keys of the documents that have a check."""
        return tuple(key for key in self.keys() if self._part(key, "report.json").exists())

    def report(self, key: str) -> Report:
        """The stored check of `key`."""
        return build(Report, json.loads(self._part(key, "report.json").read_text(encoding="utf-8")))

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
        return self._rows(Month, key, _MONTHS)

    def week_hours(self, key: str) -> tuple[WeekHour, ...]:
        """Time above the norms by weekday and hour of the start."""
        return self._rows(WeekHour, key, _WEEK_HOURS)

    def flows(self, key: str) -> tuple[Flow, ...]:
        """Which step came right after which, the most frequent first; activities without a step do not part them."""
        return self._rows(Flow, key, _FLOWS)

    def role_flows(self, key: str) -> tuple[RoleFlow, ...]:
        """Who handed over to whom between two steps, the most frequent first."""
        return self._rows(RoleFlow, key, _ROLE_FLOWS)

    def _rows(self, kind: type[T], key: str, sql: str, facts: Mapping[str, str] | None = None) -> tuple[T, ...]:
        paths = {part: str(self._part(key, f"{part}.parquet")) for part in ("runs", "cases")}
        rows = query_parquet(sql, {**paths, **(facts or {})})
        names = [f.name for f in fields(kind)]
        return tuple(kind(**{name: getattr(row, name) for name in names}) for row in rows)

    def _document(self, key: str) -> Path:
        return self.root / "documents" / f"{key}.json"

    def _part(self, key: str, name: str) -> Path:
        return self.root / "checks" / key / name


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "sop"
