"""Associations by hand. SOP: 1 receive (30 minutes), 2 sign (no time); receiving until the 45th minute is late."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.trends.driver_cases import RULES, driver_cases
from analytics.trends.drivers import ValueCount, associations, drivers
from model.drivers import sentence
from model.text import Lang
from model.time import Time
from tests.analytics.judged_log import judged
from tests.analytics.timed_log import sop

SOP = sop(("Menerima berkas", Time("30 menit", "fixed", 30, 30, "minute")), ("Menandatangani surat", Time("-")))
HEAD = "case,activity,start,end,role,performer,Jalur {masuk},nomor,catatan"


def by_path() -> list[str]:
    """Forty cases: of 20 by post 15 are late, of 20 at the counter 3."""
    rows = [HEAD]
    for n in range(40):
        path, late = ("pos", n < 30) if n % 2 == 0 else ("loket", n < 6)
        at, told = f"2025-01-{6 + n // 4 % 5:02} {8 + n % 4:02}", f"Petugas,P{n % 2}, {path} ,{n}"
        rows.append(f"K{n},Menerima berkas,{at}:00,{at}:{45 if late else 10},{told},awal")
        rows.append(f"K{n},Menandatangani surat,{at}:50,{at}:55,{told},akhir")
    return rows


@pytest.mark.parametrize("as_event_data", [False, True])
def test_late_cases_come_by_post(tmp_path: Path, as_event_data: bool) -> None:
    log = judged(SOP, by_path(), tmp_path, as_event_data=as_event_data)
    found = drivers(log.checked, log.question, log.engine)
    # nomor has 40 values, catatan two in each case, and of two values one is enough
    assert (found.cases, found.tests, found.headings) == (40, 1, ("Jalur {masuk}",))
    assert found.attributes == ("role", "performers", "month", "weekday", "load")
    (one,) = found.drivers
    assert (one.rule, one.attribute, one.heading, one.value) == ("LOG203", "column", "Jalur {masuk}", "pos")
    assert (one.hits, one.cases, one.other_hits, one.other_cases) == (15, 20, 3, 20)
    assert (one.risk, one.other_risk, one.difference) == pytest.approx((0.75, 0.15, 0.6))
    # 0.75 over 18 of 40; (|15 x 17 - 5 x 3| - 20)^2 x 40 / (20 x 20 x 18 x 22) = 12.222, p = 0.000472
    assert (one.lift, one.p, one.q) == pytest.approx((0.75 / 0.45, 0.00047224, 0.00047224), rel=1e-4)
    assert sentence(one, Lang.ID) == (
        "Melewati batas waktu: 15 dari 20 kasus dengan Jalur {masuk} = pos, 3 dari 20 pada kasus lain; selisih +60,0 "
        "poin persen (selang 95%: +29,7 sampai +76,9). Ini keterkaitan, bukan bukti sebab-akibat."
    )
    assert sentence(one, Lang.EN).endswith("(95%: +29.7 to +76.9). This is an association, no proof of a cause.")


def test_values_of_a_case(tmp_path: Path) -> None:
    # B meets A; C meets A and B, for B ends as C begins; D meets A alone
    spans = {"A": ("08:00", "12:00"), "B": ("08:30", "09:00"), "C": ("09:00", "09:20"), "D": ("09:30", "11:00")}
    performers = {"A": 1, "B": 2, "C": 3, "D": 5}
    rows = [
        f"{case},Menandatangani surat,2025-01-08 {begun},2025-01-08 {ended},J{n},P{n},Unit {n}"
        for case, (begun, ended) in spans.items()
        for n in range(performers[case])
    ]
    log = judged(SOP, ["case,activity,start,end,role,performer,unit", *rows], tmp_path)
    found = driver_cases(log.checked, log.question, log.engine)
    told = {(row.v0, row.v1, row.v2, row.v3, row.v4, row.v5) for row in log.engine.rows(found.table)}
    own = ("2025-01", "3")
    # loads 0, 1, 1, 2: the quarters end at 0.75, 1 and 1.25
    assert told == {
        ("Unit 0", "J0", "1", *own, "0-0"), ("Unit 0", "J0", "2", *own, "1-1"),
        ("Unit 0", "J0", "3-4", *own, "2+"), ("Unit 0", "J0", "5+", *own, "1-1"),
    }  # fmt: skip
    assert found.headings == ()


def test_open_cases_are_left_out_and_count_as_load(tmp_path: Path) -> None:
    begun = [f"K{n},Menerima berkas,2025-01-0{n} 08:00,2025-01-0{n} 08:10" for n in (6, 7, 8)]
    rows = [*begun, "K8,Menandatangani surat,2025-01-08 09:00,2025-01-08 09:10"]
    log = judged(SOP, ["case,activity,start,end", *rows], tmp_path)
    found = driver_cases(log.checked, log.question, log.engine)
    assert [row.v5 for row in log.engine.rows(found.table)] == ["0-2"]


def test_too_few_cases_for_any_test(tmp_path: Path) -> None:
    log = judged(SOP, by_path()[:5], tmp_path)
    found = drivers(log.checked, log.question, log.engine)
    assert (found.cases, found.tests, found.drivers) == (2, 0, ())


def counted(attribute: int, *cells: tuple[str | None, int, int]) -> list[ValueCount]:
    """Cases that are late and all cases, by value."""
    late = RULES.index("LOG203")
    return [
        ValueCount(attribute, value, cases, tuple(hits if n == late else 0 for n in range(len(RULES))))
        for value, hits, cases in cells
    ]


def test_small_groups_and_rules_that_none_breaks_are_not_tested() -> None:
    assert associations(counted(0, ("a", 5, 19), ("b", 5, 50), ("c", 5, 50)))[0].count.value == "b"
    assert [one.count.value for one in associations(counted(0, ("a", 5, 19), ("b", 5, 50), (None, 5, 50)))] == ["b"]
    assert associations(counted(0, ("a", 0, 50), ("b", 0, 50), ("c", 0, 50))) == ()
    assert associations(counted(0, ("a", 9, 19), ("b", 5, 50))) == ()


def test_two_values_are_one_test_and_a_value_against_none_is_another() -> None:
    assert [one.count.value for one in associations(counted(0, ("a", 5, 50), ("b", 9, 50)))] == ["b"]
    assert [one.count.value for one in associations(counted(0, ("a", 5, 50), (None, 9, 50)))] == ["a"]


_cells = st.integers(20, 90).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(st.lists(_cells, min_size=2, max_size=6))
def test_other_names_for_values_change_no_chance(cells: list[tuple[int, int]]) -> None:
    names = [f"nilai {n}" for n in range(len(cells))]
    others = names[::-1]
    one, other = (
        counted(0, *((name, *cell) for name, cell in zip(named, cells, strict=True))) for named in (names, others)
    )
    assert sorted((a.p, a.q) for a in associations(one)) == sorted((a.p, a.q) for a in associations(other[::-1]))
