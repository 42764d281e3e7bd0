"""The figures of one replication."""

import numpy as np
from numpy.typing import NDArray

from analytics.whatif.loop import Played
from analytics.whatif.situation import Situation
from model.what_if import Experiment

Numbers = NDArray[np.float64]
MEAN, MEDIAN, P90, STANDARD, HOURS = "mean", "median", "p90", "standard", "hours"
_HOUR = 3600


def measured(played: Played, situation: Situation, plan: Experiment) -> dict[str, float]:
    """Figures by name; those of roles and steps by `load_of`, `waiting_at`, `within_at`."""
    first, last = round(plan.cases * plan.warm_up), round(plan.cases * (1 - plan.cool_down))
    arrivals, ends = np.asarray(played.arrivals), np.asarray(played.ends)
    cases = np.asarray(played.cases)
    kept = (cases >= first) & (cases < last)
    rows, seconds = np.asarray(played.rows)[kept], np.asarray(played.seconds)[kept]
    waiting = (np.asarray(played.begins) - np.asarray(played.ready))[kept]
    span = arrivals[last - 1] - arrivals[first - 1] if first else arrivals[last - 1]
    return {
        **_of_cases((ends - arrivals)[first:last], situation.standard),
        **_of_steps(rows, seconds, waiting, situation),
        **_of_roles(_sums(rows, seconds, situation), float(span), last - first, situation),
    }


def load_of(role: str) -> str:
    """The name of the load of `role`."""
    return f"load:{role}"


def waiting_at(step: str) -> str:
    """The name of the mean waiting before `step`."""
    return f"waiting:{step}"


def within_at(step: str) -> str:
    """The name of the share of executions of `step` within its Waktu."""
    return f"within:{step}"


def _of_cases(leads: Numbers, standard: float | None) -> dict[str, float]:
    median, p90 = np.quantile(leads, [0.5, 0.9])
    found = {MEAN: float(leads.mean()), MEDIAN: float(median), P90: float(p90)}
    return found if standard is None else {**found, STANDARD: float((leads <= standard).mean())}


def _of_steps(rows: NDArray[np.int64], seconds: Numbers, waiting: Numbers, situation: Situation) -> dict[str, float]:
    runs, waited = _counts(rows, situation), _sums(rows, waiting, situation)
    limits = np.array([np.inf if row.limit is None else row.limit for row in situation.rows])
    kept = _sums(rows, (seconds <= limits[rows]).astype(float), situation)
    found = {}
    for n, row in enumerate(situation.rows):
        if runs[n]:
            found[waiting_at(row.key)] = float(waited[n] / runs[n])
            if row.limit is not None:
                found[within_at(row.key)] = float(kept[n] / runs[n])
    return found


def _of_roles(busy: Numbers, span: float, cases: int, situation: Situation) -> dict[str, float]:
    """The load is the work that came in a `span`, not what was done in it: it tells a queue that grows without end."""
    work = {
        role: sum(float(busy[n]) for n, row in enumerate(situation.rows) if row.role == role)
        for role in situation.staff
    }
    loads = {load_of(role): work[role] / (span * situation.capacity(role)) for role in situation.staff}
    return {**loads, HOURS: sum(work.values()) / cases / _HOUR}


def _counts(rows: NDArray[np.int64], situation: Situation) -> NDArray[np.int64]:
    return np.bincount(rows, minlength=len(situation.rows))


def _sums(rows: NDArray[np.int64], values: Numbers, situation: Situation) -> Numbers:
    return np.asarray(np.bincount(rows, weights=values, minlength=len(situation.rows)))
