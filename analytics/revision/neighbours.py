"""Steps that the SOP has one right after the other, with no other way in between."""

from analytics.conformance.flow import arrows
from analytics.revision.lived import Lived


def neighbours(found: Lived) -> list[tuple[int, int]]:
    """Pairs of a step and the next row, where the only way from the first leads there, and no other does."""
    pairs = []
    for first, procedure in zip(found.norm.first, found.norm.document.procedures, strict=True):
        ways = set(arrows(procedure))
        alone = [(a, b) for a, b in ways if b == a + 1 and not any((c == a) != (d == b) for c, d in ways)]
        pairs += [(first + a, first + b) for a, b in sorted(alone)]
    return pairs
