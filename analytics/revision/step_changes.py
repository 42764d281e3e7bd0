"""What changed in the steps of a procedure."""

from collections.abc import Callable, Iterator

from analytics.revision.likeness import plain
from analytics.revision.same_lanes import lanes_of
from analytics.revision.same_steps import SameSteps, lane_names
from analytics.revision.saying import changed
from model.diff import Change, Spot
from model.sop import Procedure, Step
from model.time import Time

Places = tuple[int, int]
_TEXTS: tuple[tuple[str, Callable[[Step], str | None]], ...] = (
    ("reworded", lambda step: step.activity),
    ("requirements", lambda step: step.requirements),
    ("output", lambda step: step.output),
    ("remarks", lambda step: step.remarks),
)


def step_changes(
    old: Procedure, new: Procedure, at: Places, same: SameSteps, lanes: dict[int, int]
) -> Iterator[Change]:
    """Steps added, removed, moved, split, merged, and what changed in those that are the same."""
    yield from _gone(old, new, at, same)
    for row, to in same.pairs.items():
        yield from _moves(old, new, at, same, (row, to))
        a, b = old.steps[row], new.steps[to]
        spots = (Spot(at[0], (a.number,)), Spot(at[1], (b.number,)))
        for kind, value in _TEXTS:
            if plain(value(a)) != plain(value(b)):
                yield changed(kind, spots, (value(a), value(b)))
        if _meaning(a.time) != _meaning(b.time):
            yield changed("time", spots, (a.time.text, b.time.text))
        if {lanes.get(lane) for lane in lanes_of(a)} != lanes_of(b):
            yield changed("performer", spots, (lane_names(a, old), lane_names(b, new)))
        if _symbols(a) != _symbols(b):
            yield changed("symbol", spots, (_symbols(a), _symbols(b)))


def _gone(old: Procedure, new: Procedure, at: Places, same: SameSteps) -> Iterator[Change]:
    here, there = same.classes()
    for row, step in enumerate(old.steps):
        if row not in here:
            yield changed("removed", (Spot(at[0], (step.number,)), None), (step.activity, None))
    for row, step in enumerate(new.steps):
        if row not in there:
            yield changed("added", (None, Spot(at[1], (step.number,))), (None, step.activity))
    for row, rows in same.splits.items():
        spots = (_spot(old, at[0], (row,)), _spot(new, at[1], rows))
        yield changed("split", spots, (old.steps[row].activity, _activities(new, rows)))
    for row, rows in same.merges.items():
        spots = (_spot(old, at[0], rows), _spot(new, at[1], (row,)))
        yield changed("merged", spots, (_activities(old, rows), new.steps[row].activity))


def _moves(old: Procedure, new: Procedure, at: Places, same: SameSteps, rows: Places) -> Iterator[Change]:
    a, b = old.steps[rows[0]], new.steps[rows[1]]
    spots = (Spot(at[0], (a.number,)), Spot(at[1], (b.number,)))
    if rows[0] in same.moved:
        yield changed("moved", spots, (a.activity, b.activity))
    elif rows[0] == rows[1] and a.number != b.number:
        yield changed("renumbered", spots, (a.number, b.number))


def _spot(procedure: Procedure, at: int, rows: tuple[int, ...]) -> Spot:
    return Spot(at, tuple(procedure.steps[row].number for row in rows))


def _activities(procedure: Procedure, rows: tuple[int, ...]) -> str:
    return " / ".join(procedure.steps[row].activity for row in rows)


def _meaning(time: Time) -> tuple[object, ...]:
    """What a time says, however it is written."""
    if time.max is None or time.unit is None:
        return (plain(time.text),)
    return (time.kind, time.min, time.max, time.unit, time.day_type, plain(time.per))


def _symbols(step: Step) -> str:
    return " / ".join(sorted({performer.symbol for performer in step.performers}))
