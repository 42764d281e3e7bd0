"""Findings of a check, asked of its Parquet files: they may be in the hundred thousands.

A check kept before findings had a file of their own lists its first ones in the report; they are asked then.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import SimpleNamespace

from model.audit_work import FACTS, UNJUDGED, Judgement, Wanted, finding_key
from model.deviation import DEVIATIONS
from model.report import LogFinding, Report
from model.run import Found
from store.engines.parquet_query import query_parquet
from store.evidence import WINDOW, Window, ordered

_KINDS = {"row": "BIGINT", "procedure": "BIGINT", "service_seconds": "BIGINT", "limit_seconds": "BIGINT"}
_SHAPE = json.dumps([{f.name: _KINDS.get(f.name, "VARCHAR") for f in fields(Found)}])
_FILE, _LISTED = "select * from read_parquet($findings)", "select unnest(from_json($listed, $shape), recursive := true)"
_KEY = ", ".join(["rule", '"case"', *(f"coalesce(cast({name} as varchar), chr(30))" for name in FACTS)])
_FOUND = """
    with f as ({source}),
    found as (
        select f.*, strftime(c.start, '%Y-%m') as month, procedure || ':' || step as place,
               sha256(concat_ws(chr(31), {key})) as key
        from f left join (select "case", start from read_parquet($cases)) as c using ("case")
    )
    {select}"""
_COUNT = "select count(*) as n from found where {where}"
# The keys of a window are made of its rows alone: the inner one is left out unless a condition needs it.
_ROWS = """
    select * exclude (key), sha256(concat_ws(chr(31), {key})) as key
    from (select * from found where {where} order by {order} {window}) order by {order}"""
_FACET = "select '{name}' as facet, {column} as value, count(*) filter (where {where}) as n from found group by all"
_CONDITIONS = {
    "case": '"case" = $case',
    "rule": "rule = $rule",
    "step": "place = $step",
    "severity": "list_contains($rules, rule)",
    "month": "month = $month",
    "verdict": "list_contains($keys, key) = $judged",
}
_FACETS = {"rule": "rule", "step": "place", "month": "month"}
_ORDERS = {"rule": "rule", "case": '"case"', "step": "place", "row": '"row"', "month": "month"}
_PLAIN_ORDER = '"case", "row" nulls last, rule, place'


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the parts of a check lie; `listed` are the findings of its report, for one without a file of them."""

    folder: Path
    listed: tuple[LogFinding, ...]

    def _paths(self) -> dict[str, object]:
        return {part: str(self.folder / f"{part}.parquet") for part in ("findings", "cases", "runs")}

    def ask(self, select: str, facts: Mapping[str, object]) -> list[SimpleNamespace]:
        """What `select` tells of the findings, which are called found."""
        filed = (self.folder / "findings.parquet").exists()
        rows = "" if filed else json.dumps([asdict(_found(one)) for one in self.listed])
        sql = _FOUND.format(source=_FILE if filed else _LISTED, key=_KEY, select=select)
        return query_parquet(sql, {**self._paths(), "listed": rows, "shape": _SHAPE, **facts})


@dataclass(frozen=True, slots=True)
class Keyed:
    """A finding, its key, and the month in which its case began."""

    key: str
    month: str | None
    found: Found


def evidence(folder: Path, report: Report) -> Evidence:
    """The evidence of the check kept in `folder`."""
    return Evidence(folder, report.findings)


def findings_in(
    evidence: Evidence, wanted: Wanted, window: Window, judged: tuple[Judgement, ...]
) -> tuple[tuple[Keyed, ...], int]:
    """The findings in a window of all that are wanted, and how many these are."""
    where, facts = _asked(wanted, judged)
    total = evidence.ask(_COUNT.format(where=where), facts)[0].n
    order = ordered(window, _ORDERS) + _PLAIN_ORDER
    rows = evidence.ask(_ROWS.format(key=_KEY, where=where, order=order, window=WINDOW), {**facts, **window.bounds()})
    return tuple(_keyed(row) for row in rows), total


def finding_with(evidence: Evidence, key: str) -> Keyed | None:
    """The finding with a key; None where the check has none."""
    rows = evidence.ask(_ROWS.format(key=_KEY, where="key = $key", order=_PLAIN_ORDER, window=""), {"key": key})
    return _keyed(rows[0]) if rows else None


def facet_counts(evidence: Evidence, wanted: Wanted, judged: tuple[Judgement, ...]) -> dict[str, dict[str, int]]:
    """How many findings each rule, step and month has among those wanted, whatever is wanted of itself.

    Those that have none of them are there too.
    """
    selects, facts = [], _asked(wanted, judged)[1]
    for name, column in _FACETS.items():
        where, _facts = _asked(wanted, judged, but=name)
        selects.append(_FACET.format(name=name, column=column, where=where))
    counts: dict[str, dict[str, int]] = {name: {} for name in _FACETS}
    for row in sorted(evidence.ask(" union all ".join(selects), facts), key=lambda row: row.value or ""):
        if row.value:
            counts[row.facet][row.value] = row.n
    return counts


def _asked(wanted: Wanted, judged: tuple[Judgement, ...], but: str = "") -> tuple[str, dict[str, object]]:
    """The condition in SQL and its values; `but` leaves one part out."""
    asked = {name: value for name, value in asdict(wanted).items() if value and name != but}
    among = [one.finding for one in judged if wanted.verdict in (UNJUDGED, one.stance)]
    facts: dict[str, object] = {
        **asked,
        "rules": [one.rule for one in DEVIATIONS if one.severity == wanted.severity] or ["-"],
        "keys": among or ["-"],
        "judged": wanted.verdict != UNJUDGED,
    }
    return " and ".join(_CONDITIONS[name] for name in asked) or "true", facts


def _found(one: LogFinding) -> Found:
    known = {name: one.facts.get(name) for name in FACTS}
    return Found(**{**known, "rule": one.rule, "case": one.case, "step": one.step})  # type: ignore[arg-type]


def key_of(one: LogFinding) -> str:
    """The key of a finding that a report lists."""
    return finding_key(one.rule, one.case, {**one.facts, "step": one.step})


def _keyed(row: SimpleNamespace) -> Keyed:
    return Keyed(row.key, row.month, Found(**{f.name: getattr(row, f.name) for f in fields(Found)}))
