"""What differs between two SOPs, step by step."""

from dataclasses import dataclass

from model.analysis import Said


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in an SOP: `procedure` counts from 0, `steps` are numbers of steps; an arrow has two."""

    procedure: int
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its kind (see `model.diff_words.KINDS`), where and what it was in the old SOP and is in the new one.

    `field` is the field of the identity block that changed.
    """

    kind: str
    old_at: Spot | None
    new_at: Spot | None
    old: str | None
    new: str | None
    field: str | None
    said: Said


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a flow table; both count from 0."""

    procedure: int
    row: int


@dataclass(frozen=True, slots=True)
class Pair:
    """The same step in two SOPs; either is None where it has no counterpart of its own."""

    old: Row | None
    new: Row | None


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes in the order of the new SOP, and which steps are the same."""

    changes: tuple[Change, ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell of the marked-up table with both texts."""

    column: str
    old: str | None
    new: str | None
    changed: bool


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row of the marked-up table: `mark` is same, changed, moved, added, removed, split or merged."""

    mark: str
    old_at: Spot | None
    new_at: Spot | None
    cells: tuple[MarkedCell, ...]
