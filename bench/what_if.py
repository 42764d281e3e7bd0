"""Seconds that a what-if takes: today and a change of a ten-step SOP, 10,000 cases × 20 replications each.

    PYTHONPATH=. python bench/what_if.py [--cases N] [--replications N]

Wanted are 30 seconds on two cores; one core is used. `--simpy` plays the same chain of queues with that library
instead, one replication, if it is installed.
"""

import argparse
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise

from analytics.whatif.change_text import read_change
from analytics.whatif.draws import Draws
from analytics.whatif.experiment import what_if
from analytics.whatif.situation import BEGIN, Row, Situation, Way
from analytics.whatif.stated import steady
from model.what_if import Experiment

STEPS, PERSONS, LOAD, HOUR = 10, 2, 0.8, 3600.0


def situation() -> Situation:
    """Ten steps of ten roles, two persons each; the fifth sends one case in ten back."""
    keys = [str(n) for n in range(1, STEPS + 1)]
    rows = tuple(Row(key, f"Pelaksana {key}", steady(HOUR).gaps, 2 * HOUR) for key in keys)
    ways: dict[str, tuple[Way, ...]] = {key: (Way((after,), 1),) for key, after in pairwise(keys)}
    ways |= {BEGIN: (Way(("1",), 1),), keys[-1]: (Way((), 1),), "5": (Way(("4",), 0.1), Way(("6",), 0.9))}
    staff = {row.role: PERSONS for row in rows if row.role}
    return Situation(rows, ways, staff, steady(HOUR / (PERSONS * LOAD)), 7.5 * HOUR, 37.5 * HOUR)


def own(plan: Experiment) -> None:
    """Seconds of the whole what-if."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = what_if(situation(), [read_change("petugas:Pelaksana 5=3")], plan)
    told = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{plan.cases:,} cases x {plan.replications}, both sides: {told[0]:.1f} s, {told[1]:.1f} s CPU")
    print(found.sentences[0].en)


def with_simpy(plan: Experiment) -> None:
    """Seconds of one replication of one side with simpy's resources and time-outs."""
    simpy = import_module("simpy")
    known = situation()
    draws = Draws(known, plan.cases, (1, 0))
    for row in range(STEPS):
        draws.again(row)
    office = simpy.Environment()
    pools = [simpy.Resource(office, PERSONS) for _row in known.rows]

    def case(number: int) -> Iterator[object]:
        yield office.timeout(draws.arrivals[number])
        for row, pool in enumerate(pools):
            with pool.request() as turn:
                yield turn
                yield office.timeout(draws.seconds[row][0][number])

    cpu = time.process_time()
    for number in range(plan.cases):
        office.process(case(number))
    office.run()
    taken = time.process_time() - cpu
    print(
        f"simpy, one replication without branches or figures: {taken:.2f} s CPU, all {2 * plan.replications * taken:.0f}"
    )


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=10_000)
    options.add_argument("--replications", type=int, default=20)
    options.add_argument("--simpy", action="store_true")
    asked = options.parse_args()
    (with_simpy if asked.simpy else own)(Experiment(asked.cases, asked.replications))
