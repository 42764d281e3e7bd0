"""Rows of all pages of a procedure → one row a step: split rows joined, numbers completed."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.layout.columns import Row
from ingest.layout.rows import BodyRow, TablePart


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step's row: the number it goes by, whether that was written, its pieces page by page."""

    number: str
    numbered: bool
    pieces: tuple[BodyRow, ...]

    def text(self, role: str) -> str:
        """The text in a column, over all pieces; a merged cell counts once."""
        return " ".join(dict.fromkeys(text for piece in self.pieces if (text := piece.text(role))))

    def as_row(self, lanes: int) -> Row:
        """The row in the terms of the text rules, its lanes empty."""
        texts = {role: self.text(role) for role in ("activity", "requirements", "time", "output", "remarks")}
        return Row(number=self.number, marks=("",) * lanes, shift=0, **texts)


def step_rows(parts: Iterable[TablePart]) -> tuple[tuple[StepRow, ...], tuple[tuple[int, ...], ...]]:
    """The steps, and for each part the index of the step that each of its rows belongs to."""
    steps: list[StepRow] = []
    owners: list[tuple[int, ...]] = []
    for part in parts:
        following = [row.number for row in part.rows]
        owner: list[int] = []
        for i, row in enumerate(part.rows):
            if steps and _continues(row, first=i == 0, numbered=part.head.span("number") is not None):
                steps[-1] = StepRow(steps[-1].number, steps[-1].numbered, (*steps[-1].pieces, row))
            else:
                steps.append(StepRow(row.number or _next(steps, following[i + 1 :]), bool(row.number), (row,)))
            owner.append(len(steps) - 1)
        owners.append(tuple(owner))
    return tuple(steps), tuple(owners)


def _continues(row: BodyRow, *, first: bool, numbered: bool) -> bool:
    """Whether a row goes on with the step above: no number, and no activity or a new page."""
    if row.number:
        return False
    return not row.text("activity") or (first and numbered and not row.text("time"))


def _next(steps: list[StepRow], following: list[str]) -> str:
    """The number that an unnumbered step goes by: the next one, or the last with a letter where that is taken."""
    last = steps[-1].number if steps else "0"
    if not last.isdigit():
        return f"{last}a"
    number = str(int(last) + 1)
    return f"{last}a" if number in following else number
