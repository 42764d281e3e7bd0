"""What a step may take, from the moment its clock starts: limits in seconds, on any engine.

The same rules as `model.deadline.due`, as expressions.
"""

from collections.abc import Iterable

import ibis
from ibis import _

from analytics.working_time.day_table import Calendars, day_of, day_table, key, stamp, working_day_table
from model.shifts import DAY
from model.time import Limit

KINDS = ("working", "days", "day_end", "calendar", "months")
WORKING, DAYS, DAY_END, CALENDAR, MONTHS = range(len(KINDS))
# Shares of a day are doubles: far below a second, far above their rounding.
_HAIR, _HAIR_SECONDS = 1e-9, 1e-6


def kind_and_amount(limit: Limit) -> tuple[int, float]:
    """Which of `KINDS` a limit is, and how much of it."""
    values = [getattr(limit, kind) for kind in KINDS]
    number = next(n for n, value in enumerate(values) if value is not None)
    return number, float(values[number])


def limited(dated: ibis.Table, limits: Iterable[Limit], calendars: Calendars) -> ibis.Table:
    """`dated` with `on_calendar` and `limit_seconds`, working or elapsed, from `since` on.

    It needs the columns of `clock_start`.
    """
    kinds = {kind_and_amount(limit) for limit in limits}
    known = dated.mutate(on_calendar=_.kind.fill_null(WORKING) >= CALENDAR)
    if {DAYS, DAY_END} & {kind for kind, _amount in kinds}:
        known = _to_working_day(known, calendars)
    months = sorted(int(amount) for kind, amount in kinds if kind == MONTHS)
    if months:
        known = _to_date(known, months, calendars)
    asked = [(_.kind == kind, seconds) for kind, seconds in _SECONDS.items() if kind in {k for k, _amount in kinds}]
    allowed = ibis.cases(*asked, else_=None) if asked else ibis.null("int64")
    return known.mutate(limit_seconds=allowed.cast("int64"))


_SECONDS = {
    WORKING: _.amount,
    DAYS: _.goal_before + (_.goal_rest * _.goal_length - _HAIR_SECONDS).ceil() - _.w_since,
    DAY_END: _.goal_before + _.goal_length - _.w_since,
    CALENDAR: _.amount,
    MONTHS: _.goal_end - _.since,
}


def clock_start(w_since: ibis.Value, day: ibis.Table) -> dict[str, ibis.Value]:
    """What `limited` needs of the moment `since`: W up to it, and of its joined `day` what lies around it."""
    return {
        "w_since": w_since,
        "since_ordinal": day.ordinal,
        "since_upto": day.upto,
        "since_share": (w_since - day.before) / ibis.greatest(day.length, 1),
    }


def _to_working_day(dated: ibis.Table, calendars: Calendars) -> ibis.Table:
    """Adds the working day on which the limit ends, and the share of it that is allowed."""
    target = _.since_ordinal + _.since_share + _.amount
    whole = (target + _HAIR).floor()
    ends = ibis.ifelse(_.kind == DAY_END, _.since_upto + _.amount - 1, whole)
    aimed = dated.mutate(goal=ends.cast("int64"), goal_rest=target - whole)
    days = working_day_table(calendars)
    found = aimed.left_join(days, key(aimed.goal, aimed.calendar) == days.ordinal)
    return found.select(*(aimed[name] for name in aimed.columns), goal_before=days.before, goal_length=days.length)


def _to_date(dated: ibis.Table, months: list[int], calendars: Calendars) -> ibis.Table:
    """Adds the last second of the date so many months on, or of the next working day."""
    begin = stamp(_.since)
    spans = [((_.kind == MONTHS) & (_.amount == n), (begin + ibis.interval(months=n)).epoch_seconds()) for n in months]
    aimed = dated.mutate(date=day_of(ibis.cases(*spans, else_=None)))
    days = day_table(calendars).view()
    found = aimed.left_join(days, key(aimed.date, aimed.calendar) == days.day)
    end = (aimed.date + days.next_day + 1) * DAY - 1
    return found.select(*(aimed[name] for name in aimed.columns), goal_end=end)
