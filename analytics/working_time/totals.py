"""The time that whole cases took, against the service standard."""

from datetime import datetime

import ibis
from ibis import _

from analytics.working_time.day_table import Calendars, with_days, worked
from analytics.working_time.limits import clock_start, kind_and_amount, limited
from analytics.working_time.located import local_of, seconds
from analytics.working_time.pauses import Pauses, stood
from model.time import Limit


def totals(cases: ibis.Table, limit: Limit, calendars: Calendars, last: datetime, still: Pauses | None) -> ibis.Table:
    """`cases` with `total_seconds` from their first stamp to their last, `so_far` to the log's `last`, and `total_limit`.

    Seconds are working time, elapsed where the standard is calendar time, less the pauses `still`. A case
    over the standard is not `faultless`.
    """
    kind, amount = kind_and_amount(limit)
    end = local_of(last, cases.calendar, calendars)
    spans = cases.mutate(
        since=seconds(cases.start), until=seconds(cases["end"]), now=end, kind=kind, amount=float(amount)
    )
    known = limited(_dated(spans, calendars), [limit], calendars)
    timed = known.mutate(
        total_seconds=ibis.ifelse(_.on_calendar, _.until - _.since, _.w_until - _.w_since),
        so_far=ibis.ifelse(_.on_calendar, _.now - _.since, _.w_now - _.w_since),
        total_limit=_.limit_seconds,
    )
    if still is not None:
        timed = _less_pauses(timed, still)
    judged = timed.mutate(faultless=_.faultless & (_.total_seconds <= _.total_limit))
    return judged.select(*cases.columns, "total_seconds", "so_far", "total_limit")


def unmeasured(cases: ibis.Table) -> ibis.Table:
    """`cases` of an office without a service standard: no limit, no times."""
    return cases.mutate(**dict.fromkeys(("total_seconds", "so_far", "total_limit"), ibis.null("int64")))


def overdue(case: ibis.Deferred) -> ibis.Deferred:
    """Whether a judged case is over the service standard, one still open by now."""
    taken = ibis.ifelse(case.closed, case.total_seconds, case.so_far)
    return (taken > case.total_limit).fill_null(ibis.literal(value=False))


def _dated(spans: ibis.Table, calendars: Calendars) -> ibis.Table:
    joined, days = with_days(spans, ("since", "until", "now"), calendars)
    w = {f"w_{name}": worked(spans[name], day) for name, day in days.items()}
    start = clock_start(w.pop("w_since"), days["since"])
    return joined.select(*(spans[name] for name in spans.columns), **w, **start)


def _less_pauses(timed: ibis.Table, still: Pauses) -> ibis.Table:
    """The clock of a case stands while the applicant completes the file."""
    asked = timed.mutate(by_day=False)
    found = timed
    for name, end in (("total_seconds", "until"), ("so_far", "now")):
        paused = stood(asked, still, (asked.since, asked[end]), most=True)
        pause = ibis.ifelse(found.on_calendar, paused.elapsed, paused.working).fill_null(0)
        joined = found.left_join(paused, found.row == paused.row)
        found = joined.select(*(found[c] for c in found.columns if c != name), **{name: found[name] - pause})
    return found
