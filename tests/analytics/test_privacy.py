"""Who may not see persons sees figures that name none, and none small enough to tell of one."""

import json
from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from analytics.compliance.privacy import protected, pseudonyms
from analytics.statistics import rate
from model.compliance import Compliance, FacetRow, FacetTable, Figures, Index
from model.sop_json import to_data

NAMES = ("Anindya", "Bramantyo", "Cahyaningrum", "Dewangga", "Endrawati")


def figures(runs: int, cases: int | None = None, late: int = 0) -> Figures:
    nothing = rate(0, 0)
    in_time, closed = rate(runs - late, runs), None if cases is None else rate(0, cases)
    return Figures(runs, in_time, 0, nothing, nothing, nothing, closed)


def person(name: str, runs: int) -> FacetRow:
    return FacetRow(name, figures(runs), persons=1, holder=name)


def complied(**tables: tuple[FacetRow, ...]) -> Compliance:
    index = Index(rate(0, 0), 0, 0, ())
    found = tuple(FacetTable(facet, rows) for facet, rows in tables.items())
    return Compliance(datetime(2025, 1, 6), True, 2, index, figures(100, 0), found, (), ())


def shown(table: FacetTable) -> dict[str | None, int | None]:
    return {row.key or row.code: row.figures.runs if row.figures else None for row in table.rows}


def test_pseudonyms_go_by_how_much_was_done_then_by_name() -> None:
    rows = (person("Cahyaningrum", 7), person("Bramantyo", 9), person("Anindya", 7), FacetRow(None, figures(4)))
    assert pseudonyms((FacetTable("performer", rows),)) == {
        "Bramantyo": "Pelaksana 01",
        "Anindya": "Pelaksana 02",
        "Cahyaningrum": "Pelaksana 03",
    }


def test_a_hundred_performers_have_three_digits() -> None:
    found = pseudonyms((FacetTable("performer", tuple(person(f"P{n:03}", 5) for n in range(100))),))
    assert (found["P000"], found["P099"]) == ("Pelaksana 001", "Pelaksana 100")


def test_with_one_small_group_the_next_smallest_is_hidden_too() -> None:
    rows = tuple(person(name, runs) for name, runs in zip(NAMES, (20, 12, 9, 5, 4), strict=True))
    table = protected(complied(performer=rows)).tables[0]
    assert shown(table) == {
        "Pelaksana 01": 20, "Pelaksana 02": 12, "Pelaksana 03": 9, "Pelaksana 04": None, "Pelaksana 05": None,
    }  # fmt: skip
    assert (table.hidden_groups, [row.hidden for row in table.rows]) == (2, [False, False, False, True, True])


def test_two_small_groups_hide_each_other() -> None:
    rows = (FacetRow("Loket", figures(30, 9), persons=3), FacetRow("Arsip", figures(4, 1), persons=2),
            FacetRow("Umum", figures(3, 1), persons=2))  # fmt: skip
    table = protected(complied(unit=rows)).tables[0]
    assert shown(table) == {"Loket": 30, "Arsip": None, "Umum": None}


def test_a_figure_that_only_one_hidden_group_has_is_hidden_by_another() -> None:
    # Of the cases one is Arsip's; hiding Umum, which has none, would leave it the total less Loket's and Tamu's
    rows = (FacetRow("Loket", figures(30, 9), persons=3), FacetRow("Tamu", figures(20, 8), persons=3),
            FacetRow("Umum", figures(6, 0), persons=2), FacetRow("Arsip", figures(4, 1), persons=2))  # fmt: skip
    table = protected(complied(unit=rows)).tables[0]
    assert shown(table) == {"Loket": 30, "Tamu": None, "Umum": None, "Arsip": None}


def test_a_role_of_one_performer_is_that_person_in_all_tables() -> None:
    performers = tuple(person(name, runs) for name, runs in zip(NAMES, (20, 12, 9, 5, 4), strict=True))
    roles = (
        FacetRow("Petugas", figures(29), persons=2),
        FacetRow("Kepala Dinas", figures(12), persons=1, holder="Bramantyo"),
        FacetRow("Arsiparis", figures(9), persons=2),
    )
    tables = protected(complied(performer=performers, role=roles)).tables
    assert [(row.key, row.code, row.hidden) for row in tables[1].rows] == [
        ("Petugas", None, False), ("Pelaksana 02", "one_performer", False), ("Arsiparis", None, False),
    ]  # fmt: skip


def test_a_person_hidden_in_one_table_is_hidden_in_all() -> None:
    # With Endrawati Dewangga is hidden; as the only Juru Ukur he would be told by the other table
    performers = tuple(person(name, runs) for name, runs in zip(NAMES, (20, 12, 9, 6, 4), strict=True))
    roles = (FacetRow("Petugas", figures(36), persons=4), FacetRow("Juru Gambar", figures(9), persons=2),
             FacetRow("Juru Ukur", figures(6), persons=1, holder="Dewangga"))  # fmt: skip
    tables = protected(complied(role=roles, performer=performers)).tables
    assert shown(tables[0]) == {"Petugas": 36, "Juru Gambar": None, "Pelaksana 04": None}


def test_steps_and_months_are_no_persons() -> None:
    months = (FacetRow("2025-01", figures(1, 1)), FacetRow("2025-02", figures(9, 1)))
    assert shown(protected(complied(month=months)).tables[0]) == {"2025-01": 1, "2025-02": 9}


@st.composite
def offices(draw: st.DrawFn) -> Compliance:
    """Runs of performers in roles and units, added up as the analysis does."""
    groups = st.tuples(
        st.sampled_from(NAMES), st.sampled_from(("Petugas", "Kepala")), st.sampled_from(("Loket", "Arsip", None))
    )
    runs = draw(st.dictionaries(groups, st.integers(1, 12), min_size=1))
    return replace(
        complied(**{facet: _rows(runs, place) for place, facet in enumerate(("performer", "role", "unit"))}),
        total=figures(sum(runs.values())),
    )


def _rows(runs: dict[tuple[str, str, str | None], int], place: int) -> tuple[FacetRow, ...]:
    rows = []
    for key in dict.fromkeys(group[place] for group in runs):
        own = {group: n for group, n in runs.items() if group[place] == key}
        names = {group[0] for group in own}
        holder = min(names) if len(names) == 1 else None
        code = None if key else "not_named"
        rows.append(FacetRow(key, figures(sum(own.values())), code=code, persons=len(names), holder=holder))
    return tuple(rows)


@given(offices())
def test_hiding_changes_no_total_and_names_nobody(found: Compliance) -> None:
    safe = protected(found)
    assert (safe.total, safe.index, safe.persons) == (found.total, found.index, False)
    assert not [name for name in NAMES if name in json.dumps(to_data(safe))]
    for before, after in zip(found.tables, safe.tables, strict=True):
        hidden = [row for row in after.rows if row.hidden]
        pairs = list(zip(before.rows, after.rows, strict=True))
        assert all(new.figures == (None if new.hidden else old.figures) for old, new in pairs)
        assert sum(old.figures.runs for old, _new in pairs if old.figures) == safe.total.runs
        assert len(hidden) == after.hidden_groups
        assert len(hidden) != 1 or len(after.rows) == 1
        assert all(row.figures.runs >= 5 for row in after.rows if row.figures and row.code != "not_named")
