"""Two steps in a row by different performers of which the later begins before the earlier has ended, or either first.

Where most cases begin with the later one it is the order that differs (see `move`). A step that needs what the one before puts out has to wait; the sentence leaves that to the planner.
"""

from collections.abc import Iterator
from types import SimpleNamespace

import ibis
from ibis import _

from analytics.conformance.acting import acting_lanes
from analytics.revision.lived import Lived
from analytics.revision.neighbours import neighbours
from analytics.revision.proposer import Case, Proposer, proposal, silent
from analytics.revision.thresholds import confidence, needed_for_share
from analytics.statistics import wilson
from model.revision import Effect, Proposal, Silent
from model.revision_words import BY_KEY, Facts, said


def propose(found: Lived) -> Iterator[Proposal | Silent]:
    """Steps to run side by side with the next."""
    pairs = [pair for pair in neighbours(found) if _apart(*pair, found)]
    if not pairs or found.checked.log.day_grain:
        return
    bars = found.thresholds
    needed = needed_for_share(bars.overlap, bars.fewest)
    for a, b in pairs:
        both = _both(found, a, b)
        row = found.engine.rows(both.agg(n=_.count(), **_SUMS))[0]
        rarer = min(row.turned, row.n - row.turned)
        speaks = row.hits > bars.overlap * row.n or rarer > bars.either_order * row.n
        if not speaks or _least(row.turned, row.n) >= bars.moved:
            continue
        if row.n < needed:
            yield silent("parallel", found, (a, b), row.n, needed)
        elif _least(row.hits, row.n) >= bars.overlap or _least(rarer, row.n) >= bars.either_order:
            yield _proposal(found, (a, b), row, both)


_SUMS = {
    "hits": _.overlap.sum().fill_null(0),
    "turned": _.turned.sum().fill_null(0),
    "shorter": _.shorter.sum().fill_null(0),
}


def _least(hits: int, n: int) -> float:
    bounds = wilson(hits, n)
    return bounds[0] if bounds else 0.0


def _both(found: Lived, a: int, b: int) -> ibis.Table:
    """The closed cases with both steps, each executed once and with both stamps: whether they overlap, the shorter time."""
    own = found.runs.filter(_.closed & _.gid.isin([a, b]) & _.exact)
    stamps = own.group_by("case").agg(
        n=_.count(),
        a_begin=_.first.min(where=_.gid == a),
        a_end=_["last"].max(where=_.gid == a),
        b_begin=_.first.min(where=_.gid == b),
        shorter=_.service_seconds.min(),
    )
    each = stamps.filter((_.n == 2) & _.a_begin.notnull() & _.b_begin.notnull())  # noqa: PLR2004 (both steps)
    return each.mutate(overlap=_.b_begin < _.a_end, turned=_.b_begin < _.a_begin)


def _apart(a: int, b: int, found: Lived) -> bool:
    """Whether different lanes do them, neither decides, and one plain way leads to the first and from the second."""
    procedure, steps = found.procedure(a), (found.step(a), found.step(b))
    lanes = [acting_lanes(step) for step in steps]
    deciding = {s.number for s in procedure.steps if any(p.symbol == "decision" for p in s.performers)}
    into = [edge for edge in procedure.edges if edge.target.step == steps[0].number]
    plain = all(edge.label is None and edge.source.step not in deciding for edge in into)
    inside = found.row(a) > 0 and found.row(b) < len(procedure.steps) - 1
    return inside and plain and bool(lanes[0] and lanes[1]) and not lanes[0] & lanes[1] and not deciding & {s.number for s in steps}  # fmt: skip


def _proposal(found: Lived, gids: tuple[int, int], row: SimpleNamespace, both: ibis.Table) -> Proposal:
    hits, n = row.hits, row.n
    numbers = ", ".join(found.step(gid).number for gid in gids)
    evidence = found.evidence(hits, n, both.filter(_.overlap), turned=row.turned)
    facts: Facts = {"step": numbers, "hits": hits, "n": n, "share": evidence.share}
    case = Case(
        old=None,
        new=numbers,
        said=said(BY_KEY["parallel"].sentence, facts),
        evidence=evidence,
        effect=Effect(None, -round(row.shorter * (n - hits) / n / found.closed)),
        confidence=confidence(n, needed_for_share(found.thresholds.overlap, found.thresholds.fewest), "medium"),
    )
    return proposal("parallel", found, gids, case)


PROPOSER = Proposer("parallel", propose)
