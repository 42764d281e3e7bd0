"""A small office whose log has every deviation, every kind of limit, pauses, and units with calendars of their own."""

import csv
from collections.abc import Iterator
from dataclasses import astuple, fields
from datetime import timedelta
from itertools import count
from pathlib import Path

from analytics.offices.calendar import calendar
from analytics.simulation.simulation import PLANTED, Executed, Plan, simulate
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time

_STEPS = (
    ("Menerima berkas", Time("30 menit", "fixed", 30, 30, "minute"), 0, None, "Tanda terima"),
    ("Memeriksa kelengkapan", Time("1 hari", "fixed", 1, 1, "day"), 0, "Berkas", "Lembar periksa"),
    ("Menelaah permohonan", Time("H+1"), 1, "Berkas", "Telaahan"),
    ("Meninjau lokasi", Time("3 hari kalender", "fixed", 3, 3, "day", "calendar"), 1, None, "Berita acara"),
    ("Menetapkan izin", Time("1 bulan", "fixed", 1, 1, "month"), 2, "Telaahan", "Surat izin"),
    ("Menyerahkan izin", Time("-"), 0, None, None),
)
SOP = SopDocument(
    Source("izin.txt", "text", "0"),
    procedures=(
        Procedure(
            "Izin",
            ("Petugas Loket", "Penelaah", "Kepala Dinas"),
            tuple(
                Step(str(n), activity, time, (Performer(lane),), requirements=needs, output=gives)
                for n, (activity, time, lane, needs, gives) in zip(count(1), _STEPS, strict=False)
            ),
        ),
    ),
)
OFFICE = """calendar = "id-5day"
[calendars.timur]
base = "id-6day"
zone = "Asia/Jayapura"
[calendars.loket]
week = {{ senin-jumat = ["08.00-11.30", "12.30-15.00", "18.00-20.00"], sabtu = ["08.00-12.00"] }}
[units]
"Cabang Timur" = "timur"
"Loket" = "loket"
[subunits]
"Loket" = "Pelayanan"
[[delegation]]
who = "P-3-1"
as = "Petugas Loket"
unit = "Pelayanan"
since = 2025-05-07
until = 2025-05-07
basis = "01/PLH/2025"
[[delegation]]
who = "Kepala Dinas"
as = "Petugas Loket"
since = 2025-11-01
until = 2025-12-03
basis = "02/ST/2025"
[clock]
pausing = ["Pemohon melengkapi berkas"]
repeated = "{repeated}"
[standard]
total = {{ amount = 15, unit = "hari kerja" }}
"""
_UNITS = ("", "Cabang Timur", "Loket")


def write_office_log(path: Path) -> Path:
    """Forty cases over some months, each step's unit by its case."""
    shares = tuple((kind, 0.12) for kind in PLANTED)
    rows = simulate(SOP, Plan(40, 7, shares), calendar("id-5day")).rows
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(field.name for field in fields(Executed))
        for n, row in enumerate(rows):
            table.writerows(_told(n, row))
    return path


def _told(n: int, row: Executed) -> Iterator[tuple[object, ...]]:
    """One row, some without a document or with a zone; after some a pause."""
    unit = _UNITS[int(row.case[2:]) % len(_UNITS)]
    cells = dict(zip((field.name for field in fields(Executed)), astuple(row), strict=True))
    told = cells | {
        "unit": unit,
        "output": "" if n % 17 == 0 else row.output,
        "requirements": "" if n % 19 == 0 else row.requirements,
        "end": f"{row.end}+09:00" if n % 13 == 0 else row.end,
    }
    yield tuple(told.values())
    if n % 11 == 0 and row.start:
        start = row.start + timedelta(minutes=5)
        pause = {"activity": "Pemohon melengkapi berkas", "start": start, "end": start + timedelta(hours=3), "role": ""}
        yield tuple((cells | pause | {"unit": unit}).values())
