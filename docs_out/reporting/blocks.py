"""What a report consists of, in reading order, before any format is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 begins a chapter, `new_page` a page."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in a named style of the document."""

    text: str
    style: str = "Normal"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, its part of the width, how its cells are aligned.

    Neighbours of one `group` stand together below that word.
    """

    heading: str
    part: float
    align: str = "left"
    group: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; a single cell spans them all and stands above the rows that belong to it."""

    cells: tuple[str, ...]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; without caption it has no number, without headings no head; `open` ones have no rules."""

    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A bar chart of one figure by name, None where there is none; shares are shown in percent."""

    caption: str
    figure: str
    names: tuple[str, ...]
    values: tuple[float | None, ...]
    share: bool = False
    upright: bool = False


Block: TypeAlias = Heading | Para | Grid | Bars
ITEM = "ListBullet"
NUMBERED = "ListNumber"


def grid(caption: str, columns: tuple[Column, ...], rows: Sequence[tuple[str, ...]]) -> Grid:
    """A table of plain rows."""
    return Grid(caption, columns, tuple(map(Line, rows)))
