"""Deviations put into a play, each where the log decides it.

Every kind is drawn for itself, and no step deviates twice. Deviations of order are only put where the whole
trace has one cheapest explanation and it is what was planted: not where the SOP allows the change (a branch,
a loop, an optional or parallel row), and not where something else explains it as well. So

- a step is moved past at least two others: of two neighbours that change places either may be called moved;
- the last step keeps its place: a case that does not reach an end may still be open;
- the step of a repetition is repeated at once, by the role that did it before: several performers of a joint row
  may each have their row in the log.

Late are steps with a measurable Waktu, wrong performers are lanes that do not act in the step, missing are
documents the SOP asks for. Where nothing fits, the case stays without that deviation.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from analytics.conformance.acting import acting_lanes
from analytics.conformance.automaton import Automaton
from analytics.simulation.explanation import Deviations, decides
from model.sop import Procedure
from model.time import limit_of

PLANTED = (
    *("skipped", "extra", "repeated", "out_of_order"),
    *("wrong_performer", "over_time", "missing_output", "missing_requirements"),
)
_TRIES = 40
_FARTHEST = 4


@dataclass(frozen=True, slots=True)
class Act:
    """A step to play, None for one outside the SOP; `planted` is what it deviates in.

    `lanes` are who does it: none where the SOP does not say, several where each performer of a joint row has a row.
    """

    step: int | None
    lanes: tuple[int, ...]
    planted: str | None = None


@dataclass(frozen=True, slots=True)
class Play:
    """The acts of one case, and the deviations among them with their steps."""

    acts: tuple[Act, ...]
    deviations: tuple[tuple[str, int | None], ...] = ()


def planted(play: Play, kinds: Iterable[str], norm: tuple[Procedure, Automaton], random: Random) -> Play:
    """`play` with a deviation of each of `kinds` for which there is a place."""
    for kind in kinds:
        play = _with(play, kind, norm, random)
    return play


def _with(play: Play, kind: str, norm: tuple[Procedure, Automaton], random: Random) -> Play:
    """`play` with one deviation more, at a random place among those that will do."""
    order = kind in _CHANGES
    changes = _CHANGES[kind](play.acts, random) if order else _faults(kind, play.acts, norm[0], random)
    taken = {step for _kind, step in play.deviations if step is not None}
    fresh = (change for change in changes if change.deviations[0][1] not in taken)
    more = (Play(change.acts, (*play.deviations, *change.deviations)) for change in islice(fresh, _TRIES))
    return next((one for one in more if not order or _decided(one, norm)), play)


def _decided(play: Play, norm: tuple[Procedure, Automaton]) -> bool:
    order: Deviations = Counter(one for one in play.deviations if one[0] in _CHANGES)
    return decides(_told(play.acts, norm[0]), norm[1], order)


def _told(acts: Sequence[Act], procedure: Procedure) -> list[int | None]:
    """The trace that the acts leave: of a joint row done by one performer after the other the first counts."""
    told: list[int | None] = []
    for before, act in zip((None, *acts), acts, strict=False):
        joint = act.step is not None and len(acting_lanes(procedure.steps[act.step])) > 1
        if not (joint and before and before.step == act.step and before.lanes[-1:] != act.lanes[:1]):
            told.append(act.step)
    return told


def _shuffled(count: int, random: Random) -> list[int]:
    return random.sample(range(count), max(0, count))


def _skipped(acts: Sequence[Act], random: Random) -> Iterator[Play]:
    for at in _shuffled(len(acts) - 1, random):
        if acts[at].planted is None:
            yield Play((*acts[:at], *acts[at + 1 :]), (("skipped", acts[at].step),))


def _extra(acts: Sequence[Act], random: Random) -> Iterator[Play]:
    for at in _shuffled(len(acts) - 1, random):
        foreign = Act(None, acts[at].lanes[:1], "extra")
        yield Play((*acts[: at + 1], foreign, *acts[at + 1 :]), (("extra", None),))


def _repeated(acts: Sequence[Act], random: Random) -> Iterator[Play]:
    for at in _shuffled(len(acts) - 1, random):
        if acts[at].planted is None and len(acts[at].lanes) <= 1:
            again = replace(acts[at], planted="repeated")
            yield Play((*acts[: at + 1], again, *acts[at + 1 :]), (("repeated", acts[at].step),))


def _moved(acts: Sequence[Act], random: Random) -> Iterator[Play]:
    for at in _shuffled(len(acts) - 1, random):
        if acts[at].planted is None:
            rest = (*acts[:at], *acts[at + 1 :])
            there = [to for to in range(len(rest)) if 1 < abs(to - at) <= _FARTHEST]
            for to in random.sample(there, len(there)):
                moved = replace(acts[at], planted="out_of_order")
                yield Play((*rest[:to], moved, *rest[to:]), (("out_of_order", acts[at].step),))


_CHANGES = {"skipped": _skipped, "extra": _extra, "repeated": _repeated, "out_of_order": _moved}


def _faults(kind: str, acts: Sequence[Act], procedure: Procedure, random: Random) -> Iterator[Play]:
    """`acts` with one of them at fault, where it can be."""
    for at in _shuffled(len(acts), random):
        act = acts[at]
        if act.step is not None and act.planted is None and len(act.lanes) <= 1 and _can(kind, act.step, procedure):
            others = [n for n in range(len(procedure.lanes)) if n not in acting_lanes(procedure.steps[act.step])]
            lanes = (random.choice(others),) if kind == "wrong_performer" else act.lanes
            changed = replace(act, planted=kind, lanes=lanes)
            yield Play((*acts[:at], changed, *acts[at + 1 :]), ((kind, act.step),))


def _can(kind: str, at: int, procedure: Procedure) -> bool:
    """Whether the SOP asks of the step what `kind` misses."""
    step = procedure.steps[at]
    acting = acting_lanes(step)
    return {
        "wrong_performer": 0 < len(acting) < len(procedure.lanes),
        "over_time": limit_of(step.time) is not None,
        "missing_output": step.output not in (None, "-"),
        "missing_requirements": step.requirements not in (None, "-"),
    }[kind]
