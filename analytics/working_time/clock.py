"""The order of events in their cases, and from when to when the clock of a step runs."""

import ibis
from ibis import _

from analytics.working_time.day_table import Calendars
from analytics.working_time.located import instant, local
from model.office import ClockRules


def placed(events: ibis.Table, calendars: Calendars, *, day_grain: bool) -> ibis.Table:
    """Adds the place in the trace, `first` and `last`, and the stamps of the events around; stamps are local seconds.

    Events of one case may lie in several zones: they are ordered by the instant, `behind` UTC. A `tied`
    one has the stamps of the event before; where stamps tell the day only, it began the same day.
    """
    first, last = ibis.coalesce(_.start, _["end"]), ibis.coalesce(_["end"], _.start)
    ended = ibis.ifelse(last == first, first - _.behind, instant(last, _.calendar, calendars))
    trace = ibis.window(group_by="case", order_by=[first - _.behind, ended, _.row])
    begun_with = (first - _.behind).lag().over(trace) == first - _.behind
    ended_with = ibis.literal(day_grain) | (ended.lag().over(trace) == ended)
    ordered = events.mutate(
        tied=(begun_with & ended_with).fill_null(ibis.literal(value=False)),
        position=ibis.row_number().over(trace),
        before=local(ended.lag().over(trace), _.calendar, calendars),
        after=local((first - _.behind).lead().over(trace), _.calendar, calendars),
        gid_before=_.gid.lag().over(trace),
    )
    return ordered.mutate(first=first, last=last)


def begun(traces: ibis.Table, clock: ClockRules) -> ibis.Table:
    """Adds `begin`, when an execution began at the earliest, and `since`, when its clock started.

    Without a start, and while the event before it went on longer, nothing tells when it began.
    `since_sure` tells whether the log has that start.
    """
    began = traces.mutate(begin=earliest(_))
    if clock.repeated != "first":
        return began.mutate(since=_.begin, since_sure=_.start.notnull())
    runs = ibis.window(group_by=["case", "gid"])
    whole = _.start.notnull().all().over(runs)
    return began.mutate(
        since=ibis.ifelse(_.gid.notnull(), _.begin.min().over(runs), _.begin),
        since_sure=ibis.ifelse(_.gid.notnull(), whole, _.start.notnull()),
    )


def earliest(run: ibis.Deferred) -> ibis.Deferred:
    """When a run began at the earliest; null where nothing tells."""
    return ibis.coalesce(run.start, ibis.ifelse(run.before <= run["end"], run.before, None))


def shared(timed: ibis.Table, clock: ClockRules) -> ibis.Table:
    """Adds `clock_low` and `clock_high`: what counts against the limit, by the rule for repeated steps.

    `spent` is what earlier runs have used of a shared limit.
    """
    if clock.repeated != "split":
        more = ibis.ifelse(_.on_calendar, _.begin - _.since, _.w_begin - _.w_since) - _.earlier
        low = ibis.ifelse(_.since_sure, more, 0)
        return timed.mutate(clock_low=_.service_low + low, clock_high=_.service_seconds + more, spent=0)
    so_far = ibis.window(group_by=["case", "gid"], order_by="position", following=0)
    unknown = _.service_seconds.isnull().cast("int64").sum().over(so_far) > 0
    high = ibis.ifelse(unknown, ibis.null("int64"), _.service_seconds.sum().over(so_far))
    own = _.gid.isnull()
    low = ibis.ifelse(own, _.service_low, _.service_low.sum().over(so_far))
    return timed.mutate(clock_low=low, clock_high=ibis.ifelse(own, _.service_seconds, high), spent=low - _.service_low)
