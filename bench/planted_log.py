"""Large event logs for the benches: a seven-step SOP with a loop, one case in twenty deviating.

    python bench/planted_log.py EVENTS LOG.csv|LOG.parquet

The same number of events gives the same log, whichever the format; the SOP is written beside it as
`LOG.sop.json`. Cases arrive over three years of working time of the calendar `id-5day`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from analytics.offices.calendar import calendar
from model.calendar import WorkCalendar
from model.sop import Edge, Performer, Port, Procedure, SopDocument, Source, Step
from model.sop_json import dumps
from model.time import Time

STEPS = (
    ("Menerima permohonan izin", "Petugas Loket", 15),
    ("Memeriksa kelengkapan berkas", "Petugas Loket", 60),
    ("Menyusun konsep keputusan", "Pengolah Data", 480),
    ("Memverifikasi konsep keputusan", "Kepala Seksi", 240),
    ("Membubuhkan paraf", "Kepala Bidang", 120),
    ("Menandatangani keputusan", "Kepala Dinas", 480),
    ("Menyerahkan keputusan kepada pemohon", "Arsiparis", 60),
)
_VARIANTS = 20_000
_PIECE = 50_000
_YEARS = 3
_MINUTES_A_YEAR = 250 * 450
_MEAN_LENGTH = 7.35
Numbers = NDArray[np.int64]


def sop() -> SopDocument:
    """The SOP that the log's cases follow, or nearly."""
    lanes = tuple(dict.fromkeys(role for _activity, role, _minutes in STEPS))
    steps = tuple(
        Step(str(n), activity, Time(f"{m} menit", "fixed", m, m, "minute"), (Performer(lanes.index(role)),))
        for n, (activity, role, m) in enumerate(STEPS, 1)
    )
    at = [steps[n].performers[0].lane for n in range(len(steps))]
    onward = [(n, n + 1) for n in range(len(steps) - 1)]
    edges = tuple(Edge(Port(str(a + 1), at[a]), Port(str(b + 1), at[b])) for a, b in [*onward, (3, 2)])
    return SopDocument(Source("izin.json", "json", "0"), procedures=(Procedure("Izin", lanes, steps, edges),))


def write(events: int, path: Path) -> Path:
    """About `events` events at `path`, in pieces; the path of the SOP."""
    rest = iter(_pieces(round(events / _MEAN_LENGTH)))
    first = next(rest)
    kind = pq.ParquetWriter if path.suffix == ".parquet" else pc.CSVWriter
    with kind(str(path), first.schema) as writer:
        writer.write_table(first)
        for piece in rest:
            writer.write_table(piece)
    norm = path.with_name(f"{path.name}.sop.json")
    norm.write_text(dumps(sop()), encoding="utf-8")
    return norm


def trace_pool(random: np.random.Generator) -> list[Numbers]:
    """The traces that cases are drawn from: the SOP's own with its loop taken now and then, and one in twenty with a few edits."""
    return [_edited(_walk(random), random) if random.random() < 0.05 else _walk(random) for _ in range(_VARIANTS)]  # noqa: PLR2004


def _pieces(cases: int) -> Iterator[pa.Table]:
    random = np.random.default_rng(7)
    variants = trace_pool(random)
    office = _Clock(calendar("id-5day"))
    arrivals = np.sort(random.integers(0, _YEARS * _MINUTES_A_YEAR, cases))
    for begin in range(0, cases, _PIECE):
        yield _piece(begin, arrivals[begin : begin + _PIECE], variants, (random, office))


def _walk(random: np.random.Generator) -> Numbers:
    loops = min(int(random.geometric(0.85)) - 1, 5)
    return np.array([0, 1, 2, 3, *[2, 3] * loops, 4, 5, 6], np.int64)


def _edited(walk: Numbers, random: np.random.Generator) -> Numbers:
    """`walk` with one to four steps left out, put in, or changed for another."""
    for _ in range(int(random.integers(1, 5))):
        at, other = int(random.integers(0, len(walk))), int(random.integers(0, len(STEPS)))
        edits = (np.delete(walk, at), np.insert(walk, at, other), np.where(np.arange(len(walk)) == at, other, walk))
        walk = edits[int(random.integers(0, 3))]
    return walk


class _Clock:
    """Working minutes from the begin of 2023 → local time, of many stamps at once."""

    def __init__(self, work: WorkCalendar) -> None:
        days = [(day, work.shifts(day)) for day in work.dates if day.year >= 2023 and work.shifts(day)]  # noqa: PLR2004
        spans = [(np.datetime64(day, "s").astype(np.int64) + a, b - a) for day, shifts in days for a, b in shifts]
        self._begins = np.array([begin for begin, _length in spans])
        self._worked = np.concatenate([[0], np.cumsum([length for _begin, length in spans])])

    def at(self, minutes: NDArray[np.float64]) -> Numbers:
        """Local seconds since 1970."""
        seconds = (minutes * 60).astype(np.int64)
        shift = np.searchsorted(self._worked, seconds, side="right") - 1
        return np.asarray(self._begins[shift] + seconds - self._worked[shift])


def _piece(
    first: int, arrivals: Numbers, variants: list[Numbers], tools: tuple[np.random.Generator, _Clock]
) -> pa.Table:
    random, clock = tools
    traces = [variants[n] for n in random.integers(0, len(variants), len(arrivals))]
    lengths = np.array([len(trace) for trace in traces])
    steps, case = np.concatenate(traces), np.repeat(np.arange(len(arrivals)), lengths)
    limits = np.array([minutes for _activity, _role, minutes in STEPS])
    service = limits[steps] * random.lognormal(-0.7, 0.6, len(steps))
    ends = np.cumsum(service + random.exponential(60, len(steps)))
    before = np.concatenate([[0.0], ends])[np.cumsum(lengths) - lengths]
    end = arrivals[case] + ends - before[case]
    acting = np.where(random.random(len(steps)) < 0.01, random.integers(0, len(STEPS), len(steps)), steps)  # noqa: PLR2004
    return pa.table(
        {
            "case": np.char.add("P", (case + first).astype(str)),
            "activity": np.array([activity for activity, _role, _minutes in STEPS])[steps],
            "start": pa.array(clock.at(end - service), pa.timestamp("s")),
            "end": pa.array(clock.at(end), pa.timestamp("s")),
            "role": np.array([role for _activity, role, _minutes in STEPS])[acting],
        }
    )


if __name__ == "__main__":
    print(write(int(sys.argv[1]), Path(sys.argv[2])))
