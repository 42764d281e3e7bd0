"""How long cases took from their first stamp to their last, in working time."""

import ibis
from ibis import _

from analytics.check import Checked, Question
from analytics.working_time.day_table import Calendars, with_days, worked
from analytics.working_time.located import calendars_of, instant, local, seconds


def with_lead(checked: Checked, question: Question) -> ibis.Table:
    """The cases of `checked` with `since` and `until`, UTC seconds, and the `lead_seconds` worked between them.

    A case counts by the calendar of its first event, wherever it goes on; pauses count.
    """
    calendars = calendars_of(question.office)
    spans = case_spans(checked.runs, calendars)
    placed = spans.mutate(**{name: local(spans[name], spans.calendar, calendars) for name in ("since", "until")})
    found, days = with_days(placed, ("since", "until"), calendars)
    w_since, w_until = (worked(placed[name], day) for name, day in days.items())
    leads = spans.inner_join(found.select(placed.case, lead_seconds=w_until - w_since), "case").drop("calendar")
    return checked.cases.inner_join(leads, "case")


def case_spans(runs: ibis.Table, calendars: Calendars) -> ibis.Table:
    """One row a case: `since` and `until`, UTC seconds, and the `calendar` of its first event."""
    begun, ended = (instant(seconds(_[name]), _.calendar, calendars) for name in ("first", "last"))
    stamped = runs.select("case", "position", "calendar", begun=begun, ended=ended)
    first = _.position == 0
    return stamped.group_by("case").agg(
        calendar=_.calendar.min(where=first), since=_.begun.min(where=first), until=_.ended.max()
    )
