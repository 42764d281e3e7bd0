"""Optimal alignments of all variants of a log, by sop, pm4py and r4pm: one net, the same traces, in one run.

    PYTHONPATH=. python bench/alignments.py [--peers PYTHON] [--rounds 3]

The logs are the traces of `bench/planted_log.py`, the public log `receipt` against the net mined from it
(`tests/oracles`), and 20,000 executions of an SOP of 40 steps, of which six are optional and two lead back.

Grouping events into variants is measured for none: sop has the distinct traces and the automaton in memory, pm4py the
Petri net and a log with one case for each trace, r4pm the Petri net and its table of variants. What each makes of a
net for aligning is measured, as are moves and costs of every trace. `--peers` names a Python that has pm4py and r4pm.
"""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time

import numpy as np

from bench.fresh import HEAD, least, ratio
from bench.nets import states
from bench.planted_log import STEPS, trace_pool
from bench.sop_nets import edited, in_sequence, walk
from tests.oracles.costed import FOLDER, Costed, Net, Trace, read, write

_SMALL = FOLDER / "running_example.jsonl.gz"
_VARIANTS = 20_000
_LONG, _LONGEST = 40, 200
_OPTIONAL = frozenset({4, 11, 17, 22, 27, 36})
_BACK = ((15, 9), (31, 25))
_STATES = 1000
LONG_PEERS = {"r4pm": ("r4pm", 1.5)}
PEERS = {"a_star": ("pm4py A*", 100), "dijkstra": ("pm4py Dijkstra", 20), **LONG_PEERS}


def main() -> None:
    """Prints what each costs on each log, and how the others compare with sop."""
    parser = ArgumentParser()
    parser.add_argument("--peers")
    parser.add_argument("--rounds", type=int, default=3)
    said = parser.parse_args()
    with TemporaryDirectory() as folder:
        made = {Path(folder) / "planted.jsonl.gz": planted(), Path(folder) / "long.jsonl.gz": long()}
        for path, norm in made.items():
            write([norm], path)
        for path, peers in zip((*made, FOLDER / "receipt.jsonl.gz"), (PEERS, LONG_PEERS, PEERS), strict=True):
            _compare(path, peers if said.peers else {}, said)


def _compare(path: Path, peers: Mapping[str, tuple[str, float]], said: Namespace) -> None:
    (norm,) = read(path)
    _describe(path, norm)
    own = least(said.rounds, sys.executable, "own_jobs.py", "alignments", str(path), str(_SMALL))
    print(HEAD, own.row("sop"), sep="\n")
    found: list[str] = []
    for job, (name, wanted) in peers.items():
        peer = least(said.rounds, said.peers, "peer_alignments.py", job, str(path), str(_SMALL))
        print(peer.row(name))
        found.append(f"{ratio(f'{name} to sop', peer, own)} (wanted: at least {wanted} times)")
        if peer.found != own.found:
            raise SystemExit(f"{name} found {peer.found}, sop {own.found}")
    print("", *found, f"sop: {own.cpu * 1000:.1f} ms of CPU; cost {own.found['cost']}, the same for all\n", sep="\n")


def _describe(path: Path, norm: Costed) -> None:
    """Says how large the log and its norm are, and what it takes to make the automaton of the net."""
    begin = process_time()
    found = states(norm.net, _STATES)
    spent = process_time() - begin
    mean = sum(map(len, norm.traces)) / len(norm.traces)
    print(f"{path.name}: {len(norm.traces)} variants, mean length {mean:.1f}; automaton of the net: ", end="")
    print(f"{found.states} states, {len(found.arcs)} arcs in {spent:.2f} CPU s\n")


def planted() -> Costed:
    """The planted log's variants and the SOP they follow or nearly."""
    drawn = trace_pool(np.random.default_rng(7))
    return _costed(len(STEPS), in_sequence(len(STEPS), frozenset(), ((3, 2),)), (tuple(map(int, t)) for t in drawn))


def long() -> Costed:
    """Executions of a long SOP with up to four edits each, all different."""
    random, net = Random(3), in_sequence(_LONG, _OPTIONAL, _BACK)
    norm = states(net, _STATES)
    found: dict[Trace, None] = {}
    while len(found) < _VARIANTS:
        found[edited(random, walk(random, norm, _LONGEST), _LONG, random.randint(0, 4))] = None
    return _costed(_LONG, net, tuple(found))


def _costed(steps: int, net: Net, drawn: Iterable[Trace]) -> Costed:
    cases = Counter(drawn)
    return Costed(steps, net, states(net, _STATES), tuple(cases), tuple(cases.values()), ())


if __name__ == "__main__":
    main()
