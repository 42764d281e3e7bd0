"""What a BPMN file of ours is made of: names that its writer and its reader share."""

from collections.abc import Collection, Sequence

from model.sop import Performer

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
CORNERS = "http://www.omg.org/spec/DD/20100524/DC"
LINES = "http://www.omg.org/spec/DD/20100524/DI"
OWN = "urn:mutu-baku:bpmn:1"

DECISION, EVENT, ACTIVITY = "decision", "terminator", "process"


def kind_of(symbols: Collection[str]) -> str:
    """What a row with these symbols is in BPMN: a gateway if one decides, an event if none but capsules stand in it."""
    if DECISION in symbols:
        return DECISION
    return EVENT if symbols and set(symbols) == {EVENT} else ACTIVITY


def home(performers: Sequence[Performer], lanes: int) -> int | None:
    """The index of the performer in whose lane (of `lanes`) the row's one node stands; None where none has a lane."""
    placed = [(p.symbol != DECISION, i) for i, p in enumerate(performers) if p.lane in range(lanes)]
    return min(placed)[1] if placed else None
