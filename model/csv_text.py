"""Rows as CSV text that no spreadsheet takes for formulas, and cells read back from such text."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_text(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """`head` and `rows` as CSV, every cell harmless."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return out.getvalue()


def harmless(cell: object) -> object:
    """`cell` so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def as_said(cell: str) -> str:
    """What `cell` said before it was made harmless."""
    return cell[1:] if cell.startswith("'") and cell[1:2] in _FORMULA else cell
