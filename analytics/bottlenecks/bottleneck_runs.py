"""Runs as the search for bottlenecks needs them: all times in working seconds, by whom, and when each was ready."""

import ibis
from ibis import _

from analytics.check import Checked, Question
from analytics.conformance.norm import activity_table
from analytics.working_time.clock import placed
from analytics.working_time.day_table import Calendars, with_days, worked
from analytics.working_time.limits import CALENDAR, kind_and_amount
from analytics.working_time.located import calendars_of, instant, local, seconds
from analytics.working_time.pauses import pauses_of

_APART = "\x1f"


def bottleneck_runs(checked: Checked, question: Question) -> ibis.Table:
    """`checked.runs` in working seconds, with `start`, `end`, `performer`, `named`, `role`, `unit`, `ready`, `waiting`.

    `ready` is the local second at which the run before in the case ended (`ready_sure`: the log has that end),
    `role_before` who executed that. `performer` is the one named, else the role in its unit. `waiting` is that
    between two steps.
    """
    calendars = calendars_of(question.office)
    timed = in_working_time(checked.runs, checked, calendars)
    events = checked.events.whole.select("row", "start", "end", "behind")
    texts = checked.events.texts().select("row", "performer", "role", "unit")
    named = timed.inner_join(events, "row").inner_join(texts, "row")
    trace = ibis.window(group_by="case", order_by="position")
    first, last = ibis.coalesce(_.start, _["end"]), ibis.coalesce(_["end"], _.start)
    ended = ibis.ifelse(last == first, first - _.behind, instant(last, _.calendar, calendars))
    role = named.role + _APART + named.unit.fill_null("")
    return named.mutate(
        ready=local(ended.lag().over(trace), _.calendar, calendars),
        ready_sure=_["end"].notnull().lag().over(trace).fill_null(ibis.literal(value=False)),
        role_before=_.role.lag().over(trace),
        performer=ibis.coalesce(_.performer, role),
        named=_.performer.notnull(),
        waiting=ibis.ifelse(_.gid.notnull() & _.gid_before.notnull(), _.waiting_seconds, None),
    )


def in_working_time(runs: ibis.Table, checked: Checked, calendars: Calendars) -> ibis.Table:
    """`runs` with excess and service in working seconds where the norm is elapsed time too.

    Excess then is the working time from the due moment on, service that from the begin on.
    """
    if not any(limit and kind_and_amount(limit)[0] >= CALENDAR for limit in checked.norm.limits):
        return runs
    elapsed = runs.filter(_.kind >= CALENDAR)
    due, begun = seconds(_.since) + _.limit_seconds, seconds(_["first"])
    spans = elapsed.select(
        *("row", "calendar"),
        due=due,
        over=due + _.excess_seconds,
        begun=begun,
        done=begun + _.service_seconds,
    )
    dated, days = with_days(spans, ("due", "over", "begun", "done"), calendars)
    w = {name: worked(spans[name], day) for name, day in days.items()}
    told = dated.select(spans.row, excess=w["over"] - w["due"], service=w["done"] - w["begun"])
    joined = runs.left_join(told, "row")
    return joined.select(
        *(runs[name] for name in runs.columns if name not in ("excess_seconds", "service_seconds")),
        excess_seconds=ibis.ifelse(runs.kind >= CALENDAR, told.excess, runs.excess_seconds).fill_null(0),
        service_seconds=ibis.ifelse(runs.kind >= CALENDAR, told.service, runs.service_seconds),
    )


def still_waiting(runs: ibis.Table, checked: Checked, question: Question) -> ibis.Table | None:
    """The stretches (`row`, `begin`, `end`) of the waitings in `runs` that pauses interrupt, pauses left out."""
    clock, calendars = question.office.clock, calendars_of(question.office)
    if not clock.pausing:
        return None
    steps = activity_table(checked.norm, checked.mapping, checked.log.activities, clock.pausing)
    traces = placed(checked.events.whole.inner_join(steps, "activity"), calendars, day_grain=checked.log.day_grain)
    pauses = pauses_of(traces, calendars, checked.log.last, records_ends=checked.log.records_ends).most
    waits = runs.filter(_.waiting.notnull() & _.ready_sure & _.start.notnull() & (_.start > _.ready))
    pairs = waits.inner_join(pauses, [waits.case == pauses.case, waits.row != pauses.pause])
    begin, end = (local(pauses[name], waits.calendar, calendars) for name in ("since", "until"))
    clipped = pairs.select(
        waits.row, waits.ready, waits.start,
        begin=ibis.greatest(begin, waits.ready), end=ibis.least(end, waits.start),
    ).filter(_["end"] > _.begin)  # fmt: skip
    head = clipped.group_by("row").agg(ready=_.ready.min(), start=_.start.min())
    ends = clipped.select("row", "start", at=_["end"], stop=_.begin)
    marks = ends.union(head.select("row", "start", at=_.ready, stop=_.ready))
    following = ibis.window(group_by="row", order_by=["at", "stop"])
    return marks.select("row", begin=_.at, end=ibis.coalesce(_.stop.lead().over(following), _.start))
