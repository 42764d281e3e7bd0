"""Counts → the tables of figures by procedure, step, unit, role, performer and month."""

from collections.abc import Iterable
from types import SimpleNamespace

from analytics.compliance.facets import COUNTS, Counted
from analytics.compliance.outcomes import NOT_NAMED, Group, Outcomes
from analytics.conformance.norm import Norm
from analytics.measures.executions import written
from analytics.statistics import rate
from model.compliance import FacetRow, FacetTable, Figures, Rate


def total_of(found: Counted, outcomes: Outcomes) -> Figures:
    """The figures of all runs and closed cases."""
    return _figures(_sum(found["gid"]), outcomes.index.cases)


def facet_tables(found: Counted, outcomes: Outcomes, norm: Norm) -> tuple[FacetTable, ...]:
    """One table a facet; steps in their order, names by how much they did, months in time."""
    return (
        FacetTable("procedure", _procedures(found, norm)),
        FacetTable("step", _steps(found, norm)),
        FacetTable("unit", _units(found, outcomes)),
        FacetTable("role", _names(found["role"])),
        FacetTable("performer", _names(found["performer"])),
        FacetTable("month", _months(found, outcomes)),
    )


def _procedures(found: Counted, norm: Norm) -> tuple[FacetRow, ...]:
    places = range(len(norm.document.procedures))
    own = ((n, [row for row in found["gid"] if norm.steps[row.value][0] == n]) for n in places)
    return tuple(FacetRow(None, _figures(_sum(rows)), procedure=n) for n, rows in own)


def _steps(found: Counted, norm: Norm) -> tuple[FacetRow, ...]:
    """Every step, those never executed too."""
    rows = {row.value: row for row in found["gid"]}
    return tuple(
        FacetRow(step.number, _figures(rows.get(gid, _NONE)), procedure=procedure)
        for gid, (procedure, step) in enumerate(norm.steps)
    )


def _units(found: Counted, outcomes: Outcomes) -> tuple[FacetRow, ...]:
    """Units with runs, with cases, or both; cases of several units stand apart."""
    rows = {(row.value, None if row.value else NOT_NAMED): row for row in found["unit"]}
    return _ranked(
        _named(rows.get(group, _NONE), group, outcomes.units.get(group, rate(0, 0)))
        for group in {*rows, *outcomes.units}
    )


def _names(rows: Iterable[SimpleNamespace]) -> tuple[FacetRow, ...]:
    return _ranked(_named(row, (row.value, None if row.value else NOT_NAMED)) for row in rows)


def _months(found: Counted, outcomes: Outcomes) -> tuple[FacetRow, ...]:
    rows = {row.value: row for row in found["month"]}
    return tuple(
        FacetRow(written(month), _figures(rows.get(month, _NONE), outcomes.months.get(month, rate(0, 0))))
        for month in sorted({*rows, *outcomes.months})
    )


def _named(row: SimpleNamespace, group: Group, cases: Rate | None = None) -> FacetRow:
    key, code = group
    holder = row.holder if row.persons == 1 else None
    return FacetRow(key, _figures(row, cases), code=code, persons=row.persons, holder=holder)


def _ranked(rows: Iterable[FacetRow]) -> tuple[FacetRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.key is None, -_runs(row), row.key or "", row.code or "")))


def _runs(row: FacetRow) -> int:
    return row.figures.runs if row.figures else 0


def _sum(rows: Iterable[SimpleNamespace]) -> SimpleNamespace:
    listed = list(rows)
    return SimpleNamespace(**{name: sum(getattr(row, name) for row in listed) for name in COUNTS})


def _figures(row: SimpleNamespace, cases: Rate | None = None) -> Figures:
    return Figures(
        runs=row.runs,
        in_time=rate(row.within, row.within + row.late),
        undecided=row.undecided,
        right_performer=rate(row.comparable - row.wrong_performer, row.comparable),
        output=rate(row.owed_output - row.missing_output, row.owed_output),
        requirements=rate(row.owed_requirements - row.missing_requirements, row.owed_requirements),
        cases=cases,
    )


_NONE = SimpleNamespace(**dict.fromkeys(COUNTS, 0), persons=0, holder=None)
