"""Logs of an office with usual hours, for figures by hand."""

from pathlib import Path

from analytics.offices.calendar import calendar
from analytics.offices.office import office_of
from model.office import Office
from model.time import Time
from tests.analytics.timed_log import TimedLog, sop, timed

HOUR = 3600
DAY = 27_000  # 7.5 hours
START_END = "case,activity,start,end"
PAUSE = "[clock]\npausing = ['Pemohon melengkapi berkas']"
TIMES = {
    "30 menit": Time("30 menit", "fixed", 30, 30, "minute"),
    "6 jam": Time("6 jam", "fixed", 6, 6, "hour"),
    "8 jam": Time("8 jam", "fixed", 8, 8, "hour"),
    "1 hari": Time("1 hari", "fixed", 1, 1, "day"),
    "2 hari": Time("2 hari", "fixed", 2, 2, "day"),
    "3 hari": Time("3 hari", "fixed", 3, 3, "day"),
    "3 hari kalender": Time("3 hari kalender", "fixed", 3, 3, "day", "calendar"),
    "1 bulan": Time("1 bulan", "fixed", 1, 1, "month"),
    "H+1": Time("H+1"),
    "-": Time("-"),
}


AGAIN = (
    "K,Memeriksa berkas,2025-01-06 08:00,2025-01-06 12:00",
    "K,Memeriksa berkas,2025-01-07 08:00,2025-01-07 12:00",
)


def by_limit(folder: Path, *events: tuple[str, str, str]) -> TimedLog:
    """A log of cases with one event each: its limit, start and end."""
    document = sop(*TIMES.items())
    rows = [f"K{n},{limit},{start},{end}" for n, (limit, start, end) in enumerate(events)]
    return timed(document, Office(calendar("id-5day")), [START_END, *rows], folder)


def log_of(folder: Path, limit: str, *rows: str, office: str = "", head: str = START_END) -> TimedLog:
    """A log of a procedure whose second step, "Memeriksa berkas", may take `limit`."""
    file = folder / "kantor.toml"
    file.write_text(office, encoding="utf-8")
    document = sop(
        ("Menerima berkas", TIMES["-"]), ("Memeriksa berkas", TIMES[limit]), ("Menandatangani surat", TIMES["-"])
    )
    return timed(document, office_of("id-5day", file), [head, *rows], folder)


def seen(log: TimedLog, row: int) -> tuple[str, int | None, int]:
    """Verdict, service seconds and excess of a row."""
    run = log.runs[row]
    return run.verdict, run.service_seconds, run.excess_seconds
