"""Names of steps as reports show them."""

from model.report import Report
from model.sop import SopDocument


def step_name(document: SopDocument, procedure: int, step: str) -> str:
    """The number of a step, led by its procedure's where there are several."""
    return f"{procedure + 1}/{step}" if len(document.procedures) > 1 else step


def activity(document: SopDocument, procedure: int, step: str) -> str:
    """What is done in a step, or nothing when the document has no such step."""
    if procedure >= len(document.procedures):
        return ""
    return next((s.activity for s in document.procedures[procedure].steps if s.number == step), "")


def lost_seconds(report: Report) -> int:
    """All working time lost above the norms and between steps."""
    return sum(place.excess_seconds for place in report.bottlenecks)
