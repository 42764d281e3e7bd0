"""The months of the newest checks within reach."""

import json
from functools import lru_cache
from pathlib import Path

from model.checked_months import CheckedMonth
from model.registry import Document
from store.workspace import Workspace

_Figures = tuple[str, int, int, int]


def office_months(workspace: Workspace) -> tuple[CheckedMonth, ...]:
    """Each month of each SOP that has a check with its analysis."""
    return tuple(month for one in workspace.documents() for month in _months_of(workspace, one))


def _months_of(workspace: Workspace, document: Document) -> list[CheckedMonth]:
    """Those in the report, which is read once as long as it stays the same."""
    file = workspace.root / "checks" / str(document.id) / "report.json"
    if not file.exists():
        return []
    unit, number, title = document.unit, document.id, document.title
    return [CheckedMonth(unit, number, title, *figures) for figures in _figures(file, file.stat().st_mtime_ns)]


@lru_cache(maxsize=4096)
def _figures(file: Path, _changed: int) -> tuple[_Figures, ...]:
    analysis = json.loads(file.read_text(encoding="utf-8")).get("analysis") or {"trend": {"months": []}}
    months = analysis["trend"]["months"]
    return tuple((one["month"], one["cases"], one["conforming"], one["excess_seconds"]) for one in months)
