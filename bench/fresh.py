"""What work costs in a fresh process: seconds on the clock and of the processors, children included, peak memory.

Only the standard library: the process that measures stays small, and peers run in an environment of their own.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parents[1]
HEAD = "| what | wall s | CPU s | process: wall s | CPU s | peak MB |\n| --- | ---: | ---: | ---: | ---: | ---: |"

_SMALL = 1000
Work = Callable[[], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Cost:
    """`wall` and `cpu` seconds of the work alone, those of the whole process with its imports, `peak` MB, the result."""

    wall: float
    cpu: float
    process_wall: float
    process_cpu: float
    peak: int
    found: Mapping[str, float]

    def row(self, name: str) -> str:
        """One row of the table under `HEAD`."""
        times = (self.wall, self.cpu, self.process_wall, self.process_cpu)
        return f"| {name} | {' | '.join(f'{seconds:.2f}' for seconds in times)} | {self.peak} |"


def tell(prepare: Callable[[Path], Work], log: str, small: str) -> None:
    """Prints what the work on `log` costs here once a `small` log has loaded all code; the last line is for `_fresh`."""
    prepare(Path(small))()
    work = prepare(Path(log))
    begin, used = perf_counter(), _used()
    found = work()
    print(json.dumps({"wall": perf_counter() - begin, "cpu": _used() - used, "found": found}))


def best(rounds: int, python: str, script: str, job: str, log: Path) -> Cost:
    """The least cost of a job of a script of this folder that a small planted log makes ready; it ends in `tell`."""
    with TemporaryDirectory() as folder:
        small = planted(_SMALL, None, log.suffix, Path(folder))
        return least(rounds, python, script, job, str(log), str(small))


def least(rounds: int, python: str, script: str, *said: str) -> Cost:
    """The round with the fewest CPU seconds: on a shared machine the others waited for memory and cache."""
    command = (python, str(ROOT / "bench" / script), *said)
    return min((_fresh(*command) for _ in range(rounds)), key=lambda cost: cost.cpu)


def _fresh(*command: str) -> Cost:
    """The cost of a command in a process of its own."""
    begin = perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}
    ) as job:
        printed = job.stdout.read() if job.stdout else ""
        _process, status, usage = os.wait4(job.pid, 0)
        job.returncode = os.waitstatus_to_exitcode(status)
    if job.returncode:
        raise SystemExit(f"{' '.join(command)}: ended with {job.returncode}")
    told = json.loads(printed.splitlines()[-1])
    spent = usage.ru_utime + usage.ru_stime
    return Cost(process_wall=perf_counter() - begin, process_cpu=spent, peak=usage.ru_maxrss // 1024, **told)


def planted(events: int, given: Path | None, suffix: str, folder: Path) -> Path:
    """A planted log of about `events` events: `given` when it exists, else written there or into `folder`."""
    path = given or folder / f"planted_{events}{suffix}"
    if not path.exists():
        script = ROOT / "bench" / "planted_log.py"
        subprocess.run([sys.executable, str(script), str(events), str(path)], check=True, stdout=subprocess.DEVNULL,
                       env=os.environ | {"PYTHONPATH": str(ROOT)})  # fmt: skip
    return path


def ratio(name: str, slow: Cost, fast: Cost) -> str:
    """How many times as long `slow` takes, by CPU and by the clock."""
    return f"{name}: {slow.cpu / fast.cpu:.1f} times the CPU, {slow.wall / fast.wall:.1f} times the time"


def _used() -> float:
    return sum(usage.ru_utime + usage.ru_stime for usage in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))
