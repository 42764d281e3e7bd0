"""What a rule on logs is: a kind of deviation, why it matters, and what shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

import ibis

from model.deviation import Deviation


@dataclass(frozen=True, slots=True)
class LogRule:
    """A row of the catalogue of findings.

    `facet` is what of an execution is judged: order, performer, time, output or requirements. `facts` are those
    of a finding that prove it, `told` is why it matters with a bad and a good case. `fault` holds for what is
    at fault: a run or, with `of` case, a case; without it the deviation comes from the alignment.
    """

    deviation: Deviation
    facet: str
    facts: tuple[str, ...]
    told: str
    fault: ibis.Deferred | None = None
    of: str = "run"


def faults(rules: Iterable[LogRule], of: str) -> dict[str, ibis.Deferred]:
    """By rule code what holds for the runs, or cases, at fault."""
    return {rule.deviation.rule: rule.fault for rule in rules if rule.fault is not None and rule.of == of}
