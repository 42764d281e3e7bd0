"""Checking 100,000 events against bare DuckDB scan-and-group of the same file, in one run.

    python bench/check_vs_duckdb.py [EVENTS]

Prints the best of five of each and their ratio; both run loaded, in the same process.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import duckdb

from analytics.offices.calendar import calendar
from analytics.simulation.simulated_log import write_log
from analytics.simulation.simulation import PLANTED, Plan, simulate
from comparison import Settings, compare
from ingest.parse import parse

SAMPLE = Path(__file__).parent.parent / "samples" / "permohonan_informasi.txt"
ROUNDS = 5


def bare(log: Path) -> None:
    """What any analysis has to do at least: read the file, group it by activity."""
    with duckdb.connect() as connection:
        connection.execute(
            f"select activity, count(*), min(start), max(\"end\") from read_csv('{log}') group by 1"
        ).fetchall()


def best(work: Callable[[], object]) -> float:
    """The shortest of the rounds in seconds."""
    times = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        work()
        times.append(perf_counter() - begin)
    return min(times)


def main(events: int) -> None:
    """Prints both times and their ratio."""
    document = parse(SAMPLE)
    plan = Plan(events // len(document.procedures[0].steps), 1, tuple((kind, 0.01) for kind in PLANTED))
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log.csv"
        write_log(simulate(document, plan, calendar("id-5day")), log)
        peer, own = best(lambda: bare(log)), best(lambda: compare(document, log, Settings()))
    print(f"{events} events: bare DuckDB {peer:.3f} s, sop check {own:.3f} s, ratio {own / peer:.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
