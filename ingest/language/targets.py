"""Where an exit of a decision leads: the step that its words mean."""

import re
from dataclasses import dataclass

from ingest.language.decisions import Branch
from ingest.language.morphology import roots

_PROPOSER = re.compile(r"\b(?:pengusul|pemohon|pengaju)\b", re.IGNORECASE)
_WHO_PROPOSED = re.compile(r"yang meng(?:usul|aju)kan", re.IGNORECASE)
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Course:
    """A procedure's activities and the likeliest performer of each."""

    activities: tuple[str, ...]
    performers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A step (index) and whether the text decides it."""

    step: int
    sure: bool


def target(branch: Branch, here: int, course: Course, marked: int | None = None) -> Target | None:
    """The step that `branch` of step `here` leads to; None where the procedure ends with it.

    A named step first, then the beginning or the proposer's step, then the step of the named role that is
    most like the action, then the step most like it; else the one before. `marked` is the lane whose cell
    holds the branch's label.
    """
    if branch.step is not None and 0 < branch.step <= len(course.activities):
        return Target(branch.step - 1, sure=True)
    if branch.ends and not branch.back:
        return None
    if branch.restarts or _WHO_PROPOSED.search(branch.action):
        return Target(_proposing(here, course), sure=True)
    return _of_role(branch, here, course, marked) or _by_action(branch, here, course)


def _of_role(branch: Branch, here: int, course: Course, marked: int | None) -> Target | None:
    lanes = branch.role.odds if branch.role else ((marked, 1.0),) if marked is not None else ()
    for lane, _ in sorted(lanes, key=lambda odds: -odds[1]):
        own = [at for at in range(here) if course.performers[at] == lane]
        if own:
            return Target(max(own, key=lambda at: (_likeness(branch.action, course.activities[at]), at)), sure=True)
    return None


def _by_action(branch: Branch, here: int, course: Course) -> Target | None:
    if _PROPOSER.search(branch.action):
        return Target(_proposing(here, course), sure=True)
    others = range(here) if branch.back else [at for at in range(len(course.activities)) if at != here]
    alike = {at: _likeness(branch.action, course.activities[at]) for at in others}
    best = max(alike, key=lambda at: (alike[at], at < here, at), default=None)
    if best is not None and alike[best] >= _ALIKE:
        return Target(best, sure=True)
    return Target(here - 1, sure=False) if here else None


def _proposing(here: int, course: Course) -> int:
    """The first step that proposes something; else the first of all."""
    return next((at for at, text in enumerate(course.activities[:here]) if "aju" in roots(text)), 0)


def _likeness(action: str, activity: str) -> float:
    """Share of the action's roots that the activity has."""
    wanted = roots(action)
    return len(wanted & roots(activity)) / len(wanted) if wanted else 0.0
