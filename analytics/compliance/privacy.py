"""Figures without persons, for all who need none: Law 27 of 2022 on the protection of personal data.

It serves two principles of that law: personal data are processed only as far as their purpose needs, and they
are kept from those who have no right to see them. How an SOP is kept can be judged without names; only the
auditor sees them. What can still be concluded by comparing several tables is beyond what rows can hide.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from model.compliance import Compliance, FacetRow, FacetTable, Figures

SMALLEST = 5
ONE_PERFORMER = "one_performer"
_OF_PERSONS = ("unit", "role", "performer")
_COUNTS: tuple[Callable[[Figures], int], ...] = (
    lambda figures: figures.runs,
    lambda figures: figures.in_time.n,
    lambda figures: figures.undecided,
    lambda figures: figures.right_performer.n,
    lambda figures: figures.output.n,
    lambda figures: figures.requirements.n,
    lambda figures: figures.cases.n if figures.cases else 0,
)
Hidden = Mapping[str, frozenset[FacetRow]]


def protected(found: Compliance) -> Compliance:
    """`found` with pseudonyms for performers, and small groups hidden; totals stay what they are.

    A pseudonym is the same in all tables of one report and no other. A role or unit that only one performer
    holds is that person.
    """
    names, hidden = pseudonyms(found.tables), _hidden(found.tables)
    tables = tuple(_protected(table, names, hidden.get(table.facet, frozenset())) for table in found.tables)
    return replace(found, persons=False, tables=tables)


def pseudonyms(tables: tuple[FacetTable, ...]) -> dict[str, str]:
    """Pelaksana 01, Pelaksana 02, … for the performers, by how many steps they executed, then by name."""
    rows = [row for table in tables if table.facet == "performer" for row in table.rows if row.key is not None]
    ranked = sorted(rows, key=lambda row: (-_size(row), row.key))
    width = max(2, len(str(len(ranked))))
    return {str(row.key): f"Pelaksana {n:0{width}}" for n, row in enumerate(ranked, 1)}


def _hidden(tables: tuple[FacetTable, ...]) -> Hidden:
    """The rows to hide of each facet; a person hidden in one table is hidden in all."""
    persons: frozenset[str] = frozenset()
    while True:
        hidden = {table.facet: _small(table, persons) for table in tables if table.facet in _OF_PERSONS}
        found = frozenset(row.holder for rows in hidden.values() for row in rows if row.holder is not None)
        if found <= persons:
            return hidden
        persons |= found


def _small(table: FacetTable, persons: frozenset[str]) -> frozenset[FacetRow]:
    """Groups of fewer than five, those of `persons`, and what else would tell of them."""
    named = [row for row in table.rows if row.key is not None or row.holder is not None]
    small = frozenset(row for row in named if 0 < _size(row) < SMALLEST or row.holder in persons)
    return _with_others(small, table.rows)


def _with_others(hidden: frozenset[FacetRow], rows: tuple[FacetRow, ...]) -> frozenset[FacetRow]:
    """`hidden` and the next smallest rows without which a figure of a single one were the total less all others."""
    for count in _COUNTS:
        counted = [row for row in rows if row.figures and count(row.figures)]
        others = [row for row in counted if row not in hidden]
        if len(counted) - len(others) == 1 and others:
            return _with_others(hidden | {min(others, key=lambda row: (_size(row), row.key or ""))}, rows)
    return hidden


def _size(row: FacetRow) -> int:
    """Executed steps; cases where a unit has no steps."""
    counts = (_COUNTS[0](row.figures), _COUNTS[-1](row.figures)) if row.figures else (0,)
    return next((count for count in counts if count), 0)


def _protected(table: FacetTable, names: Mapping[str, str], hidden: frozenset[FacetRow]) -> FacetTable:
    rows = tuple(_without_person(row, names, table.facet, hide=row in hidden) for row in table.rows)
    return replace(table, rows=rows, hidden_groups=len(hidden))


def _without_person(row: FacetRow, names: Mapping[str, str], facet: str, *, hide: bool) -> FacetRow:
    shown = replace(row, figures=None, hidden=True) if hide else row
    if row.holder is None:
        return shown
    code = row.code if facet == "performer" else ONE_PERFORMER
    return replace(shown, key=names[row.holder], code=code, holder=None)
