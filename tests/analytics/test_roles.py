"""Who may execute a step: joint steps, narrower roles, who acts for a position, and letters of mandate."""

from pathlib import Path

import pytest

from analytics.offices.office import office_in
from model.report import LogFinding
from model.sop import Performer, Procedure, SopDocument, Source, Step
from model.time import Time
from tests.analytics.timed_log import timed

SOP = SopDocument(
    Source("uji.txt", "text", "0"),
    procedures=(
        Procedure(
            "Uji",
            ("Petugas Loket", "Verifikator", "Kepala Dinas"),
            (
                Step("1", "Menerima", Time("-"), (Performer(0),)),
                Step("2", "Memeriksa", Time("-"), (Performer(0), Performer(1), Performer(2, confidence=0.3, status="inferred"))),
                Step("3", "Menandatangani", Time("-"), (Performer(2),)),
            ),
        ),
    ),
)  # fmt: skip
HEAD = "case,activity,end,role,performer,unit"
LETTER = """
[[delegation]]
who = "{who}"
as = "Kepala Dinas"
since = 2025-01-07
until = 2025-01-08
basis = "800/12/2025"
"""
SIGNED = tuple(f"K{day},Menandatangani,2025-01-0{day} {clock},Sekretaris,Siti Aminah,Loket Kota" for day, clock in (
    (6, "23:59:59"), (7, "00:00:00"), (8, "23:59:59"), (9, "00:00:00")))  # fmt: skip
STAFF = '[roles]\n"Sekretaris" = "Verifikator"\n'


def wrong(folder: Path, office: str, *rows: str, head: str = HEAD) -> list[LogFinding]:
    log = timed(SOP, office_in(office, "kantor.toml", "id-5day"), [head, *rows], folder)
    found = [finding for finding in log.report.findings if finding.rule == "LOG206"]
    assert log.report.deviations["wrong_performer"] == len(found)
    return found


def rows_of(found: list[LogFinding]) -> list[object]:
    return [finding.facts["row"] for finding in found]


def by(activity: str, *roles: str) -> list[str]:
    return [f"K{n},{activity},2025-01-06 08:00,{role},," for n, role in enumerate(roles)]


def test_any_performer_of_a_joint_step_is_right_and_each_execution_is_judged(tmp_path: Path) -> None:
    rows = [f"K,Memeriksa,2025-01-06 0{n}:00,{role},," for n, role in enumerate(("Petugas Loket", "Verifikator", "Kepala Dinas"))]  # fmt: skip
    found = wrong(tmp_path, "", *rows)
    assert rows_of(found) == [3]
    assert found[0].facts["lane"] == "Petugas Loket / Verifikator"


def test_who_acts_for_a_position_may_do_what_it_does(tmp_path: Path) -> None:
    signed = by(
        "Menandatangani", "Plt. Kepala Dinas", "plh Kadis", "a.n. Kepala Dinas", "Plt. Verifikator", "Bendahara"
    )
    assert rows_of(wrong(tmp_path, "", *signed)) == [4]


def test_a_narrower_role_counts_as_the_wider(tmp_path: Path) -> None:
    office = '[roles]\n"Front Officer 2" = "Front Officer"\n"front officer" = "Petugas Loket"'
    received = by("Menerima", "Front Officer 2", "FRONT  OFFICER 2", "Plt. Front Officer 2", "Verifikator")
    assert rows_of(wrong(tmp_path, office, *received)) == [4]
    signed = by("Menandatangani", "Front Officer 2", "Front Officer", "Front Officer 3", "Officer")
    assert rows_of(wrong(tmp_path, office, *signed)) == [1, 2]
    assert wrong(tmp_path, "", *signed) == []


def test_short_forms_name_the_same_role(tmp_path: Path) -> None:
    office = '[roles]\n"Kasubbag TU" = "Petugas Loket"'
    signed = by("Menandatangani", "Kepala Sub Bagian Tata Usaha", "Kepala", "Kepala Sub Bagian")
    assert rows_of(wrong(tmp_path, office, *signed)) == [1]


@pytest.mark.parametrize("who", ["Sekretaris", "sekretaris", "Siti Aminah", "SITI AMINAH"])
def test_a_mandate_holds_on_its_days(tmp_path: Path, who: str) -> None:
    assert rows_of(wrong(tmp_path, STAFF, *SIGNED)) == [1, 2, 3, 4]
    found = wrong(tmp_path, STAFF + LETTER.format(who=who), *SIGNED)
    assert rows_of(found) == [1, 4]
    assert dict(found[1].facts) == {
        "procedure": 0,
        "row": 4,
        "activity": "Menandatangani",
        "role": "Sekretaris",
        "lane": "Kepala Dinas",
        "service_seconds": None,
        "limit_seconds": None,
        "performer": "Siti Aminah",
        "delegation": "800/12/2025",
        "delegation_as": "Kepala Dinas",
        "delegation_since": "2025-01-07",
        "delegation_until": "2025-01-08",
    }


