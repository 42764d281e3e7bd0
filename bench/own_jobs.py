"""Work of the product for the benches, each in a process of its own: `python bench/own_jobs.py JOB LOG SMALL_LOG`."""

import sys
from collections.abc import Mapping
from pathlib import Path

from ibis import _

from analytics.conformance.alignment import align_all
from analytics.conformance.automaton import Automaton
from analytics.conformance.ways import ways_of
from analytics.offices.calendar import calendar
from analytics.working_time.day_table import day_of, day_table, worked
from bench.fresh import Work, tell
from comparison import Settings, compare
from model.sop_json import loads
from store.engines.duckdb import connect
from tests.oracles.costed import read

_STAMPS = ("start", "end")


def whole_pass(log: Path) -> Work:
    """From the file to the report; how many cases there are, fit, and events are late."""
    document = loads(log.with_name(f"{log.name}.sop.json").read_text(encoding="utf-8"))

    def work() -> Mapping[str, float]:
        report = compare(document, log, Settings())
        late = report.deviations["over_time"]
        return {"cases": report.cases, "fitting": report.alignment.fitting_cases, "late": late}

    return work


def working_time(log: Path) -> Work:
    """W of every stamp from events in memory to seconds in memory, calendar included; seconds for each activity."""
    engine = connect(log.parent, log)
    stamps = {name: _[name].epoch_seconds().cast("int64") for name in _STAMPS}
    events = engine.keep(engine.connection.read_parquet(log).mutate(**stamps), "events")

    def work() -> Mapping[str, float]:
        days = {name: day_table((calendar("id-5day"),)).view() for name in _STAMPS}
        joined = events
        for name, day in days.items():
            joined = joined.left_join(day, day_of(events[name]) == day.day)
        opened, closed = (worked(events[name], day) for name, day in days.items())
        timed = engine.keep(joined.select(events.activity, seconds=closed - opened), "timed")
        sums = engine.rows(timed.group_by("activity").agg(seconds=_.seconds.sum()))
        return {row.activity: int(row.seconds) for row in sums}

    return work


def alignments(log: Path) -> Work:
    """The cost of all variants in memory against the automaton of their norm, its ways computed before."""
    (said,) = read(log)
    norm = Automaton(said.steps, said.norm.states, said.norm.arcs, frozenset(said.norm.ends))
    ways_of(norm)

    def work() -> Mapping[str, float]:
        found = align_all(said.traces, norm)
        return {"variants": len(found), "cost": sum(one.cost for one in found)}

    return work


JOBS = {"whole_pass": whole_pass, "working_time": working_time, "alignments": alignments}

if __name__ == "__main__":
    tell(JOBS[sys.argv[1]], *sys.argv[2:])
