"""Two SOPs as one marked-up flow table: each row with what it was and what it is."""

from collections.abc import Callable, Iterator

from analytics.revision.likeness import plain
from analytics.revision.same_steps import lane_names
from model.diff import Change, Difference, MarkedCell, MarkedRow, Pair, Row, Spot
from model.sop import Procedure, SopDocument, Step

_CELLS: tuple[tuple[str, Callable[[Step, Procedure], str | None]], ...] = (
    ("number", lambda step, _of: step.number),
    ("activity", lambda step, _of: step.activity),
    ("performer", lane_names),
    ("requirements", lambda step, _of: step.requirements),
    ("time", lambda step, _of: step.time.text or None),
    ("output", lambda step, _of: step.output),
    ("remarks", lambda step, _of: step.remarks),
)
# The number follows from the place.
_FOLLOWS = "number"


def marked(found: Difference, old: SopDocument, new: SopDocument) -> tuple[MarkedRow, ...]:
    """The rows of `new` in their order, those that are gone where they were."""
    marks = _marks(found.changes)
    return tuple(_row(pair, old, new, marks) for pair in _placed(found.pairs))


def _placed(pairs: tuple[Pair, ...]) -> Iterator[Pair]:
    """`pairs` in the order of the new SOP; a row that is gone follows the one it followed."""
    kept = {(p.old.procedure, p.old.row): p.new for p in pairs if p.old and p.new}

    def place(pair: Pair) -> tuple[int, float, int]:
        if pair.new:
            return (pair.new.procedure, pair.new.row, -1)
        assert pair.old
        procedure, row = pair.old.procedure, pair.old.row
        before = next((kept[procedure, n] for n in range(row - 1, -1, -1) if (procedure, n) in kept), None)
        return (before.procedure, before.row + 0.5, row) if before else (procedure, -0.5, row)

    return iter(sorted(pairs, key=place))


Marks = dict[tuple[bool, int, str], str]


def _marks(changes: tuple[Change, ...]) -> Marks:
    """By side, procedure and number of a step what happened to it as a whole."""
    whole = ("added", "removed", "moved", "split", "merged")
    found: Marks = {}
    for change in changes:
        if change.kind in whole:
            for new, spot in ((False, change.old_at), (True, change.new_at)):
                found |= {(new, spot.procedure, number): change.kind for number in spot.steps} if spot else {}
    return found


def _row(pair: Pair, old: SopDocument, new: SopDocument, marks: Marks) -> MarkedRow:
    sides = (_step(pair.old, old), _step(pair.new, new))
    spots = (_spot(pair.old, sides[0]), _spot(pair.new, sides[1]))
    cells = tuple(_cell(name, value, sides) for name, value in _CELLS)
    own = [
        marks.get((at_new, spot.procedure, spot.steps[0]))
        for at_new, spot in zip((False, True), spots, strict=True)
        if spot
    ]
    differs = any(cell.changed for cell in cells if cell.column != _FOLLOWS)
    mark = next(filter(None, own), "changed" if differs else "same")
    return MarkedRow(mark, *spots, cells)


def _spot(at: Row | None, found: tuple[Step, Procedure] | None) -> Spot | None:
    return Spot(at.procedure, (found[0].number,)) if at and found else None


def _step(row: Row | None, document: SopDocument) -> tuple[Step, Procedure] | None:
    procedure = document.procedures[row.procedure] if row else None
    return (procedure.steps[row.row], procedure) if row and procedure else None


def _cell(
    name: str, value: Callable[[Step, Procedure], str | None], sides: tuple[tuple[Step, Procedure] | None, ...]
) -> MarkedCell:
    old, new = (value(*side) if side else None for side in sides)
    return MarkedCell(name, old, new, plain(old) != plain(new))
