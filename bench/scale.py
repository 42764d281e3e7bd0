"""A whole pass over logs of growing size, from Parquet to verdicts.

    PYTHONPATH=. python bench/scale.py [--folder FOLDER] [--rounds 1] [EVENTS…]

Logs are written into the folder once and used again; without numbers it takes 1 and 10 million events.
Prints the costs, and how many times those of the first size each takes.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fresh import HEAD, best, planted, ratio


def main() -> None:
    """Prints a row for each size as soon as it is measured."""
    parser = ArgumentParser()
    parser.add_argument("events", type=int, nargs="*", default=[1_000_000, 10_000_000])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    said = parser.parse_args()
    print(HEAD)
    costs = []
    with TemporaryDirectory() as scratch:
        for events in said.events:
            log = planted(events, None, ".parquet", said.folder or Path(scratch))
            costs.append(best(said.rounds, sys.executable, "own_jobs.py", "whole_pass", log))
            print(costs[-1].row(f"{events:,} events"), flush=True)
    for events, cost in zip(said.events[1:], costs[1:], strict=True):
        print(ratio(f"{events:,} to {said.events[0]:,} events", cost, costs[0]))


if __name__ == "__main__":
    main()
