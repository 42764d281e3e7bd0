"""Hypothesis strategies of working calendars with any number of shifts, other weeks and single days."""

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from model.calendar import Span, WorkCalendar
from model.shifts import Shifts

FIRST, LAST = date(2025, 1, 1), date(2025, 2, 28)
_DATES = st.dates(FIRST, LAST)


def stamps(days: int = 28) -> st.SearchStrategy[datetime]:
    """Local times to the second in the first `days` of every calendar here."""
    seconds = st.integers(0, days * 86_400 - 1)
    return seconds.map(lambda second: datetime(2025, 1, 1) + timedelta(seconds=second))


@st.composite
def shifts(draw: st.DrawFn, least: int = 0) -> Shifts:
    """Up to five shifts on whole minutes; some follow each other without a break."""
    marks = sorted(draw(st.sets(st.integers(0, 1440), min_size=2 * least, max_size=10)))
    ends = [minute * 60 for minute in marks]
    return tuple(zip(ends[::2], ends[1::2], strict=False))


@st.composite
def work_calendars(draw: st.DrawFn) -> WorkCalendar:
    """A calendar that has work on every Monday, so that due dates exist."""
    week = (draw(shifts(least=1)), *draw(st.tuples(*[shifts()] * 6)))
    return WorkCalendar(
        id="uji",
        source="1",
        zone=draw(st.sampled_from(("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "Europe/Amsterdam"))),
        week=week,
        first=FIRST,
        last=LAST,
        closed=draw(st.frozensets(_DATES, max_size=6)),
        spans=tuple(draw(st.lists(spans(), max_size=3))),
        days=tuple(draw(st.dictionaries(_DATES, shifts(), max_size=4)).items()),
    )


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """Some days with another week; they may reach beyond the calendar."""
    first = draw(st.dates(date(2024, 12, 20), LAST))
    return Span(first, first + timedelta(days=draw(st.integers(0, 40))), draw(st.tuples(*[shifts()] * 7)))
