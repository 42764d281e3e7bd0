"""Costs of optimal alignments as pm4py finds them, for `tests/oracles`; run in an environment that has pm4py.

    PYTHONPATH=. PYTHON bench/alignment_oracles.py random
    PYTHONPATH=. PYTHON bench/alignment_oracles.py LOG.xes.gz|LOG.csv.gz NAME

The first writes random SOPs with random executions, the second a log against the net that the inductive miner
(noise 0.2) finds in it. A* and Dijkstra must agree. Only numbers are kept of a log: steps in the order of their names.
"""

import sys
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from random import Random

import pandas as pd
import pm4py  # type: ignore[import-not-found]

from bench.nets import states
from bench.pm4py_nets import A_STAR, PLAIN_DIJKSTRA, Accepting, accepting, costs, event_log
from bench.sop_nets import edited, sop, walk
from tests.oracles.costed import FOLDER, SILENT, Costed, Net, States, Trace, write

_SEED = 35
_NORMS, _TRACES = 60, 25
_STATES = 2000
_LONGEST = 40
_NOISE = 0.2
_CSV = {"case_id": "case_id", "activity_key": "activity", "timestamp_key": "timestamp"}
_CASE, _ACTIVITY, _TIME = "case:concept:name", "concept:name", "time:timestamp"


def random_norms() -> list[Costed]:
    """Random SOPs of 5 to 20 steps with 25 traces each: walks with up to six edits, the empty one, some of pure noise."""
    random = Random(_SEED)
    return [_random_norm(random) for _ in range(_NORMS)]


def _random_norm(random: Random) -> Costed:
    steps, net = sop(random, random.randint(5, 20))
    norm = states(net, _STATES)
    noise = (tuple(random.choices(range(steps), k=random.randint(1, 20))) for _ in range(3))
    traces: dict[Trace, None] = dict.fromkeys([(), *noise])
    while len(traces) < _TRACES:
        traces[edited(random, walk(random, norm, _LONGEST), steps, random.randint(0, 6))] = None
    found = tuple(traces)
    closed, still_open = (_agreed(found, accepting(one)) for one in (net, _open(norm)))
    return Costed(steps, net, norm, found, (1,) * len(found), closed, still_open)


def _open(norm: States) -> Net:
    """The automaton as a net in which every state may be the last: what a case that is still open may have done."""
    place = [0, *range(2, norm.states + 1)]
    arcs = [(step, (place[source],), (place[target],)) for source, step, target in norm.arcs]
    return Net(norm.states + 1, (*arcs, *((SILENT, (at,), (1,)) for at in place)))


def _agreed(traces: tuple[Trace, ...], net: Accepting) -> tuple[int, ...]:
    log = event_log(traces)
    found, checked = costs(log, net, A_STAR), costs(log, net, PLAIN_DIJKSTRA)
    if found != checked:
        wrong = [pair for pair in zip(traces, found, checked, strict=True) if pair[1] != pair[2]]
        raise SystemExit(f"A* and Dijkstra differ: {wrong}")
    return found


def mined(path: Path) -> Costed:
    """The variants of a log, events of a case in the order of their stamps, against the net mined from it."""
    events = _events(path)
    number = {activity: n for n, activity in enumerate(sorted(events[_ACTIVITY].unique()))}
    net = _net(pm4py.discover_petri_net_inductive(events, noise_threshold=_NOISE), number)
    ordered = events.sort_values([_CASE, _TIME], kind="stable")
    steps = ordered[_ACTIVITY].map(number).groupby(ordered[_CASE]).agg(list)
    variants = Counter[Trace](map(tuple, steps))
    traces = tuple(sorted(variants))
    found = _agreed(traces, accepting(net))
    return Costed(len(number), net, states(net, _STATES), traces, tuple(variants[trace] for trace in traces), found)


def _events(path: Path) -> pd.DataFrame:
    read = pm4py.format_dataframe(pd.read_csv(path), **_CSV) if ".csv" in path.suffixes else pm4py.read_xes(str(path))
    return pd.DataFrame(read)


def _net(found: Accepting, number: dict[str, int]) -> Net:
    """pm4py's net by numbers: the source is place 0, the sink 1, the others follow by name."""
    net, begin, end = found
    edge = [*begin, *end]
    place = {p: n for n, p in enumerate([*edge, *sorted(net.places.difference(edge), key=lambda p: p.name)])}
    transitions = (
        (
            SILENT if transition.label is None else number[transition.label],
            tuple(sorted(place[arc.source] for arc in transition.in_arcs)),
            tuple(sorted(place[arc.target] for arc in transition.out_arcs)),
        )
        for transition in net.transitions
    )
    return Net(len(place), tuple(sorted(transitions)))


def main() -> None:
    """Writes one file and says what is in it."""
    name = sys.argv[-1]
    norms = random_norms() if name == "random" else [mined(Path(sys.argv[1]))]
    path = FOLDER / f"{name}.jsonl.gz"
    write(norms, path)
    many = sum(norm.norm.states for norm in norms), sum(len(norm.norm.arcs) for norm in norms)
    variants, cases = sum(len(norm.traces) for norm in norms), sum(sum(norm.cases) for norm in norms)
    print(f"{name}: {many[0]} states, {many[1]} arcs, {variants} variants of {cases} cases, ", end="")
    print(f"cost {sum(norm.total() for norm in norms)}, {path.stat().st_size} bytes, pm4py {version('pm4py')}")


if __name__ == "__main__":
    main()
