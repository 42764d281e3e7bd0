"""Deviations of single cases as one table: rule, case, step, and the facts that prove each."""

from functools import reduce
from operator import or_

import ibis
from ibis import _

from analytics.cases import ALIKE
from model.deviation import BY_KEY

_ON_RUNS = {
    "over_time": _.verdict == "late",
    "wrong_performer": _.wrong_performer,
    "missing_output": _.missing_output,
    "missing_requirements": _.missing_requirements,
}
_FACTS = ("case", "gid", "row", "service_seconds", "limit_seconds")


def findings(runs: ibis.Table, cases: ibis.Table, moves: ibis.Table) -> ibis.Table:
    """All findings: rule, case, gid, and the log row they rest on (null for a skipped step)."""
    return ibis.union(_on_moves(runs, cases, moves), _on_runs(runs), _on_totals(cases))


def _on_runs(runs: ibis.Table) -> ibis.Table:
    """Faults of executed steps; one step may have several."""
    rules = [ibis.ifelse(hit, BY_KEY[key].rule, ibis.null("string")) for key, hit in _ON_RUNS.items()]
    faulty = runs.filter(reduce(or_, _ON_RUNS.values()))
    return faulty.select(ibis.array(rules).unnest().name("rule"), *_FACTS).filter(_.rule.notnull())


def _on_moves(runs: ibis.Table, cases: ibis.Table, moves: ibis.Table) -> ibis.Table:
    """Order deviations."""
    found = cases.inner_join(moves, ALIKE)
    own = found.left_join(runs, [found.case == runs.case, found.position == runs.position])
    return own.select(moves.rule, cases.case, moves.gid, runs.row, runs.service_seconds, runs.limit_seconds)


def _on_totals(cases: ibis.Table) -> ibis.Table:
    """Cases over the service standard; no row and no step shows that alone."""
    taken = ibis.ifelse(_.closed, _.total_seconds, _.so_far)
    return (
        cases.filter(_.overdue)
        .select(
            "case",
            rule=ibis.literal(BY_KEY["over_total"].rule),
            gid=ibis.null("int64"),
            row=ibis.null("int64"),
            service_seconds=taken,
            limit_seconds="total_limit",
        )
        .select("rule", *_FACTS)
    )
