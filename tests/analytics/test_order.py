"""Order where the log tells it and where it does not; the extra one of two runs of a step; joint steps."""

from pathlib import Path

import pytest

from analytics.offices.calendar import calendar
from model.office import Office
from model.report import Report
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time
from tests.analytics.timed_log import TimedLog, sop, timed

_LINE = sop(*((name, Time("-")) for name in ("Menerima", "Memeriksa", "Mengetik", "Menyerahkan")))


def log_of(folder: Path, *rows: str, document: SopDocument = _LINE, head: str = "case,activity,end") -> TimedLog:
    return timed(document, Office(calendar("id-5day")), [head, *rows], folder)


def moved(report: Report) -> dict[str, int]:
    return {kind: n for kind, n in report.deviations.items() if n}


@pytest.mark.parametrize(
    ("rows", "deviations", "unordered"),
    [
        (("Menerima,06 08:00", "Mengetik,06 09:00", "Memeriksa,06 09:00", "Menyerahkan,06 10:00"), {}, 1),
        (("Menerima,06 08:00", "Memeriksa,06 09:00", "Mengetik,06 09:00", "Menyerahkan,06 10:00"), {}, 0),
        (("Menerima,06 08:00", "Mengetik,06 09:00", "Memeriksa,06 09:01", "Menyerahkan,06 10:00"), {"out_of_order": 1}, 0),
        (("Menerima,06 08:00", "Mengetik,06 09:00", "Menyerahkan,06 09:00"), {"skipped": 1}, 0),
        (("Menerima,06", "Menyerahkan,07", "Mengetik,07", "Memeriksa,07"), {}, 1),
        (("Menerima,06", "Mengetik,07", "Memeriksa,08", "Menyerahkan,08"), {"out_of_order": 1}, 0),
    ],
)  # fmt: skip
def test_events_of_one_stamp_are_taken_as_they_fit(
    tmp_path: Path, rows: tuple[str, ...], deviations: dict[str, int], unordered: int
) -> None:
    stamped = [f"K,{row.partition(',')[0]},2025-01-{row.partition(',')[2]}" for row in rows]
    report = log_of(tmp_path, *stamped).report
    assert (moved(report), report.alignment.unordered_cases) == (deviations, unordered)


@pytest.mark.parametrize(("roles", "row"), [(("Kepala", "Staf"), 2), (("Staf", "Kepala"), 3)])
def test_of_two_runs_the_faulty_one_is_extra(tmp_path: Path, roles: tuple[str, str], row: int) -> None:
    document = SopDocument(
        Source("uji.txt", "text", "0"),
        procedures=(
            Procedure("Uji", ("Staf", "Kepala"), tuple(
                Step(str(n), name, Time("-"), (Performer(0),)) for n, name in enumerate(("Menerima", "Memeriksa", "Menyerahkan"), 1)
            )),
        ),
    )  # fmt: skip
    report = log_of(
        tmp_path,
        "K,Menerima,2025-01-06 08:00,Staf",
        f"K,Memeriksa,2025-01-06 09:00,{roles[0]}",
        f"K,Memeriksa,2025-01-06 10:00,{roles[1]}",
        "K,Menyerahkan,2025-01-06 11:00,Staf",
        document=document,
        head="case,activity,end,role",
    ).report
    assert moved(report) == {"repeated": 1, "wrong_performer": 1}
    assert [found.facts["row"] for found in report.findings] == [row, row]


@pytest.mark.parametrize(
    ("roles", "deviations"),
    [(("Staf", "Kepala"), {}), (("Staf", "Staf"), {"repeated": 1}), (("Staf",), {})],
    ids=["each of its performers once", "the same one twice", "one of them"],
)
def test_a_joint_step_is_done_by_each_of_its_performers(
    tmp_path: Path, roles: tuple[str, ...], deviations: dict[str, int]
) -> None:
    both = (Performer(0), Performer(1))
    steps = (
        Step("1", "Menerima", Time("-")),
        Step("2", "Membahas", Time("-"), both),
        Step("3", "Menyerahkan", Time("-")),
    )
    document = SopDocument(Source("uji.txt", "text", "0"), procedures=(Procedure("Uji", ("Staf", "Kepala"), steps),))
    met = [f"K,Membahas,2025-01-06 09:0{n},{role}" for n, role in enumerate(roles)]
    rows = ("K,Menerima,2025-01-06 08:00,Staf", *met, "K,Menyerahkan,2025-01-06 11:00,Staf")
    report = log_of(tmp_path, *rows, document=document, head="case,activity,end,role").report
    assert moved(report) == deviations
