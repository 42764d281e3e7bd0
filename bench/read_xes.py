"""Reading a large XES log beside pm4py and r4pm, each in a fresh process.

    python bench/read_xes.py [LOG] [--peers PYTHON] [--traces N]

Without LOG an invented one is written: 140,000 traces are 260 MB and 1.03 million events. PYTHON is an interpreter
that has the peers; one it lacks is left out. Prints processor seconds of the reading alone, wall seconds and the
peak memory of the whole process (best of three; pm4py itself once), and how many times our figure each is. pm4py takes r4pm where that is installed,
else it reads by its own "iterparse".
"""

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
STEPS = ("Terima berkas", "Periksa kelengkapan", "Telaah permohonan", "Susun konsep", "Paraf konsep", "Tanda tangani surat", "Serahkan surat")  # fmt: skip
AGAIN = 0.35
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<log xes.version="1.0" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">
"""
EVENT = """<event>
<string key="concept:name" value="{}"/>
<date key="time:timestamp" value="{}"/>
<string key="org:resource" value="Pegawai {}"/>
<string key="lifecycle:transition" value="complete"/>
<float key="cost" value="{}"/>
</event>
"""
MEASURED = """
import json, resource, sys, time
from pathlib import Path
{setup}
cpu, wall = time.process_time(), time.perf_counter()
log = {call}
cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([cpu, wall, peak]))
"""
OWN = "import tempfile\nimport pandas  # pyarrow loads it when first used\nfrom ingest.read_log import read_log\nscratch = tempfile.TemporaryDirectory()"


@dataclass(frozen=True, slots=True)
class Tool:
    """How a tool reads the file `sys.argv[1]`, and how often that is measured."""

    name: str
    setup: str
    call: str
    rounds: int = 3
    peer: bool = True


TOOLS = (
    Tool("Mutu Baku", OWN, "read_log(Path(sys.argv[1]), Path(scratch.name))", peer=False),
    Tool("r4pm", "import r4pm", "r4pm.df.import_xes(sys.argv[1])"),
    Tool("pm4py with r4pm", "import pm4py", "pm4py.read_xes(sys.argv[1], variant='r4pm')"),
    Tool("pm4py itself", "import pm4py", "pm4py.read_xes(sys.argv[1], variant='iterparse')", rounds=1),
)


def traces(count: int) -> Iterator[str]:
    """Executions of seven steps, from a seed; in about a third of them two steps come twice."""
    seeded, begin = random.Random(1), datetime(2024, 1, 2, 8, tzinfo=UTC)
    for number in range(count):
        steps = STEPS[:3] + STEPS[1:3] + STEPS[3:] if seeded.random() < AGAIN / 2 else STEPS
        begin += timedelta(minutes=seeded.randrange(20))
        stamps = [begin + timedelta(hours=3 * i, seconds=seeded.randrange(9000)) for i in range(len(steps))]
        events = (
            EVENT.format(
                step, stamp.isoformat(timespec="milliseconds"), seeded.randrange(60), seeded.randrange(900) / 4
            )
            for step, stamp in zip(steps, stamps, strict=True)
        )
        yield f'<trace>\n<string key="concept:name" value="P-{number}"/>\n{"".join(events)}</trace>\n'


def write_xes(path: Path, count: int) -> None:
    """Writes an invented log of `count` traces."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        file.writelines(traces(count))
        file.write("</log>\n")


def measured(tool: Tool, python: str, log: Path) -> tuple[float, float, float] | None:
    """Processor seconds, wall seconds and peak MB: the smallest of the rounds; None when it cannot run."""
    code = MEASURED.format(setup=tool.setup, call=tool.call)
    place = dict(os.environ, PYTHONPATH="" if tool.peer else str(ROOT))
    figures = []
    for _ in range(tool.rounds):
        done = subprocess.run([python, "-c", code, str(log)], env=place, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{tool.name}: {done.stderr.strip().splitlines()[-1]}")
            return None
        figures.append(json.loads(done.stdout.splitlines()[-1]))
    cpu, wall, peak = map(min, zip(*figures, strict=True))
    return cpu, wall, peak


def main(log: Path, peers: str) -> None:
    """Prints the table."""
    print(
        f"{log.name}: {log.stat().st_size / 1e6:.0f} MB\ntool             CPU s  wall s  peak MB   CPU ratio  memory ratio"
    )
    own = None
    for tool in TOOLS:
        figures = measured(tool, peers if tool.peer else sys.executable, log)
        if figures:
            cpu, wall, peak = figures
            own = own or figures
            print(f"{tool.name:15} {cpu:6.2f}  {wall:6.2f}  {peak:7.0f}   {cpu / own[0]:9.1f}  {peak / own[2]:12.1f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("log", nargs="?", type=Path)
    parser.add_argument("--peers", default=sys.executable)
    parser.add_argument("--traces", type=int, default=140_000)
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = given.log or Path(folder) / "invented.xes"
        if not given.log:
            write_xes(path, given.traces)
        main(path, given.peers)
