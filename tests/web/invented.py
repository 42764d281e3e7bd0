"""An invented agency's SOP with the check of three invented cases."""

from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from model.log import Reject
from model.report import (
    Alignment,
    Bottleneck,
    CalendarUsed,
    LogFinding,
    Mapped,
    Report,
    StepFigures,
    Unmapped,
)
from model.run import CaseFigures, Run
from model.sop import Doubt, Edge, Performer, Port, Procedure, SopDocument, Source, Step
from model.time import Time
from store.workspace import Workspace
from tests.web.office import workspace_of

KEY = "1"
LOG_NAME = "catatan-ruang.csv"
LANES = ("Pemohon", "Petugas Loket", "Kepala Seksi", "Kepala Balai")
_ROWS = (
    ("1", "Mengajukan permohonan peminjaman ruang", 0, "terminator", 15, "Surat permohonan", "Permohonan diterima"),
    ("2", "Memeriksa kelengkapan permohonan", 1, "process", 30, "Permohonan", "Hasil pemeriksaan"),
    ("3", "Apakah permohonan lengkap?", 1, "decision", 10, "Hasil pemeriksaan", "Keputusan lengkap"),
    ("4", "Menyusun konsep izin pakai ruang", 2, "process", 60, "Permohonan lengkap", "Konsep izin"),
    ("5", "Menandatangani izin pakai ruang", 3, "process", 120, "Konsep izin", "Izin pakai ruang"),
    ("6", "Memberi nomor dan mengarsipkan izin", 1, "process", 20, "Izin pakai ruang", "Izin bernomor"),
    ("7", "Menerima izin pakai ruang", 0, "terminator", 10, "Izin bernomor", "Tanda terima"),
)
_START = datetime(2026, 3, 2, 8, 0)


def minutes(count: int) -> Time:
    """A fixed time."""
    return Time(f"{count} menit", "fixed", count, count, "minute")


def document() -> SopDocument:
    """Seven steps, four lanes, one decision."""
    steps = tuple(
        Step(number, activity, minutes(time), (Performer(lane, symbol),), (), needs, output)
        for number, activity, lane, symbol, time, needs, output in _ROWS
    )
    forward = [("1", 0, "2", 1), ("2", 1, "3", 1), ("4", 2, "5", 3), ("5", 3, "6", 1), ("6", 1, "7", 0)]
    edges = [Edge(Port(a, i), Port(b, j)) for a, i, b, j in forward]
    branches = [Edge(Port("3", 1), Port("4", 2), "Ya"), Edge(Port("3", 1), Port("1", 0), "Tidak")]
    procedure = Procedure("Peminjaman ruang", LANES, steps, tuple(edges + branches))
    return SopDocument(
        source=Source("SOP Peminjaman Ruang.json", "json", "0" * 64),
        institution=("BALAI PELATIHAN PADI JAYA",),
        number="07/SOP/BPPJ/2026",
        title="Peminjaman Ruang Balai Pelatihan Padi Jaya",
        procedures=(procedure,),
        doubts=(Doubt("/procedures/0/steps/3/time", "faint", "angka waktu kurang jelas"),),
    )


def run(row: int, case: str, place: int, took: int, *, gap: int = 0) -> Run:
    """Step number `place` of `case`, `took` minutes long, starting `gap` minutes after the case."""
    number, activity, lane, _, limit, _, output = _ROWS[place - 1]
    start = _START + timedelta(days=30 * int(case[-1]), minutes=gap)
    late = took > limit
    return Run(
        row=row, case=case, activity=activity.lower(), procedure=0, step=number, performer=None, role=LANES[lane],
        unit=None, output=output, start=start, end=start + timedelta(minutes=took),
        due=start + timedelta(minutes=limit), service_seconds=60 * took, waiting_seconds=60 * gap,
        excess_seconds=60 * max(0, took - limit), verdict="late" if late else "within",
    )  # fmt: skip


