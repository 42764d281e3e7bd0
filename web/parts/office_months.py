"""The months of the newest checks within reach."""

from model.checked_months import CheckedMonth
from model.registry import Document
from store.workspace import Workspace


def office_months(workspace: Workspace) -> tuple[CheckedMonth, ...]:
    """Each month of each SOP that has a check with its analysis."""
    checked = set(workspace.checked())
    return tuple(
        month for one in workspace.documents() if str(one.id) in checked for month in _months_of(workspace, one)
    )


def _months_of(workspace: Workspace, document: Document) -> list[CheckedMonth]:
    analysis = workspace.report(str(document.id)).analysis
    place = document.unit, document.id, document.title
    return [
        CheckedMonth(*place, one.month.isoformat(), one.cases, one.conforming, one.excess_seconds)
        for one in (analysis.trend.months if analysis else ())
    ]
