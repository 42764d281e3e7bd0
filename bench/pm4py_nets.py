"""Nets and traces as pm4py's, for the environment that has it."""

from collections.abc import Iterable

from pm4py.algo.conformance.alignments.petri_net.algorithm import (  # type: ignore[import-not-found]
    Parameters,
    Variants,
    apply_log,
)
from pm4py.objects.log.obj import Event, EventLog, Trace  # type: ignore[import-not-found]
from pm4py.objects.petri_net.obj import Marking, PetriNet  # type: ignore[import-not-found]
from pm4py.objects.petri_net.utils.align_utils import (  # type: ignore[import-not-found]
    STD_MODEL_LOG_MOVE_COST,
)
from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to  # type: ignore[import-not-found]

from tests.oracles.costed import SILENT, Net
from tests.oracles.costed import Trace as Steps

A_STAR = Variants.VERSION_STATE_EQUATION_A_STAR
DIJKSTRA = Variants.VERSION_DIJKSTRA_LESS_MEMORY
PLAIN_DIJKSTRA = Variants.VERSION_DIJKSTRA_NO_HEURISTICS
Accepting = tuple[PetriNet, Marking, Marking]


def accepting(net: Net) -> Accepting:
    """`net` with its initial and final marking; a step is labelled by its number."""
    made = PetriNet("norm")
    places = [PetriNet.Place(f"p{n:05}") for n in range(net.places)]
    made.places.update(places)
    for n, (step, taken, put) in enumerate(net.transitions):
        transition = PetriNet.Transition(f"t{n:05}", None if step == SILENT else str(step))
        made.transitions.add(transition)
        for place in taken:
            add_arc_from_to(places[place], transition, made)
        for place in put:
            add_arc_from_to(transition, places[place], made)
    return made, Marking({places[0]: 1}), Marking({places[1]: 1})


def event_log(traces: Iterable[Steps]) -> EventLog:
    """A log in memory with one case for each of `traces`."""
    return EventLog([Trace([Event({"concept:name": str(step)}) for step in trace]) for trace in traces])


def costs(log: EventLog, net: Accepting, variant: Variants) -> tuple[int, ...]:
    """What the optimal alignment of each case costs, in skipped and extra steps.

    pm4py counts 10,000 for each of them and 1 for a silent transition.
    """
    found = apply_log(log, *net, variant=variant, parameters={Parameters.SHOW_PROGRESS_BAR: False})
    return tuple(one["cost"] // STD_MODEL_LOG_MOVE_COST for one in found)
