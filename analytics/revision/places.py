"""Where in their cases steps and foreign activities are executed."""

from collections import defaultdict
from dataclasses import dataclass

import ibis
from ibis import _

from analytics.revision.lived import NOWHERE, Lived


@dataclass(frozen=True, slots=True)
class Place:
    """Between which two steps something is done in `cases` of the `of` that have it; NOWHERE at an end.

    `position` is where in their cases it stands on average, counted in executions.
    """

    before: int
    after: int
    cases: int
    of: int
    position: float


def usual_places(runs: ibis.Table, by: str, found: Lived) -> dict[object, Place]:
    """By value of the column `by` the place where it stands in most cases."""
    first = runs.group_by(by, "case").agg(position=_.position.min())
    own = runs.inner_join(first, [by, "case", "position"])
    counts = found.engine.rows(own.group_by(by, "before", "after").agg(cases=_.count(), position=_.position.mean()))
    groups = defaultdict(list)
    for row in counts:
        groups[getattr(row, by)].append(row)
    places = {}
    for value, rows in groups.items():
        top = min(rows, key=lambda row: (-row.cases, row.before, row.after))
        places[value] = Place(top.before, top.after, top.cases, sum(row.cases for row in rows), float(top.position))
    return places


def inside(place: Place, found: Lived) -> bool:
    """Whether the place lies between two steps of one procedure, or after one."""
    if place.before == NOWHERE:
        return False
    return place.after == NOWHERE or found.norm.steps[place.before][0] == found.norm.steps[place.after][0]
