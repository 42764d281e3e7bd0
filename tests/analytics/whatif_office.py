"""A small office with queues, and the log that its work leaves."""

from collections.abc import Iterator
from datetime import datetime
from heapq import heapify, heappop, heappush

from analytics.whatif.draws import Draws
from analytics.whatif.loop import Execution, play
from analytics.whatif.situation import BEGIN, Arrivals, Row, Situation, Way
from analytics.whatif.stated import steady
from model.calendar import WorkCalendar
from model.sop import Edge, Performer, Port, Procedure, SopDocument, Source, Step
from model.time import Time

HOUR = 3600.0
START = datetime(2024, 1, 2)
LANES = ("Loket", "Verifikator")
HEAD = "case,activity,start,end,performer,role"


def random_times(mean: float) -> tuple[float, ...]:
    """Exponential times."""
    return steady(mean).gaps


def counter(persons: int, load: float) -> Situation:
    """One step of an hour on average at a counter with so many persons, open round the clock."""
    rows = (Row("1", "Loket", random_times(HOUR)),)
    ways = {BEGIN: (Way(("1",), 1),), "1": (Way((), 1),)}
    return Situation(rows, ways, {"Loket": persons}, steady(HOUR / (persons * load)), 24 * HOUR, 168 * HOUR)


def alone(*rows: Row, ways: dict[str, tuple[Way, ...]]) -> Situation:
    """Cases that come so rarely that none waits for another."""
    staff = {row.role: 1 for row in rows if row.role}
    return Situation(rows, ways, staff, Arrivals((1000 * HOUR,)), 8 * HOUR, 40 * HOUR)


def sop() -> SopDocument:
    """Receive, verify (one in five goes back), sign and hand over; the verifier also signs."""
    names = (("Menerima berkas", 0), ("Memverifikasi berkas", 1), ("Menandatangani surat", 1), ("Menyerahkan surat", 0))
    steps = tuple(
        Step(str(n), name, Time("2 jam", "fixed", 2, 2, "hour"), (Performer(lane),))
        for n, (name, lane) in enumerate(names, 1)
    )
    arrows = (("1", "2", None), ("2", "1", "Tidak"), ("2", "3", "Ya"), ("3", "4", None))
    edges = tuple(Edge(Port(a), Port(b), label) for a, b, label in arrows)
    return SopDocument(Source("uji.txt", "text", "0"), procedures=(Procedure("Uji", LANES, steps, edges),))


def office(gap: float = 1.5 * HOUR) -> Situation:
    """The office of `sop`, with known parameters; two at the counter, two verifiers."""
    minutes = {"1": 30, "2": 60, "3": 20, "4": 10}
    roles = {"1": "Loket", "2": "Verifikator", "3": "Verifikator", "4": "Loket"}
    rows = tuple(Row(key, roles[key], random_times(60.0 * n), 2 * HOUR) for key, n in minutes.items())
    ways = {
        BEGIN: (Way(("1",), 1),),
        "1": (Way(("2",), 1),),
        "2": (Way(("1",), 0.2), Way(("3",), 0.8)),
        "3": (Way(("4",), 1),),
        "4": (Way((), 1),),
    }
    return Situation(rows, ways, {"Loket": 2, "Verifikator": 2}, steady(gap), 7.5 * HOUR, 37.5 * HOUR)


def log_of(situation: Situation, document: SopDocument, cases: int, calendar: WorkCalendar) -> list[str]:
    """The lines of the log that `cases` leave in the office; each execution is one person's."""
    names = {step.number: step.activity for step in document.procedures[0].steps}
    done = sorted(play(situation, Draws(situation, cases, (9, 0))).executions(), key=lambda one: one.begin)
    return [HEAD, *(_line(one, person, situation, names, calendar) for one, person in _persons(done, situation))]


def _persons(done: list[Execution], situation: Situation) -> Iterator[tuple[Execution, str]]:
    free = {role: [(0.0, n) for n in range(count)] for role, count in situation.staff.items()}
    for pool in free.values():
        heapify(pool)
    for one in done:
        role = situation.rows[one.row].role
        assert role
        _since, person = heappop(free[role])
        heappush(free[role], (one.end, person))
        yield one, f"{role} {person + 1}"


def _line(one: Execution, person: str, situation: Situation, names: dict[str, str], calendar: WorkCalendar) -> str:
    row = situation.rows[one.row]
    start, end = (calendar.after(START, round(moment)) for moment in (one.begin, one.end))
    return f"K{one.case:05},{names[row.key]},{start},{end},{person},{row.role}"
