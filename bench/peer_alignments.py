"""Work of pm4py and r4pm for `bench/alignments.py`, in an environment that has them: `python bench/peer_alignments.py JOB LOG SMALL_LOG`."""

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import polars as pl  # type: ignore[import-not-found] # no part of the product runs here
from pm4py.algo.conformance.alignments.petri_net.algorithm import Variants  # type: ignore[import-not-found]
from r4pm import import_item_from_df  # type: ignore[import-not-found]
from r4pm.bindings import align_variants, log_to_activity_projection  # type: ignore[import-not-found]
from r4pm.petri_net import from_pm4py  # type: ignore[import-not-found]

from bench.fresh import Work, tell
from bench.pm4py_nets import A_STAR, DIJKSTRA, accepting, costs, event_log
from tests.oracles.costed import Trace, read

_BEGIN = datetime(2024, 1, 1, tzinfo=UTC)


def pm4py(variant: Variants, log: Path) -> Work:
    """The cost of all variants, from a log in memory with one case for each."""
    (norm,) = read(log)
    cases, net = event_log(norm.traces), accepting(norm.net)
    return lambda: _found(costs(cases, net, variant))


def r4pm(log: Path) -> Work:
    """The cost of all variants, from r4pm's own table of variants."""
    (norm,) = read(log)
    net = from_pm4py(*accepting(norm.net))
    variants = log_to_activity_projection(import_item_from_df("EventLog", _events(norm.traces)))
    return lambda: _found(one["result"]["Ok"]["cost"] for one in align_variants(net, variants))


def _found(spent: Iterable[int]) -> Mapping[str, float]:
    each = list(spent)
    return {"variants": len(each), "cost": sum(each)}


def _events(traces: tuple[Trace, ...]) -> pl.DataFrame:
    """One row an event, one case a trace."""
    rows = [
        (str(case), str(step), _BEGIN + timedelta(minutes=n))
        for case, trace in enumerate(traces)
        for n, step in enumerate(trace)
    ]
    return pl.DataFrame(rows, schema=["case:concept:name", "concept:name", "time:timestamp"], orient="row")


JOBS: dict[str, Callable[[Path], Work]] = {
    "a_star": partial(pm4py, A_STAR),
    "dijkstra": partial(pm4py, DIJKSTRA),
    "r4pm": r4pm,
}

if __name__ == "__main__":
    tell(JOBS[sys.argv[1]], *sys.argv[2:])
