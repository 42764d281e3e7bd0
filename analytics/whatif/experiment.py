"""Today and the changed office played side by side, with the same chances in each replication."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from analytics.whatif.basis import basis
from analytics.whatif.changes import changed
from analytics.whatif.draws import Draws
from analytics.whatif.intervals import FEWEST, compared
from analytics.whatif.loop import play
from analytics.whatif.measured import (
    HOURS,
    MEAN,
    MEDIAN,
    P90,
    STANDARD,
    load_of,
    measured,
    waiting_at,
    within_at,
)
from analytics.whatif.sentences import far_off, said, sentences
from analytics.whatif.situation import Situation
from model.errors import SopError
from model.text import Text
from model.what_if import Change, Compared, Experiment, LeadTime, RoleLoad, StepQueue, WhatIf

Samples = Sequence[dict[str, float]]
_FEWEST_CASES = 100
_TOO_FEW = Text(
    id="percobaan dengan {replications} ulangan dan {cases} kasus terlalu kecil. Minta sedikitnya {fewest} ulangan dan {fewest_cases} kasus.",
    en="an experiment of {replications} replications and {cases} cases is too small. Ask for at least {fewest} replications and {fewest_cases} cases.",
)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two offices with what was measured of it, and the roles that cannot keep up."""

    situation: Situation
    samples: Samples

    @property
    def overloaded(self) -> tuple[str, ...]:
        return tuple(role for role in self.situation.staff if fmean(one[load_of(role)] for one in self.samples) >= 1)

    def values(self, name: str) -> list[float] | None:
        """A figure by replication; None where one of them lacks it."""
        found = [one[name] for one in self.samples if name in one]
        return found if len(found) == len(self.samples) else None

    def settled(self, name: str) -> list[float] | None:
        """A figure that has a meaning only while all roles keep up."""
        return None if self.overloaded else self.values(name)


def what_if(situation: Situation, changes: Iterable[Change], plan: Experiment) -> WhatIf:
    """What `changes` would do, with intervals; figures are those of the mean over the replications."""
    if plan.replications < FEWEST or plan.cases < _FEWEST_CASES:
        asked = {"replications": plan.replications, "cases": plan.cases}
        raise SopError(_TOO_FEW, **asked, fewest=FEWEST, fewest_cases=_FEWEST_CASES)
    wanted = tuple(changes)
    other = changed(situation, wanted)
    found = _result((_played(situation, plan), _played(other, plan)), plan)
    told = replace(found, changes=tuple(map(said, wanted)))
    return replace(told, sentences=sentences(told), assumptions=(*situation.assumptions, *far_off(found)))


def _played(situation: Situation, plan: Experiment) -> _Side:
    return _Side(
        situation,
        [
            measured(play(situation, Draws(situation, plan.cases, (plan.seed, n))), situation, plan)
            for n in range(plan.replications)
        ],
    )


def _result(sides: tuple[_Side, _Side], plan: Experiment) -> WhatIf:
    today, other = sides
    return WhatIf(
        experiment=plan,
        basis=basis(today.situation),
        changes=(),
        overloaded=today.overloaded,
        overloaded_changed=other.overloaded,
        lead=LeadTime(*(_settled(sides, name) for name in (MEAN, MEDIAN, P90))),
        within_standard=_settled(sides, STANDARD),
        person_hours=_anyway(sides, HOURS),
        roles=tuple(_role(role, sides) for role in {**today.situation.staff, **other.situation.staff}),
        steps=tuple(_step(key, sides) for key in _keys(sides)),
        sentences=(),
        assumptions=(),
    )


def _settled(sides: tuple[_Side, _Side], name: str) -> Compared:
    return compared(*(side.settled(name) for side in sides))


def _anyway(sides: tuple[_Side, _Side], name: str) -> Compared:
    return compared(*(side.values(name) for side in sides))


def _role(role: str, sides: tuple[_Side, _Side]) -> RoleLoad:
    today, other = (side.situation.staff.get(role) for side in sides)
    return RoleLoad(role, today, other, _anyway(sides, load_of(role)))


def _step(key: str, sides: tuple[_Side, _Side]) -> StepQueue:
    return StepQueue(key, _settled(sides, waiting_at(key)), _anyway(sides, within_at(key)))


def _keys(sides: tuple[_Side, _Side]) -> list[str]:
    """The steps that a person does, of both sides, those of today first."""
    return list({row.key: None for side in sides for row in side.situation.rows if not row.fork})
