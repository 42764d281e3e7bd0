"""Who acts in a step."""

from model.sop import Step

_SURE = 0.8


def acting_lanes(step: Step) -> frozenset[int]:
    """The lanes that may act: an inferred performer counts only when it is nearly sure."""
    return frozenset(p.lane for p in step.performers if p.status in ("drawn", "stated") or p.confidence >= _SURE)
