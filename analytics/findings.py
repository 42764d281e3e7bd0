"""Deviations of single cases as one table: rule, case, step, and the facts that prove each."""

from functools import reduce
from operator import or_

import ibis
from ibis import _

from analytics import rules_log
from analytics.conformance.cases import ALIKE
from analytics.log_rule import LogRule, faults
from model.collect import collect

RULES = collect(rules_log, "RULE", LogRule)
_ON_RUNS, _ON_CASES = faults(RULES, "run"), faults(RULES, "case")
_FACTS = ("case", "gid", "row", "service_seconds", "limit_seconds")


def findings(runs: ibis.Table, cases: ibis.Table, moves: ibis.Table) -> ibis.Table:
    """All findings: rule, case, gid, and the log row they rest on (null for a skipped step)."""
    parts = (_on_moves(runs, cases, moves), _on_runs(runs), _on_cases(cases))
    return ibis.union(*(part.cast({"service_seconds": "int64", "limit_seconds": "int64"}) for part in parts))


def _on_runs(runs: ibis.Table) -> ibis.Table:
    """Faults of executed steps; one step may have several."""
    rules = [ibis.ifelse(hit, code, ibis.null("string")) for code, hit in _ON_RUNS.items()]
    faulty = runs.filter(reduce(or_, _ON_RUNS.values()))
    return faulty.select(ibis.array(rules).unnest().name("rule"), *_FACTS).filter(_.rule.notnull())


def _on_moves(runs: ibis.Table, cases: ibis.Table, moves: ibis.Table) -> ibis.Table:
    """Order deviations."""
    found = cases.inner_join(moves, ALIKE)
    own = found.left_join(runs, [found.case == runs.case, found.position == runs.position])
    return own.select(moves.rule, cases.case, moves.gid, runs.row, runs.service_seconds, runs.limit_seconds)


def _on_cases(cases: ibis.Table) -> ibis.Table:
    """Faults of whole cases, which take too long; no row and no step shows that alone."""
    ((code, fault),) = _ON_CASES.items()
    found = cases.filter(fault).select(
        "case",
        rule=ibis.literal(code),
        gid=ibis.null("int64"),
        row=ibis.null("int64"),
        service_seconds=ibis.ifelse(_.closed, _.total_seconds, _.so_far),
        limit_seconds="total_limit",
    )
    return found.select("rule", *_FACTS)
