"""Which lane of one flow table is which of another."""

from analytics.revision.likeness import likeness, plain
from analytics.revision.matching import matched
from analytics.revision.same_steps import SameSteps
from model.sop import Procedure, Step

_ALIKE, _USED = 0.75, 0.6


def same_lanes(old: Procedure, new: Procedure, steps: SameSteps) -> dict[int, int]:
    """The lanes of `new` for those of `old`: of the same name, of a name like it, or with the same steps."""
    used = (_used(old), _used(new))
    named = {plain(lane) for lane in old.lanes} & {plain(lane) for lane in new.lanes}

    def gain(i: int, j: int) -> float:
        a, b = old.lanes[i], new.lanes[j]
        if {plain(a), plain(b)} & named:
            return 2.0 * (plain(a) == plain(b))
        found = likeness(a, b), _shared(used[0].get(i, set()), used[1].get(j, set()), steps)
        return sum(found) / 2 if found[0] >= _ALIKE or found[1] >= _USED else 0.0

    return matched(old.lanes, new.lanes, gain)


def _used(procedure: Procedure) -> dict[int, set[int]]:
    """The rows in which each lane acts."""
    found: dict[int, set[int]] = {}
    for row, step in enumerate(procedure.steps):
        for lane in lanes_of(step):
            found.setdefault(lane, set()).add(row)
    return found


def lanes_of(step: Step) -> frozenset[int]:
    """The lanes with a shape in `step`."""
    return frozenset(performer.lane for performer in step.performers)


def _shared(old: set[int], new: set[int], steps: SameSteps) -> float:
    """The part of the steps of two lanes that are the same (Dice)."""
    kept = {steps.pairs[row] for row in old if row in steps.pairs}
    back = new & set(steps.pairs.values())
    return 2 * len(kept & back) / (len(kept) + len(back)) if kept and back else 0.0
