"""Deviations of single cases as one table: rule, case, step, and the facts that prove each."""

import ibis
from ibis import _

from model.deviation import BY_KEY

_ON_RUNS = {
    "over_time": _.verdict == "late",
    "wrong_performer": _.wrong_performer,
    "missing_output": _.missing_output,
    "missing_requirements": _.missing_requirements,
}
_FACTS = ("row", "activity", "acting", "service_seconds", "limit_seconds")


def findings(runs: ibis.Table, cases: ibis.Table, moves: ibis.Table) -> ibis.Table:
    """All findings: kind, rule, case, gid, and the log row they rest on (null for a skipped step)."""
    parts = [_on_runs(runs, key) for key in _ON_RUNS]
    return ibis.union(_on_moves(runs, cases, moves), *parts)


def _on_runs(runs: ibis.Table, key: str) -> ibis.Table:
    hits = runs.filter(_ON_RUNS[key])
    return hits.select(
        kind=ibis.literal(key), rule=ibis.literal(BY_KEY[key].rule), case="case", gid="gid", **_facts(hits)
    )


def _on_moves(runs: ibis.Table, cases: ibis.Table, moves: ibis.Table) -> ibis.Table:
    """Order deviations; a skipped step has no row of its own."""
    found = cases.inner_join(moves, [cases.variant == moves.variant, cases.closed != moves.open])
    found = found.select("case", "kind", "gid", "position")
    own = runs.select("case", "position", *_FACTS)
    rows = found.left_join(own, ["case", "position"])
    there = rows.kind != "skipped"
    rules = ibis.cases(*[(rows.kind == key, deviation.rule) for key, deviation in BY_KEY.items()])
    facts = {name: ibis.ifelse(there, rows[name], ibis.null(rows[name].type())) for name in _FACTS}
    return rows.select(kind="kind", rule=rules, case="case", gid="gid", **facts)


def _facts(table: ibis.Table) -> dict[str, ibis.Value]:
    return {name: table[name] for name in _FACTS}
