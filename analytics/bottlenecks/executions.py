"""The how-manieth execution of its step in its case each run is."""

import ibis
from ibis import _


def numbered(runs: ibis.Table) -> ibis.Table:
    """Runs of steps with `nth`, counted from 0."""
    own = ibis.window(group_by=["case", "gid"], order_by="position")
    return runs.filter(_.gid.notnull()).mutate(nth=ibis.row_number().over(own))


def timed() -> dict[str, ibis.Deferred]:
    """Aggregates of what executions cost: `measured` ones with both stamps, their service, and the waiting before all."""
    exact = _.exact & _.service_seconds.notnull()
    return {
        "measured": exact.sum(),
        "service_seconds": _.service_seconds.sum(where=exact).fill_null(0),
        "waiting_seconds": _.waiting_seconds.sum().fill_null(0),
    }