def test_a_log_of_performers_without_roles(tmp_path: Path) -> None:
    office = '[roles]\n"Siti Aminah" = "Verifikator"' + LETTER.format(who="Siti Aminah")
    rows = [f"K{day},Menandatangani,2025-01-0{day} 08:00,Siti Aminah" for day in (6, 7)]
    found = wrong(tmp_path, office, *rows, head="case,activity,end,performer")
    assert [(f.facts["row"], f.facts["role"], f.facts["performer"]) for f in found] == [
        (1, "Siti Aminah", "Siti Aminah")
    ]


def test_a_mandate_of_the_wider_role_is_that_of_the_narrower(tmp_path: Path) -> None:
    assert rows_of(wrong(tmp_path, STAFF + LETTER.format(who="Verifikator"), *SIGNED)) == [1, 4]


def test_a_mandate_for_other_steps_is_no_leave(tmp_path: Path) -> None:
    office = STAFF + LETTER.format(who="Sekretaris")
    found = wrong(tmp_path, office, "K,Menerima,2025-01-07 08:00,Sekretaris,Siti Aminah,")
    assert rows_of(found) == [1]
    assert "delegation" not in found[0].facts


def test_the_day_of_a_run_is_that_of_its_end(tmp_path: Path) -> None:
    head = "case,activity,start,end,role"
    rows = [f"K{n},Menandatangani,{start},{end},Sekretaris" for n, (start, end) in enumerate((
        ("2025-01-06 08:00", "2025-01-07 08:00"), ("2025-01-08 08:00", "2025-01-09 08:00"), ("2025-01-08 08:00", "")))]  # fmt: skip
    assert rows_of(wrong(tmp_path, STAFF + LETTER.format(who="Sekretaris"), *rows, head=head)) == [2]


def test_the_day_is_that_of_the_office(tmp_path: Path) -> None:
    rows = [f"K{n},Menandatangani,{end},Sekretaris,," for n, end in enumerate(("2025-01-06T16:59:59Z", "2025-01-06T17:00:00Z"))]  # fmt: skip
    assert rows_of(wrong(tmp_path, STAFF + LETTER.format(who="Sekretaris"), *rows)) == [1]


@pytest.mark.parametrize(
    ("unit", "rows"),
    [("Loket Kota", [1, 4]), ("loket kota", [1, 4]), ("Bidang Pelayanan", [1, 4]), ("Bidang Arsip", [1, 2, 3, 4])],
)
def test_a_mandate_of_a_unit_holds_in_it_and_in_its_subunits(tmp_path: Path, unit: str, rows: list[int]) -> None:
    below = '[subunits]\n"Loket Kota" = "Seksi Loket"\n"Seksi Loket" = "Bidang Pelayanan"\n'
    letter = LETTER.format(who="Sekretaris") + f'unit = "{unit}"'
    found = wrong(tmp_path, below + STAFF + letter, *SIGNED)
    assert rows_of(found) == rows
    assert [finding.facts.get("delegation") for finding in found] == ["800/12/2025" if len(rows) < 4 else None] * len(
        rows
    )


def test_no_unit_in_the_log_is_not_the_unit_of_a_mandate(tmp_path: Path) -> None:
    letter = LETTER.format(who="Sekretaris") + 'unit = "Loket Kota"'
    assert rows_of(wrong(tmp_path, STAFF + letter, "K,Menandatangani,2025-01-07 08:00,Sekretaris,,")) == [1]


def test_of_several_mandates_the_nearest_in_time_is_told(tmp_path: Path) -> None:
    later = LETTER.format(who="Sekretaris").replace("01-0", "02-0").replace("/12/", "/99/")
    found = wrong(tmp_path, STAFF + later + LETTER.format(who="Siti Aminah"), *SIGNED)
    assert [(f.facts["row"], f.facts["delegation"]) for f in found] == [(1, "800/12/2025"), (4, "800/12/2025")]
    days = ("2025-01-22", "2025-01-24", "2025-02-08", "2025-03-09")
    rows = [f"K{n},Menandatangani,{day} 08:00,Sekretaris,Siti Aminah," for n, day in enumerate(days)]
    found = wrong(tmp_path, STAFF + later + LETTER.format(who="Sekretaris"), *rows)
    assert [(f.facts["row"], f.facts["delegation"]) for f in found] == [
        (1, "800/12/2025"),
        (2, "800/99/2025"),
        (4, "800/99/2025"),
    ]