def runs() -> list[Run]:
    """Case R-1 and R-2 follow the SOP, R-2 with a late signature; R-3 is open."""
    whole = [10, 25, 5, 50, 100, 15, 5]
    slow = [10, 25, 5, 50, 300, 15, 5]
    first = [run(i, "R-1", i, took, gap=130 * (i - 1)) for i, took in enumerate(whole, 1)]
    second = [run(7 + i, "R-2", i, took, gap=130 * (i - 1)) for i, took in enumerate(slow, 1)]
    return [*first, *second, run(15, "R-3", 1, 12), run(16, "R-3", 2, 20, gap=40)]


def cases() -> list[CaseFigures]:
    """The three cases."""
    by_case = {name: [r for r in runs() if r.case == name] for name in ("R-1", "R-2", "R-3")}
    return [
        CaseFigures(
            case=name,
            start=min(r.start for r in found if r.start),
            end=max(r.end for r in found if r.end),
            events=len(found),
            closed=name != "R-3",
            cost=0,
            late_steps=sum(r.verdict == "late" for r in found),
            findings=int(name == "R-2"),
            conforming=name == "R-1",
        )
        for name, found in by_case.items()
    ]


def step_figures(place: int) -> StepFigures:
    """Step `place`: all in time, but for one late signature."""
    number, _, _, _, limit, _, _ = _ROWS[place - 1]
    late = int(place == 5)
    done = 3 if place < 3 else 2
    return StepFigures(
        procedure=0, step=number, runs=done, measurable=done, within=done - late, late=late, undecided=0,
        within_share=(done - late) / done, within_interval=(0.0945, 0.9055), median_seconds=1800.0,
        p90_seconds=5400.0, limit_text=f"{limit} menit", excess_seconds=10800 * late,
    )  # fmt: skip


def report() -> Report:
    """What the check found."""
    deviations = {"skipped": 0, "extra": 1, "repeated": 0, "out_of_order": 0, "wrong_performer": 0, "over_time": 1,
                  "missing_output": 0, "missing_requirements": 0}  # fmt: skip
    return Report(
        cases=3,
        open_cases=1,
        events=1234,
        period=(_START, _START + timedelta(days=90)),
        calendar=CalendarUsed("id-5day", "2026.1", "Asia/Jakarta"),
        engine="duckdb",
        mapping=tuple(Mapped(row[1].lower(), 0, row[0], 0.96) for row in _ROWS),
        unmapped=(Unmapped("menyeduh kopi", 4),),
        steps=tuple(step_figures(place) for place in range(1, 8)),
        conforming_cases=1,
        conforming_share=0.5,
        conforming_interval=(0.0945, 0.9055),
        deviations=deviations,
        alignment=Alignment(0, 3),
        bottlenecks=(
            Bottleneck(0, "waiting", "3", "4", 3600, 0.25),
            Bottleneck(0, "service", "5", "5", 10800, 0.75),
        ),
        findings=(
            LogFinding("LOG203", "R-2", "5", {"row": 12, "service_seconds": 18000, "limit_seconds": 7200}),
            LogFinding("LOG202", "R-1", None, {"row": 3, "activity": "<b>menyeduh kopi</b>"}),
        ),
        rejected=(Reject(17, "mulai", "32/13/2026", "unreadable_time"),),
    )


def workspace(root: Path) -> Workspace:
    """A workspace with the SOP and its check, as a planner sees it."""
    made = workspace_of(root)
    key = made.add(document())
    folder = made.check_folder(key)
    parquet.write_table(pa.Table.from_pylist([asdict(r) for r in runs()], run_schema()), folder / "runs.parquet")
    parquet.write_table(pa.Table.from_pylist([asdict(c) for c in cases()]), folder / "cases.parquet")
    made.save_report(key, report(), LOG_NAME)
    return made


def run_schema() -> pa.Schema:
    """The columns of executed activities, also where all of them are empty."""
    texts = ("case", "activity", "step", "performer", "role", "unit", "output", "verdict")
    whole = ("row", "procedure", "service_seconds", "waiting_seconds", "excess_seconds")
    kinds = {**dict.fromkeys(texts, pa.string()), **dict.fromkeys(whole, pa.int64())}
    kinds |= dict.fromkeys(("start", "end", "due"), pa.timestamp("us"))
    return pa.schema([(name, kinds[name]) for name in Run.__slots__])
