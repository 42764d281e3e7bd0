"""Pauses: while the applicant completes the file, all clocks of the case stand."""

from dataclasses import dataclass
from datetime import datetime

import ibis
from ibis import _

from analytics.working_time.clock import earliest
from analytics.working_time.day_table import Calendars, with_days, worked
from analytics.working_time.located import instant, local
from model.shifts import DAY


@dataclass(frozen=True, slots=True)
class Pauses:
    """When cases stood still, by UTC second, no second of a case twice: for sure, and at the most."""

    least: ibis.Table
    most: ibis.Table
    calendars: Calendars


def without_pauses(traces: ibis.Table) -> ibis.Table:
    """Traces of what is judged: pauses that are no step of the SOP are left out."""
    return traces.filter(~(_.pausing & _.gid.isnull()))


def pauses_of(traces: ibis.Table, calendars: Calendars, last: datetime, *, records_ends: bool) -> Pauses:
    """The pauses in `traces` of a log that ends at `last`.

    One without end goes on to the next event; with none after it, it goes on still where the log `records_ends`.
    """
    known = ibis.coalesce(_["end"], _.after)
    going_on = known.isnull() & ibis.literal(records_ends)
    found = traces.filter(_.pausing).select(
        "case",
        pause="row",
        sure=_.start.notnull() & (_["end"].notnull() | going_on),
        since=instant(earliest(_), _.calendar, calendars).fill_null(0),
        until=instant(known, _.calendar, calendars).fill_null(int(last.timestamp())),
    )
    return Pauses(_apart(found.filter(_.sure)), _apart(found), calendars)


def paused(timed: ibis.Table, pauses: Pauses) -> ibis.Table:
    """`timed` less the time its case stood still, in service and in waiting; adds `stood`, since the clock started.

    Stamps of whole days leave open by a day on either side how long a run and a pause were.
    """
    day = timed.by_day.cast("int64") * DAY
    own = (timed.begin, timed.until)
    sums = {
        "least": stood(timed, pauses, (own[0], own[1] + day), most=False),
        "most": stood(timed, pauses, (own[0] + day, own[1]), most=True),
        "earlier": stood(timed, pauses, (timed.since, timed.begin), most=True),
        "waited": stood(timed, pauses, (timed.before, timed.start), most=True),
    }
    found = timed
    for table in sums.values():
        found = found.left_join(table, timed.row == table.row)
    still = {
        name: ibis.ifelse(timed.on_calendar, table.elapsed, table.working).fill_null(0) for name, table in sums.items()
    }
    changed = ("service_low", "service_seconds", "waiting_seconds", "earlier", "stood")
    return found.select(
        *(timed[name] for name in timed.columns if name not in changed),
        service_low=ibis.greatest(timed.service_low - still["most"], 0),
        service_seconds=timed.service_seconds - still["least"],
        waiting_seconds=timed.waiting_seconds - sums["waited"].working.fill_null(0),
        earlier=still["earlier"],
        stood=still["most"] + still["earlier"],
    )


def _apart(pauses: ibis.Table) -> ibis.Table:
    """One row a pause; of two at a time the later begins when the earlier has ended."""
    earlier = ibis.window(group_by="case", order_by=["since", "pause"], preceding=(None, 1))
    trimmed = pauses.mutate(since=ibis.greatest(_.since, _.until.max().over(earlier).fill_null(_.since)))
    return trimmed.filter(_.until >= _.since)


def stood(timed: ibis.Table, pauses: Pauses, span: tuple[ibis.Value, ibis.Value], *, most: bool) -> ibis.Table:
    """One row an event in whose `span` the case stood still: for how many `working` and `elapsed` seconds."""
    spans = timed.select("row", "case", "calendar", "by_day", span_begin=span[0], span_end=span[1])
    asked = spans.filter(_.span_begin.notnull() & _.span_end.notnull())
    still = pauses.most if most else pauses.least
    pairs = asked.inner_join(still, [asked.case == still.case, asked.row != still.pause])
    since, until = (local(second, asked.calendar, pauses.calendars) for second in (still.since, still.until))
    day = asked.by_day.cast("int64") * DAY
    clipped = pairs.select(
        asked.row,
        asked.calendar,
        begin=ibis.greatest(asked.span_begin, since if most else since + day),
        end=ibis.least(asked.span_end, until + day if most else until),
    ).filter(_["end"] > _.begin)
    return _lengths(clipped, pauses.calendars)


def _lengths(clipped: ibis.Table, calendars: Calendars) -> ibis.Table:
    dated, days = with_days(clipped, ("begin", "end"), calendars)
    lengths = dated.select(
        clipped.row,
        working=worked(clipped["end"], days["end"]) - worked(clipped.begin, days["begin"]),
        elapsed=clipped["end"] - clipped.begin,
    )
    return lengths.group_by("row").agg(working=_.working.sum(), elapsed=_.elapsed.sum())
