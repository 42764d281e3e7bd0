"""The order of events in their cases, and when the clock of a step starts, stands and goes on."""

import ibis
from ibis import _

from analytics.day_table import Calendars, day_of, day_table, key, worked
from model.office import ClockRules


def placed(events: ibis.Table) -> ibis.Table:
    """Adds the place in the trace, `first` and `last`, and the stamps of the events around; stamps are local seconds.

    Events of one case may lie in several zones: they are ordered by the instant, `behind` UTC.
    """
    first, last = ibis.coalesce(_.start, _["end"]), ibis.coalesce(_["end"], _.start)
    trace = ibis.window(group_by="case", order_by=[first - _.behind, last - _.behind, _.row])
    ordered = events.mutate(
        position=ibis.row_number().over(trace),
        before=(last - _.behind).lag().over(trace) + _.behind,
        after=(first - _.behind).lead().over(trace) + _.behind,
        gid_before=_.gid.lag().over(trace),
    )
    return ordered.mutate(first=first, last=last)


def begun(traces: ibis.Table, clock: ClockRules) -> ibis.Table:
    """Adds `begin`, when an execution began at the earliest, and `since`, when its clock started."""
    began = traces.mutate(begin=ibis.coalesce(_.start, _.before))
    if clock.repeated != "first":
        return began.mutate(since=_.begin)
    runs = ibis.window(group_by=["case", "gid"])
    return began.mutate(since=ibis.ifelse(_.gid.notnull(), _.begin.min().over(runs), _.begin))


def shared(timed: ibis.Table, clock: ClockRules) -> ibis.Table:
    """Adds `clock_low` and `clock_high`: what counts against the limit, by the rule for repeated steps."""
    if clock.repeated != "split":
        earlier = _.w_begin - _.w_since
        more = ibis.ifelse(_.on_calendar, _.begin - _.since, earlier)
        return timed.mutate(clock_low=_.service_low + more, clock_high=_.service_seconds + more)
    so_far = ibis.window(group_by=["case", "gid"], order_by="position", following=0)
    unknown = _.service_seconds.isnull().cast("int64").sum().over(so_far) > 0
    high = ibis.ifelse(unknown, ibis.null("int64"), _.service_seconds.sum().over(so_far))
    own = _.gid.isnull()
    return timed.mutate(
        clock_low=ibis.ifelse(own, _.service_low, _.service_low.sum().over(so_far)),
        clock_high=ibis.ifelse(own, _.service_seconds, high),
    )


def without_pauses(traces: ibis.Table) -> ibis.Table:
    """Traces of what is judged: pauses that are no step of the SOP are left out."""
    return traces.filter(~(_.pausing & _.gid.isnull()))


def paused(timed: ibis.Table, traces: ibis.Table, calendars: Calendars) -> ibis.Table:
    """`timed` less the time its case stood still, in service and in waiting."""
    pauses = _pauses(traces)
    served = _stood(timed, pauses, ("begin", "until"), calendars)
    waited = _stood(timed, pauses, ("before", "start"), calendars)
    found = timed.left_join(served, timed.row == served.row).left_join(waited, timed.row == waited.row)
    stood = ibis.ifelse(timed.on_calendar, served.elapsed, served.working).fill_null(0)
    return found.select(
        *(timed[name] for name in timed.columns if name not in ("service_low", "service_seconds", "waiting_seconds")),
        service_low=ibis.greatest(timed.service_low - stood, 0),
        service_seconds=timed.service_seconds - stood,
        waiting_seconds=timed.waiting_seconds - waited.working.fill_null(0),
    )


def _pauses(traces: ibis.Table) -> ibis.Table:
    """When cases stood still, by UTC second: one row a pause, none counted twice."""
    own = traces.filter(_.pausing).mutate(
        since=ibis.coalesce(_.start, _.before) - _.behind, until=ibis.coalesce(_["end"], _.after) - _.behind
    )
    earlier = ibis.window(group_by="case", order_by=["since", "row"], preceding=(None, 1))
    trimmed = own.mutate(since=ibis.greatest(_.since, _.until.max().over(earlier).fill_null(_.since)))
    return trimmed.filter(_.until > _.since).select("case", "since", "until", pause="row")


def _stood(timed: ibis.Table, pauses: ibis.Table, span: tuple[str, str], calendars: Calendars) -> ibis.Table:
    """One row an event in whose `span` the case stood still: for how many `working` and `elapsed` seconds."""
    begin, end = (timed[name] for name in span)
    pairs = timed.inner_join(pauses, [timed.case == pauses.case, timed.row != pauses.pause])
    clipped = pairs.select(
        timed.row,
        timed.calendar,
        begin=ibis.greatest(begin, pauses.since + timed.behind),
        end=ibis.least(end, pauses.until + timed.behind),
    ).filter(_["end"] > _.begin)
    opens, closes = (day_table(calendars).view() for _side in span)
    dated = clipped.left_join(opens, key(day_of(clipped.begin), clipped.calendar) == opens.day).left_join(
        closes, key(day_of(clipped["end"]), clipped.calendar) == closes.day
    )
    lengths = dated.select(
        clipped.row,
        working=worked(clipped["end"], closes) - worked(clipped.begin, opens),
        elapsed=clipped["end"] - clipped.begin,
    )
    return lengths.group_by("row").agg(working=_.working.sum(), elapsed=_.elapsed.sum())
