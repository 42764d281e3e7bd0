"""A whole pass from CSV to verdicts against bare DuckDB and pm4py on the same file, in one run.

    PYTHONPATH=. python bench/whole_pass.py [--peers PYTHON] [--events 1000000] [--log LOG.csv] [--rounds 3]

Bare DuckDB reads the file and groups it by activity, or orders the trace of every case and groups the traces.
pm4py, where `--peers` names a Python that has it, reads the file, takes service times in business hours with
holidays and replays tokens. The first columns are the work alone, all code loaded by a small log; the next the process with its imports.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fresh import HEAD, best, planted, ratio


def main() -> None:
    """Prints the costs, and how they compare with ours."""
    parser = ArgumentParser()
    parser.add_argument("--peers")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    said = parser.parse_args()
    with TemporaryDirectory() as folder:
        log = planted(said.events, said.log, ".csv", Path(folder))
        own, group, traces = (
            best(said.rounds, sys.executable, script, job, log)
            for script, job in (("own_jobs.py", "whole_pass"), ("bare_jobs.py", "group"), ("bare_jobs.py", "traces"))
        )
        print(HEAD, own.row("sop"), group.row("DuckDB, by activity"), traces.row("DuckDB, traces"), sep="\n")
        peer = best(said.rounds, said.peers, "peer_jobs.py", "whole_pass", log) if said.peers else None
    if peer:
        print(peer.row("pm4py"), ratio("pm4py to sop", peer, own), f"sop {own.found}, pm4py {peer.found}", sep="\n")
    print(ratio("sop to DuckDB by activity", own, group), ratio("sop to DuckDB traces", own, traces), sep="\n")


if __name__ == "__main__":
    main()
