"""Working time of all events against pm4py's business hours with Indonesian holidays, in one run.

    PYTHONPATH=. python bench/working_time.py --peers PYTHON [--events 1000000] [--log LOG.parquet] [--rounds 3]

`--peers` is a Python that has pm4py, holidays and pandas with pyarrow. Both begin with events in memory and end
with the seconds of each event in memory and their sum for each activity; the sums have to be equal.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.fresh import HEAD, best, planted, ratio


def main() -> None:
    """Prints both costs and their ratio."""
    parser = ArgumentParser()
    parser.add_argument("--peers", required=True)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--log", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    said = parser.parse_args()
    with TemporaryDirectory() as folder:
        log = planted(said.events, said.log, ".parquet", Path(folder))
        own = best(said.rounds, sys.executable, "own_jobs.py", "working_time", log)
        peer = best(said.rounds, said.peers, "peer_jobs.py", "working_time", log)
    print(HEAD, own.row("sop"), peer.row("pm4py"), sep="\n")
    print(ratio("pm4py to sop", peer, own))
    if own.found != peer.found:
        raise SystemExit(f"the sums differ: {own.found} and {peer.found}")


if __name__ == "__main__":
    main()
