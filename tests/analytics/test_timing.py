"""Whatever the log, office and limits: the engine times every execution as `model.deadline.due` and the calendar do."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.offices.calendar import calendar
from analytics.offices.indonesia import FIRST, LAST, days_off
from model.calendar import WorkCalendar
from model.deadline import due
from model.office import Office
from model.shifts import REST, hours
from model.time import Counting, Limit, Time, limit_of
from tests.analytics.timed_log import TimedLog, sop, timed

HEAD = "case,activity,start,end,unit"
STEPS = ("Menerima berkas", "Memeriksa kelengkapan", "Menyusun konsep", "Membubuhkan paraf", "Menandatangani surat")
_WIT = replace(calendar("id-6day"), id="wit", zone="Asia/Jayapura")
_LONG_DAY = hours("07.00-11.30", "12.15-15.00", "18.00-21.30")
SHIFTS = WorkCalendar(
    id="giliran",
    source="uji",
    zone="Asia/Makassar",
    week=(*[_LONG_DAY] * 4, hours("07.30-11.00"), hours("08.00-12.00"), REST),
    first=FIRST,
    last=LAST,
    closed=days_off(),
)
CALENDARS = (calendar("id-5day"), calendar("id-5day-ramadan"), calendar("id-6day"), calendar("24x7"), SHIFTS, _WIT)
# Stretches with Ramadan and Idulfitri, the turn of a year, and ordinary weeks
BEGINS = (
    datetime(2024, 3, 1),
    datetime(2024, 12, 20),
    datetime(2025, 2, 20),
    datetime(2025, 7, 7),
    datetime(2026, 3, 10),
)


@dataclass(frozen=True, slots=True)
class Event:
    """A row of the log: who does which step, and from when to when, local."""

    case: str
    step: int
    start: datetime
    end: datetime
    unit: str

    def line(self, zone: str | None = None, own: str = "Asia/Jakarta") -> str:
        """The row; with `zone` its stamps are told there."""
        stamps = [told(stamp, zone, own) for stamp in (self.start, self.end)]
        return ",".join((self.case, STEPS[self.step], *stamps, self.unit))


def told(stamp: datetime, zone: str | None, own: str) -> str:
    """`stamp`, local in the zone `own`, as text; with `zone` as told there."""
    if zone is None:
        return stamp.isoformat()
    return stamp.replace(tzinfo=ZoneInfo(own)).astimezone(ZoneInfo(zone)).isoformat()


def times() -> st.SearchStrategy[Time]:
    """A time of each kind, often near what an event takes."""
    unit = st.sampled_from(("minute", "hour", "day", "week", "month"))
    plain = st.builds(
        lambda n, u, kind: Time("uji", "fixed", n, n, u, kind if u in ("day", "week") else None),
        st.integers(1, 90) | st.sampled_from((0.5, 1.5, 2.5)),
        unit,
        st.sampled_from((None, "working", "calendar")),
    )
    return plain | st.integers(1, 5).map(lambda n: Time(f"H+{n}"))


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """About 60 events of some cases; Hypothesis draws the seed, so that a log costs it little."""
    random = draw(st.randoms(use_true_random=False, note_method_calls=False))
    return list(_events(Random(random.getrandbits(64))))


def _events(random: Random) -> Iterator[Event]:
    for case in range(20):
        at = random.choice(BEGINS) + timedelta(seconds=random.randrange(30 * 86_400))
        for _event in range(random.randint(1, 5)):
            lasts = random.choice((0, 1800, 6 * 3600, 3 * 86_400, 12 * 86_400, 40 * 86_400))
            start = random.choice((at, _on_the_dot(at, random)))
            end = start + timedelta(seconds=random.randint(0, lasts))
            end = random.choice((end, max(start, _on_the_dot(end, random))))
            yield Event(f"K{case}", random.randrange(len(STEPS)), start, end, random.choice(("", "Loket", "Arsip")))
            at = end + timedelta(seconds=random.randint(1, 2 * 86_400))


def _on_the_dot(stamp: datetime, random: Random) -> datetime:
    """A begin or an end of work on the day of `stamp`, or midnight."""
    hour, minute = random.choice(((0, 0), (7, 30), (12, 0), (13, 0), (16, 0), (16, 30), (21, 30)))
    return stamp.replace(hour=hour, minute=minute, second=0)


offices = st.builds(
    lambda own, unit, counting: Office(own, (("Loket", unit),), counting),
    st.sampled_from(CALENDARS),
    st.sampled_from(CALENDARS),
    st.builds(Counting, st.sampled_from(("working", "calendar")), st.integers(1, 7)),
)
steps_of_a_sop = st.tuples(*[times()] * len(STEPS))


def run(log: list[str], norm: tuple[Time, ...], office: Office) -> TimedLog:
    document = sop(*zip(STEPS, norm, strict=True))
    with TemporaryDirectory() as folder:
        return timed(document, office, [HEAD, *log], Path(folder))


def calendar_at(event: Event, office: Office) -> WorkCalendar:
    return dict(office.units).get(event.unit, office.calendar)


def expected(event: Event, limit: Limit, work: WorkCalendar) -> tuple[str, int, datetime, int]:
    """Verdict, service seconds, due and excess by the reference."""
    allowed = due(event.start, limit, work)
    if limit.calendar is not None or limit.months is not None:
        service, over = event.end - event.start, event.end - allowed
        seconds, excess = int(service.total_seconds()), int(over.total_seconds())
    else:
        seconds, excess = work.working_seconds(event.start, event.end), work.working_seconds(allowed, event.end)
    return "late" if excess > 0 else "within", seconds, allowed, max(excess, 0)


@settings(max_examples=8, deadline=None)
@given(events(), steps_of_a_sop, offices)
def test_every_run_is_timed_as_by_the_reference(log: list[Event], norm: tuple[Time, ...], office: Office) -> None:
    found = run([event.line() for event in log], norm, office).runs
    assert len(found) == len(log)
    for event, row in zip(log, found.values(), strict=True):
        limit = limit_of(norm[event.step], office.counting)
        assert limit is not None
        told_as = (row.verdict, row.service_seconds, row.due, row.excess_seconds)
        assert told_as == expected(event, limit, calendar_at(event, office))


@settings(max_examples=2, deadline=None)
@given(events(), steps_of_a_sop, offices)
def test_the_zone_of_the_text_changes_nothing(log: list[Event], norm: tuple[Time, ...], office: Office) -> None:
    plain = run([event.line() for event in log], norm, office)
    for zone in ("Asia/Jayapura", "America/New_York"):
        lines = [event.line(zone, calendar_at(event, office).zone) for event in log]
        assert run(lines, norm, office) == plain


@settings(max_examples=2, deadline=None)
@given(events(), steps_of_a_sop, offices, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_row_numbers_only(
    log: list[Event], norm: tuple[Time, ...], office: Office, random: Random
) -> None:
    order = list(range(len(log)))
    random.shuffle(order)
    plain, mixed = (run([log[n].line() for n in rows], norm, office) for rows in (range(len(log)), order))
    rows: dict[object, int] = {place + 1: n + 1 for place, n in enumerate(order)}
    for one in mixed.runs.values():
        one.row = rows[one.row]
    assert {one.row: one for one in mixed.runs.values()} == plain.runs
    named = [replace(f, facts={**f.facts, "row": rows.get(f.facts["row"])}) for f in mixed.report.findings]
    assert sorted(named, key=str) == sorted(plain.report.findings, key=str)
    assert replace(mixed.report, findings=()) == replace(plain.report, findings=())
